/* family.c -- each family judged, and each unit's work of all kinds together. */
#include "signal/family.h"

#include "signal/place.h"
#include "signal/spread.h"
#include <math.h>
#include <stdlib.h>

/* Mean of the prior of the spread. What fell due or was passed on at the last moment lies in the tail of times: who is slower by a little has
 * many times the odds, so honest units differ more in it. */
static double usual_spread(enum signal s) { return s == SIGNAL_OVERDUE || s == SIGNAL_PASSED_LATE ? 1 : 0.5; }

/* Whom a first look finds this unlikely is no measure for others in the second. */
static const double FIRST_LOOK = 0.005;

/* In a family of fewer than FEW rows members with so many observations count as well. */
enum { FEW = 24, SMALL_LEAST = 10 };

/* --- families --------------------------------------------------------------------------------------------------------------- */

/* A member that is judged, whatever the signal. */
struct judged {
    uint32_t unit, kind, member;
};

/* The range of one kind in j[], sorted by kind. */
static size_t end_of_kind(const struct judged *j, size_t from, size_t n)
{
    size_t to = from;
    while (to < n && j[to].kind == j[from].kind)
        to++;
    return to;
}

struct order {
    uint32_t kind, place;
    struct judged j;
};

static int compare_order(const void *a, const void *b)
{
    const struct order *x = a, *y = b;
    return x->kind != y->kind ? (x->kind > y->kind) - (x->kind < y->kind)
                              : (x->place > y->place) - (x->place < y->place);
}

static void order_judged(const struct finding *f, struct judged *j, size_t n)
{
    struct order *by = ARENA_ARRAY(f->a, struct order, n);
    for (size_t i = 0; i < n; i++)
        by[i] = (struct order){ j[i].kind, f->place[j[i].unit], j[i] };
    qsort(by, n, sizeof *by, compare_order);
    for (size_t i = 0; i < n; i++)
        j[i] = by[i].j;
}

/* Numbers from the least to the most of n[0, count), even on a scale of multiples. */
static void numbers_of(const double *n, size_t count, struct spread_limit curve[SIGNAL_LIMITS])
{
    double least = INFINITY, most = 1;
    for (size_t i = 0; i < count; i++) {
        least = fmin(least, n[i]);
        most = fmax(most, n[i]);
    }
    for (int k = 0; k < SIGNAL_LIMITS; k++)
        curve[k] = (struct spread_limit){ .n = floor(least * pow(most / least, k / (SIGNAL_LIMITS - 1.0)) + 0.5) };
}

/* A family is closed: of rows [from, f->n). */
static void close_family(struct finding *f, size_t from, const struct spread_limit *curve)
{
    struct signal_family family = { f->rows[from].signal, f->rows[from].kind, from, f->n - from, 0, { { 0, 0, 0 } } };
    for (int k = 0; k < SIGNAL_LIMITS; k++)
        family.limit[k] = (struct signal_limit){ curve[k].n, curve[k].low, curve[k].high };
    ARENA_PUSH(f->a, f->families, f->nfamilies, family);
}

static void push_together(struct finding *f, enum signal s, uint32_t unit, double p)
{
    ARENA_PUSH(f->a, f->together, f->ntogether, ((struct together){ s, unit, p }));
}

/* --- shares ------------------------------------------------------------------------------------------------------------------- */

/* Verdicts of one family; those without anything to compare get p = 1. */
static void judge_family(struct arena *a, const struct likeness *like, const struct judged *j, size_t n,
                         const struct spread_ask *ask, struct spread_verdict *out)
{
    struct spread_member *m = ARENA_ARRAY(a, struct spread_member, n);
    struct spread_verdict *v = ARENA_ARRAY(a, struct spread_verdict, n);
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        const struct likeness *l = &like[j[i].member];
        if (l->n > 0)
            m[k++] = (struct spread_member){ l->n, l->count, l->expected, l->doubt };
    }
    spread_shares(m, k, ask, v);
    for (size_t i = k = 0; i < n; i++) {
        const struct likeness *l = &like[j[i].member];
        if (l->n > 0)
            out[i] = v[k++];
        else
            out[i] = (struct spread_verdict){ .expected = l->rest, .low = 0, .high = 1, .p = 1 };
        if (l->n < 1 || l->part <= 0)
            continue;
        out[i].expected = l->part * out[i].expected + (1 - l->part) * l->rest;
        out[i].low = l->part * out[i].low + (1 - l->part) * l->rest;
        out[i].high = l->part * out[i].high + (1 - l->part) * l->rest;
        out[i].low = fmin(out[i].low, out[i].expected); /* a mean may lie beyond limits that are whole numbers */
        out[i].high = fmax(out[i].high, out[i].expected);
    }
}

static void push_share(struct finding *f, enum signal s, const struct member *m, const struct spread_verdict *v)
{
    struct signal_row row = { .signal = s,
                              .unit = m->unit,
                              .kind = m->kind,
                              .n = m->in[s],
                              .count = m->hit[s],
                              .share = (double)m->hit[s] / (double)m->in[s],
                              .times = NAN,
                              .expected = v->expected,
                              .low = v->low,
                              .high = v->high,
                              .p = v->p };
    ARENA_PUSH(f->a, f->rows, f->n, row);
}

