#include "rules/rule_sums.h"

#include "base/i18n.h"
#include "base/yaml_table.h"
#include "rules/rule_place.h"

#include <string.h>

#define TEXTS(T, name, text)                                                                                           \
    {                                                                                                                  \
        .key = #name, .type = Y_TEXTS, .offset = offsetof(T, name), .count = offsetof(T, n##name), .help = (text)      \
    }

const struct yfield RULE_SUMS_FIELDS[] = {
    FIELD(struct sums_rule, code, Y_TEXT, MUST, N_("a short word of small letters, digits and _")),
    PAIR(names, offsetof(struct sums_rule, names), RULE_NAMES_FIELDS, MUST, N_("what people read: {vi: ..., en: ...}")),
    FIELD(struct sums_rule, of, Y_TEXT, MAY, N_("the kind that is summed, on the sheet of the matter that it names")),
    FIELD(struct sums_rule, link, Y_TEXT, MAY, N_("its field that names the matter")),
    TEXTS(struct sums_rule, by, N_("groups: year, quarter, month, unit, variant, fields, figures in words")),
    FIELD(struct sums_rule, day, Y_TEXT, MAY, N_("the field whose day counts; the day it began unless stated")),
    TEXTS(struct sums_rule, figures, N_("figures over the sums of each group")),
    FIELD(struct sums_rule, source, Y_NAMES, MUST, N_("the instrument and article, or who set the value")),
    WORD(struct sums_rule, mark, MARK_WORDS, MUST, N_("how surely it is known")),
    { 0 },
};

/* --- what a row names ---------------------------------------------------------------------------------------------- */

static bool is_day(const struct rule *rule, struct text word)
{
    int field = rule_field(rule, word);
    return text_empty(word) || (field >= 0 && rule->fields[field].type == FT_DAY);
}

/* A field that every opening of the kind states, so that no matter is missed. */
static bool links(const struct rule *rule, struct text word)
{
    int field = rule_field(rule, word);
    return field >= 0 && rule->fields[field].type == FT_MATTER && rule->fields[field].must & UINT32_C(1) << ACT_OPEN;
}

/* The first word that means nothing in the kind, and the key it stands under; NULL: all of them do. */
static const char *wrong_word(const struct sums_rule *row, const struct rule *rule, struct text *word)
{
    for (size_t i = 0; i < row->nby; i++)
        if (*word = row->by[i], rule_sums_key(rule, row->by[i]) == KEY_NONE)
            return "by";
    for (size_t i = 0; i < row->nfigures; i++)
        if (*word = row->figures[i], !rule_figure_is_number(rule, rule_figure(rule, row->figures[i])))
            return "figures";
    if (*word = row->day, !is_day(rule, row->day))
        return "day";
    *word = row->link;
    return text_empty(row->of) || links(rule, row->link) ? NULL : "link";
}

/* --- complaints ------------------------------------------------------------------------------------------------------ */

/* Where it stands, as near as there is; NULL where the rule was made of two. */
static const struct ynode *place(const struct ynode *node, size_t i, const char *key)
{
    const struct ynode *rows = node ? ynode_get(node, "sums") : NULL;
    if (!rows || rows->kind != YN_LIST || i >= rows->n)
        return rows ? rows : node;
    const struct ynode *value = ynode_get(rows->items[i], key);
    return value ? value : rows->items[i];
}

static const char *mend_of(const char *key)
{
    static const struct {
        const char *key, *mend;
    } MENDS[] = {
        { "by", N_("write year, quarter, month, unit, variant, a field with one value or a figure in words") },
        { "figures", N_("write a figure that is a number; numbers with 'list' are summed without being written") },
        { "day", N_("write a field of type day") },
        { "link", N_("write a field of type matter that every opening must state") },
    };
    for (size_t i = 0; i < LEN(MENDS); i++)
        if (strcmp(MENDS[i].key, key) == 0)
            return _(MENDS[i].mend);
    assert(!"every key that wrong_word gives has its mend");
    return "";
}

static enum rc check_words(const struct rule *rule, size_t i, const struct rule *of, const struct ynode *node,
                           struct err *err)
{
    struct text word;
    const char *key = wrong_word(&rule->sums[i], of, &word);
    if (!key)
        return RC_OK;
    enum rc rc =
        err_set(err, PB_UNKNOWN_REFERENCE, _("'%.*s' is nothing of '%.*s' that can stand in '%s' of a sum: %s"),
                TEXT_FMT(word), TEXT_FMT(of->code), key, mend_of(key));
    const struct ynode *at = place(node, i, key);
    if (at)
        err_prefix(err, "%s:%d:%d", at->file, at->line, at->column);
    return rc;
}

static enum rc check_row(const struct rule *rule, size_t i, const struct ynode *node, struct err *err)
{
    const struct sums_rule *row = &rule->sums[i];
    const struct ynode *at = place(node, i, "code");
    bool twice = false;
    for (size_t k = 0; k < i; k++)
        twice |= text_eq(rule->sums[k].code, row->code);
    if (at && (!rule_is_code(row->code) || twice))
        return ynode_err(
            at, err, PB_WRONG_VALUE,
            _("'%.*s' is no code of its own: write at most 40 small letters without accents, digits and _"),
            TEXT_FMT(row->code));
    if (at && text_empty(row->of) != text_empty(row->link))
        return ynode_err(at, err, PB_MISSING_KEY, _("'of' and 'link' go together: the sum '%.*s' has one of them"),
                         TEXT_FMT(row->code));
    if (at && row->nby > SUMS_KEYS_MAX)
        return ynode_err(at, err, PB_TOO_LARGE, _("'%s' has %zu rows; at most %zu are read"), "by", row->nby,
                         (size_t)SUMS_KEYS_MAX);
    return text_empty(row->of) ? check_words(rule, i, rule, node, err) : RC_OK;
}

enum rc rule_sums_check(const struct rule *rule, const struct ynode *node, struct err *err)
{
    enum rc rc = RC_OK;
    if (rule->nsums > RULE_SUMS_MAX && node)
        return ynode_err(place(node, RULE_SUMS_MAX, "code"), err, PB_TOO_LARGE,
                         _("'%s' has %zu rows; at most %zu are read"), "sums", rule->nsums, (size_t)RULE_SUMS_MAX);
    for (size_t i = 0; i < rule->nsums && rc == RC_OK; i++)
        rc = check_row(rule, i, node, err);
    return rc;
}

enum rc rule_sums_check_others(const struct rule *rules, size_t n, const struct ynode *list, struct err *err)
{
    for (size_t r = 0; r < n; r++)
        for (size_t i = 0; i < rules[r].nsums; i++)
            for (size_t k = 0; k < n; k++) {
                if (!text_eq(rules[k].code, rules[r].sums[i].of))
                    continue;
                enum rc rc = check_words(&rules[r], i, &rules[k], list->items[r], err);
                if (rc != RC_OK)
                    return rc;
            }
    return RC_OK;
}
