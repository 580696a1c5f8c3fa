/* report.c -- what every report shares: its formats, its as-of, and one reading of a matter. */
#include "report/report.h"

#include "base/i18n.h"
#include "report/reading.h"

const char *const REPORT_FORMAT_WORDS[] = { "text", "json", "csv", NULL };
const char *const NEXT_ROLE_WORDS[NEXT_ROLE_COUNT + 1] = { "holder", "giver", "office", "asked", NULL };

const char *say_next_role(enum next_role role)
{
    static const char *const ROLES[NEXT_ROLE_COUNT] = {
        [NEXT_HOLDER] = N_("the holder"),
        [NEXT_GIVER] = N_("the giver"),
        [NEXT_OFFICE] = N_("the giver's office"),
        [NEXT_ASKED] = N_("the unit asked"),
    };
    return _(ROLES[role]);
}

void page_as_of(const struct page *page, const struct reader *r, struct text province, struct instant now, bool asked,
                bool exercise)
{
    struct text at = asked ? say_end(r, now) : say_instant(r, now); /* a day asked about ends at its 24:00 */
    struct text as_of = asked ? text_printf(page->a, _("as it was known at %.*s, not later"), TEXT_FMT(at))
                              : text_printf(page->a, _("as of %.*s"), TEXT_FMT(at));
    page_para(page, 0, TONE_FAINT, say_joined(r, province, " · ", as_of));
    if (exercise)
        page_para(page, 0, TONE_STRONG, text_of(_("EXERCISE: an invented example, not the record of an office")));
}

/* --- a reading ---------------------------------------------------------------------------------------------------- */

struct instant reading_until(const struct reading *g, struct instant to) { return instant_min(to, g->now); }

struct text holding_outside(const struct matter *m, const struct holding *h)
{
    if (h->state == M_OUTSIDE)
        for (size_t i = m->nhalts; i-- > 0;)
            if (m->halts[i].outside && !instant_before(h->from, m->halts[i].from))
                return act_text(m->halts[i].act, AT_WHOM);
    return TEXT_NONE;
}

bool is_question(const struct reading *g, const struct matter *child)
{
    return child->parent == g->m->index && !instant_before(g->now, child->opened);
}

struct text say_act(const struct reading *g, const struct matter *m, enum act_kind kind)
{
    if (kind == ACT_DECIDE && matter_state(m, g->now) == M_CONFIRM)
        return text_of(_("confirm the completion"));
    return say_act_name(&g->r, m->rule, kind);
}

/* Whom to ask in this unit at t: the person who holds there, its head, or else anybody in a post. */
static person_id person_in(const struct org *org, unit_id unit, person_id holding, struct instant t)
{
    if (holding || unit == 0)
        return holding;
    person_id head = org_head(org, unit, t);
    for (person_id p = 1; head == 0 && p <= org_persons(org); p++)
        if (org_tenure_in(org, p, unit, false, t))
            head = p;
    return head;
}

struct nexts {
    const struct reading *g;
    struct next *rows;
    size_t n;
};

static void add_next(struct nexts *list, enum next_role role, const struct matter *m, unit_id unit, person_id person)
{
    const struct reading *g = list->g;
    if (unit == 0)
        return;
    struct next row = { role, unit, person_in(g->r.org, unit, person, g->now), m, 0 };
    for (size_t i = 0; i < list->n; i++)
        if (list->rows[i].person == row.person && list->rows[i].unit == unit && list->rows[i].matter == m)
            return;
    if (row.person)
        row.may = matter_may(g->sheet->family, m, row.person, g->now);
    if (role == NEXT_ASKED)
        row.may &= UINT32_C(1) << ACT_REPLY;
    ARENA_PUSH(g->r.a, list->rows, list->n, row);
}

