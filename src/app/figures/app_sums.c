/* app_sums.c -- matters of one kind, counted and summed in groups (report/sums.h). */
#include "app/figures/summing.h"
#include "app/view/families.h"
#include "base/i18n.h"
#include "report/protection.h"

#include <stdlib.h>

enum { GROUPS_MAX = 10000 };

/* --- one matter -------------------------------------------------------------------------------------------------------------- */

struct subject { /* the matter in hand */
    struct arena *a;
    const struct family *f;
    const struct matter *m;
    struct values values;
    struct day day; /* DAY_MIN: not stated */
};

static struct day day_of_matter(const struct summing *s, const struct subject *x)
{
    if (text_empty(s->ask->day))
        return instant_day(x->m->opened);
    const struct stated *stated = values_stated(&x->values, s->ask->day);
    struct day day;
    return stated && day_parse(stated->value, &day) ? day : DAY_MIN;
}

/* What the value of a field is called. */
static struct text say_value(const struct summing *s, struct arena *a, const struct field_rule *f, struct text value)
{
    return say_stated(a, &s->r->world, f, value, s->r->now, s->ask->style.lang ? s->ask->style.lang : i18n_lang());
}

static void key_of_day(const struct subject *x, enum sums_key kind, struct text *code)
{
    struct civil c = day_civil(x->day);
    if (x->day.n == DAY_MIN.n)
        *code = TEXT_NONE;
    else if (kind == KEY_YEAR)
        *code = text_printf(x->a, "%d", c.year);
    else if (kind == KEY_QUARTER)
        *code = text_printf(x->a, "%d-Q%d", c.year, (c.month + 2) / 3);
    else
        *code = text_printf(x->a, "%d-%02d", c.year, c.month);
}

/* `split`: the key of the group the matter is put into where one of the keys is KEY_SPLIT. */
static void key_of(const struct summing *s, const struct subject *x, const struct key *key, struct text split,
                   struct text *code, struct text *name)
{
    const char *lang = s->ask->style.lang ? s->ask->style.lang : i18n_lang();
    const struct rule *rule = x->values.rule;
    int field = rule_field(rule, key->code);
    const struct stated *stated = key->kind == KEY_FIELD ? values_stated(&x->values, key->code) : NULL;
    unit_id lead = org_agency(s->r->world.org, x->m->lead, s->r->now);
    *code = *name = TEXT_NONE;
    switch (key->kind) {
    case KEY_YEAR:
    case KEY_QUARTER:
    case KEY_MONTH:
        key_of_day(x, key->kind, code);
        *name = *code;
        return;
    case KEY_UNIT:
        *code = org_unit_code(s->r->world.org, lead);
        *name = org_unit_name(s->r->world.org, lead, s->r->now, lang);
        return;
    case KEY_VARIANT:
        *code = rule->code;
        *name = names_in(rule->names, lang);
        return;
    case KEY_FIGURE: {
        int i = rule_figure(rule, key->code);
        const struct figure_word *word = i < 0 ? NULL : values_word(&x->values, &rule->figures[i]);
        *name = word ? names_in(word->names, lang) : TEXT_NONE;
        *code = word ? names_in(word->names, "en") : TEXT_NONE;
        return;
    }
    case KEY_FIELD:
        *code = stated ? value_text(x->a, stated->value) : TEXT_NONE;
        *name = stated ? say_value(s, x->a, &rule->fields[field], stated->value) : TEXT_NONE;
        return;
    case KEY_SPLIT:
        *code = split;
        *name = field < 0 || rule->fields[field].many ? split : say_value(s, x->a, &rule->fields[field], split);
        return;
    case KEY_NONE: return;
    }
}

static struct sums_group *group_of_keys(struct summing *s, const struct sums_row *like)
{
    for (size_t i = 0; i < s->ngroups; i++) {
        bool same = true;
        for (int k = 0; k < s->out->nkeys; k++)
            same &= text_eq(s->groups[i].row.keys[k], like->keys[k]);
        if (same)
            return &s->groups[i];
    }
    struct sums_group g = { 0 };
    for (int k = 0; k < s->out->nkeys; k++) {
        g.row.keys[k] = text_dup(s->r->a, like->keys[k]);
        g.row.names[k] = text_dup(s->r->a, like->names[k]);
    }
    ARENA_PUSH(s->r->a, s->groups, s->ngroups, g);
    return &s->groups[s->ngroups - 1];
}

