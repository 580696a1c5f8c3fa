#include "matter/check_act.h"

#include "base/i18n.h"

#include "matter/fold.h" /* fold_heir */
#include <stdio.h>

static struct text unit_name(const struct check *c, unit_id u)
{
    return org_unit_name(c->w->org, u, c->t, i18n_lang());
}

static enum rc must_state(const struct check *c, enum act_field_id field, struct err *err)
{
    if (act_states(c->act, field))
        return RC_OK;
    return err_set(err, PB_MISSING_KEY, _("'%s' must state '%s' here: %s"), ACT_WORDS[c->act->kind],
                   ACT_FIELDS[field].key, _(ACT_FIELDS[field].help));
}

static enum rc unit_is_there(const struct check *c, unit_id u, struct err *err)
{
    if (u == 0 || org_unit_exists(c->w->org, u, c->t))
        return RC_OK;
    return err_set(err, PB_UNKNOWN_UNIT, _("'%.*s' does not exist at that instant"), TEXT_FMT(unit_name(c, u)));
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

/* A person holds in a unit (MODEL 2): who is named serves in the agency of the unit it goes to; where none is named, in
 * some post, whose unit it goes to. */
static enum rc person_is_there(const struct check *c, unit_id u, struct err *err)
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
                   TEXT_FMT(org_person_name(org, p)), TEXT_FMT(unit_name(c, u)));
}

/* The unit and person the act goes to. */
static enum rc receiver_is_there(const struct check *c, struct err *err)
{
    enum rc rc = unit_is_there(c, c->act->to_unit, err);
    return rc == RC_OK ? person_is_there(c, c->act->to_unit, err) : rc;
}

static enum rc not_to_itself(const struct check *c, struct err *err)
{
    if (c->act->to_unit != c->h->unit)
        return RC_OK;
    return err_set(err, PB_TO_ITSELF, _("'%.*s' already holds the matter"), TEXT_FMT(unit_name(c, c->h->unit)));
}

static enum rc due_is_ahead(const struct check *c, struct instant after, struct err *err)
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

/* Only a length of days or months can be counted from a day: of working hours the hour would be missing, a date needs none. */
static enum rc counted_is_a_length(const struct check *c, struct err *err)
{
    enum limit_unit unit = c->act->due.unit;
    bool length = unit == LIMIT_WORKDAYS || unit == LIMIT_DAYS || unit == LIMIT_MONTHS;
    if (!act_states(c->act, FIELD_COUNTED_FROM) || length)
        return RC_OK;
    return err_set(err, PB_WRONG_KEY,
                   _("'counted_from' is for a limit in days, working days or months: state it with 'due'"));
}

static enum rc until_is_ahead(const struct check *c, struct err *err)
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

static enum rc reason_is_allowed(const struct check *c, struct err *err)
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

/* A question that must be waited for is open, or a late disagreement is not answered by name. */
static enum rc questions_are_settled(const struct check *c, struct err *err)
{
    const struct matter *child = matter_waits(c->f, c->m, c->t);
    if (child)
        return err_set(err, PB_WAITED_FOR, _("'%s' must wait for the answer of '%.*s'"), ACT_WORDS[c->act->kind],
                       TEXT_FMT(unit_name(c, matter_holding(child, c->t)->unit)));
    for (size_t i = 0; i < c->f->n; i++) {
        const struct matter *late = &c->f->matters[i];
        if (late->parent != c->m->index || !late->to_answer)
            continue;
        bool answered = false;
        for (size_t k = 0; k < c->act->nanswers && !answered; k++)
            answered = c->act->answers[k] == late->id;
        if (!answered)
            return err_set(err, PB_UNANSWERED, _("'%s' must answer by name the late disagreement of '%.*s'"),
                           ACT_WORDS[c->act->kind], TEXT_FMT(unit_name(c, late->lead)));
    }
    return RC_OK;
}

/* --- one function a kind ------------------------------------------------------------------------------------------ */

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
        return must_state(c, FIELD_PERSONS, err);
    unit_id giver = act->giver ? act->giver : act->unit;
    bool may = org_same_agency(org, act->unit, giver, c->t) ||
               org_office(org, giver, c->t) == org_agency(org, act->unit, c->t) ||
               org_is_above(org, act->unit, giver, c->t);
    if (!may)
        return err_set(err, PB_MAY_NOT, _("'%.*s' may not give work in the name of '%.*s'"),
                       TEXT_FMT(org_person_name(org, act->person)), TEXT_FMT(unit_name(c, giver)));
    enum rc rc = opener_is_there(c, err);
    if (rc == RC_OK)
        rc = receiver_is_there(c, err);
    if (rc == RC_OK && act->to_person)
        rc = must_state(c, FIELD_TO, err);
    if (rc == RC_OK)
        rc = unit_is_there(c, giver, err);
    if (rc == RC_OK)
        rc = counted_is_a_length(c, err);
    if (rc == RC_OK && act_states(act, FIELD_DUE)) {
        struct due due;
        rc = limit_due(c->w->book, act->due, act_counts_from(act), NULL, 0, &due, err);
    }
    return rc;
}

