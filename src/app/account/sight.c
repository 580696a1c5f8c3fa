/* sight.c -- which matters a signed-in person sees (sight.h). */
#include "app/account/sight.h"

enum { UNKNOWN, NO, YES };
enum { HEIRS_MAX = 64, REGISTERS_MAX = 64 };

static size_t registers(const struct rulebook *rules, struct instant now, const struct rule **out, size_t room)
{
    size_t n = 0, nkinds;
    const struct text *kinds = rulebook_registers(rules, &nkinds);
    for (size_t i = 0; i < nkinds && n < room; i++) {
        const struct rule *rule = rulebook_find(rules, kinds[i], now, now);
        if (rule && !text_empty(rule->readers) && !rule_is_variant(rule))
            out[n++] = rule;
    }
    return n;
}

void sight_init(struct sight *s, struct arena *a, const struct world *w, struct instant now,
                const struct congvu_who *who)
{
    const struct org *org = w->org;
    const struct rule *open[REGISTERS_MAX];
    *s = (struct sight){ .bound = who && who->via != CONGVU_VIA_CONSOLE, .org = org, .now = now };
    if (!s->bound)
        return;
    size_t units = (size_t)org_units(org) + 1;
    s->all = (who->rights & CONGVU_MAY_READ_ALL) != 0;
    s->person = text_empty(who->person) ? 0 : org_person(org, who->person);
    s->own = arena_alloc(a, units);
    size_t nopen = registers(w->rules, now, open, LEN(open));
    s->scopes = ARENA_ARRAY(a, struct sight_scope, who->nscopes + nopen);
    for (size_t i = 0; i < nopen; i++)
        if (matter_reader(org, open[i], s->person, now))
            s->scopes[s->nscopes++] = (struct sight_scope){ .kind = open[i]->kind };
    for (size_t i = 0; i < who->nscopes; i++) {
        const struct congvu_scope *scope = &who->scopes[i];
        if (scope->right != CONGVU_RIGHT_READ)
            continue;
        unit_id top = text_empty(scope->unit) ? 0 : org_unit(org, scope->unit);
        s->scopes[s->nscopes++] = (struct sight_scope){
            .top = top, .none = !text_empty(scope->unit) && !top, .kind = scope->kind, .below = arena_alloc(a, units)
        };
    }
}

/* --- units --------------------------------------------------------------------------------------------------------- */

/* Who stands for u now: itself, or the heir of what has ended; 0 if nobody does. */
static unit_id today(const struct sight *s, unit_id u)
{
    for (int i = 0; u && !org_unit_exists(s->org, u, s->now); i++) {
        struct instant end;
        bool ended = org_unit_end(s->org, u, INSTANT_MIN, &end) && !instant_before(s->now, end);
        u = ended && i < HEIRS_MAX ? org_successor(s->org, u, TEXT_NONE) : 0;
    }
    return u;
}

static bool find_own(const struct sight *s, unit_id u)
{
    post_id post;
    person_id from;
    u = today(s, u);
    if (!u || !s->person)
        return false;
    return org_tenure_in(s->org, s->person, u, true, s->now) || org_serves(s->org, s->person, u, s->now) ||
           org_delegated_in(s->org, s->person, u, s->now, &post, &from) ||
           org_in_charge(s->org, s->person, u, s->now) ||
           org_in_charge(s->org, s->person, org_agency(s->org, u, s->now), s->now);
}

static bool is_own(struct sight *s, unit_id u)
{
    if (u <= 0 || u > org_units(s->org))
        return false;
    if (s->own[u] == UNKNOWN)
        s->own[u] = find_own(s, u) ? YES : NO;
    return s->own[u] == YES;
}

static bool is_below(struct sight *s, const struct sight_scope *scope, unit_id u)
{
    if (scope->none || u <= 0 || u > org_units(s->org))
        return false;
    if (!scope->top)
        return true;
    if (scope->below[u] == UNKNOWN) {
        unit_id v = today(s, u), top = today(s, scope->top);
        scope->below[u] = v && top && (v == top || org_is_above(s->org, top, v, s->now)) ? YES : NO;
    }
    return scope->below[u] == YES;
}

