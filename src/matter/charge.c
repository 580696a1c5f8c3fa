/* charge.c -- whose time it was: cut the life at every instant where the answer may change, and ask once for each piece.
 *
 *      holdings    |-- A ------------------|== outside ==|-- A ---------|
 *      obstacle            |-------|
 *      child late                                           |----|
 *      charges     |-- A --|-obst.-|-- A --|== outside ==|-A-|- B -|-A--|
 *
 * The cuts are the ends of holdings, obstacles and pauses, the due instants and ends of waited-for children, and those children's own
 * cuts, because a late child passes the time through to its own payee.
 */
#include "matter/charge.h"

#include <stdlib.h>

const char *const PAYEE_WORDS[PAYEE_COUNT + 1] = { "holder", "outside", "pause", "queue", "obstacle", "asked", NULL };

struct cuts {
    struct instant *at;
    size_t n;
};

static void cut(struct arena *a, struct cuts *cuts, struct instant t) { ARENA_PUSH(a, cuts->at, cuts->n, t); }

static void cut_matter(struct arena *a, const struct family *f, const struct matter *m, struct cuts *cuts)
{
    for (size_t i = 0; i < m->nholdings; i++) {
        cut(a, cuts, m->holdings[i].from);
        cut(a, cuts, m->holdings[i].to);
        cut(a, cuts, m->holdings[i].receivable);
    }
    for (size_t i = 0; i < m->nobstacles; i++) {
        cut(a, cuts, m->obstacles[i].from);
        cut(a, cuts, m->obstacles[i].to);
    }
    for (size_t i = 0; i < f->n; i++) {
        const struct matter *child = &f->matters[i];
        if (child->parent != m->index || !child->waited_for)
            continue;
        cut(a, cuts, child->due.at);
        for (size_t k = 0; k < child->nearlier; k++) {
            cut(a, cuts, child->earlier[k].due.at);
            cut(a, cuts, child->earlier[k].to);
        }
        cut_matter(a, f, child, cuts);
    }
}

static bool is_late(const struct matter *child, struct instant t)
{
    return !instant_before(t, child->opened) && !instant_before(t, matter_due_then(child, t)) &&
           !matter_ended(child, t);
}

/* The waited-for child that is late at t: the earliest due, then the first asked. */
static const struct matter *late_child(const struct family *f, const struct matter *m, struct instant t)
{
    const struct matter *late = NULL;
    for (size_t i = 0; i < f->n; i++) {
        const struct matter *child = &f->matters[i];
        if (child->parent != m->index || !child->waited_for || !is_late(child, t))
            continue;
        if (!late || instant_before(matter_due_then(child, t), matter_due_then(late, t)))
            late = child;
    }
    return late;
}

static const struct obstacle *obstacle_at(const struct matter *m, struct instant t, bool pending)
{
    for (size_t i = 0; i < m->nobstacles; i++) {
        const struct obstacle *o = &m->obstacles[i];
        if (o->pending == pending && !instant_before(t, o->from) && instant_before(t, o->to))
            return o;
    }
    return NULL;
}

/* The first that applies (MODEL 2). */
static struct charge payee_at(const struct family *f, const struct matter *m, struct instant t)
{
    const struct holding *h = matter_holding(m, t);
    assert(h && instant_before(t, h->to));
    struct charge charge = { .unit = h->unit, .holding = (int)(h - m->holdings) };
    if (h->state == M_OUTSIDE) {
        charge.payee = PAYEE_OUTSIDE;
        for (size_t i = m->nhalts; i-- > 0;)
            if (m->halts[i].outside && !instant_before(t, m->halts[i].from)) {
                charge.outside = act_text(m->halts[i].act, AT_WHOM);
                break;
            }
        return charge;
    }
    if (h->state == M_STOPPED || instant_before(t, h->receivable)) {
        charge.payee = h->state == M_STOPPED ? PAYEE_PAUSE : PAYEE_QUEUE;
        charge.unit = 0;
        return charge;
    }
    if (obstacle_at(m, t, false)) {
        charge.payee = PAYEE_OBSTACLE;
        charge.unit = 0;
        return charge;
    }
    const struct matter *late = late_child(f, m, t);
    if (late) {
        int holding = charge.holding;
        charge = payee_at(f, late, t);
        charge.holding = holding;
        if (charge.payee == PAYEE_HOLDER)
            charge.payee = PAYEE_ASKED;
    }
    charge.pending |= obstacle_at(m, t, true) != NULL;
    return charge;
}

