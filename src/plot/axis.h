/* axis.h -- figures and dates as they are written, and where the ticks of an axis stand. Private to plot/. */
#ifndef CONGVU_PLOT_AXIS_H
#define CONGVU_PLOT_AXIS_H

#include "plot/svg.h"

bool in_vietnamese(const struct plot_style *);
struct text figure_count(struct arena *, const struct plot_style *, int64_t); /* 1.234 or 1,234                    */
struct text figure_date(struct arena *, const struct plot_style *, struct instant, bool as_end);   /* 14/8/2025 or 14 Aug 2025 */
struct text figure_moment(struct arena *, const struct plot_style *, struct instant, bool as_end); /* 16:40 14/8/2025 */
/* The sentence with {0} and {1} filled in. */
struct text plot_say(struct arena *, const struct plot_style *, enum plot_word, struct text zero, struct text one);
struct text plot_word(const struct plot_style *, enum plot_word);

/* From `lo` at x0 to `hi` at x1; lo < hi. Instants outside are drawn at its ends. */
struct time_axis {
    struct instant lo, hi;
    int x0, x1;
};
struct time_axis time_axis_new(struct instant lo, struct instant hi, int x0, int x1);
int time_x(const struct time_axis *, struct instant);
bool time_inside(const struct time_axis *, struct instant);

struct time_tick {
    int x;
    struct text label, under; /* under: the day or year, where it changes; "" else                               */
};
/* As fine as their labels allow. In the arena. */
const struct time_tick *time_ticks(struct arena *, const struct plot_style *, const struct time_axis *, size_t *n);

#endif
