/* rule_steps.c -- the steps of a rule, tested one by one and then by walking them.
 *
 * The walk goes from "no step yet" by open, then by every act from every step reached. A step that it never enters is a slip of the pen
 * (an earlier row takes its act, or the step before it is never reached), and a matter could wait in it for ever only on paper.
 */
#include "rules/rule_check.h"

#include "base/i18n.h"

static const char *step_codes(const struct rule_asked *c)
{
    struct text codes = TEXT("");
    for (size_t i = 0; i < c->rule->nsteps; i++)
        codes = text_printf(c->a, "%.*s%s%.*s", TEXT_FMT(codes), i ? ", " : "", TEXT_FMT(c->rule->steps[i].code));
    return text_cstr(c->a, codes);
}

static enum rc check_step_code(const struct rule_asked *c, size_t i)
{
    const struct step_rule *step = &c->rule->steps[i];
    const struct ynode *where = rule_place(rule_row(c, "steps", i), "code");
    if (!rule_is_code(step->code))
        return rule_wrong_code(c, where);
    int first = rule_step_named(c->rule, step->code);
    if (first < (int)i)
        return ynode_err(where, c->err, PB_WRONG_VALUE,
                         _("the step '%.*s' is written twice, first in line %d: name it otherwise"),
                         TEXT_FMT(step->code), rule_place(rule_row(c, "steps", (size_t)first), "code")->line);
    return RC_OK;
}

static enum rc check_step_after(const struct rule_asked *c, size_t i)
{
    const struct step_rule *step = &c->rule->steps[i];
    if (text_empty(step->after) || step->after_step >= 0)
        return RC_OK;
    const struct ynode *where = rule_place(rule_row(c, "steps", i), "after");
    return ynode_err(where, c->err, PB_UNKNOWN_REFERENCE, _("'%.*s' has no step '%.*s': write one of: %s"),
                     TEXT_FMT(c->rule->kind), TEXT_FMT(rule_shown(where)), step_codes(c));
}

static enum rc check_step_holder(const struct rule_asked *c, size_t i)
{
    const struct step_rule *step = &c->rule->steps[i];
    const struct ynode *row = rule_row(c, "steps", i);
    if (step->holder == BY_UNIT && text_empty(step->unit))
        return ynode_err(rule_place(row, "holder"), c->err, PB_MISSING_KEY,
                         _("the step '%.*s' is held by a unit, but none is named: write 'unit' with its code"),
                         TEXT_FMT(step->code));
    if (step->holder != BY_UNIT && !text_empty(step->unit))
        return ynode_err(rule_place(row, "unit"), c->err, PB_WRONG_VALUE,
                         _("the step '%.*s' names the unit '%.*s', which does not hold it: write holder: unit"),
                         TEXT_FMT(step->code), TEXT_FMT(rule_shown(rule_place(row, "unit"))));
    if (step->holder == BY_CONFIRMER && !c->rule->confirmed)
        return ynode_err(rule_place(row, "holder"), c->err, PB_WRONG_VALUE,
                         _("the step '%.*s' is held by a confirmer, but '%.*s' has none: write confirmed: yes"),
                         TEXT_FMT(step->code), TEXT_FMT(c->rule->kind));
    return RC_OK;
}

static enum rc check_step_lapse(const struct rule_asked *c, size_t i)
{
    const struct step_rule *step = &c->rule->steps[i];
    const struct ynode *where = rule_place(rule_row(c, "steps", i), "lapse");
    if (text_empty(step->lapse))
        return RC_OK;
    if (step->limit.unit == LIMIT_NONE)
        return ynode_err(where, c->err, PB_WRONG_VALUE,
                         _("the step '%.*s' lapses when its limit has run out, but has none: write 'limit'"),
                         TEXT_FMT(step->code));
    if (step->lapse_step >= 0 || text_eq(step->lapse, TEXT("end")))
        return RC_OK;
    return ynode_err(where, c->err, PB_UNKNOWN_REFERENCE, _("'%.*s' has no step '%.*s': write end, or one of: %s"),
                     TEXT_FMT(c->rule->kind), TEXT_FMT(rule_shown(where)), step_codes(c));
}

static enum rc check_each(const struct rule_asked *c)
{
    enum rc rc;
    for (size_t i = 0; i < c->rule->nsteps; i++)
        if ((rc = check_step_code(c, i)) || (rc = check_step_after(c, i)) || (rc = check_step_holder(c, i)) ||
            (rc = check_step_lapse(c, i)))
            return rc;
    return RC_OK;
}

