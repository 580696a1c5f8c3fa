/* csv.h -- a separated file (.csv, .tsv) to the records of a table.
 *
 * The separator is the one of comma, semicolon and tab that parts the first lines most evenly; fields may be quoted, with
 * doubled quotes and line ends inside. Its encoding is told by encoding.h.
 *
 * For the child only: pure.
 */
#ifndef CONGVU_INTAKE_CSV_H
#define CONGVU_INTAKE_CSV_H

#include "base/sbuf.h"
#include "intake/fault.h"

enum fault csv_read(struct arena *a, struct text bytes, struct sbuf *answer);

#endif
