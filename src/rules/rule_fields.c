#include "rules/rule_fields.h"

#include "base/i18n.h"
#include "rules/rule_place.h"
#include "rules/rule_sums.h"

#include <stdarg.h>
#include <stdio.h>

struct settle {
    struct arena *a;
    struct rule *rule;
    const struct ynode *node;
    struct err *err;
};

/* The value under `key` of row i of a list, the row, the list or NULL: as near as there is. */
static const struct ynode *where(const struct settle *s, const char *list, size_t i, const char *key)
{
    const struct ynode *rows = s->node ? ynode_get(s->node, list) : NULL;
    if (!rows || rows->kind != YN_LIST || i >= rows->n)
        return rows ? rows : s->node;
    const struct ynode *value = ynode_get(rows->items[i], key);
    return value ? value : rows->items[i];
}

/* A complaint at that place; without one, it names the rule. */
static enum rc place(const struct settle *s, const struct ynode *at, enum rc rc)
{
    if (rc == RC_OK)
        return rc;
    if (at)
        err_prefix(s->err, "%s:%d:%d", at->file, at->line, at->column);
    else
        err_prefix(s->err, "%.*s", TEXT_FMT(s->rule->code));
    return rc;
}

static enum rc refuse(const struct settle *s, const struct ynode *at, enum problem p, const char *fmt, ...)
    PRINTF(4, 5);

static enum rc refuse(const struct settle *s, const struct ynode *at, enum problem p, const char *fmt, ...)
{
    char said[ERR_DETAIL_MAX];
    va_list args;
    va_start(args, fmt);
    vsnprintf(said, sizeof said, fmt, args);
    va_end(args);
    return place(s, at, err_set(s->err, p, "%s", said));
}

static enum rc check_code(const struct settle *s, const char *list, size_t i, struct text code)
{
    if (!rule_is_code(code))
        return refuse(s, where(s, list, i, "code"), PB_WRONG_VALUE,
                      _("'%.*s' is no code: write at most 40 small letters without accents, digits and _"),
                      TEXT_FMT(code));
    if (word_index(MEMBER_WORDS, code) >= 0)
        return refuse(s, where(s, list, i, "code"), PB_WRONG_VALUE,
                      _("'%.*s' is a word that acts of all kinds have already: name it otherwise"), TEXT_FMT(code));
    return RC_OK;
}

static enum rc twice(const struct settle *s, const char *list, size_t i, struct text code)
{
    return refuse(s, where(s, list, i, "code"), PB_WRONG_VALUE, _("'%.*s' is written twice in '%s': leave one out"),
                  TEXT_FMT(code), list);
}

/* --- fields ---------------------------------------------------------------------------------------------- */

static enum rc resolve_per(const struct settle *s, size_t i, struct field_rule *f)
{
    f->per_field = PER_NOTHING;
    if (text_empty(f->per))
        return RC_OK;
    if (text_eq(f->per, TEXT("period"))) {
        f->per_field = PER_PERIOD;
        return RC_OK;
    }
    f->per_field = rule_field(s->rule, f->per);
    const struct field_rule *keys = f->per_field < 0 ? NULL : &s->rule->fields[f->per_field];
    if (keys && keys != f && (keys->many || keys->type == FT_CHOICE) && text_empty(keys->per))
        return RC_OK;
    return refuse(
        s, where(s, "fields", i, "per"), PB_UNKNOWN_REFERENCE,
        _("'%.*s' is stated per '%.*s', which is neither period, nor a field with many entries, nor a choice"),
        TEXT_FMT(f->code), TEXT_FMT(f->per));
}

static enum rc check_choices(const struct settle *s, size_t i, const struct field_rule *f)
{
    if ((f->type == FT_CHOICE) != (f->nchoices > 0))
        return refuse(s, where(s, "fields", i, "choices"), PB_MISSING_KEY,
                      _("'choices' are written for the type choice, and only there: see '%.*s'"), TEXT_FMT(f->code));
    if (f->nchoices > RULE_CHOICES_MAX)
        return refuse(s, where(s, "fields", i, "choices"), PB_TOO_LARGE, _("'%s' has %zu rows; at most %zu are read"),
                      "choices", f->nchoices, (size_t)RULE_CHOICES_MAX);
    for (size_t k = 0; k < f->nchoices; k++) {
        if (!rule_is_code(f->choices[k].code))
            return refuse(s, where(s, "fields", i, "choices"), PB_WRONG_VALUE,
                          _("'%.*s' is no code: write at most 40 small letters without accents, digits and _"),
                          TEXT_FMT(f->choices[k].code));
        for (size_t j = 0; j < k; j++)
            if (text_eq(f->choices[j].code, f->choices[k].code))
                return refuse(s, where(s, "fields", i, "choices"), PB_WRONG_VALUE,
                              _("'%.*s' is written twice in '%s': leave one out"), TEXT_FMT(f->choices[k].code),
                              "choices");
    }
    return RC_OK;
}

