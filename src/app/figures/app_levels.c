/* app_levels.c -- every decision of the record, and at which level it was taken (report/levels.h). */
#include "app/view/families.h"
#include "base/i18n.h"
#include "report/levels.h"

#include <stdlib.h>

struct leveling {
    struct reading *r;
    const struct congvu_ask *ask;
    struct levels *out;
    struct instant from, to;
    unit_id unit; /* only what this agency was given; 0 all */
    struct level_row *quarters, *units;
};

/* --- one decision ------------------------------------------------------------------------------------------------------ */

/* The stretch in which the act was done, before it moved the matter. */
static const struct holding *holding_before(const struct matter *m, const struct act *act)
{
    const struct holding *found = NULL;
    for (size_t i = 0; i < m->nholdings && m->holdings[i].act != act; i++)
        if (!instant_before(act->happened, m->holdings[i].from))
            found = &m->holdings[i];
    return found;
}

/* Of the agencies that held the matter before and stand below who decided: is it one's own? Unknown where the matrix is silent of one. */
static enum level level_of(const struct org *org, const struct matter *m, const struct holding *at, struct instant t)
{
    struct text decision = m->rule->decision;
    unit_id decider = org_agency(org, at->unit, t);
    bool silent = false;
    for (const struct holding *h = m->holdings; h < at; h++) {
        unit_id agency = org_agency(org, h->unit, t);
        if (!org_is_above(org, decider, agency, t))
            continue;
        enum authority a = org_authority(org, agency, decision, t, NULL);
        if (a == AUTHORITY_OWN)
            return LEVEL_ABOVE;
        silent |= a == AUTHORITY_UNKNOWN;
    }
    switch (org_authority(org, decider, decision, t, NULL)) {
    case AUTHORITY_OWN: return silent ? LEVEL_UNKNOWN : LEVEL_LOWEST;
    case AUTHORITY_NOT_OWN: return LEVEL_NOT_OWN;
    case AUTHORITY_UNKNOWN: break;
    }
    return LEVEL_UNKNOWN;
}

static struct level_row *row_of(struct arena *a, struct level_row **rows, size_t *n, int year, int quarter,
                                unit_id unit)
{
    for (size_t i = 0; i < *n; i++)
        if ((*rows)[i].year == year && (*rows)[i].quarter == quarter && (*rows)[i].unit == unit)
            return &(*rows)[i];
    struct level_row row = { .year = year, .quarter = quarter, .unit = unit };
    ARENA_PUSH(a, *rows, *n, row);
    return &(*rows)[*n - 1];
}

static void count_decision(struct leveling *l, const struct matter *m, const struct act *act)
{
    const struct org *org = l->r->world.org;
    const struct holding *at = holding_before(m, act);
    if (!at || at->state == M_CONFIRM)
        return;
    unit_id lead = org_agency(org, m->lead, act->happened);
    if (l->unit && lead != l->unit)
        return;
    struct civil day = day_civil(instant_day(act->happened));
    enum level level = level_of(org, m, at, act->happened);
    row_of(l->r->a, &l->quarters, &l->out->nquarters, day.year, (day.month + 2) / 3, 0)->counts[level]++;
    row_of(l->r->a, &l->units, &l->out->nunits, 0, 0, lead)->counts[level]++;
    l->out->all.counts[level]++;
}

/* --- the record ---------------------------------------------------------------------------------------------------------- */

static enum rc read_family(void *arg, struct arena *scratch, const struct family *f, struct err *err)
{
    struct leveling *l = arg;
    (void)scratch;
    (void)err;
    for (size_t i = 0; i < f->nacts; i++) {
        const struct act *act = &f->acts[i];
        const struct matter *m = act->kind == ACT_DECIDE ? family_matter(f, act->matter) : NULL;
        if (m && !instant_before(act->happened, l->from) && instant_before(act->happened, l->to))
            count_decision(l, m, act);
    }
    return RC_OK;
}

/* What was done before the period was decided before it, too: done at the earliest with its last decision, but for one that is
 * confirmed; so only what began behind it is left out. */
static enum rc read_decisions(struct leveling *l, struct err *err)
{
    struct families_asked asked = FAMILIES_ALL;
    asked.kinds = &l->out->kind;
    asked.nkinds = !text_empty(l->out->kind);
    asked.begun_before = l->to;
    return families_visit(l->r, &asked, read_family, l, err);
}

/* --- what is asked ------------------------------------------------------------------------------------------------------- */

static enum rc read_day(struct text t, const char *option, struct day none, struct day *out, struct err *err)
{
    *out = none;
    if (text_empty(t) || day_parse(t, out))
        return RC_OK;
    return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no date for %s: write 2025-09-14"), TEXT_FMT(t), option);
}

static enum rc read_ask(struct leveling *l, struct err *err)
{
    struct levels *out = l->out;
    bool renamed;
    enum rc rc = read_day(l->ask->from, "from", DAY_MIN, &out->from, err);
    if (rc == RC_OK)
        rc = read_day(l->ask->to, "to", DAY_MAX, &out->to, err);
    if (rc == RC_OK && out->to.n < out->from.n)
        rc = err_set(err, PB_WRONG_VALUE, _("the period ends on '%.*s', before it begins on '%.*s'"),
                     TEXT_FMT(l->ask->to), TEXT_FMT(l->ask->from));
    if (rc == RC_OK && !text_empty(l->ask->unit))
        rc = org_resolve_unit(l->r->world.org, l->ask->unit, l->r->now, &l->unit, &renamed, err);
    if (rc == RC_OK && !text_empty(l->ask->kind))
        rc = kind_known(l->r, l->ask->kind, err);
    if (rc == RC_OK) {
        l->unit = l->unit ? org_agency(l->r->world.org, l->unit, l->r->now) : 0;
        l->from = out->from.n == DAY_MIN.n ? INSTANT_MIN : day_start(out->from);
        l->to = out->to.n == DAY_MAX.n ? INSTANT_MAX : day_end(out->to);
    }
    return rc;
}

static int by_time(const void *x, const void *y)
{
    const struct level_row *a = x, *b = y;
    return a->year != b->year ? a->year - b->year : a->quarter - b->quarter;
}

static int by_unit(const void *x, const void *y)
{
    const struct level_row *a = x, *b = y;
    return a->unit - b->unit;
}

enum rc congvu_levels(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    struct levels levels = { .world = &r.world,
                             .kind = ask->kind,
                             .now = r.now,
                             .as_of = r.as_of,
                             .exercise = app->meta.exercise,
                             .partial = r.sight.bound && !r.sight.all,
                             .province = app->meta.province };
    struct leveling l = { .r = &r, .ask = ask, .out = &levels };
    if (rc == RC_OK)
        rc = read_ask(&l, err);
    if (rc == RC_OK)
        rc = read_decisions(&l, err);
    if (rc == RC_OK) {
        if (levels.nquarters)
            qsort(l.quarters, levels.nquarters, sizeof *l.quarters, by_time);
        if (levels.nunits)
            qsort(l.units, levels.nunits, sizeof *l.units, by_unit);
        levels.quarters = l.quarters;
        levels.units = l.units;
        report_levels(out, r.a, &levels, &ask->style);
    }
    reading_end(&r);
    return rc;
}
