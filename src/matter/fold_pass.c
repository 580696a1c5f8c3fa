/* fold_pass.c -- passing a matter on: to a person, a step, a decider, a superior, another unit, and back. */
#include "matter/fold_act.h"

static unit_id agency(const struct fold *fold, unit_id u, struct instant t) { return org_agency(fold->w->org, u, t); }

/* A new giving to another holder: the hand-over hour counts where the unit changes. */
static void fold_give_on(struct fold *fold, struct matter *m, struct instant t, const struct act *act, unit_id unit,
                         person_id person, bool allocated, bool to_allocate)
{
    unit_id before = matter_last(m)->unit;
    fold_hold(fold, m, t,
              (struct give){ .unit = unit,
                             .person = person,
                             .state = M_HELD,
                             .cause = act ? CAUSE_ACT : CAUSE_LAPSE,
                             .act = act,
                             .gives = unit != before,
                             .allocated = allocated,
                             .to_allocate = to_allocate,
                             .back = -1 });
    if (matter_last(m)->unit != before)
        matter_last(m)->receivable = fold_receivable(fold, m, t);
}

void fold_take_up(struct fold *fold, struct matter *m, struct instant t, const struct act *act, int i)
{
    const struct holding then = m->holdings[i];
    unit_id before = matter_last(m)->unit;
    fold_hold(fold, m, t,
              (struct give){ .unit = then.unit,
                             .person = then.person,
                             .state = M_HELD,
                             .cause = CAUSE_ACT,
                             .act = act,
                             .to_allocate = then.to_allocate,
                             .back = i });
    if (matter_last(m)->unit != before && act->kind != ACT_REOPEN) /* handed over like any other, after the hour too */
        matter_last(m)->receivable = fold_receivable(fold, m, t);
}

static void give_to_giver(struct fold *fold, struct matter *m, struct instant t, const struct act *act)
{
    unit_id giver = fold_giver(fold, m, t);
    unit_id office = org_office(fold->w->org, giver, t);
    fold_give_on(fold, m, t, act, office ? office : m->giver, 0, false, true);
}

/* --- steps -------------------------------------------------------------------------------------------------------- */

/* The stretch that put the decision before the present holder, by advising or escalating; -1 when none did. What came back to the
 * holder by a return was put before it by whatever did so the first time. */
static int asked_to_decide(const struct matter *m)
{
    for (size_t i = m->nholdings; i-- > 0;) {
        const struct holding *h = &m->holdings[i];
        if (!h->act || h->cause != CAUSE_ACT || h->act->kind == ACT_ASSIGN)
            continue;
        if (h->act->kind == ACT_ADVISE || h->act->kind == ACT_ESCALATE)
            return h->origin;
        if (h->act->kind == ACT_RETURN && h->back >= 0)
            i = (size_t)h->back + 1;
        else if (h->act->kind != ACT_RESUME && h->act->kind != ACT_PAUSE && h->act->kind != ACT_AWAIT)
            return -1;
    }
    return -1;
}

unit_id fold_unit_of(const struct org *org, person_id person, unit_id meant, struct instant t)
{
    if (org_tenure_in(org, person, meant, true, t) || org_serves(org, person, meant, t))
        return meant;
    size_t n;
    const struct tenure *tenures = org_tenures(org, person, &n);
    for (size_t i = 0; i < n; i++)
        if (!instant_before(t, tenures[i].from) && instant_before(t, tenures[i].to))
            return tenures[i].unit;
    return meant;
}

/* Who works the step that was entered: as the rule's row says, unless the act (NULL: it lapsed) names somebody. */
static void step_holder(const struct fold *fold, const struct matter *m, const struct act *act, int step, unit_id *unit,
                        person_id *person, int *again)
{
    const struct holding *h = &m->holdings[m->nholdings - 1];
    *unit = h->unit;
    *person = h->person;
    *again = -1;
    if (act && act->to_unit) {
        *unit = act->to_unit;
        *person = act->to_person;
        return;
    }
    switch ((enum step_holder)m->rule->steps[step].holder) {
    case BY_SAME:
    case BY_STATED:
    case BY_DECIDER: break;
    case BY_LEAD:
        *unit = m->lead;
        *person = m->rule->closed ? m->opening->to_person : 0; /* it is about this person */
        break;
    case BY_ADVISER: *again = asked_to_decide(m); break;
    case BY_CONFIRMER:
        *unit = fold_confirmer(fold, m, fold->at);
        *person = 0;
        break;
    case BY_GIVER:
        *unit = m->giver;
        *person = 0;
        break;
    case BY_UNIT: {
        unit_id named = org_unit(fold->w->org, m->rule->steps[step].unit);
        if (named) {
            *unit = named;
            *person = 0;
        }
        break;
    }
    case STEP_HOLDER_COUNT: assert(!"a holder");
    }
    if (act && act->to_person) {
        *person = act->to_person;
        *unit = fold_unit_of(fold->w->org, *person, *unit, fold->at);
        *again = -1;
    }
}

