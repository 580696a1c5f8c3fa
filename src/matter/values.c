#include "matter/values.h"

#include "calendar/period.h"

#include <stdio.h>
#include <stdlib.h>

/* --- lines ----------------------------------------------------------------------------------------------- */

bool value_next(struct text *rest, struct text *field, struct text *key, struct text *value)
{
    struct text line;
    if (text_empty(*rest) || !text_split(rest, '\n', &line))
        return false;
    *value = line;
    *key = TEXT_NONE;
    text_split(value, '=', field);
    size_t open = text_find(*field, TEXT("["), 0);
    if (open != SIZE_MAX && text_ends(*field, TEXT("]"))) {
        *key = text_sub(*field, open + 1, field->n - 1);
        *field = text_sub(*field, 0, open);
    }
    return true;
}

struct text value_text(struct arena *a, struct text t)
{
    if (text_find(t, TEXT("\\"), 0) == SIZE_MAX)
        return t;
    char *p = arena_alloc(a, t.n);
    size_t n = 0;
    for (size_t i = 0; i < t.n; i++) {
        bool pair = t.p[i] == '\\' && i + 1 < t.n;
        i += pair;
        p[n++] = pair && t.p[i] == 'n' ? '\n' : t.p[i];
    }
    return (struct text){ p, n };
}

struct text value_recorded(struct arena *a, struct text t)
{
    char *p = arena_alloc(a, 2 * t.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < t.n; i++) {
        if (t.p[i] == '\n' || t.p[i] == '\\')
            p[n++] = '\\';
        p[n++] = t.p[i] == '\n' ? 'n' : t.p[i];
    }
    return (struct text){ p, n };
}

static bool is_number(const struct field_rule *f) { return f->type == FT_NUMBER || f->type == FT_MONEY; }

/* "-12", "12.5": at most fifteen digits before the sign and six behind it, so that a double holds it. */
static bool number_parse(struct text t, double *out)
{
    char buf[32];
    size_t n = 0, whole = 0, part = 0, i = !text_empty(t) && t.p[0] == '-';
    bool behind = false;
    for (size_t k = 0; k < t.n && n + 1 < sizeof buf; k++)
        buf[n++] = t.p[k];
    buf[n] = 0;
    for (; i < t.n; i++) {
        if (t.p[i] == '.' && !behind) {
            behind = true;
            continue;
        }
        if (t.p[i] < '0' || t.p[i] > '9')
            return false;
        *(behind ? &part : &whole) += 1;
    }
    *out = strtod(buf, NULL);
    return whole >= 1 && whole <= 15 && part <= 6 && (!behind || part > 0) && n == t.n;
}

struct fvalue value_of(const struct field_rule *f, struct text t)
{
    double x;
    struct day day;
    if (is_number(f))
        return number_parse(t, &x) ? FV_NUMBER(x) : FV_UNKNOWN;
    if (f->type == FT_DAY)
        return day_parse(t, &day) ? FV_NUMBER(day.n) : FV_UNKNOWN;
    if (f->type == FT_YES_NO)
        return FV_YES(text_eq(t, TEXT("yes")));
    return FV_CODE(t);
}

/* --- what was stated ------------------------------------------------------------------------------------- */

struct gathering {
    struct arena *a;
    const struct rule *rule;
    struct stated *list;
    size_t n;
};

static struct stated *stated_by(struct gathering *g, int64_t seq, int field, struct text key)
{
    for (size_t i = g->n; i-- > 0;)
        if (g->list[i].act->seq == seq && g->list[i].field == field &&
            (text_empty(key) || text_eq(g->list[i].key, key)))
            return &g->list[i];
    return NULL;
}

static size_t entries_of(const struct stated *list, size_t n, int field)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += list[i].field == field;
    return count;
}

static void gather_words(struct gathering *g, const struct act *act, enum act_text words)
{
    struct text rest = act_text(act, words), field, key, value;
    while (value_next(&rest, &field, &key, &value)) {
        int index = rule_field(g->rule, field);
        if (index < 0)
            continue;
        if (act->kind == ACT_CORRECT) {
            struct stated *wrong = stated_by(g, act->corrects, index, key);
            if (wrong) {
                wrong->value = value;
                wrong->act = act;
            }
            continue;
        }
        if (g->rule->fields[index].many)
            key = text_printf(g->a, "%zu", entries_of(g->list, g->n, index) + 1);
        ARENA_PUSH(g->a, g->list, g->n, ((struct stated){ index, key, value, act, true }));
    }
}

static void gather(struct gathering *g, const struct act *act)
{
    if (act->nwords == 0)
        return;
    gather_words(g, act, AT_FIELDS);
    gather_words(g, act, AT_SEALED);
}

/* A later value of the same field and key takes an earlier one's place. */
static void settle(struct gathering *g)
{
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = i + 1; j < g->n && g->list[i].in_force; j++)
            g->list[i].in_force = g->list[j].field != g->list[i].field || !text_eq(g->list[j].key, g->list[i].key);
}

struct values values_read(struct arena *a, const struct world *w, const struct family *f, const struct matter *m,
                          const struct rule *rule, size_t nacts, const struct act *hand, struct instant t)
{
    struct values v = { .w = w, .f = f, .m = m, .rule = rule, .hand = hand, .step = -1, .t = t };
    struct gathering g = { .a = a, .rule = rule };
    const struct holding *h = m ? matter_holding(m, t) : NULL;
    if (h)
        v.step = rule_step_as(rule, m->rule, h->step);
    if (rule->nfields == 0)
        return v;
    for (size_t i = 0; m && i < nacts; i++)
        if (f->acts[i].matter == m->id)
            gather(&g, &f->acts[i]);
    if (hand)
        gather(&g, hand);
    settle(&g);
    v.list = g.list;
    v.n = g.n;
    return v;
}

struct values values_now(struct arena *a, const struct family *f, const struct matter *m, struct instant t)
{
    return values_read(a, f->world, f, m, matter_rule(f, m, t), f->nacts, NULL, t);
}

size_t values_entries(const struct values *v, int field) { return entries_of(v->list, v->n, field); }

const struct stated *values_find(const struct values *v, int field, struct text key)
{
    for (size_t i = v->n; i-- > 0;)
        if (v->list[i].field == field && v->list[i].in_force && text_eq(v->list[i].key, key))
            return &v->list[i];
    return NULL;
}

const struct stated *values_stated(const struct values *v, struct text field)
{
    int index = rule_field(v->rule, field);
    return index < 0 ? NULL : values_find(v, index, TEXT_NONE);
}

struct text values_said(const struct values *v, struct text field)
{
    const struct stated *s = values_stated(v, field);
    return s ? s->value : TEXT_NONE;
}

const struct stated *values_entry(const struct values *v, struct text field, const struct stated *after)
{
    int index = rule_field(v->rule, field);
    for (size_t i = after ? (size_t)(after - v->list) + 1 : 0; index >= 0 && i < v->n; i++)
        if (v->list[i].field == index && v->list[i].in_force)
            return &v->list[i];
    return NULL;
}
