/* report_acts.c -- what was done: acts in order with what was stated, to whom the result is attributed, what may come next. */
#include "report/say_value.h"

#include "base/i18n.h"

/* What the sheet's head tells already of the opening. */
static bool told_above(const struct reading *g, const struct act *act, enum act_field_id id)
{
    return act == g->m->opening && (id == FIELD_TITLE || id == FIELD_KIND || id == FIELD_GIVER || id == FIELD_CONTENT);
}

/* Views show both times when they differ by a working day (MODEL 1). */
static struct text say_when(const struct reading *g, const struct act *act)
{
    const struct reader *r = &g->r;
    const struct calendar *cal = calbook_last(g->sheet->world->book);
    struct text at = say_instant(r, act->happened);
    if (calendar_workdays(cal, instant_day(act->happened), instant_day(act->recorded)) < 1)
        return at;
    return text_printf(r->a, _("%.*s\nrecorded\n%.*s"), TEXT_FMT(at), TEXT_FMT(say_instant(r, act->recorded)));
}

static struct text say_corrected(const struct reading *g, const struct act *act)
{
    const struct family *f = g->sheet->family;
    for (size_t i = 0; i < f->nacts; i++)
        if (f->acts[i].kind == ACT_CORRECT && f->acts[i].corrects == act->seq && act->seq != 0)
            return text_printf(g->r.a, _("put right by act no. %lld"), (long long)f->acts[i].seq);
    return TEXT_NONE;
}

static struct text say_child(const struct reading *g, const struct act *act)
{
    const struct matter *child =
        act->kind == ACT_ASK && act != g->m->opening ? family_matter(g->sheet->family, act->child) : NULL;
    return child ? text_printf(g->r.a, _("question: %.*s"), TEXT_FMT(g->sheet->codes[child->index])) : TEXT_NONE;
}

static struct text say_stated(const struct reading *g, const struct act *act)
{
    const struct reader *r = &g->r;
    const struct family *f = g->sheet->family;
    struct text all = say_author(r, act);
    all = say_joined(r, all, "\n", say_child(g, act));
    for (int id = 0; id < ACT_FIELD_COUNT; id++) {
        enum act_field_id field = (enum act_field_id)id;
        if (!act_states(act, field) || told_above(g, act, field))
            continue;
        struct text value = say_field(r, f, g->m, g->sheet->codes, act, field);
        all = text_printf(r->a, "%.*s\n%s: %.*s", TEXT_FMT(all), say_field_label(field), TEXT_FMT(value));
    }
    all = say_joined(r, all, "\n", say_values_of(g, act));
    struct text authority = say_authority(r, f, g->m, act);
    if (!text_empty(authority))
        all = text_printf(r->a, _("%.*s\nauthority: %.*s"), TEXT_FMT(all), TEXT_FMT(authority));
    return say_joined(r, all, "\n", say_corrected(g, act));
}

/* Confirming a completion is deciding it; the page says which it was. */
static struct text say_done(const struct reading *g, const struct act *act)
{
    for (size_t i = 0; act->kind == ACT_DECIDE && i < g->m->nholdings; i++)
        if (g->m->holdings[i].state == M_CONFIRM && instant_eq(g->m->holdings[i].to, act->happened))
            return text_of(_("confirm the completion"));
    return say_act_name(&g->r, g->m->rule, act->kind);
}

void print_acts(const struct page *page, const struct reading *g)
{
    static const struct column COLUMNS[] = {
        { N_("No."), true, 0, 0 },
        { N_("When"), false, 0, 15 },
        { N_("Act"), false, 0, 18 },
        { N_("By whom, and what was stated"), false, 0, 0 },
    };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    const struct family *f = g->sheet->family;
    for (size_t i = 0; i < f->nacts; i++) {
        const struct act *act = &f->acts[i];
        if (act->matter != g->m->id && act != g->m->opening)
            continue;
        table_row(t);
        table_cell(t, TONE_PLAIN, text_printf(page->a, "%lld", (long long)act->seq));
        table_cell(t, TONE_PLAIN, say_when(g, act));
        table_cell(t, TONE_PLAIN, say_done(g, act));
        table_cell(t, TONE_PLAIN, say_stated(g, act));
    }
    page_heading(page, _("Acts"));
    table_print(page, t, 2);
}

