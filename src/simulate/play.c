/* play.c -- one matter's next act: what its holder does now, as far as the rule lets them, and when the next holder will come to it.
 *
 *      a new stretch ──► chance is drawn once: when it is taken up, and whether it is pushed away ──► queue
 *      its event     ──► matter_may ──► pushed away as drawn, else the act that leads to the next step ──► look again
 */
#include "simulate/sim.h"

#include "matter/check.h"

#include <stdio.h>
#include <string.h>

/* How often an honest unit does it, of the stretches it holds. A unit's own factor comes to it. */
static const double USUALLY[WAY_COUNT] = { 0.035, 0.015, 0.02, 0.03, 0.03, 0.04, 1 };
static const double ASKS = 0.09, REPORTS = 0.12, PASSES_CONFIRM = 0.97;
enum { TRIES_MOST = 6 };

#define BIT(act) (UINT32_C(1) << (act))

struct look {
    struct sim *s;
    struct sim_matter *sm;
    const struct family *f;
    const struct matter *m;
    const struct rule *rule;
    const struct holding *h;
    enum mstate state;
    int step;
    struct instant now;
};

static enum rc look_at(struct sim *s, uint32_t about, struct instant now, struct look *l, struct err *err)
{
    struct sim_matter *sm = &s->matters[about];
    *l = (struct look){ .s = s, .sm = sm, .now = now };
    enum rc rc = congvu_batch_family(s->batch, text_of(sm->code), &l->f, &l->m, err);
    if (rc != RC_OK)
        return rc;
    l->rule = matter_rule(l->f, l->m, now);
    l->h = matter_holding(l->m, now);
    l->state = matter_state(l->m, now);
    l->step = l->h ? rule_step_as(l->rule, l->m->rule, l->h->step) : -1;
    return RC_OK;
}

/* --- when ------------------------------------------------------------------------------------------------------------------ */

static double days_of(struct limit limit)
{
    switch (limit.unit) {
    case LIMIT_HOURS: return (double)limit.n / 480;
    case LIMIT_WORKDAYS: return (double)limit.n;
    case LIMIT_DAYS: return (double)limit.n * 0.7;
    case LIMIT_MONTHS: return (double)limit.n * 21;
    case LIMIT_NONE:
    case LIMIT_DATE:
    case LIMIT_INSTANT:
    case LIMIT_UNIT_COUNT: break;
    }
    return 3;
}

static struct instant between(const struct look *l, struct instant from, struct instant to, double part)
{
    struct workspan whole = calendar_elapsed(l->s->cal, from, to);
    struct instant at;
    struct workspan some = { (int64_t)((double)whole.us * part) };
    return calendar_add(l->s->cal, from, some, &at) ? at : to;
}

static int draw_way(struct look *l, const struct sim_unit *u)
{
    for (int way = WAY_RETURNED + 1; way < WAY_HELD_LONG; way++)
        if (draw_chance(&l->s->draw, USUALLY[way] * u->times[way]))
            return way;
    return -1;
}

static struct instant taken_up(struct look *l, const struct sim_unit *u)
{
    struct sim *s = l->s;
    struct instant due = matter_due(l->f, l->m, l->now).at;
    bool limited = !instant_is_max(due) && instant_before(l->now, due);
    if (l->sm->way == WAY_PASSED_LATE && limited)
        return between(l, l->now, due, 0.84 + 0.13 * draw_part(&s->draw));
    if (l->sm->way == WAY_OVERDUE && limited && calendar_workdays(s->cal, instant_day(l->now), instant_day(due)) < 25)
        return sim_after(s, due, 0.2 + 3 * draw_part(&s->draw));
    double step = l->step >= 0 ? days_of(l->rule->steps[l->step].limit) : 2;
    double days = (step > 6 ? 6 : step) * 0.4 * draw_times(&s->draw, 0.55) * u->times[WAY_HELD_LONG];
    struct instant at = sim_after(s, l->now, days + 0.05);
    if (limited && instant_before(due, at) && draw_chance(&s->draw, 0.8)) /* most look at the date */
        at = between(l, l->now, due, 0.5 + 0.4 * draw_part(&s->draw));
    return at;
}

