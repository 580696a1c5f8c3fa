#include "matter/fold.h"
#include "matter/values.h"

struct holding *matter_last(struct matter *m)
{
    assert(m->nholdings > 0);
    return &m->holdings[m->nholdings - 1];
}

static struct run *last_run(struct matter *m)
{
    assert(m->nruns > 0);
    return &m->runs[m->nruns - 1];
}

static void close_holding(struct matter *m, struct instant t)
{
    if (m->nholdings > 0 && instant_is_max(matter_last(m)->to))
        matter_last(m)->to = t;
}

struct matter *fold_add(struct fold *fold, matter_id id, int parent, const struct act *opening, struct instant t)
{
    struct family *f = fold->f;
    struct matter *m = &f->matters[f->n];
    *m = (struct matter){
        .id = id,
        .index = (int)f->n,
        .parent = parent,
        .depth = parent < 0 ? 0 : f->matters[parent].depth + 1,
        .opening = opening,
        .opened = t,
        .ended = INSTANT_MAX,
        .finished = INSTANT_MAX,
        .limit_from = t,
        .clock_from = t,
        .due = { INSTANT_MAX, false, 0 },
        .first_due = { INSTANT_MAX, false, 0 },
        .finisher = -1,
        .answered = INSTANT_MAX,
        .late_answered = INSTANT_MAX,
    };
    fold->tracks[f->n] = (struct track){ .next = INSTANT_MAX };
    f->n++;
    return m;
}

/* The absence of p at t, NULL if p is there. */
static const struct absence *absence_at(const struct org *org, person_id p, struct instant t)
{
    size_t n;
    const struct absence *absences = org_absences(org, p, &n);
    for (size_t i = 0; i < n; i++)
        if (!instant_before(t, instant_max(absences[i].from, absences[i].recorded)) &&
            instant_before(t, absences[i].to))
            return &absences[i];
    return NULL;
}

bool fold_serves(const struct fold *fold, person_id p, unit_id u, struct instant t)
{
    return org_tenure_in(fold->w->org, p, u, true, t) || org_serves(fold->w->org, p, u, t);
}

void fold_present(struct fold *fold, struct matter *m, struct instant t)
{
    const struct holding h = *matter_last(m);
    if (h.person == 0 || h.state == M_OUTSIDE || (h.act && h.act->kind == ACT_ASSIGN) || m->rule->closed)
        return; /* of a closed matter no substitute is told */
    const struct absence *absence = absence_at(fold->w->org, h.person, t);
    if (!absence)
        return;
    fold_keep(fold, m, t, h.unit, fold_stand_in(fold, h.unit, absence, t), h.state, CAUSE_ABSENCE, NULL);
    struct track *track = &fold->tracks[m->index];
    if (track->away) /* who stood in is away too: the first absent comes back first */
        return;
    track->away = h.person;
    track->away_to = absence->to;
}

void fold_hold(struct fold *fold, struct matter *m, struct instant t, struct give give)
{
    bool desk; /* a later row may show that the unit had ended by then: its heir is who was meant */
    unit_id heir = fold_heir(fold->w->org, give.unit, m->function, t, &desk);
    if (heir != give.unit && heir != 0) {
        give.unit = heir;
        give.to_allocate |= desk;
    }
    if (give.person && !fold_serves(fold, give.person, give.unit, t)) /* gone meanwhile: the unit holds */
        give.person = 0;
    struct holding h = {
        .from = t,
        .to = INSTANT_MAX,
        .state = give.state,
        .unit = give.unit,
        .person = give.person,
        .step = -1,
        .run = -1,
        .origin = -1,
        .back = give.back,
        .cause = give.cause,
        .act = give.act,
        .from_unit = m->giver,
        .gives = give.gives,
        .allocated = give.allocated,
        .to_allocate = give.to_allocate,
        .receivable = t,
    };
    if (m->nholdings > 0) {
        const struct holding *last = matter_last(m);
        h.origin = (int)m->nholdings - 1;
        h.from_unit = last->unit;
        h.from_person = last->person;
        h.step = last->step;
        h.run = last->run;
    }
    if (give.back >= 0) { /* taken up again: what was given then, by whom, still counts */
        const struct holding *back = &m->holdings[give.back];
        h.origin = back->origin;
        h.from_unit = back->from_unit;
        h.from_person = back->from_person;
        h.allocated = back->allocated;
    }
    close_holding(m, t);
    ARENA_PUSH(fold->a, m->holdings, m->nholdings, h);
    fold->tracks[m->index].away = 0;
    fold_present(fold, m, t);
}

