/* report_preview.c -- before and after, and the difference in sentences: what the button will do, said before it is pressed. */
#include "report/pages.h"
#include "report/reading.h"
#include "report/report_json.h"

#include "base/i18n.h"

static json_t *js_standing(const struct reading *g)
{
    const struct holding *h = g->holding;
    const struct mclock *clock = &g->clocks.matter;
    size_t open = 0;
    json_t *o = json_object();
    for (size_t i = 0; i < g->sheet->family->n; i++) {
        const struct matter *child = &g->sheet->family->matters[i];
        open += is_question(g, child) && !matter_ended(child, g->now);
    }
    js_set(o, "state", h ? js_word(MSTATE_WORDS[g->state]) : json_null());
    js_set(o, "state_name",
           h ? js_text(say_state(&g->r, g->state, h->to_allocate, say_step(&g->r, g->m->rule, h->step))) : json_null());
    js_set(o, "unit", h ? js_unit(&g->r, h->unit, g->now) : json_null());
    js_set(o, "person", h ? js_person(&g->r, h->person) : json_null());
    js_set(o, "step", h ? js_text_or_null(say_step(&g->r, g->m->rule, h->step)) : json_null());
    js_set(o, "due", clock->limited && !clock->stopped ? js_instant(clock->due.at) : json_null());
    js_set(o, "left", clock->limited ? js_span(clock->left) : json_null());
    js_set(o, "late", clock->limited ? js_span(clock->late) : json_null());
    js_set(o, "stopped", json_boolean(clock->stopped));
    js_set(o, "children", json_integer((json_int_t)open));
    return o;
}

static void say(const struct reading *g, json_t *says, struct text sentence)
{
    (void)g;
    js_add(says, js_text(sentence));
}

static struct text holder(const struct reading *g)
{
    if (g->state == M_OUTSIDE)
        return say_payee(&g->r, PAYEE_OUTSIDE, 0, holding_outside(g->m, g->holding), g->now);
    return say_holder(&g->r, g->holding->unit, g->holding->person, g->now);
}

static void say_holding(const struct reading *was, const struct reading *is, json_t *says)
{
    struct arena *a = is->r.a;
    const struct holding *h = is->holding;
    if (is->state == M_ENDED) {
        say(is, says, text_printf(a, _("The matter ends: %s. Its clocks stop for good."), say_end_kind(is->m->end)));
        return;
    }
    bool moved = !was || was->state == M_ENDED || was->holding->unit != h->unit || was->holding->person != h->person ||
                 (is->state == M_OUTSIDE) != (was->state == M_OUTSIDE);
    if (moved)
        say(is, says,
            text_printf(a, _("The matter will be with %.*s, and their time runs from %.*s."), TEXT_FMT(holder(is)),
                        TEXT_FMT(say_instant(&is->r, instant_max(h->from, h->receivable)))));
    else
        say(is, says, text_printf(a, _("The matter stays with %.*s."), TEXT_FMT(holder(is))));
    if (is->state == M_CONFIRM && (!was || was->state != M_CONFIRM))
        say(is, says,
            text_of(_("It is done when it is confirmed: from now on the confirmer's time runs, not the lead's.")));
}

static void say_clocks(const struct reading *was, const struct reading *is, json_t *says)
{
    struct arena *a = is->r.a;
    const struct mclock *now = &is->clocks.matter, *before = was ? &was->clocks.matter : NULL;
    if (is->state == M_ENDED)
        return;
    bool stood = before && before->stopped;
    if (now->limited && now->stopped && !stood)
        say(is, says, text_of(_("The matter's limit stands still meanwhile.")));
    else if (now->limited && !now->stopped && stood)
        say(is, says, text_printf(a, _("The limit runs again; due %.*s."), TEXT_FMT(say_end(&is->r, now->due.at))));
    else if (now->limited && !now->stopped && (!before || !before->limited || before->due.at.us != now->due.at.us))
        say(is, says, text_printf(a, _("Due %.*s."), TEXT_FMT(say_end(&is->r, now->due.at))));
    else if (now->limited && !now->stopped)
        say(is, says, text_printf(a, _("The due date stays %.*s."), TEXT_FMT(say_end(&is->r, now->due.at))));
}

static const struct matter *child_of(const struct reading *g, matter_id id)
{
    return id ? family_matter(g->sheet->family, id) : NULL;
}

static void say_question(const struct reading *is, const struct act *act, json_t *says)
{
    const struct matter *child = act->kind == ACT_ASK ? child_of(is, act->child) : NULL;
    if (!child)
        return;
    const struct holding *h = matter_holding(child, is->now);
    struct text unit = say_unit(&is->r, h ? h->unit : child->lead, is->now);
    say(is, says,
        text_printf(is->r.a, _("A question goes to %.*s, with a clock of its own, to be answered by %.*s."),
                    TEXT_FMT(unit), TEXT_FMT(say_end(&is->r, child->due.at))));
    say(is, says,
        child->waited_for
            ? text_of(_("Until it is answered the matter can be neither advised on, decided nor completed; "
                        "after its date the time is the asked unit's."))
            : text_of(_("The matter need not wait for the answer.")));
}

static void say_authority_of(const struct reading *is, const struct act *act, json_t *says)
{
    struct text words = say_authority(&is->r, is->sheet->family, is->m, act);
    if (!text_empty(words))
        say(is, says, text_printf(is->r.a, _("It will be on record: %.*s."), TEXT_FMT(words)));
}

void report_preview(struct sbuf *out, struct arena *a, const struct preview *preview, const struct report_style *style)
{
    json_t *root = json_object(), *says = json_array();
    struct reading is = reading_of(a, preview->after, style), was;
    if (preview->before)
        was = reading_of(a, preview->before, style);
    js_set(root, "before", preview->before ? js_standing(&was) : json_null());
    js_set(root, "after", js_standing(&is));
    if (is.holding) {
        say_holding(preview->before && was.holding ? &was : NULL, &is, says);
        say_clocks(preview->before && was.holding ? &was : NULL, &is, says);
        say_question(&is, preview->act, says);
        say_authority_of(&is, preview->act, says);
    }
    js_set(root, "says", says);
    js_print(out, root);
}
