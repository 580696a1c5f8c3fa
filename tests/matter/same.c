/* same.c -- are two folded families the same in everything a reader can see? See same.h. */
#include "same.h"

#include <string.h>

static const struct family *f, *g; /* in hand: a test is one thread */

#define SAME(x, y, member)                                                                                             \
    if ((x)->member != (y)->member)                                                                                    \
    return #member
#define SAME_AT(x, y, member)                                                                                          \
    if ((x)->member.us != (y)->member.us)                                                                              \
    return #member
#define SAME_PART(differs)                                                                                             \
    do {                                                                                                               \
        const char *what = (differs);                                                                                  \
        if (what)                                                                                                      \
            return what;                                                                                               \
    } while (0)

static ptrdiff_t place(const struct family *of, const struct act *act) { return act ? act - of->acts : -1; }

static const char *due(const struct due *x, const struct due *y)
{
    SAME_AT(x, y, at);
    SAME(x, y, provisional);
    SAME(x, y, version);
    return NULL;
}

static const char *stops(const struct stop *x, size_t nx, const struct stop *y, size_t ny)
{
    if (nx != ny)
        return "nstops";
    for (size_t i = 0; i < nx; i++) {
        SAME_AT(&x[i], &y[i], from);
        SAME_AT(&x[i], &y[i], to);
    }
    return NULL;
}

static const char *holding(const struct holding *x, const struct holding *y)
{
    SAME_AT(x, y, from);
    SAME_AT(x, y, to);
    SAME(x, y, state);
    SAME(x, y, unit);
    SAME(x, y, person);
    SAME(x, y, step);
    SAME(x, y, run);
    SAME(x, y, origin);
    SAME(x, y, back);
    SAME(x, y, cause);
    SAME(x, y, from_unit);
    SAME(x, y, from_person);
    SAME(x, y, gives);
    SAME(x, y, allocated);
    SAME(x, y, to_allocate);
    SAME_AT(x, y, receivable);
    return place(f, x->act) == place(g, y->act) ? NULL : "holding.act";
}

static const char *run(const struct run *x, const struct run *y)
{
    SAME(x, y, step);
    SAME_AT(x, y, from);
    SAME_AT(x, y, to);
    SAME(x, y, limit.unit);
    SAME(x, y, limit.n);
    SAME_PART(due(&x->due, &y->due));
    return stops(x->stops, x->nstops, y->stops, y->nstops);
}

static const char *halt(const struct halt *x, const struct halt *y)
{
    SAME_AT(x, y, from);
    SAME_AT(x, y, to);
    SAME(x, y, outside);
    SAME(x, y, effect);
    SAME(x, y, by_act);
    return NULL;
}

static const char *obstacle(const struct obstacle *x, const struct obstacle *y)
{
    SAME_AT(x, y, from);
    SAME_AT(x, y, to);
    SAME(x, y, child);
    SAME(x, y, pending);
    return NULL;
}

static const char *lists(const struct matter *x, const struct matter *y)
{
    SAME(x, y, nholdings);
    SAME(x, y, nruns);
    SAME(x, y, nhalts);
    SAME(x, y, nobstacles);
    SAME(x, y, nexcluded);
    for (size_t i = 0; i < x->nholdings; i++)
        SAME_PART(holding(&x->holdings[i], &y->holdings[i]));
    for (size_t i = 0; i < x->nruns; i++)
        SAME_PART(run(&x->runs[i], &y->runs[i]));
    for (size_t i = 0; i < x->nhalts; i++)
        SAME_PART(halt(&x->halts[i], &y->halts[i]));
    for (size_t i = 0; i < x->nobstacles; i++)
        SAME_PART(obstacle(&x->obstacles[i], &y->obstacles[i]));
    for (size_t i = 0; i < x->nexcluded; i++) {
        SAME(x, y, excluded[i]);
        SAME_AT(x, y, excluded_from[i]);
    }
    return stops(x->stops, x->nstops, y->stops, y->nstops);
}

static const char *matter(const struct matter *x, const struct matter *y)
{
    SAME(x, y, id);
    SAME(x, y, parent);
    SAME(x, y, depth);
    SAME(x, y, rule);
    SAME(x, y, form);
    SAME(x, y, giver);
    SAME(x, y, lead);
    SAME(x, y, waited_for);
    SAME(x, y, consent);
    SAME_AT(x, y, opened);
    SAME_AT(x, y, ended);
    SAME(x, y, end);
    SAME_AT(x, y, finished);
    SAME(x, y, limit.unit);
    SAME(x, y, limit.n);
    SAME_AT(x, y, limit_from);
    SAME_AT(x, y, clock_from);
    SAME(x, y, due_cause);
    SAME(x, y, unverified_due);
    SAME(x, y, answer);
    SAME(x, y, late_answer);
    SAME_AT(x, y, answered);
    SAME_AT(x, y, late_answered);
    SAME(x, y, to_answer);
    SAME(x, y, urged);
    SAME(x, y, returned);
    SAME(x, y, reopened);
    SAME(x, y, extended);
    SAME(x, y, reported);
    SAME(x, y, supplements);
    SAME(x, y, escalated_own);
    SAME(x, y, decision_followed);
    SAME(x, y, finisher);
    if (place(f, x->advice) != place(g, y->advice) || place(f, x->decision) != place(g, y->decision))
        return "advice or decision";
    SAME_PART(due(&x->due, &y->due));
    SAME_PART(due(&x->first_due, &y->first_due));
    return lists(x, y);
}

const char *family_differs(const struct family *x, const struct family *y)
{
    f = x;
    g = y;
    SAME(x, y, n);
    SAME_AT(x, y, moved);
    for (size_t i = 0; i < x->n; i++)
        SAME_PART(matter(&x->matters[i], &y->matters[i]));
    return NULL;
}