void fold_keep(struct fold *fold, struct matter *m, struct instant t, unit_id unit, person_id person, enum mstate state,
               enum cause cause, const struct act *act)
{
    struct holding h = *matter_last(m);
    h.from = t;
    h.to = INSTANT_MAX;
    h.unit = unit;
    h.person = person;
    h.state = state;
    h.cause = cause;
    h.act = act;
    h.gives = false;
    h.back = (int)m->nholdings - 1;
    if (instant_before(h.receivable, t))
        h.receivable = t;
    close_holding(m, t);
    ARENA_PUSH(fold->a, m->holdings, m->nholdings, h);
}

/* --- steps and limits --------------------------------------------------------------------------------------- */

static struct due due_of(const struct fold *fold, struct limit limit, struct instant from, const struct stop *stops,
                         size_t nstops)
{
    struct due due = { INSTANT_MAX, false, 0 };
    if (limit.unit != LIMIT_NONE && limit_due(fold->w->book, limit, from, stops, nstops, &due, NULL) != RC_OK)
        due = (struct due){ INSTANT_MAX, true, 0 }; /* beyond the calendar: act_check refuses what would lead here */
    return due;
}

void fold_run(struct fold *fold, struct matter *m, int step, struct instant from)
{
    if (m->nruns > 0 && instant_is_max(last_run(m)->to))
        last_run(m)->to = from;
    struct run run = { .step = step, .from = from, .to = INSTANT_MAX };
    if (step >= 0)
        run.limit = m->rule->steps[step].limit;
    run.due = due_of(fold, run.limit, from, NULL, 0);
    ARENA_PUSH(fold->a, m->runs, m->nruns, run);
    if (step >= 0 && m->unverified_due && !text_empty(m->rule->limit_from) &&
        step == m->rule->limit_from_step) { /* what the limit was to count from has come */
        m->unverified_due = false;
        fold_due(fold, m, m->rule->limit, from, DUE_EVENT);
    }
    if (m->nholdings > 0) {
        matter_last(m)->step = step;
        matter_last(m)->run = (int)m->nruns - 1;
    }
}

int fold_branch(const struct fold *fold, const struct matter *m, const struct act *act, int from)
{
    if (!m->rule->branches)
        return rule_step(m->rule, act->kind, from);
    const struct values v =
        values_read(fold->a, fold->w, fold->f, m, m->rule, (size_t)(act - fold->f->acts), act, fold->at);
    return values_next_step(&v, act->kind, from);
}

int fold_step(struct fold *fold, struct matter *m, const struct act *act, struct instant from)
{
    if (m->parent >= 0) /* a question has one step: to answer it */
        return -1;
    int step = fold_branch(fold, m, act, m->nruns > 0 ? last_run(m)->step : -1);
    if (step >= 0)
        fold_run(fold, m, step, from);
    return step;
}

void fold_due(struct fold *fold, struct matter *m, struct limit limit, struct instant from, enum due_cause cause)
{
    if (cause != DUE_OPEN) {
        struct earlier earlier = { fold->at, m->due };
        ARENA_PUSH(fold->a, m->earlier, m->nearlier, earlier);
    }
    m->limit = limit;
    m->limit_from = from;
    m->due_cause = cause;
    m->stops = NULL;
    m->nstops = 0;
    m->due = due_of(fold, limit, from, NULL, 0);
    if (cause == DUE_OPEN || cause == DUE_EVENT) /* until the event was recorded there was none but a stand-in */
        m->first_due = m->due;
}

/* --- halts -------------------------------------------------------------------------------------------------- */

