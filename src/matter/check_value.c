/* check_value.c -- the fields of its kind that an act states, one by one, and then what the regulation demands of them together. */
#include "matter/check_act.h"
#include "matter/values.h"

#include "base/i18n.h"
#include "base/sbuf.h"
#include "calendar/period.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* --- one value ------------------------------------------------------------------------------------------- */

static const struct choice_rule *choice_of(const struct field_rule *f, struct text code)
{
    for (size_t i = 0; i < f->nchoices; i++)
        if (text_eq(f->choices[i].code, code))
            return &f->choices[i];
    return NULL;
}

static enum rc refuse_choice(const struct field_rule *f, struct text value, struct err *err)
{
    char codes[256] = "";
    size_t n = 0;
    for (size_t i = 0; i < f->nchoices; i++)
        if (n + f->choices[i].code.n + 3 < sizeof codes)
            n += (size_t)snprintf(codes + n, sizeof codes - n, "%s%.*s", n ? ", " : "", TEXT_FMT(f->choices[i].code));
    return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no choice for '%.*s'; there are: %s"), TEXT_FMT(value),
                   TEXT_FMT(f->code), codes);
}

/* A period stated for: not begun yet where it lies in the past, and beside those stated before where they are kept apart. */
static enum rc check_period(const struct values *v, int field, struct text key, struct err *err)
{
    const struct field_rule *f = &v->rule->fields[field];
    struct period period, other;
    char said[INSTANT_CHARS];
    if (!period_parse(key, &period))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no period: write 2025, 2025-H1, 2025-Q3 or 2025-09"),
                       TEXT_FMT(key));
    if (f->lies == LIES_PAST && period.from.n > instant_day(v->t).n)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' cannot lie ahead: %.*s begins after %s, the day of the act"),
                       TEXT_FMT(f->code), TEXT_FMT(key), day_iso(instant_day(v->t), said));
    for (size_t i = 0; f->apart && i < v->n; i++) {
        const struct stated *s = &v->list[i];
        if (s->field == field && s->in_force && !text_eq(s->key, key) && period_parse(s->key, &other) &&
            other.from.n <= period.to.n && period.from.n <= other.to.n)
            return err_set(err, PB_STATED_TWICE, _("'%.*s' has been stated for %.*s, which overlaps %.*s"),
                           TEXT_FMT(f->code), TEXT_FMT(s->key), TEXT_FMT(key));
    }
    return RC_OK;
}

static enum rc check_key(const struct values *v, int field, struct text key, struct err *err)
{
    const struct field_rule *f = &v->rule->fields[field];
    int64_t number;
    if (f->per_field == PER_NOTHING) {
        if (f->many || text_empty(key))
            return RC_OK;
        return err_set(err, PB_WRONG_KEY, _("'%.*s' is stated without a key: leave out [%.*s]"), TEXT_FMT(f->code),
                       TEXT_FMT(key));
    }
    if (text_empty(key))
        return err_set(err, PB_MISSING_KEY, _("'%.*s' is stated per %.*s: write %.*s[...]=..."), TEXT_FMT(f->code),
                       TEXT_FMT(f->per), TEXT_FMT(f->code));
    if (f->per_field == PER_PERIOD)
        return check_period(v, field, key, err);
    const struct field_rule *keys = &v->rule->fields[f->per_field];
    if (!keys->many)
        return choice_of(keys, key) ? RC_OK : refuse_choice(keys, key, err);
    size_t n = values_entries(v, f->per_field);
    if (text_int(key, &number) && number >= 1 && number <= (int64_t)n)
        return RC_OK;
    return err_set(err, PB_WRONG_VALUE, _("'%.*s' has no entry number %.*s: there are %zu"), TEXT_FMT(keys->code),
                   TEXT_FMT(key), n);
}

static enum rc check_number(const struct field_rule *f, struct text value, struct err *err)
{
    struct fvalue x = value_of(f, value);
    if (x.type == VT_UNKNOWN)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no number for '%.*s': write 6535 or 12.5"), TEXT_FMT(value),
                       TEXT_FMT(f->code));
    if (f->whole && x.number != floor(x.number))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is a whole number, not %.*s"), TEXT_FMT(f->code),
                       TEXT_FMT(value));
    if (f->least.stated && x.number < f->least.n)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is at least %.15g, not %.*s"), TEXT_FMT(f->code), f->least.n,
                       TEXT_FMT(value));
    if (f->most.stated && x.number > f->most.n)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is at most %.15g, not %.*s"), TEXT_FMT(f->code), f->most.n,
                       TEXT_FMT(value));
    return RC_OK;
}

static enum rc check_day(const struct values *v, const struct field_rule *f, struct text value, struct err *err)
{
    struct day day, today = instant_day(v->t);
    char said[INSTANT_CHARS];
    if (!day_parse(value, &day))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no date for '%.*s': write 2025-08-14"), TEXT_FMT(value),
                       TEXT_FMT(f->code));
    if (f->lies == LIES_PAST && day.n > today.n)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' cannot lie ahead: %.*s is after %s, the day of the act"),
                       TEXT_FMT(f->code), TEXT_FMT(value), day_iso(today, said));
    if (f->lies == LIES_AHEAD && day.n < today.n)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' cannot lie in the past: %.*s is before %s, the day of the act"),
                       TEXT_FMT(f->code), TEXT_FMT(value), day_iso(today, said));
    return RC_OK;
}