static enum rc check_assign(const struct check *c, struct err *err)
{
    const struct act *act = c->act;
    const struct org *org = c->w->org;
    struct text who = org_person_name(org, act->to_person);
    unit_id unit = act->to_unit ? act->to_unit : c->h->unit;
    if (!org_same_agency(org, unit, c->h->unit, c->t))
        return err_set(err, PB_MAY_NOT, _("'%.*s' is another agency: assign only inside one's own, or transfer"),
                       TEXT_FMT(unit_name(c, unit)));
    if (person_is_there(c, unit, err) != RC_OK)
        return RC_REFUSED;
    if (matter_excludes(c->f, c->m, act->to_person, c->t))
        return err_set(err, PB_EXCLUDED, _("'%.*s' is in the excluded set of the matter"), TEXT_FMT(who));
    if (act->to_person == c->h->person && unit == c->h->unit)
        return err_set(err, PB_TO_ITSELF, _("'%.*s' already holds the matter"), TEXT_FMT(who));
    return RC_OK;
}

static enum rc check_forward(const struct check *c, struct err *err)
{
    if (c->m->parent >= 0 || rule_step(c->rule, ACT_FORWARD, c->step) < 0)
        return err_set(err, PB_NOT_NOW, _("the process of '%.*s' has no further step to forward to from here"),
                       TEXT_FMT(c->rule->kind));
    return receiver_is_there(c, err);
}

/* The unit in which a person holds what is given by name alone: the holder's, else that of the first post. */
static unit_id unit_of_decider(const struct check *c)
{
    const struct org *org = c->w->org;
    person_id p = c->act->to_person;
    if (c->act->to_unit || p == 0)
        return c->act->to_unit ? c->act->to_unit : c->h->unit;
    if (org_tenure_in(org, p, c->h->unit, true, c->t) || org_serves(org, p, c->h->unit, c->t))
        return c->h->unit;
    size_t n;
    const struct tenure *tenures = org_tenures(org, p, &n);
    for (size_t i = 0; i < n; i++)
        if (!instant_before(c->t, tenures[i].from) && instant_before(c->t, tenures[i].to))
            return tenures[i].unit;
    return c->h->unit;
}

/* Advice goes up: within the agency, to a superior or its office, or to who gave the matter. Sideways is a transfer. */
static enum rc decider_is_over(const struct check *c, struct err *err)
{
    const struct org *org = c->w->org;
    unit_id to = unit_of_decider(c), mine = c->h->unit;
    if (org_same_agency(org, to, mine, c->t) || org_is_above(org, to, mine, c->t) ||
        org_is_office_of(org, to, mine, c->t) || (c->m->parent < 0 && org_same_agency(org, to, c->m->giver, c->t)))
        return RC_OK;
    return err_set(err, PB_WRONG_VALUE,
                   _("'%.*s' is not above '%.*s': escalate goes to a superior, transfer to another unit"),
                   TEXT_FMT(unit_name(c, to)), TEXT_FMT(unit_name(c, mine)));
}

static enum rc check_advise(const struct check *c, struct err *err)
{
    enum rc rc = questions_are_settled(c, err);
    if (rc != RC_OK)
        return rc;
    const struct org *org = c->w->org;
    person_id decider = c->act->to_person ? c->act->to_person : org_head(org, org_agency(org, c->h->unit, c->t), c->t);
    if (decider == c->act->person && !c->act->to_unit)
        return err_set(err, PB_TO_ITSELF, _("who advises would decide: decide, or name the decider in 'to_person'"));
    rc = receiver_is_there(c, err);
    return rc == RC_OK ? decider_is_over(c, err) : rc;
}