static void read_next(struct reading *g)
{
    const struct family *f = g->sheet->family;
    struct nexts list = { .g = g };
    if (g->state != M_ENDED)
        add_next(&list, NEXT_HOLDER, g->m, g->holding->unit, g->holding->person);
    if (g->m->parent >= 0) { /* of a question the asker is the giver */
        const struct holding *asker = matter_holding(&f->matters[g->m->parent], g->now);
        if (asker)
            add_next(&list, NEXT_GIVER, g->m, asker->unit, asker->person);
    } else {
        add_next(&list, NEXT_GIVER, g->m, g->m->giver, 0);
        add_next(&list, NEXT_OFFICE, g->m, org_office(g->r.org, g->m->giver, g->now), 0);
    }
    for (size_t i = 0; i < f->n; i++) {
        const struct matter *child = &f->matters[i];
        const struct holding *h = is_question(g, child) ? matter_holding(child, g->now) : NULL;
        if (h && !matter_ended(child, g->now))
            add_next(&list, NEXT_ASKED, child, h->unit, h->person);
    }
    g->next = list.rows;
    g->nnext = list.n;
}

bool clock_past(const struct mclock *clock, struct instant read_at)
{
    return clock->limited && !clock->stopped && !clock->for_good && !instant_before(read_at, clock->due.at);
}

static bool gives_limit(const struct act *act)
{
    return act->kind == ACT_OPEN || act->kind == ACT_EXTEND || act->kind == ACT_REOPEN || act->kind == ACT_RESUME;
}

const struct act *limit_act(const struct reading *g)
{
    const struct family *f = g->sheet->family;
    const struct act *ground = g->m->opening;
    for (size_t i = 0; i < f->nacts; i++) {
        const struct act *act = &f->acts[i];
        if (act->matter == g->m->id && gives_limit(act) && instant_eq(act_counts_from(act), g->m->limit_from))
            ground = act;
    }
    return ground;
}

/* The fold tells the cause at the end of knowledge; a stop that has not ended has moved nothing yet. */
static enum due_cause due_cause(const struct reading *g)
{
    if (g->m->due_cause != DUE_STOP)
        return g->m->due_cause;
    for (size_t i = 0; i < g->m->nstops; i++)
        if (!instant_before(g->now, g->m->stops[i].to))
            return DUE_STOP;
    const struct act *act = limit_act(g);
    switch ((int)act->kind) {
    case ACT_EXTEND: return g->m->extended == 0 && act_states(act, FIELD_COUNTED_FROM) ? DUE_EVENT : DUE_EXTEND;
    case ACT_REOPEN: return DUE_REOPEN;
    case ACT_RESUME: return DUE_AGAIN;
    }
    return DUE_OPEN;
}

static void read_matter(struct reading *g)
{
    struct arena *a = g->r.a;
    const struct family *f = g->sheet->family;
    const struct matter *m = g->m;
    mclock_read(f, m, g->now, &g->clocks);
    g->past = clock_past(&g->clocks.matter, instant_min(g->now, m->finished));
    g->step_past = clock_past(&g->clocks.step, g->now);
    g->due_cause = due_cause(g);
    g->charges = matter_charges(a, f, m, g->now, &g->ncharges);
    assert(charges_validate(f, m, g->now, g->charges, g->ncharges));
    g->sums = charge_sums(a, g->sheet->world, g->charges, g->ncharges, &g->nsums);
    g->lateness = matter_lateness(a, f, m, g->now, &g->nlateness);
    if (m->rule->duty && m->parent < 0)
        g->occurrences = duty_occurrences(a, f, m, g->now, &g->noccurrences);
    g->attribution = matter_attribution(a, f, m, &g->nattribution);
    g->waits = matter_waits(f, m, g->now);
    g->to_answer = matter_to_answer(a, f, m, g->now, &g->nto_answer);
    read_next(g);
}

struct reading reading_of(struct arena *a, const struct sheet *sheet, const struct report_style *style)
{
    const struct matter *m = sheet->matter;
    assert(m && sheet->family && sheet->codes && sheet->world);
    struct reading g = {
        .sheet = sheet,
        .m = m,
        .r = { a, sheet->world->org, style->lang ? style->lang : i18n_lang() },
        .code = sheet->codes[m->index],
        .title = act_text(m->opening, AT_TITLE),
        .now = sheet->now,
        .holding = matter_holding(m, sheet->now),
        .state = matter_state(m, sheet->now),
    };
    if (text_empty(g.title)) /* of a question: what was asked may stand in words */
        g.title = act_text(m->opening, AT_WORDS);
    if (text_empty(g.title))
        g.title = sheet->content_words;
    if (g.holding)
        read_matter(&g);
    return g;
}
