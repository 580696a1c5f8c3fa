/* fold_act.c -- what each of the twenty-two acts does to holder, clocks and children (MODEL 4, second and third column).
 *
 * Each function assumes what act_check made sure of when the act was recorded, and stays sensible where a row recorded
 * later changed the ground under it: nothing here refuses.
 */
#include "matter/fold.h"

static struct holding *last(struct matter *m) { return matter_last(m); }

/* The matter of that id; the root for one the family does not hold (the store keeps families whole). */
static struct matter *matter_of(const struct fold *fold, matter_id id)
{
    for (size_t i = 0; i < fold->f->n; i++)
        if (fold->f->matters[i].id == id)
            return &fold->f->matters[i];
    return &fold->f->matters[0];
}

static unit_id agency(const struct fold *fold, unit_id u, struct instant t) { return org_agency(fold->w->org, u, t); }

/* A new giving to another holder: the hand-over hour counts where the unit changes. */
static void give_on(struct fold *fold, struct matter *m, struct instant t, const struct act *act, unit_id unit,
                    person_id person, bool allocated, bool to_allocate)
{
    unit_id before = last(m)->unit;
    fold_hold(fold, m, t,
              (struct give){ .unit = unit,
                             .person = person,
                             .state = M_HELD,
                             .cause = CAUSE_ACT,
                             .act = act,
                             .gives = unit != before,
                             .allocated = allocated,
                             .to_allocate = to_allocate,
                             .back = -1 });
    if (last(m)->unit != before)
        last(m)->receivable = fold_receivable(fold, m, t);
}

/* The stretch `i` is taken up again: the same holder as then, nothing new given. */
static void take_up_again(struct fold *fold, struct matter *m, struct instant t, const struct act *act, int i)
{
    const struct holding then = m->holdings[i];
    unit_id before = last(m)->unit;
    fold_hold(
        fold, m, t,
        (struct give){
            .unit = then.unit, .person = then.person, .state = M_HELD, .cause = CAUSE_ACT, .act = act, .back = i });
    if (last(m)->unit != before && act->kind != ACT_REOPEN) /* handed over like any other, after the hour too */
        last(m)->receivable = fold_receivable(fold, m, t);
}

static void give_to_giver(struct fold *fold, struct matter *m, struct instant t, const struct act *act)
{
    unit_id giver = fold_giver(fold, m, t);
    unit_id office = org_office(fold->w->org, giver, t);
    give_on(fold, m, t, act, office ? office : m->giver, 0, false, true);
}

/* --- opening ------------------------------------------------------------------------------------------------------ */

static struct limit opening_limit(struct matter *m, const struct act *act)
{
    if (act->due.unit != LIMIT_NONE)
        return act->due;
    if (m->rule->duty) /* a duty runs without a limit of its own (MODEL 9) */
        return LIMIT_NIL;
    if (m->rule->limit.unit != LIMIT_NONE)
        return m->rule->limit;
    m->unverified_due = m->rule->fallback.unit != LIMIT_NONE;
    return m->rule->fallback;
}

static void on_open(struct fold *fold, const struct act *act)
{
    struct instant t = fold->at;
    struct matter *m = fold_add(fold, act->matter, -1, act, t);
    m->rule = rulebook_find(fold->w->rules, act->rule_kind, t, t);
    assert(m->rule && "act_check: the kind has a rule on the day it opens");
    m->giver = act->giver ? act->giver : act->unit;
    m->function = act->function;
    m->recur = act->recur.every != EVERY_NONE || !m->rule->duty ? act->recur : m->rule->cadence;
    struct track *track = &fold->tracks[m->index];
    track->named = act->units;
    track->nnamed = act->nunits;
    for (size_t i = 0; i < act->npersons; i++)
        fold_exclude_person(fold, m, act->persons[i], t);
    track->naccused = m->nexcluded;
    struct limit limit = opening_limit(m, act);
    bool counted = act_states(act, FIELD_COUNTED_FROM);
    fold_due(fold, m, limit, counted ? day_start(act->counted_from) : t, DUE_OPEN);

    unit_id office = org_office(fold->w->org, m->giver, t);
    bool named = act->to_unit != 0;
    unit_id lead = named ? act->to_unit : office ? office : m->giver;
    m->lead = lead;
    fold_hold(fold, m, t,
              (struct give){ .unit = lead,
                             .person = act->to_person,
                             .state = M_HELD,
                             .cause = CAUSE_ACT,
                             .act = act,
                             .gives = true,
                             .to_allocate = !named,
                             .back = -1 });
    if (fold_step(fold, m, ACT_OPEN, t) < 0)
        fold_run(fold, m, -1, t);
}