static void count_in(struct sums_row *row, const struct summing *s, const struct subject *x)
{
    struct mclocks clocks;
    mclock_read(x->f, x->m, s->r->now, &clocks);
    row->n++;
    row->open += !matter_ended(x->m, s->r->now);
    row->late += clocks.matter.late.us > 0;
}

static enum rc put(struct summing *s, const struct subject *x, int per, struct text split, struct err *err)
{
    struct sums_row like = { 0 };
    for (int k = 0; k < s->out->nkeys; k++)
        key_of(s, x, &s->keys[k], split, &like.keys[k], &like.names[k]);
    struct sums_group *g = group_of_keys(s, &like);
    if (s->ngroups > GROUPS_MAX)
        return err_set(err, PB_TOO_LARGE, _("there would be more than %d groups: ask for less"), (int)GROUPS_MAX);
    count_in(&g->row, s, x);
    pool_add(s->r->a, &g->pool, &x->values, per, split);
    return RC_OK;
}

/* Into as many groups as the splitting field has keys in force; into one, where none of the keys splits. */
static enum rc put_all(struct summing *s, const struct subject *x, struct err *err)
{
    int per = -1;
    enum rc rc = RC_OK;
    for (int k = 0; k < s->out->nkeys; k++)
        if (s->keys[k].kind == KEY_SPLIT)
            per = rule_field(x->values.rule, s->keys[k].code);
    if (per < 0)
        return put(s, x, -1, TEXT_NONE, err);
    struct text *seen = NULL;
    size_t nseen = 0;
    for (size_t i = 0; rc == RC_OK && i < x->values.n; i++) {
        const struct stated *stated = &x->values.list[i];
        bool again = !stated->in_force || x->values.rule->fields[stated->field].per_field != per;
        for (size_t k = 0; k < nseen; k++)
            again |= text_eq(seen[k], stated->key);
        if (again)
            continue;
        ARENA_PUSH(x->a, seen, nseen, stated->key);
        rc = put(s, x, per, stated->key, err);
    }
    return rc;
}

static bool names(const struct values *v, struct text link, struct text named)
{
    const struct stated *s = values_entry(v, link, NULL);
    while (s && !text_eq(s->value, named))
        s = values_entry(v, link, s);
    return s != NULL;
}

static enum rc sum_matter(void *arg, struct arena *scratch, const struct family *f, struct err *err)
{
    struct summing *s = arg;
    struct subject x = { .a = scratch, .f = f, .m = &f->matters[0] };
    bool dated = s->out->from.n != DAY_MIN.n || s->out->to.n != DAY_MAX.n;
    bool variant = rule_is_variant(s->rule) && !text_eq(x.m->rule->code, s->rule->code);
    if (variant || (s->unit && org_agency(s->r->world.org, x.m->lead, s->r->now) != s->unit))
        return RC_OK;
    x.values = values_now(scratch, f, x.m, s->r->now);
    if (!text_empty(s->named) && !names(&x.values, s->link, s->named))
        return RC_OK;
    x.day = day_of_matter(s, &x);
    if (dated && x.day.n == DAY_MIN.n) {
        s->out->undated++;
        return RC_OK;
    }
    if (dated && (x.day.n < s->out->from.n || x.day.n > s->out->to.n))
        return RC_OK;
    count_in(&s->all.row, s, &x);
    pool_add(s->r->a, &s->all.pool, &x.values, -1, TEXT_NONE);
    return put_all(s, &x, err);
}

/* Where the day it began counts, what began behind the period is not read. */
static enum rc sum_kind(struct summing *s, struct err *err)
{
    struct families_asked asked = FAMILIES_ALL;
    asked.kinds = &s->rule->kind;
    asked.nkinds = 1;
    asked.naming = s->named;
    if (text_empty(s->ask->day) && s->out->to.n != DAY_MAX.n)
        asked.begun_before = day_end(s->out->to);
    return families_visit(s->r, &asked, sum_matter, s, err);
}

/* --- the whole ----------------------------------------------------------------------------------------------------------------- */

static const struct fvalue *values_of(struct summing *s, const struct pool *pool)
{
    struct fvalue *values = ARENA_ARRAY(s->r->a, struct fvalue, s->out->ncolumns + 1);
    for (size_t i = 0; i < s->out->ncolumns; i++) {
        const struct sums_column *c = &s->columns[i];
        values[i] = c->figure ? pool_figure(pool, s->rule, &s->rule->figures[rule_figure(s->rule, c->code)])
                              : pool_sum(pool, c->code);
    }
    return values;
}

