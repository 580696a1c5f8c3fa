/* report_sheet.c -- one matter on a page: what it is, who holds it, how its clocks stand; the sections follow. */
#include "base/i18n.h"
#include "report/say_value.h"
#include "report/shield.h"
#include "report/totals.h"

/* --- the head ---------------------------------------------------------------------------------------------------- */

static struct text say_holds(const struct reading *g)
{
    const struct reader *r = &g->r;
    const struct holding *h = g->holding;
    struct text who = say_holder(r, h->unit, h->person, g->now), outside = holding_outside(g->m, h);
    if (g->state == M_ENDED)
        return text_printf(r->a, _("nobody; last %.*s"), TEXT_FMT(who));
    if (g->state == M_OUTSIDE)
        return text_empty(outside)
                   ? text_printf(r->a, _("somebody outside, kept by %.*s"), TEXT_FMT(who))
                   : text_printf(r->a, _("outside: %.*s, kept by %.*s"), TEXT_FMT(outside), TEXT_FMT(who));
    return who;
}

static struct text say_since(const struct reading *g)
{
    const struct reader *r = &g->r;
    const struct holding *h = g->holding;
    if (g->state == M_ENDED)
        return TEXT_NONE;
    struct text since = text_printf(r->a, _("%.*s, %.*s of working time"), TEXT_FMT(say_instant(r, h->from)),
                                    TEXT_FMT(say_span(r, g->clocks.holding.ran)));
    if (instant_before(g->now, h->receivable))
        since = text_printf(r->a, _("%.*s; receivable %.*s"), TEXT_FMT(since), TEXT_FMT(say_instant(r, h->receivable)));
    if (!instant_is_max(h->to))
        since = text_printf(r->a, _("%.*s; until %.*s at the latest"), TEXT_FMT(since), TEXT_FMT(say_end(r, h->to)));
    return since;
}

static struct text say_sheet_state(const struct reading *g)
{
    const struct reader *r = &g->r;
    struct text step = say_step(r, g->m->rule, g->holding->step);
    if (g->state == M_ENDED)
        return text_printf(r->a, _("ended %.*s: %s"),
                           TEXT_FMT(say_instant(r, instant_min(g->m->ended, g->holding->to))), say_end_kind(g->m->end));
    struct text state = say_state(r, g->state, g->holding->to_allocate, TEXT_NONE);
    return text_empty(step) ? state : text_printf(r->a, _("%.*s, step: %.*s"), TEXT_FMT(state), TEXT_FMT(step));
}

static struct text say_unverified(const struct reading *g)
{
    struct text event = act_text(g->m->opening, AT_EVENT);
    if (text_empty(event))
        return text_of(_("unverified: no document states it, the regulation's own value was taken"));
    return text_printf(
        g->r.a,
        _("unverified: it runs from an event not yet recorded (%.*s); until then the regulation's own value "
          "stands in"),
        TEXT_FMT(event));
}

/* Which limit is in force, and how sure that is. */
static struct text say_due(const struct reading *g)
{
    const struct reader *r = &g->r;
    const struct matter *m = g->m;
    const struct due *at = &g->clocks.matter.due;
    if (!g->clocks.matter.limited)
        return m->rule->duty && m->parent < 0 ? text_of(_("at each cut-off, see below")) : text_of(_("no limit"));
    struct text due = say_end(r, at->at);
    if (g->clocks.matter.stopped)
        due = text_printf(r->a, _("not counted while stopped (was %.*s)"), TEXT_FMT(due));
    due = say_joined(r, due, "; ", text_of(g->due_cause == DUE_OPEN ? "" : say_due_cause(g->due_cause)));
    if (m->unverified_due)
        due = say_joined(r, due, "; ", say_unverified(g));
    return say_joined(r, due, "; ", text_of(say_provisional(at)));
}

static struct text say_first_due(const struct reading *g)
{
    const struct matter *m = g->m;
    bool same = instant_eq(g->clocks.matter.due.at, m->first_due.at);
    return same ? TEXT_NONE : say_end(&g->r, m->first_due.at);
}

static struct text say_ran(const struct reading *g, const struct mclock *clock, bool past)
{
    struct text sign = text_of(clock->limited && (clock->late.us > 0 || past) ? "! " : "");
    struct text words = say_clock(&g->r, clock, past);
    return text_printf(g->r.a, _("%.*s%.*s; ran %.*s"), TEXT_FMT(sign), TEXT_FMT(words),
                       TEXT_FMT(say_span(&g->r, clock->ran)));
}

static enum tone clock_tone(const struct mclock *clock, bool past)
{
    return clock->limited && (clock->late.us > 0 || past) ? TONE_LATE : TONE_PLAIN;
}

static struct text say_counts(const struct reading *g)
{
    const struct matter *m = g->m;
    const struct reader *r = &g->r;
    struct text list = TEXT_NONE;
    if (m->urged)
        list = say_joined(r, list, " · ", text_printf(r->a, _("urged: %d"), m->urged));
    if (m->returned)
        list = say_joined(r, list, " · ", text_printf(r->a, _("returned: %d"), m->returned));
    if (m->extended)
        list = say_joined(r, list, " · ", text_printf(r->a, _("extended: %d"), m->extended));
    if (m->reported)
        list = say_joined(r, list, " · ", text_printf(r->a, _("reports: %d"), m->reported));
    if (m->supplements)
        list = say_joined(r, list, " · ", text_printf(r->a, _("supplements asked for: %d"), m->supplements));
    if (m->reopened)
        list = say_joined(r, list, " · ", text_printf(r->a, _("taken up again: %d"), m->reopened));
    if (m->escalated_own)
        list = say_joined(r, list, " · ", text_printf(r->a, _("passed up within own authority: %d"), m->escalated_own));
    return list;
}

