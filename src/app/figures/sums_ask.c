/* sums_ask.c -- what groups of matters are asked for: by which keys, with which columns, over which days. */
#include "app/figures/summing.h"
#include "app/view/families.h"
#include "base/i18n.h"

/* --- what is asked --------------------------------------------------------------------------------------------------------- */

static enum rc read_key(struct summing *s, struct text word, struct err *err)
{
    struct sums *out = s->out;
    struct key *key = &s->keys[out->nkeys];
    int field = rule_field(s->rule, word), figure = rule_figure(s->rule, word);
    *key = (struct key){ .kind = rule_sums_key(s->rule, word), .code = word, .figure = figure };
    if (key->kind == KEY_NONE && field >= 0 && s->rule->fields[field].sealed)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is sealed: nothing is counted by it"), TEXT_FMT(word));
    if (key->kind == KEY_NONE)
        return err_set(err, PB_WRONG_VALUE,
                       _("'%.*s' groups nothing: write year, quarter, month, unit, variant, a field with one value, or "
                         "a figure in words"),
                       TEXT_FMT(word));
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
        int i = rule_figure(s->rule, text_trim(word));
        if (!rule_figure_is_number(s->rule, i))
            return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no figure of '%.*s' that is a number"), TEXT_FMT(word),
                           TEXT_FMT(s->rule->kind));
        const struct figure_rule *f = &s->rule->figures[i];
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

enum rc sums_read_ask(struct summing *s, struct err *err)
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
