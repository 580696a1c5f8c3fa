/* rulebook.c -- which version governs a matter, and what a rule says about a step, a reason, a form, an act.
 *
 * Versions lie sorted by kind and first valid day, none overlapping, so a matter's rule is found by walking the few versions
 * of its kind once:
 *
 *   (1) the version valid on the day the matter began governs it;
 *   (2) each later version that reaches running matters takes over on its first valid day, or when it was announced if that
 *       is later: what nobody had announced cannot have moved a deadline;
 *   (3) a version that ends without a successor goes on governing the matters it had.
 */
#include "rules/rulebook.h"

#include "base/i18n.h"
#include "rules/variant.h"

#include <stdlib.h>
#include <string.h>

/* The versions of one kind. */
struct span {
    struct text code;
    const struct version *first;
    size_t n;
};

struct rulebook {
    const struct span *spans; /* in span_order: every fold asks for a rule again and again */
    const struct text *kinds; /* in the order of the regulations                           */
    size_t nkinds;
    const struct text *registers; /* kinds of which a version names who reads */
    size_t nregisters;
};

const char *const STEP_HOLDER_WORDS[STEP_HOLDER_COUNT + 1] = {
    [BY_SAME] = "same",           [BY_LEAD] = "lead",   [BY_ADVISER] = "adviser", [BY_DECIDER] = "decider",
    [BY_CONFIRMER] = "confirmer", [BY_GIVER] = "giver", [BY_UNIT] = "unit",       [BY_STATED] = "stated",
};

const char *const BESIDE_AUTHORITY_WORDS[BESIDE_COUNT + 1] = {
    [BESIDE_NONE] = "no",
    [BESIDE_WORKING_RULE] = "working_rule",
    [BESIDE_SENSITIVE_POST] = "sensitive_post",
};

bool rule_guards(const struct rule *rule) { return rule->excludes || rule->closed || !text_empty(rule->readers); }

/* --- versions --------------------------------------------------------------------------------------------- */

static size_t kind_index(const struct version *v, size_t n, struct text kind, size_t *kinds)
{
    for (size_t i = 0; i < n; i++)
        if (text_eq(v[i].rule.code, kind))
            return v[i].kind;
    return (*kinds)++;
}

static int version_order(const void *pa, const void *pb)
{
    const struct version *a = pa, *b = pb;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->rule.from.n != b->rule.from.n)
        return a->rule.from.n < b->rule.from.n ? -1 : 1;
    return a->seq < b->seq ? -1 : a->seq > b->seq;
}

static bool takes_over(const struct rule *later, const struct rule *earlier)
{
    return later->from.n > earlier->from.n && instant_before(earlier->announced, later->announced);
}

bool versions_settle(struct arena *a, const struct rule *const *rules, size_t n, struct version **out, size_t *kinds,
                     size_t clash[2])
{
    struct version *v = ARENA_ARRAY(a, struct version, n);
    *kinds = 0;
    for (size_t i = 0; i < n; i++) {
        size_t kind = kind_index(v, i, rules[i]->code, kinds);
        v[i] = (struct version){ .rule = *rules[i], .kind = kind, .seq = i };
    }
    if (n > 1)
        qsort(v, n, sizeof *v, version_order);
    for (size_t i = 1; i < n; i++) {
        struct version *earlier = &v[i - 1], *later = &v[i];
        if (earlier->kind != later->kind || earlier->rule.to.n < later->rule.from.n)
            continue;
        if (!takes_over(&later->rule, &earlier->rule)) {
            clash[0] = earlier->seq < later->seq ? earlier->seq : later->seq;
            clash[1] = earlier->seq < later->seq ? later->seq : earlier->seq;
            return false;
        }
        earlier->rule.to.n = later->rule.from.n - 1;
    }
    *out = v;
    return true;
}

