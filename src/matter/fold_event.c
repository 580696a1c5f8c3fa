/* fold_event.c -- what happens to a matter without an act, at instants that are known.
 *
 *      an await's end or review day, a pause's end     the keeper or holder has it back
 *      a question's due, where silence is consent      the question ends
 *      a unit's end                                    its heir holds (MODEL 7)
 *      a tenure's end, an absence                      the next in the post, the substitute, the head
 *      an appointment                                  may put the holder into the excluded set (MODEL 8)
 *      the end of a step's limit, where it lapses      the next step begins, or the matter ends (MODEL 11)
 *
 * fold_expect() finds the first of them after fold->now; fold_event() lets it happen. Both look at the same
 * table of sources, so an instant that is expected always has something to do, and nothing happens that was not expected.
 */
#include "matter/fold.h"

/* --- when ----------------------------------------------------------------------------------------------------- */

static struct instant halt_ends(const struct fold *fold, const struct matter *m)
{
    (void)fold;
    enum mstate state = m->holdings[m->nholdings - 1].state;
    return state == M_OUTSIDE || state == M_STOPPED ? m->halts[m->nhalts - 1].to : INSTANT_MAX;
}

static struct instant consent_comes(const struct fold *fold, const struct matter *m)
{
    (void)fold;
    if (!m->consent)
        return INSTANT_MAX;
    if (m->holdings[m->nholdings - 1].state == M_HELD)
        return m->due.at;
    /* Stopped or outside (a question is never confirmed): while the limit runs on, that is silence to who asked. */
    const struct halt *halt = &m->halts[m->nhalts - 1];
    return halt->effect == EFFECT_RUNS_ON || !instant_is_max(halt->stated) ? m->due.at : INSTANT_MAX;
}

/* While nobody works on it by right (a stop) the step does not lapse; where its limit ran on meanwhile, it does at the stop's end. */
static struct instant step_lapses(const struct fold *fold, const struct matter *m)
{
    (void)fold;
    const struct run *run = &m->runs[m->nruns - 1];
    bool lapses = run->step >= 0 && !text_empty(m->rule->steps[run->step].lapse);
    return lapses && m->holdings[m->nholdings - 1].state == M_HELD ? run->due.at : INSTANT_MAX;
}

static struct instant unit_ends(const struct fold *fold, const struct matter *m)
{
    const struct holding *h = &m->holdings[m->nholdings - 1];
    struct instant at;
    /* From just before now: a stretch may begin at the very instant its unit ends. */
    if (!org_unit_end(fold->w->org, h->unit, (struct instant){ h->from.us - 1 }, &at))
        return INSTANT_MAX;
    bool stayed =
        h->cause == CAUSE_SUCCESSION && instant_eq(h->from, at); /* nobody above: it has ended, and holds on */
    return stayed ? INSTANT_MAX : at;
}

static struct instant tenure_ends(const struct fold *fold, const struct matter *m)
{
    const struct holding *h = &m->holdings[m->nholdings - 1];
    struct instant at;
    return h->person && org_tenure_end(fold->w->org, h->person, h->unit, h->from, &at) ? at : INSTANT_MAX;
}

static struct instant absence_begins(const struct fold *fold, const struct matter *m)
{
    const struct holding *h = &m->holdings[m->nholdings - 1];
    struct instant first = INSTANT_MAX;
    if (h->person == 0 || h->state == M_OUTSIDE || m->rule->closed)
        return first;
    size_t n;
    const struct absence *absences = org_absences(fold->w->org, h->person, &n);
    for (size_t i = 0; i < n; i++) {
        struct instant from = instant_max(absences[i].from, absences[i].recorded);
        if (instant_before(h->from, from) && instant_before(from, absences[i].to))
            first = instant_min(first, from);
    }
    return first;
}

static struct instant absent_returns(const struct fold *fold, const struct matter *m)
{
    const struct track *track = &fold->tracks[m->index];
    const struct holding *h = &m->holdings[m->nholdings - 1];
    struct instant end;
    if (!track->away)
        return INSTANT_MAX;
    /* Whose tenure ends meanwhile does not come back: the next in the post is there. */
    if (!fold_serves(fold, track->away, h->unit, h->from))
        return h->from;
    return org_tenure_end(fold->w->org, track->away, h->unit, h->from, &end) ? instant_min(track->away_to, end)
                                                                             : track->away_to;
}