static struct instant waits_until(struct look *l)
{
    const struct halt *halt = &l->m->halts[l->m->nhalts - 1];
    struct instant at = between(l, l->now, halt->to, 0.2 + 0.7 * draw_part(&l->s->draw));
    return instant_before(l->now, at) ? at : sim_after(l->s, l->now, 0.5);
}

static struct instant next_month(const struct look *l)
{
    struct civil c = day_civil(instant_day(l->now));
    struct day day;
    c.month = c.day < 20 ? c.month : c.month + 1; /* reported from the 22nd on, for the 25th */
    c.year += c.month > 12;
    c.month = c.month > 12 ? 1 : c.month;
    c.day = 25;
    day = day_of(c.year, c.month, c.day);
    if (!calendar_workday_after(l->s->cal, (struct day){ day.n - 3 }, 1, &day))
        return INSTANT_MAX;
    return day_at(day, 9 * 60);
}

/* Of a new stretch: is it pushed away, and when is it taken up? */
static void plan(struct look *l)
{
    struct sim *s = l->s;
    struct sim_unit *u = sim_unit(s, l->h->unit);
    bool once = l->sm->holding != (uint16_t)(l->h - l->m->holdings + 1);
    struct instant at;
    l->sm->holding = (uint16_t)(l->h - l->m->holdings + 1);
    if (l->state == M_OUTSIDE || l->state == M_STOPPED)
        at = waits_until(l);
    else if (l->h->person == 0 && !l->h->to_allocate && l->state == M_HELD) {
        /* what is sent back is sent back before anybody is assigned to it */
        bool back = once && !l->rule->duty && draw_chance(&s->draw, USUALLY[WAY_RETURNED] * u->times[WAY_RETURNED]);
        l->sm->way = (int8_t)(back ? WAY_RETURNED : -1);
        at = sim_after(s, instant_max(l->now, l->h->receivable), 0.02 + 0.2 * draw_part(&s->draw));
    } else if (l->rule->duty && l->m->parent < 0) {
        at = next_month(l);
    } else {
        if (once)
            l->sm->way = (int8_t)(l->state == M_HELD ? draw_way(l, u) : -1);
        at = taken_up(l, u);
    }
    if (!instant_is_max(at))
        queue_put(&s->queue, instant_max(at, l->now), (uint32_t)(l->sm - s->matters));
}

/* --- what ------------------------------------------------------------------------------------------------------------------- */

static struct making make(struct look *l, enum act_kind kind, person_id p)
{
    return (struct making){
        .s = l->s, .f = l->f, .m = l->m, .rule = l->rule, .kind = kind, .now = l->now, .person = p, .unit = l->h->unit
    };
}

static void fill_unit(struct making *k, unit_id u)
{
    if (u)
        fill_text(k, "to", org_unit_code(k->s->w->org, u));
}

static void fill_person(struct making *k, const char *key, person_id p)
{
    if (p)
        fill_text(k, key, org_person_code(k->s->w->org, p));
}

