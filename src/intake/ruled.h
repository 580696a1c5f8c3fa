/* ruled.h -- rules that cross to a table's cells. Private to intake/. */
#ifndef CONGVU_INTAKE_RULED_H
#define CONGVU_INTAKE_RULED_H

#include "intake/placed.h"

enum { RULED_LINES_MAX = 512 };

struct ruled {
    struct place box;
    int x[RULED_LINES_MAX], y[RULED_LINES_MAX]; /* columns are x[i] to x[i + 1], rows likewise */
    size_t nx, ny;
    bool *open_right, *open_below; /* by row and column: no rule between this cell and the next */
};

/* The tables of a page from top to bottom, in the arena; frames of a single cell are none. */
const struct ruled *ruled_tables(struct arena *a, const struct placed_page *page, size_t *n);
/* The cell of a point, or SIZE_MAX outside: row * (nx - 1) + column. */
size_t ruled_cell(const struct ruled *t, int x, int y);

#endif
