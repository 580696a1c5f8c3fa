/* signal.c -- from holdings to rows: each family judged, its q, its cases. */
#include "signal/signal.h"

#include "base/i18n.h"
#include "flow/crew.h"
#include "signal/alike.h"
#include "signal/evidence.h"
#include "signal/place.h"
#include "signal/spread.h"
#include <math.h>
#include <stdlib.h>

const struct signal_words SIGNAL_WORDS[SIGNAL_COUNT] = {
#define X(name, word, title, count, over, mend) [SIGNAL_##name] = { word, title, count, over, mend },
    SIGNAL_LIST(X)
#undef X
};

const char *const SIGNAL_MISSING_WORDS[SIGNAL_MISSING_COUNT] = {
    [SIGNAL_THERE] = "",
    [SIGNAL_NO_TO_UNIT] =
        N_("not computed: the log does not say to whom a case was given (--to-unit), so nobody can tell when it "
           "reached its next holder"),
    [SIGNAL_NO_REGISTER] =
        N_("not computed: without the register of units (--units) nobody can tell a superior from a neighbour"),
    [SIGNAL_NO_DUE] = N_("not computed: the log has no due dates (--due)"),
    [SIGNAL_NO_STOPS] = N_("not computed: the log says of no act or state that it stops the clock (--stopped)"),
};

/* Mean of the prior of the spread. What fell due or was passed on at the last moment lies in the tail of times: who is slower by a little has
 * many times the odds, so honest units differ more in it. */
static double usual_spread(enum signal s) { return s == SIGNAL_OVERDUE || s == SIGNAL_PASSED_LATE ? 1 : 0.5; }

/* Whom a first look finds this unlikely is no measure for others in the second. */
static const double FIRST_LOOK = 0.005;

struct finding {
    struct arena *a;
    const struct flow_holdings *h;
    const uint32_t *place; /* [units] in the register's order */
    size_t units;
    struct signal_row *rows;
    size_t n;
    double *least; /* [nfamilies] the least q within each */
    struct signal_family *families;
    size_t nfamilies;
};

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

/* A family is closed: q within it, of rows [from, f->n), whose chance stands in q so far. */
static void close_family(struct finding *f, size_t from, const struct spread_limit *curve)
{
    size_t n = f->n - from;
    struct signal_family family = { f->rows[from].signal, f->rows[from].kind, from, n, 0, { { 0, 0, 0 } } };
    for (int k = 0; k < SIGNAL_LIMITS; k++)
        family.limit[k] = (struct signal_limit){ curve[k].n, curve[k].low, curve[k].high };
    double *p = ARENA_ARRAY(f->a, double, n), least = 1;
    for (size_t i = 0; i < n; i++)
        p[i] = f->rows[from + i].q;
    const double *q = false_discovery(f->a, p, n);
    for (size_t i = 0; i < n; i++) {
        f->rows[from + i].p = p[i];
        f->rows[from + i].q = q[i];
        least = fmin(least, q[i]);
    }
    size_t families = f->nfamilies;
    ARENA_PUSH(f->a, f->least, f->nfamilies, least);
    ARENA_PUSH(f->a, f->families, families, family);
}

/* Many families are looked at, and in most there is nothing to say. In how many is there anything at all (Benjamini and Hochberg over
 * the families' least q, which is the chance of Simes); in those each q is multiplied by families looked at over families with
 * something (Benjamini and Bogomolov 2014). So where nobody pushes work away the whole answer accuses wrongly once in twenty logs,
 * however many signals and kinds of work there are. Where much is found in many families each adds its twentieth of honest units:
 * q is therefore not less than over all rows together. */
