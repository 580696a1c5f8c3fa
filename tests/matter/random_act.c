/* random_act.c -- see random_act.h. Post and unit are those of the person's standing, so that most tries are taken. */
#include "random_act.h"

#include "matter/check.h"

#include <string.h>

/* --- chance: xorshift64* ------------------------------------------------------------------------------------------- */

struct chance chance_new(uint64_t seed)
{
    struct chance c = { seed * UINT64_C(0x9E3779B97F4A7C15) | 1 };
    for (int i = 0; i < 8; i++)
        chance_next(&c);
    return c;
}

uint64_t chance_next(struct chance *c)
{
    c->state ^= c->state >> 12;
    c->state ^= c->state << 25;
    c->state ^= c->state >> 27;
    return c->state * UINT64_C(2685821657736338717);
}

int chance_upto(struct chance *c, int n) { return (int)(chance_next(c) >> 33) % n; }
bool chance_one_in(struct chance *c, int n) { return chance_upto(c, n) == 0; }

/* --- words, units, people --------------------------------------------------------------------------------------------- */

/* Every field of writing is said, so that no act fails for want of words. */
static void say(struct arena *a, struct act *act, uint64_t fields)
{
    struct act_word *words = NULL;
    size_t n = 0;
    for (int i = 0; i < ACT_FIELD_COUNT; i++)
        if ((fields & (UINT64_C(1) << i)) && ACT_FIELDS[i].type == AF_TEXT) {
            struct act_word word = { (enum act_text)ACT_FIELDS[i].text, TEXT("said") };
            ARENA_PUSH(a, words, n, word);
        }
    act->words = words;
    act->nwords = n;
}

static unit_id some_unit(struct chance *c, const struct org *org, struct instant t)
{
    for (int i = 0; i < 20; i++) {
        unit_id u = 1 + chance_upto(c, org_units(org));
        if (org_unit_exists(org, u, t) || chance_one_in(c, 30))
            return u;
    }
    return 1;
}

static person_id some_person(struct chance *c, const struct org *org) { return 1 + chance_upto(c, org_persons(org)); }

/* Somebody who serves in u or its agency at t, mostly. */
static person_id person_in(struct chance *c, const struct org *org, unit_id u, struct instant t)
{
    person_id first = some_person(c, org), n = org_persons(org);
    for (person_id i = 0; i < n; i++) {
        person_id p = 1 + (first + i) % n;
        if (org_tenure_in(org, p, u, true, t))
            return p;
    }
    return first;
}

static void speak_for(struct act *act, const struct family *f, const struct matter *m)
{
    struct standing s = matter_standing(f, m, act->person, act->happened);
    act->post = s.post;
    act->unit = s.unit;
    act->behalf = s.behalf;
}

static struct limit some_due(struct chance *c, struct instant t)
{
    static const enum limit_unit UNITS[] = { LIMIT_DATE, LIMIT_DATE,  LIMIT_WORKDAYS,
                                             LIMIT_DAYS, LIMIT_HOURS, LIMIT_MONTHS };
    enum limit_unit unit = UNITS[chance_upto(c, (int)LEN(UNITS))];
    int64_t n = unit == LIMIT_DATE     ? instant_day(t).n + chance_upto(c, 40) - 1
                : unit == LIMIT_HOURS  ? 60 * (1 + chance_upto(c, 60))
                : unit == LIMIT_MONTHS ? 1 + chance_upto(c, 3)
                                       : 1 + chance_upto(c, 20);
    return (struct limit){ unit, n };
}

/* --- openings -------------------------------------------------------------------------------------------------------- */

struct act random_open(struct chance *c, struct arena *a, const struct world *w, struct instant t)
{
    static const char *const KINDS[] = { "directive",    "trial", "round", "dossier",
                                         "denunciation", "duty",  "trial", "directive" };
    const struct org *org = w->org;
    struct act act = act_new(1, ACT_OPEN);
    act.recorded = act.happened = t;
    act.rule_kind = text_of(KINDS[chance_upto(c, (int)LEN(KINDS))]);
    act.person = some_person(c, org);
    size_t n;
    const struct tenure *tenures = org_tenures(org, act.person, &n);
    if (n) {
        act.post = tenures[0].post;
        act.unit = tenures[0].unit;
    }
    say(a, &act, ACT_RULES[ACT_OPEN].must);
    if (!chance_one_in(c, 6))
        act.to_unit = some_unit(c, org, t);
    if (act.to_unit && chance_one_in(c, 3))
        act.to_person = person_in(c, org, act.to_unit, t);
    const struct rule *rule = rulebook_find(w->rules, act.rule_kind, t, t);
    if (rule && rule->duty && chance_one_in(c, 2))
        act.recur = (struct recur){ EVERY_MONTH, 1 + chance_upto(c, 31), 0, chance_upto(c, 3) * 480 };
    else if (rule && !rule->duty && !chance_one_in(c, 3))
        act.due = some_due(c, t);
    if (act.due.unit == LIMIT_WORKDAYS && chance_one_in(c, 2))
        act.counted_from = (struct day){ instant_day(t).n - chance_upto(c, 30) };
    if (chance_one_in(c, 3))
        act.function = TEXT("bids");
    person_id *persons = NULL;
    unit_id *units = NULL;
    while (chance_one_in(c, 2) || (rule && rule->excludes && act.npersons == 0))
        ARENA_PUSH(a, persons, act.npersons, some_person(c, org));
    while (chance_one_in(c, 3))
        ARENA_PUSH(a, units, act.nunits, some_unit(c, org, t));
    act.persons = persons;
    act.units = units;
    return act;
}