/* What all families but the k-th say of the spread. */
static struct spread_told others_say(const struct spread_told *told, size_t n, size_t k)
{
    struct spread_told sum = { { 0 } };
    for (size_t i = 0; i < n; i++)
        for (int t = 0; t < SPREAD_TAUS; t++)
            sum.tau[t] += i == k ? 0 : told[i].tau[t];
    return sum;
}

/* A first look, to find who is no measure for others, and what each family says of its spread; their number. */
static size_t first_look(struct finding *f, const struct alike *all, enum signal s, const struct alike_order *order,
                         const struct judged *j, size_t n, bool *suspect, struct spread_told *told)
{
    struct likeness *like = ARENA_ARRAY(f->a, struct likeness, all->nmembers);
    struct spread_verdict *v = ARENA_ARRAY(f->a, struct spread_verdict, n);
    size_t families = 0;
    alike_expect(f->a, all, s, order, NULL, like);
    for (size_t from = 0, to; from < n; from = to) {
        to = end_of_kind(j, from, n);
        judge_family(f->a, like, j + from, to - from,
                     &(struct spread_ask){ .usual = usual_spread(s), .told = &told[families++] }, v);
        for (size_t i = from; i < to; i++)
            suspect[j[i].member] = v[i - from].p < FIRST_LOOK;
    }
    return families;
}

/* The work of all kinds of each unit that has more than one. A sum of counts whose kinds let expect different shares varies less than
 * one of the mean share would: that is on the safe side. */
static void share_together(struct finding *f, const struct alike *all, enum signal s, const struct likeness *like)
{
    struct spread_member *sum = ARENA_ARRAY(f->a, struct spread_member, f->units), *m = NULL;
    uint32_t *kinds = ARENA_ARRAY(f->a, uint32_t, f->units), *unit = NULL;
    size_t n = 0, nunits = 0;
    for (size_t i = 0; i < all->nmembers; i++) {
        const struct likeness *l = &like[i];
        struct spread_member *u = &sum[all->members[i].unit];
        double e = l->n * l->expected;
        u->n += l->n, u->count += l->count, u->expected += e, u->doubt += e * e * l->doubt;
        kinds[all->members[i].unit] += l->n > 0;
    }
    for (uint32_t u = 0; u < f->units; u++) {
        if (sum[u].n < SIGNAL_N_LEAST)
            continue;
        struct spread_member one = sum[u];
        one.doubt /= one.expected * one.expected;
        one.expected = fmin(one.expected / one.n, 1 - 1e-6);
        ARENA_PUSH(f->a, m, n, one);
        ARENA_PUSH(f->a, unit, nunits, u);
    }
    struct spread_verdict *v = ARENA_ARRAY(f->a, struct spread_verdict, n);
    spread_shares(m, n, &(struct spread_ask){ .usual = usual_spread(s) }, v);
    for (size_t i = 0; i < n; i++)
        if (kinds[unit[i]] > 1)
            push_together(f, s, unit[i], v[i].p);
}

/* Members that are judged, and in a family of few also those too small for a row, for they too show how honest units differ. */
static size_t members_of(const struct finding *f, const struct alike *all, enum signal s, struct judged *j)
{
    uint32_t *rows = NULL;
    size_t kinds = 0, n = 0;
    for (size_t m = 0; m < all->nmembers; m++) {
        while (kinds <= all->members[m].kind)
            ARENA_PUSH(f->a, rows, kinds, 0);
        rows[all->members[m].kind] += all->members[m].in[s] >= SIGNAL_N_LEAST;
    }
    for (uint32_t m = 0; m < all->nmembers; m++) {
        uint32_t family = rows[all->members[m].kind];
        int64_t least = family < FEW ? SMALL_LEAST : SIGNAL_N_LEAST;
        if (family > 0 && all->members[m].in[s] >= least)
            j[n++] = (struct judged){ all->members[m].unit, all->members[m].kind, m };
    }
    order_judged(f, j, n);
    return n;
}

void family_shares(struct finding *f, const struct alike *all, enum signal s)
{
    struct judged *j = ARENA_ARRAY(f->a, struct judged, all->nmembers);
    struct likeness *like = ARENA_ARRAY(f->a, struct likeness, all->nmembers);
    struct spread_verdict *v = ARENA_ARRAY(f->a, struct spread_verdict, all->nmembers);
    struct spread_told *told = ARENA_ARRAY(f->a, struct spread_told, all->nmembers);
    bool *suspect = ARENA_ARRAY(f->a, bool, all->nmembers);
    double *numbers = ARENA_ARRAY(f->a, double, all->nmembers);
    size_t n = members_of(f, all, s, j);
    for (size_t i = 0; i < n; i++)
        numbers[i] = fmax((double)all->members[j[i].member].in[s], SIGNAL_N_LEAST);
    const struct alike_order *order = alike_order(f->a, all, s);
    size_t families = first_look(f, all, s, order, j, n, suspect, told);
    alike_expect(f->a, all, s, order, suspect, like);
    for (size_t from = 0, to, k = 0; from < n; from = to, k++) {
        struct spread_limit curve[SIGNAL_LIMITS];
        struct spread_told others = others_say(told, families, k);
        size_t first = f->n;
        to = end_of_kind(j, from, n);
        numbers_of(numbers + from, to - from, curve);
        judge_family(f->a, like, j + from, to - from,
                     &(struct spread_ask){ usual_spread(s), &others, true, curve, SIGNAL_LIMITS, NULL }, v);
        for (size_t i = from; i < to; i++)
            if (all->members[j[i].member].in[s] >= SIGNAL_N_LEAST)
                push_share(f, s, &all->members[j[i].member], &v[i - from]);
        close_family(f, first, curve);
    }
    share_together(f, all, s, like);
}

