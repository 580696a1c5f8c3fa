/* when_en.h -- deadlines as only English writes them: "by 6pm today", "this year", "in the week of June 7", "between April 1 and 30". */
#ifndef CONGVU_INTAKE_WHEN_EN_H
#define CONGVU_INTAKE_WHEN_EN_H

#include "intake/cadence.h"

/* The same contract as event.h's: false, and *out left alone, where nothing of the kind stands at t; the clause begins at `from`. */
bool when_english_read(const struct scan *s, size_t from, size_t t, size_t end, struct found *out);

/* Does the weak date [t, after) tell of a day before the document's own: "the plan approved | on March 1", "the storm | in May 2025"? */
bool when_english_past(const struct scan *s, const struct calday *c);

#endif