/* Does who holds the matter go on with it in the next step? Then it was given by who gave it before, and by nobody anew. */
static bool goes_on_with(const struct matter *m, const struct act *act, unit_id unit, person_id person)
{
    const struct holding *h = &m->holdings[m->nholdings - 1];
    return act && (act->kind == ACT_DECIDE || act->kind == ACT_FORWARD) && unit == h->unit && person == h->person;
}

void fold_go_to_step(struct fold *fold, struct matter *m, const struct act *act, int step)
{
    unit_id unit;
    person_id person;
    int again;
    step_holder(fold, m, act, step, &unit, &person, &again);
    if (again < 0 && goes_on_with(m, act, unit, person))
        again = (int)m->nholdings - 1;
    if (again >= 0)
        fold_take_up(fold, m, fold->at, act, again);
    else
        fold_give_on(fold, m, fold->at, act, unit, person, false, false);
    struct instant from = matter_last(m)->receivable;
    if (!act &&
        instant_eq(from, fold->at)) /* 24:00 belongs to the day that ends: the next day is the first that counts */
        from.us--;
    fold_run(fold, m, step, from);
    if (m->rule->steps[step].finishes)
        m->finished = fold->at;
    if (m->rule->steps[step].ends)
        fold_end(fold, m, fold->at, END_DECIDED);
}

void fold_lapse(struct fold *fold, struct matter *m, struct instant t)
{
    const struct step_rule *left = &m->rule->steps[m->runs[m->nruns - 1].step];
    fold->at = t;
    if (left->lapse_step >= 0)
        fold_go_to_step(fold, m, NULL, left->lapse_step);
    else
        fold_end(fold, m, t, left->finishes && m->decision ? END_DECIDED : END_LAPSED);
}

int fold_next_step(const struct fold *fold, const struct matter *m, const struct act *act)
{
    return m->parent >= 0 ? -1 : fold_branch(fold, m, act, m->runs[m->nruns - 1].step);
}

/* --- the acts ----------------------------------------------------------------------------------------------------- */

void on_assign(struct fold *fold, struct matter *m, const struct act *act)
{
    struct holding h = *matter_last(m);
    /* A later row may show that another agency held: then it is done on that one's behalf, and stays there. */
    bool inside = act->to_unit && org_same_agency(fold->w->org, act->to_unit, h.unit, fold->at);
    unit_id unit = inside ? act->to_unit : h.unit;
    person_id person = fold_serves(fold, act->to_person, unit, fold->at) ? act->to_person : 0;
    /* Accepting is assigning oneself: nobody gave it anew, and a return goes to who gave it. */
    bool accepts = act->to_person == act->person && h.person == 0 && unit == h.unit;
    if (h.state == M_HELD && !accepts) {
        fold_give_on(fold, m, fold->at, act, unit, person, h.allocated, h.to_allocate);
        matter_last(m)->receivable = instant_max(fold->at, h.receivable);
        matter_last(m)->gives = false;
        return;
    }
    fold_keep(fold, m, fold->at, unit, person, h.state, CAUSE_ACT, act); /* also stopped, outside, confirming */
    fold->tracks[m->index].away = 0;
}

void on_forward(struct fold *fold, struct matter *m, const struct act *act)
{
    fold_obstacles_end(m, fold->at);
    int step = fold_next_step(fold, m, act);
    if (step >= 0)
        fold_go_to_step(fold, m, act, step);
    else if (act->to_unit)
        fold_give_on(fold, m, fold->at, act, act->to_unit, act->to_person, false, false);
}

