#include "simulate/draw.h"

#include <math.h>

static uint64_t draw_bits(struct draw *d)
{
    uint64_t z = d->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

double draw_part(struct draw *d) { return (double)(draw_bits(d) >> 11) * 0x1.0p-53; }

size_t draw_below(struct draw *d, size_t n)
{
    assert(n > 0);
    return (size_t)(draw_part(d) * (double)n);
}

bool draw_chance(struct draw *d, double p) { return draw_part(d) < p; }

/* Mean 0, deviation 1: twelve parts added up, so no tail beyond 6 */
static double draw_normal(struct draw *d)
{
    double sum = 0;
    for (int i = 0; i < 12; i++)
        sum += draw_part(d);
    return sum - 6;
}

double draw_times(struct draw *d, double sigma) { return exp(sigma * draw_normal(d)); }
