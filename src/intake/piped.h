/* piped.h -- a table in a plain text: a row a line, its cells apart by "|" or, as copied from a workbook, by tabs.
 *
 *   TT | Nội dung công việc | Đơn vị chủ trì | Thời gian      the head says what the columns are (column.h)
 *   1  | Rà soát thủ tục    | Sở Nội vụ      | Quý II/2027    a row under it is a task with its fields
 *   2  | Quét bản đồ        | nt             | Quý III/2027   "nt", như trên: what the row above has there
 *
 * Rows under a head that names no task are read as any other line. Tabs part more than tables: a line of them is a row only at or under
 * such a head.
 */
#ifndef CONGVU_INTAKE_PIPED_H
#define CONGVU_INTAKE_PIPED_H

#include "intake/draft.h"

enum { PIPED_COLUMNS_MAX = 16 };
struct piped {
    enum field of[PIPED_COLUMNS_MAX];  /* of every column; FIELD_NONE where it is nothing to us */
    struct part said[PIPED_COLUMNS_MAX]; /* of every column the last cell that said something   */
    size_t n;                          /* 0: no table is open                                    */
};

/* The cells of the line [t0, t1), at most PIPED_COLUMNS_MAX; bars at its ends are drawn, they part nothing. */
size_t piped_cut(const struct scan *s, size_t t0, size_t t1, struct part *cells);

/* Are these cells the head of a table of tasks? *out is replaced only then. */
bool piped_head(const struct scan *s, const struct part *cells, size_t n, struct piped *out);

/* A row of paragraph i under that head: its task with its fields; or a section's name, where the row holds nothing else. */
void piped_cells(struct writer *w, size_t i, const struct part *cells, size_t n, struct piped *table, const struct scope *in);

/* Is the paragraph such a head? */
bool piped_begins(const struct scan *s, const struct para *p);

/* A line between rows that is none: does the table go on behind it? "II. DỮ LIỆU SỐ" names what comes below. */
bool piped_goes_on(const struct scan *s, size_t t0, size_t t1);

/* Reads paragraph i if it is a row of a table of tasks; false: it is not. `table` is the one that is open, if one is. */
bool piped_row(struct writer *w, size_t i, struct piped *table, const struct scope *in);

#endif
