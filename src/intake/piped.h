/* piped.h -- a table in a plain text: a row a line, its cells apart by "|".
 *
 *   TT | Nội dung công việc | Đơn vị chủ trì | Thời gian      the head says what the columns are (column.h)
 *   1  | Rà soát thủ tục    | Sở Nội vụ      | Quý II/2027    a row under it is a task with its fields
 *
 * Rows under a head that names no task are read as any other line.
 */
#ifndef CONGVU_INTAKE_PIPED_H
#define CONGVU_INTAKE_PIPED_H

#include "intake/draft.h"

enum { PIPED_COLUMNS_MAX = 16 };
struct piped {
    enum field of[PIPED_COLUMNS_MAX]; /* of every column; FIELD_NONE where it is nothing to us */
    size_t n;                         /* 0: no table is open                                    */
};

/* Are these cells the head of a table of tasks? *out is replaced only then. */
bool piped_head(const struct scan *s, const struct part *cells, size_t n, struct piped *out);

/* A row of paragraph i under that head: its task with its fields; or a section's name, where the row holds nothing else. */
void piped_cells(struct writer *w, size_t i, const struct part *cells, size_t n, const struct piped *table,
               const struct scope *in);

/* Reads paragraph i if it is a row of a table of tasks; false: it is not. `table` is the one that is open, if one is. */
bool piped_row(struct writer *w, size_t i, struct piped *table, const struct scope *in);

#endif
