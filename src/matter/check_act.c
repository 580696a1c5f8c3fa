/* check_act.c -- what an act of one kind must mean: opening, questions, halts, ends; the table of all. check_pass.c has the others. */
#include "matter/check_act.h"

#include "base/i18n.h"
#include <stdio.h>

/* --- opening ------------------------------------------------------------------------------------------------------ */

/* Who opens does so in a post of the unit stated, or as its member: later acts have a standing, an opening has none yet. */
static enum rc opener_is_there(const struct check *c, struct err *err)
{
    const struct act *act = c->act;
    const struct org *org = c->w->org;
    person_id from;
    bool there = act->post ? org_post_unit(org, act->post) == act->unit &&
                                 org_may_use_post(org, act->person, act->post, c->t, &from)
                           : act->unit && org_serves(org, act->person, act->unit, c->t);
    if (there)
        return RC_OK;
    return err_set(err, PB_MAY_NOT, _("'%.*s' holds no post at that instant"),
                   TEXT_FMT(org_person_name(org, act->person)));
}

static enum rc refuse_kind(const struct check *c, struct err *err)
{
    char kinds[256] = "";
    size_t n = 0;
    for (size_t i = 0; i < rulebook_kinds(c->w->rules); i++) {
        struct text kind = rulebook_kind(c->w->rules, i);
        if (rulebook_find(c->w->rules, kind, c->t, c->t) && n + kind.n + 3 < sizeof kinds)
            n += (size_t)snprintf(kinds + n, sizeof kinds - n, "%s%.*s", n ? ", " : "", TEXT_FMT(kind));
    }
    return err_set(err, PB_UNKNOWN_KIND, _("no regulation for '%.*s' is in force on that day; there are: %s"),
                   TEXT_FMT(c->act->rule_kind), kinds);
}

/* Of a closed kind only the giver and whom it names know, and the giver judges: it stands outside the line of whom it names. */
static enum rc check_outside(const struct check *c, unit_id giver, struct err *err)
{
    const struct act *act = c->act;
    const struct org *org = c->w->org;
    if (check_states(c, FIELD_TO, err) != RC_OK)
        return RC_REFUSED;
    bool in_line = org_same_agency(org, giver, act->to_unit, c->t) || org_is_above(org, giver, act->to_unit, c->t) ||
                   org_is_above(org, act->to_unit, giver, c->t) || org_is_office_of(org, giver, act->to_unit, c->t);
    if (in_line)
        return err_set(err, PB_MAY_NOT, _("'%.*s' stands in the line of '%.*s': who judges must be outside it"),
                       TEXT_FMT(check_unit_name(c, giver)), TEXT_FMT(check_unit_name(c, act->to_unit)));
    if (!org_same_agency(org, act->unit, giver, c->t))
        return err_set(err, PB_MAY_NOT, _("'%.*s' may not give work in the name of '%.*s'"),
                       TEXT_FMT(org_person_name(org, act->person)), TEXT_FMT(check_unit_name(c, giver)));
    return RC_OK;
}

static enum rc check_open(const struct check *c, struct err *err)
{
    const struct act *act = c->act;
    const struct org *org = c->w->org;
    const struct rule *rule = rulebook_find(c->w->rules, act->rule_kind, c->t, c->t);
    if (!rule)
        return refuse_kind(c, err);
    if (rule->duty && act_states(act, FIELD_DUE))
        return err_set(err, PB_WRONG_KEY, _("'%.*s' is a standing duty: it has a recurrence, not a due date"),
                       TEXT_FMT(rule->kind));
    if (!rule->duty && act_states(act, FIELD_RECUR))
        return err_set(err, PB_WRONG_KEY, _("'%.*s' does not recur: state a due date, or open a duty"),
                       TEXT_FMT(rule->kind));
    if (act_states(act, FIELD_EVENT) && (rule->duty || act_states(act, FIELD_DUE)))
        return err_set(
            err, PB_WRONG_KEY,
            _("'event' says from what a limit runs that nobody can count yet: state no 'due' beside it, and open "
              "no duty"));
    if (act_states(act, FIELD_RECUR) && !recur_valid(act->recur))
        return err_set(err, PB_WRONG_VALUE, _("the recurrence has no such day"));
    if (rule->excludes && act->npersons == 0)
        return check_states(c, FIELD_PERSONS, err);
    unit_id giver = act->giver ? act->giver : act->unit;
    if (rule->closed && check_outside(c, giver, err) != RC_OK)
        return RC_REFUSED;
    bool may = org_same_agency(org, act->unit, giver, c->t) ||
               org_office(org, giver, c->t) == org_agency(org, act->unit, c->t) ||
               org_is_above(org, act->unit, giver, c->t);
    if (!may)
        return err_set(err, PB_MAY_NOT, _("'%.*s' may not give work in the name of '%.*s'"),
                       TEXT_FMT(org_person_name(org, act->person)), TEXT_FMT(check_unit_name(c, giver)));
    enum rc rc = opener_is_there(c, err);
    if (rc == RC_OK)
        rc = check_receiver(c, err);
    if (rc == RC_OK && act->to_person)
        rc = check_states(c, FIELD_TO, err);
    if (rc == RC_OK)
        rc = check_unit(c, giver, err);
    if (rc == RC_OK)
        rc = check_counted(c, err);
    if (rc == RC_OK && act_states(act, FIELD_DUE)) {
        struct due due;
        rc = limit_due(c->w->book, act->due, act_counts_from(act), NULL, 0, &due, err);
    }
    return rc;
}

