/* frame.h -- what every picture begins and ends with: its title, a legend that flows, remarks below. Private to plot/. */
#ifndef CONGVU_PLOT_FRAME_H
#define CONGVU_PLOT_FRAME_H

#include "plot/lettering.h"

enum { MARGIN = 12 * PX };

/* Each writes at *y and moves it down. */
void frame_title(struct svg *, int *y, struct text title);
void frame_note(struct svg *, int *y, struct text);
/* "Questions to others: and 12 more"; nothing for 0. */
void frame_more(struct svg *, int *y, struct text what, size_t more);

/* Swatches with words, from left to right and on. */
struct legend {
    struct svg *s;
    int x, y;
};
struct legend legend_begin(struct svg *, int y);
/* Where to draw a swatch of SWATCH_W by SWATCH_H; its words stand beside it. */
struct point legend_item(struct legend *, struct text words);
void legend_words(struct legend *, struct text words); /* without a swatch */
int legend_end(const struct legend *); /* y below it */
enum { SWATCH_W = 24 * PX, SWATCH_H = 12 * PX };

#endif
