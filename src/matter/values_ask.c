/* values_ask.c -- what a formula asks of a matter: one function a question; ASKED has them all. */
#include "matter/values.h"

#include "calendar/period.h"

#include <stdio.h>

static struct fvalue of(const struct values *v, const struct stated *s)
{
    return s ? value_of(&v->rule->fields[s->field], s->value) : FV_UNKNOWN;
}

static const struct stated *edge(const struct values *v, int field, bool last)
{
    const struct stated *found = NULL;
    for (size_t i = 0; i < v->n; i++)
        if (v->list[i].field == field && (last || !found))
            found = &v->list[i];
    return found;
}

static const struct stated *latest(const struct values *v, int field, struct period *of_key)
{
    const struct stated *found = NULL;
    struct period p;
    for (size_t i = 0; i < v->n; i++) {
        const struct stated *s = &v->list[i];
        if (s->field != field || !s->in_force || !period_parse(s->key, &p) || (found && period_cmp(p, *of_key) <= 0))
            continue;
        found = s;
        *of_key = p;
    }
    return found;
}

typedef struct fvalue asked(const struct values *, const struct formula_leaf *);

static struct fvalue ask_first(const struct values *v, const struct formula_leaf *l)
{
    return of(v, edge(v, l->index, false));
}
static struct fvalue ask_last(const struct values *v, const struct formula_leaf *l)
{
    return of(v, edge(v, l->index, true));
}

static struct fvalue ask_stated(const struct values *v, const struct formula_leaf *l)
{
    return FV_YES(edge(v, l->index, true) != NULL);
}

/* Sum, count, least and most of the values in force. */
static struct fvalue ask_many(const struct values *v, const struct formula_leaf *l)
{
    double sum = 0, best = 0;
    size_t count = 0;
    for (size_t i = 0; i < v->n; i++) {
        const struct stated *s = &v->list[i];
        struct fvalue x = s->field == l->index && s->in_force ? of(v, s) : FV_UNKNOWN;
        if (x.type == VT_UNKNOWN || (!text_empty(l->key) && !text_eq(l->key, s->value)))
            continue;
        bool better = l->ask == ASK_LEAST ? x.number < best : x.number > best;
        best = count == 0 || better ? x.number : best;
        sum += x.number;
        count++;
    }
    if (l->ask == ASK_COUNT)
        return FV_NUMBER((double)count);
    if (l->ask == ASK_SUM) /* nothing adds up to nothing */
        return FV_NUMBER(sum);
    return count ? FV_NUMBER(best) : FV_UNKNOWN;
}

static struct fvalue ask_latest(const struct values *v, const struct formula_leaf *l)
{
    struct period period;
    const struct stated *s = latest(v, l->index, &period);
    return l->ask == ASK_LATEST ? of(v, s) : s ? FV_NUMBER(period.to.n) : FV_UNKNOWN;
}

static struct fvalue ask_at(const struct values *v, const struct formula_leaf *l)
{
    if (l->key_field < 0)
        return of(v, values_find(v, l->index, l->key));
    const struct stated *key = edge(v, l->key_field, true);
    return key ? of(v, values_find(v, l->index, key->value)) : FV_UNKNOWN;
}

static struct fvalue ask_in_hand(const struct values *v, const struct formula_leaf *l)
{
    const struct stated *found = NULL;
    for (size_t i = 0; i < v->n && v->hand; i++)
        if (v->list[i].field == l->index && v->list[i].act == v->hand)
            found = &v->list[i];
    return l->ask == ASK_THIS ? of(v, found) : FV_YES(found != NULL);
}

/* What the bound does not state of a key is nothing. */
static struct fvalue ask_within(const struct values *v, const struct formula_leaf *l)
{
    for (size_t i = 0; i < v->n; i++) {
        const struct stated *s = &v->list[i];
        struct fvalue x = s->field == l->index && s->in_force ? of(v, s) : FV_UNKNOWN;
        struct fvalue bound = x.type == VT_NUMBER ? of(v, values_find(v, l->key_field, s->key)) : FV_UNKNOWN;
        if (x.type == VT_NUMBER && x.number > (bound.type == VT_NUMBER ? bound.number : 0))
            return FV_YES(false);
    }
    return FV_YES(true);
}

