/* app_record.c -- new rows of the register, the calendar or the regulations, and the views that follow from them. */
#include "app/act/act_record.h"
#include "app/app.h"

#include "base/i18n.h"
#include "calendar/cal_load.h"
#include "org/org_load.h"

enum rc views_refresh(struct conn *conn, struct arena *a, const struct world *w, matter_id root, bool check,
                      struct err *err)
{
    const struct family *f;
    struct text why;
    enum rc rc = family_read(conn, a, w, root, INSTANT_MAX, false, &f, err);
    if (rc != RC_OK)
        return rc;
    if (!family_validate(f, a, &why))
        return err_set(err, PB_CORRUPT, "%.*s", TEXT_FMT(why));
    return check ? store_views_check(conn, f, err) : store_views_anew(conn, f, err);
}

static bool is_ics(struct text bytes) { return text_starts(text_trim(bytes), TEXT("BEGIN:VCALENDAR")); }

static enum rc add_rows(struct conn *conn, struct arena *a, enum congvu_fact fact, const char *file, struct text bytes,
                        struct instant recorded, size_t *rows, struct err *err)
{
    enum rc rc;
    switch (fact) {
    case CONGVU_REGISTER: {
        struct org_row *list;
        rc = org_load_yaml(a, file, bytes, recorded, &list, rows, err);
        return rc == RC_OK ? store_org_add(conn, list, *rows, err) : rc;
    }
    case CONGVU_CALENDAR: {
        struct cal_row *list;
        rc = is_ics(bytes) ? cal_load_ics(a, file, bytes, recorded, &list, rows, err)
                           : cal_load_yaml(a, file, bytes, recorded, &list, rows, err);
        return rc == RC_OK ? store_calendar_add(conn, list, *rows, err) : rc;
    }
    case CONGVU_REGULATION: {
        struct rule *list;
        struct regulation_file row = { text_of(file), bytes, recorded };
        rc = rules_read(a, file, bytes, recorded, &list, rows, err);
        return rc == RC_OK ? store_regulation_add(conn, &row, err) : rc;
    }
    }
    return err_set(err, PB_USAGE, _("'%s': no such kind of facts"), file);
}

/* What a row changes is worked out now, for every family: a row recorded late reaches behind an end, and a day off moves the due
 * instant of a matter that ended before it. */
static enum rc refresh_all(struct conn *conn, const struct world *w, struct err *err)
{
    struct arena *list = arena_new(), *a = arena_new();
    matter_id *roots;
    size_t n;
    enum rc rc = store_open_families(conn, list, 0, INSTANT_MIN, &roots, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        arena_reset(a);
        rc = views_refresh(conn, a, w, roots[i], false, err);
    }
    arena_free(a);
    arena_free(list);
    return rc;
}

/* When new rows are known. In an exercise the clock may stand: what ends a row is known after it. */
static enum rc recorded_at(struct congvu *app, struct conn *conn, struct instant newest, struct text at,
                           struct instant *out, struct err *err)
{
    enum rc rc = app_recorded(app, conn, newest, at, out, err);
    if (rc == RC_OK && text_empty(at) && !instant_before(newest, *out))
        out->us = newest.us + 1;
    return rc;
}

enum rc facts_record(struct congvu *app, struct conn *conn, struct arena *a, const struct loaded *loaded,
                     enum congvu_fact fact, const char *file, struct text bytes, struct text at, size_t *rows,
                     struct err *err)
{
    struct instant recorded;
    struct loaded after;
    enum rc rc = recorded_at(app, conn, loaded->newest, at, &recorded, err);
    if (rc == RC_OK)
        rc = add_rows(conn, a, fact, file, bytes, recorded, rows, err);
    if (rc == RC_OK)
        rc = world_load(conn, a, &after, err);
    return rc == RC_OK ? refresh_all(conn, &after.world, err) : rc;
}

struct facts_job {
    struct congvu *app;
    enum congvu_fact fact;
    const char *file;
    struct text bytes, at;
    size_t *rows;
    bool try_only, tried; /* tried: all was well, and it is to be undone */
};

static enum rc facts_job(struct conn *conn, void *arg, struct err *err)
{
    struct facts_job *job = arg;
    struct arena *a = arena_new();
    struct loaded *loaded;
    enum rc rc = world_hold(job->app, conn, false, &loaded, err);
    if (rc == RC_OK) {
        rc = facts_record(job->app, conn, a, loaded, job->fact, job->file, job->bytes, job->at, job->rows, err);
        world_release(job->app, loaded);
    }
    arena_free(a);
    job->tried = rc == RC_OK && job->try_only;
    return job->tried ? err_set(err, PB_NOT_NOW, "only a try") : rc; /* refused, so that the store undoes it */
}

enum rc congvu_record(struct congvu *app, enum congvu_fact fact, const char *file, struct text bytes, struct text at,
                      size_t *rows, struct err *err)
{
    struct facts_job job = { .app = app, .fact = fact, .file = file, .bytes = bytes, .at = at, .rows = rows };
    enum rc rc = store_write(app->store, facts_job, &job, err);
    world_prime(app);
    return rc;
}

enum rc congvu_record_try(struct congvu *app, enum congvu_fact fact, const char *file, struct text bytes,
                          struct text at, size_t *rows, struct err *err)
{
    struct facts_job job = {
        .app = app, .fact = fact, .file = file, .bytes = bytes, .at = at, .rows = rows, .try_only = true
    };
    enum rc rc = store_write(app->store, facts_job, &job, err);
    return job.tried ? RC_OK : rc;
}

static enum rc register_sift(struct congvu *app, struct arena *a, const char *file, struct text bytes, struct text at,
                             struct org_sift *out, struct err *err)
{
    struct conn *conn = NULL;
    struct loaded *loaded = NULL;
    struct instant recorded;
    struct org_row *there;
    size_t n;
    enum rc rc = store_read(app->store, &conn, err);
    if (rc == RC_OK)
        rc = world_hold(app, conn, true, &loaded, err);
    if (rc == RC_OK)
        rc = recorded_at(app, conn, loaded->newest, at, &recorded, err);
    if (rc == RC_OK)
        rc = store_org_rows(conn, a, &there, &n, err);
    if (rc == RC_OK)
        rc = org_sift_yaml(a, file, bytes, recorded, there, n, out, err);
    world_release(app, loaded);
    store_done(conn);
    return rc;
}

enum rc congvu_register_try(struct congvu *app, struct arena *a, const char *file, struct text bytes, struct text at,
                            struct congvu_tried *out, struct err *err)
{
    struct org_sift sift;
    enum rc rc = register_sift(app, a, file, bytes, at, &sift, err);
    if (rc != RC_OK)
        return rc;
    struct congvu_refusal *refusals = ARENA_ARRAY(a, struct congvu_refusal, sift.n + 1);
    for (size_t i = 0; i < sift.n; i++)
        refusals[i] = (struct congvu_refusal){ sift.refusals[i].line, problem_row(sift.refusals[i].problem)->slug,
                                               sift.refusals[i].says };
    struct congvu_tried tried = { sift.rows, refusals, sift.n, sift.more, sift.all };
    if (sift.n == 0)
        rc = congvu_record_try(app, CONGVU_REGISTER, file, bytes, at, &tried.rows, err);
    if (rc == RC_OK)
        *out = tried;
    return rc;
}
