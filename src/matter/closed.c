/* closed.c -- who may know of a matter of a closed kind (MODEL 11), or of one in a register.
 *
 *      a signal on a person     that person                            ┐
 *      a signal on a unit       who serves in that very unit           │ and nobody else: no superior, no substitute, no delegate,
 *      its reviewer's           who serves in the unit that holds it,  │ no leader in charge, no reader of everything
 *                               from the day it does                   │
 *      a question in it         who is asked, that question alone      ┘
 *
 *      a register               who serves in a unit that has its decision in the authority matrix, by name;
 *                               who opened it, who holds or held it, and who heads the unit for which they do
 */
#include "matter/matter.h"

/* Who holds or held for the unit asked about; the named person alone where the matter names one and its own unit holds. */
static bool knows(const struct family *f, const struct matter *m, person_id p, struct instant t)
{
    const struct org *org = f->world->org;
    person_id named = m->parent < 0 ? m->opening->to_person : 0;
    if (p == named)
        return true;
    for (size_t i = 0; i < m->nholdings && !instant_before(t, m->holdings[i].from); i++) {
        const struct holding *h = &m->holdings[i];
        if (h->person == p)
            return true;
        if (!(named && h->unit == m->lead) && org_serves(org, p, h->unit, t))
            return true;
    }
    return false;
}

bool matter_reader(const struct org *org, const struct rule *rule, person_id p, struct instant t)
{
    const struct org_row *row;
    unit_id u;
    for (size_t i = 0; p && org_served(org, p, i, t, &u); i++)
        if (u && org_authority(org, u, rule->readers, t, &row) == AUTHORITY_OWN &&
            text_eq(row->decision, rule->readers)) /* "decides everything" is no right to read */
            return true;
    return false;
}

static bool keeps(const struct family *f, const struct matter *m, person_id p, struct instant t)
{
    if (m->opening->person == p)
        return true;
    for (size_t i = 0; i < m->nholdings && !instant_before(t, m->holdings[i].from); i++)
        if (m->holdings[i].person == p || org_head(f->world->org, m->holdings[i].unit, t) == p)
            return true;
    return false;
}

bool matter_conceals(const struct family *f, const struct matter *m, person_id p, struct instant t)
{
    const struct rule *rule = f->matters[0].rule;
    bool registered = !text_empty(rule->readers);
    if ((!rule->closed && !registered) || (registered && matter_reader(f->world->org, rule, p, t)))
        return false;
    for (; p; m = &f->matters[m->parent]) { /* who knows of a matter knows its questions */
        if (rule->closed ? knows(f, m, p, t) : keeps(f, m, p, t))
            return false;
        if (m->parent < 0)
            break;
    }
    return true;
}
