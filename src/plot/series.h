/* series.h -- figures over time: arrivals and closings by month, what is open by day. Up to four lines, told apart by dashes and the
 * shape of their points. */
#ifndef CONGVU_PLOT_SERIES_H
#define CONGVU_PLOT_SERIES_H

#include "plot/plot.h"

enum { PLOT_LINES_MAX = 4, PLOT_POINTS_MAX = 600, PLOT_DOTS_MAX = 62 /* more stand too close: no marks, only the line */ };

struct plot_line {
    struct text name;
    const double *values; /* one a period; NaN: not known, the line has a gap                     */
};
struct plot_series {
    struct text title, desc;
    struct text measure;         /* what is counted: "số việc"                                    */
    const struct instant *at;    /* beginnings of the periods, in time                            */
    size_t n;
    const struct plot_line *lines;
    size_t nlines;
};

void plot_series(struct sbuf *out, struct arena *a, const struct plot_series *p, const struct plot_style *style);
void plot_series_table(struct sbuf *out, struct arena *a, const struct plot_series *p, const struct plot_style *style);

#endif
