/* svg.h -- the pen: shapes and words onto one <svg>. Private to plot/.
 *
 * Lengths are tenths of a pixel, as whole numbers: so the same figures give the same bytes on every machine and no "nan" can
 * reach a reader. The body is written first, because its height is known last. */
#ifndef CONGVU_PLOT_SVG_H
#define CONGVU_PLOT_SVG_H

#include "plot/palette.h"
#include "plot/plot.h"

enum { PX = 10 }; /* tenths */

struct point {
    int x, y;
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct svg {
    struct arena *a;
    const struct plot_style *style;
    struct sbuf body;
    int width;         /* tenths                                              */
    bool narrow;
    unsigned patterns; /* bits 1 << enum plot_charge: to be defined           */
};

void svg_begin(struct svg *, struct arena *, const struct plot_style *);
/* Writes the whole picture to `out`; `desc` may be empty. */
void svg_end(struct svg *, struct sbuf *out, int height, struct text title, struct text desc);

void svg_rect(struct svg *, enum ink, int x, int y, int w, int h);
void svg_line(struct svg *, enum ink, struct point from, struct point to);
void svg_poly(struct svg *, enum ink, const struct point *, size_t n, bool closed);
void svg_circle(struct svg *, enum ink, struct point, int r);
/* A bent line with a head at its end; width in tenths. */
void svg_arrow(struct svg *, enum ink line, enum ink head, struct point from, struct point bend, struct point to, int width);
/* y is the baseline. */
void svg_text(struct svg *, enum ink, int x, int y, enum anchor, struct text);
/* Upwards, beginning at x, y. */
void svg_text_up(struct svg *, enum ink, int x, int y, struct text);
/* Filled as stretches of this charge are; no ink of its own (a number of enum plot_charge). */
void svg_charge(struct svg *, int charge, int x, int y, int w, int h);

/* What a reader without sight walks: lists of items, each with its words; an item with a link is a link. The words are also
 * what the pointer shows. */
void svg_list(struct svg *, struct text label);
void svg_list_end(struct svg *);
void svg_item(struct svg *, struct text link, struct text label);
void svg_item_end(struct svg *, struct text link);
/* What is only to be seen. */
void svg_hidden(struct svg *);
void svg_hidden_end(struct svg *);

/* Text for XML: escaped, without what XML 1.0 or the direction of writing would trip over. */
void xml_text(struct sbuf *, struct text);
/* Is it an address a page may carry: http, https, or within the site? Anything else is written as if there were no link. */
bool link_fits(struct text link);

#endif
