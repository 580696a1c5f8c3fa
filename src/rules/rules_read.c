/* rules_read.c -- regulation files: each table of fields beside the struct it fills.
 *
 * The tables say what may be written and of which type; rule_check says what makes sense. The keys, with examples, are in
 * docs/formats/regulation.md.
 */
#include "rules/rulebook.h"

#include "base/i18n.h"
#include "base/yaml_table.h"
#include "rules/rule_check.h"
#include "rules/rule_fields.h"
#include "rules/rule_sums.h"
#include "rules/version.h"

#include <math.h>
#include <stdlib.h>

/* --- fields of our own ------------------------------------------------------------------------------------ */

static enum rc need_scalar(const struct ynode *node, struct err *err)
{
    if (node->kind == YN_SCALAR)
        return RC_OK;
    return ynode_err(node, err, PB_WRONG_VALUE, _("one value is expected here, not a list or a mapping"));
}

static enum rc place(const struct ynode *node, enum rc rc, struct err *err)
{
    if (rc)
        err_prefix(err, "%s:%d:%d", node->file, node->line, node->column);
    return rc;
}

static enum rc read_limit(struct arena *a, const struct ynode *node, void *field, struct err *err)
{
    struct limit limit;
    (void)a;
    enum rc rc = need_scalar(node, err);
    if (rc)
        return rc;
    if ((rc = limit_parse(node->value, &limit, err)))
        return place(node, rc, err);
    if (limit.unit == LIMIT_DATE || limit.unit == LIMIT_INSTANT)
        return ynode_err(
            node, err, PB_WRONG_VALUE,
            _("a regulation gives a length of time, not the date '%.*s': write for example 3 working days"),
            TEXT_FMT(rule_shown(node)));
    *(struct limit *)field = limit;
    return RC_OK;
}

static enum rc read_cadence(struct arena *a, const struct ynode *node, void *field, struct err *err)
{
    (void)a;
    enum rc rc = need_scalar(node, err);
    return rc ? rc : place(node, recur_parse(node->value, field, err), err);
}

/* A regulation is announced at a moment or on a day; the day counts from its start. */
static enum rc read_announced(struct arena *a, const struct ynode *node, void *field, struct err *err)
{
    (void)a;
    struct day day;
    enum rc rc = need_scalar(node, err);
    if (rc)
        return rc;
    if (day_parse(node->value, &day)) {
        *(struct instant *)field = day_start(day);
        return RC_OK;
    }
    if (instant_parse(node->value, field))
        return RC_OK;
    return ynode_err(node, err, PB_WRONG_VALUE,
                     _("'%.*s' is no date: write when it was announced, 2025-12-25 or 2025-12-25 16:00"),
                     TEXT_FMT(rule_shown(node)));
}

static enum rc read_bound(struct arena *a, const struct ynode *node, void *field, struct err *err)
{
    enum rc rc = need_scalar(node, err);
    if (rc)
        return rc;
    char *end;
    double n = strtod(text_cstr(a, node->value), &end);
    if (*end || text_empty(node->value) || !isfinite(n))
        return ynode_err(node, err, PB_WRONG_VALUE, _("'%.*s' is no number: write for example 100 or 12.5"),
                         TEXT_FMT(rule_shown(node)));
    *(struct bound *)field = (struct bound){ true, n };
    return RC_OK;
}

/* One act or a list of them, as bits. */
static enum rc read_acts(struct arena *a, const struct ynode *node, void *field, struct err *err)
{
    (void)a;
    uint32_t acts = 0;
    size_t n = node->kind == YN_LIST ? node->n : 1;
    for (size_t i = 0; i < n; i++) {
        const struct ynode *item = node->kind == YN_LIST ? node->items[i] : node;
        enum rc rc = need_scalar(item, err);
        if (rc)
            return rc;
        int act = word_index(ACT_WORDS, item->value);
        if (act < 0)
            return ynode_err(item, err, PB_WRONG_VALUE, _("'%.*s' is no act: write open, report, complete or another"),
                             TEXT_FMT(rule_shown(item)));
        acts |= UINT32_C(1) << act;
    }
    *(uint32_t *)field = acts;
    return RC_OK;
}

/* --- tables ----------------------------------------------------------------------------------------------- */

#define ROWS(name, T, table, need, text) ROWS_OF(struct rule, name, T, table, need, text)

/* What every row says of itself. */
#define NAMES(T, need)                                                                                                 \
    PAIR(names, offsetof(T, names), RULE_NAMES_FIELDS, need, N_("what people read: {vi: ..., en: ...}"))
