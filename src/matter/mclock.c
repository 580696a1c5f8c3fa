#include "matter/mclock.h"

/* The halt that stops the limits at t, or NULL. */
static const struct halt *standing_still(const struct matter *m, struct instant t)
{
    for (size_t i = m->nhalts; i-- > 0;) {
        const struct halt *halt = &m->halts[i];
        if (halt->effect != EFFECT_RUNS_ON && !instant_before(t, halt->from) && instant_before(t, halt->to))
            return halt;
    }
    return NULL;
}

/* Working time from..to without what stood still. */
static struct workspan moving_time(const struct family *f, const struct matter *m, struct instant from,
                                   struct instant to)
{
    const struct calendar *cal = calbook_last(f->world->book);
    struct workspan span = calendar_elapsed(cal, from, to);
    for (size_t i = 0; i < m->nhalts; i++) {
        const struct halt *halt = &m->halts[i];
        if (halt->effect != EFFECT_RUNS_ON)
            span.us -= calendar_elapsed(cal, instant_max(halt->from, from), instant_min(halt->to, to)).us;
    }
    return span;
}

static struct mclock clock_at(const struct family *f, const struct matter *m, struct instant from,
                              struct instant ran_to, struct instant read_at, struct due due, bool limited)
{
    const struct calendar *cal = calbook_last(f->world->book);
    return (struct mclock){
        .ran = moving_time(f, m, from, ran_to),
        .limited = limited,
        .left = limited ? calendar_elapsed(cal, read_at, due.at) : (struct workspan){ 0 },
        .late = limited ? calendar_elapsed(cal, due.at, read_at) : (struct workspan){ 0 },
        .due = due,
    };
}

void mclock_read(const struct family *f, const struct matter *m, struct instant now, struct mclocks *out)
{
    *out = (struct mclocks){ .step_index = -1 };
    const struct holding *h = matter_holding(m, now);
    if (!h)
        return;
    bool ended = !instant_before(now, h->to);
    struct instant t = ended ? h->to : now;
    const struct halt *halt = ended ? NULL : standing_still(m, t);
    /* Left and late stand still while halted, and from the completion on: if it is confirmed, the lead finished then. */
    struct instant read_at = halt ? halt->from : instant_min(t, m->finished);
    struct due due = matter_due(f, m, t);

    out->matter = clock_at(f, m, instant_min(m->clock_from, t), t, read_at, due, !instant_is_max(due.at));
    out->matter.stopped = halt != NULL;
    out->matter.for_good = ended;
    out->holding = clock_at(f, m, h->from, t, t, (struct due){ INSTANT_MAX, false, 0 }, false);
    out->holding.for_good = ended;
    if (h->run < 0)
        return;
    const struct run *run = &m->runs[h->run];
    out->step_index = run->step;
    struct instant step_at = halt ? halt->from : t;
    due = run_due(f, run, t);
    out->step = clock_at(f, m, instant_min(run->from, t), t, step_at, due, !instant_is_max(due.at));
    if (instant_before(step_at, run->from)) /* not receivable yet: nothing of it has run */
        out->step.left = calendar_elapsed(calbook_last(f->world->book), run->from, due.at);
    out->step.stopped = halt != NULL;
    out->step.for_good = ended;
}
