/* check_pass.c -- may a matter be passed on so: to a person, a step, a decider, a superior, another unit, or back? */
#include "matter/check_act.h"

#include "base/i18n.h"
#include "matter/fold_act.h"

enum rc check_assign(const struct check *c, struct err *err)
{
    const struct act *act = c->act;
    const struct org *org = c->w->org;
    struct text who = org_person_name(org, act->to_person);
    unit_id unit = act->to_unit ? act->to_unit : c->h->unit;
    if (!org_same_agency(org, unit, c->h->unit, c->t))
        return err_set(err, PB_MAY_NOT, _("'%.*s' is another agency: assign only inside one's own, or transfer"),
                       TEXT_FMT(check_unit_name(c, unit)));
    if (check_person(c, unit, err) != RC_OK)
        return RC_REFUSED;
    if (matter_excludes(c->f, c->m, act->to_person, c->t))
        return err_set(err, PB_EXCLUDED, _("'%.*s' is in the excluded set of the matter"), TEXT_FMT(who));
    if (act->to_person == c->h->person && unit == c->h->unit)
        return err_set(err, PB_TO_ITSELF, _("'%.*s' already holds the matter"), TEXT_FMT(who));
    return RC_OK;
}

enum rc check_forward(const struct check *c, struct err *err)
{
    if (c->m->parent >= 0 || rule_step(c->rule, ACT_FORWARD, c->step) < 0)
        return err_set(err, PB_NOT_NOW, _("the process of '%.*s' has no further step to forward to from here"),
                       TEXT_FMT(c->rule->kind));
    return check_receiver(c, err);
}

/* Advice goes up: within the agency, to a superior or its office, or to who gave the matter. Sideways is a transfer. */
static enum rc decider_is_over(const struct check *c, struct err *err)
{
    const struct org *org = c->w->org;
    unit_id to = c->act->to_unit, mine = c->h->unit;
    if (to == 0)
        to = c->act->to_person ? fold_unit_of(org, c->act->to_person, mine, c->t) : mine;
    if (org_same_agency(org, to, mine, c->t) || org_is_above(org, to, mine, c->t) ||
        org_is_office_of(org, to, mine, c->t) || (c->m->parent < 0 && org_same_agency(org, to, c->m->giver, c->t)))
        return RC_OK;
    return err_set(err, PB_WRONG_VALUE,
                   _("'%.*s' is not above '%.*s': escalate goes to a superior, transfer to another unit"),
                   TEXT_FMT(check_unit_name(c, to)), TEXT_FMT(check_unit_name(c, mine)));
}

static bool decides_by(const struct check *c, post_id post, unit_id in)
{
    const struct org *org = c->w->org;
    return org_post_rank(org, post) != RANK_STAFF && org_same_agency(org, org_post_unit(org, post), in, c->t);
}

static bool leads(const struct check *c, person_id p, unit_id in)
{
    size_t n;
    const struct tenure *tenures = org_tenures(c->w->org, p, &n);
    for (size_t i = 0; i < n; i++)
        if (!instant_before(c->t, tenures[i].from) && instant_before(c->t, tenures[i].to) &&
            decides_by(c, tenures[i].post, in))
            return true;
    return false;
}

static bool is_lent(const struct check *c, person_id p, unit_id in)
{
    size_t n;
    person_id from;
    const struct loan *loans = org_loans(c->w->org, p, &n);
    for (size_t i = 0; i < n; i++)
        if (decides_by(c, loans[i].post, in) && org_may_use_post(c->w->org, p, loans[i].post, c->t, &from))
            return true;
    return false;
}

/* Is p named as substitute of one who leads and is away? */
static bool replaces(const struct check *c, person_id p, unit_id in)
{
    for (person_id away = 1; away <= org_persons(c->w->org); away++) {
        size_t n;
        const struct absence *absences = org_absences(c->w->org, away, &n);
        for (size_t i = 0; i < n; i++)
            if (absences[i].substitute == p && instant_before(c->t, absences[i].to) &&
                !instant_before(c->t, instant_max(absences[i].from, absences[i].recorded)) && leads(c, away, in))
                return true;
    }
    return false;
}

/* A head or a deputy, of whichever part of the agency, who has been lent such a post, or stands in for one. */
static bool could_decide(const struct check *c, person_id p, unit_id in)
{
    return leads(c, p, in) || is_lent(c, p, in) || replaces(c, p, in);
}

