/* lettering.h -- how wide words are, without a font: the advances of Arial and its metric twins (Liberation Sans, Helvetica), with
 * a little to spare; what fits is decided by them, so labels never collide. Private to plot/. Lengths in tenths of a pixel. */
#ifndef CONGVU_PLOT_LETTERING_H
#define CONGVU_PLOT_LETTERING_H

#include "plot/palette.h"
#include "plot/svg.h"

int letters_width(struct text, enum ink);
/* t, or its beginning with an ellipsis where it is wider; at least one letter. In the arena. */
struct text letters_fit(struct arena *, struct text t, int width, enum ink);
/* Lines cut at blanks; the last of `most` is fitted. At least one. In the arena. */
const struct text *letters_wrap(struct arena *, struct text t, int width, int most, enum ink, size_t *n);
int letters_height(enum ink);

/* One row of labels side by side. */
struct strip {
    struct arena *a;
    struct stretch {
        int from, to;
    } *taken;
    size_t n;
    int from, to; /* its ends */
    int gap;
};
struct strip strip_new(struct arena *, int from, int to);
/* A place of this width that begins at `at`, else ends at `until`, else is moved by at most `slack`. False: none is free. */
bool strip_place(struct strip *, int at, int until, int width, int slack, int *x);
/* Takes [from, to) away from labels. */
void strip_take(struct strip *, int from, int to);

#endif
