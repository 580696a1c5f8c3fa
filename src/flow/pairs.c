#include "flow/pairs.h"

#include "flow/pages.h"

#include <stdlib.h>

enum { SLOTS_FIRST = 512 };

static struct pair *slot_of(const struct pairs *p, uint32_t a, uint32_t b)
{
    size_t mask = p->slots - 1;
    uint64_t key = (uint64_t)a << 32 | b;
    size_t i = (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 32) & mask;
    while (p->slot[i].count != 0 && (p->slot[i].a != a || p->slot[i].b != b))
        i = (i + 1) & mask;
    return &p->slot[i];
}

void pairs_init(struct pairs *p, size_t codes)
{
    *p = (struct pairs){ 0 };
    if (codes <= PAIRS_SIDE) {
        p->side = codes;
        p->square = pages_grow(NULL, 0, codes * codes * sizeof *p->square);
    } else {
        p->slots = SLOTS_FIRST;
        p->slot = pages_grow(NULL, 0, p->slots * sizeof *p->slot);
    }
}

void pairs_release(struct pairs *p)
{
    pages_free(p->square, p->side * p->side * sizeof *p->square);
    pages_free(p->slot, p->slots * sizeof *p->slot);
    *p = (struct pairs){ 0 };
}

static void more_slots(struct pairs *p)
{
    struct pairs more = { .slots = p->slots * 2, .n = p->n };
    more.slot = pages_grow(NULL, 0, more.slots * sizeof *more.slot);
    for (size_t i = 0; i < p->slots; i++)
        if (p->slot[i].count != 0)
            *slot_of(&more, p->slot[i].a, p->slot[i].b) = p->slot[i];
    pages_free(p->slot, p->slots * sizeof *p->slot);
    *p = more;
}

void pairs_add(struct pairs *p, uint32_t a, uint32_t b, uint64_t count)
{
    if (p->square) {
        uint32_t *at = &p->square[a * p->side + b];
        p->n += *at == 0;
        *at += (uint32_t)count;
        return;
    }
    struct pair *s = slot_of(p, a, b);
    bool fresh = s->count == 0;
    *s = (struct pair){ a, b, s->count + count };
    p->n += fresh;
    if (fresh && p->n * 2 > p->slots)
        more_slots(p);
}

bool pairs_next(const struct pairs *p, size_t *at, struct pair *out)
{
    for (size_t i = *at; i < (p->square ? p->side * p->side : p->slots); i++) {
        struct pair found =
            p->square ? (struct pair){ (uint32_t)(i / p->side), (uint32_t)(i % p->side), p->square[i] } : p->slot[i];
        if (found.count == 0)
            continue;
        *at = i + 1;
        *out = found;
        return true;
    }
    return false;
}

/* --- in order --------------------------------------------------------------------------------------------------------------------- */

static int most_first(const void *x, const void *y)
{
    const struct pair *p = x, *q = y;
    if (p->count != q->count)
        return p->count < q->count ? 1 : -1;
    if (p->a != q->a)
        return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

struct pair *pairs_ordered(struct arena *a, const struct pairs *p, const uint32_t *order, const uint32_t *place,
                           bool either, size_t *n)
{
    struct pair *out = ARENA_ARRAY(a, struct pair, p->n + 1), found;
    *n = 0;
    for (size_t at = 0; pairs_next(p, &at, &found);) { /* places while they are put in order */
        uint32_t x = place[found.a], y = place[found.b];
        bool turn = either && x > y;
        out[(*n)++] = (struct pair){ turn ? y : x, turn ? x : y, found.count };
    }
    qsort(out, *n, sizeof *out, most_first);
    for (size_t i = 0; i < *n; i++)
        out[i] = (struct pair){ order[out[i].a], order[out[i].b], out[i].count };
    return out;
}
