/* lateness.c -- who is late, by its own share of the time (MODEL 2; docs/attribution.md).
 *
 * Where a step has a limit of its own, each unit that held in that passage is measured by the step's limit; elsewhere by the
 * matter's due, since the unit was first given it. A return and a resume give nothing new; a succession gives to the
 * heir at the legal instant, so that inherited lateness stays the predecessor's. A reopening states a due of its own: what was
 * late before stays late, and the gap gives nobody time.
 */
#include "matter/charge.h"

struct asked {
    struct arena *a;
    const struct family *f;
    const struct matter *m;
    const struct calendar *cal;
    const struct charge *charges;
    size_t ncharges;
};

static bool run_is_limited(const struct asked *q, int run)
{
    return run >= 0 && !instant_is_max(q->m->runs[run].due.at);
}

/* The life of the matter that a stretch lies in: a reopening begins another. */
static size_t life_of(const struct asked *q, const struct holding *h)
{
    size_t life = 0;
    while (life < q->m->nlives && !instant_before(h->from, q->m->lives[life].to))
        life++;
    return life;
}

/* What was charged to the unit itself within one limited passage (run >= 0), or within all unlimited ones of a life (-1). */
static struct workspan own_charge(const struct asked *q, unit_id unit, int run, size_t life)
{
    struct workspan sum = { 0 };
    for (size_t i = 0; i < q->ncharges; i++) {
        const struct charge *c = &q->charges[i];
        const struct holding *h = &q->m->holdings[c->holding];
        bool counts = run >= 0 ? h->run == run : !run_is_limited(q, h->run) && life_of(q, h) == life;
        if (c->payee == PAYEE_HOLDER && c->unit == unit && counts)
            sum.us += calendar_elapsed(q->cal, c->from, c->to).us;
    }
    return sum;
}

/* Working time from the giving to the due, without what stood still until the passage or the life ended: what stood still
 * afterwards took nothing from it. */
static struct workspan time_given(const struct asked *q, struct instant from, struct instant due, struct instant ended)
{
    struct workspan span = calendar_elapsed(q->cal, from, due);
    for (size_t i = 0; i < q->m->nhalts; i++) {
        const struct halt *halt = &q->m->halts[i];
        if (halt->effect != EFFECT_RUNS_ON && instant_before(halt->from, ended))
            span.us -= calendar_elapsed(q->cal, instant_max(halt->from, from), instant_min(halt->to, due)).us;
    }
    return span;
}

/* Who gave it: of a succession, the predecessor, in whose place it is given. */
static unit_id giver_of(const struct asked *q, const struct holding *h)
{
    return h->cause == CAUSE_SUCCESSION && h->back >= 0 ? q->m->holdings[h->back].unit : h->from_unit;
}

/* The end of the least time of who is given it at `from`; `from` itself where the regulation states none. In a limited step who comes
 * in midway has the least time too, but never more than the step's own limit, which is all that the first had. */
static struct instant least_until(const struct asked *q, struct instant from, int run)
{
    struct limit least = q->m->rule->least, whole = run >= 0 ? q->m->runs[run].limit : LIMIT_NIL;
    struct due until, step = { INSTANT_MAX, false, 0 };
    if (least.unit == LIMIT_NONE || limit_due(q->f->world->book, least, from, NULL, 0, &until, NULL) != RC_OK)
        return from;
    if (whole.unit != LIMIT_NONE && limit_due(q->f->world->book, whole, from, NULL, 0, &step, NULL) != RC_OK)
        return from;
    return instant_min(until.at, step.at);
}

static struct lateness measure(const struct asked *q, const struct holding *h, int run)
{
    size_t life = life_of(q, h);
    bool over = life < q->m->nlives;
    struct instant due = run >= 0 ? q->m->runs[run].due.at : over ? q->m->lives[life].due.at : q->m->due.at;
    struct instant ended = run >= 0 ? q->m->runs[run].to : over ? q->m->lives[life].to : INSTANT_MAX;
    struct instant from = instant_max(h->receivable, run >= 0 ? q->m->runs[run].from : h->from);
    struct lateness late = { .unit = h->unit, .step = run >= 0 ? q->m->runs[run].step : -1, .giver = giver_of(q, h) };
    late.used = own_charge(q, h->unit, run, life);
    if (instant_is_max(due)) {
        late.given = late.used;
        return late;
    }
    late.given = time_given(q, from, due, ended);
    late.least = calendar_elapsed(q->cal, from, least_until(q, from, run));
    late.shortfall.us = max64(0, late.least.us - late.given.us);
    late.late.us = max64(0, late.used.us - max64(late.given.us, late.least.us));
    return late;
}

const struct lateness *matter_lateness(struct arena *a, const struct family *f, const struct matter *m,
                                       struct instant now, size_t *n)
{
    struct asked q = { .a = a, .f = f, .m = m, .cal = calbook_last(f->world->book) };
    q.charges = matter_charges(a, f, m, now, &q.ncharges);
    struct lateness *rows = NULL;
    int *runs = NULL; /* the run each row measures, -1 the matter */
    size_t *lives = NULL;
    size_t nruns = 0, nlives = 0;
    *n = 0;
    for (size_t i = 0; i < m->nholdings && !instant_before(now, m->holdings[i].from); i++) {
        const struct holding *h = &m->holdings[i];
        int run = run_is_limited(&q, h->run) ? h->run : -1;
        size_t life = life_of(&q, h);
        bool seen = h->state == M_OUTSIDE;
        for (size_t k = 0; k < *n && !seen; k++)
            seen = rows[k].unit == h->unit && runs[k] == run && (run >= 0 || lives[k] == life);
        if (seen)
            continue;
        struct lateness row = measure(&q, h, run);
        ARENA_PUSH(a, rows, *n, row);
        ARENA_PUSH(a, runs, nruns, run);
        ARENA_PUSH(a, lives, nlives, life);
    }
    return rows;
}
