/* period.h -- a stretch of the calendar that people report on: 2024, 2024-H1, 2024-Q4, 2024-09.
 *
 * Threads: pure.
 */
#ifndef CONGVU_PERIOD_H
#define CONGVU_PERIOD_H

#include "base/instant.h"

struct period {
    struct day from, to; /* both inclusive */
};

/* Years 1900 to 2199. False when t is no period. */
bool period_parse(struct text t, struct period *out);
/* By last day; of two that end together the shorter comes first: Q4 before H2 before the year. < 0, 0, > 0. */
int period_cmp(struct period a, struct period b);

#endif