static enum rc check_escalate(const struct check *c, struct err *err)
{
    const struct org *org = c->w->org;
    unit_id to = c->act->to_unit;
    unit_id mine = org_agency(org, c->h->unit, c->t);
    if (to == 0)
        to = org_parent(org, mine, c->t) ? org_parent(org, mine, c->t) : c->m->giver;
    if (org_same_agency(org, to, mine, c->t))
        return err_set(err, PB_TO_ITSELF, _("'%.*s' is the holder's own agency: nothing is passed up"),
                       TEXT_FMT(unit_name(c, to)));
    bool above = org_is_above(org, to, mine, c->t) || org_is_office_of(org, to, mine, c->t) || to == c->m->giver;
    if (!above)
        return err_set(err, PB_WRONG_VALUE,
                       _("'%.*s' is not above '%.*s': escalate goes to a superior, transfer to another unit"),
                       TEXT_FMT(unit_name(c, to)), TEXT_FMT(unit_name(c, mine)));
    enum rc rc = reason_is_allowed(c, err);
    if (rc == RC_OK && text_eq(c->act->reason, TEXT("other")))
        rc = must_state(c, FIELD_WORDS, err);
    return rc == RC_OK ? person_is_there(c, to, err) : rc;
}

static enum rc check_transfer(const struct check *c, struct err *err)
{
    enum rc rc = not_to_itself(c, err);
    if (rc == RC_OK)
        rc = receiver_is_there(c, err);
    return rc == RC_OK ? reason_is_allowed(c, err) : rc;
}

/* What was given by nobody before goes back to the giver's desk: not from that desk. */
static bool desk_would_return_to_itself(const struct check *c)
{
    const struct org *org = c->w->org;
    bool desk, from_nobody = c->h->origin < 0;
    unit_id gave = from_nobody ? c->m->giver : c->m->holdings[c->h->origin].unit;
    unit_id to = fold_heir(org, gave, c->m->function, c->t, &desk);
    if (from_nobody && org_office(org, to, c->t))
        to = org_office(org, to, c->t);
    return (from_nobody || c->h->to_allocate) && c->h->unit == to;
}

static enum rc check_return(const struct check *c, struct err *err)
{
    if (c->h->state != M_CONFIRM && c->h->allocated)
        return err_set(err, PB_NOT_ALLOCATABLE, _("'%.*s' allocated the matter: it cannot be returned, only passed up"),
                       TEXT_FMT(unit_name(c, c->h->from_unit)));
    if (c->m->parent >= 0 && c->h->origin < 0)
        return err_set(err, PB_NOT_NOW,
                       _("a question is not returned: answer it, with not_mine where it is another's"));
    if (desk_would_return_to_itself(c))
        return err_set(err, PB_TO_ITSELF, _("'%.*s' already holds the matter"), TEXT_FMT(unit_name(c, c->h->unit)));
    return reason_is_allowed(c, err);
}

static enum rc check_ask(const struct check *c, struct err *err)
{
    const struct act *act = c->act;
    const struct org *org = c->w->org;
    bool of_person = act->form == FORM_OBJECTION || act->form == FORM_INSTRUCTION;
    enum rc rc = receiver_is_there(c, err);
    if (rc == RC_OK && !of_person)
        rc = not_to_itself(c, err);
    if (rc == RC_OK && of_person)
        rc = must_state(c, FIELD_TO_PERSON, err);
    if (rc == RC_OK && act->form == FORM_OBSTACLE)
        rc = must_state(c, FIELD_RULE, err);
    if (rc != RC_OK)
        return rc;
    if (act->form == FORM_GUIDANCE && !org_is_above(org, act->to_unit, c->h->unit, c->t) &&
        !org_is_office_of(org, act->to_unit, c->h->unit, c->t))
        return err_set(err, PB_WRONG_VALUE, _("guidance is asked of a superior: '%.*s' is not above '%.*s'"),
                       TEXT_FMT(unit_name(c, act->to_unit)), TEXT_FMT(unit_name(c, c->h->unit)));
    if (c->m->depth + 1 >= FAMILY_DEPTH_MAX || c->f->n >= FAMILY_MATTERS_MAX)
        return err_set(err, PB_TOO_LARGE, _("questions on questions go at most %d deep, and %d on one matter"),
                       FAMILY_DEPTH_MAX - 1, FAMILY_MATTERS_MAX);
    return due_is_ahead(c, c->t, err);
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
        rc = must_state(c, FIELD_UNITS, err);
    else if (c->m->form == FORM_APPRAISAL) {
        rc = must_state(c, FIELD_WORDS, err);
        if (rc == RC_OK)
            rc = must_state(c, FIELD_RULE, err);
    } else if (act->answer == ANSWER_UPHELD || act->answer == ANSWER_AMENDED) {
        rc = must_state(c, FIELD_RULE, err);
        if (rc == RC_OK && act->answer == ANSWER_UPHELD)
            rc = must_state(c, FIELD_UNTIL, err);
    }
    return rc;
}