#define SOURCE(T) FIELD(T, source, Y_NAMES, MUST, N_("the instrument and article, or who set the value"))
#define MARK(T)   WORD(T, mark, MARK_WORDS, MUST, N_("how surely it is known"))

/* What a step of a kind and a row of a variant write alike. */
#define STEP_ROWS(need, code_is)                                                                                       \
    FIELD(struct step_rule, code, Y_TEXT, MUST, code_is), NAMES(struct step_rule, need),                               \
        WORD(struct step_rule, on, ACT_WORDS, need, N_("the act that enters the step")),                               \
        FIELD(struct step_rule, after, Y_TEXT, MAY, N_("only when coming from this step")),                            \
        FIELD(struct step_rule, when, Y_TEXT, MAY, N_("only when this formula holds")),                                \
        WORD(struct step_rule, holder, STEP_HOLDER_WORDS, MAY, N_("who holds the matter in the step")),                \
        FIELD(struct step_rule, unit, Y_TEXT, MAY, N_("for holder unit: the unit's code")),                            \
        OWN(struct step_rule, limit, read_limit, N_("how long the step may take")),                                    \
        FIELD(struct step_rule, ends, Y_BOOL, MAY, N_("entering the step ends the matter")),                           \
        FIELD(struct step_rule, finishes, Y_BOOL, MAY,                                                                 \
              N_("entering the step, the work is done and is only handed over"))

static const struct yfield STEP_FIELDS[] = {
    STEP_ROWS(MUST, N_("a short word of small letters, digits and _")),
    FIELD(struct step_rule, lapse, Y_TEXT, MAY,
          N_("what follows when the limit runs out without an act: a step, or end")),
    SOURCE(struct step_rule),
    MARK(struct step_rule),
    { 0 },
};

static const struct yfield REASON_FIELDS[] = {
    WORD(struct reason_rule, act, ACT_WORDS, MUST, N_("the act that gives the reason")),
    FIELD(struct reason_rule, code, Y_TEXT, MUST, N_("a short word of small letters, digits and _")),
    NAMES(struct reason_rule, MUST),
    WORD(struct reason_rule, effect, EFFECT_WORDS, MAY, N_("what a pause or await does to the limits")),
    FIELD(struct reason_rule, times, Y_INT, MAY, N_("how often on one matter")),
    FIELD(struct reason_rule, then_signal, Y_BOOL, MAY, N_("more often is a fact on the record, not refused")),
    OWN(struct reason_rule, most, read_limit, N_("the longest stretch")),
    WORD(struct reason_rule, by, REASON_BY_WORDS, MAY, N_("who may, where who gave the matter holds it itself")),
    SOURCE(struct reason_rule),
    MARK(struct reason_rule),
    { 0 },
};

static const struct yfield FORM_FIELDS[] = {
    WORD(struct form_rule, form, FORM_WORDS, MUST, N_("the form of question")),
    OWN(struct form_rule, limit, read_limit, N_("the time for an answer")),
    FIELD(struct form_rule, consent, Y_BOOL, MAY, N_("silence is consent")),
    FIELD(struct form_rule, waited_for, Y_BOOL, MAY, N_("nothing is decided before the answer")),
    SOURCE(struct form_rule),
    MARK(struct form_rule),
    { 0 },
};

static const struct yfield ACT_FIELDS[] = {
    WORD(struct act_rule_names, act, ACT_WORDS, MUST, N_("the act")),
    NAMES(struct act_rule_names, MAY),
    FIELD(struct act_rule_names, forbidden, Y_BOOL, MAY, N_("this kind does not know the act")),
    { 0 },
};

static const struct yfield CHOICE_FIELDS[] = {
    FIELD(struct choice_rule, code, Y_TEXT, MUST, N_("a short word of small letters, digits and _")),
    NAMES(struct choice_rule, MUST),
    { 0 },
};

