/* report_line.c -- the time line: who held it, from when to when, and whose time that was.
 *
 *      From – to                           Holder                Step      Time  Charged to
 *      08:10 15/8/2025 – 11:00 11/9/2025   Sở Tài chính (Hạnh)   do      138h50
 *         08:10 15/8/2025 – 24:00 27/8/2025                               71h20  Sở Tài chính
 *         24:00 27/8/2025 – 10:30 3/9/2025                                19h00  asked: Sở Nội vụ
 *
 * A row a holding; where its time is charged to several, a row each below it. */
#include "report/reading.h"

#include "base/i18n.h"

static struct workspan worked(const struct reading *g, struct instant from, struct instant to)
{
    return calendar_elapsed(calbook_last(g->sheet->world->book), from, to);
}

/* "from – to"; the stretch that runs now ends with "now". */
static struct text say_stretch(const struct reading *g, struct instant from, struct instant to)
{
    struct text begin = say_instant(&g->r, from);
    struct text end = instant_before(g->now, to) ? text_of(_("now")) : say_end(&g->r, to);
    return text_printf(g->r.a, "%.*s\u00A0– %.*s", TEXT_FMT(begin), TEXT_FMT(end));
}

static struct text say_charged(const struct reading *g, const struct charge *c)
{
    struct text payee = say_payee(&g->r, c->payee, c->unit, c->outside, c->from);
    if (!c->pending)
        return payee;
    return text_printf(g->r.a, _("%.*s (pending: an obstacle is not ruled on yet)"), TEXT_FMT(payee));
}

/* The holder, and what is not plain about the stretch. */
static struct text say_stretch_holder(const struct reading *g, const struct holding *h)
{
    const struct reader *r = &g->r;
    struct text who = say_holder(r, h->unit, h->person, h->from), outside = holding_outside(g->m, h);
    if (h->state == M_OUTSIDE)
        who = text_empty(outside)
                  ? text_printf(r->a, _("outside, kept by %.*s"), TEXT_FMT(who))
                  : text_printf(r->a, _("outside: %.*s, kept by %.*s"), TEXT_FMT(outside), TEXT_FMT(who));
    if (h->state == M_STOPPED)
        who = text_printf(r->a, _("%.*s, stopped"), TEXT_FMT(who));
    if (h->to_allocate)
        who = text_printf(r->a, _("%.*s, to be assigned"), TEXT_FMT(who));
    if (h->cause != CAUSE_ACT)
        who = text_printf(r->a, "%.*s; %s", TEXT_FMT(who), say_cause(h->cause));
    if (instant_before(h->from, h->receivable))
        who = text_printf(r->a, _("%.*s; receivable %.*s"), TEXT_FMT(who), TEXT_FMT(say_instant(r, h->receivable)));
    return who;
}

static void charge_row(struct table *t, const struct reading *g, const struct charge *c)
{
    struct text stretch = say_stretch(g, c->from, c->to);
    table_row(t);
    table_cell(t, TONE_FAINT, text_printf(g->r.a, "·\u00A0%.*s", TEXT_FMT(stretch)));
    table_cell(t, TONE_PLAIN, TEXT_NONE);
    table_cell(t, TONE_PLAIN, TEXT_NONE);
    table_cell(t, TONE_PLAIN, say_span(&g->r, worked(g, c->from, c->to)));
    table_cell(t, TONE_PLAIN, say_charged(g, c));
}

static void holding_rows(struct table *t, const struct reading *g, size_t i)
{
    const struct holding *h = &g->m->holdings[i];
    const struct charge *only = NULL;
    size_t n = 0;
    for (size_t k = 0; k < g->ncharges; k++)
        if (g->charges[k].holding == (int)i && ++n == 1)
            only = &g->charges[k];
    table_row(t);
    table_cell(t, TONE_PLAIN, say_stretch(g, h->from, h->to));
    table_cell(t, TONE_PLAIN, say_stretch_holder(g, h));
    table_cell(t, TONE_PLAIN, say_step(&g->r, g->m->rule, h->step));
    table_cell(t, n > 1 ? TONE_STRONG : TONE_PLAIN, say_span(&g->r, worked(g, h->from, reading_until(g, h->to))));
    table_cell(t, TONE_PLAIN, n == 1 ? say_charged(g, only) : n > 1 ? text_of(_("of which:")) : TEXT_NONE);
    for (size_t k = 0; n > 1 && k < g->ncharges; k++)
        if (g->charges[k].holding == (int)i)
            charge_row(t, g, &g->charges[k]);
}

