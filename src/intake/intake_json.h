/* intake_json.h -- a draft as JSON, one object; the shape is in docs/formats/intake.md. */
#ifndef CONGVU_INTAKE_JSON_H
#define CONGVU_INTAKE_JSON_H

#include "base/sbuf.h"
#include "intake/extract.h"
#include "intake/intake.h"

/* Appends to out; check sbuf_full afterwards. `file`, how the text was read, may be NULL. */
void intake_json(const struct intake_draft *d, const struct extracted *file, struct sbuf *out);

#endif