/* --- questions ---------------------------------------------------------------------------------------------------- */

static enum rc check_ask(const struct check *c, struct err *err)
{
    const struct act *act = c->act;
    const struct org *org = c->w->org;
    bool of_person = act->form == FORM_OBJECTION || act->form == FORM_INSTRUCTION;
    enum rc rc = check_receiver(c, err);
    if (rc == RC_OK && !of_person)
        rc = check_not_itself(c, err);
    if (rc == RC_OK && of_person)
        rc = check_states(c, FIELD_TO_PERSON, err);
    if (rc == RC_OK && act->form == FORM_OBSTACLE)
        rc = check_states(c, FIELD_RULE, err);
    if (rc != RC_OK)
        return rc;
    if (act->form == FORM_GUIDANCE && !org_is_above(org, act->to_unit, c->h->unit, c->t) &&
        !org_is_office_of(org, act->to_unit, c->h->unit, c->t))
        return err_set(err, PB_WRONG_VALUE, _("guidance is asked of a superior: '%.*s' is not above '%.*s'"),
                       TEXT_FMT(check_unit_name(c, act->to_unit)), TEXT_FMT(check_unit_name(c, c->h->unit)));
    if (c->m->depth + 1 >= FAMILY_DEPTH_MAX || c->f->n >= FAMILY_MATTERS_MAX)
        return err_set(err, PB_TOO_LARGE, _("questions on questions go at most %d deep, and %d on one matter"),
                       FAMILY_DEPTH_MAX - 1, FAMILY_MATTERS_MAX);
    return check_due(c, c->t, err);
}

static enum rc check_reply(const struct check *c, struct err *err)
{
    const struct act *act = c->act;
    if (c->m->parent < 0)
        return err_set(err, PB_NOT_NOW, _("'reply' answers a question: this matter is none"));
    if (!(FORM_ANSWERS[c->m->form] & (1u << act->answer)))
        return err_set(err, PB_ANSWER, _("'%s' is no answer to a question for %s"), ANSWER_WORDS[act->answer],
                       FORM_WORDS[c->m->form]);
    enum rc rc = RC_OK;
    if (act->answer == ANSWER_NOT_MINE)
        rc = check_states(c, FIELD_UNITS, err);
    else if (c->m->form == FORM_APPRAISAL) {
        rc = check_states(c, FIELD_WORDS, err);
        if (rc == RC_OK)
            rc = check_states(c, FIELD_RULE, err);
    } else if (act->answer == ANSWER_UPHELD || act->answer == ANSWER_AMENDED) {
        rc = check_states(c, FIELD_RULE, err);
        if (rc == RC_OK && act->answer == ANSWER_UPHELD)
            rc = check_states(c, FIELD_UNTIL, err);
    }
    return rc;
}

/* --- halts and ends ----------------------------------------------------------------------------------------------- */

static enum rc check_halt(const struct check *c, struct err *err)
{
    enum rc rc = check_reason(c, err);
    if (rc == RC_OK)
        rc = check_until(c, err);
    if (rc != RC_OK)
        return rc;
    bool open;
    const struct reason_rule *reason = rule_reason(c->rule, c->act->kind, c->act->reason, &open);
    struct due most;
    if (!reason || reason->most.unit == LIMIT_NONE)
        return RC_OK;
    rc = limit_due(c->w->book, reason->most, c->t, NULL, 0, &most, err);
    if (rc != RC_OK || !instant_before(most.at, day_end(c->act->until)))
        return rc;
    char at[INSTANT_CHARS];
    return err_set(err, PB_REASON, _("the reason '%.*s' lasts at most until %s"), TEXT_FMT(c->act->reason),
                   instant_vn(most.at, true, at));
}

