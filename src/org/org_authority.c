/* org_authority.c -- may this unit decide that itself? The most specific row of the matrix answers. */
#include "org/org_index.h"

/* The row of exactly this unit or class and this decision that is valid at t, or NULL. */
static const struct org_row *authority_row(const struct org *o, struct text unit, struct text class,
                                           struct text decision, struct instant t)
{
    const struct org_row want = { .kind = ORG_AUTHORITY, .unit = unit, .class = class, .decision = decision };
    size_t lo = 0, hi = o->nauthority; /* the first row of the key */
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (org_row_key_cmp(o->authority[mid], &want) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    for (; lo < o->nauthority && org_row_key_cmp(o->authority[lo], &want) == 0; lo++)
        if (span_holds((struct span){ o->authority[lo]->from, o->authority[lo]->to }, t))
            return o->authority[lo];
    return NULL;
}

enum authority org_authority(const struct org *o, unit_id u, struct text decision, struct instant t,
                             const struct org_row **row)
{
    const struct piece *p = org_unit_piece(unit_at(o, u), t);
    const struct text code = unit_at(o, u)->code, class = p ? p->row->class : TEXT_NONE;
    const struct {
        struct text unit, class, decision;
    } order[] = {
        { code, TEXT_NONE, decision },
        { TEXT_NONE, class, decision },
        { code, TEXT_NONE, TEXT_NONE },
        { TEXT_NONE, class, TEXT_NONE },
    };
    const struct org_row *found = NULL;
    for (size_t i = 0; p && !found && i < LEN(order); i++)
        if (!text_empty(order[i].unit) || !text_empty(order[i].class))
            found = authority_row(o, order[i].unit, order[i].class, order[i].decision, t);
    if (row)
        *row = found;
    if (!found)
        return AUTHORITY_UNKNOWN;
    return found->own ? AUTHORITY_OWN : AUTHORITY_NOT_OWN;
}
