/* fold_act.c -- what each of the twenty-two acts does to holder, clocks and children (MODEL 4, second and third column): opening,
 * halts and ends, and the table of all. fold_act.h says where the others are.
 */
#include "matter/fold_act.h"

struct matter *fold_matter(const struct fold *fold, matter_id id)
{
    for (size_t i = 0; i < fold->f->n; i++)
        if (fold->f->matters[i].id == id)
            return &fold->f->matters[i];
    return &fold->f->matters[0];
}

/* --- opening ------------------------------------------------------------------------------------------------------ */

static struct limit opening_limit(struct matter *m, const struct act *act)
{
    if (act->due.unit != LIMIT_NONE)
        return act->due;
    if (m->rule->duty) /* a duty runs without a limit of its own (MODEL 9) */
        return LIMIT_NIL;
    if (m->rule->limit.unit != LIMIT_NONE && text_empty(m->rule->limit_from))
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
    int step = fold_step(fold, m, act, t);
    if (step < 0)
        fold_run(fold, m, -1, t);
    else if (m->rule->steps[step].ends) /* what is opened is done: a good rating, a thing for the record alone */
        fold_end(fold, m, t, END_DECIDED);
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
    if (matter_last(m)->state == M_STOPPED || matter_last(m)->state == M_OUTSIDE)
        fold_go_on(fold, m, fold->at, true, act);
}

/* --- ends ------------------------------------------------------------------------------------------------------------- */

static void on_decide(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    fold_answer_late(fold, act);
    if (matter_last(m)->state ==
        M_CONFIRM) { /* confirming a completion is deciding it; the lead finished when it completed */
        fold_end(fold, m, t, END_CONFIRMED);
        return;
    }
    fold_obstacles_end(m, t);
    m->finisher = (int)m->nholdings - 1;
    m->decision = act;
    m->decision_followed = m->advice && act->follows == FOLLOWS_YES; /* stated wherever advice waits for a decision */
    int step = fold_next_step(fold, m, act);
    if (step >= 0)
        fold_go_to_step(fold, m, act, step);
    else if (m->parent < 0)
        fold_end(fold, m, t, END_DECIDED);
    else if (matter_last(m)->origin >= 0) /* within a question: back to whom will answer it */
        fold_take_up(fold, m, t, act, matter_last(m)->origin);
}

static void on_complete(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    fold_answer_late(fold, act);
    fold_obstacles_end(m, t);
    m->finisher = (int)m->nholdings - 1;
    m->finished = instant_min(m->finished, t);
    if (!m->rule->confirmed || m->parent >= 0) {
        fold_end(fold, m, t, END_COMPLETED);
        return;
    }
    int step = fold_next_step(fold, m, act);
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
        m->consent = fold_silence_consents(fold, m);
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
    fold_take_up(fold, m, t, act, back);
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
        struct matter *m = fold_matter(fold, act->matter);
        bool ended = !instant_is_max(m->ended);
        if (ended && !counts_when_ended(act->kind))
            return;
        if (ACT_RULES[act->kind].moves)
            fold->at = instant_max(instant_max(fold->at, matter_last(m)->from), ended ? m->ended : fold->at);
        fold_rule(fold);
        ON_ACT[act->kind](fold, m, act);
    }
    fold_exclude_all(fold, fold->at);
}
