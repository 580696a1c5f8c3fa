/* draw.h -- chance that is the same everywhere: a small generator of our own (splitmix64), so that a seed gives one year for ever. */
#ifndef CONGVU_DRAW_H
#define CONGVU_DRAW_H

#include "base/base.h"

struct draw {
    uint64_t state;
};

double draw_part(struct draw *);                /* 0 <= x < 1             */
size_t draw_below(struct draw *, size_t n);     /* 0 .. n - 1; n >= 1     */
bool draw_chance(struct draw *, double p);
double draw_times(struct draw *, double sigma); /* exp(sigma · normal): 1 in the middle */

#endif