/* --- times ----------------------------------------------------------------------------------------------------------------------- */

static void push_place(struct finding *f, const struct placed *m, const struct spread_verdict *v)
{
    struct signal_row row = { .signal = SIGNAL_HELD_LONG,
                              .unit = m->unit,
                              .kind = m->kind,
                              .n = m->n,
                              .count = m->longer,
                              .share = place_chance(m->mean),
                              .times = m->times,
                              .expected = place_chance(v->expected),
                              .low = place_chance(v->low),
                              .high = place_chance(v->high),
                              .p = v->p };
    ARENA_PUSH(f->a, f->rows, f->n, row);
}

static void place_together(struct finding *f, const struct placed *placed, size_t n)
{
    struct spread_place *sum = ARENA_ARRAY(f->a, struct spread_place, f->units), *m = NULL;
    uint32_t *kinds = ARENA_ARRAY(f->a, uint32_t, f->units), *unit = NULL;
    size_t k = 0, nunits = 0;
    for (size_t i = 0; i < n; i++) {
        struct spread_place *u = &sum[placed[i].unit];
        double cases = (double)placed[i].n, error = cases * placed[i].error;
        u->n += cases, u->mean += cases * placed[i].mean, u->error += error * error;
        kinds[placed[i].unit]++;
    }
    for (uint32_t u = 0; u < f->units; u++) {
        if (sum[u].n < SIGNAL_N_LEAST)
            continue;
        ARENA_PUSH(f->a, m, k,
                   ((struct spread_place){ sum[u].mean / sum[u].n, sqrt(sum[u].error) / sum[u].n, sum[u].n }));
        ARENA_PUSH(f->a, unit, nunits, u);
    }
    struct spread_verdict *v = ARENA_ARRAY(f->a, struct spread_verdict, k);
    spread_places(m, k, &(struct spread_ask){ 0 }, v);
    for (size_t i = 0; i < k; i++)
        if (kinds[unit[i]] > 1)
            push_together(f, SIGNAL_HELD_LONG, unit[i], v[i].p);
}

void family_places(struct finding *f, struct observer *o)
{
    size_t all, n = 0;
    const struct placed *m = place_members(f->a, f->units, f->h, o, &all);
    struct judged *j = ARENA_ARRAY(f->a, struct judged, all);
    struct spread_place *p = ARENA_ARRAY(f->a, struct spread_place, all);
    struct spread_verdict *v = ARENA_ARRAY(f->a, struct spread_verdict, all);
    struct spread_told *told = ARENA_ARRAY(f->a, struct spread_told, all);
    double *numbers = ARENA_ARRAY(f->a, double, all);
    for (uint32_t i = 0; i < all; i++)
        if (m[i].n >= SIGNAL_N_LEAST)
            j[n++] = (struct judged){ m[i].unit, m[i].kind, i };
    order_judged(f, j, n);
    for (size_t i = 0; i < n; i++) {
        numbers[i] = (double)m[j[i].member].n;
        p[i] = (struct spread_place){ m[j[i].member].mean, m[j[i].member].error, numbers[i] };
    }
    size_t families = 0;
    for (size_t from = 0; from < n; from = end_of_kind(j, from, n))
        spread_places(p + from, end_of_kind(j, from, n) - from, &(struct spread_ask){ .told = &told[families++] }, v);
    for (size_t from = 0, to, k = 0; from < n; from = to, k++) {
        struct spread_limit curve[SIGNAL_LIMITS];
        struct spread_told others = others_say(told, families, k);
        size_t first = f->n;
        to = end_of_kind(j, from, n);
        numbers_of(numbers + from, to - from, curve);
        spread_places(p + from, to - from, &(struct spread_ask){ 0, &others, true, curve, SIGNAL_LIMITS, NULL }, v);
        for (size_t i = from; i < to; i++)
            push_place(f, &m[j[i].member], &v[i - from]);
        for (int l = 0; l < SIGNAL_LIMITS; l++) { /* from scores to chances, to one half */
            curve[l].low = 2 * place_chance(curve[l].low);
            curve[l].high = 2 * place_chance(curve[l].high);
        }
        close_family(f, first, curve);
    }
    place_together(f, m, all);
}