static struct instant next_tenure(const struct fold *fold, person_id p)
{
    struct instant first = INSTANT_MAX;
    size_t n = 0;
    const struct tenure *tenures = p ? org_tenures(fold->w->org, p, &n) : NULL;
    for (size_t i = 0; i < n; i++)
        if (instant_before(fold->now, tenures[i].from))
            first = instant_min(first, tenures[i].from);
    return first;
}

static struct instant appointment(const struct fold *fold, const struct matter *m)
{
    struct instant first = INSTANT_MAX;
    if (!m->rule->excludes)
        return first;
    const struct matter *root = &fold->f->matters[0];
    for (size_t i = 0; i < root->nexcluded; i++)
        first = instant_min(first, next_tenure(fold, root->excluded[i]));
    return instant_min(first, next_tenure(fold, m->holdings[m->nholdings - 1].person));
}

/* --- what ----------------------------------------------------------------------------------------------------- */

static void on_halt_end(struct fold *fold, struct matter *m, struct instant t) { fold_go_on(fold, m, t, false, NULL); }

static void on_consent(struct fold *fold, struct matter *m, struct instant t)
{
    m->answered = t;
    fold_end(fold, m, t, END_CONSENT);
}

/* Who held up to t, before any succession of that instant. */
static unit_id held_before(const struct matter *m, struct instant t)
{
    const struct holding *h = &m->holdings[m->nholdings - 1];
    while (h->cause == CAUSE_SUCCESSION && instant_eq(h->from, t) && h->back >= 0)
        h = &m->holdings[h->back];
    return h->unit;
}

static bool asks_itself(const struct fold *fold, const struct matter *parent, const struct matter *child,
                        struct instant t)
{
    bool desk;
    if (child->form == FORM_OBJECTION || child->form == FORM_INSTRUCTION)
        return false; /* asked of a person, perhaps within one unit from the first */
    unit_id asker = held_before(parent, t), asked = held_before(child, t);
    if (asker == asked) /* it held both before: nothing becomes one by this */
        return false;
    return fold_heir(fold->w->org, asker, parent->function, t, &desk) ==
           fold_heir(fold->w->org, asked, child->function, t, &desk);
}

/* Questions by which a unit would ask itself are moot before anything passes on. True if m itself was one. */
static bool moot_first(struct fold *fold, struct matter *m, struct instant t)
{
    struct family *f = fold->f;
    for (size_t i = 0; i < f->n; i++) {
        struct matter *child = &f->matters[i];
        bool near = child->parent == m->index || (child == m && m->parent >= 0);
        if (near && instant_is_max(child->ended) && asks_itself(fold, &f->matters[child->parent], child, t))
            fold_end(fold, child, t, END_MOOT);
    }
    return !instant_is_max(m->ended);
}

unit_id fold_heir(const struct org *org, unit_id u, struct text function, struct instant t, bool *desk)
{
    *desk = false;
    for (int guard = 0; guard < 64 && u != 0; guard++) {
        struct instant end;
        if (org_unit_exists(org, u, t) || !org_unit_end(org, u, INSTANT_MIN, &end) || instant_before(t, end))
            return u;
        unit_id heir = org_successor(org, u, function);
        if (heir == 0) {
            struct instant before = { end.us - 1 };
            unit_id superior = org_parent(org, u, before);
            unit_id office = org_office(org, superior ? superior : u, before);
            heir = office && office != u ? office : superior;
            *desk = true;
        }
        u = heir;
    }
    return u;
}

