/* app_open.c -- the library opened on a database, and closed. */
#include "app/account/account.h"
#include "app/account/noted.h"
#include "app/act/recent.h"
#include "app/seal/seal.h"
#include "app/view/live.h"

#include "base/i18n.h"

#include <stdlib.h>

enum rc congvu_open(const char *where, bool write, struct congvu **out, struct err *err)
{
    struct congvu *app = calloc(1, sizeof *app);
    struct conn *conn = NULL;
    if (!app)
        return err_set(err, PB_IO, _("no memory is left"));
    pthread_mutex_init(&app->lock, NULL);
    app->a = arena_new();
    app->recent = recent_new();
    app->accounts = accounts_new();
    app->noted = noted_new();
    app->sealer = write ? sealer_new() : NULL;
    enum rc rc =
        app->recent && app->accounts && (app->sealer || !write) ? RC_OK : err_set(err, PB_IO, _("no memory is left"));
    if (rc == RC_OK)
        rc = store_open(where, write, &app->store, err);
    if (rc == RC_OK)
        rc = store_read(app->store, &conn, err);
    if (rc == RC_OK)
        rc = store_meta_read(conn, app->a, &app->meta, err);
    store_done(conn);
    if (rc == RC_OK)
        rc = stamping_begin(app, write, err);
    if (rc != RC_OK) {
        sealer_free(app->sealer);
        app->sealer = NULL; /* nothing was written */
        congvu_close(app);
        return rc;
    }
    world_prime(app);
    *out = app;
    return RC_OK;
}

void congvu_close(struct congvu *app)
{
    if (!app)
        return;
    if (app->store)
        (void)noted_flush(app, NULL);
    noted_free(app->noted);
    if (app->sealer)
        sealer_end(app);
    sealer_free(app->sealer);
    live_free(app->live);
    if (app->recent)
        world_release(app, recent_bind(app->recent, NULL));
    recent_free(app->recent);
    accounts_free(app, app->accounts);
    if (app->loaded) {
        assert(app->loaded->users == 1 && "every call has let go of the world");
        world_release(app, app->loaded);
    }
    store_close(app->store);
    arena_free(app->a);
    pthread_mutex_destroy(&app->lock);
    free(app);
}