/* --- passing on ----------------------------------------------------------------------------------------------------- */

static void on_assign(struct fold *fold, struct matter *m, const struct act *act)
{
    struct holding h = *last(m);
    /* A later row may show that another agency held: then it is done on that one's behalf, and stays there. */
    bool inside = act->to_unit && org_same_agency(fold->w->org, act->to_unit, h.unit, fold->at);
    unit_id unit = inside ? act->to_unit : h.unit;
    person_id person = fold_serves(fold, act->to_person, unit, fold->at) ? act->to_person : 0;
    if (h.state == M_HELD) {
        give_on(fold, m, fold->at, act, unit, person, h.allocated, h.to_allocate);
        last(m)->receivable = instant_max(fold->at, h.receivable);
        last(m)->gives = false;
        return;
    }
    fold_keep(fold, m, fold->at, unit, person, h.state, CAUSE_ACT, act); /* stopped, outside, confirming */
    fold->tracks[m->index].away = 0;
}

/* The stretch that put the decision before the present holder, by advising or escalating; -1 when none did. */
static int asked_to_decide(const struct matter *m)
{
    for (size_t i = m->nholdings; i-- > 0;) {
        const struct holding *h = &m->holdings[i];
        if (!h->act || h->cause != CAUSE_ACT || h->act->kind == ACT_ASSIGN)
            continue;
        if (h->act->kind == ACT_ADVISE || h->act->kind == ACT_ESCALATE)
            return h->origin;
        if (h->act->kind != ACT_RESUME && h->act->kind != ACT_PAUSE && h->act->kind != ACT_AWAIT)
            return -1;
    }
    return -1;
}

/* Where a person holds what goes to the person by name: in the unit meant, if its agency is the person's, else in whatever
 * post serves. */
static unit_id unit_of_person(const struct org *org, person_id person, unit_id meant, struct instant t)
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