void on_advise(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    const struct org *org = fold->w->org;
    fold_obstacles_end(m, t);
    fold_answer_late(fold, act);
    m->advice = act;
    unit_id unit = act->to_unit ? act->to_unit : matter_last(m)->unit;
    person_id person = act->to_person;
    if (person == 0) {
        unit_id above = agency(fold, unit, t);
        person = org_head(org, above, t);
        if (person == 0 || person == matter_last(m)->person)
            person = org_head(org, unit, t);
    } else if (!act->to_unit)
        unit = fold_unit_of(org, person, unit, t);
    /* A leader's desk is the leader's own unit, not the division that advised. */
    const struct tenure *desk = act->to_unit ? NULL : org_tenure_in(org, person, unit, true, t);
    if (desk)
        unit = desk->unit;
    int step = fold_next_step(fold, m, act);
    fold_give_on(fold, m, t, act, unit, person, false, false);
    if (step >= 0)
        fold_run(fold, m, step, matter_last(m)->receivable);
}

void on_escalate(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    const struct org *org = fold->w->org;
    unit_id above = act->to_unit ? act->to_unit : org_parent(org, agency(fold, matter_last(m)->unit, t), t);
    if (above == 0)
        above = m->giver;
    person_id person = act->to_person ? act->to_person : org_head(org, above, t);
    const struct org_row *row;
    if (org_authority(org, agency(fold, matter_last(m)->unit, t), m->rule->decision, t, &row) == AUTHORITY_OWN)
        m->escalated_own++;
    fold_give_on(fold, m, t, act, above, person, false, false);
}

/* How often the matter has passed between these two units, either way: by a transfer, or by the return of one (advice given
 * back is none). */
static int passages(const struct matter *m, unit_id u, unit_id v)
{
    int count = 0;
    bool passed = false; /* did the matter come to where it is by a passage? */
    for (size_t i = 1; i < m->nholdings; i++) {
        const struct holding *h = &m->holdings[i];
        unit_id from = m->holdings[i - 1].unit;
        if (from == h->unit || h->cause != CAUSE_ACT)
            continue;
        passed = h->act->kind == ACT_TRANSFER || (h->act->kind == ACT_RETURN && passed);
        count += passed && ((from == u && h->unit == v) || (from == v && h->unit == u));
    }
    return count;
}

/* Does the giving unit allocate: a desk, the giver or its office, a common superior or its office? */
static bool allocates(const struct fold *fold, const struct matter *m, unit_id from, unit_id to, struct instant t)
{
    const struct org *org = fold->w->org;
    if (m->holdings[m->nholdings - 1].to_allocate || from == m->giver)
        return true;
    if (org_is_office_of(org, from, to, t))
        return true;
    return org_is_above(org, from, to, t);
}

void on_transfer(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    const struct org *org = fold->w->org;
    unit_id from = matter_last(m)->unit;
    bool allocated = allocates(fold, m, from, act->to_unit, t);
    if (matter_last(m)->to_allocate) /* whom the desk names is the lead from now on */
        m->lead = act->to_unit;
    fold_obstacles_end(m, t);
    unit_id superior = org_common_superior(org, from, act->to_unit, t);
    if (!allocated && superior && passages(m, from, act->to_unit) >= 2) {
        unit_id desk = org_office(org, superior, t);
        fold_give_on(fold, m, t, act, desk ? desk : superior, 0, false, true);
        return;
    }
    fold_give_on(fold, m, t, act, act->to_unit, act->to_person, allocated, false);
}

void on_return(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    int origin = matter_last(m)->origin;
    m->returned++;
    m->finished = INSTANT_MAX; /* what was held to be done is not */
    /* What was passed on within a step goes back within it; only who was given the step sends it back to another. */
    bool whole = origin < 0 || m->holdings[origin].run != matter_last(m)->run;
    int step = whole ? fold_next_step(fold, m, act) : -1;
    if (origin >= 0)
        fold_take_up(fold, m, t, act, origin);
    else
        give_to_giver(fold, m, t, act);
    if (step >= 0)
        fold_run(fold, m, step, matter_last(m)->receivable);
}

void on_recuse(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    const struct org *org = fold->w->org;
    const struct holding h = *matter_last(m);
    person_id out = h.person ? h.person : act->person;
    fold_exclude_person(fold, m, out, t);
    unit_id unit = h.unit;
    person_id next = org_head(org, unit, t);
    for (int guard = 0; guard < 64 && unit; guard++) {
        bool excluded = next == 0;
        for (size_t i = 0; i < m->nexcluded && !excluded; i++)
            excluded = m->excluded[i] == next;
        if (!excluded)
            break;
        unit = org_parent(org, unit, t);
        next = unit ? org_head(org, unit, t) : 0;
    }
    fold_keep(fold, m, t, unit ? unit : h.unit, next, h.state, CAUSE_ACT, act);
    fold->tracks[m->index].away = 0;
    fold_present(fold, m, t);
}
