/* rule_register.c -- a register (rule->readers) and how long what it holds under seal is kept (rule->keep). */
#include "rules/rule_check.h"

#include "base/i18n.h"

static bool has_sealed(const struct rule *r)
{
    for (size_t i = 0; i < r->nfields; i++)
        if (r->fields[i].sealed)
            return true;
    return false;
}

enum rc rule_check_register(const struct rule_asked *c)
{
    const struct rule *r = c->rule;
    const struct ynode *readers = ynode_get(c->node, "readers"), *keep = ynode_get(c->node, "keep");
    if (readers && r->closed)
        return ynode_err(readers, c->err, PB_WRONG_VALUE,
                         _("'%.*s' is closed: nobody else reads it; leave 'readers' or 'closed' out"),
                         TEXT_FMT(r->kind));
    if (!keep)
        return RC_OK;
    if (r->keep.limit.unit != LIMIT_DAYS && r->keep.limit.unit != LIMIT_MONTHS)
        return ynode_err(ynode_get(keep, "for"), c->err, PB_WRONG_VALUE,
                         _("'%.*s' is kept for days or months: write for example 120 months"), TEXT_FMT(r->kind));
    if (!rule_is_variant(r) && !has_sealed(r)) /* a variant has those of its kind */
        return ynode_err(keep, c->err, PB_WRONG_VALUE,
                         _("'%.*s' has no sealed field that could be erased: leave 'keep' out, or write sealed: yes"),
                         TEXT_FMT(r->kind));
    return RC_OK;
}
