/* draw.h -- chance that is the same everywhere: a small generator of our own (splitmix64), so that a seed gives one year for ever. */
#ifndef CONGVU_DRAW_H
#define CONGVU_DRAW_H

#include "base/base.h"

struct draw {
    uint64_t state;
};

uint64_t draw_bits(struct draw *);
double draw_part(struct draw *);               /* 0 <= x < 1             */
size_t draw_below(struct draw *, size_t n);    /* 0 .. n - 1; n >= 1     */
bool draw_chance(struct draw *, double p);
double draw_normal(struct draw *);             /* mean 0, deviation 1: twelve parts added up, so no tail beyond 6 */
double draw_times(struct draw *, double sigma); /* exp(sigma · normal): 1 in the middle */

#endif
