/* pool.c -- what the matters of a group stated, added up (pool.h). */
#include "app/figures/pool.h"

static struct pool_item *item_of(struct arena *a, struct pool *pool, struct text field, struct text key)
{
    for (size_t i = 0; i < pool->nitems; i++)
        if (text_eq(pool->items[i].field, field) && text_eq(pool->items[i].key, key))
            return &pool->items[i];
    struct pool_item item = { text_dup(a, field), text_dup(a, key), 0, 0 };
    ARENA_PUSH(a, pool->items, pool->nitems, item);
    return &pool->items[pool->nitems - 1];
}

void pool_add(struct arena *a, struct pool *pool, const struct values *v, int per, struct text key)
{
    for (size_t i = 0; i < v->n; i++) {
        const struct stated *s = &v->list[i];
        const struct field_rule *field = &v->rule->fields[s->field];
        if (!s->in_force || field->sealed || (per >= 0 && field->per_field == per && !text_eq(s->key, key)))
            continue;
        struct fvalue x = value_of(field, s->value);
        struct pool_item *item = item_of(a, pool, field->code, field->per_field >= 0 ? s->key : TEXT_NONE);
        item->n++;
        if (x.type == VT_NUMBER && (field->type == FT_NUMBER || field->type == FT_MONEY))
            item->sum += x.number;
    }
}

struct fvalue pool_sum(const struct pool *pool, struct text field)
{
    struct fvalue sum = FV_UNKNOWN;
    for (size_t i = 0; i < pool->nitems; i++)
        if (text_eq(pool->items[i].field, field))
            sum = FV_NUMBER(sum.number + pool->items[i].sum);
    return sum;
}

/* --- figures ------------------------------------------------------------------------------------------------------------- */

struct pooled {
    const struct pool *pool;
    const struct rule *rule;
};

static struct fvalue count(const struct pool *pool, struct text field)
{
    size_t n = 0;
    for (size_t i = 0; i < pool->nitems; i++)
        if (text_eq(pool->items[i].field, field))
            n += pool->items[i].n;
    return FV_NUMBER((double)n);
}

static struct fvalue at(const struct pool *pool, struct text field, struct text key)
{
    for (size_t i = 0; i < pool->nitems; i++)
        if (text_eq(pool->items[i].field, field) && text_eq(pool->items[i].key, key))
            return FV_NUMBER(pool->items[i].sum);
    return FV_UNKNOWN;
}

static struct fvalue leaf(void *arg, const struct formula_leaf *l)
{
    const struct pooled *p = arg;
    if (l->ask == ASK_FIGURE)
        return pool_figure(p->pool, p->rule, &p->rule->figures[l->index]);
    if (l->ask >= ASK_ACT_STATES)
        return FV_UNKNOWN;
    const struct field_rule *field = &p->rule->fields[l->index];
    bool number = field->type == FT_NUMBER || field->type == FT_MONEY;
    if (l->ask == ASK_COUNT)
        return count(p->pool, field->code);
    if (l->ask == ASK_AT && number && l->key_field < 0)
        return at(p->pool, field->code, l->key);
    if (l->ask == ASK_SUM && number) {
        struct fvalue sum = pool_sum(p->pool, field->code);
        return sum.type == VT_UNKNOWN ? FV_NUMBER(0) : sum; /* the sum of nothing, as of one matter */
    }
    return l->ask == ASK_VALUE && number ? pool_sum(p->pool, field->code) : FV_UNKNOWN;
}

struct fvalue pool_figure(const struct pool *pool, const struct rule *rule, const struct figure_rule *figure)
{
    struct pooled p = { pool, rule };
    return figure->formula ? formula_value(figure->formula, leaf, &p) : FV_UNKNOWN;
}
