/* annex.h -- the annex of a report as an Excel workbook: every row, without a limit. Private to report/ and app/.
 *
 *      Tổng hợp      the figures of the categories and a chart of them; as of when; the command that gives them again
 *      Chi tiết      a line a row, in the order given; after 1,048,576 lines goes on in "Chi tiết 2", "Chi tiết 3" ...
 *      Thời gian     whose time it was, by agency, and a chart
 *
 * Rows are written as they come and not kept (libxlsxwriter's constant-memory mode), so a workbook of a million rows takes no more
 * memory than one of ten. Dates are dates, figures figures, and what people wrote is always text: no cell is a formula, whatever it
 * begins with.
 *
 * Owns:    a file that appears under its name when it is whole (annex_end), and is gone otherwise.
 * Fails:   PB_IO, PB_DISK_FULL with the system's reason.
 */
#ifndef CONGVU_REPORT_ANNEX_H
#define CONGVU_REPORT_ANNEX_H

#include "base/err.h"
#include "report/tally.h"

struct annex;

/* `tally` is looked at with each row and at the end: its scope is known before the first, its sums by the end; it needs no rows. */
enum rc annex_begin(const char *path, const struct world *, const struct tally *tally, struct annex **out,
                    struct err *err);
enum rc annex_row(void *annex, const struct tally_row *row, struct err *err); /* a sink for rows */
/* The sheets of figures; the file gets its name. Frees the annex, also on failure. */
enum rc annex_end(struct annex *, struct text command, struct err *err);
void annex_free(struct annex *); /* give up: nothing is left; NULL is fine */

#endif