static enum rc overlap(const struct rule *a, const struct rule *b, struct err *err)
{
    char from_a[INSTANT_CHARS], from_b[INSTANT_CHARS];
    return err_set(err, PB_OVERLAP,
                   _("two versions of the regulation '%.*s', valid from %s and from %s, hold on the same day: end the "
                     "earlier before the later begins, or state when the later was announced"),
                   TEXT_FMT(a->code), day_iso(a->from, from_a), day_iso(b->from, from_b));
}

/* Short ones first: the length nearly always tells two codes apart. */
static int code_order(struct text a, struct text b)
{
    return a.n != b.n ? (a.n < b.n ? -1 : 1) : a.n ? memcmp(a.p, b.p, a.n) : 0;
}

static int span_order(const void *a, const void *b)
{
    return code_order(((const struct span *)a)->code, ((const struct span *)b)->code);
}

/* Of versions that lie sorted by kind. */
static const struct span *spans_make(struct arena *a, const struct version *versions, size_t n,
                                     const struct text *kinds, size_t nkinds)
{
    struct span *spans = ARENA_ARRAY(a, struct span, nkinds);
    for (size_t i = 0; i < nkinds; i++)
        spans[i].code = kinds[i];
    for (size_t i = 0; i < n; i++) {
        struct span *s = &spans[versions[i].kind];
        assert(!s->first || &versions[i] == s->first + s->n);
        s->first = s->first ? s->first : &versions[i];
        s->n++;
    }
    if (nkinds > 1)
        qsort(spans, nkinds, sizeof *spans, span_order);
    return spans;
}

static const struct text *registers_find(struct arena *a, const struct span *spans, size_t n, size_t *found)
{
    struct text *codes = NULL;
    *found = 0;
    for (size_t i = 0; i < n; i++) {
        bool names = false;
        for (size_t v = 0; v < spans[i].n; v++)
            names = names || (!text_empty(spans[i].first[v].rule.readers) && !rule_is_variant(&spans[i].first[v].rule));
        if (names)
            ARENA_PUSH(a, codes, *found, spans[i].code);
    }
    return codes;
}

enum rc rulebook_build(struct arena *a, const struct rule *rules, size_t n, struct instant known,
                       const struct rulebook **out, struct err *err)
{
    const struct rule **rows = ARENA_ARRAY(a, const struct rule *, n);
    size_t nrows = 0, clash[2];
    for (size_t i = 0; i < n; i++)
        if (!instant_before(known, rules[i].recorded))
            rows[nrows++] = &rules[i];

    struct rulebook *book = ARENA_NEW(a, struct rulebook);
    struct version *versions;
    if (!versions_settle(a, rows, nrows, &versions, &book->nkinds, clash))
        return overlap(rows[clash[0]], rows[clash[1]], err);
    struct text *kinds = ARENA_ARRAY(a, struct text, book->nkinds);
    for (size_t i = 0; i < nrows; i++)
        kinds[versions[i].kind] = versions[i].rule.code;
    enum rc rc = variants_join(a, &versions, &nrows, err);
    if (rc != RC_OK)
        return rc;
    book->spans = spans_make(a, versions, nrows, kinds, book->nkinds);
    book->kinds = kinds;
    book->registers = registers_find(a, book->spans, book->nkinds, &book->nregisters);
    *out = book;
    return RC_OK;
}

const struct text *rulebook_registers(const struct rulebook *book, size_t *n)
{
    *n = book->nregisters;
    return book->registers;
}

size_t rulebook_kinds(const struct rulebook *book) { return book->nkinds; }

struct text rulebook_kind(const struct rulebook *book, size_t i)
{
    assert(i < book->nkinds);
    return book->kinds[i];
}

static bool reaches(const struct rule *rule, struct instant t)
{
    struct instant counts = instant_max(day_start(rule->from), rule->announced);
    return rule->reaches_running && !instant_before(t, counts);
}

/* NULL: no such kind. */
static const struct span *span_find(const struct rulebook *book, struct text code)
{
    size_t low = 0, high = book->nkinds;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = code_order(code, book->spans[mid].code);
        if (order == 0)
            return &book->spans[mid];
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return NULL;
}

