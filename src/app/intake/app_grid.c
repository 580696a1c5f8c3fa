/* app_grid.c -- a table that somebody wants to bring into the register: read, not understood. */
#include "app/pages.h"

#include "base/i18n.h"
#include "intake/extract.h"

#include <jansson.h>
#include <stdlib.h>

static json_t *cells_of(struct arena *a, const struct grid_row *row, size_t columns)
{
    json_t *cells = json_array();
    for (size_t i = 0; i < columns; i++) {
        struct text nfc;
        bool good = text_nfc(a, grid_text(row, i), &nfc);
        json_array_append_new(cells, json_stringn(good && nfc.n ? nfc.p : "", good ? nfc.n : 0));
    }
    return cells;
}

/* The widest of the file's tables: what stands beside it are remarks. */
static const struct grid *choose(const struct tables *all)
{
    const struct grid *best = NULL;
    for (size_t i = 0; i < all->n; i++)
        if (!best || all->items[i].nrows * all->items[i].ncolumns > best->nrows * best->ncolumns)
            best = &all->items[i];
    return best;
}

enum rc congvu_grid(struct arena *a, const char *file, struct text bytes, struct sbuf *out, struct err *err)
{
    struct tables all;
    enum rc rc = intake_tables(a, bytes, &all, err);
    const struct grid *g = rc == RC_OK ? choose(&all) : NULL;
    if (rc != RC_OK) {
        err_prefix(err, "%s", file);
        return rc;
    }
    if (!g)
        return err_set(err, PB_EMPTY, _("%s: there is no table in it"), file);
    if (g->nrows > CONGVU_GRID_ROWS_MAX)
        return err_set(err, PB_TOO_LARGE, _("%s: %zu rows; at most %d at once"), file, g->nrows, CONGVU_GRID_ROWS_MAX);
    json_t *rows = json_array();
    for (size_t i = 0; i < g->nrows; i++)
        json_array_append_new(rows, json_pack("{s:I,s:o}", "row", (json_int_t)g->rows[i].number, "cells",
                                              cells_of(a, &g->rows[i], g->ncolumns)));
    json_t *root = json_pack("{s:s,s:I,s:o}", "file", file, "columns", (json_int_t)g->ncolumns, "rows", rows);
    char *dump = json_dumps(root, JSON_COMPACT);
    json_decref(root);
    assert(dump && "cells are UTF-8");
    sbuf_str(out, dump);
    free(dump);
    return RC_OK;
}
