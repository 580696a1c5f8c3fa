/* what_if.c -- cases that waited above, and what deciding them below would have taken. */
#include "signal/what_if.h"

#include <stdlib.h>

enum { RESAMPLES = 1000, POOL_LEAST = 10 };

/* Times in which cases of the kind were decided. */
struct pool {
    double *us;
    size_t n;
    double sum;
};

/* A case that was passed up. */
struct waited {
    double held;
    const struct pool *below; /* how long who passed it up takes to decide */
};

struct replay {
    struct arena *a;
    const struct flow_holdings *h;
    const struct flow_tree *tree;
    struct raise_authority *ask;
    struct pool *own; /* [units] */
    struct pool under, anybody;
    struct waited *waited;
    size_t n;
};

static double time_of(const struct flow_holdings *h, size_t i)
{
    return (double)(h->work_us ? h->work_us[i] : h->to_us[i] - h->from_us[i]);
}

static bool is_asked(const struct replay *r, size_t c)
{
    return r->ask->kind == FLOW_NONE || (r->h->kind ? r->h->kind[c] : 0) == r->ask->kind;
}

/* --- what deciding takes ------------------------------------------------------------------------------------------------------- */

static void pour(struct arena *a, struct pool *p, double us)
{
    ARENA_PUSH(a, p->us, p->n, us);
    p->sum += us;
}

static void fill_pools(struct replay *r)
{
    const struct flow_holdings *h = r->h;
    for (size_t c = 0; c < h->cases; c++)
        for (size_t i = h->start[c]; i < h->start[c + 1] && is_asked(r, c); i++) {
            if (!(h->flags[i] & FLOW_DECIDED) || h->unit[i] == r->ask->unit)
                continue;
            pour(r->a, &r->own[h->unit[i]], time_of(h, i));
            pour(r->a, &r->anybody, time_of(h, i));
            if (flow_above(r->tree, r->ask->unit, h->unit[i]))
                pour(r->a, &r->under, time_of(h, i));
        }
}

static const struct pool *pool_of(const struct replay *r, uint32_t unit)
{
    if (r->own[unit].n >= POOL_LEAST)
        return &r->own[unit];
    return r->under.n >= POOL_LEAST ? &r->under : &r->anybody;
}

/* --- what waited above ------------------------------------------------------------------------------------------------------------ */

static uint32_t giver_of(const struct flow_holdings *h, size_t i)
{
    uint32_t giver = flow_giver(h, i);
    return giver == FLOW_NONE && h->by ? h->by[i] : giver;
}

static void find_waited(struct replay *r)
{
    const struct flow_holdings *h = r->h;
    for (size_t c = 0; c < h->cases; c++) {
        struct waited one = { 0, NULL };
        for (size_t i = h->start[c]; i < h->start[c + 1] && is_asked(r, c); i++) {
            uint32_t giver = giver_of(h, i);
            bool sent_down =
                i > h->start[c] && flow_gave(h, i - 1, r->ask->unit); /* then it is given back, not passed up */
            if (h->unit[i] != r->ask->unit || sent_down || giver == FLOW_NONE ||
                !flow_above(r->tree, r->ask->unit, giver))
                continue;
            one.held += time_of(h, i);
            one.below = one.below ? one.below : pool_of(r, giver);
            r->ask->holdings++;
        }
        if (one.below)
            ARENA_PUSH(r->a, r->waited, r->n, one);
    }
}

/* --- saved -------------------------------------------------------------------------------------------------------------------------- */

/* Vigna's splitmix64. */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static double mean(const struct pool *p) { return p->n ? p->sum / (double)p->n : 0; }

static double saved_once(const struct replay *r, uint64_t *state)
{
    double sum = 0;
    for (size_t k = 0; k < r->n; k++) {
        const struct waited *w = &r->waited[draw(state) % r->n];
        sum += w->held - (w->below->n ? w->below->us[draw(state) % w->below->n] : 0);
    }
    return sum;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

void what_if_raised(struct arena *a, const struct flow_log *log, const struct flow_holdings *h,
                    const struct flow_tree *tree, struct raise_authority *out)
{
    struct replay r = { .a = arena_new(), .h = h, .tree = tree, .ask = out };
    double *sums = ARENA_ARRAY(a, double, RESAMPLES);
    uint64_t state = 2025;
    *out = (struct raise_authority){ .kind = out->kind, .unit = out->unit, .elapsed = h->work_us == NULL };
    r.own = ARENA_ARRAY(r.a, struct pool, flow_words_count(log->units));
    fill_pools(&r);
    find_waited(&r);
    out->cases = r.n;
    for (size_t k = 0; k < r.n; k++) {
        out->held_us += r.waited[k].held;
        out->saved_us += r.waited[k].held - mean(r.waited[k].below);
    }
    for (int k = 0; k < RESAMPLES && r.n > 0; k++)
        sums[k] = saved_once(&r, &state);
    qsort(sums, RESAMPLES, sizeof *sums, compare);
    out->low_us = r.n ? sums[RESAMPLES / 40] : 0;
    out->high_us = r.n ? sums[RESAMPLES - 1 - RESAMPLES / 40] : 0;
    arena_free(r.a);
}