static void on_unit_end(struct fold *fold, struct matter *m, struct instant t)
{
    if (moot_first(fold, m, t))
        return;
    const struct holding h = *matter_last(m);
    bool desk;
    unit_id heir = fold_heir(fold->w->org, h.unit, m->function, t, &desk);
    if (heir == 0)
        heir = h.unit; /* the register has nobody above: the matter stays where it is seen */
    person_id person = h.person && org_tenure_in(fold->w->org, h.person, heir, false, t) ? h.person : 0;
    if (m->lead == h.unit)
        m->lead = heir;
    fold_keep(fold, m, t, heir, person, h.state, CAUSE_SUCCESSION, NULL);
    if (desk) {
        matter_last(m)->to_allocate = true;
        matter_last(m)->person = 0;
    }
    fold_present(fold, m, t); /* an absence may begin with the new unit */
}

static void on_tenure_end(struct fold *fold, struct matter *m, struct instant t)
{
    const struct org *org = fold->w->org;
    const struct holding h = *matter_last(m);
    const struct tenure *was = org_tenure_in(org, h.person, h.unit, true, (struct instant){ t.us - 1 });
    person_id next = was && !m->rule->closed ? org_post_holder(org, was->post, t) : 0;
    fold_keep(fold, m, t, h.unit, next, h.state, CAUSE_TENURE, NULL); /* the same person, where the tenure is renewed */
    fold_present(fold, m, t);
}

static void on_absence(struct fold *fold, struct matter *m, struct instant t)
{
    const struct holding h = *matter_last(m);
    size_t n;
    const struct absence *absences = org_absences(fold->w->org, h.person, &n);
    for (size_t i = 0; i < n; i++) {
        if (!instant_eq(instant_max(absences[i].from, absences[i].recorded), t))
            continue;
        struct track *track = &fold->tracks[m->index];
        person_id place = fold_stand_in(fold, h.unit, &absences[i], t);
        /* A substitute who falls absent too: the first absent comes back first. */
        person_id away = track->away ? track->away : h.person;
        struct instant away_to = track->away ? track->away_to : absences[i].to;
        fold_keep(fold, m, t, h.unit, place, h.state, CAUSE_ABSENCE, NULL);
        track->away = away;
        track->away_to = away_to;
        return;
    }
}

static void on_return(struct fold *fold, struct matter *m, struct instant t)
{
    const struct holding h = *matter_last(m);
    struct track *track = &fold->tracks[m->index];
    person_id back = track->away;
    const struct tenure *was = org_tenure_in(fold->w->org, back, h.unit, true, (struct instant){ t.us - 1 });
    bool left = !instant_eq(t, track->away_to); /* the tenure ended before the absence */
    enum cause cause = left ? CAUSE_TENURE : CAUSE_BACK;
    if (left || !fold_serves(fold, back, h.unit, t))
        back = was ? org_post_holder(fold->w->org, was->post, t) : left ? h.person : 0;
    track->away = 0;
    fold_keep(fold, m, t, h.unit, back, h.state, cause, NULL);
    fold_present(fold, m, t); /* one absence may follow another */
}

static void on_appointment(struct fold *fold, struct matter *m, struct instant t)
{
    (void)m; /* fold_event looks at the whole family after each event */
    fold_exclude_all(fold, t);
}

/* In the order in which they happen where several fall on one instant: first what ends a matter or a halt, then the
 * unit, then the person in it. */
static const struct {
    struct instant (*when)(const struct fold *, const struct matter *);
    void (*happens)(struct fold *, struct matter *, struct instant);
} SOURCES[] = {
    { consent_comes, on_consent },  { halt_ends, on_halt_end },      { step_lapses, fold_lapse },
    { unit_ends, on_unit_end },     { tenure_ends, on_tenure_end },  { absent_returns, on_return },
    { absence_begins, on_absence }, { appointment, on_appointment },
};

void fold_expect(struct fold *fold, struct matter *m)
{
    struct track *track = &fold->tracks[m->index];
    track->next = INSTANT_MAX;
    for (size_t i = 0; i < LEN(SOURCES) && instant_is_max(m->ended); i++) {
        struct instant at = SOURCES[i].when(fold, m);
        if (!instant_before(at, track->next))
            continue;
        track->next = at;
        track->source = i;
    }
}

