/* tabled.h -- a table as the lines of a text, in the forms that the reader knows (extract.h). Private to intake/.
 *
 *      head of a table of tasks     1. Rà soát ... Cơ quan chủ trì: Sở A; thời gian hoàn thành: 30/9. (Ghi chú: đã nhắc)
 *      the same in English          1 | Review ... | Department of X | 30/9/2025
 *      one or two columns           a letterhead or a signature: its cells are lines
 *      any other                    its rows, cells apart by " | "
 */
#ifndef CONGVU_INTAKE_TABLED_H
#define CONGVU_INTAKE_TABLED_H

#include "base/sbuf.h"
#include "intake/grid.h"

void tabled_put(struct sbuf *b, struct arena *a, const struct grid *g);

#endif
