#include "rules/variant.h"

#include "base/i18n.h"
#include "rules/rule_fields.h"

#include <string.h>

/* --- one list behind another: a row with the code of an earlier one stands in its place --------------------------- */

struct rows {
    const void *rows;
    size_t n, size;
};

typedef bool same_function(const void *, const void *);

static void *joined(struct arena *a, struct rows base, struct rows own, same_function *same, size_t *n)
{
    char *out = arena_alloc(a, (base.n + own.n + 1) * base.size);
    *n = base.n;
    if (base.n)
        memcpy(out, base.rows, base.n * base.size);
    for (size_t i = 0; i < own.n; i++) {
        const char *row = (const char *)own.rows + i * own.size;
        size_t at = 0;
        while (at < *n && !same(out + at * base.size, row))
            at++;
        memcpy(out + at * base.size, row, base.size);
        *n += at == *n;
    }
    return out;
}

static bool same_reason(const void *pa, const void *pb)
{
    const struct reason_rule *a = pa, *b = pb;
    return a->act == b->act && text_eq(a->code, b->code);
}
static bool same_form(const void *pa, const void *pb)
{
    return ((const struct form_rule *)pa)->form == ((const struct form_rule *)pb)->form;
}
static bool same_act(const void *pa, const void *pb)
{
    return ((const struct act_rule_names *)pa)->act == ((const struct act_rule_names *)pb)->act;
}
static bool same_field(const void *pa, const void *pb)
{
    return text_eq(((const struct field_rule *)pa)->code, ((const struct field_rule *)pb)->code);
}
static bool same_figure(const void *pa, const void *pb)
{
    return text_eq(((const struct figure_rule *)pa)->code, ((const struct figure_rule *)pb)->code);
}
static bool same_check(const void *pa, const void *pb)
{
    const struct check_rule *a = pa, *b = pb;
    return !text_empty(a->code) && text_eq(a->code, b->code);
}
static bool same_sums(const void *pa, const void *pb)
{
    return text_eq(((const struct sums_rule *)pa)->code, ((const struct sums_rule *)pb)->code);
}
static bool same_text(const void *pa, const void *pb)
{
    return text_eq(*(const struct text *)pa, *(const struct text *)pb);
}