static enum rc check_halt(const struct check *c, struct err *err)
{
    enum rc rc = reason_is_allowed(c, err);
    if (rc == RC_OK)
        rc = until_is_ahead(c, err);
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
static bool may_decide(const struct check *c) { return org_post_rank(c->w->org, c->standing.post) != RANK_STAFF; }

static enum rc check_decide(const struct check *c, struct err *err)
{
    if (c->h->state == M_CONFIRM)
        return questions_are_settled(c, err);
    if (!may_decide(c))
        return err_set(err, PB_MAY_NOT, _("'%.*s' has no authority to decide: advise who has"),
                       TEXT_FMT(org_person_name(c->w->org, c->act->person)));
    if (c->rule->duty)
        return err_set(err, PB_NOT_NOW, _("a standing duty is reported on, not decided"));
    enum rc rc = questions_are_settled(c, err);
    bool advised =
        c->m->advice && (!c->m->decision || c->m->decision < c->m->advice); /* both among the family's acts, in order */
    if (rc == RC_OK && advised)
        rc = must_state(c, FIELD_FOLLOWS, err);
    if (rc == RC_OK && c->act->follows == FOLLOWS_NO)
        rc = must_state(c, FIELD_WORDS, err);
    return rc == RC_OK ? receiver_is_there(c, err) : rc;
}

static enum rc check_complete(const struct check *c, struct err *err)
{
    if (c->m->parent >= 0)
        return err_set(err, PB_NOT_NOW, _("a question ends with its answer: use 'reply'"));
    if (c->rule->duty)
        return err_set(err, PB_NOT_NOW, _("a standing duty does not complete: who gave it ends it with 'cancel'"));
    return questions_are_settled(c, err);
}

static enum rc check_extend(const struct check *c, struct err *err)
{
    if (c->rule->duty && c->m->parent < 0)
        return err_set(err, PB_NOT_NOW, _("a standing duty has no due date to extend"));
    struct instant after = instant_is_max(c->m->due.at) ? c->t : instant_max(c->t, c->m->due.at);
    enum rc rc = reason_is_allowed(c, err);
    if (rc == RC_OK)
        rc = counted_is_a_length(c, err);
    if (rc == RC_OK && extend_records_event(c->m, c->act))
        after = c->m->opened; /* no more time is given: it may even be less than the stand-in */
    return rc == RC_OK ? due_is_ahead(c, after, err) : rc;
}

static enum rc check_report(const struct check *c, struct err *err)
{
    if (!c->rule->duty)
        return act_states(c->act, FIELD_PERIOD)
                   ? err_set(err, PB_WRONG_KEY, _("'period' is for a standing duty; this matter is none"))
                   : RC_OK;
    struct day cutoff = c->act->period;
    if (cutoff.n == DAY_MIN.n)
        return must_state(c, FIELD_PERIOD, err);
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
                         : due_is_ahead(c, c->t, err);
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

static enum rc (*const CHECKS[ACT_KIND_COUNT])(const struct check *, struct err *) = {
    [ACT_OPEN] = check_open,       [ACT_ASSIGN] = check_assign,      [ACT_FORWARD] = check_forward,
    [ACT_ADVISE] = check_advise,   [ACT_ESCALATE] = check_escalate,  [ACT_TRANSFER] = check_transfer,
    [ACT_RETURN] = check_return,   [ACT_RECUSE] = reason_is_allowed, [ACT_ASK] = check_ask,
    [ACT_REPLY] = check_reply,     [ACT_PAUSE] = check_halt,         [ACT_AWAIT] = check_halt,
    [ACT_RESUME] = NULL,           [ACT_DECIDE] = check_decide,      [ACT_COMPLETE] = check_complete,
    [ACT_EXTEND] = check_extend,   [ACT_REPORT] = check_report,      [ACT_URGE] = NULL,
    [ACT_CORRECT] = check_correct, [ACT_CANCEL] = reason_is_allowed, [ACT_REOPEN] = check_reopen,
    [ACT_UNSEAL] = check_unseal,
};

enum rc check_meaning(const struct check *c, struct err *err)
{
    return CHECKS[c->act->kind] ? CHECKS[c->act->kind](c, err) : RC_OK;
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
               (!c->h->allocated && !(question && c->h->origin < 0) && !desk_would_return_to_itself(c));
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
