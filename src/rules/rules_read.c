/* rules_read.c -- regulation files: each table of fields beside the struct it fills.
 *
 * The tables say what may be written and of which type; rule_check says what makes sense. The keys, with examples, are in
 * docs/formats/regulation.md.
 */
#include "rules/rulebook.h"

#include "base/i18n.h"
#include "base/yaml.h"
#include "rules/rule_check.h"
#include "rules/version.h"

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

/* --- tables ----------------------------------------------------------------------------------------------- */

#define FIELD(T, name, what, need, text)                                                                               \
    {                                                                                                                  \
        .key = #name, .type = (what), .offset = offsetof(T, name), .required = (need), .help = (text)                  \
    }
#define WORD(T, name, list, need, text)                                                                                \
    {                                                                                                                  \
        .key = #name, .type = Y_WORD, .offset = offsetof(T, name), .required = (need), .words = (list), .help = (text) \
    }
#define OWN(T, name, reader, text)                                                                                     \
    {                                                                                                                  \
        .key = #name, .type = Y_OWN, .offset = offsetof(T, name), .own = (reader), .help = (text)                      \
    }
#define PAIR(name, at, table, need, text) /* a mapping */                                                              \
    {                                                                                                                  \
        .key = #name, .type = Y_STRUCT, .offset = (at), .fields = (table), .required = (need), .help = (text)          \
    }
#define ROWS(name, T, table, need, text)                                                                               \
    {                                                                                                                  \
        .key = #name, .type = Y_LIST, .offset = offsetof(struct rule, name), .required = (need), .help = (text),       \
        .fields = (table), .size = sizeof(T), .count = offsetof(struct rule, n##name)                                  \
    }

#define MUST Y_REQUIRED
#define MAY  Y_OPTIONAL

/* What every row says of itself. */
#define NAMES(T, need) PAIR(names, offsetof(T, names), NAMES_FIELDS, need, N_("what people read: {vi: ..., en: ...}"))
#define SOURCE(T)      FIELD(T, source, Y_NAMES, MUST, N_("the instrument and article, or who set the value"))
#define MARK(T)        WORD(T, mark, MARK_WORDS, MUST, N_("how surely it is known"))

static const struct yfield NAMES_FIELDS[] = {
    FIELD(struct names, vi, Y_TEXT, MUST, N_("the name in Vietnamese")),
    FIELD(struct names, en, Y_TEXT, MAY, N_("the name in English")),
    { 0 },
};

static const struct yfield STEP_FIELDS[] = {
    FIELD(struct step_rule, code, Y_TEXT, MUST, N_("a short word of small letters, digits and _")),
    NAMES(struct step_rule, MUST),
    WORD(struct step_rule, on, ACT_WORDS, MUST, N_("the act that enters the step")),
    FIELD(struct step_rule, after, Y_TEXT, MAY, N_("only when coming from this step")),
    WORD(struct step_rule, holder, STEP_HOLDER_WORDS, MAY, N_("who holds the matter in the step")),
    FIELD(struct step_rule, unit, Y_TEXT, MAY, N_("for holder unit: the unit's code")),
    OWN(struct step_rule, limit, read_limit, N_("how long the step may take")),
    FIELD(struct step_rule, ends, Y_BOOL, MAY, N_("entering the step ends the matter")),
    FIELD(struct step_rule, finishes, Y_BOOL, MAY, N_("entering the step, the work is done and is only handed over")),
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

static const struct yfield RULE_FIELDS[] = {
    FIELD(struct rule, kind, Y_TEXT, MUST, N_("a short word of small letters, digits and _")),
    NAMES(struct rule, MUST),
    FIELD(struct rule, prefix, Y_TEXT, MUST, N_("capital letters before the number of a matter, for example V")),
    PAIR(valid, 0, VALID_FIELDS, MUST, N_("first and last day: {from: 2025-07-01, to: 2026-06-30}")),
    OWN(struct rule, announced, read_announced, N_("when it became known")),
    FIELD(struct rule, reaches_running, Y_BOOL, MAY, N_("matters begun before it follow it too")),
    SOURCE(struct rule),
    MARK(struct rule),
    OWN(struct rule, limit, read_limit, N_("the matter's time where none is stated at opening")),
    OWN(struct rule, fallback, read_limit, N_("due where neither deadline nor report date is known; unverified")),
    OWN(struct rule, least, read_limit, N_("the least time a unit must be given")),
    FIELD(struct rule, confirmed, Y_BOOL, MAY, N_("completing goes to a confirmer")),
    PAIR(hand_over, 0, HOURS_FIELDS, MAY, N_("when hand-overs are taken: {from: 07:30, to: 15:00}")),
    FIELD(struct rule, excludes, Y_BOOL, MAY, N_("the accused and their line may not see it")),
    FIELD(struct rule, closed, Y_BOOL, MAY, N_("only whom it names and who holds it know of it")),
    FIELD(struct rule, duty, Y_BOOL, MAY, N_("recurrent, without a limit of its own")),
    OWN(struct rule, cadence, read_cadence, N_("for a duty: its cut-off days, for example month 14")),
    OWN(struct rule, grace, read_limit, N_("for a duty: from the cut-off to the report")),
    FIELD(struct rule, decision, Y_TEXT, MAY, N_("the decision's word in the authority matrix")),
    ROWS(steps, struct step_rule, STEP_FIELDS, MUST, N_("the steps, each with the act that enters it")),
    ROWS(reasons, struct reason_rule, REASON_FIELDS, MAY, N_("the reasons allowed")),
    ROWS(forms, struct form_rule, FORM_FIELDS, MAY, N_("the forms of question")),
    ROWS(acts, struct act_rule_names, ACT_FIELDS, MAY, N_("what acts are called in this kind")),
    { .key = "extenders",
      .type = Y_TEXTS,
      .offset = offsetof(struct rule, extenders),
      .count = offsetof(struct rule, nextenders),
      .help = N_("codes of units that may extend") },
    { 0 },
};

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

/* Gives each step the index of the step it must come from, and of the one it lapses to; -1 where none is named or none bears the
 * name. */
static void resolve_steps(struct rule *rule)
{
    struct step_rule *steps = (struct step_rule *)rule->steps; /* ours: yaml_fill made them in our arena */
    for (size_t i = 0; i < rule->nsteps; i++) {
        steps[i].after_step = text_empty(steps[i].after) ? -1 : rule_step_named(rule, steps[i].after);
        steps[i].lapse_step = text_empty(steps[i].lapse) ? -1 : rule_step_named(rule, steps[i].lapse);
    }
}

static enum rc read_rule(struct arena *a, const struct ynode *node, struct instant recorded, struct rule *rule,
                         struct err *err)
{
    *rule = (struct rule){ .to = DAY_MAX, .announced = INSTANT_MIN, .recorded = recorded };
    enum rc rc = yaml_fill(a, node, RULE_FIELDS, rule, err);
    if (rc)
        return rc;
    resolve_steps(rule);
    return rule_check(a, rule, node, err);
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
                     TEXT_FMT(rules[clash[1]].kind), first->line);
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
    if ((rc = check_versions(a, rows, top.rules, err)))
        return rc;
    *rules = rows;
    *n = top.rules->n;
    return RC_OK;
}
