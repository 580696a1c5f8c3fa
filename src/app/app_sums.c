/* app_sums.c -- matters of one kind, counted and summed in groups (report/sums.h). */
#include "app/families.h"
#include "app/pool.h"
#include "base/i18n.h"
#include "report/protection.h"
#include "report/sums.h"

#include <stdlib.h>

enum { GROUPS_MAX = 10000 };

/* What tells groups apart. SPLIT: a field whose entries or choices are the keys of others; a matter is in as many groups. */
enum key_kind { KEY_YEAR, KEY_QUARTER, KEY_MONTH, KEY_UNIT, KEY_VARIANT, KEY_FIGURE, KEY_FIELD, KEY_SPLIT };
static const char *const KEY_WORDS[] = { "year", "quarter", "month", "unit", "variant", NULL };

struct key {
    enum key_kind kind;
    struct text code;
    int figure;
};
struct sums_group {
    struct sums_row row;
    struct pool pool;
};
struct summing {
    struct reading *r;
    const struct congvu_ask *ask;
    const struct rule *rule; /* in force now: columns and figures are its */
    struct sums *out;
    struct key keys[SUMS_KEYS_MAX];
    struct sums_group *groups, all;
    size_t ngroups;
    unit_id unit;
    struct sums_column *columns;
};

/* --- what is asked --------------------------------------------------------------------------------------------------------- */

static bool is_split(const struct rule *rule, int field)
{
    for (size_t i = 0; i < rule->nfields; i++)
        if (rule->fields[i].per_field == field)
            return true;
    return false;
}

static int figure_named(const struct rule *rule, struct text code)
{
    for (size_t i = 0; i < rule->nfigures; i++)
        if (text_eq(rule->figures[i].code, code))
            return (int)i;
    return -1;
}

static enum rc read_key(struct summing *s, struct text word, struct err *err)
{
    struct sums *out = s->out;
    struct key *key = &s->keys[out->nkeys];
    int plain = word_index(KEY_WORDS, word), field = rule_field(s->rule, word), figure = figure_named(s->rule, word);
    *key = (struct key){ .code = word, .figure = figure };
    if (plain >= 0)
        key->kind = (enum key_kind)plain;
    else if (figure >= 0 && s->rule->figures[figure].nwords)
        key->kind = KEY_FIGURE;
    else if (field >= 0 && is_split(s->rule, field))
        key->kind = KEY_SPLIT;
    else if (field >= 0 && s->rule->fields[field].per_field == PER_NOTHING && !s->rule->fields[field].many)
        key->kind = KEY_FIELD;
    else
        return err_set(err, PB_WRONG_VALUE,
                       _("'%.*s' groups nothing: write year, quarter, month, unit, variant, a field with one value, or "
                         "a figure in words"),
                       TEXT_FMT(word));
    if (field >= 0 && s->rule->fields[field].sealed)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is sealed: nothing is counted by it"), TEXT_FMT(word));
    for (int i = 0; i < out->nkeys; i++)
        if (key->kind == KEY_SPLIT && s->keys[i].kind == KEY_SPLIT)
            return err_set(err, PB_WRONG_VALUE, _("only one field with values for each entry may group: '%.*s'"),
                           TEXT_FMT(word));
    const char *lang = s->ask->style.lang ? s->ask->style.lang : i18n_lang();
    if (key->kind >= KEY_FIGURE)
        out->key_heads[out->nkeys] =
            names_in(field >= 0 ? s->rule->fields[field].names : s->rule->figures[figure].names, lang);
    out->key_names[out->nkeys++] = word;
    return RC_OK;
}

static enum rc read_keys(struct summing *s, struct err *err)
{
    struct text rest = s->ask->by, word;
    enum rc rc = RC_OK;
    while (rc == RC_OK && !text_empty(rest) && text_split(&rest, ',', &word)) {
        if (s->out->nkeys == SUMS_KEYS_MAX)
            return err_set(err, PB_TOO_LARGE, _("groups are told apart by at most %d keys"), (int)SUMS_KEYS_MAX);
        rc = read_key(s, text_trim(word), err);
        if (!rest.p)
            break;
    }
    return rc;
}

static void add_column(struct summing *s, struct text code, struct names names, struct names measure, int decimals,
                       bool figure)
{
    const char *lang = s->ask->style.lang ? s->ask->style.lang : i18n_lang();
    struct sums_column c = { code, names_in(names, lang), names_in(measure, lang), decimals, figure };
    ARENA_PUSH(s->r->a, s->columns, s->out->ncolumns, c);
}

/* The figures asked for, then every number that stands in lists. */
static enum rc read_columns(struct summing *s, struct err *err)
{
    struct text rest = s->ask->figures, word;
    while (!text_empty(rest) && text_split(&rest, ',', &word)) {
        int i = figure_named(s->rule, text_trim(word));
        const struct figure_rule *f = i < 0 ? NULL : &s->rule->figures[i];
        if (!f || !f->formula || formula_type(f->formula) != VT_NUMBER)
            return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no figure of '%.*s' that is a number"), TEXT_FMT(word),
                           TEXT_FMT(s->rule->kind));
        add_column(s, f->code, f->names, f->measure, (int)f->decimals, true);
        if (!rest.p)
            break;
    }
    for (size_t i = 0; i < s->rule->nfields; i++) {
        const struct field_rule *f = &s->rule->fields[i];
        /* what has no measure of its own, and shares, do not add up */
        bool adds = f->type == FT_MONEY ||
                    (f->type == FT_NUMBER && !text_empty(f->measure.vi) && !text_eq(f->measure.vi, TEXT("%")));
        if (f->list && !f->sealed && adds)
            add_column(s, f->code, f->names, f->measure, 0, false);
    }
    return RC_OK;
}