/* --- what an act of each kind states ---------------------------------------------------------------------------------- */

static struct text some_reason(struct chance *c, const struct rule *rule, enum act_kind kind)
{
    struct text found = TEXT_NONE;
    int seen = 0;
    for (size_t i = 0; i < rule->nreasons; i++)
        if (rule->reasons[i].act == (int)kind && chance_one_in(c, ++seen))
            found = rule->reasons[i].code;
    return seen ? found : TEXT("wish");
}

/* The first that a giver who holds may give, where there is one: so the list of what may come next and the check ask the same. */
static struct text left_reason(struct chance *c, const struct rule *rule, enum act_kind kind)
{
    for (size_t i = 0; i < rule->nreasons; i++)
        if (rule->reasons[i].act == (int)kind && rule->reasons[i].by == MAY_GIVER)
            return rule->reasons[i].code;
    for (size_t i = 0; i < rule->nreasons; i++)
        if (rule->reasons[i].act == (int)kind && rule->reasons[i].by == MAY_GIVER_HEAD)
            return rule->reasons[i].code;
    return some_reason(c, rule, kind);
}

static struct day day_from(struct chance *c, struct instant t)
{
    return (struct day){ instant_day(t).n + chance_upto(c, 15) };
}

static void some_receiver(struct chance *c, const struct org *org, struct act *act, bool must)
{
    if (must || chance_one_in(c, 2))
        act->to_unit = some_unit(c, org, act->happened);
    if (act->to_unit && chance_one_in(c, 2))
        act->to_person = person_in(c, org, act->to_unit, act->happened);
    else if (chance_one_in(c, 6))
        act->to_person = some_person(c, org);
}

static void some_question(struct chance *c, struct arena *a, const struct family *f, const struct matter *m,
                          struct act *act)
{
    const struct org *org = f->world->org;
    const struct holding *h = matter_holding(m, act->happened);
    act->form = (enum ask_form)(1 + chance_upto(c, FORM_COUNT - 1));
    act->child = (matter_id)f->n + 1;
    act->to_unit = some_unit(c, org, act->happened);
    if (act->form == FORM_GUIDANCE && h && org_parent(org, h->unit, act->happened))
        act->to_unit = org_parent(org, h->unit, act->happened);
    if (act->form == FORM_OBJECTION || act->form == FORM_INSTRUCTION || chance_one_in(c, 5))
        act->to_person = person_in(c, org, act->to_unit, act->happened);
    act->due = some_due(c, act->happened);
    say(a, act, ACT_RULES[ACT_ASK].must | UINT64_C(1) << FIELD_RULE);
}

static void some_answer(struct chance *c, struct arena *a, const struct family *f, const struct matter *m,
                        struct act *act)
{
    do
        act->answer = (enum answer)(1 + chance_upto(c, ANSWER_COUNT - 1));
    while (m->parent >= 0 && !(FORM_ANSWERS[m->form] & (1u << act->answer)) && !chance_one_in(c, 40));
    if (act->answer == ANSWER_NOT_MINE) {
        unit_id *units = NULL;
        ARENA_PUSH(a, units, act->nunits, some_unit(c, f->world->org, act->happened));
        act->units = units;
    }
    if (act->answer == ANSWER_UPHELD || act->answer == ANSWER_AMENDED)
        act->until = day_from(c, act->happened);
    say(a, act, UINT64_C(1) << FIELD_WORDS | UINT64_C(1) << FIELD_RULE);
}

static void late_answers(struct arena *a, const struct family *f, const struct matter *m, struct act *act)
{
    matter_id *answers = NULL;
    for (size_t i = 0; i < f->n; i++)
        if (f->matters[i].parent == m->index && f->matters[i].to_answer)
            ARENA_PUSH(a, answers, act->nanswers, f->matters[i].id);
    act->answers = answers;
}

