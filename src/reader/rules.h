/* rules.h -- the straight lines of a page's picture: what crosses is a table. Private to reader/. */
#ifndef CONGVU_READER_RULES_H
#define CONGVU_READER_RULES_H

#include "intake/placed.h"

#include <stdint.h>

/* Grey pixels, 0 black. */
struct raster {
    const uint8_t *pixels;
    int width, height, stride; /* stride in bytes */
    int dpi;
    uint8_t dark;              /* a pixel below this is ink */
};

/* Level and upright lines at least as long as a cell is high, added to page->rules in the arena; at most RULES_FOUND_MAX. */
enum { RULES_FOUND_MAX = 4000 };
void rules_find(struct arena *a, const struct raster *r, struct placed_page *page);

#endif