void fold_halt(struct fold *fold, struct matter *m, struct instant t, struct instant to, bool outside,
               enum effect effect, const struct act *act)
{
    struct halt halt = { .from = t, .to = to, .outside = outside, .effect = effect, .act = act, .stated = INSTANT_MAX };
    ARENA_PUSH(fold->a, m->halts, m->nhalts, halt);
    const struct holding *h = matter_last(m);
    fold_keep(fold, m, t, h->unit, h->person, outside ? M_OUTSIDE : M_STOPPED, CAUSE_ACT, act);
}

/* The matter's limit stood still from..t: its due moves by what that lasted. */
static void matter_stood_still(struct fold *fold, struct matter *m, struct instant from, struct instant t)
{
    struct stop stop = { instant_max(from, m->limit_from), t };
    if (!instant_before(stop.from, stop.to))
        return;
    ARENA_PUSH(fold->a, m->stops, m->nstops, stop);
    m->due = due_of(fold, m->limit, m->limit_from, m->stops, m->nstops);
    m->due_cause = DUE_STOP;
}

static void step_stood_still(struct fold *fold, struct run *run, struct instant from, struct instant t)
{
    struct stop stop = { instant_max(from, run->from), t };
    if (run->limit.unit == LIMIT_NONE || !instant_before(stop.from, stop.to))
        return;
    ARENA_PUSH(fold->a, run->stops, run->nstops, stop);
    run->due = due_of(fold, run->limit, run->from, run->stops, run->nstops);
}

static bool limit_is_relative(struct limit limit)
{
    return limit.unit == LIMIT_HOURS || limit.unit == LIMIT_WORKDAYS || limit.unit == LIMIT_DAYS ||
           limit.unit == LIMIT_MONTHS;
}

/* What a halt did to the limits when it ends at t. A matter that was late when it began is not made timely again by it; nor
 * does the matter's limit begin again where nothing came by the review day (there is nothing new to begin with), where it is to a
 * date (which has no length), or where a due was stated meanwhile. Up to then each limit stood still. */
static void limits_go_on(struct fold *fold, struct matter *m, const struct halt *halt, struct instant t)
{
    if (halt->effect == EFFECT_RUNS_ON)
        return;
    bool again = halt->effect == EFFECT_AGAIN && halt->by_act && instant_before(halt->from, m->due.at);
    bool stated = !instant_is_max(halt->stated), matter_again = again && !stated && limit_is_relative(m->limit);
    if (!stated)
        matter_stood_still(fold, m, halt->from, t);
    if (matter_again) {
        m->clock_from = t;
        fold_due(fold, m, m->limit, t, DUE_AGAIN);
    }
    if (m->nruns == 0)
        return;
    struct run *run = last_run(m);
    step_stood_still(fold, run, halt->from, t); /* what was given in it stays what was given */
    if (run->step >= 0 && again && (matter_again || limit_is_relative(run->limit)))
        fold_run(fold, m, run->step, instant_max(t, matter_last(m)->receivable));
}

void fold_extend(struct fold *fold, struct matter *m, const struct act *act)
{
    struct instant t = fold->at;
    bool event = extend_records_event(m, act);
    enum mstate state = matter_last(m)->state;
    if (state == M_STOPPED || state == M_OUTSIDE) {
        struct halt *halt = &m->halts[m->nhalts - 1];
        if (halt->effect != EFFECT_RUNS_ON)
            matter_stood_still(fold, m, halt->from, t); /* up to now: what was not late by then does not become so */
        halt->stated = t;
    }
    m->extended += !event;
    m->unverified_due = false;
    bool counted = act_states(act, FIELD_COUNTED_FROM);
    fold_due(fold, m, act->due, counted ? day_start(act->counted_from) : t, event ? DUE_EVENT : DUE_EXTEND);
}

void fold_go_on(struct fold *fold, struct matter *m, struct instant t, bool by_act, const struct act *act)
{
    assert(m->nhalts > 0);
    struct halt *halt = &m->halts[m->nhalts - 1];
    halt->to = t;
    halt->by_act = by_act;
    struct holding *h = matter_last(m);
    enum cause cause = by_act ? CAUSE_ACT : halt->outside ? CAUSE_AWAIT_END : CAUSE_PAUSE_END;
    fold_keep(fold, m, t, h->unit, h->person, M_HELD, cause, act);
    fold_present(fold, m, t); /* the keeper may have fallen absent meanwhile */
    limits_go_on(fold, m, halt, t);
}

