/* slip.c -- the hand-overs of a matter, read from its holdings, halts and questions. */
#include "report/slip.h"

#include "base/i18n.h"

#include <stdlib.h>

const char *const SLIP_KIND_WORDS[SLIP_KIND_COUNT + 1] = { "given", "outside", "stopped", "asked", "result", NULL };
const char *const SLIP_VERDICT_WORDS[SLIP_VERDICT_COUNT + 1] = { "none", "running", "early", "on_time", "late", NULL };

static const struct calendar *calendar_of(const struct reading *g) { return calbook_last(g->sheet->world->book); }

static struct workspan worked(const struct reading *g, struct instant from, struct instant to)
{
    return calendar_elapsed(calendar_of(g), from, to);
}

/* What is counted in minutes is compared in minutes: a slip shows no more. */
static int64_t minutes(struct workspan w) { return w.us / US_MINUTE; }

static enum slip_verdict compare(const struct slip_row *row, bool running)
{
    if (!row->limited)
        return running ? SLIP_RUNNING : SLIP_NONE;
    if (minutes(row->share) > minutes(row->given))
        return SLIP_LATE;
    if (running)
        return SLIP_RUNNING;
    return minutes(row->share) == minutes(row->given) ? SLIP_ON_TIME : SLIP_EARLY;
}

/* --- stretches with a unit ---------------------------------------------------------------------------------------- */

static bool same_stretch(const struct holding *a, const struct holding *b)
{
    return a->unit == b->unit && a->run == b->run && a->state == b->state;
}

/* The unit's own of holdings first..last. */
static struct workspan own_share(const struct reading *g, size_t first, size_t last)
{
    struct workspan sum = { 0 };
    for (size_t i = 0; i < g->ncharges; i++) {
        const struct charge *c = &g->charges[i];
        if (c->payee == PAYEE_HOLDER && c->holding >= (int)first && c->holding <= (int)last)
            sum.us += worked(g, c->from, c->to).us;
    }
    return sum;
}

/* Whoever brought the matter, where that is nobody of the record. */
static struct slip_party sender_of(const struct reading *g, unit_id first)
{
    if (g->m->giver != first)
        return (struct slip_party){ .unit = g->m->giver };
    bool dossier = text_starts(g->m->rule->kind, TEXT("dossier"));
    return (struct slip_party){ .outside = text_of(dossier ? _("the applicant") : _("the sender")) };
}

/* Who had it before the stretch that begins with holding i. */
static struct slip_party giver_of(const struct reading *g, size_t i)
{
    const struct holding *h = &g->m->holdings[i], *before = i > 0 ? h - 1 : NULL;
    if (before && before->state == M_OUTSIDE)
        return (struct slip_party){ .outside = holding_outside(g->m, before) };
    if (before)
        return (struct slip_party){ .unit = before->unit, .person = before->person };
    return sender_of(g, h->unit);
}

static void measure(const struct reading *g, const struct holding *h, struct slip_row *row)
{
    const struct run *run = h->run >= 0 ? &g->m->runs[h->run] : NULL;
    struct instant begins = run ? instant_max(h->from, run->from) : h->from;
    struct instant until = reading_until(g, row->end);
    bool in_step = run && run->limit.unit != LIMIT_NONE;
    struct due due = in_step ? run_due(g->sheet->family, run, begins) : matter_due(g->sheet->family, g->m, begins);
    row->limited = !instant_is_max(due.at);
    row->used = worked(g, begins, until);
    if (!row->limited)
        return;
    row->given = worked(g, begins, due.at);
    row->late.us = row->share.us > row->given.us ? row->share.us - row->given.us : 0;
    row->over.us = row->used.us > row->given.us ? row->used.us - row->given.us : 0;
    row->due = due.at;
}

