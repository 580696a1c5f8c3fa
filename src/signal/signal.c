/* signal.c -- from holdings to rows: each family judged, its q, its cases. */
#include "signal/signal.h"

#include "base/i18n.h"
#include "flow/crew.h"
#include "signal/evidence.h"
#include "signal/family.h"
#include <stdatomic.h>

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
    struct arena *a; /* of `all` */
    struct alike all;
    struct finding found[SIGNAL_COUNT]; /* each with an arena of its own */
    atomic_uint next;                   /* whoever is free takes the next */
    uint8_t missing;
};

/* What is alike, beside times, which ask nothing of it. */
static void prepare(void *arg, unsigned member)
{
    (void)member;
    struct searching *w = arg;
    for (unsigned task; (task = atomic_fetch_add(&w->next, 1)) < 2;) {
        struct finding *f = &w->found[SIGNAL_HELD_LONG];
        struct arena *a = task == 0 ? w->a : f->a;
        struct observer o = observer_new(a, f->units, w->h, w->tree, w->cal, w->missing);
        if (task == 0)
            w->all = alike_new(a, f->units, w->h, &o);
        else if (!has(w->missing, SIGNAL_HELD_LONG))
            family_places(f, &o);
    }
}

static void search_shares(void *arg, unsigned member)
{
    (void)member;
    struct searching *w = arg;
    for (unsigned s; (s = atomic_fetch_add(&w->next, 1)) < SHARES;)
        if (!has(w->missing, (enum signal)s))
            family_shares(&w->found[s], &w->all, (enum signal)s);
}

/* The signals' findings one after another, in `a`. */
static void gather(struct finding *f, const struct searching *w)
{
    for (int s = 0; s < SIGNAL_COUNT; s++) {
        const struct finding *one = &w->found[s];
        size_t first = f->n, families = f->nfamilies;
        for (size_t i = 0; i < one->n; i++)
            ARENA_PUSH(f->a, f->rows, f->n, one->rows[i]);
        for (size_t k = 0; k < one->nfamilies; k++) {
            struct signal_family family = one->families[k];
            family.first += first;
            ARENA_PUSH(f->a, f->families, families, family);
        }
        f->nfamilies = families;
        for (size_t i = 0; i < one->ntogether; i++)
            ARENA_PUSH(f->a, f->together, f->ntogether, one->together[i]);
        arena_free(one->a);
    }
}

struct signals signals_find(struct arena *a, const struct flow_log *log, const struct flow_holdings *h,
                            const struct flow_tree *tree, const struct calendar *cal, unsigned threads)
{
    struct signals out = { .elapsed = cal == NULL };
    struct finding f = { .a = a, .units = flow_words_count(log->units) };
    f.place = places_of(a, log, tree, f.units);
    struct searching w = { .h = h, .tree = tree, .cal = cal, .a = a };
    w.missing = find_missing(h, tree, out.missing);
    for (int s = 0; s < SIGNAL_COUNT; s++) {
        w.found[s] = f;
        w.found[s].a = arena_new();
        w.found[s].h = h;
    }
    crew_run(threads > 1 ? 2 : 1, prepare, &w);
    atomic_store(&w.next, 0);
    crew_run(threads < 1 ? 1 : threads < SHARES ? threads : SHARES, search_shares, &w);
    gather(&f, &w);
    discover(a, f.units, f.rows, f.n, f.together, f.ntogether);
    for (size_t k = 0; k < f.nfamilies; k++)
        for (size_t i = 0; i < f.families[k].n; i++)
            f.families[k].flagged += f.rows[f.families[k].first + i].flagged;
    evidence_fill(a, h, &w.all, f.rows, f.n);
    out.rows = f.rows;
    out.n = f.n;
    out.families = f.families;
    out.nfamilies = f.nfamilies;
    return out;
}
