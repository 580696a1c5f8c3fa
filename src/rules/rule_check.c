/* rule_check.c -- a rule is refused here for what no table of fields can see. One function a question; CHECKS asks them all.
 *
 * The steps are tested by walking them: from "no step yet" by open, then by every act from every step reached. A step that
 * this walk never enters is a slip of the pen (an earlier row takes its act, or the step before it is never reached), and a
 * matter could wait in it for ever only on paper.
 */
#include "rules/rule_check.h"

#include "base/i18n.h"

struct check {
    struct arena *a;
    const struct rule *rule;
    const struct ynode *node;
    struct err *err;
};

/* The place to point at: the value under `key`, or the row where it is absent. */
static const struct ynode *at(const struct ynode *row, const char *key)
{
    const struct ynode *value = ynode_get(row, key);
    return value ? value : row;
}

static const struct ynode *row_of(const struct check *c, const char *list, size_t i)
{
    const struct ynode *rows = ynode_get(c->node, list);
    assert(rows && rows->kind == YN_LIST && i < rows->n);
    return rows->items[i];
}

struct text rule_shown(const struct ynode *scalar)
{
    enum { SHOWN_MAX = 60 };
    struct text t = text_sub(scalar->value, 0, text_find(scalar->value, TEXT("\n"), 0));
    size_t end = t.n > SHOWN_MAX ? SHOWN_MAX : t.n;
    while (end < t.n && end > 0 && ((unsigned char)t.p[end] & 0xC0) == 0x80) /* not in the middle of a letter */
        end--;
    return text_sub(t, 0, end);
}

bool rule_is_code(struct text t)
{
    for (size_t i = 0; i < t.n; i++)
        if (!(t.p[i] >= 'a' && t.p[i] <= 'z') && !(t.p[i] >= '0' && t.p[i] <= '9') && t.p[i] != '_')
            return false;
    return t.n >= 1 && t.n <= 40;
}

static bool is_prefix(struct text t)
{
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] < 'A' || t.p[i] > 'Z')
            return false;
    return t.n >= 1 && t.n <= 8;
}

static enum rc wrong_code(const struct check *c, const struct ynode *where)
{
    return ynode_err(where, c->err, PB_WRONG_VALUE,
                     _("'%.*s' is no code: write at most 40 small letters without accents, digits and _"),
                     TEXT_FMT(rule_shown(where)));
}

/* --- the rule itself -------------------------------------------------------------------------------------- */

static enum rc check_ceilings(const struct check *c)
{
    const struct rule *r = c->rule;
    const struct {
        const char *list;
        size_t n, max;
    } LISTS[] = {
        { "steps", r->nsteps, RULE_STEPS_MAX },
        { "reasons", r->nreasons, RULE_REASONS_MAX },
        { "forms", r->nforms, RULE_FORMS_MAX },
        { "acts", r->nacts, RULE_ACTS_MAX },
    };
    for (size_t i = 0; i < LEN(LISTS); i++)
        if (LISTS[i].n > LISTS[i].max)
            return ynode_err(at(c->node, LISTS[i].list), c->err, PB_TOO_LARGE,
                             _("'%s' has %zu rows; at most %zu are read"), LISTS[i].list, LISTS[i].n, LISTS[i].max);
    return RC_OK;
}

static enum rc check_names(const struct check *c)
{
    bool variant = rule_is_variant(c->rule);
    struct text own = variant ? text_sub(c->rule->code, c->rule->kind.n + 1, c->rule->code.n) : c->rule->kind;
    if (!rule_is_code(c->rule->kind) || !rule_is_code(own))
        return wrong_code(c, at(c->node, "kind"));
    if (variant && text_empty(c->rule->prefix))
        return RC_OK;
    if (!is_prefix(c->rule->prefix))
        return ynode_err(at(c->node, "prefix"), c->err, PB_WRONG_VALUE,
                         _("the prefix '%.*s' must be one to eight capital letters without accents, for example V"),
                         TEXT_FMT(rule_shown(at(c->node, "prefix"))));
    return RC_OK;
}