static void held_row(const struct reading *g, size_t first, size_t last, struct slip_row *row)
{
    const struct holding *h = &g->m->holdings[first];
    *row = (struct slip_row){ .kind = SLIP_GIVEN,
                              .from = giver_of(g, first),
                              .to = { .unit = h->unit, .person = h->person },
                              .at = h->from,
                              .receivable = h->receivable,
                              .end = g->m->holdings[last].to,
                              .step = h->step,
                              .share = own_share(g, first, last) };
    measure(g, h, row);
    row->verdict = compare(row, instant_before(g->now, row->end));
}

/* --- outside and stopped ---------------------------------------------------------------------------------------------- */

static const struct halt *halt_at(const struct matter *m, struct instant t)
{
    for (size_t i = m->nhalts; i-- > 0;)
        if (instant_eq(m->halts[i].from, t))
            return &m->halts[i];
    return NULL;
}

static void halt_row(const struct reading *g, size_t first, size_t last, struct slip_row *row)
{
    const struct holding *h = &g->m->holdings[first];
    const struct halt *halt = halt_at(g->m, h->from);
    bool outside = h->state == M_OUTSIDE;
    *row = (struct slip_row){ .kind = outside ? SLIP_OUTSIDE : SLIP_STOPPED,
                              .from = { .unit = h->unit, .person = h->person },
                              .at = h->from,
                              .receivable = h->from,
                              .end = g->m->holdings[last].to,
                              .step = h->step,
                              .effect = halt ? halt->effect : EFFECT_RUNS_ON,
                              .due = halt && halt->act ? day_end(halt->act->until) : INSTANT_MAX };
    row->to = outside ? ((struct slip_party){ .outside = holding_outside(g->m, h) }) : row->from;
    row->used = worked(g, row->at, reading_until(g, row->end));
    row->verdict = instant_before(g->now, row->end) ? SLIP_RUNNING : SLIP_NONE;
}

/* --- questions and the result ------------------------------------------------------------------------------------------ */

static void asked_row(const struct reading *g, const struct matter *child, struct slip_row *row)
{
    struct mclocks clocks;
    mclock_read(g->sheet->family, child, g->now, &clocks);
    bool ended = matter_ended(child, g->now);
    *row = (struct slip_row){ .kind = SLIP_ASKED,
                              .from = { .unit = child->giver },
                              .to = { .unit = child->opening->to_unit },
                              .at = child->opened,
                              .receivable = child->opened,
                              .end = child->ended,
                              .step = -1,
                              .limited = clocks.matter.limited,
                              .given = worked(g, child->opened, child->due.at),
                              .used = clocks.matter.ran,
                              .share = clocks.matter.ran,
                              .late = clocks.matter.late,
                              .due = clocks.matter.due.at };
    row->verdict = row->late.us > 0                            ? SLIP_LATE
                   : !ended                                    ? SLIP_RUNNING
                   : child->end != END_REPLIED                 ? SLIP_NONE
                   : minutes(row->used) == minutes(row->given) ? SLIP_ON_TIME
                                                               : SLIP_EARLY;
}

/* The result goes back to where the matter came from, and is compared with the appointment by the day. */
static void result_row(const struct reading *g, struct slip_row *row)
{
    const struct matter *m = g->m;
    const struct holding *h = &m->holdings[m->nholdings - 1];
    *row = (struct slip_row){ .kind = SLIP_RESULT,
                              .from = { .unit = h->unit, .person = h->person },
                              .to = sender_of(g, m->holdings[0].unit),
                              .at = m->ended,
                              .receivable = m->ended,
                              .end = m->ended,
                              .step = -1,
                              .limited = g->clocks.matter.limited,
                              .due = g->clocks.matter.due.at };
    if (!row->limited)
        return;
    struct instant due = { row->due.us - 1 }; /* 24:00 belongs to the day it ends */
    struct day handed = instant_day(row->at), appointed = instant_day(due);
    row->days = handed.n <= appointed.n ? calendar_workdays(calendar_of(g), handed, appointed)
                                        : -calendar_workdays(calendar_of(g), appointed, handed);
    row->verdict = handed.n == appointed.n ? SLIP_ON_TIME : handed.n < appointed.n ? SLIP_EARLY : SLIP_LATE;
}

