/* value.h -- axes of numbers, and how a number is written. Private to plot/. */
#ifndef CONGVU_PLOT_VALUE_H
#define CONGVU_PLOT_VALUE_H

#include "plot/axis.h"

/* NaN, infinities and what is beyond any figure of an office are no numbers here: drawn as missing. */
bool is_number(double);
/* 1.234,5 or 1,234.5; `percent`: of 1, as 12,5%. "–" for what is no number. */
struct text figure_real(struct arena *, const struct plot_style *, double, int decimals, bool percent);
/* With as many decimals as three figures need. */
struct text figure_short(struct arena *, const struct plot_style *, double, bool percent);

enum { VALUE_TICKS_MAX = 12 };

struct value_axis {
    double lo, hi;    /* lo < hi; widened to its ticks                                       */
    int at_lo, at_hi; /* tenths of a pixel                                                  */
    bool log;
    double ticks[VALUE_TICKS_MAX];
    int nticks, decimals;
};
/* From 0 (or a negative least) to at least `hi`; `most` ticks. log: by tens, 1, 2, 5 from a tenth of the least above 0. */
struct value_axis value_axis_new(double lo, double hi, int most, bool log);
int value_at(const struct value_axis *, double);
struct text value_label(struct arena *, const struct plot_style *, const struct value_axis *, int tick, bool percent);

#endif