/* Deciding is for who has authority: a head or a deputy, or who has been lent their post. */
static bool may_decide(const struct check *c)
{
    if (c->rule->closed && !org_same_agency(c->w->org, c->standing.unit, c->m->giver, c->t))
        return false; /* whom it names does not judge it */
    return org_post_rank(c->w->org, c->standing.post) != RANK_STAFF;
}

static enum rc check_decide(const struct check *c, struct err *err)
{
    if (c->h->state == M_CONFIRM)
        return check_settled(c, err);
    if (!may_decide(c))
        return err_set(err, PB_MAY_NOT, _("'%.*s' has no authority to decide: advise who has"),
                       TEXT_FMT(org_person_name(c->w->org, c->act->person)));
    if (c->rule->duty)
        return err_set(err, PB_NOT_NOW, _("a standing duty is reported on, not decided"));
    enum rc rc = check_settled(c, err);
    bool advised =
        c->m->advice && (!c->m->decision || c->m->decision < c->m->advice); /* both among the family's acts, in order */
    if (rc == RC_OK && advised)
        rc = check_states(c, FIELD_FOLLOWS, err);
    if (rc == RC_OK && c->act->follows == FOLLOWS_NO)
        rc = check_states(c, FIELD_WORDS, err);
    return rc == RC_OK ? check_receiver(c, err) : rc;
}

static enum rc check_complete(const struct check *c, struct err *err)
{
    if (c->m->parent >= 0)
        return err_set(err, PB_NOT_NOW, _("a question ends with its answer: use 'reply'"));
    if (c->rule->duty)
        return err_set(err, PB_NOT_NOW, _("a standing duty does not complete: who gave it ends it with 'cancel'"));
    return check_settled(c, err);
}

static enum rc check_extend(const struct check *c, struct err *err)
{
    if (c->rule->duty && c->m->parent < 0)
        return err_set(err, PB_NOT_NOW, _("a standing duty has no due date to extend"));
    struct instant after = instant_is_max(c->m->due.at) ? c->t : instant_max(c->t, c->m->due.at);
    enum rc rc = check_reason(c, err);
    if (rc == RC_OK)
        rc = check_counted(c, err);
    if (rc == RC_OK && extend_records_event(c->m, c->act))
        after = c->m->opened; /* no more time is given: it may even be less than the stand-in */
    return rc == RC_OK ? check_due(c, after, err) : rc;
}

static enum rc check_report(const struct check *c, struct err *err)
{
    if (!c->rule->duty)
        return act_states(c->act, FIELD_PERIOD)
                   ? err_set(err, PB_WRONG_KEY, _("'period' is for a standing duty; this matter is none"))
                   : RC_OK;
    struct day cutoff = c->act->period;
    if (cutoff.n == DAY_MIN.n)
        return check_states(c, FIELD_PERIOD, err);
    char at[INSTANT_CHARS];
    day_iso(cutoff, at);
    bool is_cutoff = recur_next(c->m->recur, (struct day){ cutoff.n - 1 }).n == cutoff.n;
    struct instant end = recur_cutoff(c->m->recur, cutoff);
    if (!is_cutoff || !instant_before(c->m->opened, end) || instant_before(c->m->ended, end))
        return err_set(err, PB_WRONG_VALUE, _("'%s' is no period this duty owes"), at);
    if (recur_period_start(c->m->recur, cutoff).n > instant_day(c->t).n)
        return err_set(err, PB_OUT_OF_ORDER, _("the period that ends on '%s' has not begun"), at);
    for (size_t i = 0; i < c->f->nacts; i++)
        if (c->f->acts[i].matter == c->m->id && c->f->acts[i].kind == ACT_REPORT &&
            c->f->acts[i].period.n == cutoff.n && matter_ended(c->m, c->t))
            return err_set(err, PB_CLOSED, _("the period that ends on '%s' has been reported"), at);
    return RC_OK;
}

static enum rc check_correct(const struct check *c, struct err *err)
{
    for (size_t i = 0; i < c->f->nacts; i++) {
        const struct act *was = &c->f->acts[i];
        if (was->seq != c->act->corrects || was->matter != c->act->matter)
            continue;
        if (was->person == c->act->person)
            return RC_OK;
        return err_set(err, PB_MAY_NOT, _("only '%.*s', who wrote it, may correct act %lld"),
                       TEXT_FMT(org_person_name(c->w->org, was->person)), (long long)was->seq);
    }
    return err_set(err, PB_WRONG_VALUE, _("act %lld is none of this matter's"), (long long)c->act->corrects);
}