void fold_event(struct fold *fold, struct matter *m)
{
    struct instant t = fold->tracks[m->index].next;
    for (size_t i = 0; i < LEN(SOURCES); i++) {
        if (instant_before(t, SOURCES[i].when(fold, m)))
            continue;
        SOURCES[i].happens(fold, m, instant_max(t, matter_last(m)->from));
        fold_exclude_all(fold, t);
        return;
    }
    assert(!"an expected event has a source");
}

/* --- who may not ------------------------------------------------------------------------------------------------ */

static bool is_excluded(const struct matter *m, person_id p)
{
    for (size_t i = 0; i < m->nexcluded; i++)
        if (m->excluded[i] == p)
            return true;
    return false;
}

void fold_exclude_person(struct fold *fold, struct matter *m, person_id p, struct instant t)
{
    if (is_excluded(m, p))
        return;
    size_t n = m->nexcluded;
    ARENA_PUSH(fold->a, m->excluded, m->nexcluded, p);
    ARENA_PUSH(fold->a, m->excluded_from, n, t);
}

/* The set only grows: whoever is in the line of an accused at this instant joins it. */
static void grow_excluded(struct fold *fold, struct instant t)
{
    const struct org *org = fold->w->org;
    struct matter *root = &fold->f->matters[0];
    size_t accused = fold->tracks[0].naccused;
    bool any = false;
    for (size_t i = 0; i < accused; i++)
        any |= org_has_line(org, root->excluded[i], t);
    if (!any) /* nobody is under them, or acts for them */
        return;
    for (person_id p = 1; p <= org_persons(org); p++)
        for (size_t i = 0; i < accused; i++)
            if (org_in_line_of(org, p, root->excluded[i], t))
                fold_exclude_person(fold, root, p, t);
}

/* A unit without a head of its own stands under its agency's. */
static person_id head_over(const struct org *org, unit_id u, struct instant t)
{
    person_id head = org_head(org, u, t);
    return head ? head : org_head(org, org_agency(org, u, t), t);
}

static void exclude_holder(struct fold *fold, struct matter *m, struct instant t)
{
    const struct matter *root = &fold->f->matters[0]; /* the questions of a matter have its set */
    const struct org *org = fold->w->org;
    const struct holding h = *matter_last(m);
    unit_id unit = h.unit;
    for (int guard = 0; guard < 64 && unit && is_excluded(root, head_over(org, unit, t)); guard++)
        unit = org_parent(org, unit, t);
    if (unit == 0)
        return; /* nobody above is outside the set: it stays visible where it is */
    if (unit != h.unit) {
        fold_keep(fold, m, t, unit, 0, h.state, CAUSE_EXCLUDED, NULL);
        fold->tracks[m->index].away = 0;
    } else if (h.person && is_excluded(root, h.person)) {
        fold_keep(fold, m, t, unit, org_head(org, unit, t), h.state, CAUSE_EXCLUDED, NULL);
        fold_present(fold, m, t);
        if (is_excluded(root, matter_last(m)->person)) /* the substitute is in the set: the unit holds */
            fold_keep(fold, m, t, unit, 0, h.state, CAUSE_EXCLUDED, NULL);
    }
}

/* Who recused is out for good, also as the substitute of who holds now: then the unit holds. */
static void exclude_recused(struct fold *fold, struct matter *m, struct instant t)
{
    const struct holding h = *matter_last(m);
    if (h.person && is_excluded(m, h.person))
        fold_keep(fold, m, t, h.unit, 0, h.state, CAUSE_EXCLUDED, NULL);
}

void fold_exclude_all(struct fold *fold, struct instant t)
{
    struct matter *matters = fold->f->matters;
    bool set = matters[0].rule->excludes && matters[0].nexcluded > 0 && instant_is_max(matters[0].ended);
    if (set)
        grow_excluded(fold, t);
    for (size_t i = 0; i < fold->f->n; i++) {
        struct instant at = instant_max(t, matter_last(&matters[i])->from);
        if (set && instant_is_max(matters[i].ended))
            exclude_holder(fold, &matters[i], at);
        if (instant_is_max(matters[i].ended) && !(set && i == 0))
            exclude_recused(fold, &matters[i], at);
    }
}
