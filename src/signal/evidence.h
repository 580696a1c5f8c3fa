/* evidence.h -- the cases that weigh most in each row. Private to signal/. */
#ifndef CONGVU_SIGNAL_EVIDENCE_H
#define CONGVU_SIGNAL_EVIDENCE_H

#include "signal/alike.h"

/* Of a share, the cases in which it was counted most often, then those the unit held longest; of held_long, those it held longest. At
 * most SIGNAL_CASES_MAX each. */
void evidence_fill(struct arena *a, const struct flow_holdings *h, const struct alike *, struct signal_row *rows, size_t n);

#endif
