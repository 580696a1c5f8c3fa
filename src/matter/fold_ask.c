/* fold_ask.c -- questions: a matter of its own for each unit asked, and what an answer does to the one it was asked on. */
#include "matter/fold_act.h"

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
bool fold_silence_consents(const struct fold *fold, const struct matter *m)
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

void on_ask(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    struct matter *child = fold_add(fold, act->child, m->index, act, t);
    const struct form_rule *form = rule_form(m->rule, act->form);
    child->rule = m->rule;
    child->form = act->form;
    child->giver = matter_last(m)->unit;
    child->lead = act->to_unit;
    child->function = m->function;
    child->waited_for = (form && form->waited_for) || (m->parent < 0 && is_named(fold, act->to_unit, t));
    fold_due(fold, child, act->due, t, DUE_OPEN);
    child->consent = fold_silence_consents(fold, child);
    fold_hold(fold, child, t,
              (struct give){ .unit = act->to_unit,
                             .person = act->to_person,
                             .state = M_HELD,
                             .cause = CAUSE_ACT,
                             .act = act,
                             .gives = true,
                             .back = -1 });
    matter_last(child)->from_person = matter_last(m)->person;
    fold_run(fold, child, -1, t);
    if (!instant_is_max(m->ended)) /* a later row ended the matter before the question: it is moot at once */
        fold_end(fold, child, t, END_MOOT);
    else if (act->form == FORM_OBSTACLE) {
        struct obstacle obstacle = { .from = t, .to = INSTANT_MAX, .child = child->index, .pending = true };
        ARENA_PUSH(fold->a, m->obstacles, m->nobstacles, obstacle);
    }
}

void fold_answer_late(struct fold *fold, const struct act *act)
{
    for (size_t i = 0; i < act->nanswers; i++) {
        struct matter *child = fold_matter(fold, act->answers[i]);
        if (child->id == act->answers[i])
            child->to_answer = false;
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

void on_reply(struct fold *fold, struct matter *m, const struct act *act)
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
    if (m->form == FORM_OBSTACLE)
        rule_on_obstacle(fold, m, act);
    fold_end(fold, m, fold->at, END_REPLIED);
}