/* --- ends --------------------------------------------------------------------------------------------------- */

void fold_obstacles_end(struct matter *m, struct instant t)
{
    for (size_t i = 0; i < m->nobstacles; i++)
        m->obstacles[i].to = instant_min(m->obstacles[i].to, t);
}

/* No ruling will come any more: the stretch stays with whoever it is charged to. */
static void obstacle_lapses(struct matter *parent, int child)
{
    for (size_t i = 0; i < parent->nobstacles; i++)
        if (parent->obstacles[i].child == child && parent->obstacles[i].pending) {
            parent->obstacles[i].pending = false;
            parent->obstacles[i].to = parent->obstacles[i].from;
        }
}

void fold_end(struct fold *fold, struct matter *m, struct instant t, enum mend end)
{
    if (!instant_is_max(m->ended))
        return;
    for (size_t i = 0; i < fold->f->n; i++) /* open questions are moot: ended, their lateness kept */
        if (fold->f->matters[i].parent == m->index)
            fold_end(fold, &fold->f->matters[i], t, END_MOOT);
    close_holding(m, t);
    if (m->nruns > 0 && instant_is_max(last_run(m)->to))
        last_run(m)->to = t;
    if (m->nhalts > 0 && instant_before(t, m->halts[m->nhalts - 1].to))
        m->halts[m->nhalts - 1].to = t;
    fold_obstacles_end(m, t);
    if (m->form == FORM_OBSTACLE && m->parent >= 0)
        obstacle_lapses(&fold->f->matters[m->parent], m->index);
    m->ended = t;
    m->end = end;
    if (instant_is_max(m->finished))
        m->finished = t;
    fold->tracks[m->index].next = INSTANT_MAX;
    fold->tracks[m->index].away = 0;
}

/* --- who ---------------------------------------------------------------------------------------------------- */

struct instant fold_receivable(const struct fold *fold, const struct matter *m, struct instant t)
{
    const struct rule *rule = m->rule;
    if (rule->hand_over_from == rule->hand_over_to)
        return t;
    const struct calendar *cal = calbook_last(fold->w->book);
    struct day day = instant_day(t);
    struct instant from = t;
    if (instant_before(t, day_at(day, rule->hand_over_from)))
        from = day_at(day, rule->hand_over_from);
    else if (instant_before(day_at(day, rule->hand_over_to), t))
        from = day_end(day);
    else if (calendar_is_workday(cal, day))
        return t;
    struct instant opens;
    return calendar_opens(cal, from, &opens) ? opens : t;
}

unit_id fold_giver(const struct fold *fold, const struct matter *m, struct instant t)
{
    bool desk;
    return fold_heir(fold->w->org, m->giver, m->function, t, &desk);
}

unit_id fold_confirmer(const struct fold *fold, const struct matter *m, struct instant t)
{
    unit_id giver = fold_giver(fold, m, t);
    if (giver == 0) /* it has ended without an heir: who stands above the holder confirms */
        giver = org_parent(fold->w->org, org_agency(fold->w->org, m->holdings[m->nholdings - 1].unit, t), t);
    if (giver == 0)
        return m->giver;
    unit_id office = org_office(fold->w->org, giver, t);
    /* Nobody confirms own work: where the office did it, the giver itself confirms. */
    if (office == 0 || org_same_agency(fold->w->org, office, m->holdings[m->nholdings - 1].unit, t))
        return giver;
    return office;
}

static person_id head_but(const struct org *org, unit_id u, person_id not_this, struct instant t)
{
    person_id head = org_head(org, u, t);
    if (head == 0 || head == not_this)
        head = org_head(org, org_agency(org, u, t), t);
    return head == not_this ? 0 : head;
}

person_id fold_stand_in(const struct fold *fold, unit_id u, const struct absence *absence, struct instant t)
{
    const struct org *org = fold->w->org;
    for (int guard = 0; guard < 8; guard++) {
        person_id place = absence->substitute ? absence->substitute : head_but(org, u, absence->person, t);
        absence = place ? absence_at(org, place, t) : NULL;
        if (!absence)
            return place;
    }
    return 0; /* they stand in for one another: the unit holds */
}