static enum rc read_day(struct text t, const char *option, struct day none, struct day *out, struct err *err)
{
    *out = none;
    if (text_empty(t) || day_parse(t, out))
        return RC_OK;
    return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no date for %s: write 2025-09-14"), TEXT_FMT(t), option);
}

static enum rc read_ask(struct summing *s, struct err *err)
{
    struct sums *out = s->out;
    bool renamed;
    enum rc rc = kind_known(s->r, s->ask->what, err);
    if (rc != RC_OK)
        return rc;
    s->rule = rulebook_find(s->r->world.rules, s->ask->what, s->r->now, s->r->now);
    out->kind = s->rule->kind;
    out->kind_name = names_in(s->rule->names, s->ask->style.lang ? s->ask->style.lang : i18n_lang());
    int day = text_empty(s->ask->day) ? 0 : rule_field(s->rule, s->ask->day);
    if (!text_empty(s->ask->day) && (day < 0 || s->rule->fields[day].type != FT_DAY))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no field of '%.*s' that is a day"), TEXT_FMT(s->ask->day),
                       TEXT_FMT(s->rule->kind));
    rc = read_day(s->ask->from, "from", DAY_MIN, &out->from, err);
    if (rc == RC_OK)
        rc = read_day(s->ask->to, "to", DAY_MAX, &out->to, err);
    if (rc == RC_OK && out->to.n < out->from.n)
        rc = err_set(err, PB_WRONG_VALUE, _("the period ends on '%.*s', before it begins on '%.*s'"),
                     TEXT_FMT(s->ask->to), TEXT_FMT(s->ask->from));
    if (rc == RC_OK && !text_empty(s->ask->unit))
        rc = org_resolve_unit(s->r->world.org, s->ask->unit, s->r->now, &s->unit, &renamed, err);
    if (rc == RC_OK && s->unit)
        s->unit = org_agency(s->r->world.org, s->unit, s->r->now);
    if (rc == RC_OK)
        rc = read_keys(s, err);
    return rc == RC_OK ? read_columns(s, err) : rc;
}

/* --- one matter -------------------------------------------------------------------------------------------------------------- */

struct subject { /* the matter in hand */
    struct arena *a;
    const struct family *f;
    const struct matter *m;
    struct values values;
    struct day day; /* DAY_MIN: not stated */
};

static const struct stated *stated_of(const struct values *v, struct text code)
{
    int field = rule_field(v->rule, code);
    return field < 0 ? NULL : values_find(v, field, TEXT_NONE);
}

static struct day day_of_matter(const struct summing *s, const struct subject *x)
{
    if (text_empty(s->ask->day))
        return instant_day(x->m->opened);
    const struct stated *stated = stated_of(&x->values, s->ask->day);
    struct day day;
    return stated && day_parse(stated->value, &day) ? day : DAY_MIN;
}

/* What the value of a field is called. */
static struct text say_value(const struct summing *s, struct arena *a, const struct field_rule *f, struct text value)
{
    return say_stated(a, s->r->world.org, f, value, s->r->now, s->ask->style.lang ? s->ask->style.lang : i18n_lang());
}

static void key_of_day(const struct subject *x, enum key_kind kind, struct text *code)
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
    const struct stated *stated =
        key->kind == KEY_FIELD && field >= 0 ? values_find(&x->values, field, TEXT_NONE) : NULL;
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
        int i = figure_named(rule, key->code);
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

static enum rc sum_matter(void *arg, struct arena *scratch, const struct family *f, struct err *err)
{
    struct summing *s = arg;
    struct subject x = { .a = scratch, .f = f, .m = &f->matters[0] };
    bool dated = s->out->from.n != DAY_MIN.n || s->out->to.n != DAY_MAX.n;
    bool variant = rule_is_variant(s->rule) && !text_eq(x.m->rule->code, s->rule->code);
    if (variant || (s->unit && org_agency(s->r->world.org, x.m->lead, s->r->now) != s->unit))
        return RC_OK;
    x.values = values_now(scratch, f, x.m, s->r->now);
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
        values[i] = c->figure ? pool_figure(pool, s->rule, &s->rule->figures[figure_named(s->rule, c->code)])
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

enum rc congvu_sums(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    struct sums sums = { .world = &r.world,
                         .now = r.now,
                         .as_of = r.as_of,
                         .exercise = app->meta.exercise,
                         .partial = r.sight.bound && !r.sight.all,
                         .province = app->meta.province };
    struct summing s = { .r = &r, .ask = ask, .out = &sums };
    if (rc == RC_OK)
        rc = read_ask(&s, err);
    if (rc == RC_OK)
        rc = sum_kind(&s, err);
    if (rc == RC_OK) {
        if (!text_empty(s.rule->readers)) /* of a register all is told to its readers, and to nobody else */
            sums.partial = !matter_reader(r.world.org, s.rule, r.person, r.now);
        settle(&s);
        report_sums(out, r.a, &sums, &ask->style);
    }
    reading_end(&r);
    return rc;
}
