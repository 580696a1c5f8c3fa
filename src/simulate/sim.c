/* sim.c -- the year: a day after the other, each one commit. */
#include "simulate/sim.h"

#include "base/i18n.h"
#include "base/oom.h"

#include <stdlib.h>
#include <string.h>

enum { REGISTER_BYTES_MAX = 64 << 20, MATTERS_MAX = 20 * 1000 * 1000, DAYS_MAX = 1000 };

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

/* --- a day --------------------------------------------------------------------------------------------------------------------- */

static void know(struct sim *s, struct congvu_batch *batch)
{
    s->batch = batch;
    s->w = congvu_batch_world(batch);
    s->cal = calbook_last(s->w->book);
    if (s->unit_of)
        return;
    s->unit_of = ARENA_ARRAY(s->a, size_t, (size_t)org_units(s->w->org) + 1);
    s->seen = ARENA_ARRAY(s->a, bool, rulebook_kinds(s->w->rules));
    memset(s->seen, 0, rulebook_kinds(s->w->rules) * sizeof *s->seen);
    for (size_t i = 0; i < s->p->n; i++)
        s->unit_of[org_unit(s->w->org, s->p->units[i].code)] = i;
}

static enum rc play_day(struct congvu_batch *batch, void *arg, struct err *err)
{
    struct sim *s = arg;
    struct event e;
    know(s, batch);
    enum rc rc = arrive(s, err);
    while (rc == RC_OK && queue_take(&s->queue, &e)) {
        if (!instant_before(e.at, day_end(s->day))) {
            queue_back(&s->queue, e);
            break;
        }
        rc = e.about ? play(s, e.about, e.at, err) : arrival(s, e.at, err);
    }
    return rc;
}

/* --- the year --------------------------------------------------------------------------------------------------------------------- */

static enum rc check_sizes(const struct simulate_ask *ask, struct day *from, struct err *err)
{
    *from = day_of(2026, 1, 1);
    if (!text_empty(ask->from) && !day_parse(ask->from, from))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no date: write 2025-09-14"), TEXT_FMT(ask->from));
    if (ask->units < UNITS_LEAST || ask->units > UNITS_MOST)
        return err_set(err, PB_USAGE, _("a province to be simulated has %d to %d units"), UNITS_LEAST, UNITS_MOST);
    if (ask->people < 6 * ask->units || ask->people > PEOPLE_MOST)
        return err_set(err, PB_USAGE, _("a province of %lld units has %lld to %d people"), (long long)ask->units,
                       6 * (long long)ask->units, PEOPLE_MOST);
    if (ask->days < 1 || ask->days > DAYS_MAX)
        return err_set(err, PB_USAGE, _("1 to %d days are simulated"), DAYS_MAX);
    return RC_OK;
}

static enum rc begin(struct sim *s, struct err *err)
{
    struct sbuf file;
    sbuf_init(&file, REGISTER_BYTES_MAX);
    province_register(s->p, &s->draw, &file);
    const struct congvu_seed seed = { .province = TEXT("Sông Lam Hạ"),
                                      .exercise = true,
                                      .register_file = TEXT("simulate.yaml"),
                                      .registry = sbuf_text(&file) };
    enum rc rc = congvu_init(s->ask->file, &seed, err);
    sbuf_release(&file);
    return rc == RC_OK ? congvu_open(s->ask->file, true, &s->app, err) : rc;
}

enum rc simulate(const struct simulate_ask *ask, struct simulate_done *done, struct sbuf *truth, struct err *err)
{
    struct day from;
    *done = (struct simulate_done){ .acts = 0 };
    enum rc rc = check_sizes(ask, &from, err);
    if (rc != RC_OK)
        return rc;
    struct sim s = { .ask = ask, .done = done, .a = arena_new(), .draw = { (uint64_t)ask->seed }, .n = 1 };
    s.room = 4096;
    s.matters = calloc(s.room, sizeof *s.matters);
    if (!s.matters)
        oom();
    s.p = province_make(s.a, &s.draw, (size_t)ask->units, (size_t)ask->people, from, (int)ask->days);
    for (size_t i = 0; i < s.p->n; i++)
        done->planted += s.p->units[i].planted >= 0;
    rc = begin(&s, err);
    for (int64_t k = 0; rc == RC_OK && k < ask->days; k++) {
        s.day.n = from.n + (int32_t)k;
        rc = congvu_batch(s.app, play_day, &s, err);
        if (ask->progress)
            ask->progress(ask->progress_arg, (size_t)k + 1, (size_t)ask->days);
    }
    if (rc == RC_OK)
        province_truth(s.p, truth);
    congvu_close(s.app);
    queue_release(&s.queue);
    free(s.matters);
    arena_free(s.a);
    return rc;
}
