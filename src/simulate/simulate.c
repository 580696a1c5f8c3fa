/* simulate.c -- the year: a day after the other, each one commit. */
#include "simulate/sim.h"

#include "base/i18n.h"
#include "base/oom.h"

#include <stdlib.h>
#include <string.h>

enum { REGISTER_BYTES_MAX = 64 << 20, DAYS_MAX = 1000 };

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