/* Is `value` one that this field takes, under this key? A sentence says what is wrong. Units, persons and matters are taken as they stand. */
static enum rc value_check(const struct values *v, int field, struct text key, struct text value, struct err *err)
{
    const struct field_rule *f = &v->rule->fields[field];
    struct period period;
    enum rc rc = check_key(v, field, key, err);
    if (rc != RC_OK)
        return rc;
    if (text_empty(value))
        return err_set(err, PB_MISSING_KEY, _("nothing is stated for '%.*s'"), TEXT_FMT(f->code));
    if (f->type == FT_NUMBER || f->type == FT_MONEY)
        return check_number(f, value, err);
    if (f->type == FT_CHOICE)
        return choice_of(f, value) ? RC_OK : refuse_choice(f, value, err);
    if (f->type == FT_DAY)
        return check_day(v, f, value, err);
    if (f->type == FT_PERIOD && !period_parse(value, &period))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no period: write 2025, 2025-H1, 2025-Q3 or 2025-09"),
                       TEXT_FMT(value));
    if (f->type == FT_KIND && !rulebook_find(v->w->rules, value, v->t, v->t))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no kind of matter for '%.*s'"), TEXT_FMT(value),
                       TEXT_FMT(f->code));
    if (f->type == FT_YES_NO && !text_eq(value, TEXT("yes")) && !text_eq(value, TEXT("no")))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is yes or no, not '%.*s'"), TEXT_FMT(f->code), TEXT_FMT(value));
    return RC_OK;
}

/* --- one act --------------------------------------------------------------------------------------------- */

static bool takes(const struct field_rule *f, enum act_kind act) { return (f->on & (UINT32_C(1) << act)) != 0; }

static enum rc refuse_field(const struct check *c, const struct rule *rule, struct text field, struct err *err)
{
    char codes[256] = "";
    size_t n = 0;
    for (size_t i = 0; i < rule->nfields; i++)
        if (takes(&rule->fields[i], c->act->kind) && n + rule->fields[i].code.n + 3 < sizeof codes)
            n += (size_t)snprintf(codes + n, sizeof codes - n, "%s%.*s", n ? ", " : "", TEXT_FMT(rule->fields[i].code));
    if (n == 0)
        return err_set(err, PB_WRONG_KEY, _("'%s' does not take '%.*s' on a matter of kind '%.*s'"),
                       ACT_WORDS[c->act->kind], TEXT_FMT(field), TEXT_FMT(rule->code));
    return err_set(err, PB_WRONG_KEY, _("'%s' does not take '%.*s' on a matter of kind '%.*s'; it takes: %s"),
                   ACT_WORDS[c->act->kind], TEXT_FMT(field), TEXT_FMT(rule->code), codes);
}

static bool act_stated(const struct values *before, int64_t seq, int field, struct text key)
{
    for (size_t i = 0; i < before->n; i++)
        if (before->list[i].act->seq == seq && before->list[i].field == field &&
            (text_empty(key) || text_eq(before->list[i].key, key)))
            return true;
    return false;
}

static size_t times_listed(const struct values *v, int field, struct text value)
{
    size_t n = 0;
    for (size_t i = 0; i < v->n; i++)
        n += v->list[i].field == field && text_eq(v->list[i].value, value);
    return n;
}

static enum rc check_stated(const struct check *c, const struct values *before, const struct values *after,
                            struct text field, struct text key, struct text value, struct err *err)
{
    const struct rule *rule = after->rule;
    int index = rule_field(rule, field);
    bool corrects = c->act->kind == ACT_CORRECT;
    const struct field_rule *f = index < 0 ? NULL : &rule->fields[index];
    if (!f || !(corrects || takes(f, c->act->kind)))
        return refuse_field(c, rule, field, err);
    enum rc rc = value_check(after, index, key, value, err);
    if (rc != RC_OK)
        return rc;
    if (corrects && !act_stated(before, c->act->corrects, index, key))
        return err_set(err, PB_WRONG_VALUE, _("the act put right did not state '%.*s'"), TEXT_FMT(field));
    bool names = f->type == FT_UNIT || f->type == FT_PERSON || f->type == FT_MATTER;
    if (f->many && names && times_listed(after, index, value) > 1)
        return err_set(err, PB_STATED_TWICE, _("'%.*s' names '%.*s' twice: leave one out"), TEXT_FMT(field),
                       TEXT_FMT(value));
    if (!corrects && f->once && values_find(before, index, key))
        return err_set(err, PB_STATED_TWICE,
                       text_empty(key) ? _("'%.*s' has been stated already: put that act right instead")
                                       : _("'%.*s' has been stated already for %.*s: put that act right instead"),
                       TEXT_FMT(field), TEXT_FMT(key));
    return RC_OK;
}

