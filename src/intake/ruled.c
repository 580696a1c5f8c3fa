#include "intake/ruled.h"

#include <stdlib.h>

enum { NEAR = 30 /* tenths of a point: rules so close are one, or touch */ };

static bool is_level(const struct place *k) { return k->x1 - k->x0 >= k->y1 - k->y0; }
static int middle(int a, int b) { return a + (b - a) / 2; }

static bool touch(const struct place *a, const struct place *b)
{
    return a->x0 <= b->x1 + NEAR && b->x0 <= a->x1 + NEAR && a->y0 <= b->y1 + NEAR && b->y0 <= a->y1 + NEAR;
}

/* Rules that hang together have one number. */
static size_t *groups(struct arena *a, const struct placed_page *page)
{
    size_t *of = ARENA_ARRAY(a, size_t, page->nrules + 1);
    size_t *open = ARENA_ARRAY(a, size_t, page->nrules + 1);
    for (size_t i = 0; i < page->nrules; i++)
        of[i] = SIZE_MAX;
    for (size_t i = 0; i < page->nrules; i++) {
        size_t n = 0;
        if (of[i] != SIZE_MAX)
            continue;
        of[i] = i;
        open[n++] = i;
        while (n > 0) {
            const struct place *k = &page->rules[open[--n]];
            for (size_t j = 0; j < page->nrules; j++)
                if (of[j] == SIZE_MAX && touch(k, &page->rules[j])) {
                    of[j] = i;
                    open[n++] = j;
                }
        }
    }
    return of;
}

static int by_value(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

/* Sorted, those that are near made one. Returns how many, 0 where there are too many. */
static size_t gather(int *at, size_t n)
{
    size_t kept = 0;
    qsort(at, n, sizeof *at, by_value);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || at[i] - at[kept - 1] > NEAR)
            at[kept++] = at[i];
    return kept;
}

static bool between(const struct placed_page *page, const size_t *of, size_t group, bool level, int across, int along)
{
    for (size_t i = 0; i < page->nrules; i++) {
        const struct place *k = &page->rules[i];
        if (of[i] != group || is_level(k) != level)
            continue;
        int at = level ? middle(k->y0, k->y1) : middle(k->x0, k->x1);
        int from = level ? k->x0 : k->y0, to = level ? k->x1 : k->y1;
        if (abs(at - across) <= NEAR && from <= along && along <= to)
            return true;
    }
    return false;
}

static void find_openings(struct arena *a, const struct placed_page *page, const size_t *of, size_t group,
                          struct ruled *t)
{
    size_t columns = t->nx - 1, rows = t->ny - 1;
    t->open_right = ARENA_ARRAY(a, bool, rows *columns);
    t->open_below = ARENA_ARRAY(a, bool, rows *columns);
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < columns; c++) {
            int x = middle(t->x[c], t->x[c + 1]), y = middle(t->y[r], t->y[r + 1]);
            t->open_right[r * columns + c] = c + 1 < columns && !between(page, of, group, false, t->x[c + 1], y);
            t->open_below[r * columns + c] = r + 1 < rows && !between(page, of, group, true, t->y[r + 1], x);
        }
}

/* Under a whole column at least: the feet of a word's letters may look like a rule. */
static bool bounds_row(const struct ruled *t, const struct place *k)
{
    for (size_t c = 0; c + 1 < t->nx; c++)
        if (k->x0 <= t->x[c] + NEAR && k->x1 >= t->x[c + 1] - NEAR)
            return true;
    return false;
}

/* Where the group's upright rules stand, then the level ones between them. */
static bool find_edges(const struct placed_page *page, const size_t *of, size_t group, bool level, struct ruled *t)
{
    size_t *n = level ? &t->ny : &t->nx;
    for (size_t i = 0; i < page->nrules; i++) {
        const struct place *k = &page->rules[i];
        if (of[i] != group || is_level(k) != level || (level && !bounds_row(t, k)))
            continue;
        if (*n == RULED_LINES_MAX)
            return false;
        (level ? t->y : t->x)[(*n)++] = level ? middle(k->y0, k->y1) : middle(k->x0, k->x1);
    }
    *n = gather(level ? t->y : t->x, *n);
    return true;
}

static bool table_of(struct arena *a, const struct placed_page *page, const size_t *of, size_t group, struct ruled *t)
{
    *t = (struct ruled){ .nx = 0 };
    if (!find_edges(page, of, group, false, t) || !find_edges(page, of, group, true, t))
        return false;
    if (t->nx < 2 || t->ny < 2 || (t->nx - 1) * (t->ny - 1) < 2)
        return false;
    t->box = (struct place){ t->x[0], t->y[0], t->x[t->nx - 1], t->y[t->ny - 1] };
    find_openings(a, page, of, group, t);
    return true;
}

static int by_top(const void *a, const void *b)
{
    int x = ((const struct ruled *)a)->box.y0, y = ((const struct ruled *)b)->box.y0;
    return (x > y) - (x < y);
}

const struct ruled *ruled_tables(struct arena *a, const struct placed_page *page, size_t *n)
{
    enum { RULES_MAX = 4000 }; /* a drawing, not a table */
    struct ruled *tables = NULL;
    *n = 0;
    if (page->nrules > RULES_MAX)
        return NULL;
    size_t *of = groups(a, page);
    for (size_t i = 0; i < page->nrules; i++) {
        struct ruled t;
        if (of[i] == i && table_of(a, page, of, i, &t))
            ARENA_PUSH(a, tables, *n, t);
    }
    if (*n > 1)
        qsort(tables, *n, sizeof *tables, by_top);
    return tables;
}

static size_t slot(const int *at, size_t n, int v)
{
    for (size_t i = 0; i + 1 < n; i++)
        if (v >= at[i] && v < at[i + 1])
            return i;
    return SIZE_MAX;
}

size_t ruled_cell(const struct ruled *t, int x, int y)
{
    size_t c = slot(t->x, t->nx, x), r = slot(t->y, t->ny, y);
    return c == SIZE_MAX || r == SIZE_MAX ? SIZE_MAX : r * (t->nx - 1) + c;
}