static enum rc check_opening(const struct rule_asked *c)
{
    if (rule_step(c->rule, ACT_OPEN, -1) < 0)
        return ynode_err(rule_place(c->node, "steps"), c->err, PB_MISSING_KEY,
                         _("no step of '%.*s' is entered by open: give its first step on: open, without 'after'"),
                         TEXT_FMT(c->rule->kind));
    return RC_OK;
}

/* Could this act come at a matter in step `from` (-1: not yet opened)? */
static bool may_come(const struct rule *rule, enum act_kind act, int from)
{
    if (rule_forbids(rule, act))
        return false;
    if (from < 0)
        return act == ACT_OPEN;
    return rule->steps[from].ends ? act == ACT_REOPEN : act != ACT_OPEN;
}

/* Marks the steps that this act may enter from `from`: the first row that fits, or those before it whose `when` may hold. */
static bool enter_by(const struct rule *rule, enum act_kind act, int from, bool *entered)
{
    bool more = false;
    for (size_t i = 0; i < rule->nsteps; i++) {
        const struct step_rule *step = &rule->steps[i];
        if (step->on != (int)act || (step->after_step >= 0 && step->after_step != from))
            continue;
        more |= !entered[i];
        entered[i] = true;
        if (text_empty(step->when))
            break;
    }
    return more;
}

/* Marks the steps entered from `from`; true if one is new. */
static bool enter_from(const struct rule *rule, int from, bool *entered)
{
    bool more = false;
    for (int act = 0; act < ACT_KIND_COUNT; act++)
        if (may_come(rule, (enum act_kind)act, from))
            more |= enter_by(rule, (enum act_kind)act, from, entered);
    return more;
}

/* The row that takes the act of step i from it wherever it could be entered, or -1. */
static int taken_by(const struct rule *rule, size_t i)
{
    const struct step_rule *step = &rule->steps[i];
    for (size_t j = 0; j < i; j++)
        if (rule->steps[j].on == step->on && text_empty(rule->steps[j].when) &&
            (rule->steps[j].after_step < 0 || rule->steps[j].after_step == step->after_step))
            return (int)j;
    return -1;
}

static enum rc never_entered(const struct rule_asked *c, size_t i)
{
    const struct step_rule *step = &c->rule->steps[i];
    const struct ynode *row = rule_row(c, "steps", i);
    const char *act = ACT_WORDS[step->on];
    int earlier = taken_by(c->rule, i);
    if (rule_forbids(c->rule, (enum act_kind)step->on))
        return ynode_err(rule_place(row, "on"), c->err, PB_WRONG_VALUE,
                         _("the step '%.*s' is entered by %s, which 'acts' forbids: change one of them"),
                         TEXT_FMT(step->code), act);
    if (earlier >= 0)
        return ynode_err(
            rule_place(row, "on"), c->err, PB_WRONG_VALUE,
            _("no act enters the step '%.*s': %s is taken by the step '%.*s' in line %d; write the row that has "
              "'after' first"),
            TEXT_FMT(step->code), act, TEXT_FMT(c->rule->steps[earlier].code),
            rule_row(c, "steps", (size_t)earlier)->line);
    return ynode_err(rule_place(row, text_empty(step->after) ? "on" : "after"), c->err, PB_WRONG_VALUE,
                     _("no act enters the step '%.*s': no matter of '%.*s' ever comes to where %s would enter it; "
                       "change 'on' or 'after'"),
                     TEXT_FMT(step->code), TEXT_FMT(c->rule->kind), act);
}

static enum rc check_entered(const struct rule_asked *c)
{
    const struct rule *rule = c->rule;
    bool entered[RULE_STEPS_MAX] = { false };
    bool more = enter_from(rule, -1, entered);
    while (more) {
        more = false;
        for (size_t i = 0; i < rule->nsteps; i++)
            if (entered[i] && enter_from(rule, (int)i, entered))
                more = true;
    }
    for (size_t i = 0; i < rule->nsteps; i++)
        if (!entered[i])
            return never_entered(c, i);
    return RC_OK;
}

enum rc rule_check_steps(const struct rule_asked *c)
{
    if (rule_is_variant(c->rule))
        return RC_OK;
    enum rc rc = check_each(c);
    if (rc == RC_OK)
        rc = check_opening(c);
    return rc == RC_OK ? check_entered(c) : rc;
}
