/* app_opening.c -- what accepting a draft would do: the acts are tested and recorded as accept does, and then undone. */
#include "app/intake/accept.h"

static enum rc opening_job(struct conn *conn, void *arg, struct err *err)
{
    struct accept *acc = arg;
    *acc = (struct accept){ .app = acc->app,
                            .in = acc->in,
                            .out = acc->out,
                            .codes = acc->codes,
                            .asked = true,
                            .idle = text_empty(acc->in->person) && !acc->in->who,
                            .opens = acc->opens,
                            .changes = acc->changes,
                            .waits = acc->waits,
                            .blocks = acc->blocks,
                            .conn = conn,
                            .a = arena_new() };
    sbuf_clear(&acc->codes); /* the transaction may run twice */
    json_array_clear(acc->opens);
    json_array_clear(acc->changes);
    json_array_clear(acc->waits);
    json_array_clear(acc->blocks);
    enum rc rc = world_hold(acc->app, conn, false, &acc->loaded, err);
    if (rc == RC_OK)
        rc = accept_all(acc, err);
    if (rc == RC_OK)
        opening_put(acc);
    if (acc->loaded)
        world_release(acc->app, acc->loaded);
    arena_free(acc->a);
    return rc == RC_OK ? err_set(err, PB_USAGE, "asked only") : rc; /* undoes it */
}

enum rc congvu_opening(struct congvu *app, const struct congvu_accept *in, struct sbuf *out, struct err *err)
{
    struct accept acc = { .app = app,
                          .in = in,
                          .out = out,
                          .opens = json_array(),
                          .changes = json_array(),
                          .waits = json_array(),
                          .blocks = json_array() };
    struct err local = { .rc = RC_OK };
    sbuf_init(&acc.codes, ACCEPT_CODES_MAX);
    enum rc rc = store_write(app->store, opening_job, &acc, &local);
    json_decref(acc.opens);
    json_decref(acc.changes);
    json_decref(acc.waits);
    json_decref(acc.blocks);
    sbuf_release(&acc.codes);
    if (rc == RC_REFUSED && local.problem == PB_USAGE)
        return RC_OK;
    if (err)
        *err = local;
    return rc;
}
