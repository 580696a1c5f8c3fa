/* random_act.h -- acts that somebody might try, most of them sensible: for the property test and the measurement. */
#ifndef CONGVU_TESTS_MATTER_RANDOM_ACT_H
#define CONGVU_TESTS_MATTER_RANDOM_ACT_H

#include "matter/matter.h"

struct chance {
    uint64_t state;
};
struct chance chance_new(uint64_t seed);
uint64_t chance_next(struct chance *);
int chance_upto(struct chance *, int n); /* 0 .. n - 1 */
bool chance_one_in(struct chance *, int n);

/* An opening of some kind of the tests' regulations, at t. */
struct act random_open(struct chance *, struct arena *, const struct world *, struct instant t);
/* An act on some matter of the family, at t; now and then claimed for an instant before. */
struct act random_act(struct chance *, struct arena *, const struct family *, struct instant t);

#endif
