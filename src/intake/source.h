/* source.h -- the file as it came, and the NFC text we read; from an offset in one to the offset in the other.
 *
 *   file   BOM  T  o  ◌̂  ́i  CR LF ...      may be NFD, may begin with a BOM
 *   nfc         T  ố      i  CR LF ...      what every other part of intake sees
 *
 * A piece of the file between two "boundary" letters normalises by itself, so the two sides are kept as a list of
 * stretches at whose starts both offsets are known. An NFC file is one stretch and nfc points into it.
 */
#ifndef CONGVU_INTAKE_SOURCE_H
#define CONGVU_INTAKE_SOURCE_H

#include "base/err.h"
#include "intake/intake.h"

struct source_step {
    size_t nfc, file; /* from these byte offsets on, both run alike */
};

struct source {
    struct text file; /* all of it                       */
    struct text nfc;  /* without the BOM                */
    struct source_step *steps;
    size_t nsteps;
    uint32_t *points; /* code points before every block of the file */
};

/* PB_TOO_LARGE, PB_NOT_UTF8, PB_EMPTY. */
enum rc source_read(struct arena *a, struct text bytes, struct source *out, struct err *err);

/* The file's place of nfc bytes [from, to). A letter that the file writes in several code points is taken whole. */
struct intake_span source_span(const struct source *src, size_t from, size_t to);

#endif