static enum rc check_validity(const struct check *c)
{
    const struct ynode *valid = at(c->node, "valid");
    if (c->rule->to.n < c->rule->from.n)
        return ynode_err(at(valid, "to"), c->err, PB_WRONG_VALUE,
                         _("the last day of '%.*s' is before its first: write 'to' on or after 'from'"),
                         TEXT_FMT(c->rule->kind));
    return RC_OK;
}

static enum rc check_hours(const struct check *c)
{
    const struct ynode *hours = ynode_get(c->node, "hand_over");
    if (hours && c->rule->hand_over_from >= c->rule->hand_over_to)
        return ynode_err(at(hours, "to"), c->err, PB_WRONG_VALUE,
                         _("hand-overs of '%.*s' end before they begin: write 'to' later than 'from'"),
                         TEXT_FMT(c->rule->kind));
    return RC_OK;
}

/* A duty owes occurrences, not an end; other kinds have an end and no cut-off days. */
static enum rc check_duty(const struct check *c)
{
    static const struct {
        const char *key;
        bool duty;
    } KEYS[] = { { "limit", false }, { "fallback", false }, { "cadence", true }, { "grace", true } };
    for (size_t i = 0; i < LEN(KEYS); i++) {
        const struct ynode *value = ynode_get(c->node, KEYS[i].key);
        if (!value || KEYS[i].duty == c->rule->duty)
            continue;
        if (c->rule->duty)
            return ynode_err(value, c->err, PB_WRONG_VALUE,
                             _("the duty '%.*s' has no '%s' of its own: write cadence and grace instead"),
                             TEXT_FMT(c->rule->kind), KEYS[i].key);
        return ynode_err(value, c->err, PB_WRONG_VALUE,
                         _("'%s' is for a duty: write duty: yes in '%.*s', or leave it out"), KEYS[i].key,
                         TEXT_FMT(c->rule->kind));
    }
    return RC_OK;
}

static enum rc check_register(const struct check *c) { return rule_check_register(c->rule, c->node, c->err); }

/* --- steps ------------------------------------------------------------------------------------------------ */

static const char *step_codes(const struct check *c)
{
    struct text codes = TEXT("");
    for (size_t i = 0; i < c->rule->nsteps; i++)
        codes = text_printf(c->a, "%.*s%s%.*s", TEXT_FMT(codes), i ? ", " : "", TEXT_FMT(c->rule->steps[i].code));
    return text_cstr(c->a, codes);
}

static enum rc check_step_code(const struct check *c, size_t i)
{
    const struct step_rule *step = &c->rule->steps[i];
    const struct ynode *where = at(row_of(c, "steps", i), "code");
    if (!rule_is_code(step->code))
        return wrong_code(c, where);
    int first = rule_step_named(c->rule, step->code);
    if (first < (int)i)
        return ynode_err(where, c->err, PB_WRONG_VALUE,
                         _("the step '%.*s' is written twice, first in line %d: name it otherwise"),
                         TEXT_FMT(step->code), at(row_of(c, "steps", (size_t)first), "code")->line);
    return RC_OK;
}

static enum rc check_step_after(const struct check *c, size_t i)
{
    const struct step_rule *step = &c->rule->steps[i];
    if (text_empty(step->after) || step->after_step >= 0)
        return RC_OK;
    const struct ynode *where = at(row_of(c, "steps", i), "after");
    return ynode_err(where, c->err, PB_UNKNOWN_REFERENCE, _("'%.*s' has no step '%.*s': write one of: %s"),
                     TEXT_FMT(c->rule->kind), TEXT_FMT(rule_shown(where)), step_codes(c));
}

static enum rc check_step_holder(const struct check *c, size_t i)
{
    const struct step_rule *step = &c->rule->steps[i];
    const struct ynode *row = row_of(c, "steps", i);
    if (step->holder == BY_UNIT && text_empty(step->unit))
        return ynode_err(at(row, "holder"), c->err, PB_MISSING_KEY,
                         _("the step '%.*s' is held by a unit, but none is named: write 'unit' with its code"),
                         TEXT_FMT(step->code));
    if (step->holder != BY_UNIT && !text_empty(step->unit))
        return ynode_err(at(row, "unit"), c->err, PB_WRONG_VALUE,
                         _("the step '%.*s' names the unit '%.*s', which does not hold it: write holder: unit"),
                         TEXT_FMT(step->code), TEXT_FMT(rule_shown(at(row, "unit"))));
    if (step->holder == BY_CONFIRMER && !c->rule->confirmed)
        return ynode_err(at(row, "holder"), c->err, PB_WRONG_VALUE,
                         _("the step '%.*s' is held by a confirmer, but '%.*s' has none: write confirmed: yes"),
                         TEXT_FMT(step->code), TEXT_FMT(c->rule->kind));
    return RC_OK;
}

