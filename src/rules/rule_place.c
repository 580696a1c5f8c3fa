#include "rules/rule_place.h"

#include "base/i18n.h"
#include "base/yaml_table.h"

const struct yfield RULE_NAMES_FIELDS[] = {
    FIELD(struct names, vi, Y_TEXT, MUST, N_("the name in Vietnamese")),
    FIELD(struct names, en, Y_TEXT, MAY, N_("the name in English")),
    { 0 },
};

const struct ynode *rule_place(const struct ynode *row, const char *key)
{
    const struct ynode *value = ynode_get(row, key);
    return value ? value : row;
}

const struct ynode *rule_row(const struct rule_asked *c, const char *list, size_t i)
{
    const struct ynode *rows = ynode_get(c->node, list);
    assert(rows && rows->kind == YN_LIST && i < rows->n);
    return rows->items[i];
}

struct text rule_shown(const struct ynode *scalar)
{
    enum { SHOWN_MAX = 60 };
    struct text t = text_sub(scalar->value, 0, text_find(scalar->value, TEXT("\n"), 0));
    size_t end = t.n > SHOWN_MAX ? SHOWN_MAX : t.n;
    while (end < t.n && end > 0 && ((unsigned char)t.p[end] & 0xC0) == 0x80) /* not in the middle of a letter */
        end--;
    return text_sub(t, 0, end);
}

bool rule_is_code(struct text t)
{
    for (size_t i = 0; i < t.n; i++)
        if (!(t.p[i] >= 'a' && t.p[i] <= 'z') && !(t.p[i] >= '0' && t.p[i] <= '9') && t.p[i] != '_')
            return false;
    return t.n >= 1 && t.n <= 40;
}

enum rc rule_wrong_code(const struct rule_asked *c, const struct ynode *where)
{
    return ynode_err(where, c->err, PB_WRONG_VALUE,
                     _("'%.*s' is no code: write at most 40 small letters without accents, digits and _"),
                     TEXT_FMT(rule_shown(where)));
}