#define JOIN(list, same)                                                                                               \
    (r->list = joined(a, (struct rows){ kind->list, kind->n##list, sizeof *kind->list },                               \
                      (struct rows){ own->list, own->n##list, sizeof *own->list }, same, &r->n##list))

/* --- one version beside one of its kind ---------------------------------------------------------------------- */

/* A row of a step the kind has: what it writes takes the place of the kind's. */
static void change_step(struct step_rule *step, const struct step_rule *row)
{
    if (row->limit.unit != LIMIT_NONE)
        step->limit = row->limit;
    if (!text_empty(row->names.vi))
        step->names = row->names;
    if (row->holder != BY_SAME)
        step->holder = row->holder;
    if (!text_empty(row->unit)) {
        step->holder = BY_UNIT;
        step->unit = row->unit;
    }
    step->source = row->source;
    step->mark = row->mark;
}

static bool is_new_step(const struct rule *kind, const struct step_rule *row)
{
    return rule_step_named(kind, row->code) < 0;
}

static enum rc check_new_step(const struct rule *kind, const struct rule *own, const struct step_rule *row,
                              struct err *err)
{
    if (row->on == ACT_OPEN || text_empty(row->names.vi))
        return err_set(err, PB_UNKNOWN_REFERENCE,
                       _("'%.*s' changes the step '%.*s', which '%.*s' does not have; a new step has names, and an act "
                         "other than open "
                         "that enters it"),
                       TEXT_FMT(own->code), TEXT_FMT(row->code), TEXT_FMT(kind->code));
    if ((row->holder == BY_UNIT) == text_empty(row->unit))
        return err_set(err, PB_MISSING_KEY,
                       _("the step '%.*s' is held by a unit, but none is named: write 'unit' with its code"),
                       TEXT_FMT(row->code));
    return RC_OK;
}

/* New steps that come from a certain step stand before the kind's, for the first row that fits is taken; the others behind. */
static enum rc join_steps(struct arena *a, const struct rule *kind, const struct rule *own, struct rule *r,
                          struct err *err)
{
    struct step_rule *steps = NULL;
    size_t n = 0;
    for (int behind = 0; behind <= 1; behind++) {
        for (size_t i = 0; i < own->nsteps; i++) {
            const struct step_rule *row = &own->steps[i];
            if (!is_new_step(kind, row) || text_empty(row->after) != (behind == 1))
                continue;
            enum rc rc = check_new_step(kind, own, row, err);
            if (rc != RC_OK)
                return rc;
            ARENA_PUSH(a, steps, n, *row);
        }
        for (size_t i = 0; i < kind->nsteps && !behind; i++)
            ARENA_PUSH(a, steps, n, kind->steps[i]);
    }
    r->steps = steps;
    r->nsteps = n;
    for (size_t i = 0; i < own->nsteps; i++)
        if (!is_new_step(kind, &own->steps[i]))
            change_step(&steps[rule_step_named(r, own->steps[i].code)], &own->steps[i]);
    rule_steps_resolve(r);
    for (size_t i = 0; i < n; i++)
        if (!text_empty(steps[i].after) && steps[i].after_step < 0)
            return err_set(err, PB_UNKNOWN_REFERENCE, _("'%.*s' has no step '%.*s'"), TEXT_FMT(own->code),
                           TEXT_FMT(steps[i].after));
    return RC_OK;
}

static struct limit limit_or(struct limit own, struct limit kind) { return own.unit == LIMIT_NONE ? kind : own; }

static enum rc join(struct arena *a, const struct rule *kind, const struct rule *own, struct rule *r, struct err *err)
{
    *r = *own;
    r->from.n = kind->from.n > own->from.n ? kind->from.n : own->from.n;
    r->to.n = kind->to.n < own->to.n ? kind->to.n : own->to.n;
    r->announced = instant_max(kind->announced, own->announced);
    r->reaches_running = kind->from.n > own->from.n ? kind->reaches_running : own->reaches_running;
    if (text_empty(r->prefix))
        r->prefix = kind->prefix;
    r->limit = limit_or(own->limit, kind->limit);
    r->fallback = limit_or(own->fallback, kind->fallback);
    r->least = limit_or(own->least, kind->least);
    r->grace = limit_or(own->grace, kind->grace);
    if (own->cadence.every == EVERY_NONE)
        r->cadence = kind->cadence;
    if (own->hand_over_to == 0) {
        r->hand_over_from = kind->hand_over_from;
        r->hand_over_to = kind->hand_over_to;
    }
    r->confirmed |= kind->confirmed;
    r->excludes |= kind->excludes;
    r->closed |= kind->closed;
    if (text_empty(r->readers))
        r->readers = kind->readers;
    if (r->keep.limit.unit == LIMIT_NONE)
        r->keep = kind->keep;
    r->duty |= kind->duty;
    r->lookup |= kind->lookup;
    if (r->beside_authority == BESIDE_NONE)
        r->beside_authority = kind->beside_authority;
    if (text_empty(r->limit_from))
        r->limit_from = kind->limit_from;
    if (text_empty(r->decision))
        r->decision = kind->decision;
    JOIN(reasons, same_reason);
    JOIN(forms, same_form);
    JOIN(acts, same_act);
    JOIN(fields, same_field);
    JOIN(figures, same_figure);
    JOIN(checks, same_check);
    JOIN(sums, same_sums);
    JOIN(extenders, same_text);
    enum rc rc = join_steps(a, kind, own, r, err);
    return rc == RC_OK ? rule_fields_settle(a, r, NULL, err) : rc;
}

static bool is_kind_of(const struct rule *kind, const struct rule *own)
{
    return !rule_is_variant(kind) && text_eq(kind->code, own->kind);
}

enum rc variants_join(struct arena *a, struct version **versions, size_t *n, struct err *err)
{
    struct version *out = NULL;
    size_t count = 0;
    for (size_t i = 0; i < *n; i++) {
        const struct version *own = &(*versions)[i];
        if (!rule_is_variant(&own->rule)) {
            ARENA_PUSH(a, out, count, *own);
            continue;
        }
        bool known = false;
        for (size_t k = 0; k < *n; k++) {
            const struct rule *kind = &(*versions)[k].rule;
            if (!is_kind_of(kind, &own->rule))
                continue;
            known = true;
            if (kind->to.n < own->rule.from.n || own->rule.to.n < kind->from.n)
                continue;
            struct version whole = *own;
            enum rc rc = join(a, kind, &own->rule, &whole.rule, err);
            if (rc != RC_OK)
                return rc;
            ARENA_PUSH(a, out, count, whole);
        }
        if (!known)
            return err_set(err, PB_UNKNOWN_REFERENCE, _("'%.*s' is a variant of '%.*s', which no regulation describes"),
                           TEXT_FMT(own->rule.code), TEXT_FMT(own->rule.kind));
    }
    *versions = out;
    *n = count;
    return RC_OK;
}