/* What this kind of act needs beside its fields. */
static void aim(struct making *k, struct look *l)
{
    struct sim *s = l->s;
    int step = rule_step(l->rule, k->kind, l->step);
    switch (k->kind) {
    case ACT_FORWARD:
        if (step >= 0 && l->rule->steps[step].holder == BY_STATED)
            fill_unit(k, sim_unit(s, l->h->unit)->place == PLACE_COMMUNE ? l->h->unit
                                                                         : sim_department(s, l->h->unit, l->now));
        break;
    case ACT_TRANSFER: {
        bool commune = sim_unit(s, l->h->unit)->place == PLACE_COMMUNE;
        fill_unit(k, commune ? sim_somewhere(s, l->h->unit, l->now) : sim_department(s, l->h->unit, l->now));
        break;
    }
    case ACT_ASK: fill_unit(k, sim_department(s, l->h->unit, l->now)); break;
    case ACT_ASSIGN: fill_person(k, "to_person", k->person); break;
    case ACT_REPORT:
        if (l->rule->duty) {
            char period[INSTANT_CHARS];
            struct civil c = day_civil(instant_day(l->now));
            snprintf(period, sizeof period, "%04d-%02d", c.year, c.month);
            fill_text(k, "period", text_of(period));
        }
        break;
    case ACT_OPEN:
    case ACT_ADVISE:
    case ACT_ESCALATE:
    case ACT_RETURN:
    case ACT_RECUSE:
    case ACT_REPLY:
    case ACT_PAUSE:
    case ACT_AWAIT:
    case ACT_RESUME:
    case ACT_DECIDE:
    case ACT_COMPLETE:
    case ACT_EXTEND:
    case ACT_URGE:
    case ACT_CORRECT:
    case ACT_CANCEL:
    case ACT_REOPEN:
    case ACT_UNSEAL:
    case ACT_KIND_COUNT: break;
    }
}

/* *did: it was recorded. A refusal is what happens to people too. */
static enum rc try_act(struct look *l, enum act_kind kind, person_id p, bool *did, struct err *err)
{
    struct making k = make(l, kind, p);
    struct congvu_done done;
    aim(&k, l);
    fill_rest(&k);
    enum rc rc = making_do(&k, text_of(l->sm->code), &done, err);
    *did = rc == RC_OK;
    if (rc == RC_OK && kind == ACT_ASK)
        sim_put(l->s, done.child, sim_after(l->s, l->now, 0.2));
    return rc == RC_REFUSED ? RC_OK : rc;
}

/* The act by which it is pushed away, if that can be; ACT_KIND_COUNT none. */
static enum act_kind pushed(const struct look *l, uint32_t may)
{
    static const enum act_kind BY[WAY_COUNT] = {
        [WAY_RETURNED] = ACT_RETURN,      [WAY_PASSED_UP] = ACT_ESCALATE,  [WAY_PASSED_SIDEWAYS] = ACT_TRANSFER,
        [WAY_PASSED_LATE] = ACT_TRANSFER, [WAY_CLOCK_STOPPED] = ACT_AWAIT, [WAY_OVERDUE] = ACT_KIND_COUNT,
        [WAY_HELD_LONG] = ACT_KIND_COUNT,
    };
    if (l->sm->way < 0 || l->m->parent >= 0 || sim_unit(l->s, l->h->unit)->place == PLACE_TOP)
        return ACT_KIND_COUNT;
    enum act_kind kind = BY[l->sm->way];
    if (kind == ACT_AWAIT && !(may & BIT(ACT_AWAIT)))
        kind = ACT_PAUSE;
    bool given = l->h->origin >= 0 && l->m->holdings[l->h->origin].unit != l->h->unit;
    if (kind == ACT_KIND_COUNT || !(may & BIT(kind)) || (kind == ACT_RETURN && !given))
        return ACT_KIND_COUNT;
    return kind;
}

/* What leads to the next step by the rule; where none does, what ends it. In the order in which people think of it. */
static size_t onwards(const struct look *l, uint32_t may, person_id p, enum act_kind out[8])
{
    static const enum act_kind STEPS[] = { ACT_DECIDE, ACT_FORWARD, ACT_ADVISE, ACT_COMPLETE };
    const struct org *org = l->s->w->org;
    bool head = org_head(org, l->h->unit, l->now) == p, child = l->m->parent >= 0;
    size_t n = 0;
    if (child) {
        out[n++] = ACT_REPLY;
        return n;
    }
    if (l->rule->duty) {
        out[n++] = ACT_REPORT;
        return n;
    }
    if (l->h->to_allocate) {
        out[n++] = ACT_TRANSFER;
        return n;
    }
    bool first = !l->m->advice && draw_chance(&l->s->draw, 0.6) && rule_step(l->rule, ACT_COMPLETE, l->step) >= 0;
    if ((first || l->m->decision) &&
        (may & BIT(ACT_COMPLETE))) /* what is decided is carried out, not put forward again */
        out[n++] = ACT_COMPLETE;
    for (size_t i = 0; i < LEN(STEPS); i++)
        if ((may & BIT(STEPS[i])) && rule_step(l->rule, STEPS[i], l->step) >= 0 && !(STEPS[i] == ACT_ADVISE && head))
            out[n++] = STEPS[i];
    for (size_t i = 0; i < LEN(STEPS) && n < 6; i++) {
        enum act_kind kind = STEPS[LEN(STEPS) - 1 - i];
        if ((may & BIT(kind)) && rule_step(l->rule, kind, l->step) < 0 && !(kind == ACT_ADVISE && head))
            out[n++] = kind;
    }
    return n;
}

