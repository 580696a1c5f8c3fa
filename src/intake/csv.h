/* csv.h -- a separated file (.csv, .tsv) to the records of a table.
 *
 * The separator is the one of comma, semicolon and tab that parts the first lines most evenly; fields may be quoted, with
 * doubled quotes and line ends inside. Its encoding is told by encoding.h.
 *
 * Pure. Only the child reads rows; the parent may ask whether there are any.
 */
#ifndef CONGVU_INTAKE_CSV_H
#define CONGVU_INTAKE_CSV_H

#include "base/sbuf.h"
#include "intake/fault.h"

/* Does the text begin, after a few titles, with the head of a table of tasks, and do the lines below have its columns? Prose that counts
 * up "nội dung, thời hạn, đơn vị chủ trì" does not. */
bool csv_is_tasks(struct arena *a, struct text t);
enum fault csv_read(struct arena *a, struct text bytes, struct sbuf *answer);

#endif