/* What bounds a number, a day or a period is written of such alone. */
static enum rc check_bounds(const struct settle *s, size_t i, const struct field_rule *f)
{
    bool number = f->type == FT_NUMBER || f->type == FT_MONEY, periods = f->per_field == PER_PERIOD;
    if (!number && (f->least.stated || f->most.stated || f->whole || !text_empty(f->measure.vi)))
        return refuse(s, where(s, "fields", i, "type"), PB_WRONG_VALUE,
                      _("'least', 'most', 'whole' and 'measure' are for numbers, and '%.*s' is none"),
                      TEXT_FMT(f->code));
    if (f->least.stated && f->most.stated && f->most.n < f->least.n)
        return refuse(s, where(s, "fields", i, "most"), PB_WRONG_VALUE, _("'most' of '%.*s' is less than its 'least'"),
                      TEXT_FMT(f->code));
    if (f->lies && f->type != FT_DAY && !periods)
        return refuse(s, where(s, "fields", i, "lies"), PB_WRONG_VALUE,
                      _("'lies' is for days and for what is stated per period, and '%.*s' is neither"),
                      TEXT_FMT(f->code));
    if (f->apart && !periods)
        return refuse(s, where(s, "fields", i, "apart"), PB_WRONG_VALUE,
                      _("'apart' is for what is stated per period, and '%.*s' is not"), TEXT_FMT(f->code));
    return RC_OK;
}

static enum rc check_field(const struct settle *s, size_t i)
{
    const struct field_rule *f = &s->rule->fields[i];
    for (size_t j = 0; j < i; j++)
        if (text_eq(s->rule->fields[j].code, f->code))
            return twice(s, "fields", i, f->code);
    if (f->on == 0)
        return refuse(s, where(s, "fields", i, "on"), PB_MISSING_KEY,
                      _("no act states '%.*s': write 'on' with the acts that may"), TEXT_FMT(f->code));
    if (f->on & (UINT32_C(1) << ACT_CORRECT))
        return refuse(s, where(s, "fields", i, "on"), PB_WRONG_VALUE,
                      _("'correct' puts right what any act stated, and is not written in 'on'"));
    enum rc rc = check_bounds(s, i, f);
    if (rc != RC_OK)
        return rc;
    if (f->nkinds && f->type != FT_MATTER)
        return refuse(s, where(s, "fields", i, "kinds"), PB_WRONG_VALUE,
                      _("'kinds' is for a field that names a matter, and '%.*s' names none"), TEXT_FMT(f->code));
    if (f->many && (f->once || !text_empty(f->per)))
        return refuse(s, where(s, "fields", i, "many"), PB_WRONG_VALUE,
                      _("'%.*s' has many entries: leave out 'once' and 'per'"), TEXT_FMT(f->code));
    if (f->sealed && f->list)
        return refuse(s, where(s, "fields", i, "list"), PB_WRONG_VALUE,
                      _("'%.*s' is sealed, so it is no column of a list"), TEXT_FMT(f->code));
    return check_choices(s, i, f);
}

static enum rc settle_fields(const struct settle *s)
{
    struct field_rule *fields = (struct field_rule *)s->rule->fields; /* ours: yaml_fill or a variant made them */
    enum rc rc;
    for (size_t i = 0; i < s->rule->nfields; i++) {
        fields[i].on |= fields[i].must;
        if ((rc = check_code(s, "fields", i, fields[i].code)) || (rc = resolve_per(s, i, &fields[i])) ||
            (rc = check_field(s, i)))
            return rc;
    }
    return RC_OK;
}

/* --- steps ----------------------------------------------------------------------------------------------- */

void rule_steps_resolve(struct rule *rule)
{
    struct step_rule *steps = (struct step_rule *)rule->steps; /* ours: yaml_fill or a variant made them */
    for (size_t i = 0; i < rule->nsteps; i++) {
        steps[i].after_step = text_empty(steps[i].after) ? -1 : rule_step_named(rule, steps[i].after);
        steps[i].lapse_step = text_empty(steps[i].lapse) ? -1 : rule_step_named(rule, steps[i].lapse);
    }
    rule->limit_from_step = text_empty(rule->limit_from) ? -1 : rule_step_named(rule, rule->limit_from);
}

static enum rc settle_steps(const struct settle *s)
{
    struct step_rule *steps = (struct step_rule *)s->rule->steps;
    for (size_t i = 0; i < s->rule->nsteps; i++) {
        if (text_empty(steps[i].when))
            continue;
        const struct ynode *at = where(s, "steps", i, "when");
        enum rc rc =
            place(s, at, formula_parse(s->a, steps[i].when, s->rule, s->rule->nfigures, &steps[i].taken, s->err));
        if (rc == RC_OK && formula_type(steps[i].taken) != VT_YES_NO)
            rc = refuse(s, at, PB_WRONG_VALUE, _("'%.*s' is neither yes nor no"), TEXT_FMT(steps[i].when));
        if (rc != RC_OK)
            return rc;
        s->rule->branches = true;
    }
    if (!text_empty(s->rule->limit_from) && (s->rule->limit_from_step < 0 || s->rule->limit.unit == LIMIT_NONE))
        return refuse(s, s->node ? ynode_get(s->node, "limit_from") : NULL, PB_UNKNOWN_REFERENCE,
                      _("'limit_from' names a step of '%.*s' and needs its 'limit'; '%.*s' is none"),
                      TEXT_FMT(s->rule->code), TEXT_FMT(s->rule->limit_from));
    return RC_OK;
}