/* Is this one of the entries that every() speaks of? */
static bool is_meant(const struct values *v, const struct formula_leaf *l, struct text key)
{
    const struct stated *says = l->key_field < 0 ? NULL : values_find(v, l->key_field, key);
    return l->key_field < 0 || (says && text_eq(says->value, l->key));
}

static struct fvalue ask_every(const struct values *v, const struct formula_leaf *l)
{
    const struct field_rule *keys = &v->rule->fields[v->rule->fields[l->index].per_field];
    size_t n = keys->many ? values_entries(v, (int)(keys - v->rule->fields)) : keys->nchoices;
    for (size_t k = 0; k < n; k++) {
        char number[24];
        snprintf(number, sizeof number, "%zu", k + 1);
        struct text key = keys->many ? text_of(number) : keys->choices[k].code;
        if (is_meant(v, l, key) && !values_find(v, l->index, key))
            return FV_YES(false);
    }
    return FV_YES(true);
}

static struct fvalue ask_act_states(const struct values *v, const struct formula_leaf *l)
{
    const struct act_field *member = act_field(l->key);
    return FV_YES(member && v->hand && act_states(v->hand, (enum act_field_id)(member - ACT_FIELDS)));
}

static struct fvalue ask_reason(const struct values *v, const struct formula_leaf *l)
{
    return FV_YES(v->hand && text_eq(v->hand->reason, l->key));
}

static bool is_counted(const struct act *act, const struct formula_leaf *l)
{
    return (int)act->kind == l->index && (text_empty(l->key) || text_eq(act->reason, l->key));
}

static struct fvalue ask_acts(const struct values *v, const struct formula_leaf *l)
{
    size_t n = v->hand && is_counted(v->hand, l);
    for (size_t i = 0; v->m && i < v->f->nacts; i++)
        n += v->f->acts[i].matter == v->m->id && is_counted(&v->f->acts[i], l) && &v->f->acts[i] != v->hand;
    return FV_NUMBER((double)n);
}

static struct fvalue ask_step(const struct values *v, const struct formula_leaf *l)
{
    return FV_YES(v->step == l->index);
}

static struct fvalue ask_passed(const struct values *v, const struct formula_leaf *l)
{
    for (size_t i = 0; v->m && i < v->m->nholdings; i++) {
        const struct holding *h = &v->m->holdings[i];
        if (!instant_before(v->t, h->from) && rule_step_as(v->rule, v->m->rule, h->step) == l->index)
            return FV_YES(true);
    }
    return FV_YES(false);
}

static struct fvalue ask_figure(const struct values *v, const struct formula_leaf *l)
{
    return values_work_out(v, v->rule->figures[l->index].formula);
}

static struct fvalue day_number(struct instant t)
{
    return instant_is_max(t) ? FV_UNKNOWN : FV_NUMBER(instant_day(t).n);
}

static bool has_due(const struct values *v) { return v->m && v->m->limit.unit != LIMIT_NONE; }

/* A due at 24:00 is the end of its day, not the beginning of the next. */
static struct fvalue due_number(struct instant due) { return day_number((struct instant){ due.us - 1 }); }

/* The due that the act in hand gives: what it states, or at an opening the regulation's own. */
static bool hand_sets_due(const struct values *v, struct instant *at)
{
    struct due due;
    if (!v->hand)
        return false;
    bool opens = v->hand->kind == ACT_OPEN, gives = opens || v->hand->kind == ACT_EXTEND || v->hand->kind == ACT_REOPEN;
    struct limit limit = gives ? v->hand->due : LIMIT_NIL;
    if (opens && limit.unit == LIMIT_NONE)
        limit = v->rule->limit.unit == LIMIT_NONE ? v->rule->fallback : v->rule->limit;
    bool known = limit.unit != LIMIT_NONE &&
                 limit_due(v->w->book, limit, act_counts_from(v->hand), NULL, 0, &due, NULL) == RC_OK;
    if (known)
        *at = due.at;
    return known;
}

static struct fvalue ask_day(const struct values *v, const struct formula_leaf *l)
{
    if (l->ask == ASK_TODAY)
        return day_number(v->t);
    if (l->ask == ASK_BEGUN)
        return day_number(v->m ? v->m->opened : v->t);
    if (l->ask == ASK_ENDED)
        return v->m && matter_ended(v->m, v->t) ? day_number(v->m->ended) : FV_UNKNOWN;
    if (l->ask == ASK_DUE_WAS)
        return has_due(v) ? due_number(matter_due(v->f, v->m, v->t).at) : FV_UNKNOWN;
    struct instant sets;
    if ((l->ask == ASK_DUE || !v->m) && hand_sets_due(v, &sets))
        return due_number(sets);
    if (!has_due(v))
        return FV_UNKNOWN;
    return due_number(l->ask == ASK_DUE ? matter_due(v->f, v->m, v->t).at : v->m->first_due.at);
}

