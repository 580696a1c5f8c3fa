/* funnel.h -- a rate against the number it rests on, between limits that narrow as numbers grow: like is compared with like, and
 * few cases are not mistaken for a finding. Not a ranking: a point has no place in an order, only inside or outside.
 *
 *      50% │ ╲ ○            ◆ UBND xã A
 *          │   ╲──────────────────────
 *      20% │ ○   ○   ○       ○              average
 *          │   ╱──────────────────────
 *        0 └─────────────────────────── n
 *
 * The limits and who is outside are the caller's (signal/): nothing is tested here.
 */
#ifndef CONGVU_PLOT_FUNNEL_H
#define CONGVU_PLOT_FUNNEL_H

#include "plot/plot.h"

enum { PLOT_FUNNEL_POINTS_MAX = 1000, PLOT_LIMITS_MAX = 400 };

struct plot_funnel_point {
    struct text label, link;
    int64_t n;
    double rate;
    bool outside;          /* drawn as a filled diamond with its name                               */
};
struct plot_limit {        /* NaN: none                                                             */
    double n, low, high, low_wide, high_wide;
};
struct plot_funnel {
    struct text title, desc;
    struct text measure, number; /* of the axes: "tỷ lệ trả lại", "số hồ sơ"                           */
    const struct plot_funnel_point *points;
    size_t npoints;
    const struct plot_limit *limits; /* by n                                                          */
    size_t nlimits;
    double average;        /* NaN: none                                                              */
    bool percent;          /* rates are shares of 1                                                  */
};

void plot_funnel(struct sbuf *out, struct arena *a, const struct plot_funnel *p, const struct plot_style *style);
void plot_funnel_table(struct sbuf *out, struct arena *a, const struct plot_funnel *p, const struct plot_style *style);

#endif
