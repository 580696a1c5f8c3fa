/* org_people.c -- who holds which post, who is away, who was lent what.
 *
 * A person has few tenures and a post few holders, so these are short loops over arrays sorted by `from`. */
#include "org/org_index.h"

/* Does this stretch (anything with from and to) hold t? */
#define HOLDS(item, t) ((item)->from.us <= (t).us && (t).us < (item)->to.us)

unit_id org_post_unit(const struct org *o, post_id p) { return post_at(o, p)->unit; }
enum post_rank org_post_rank(const struct org *o, post_id p) { return post_at(o, p)->rank; }

const struct tenure *org_tenures(const struct org *o, person_id p, size_t *n)
{
    *n = (size_t)person_at(o, p)->ntenures;
    return person_at(o, p)->tenures;
}

const struct absence *org_absences(const struct org *o, person_id p, size_t *n)
{
    *n = (size_t)person_at(o, p)->nabsences;
    return person_at(o, p)->absences;
}

/* --- tenures --------------------------------------------------------------------------------------------- */

const struct tenure *org_tenure_in(const struct org *o, person_id id, unit_id u, bool agency, struct instant t)
{
    const struct person *p = person_at(o, id);
    const struct tenure *best = NULL;
    for (int32_t i = 0; i < p->ntenures && p->tenures[i].from.us <= t.us; i++) {
        const struct tenure *it = &p->tenures[i];
        if (!HOLDS(it, t) || (it->unit != u && !(agency && org_same_agency(o, it->unit, u, t))))
            continue;
        if (!best || org_post_rank(o, it->post) > org_post_rank(o, best->post))
            best = it;
    }
    return best;
}

bool org_tenure_end(const struct org *o, person_id id, unit_id u, struct instant t, struct instant *out)
{
    const struct person *p = person_at(o, id);
    struct instant end = INSTANT_MIN;
    for (int32_t i = 0; i < p->ntenures && p->tenures[i].from.us <= t.us; i++)
        if (HOLDS(&p->tenures[i], t) && org_same_agency(o, p->tenures[i].unit, u, t))
            end = instant_max(end, p->tenures[i].to);
    if (end.us <= t.us)
        return false;
    *out = instant_is_max(end) ? INSTANT_MAX : end;
    return true;
}

static bool bound_to(const struct org *o, const struct bond *bonds, int32_t n, unit_id u, struct instant t)
{
    for (int32_t i = 0; i < n && bonds[i].from.us <= t.us; i++)
        if (bonds[i].unit == u && HOLDS(&bonds[i], t))
            return org_unit_exists(o, u, t);
    return false;
}

bool org_serves(const struct org *o, person_id id, unit_id u, struct instant t)
{
    const struct person *p = person_at(o, id);
    return org_tenure_in(o, id, u, false, t) || bound_to(o, p->memberships, p->nmemberships, u, t);
}

bool org_served(const struct org *o, person_id id, size_t i, struct instant t, unit_id *unit)
{
    const struct person *p = person_at(o, id);
    size_t tenures = (size_t)p->ntenures;
    if (i >= tenures + (size_t)p->nmemberships)
        return false;
    if (i < tenures) {
        const struct tenure *it = &p->tenures[i];
        *unit = HOLDS(it, t) ? it->unit : 0;
    } else {
        const struct bond *it = &p->memberships[i - tenures];
        *unit = HOLDS(it, t) && org_unit_exists(o, it->unit, t) ? it->unit : 0;
    }
    return true;
}

bool org_in_charge(const struct org *o, person_id id, unit_id u, struct instant t)
{
    const struct person *p = person_at(o, id);
    return bound_to(o, p->charges, p->ncharges, u, t);
}

/* --- posts ----------------------------------------------------------------------------------------------- */

person_id org_post_holder(const struct org *o, post_id id, struct instant t)
{
    const struct post *p = post_at(o, id);
    for (int32_t i = 0; i < p->nholders && p->holders[i]->from.us <= t.us; i++)
        if (HOLDS(p->holders[i], t))
            return p->holders[i]->person;
    return 0;
}

person_id org_head(const struct org *o, unit_id id, struct instant t)
{
    const struct unit *u = unit_at(o, id);
    for (int32_t i = 0; i < u->nposts; i++) {
        if (org_post_rank(o, u->posts[i]) != RANK_HEAD)
            continue;
        person_id holder = org_post_holder(o, u->posts[i], t);
        if (holder)
            return holder;
    }
    return 0;
}