static void close_all(struct finding *f)
{
    const double *q = false_discovery(f->a, f->least, f->nfamilies);
    double some = 0;
    for (size_t k = 0; k < f->nfamilies; k++)
        some += q[k] <= SIGNAL_Q_MOST;
    double times = (double)f->nfamilies / fmax(some, 1), *p = ARENA_ARRAY(f->a, double, f->n + 1);
    for (size_t i = 0; i < f->n; i++)
        p[i] = f->rows[i].p;
    const double *over_all = false_discovery(f->a, p, f->n);
    for (size_t i = 0; i < f->n; i++) {
        f->rows[i].q = fmax(fmin(f->rows[i].q * times, 1), over_all[i]);
        f->rows[i].flagged = f->rows[i].q <= SIGNAL_Q_MOST;
    }
    for (size_t k = 0; k < f->nfamilies; k++)
        for (size_t i = 0; i < f->families[k].n; i++)
            f->families[k].flagged += f->rows[f->families[k].first + i].flagged;
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
                              .q = v->p };
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
static size_t first_look(struct finding *f, const struct alike *all, enum signal s, const struct judged *j, size_t n,
                         bool *suspect, struct spread_told *told)
{
    struct likeness *like = ARENA_ARRAY(f->a, struct likeness, all->nmembers);
    struct spread_verdict *v = ARENA_ARRAY(f->a, struct spread_verdict, n);
    size_t families = 0;
    alike_expect(f->a, all, s, NULL, like);
    for (size_t from = 0, to; from < n; from = to) {
        to = end_of_kind(j, from, n);
        judge_family(f->a, like, j + from, to - from,
                     &(struct spread_ask){ .usual = usual_spread(s), .told = &told[families++] }, v);
        for (size_t i = from; i < to; i++)
            suspect[j[i].member] = v[i - from].p < FIRST_LOOK;
    }
    return families;
}

static void find_shares(struct finding *f, const struct alike *all, enum signal s)
{
    struct judged *j = ARENA_ARRAY(f->a, struct judged, all->nmembers);
    struct likeness *like = ARENA_ARRAY(f->a, struct likeness, all->nmembers);
    struct spread_verdict *v = ARENA_ARRAY(f->a, struct spread_verdict, all->nmembers);
    struct spread_told *told = ARENA_ARRAY(f->a, struct spread_told, all->nmembers);
    bool *suspect = ARENA_ARRAY(f->a, bool, all->nmembers);
    double *numbers = ARENA_ARRAY(f->a, double, all->nmembers);
    size_t n = 0;
    for (uint32_t m = 0; m < all->nmembers; m++)
        if (all->members[m].in[s] >= SIGNAL_N_LEAST)
            j[n++] = (struct judged){ all->members[m].unit, all->members[m].kind, m };
    order_judged(f, j, n);
    for (size_t i = 0; i < n; i++)
        numbers[i] = (double)all->members[j[i].member].in[s];
    size_t families = first_look(f, all, s, j, n, suspect, told);
    alike_expect(f->a, all, s, suspect, like);
    for (size_t from = 0, to, k = 0; from < n; from = to, k++) {
        struct spread_limit curve[SIGNAL_LIMITS];
        struct spread_told others = others_say(told, families, k);
        size_t first = f->n;
        to = end_of_kind(j, from, n);
        numbers_of(numbers + from, to - from, curve);
        judge_family(f->a, like, j + from, to - from,
                     &(struct spread_ask){ usual_spread(s), &others, true, curve, SIGNAL_LIMITS, NULL }, v);
        for (size_t i = from; i < to; i++)
            push_share(f, s, &all->members[j[i].member], &v[i - from]);
        close_family(f, first, curve);
    }
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
                              .q = v->p };
    ARENA_PUSH(f->a, f->rows, f->n, row);
}

static void find_places(struct finding *f, struct observer *o)
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
}

/* --- what the log lets one see -------------------------------------------------------------------------------------------------------- */

