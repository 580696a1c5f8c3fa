/* csv.h -- a separated file (.csv, .tsv) to the records of a table.
 *
 * The separator is the one of comma, semicolon and tab that parts the first lines most evenly; fields may be quoted, with
 * doubled quotes and line ends inside. The encoding is UTF-8 or UTF-16, told by marks and by what is valid, or
 * Windows-1258, told by its tone marks; TCVN3 and VNI are told and refused.
 *
 * For the child only: pure.
 */
#ifndef CONGVU_INTAKE_CSV_H
#define CONGVU_INTAKE_CSV_H

#include "base/sbuf.h"
#include "intake/fault.h"

enum fault csv_read(struct arena *a, struct text bytes, struct sbuf *answer);

/* The bytes as UTF-8 without a mark, in the arena or themselves; not yet NFC. */
enum fault encoding_read(struct arena *a, struct text bytes, struct text *out);

#endif