const struct rule *rulebook_find(const struct rulebook *book, struct text code, struct instant begun, struct instant t)
{
    const struct span *span = span_find(book, code);
    const struct rule *found = NULL;
    struct day day = instant_day(begun);
    for (size_t i = 0; span && i < span->n; i++) {
        const struct rule *rule = &span->first[i].rule;
        if (rule->from.n <= day.n && day.n <= rule->to.n)
            found = rule;
        else if (found && reaches(rule, t))
            found = rule;
    }
    return found;
}

/* --- within a rule ---------------------------------------------------------------------------------------- */

int rule_step_when(const struct rule *rule, enum act_kind act, int from, step_taken *taken, void *of)
{
    assert(from >= -1 && from < (int)rule->nsteps);
    for (size_t i = 0; i < rule->nsteps; i++) {
        const struct step_rule *step = &rule->steps[i];
        if (step->on == (int)act && (step->after_step < 0 || step->after_step == from) &&
            (!taken || !step->taken || taken(of, step)))
            return (int)i;
    }
    return -1;
}

int rule_step(const struct rule *rule, enum act_kind act, int from)
{
    return rule_step_when(rule, act, from, NULL, NULL);
}

int rule_step_named(const struct rule *rule, struct text code)
{
    for (size_t i = 0; i < rule->nsteps; i++)
        if (text_eq(rule->steps[i].code, code))
            return (int)i;
    return -1;
}

int rule_step_as(const struct rule *rule, const struct rule *was, int step)
{
    return step < 0 || rule == was ? step : rule_step_named(rule, was->steps[step].code);
}

int rule_field(const struct rule *rule, struct text code)
{
    for (size_t i = 0; i < rule->nfields; i++)
        if (text_eq(rule->fields[i].code, code))
            return (int)i;
    return -1;
}

int rule_figure(const struct rule *rule, struct text code)
{
    for (size_t i = 0; i < rule->nfigures; i++)
        if (text_eq(rule->figures[i].code, code))
            return (int)i;
    return -1;
}

bool rule_field_splits(const struct rule *rule, int field)
{
    for (size_t i = 0; i < rule->nfields; i++)
        if (rule->fields[i].per_field == field)
            return true;
    return false;
}

bool rule_figure_is_number(const struct rule *rule, int figure)
{
    const struct formula *formula = figure < 0 ? NULL : rule->figures[figure].formula;
    return formula && formula_type(formula) == VT_NUMBER;
}

bool rule_is_variant(const struct rule *rule) { return rule->code.n != rule->kind.n; }

const struct reason_rule *rule_reason(const struct rule *rule, enum act_kind act, struct text code, bool *open)
{
    *open = true;
    for (size_t i = 0; i < rule->nreasons; i++) {
        const struct reason_rule *reason = &rule->reasons[i];
        if (reason->act != (int)act)
            continue;
        *open = false;
        if (text_eq(reason->code, code))
            return reason;
    }
    return NULL;
}

const struct form_rule *rule_form(const struct rule *rule, enum ask_form form)
{
    for (size_t i = 0; i < rule->nforms; i++)
        if (rule->forms[i].form == (int)form)
            return &rule->forms[i];
    return NULL;
}

static const struct act_rule_names *act_row(const struct rule *rule, enum act_kind act)
{
    for (size_t i = 0; i < rule->nacts; i++)
        if (rule->acts[i].act == (int)act)
            return &rule->acts[i];
    return NULL;
}

bool rule_forbids(const struct rule *rule, enum act_kind act)
{
    const struct act_rule_names *row = act_row(rule, act);
    return row && row->forbidden;
}

struct text rule_act_name(const struct rule *rule, enum act_kind act, const char *lang)
{
    assert(act < ACT_KIND_COUNT);
    const struct act_rule_names *row = act_row(rule, act);
    if (row && !text_empty(row->names.vi))
        return names_in(row->names, lang);
    bool english = lang && strcmp(lang, "en") == 0;
    return text_of(english ? ACT_MEANINGS[act] : _(ACT_MEANINGS[act]));
}