/* --- together ------------------------------------------------------------------------------------------------------------- */

struct placed {
    struct slip_row row;
    size_t place; /* rows of one instant stay as they were found */
};

static int by_time(const void *x, const void *y)
{
    const struct placed *a = x, *b = y;
    if (!instant_eq(a->row.at, b->row.at))
        return instant_before(a->row.at, b->row.at) ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static void add(const struct reading *g, struct placed **rows, size_t *n, struct slip_row row)
{
    struct placed placed = { row, *n };
    ARENA_PUSH(g->r.a, *rows, *n, placed);
}

static void held_and_halted(const struct reading *g, struct placed **rows, size_t *n)
{
    const struct matter *m = g->m;
    for (size_t i = 0, next; i < m->nholdings && !instant_before(g->now, m->holdings[i].from); i = next) {
        struct slip_row row = { 0 };
        for (next = i + 1; next < m->nholdings && !instant_before(g->now, m->holdings[next].from) &&
                           same_stretch(&m->holdings[i], &m->holdings[next]);)
            next++;
        bool halted = m->holdings[i].state == M_OUTSIDE || m->holdings[i].state == M_STOPPED;
        (halted ? halt_row : held_row)(g, i, next - 1, &row);
        add(g, rows, n, row);
    }
}

const struct slip_row *slip_rows(const struct reading *g, size_t *n)
{
    const struct family *f = g->sheet->family;
    struct placed *rows = NULL;
    struct slip_row row;
    *n = 0;
    held_and_halted(g, &rows, n);
    for (size_t i = 0; i < f->n; i++)
        if (is_question(g, &f->matters[i])) {
            asked_row(g, &f->matters[i], &row);
            add(g, &rows, n, row);
        }
    bool handed = g->m->end == END_COMPLETED || g->m->end == END_DECIDED || g->m->end == END_CONFIRMED;
    if (handed && matter_ended(g->m, g->now)) {
        result_row(g, &row);
        add(g, &rows, n, row);
    }
    if (*n > 1)
        qsort(rows, *n, sizeof *rows, by_time);
    struct slip_row *out = ARENA_ARRAY(g->r.a, struct slip_row, *n + 1);
    for (size_t i = 0; i < *n; i++)
        out[i] = rows[i].row;
    return out;
}

/* --- in words ---------------------------------------------------------------------------------------------------------------- */

struct text say_party(const struct reader *r, const struct slip_row *row, bool from)
{
    const struct slip_party *p = from ? &row->from : &row->to;
    bool inside = row->from.unit == row->to.unit && row->from.unit;
    if (p->unit)
        return inside ? say_holder(r, p->unit, p->person, row->at) : say_unit(r, p->unit, row->at);
    return p->outside;
}

static struct text say_days(const struct reader *r, const struct slip_row *row)
{
    if (row->verdict == SLIP_EARLY)
        return text_printf(r->a, _("before time, working days: %d"), row->days);
    return text_printf(r->a, _("late, working days: %d"), -row->days);
}

struct text say_verdict(const struct reader *r, const struct slip_row *row)
{
    switch (row->verdict) {
    case SLIP_NONE: return TEXT_NONE;
    case SLIP_RUNNING: return text_of(row->kind == SLIP_OUTSIDE ? _("waiting") : _("in hand"));
    case SLIP_ON_TIME: return text_of(_("on time"));
    case SLIP_EARLY: return row->kind == SLIP_RESULT && row->days > 0 ? say_days(r, row) : text_of(_("before time"));
    case SLIP_LATE:
        return row->kind == SLIP_RESULT ? say_days(r, row)
                                        : text_printf(r->a, _("late by %.*s"), TEXT_FMT(say_span(r, row->late)));
    case SLIP_VERDICT_COUNT: break;
    }
    return TEXT_NONE;
}
