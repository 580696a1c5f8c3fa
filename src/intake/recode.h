/* recode.h -- records whose letters stand for bytes of an encoding of before Unicode, converted.
 *
 * A Word file keeps what was typed in a font .VnTime as letters of Latin-1, a PDF often too. Whether a document is such a one is judged
 * by all its words together (legacy.h); a document most of whose letters with marks are Unicode's is left as it is.
 *
 * Owns:    nothing. Threads: pure.
 */
#ifndef CONGVU_INTAKE_RECODE_H
#define CONGVU_INTAKE_RECODE_H

#include "intake/encoding.h"
#include "intake/record.h"

/* hyphens: ư may have come as one. *was is UTF-8 where nothing was converted. PB_FORM_NOT_READ where it seems to be TCVN3 or VNI, but
 * not surely. */
enum rc recode_records(struct arena *a, struct records *r, bool hyphens, enum encoding *was, struct err *err);

#endif
