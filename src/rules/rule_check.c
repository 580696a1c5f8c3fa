/* rule_check.c -- a rule is refused here for what no table of fields can see. One function a question; CHECKS asks them all. */
#include "rules/rule_check.h"

#include "base/i18n.h"

static bool is_prefix(struct text t)
{
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] < 'A' || t.p[i] > 'Z')
            return false;
    return t.n >= 1 && t.n <= 8;
}

/* --- the rule itself -------------------------------------------------------------------------------------- */

static enum rc check_ceilings(const struct rule_asked *c)
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
            return ynode_err(rule_place(c->node, LISTS[i].list), c->err, PB_TOO_LARGE,
                             _("'%s' has %zu rows; at most %zu are read"), LISTS[i].list, LISTS[i].n, LISTS[i].max);
    return RC_OK;
}

static enum rc check_names(const struct rule_asked *c)
{
    bool variant = rule_is_variant(c->rule);
    struct text own = variant ? text_sub(c->rule->code, c->rule->kind.n + 1, c->rule->code.n) : c->rule->kind;
    if (!rule_is_code(c->rule->kind) || !rule_is_code(own))
        return rule_wrong_code(c, rule_place(c->node, "kind"));
    if (variant && text_empty(c->rule->prefix))
        return RC_OK;
    if (!is_prefix(c->rule->prefix))
        return ynode_err(rule_place(c->node, "prefix"), c->err, PB_WRONG_VALUE,
                         _("the prefix '%.*s' must be one to eight capital letters without accents, for example V"),
                         TEXT_FMT(rule_shown(rule_place(c->node, "prefix"))));
    return RC_OK;
}

static enum rc check_validity(const struct rule_asked *c)
{
    const struct ynode *valid = rule_place(c->node, "valid");
    if (c->rule->to.n < c->rule->from.n)
        return ynode_err(rule_place(valid, "to"), c->err, PB_WRONG_VALUE,
                         _("the last day of '%.*s' is before its first: write 'to' on or after 'from'"),
                         TEXT_FMT(c->rule->kind));
    return RC_OK;
}

static enum rc check_hours(const struct rule_asked *c)
{
    const struct ynode *hours = ynode_get(c->node, "hand_over");
    if (hours && c->rule->hand_over_from >= c->rule->hand_over_to)
        return ynode_err(rule_place(hours, "to"), c->err, PB_WRONG_VALUE,
                         _("hand-overs of '%.*s' end before they begin: write 'to' later than 'from'"),
                         TEXT_FMT(c->rule->kind));
    return RC_OK;
}

/* A duty owes occurrences, not an end; other kinds have an end and no cut-off days. */
static enum rc check_duty(const struct rule_asked *c)
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

/* --- reasons, forms, acts --------------------------------------------------------------------------------- */

static enum rc check_reason_once(const struct rule_asked *c, size_t i)
{
    const struct reason_rule *r = &c->rule->reasons[i];
    const struct ynode *where = rule_place(rule_row(c, "reasons", i), "code");
    if (!rule_is_code(r->code))
        return rule_wrong_code(c, where);
    for (size_t j = 0; j < i; j++)
        if (c->rule->reasons[j].act == r->act && text_eq(c->rule->reasons[j].code, r->code))
            return ynode_err(where, c->err, PB_WRONG_VALUE,
                             _("the reason '%.*s' for %s is written twice, first in line %d: leave one out"),
                             TEXT_FMT(r->code), ACT_WORDS[r->act], rule_place(rule_row(c, "reasons", j), "code")->line);
    return RC_OK;
}

/* Only a pause or await is a stretch of time that a limit can run through and that may be too long. */
static enum rc check_reason_effect(const struct rule_asked *c, size_t i)
{
    static const char *const KEYS[] = { "effect", "most" };
    const struct reason_rule *r = &c->rule->reasons[i];
    const struct ynode *row = rule_row(c, "reasons", i);
    if (r->act == ACT_PAUSE || r->act == ACT_AWAIT)
        return RC_OK;
    for (size_t k = 0; k < LEN(KEYS); k++)
        if (ynode_get(row, KEYS[k]))
            return ynode_err(ynode_get(row, KEYS[k]), c->err, PB_WRONG_VALUE,
                             _("'%s' is for the reasons of pause and await, and '%.*s' is one of %s: leave it out"),
                             KEYS[k], TEXT_FMT(r->code), ACT_WORDS[r->act]);
    return RC_OK;
}