/* --- the result ------------------------------------------------------------------------------------------------------ */

void print_attribution(const struct page *page, const struct reading *g)
{
    static const struct column COLUMNS[] = { { "", false, 0, 0 }, { "", false, 0, 0 }, { "", false, 0, 0 } };
    static const char *const PARTS[PART_COUNT] = {
        [PART_DECIDED] = N_("decided"),
        [PART_ADVISED] = N_("advised"),
        [PART_VOTED] = N_("voted for it"),
        [PART_OBJECTED] = N_("objected and was overruled"),
        [PART_INSTRUCTED] = N_("was instructed and recorded it"),
    };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < g->nattribution; i++) {
        const struct attribution *row = &g->attribution[i];
        table_row(t);
        table_cell(t, TONE_PLAIN, say_holder(&g->r, row->unit, row->person, row->act->happened));
        table_cell(t, TONE_PLAIN,
                   text_printf(page->a, _("%s, act no. %lld"), _(PARTS[row->part]), (long long)row->act->seq));
        table_cell(t, TONE_STRONG, text_of(row->answers ? _("answers for the outcome") : _("does not answer for it")));
    }
    if (g->nattribution == 0)
        return;
    page_heading(page, _("To whom the outcome is attributed"));
    table_print(page, t, 2);
    page_para(
        page, 2, TONE_FAINT,
        text_of(
            _("The rule, the same for success and failure and for every rank: who decided answers; so does the adviser "
              "whose advice was followed and each voter who did not dissent; not who objected and was overruled, nor "
              "who was instructed and recorded it.")));
}

/* --- next ------------------------------------------------------------------------------------------------------------ */

static struct text say_may(const struct reading *g, const struct next *next)
{
    struct text list = TEXT_NONE;
    if (next->person == 0)
        return text_of(_("nobody is in a post there"));
    for (int kind = 0; kind < ACT_KIND_COUNT; kind++)
        if (next->may & (UINT32_C(1) << kind))
            list = say_joined(&g->r, list, " · ", say_act(g, next->matter, (enum act_kind)kind));
    if (next->role == NEXT_ASKED && !text_empty(list))
        return text_printf(g->r.a, _("%.*s: %.*s"), TEXT_FMT(g->sheet->codes[next->matter->index]), TEXT_FMT(list));
    return list;
}

static void print_conditions(const struct page *page, const struct reading *g)
{
    const struct text *codes = g->sheet->codes;
    struct text list = TEXT_NONE;
    if (g->waits)
        page_para(page, 2, TONE_PLAIN,
                  text_printf(page->a, _("No advice, decision or completion before the answer to %.*s."),
                              TEXT_FMT(codes[g->waits->index])));
    for (size_t i = 0; i < g->nto_answer; i++)
        list = say_joined(&g->r, list, ", ", codes[g->to_answer[i]->index]);
    if (!text_empty(list))
        page_para(
            page, 2, TONE_PLAIN,
            text_printf(page->a,
                        _("The next advice, decision or completion must answer by name the late disagreement of %.*s."),
                        TEXT_FMT(list)));
}

void print_next(const struct page *page, const struct reading *g)
{
    static const struct column COLUMNS[] = { { "", false, 0, 0 }, { "", false, 0, 0 }, { "", false, 0, 0 } };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < g->nnext; i++) {
        const struct next *next = &g->next[i];
        struct text may = say_may(g, next);
        if (text_empty(may))
            continue;
        table_row(t);
        table_cell(t, TONE_FAINT, text_of(say_next_role(next->role)));
        table_cell(t, TONE_PLAIN, say_holder(&g->r, next->unit, next->person, g->now));
        table_cell(t, TONE_PLAIN, may);
    }
    if (table_rows(t) == 0)
        return;
    page_heading(page, _("What may be done next"));
    table_print(page, t, 2);
    print_conditions(page, g);
}
