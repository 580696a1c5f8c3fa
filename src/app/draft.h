/* draft.h -- what intake understood of one content, kept as JSON beside it until a person accepts. Private to app/. */
#ifndef CONGVU_DRAFT_H
#define CONGVU_DRAFT_H

#include "app/view.h"
#include "intake/intake.h"

struct text draft_content_json(struct arena *a, const struct intake_content *c);
/* Fills leads, coordinators, person, deadline, report_to, product, exhortation. PB_CORRUPT when it is not what we wrote. */
enum rc draft_content_read(struct arena *a, struct text json, struct intake_content *out, struct err *err);

#endif