/* Only what is never the assigned person's has to say whose it is where the giver holds. */
static enum rc check_reason_by(const struct rule_asked *c, size_t i)
{
    const struct reason_rule *r = &c->rule->reasons[i];
    const struct ynode *row = rule_row(c, "reasons", i);
    if (!ynode_get(row, "by") || r->act == ACT_EXTEND || r->act == ACT_CANCEL)
        return RC_OK;
    return ynode_err(rule_place(row, "by"), c->err, PB_WRONG_VALUE,
                     _("'by' is for the reasons of extend and cancel, and '%.*s' is one of %s: leave it out"),
                     TEXT_FMT(r->code), ACT_WORDS[r->act]);
}

static enum rc check_reason_times(const struct rule_asked *c, size_t i)
{
    const struct reason_rule *r = &c->rule->reasons[i];
    const struct ynode *row = rule_row(c, "reasons", i);
    if (ynode_get(row, "times") && (r->times < 1 || r->times > 1000))
        return ynode_err(
            rule_place(row, "times"), c->err, PB_WRONG_VALUE,
            _("'times' of '%.*s' must be 1 to 1000; leave it out where the reason may be given as often as needed"),
            TEXT_FMT(r->code));
    if (r->then_signal && r->times == 0)
        return ynode_err(rule_place(row, "then_signal"), c->err, PB_MISSING_KEY,
                         _("'%.*s' may be given as often as needed, so nothing follows: write 'times', or leave "
                           "'then_signal' out"),
                         TEXT_FMT(r->code));
    return RC_OK;
}

static enum rc check_reasons(const struct rule_asked *c)
{
    enum rc rc;
    for (size_t i = 0; i < c->rule->nreasons; i++)
        if ((rc = check_reason_once(c, i)) || (rc = check_reason_effect(c, i)) || (rc = check_reason_by(c, i)) ||
            (rc = check_reason_times(c, i)))
            return rc;
    return RC_OK;
}

static enum rc check_forms(const struct rule_asked *c)
{
    for (size_t i = 0; i < c->rule->nforms; i++) {
        const struct form_rule *form = &c->rule->forms[i];
        const struct ynode *where = rule_place(rule_row(c, "forms", i), "form");
        if (form->form == FORM_NONE)
            return ynode_err(where, c->err, PB_WRONG_VALUE,
                             _("'none' asks nothing: write opinion, appraisal, data or another form"));
        for (size_t j = 0; j < i; j++)
            if (c->rule->forms[j].form == form->form)
                return ynode_err(where, c->err, PB_WRONG_VALUE,
                                 _("the form '%s' is written twice, first in line %d: leave one out"),
                                 FORM_WORDS[form->form], rule_place(rule_row(c, "forms", j), "form")->line);
    }
    return RC_OK;
}

static enum rc check_acts(const struct rule_asked *c)
{
    for (size_t i = 0; i < c->rule->nacts; i++) {
        const struct act_rule_names *act = &c->rule->acts[i];
        const struct ynode *row = rule_row(c, "acts", i);
        for (size_t j = 0; j < i; j++)
            if (c->rule->acts[j].act == act->act)
                return ynode_err(rule_place(row, "act"), c->err, PB_WRONG_VALUE,
                                 _("the act '%s' is written twice, first in line %d: leave one out"),
                                 ACT_WORDS[act->act], rule_place(rule_row(c, "acts", j), "act")->line);
        if (text_empty(act->names.vi) && !act->forbidden)
            return ynode_err(row, c->err, PB_MISSING_KEY,
                             _("nothing is said of the act '%s': write 'names', or forbidden: yes"),
                             ACT_WORDS[act->act]);
    }
    return RC_OK;
}

/* In this order: later checks lean on the earlier ones (codes are unique, `after` is known) and on the ceilings. */
static enum rc (*const CHECKS[])(const struct rule_asked *) = {
    check_ceilings,      check_names, check_validity,   check_hours,   check_duty,
    rule_check_register, check_acts,  rule_check_steps, check_reasons, check_forms,
};

enum rc rule_check(struct arena *a, const struct rule *rule, const struct ynode *node, struct err *err)
{
    struct rule_asked c = { .a = a, .rule = rule, .node = node, .err = err };
    for (size_t i = 0; i < LEN(CHECKS); i++) {
        enum rc rc = CHECKS[i](&c);
        if (rc)
            return rc;
    }
    return RC_OK;
}
