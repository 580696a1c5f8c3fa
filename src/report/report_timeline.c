/* report_timeline.c -- a reading of a matter as the plain data of a time line; plot/ draws it. */
#include "base/i18n.h"
#include "plot/timeline.h"
#include "report/picture.h"
#include "report/reading.h"

enum {
    NIGHTS_DAYS_MAX = 14, /* a longer life shows days off, but no nights */
    OFF_DAYS_MAX = 240    /* and a still longer one not even those       */
};

struct teller {
    const struct reading *g;
    const struct report_links *links;
    struct plot_timeline p;
};

static struct workspan worked(const struct reading *g, struct instant from, struct instant to)
{
    return calendar_elapsed(calbook_last(g->sheet->world->book), from, to);
}

static struct text act_link(const struct teller *t, const struct act *act)
{
    struct arena *a = t->g->r.a;
    if (!act)
        return TEXT_NONE;
    return picture_link(a, t->links->act, text_printf(a, "%lld", (long long)act->seq), TEXT_NONE);
}

/* --- holdings and charges --------------------------------------------------------------------------------------- */

static enum plot_charge charge_kind(const struct charge *c)
{
    if (c->pending)
        return PLOT_PENDING;
    switch (c->payee) {
    case PAYEE_HOLDER: return PLOT_OWN;
    case PAYEE_OUTSIDE: return PLOT_OUTSIDE;
    case PAYEE_PAUSE:
    case PAYEE_QUEUE: return PLOT_RULE;
    case PAYEE_OBSTACLE: return PLOT_OBSTACLE;
    case PAYEE_ASKED: return PLOT_ASKED;
    case PAYEE_COUNT: break;
    }
    return PLOT_OWN;
}

static struct text charge_who(const struct reading *g, const struct charge *c)
{
    if (c->payee == PAYEE_ASKED)
        return say_unit(&g->r, c->unit, c->from);
    if (c->payee == PAYEE_OUTSIDE)
        return c->outside;
    return TEXT_NONE;
}

static void tell_parts(const struct teller *t, struct plot_bar *bar, size_t holding)
{
    const struct reading *g = t->g;
    struct plot_stretch *parts = NULL;
    for (size_t i = 0; i < g->ncharges; i++) {
        const struct charge *c = &g->charges[i];
        struct plot_stretch part = { c->from, c->to, charge_kind(c), charge_who(g, c),
                                     say_span(&g->r, worked(g, c->from, c->to)) };
        if (c->holding == (int)holding)
            ARENA_PUSH(g->r.a, parts, bar->nparts, part);
    }
    bar->parts = parts;
}

static void tell_bars(struct teller *t)
{
    const struct reading *g = t->g;
    const struct matter *m = g->m;
    struct plot_bar *bars = NULL;
    for (size_t i = 0; i < m->nholdings && !instant_before(g->now, m->holdings[i].from); i++) {
        const struct holding *h = &m->holdings[i];
        struct instant to = reading_until(g, h->to);
        struct plot_bar bar = { .lane = say_unit(&g->r, h->unit, g->now),
                                .person = h->person ? org_person_name(g->r.org, h->person) : TEXT_NONE,
                                .step = say_step(&g->r, m->rule, h->step),
                                .from = h->from,
                                .to = to,
                                .open = instant_before(g->now, h->to),
                                .span = say_span(&g->r, worked(g, h->from, to)),
                                .link = act_link(t, h->act) };
        tell_parts(t, &bar, i);
        ARENA_PUSH(g->r.a, bars, t->p.nbars, bar);
    }
    t->p.bars = bars;
}

/* --- questions and acts ----------------------------------------------------------------------------------------- */

static struct text say_child_state(const struct reading *g, const struct matter *child, const struct mclock *clock)
{
    const struct reader *r = &g->r;
    struct text state = say_clock_short(r, clock, clock_past(clock, g->now));
    if (!matter_ended(child, g->now))
        return state;
    state = text_of(child->end == END_REPLIED ? say_answer(child->answer) : say_end_kind(child->end));
    if (clock->late.us > 0)
        state = text_printf(r->a, _("%.*s, late by %.*s"), TEXT_FMT(state), TEXT_FMT(say_span(r, clock->late)));
    return state;
}

static struct text say_asked(const struct reading *g, const struct matter *child)
{
    const struct reader *r = &g->r;
    struct text title = act_text(child->opening, AT_TITLE);
    struct text unit = say_unit(r, child->opening->to_unit, child->opened);
    return say_joined(r, unit, ": ", text_empty(title) ? text_of(say_form(child->form)) : title);
}

static void tell_children(struct teller *t)
{
    const struct reading *g = t->g;
    const struct family *f = g->sheet->family;
    struct plot_child *children = NULL;
    for (size_t i = 0; i < f->n; i++) {
        const struct matter *m = &f->matters[i];
        struct mclocks clocks;
        if (!is_question(g, m))
            continue;
        mclock_read(f, m, g->now, &clocks);
        struct plot_child child = { .code = g->sheet->codes[m->index],
                                    .label = say_asked(g, m),
                                    .from = m->opened,
                                    .to = reading_until(g, m->ended),
                                    .due = clocks.matter.limited ? clocks.matter.due.at : INSTANT_MAX,
                                    .open = !matter_ended(m, g->now),
                                    .state = say_child_state(g, m, &clocks.matter) };
        child.link = picture_link(g->r.a, t->links->matter, child.code, TEXT_NONE);
        ARENA_PUSH(g->r.a, children, t->p.nchildren, child);
    }
    t->p.children = children;
}