static int by_instant(const void *x, const void *y)
{
    const struct instant *a = x, *b = y;
    return (a->us > b->us) - (a->us < b->us);
}

static bool same_charge(const struct charge *a, const struct charge *b)
{
    return a->payee == b->payee && a->unit == b->unit && a->pending == b->pending && a->holding == b->holding &&
           text_eq(a->outside, b->outside) && instant_eq(a->to, b->from);
}

const struct charge *matter_charges(struct arena *a, const struct family *f, const struct matter *m, struct instant now,
                                    size_t *n)
{
    struct cuts cuts = { NULL, 0 };
    struct instant end = instant_min(now, m->ended);
    cut_matter(a, f, m, &cuts);
    cut(a, &cuts, end);
    qsort(cuts.at, cuts.n, sizeof *cuts.at, by_instant);
    struct charge *list = NULL;
    *n = 0;
    for (size_t i = 0; i + 1 < cuts.n; i++) {
        struct instant from = cuts.at[i], to = cuts.at[i + 1];
        if (instant_eq(from, to) || instant_before(from, m->opened) || instant_before(end, to) || matter_ended(m, from))
            continue;
        struct charge charge = payee_at(f, m, from);
        charge.from = from;
        charge.to = to;
        if (*n > 0 && same_charge(&list[*n - 1], &charge))
            list[*n - 1].to = to;
        else
            ARENA_PUSH(a, list, *n, charge);
    }
    return list;
}

void charge_sums_join(struct arena *a, struct charge_sum **sums, size_t *n, const struct charge_sum *more, size_t nmore)
{
    for (size_t i = 0; i < nmore; i++) {
        struct charge_sum sum = more[i];
        size_t k = 0;
        while (k < *n && !((*sums)[k].payee == sum.payee && (*sums)[k].unit == sum.unit &&
                           text_eq((*sums)[k].outside, sum.outside)))
            k++;
        if (k < *n)
            (*sums)[k].span.us += sum.span.us;
        else
            ARENA_PUSH(a, *sums, *n, sum);
    }
}

const struct charge_sum *charge_sums(struct arena *a, const struct world *w, const struct charge *charges, size_t n,
                                     size_t *nsums)
{
    const struct calendar *cal = calbook_last(w->book);
    struct charge_sum *sums = NULL;
    *nsums = 0;
    for (size_t i = 0; i < n; i++) {
        const struct charge *c = &charges[i];
        struct charge_sum one = { c->payee, c->unit, c->outside, calendar_elapsed(cal, c->from, c->to) };
        charge_sums_join(a, &sums, nsums, &one, 1);
    }
    return sums;
}

bool charges_validate(const struct family *f, const struct matter *m, struct instant now, const struct charge *charges,
                      size_t n)
{
    const struct calendar *cal = calbook_last(f->world->book);
    int64_t life = 0, sum = 0;
    struct instant end = instant_min(now, m->ended);
    for (size_t i = 0; i < m->nholdings; i++)
        life += calendar_elapsed(cal, m->holdings[i].from, instant_min(m->holdings[i].to, end)).us;
    for (size_t i = 0; i < n; i++) {
        if (!instant_before(charges[i].from, charges[i].to))
            return false;
        if (i > 0 && instant_before(charges[i].from, charges[i - 1].to))
            return false;
        sum += calendar_elapsed(cal, charges[i].from, charges[i].to).us;
    }
    return life == sum;
}