static bool holds_post(const struct org *o, person_id id, post_id post, struct instant t)
{
    const struct person *p = person_at(o, id);
    for (int32_t i = 0; i < p->ntenures && p->tenures[i].from.us <= t.us; i++)
        if (p->tenures[i].post == post && HOLDS(&p->tenures[i], t))
            return true;
    return false;
}

const struct loan *org_loans(const struct org *o, person_id id, size_t *n)
{
    const struct person *p = person_at(o, id);
    *n = (size_t)p->nloans;
    return p->loans;
}

/* Nobody can lend what is no longer his: a delegation also ends with the lender's tenure. */
static bool loan_stands(const struct org *o, const struct loan *l, struct instant t)
{
    return HOLDS(l, t) && holds_post(o, l->lender, l->post, t);
}

bool org_may_use_post(const struct org *o, person_id id, post_id post, struct instant t, person_id *from)
{
    if (id && holds_post(o, id, post, t)) {
        *from = 0;
        return true;
    }
    const struct person *p = person_at(o, id);
    for (int32_t i = 0; i < p->nloans; i++)
        if (p->loans[i].post == post && loan_stands(o, &p->loans[i], t)) {
            *from = p->loans[i].lender;
            return true;
        }
    return false;
}

bool org_delegated_in(const struct org *o, person_id id, unit_id u, struct instant t, post_id *post, person_id *from)
{
    const struct person *p = person_at(o, id);
    const struct loan *best = NULL;
    for (int32_t i = 0; i < p->nloans; i++) {
        const struct loan *l = &p->loans[i];
        if (org_post_unit(o, l->post) != u || !loan_stands(o, l, t))
            continue;
        if (!best || org_post_rank(o, l->post) > org_post_rank(o, best->post))
            best = l;
    }
    if (!best)
        return false;
    *post = best->post;
    *from = best->lender;
    return true;
}

/* --- who may not (MODEL 8) ------------------------------------------------------------------------------- */

bool org_headed_by(const struct org *o, unit_id u, person_id accused, struct instant t)
{
    return accused && org_head(o, u, t) == accused;
}

static bool stood_in_for(const struct org *o, person_id p, person_id accused, struct instant t)
{
    const struct person *lent = person_at(o, p), *away = person_at(o, accused);
    for (int32_t i = 0; i < lent->nloans; i++)
        if (lent->loans[i].lender == accused && loan_stands(o, &lent->loans[i], t))
            return true;
    for (int32_t i = 0; i < away->nabsences; i++)
        if (away->absences[i].substitute == p && HOLDS(&away->absences[i], t))
            return true;
    return false;
}

/* Is somebody who serves in u, at this rank there, under the accused? Under a head is the unit and all below it; under a
 * leader in charge the same, except the unit's own head, who answers to the leader's superior. */
static bool under(const struct org *o, unit_id u, enum post_rank rank, person_id accused, struct instant t)
{
    for (unit_id at = u; at; at = org_parent(o, at, t)) {
        if (org_headed_by(o, at, accused, t))
            return true;
        if ((at != u || rank < RANK_HEAD) && org_in_charge(o, accused, at, t))
            return true;
    }
    return false;
}

bool org_has_line(const struct org *o, person_id id, struct instant t)
{
    const struct person *p = person_at(o, id);
    if (p->lends || p->nabsences || p->ncharges)
        return true;
    for (int32_t i = 0; i < p->ntenures && p->tenures[i].from.us <= t.us; i++)
        if (HOLDS(&p->tenures[i], t) && org_post_rank(o, p->tenures[i].post) == RANK_HEAD)
            return true;
    return false;
}

bool org_in_line_of(const struct org *o, person_id id, person_id accused, struct instant t)
{
    if (!id || !accused)
        return false;
    if (id == accused || stood_in_for(o, id, accused, t))
        return true;
    const struct person *p = person_at(o, id);
    for (int32_t i = 0; i < p->ntenures && p->tenures[i].from.us <= t.us; i++)
        if (HOLDS(&p->tenures[i], t) && under(o, p->tenures[i].unit, org_post_rank(o, p->tenures[i].post), accused, t))
            return true;
    for (int32_t i = 0; i < p->nmemberships && p->memberships[i].from.us <= t.us; i++)
        if (HOLDS(&p->memberships[i], t) && under(o, p->memberships[i].unit, RANK_STAFF, accused, t))
            return true;
    return false;
}
