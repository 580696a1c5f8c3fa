/* rows_xlsx.h -- a few rows of words as a workbook in memory: what goes back to whoever sent a table. Private to report/ and app/.
 *
 * Every cell is a string, so nothing is ever run as a formula; the head is bold and stays when one scrolls; the last column, where the
 * reasons stand, is in the colour of what is late. The same rows are the same bytes. A cell longer than Excel takes is cut.
 */
#ifndef CONGVU_REPORT_ROWS_XLSX_H
#define CONGVU_REPORT_ROWS_XLSX_H

#include "base/sbuf.h"

struct xlsx_rows {
    struct text sheet;   /* its name; at most 31 bytes are kept                    */
    const struct text **rows;
    size_t n, columns;
    size_t head;         /* so many of the first rows are the head                 */
};
void rows_xlsx(struct sbuf *out, struct arena *a, const struct xlsx_rows *x);

#endif