static enum rc check_step_lapse(const struct check *c, size_t i)
{
    const struct step_rule *step = &c->rule->steps[i];
    const struct ynode *where = at(row_of(c, "steps", i), "lapse");
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

/* A variant's rows say only what differs in steps of its kind: variant.c finds them. */
static enum rc check_steps(const struct check *c)
{
    enum rc rc;
    if (rule_is_variant(c->rule))
        return RC_OK;
    for (size_t i = 0; i < c->rule->nsteps; i++)
        if ((rc = check_step_code(c, i)) || (rc = check_step_after(c, i)) || (rc = check_step_holder(c, i)) ||
            (rc = check_step_lapse(c, i)))
            return rc;
    return RC_OK;
}

static enum rc check_opening(const struct check *c)
{
    if (rule_is_variant(c->rule))
        return RC_OK;
    if (rule_step(c->rule, ACT_OPEN, -1) < 0)
        return ynode_err(at(c->node, "steps"), c->err, PB_MISSING_KEY,
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

static enum rc never_entered(const struct check *c, size_t i)
{
    const struct step_rule *step = &c->rule->steps[i];
    const struct ynode *row = row_of(c, "steps", i);
    const char *act = ACT_WORDS[step->on];
    int earlier = taken_by(c->rule, i);
    if (rule_forbids(c->rule, (enum act_kind)step->on))
        return ynode_err(at(row, "on"), c->err, PB_WRONG_VALUE,
                         _("the step '%.*s' is entered by %s, which 'acts' forbids: change one of them"),
                         TEXT_FMT(step->code), act);
    if (earlier >= 0)
        return ynode_err(
            at(row, "on"), c->err, PB_WRONG_VALUE,
            _("no act enters the step '%.*s': %s is taken by the step '%.*s' in line %d; write the row that has "
              "'after' first"),
            TEXT_FMT(step->code), act, TEXT_FMT(c->rule->steps[earlier].code),
            row_of(c, "steps", (size_t)earlier)->line);
    return ynode_err(at(row, text_empty(step->after) ? "on" : "after"), c->err, PB_WRONG_VALUE,
                     _("no act enters the step '%.*s': no matter of '%.*s' ever comes to where %s would enter it; "
                       "change 'on' or 'after'"),
                     TEXT_FMT(step->code), TEXT_FMT(c->rule->kind), act);
}

static enum rc check_entered(const struct check *c)
{
    const struct rule *rule = c->rule;
    bool entered[RULE_STEPS_MAX] = { false };
    if (rule_is_variant(rule))
        return RC_OK;
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

/* --- reasons, forms, acts --------------------------------------------------------------------------------- */

static enum rc check_reason_once(const struct check *c, size_t i)
{
    const struct reason_rule *r = &c->rule->reasons[i];
    const struct ynode *where = at(row_of(c, "reasons", i), "code");
    if (!rule_is_code(r->code))
        return wrong_code(c, where);
    for (size_t j = 0; j < i; j++)
        if (c->rule->reasons[j].act == r->act && text_eq(c->rule->reasons[j].code, r->code))
            return ynode_err(where, c->err, PB_WRONG_VALUE,
                             _("the reason '%.*s' for %s is written twice, first in line %d: leave one out"),
                             TEXT_FMT(r->code), ACT_WORDS[r->act], at(row_of(c, "reasons", j), "code")->line);
    return RC_OK;
}

/* Only a pause or await is a stretch of time that a limit can run through and that may be too long. */
static enum rc check_reason_effect(const struct check *c, size_t i)
{
    static const char *const KEYS[] = { "effect", "most" };
    const struct reason_rule *r = &c->rule->reasons[i];
    const struct ynode *row = row_of(c, "reasons", i);
    if (r->act == ACT_PAUSE || r->act == ACT_AWAIT)
        return RC_OK;
    for (size_t k = 0; k < LEN(KEYS); k++)
        if (ynode_get(row, KEYS[k]))
            return ynode_err(ynode_get(row, KEYS[k]), c->err, PB_WRONG_VALUE,
                             _("'%s' is for the reasons of pause and await, and '%.*s' is one of %s: leave it out"),
                             KEYS[k], TEXT_FMT(r->code), ACT_WORDS[r->act]);
    return RC_OK;
}

static enum rc check_reason_times(const struct check *c, size_t i)
{
    const struct reason_rule *r = &c->rule->reasons[i];
    const struct ynode *row = row_of(c, "reasons", i);
    if (ynode_get(row, "times") && (r->times < 1 || r->times > 1000))
        return ynode_err(
            at(row, "times"), c->err, PB_WRONG_VALUE,
            _("'times' of '%.*s' must be 1 to 1000; leave it out where the reason may be given as often as needed"),
            TEXT_FMT(r->code));
    if (r->then_signal && r->times == 0)
        return ynode_err(at(row, "then_signal"), c->err, PB_MISSING_KEY,
                         _("'%.*s' may be given as often as needed, so nothing follows: write 'times', or leave "
                           "'then_signal' out"),
                         TEXT_FMT(r->code));
    return RC_OK;
}

static enum rc check_reasons(const struct check *c)
{
    enum rc rc;
    for (size_t i = 0; i < c->rule->nreasons; i++)
        if ((rc = check_reason_once(c, i)) || (rc = check_reason_effect(c, i)) || (rc = check_reason_times(c, i)))
            return rc;
    return RC_OK;
}

static enum rc check_forms(const struct check *c)
{
    for (size_t i = 0; i < c->rule->nforms; i++) {
        const struct form_rule *form = &c->rule->forms[i];
        const struct ynode *where = at(row_of(c, "forms", i), "form");
        if (form->form == FORM_NONE)
            return ynode_err(where, c->err, PB_WRONG_VALUE,
                             _("'none' asks nothing: write opinion, appraisal, data or another form"));
        for (size_t j = 0; j < i; j++)
            if (c->rule->forms[j].form == form->form)
                return ynode_err(where, c->err, PB_WRONG_VALUE,
                                 _("the form '%s' is written twice, first in line %d: leave one out"),
                                 FORM_WORDS[form->form], at(row_of(c, "forms", j), "form")->line);
    }
    return RC_OK;
}

static enum rc check_acts(const struct check *c)
{
    for (size_t i = 0; i < c->rule->nacts; i++) {
        const struct act_rule_names *act = &c->rule->acts[i];
        const struct ynode *row = row_of(c, "acts", i);
        for (size_t j = 0; j < i; j++)
            if (c->rule->acts[j].act == act->act)
                return ynode_err(at(row, "act"), c->err, PB_WRONG_VALUE,
                                 _("the act '%s' is written twice, first in line %d: leave one out"),
                                 ACT_WORDS[act->act], at(row_of(c, "acts", j), "act")->line);
        if (text_empty(act->names.vi) && !act->forbidden)
            return ynode_err(row, c->err, PB_MISSING_KEY,
                             _("nothing is said of the act '%s': write 'names', or forbidden: yes"),
                             ACT_WORDS[act->act]);
    }
    return RC_OK;
}

/* In this order: later checks lean on the earlier ones (codes are unique, `after` is known) and on the ceilings. */
static enum rc (*const CHECKS[])(const struct check *) = {
    check_ceilings, check_names, check_validity, check_hours,   check_duty,    check_register,
    check_acts,     check_steps, check_opening,  check_entered, check_reasons, check_forms,
};

enum rc rule_check(struct arena *a, const struct rule *rule, const struct ynode *node, struct err *err)
{
    struct check c = { .a = a, .rule = rule, .node = node, .err = err };
    for (size_t i = 0; i < LEN(CHECKS); i++) {
        enum rc rc = CHECKS[i](&c);
        if (rc)
            return rc;
    }
    return RC_OK;
}