/* Whom advice names holds it to decide (MODEL 4): a colleague who cannot would only hold it. */
static enum rc adviser_names_decider(const struct check *c, struct err *err)
{
    const struct org *org = c->w->org;
    person_id p = c->act->to_person;
    unit_id in = c->act->to_unit ? c->act->to_unit : fold_unit_of(org, p, c->h->unit, c->t);
    if (p == 0 || could_decide(c, p, in))
        return RC_OK;
    return err_set(
        err, PB_WRONG_VALUE,
        _("'%.*s' has no authority to decide: advise a head, a deputy or who stands in for one; to a colleague "
          "it is assigned"),
        TEXT_FMT(org_person_name(org, p)));
}

enum rc check_advise(const struct check *c, struct err *err)
{
    enum rc rc = check_settled(c, err);
    if (rc != RC_OK)
        return rc;
    const struct org *org = c->w->org;
    person_id decider = c->act->to_person ? c->act->to_person : org_head(org, org_agency(org, c->h->unit, c->t), c->t);
    if (decider == c->act->person && !c->act->to_unit)
        return err_set(err, PB_TO_ITSELF, _("who advises would decide: decide, or name the decider in 'to_person'"));
    rc = check_receiver(c, err);
    if (rc == RC_OK)
        rc = decider_is_over(c, err);
    return rc == RC_OK ? adviser_names_decider(c, err) : rc;
}

enum rc check_escalate(const struct check *c, struct err *err)
{
    const struct org *org = c->w->org;
    unit_id to = c->act->to_unit;
    unit_id mine = org_agency(org, c->h->unit, c->t);
    if (to == 0)
        to = org_parent(org, mine, c->t) ? org_parent(org, mine, c->t) : c->m->giver;
    if (org_same_agency(org, to, mine, c->t))
        return err_set(err, PB_TO_ITSELF, _("'%.*s' is the holder's own agency: nothing is passed up"),
                       TEXT_FMT(check_unit_name(c, to)));
    bool above = org_is_above(org, to, mine, c->t) || org_is_office_of(org, to, mine, c->t) || to == c->m->giver;
    if (!above)
        return err_set(err, PB_WRONG_VALUE,
                       _("'%.*s' is not above '%.*s': escalate goes to a superior, transfer to another unit"),
                       TEXT_FMT(check_unit_name(c, to)), TEXT_FMT(check_unit_name(c, mine)));
    enum rc rc = check_reason(c, err);
    if (rc == RC_OK && text_eq(c->act->reason, TEXT("other")))
        rc = check_states(c, FIELD_WORDS, err);
    return rc == RC_OK ? check_person(c, to, err) : rc;
}

enum rc check_transfer(const struct check *c, struct err *err)
{
    enum rc rc = check_not_itself(c, err);
    if (rc == RC_OK)
        rc = check_receiver(c, err);
    return rc == RC_OK ? check_reason(c, err) : rc;
}

bool check_returns_to_itself(const struct check *c)
{
    const struct org *org = c->w->org;
    bool desk, from_nobody = c->h->origin < 0;
    unit_id gave = from_nobody ? c->m->giver : c->m->holdings[c->h->origin].unit;
    unit_id to = fold_heir(org, gave, c->m->function, c->t, &desk);
    if (from_nobody && org_office(org, to, c->t))
        to = org_office(org, to, c->t);
    return (from_nobody || c->h->to_allocate) && c->h->unit == to;
}

enum rc check_return(const struct check *c, struct err *err)
{
    if (c->h->state != M_CONFIRM && c->h->allocated)
        return err_set(err, PB_NOT_ALLOCATABLE, _("'%.*s' allocated the matter: it cannot be returned, only passed up"),
                       TEXT_FMT(check_unit_name(c, c->h->from_unit)));
    if (c->m->parent >= 0 && c->h->origin < 0)
        return err_set(err, PB_NOT_NOW,
                       _("a question is not returned: answer it, with not_mine where it is another's"));
    if (check_returns_to_itself(c))
        return err_set(err, PB_TO_ITSELF, _("'%.*s' already holds the matter"),
                       TEXT_FMT(check_unit_name(c, c->h->unit)));
    return check_reason(c, err);
}
