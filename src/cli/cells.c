#include "cli/cells.h"

#include "base/i18n.h"

#include <assert.h>

void cells_add(struct cells *c, struct text t) { ARENA_PUSH(c->a, c->items, c->n, text_empty(t) ? TEXT("-") : t); }

void cells_heads(struct cells *c, struct arena *a, const char *const *names)
{
    *c = (struct cells){ .a = a };
    for (; names[c->columns]; c->columns++)
        cells_add(c, text_of(_(names[c->columns])));
    assert(c->columns <= CELL_COLUMNS_MAX);
}

void cells_print(const struct cells *c, struct sbuf *out)
{
    int wide[CELL_COLUMNS_MAX] = { 0 };
    for (size_t i = 0; i < c->n; i++) {
        int w = text_columns(c->items[i]), *most = &wide[i % (size_t)c->columns];
        *most = w > *most ? w : *most;
    }
    for (size_t i = 0; i < c->n; i++) {
        int column = (int)(i % (size_t)c->columns);
        for (size_t k = 0; k < c->items[i].n; k++) /* labels and addresses hold what others wrote */
            sbuf_char(out, (unsigned char)c->items[i].p[k] < 0x20 || c->items[i].p[k] == 0x7f ? '?' : c->items[i].p[k]);
        if (column < c->columns - 1)
            sbuf_fill(out, ' ', wide[column] - text_columns(c->items[i]) + 2);
        else
            sbuf_char(out, '\n');
    }
}
