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

/* Until when a halt holds up the matter's own limit: an extension that states a due meanwhile sets it going again. */
static struct instant holds_up(const struct halt *halt, bool matter)
{
    return matter ? instant_min(halt->to, halt->stated) : halt->to;
}

/* Working time from..to without what stood still. */
static struct workspan moving_time(const struct family *f, const struct matter *m, struct instant from,
                                   struct instant to, bool matter)
{
    const struct calendar *cal = calbook_last(f->world->book);
    struct workspan span = calendar_elapsed(cal, from, to);
    for (size_t i = 0; i < m->nhalts; i++) {
        const struct halt *halt = &m->halts[i];
        if (halt->effect != EFFECT_RUNS_ON)
            span.us -= calendar_elapsed(cal, instant_max(halt->from, from), instant_min(holds_up(halt, matter), to)).us;
    }
    return span;
}

static struct mclock clock_at(const struct family *f, struct instant read_at, struct workspan ran, struct due due)
{
    const struct calendar *cal = calbook_last(f->world->book);
    struct mclock clock = { .ran = ran, .limited = !instant_is_max(due.at), .due = due };
    if (clock.limited) {
        clock.left = calendar_elapsed(cal, read_at, due.at);
        clock.late = calendar_elapsed(cal, due.at, read_at);
    }
    return clock;
}

/* A limit that had run out when the halt began does not stop: the halt moves nothing, and it is late as long as it is late. */
static bool stops(const struct halt *halt, struct due due) { return halt && instant_before(halt->from, due.at); }

void mclock_read(const struct family *f, const struct matter *m, struct instant now, struct mclocks *out)
{
    *out = (struct mclocks){ .step_index = -1 };
    const struct holding *h = matter_holding(m, now);
    if (!h)
        return;
    bool ended = !instant_before(now, h->to);
    struct instant t = ended ? h->to : now;
    const struct halt *halt = ended ? NULL : standing_still(m, t);
    struct due due = matter_due(f, m, t);
    bool stopped = stops(halt, due) && instant_before(t, halt->stated);
    /* Left and late stand still while halted, and from the completion on: if it is confirmed, the lead finished then. */
    struct instant read_at = stopped ? halt->from : instant_min(t, m->finished);
    struct instant from = instant_min(m->clock_from, t);
    out->matter = clock_at(f, read_at, moving_time(f, m, from, t, true), due);
    out->matter.stopped = stopped;
    out->holding = clock_at(f, t, moving_time(f, m, h->from, t, false), (struct due){ INSTANT_MAX, false, 0 });
    out->matter.for_good = out->holding.for_good = ended;
    if (h->run < 0)
        return;
    const struct run *run = &m->runs[h->run];
    out->step_index = run->step;
    due = run_due(f, run, t);
    stopped = stops(halt, due);
    read_at = stopped ? halt->from : t;
    out->step = clock_at(f, read_at, moving_time(f, m, instant_min(run->from, t), t, false), due);
    if (instant_before(read_at, run->from)) /* not receivable yet: nothing of it has run */
        out->step.left = calendar_elapsed(calbook_last(f->world->book), run->from, due.at);
    out->step.stopped = stopped;
    out->step.for_good = ended;
}
