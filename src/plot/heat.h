/* heat.h -- counts in rows and columns, shaded by number: units against states, who handed over to whom.
 *
 *      Đơn vị                      Đang giữ   Quá hạn   Chờ ngoài
 *      Sở Tài chính                   12         3          0
 *      UBND phường Hải Châu            4         0          1
 *      Tổng                           16         3          1
 *
 * Each number is printed and, where it is not 0, is a link of its own; the shade only repeats it, in five steps from the
 * least to the greatest cell. Rows and columns stand in the caller's order. A long label is shortened; its item says it whole.
 * A count below 0 is one that is not known: "–".
 */
#ifndef CONGVU_PLOT_HEAT_H
#define CONGVU_PLOT_HEAT_H

#include "plot/plot.h"

enum { PLOT_HEAT_ROWS_MAX = 250, PLOT_HEAT_COLUMNS_MAX = 24, PLOT_SHADES = 6 /* with the one for 0 */ };

struct plot_head {
    struct text label, link;
};
struct plot_heat {
    struct text title, desc;
    struct text corner;            /* what the rows are: "Đơn vị"                                  */
    const struct plot_head *rows, *columns;
    size_t nrows, ncolumns;
    const int64_t *counts;         /* row by row                                                   */
    const struct text *links;      /* likewise; NULL: none                                         */
    bool row_totals, column_totals; /* row totals only where a row's columns exclude each other     */
};

void plot_heat(struct sbuf *out, struct arena *a, const struct plot_heat *p, const struct plot_style *style);
void plot_heat_table(struct sbuf *out, struct arena *a, const struct plot_heat *p, const struct plot_style *style);

#endif
