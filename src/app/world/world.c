/* world.c -- org, calendar and regulations as one immutable world, loaded once for each version of their facts. */
#include "app/app.h"
#include "app/world/rules_kept.h"

#include "base/i18n.h"

#include <stdlib.h>

struct facts {
    struct org_row *org;
    struct cal_row *cal;
    struct rule *rules;
    size_t norg, ncal, nrules;
};

/* What was once accepted and no longer reads is damage, and no mistake of whoever asks. */
static enum rc damaged(enum rc rc, struct err *err)
{
    if (rc != RC_REFUSED || !err)
        return rc == RC_REFUSED ? RC_CORRUPT : rc;
    return err_set(err, PB_CORRUPT, _("the database is damaged: %s"), err->detail);
}

static enum rc rules_of_files(struct arena *a, const struct regulation_file *files, size_t n, struct facts *facts,
                              struct err *err)
{
    for (size_t i = 0; i < n; i++) {
        struct rule *rules;
        size_t nrules;
        enum rc rc = rules_kept(a, files[i].name, files[i].yaml, files[i].recorded, &rules, &nrules, err);
        if (rc != RC_OK)
            return rc;
        for (size_t k = 0; k < nrules; k++)
            ARENA_PUSH(a, facts->rules, facts->nrules, rules[k]);
    }
    return RC_OK;
}

static enum rc facts_read(struct conn *conn, struct arena *a, struct facts *facts, struct err *err)
{
    struct regulation_file *files;
    size_t nfiles;
    *facts = (struct facts){ 0 };
    enum rc rc = store_org_rows(conn, a, &facts->org, &facts->norg, err);
    if (rc == RC_OK)
        rc = store_calendar_rows(conn, a, &facts->cal, &facts->ncal, err);
    if (rc == RC_OK)
        rc = store_regulations(conn, a, &files, &nfiles, err);
    return rc == RC_OK ? damaged(rules_of_files(a, files, nfiles, facts, err), err) : rc;
}

static enum rc world_build(struct arena *a, const struct facts *facts, struct instant known, struct world *out,
                           struct err *err)
{
    struct world w;
    enum rc rc = org_build(a, facts->org, facts->norg, known, &w.org, err);
    if (rc == RC_OK)
        rc = calbook_build(a, facts->cal, facts->ncal, known, &w.book, err);
    if (rc == RC_OK)
        rc = rulebook_build(a, facts->rules, facts->nrules, known, &w.rules, err);
    if (rc == RC_OK)
        *out = w;
    return rc;
}

enum rc world_as_of(struct conn *conn, struct arena *a, struct instant known, struct world *out, struct err *err)
{
    struct facts facts;
    enum rc rc = facts_read(conn, a, &facts, err);
    return rc == RC_OK ? world_build(a, &facts, known, out, err) : rc;
}

static struct instant newest_of(const struct facts *facts)
{
    struct instant newest = INSTANT_MIN;
    for (size_t i = 0; i < facts->norg; i++)
        newest = instant_max(newest, facts->org[i].recorded);
    for (size_t i = 0; i < facts->ncal; i++)
        newest = instant_max(newest, facts->cal[i].recorded);
    for (size_t i = 0; i < facts->nrules; i++)
        newest = instant_max(newest, facts->rules[i].recorded);
    return newest;
}

enum rc world_load(struct conn *conn, struct arena *a, struct loaded *out, struct err *err)
{
    struct facts facts;
    *out = (struct loaded){ .a = a };
    enum rc rc = facts_read(conn, a, &facts, err);
    if (rc == RC_OK)
        rc = world_build(a, &facts, INSTANT_MAX, &out->world, err);
    if (rc == RC_OK)
        out->newest = newest_of(&facts);
    return rc;
}

static enum rc load(struct conn *conn, int64_t version, struct loaded **out, struct err *err)
{
    struct arena *a = arena_new();
    struct loaded *loaded = ARENA_NEW(a, struct loaded);
    enum rc rc = damaged(world_load(conn, a, loaded, err), err);
    if (rc != RC_OK) {
        arena_free(a);
        return rc;
    }
    loaded->version = version;
    *out = loaded;
    return RC_OK;
}

enum rc world_hold(struct congvu *app, struct conn *conn, bool committed, struct loaded **out, struct err *err)
{
    int64_t version;
    enum rc rc = store_world_version(conn, &version, err);
    if (rc != RC_OK)
        return rc;
    pthread_mutex_lock(&app->lock);
    struct loaded *loaded = app->loaded;
    bool fits = loaded && loaded->version == version;
    if (fits)
        loaded->users++;
    app->stale |= !fits;
    pthread_mutex_unlock(&app->lock);
    if (fits) {
        *out = loaded;
        return RC_OK;
    }
    rc = load(conn, version, &loaded, err);
    if (rc != RC_OK)
        return rc;
    loaded->users = 1;
    pthread_mutex_lock(&app->lock);
    struct loaded *old = app->loaded;
    bool newer = committed && (!old || old->version < version); /* an older snapshot's world is its reader's alone */
    if (newer) {
        app->loaded = loaded;
        app->stale = false;
        loaded->users++;
    }
    pthread_mutex_unlock(&app->lock);
    if (newer)
        world_release(app, old);
    *out = loaded;
    return RC_OK;
}

struct loaded *world_kept(struct congvu *app)
{
    pthread_mutex_lock(&app->lock);
    struct loaded *loaded = app->loaded;
    if (loaded)
        loaded->users++;
    pthread_mutex_unlock(&app->lock);
    return loaded;
}

void world_release(struct congvu *app, struct loaded *loaded)
{
    if (!loaded)
        return;
    pthread_mutex_lock(&app->lock);
    bool last = --loaded->users == 0;
    pthread_mutex_unlock(&app->lock);
    if (last)
        arena_free(loaded->a);
}

void world_prime(struct congvu *app)
{
    struct conn *conn;
    struct loaded *loaded;
    pthread_mutex_lock(&app->lock);
    bool needed = app->stale || !app->loaded;
    pthread_mutex_unlock(&app->lock);
    if (!needed || store_read(app->store, &conn, NULL) != RC_OK)
        return;
    if (world_hold(app, conn, true, &loaded, NULL) == RC_OK)
        world_release(app, loaded);
    store_done(conn);
}
