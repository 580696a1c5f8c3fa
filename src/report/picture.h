/* picture.h -- what the bridges to plot/ share: the style of a picture, its words, its links. Private to report/. */
#ifndef CONGVU_PICTURE_H
#define CONGVU_PICTURE_H

#include "plot/plot.h"
#include "report/report.h"

/* In the reader's language; `id` begins every id of the picture, which also carries the width, so that a page may hold a
 * wide and a narrow drawing of the same. */
struct plot_style picture_style(struct arena *, const struct report_style *, const char *id, int64_t number);
/* The pattern with what it is for, percent-encoded; "" where there is no pattern. */
struct text picture_link(struct arena *, struct text pattern, struct text zero, struct text one);

#endif
