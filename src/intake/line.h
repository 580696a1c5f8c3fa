/* line.h -- the words of a page as its lines, and which of them are no part of the body. Private to layout.c and line.c. */
#ifndef CONGVU_INTAKE_LINE_H
#define CONGVU_INTAKE_LINE_H

#include "intake/ruled.h"

enum {
    LITTLE = 20,   /* tenths of a point: indents nearer than this are the same */
    HANGING = 700, /* so far to the right may a paragraph with a mark go on    */
};

struct line {
    const struct placed_page *page;
    const struct placed_word *words;
    size_t n;
    struct place at;
    const struct ruled *table; /* its words stand in this one */
    bool margin;               /* a page number, or what every page says */
};

/* Those of the page behind the *n there are. A mark that Word sets by itself, set off by a tab, is one line with what stands beside it,
 * wherever it came in the page's order; what stands above another line comes before it. */
void lines_of_page(struct arena *a, const struct placed_page *page, struct line **lines, size_t *n);
/* Page numbers, and what most pages say at one height: line->margin. */
void lines_find_margins(struct arena *a, struct line *lines, size_t n, size_t pages);

/* "-", "+", "•", "a)", "1.", "2.3.", "(iv)", "IV." */
bool is_mark(struct text t);

static inline int height(const struct place *p) { return p->y1 - p->y0; }

#endif