static const struct yfield FIELD_FIELDS[] = {
    FIELD(struct field_rule, code, Y_TEXT, MUST, N_("a short word of small letters, digits and _")),
    NAMES(struct field_rule, MUST),
    WORD(struct field_rule, type, FIELD_TYPE_WORDS, MUST, N_("what is stated")),
    OWN(struct field_rule, on, read_acts, N_("the acts that may state it")),
    OWN(struct field_rule, must, read_acts, N_("the acts that must state it")),
    FIELD(struct field_rule, measure, Y_NAMES, MAY, N_("what a number counts")),
    OWN(struct field_rule, least, read_bound, N_("the least number")),
    OWN(struct field_rule, most, read_bound, N_("the greatest number")),
    FIELD(struct field_rule, whole, Y_BOOL, MAY, N_("a number without a part behind the dot")),
    WORD(struct field_rule, lies, FIELD_LIES_WORDS, MAY, N_("past or ahead: where the day or the period may lie")),
    FIELD(struct field_rule, apart, Y_BOOL, MAY, N_("its periods do not overlap")),
    ROWS_OF(struct field_rule, choices, struct choice_rule, CHOICE_FIELDS, MAY, N_("what may be chosen")),
    { .key = "kinds",
      .type = Y_TEXTS,
      .offset = offsetof(struct field_rule, kinds),
      .count = offsetof(struct field_rule, nkinds),
      .help = N_("kinds of the matter named") },
    FIELD(struct field_rule, many, Y_BOOL, MAY, N_("each stating adds an entry")),
    FIELD(struct field_rule, once, Y_BOOL, MAY, N_("it is stated once")),
    FIELD(struct field_rule, sealed, Y_BOOL, MAY, N_("personal: shown with the matter alone, and erasable")),
    FIELD(struct field_rule, list, Y_BOOL, MAY, N_("a column of the kind's list")),
    FIELD(struct field_rule, per, Y_TEXT, MAY, N_("period, or the field whose entries or choices are its keys")),
    SOURCE(struct field_rule),
    MARK(struct field_rule),
    { 0 },
};

static const struct yfield FIGURE_WORD_FIELDS[] = {
    FIELD(struct figure_word, when, Y_TEXT, MAY, N_("when the words hold; absent: else")),
    NAMES(struct figure_word, MUST),
    { 0 },
};

static const struct yfield FIGURE_FIELDS[] = {
    FIELD(struct figure_rule, code, Y_TEXT, MUST, N_("a short word of small letters, digits and _")),
    NAMES(struct figure_rule, MUST),
    FIELD(struct figure_rule, value, Y_TEXT, MAY, N_("a formula")),
    FIELD(struct figure_rule, measure, Y_NAMES, MAY, N_("what the number counts")),
    FIELD(struct figure_rule, decimals, Y_INT, MAY, N_("digits behind the decimal sign")),
    ROWS_OF(struct figure_rule, words, struct figure_word, FIGURE_WORD_FIELDS, MAY, N_("the figure in words")),
    FIELD(struct figure_rule, list, Y_BOOL, MAY, N_("a column of the kind's list")),
    SOURCE(struct figure_rule),
    MARK(struct figure_rule),
    { 0 },
};

static const struct yfield CHECK_FIELDS[] = {
    { .key = "on",
      .type = Y_OWN,
      .offset = offsetof(struct check_rule, on),
      .required = MUST,
      .own = read_acts,
      .help = N_("the acts that must meet it") },
    FIELD(struct check_rule, code, Y_TEXT, MAY, N_("a short word of small letters, digits and _")),
    FIELD(struct check_rule, that, Y_TEXT, MUST, N_("a formula that is yes or no")),
    PAIR(else, offsetof(struct check_rule, otherwise), RULE_NAMES_FIELDS, MUST, N_("the sentence where it is not met")),
    FIELD(struct check_rule, then_signal, Y_BOOL, MAY, N_("taken all the same, and noted on the record")),
    SOURCE(struct check_rule),
    MARK(struct check_rule),
    { 0 },
};

static const struct yfield KEEP_FIELDS[] = {
    { .key = "for",
      .type = Y_OWN,
      .offset = offsetof(struct keep_rule, limit),
      .required = MUST,
      .own = read_limit,
      .help = N_("how long after the end, in days or months") },
    SOURCE(struct keep_rule),
    MARK(struct keep_rule),
    { 0 },
};

static const struct yfield VALID_FIELDS[] = {
    FIELD(struct rule, from, Y_DAY, MUST, N_("the first day")),
    FIELD(struct rule, to, Y_DAY, MAY, N_("the last day; absent while open")),
    { 0 },
};

static const struct yfield HOURS_FIELDS[] = {
    { .key = "from",
      .type = Y_MINUTE,
      .offset = offsetof(struct rule, hand_over_from),
      .required = MUST,
      .help = N_("the time of day from which hand-overs are taken") },
    { .key = "to",
      .type = Y_MINUTE,
      .offset = offsetof(struct rule, hand_over_to),
      .required = MUST,
      .help = N_("the time of day up to which hand-overs are taken") },
    { 0 },
};