/* Does it suffice that u has to do with a matter of this kind? */
static bool opens(struct sight *s, struct text kind, unit_id u)
{
    if (is_own(s, u))
        return true;
    for (size_t i = 0; i < s->nscopes; i++)
        if ((text_empty(s->scopes[i].kind) || text_eq(s->scopes[i].kind, kind)) && is_below(s, &s->scopes[i], u))
            return true;
    return false;
}

bool sight_touch(struct sight *s, struct text kind, unit_id unit, person_id person)
{
    return (unit && opens(s, kind, unit)) || (person && person == s->person);
}

/* --- the plain rule -------------------------------------------------------------------------------------------------- */

static bool touches(struct sight *s, const struct matter *m, struct instant t)
{
    if (opens(s, m->rule->kind, m->giver) || opens(s, m->rule->kind, m->lead))
        return true;
    for (size_t i = 0; i < m->nholdings && !instant_before(t, m->holdings[i].from); i++)
        if (opens(s, m->rule->kind, m->holdings[i].unit) || (s->person && m->holdings[i].person == s->person))
            return true;
    return false;
}

bool sight_family(struct sight *s, const struct family *f, struct instant t)
{
    if (!s->bound || s->all)
        return true;
    for (size_t i = 0; i < f->n; i++)
        if (touches(s, &f->matters[i], t))
            return true;
    for (size_t i = 0; s->person && i < f->nacts; i++)
        if (f->acts[i].person == s->person)
            return true;
    return false;
}

/* --- from the views ---------------------------------------------------------------------------------------------------- */

static bool touch_opens(const struct touch *t, void *arg)
{
    struct sight *s = arg;
    return opens(s, t->kind, t->unit) || opens(s, t->kind, t->lead) || opens(s, t->kind, t->giver) ||
           (s->person && t->person == s->person);
}

static enum rc family_from_views(struct sight *s, struct conn *conn, matter_id family, bool *sees, struct err *err)
{
    bool yes = false;
    enum rc rc = store_touched(conn, family, s->now, touch_opens, s, &yes, err);
    if (rc == RC_OK && !yes && s->person)
        rc = store_acted(conn, family, s->person, &yes, err);
    if (rc == RC_OK)
        *sees = yes;
    return rc;
}

struct excluding { /* a family whose rule excludes, or is not known */
    const struct rulebook *rules;
    struct instant now;
};

static bool touch_excludes(const struct touch *t, void *arg)
{
    const struct excluding *e = arg;
    const struct rule *rule = rulebook_find(e->rules, t->kind, e->now, e->now);
    return !rule || rule_guards(rule);
}

enum rc sight_stored(struct sight *s, struct conn *conn, const struct rulebook *rules, matter_id family, bool *sees,
                     bool *folds, struct err *err)
{
    struct excluding e = { rules, s->now };
    *sees = true;
    enum rc rc = store_names_persons(conn, family, folds, err);
    if (rc == RC_OK && !*folds)
        rc = store_touched(conn, family, s->now, touch_excludes, &e, folds, err);
    if (rc == RC_OK && s->bound && !s->all)
        rc = family_from_views(s, conn, family, sees, err);
    return rc;
}

enum rc sight_row(struct sight *s, struct conn *conn, const struct board_row *row, bool *sees, struct err *err)
{
    *sees = !s->bound || s->all || opens(s, row->kind, row->unit) || opens(s, row->kind, row->giver) ||
            opens(s, row->kind, row->lead) || (s->person && row->person == s->person);
    if (*sees)
        return RC_OK;
    if (row->family != s->family) { /* the questions of a matter come together */
        bool seen;
        enum rc rc = family_from_views(s, conn, row->family, &seen, err);
        if (rc != RC_OK)
            return rc;
        s->family = row->family;
        s->seen = seen;
    }
    *sees = s->seen;
    return RC_OK;
}