static uint8_t find_missing(const struct flow_holdings *h, const struct flow_tree *tree, enum signal_missing *why)
{
    bool register_there = tree && tree->listed > 0, stops = false;
    uint8_t bits = 0;
    for (size_t i = 0; i < h->n && !stops; i++)
        stops = h->flags[i] & FLOW_STOPPED;
    for (int s = 0; s < SIGNAL_COUNT; s++)
        why[s] = SIGNAL_THERE;
    if (!register_there)
        why[SIGNAL_PASSED_UP] = why[SIGNAL_PASSED_SIDEWAYS] = SIGNAL_NO_REGISTER;
    if (!h->due_us)
        why[SIGNAL_PASSED_LATE] = why[SIGNAL_OVERDUE] = SIGNAL_NO_DUE;
    if (!h->to_units)
        why[SIGNAL_HELD_LONG] = why[SIGNAL_PASSED_LATE] = why[SIGNAL_OVERDUE] = SIGNAL_NO_TO_UNIT;
    if (!stops)
        why[SIGNAL_CLOCK_STOPPED] = SIGNAL_NO_STOPS;
    for (int s = 0; s < SIGNAL_COUNT; s++)
        bits |= (uint8_t)((why[s] != SIGNAL_THERE) << s);
    return bits;
}

static const uint32_t *places_of(struct arena *a, const struct flow_log *log, const struct flow_tree *tree,
                                 size_t units)
{
    const uint32_t *order = flow_units_order(a, log, tree);
    uint32_t *place = ARENA_ARRAY(a, uint32_t, units);
    for (uint32_t k = 0; k < units; k++)
        place[order[k]] = k;
    return place;
}

/* --- all of them ------------------------------------------------------------------------------------------------------------------- */

struct searching {
    const struct flow_holdings *h;
    const struct flow_tree *tree;
    const struct calendar *cal;
    const struct alike *all;
    struct finding found[SIGNAL_COUNT]; /* each with an arena of its own */
    unsigned threads;
    uint8_t missing;
};

/* Every `threads`-th signal from `member` on. */
static void search(void *arg, unsigned member)
{
    struct searching *w = arg;
    for (unsigned s = member; s < SIGNAL_COUNT; s += w->threads) {
        struct finding *f = &w->found[s];
        if (has(w->missing, (enum signal)s))
            continue;
        if (s < SHARES) {
            find_shares(f, w->all, (enum signal)s);
        } else {
            struct observer o = observer_new(f->a, f->units, w->h, w->tree, w->cal, w->missing);
            find_places(f, &o);
        }
    }
}

/* The signals' findings one after another, in `a`. */
static void gather(struct finding *f, const struct searching *w)
{
    for (int s = 0; s < SIGNAL_COUNT; s++) {
        const struct finding *one = &w->found[s];
        size_t first = f->n, families = f->nfamilies, least = f->nfamilies;
        for (size_t i = 0; i < one->n; i++)
            ARENA_PUSH(f->a, f->rows, f->n, one->rows[i]);
        for (size_t k = 0; k < one->nfamilies; k++) {
            struct signal_family family = one->families[k];
            family.first += first;
            ARENA_PUSH(f->a, f->families, families, family);
            ARENA_PUSH(f->a, f->least, least, one->least[k]);
        }
        f->nfamilies = families;
        arena_free(one->a);
    }
}

struct signals signals_find(struct arena *a, const struct flow_log *log, const struct flow_holdings *h,
                            const struct flow_tree *tree, const struct calendar *cal, unsigned threads)
{
    struct signals out = { .elapsed = cal == NULL };
    struct finding f = { .a = a, .units = flow_words_count(log->units) };
    f.place = places_of(a, log, tree, f.units);
    struct searching w = { .h = h, .tree = tree, .cal = cal, .threads = threads < 1 ? 1 : threads };
    w.missing = find_missing(h, tree, out.missing);
    struct observer o = observer_new(a, f.units, h, tree, cal, w.missing);
    struct alike all = alike_new(a, f.units, h, &o);
    w.all = &all;
    for (int s = 0; s < SIGNAL_COUNT; s++) {
        w.found[s] = f;
        w.found[s].a = arena_new();
        w.found[s].h = h;
    }
    crew_run(w.threads < SIGNAL_COUNT ? w.threads : SIGNAL_COUNT, search, &w);
    gather(&f, &w);
    close_all(&f);
    o = observer_new(a, f.units, h, tree, cal, w.missing);
    evidence_fill(a, h, &o, f.rows, f.n);
    out.rows = f.rows;
    out.n = f.n;
    out.families = f.families;
    out.nfamilies = f.nfamilies;
    return out;
}
