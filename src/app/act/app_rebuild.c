/* app_rebuild.c -- the views again from the facts, or the proof that they are what the facts give. */
#include "app/act/act_record.h"
#include "app/app.h"

#include "base/i18n.h"
#include "store/shape.h"

enum { FAMILIES_AT_ONCE = 1024 };

struct rebuild {
    struct congvu *app;
    bool check;
    congvu_progress *progress;
    void *arg;
    size_t families;
};

static enum rc every_family(struct rebuild *r, struct conn *conn, const struct world *w, struct err *err)
{
    struct arena *list = arena_new(), *a = arena_new();
    matter_id after = 0;
    enum rc rc;
    for (;;) {
        matter_id *roots;
        size_t n;
        arena_reset(list);
        rc = store_families(conn, list, after, FAMILIES_AT_ONCE, &roots, &n, err);
        for (size_t i = 0; rc == RC_OK && i < n; i++) {
            arena_reset(a);
            rc = views_refresh(conn, a, w, roots[i], r->check, err);
            r->families++;
            after = roots[i];
        }
        if (rc != RC_OK || n < FAMILIES_AT_ONCE)
            break;
        if (r->progress)
            r->progress(r->arg, r->families, 0);
    }
    arena_free(a);
    arena_free(list);
    return rc;
}

/* Nothing may stand in the views beside what the families gave. */
static enum rc nothing_else(struct conn *conn, struct err *err)
{
    int64_t matters, holdings, acts_matters = 0;
    struct arena *a = arena_new();
    matter_id after = 0;
    enum rc rc = store_views_count(conn, &matters, &holdings, err);
    while (rc == RC_OK) {
        matter_id *roots;
        size_t n;
        rc = store_families(conn, a, after, FAMILIES_AT_ONCE, &roots, &n, err);
        if (rc != RC_OK || n == 0)
            break;
        acts_matters += (int64_t)n;
        after = roots[n - 1];
        arena_reset(a);
    }
    arena_free(a);
    if (rc == RC_OK && matters < acts_matters)
        rc = err_set(err, PB_VIEWS_DIFFER, _("the views hold %lld matters, the facts at least %lld"),
                     (long long)matters, (long long)acts_matters);
    return rc;
}

static enum rc rebuild_job(struct conn *conn, void *arg, struct err *err)
{
    struct rebuild *r = arg;
    struct loaded *loaded;
    r->families = 0;
    enum rc rc = world_hold(r->app, conn, r->check, &loaded, err);
    if (rc != RC_OK)
        return rc;
    if (!r->check)
        rc = store_shape_mend(conn, err);
    if (rc == RC_OK && !r->check)
        rc = store_views_drop(conn, err);
    if (rc == RC_OK)
        rc = every_family(r, conn, &loaded->world, err);
    if (rc == RC_OK && r->check)
        rc = nothing_else(conn, err);
    world_release(r->app, loaded);
    return rc;
}

enum rc congvu_rebuild(struct congvu *app, bool check, congvu_progress *progress, void *arg, size_t *families,
                       struct err *err)
{
    struct rebuild r = { .app = app, .check = check, .progress = progress, .arg = arg };
    enum rc rc;
    if (check) { /* changes nothing: a reader's snapshot is enough, and a read-only copy can be proved */
        struct conn *conn;
        rc = store_read(app->store, &conn, err);
        if (rc != RC_OK)
            return rc;
        rc = rebuild_job(conn, &r, err);
        store_done(conn);
    } else {
        rc = store_write(app->store, rebuild_job, &r, err);
    }
    *families = r.families;
    return rc;
}