/* A step of the kind that takes another time, unit or name; or, with what a step needs, one that the kind does not have. */
static const struct yfield VARIANT_STEP_FIELDS[] = {
    STEP_ROWS(MAY, N_("a step of the kind, or a new one")),
    SOURCE(struct step_rule),
    MARK(struct step_rule),
    { 0 },
};

/* A kind must write its prefix and steps; a variant has those of its kind, and may give steps another time or unit. */
#define RULE_TABLE(need, rows)                                                                                         \
    { .key = "kind",                                                                                                   \
      .type = Y_TEXT,                                                                                                  \
      .offset = offsetof(struct rule, code),                                                                           \
      .required = MUST,                                                                                                \
      .help = N_("a short word of small letters, digits and _") },                                                     \
        NAMES(struct rule, MUST),                                                                                      \
        FIELD(struct rule, prefix, Y_TEXT, need, N_("capital letters before the number of a matter, for example V")),  \
        PAIR(valid, 0, VALID_FIELDS, MUST, N_("first and last day: {from: 2025-07-01, to: 2026-06-30}")),              \
        OWN(struct rule, announced, read_announced, N_("when it became known")),                                       \
        FIELD(struct rule, reaches_running, Y_BOOL, MAY, N_("matters begun before it follow it too")),                 \
        SOURCE(struct rule), MARK(struct rule),                                                                        \
        OWN(struct rule, limit, read_limit, N_("the matter's time where none is stated at opening")),                  \
        FIELD(struct rule, limit_from, Y_TEXT, MAY, N_("the step from whose entering the limit counts")),              \
        OWN(struct rule, fallback, read_limit, N_("due where neither deadline nor report date is known; unverified")), \
        OWN(struct rule, least, read_limit, N_("the least time a unit must be given")),                                \
        FIELD(struct rule, confirmed, Y_BOOL, MAY, N_("completing goes to a confirmer")),                              \
        PAIR(hand_over, 0, HOURS_FIELDS, MAY, N_("when hand-overs are taken: {from: 07:30, to: 15:00}")),              \
        FIELD(struct rule, excludes, Y_BOOL, MAY, N_("the accused and their line may not see it")),                    \
        FIELD(struct rule, closed, Y_BOOL, MAY, N_("only whom it names and who holds it know of it")),                 \
        FIELD(struct rule, readers, Y_TEXT, MAY,                                                                       \
              N_("a register: the decision of the authority matrix that opens it")),                                   \
        PAIR(keep, offsetof(struct rule, keep), KEEP_FIELDS, MAY,                                                      \
             N_("when its sealed fields are due to be erased: {for: 120 months, source: ..., mark: set}")),            \
        FIELD(struct rule, duty, Y_BOOL, MAY, N_("recurrent, without a limit of its own")),                            \
        FIELD(struct rule, lookup, Y_BOOL, MAY, N_("citizens see their own by code and secret")),                      \
        OWN(struct rule, cadence, read_cadence, N_("for a duty: its cut-off days, for example month 14")),             \
        OWN(struct rule, grace, read_limit, N_("for a duty: from the cut-off to the report")),                         \
        WORD(struct rule, beside_authority, BESIDE_AUTHORITY_WORDS, MAY,                                               \
             N_("what its matters are on the page of a unit's authority")),                                            \
        FIELD(struct rule, decision, Y_TEXT, MAY, N_("the decision's word in the authority matrix")),                  \
        ROWS(steps, struct step_rule, rows, need, N_("the steps, each with the act that enters it")),                  \
        ROWS(reasons, struct reason_rule, REASON_FIELDS, MAY, N_("the reasons allowed")),                              \
        ROWS(forms, struct form_rule, FORM_FIELDS, MAY, N_("the forms of question")),                                  \
        ROWS(acts, struct act_rule_names, ACT_FIELDS, MAY, N_("what acts are called in this kind")),                   \
        ROWS(fields, struct field_rule, FIELD_FIELDS, MAY,                                                             \
             N_("what its acts state besides the members of all kinds")),                                              \
        ROWS(figures, struct figure_rule, FIGURE_FIELDS, MAY, N_("what is worked out from the fields")),               \
        ROWS(checks, struct check_rule, CHECK_FIELDS, MAY, N_("what an act must meet")),                               \
        ROWS(sums, struct sums_rule, RULE_SUMS_FIELDS, MAY, N_("the sums that are shown")),                            \
        { .key = "extenders",                                                                                          \
          .type = Y_TEXTS,                                                                                             \
          .offset = offsetof(struct rule, extenders),                                                                  \
          .count = offsetof(struct rule, nextenders),                                                                  \
          .help = N_("codes of units that may extend") },                                                              \
    {                                                                                                                  \
        0                                                                                                              \
    }