void print_time_line(const struct page *page, const struct reading *g)
{
    static const struct column COLUMNS[] = {
        { N_("From – to"), false, 0, 19 }, { N_("Held by"), false, 0, 0 },    { N_("Step"), false, 0, 0 },
        { N_("Worked"), true, 0, 0 },      { N_("Charged to"), false, 0, 0 },
    };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < g->m->nholdings && !instant_before(g->now, g->m->holdings[i].from); i++)
        holding_rows(t, g, i);
    page_heading(page, _("Time line"));
    table_print(page, t, 2);
}

/* --- whose time ---------------------------------------------------------------------------------------------------- */

void print_sums(const struct page *page, const struct reader *r, const struct charge_sum *sums, size_t n,
                struct instant t)
{
    static const struct column COLUMNS[] = { { "", false, 0, 0 }, { "", true, 0, 0 } };
    struct table *table = table_new(page->a, COLUMNS, LEN(COLUMNS));
    struct workspan all = { 0 };
    bool asked = false;
    for (size_t i = 0; i < n; i++) {
        table_row(table);
        table_cell(table, TONE_PLAIN, say_payee(r, sums[i].payee, sums[i].unit, sums[i].outside, t));
        table_cell(table, TONE_PLAIN, say_span(r, sums[i].span));
        all.us += sums[i].span.us;
        asked |= sums[i].payee == PAYEE_ASKED;
    }
    table_row(table);
    table_cell(table, TONE_STRONG, text_of(_("together")));
    table_cell(table, TONE_STRONG, say_span(r, all));
    page_heading(page, _("Whose time it was"));
    table_print(page, table, 2);
    if (asked)
        page_para(page, 2, TONE_FAINT,
                  text_of(_("The time of a unit asked is the same time as in its question: the two are never added.")));
}

static struct text say_lateness(const struct reading *g, const struct lateness *row)
{
    const struct reader *r = &g->r;
    if (row->late.us > 0)
        return text_printf(r->a, _("! late by %.*s"), TEXT_FMT(say_span(r, row->late)));
    return text_of(_("not late"));
}

static struct text say_given(const struct reading *g, const struct lateness *row)
{
    const struct reader *r = &g->r;
    struct text given = say_span(r, row->given);
    if (row->shortfall.us <= 0)
        return given;
    return text_printf(r->a, _("%.*s, less than the least of %.*s by %.*s: that is for %.*s"), TEXT_FMT(given),
                       TEXT_FMT(say_span(r, row->least)), TEXT_FMT(say_span(r, row->shortfall)),
                       TEXT_FMT(say_unit(r, row->giver, g->now)));
}

/* A unit without any limit, of its own or the matter's, cannot be late. */
static bool is_measured(const struct reading *g, const struct lateness *row)
{
    return row->step >= 0 || g->clocks.matter.limited;
}

void print_lateness(const struct page *page, const struct reading *g)
{
    static const struct column COLUMNS[] = {
        { N_("Unit"), false, 0, 0 }, { N_("Measured by"), false, 0, 0 }, { N_("Given"), false, 0, 0 },
        { N_("Used"), true, 0, 0 },  { N_("Lateness"), false, 0, 0 },
    };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < g->nlateness; i++) {
        const struct lateness *row = &g->lateness[i];
        if (!is_measured(g, row))
            continue;
        struct text step = say_step(&g->r, g->m->rule, row->step);
        table_row(t);
        table_cell(t, TONE_PLAIN, say_unit(&g->r, row->unit, g->now));
        table_cell(t, TONE_PLAIN, text_empty(step) ? text_of(_("the limit of the matter")) : step);
        table_cell(t, TONE_PLAIN, say_given(g, row));
        table_cell(t, TONE_PLAIN, say_span(&g->r, row->used));
        table_cell(t, row->late.us > 0 ? TONE_LATE : TONE_PLAIN, say_lateness(g, row));
    }
    if (table_rows(t) == 0)
        return;
    page_heading(page, _("Lateness, each unit by its own time"));
    table_print(page, t, 2);
}

/* --- questions ------------------------------------------------------------------------------------------------------ */

static struct text say_late_answer(const struct reading *g, const struct matter *child)
{
    const struct reader *r = &g->r;
    if (instant_is_max(child->late_answered) || instant_before(g->now, child->late_answered))
        return TEXT_NONE;
    struct text at = say_instant(r, child->late_answered);
    if (child->to_answer)
        return text_printf(r->a, _("late answer %.*s: %s, still to be answered by name"), TEXT_FMT(at),
                           say_answer(child->late_answer));
    return text_printf(r->a, _("late answer %.*s: %s"), TEXT_FMT(at), say_answer(child->late_answer));
}

