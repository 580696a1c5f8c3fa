#include "reader/rules.h"

#include <stdlib.h>

/* In tenths of a point: shorter is a letter or a dash; thicker is a bar or a shade; a worn line is bridged over. */
enum { LEVEL_LEAST = 280, UPRIGHT_LEAST = 130, THICK_MOST = 50, GAP_MOST = 14, TENTHS_INCH = 720 };

struct run {
    int at, thick; /* first row (or column) and how many */
    int from, to;  /* along it, half-open                 */
};
struct runs {
    struct run *items;
    size_t n, open; /* from `open` on they reach to the latest row */
};

static bool ink(const struct raster *r, bool level, int across, int along)
{
    int x = level ? along : across, y = level ? across : along;
    return r->pixels[(size_t)y * (size_t)r->stride + (size_t)x] < r->dark;
}

/* Makes a run of this row part of one that touches it from the row before. */
static void join(struct arena *a, struct runs *all, struct run run)
{
    for (size_t i = all->open; i < all->n; i++) {
        struct run *old = &all->items[i];
        bool touches = old->at + old->thick >= run.at && run.from < old->to && old->from < run.to;
        if (!touches)
            continue;
        old->thick = run.at - old->at + 1;
        old->from = run.from < old->from ? run.from : old->from;
        old->to = run.to > old->to ? run.to : old->to;
        return;
    }
    if (all->n < 2 * RULES_FOUND_MAX)
        ARENA_PUSH(a, all->items, all->n, run);
}

/* Runs that ended are moved before `open`. */
static void close_ended(struct runs *all, int row)
{
    for (size_t i = all->open; i < all->n; i++)
        if (all->items[i].at + all->items[i].thick < row) {
            struct run ended = all->items[i];
            all->items[i] = all->items[all->open];
            all->items[all->open++] = ended;
        }
}

static void scan_row(struct arena *a, const struct raster *r, bool level, int row, int least, int gap, struct runs *all)
{
    int end = level ? r->width : r->height, from = -1, last = -1;
    for (int i = 0; i <= end; i++) {
        if (i < end && ink(r, level, row, i)) {
            from = from < 0 ? i : from;
            last = i;
        } else if (from >= 0 && (i == end || i - last > gap)) {
            if (last + 1 - from >= least)
                join(a, all, (struct run){ row, 1, from, last + 1 });
            from = -1;
        }
    }
}

static int tenths(const struct raster *r, int pixels) { return (int)((int64_t)pixels * TENTHS_INCH / r->dpi); }

static int clip(int v, int most) { return v < most ? v : most; }

static void keep(struct arena *a, const struct raster *r, bool level, const struct runs *all, struct placed_page *page)
{
    for (size_t i = 0; i < all->n && page->nrules < RULES_FOUND_MAX; i++) {
        const struct run *run = &all->items[i];
        if (tenths(r, run->thick) > THICK_MOST)
            continue;
        int a0 = tenths(r, run->at), a1 = tenths(r, run->at + run->thick);
        int b0 = tenths(r, run->from), b1 = tenths(r, run->to);
        struct place k = level ? (struct place){ b0, a0, b1, a1 } : (struct place){ a0, b0, a1, b1 };
        k.x0 = clip(k.x0, page->width);
        k.x1 = clip(k.x1, page->width);
        k.y0 = clip(k.y0, page->height);
        k.y1 = clip(k.y1, page->height);
        ARENA_PUSH(a, page->rules, page->nrules, k);
    }
}

static void find(struct arena *a, const struct raster *r, bool level, struct placed_page *page)
{
    struct runs all = { .n = 0 };
    int least = (level ? LEVEL_LEAST : UPRIGHT_LEAST) * r->dpi / TENTHS_INCH, gap = GAP_MOST * r->dpi / TENTHS_INCH;
    int rows = level ? r->height : r->width;
    for (int row = 0; row < rows; row++) {
        close_ended(&all, row);
        scan_row(a, r, level, row, least, gap, &all);
    }
    keep(a, r, level, &all, page);
}

void rules_find(struct arena *a, const struct raster *r, struct placed_page *page)
{
    find(a, r, true, page);
    find(a, r, false, page);
}
