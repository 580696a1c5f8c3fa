/* sim.c -- who there is, where and when something comes, and what came lately. */
#include "simulate/sim.h"

#include "base/i18n.h"
#include "base/oom.h"

#include <stdlib.h>
#include <string.h>

enum { MATTERS_MAX = 20 * 1000 * 1000 };

/* --- who and where ----------------------------------------------------------------------------------------------------------- */

struct sim_unit *sim_unit(struct sim *s, unit_id u) { return &s->p->units[s->unit_of[u]]; }

person_id sim_head(const struct sim *s, unit_id u, struct instant t) { return org_head(s->w->org, u, t); }

person_id sim_staff(struct sim *s, unit_id u, struct instant t)
{
    const struct sim_unit *unit = sim_unit(s, u);
    size_t leads = 1 + unit->deputies, staff = unit->n > leads ? unit->n - leads : 1;
    for (int guard = 0; guard < 4; guard++) {
        size_t i = unit->first + (unit->n > leads ? leads : 0) + draw_below(&s->draw, staff);
        person_id p = org_person(s->w->org, s->p->person[i]);
        if (org_serves(s->w->org, p, u, t))
            return p;
    }
    return sim_head(s, u, t);
}

static unit_id some_unit(struct sim *s, unit_id but, enum place least, enum place most, struct instant t)
{
    for (int guard = 0; guard < 64; guard++) {
        size_t i = draw_below(&s->draw, s->p->n);
        unit_id u = org_unit(s->w->org, s->p->units[i].code);
        if (s->p->units[i].place >= least && s->p->units[i].place <= most && u != but &&
            org_unit_exists(s->w->org, u, t))
            return u;
    }
    return 0;
}

unit_id sim_department(struct sim *s, unit_id but, struct instant t)
{
    return some_unit(s, but, PLACE_DEPARTMENT, PLACE_DEPARTMENT, t);
}

unit_id sim_somewhere(struct sim *s, unit_id but, struct instant t)
{
    return some_unit(s, but, PLACE_DEPARTMENT, PLACE_COMMUNE, t);
}

struct instant sim_after(const struct sim *s, struct instant from, double working_days)
{
    struct instant at;
    struct workspan x = { (int64_t)(working_days * 8 * 60) * US_MINUTE };
    if (!calendar_add(s->cal, from, x, &at))
        return INSTANT_MAX;
    at.us -= at.us % US_MINUTE;
    return instant_max(at, from);
}

void sim_put(struct sim *s, struct text code, struct instant at)
{
    if (code.n >= SIM_CODE || s->n >= MATTERS_MAX || instant_is_max(at))
        return;
    if (s->n == s->room) {
        s->room = s->room ? 2 * s->room : 4096;
        s->matters = realloc(s->matters, s->room * sizeof *s->matters);
        if (!s->matters)
            oom();
    }
    struct sim_matter *m = &s->matters[s->n];
    *m = (struct sim_matter){ .way = -1 };
    memcpy(m->code, code.p, code.n);
    queue_put(&s->queue, at, (uint32_t)s->n++);
}

void sim_opened(struct sim *s, const struct rule *rule, struct text code)
{
    size_t i = 0;
    while (i < s->nlately && !text_eq(s->lately[i].kind, rule->kind))
        i++;
    if (code.n >= SIM_CODE || i == SIM_KINDS)
        return;
    struct sim_lately *l = &s->lately[i];
    if (i == s->nlately) {
        s->nlately++;
        l->kind = text_dup(s->a, rule->kind);
    }
    char *at = l->code[l->n++ % SIM_LATELY];
    memcpy(at, code.p, code.n);
    at[code.n] = '\0';
}

static bool among(struct text kind, const struct text *kinds, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (text_eq(kinds[i], kind))
            return true;
    return n == 0;
}

struct text sim_lately(struct sim *s, const struct text *kinds, size_t nkinds)
{
    struct sim_lately *fit[SIM_KINDS];
    size_t n = 0;
    for (size_t i = 0; i < s->nlately; i++)
        if (among(s->lately[i].kind, kinds, nkinds))
            fit[n++] = &s->lately[i];
    if (n == 0)
        return TEXT_NONE;
    struct sim_lately *l = fit[draw_below(&s->draw, n)];
    return text_of(l->code[draw_below(&s->draw, l->n < SIM_LATELY ? l->n : SIM_LATELY)]);
}
