/* check_fact.c -- what acts of several kinds must make sure of: who and where they go, dates ahead, reasons, settled questions. */
#include "matter/check_act.h"

#include "base/i18n.h"
#include <stdio.h>

struct text check_unit_name(const struct check *c, unit_id u) { return org_unit_name(c->w->org, u, c->t, i18n_lang()); }

enum rc check_states(const struct check *c, enum act_field_id field, struct err *err)
{
    if (act_states(c->act, field))
        return RC_OK;
    return err_set(err, PB_MISSING_KEY, _("'%s' must state '%s' here: %s"), ACT_WORDS[c->act->kind],
                   ACT_FIELDS[field].key, _(ACT_FIELDS[field].help));
}

enum rc check_unit(const struct check *c, unit_id u, struct err *err)
{
    if (u == 0 || org_unit_exists(c->w->org, u, c->t))
        return RC_OK;
    return err_set(err, PB_UNKNOWN_UNIT, _("'%.*s' does not exist at that instant"), TEXT_FMT(check_unit_name(c, u)));
}

static bool holds_a_post(const struct check *c, person_id p)
{
    size_t n;
    const struct tenure *tenures = org_tenures(c->w->org, p, &n);
    for (size_t i = 0; i < n; i++)
        if (!instant_before(c->t, tenures[i].from) && instant_before(c->t, tenures[i].to))
            return true;
    return false;
}

enum rc check_person(const struct check *c, unit_id u, struct err *err)
{
    const struct org *org = c->w->org;
    person_id p = c->act->to_person;
    bool gives = c->m && c->act->kind != ACT_ASK; /* an answer may be asked of anybody */
    if (p && gives && matter_excludes(c->f, c->m, p, c->t))
        return err_set(err, PB_EXCLUDED, _("'%.*s' is in the excluded set of the matter"),
                       TEXT_FMT(org_person_name(org, p)));
    if (p == 0 || (u ? org_tenure_in(org, p, u, true, c->t) || org_serves(org, p, u, c->t) : holds_a_post(c, p)))
        return RC_OK;
    if (u == 0)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' holds no post at that instant"),
                       TEXT_FMT(org_person_name(org, p)));
    return err_set(err, PB_WRONG_VALUE, _("'%.*s' does not serve in '%.*s' at that instant"),
                   TEXT_FMT(org_person_name(org, p)), TEXT_FMT(check_unit_name(c, u)));
}

enum rc check_receiver(const struct check *c, struct err *err)
{
    enum rc rc = check_unit(c, c->act->to_unit, err);
    return rc == RC_OK ? check_person(c, c->act->to_unit, err) : rc;
}

enum rc check_not_itself(const struct check *c, struct err *err)
{
    if (c->act->to_unit != c->h->unit)
        return RC_OK;
    return err_set(err, PB_TO_ITSELF, _("'%.*s' already holds the matter"), TEXT_FMT(check_unit_name(c, c->h->unit)));
}

enum rc check_due(const struct check *c, struct instant after, struct err *err)
{
    struct due due;
    enum rc rc = limit_due(c->w->book, c->act->due, act_counts_from(c->act), NULL, 0, &due, err);
    if (rc != RC_OK)
        return rc;
    char at[INSTANT_CHARS], than[INSTANT_CHARS];
    if (instant_before(after, due.at))
        return RC_OK;
    return err_set(err, PB_OUT_OF_ORDER, _("the due date '%s' is not after %s"), instant_vn(due.at, true, at),
                   instant_vn(after, true, than));
}

enum rc check_counted(const struct check *c, struct err *err)
{
    enum limit_unit unit = c->act->due.unit;
    bool length = unit == LIMIT_WORKDAYS || unit == LIMIT_DAYS || unit == LIMIT_MONTHS;
    if (!act_states(c->act, FIELD_COUNTED_FROM) || length)
        return RC_OK;
    return err_set(err, PB_WRONG_KEY,
                   _("'counted_from' is for a limit in days, working days or months: state it with 'due'"));
}

enum rc check_until(const struct check *c, struct err *err)
{
    if (instant_before(c->t, day_end(c->act->until)))
        return RC_OK;
    char at[INSTANT_CHARS];
    return err_set(err, PB_OUT_OF_ORDER, _("the end or review day '%s' has already passed"),
                   day_iso(c->act->until, at));
}

/* Name the reasons there are: a clerk should not have to read the regulation's file. */
static enum rc refuse_reason(const struct check *c, struct err *err)
{
    char codes[256] = "";
    size_t n = 0;
    for (size_t i = 0; i < c->rule->nreasons; i++) {
        const struct reason_rule *r = &c->rule->reasons[i];
        if (r->act == (int)c->act->kind && n + r->code.n + 3 < sizeof codes)
            n += (size_t)snprintf(codes + n, sizeof codes - n, "%s%.*s", n ? ", " : "", TEXT_FMT(r->code));
    }
    return err_set(err, PB_REASON, _("the regulation of '%.*s' does not know the reason '%.*s' for '%s'; it knows: %s"),
                   TEXT_FMT(c->rule->kind), TEXT_FMT(c->act->reason), ACT_WORDS[c->act->kind], codes);
}

enum rc check_reason(const struct check *c, struct err *err)
{
    if (!act_states(c->act, FIELD_REASON))
        return RC_OK;
    bool open;
    const struct reason_rule *reason = rule_reason(c->rule, c->act->kind, c->act->reason, &open);
    if (!reason && !open)
        return refuse_reason(c, err);
    if (!reason || reason->times == 0 || reason->then_signal)
        return RC_OK;
    int64_t times = 0;
    for (size_t i = 0; i < c->f->nacts; i++)
        times += c->f->acts[i].matter == c->m->id && c->f->acts[i].kind == c->act->kind &&
                 text_eq(c->f->acts[i].reason, c->act->reason);
    if (times < reason->times)
        return RC_OK;
    return err_set(err, PB_REASON, _("the reason '%.*s' may be used at most %lld times"), TEXT_FMT(c->act->reason),
                   (long long)reason->times);
}

enum rc check_settled(const struct check *c, struct err *err)
{
    const struct matter *child = matter_waits(c->f, c->m, c->t);
    if (child)
        return err_set(err, PB_WAITED_FOR, _("'%s' must wait for the answer of '%.*s'"), ACT_WORDS[c->act->kind],
                       TEXT_FMT(check_unit_name(c, matter_holding(child, c->t)->unit)));
    for (size_t i = 0; i < c->f->n; i++) {
        const struct matter *late = &c->f->matters[i];
        if (late->parent != c->m->index || !late->to_answer)
            continue;
        bool answered = false;
        for (size_t k = 0; k < c->act->nanswers && !answered; k++)
            answered = c->act->answers[k] == late->id;
        if (!answered)
            return err_set(err, PB_UNANSWERED, _("'%s' must answer by name the late disagreement of '%.*s'"),
                           ACT_WORDS[c->act->kind], TEXT_FMT(check_unit_name(c, late->lead)));
    }
    return RC_OK;
}
