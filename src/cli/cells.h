/* cells.h -- a table for the reader at a terminal: columns as wide as their widest cell. What others wrote cannot move the cursor.
 *
 * Owns: the cells live in the arena. */
#ifndef CONGVU_CELLS_H
#define CONGVU_CELLS_H

#include "base/arena.h"
#include "base/sbuf.h"

enum { CELL_COLUMNS_MAX = 8 };

struct cells {
    struct arena *a;
    struct text *items; /* row after row */
    size_t n;
    int columns;
};

/* The heads, marked for translation, ended by NULL, are the first row; at most CELL_COLUMNS_MAX. */
void cells_heads(struct cells *c, struct arena *a, const char *const *names);
/* "-" where there is nothing to say. */
void cells_add(struct cells *c, struct text t);
void cells_print(const struct cells *c, struct sbuf *out);

#endif
