/* closed.c -- who may know of a matter of a closed kind (MODEL 11).
 *
 *      a signal on a person     that person                            ┐
 *      a signal on a unit       who serves in that very unit           │ and nobody else: no superior, no substitute, no delegate,
 *      its reviewer's           who serves in the unit that holds it,  │ no leader in charge, no reader of everything
 *                               from the day it does                   │
 *      a question in it         who is asked, that question alone      ┘
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

bool matter_conceals(const struct family *f, const struct matter *m, person_id p, struct instant t)
{
    if (!f->matters[0].rule->closed)
        return false;
    for (; p; m = &f->matters[m->parent]) { /* who knows of a matter knows its questions */
        if (knows(f, m, p, t))
            return false;
        if (m->parent < 0)
            break;
    }
    return true;
}
