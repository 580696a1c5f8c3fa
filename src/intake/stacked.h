/* stacked.h -- a table whose cells stand below each other, a line each, as copied from a page or a workbook:
 *
 *      TT                      the heads of the columns, all known (column.h), a task among them
 *      Nội dung nhiệm vụ
 *      Chủ trì
 *      Thời hạn
 *      1                       then as many lines for every row; where rows are numbered, the numbers must go on
 *      Rà soát thủ tục
 *      ...
 */
#ifndef CONGVU_INTAKE_STACKED_H
#define CONGVU_INTAKE_STACKED_H

#include "intake/draft.h"

/* Reads the table that begins at paragraph i, up to `to`; how many paragraphs it takes, 0 where none begins. */
size_t stacked_read(struct writer *w, size_t i, size_t to, const struct scope *in);

/* Behind the body: "Phụ lục", a table of tasks, or "[edXML] Phu luc.xlsx", a further attachment of an envelope. */
bool annex_begins(const struct scan *s, const struct para *p);

/* Tables in an annex, paragraphs [from, to): their rows are tasks, all else there is not read. */
void annex_read(struct writer *w, size_t from, size_t to);

#endif
