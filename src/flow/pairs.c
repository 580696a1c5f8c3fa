#include "flow/pairs.h"

#include "base/radix.h"
#include "flow/pages.h"

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

/* By the key first, then by the count: the second sort leaves equals as the first laid them. */
static void most_first(struct arena *a, struct keyed *item, const struct pair *pair, size_t n)
{
    struct keyed *spare = ARENA_ARRAY(a, struct keyed, n);
    radix_sort(item, spare, n);
    for (size_t i = 0; i < n; i++)
        item[i].key = UINT64_MAX - pair[item[i].at].count;
    radix_sort(item, spare, n);
}

struct pair *pairs_ordered(struct arena *a, const struct pairs *p, const uint32_t *place, bool either, size_t *n)
{
    struct arena *scratch = arena_new();
    struct pair *met = ARENA_ARRAY(scratch, struct pair, p->n), *out = ARENA_ARRAY(a, struct pair, p->n + 1), found;
    struct keyed *item = ARENA_ARRAY(scratch, struct keyed, p->n);
    *n = 0;
    for (size_t at = 0; pairs_next(p, &at, &found);) {
        uint32_t x = place[found.a], y = place[found.b];
        bool turn = either && x > y;
        met[*n] = (struct pair){ turn ? found.b : found.a, turn ? found.a : found.b, found.count };
        item[*n] = (struct keyed){ .key = turn ? (uint64_t)y << 32 | x : (uint64_t)x << 32 | y, .at = (uint32_t)*n };
        ++*n;
    }
    most_first(scratch, item, met, *n);
    for (size_t i = 0; i < *n; i++)
        out[i] = met[item[i].at];
    arena_free(scratch);
    return out;
}
