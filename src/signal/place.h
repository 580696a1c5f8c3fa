/* place.h -- how long a unit holds its cases, among the like cases of its peers. Private to signal/.
 *
 * What is compared is the working time one unit held one case, in all its holdings of it. Each has a place among the like cases of others:
 * the part of them that was held shorter, 0 to 1. Like are cases of one kind that came the same way, were held as many times, by units at
 * the same place in the tree, in the same quarter of a year; as far as there are enough of them, else with the quarter, then the
 * place in the tree, left out; units of another class never. Of places only `longer` is counted.
 *
 * Compared is by what factor a member is slower: the mean of the logarithms of its cases' times, each to the middle of the like ones and within
 * bounds, less the same of its peers. Honest units differ by factors; a factor is much in places where times are alike, and little where
 * they have a long tail.
 */
#ifndef CONGVU_SIGNAL_PLACE_H
#define CONGVU_SIGNAL_PLACE_H

#include "signal/observe.h"

struct placed {
    uint32_t unit, kind;
    int64_t n, longer;  /* cases that have a place; those above the middle                     */
    double mean, error; /* the logarithm of how many times as long                                 */
    double times;       /* median of time / median time of the like                            */
};

/* A row a unit and kind with any case placed. In the arena. */
const struct placed *place_members(struct arena *a, size_t units, const struct flow_holdings *h, struct observer *o, size_t *n);

/* The chance that a case of who has this logarithm is held longer than a like case of a peer: 0.5 for 0. */
double place_chance(double log_times);

#endif