/* Days in time, choices as the regulation lists them, everything else as met: in the register's order, no ranking. */
static int place_of(const struct rule *rule, const struct key *key, struct text code)
{
    int field = rule_field(rule, key->code);
    for (size_t i = 0; field >= 0 && i < rule->fields[field].nchoices; i++)
        if (text_eq(rule->fields[field].choices[i].code, code))
            return (int)i;
    return -1;
}

static bool stands_after(const struct summing *s, const struct sums_row *a, const struct sums_row *b)
{
    for (int k = 0; k < s->out->nkeys; k++) {
        const struct key *key = &s->keys[k];
        int by_place = place_of(s->rule, key, a->keys[k]) - place_of(s->rule, key, b->keys[k]);
        bool in_time = key->kind <= KEY_MONTH;
        int order = in_time ? text_cmp(a->keys[k], b->keys[k]) : by_place;
        if (order)
            return order > 0;
    }
    return false;
}

/* What nobody stated is no column. */
static void drop_empty(struct summing *s)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->out->ncolumns; i++)
        if (s->columns[i].figure || pool_sum(&s->all.pool, s->columns[i].code).type != VT_UNKNOWN)
            s->columns[kept++] = s->columns[i];
    s->out->ncolumns = kept;
    s->out->columns = s->columns;
}

static void settle(struct summing *s)
{
    drop_empty(s);
    struct sums_row *rows = ARENA_ARRAY(s->r->a, struct sums_row, s->ngroups + 1);
    for (size_t i = 0; i < s->ngroups; i++) { /* insertion keeps what is equal in the order met */
        struct sums_row row = s->groups[i].row;
        row.values = values_of(s, &s->groups[i].pool);
        size_t at = i;
        for (; at > 0 && stands_after(s, &rows[at - 1], &row); at--)
            rows[at] = rows[at - 1];
        rows[at] = row;
    }
    s->out->rows = rows;
    s->out->n = s->ngroups;
    s->out->all = s->all.row;
    s->out->all.values = values_of(s, &s->all.pool);
}

static struct sums sums_new(const struct reading *r)
{
    return (struct sums){ .world = &r->world,
                          .now = r->now,
                          .as_of = r->as_of,
                          .exercise = r->app->meta.exercise,
                          .partial = r->sight.bound && !r->sight.all,
                          .province = r->app->meta.province };
}

static enum rc sum_up(struct summing *s, struct err *err)
{
    enum rc rc = sums_read_ask(s, err);
    if (rc == RC_OK)
        rc = sum_kind(s, err);
    if (rc != RC_OK)
        return rc;
    if (!text_empty(s->rule->readers)) /* of a register all is told to its readers, and to nobody else */
        s->out->partial = !matter_reader(s->r->world.org, s->rule, s->r->person, s->r->now);
    settle(s);
    return RC_OK;
}

enum rc congvu_sums(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    struct sums sums = sums_new(&r);
    struct summing s = { .r = &r, .ask = ask, .out = &sums };
    if (rc == RC_OK)
        rc = sum_up(&s, err);
    if (rc == RC_OK)
        report_sums(out, r.a, &sums, &ask->style);
    reading_end(&r);
    return rc;
}

/* --- on the sheet of a matter ----------------------------------------------------------------------------------------------------- */

static struct text joined(struct arena *a, const struct text *words, size_t n)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < n; i++)
        all = i == 0 ? words[i] : text_printf(a, "%.*s,%.*s", TEXT_FMT(all), TEXT_FMT(words[i]));
    return all;
}

enum rc sums_naming(struct reading *r, const struct rule *rule, struct text code, const struct report_style *style,
                    const struct sums **out, size_t *n, struct err *err)
{
    struct sums *list = NULL;
    enum rc rc = RC_OK;
    *n = 0;
    for (size_t i = 0; i < rule->nsums && rc == RC_OK; i++) {
        const struct sums_rule *row = &rule->sums[i];
        if (text_empty(row->of) || !rulebook_find(r->world.rules, row->of, r->now, r->now))
            continue; /* its file is not recorded here */
        struct congvu_ask ask = { .what = row->of,
                                  .by = joined(r->a, row->by, row->nby),
                                  .day = row->day,
                                  .figures = joined(r->a, row->figures, row->nfigures),
                                  .style = *style };
        struct sums sums = sums_new(r);
        struct summing s = { .r = r, .ask = &ask, .out = &sums, .link = row->link, .named = code };
        rc = sum_up(&s, err);
        sums.kind_name = names_in(row->names, style->lang ? style->lang : i18n_lang());
        if (rc == RC_OK && sums.all.n)
            ARENA_PUSH(r->a, list, *n, sums);
    }
    *out = list;
    return rc;
}