static enum rc check_reopen(const struct check *c, struct err *err)
{
    if (c->m->parent >= 0)
        return err_set(err, PB_NOT_NOW, _("a question is not reopened: ask again"));
    return c->rule->duty ? err_set(err, PB_NOT_NOW, _("a standing duty is not reopened: open a new one"))
                         : check_due(c, c->t, err);
}

static enum rc check_unseal(const struct check *c, struct err *err)
{
    if (!c->rule->excludes)
        return err_set(err, PB_NOT_NOW, _("a matter of kind '%.*s' has no sealed identity"), TEXT_FMT(c->rule->kind));
    person_id second = c->act->persons[0];
    if (c->act->npersons != 1 || second == c->act->person)
        return err_set(err, PB_WRONG_VALUE, _("a sealed identity is opened by two different persons together"));
    if (matter_excludes(c->f, c->m, second, c->t))
        return err_set(err, PB_EXCLUDED, _("'%.*s' is in the excluded set of the matter"),
                       TEXT_FMT(org_person_name(c->w->org, second)));
    if (!(matter_standing(c->f, c->m, second, c->t).roles & ROLE_ANY))
        return err_set(err, PB_MAY_NOT, _("'%.*s' has nothing to do with the matter"),
                       TEXT_FMT(org_person_name(c->w->org, second)));
    return RC_OK;
}

/* --- the table ---------------------------------------------------------------------------------------------------- */

static enum rc (*const CHECKS[ACT_KIND_COUNT])(const struct check *, struct err *) = {
    [ACT_OPEN] = check_open,       [ACT_ASSIGN] = check_assign,     [ACT_FORWARD] = check_forward,
    [ACT_ADVISE] = check_advise,   [ACT_ESCALATE] = check_escalate, [ACT_TRANSFER] = check_transfer,
    [ACT_RETURN] = check_return,   [ACT_RECUSE] = check_reason,     [ACT_ASK] = check_ask,
    [ACT_REPLY] = check_reply,     [ACT_PAUSE] = check_halt,        [ACT_AWAIT] = check_halt,
    [ACT_RESUME] = NULL,           [ACT_DECIDE] = check_decide,     [ACT_COMPLETE] = check_complete,
    [ACT_EXTEND] = check_extend,   [ACT_REPORT] = check_report,     [ACT_URGE] = NULL,
    [ACT_CORRECT] = check_correct, [ACT_CANCEL] = check_reason,     [ACT_REOPEN] = check_reopen,
    [ACT_UNSEAL] = check_unseal,
};

enum rc check_meaning(const struct check *c, struct err *err)
{
    enum rc rc = CHECKS[c->act->kind] ? CHECKS[c->act->kind](c, err) : RC_OK;
    return rc == RC_OK ? check_values(c, err) : rc;
}

bool check_possible(const struct check *c)
{
    bool duty = c->rule->duty && c->m->parent < 0, question = c->m->parent >= 0;
    switch (c->act->kind) {
    case ACT_OPEN: return false;
    case ACT_FORWARD: return !question && rule_step(c->rule, ACT_FORWARD, c->step) >= 0;
    case ACT_ADVISE: return !matter_waits(c->f, c->m, c->t);
    case ACT_COMPLETE: return !question && !duty && !matter_waits(c->f, c->m, c->t);
    case ACT_DECIDE: return !matter_waits(c->f, c->m, c->t) && (c->h->state == M_CONFIRM || (!duty && may_decide(c)));
    case ACT_RETURN:
        return c->h->state == M_CONFIRM ||
               (!c->h->allocated && !(question && c->h->origin < 0) && !check_returns_to_itself(c));
    case ACT_REPLY: return question;
    case ACT_EXTEND: return !duty;
    case ACT_REOPEN: return !question && !duty;
    case ACT_UNSEAL: return c->rule->excludes;
    case ACT_ASSIGN:
    case ACT_ESCALATE:
    case ACT_TRANSFER:
    case ACT_RECUSE:
    case ACT_ASK:
    case ACT_PAUSE:
    case ACT_AWAIT:
    case ACT_RESUME:
    case ACT_REPORT:
    case ACT_URGE:
    case ACT_CORRECT:
    case ACT_CANCEL: return true;
    case ACT_KIND_COUNT: break;
    }
    return false;
}