static struct text say_document(const struct reading *g)
{
    const struct sheet *s = g->sheet;
    struct text number =
        text_empty(s->content_number) ? TEXT_NONE : text_printf(g->r.a, _("content %.*s"), TEXT_FMT(s->content_number));
    return say_joined(&g->r, s->document, "; ", number);
}

static struct text say_parent(const struct reading *g)
{
    if (g->m->parent < 0)
        return TEXT_NONE;
    return text_printf(g->r.a, _("%s, of %.*s"), say_form(g->m->form), TEXT_FMT(g->sheet->codes[g->m->parent]));
}

static void print_what(const struct page *page, const struct reading *g)
{
    const struct matter *m = g->m;
    struct table *t = table_new(page->a, PAIR_COLUMNS, 2);
    table_pair(t, _("Kind"), TONE_PLAIN, names_in(m->rule->names, g->r.lang));
    table_pair(t, _("Question"), TONE_PLAIN, say_parent(g));
    table_pair(t, _("Given by"), TONE_PLAIN, say_unit(&g->r, m->giver, m->opened));
    table_pair(t, _("Lead"), TONE_PLAIN, m->lead ? say_unit(&g->r, m->lead, g->now) : TEXT_NONE);
    table_pair(t, _("Document"), TONE_PLAIN, say_document(g));
    if (!text_eq(g->sheet->content_words, g->title))
        table_pair(t, _("Content"), TONE_PLAIN, g->sheet->content_words);
    table_pair(t, _("Opened"), TONE_PLAIN, say_instant(&g->r, m->opened));
    table_print(page, t, 2);
}

static void print_stand(const struct page *page, const struct reading *g)
{
    const struct matter *m = g->m;
    const struct mclocks *c = &g->clocks;
    struct table *t = table_new(page->a, PAIR_COLUMNS, 2);
    bool step_limited = c->step_index >= 0 && c->step.limited && g->state != M_ENDED;
    table_pair(t, _("Held by"), TONE_STRONG, say_holds(g));
    table_pair(t, _("Since"), TONE_PLAIN, say_since(g));
    table_pair(t, _("State"), TONE_PLAIN, say_sheet_state(g));
    if (g->state == M_CONFIRM || (g->state == M_ENDED && m->end == END_CONFIRMED))
        table_pair(t, _("Finished"), TONE_PLAIN, say_instant(&g->r, m->finished));
    table_pair(t, _("Due"), TONE_PLAIN, say_due(g));
    table_pair(t, _("First due"), TONE_PLAIN, say_first_due(g));
    table_pair(t, _("Clock"), clock_tone(&c->matter, g->past), say_ran(g, &c->matter, g->past));
    if (step_limited) {
        table_pair(t, _("Step due"), TONE_PLAIN, c->step.stopped ? TEXT_NONE : say_end(&g->r, c->step.due.at));
        table_pair(t, _("Step clock"), clock_tone(&c->step, g->step_past), say_ran(g, &c->step, g->step_past));
    }
    table_pair(t, _("Counted"), TONE_PLAIN, say_counts(g));
    page_blank(page);
    table_print(page, t, 2);
}

static void print_shields(const struct page *page, const struct reading *g)
{
    if (g->sheet->nshields == 0)
        return;
    page_heading(page, _("Registered proposals in whose scope it lies"));
    for (size_t i = 0; i < g->sheet->nshields; i++)
        page_para(page, 2, TONE_PLAIN, say_shield(page->a, &g->sheet->shields[i]));
}

static void sheet_text(const struct page *page, const struct reading *g)
{
    const struct sheet *s = g->sheet;
    page_title(page, say_joined(&g->r, g->code, "  ", g->title));
    page_as_of(page, &g->r, s->province, s->now, s->as_of, s->exercise);
    if (!g->holding) {
        page_para(page, 0, TONE_PLAIN,
                  text_printf(page->a, _("Nothing is known of it yet: it was opened %.*s."),
                              TEXT_FMT(say_instant(&g->r, g->m->opened))));
        return;
    }
    page_blank(page);
    print_what(page, g);
    print_stand(page, g);
    print_shields(page, g);
    print_occurrences(page, g);
    print_questions(page, g);
    print_values(page, g);
    for (size_t i = 0; i < s->ntotals; i++)
        print_totals(page, &g->r, &s->totals[i]);
    print_time_line(page, g);
    print_sums(page, &g->r, g->sums, g->nsums, g->now);
    print_lateness(page, g);
    print_acts(page, g);
    print_attribution(page, g);
    print_next(page, g);
}

void report_sheet(struct sbuf *out, struct arena *a, const struct sheet *sheet, const struct report_style *style)
{
    struct reading g = reading_of(a, sheet, style);
    struct page page = page_new(out, a, style);
    switch (style->format) {
    case REPORT_TEXT: sheet_text(&page, &g); break;
    case REPORT_JSON: sheet_json(out, &g); break;
    case REPORT_CSV: sheet_csv(out, &g); break;
    }
}
