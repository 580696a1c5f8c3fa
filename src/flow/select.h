/* select.h -- the k-th smallest of a column, without sorting it. */
#ifndef CONGVU_FLOW_SELECT_H
#define CONGVU_FLOW_SELECT_H

#include "base/base.h"

/* Reorders v so that v[k] is what it were if sorted, nothing before it is larger and nothing behind it smaller. k < n. Time grows as n,
 * whatever the order. */
int64_t flow_select(int64_t *v, size_t n, size_t k);

/* Twice the median, so that it stays whole: the middle one twice, or the sum of the two in the middle. n > 0. */
int64_t flow_median_twice(int64_t *v, size_t n);

/* The one at place floor(n * twentieths / 20), at most the last: 18 is the 90th percentile, 19 the 95th. n > 0. */
int64_t flow_quantile(int64_t *v, size_t n, unsigned twentieths);

/* Both: what lies above the median is then looked through alone. n > 0. */
void flow_median_and_more(int64_t *v, size_t n, unsigned twentieths, int64_t *median_twice, int64_t *quantile);

#endif
