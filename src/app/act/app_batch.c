#include "app/act/act_record.h"
#include "app/batch.h"

#include "app/act/recent.h"

enum { FAMILIES = 1 << 14 }; /* as many as are open at once in a province */

struct congvu_batch {
    struct congvu *app;
    struct conn *conn;
    struct loaded *loaded;
    struct arena *a;   /* of one call */
    struct kept *kept; /* what was given out last */
    congvu_batch_run *run;
    void *arg;
};

const struct world *congvu_batch_world(const struct congvu_batch *batch) { return &batch->loaded->world; }

static void next(struct congvu_batch *b)
{
    kept_release(b->kept);
    b->kept = NULL;
    arena_reset(b->a);
}

enum rc congvu_batch_act(struct congvu_batch *b, const struct congvu_act *act, struct congvu_done *done,
                         struct err *err)
{
    next(b);
    return act_record(b->app, b->conn, b->a, b->loaded, act, done, err);
}

enum rc congvu_batch_family(struct congvu_batch *b, struct text code, const struct family **family,
                            const struct matter **matter, struct err *err)
{
    struct matter_key key;
    next(b);
    recent_check(b->app->recent, b->conn, b->loaded);
    enum rc rc = recent_key(b->app->recent, b->conn, b->a, code, &key, err);
    if (rc == RC_OK)
        rc = recent_family(b->app->recent, b->conn, &b->loaded->world, key.family, &b->kept, err);
    if (rc != RC_OK)
        return rc;
    *family = b->kept->family;
    *matter = family_matter(b->kept->family, key.id);
    return *matter ? RC_OK : matter_unknown(code, err);
}

static enum rc job(struct conn *conn, void *arg, struct err *err)
{
    struct congvu_batch *b = arg;
    enum rc rc = world_hold(b->app, conn, false, &b->loaded, err);
    if (rc != RC_OK)
        return rc;
    recent_widen(b->app->recent, FAMILIES);
    world_release(b->app, recent_bind(b->app->recent, b->loaded)); /* held by what is kept of it, as app_act does */
    b->conn = conn;
    rc = b->run(b, b->arg, err);
    next(b);
    return rc;
}

enum rc congvu_batch(struct congvu *app, congvu_batch_run *run, void *arg, struct err *err)
{
    struct congvu_batch b = { .app = app, .a = arena_new(), .run = run, .arg = arg };
    enum rc rc = store_write(app->store, job, &b, err);
    arena_free(b.a);
    world_prime(app);
    return rc;
}