static void tell_acts(struct teller *t)
{
    const struct reading *g = t->g;
    const struct family *f = g->sheet->family;
    struct plot_act *acts = NULL;
    for (size_t i = 0; i < f->nacts; i++) {
        const struct act *act = &f->acts[i];
        if ((act->matter != g->m->id && act != g->m->opening) || instant_before(g->now, act->happened))
            continue;
        struct text name = say_act_name(&g->r, g->m->rule, act->kind);
        struct text who = act->person ? org_person_name(g->r.org, act->person) : TEXT_NONE;
        struct plot_act told = { act->happened, text_printf(g->r.a, "%zu", t->p.nacts + 1),
                                 say_joined(&g->r, name, ", ", who), act_link(t, act) };
        ARENA_PUSH(g->r.a, acts, t->p.nacts, told);
    }
    t->p.acts = acts;
}

/* --- when the office is closed ---------------------------------------------------------------------------------- */

struct closed {
    struct arena *a;
    struct plot_span *spans;
    size_t n;
    struct instant since;
};

static void closed_until(struct closed *c, struct instant opens)
{
    struct plot_span span = { c->since, opens };
    if (instant_before(c->since, opens))
        ARENA_PUSH(c->a, c->spans, c->n, span);
}

static void tell_off(struct teller *t, struct instant from, struct instant to)
{
    const struct calendar *cal = calbook_last(t->g->sheet->world->book);
    struct day first = instant_day(from), last = instant_day(to);
    struct closed closed = { .a = t->g->r.a, .since = day_start(first) };
    if (last.n - first.n > OFF_DAYS_MAX)
        return;
    for (struct day d = first; d.n <= last.n; d.n++) {
        struct cal_window windows[CAL_WINDOWS_MAX];
        int n = calendar_windows(cal, d, windows);
        if (n == 0)
            continue;
        bool nights = last.n - first.n <= NIGHTS_DAYS_MAX;
        closed_until(&closed, nights ? day_at(d, windows[0].from) : day_start(d));
        closed.since = nights ? day_at(d, windows[n - 1].to) : day_end(d);
    }
    closed_until(&closed, day_end(last));
    t->p.off = closed.spans;
    t->p.noff = closed.n;
}

/* --- together --------------------------------------------------------------------------------------------------- */

static struct text say_about(const struct reading *g)
{
    const struct reader *r = &g->r;
    struct text at = say_instant(r, g->now);
    if (!g->holding)
        return text_printf(r->a, _("As of %.*s."), TEXT_FMT(at));
    return text_printf(r->a, _("As of %.*s: %.*s. Each bar is one holding; its pattern says whose time it was."),
                       TEXT_FMT(at), TEXT_FMT(say_clock(r, &g->clocks.matter, g->past)));
}

static struct plot_timeline timeline_of(struct arena *a, const struct sheet *sheet, const struct report_style *style)
{
    static const struct report_links NO_LINKS;
    struct reading g = reading_of(a, sheet, style);
    struct teller t = { .g = &g, .links = style->links ? style->links : &NO_LINKS };
    bool ended = matter_ended(g.m, g.now);
    t.p = (struct plot_timeline){ .title =
                                      text_printf(a, _("%.*s: who held it, and whose time it was"), TEXT_FMT(g.code)),
                                  .desc = say_about(&g),
                                  .now = g.now,
                                  .due = INSTANT_MAX,
                                  .first_due = INSTANT_MAX,
                                  .ended = ended ? instant_min(g.m->ended, g.now) : INSTANT_MAX };
    if (!g.holding)
        return t.p;
    if (g.clocks.matter.limited && !g.clocks.matter.stopped)
        t.p.due = g.clocks.matter.due.at;
    if (g.clocks.matter.limited)
        t.p.first_due = g.m->first_due.at;
    tell_bars(&t);
    tell_children(&t);
    tell_acts(&t);
    tell_off(&t, g.m->opened, instant_max(g.now, instant_is_max(t.p.due) ? g.now : t.p.due));
    return t.p;
}

void report_timeline_svg(struct sbuf *out, struct arena *a, const struct sheet *sheet, const struct report_style *style)
{
    struct plot_timeline p = timeline_of(a, sheet, style);
    struct plot_style pen = picture_style(a, style, "timeline", sheet->matter->id);
    plot_timeline(out, a, &p, &pen);
}

void report_timeline_table(struct sbuf *out, struct arena *a, const struct sheet *sheet,
                           const struct report_style *style)
{
    struct plot_timeline p = timeline_of(a, sheet, style);
    struct plot_style pen = picture_style(a, style, "timeline", sheet->matter->id);
    plot_timeline_table(out, a, &p, &pen);
}