static const struct yfield RULE_FIELDS[] = { RULE_TABLE(MUST, STEP_FIELDS) };
static const struct yfield VARIANT_FIELDS[] = { RULE_TABLE(MAY, VARIANT_STEP_FIELDS) };

struct rules_file {
    const struct ynode *rules;
};
static const struct yfield FILE_FIELDS[] = {
    { .key = "regulations",
      .type = Y_NODE,
      .offset = offsetof(struct rules_file, rules),
      .required = MUST,
      .help = N_("a list of regulations") },
    { 0 },
};

/* --- reading ---------------------------------------------------------------------------------------------- */

static enum rc read_rule(struct arena *a, const struct ynode *node, struct instant recorded, struct rule *rule,
                         struct err *err)
{
    *rule = (struct rule){ .to = DAY_MAX, .announced = INSTANT_MIN, .recorded = recorded };
    const struct ynode *code =
        node->kind == YN_MAP ? ynode_get(node, "kind") : NULL; /* anything else is refused below */
    bool variant = code && text_find(code->value, TEXT("."), 0) != SIZE_MAX;
    enum rc rc = yaml_fill(a, node, variant ? VARIANT_FIELDS : RULE_FIELDS, rule, err);
    if (rc)
        return rc;
    rule->kind = text_sub(rule->code, 0, text_find(rule->code, TEXT("."), 0));
    if (!variant && text_empty(rule->decision))
        rule->decision = rule->kind; /* a variant has its kind's */
    rule_steps_resolve(rule);
    rc = rule_check(a, rule, node, err);
    return rc == RC_OK && !variant ? rule_fields_settle(a, rule, node, err) : rc;
}

/* Two versions in one file: the file can be put right at once, so the complaint names both lines. */
static enum rc check_versions(struct arena *a, const struct rule *rules, const struct ynode *list, struct err *err)
{
    const struct rule **rows = ARENA_ARRAY(a, const struct rule *, list->n);
    struct version *versions;
    size_t kinds, clash[2];
    for (size_t i = 0; i < list->n; i++)
        rows[i] = &rules[i];
    if (versions_settle(a, rows, list->n, &versions, &kinds, clash))
        return RC_OK;
    const struct ynode *first = ynode_get(list->items[clash[0]], "valid");
    const struct ynode *second = ynode_get(list->items[clash[1]], "valid");
    return ynode_err(second, err, PB_OVERLAP,
                     _("'%.*s' has another version valid on the same day, in line %d: end the earlier before the later "
                       "begins, or state when the later was announced"),
                     TEXT_FMT(rules[clash[1]].code), first->line);
}

static enum rc check_list(const struct ynode *list, struct err *err)
{
    if (list->kind != YN_LIST || list->n == 0)
        return ynode_err(list, err, PB_WRONG_VALUE, _("'regulations' must be a list with at least one regulation"));
    if (list->n > RULES_MAX)
        return ynode_err(list, err, PB_TOO_LARGE, _("a file holds at most %d regulations, not %zu: split it"),
                         (int)RULES_MAX, list->n);
    return RC_OK;
}

enum rc rules_read(struct arena *a, const char *file, struct text bytes, struct instant recorded, struct rule **rules,
                   size_t *n, struct err *err)
{
    const struct ynode *root;
    struct rules_file top = { 0 };
    enum rc rc;
    if ((rc = yaml_read(a, file, bytes, &root, err)) || (rc = yaml_fill(a, root, FILE_FIELDS, &top, err)) ||
        (rc = check_list(top.rules, err)))
        return rc;
    struct rule *rows = ARENA_ARRAY(a, struct rule, top.rules->n);
    for (size_t i = 0; i < top.rules->n; i++)
        if ((rc = read_rule(a, top.rules->items[i], recorded, &rows[i], err)))
            return rc;
    if ((rc = check_versions(a, rows, top.rules, err)) ||
        (rc = rule_sums_check_others(rows, top.rules->n, top.rules, err)))
        return rc;
    *rules = rows;
    *n = top.rules->n;
    return RC_OK;
}
