/* standing.c -- what a person is to a matter at an instant, from org alone, and through which post. */
#include "matter/check.h"

#include "matter/fold.h" /* fold_heir */

struct asked {
    const struct org *org;
    const struct family *f;
    const struct matter *m;
    const struct holding *h;
    person_id person;
    unit_id unit;     /* that holds; of an ended matter, that would: its heir, if the unit has ended since */
    person_id holder; /* in it; 0: the unit, also where who held it no longer serves there */
    unit_id giver;    /* of the root, or its heir; of a child: the unit that holds the parent */
    unit_id giver_office;
    struct instant t;
};

static bool same_agency(const struct asked *q, unit_id u, unit_id v)
{
    return u && v && org_same_agency(q->org, u, v, q->t);
}

static bool is_extender(const struct asked *q, unit_id u)
{
    struct text code = org_unit_code(q->org, u);
    for (size_t i = 0; i < q->m->rule->nextenders; i++)
        if (text_eq(q->m->rule->extenders[i], code))
            return true;
    return false;
}

static bool is_giver(const struct asked *q, unit_id u)
{
    return same_agency(q, u, q->giver) || (q->m->parent < 0 && same_agency(q, u, q->giver_office));
}

/* Roles that come with serving in u; `own` says whether the holder's stretch is this person's to act on. */
static unsigned roles_in(const struct asked *q, unit_id u, bool own)
{
    unsigned roles = 0;
    if (own)
        roles |= ROLE_HOLDER;
    if (q->h && same_agency(q, u, q->unit))
        roles |= ROLE_AGENCY;
    if (q->h && org_is_above(q->org, u, q->unit, q->t))
        roles |= ROLE_ABOVE;
    if (is_giver(q, u))
        roles |= ROLE_GIVER;
    if (org_is_above(q->org, u, q->giver, q->t))
        roles |= ROLE_SUPERIOR;
    if (is_extender(q, u))
        roles |= ROLE_NAMED;
    return roles;
}

static bool took_part(const struct asked *q)
{
    for (size_t i = 0; i < q->f->nacts; i++)
        if (q->f->acts[i].person == q->person)
            return true;
    for (size_t i = 0; i < q->m->nholdings; i++)
        if (q->m->holdings[i].person == q->person)
            return true;
    return false;
}

static int weight(unsigned roles) /* which post speaks for the person where several could */
{
    return (roles & ROLE_HOLDER ? 16 : 0) + (roles & ROLE_AGENCY ? 8 : 0) + (roles & ROLE_GIVER ? 4 : 0) +
           (roles & (ROLE_SUPERIOR | ROLE_ABOVE) ? 2 : 0) + (roles ? 1 : 0);
}

static void consider(struct standing *best, unsigned roles, post_id post, unit_id unit, person_id behalf)
{
    unsigned all = best->roles | roles;
    if (best->post == 0 || weight(roles) > weight(best->roles))
        *best = (struct standing){ .roles = roles, .post = post, .unit = unit, .behalf = behalf };
    best->roles = all;
}

static struct asked question(const struct family *f, const struct matter *m, person_id p, struct instant t)
{
    struct asked q = { .org = f->world->org, .f = f, .m = m, .person = p, .t = t, .h = matter_holding(m, t) };
    bool desk;
    unit_id heir = fold_heir(q.org, m->giver, m->function, t, &desk); /* a giver that has ended lives on in its heir */
    q.giver = heir ? heir : m->giver;
    if (q.h) {
        heir = fold_heir(q.org, q.h->unit, m->function, t, &desk);
        q.unit = heir ? heir : q.h->unit;
        bool serves = q.h->person &&
                      (org_tenure_in(q.org, q.h->person, q.unit, true, t) || org_serves(q.org, q.h->person, q.unit, t));
        q.holder = serves ? q.h->person : 0;
    }
    if (m->parent >= 0) {
        const struct holding *parent = matter_holding(&f->matters[m->parent], t);
        q.giver = parent ? parent->unit : m->giver;
    }
    q.giver_office = org_office(q.org, q.giver, t);
    return q;
}

/* The post lent to the person that speaks here: the holder's, else the highest lent in the unit. */
static bool lent(const struct asked *q, post_id *post, person_id *from)
{
    size_t n = 0;
    const struct tenure *tenures = q->holder ? org_tenures(q->org, q->holder, &n) : NULL;
    for (size_t i = 0; i < n; i++) {
        *post = tenures[i].post;
        if (same_agency(q, tenures[i].unit, q->unit) && org_may_use_post(q->org, q->person, *post, q->t, from) &&
            *from == q->holder)
            return true;
    }
    return org_delegated_in(q->org, q->person, q->unit, q->t, post, from);
}

/* Does the person hold as the substitute of `absent`? */
static bool stands_in(const struct asked *q, person_id absent)
{
    size_t n;
    const struct absence *absences = org_absences(q->org, absent, &n);
    bool stands = false;
    for (size_t i = 0; i < n && q->holder == q->person && !stands; i++)
        stands = absences[i].substitute == q->person && instant_before(q->t, absences[i].to) &&
                 !instant_before(q->t, instant_max(absences[i].from, absences[i].recorded));
    return stands;
}

struct standing matter_standing(const struct family *f, const struct matter *m, person_id p, struct instant t)
{
    struct asked q = question(f, m, p, t);
    struct standing best = { 0 };
    size_t n;
    const struct tenure *tenures = org_tenures(q.org, p, &n);
    for (size_t i = 0; i < n; i++) {
        const struct tenure *tenure = &tenures[i];
        if (instant_before(t, tenure->from) || !instant_before(t, tenure->to))
            continue;
        bool own = q.h && (q.holder == p || (q.holder == 0 && q.unit == tenure->unit));
        consider(&best, roles_in(&q, tenure->unit, own), tenure->post, tenure->unit, 0);
    }
    post_id post;
    person_id from;
    if (q.h && lent(&q, &post, &from)) {
        bool in_place = stands_in(&q, from), own = q.holder == from || q.holder == 0 || in_place;
        unsigned roles = roles_in(&q, org_post_unit(q.org, post), own);
        if (in_place) /* the absent one's authority, not the substitute's own post */
            best = (struct standing){
                .roles = best.roles | roles, .post = post, .unit = org_post_unit(q.org, post), .behalf = from
            };
        else if (!(best.roles & ROLE_HOLDER))
            consider(&best, roles, post, org_post_unit(q.org, post), from);
    }
    if (best.post && (best.roles || took_part(&q)))
        best.roles |= ROLE_ANY;
    best.giver = q.giver;
    return best;
}