static struct fvalue ask_late(const struct values *v, const struct formula_leaf *l)
{
    (void)l;
    return FV_YES(has_due(v) && instant_before(matter_due(v->f, v->m, v->t).at, v->t));
}

static struct fvalue ask_workdays(const struct values *v, const struct formula_leaf *l)
{
    if (l->from < DAY_MIN.n || l->to > DAY_MAX.n)
        return FV_UNKNOWN;
    const struct calendar *cal = calbook_at(v->w->book, v->t);
    return FV_NUMBER(calendar_workdays(cal, (struct day){ (int32_t)l->from }, (struct day){ (int32_t)l->to }));
}

/* As the limit of a matter ends that an act of that day begins. */
static struct fvalue ask_limit(const struct values *v, const struct formula_leaf *l)
{
    bool days = l->ask == ASK_DAYS_AFTER;
    struct limit limit = { .unit = days ? LIMIT_DAYS : LIMIT_MONTHS, .n = (int64_t)l->to };
    struct due due;
    if (l->from < DAY_MIN.n || l->from > DAY_MAX.n || l->to < 1 || l->to > INT16_MAX || l->to != (double)limit.n ||
        limit_due(v->w->book, limit, day_start((struct day){ (int32_t)l->from }), NULL, 0, &due, NULL) != RC_OK)
        return FV_UNKNOWN;
    return due_number(due.at);
}

static asked *const ASKED[ASK_COUNT_OF] = {
    [ASK_VALUE] = ask_last,         [ASK_FIRST] = ask_first,
    [ASK_LAST] = ask_last,          [ASK_SUM] = ask_many,
    [ASK_COUNT] = ask_many,         [ASK_LEAST] = ask_many,
    [ASK_MOST] = ask_many,          [ASK_LATEST] = ask_latest,
    [ASK_LATEST_DAY] = ask_latest,  [ASK_AT] = ask_at,
    [ASK_THIS] = ask_in_hand,       [ASK_STATED] = ask_stated,
    [ASK_STATED_NOW] = ask_in_hand, [ASK_WITHIN] = ask_within,
    [ASK_EVERY] = ask_every,        [ASK_ACT_STATES] = ask_act_states,
    [ASK_REASON] = ask_reason,      [ASK_ACTS] = ask_acts,
    [ASK_STEP] = ask_step,          [ASK_PASSED] = ask_passed,
    [ASK_FIGURE] = ask_figure,      [ASK_TODAY] = ask_day,
    [ASK_BEGUN] = ask_day,          [ASK_DUE] = ask_day,
    [ASK_DUE_WAS] = ask_day,        [ASK_FIRST_DUE] = ask_day,
    [ASK_ENDED] = ask_day,          [ASK_LATE] = ask_late,
    [ASK_WORKDAYS] = ask_workdays,  [ASK_DAYS_AFTER] = ask_limit,
    [ASK_MONTHS_AFTER] = ask_limit,
};

static struct fvalue leaf_value(void *arg, const struct formula_leaf *leaf) { return ASKED[leaf->ask](arg, leaf); }

struct fvalue values_work_out(const struct values *v, const struct formula *formula)
{
    return formula ? formula_value(formula, leaf_value, (void *)v) : FV_UNKNOWN;
}

static bool step_is_taken(void *of, const struct step_rule *step)
{
    struct fvalue when = values_work_out(of, step->taken);
    return when.type == VT_YES_NO && when.yes;
}

int values_next_step(const struct values *v, enum act_kind act, int from)
{
    return rule_step_when(v->rule, act, from, step_is_taken, (void *)v);
}

const struct figure_word *values_word(const struct values *v, const struct figure_rule *f)
{
    for (size_t i = 0; i < f->nwords; i++) {
        struct fvalue holds = f->words[i].holds ? values_work_out(v, f->words[i].holds) : FV_YES(true);
        if (holds.type == VT_YES_NO && holds.yes)
            return &f->words[i];
    }
    return NULL;
}