/* --- figures and checks ----------------------------------------------------------------------------------- */

static enum rc settle_words(const struct settle *s, size_t i)
{
    struct figure_rule *f = (struct figure_rule *)&s->rule->figures[i];
    struct figure_word *words =
        ARENA_ARRAY(s->a, struct figure_word, f->nwords + 1); /* a variant's may be its kind's */
    for (size_t k = 0; k < f->nwords; k++)
        words[k] = f->words[k];
    f->words = words;
    for (size_t k = 0; k < f->nwords; k++) {
        if (text_empty(words[k].when))
            continue;
        const struct ynode *at = where(s, "figures", i, "words");
        enum rc rc =
            place(s, at, formula_parse(s->a, words[k].when, s->rule, f->formula ? i + 1 : i, &words[k].holds, s->err));
        if (rc == RC_OK && formula_type(words[k].holds) != VT_YES_NO)
            rc = refuse(s, at, PB_WRONG_VALUE, _("'%.*s' is neither yes nor no"), TEXT_FMT(words[k].when));
        if (rc != RC_OK)
            return rc;
    }
    return RC_OK;
}

static enum rc settle_figures(const struct settle *s)
{
    struct figure_rule *figures = (struct figure_rule *)s->rule->figures;
    enum rc rc;
    for (size_t i = 0; i < s->rule->nfigures; i++) {
        struct figure_rule *f = &figures[i];
        if ((rc = check_code(s, "figures", i, f->code)) != RC_OK)
            return rc;
        for (size_t j = 0; j < i; j++)
            if (text_eq(figures[j].code, f->code))
                return twice(s, "figures", i, f->code);
        if (rule_field(s->rule, f->code) >= 0)
            return refuse(s, where(s, "figures", i, "code"), PB_WRONG_VALUE,
                          _("'%.*s' is a field already: a figure needs a code of its own"), TEXT_FMT(f->code));
        if (f->decimals < 0 || f->decimals > 6)
            return refuse(s, where(s, "figures", i, "decimals"), PB_WRONG_VALUE, _("'decimals' is 0 to 6"));
        if (text_empty(f->value) && f->nwords == 0)
            return refuse(s, where(s, "figures", i, "value"), PB_MISSING_KEY, _("'%.*s' has neither a value nor words"),
                          TEXT_FMT(f->code));
        if (!text_empty(f->value))
            rc = place(s, where(s, "figures", i, "value"),
                       formula_parse(s->a, f->value, s->rule, i, &f->formula, s->err));
        if (rc != RC_OK || (rc = settle_words(s, i)) != RC_OK)
            return rc;
    }
    return RC_OK;
}

static enum rc settle_checks(const struct settle *s)
{
    struct check_rule *checks = (struct check_rule *)s->rule->checks;
    for (size_t i = 0; i < s->rule->nchecks; i++) {
        const struct ynode *at = where(s, "checks", i, "that");
        enum rc rc =
            place(s, at, formula_parse(s->a, checks[i].that, s->rule, s->rule->nfigures, &checks[i].formula, s->err));
        if (rc == RC_OK && formula_type(checks[i].formula) != VT_YES_NO)
            rc = refuse(s, at, PB_WRONG_VALUE, _("'%.*s' is neither yes nor no"), TEXT_FMT(checks[i].that));
        if (rc != RC_OK)
            return rc;
    }
    return RC_OK;
}

static enum rc check_ceilings(const struct settle *s)
{
    const struct {
        const char *list;
        size_t n, max;
    } LISTS[] = {
        { "fields", s->rule->nfields, RULE_FIELDS_MAX },
        { "figures", s->rule->nfigures, RULE_FIGURES_MAX },
        { "checks", s->rule->nchecks, RULE_CHECKS_MAX },
    };
    for (size_t i = 0; i < LEN(LISTS); i++)
        if (LISTS[i].n > LISTS[i].max)
            return refuse(s, where(s, LISTS[i].list, LISTS[i].n, ""), PB_TOO_LARGE,
                          _("'%s' has %zu rows; at most %zu are read"), LISTS[i].list, LISTS[i].n, LISTS[i].max);
    return RC_OK;
}

enum rc rule_fields_settle(struct arena *a, struct rule *rule, const struct ynode *node, struct err *err)
{
    struct settle s = { a, rule, node, err };
    enum rc rc;
    if ((rc = check_ceilings(&s)) || (rc = settle_fields(&s)) || (rc = settle_figures(&s)) || (rc = settle_steps(&s)))
        return rc;
    rc = settle_checks(&s);
    return rc == RC_OK ? rule_sums_check(rule, node, err) : rc;
}