static enum rc go_on(struct look *l, uint32_t may, person_id p, bool *did, struct err *err)
{
    enum act_kind list[8];
    size_t n = onwards(l, may, p, list);
    enum rc rc = RC_OK;
    *did = false;
    for (size_t i = 0; rc == RC_OK && !*did && i < n; i++)
        if (may & BIT(list[i]))
            rc = try_act(l, list[i], p, did, err);
    return rc;
}

/* Who does it: who holds it; of a unit, somebody in it; what is to be allocated or confirmed, who leads. */
static person_id actor(const struct look *l)
{
    if (l->h->person)
        return l->h->person;
    if (l->h->to_allocate)
        return sim_head(l->s, l->h->unit, l->now);
    return sim_staff(l->s, l->h->unit, l->now);
}

static enum rc act(struct look *l, person_id p, bool *did, struct err *err)
{
    uint32_t may = matter_may(l->f, l->m, p, l->now);
    struct draw *d = &l->s->draw;
    *did = false;
    if (l->state == M_OUTSIDE || l->state == M_STOPPED)
        return may & BIT(ACT_RESUME) ? try_act(l, ACT_RESUME, p, did, err) : RC_OK;
    if (l->state == M_CONFIRM && draw_chance(d, 1 - PASSES_CONFIRM) && (may & BIT(ACT_RETURN)))
        return try_act(l, ACT_RETURN, p, did, err);
    enum act_kind away = pushed(l, may);
    l->sm->way = -1;
    if (away != ACT_KIND_COUNT) {
        enum rc rc = try_act(l, away, p, did, err);
        if (rc != RC_OK || *did)
            return rc;
    }
    if (l->state == M_HELD && l->h->person == 0 && !l->h->to_allocate && (may & BIT(ACT_ASSIGN)))
        return try_act(l, ACT_ASSIGN, p, did, err);
    if (l->m->parent < 0 && !l->rule->duty && (may & BIT(ACT_ASK)) && draw_chance(d, ASKS))
        return try_act(l, ACT_ASK, p, did, err);
    if (!l->rule->duty && (may & BIT(ACT_REPORT)) && draw_chance(d, l->rule->confirmed ? 3 * REPORTS : REPORTS / 4))
        return try_act(l, ACT_REPORT, p, did, err);
    return go_on(l, may, p, did, err);
}

enum rc play(struct sim *s, uint32_t about, struct instant at, struct err *err)
{
    struct look l;
    bool did = false;
    enum rc rc = look_at(s, about, at, &l, err);
    if (rc != RC_OK || l.state == M_ENDED || !l.h)
        return rc;
    bool planned = l.sm->holding == (uint16_t)(l.h - l.m->holdings + 1);
    person_id p = planned ? actor(&l) : 0;
    if (p)
        rc = act(&l, p, &did, err);
    if (rc != RC_OK)
        return rc;
    l.sm = &s->matters[about]; /* a question may have moved them all */
    l.sm->tries = (uint8_t)(did || !planned ? 0 : l.sm->tries + 1);
    if (l.sm->tries > TRIES_MOST)
        return RC_OK; /* it lies where it lies */
    rc = look_at(s, about, at, &l, err);
    if (rc == RC_OK && l.state != M_ENDED && l.h)
        plan(&l);
    return rc;
}
