#include "rules/rule.h"

#include "base/i18n.h"

#include <string.h>

const char *const STEP_HOLDER_WORDS[STEP_HOLDER_COUNT + 1] = {
    [BY_SAME] = "same",           [BY_LEAD] = "lead",   [BY_ADVISER] = "adviser", [BY_DECIDER] = "decider",
    [BY_CONFIRMER] = "confirmer", [BY_GIVER] = "giver", [BY_UNIT] = "unit",       [BY_STATED] = "stated",
};

const char *const BESIDE_AUTHORITY_WORDS[BESIDE_COUNT + 1] = {
    [BESIDE_NONE] = "no",
    [BESIDE_WORKING_RULE] = "working_rule",
    [BESIDE_SENSITIVE_POST] = "sensitive_post",
};

const char *const FIELD_TYPE_WORDS[FT_COUNT + 1] = {
    [FT_TEXT] = "text",     [FT_NUMBER] = "number", [FT_MONEY] = "money", [FT_DAY] = "day",
    [FT_YES_NO] = "yes_no", [FT_CHOICE] = "choice", [FT_UNIT] = "unit",   [FT_PERSON] = "person",
    [FT_MATTER] = "matter", [FT_PERIOD] = "period", [FT_KIND] = "kind",
};

const char *const FIELD_LIES_WORDS[FIELD_LIES_COUNT + 1] = {
    [LIES_ANYWHERE] = "anywhere",
    [LIES_PAST] = "past",
    [LIES_AHEAD] = "ahead",
};

bool rule_guards(const struct rule *rule) { return rule->excludes || rule->closed || !text_empty(rule->readers); }

bool rule_decides_at(const struct rule *rule, int step)
{
    assert(step < (int)rule->nsteps);
    return step >= 0 && (rule->steps[step].on == ACT_ADVISE || rule->steps[step].on == ACT_ESCALATE);
}

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

/* One value tells a matter's group; so do the entries and choices under which others are stated: it is then in several. */
enum sums_key rule_sums_key(const struct rule *rule, struct text word)
{
    static const char *const WORDS[] = { "year", "quarter", "month", "unit", "variant", NULL };
    int plain = word_index(WORDS, word), figure = rule_figure(rule, word), field = rule_field(rule, word);
    const struct field_rule *f = field < 0 ? NULL : &rule->fields[field];
    if (plain >= 0)
        return (enum sums_key)plain;
    if (figure >= 0 && rule->figures[figure].nwords)
        return KEY_FIGURE;
    if (!f || f->sealed)
        return KEY_NONE;
    if (rule_field_splits(rule, field))
        return KEY_SPLIT;
    return f->per_field == PER_NOTHING && !f->many ? KEY_FIELD : KEY_NONE;
}
