/* distribution.h -- how a time or a number is spread, a strip a unit: from the 10th percentile to the 90th, a box from quartile to
 * quartile, a stroke at the median.
 *
 *      Sở Tài chính       ├────▓▓▓▓┃▓▓▓────────┤               12,5 · n = 240
 *                         1          10          100 giờ làm việc
 */
#ifndef CONGVU_PLOT_DISTRIBUTION_H
#define CONGVU_PLOT_DISTRIBUTION_H

#include "plot/plot.h"

enum { PLOT_STRIPS_MAX = 200 };

struct plot_strip {
    struct text label, link;
    int64_t n;
    double p10, q1, median, q3, p90; /* in this order, or NaN: not known                           */
};
struct plot_distribution {
    struct text title, desc;
    struct text measure;             /* "giờ làm việc mỗi lượt giữ việc"                           */
    const struct plot_strip *strips; /* in the caller's order                                      */
    size_t n;
    bool log;                        /* times are: most are short, a few very long                 */
};

void plot_distribution(struct sbuf *out, struct arena *a, const struct plot_distribution *p, const struct plot_style *style);
void plot_distribution_table(struct sbuf *out, struct arena *a, const struct plot_distribution *p,
                             const struct plot_style *style);

#endif