/* Who works the step that was entered: as the rule's row says, unless the act names somebody. */
static void step_holder(const struct fold *fold, const struct matter *m, const struct act *act, int step, unit_id *unit,
                        person_id *person, int *again)
{
    const struct holding *h = &m->holdings[m->nholdings - 1];
    *unit = h->unit;
    *person = h->person;
    *again = -1;
    if (act->to_unit) {
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
        *person = 0;
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
    if (act->to_person) {
        *person = act->to_person;
        *unit = unit_of_person(fold->w->org, *person, *unit, fold->at);
        *again = -1;
    }
}

static void go_to_step(struct fold *fold, struct matter *m, const struct act *act, int step)
{
    unit_id unit;
    person_id person;
    int again;
    step_holder(fold, m, act, step, &unit, &person, &again);
    if (again >= 0)
        take_up_again(fold, m, fold->at, act, again);
    else
        give_on(fold, m, fold->at, act, unit, person, false, false);
    fold_run(fold, m, step, last(m)->receivable);
    if (m->rule->steps[step].finishes)
        m->finished = fold->at;
    if (m->rule->steps[step].ends)
        fold_end(fold, m, fold->at, END_DECIDED);
}

static int next_step(const struct matter *m, enum act_kind kind)
{
    return m->parent >= 0 ? -1 : rule_step(m->rule, kind, m->runs[m->nruns - 1].step);
}

static void on_forward(struct fold *fold, struct matter *m, const struct act *act)
{
    fold_obstacles_end(m, fold->at);
    int step = next_step(m, ACT_FORWARD);
    if (step >= 0)
        go_to_step(fold, m, act, step);
    else if (act->to_unit)
        give_on(fold, m, fold->at, act, act->to_unit, act->to_person, false, false);
}

static void answer_late(struct fold *fold, const struct act *act)
{
    for (size_t i = 0; i < act->nanswers; i++) {
        struct matter *child = matter_of(fold, act->answers[i]);
        if (child->id == act->answers[i])
            child->to_answer = false;
    }
}

static void on_advise(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    const struct org *org = fold->w->org;
    fold_obstacles_end(m, t);
    answer_late(fold, act);
    m->advice = act;
    unit_id unit = act->to_unit ? act->to_unit : last(m)->unit;
    person_id person = act->to_person;
    if (person == 0) {
        unit_id above = agency(fold, unit, t);
        person = org_head(org, above, t);
        if (person == 0 || person == last(m)->person)
            person = org_head(org, unit, t);
    } else if (!act->to_unit)
        unit = unit_of_person(org, person, unit, t);
    /* A leader's desk is the leader's own unit, not the division that advised. */
    const struct tenure *desk = act->to_unit ? NULL : org_tenure_in(org, person, unit, true, t);
    if (desk)
        unit = desk->unit;
    int step = next_step(m, ACT_ADVISE);
    give_on(fold, m, t, act, unit, person, false, false);
    if (step >= 0)
        fold_run(fold, m, step, last(m)->receivable);
}

static void on_escalate(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    const struct org *org = fold->w->org;
    unit_id above = act->to_unit ? act->to_unit : org_parent(org, agency(fold, last(m)->unit, t), t);
    if (above == 0)
        above = m->giver;
    person_id person = act->to_person ? act->to_person : org_head(org, above, t);
    const struct org_row *row;
    if (org_authority(org, agency(fold, last(m)->unit, t), m->rule->decision, t, &row) == AUTHORITY_OWN)
        m->escalated_own++;
    give_on(fold, m, t, act, above, person, false, false);
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

static void on_transfer(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    const struct org *org = fold->w->org;
    unit_id from = last(m)->unit;
    bool allocated = allocates(fold, m, from, act->to_unit, t);
    if (last(m)->to_allocate) /* whom the desk names is the lead from now on */
        m->lead = act->to_unit;
    fold_obstacles_end(m, t);
    unit_id superior = org_common_superior(org, from, act->to_unit, t);
    if (!allocated && superior && passages(m, from, act->to_unit) >= 2) {
        unit_id desk = org_office(org, superior, t);
        give_on(fold, m, t, act, desk ? desk : superior, 0, false, true);
        return;
    }
    give_on(fold, m, t, act, act->to_unit, act->to_person, allocated, false);
}

static void on_return(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    int origin = last(m)->origin;
    m->returned++;
    m->finished = INSTANT_MAX; /* what was held to be done is not */
    int step = next_step(m, ACT_RETURN);
    if (origin >= 0)
        take_up_again(fold, m, t, act, origin);
    else
        give_to_giver(fold, m, t, act);
    if (step >= 0)
        fold_run(fold, m, step, last(m)->receivable);
}

static void on_recuse(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    const struct org *org = fold->w->org;
    const struct holding h = *last(m);
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

/* --- questions ------------------------------------------------------------------------------------------------------ */

static bool is_named(const struct fold *fold, unit_id u, struct instant t)
{
    const struct track *track = &fold->tracks[0]; /* the content names its coordinators at the opening */
    bool desk;
    for (size_t i = 0; i < track->nnamed; i++)
        if (track->named[i] == u || fold_heir(fold->w->org, track->named[i], TEXT_NONE, t, &desk) == u)
            return true;
    return false;
}

/* Silence is consent where the regulation says so, unless less than its limit was given. */
static bool silence_consents(const struct fold *fold, const struct matter *m)
{
    const struct form_rule *form = rule_form(m->rule, m->form);
    struct due least;
    if (!form || !form->consent)
        return false;
    if (form->limit.unit == LIMIT_NONE)
        return true;
    return limit_due(fold->w->book, form->limit, m->opened, NULL, 0, &least, NULL) == RC_OK &&
           !instant_before(m->due.at, least.at);
}

static void on_ask(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    struct matter *child = fold_add(fold, act->child, m->index, act, t);
    const struct form_rule *form = rule_form(m->rule, act->form);
    child->rule = m->rule;
    child->form = act->form;
    child->giver = last(m)->unit;
    child->lead = act->to_unit;
    child->function = m->function;
    child->waited_for = (form && form->waited_for) || (m->parent < 0 && is_named(fold, act->to_unit, t));
    fold_due(fold, child, act->due, t, DUE_OPEN);
    child->consent = silence_consents(fold, child);
    fold_hold(fold, child, t,
              (struct give){ .unit = act->to_unit,
                             .person = act->to_person,
                             .state = M_HELD,
                             .cause = CAUSE_ACT,
                             .act = act,
                             .gives = true,
                             .back = -1 });
    last(child)->from_person = last(m)->person;
    fold_run(fold, child, -1, t);
    if (!instant_is_max(m->ended)) /* a later row ended the matter before the question: it is moot at once */
        fold_end(fold, child, t, END_MOOT);
    else if (act->form == FORM_OBSTACLE) {
        struct obstacle obstacle = { .from = t, .to = INSTANT_MAX, .child = child->index, .pending = true };
        ARENA_PUSH(fold->a, m->obstacles, m->nobstacles, obstacle);
    }
}

static void rule_on_obstacle(struct fold *fold, struct matter *child, const struct act *act)
{
    struct matter *parent = &fold->f->matters[child->parent];
    bool upheld = act->answer == ANSWER_UPHELD || act->answer == ANSWER_AMENDED;
    for (size_t i = 0; i < parent->nobstacles; i++) {
        struct obstacle *obstacle = &parent->obstacles[i];
        if (obstacle->child != child->index)
            continue;
        obstacle->pending = false;
        if (!upheld)
            obstacle->to = obstacle->from;
        else if (act->until.n != DAY_MIN.n)
            obstacle->to = instant_max(obstacle->from, instant_min(obstacle->to, day_end(act->until)));
    }
}

static void on_reply(struct fold *fold, struct matter *m, const struct act *act)
{
    if (m->parent < 0)
        return;
    if (!instant_is_max(m->ended)) { /* after consent: one late reply, to whoever holds the parent */
        m->late_answer = act->answer;
        m->late_answered = fold->at;
        m->late_reply = act;
        m->to_answer = act->answer == ANSWER_DISAGREE && instant_is_max(fold->f->matters[m->parent].ended);
        return;
    }
    m->answer = act->answer;
    m->answered = fold->at;
    m->reply = act;
    if (m->form == FORM_OBSTACLE)
        rule_on_obstacle(fold, m, act);
    fold_end(fold, m, fold->at, END_REPLIED);
}

/* --- halts ------------------------------------------------------------------------------------------------------------ */

static void on_halt(struct fold *fold, struct matter *m, const struct act *act)
{
    bool outside = act->kind == ACT_AWAIT;
    bool open;
    const struct reason_rule *reason = rule_reason(m->rule, act->kind, act->reason, &open);
    enum effect effect = reason ? (enum effect)reason->effect : outside ? EFFECT_RUNS_ON : EFFECT_STOPS;
    m->supplements += outside && effect == EFFECT_AGAIN;
    fold_halt(fold, m, fold->at, instant_max(fold->at, day_end(act->until)), outside, effect, act);
}

static void on_resume(struct fold *fold, struct matter *m, const struct act *act)
{
    if (last(m)->state == M_STOPPED || last(m)->state == M_OUTSIDE)
        fold_go_on(fold, m, fold->at, true, act);
}

/* --- ends ------------------------------------------------------------------------------------------------------------- */

static void on_decide(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    answer_late(fold, act);
    if (last(m)->state == M_CONFIRM) { /* confirming a completion is deciding it; the lead finished when it completed */
        fold_end(fold, m, t, END_CONFIRMED);
        return;
    }
    fold_obstacles_end(m, t);
    m->finisher = (int)m->nholdings - 1;
    m->decision = act;
    m->decision_followed = m->advice && act->follows == FOLLOWS_YES; /* stated wherever advice waits for a decision */
    int step = next_step(m, ACT_DECIDE);
    if (step >= 0)
        go_to_step(fold, m, act, step);
    else if (m->parent < 0)
        fold_end(fold, m, t, END_DECIDED);
    else if (last(m)->origin >= 0) /* within a question: back to whom will answer it */
        take_up_again(fold, m, t, act, last(m)->origin);
}

static void on_complete(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    answer_late(fold, act);
    fold_obstacles_end(m, t);
    m->finisher = (int)m->nholdings - 1;
    m->finished = instant_min(m->finished, t);
    if (!m->rule->confirmed || m->parent >= 0) {
        fold_end(fold, m, t, END_COMPLETED);
        return;
    }
    int step = next_step(m, ACT_COMPLETE);
    fold_hold(fold, m, t,
              (struct give){ .unit = fold_confirmer(fold, m, t),
                             .state = M_CONFIRM,
                             .cause = CAUSE_ACT,
                             .act = act,
                             .gives = true,
                             .back = -1 });
    if (step >= 0)
        fold_run(fold, m, step, t);
}

static void on_extend(struct fold *fold, struct matter *m, const struct act *act)
{
    fold_extend(fold, m, act);
    if (m->parent >= 0)
        m->consent = silence_consents(fold, m);
}

static void on_report(struct fold *fold, struct matter *m, const struct act *act)
{
    (void)fold;
    (void)act;
    m->reported++;
}

static void on_urge(struct fold *fold, struct matter *m, const struct act *act)
{
    (void)fold;
    (void)act;
    m->urged++;
}

static void on_cancel(struct fold *fold, struct matter *m, const struct act *act)
{
    (void)act;
    fold_end(fold, m, fold->at, END_CANCELLED);
}

static void on_reopen(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    if (instant_is_max(m->ended))
        return;
    m->reopened++;
    for (size_t i = 0; i < fold->f->n; i++) { /* what came when nobody held it is for who holds it now */
        struct matter *child = &fold->f->matters[i];
        if (child->parent == m->index && child->late_answer == ANSWER_DISAGREE &&
            !instant_before(child->late_answered, m->ended))
            child->to_answer = true;
    }
    struct life life = { m->ended, m->due };
    ARENA_PUSH(fold->a, m->lives, m->nlives, life);
    int back = m->finisher >= 0 ? m->finisher : (int)m->nholdings - 1;
    int step = m->holdings[back].step;
    m->ended = INSTANT_MAX;
    m->end = END_NONE;
    m->finished = INSTANT_MAX;
    take_up_again(fold, m, t, act, back);
    fold_run(fold, m, step, t);
    m->clock_from = t;
    fold_due(fold, m, act->due, t, DUE_REOPEN);
}

static void on_words(struct fold *fold, struct matter *m, const struct act *act)
{
    (void)fold; /* correct changes words only, unseal only opens: readers find them among the acts */
    (void)m;
    (void)act;
}

/* --- the table -------------------------------------------------------------------------------------------------------- */

static void (*const ON_ACT[ACT_KIND_COUNT])(struct fold *, struct matter *, const struct act *) = {
    [ACT_ASSIGN] = on_assign,     [ACT_FORWARD] = on_forward,   [ACT_ADVISE] = on_advise, [ACT_ESCALATE] = on_escalate,
    [ACT_TRANSFER] = on_transfer, [ACT_RETURN] = on_return,     [ACT_RECUSE] = on_recuse, [ACT_ASK] = on_ask,
    [ACT_REPLY] = on_reply,       [ACT_PAUSE] = on_halt,        [ACT_AWAIT] = on_halt,    [ACT_RESUME] = on_resume,
    [ACT_DECIDE] = on_decide,     [ACT_COMPLETE] = on_complete, [ACT_EXTEND] = on_extend, [ACT_REPORT] = on_report,
    [ACT_URGE] = on_urge,         [ACT_CORRECT] = on_words,     [ACT_CANCEL] = on_cancel, [ACT_REOPEN] = on_reopen,
    [ACT_UNSEAL] = on_words,
};

/* What an ended matter still takes; a later row may have ended it before the act, which then counts as nothing. */
static bool counts_when_ended(enum act_kind kind)
{
    return kind == ACT_REOPEN || kind == ACT_REPLY || kind == ACT_ASK || !ACT_RULES[kind].moves;
}

/* A version that reaches running matters governs from the first act after it has come into force. Steps keep their code;
 * limits that run were given and go on. */
static void fold_rule(struct fold *fold)
{
    struct family *f = fold->f;
    const struct rule *was = f->matters[0].rule, *rule = matter_rule(f, &f->matters[0], fold->at);
    if (rule == was)
        return;
    for (size_t i = 0; i < f->n; i++) {
        struct matter *m = &f->matters[i];
        for (size_t k = 0; k < m->nruns; k++)
            m->runs[k].step = rule_step_as(rule, was, m->runs[k].step);
        for (size_t k = 0; k < m->nholdings; k++)
            m->holdings[k].step = rule_step_as(rule, was, m->holdings[k].step);
        m->rule = rule;
    }
}

void fold_act(struct fold *fold, const struct act *act)
{
    fold->at = act->happened;
    if (act->kind == ACT_OPEN) {
        on_open(fold, act);
    } else {
        struct matter *m = matter_of(fold, act->matter);
        bool ended = !instant_is_max(m->ended);
        if (ended && !counts_when_ended(act->kind))
            return;
        if (ACT_RULES[act->kind].moves)
            fold->at = instant_max(instant_max(fold->at, last(m)->from), ended ? m->ended : fold->at);
        fold_rule(fold);
        ON_ACT[act->kind](fold, m, act);
    }
    fold_exclude_all(fold, fold->at);
}
