/* amend.h -- which earlier documents a text changes. */
#ifndef CONGVU_INTAKE_AMEND_H
#define CONGVU_INTAKE_AMEND_H

#include "intake/intake.h"
#include "intake/scan.h"

void amended_read(const struct scan *s, struct intake_document *doc);

#endif
