/* draft_table.h -- a draft as a table: a row a content, a column a field. Private to app/.
 *
 *      n, number, words      say which content it is; not read back
 *      the others            keys of draft_set, and `dropped`: yes or nothing
 */
#ifndef CONGVU_DRAFT_TABLE_H
#define CONGVU_DRAFT_TABLE_H

#include "app/intake/draft.h"

extern const char *const DRAFT_COLUMNS[]; /* ended by NULL; those from DRAFT_READ_FROM on are read back */
enum { DRAFT_READ_FROM = 3 };

/* What stands in the column of a content. */
struct text draft_value(struct arena *a, const struct world *w, struct instant now, const struct draft *d,
                        const struct draft_item *item, const char *column);
void draft_table_write(struct arena *a, const struct world *w, struct instant now, const struct draft *d,
                       struct sbuf *out);
/* The same as a workbook: every cell is text. */
void draft_table_xlsx(struct arena *a, const struct world *w, struct instant now, const struct draft *d, struct sbuf *out);

#endif