static struct text say_question_state(const struct reading *g, const struct matter *child, const struct mclock *clock)
{
    const struct reader *r = &g->r;
    const struct holding *h = matter_holding(child, g->now);
    bool past = clock_past(clock, g->now);
    struct text state;
    if (!matter_ended(child, g->now)) {
        state = text_printf(r->a, _("open, held by %.*s\n%.*s"), TEXT_FMT(say_holder(r, h->unit, h->person, h->from)),
                            TEXT_FMT(say_clock(r, clock, past)));
        return clock->late.us > 0 || past ? text_printf(r->a, "! %.*s", TEXT_FMT(state)) : state;
    }
    const char *end = child->end == END_REPLIED ? say_answer(child->answer) : say_end_kind(child->end);
    state = text_printf(r->a, "%.*s: %s", TEXT_FMT(say_instant(r, child->ended)), end);
    if (clock->late.us > 0)
        state = text_printf(r->a, _("%.*s\n! late by %.*s"), TEXT_FMT(state), TEXT_FMT(say_span(r, clock->late)));
    return say_joined(r, state, "\n", say_late_answer(g, child));
}

static void question_row(struct table *t, const struct reading *g, const struct matter *child)
{
    struct mclocks clocks;
    const struct reader *r = &g->r;
    mclock_read(g->sheet->family, child, g->now, &clocks);
    struct text kind = text_of(say_form(child->form)), title = act_text(child->opening, AT_TITLE);
    struct text asked = say_instant(r, child->opened), due = say_end(r, clocks.matter.due.at);
    if (!text_empty(title))
        kind = text_printf(r->a, "%.*s: %.*s", TEXT_FMT(kind), TEXT_FMT(title));
    if (child->waited_for)
        kind = text_printf(r->a, _("%.*s\nmust be waited for"), TEXT_FMT(kind));
    table_row(t);
    table_cell(t, TONE_PLAIN, g->sheet->codes[child->index]);
    table_cell(t, TONE_PLAIN, kind);
    table_cell(t, TONE_PLAIN, say_unit(r, child->opening->to_unit, child->opened));
    table_cell(t, TONE_PLAIN, say_joined(r, asked, "\u00A0– ", due));
    table_cell(t, clocks.matter.late.us > 0 ? TONE_LATE : TONE_PLAIN, say_question_state(g, child, &clocks.matter));
}

void print_questions(const struct page *page, const struct reading *g)
{
    static const struct column COLUMNS[] = {
        { N_("Question"), false, 0, 0 },     { N_("Asked for"), false, 0, 0 }, { N_("Unit asked"), false, 0, 0 },
        { N_("Asked – due"), false, 0, 19 }, { N_("Answer"), false, 0, 0 },
    };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < g->sheet->family->n; i++)
        if (is_question(g, &g->sheet->family->matters[i]))
            question_row(t, g, &g->sheet->family->matters[i]);
    if (table_rows(t) == 0)
        return;
    page_heading(page, _("Questions"));
    table_print(page, t, 2);
}

/* --- duties --------------------------------------------------------------------------------------------------------- */

void print_occurrences(const struct page *page, const struct reading *g)
{
    static const struct column COLUMNS[] = {
        { N_("Cut-off"), false, 0, 0 },  { N_("Report due"), false, 0, 0 }, { N_("Owed by"), false, 0, 0 },
        { N_("Reported"), false, 0, 0 }, { N_("State"), false, 0, 0 },
    };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    const struct reader *r = &g->r;
    if (!g->m->rule->duty || g->m->parent >= 0)
        return;
    for (size_t i = 0; i < g->noccurrences; i++) {
        const struct occurrence *o = &g->occurrences[i];
        bool bad = o->state == OCC_LATE || o->state == OCC_SILENT;
        table_row(t);
        table_cell(t, TONE_PLAIN, say_day(r, o->cutoff));
        table_cell(t, TONE_PLAIN, say_end(r, o->due.at));
        table_cell(t, TONE_PLAIN, say_holder(r, o->unit, o->person, day_start(o->cutoff)));
        table_cell(t, TONE_PLAIN, o->report ? say_instant(r, o->report->happened) : TEXT_NONE);
        table_cell(t, bad ? TONE_LATE : TONE_PLAIN, text_printf(r->a, bad ? "! %s" : "%s", say_occurrence(o->state)));
    }
    page_heading(page, _("Reports owed"));
    page_para(page, 2, TONE_PLAIN, recur_text(r->a, g->m->recur, r->lang));
    table_print(page, t, 2);
}
