/* outbox.c -- taking rows and settling them (outbox.h). */
#include "app/post/outbox.h"

static enum rc put_job(struct conn *conn, void *arg, struct err *err) { return store_outbox_put(conn, arg, err); }

enum rc outbox_take(struct congvu *app, struct outbox_row *row, struct err *err)
{
    row->state = OUTBOX_SENDING;
    row->tries++;
    return store_write(app->store, put_job, row, err);
}

static int64_t wait_minutes(int64_t tries)
{
    int64_t wait = OUTBOX_WAIT_MIN;
    while (--tries > 0 && wait < OUTBOX_WAIT_MAX)
        wait *= 2;
    return wait < OUTBOX_WAIT_MAX ? wait : OUTBOX_WAIT_MAX;
}

enum rc outbox_settle(struct congvu *app, struct outbox_row *row, enum outbox_state state, struct text why,
                      struct err *err)
{
    struct instant now = accounts_now(app);
    row->state = state == OUTBOX_WAITING && row->tries >= OUTBOX_TRIES_MAX ? OUTBOX_FAILED : state;
    row->why = why;
    if (row->state == OUTBOX_WAITING) {
        row->next = (struct instant){ now.us + wait_minutes(row->tries) * US_MINUTE };
    } else {
        row->done = now;
        row->body = TEXT_NONE; /* it has left, or never will */
    }
    return store_write(app->store, put_job, row, err);
}

enum rc outbox_recover(struct congvu *app, enum outbox_way way, const char *once, struct err *err)
{
    struct arena *a = arena_new();
    struct conn *conn = NULL;
    struct outbox_row *rows;
    size_t n = 0;
    enum rc rc = store_read(app->store, &conn, err);
    if (rc == RC_OK)
        rc = store_outbox_begun(conn, a, way, &rows, &n, err);
    store_done(conn);
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        bool unsure = once && text_eq(rows[i].what, text_of(once));
        rc = outbox_settle(app, &rows[i], unsure ? OUTBOX_UNSURE : OUTBOX_WAITING,
                           TEXT("the program ended while it was being sent"), err);
    }
    arena_free(a);
    return rc;
}