static enum rc check_lines(const struct check *c, const struct values *before, const struct values *after,
                           enum act_text words, struct err *err)
{
    struct text rest = act_text(c->act, words), field, key, value;
    enum rc rc = RC_OK;
    while (rc == RC_OK && value_next(&rest, &field, &key, &value))
        rc = check_stated(c, before, after, field, key, value, err);
    return rc;
}

static enum rc check_must(const struct check *c, const struct values *v, struct err *err)
{
    for (size_t i = 0; i < v->rule->nfields; i++) {
        const struct field_rule *f = &v->rule->fields[i];
        bool stated = !(f->must & (UINT32_C(1) << c->act->kind));
        for (size_t k = 0; k < v->n && !stated; k++)
            stated = v->list[k].field == (int)i && v->list[k].act == c->act;
        if (!stated)
            return err_set(err, PB_MISSING_KEY, _("'%s' must state '%.*s': %.*s"), ACT_WORDS[c->act->kind],
                           TEXT_FMT(f->code), TEXT_FMT(names_in(f->names, i18n_lang())));
    }
    return RC_OK;
}

/* The act, the sentence and its source, and the keys that the demand looks at: what is wrong may have been stated by an earlier act. */
static enum rc refuse_demand(const struct check *c, const struct rule *rule, const struct check_rule *demand,
                             struct err *err)
{
    struct text said = names_in(demand->otherwise, i18n_lang()), source = names_in(demand->source, i18n_lang());
    const char *act = ACT_WORDS[c->act->kind];
    struct sbuf keys;
    sbuf_init(&keys, ERR_DETAIL_MAX);
    for (size_t i = 0; i < rule->nfields; i++)
        if (formula_asks(demand->formula, (int)i))
            sbuf_printf(&keys, "%s%.*s", sbuf_text(&keys).n ? ", " : "", TEXT_FMT(rule->fields[i].code));
    for (int i = 0; i < ACT_FIELD_COUNT; i++)
        if (formula_asks_member(demand->formula, text_of(ACT_FIELDS[i].key)))
            sbuf_printf(&keys, "%s%s", sbuf_text(&keys).n ? ", " : "", ACT_FIELDS[i].key);
    enum rc rc = sbuf_text(&keys).n
                     ? err_set(err, PB_RULE_NOT_MET, _("'%s': %.*s (%.*s); it looks at %.*s"), act, TEXT_FMT(said),
                               TEXT_FMT(source), TEXT_FMT(sbuf_text(&keys)))
                     : err_set(err, PB_RULE_NOT_MET, "'%s': %.*s (%.*s)", act, TEXT_FMT(said), TEXT_FMT(source));
    sbuf_release(&keys);
    return rc;
}

static enum rc check_demands(const struct check *c, const struct values *v, struct err *err)
{
    for (size_t i = 0; i < v->rule->nchecks; i++) {
        const struct check_rule *demand = &v->rule->checks[i];
        if (demand->then_signal || !(demand->on & (UINT32_C(1) << c->act->kind)))
            continue;
        struct fvalue met = values_work_out(v, demand->formula);
        if (met.type != VT_YES_NO || met.yes)
            continue;
        return refuse_demand(c, v->rule, demand, err);
    }
    return RC_OK;
}

enum rc check_values(const struct check *c, struct err *err)
{
    bool opens = c->act->kind == ACT_OPEN, question = c->m && c->m->parent >= 0;
    const struct rule *rule = opens ? rulebook_find(c->w->rules, c->act->rule_kind, c->t, c->t) : c->rule;
    bool states = !text_empty(act_text(c->act, AT_FIELDS)) || !text_empty(act_text(c->act, AT_SEALED));
    if (question)
        return states ? err_set(err, PB_WRONG_KEY, _("a question has no fields of its kind: state them on the matter"))
                      : RC_OK;
    if (!states && rule->nfields == 0 && rule->nchecks == 0 && !rule->branches)
        return RC_OK;
    struct arena *a = arena_new();
    size_t n = c->f ? c->f->nacts : 0;
    struct values before = values_read(a, c->w, c->f, c->m, rule, n, NULL, c->t);
    struct values after = values_read(a, c->w, c->f, c->m, rule, n, c->act, c->t);
    enum rc rc;
    if ((rc = check_lines(c, &before, &after, AT_FIELDS, err)) == RC_OK &&
        (rc = check_lines(c, &before, &after, AT_SEALED, err)) == RC_OK && (rc = check_must(c, &after, err)) == RC_OK)
        rc = check_demands(c, &after, err);
    if (rc == RC_OK && c->act->kind == ACT_FORWARD && values_next_step(&after, ACT_FORWARD, c->step) < 0)
        rc = err_set(err, PB_NOT_NOW, _("the process of '%.*s' has no further step to forward to from here"),
                     TEXT_FMT(rule->kind));
    arena_free(a);
    return rc;
}