static void fill(struct chance *c, struct arena *a, const struct family *f, const struct matter *m, struct act *act)
{
    const struct org *org = f->world->org;
    const struct holding *h = matter_holding(m, act->happened);
    say(a, act, ACT_RULES[act->kind].must | UINT64_C(1) << FIELD_WORDS);
    switch (act->kind) {
    case ACT_ASSIGN: act->to_person = h ? person_in(c, org, h->unit, act->happened) : some_person(c, org); break;
    case ACT_FORWARD: some_receiver(c, org, act, false); break;
    case ACT_ADVISE:
        some_receiver(c, org, act, false);
        act->date = day_from(c, act->happened);
        act->responsible = act->person;
        late_answers(a, f, m, act);
        break;
    case ACT_ESCALATE:
        if (chance_one_in(c, 4))
            some_receiver(c, org, act, false);
        act->reason = some_reason(c, m->rule, act->kind);
        break;
    case ACT_TRANSFER:
        some_receiver(c, org, act, true);
        act->reason = some_reason(c, m->rule, act->kind);
        break;
    case ACT_CANCEL: act->reason = left_reason(c, m->rule, act->kind); break;
    case ACT_RETURN:
    case ACT_RECUSE: act->reason = some_reason(c, m->rule, act->kind); break;
    case ACT_ASK: some_question(c, a, f, m, act); break;
    case ACT_REPLY: some_answer(c, a, f, m, act); break;
    case ACT_PAUSE:
    case ACT_AWAIT:
        act->reason = some_reason(c, m->rule, act->kind);
        act->until = day_from(c, act->happened);
        break;
    case ACT_DECIDE:
        if (chance_one_in(c, 3))
            some_receiver(c, org, act, false);
        act->follows = chance_one_in(c, 3) ? FOLLOWS_NO : FOLLOWS_YES;
        late_answers(a, f, m, act);
        break;
    case ACT_COMPLETE: late_answers(a, f, m, act); break;
    case ACT_REOPEN:
    case ACT_EXTEND:
        if (act->kind == ACT_EXTEND)
            act->reason = left_reason(c, m->rule, act->kind);
        act->due = some_due(c, instant_max(act->happened, instant_is_max(m->due.at) ? act->happened : m->due.at));
        if (act->due.unit == LIMIT_WORKDAYS && chance_one_in(c, 2))
            act->counted_from = (struct day){ instant_day(act->happened).n - chance_upto(c, 5) };
        break;
    case ACT_REPORT:
        if (m->rule->duty && m->recur.every != EVERY_NONE) {
            act->period = recur_next(m->recur, (struct day){ instant_day(act->happened).n - chance_upto(c, 40) });
            say(a, act, UINT64_C(1) << FIELD_WORDS | UINT64_C(1) << FIELD_PERIOD);
        }
        break;
    case ACT_CORRECT: act->corrects = 1 + chance_upto(c, (int)f->nacts); break;
    case ACT_UNSEAL: {
        person_id *persons = NULL;
        ARENA_PUSH(a, persons, act->npersons, some_person(c, org));
        act->persons = persons;
        break;
    }
    case ACT_OPEN:
    case ACT_RESUME:
    case ACT_URGE:
    case ACT_KIND_COUNT: break;
    }
}

/* The holder's people, the giver's people, or anybody. */
static person_id some_actor(struct chance *c, const struct family *f, const struct matter *m, struct instant t)
{
    const struct org *org = f->world->org;
    const struct holding *h = matter_holding(m, t);
    int who = chance_upto(c, 10);
    if (h && h->person && who < 6)
        return h->person;
    if (h && who < 8)
        return person_in(c, org, h->unit, t);
    return who < 9 ? person_in(c, org, m->giver, t) : some_person(c, org);
}

struct act random_act(struct chance *c, struct arena *a, const struct family *f, struct instant t)
{
    const struct matter *m = &f->matters[chance_upto(c, (int)f->n)];
    struct act act = act_new(m->id, (enum act_kind)(1 + chance_upto(c, ACT_KIND_COUNT - 1)));
    if (chance_one_in(c, 6))
        act.kind = ACT_ASK;
    act.seq = (int64_t)f->nacts + 1;
    act.recorded = act.happened = t;
    if (chance_one_in(c, 8))
        act.happened.us -= chance_upto(c, 4 * 24 * 60) * US_MINUTE;
    act.person = some_actor(c, f, m, act.happened);
    speak_for(&act, f, m);
    fill(c, a, f, m, &act);
    if (!instant_eq(act.happened, act.recorded)) {
        uint64_t said = UINT64_C(1) << FIELD_GROUND | UINT64_C(1) << FIELD_DOCUMENT | UINT64_C(1) << FIELD_WORDS;
        if (act.kind == ACT_ASK || act.kind == ACT_REPLY)
            said |= UINT64_C(1) << FIELD_RULE;
        if (act.kind == ACT_REPORT && act.period.n != DAY_MIN.n)
            said |= UINT64_C(1) << FIELD_PERIOD;
        say(a, &act, ACT_RULES[act.kind].must | said);
    }
    return act;
}
