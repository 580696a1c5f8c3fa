/* org_tree.c -- who stands above whom at an instant, and how a unit ends.
 *
 * Nothing is computed twice: a walk up the tree is a handful of searches in arrays of one or two stretches. A parent or
 * office that has ended meanwhile is replaced by who follows it, so a division needs no new row when its department
 * is merged. */
#include "org/org_index.h"

/* --- stretches ------------------------------------------------------------------------------------------- */

const struct piece *org_unit_piece(const struct unit *u, struct instant t)
{
    int32_t lo = 0, hi = u->npieces; /* the last piece with from <= t */
    while (lo < hi) {
        int32_t mid = lo + (hi - lo) / 2;
        if (u->pieces[mid].at.from.us <= t.us)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo && t.us < u->pieces[lo - 1].at.to.us ? &u->pieces[lo - 1] : NULL;
}

bool org_unit_exists(const struct org *o, unit_id u, struct instant t)
{
    return org_unit_piece(unit_at(o, u), t) != NULL;
}

bool org_unit_ended(const struct unit *u, struct instant t, struct instant *at)
{
    for (int32_t i = u->nlives; i-- > 0;)
        if (u->lives[i].to.us <= t.us) {
            *at = u->lives[i].to;
            return true;
        }
    return false;
}

bool org_unit_end(const struct org *o, unit_id id, struct instant t, struct instant *out)
{
    const struct unit *u = unit_at(o, id);
    for (int32_t i = 0; i < u->nlives; i++)
        if (u->lives[i].to.us > t.us) {
            if (instant_is_max(u->lives[i].to))
                return false;
            *out = u->lives[i].to;
            return true;
        }
    return false;
}

/* --- succession ------------------------------------------------------------------------------------------ */

/* Who takes the work of `function` at the end of u that lies at `at`. */
static unit_id successor_at(const struct unit *u, struct instant at, struct text function)
{
    unit_id any = 0;
    for (int32_t i = u->nchanges; i-- > 0 && u->changes[i].at.us >= at.us;) {
        const struct change *c = &u->changes[i];
        if (!instant_eq(c->at, at))
            continue;
        if (text_empty(c->row->function))
            any = c->to;
        else if (text_eq(c->row->function, function))
            return c->to;
    }
    return any;
}

unit_id org_successor(const struct org *o, unit_id id, struct text function)
{
    const struct unit *u = unit_at(o, id);
    return u->nchanges ? successor_at(u, u->changes[u->nchanges - 1].at, function) : 0;
}

/* u if it exists at t, else who follows it by default at t; 0 if nobody. */
static unit_id org_living(const struct org *o, unit_id u, struct instant t)
{
    while (u && !org_unit_exists(o, u, t)) { /* ends, because each successor outlives `at` */
        struct instant at;
        if (!org_unit_ended(unit_at(o, u), t, &at))
            return 0;
        u = successor_at(unit_at(o, u), at, TEXT_NONE);
    }
    return u;
}

struct text org_unit_class(const struct org *o, unit_id u, struct instant t)
{
    const struct unit *unit = unit_at(o, u);
    const struct piece *p = org_unit_piece(unit, t);
    struct instant at;
    if (!p && org_unit_ended(unit, t, &at))
        p = org_unit_piece(unit, (struct instant){ at.us - 1 });
    return p ? p->row->class : TEXT_NONE;
}

/* --- up the tree ----------------------------------------------------------------------------------------- */

unit_id org_parent(const struct org *o, unit_id u, struct instant t)
{
    const struct piece *p = org_unit_piece(unit_at(o, u), t);
    return p && p->parent ? org_living(o, p->parent, t) : 0;
}

unit_id org_agency(const struct org *o, unit_id u, struct instant t)
{
    for (unit_id at = u; at;) {
        const struct piece *p = org_unit_piece(unit_at(o, at), t);
        if (p && p->row->agency)
            return at;
        at = p && p->parent ? org_living(o, p->parent, t) : 0;
    }
    return u;
}

bool org_same_agency(const struct org *o, unit_id a, unit_id b, struct instant t)
{
    return a == b || org_agency(o, a, t) == org_agency(o, b, t);
}

bool org_is_above(const struct org *o, unit_id above, unit_id u, struct instant t)
{
    if (!above)
        return false;
    for (unit_id at = org_parent(o, u, t); at; at = org_parent(o, at, t))
        if (at == above)
            return true;
    return false;
}

/* A unit counts as its own superior here: between a committee and its department the committee decides. */
unit_id org_common_superior(const struct org *o, unit_id a, unit_id b, struct instant t)
{
    if (!a || !b)
        return 0;
    if (a == b)
        return org_parent(o, a, t);
    for (unit_id at = a; at; at = org_parent(o, at, t))
        if (at == b || org_is_above(o, at, b, t))
            return at;
    return 0;
}

static unit_id own_office(const struct org *o, unit_id u, struct instant t)
{
    const struct piece *p = org_unit_piece(unit_at(o, u), t);
    return p && p->office ? org_living(o, p->office, t) : 0;
}

unit_id org_office(const struct org *o, unit_id u, struct instant t)
{
    for (; u; u = org_parent(o, u, t)) {
        unit_id office = own_office(o, u, t);
        if (office)
            return office;
    }
    return 0;
}

bool org_is_office_of(const struct org *o, unit_id office, unit_id u, struct instant t)
{
    for (; office && u; u = org_parent(o, u, t))
        if (own_office(o, u, t) == office)
            return true;
    return false;
}
