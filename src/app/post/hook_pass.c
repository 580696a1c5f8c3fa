/* hook_pass.c -- a pass over the webhooks: make, deliver, settle (hooks.h). */
#include "app/post/hook_net.h"
#include "app/post/hooker.h"

#include "base/i18n.h"

#include <sodium.h>
#include <stdlib.h>

enum { DELIVERIES_A_PASS = 100, GONE = 410 };

enum rc congvu_hooks_open(struct congvu *app, enum congvu_reach reach, struct text authorities,
                          struct congvu_hooker **out, struct err *err)
{
    struct congvu_hooker *h = calloc(1, sizeof *h);
    if (!h)
        return err_set(err, PB_IO, _("no memory is left"));
    h->app = app;
    h->reach = reach;
    h->authorities = authorities;
    *out = h;
    return RC_OK;
}

void congvu_hooks_close(struct congvu_hooker *h) { free(h); }
void congvu_hooks_stop(struct congvu_hooker *h) { atomic_store(&h->stop, true); }

/* The same at each try, and never another's. */
static struct text message_id(const struct congvu_hooker *h, struct arena *a, const struct outbox_row *row)
{
    struct text what = text_printf(a, "%lld/%.*s", (long long)h->app->meta.created.us, TEXT_FMT(row->key));
    struct text digest = secret_key(a, "webhook", what);
    char hex[2 * 16 + 1];
    sodium_bin2hex(hex, sizeof hex, (const unsigned char *)digest.p, 16);
    return text_printf(a, "msg_%s", hex);
}

/* --- what became of it ------------------------------------------------------------------------------------------------ */

struct outcome {
    struct outbox_row *row;
    struct hook_row *hook;
    struct instant now;
    long status; /* 0: no answer */
    struct text why;
};

static int64_t wait_minutes(int64_t failures)
{
    int64_t wait = OUTBOX_WAIT_MIN;
    while (--failures > 0 && wait < OUTBOX_WAIT_MAX)
        wait *= 2;
    return wait < OUTBOX_WAIT_MAX ? wait : OUTBOX_WAIT_MAX;
}

static void judge(struct outcome *o)
{
    bool taken = o->status >= 200 && o->status < 300;
    struct hook_row *hook = o->hook;
    hook->failures = taken ? 0 : hook->failures + 1;
    hook->why = taken ? TEXT_NONE : o->why;
    hook->on = taken || (o->status != GONE && hook->failures < HOOK_FAILURES_MAX);
    hook->next = o->now;
    if (!taken)
        hook->next.us += wait_minutes(hook->failures) * US_MINUTE;
    o->row->state = taken ? OUTBOX_SENT : hook->on ? OUTBOX_WAITING : OUTBOX_FAILED;
    o->row->next = hook->next;
    o->row->why = hook->why;
    if (o->row->state != OUTBOX_WAITING) {
        o->row->done = o->now;
        o->row->body = TEXT_NONE;
    }
}

/* An administrator may have turned it off, changed its secret or taken it away while it was asked: that stands. */
static enum rc outcome_job(struct conn *conn, void *arg, struct err *err)
{
    struct outcome *o = arg;
    struct hook_row now;
    bool found;
    struct arena *a = arena_new();
    enum rc rc = store_hook(conn, a, o->hook->id, &now, &found, err);
    if (rc == RC_OK && found) {
        now.on &= o->hook->on;
        now.failures = o->hook->failures;
        now.next = o->hook->next;
        now.why = o->hook->why;
        rc = store_hook_put(conn, &now, err);
    }
    arena_free(a);
    return rc == RC_OK ? store_outbox_put(conn, o->row, err) : rc;
}

/* --- one delivery ------------------------------------------------------------------------------------------------------ */

static enum rc deliver(struct congvu_hooker *h, struct arena *a, struct outbox_row *row, struct hook_row *hook,
                       struct err *err)
{
    struct outcome o = { .row = row, .hook = hook };
    struct text key, before;
    enum rc rc = outbox_take(h->app, row, err);
    if (rc != RC_OK)
        return rc;
    o.now = accounts_now(h->app);
    if (hook_key(a, hook->secret, &key)) {
        bool both = instant_before(o.now, hook->before_until) && hook_key(a, hook->before, &before);
        const struct hook_post post = { .url = hook->url,
                                        .id = message_id(h, a, row),
                                        .key = key,
                                        .before = both ? before : TEXT_NONE,
                                        .body = row->body,
                                        .seconds = o.now.us / US_SECOND,
                                        .reach = h->reach,
                                        .authorities = h->authorities,
                                        .stop = &h->stop };
        o.status = hook_post(a, &post, &o.why);
    }
    judge(&o);
    return store_write(h->app->store, outcome_job, &o, err);
}

static struct hook_row *hook_of(struct hook_row *hooks, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++)
        if (hooks[i].id == id)
            return &hooks[i];
    return NULL;
}

static enum rc later_job(struct conn *conn, void *row, struct err *err) { return store_outbox_put(conn, row, err); }

/* What waits for a webhook that was taken away, or is off, is given up. */
static enum rc deliver_or_not(struct congvu_hooker *h, struct arena *a, struct outbox_row *row, struct hook_row *hook,
                              struct err *err)
{
    if (!hook || !hook->on)
        return outbox_settle(h->app, row, OUTBOX_FAILED, TEXT("the webhook is off or was removed"), err);
    if (instant_before(accounts_now(h->app), hook->next)) {
        row->next = hook->next; /* so that it stands in nobody's way meanwhile */
        return store_write(h->app->store, later_job, row, err);
    }
    return deliver(h, a, row, hook, err);
}

static enum rc read_due(struct congvu_hooker *h, struct arena *a, struct outbox_row **rows, size_t *n,
                        struct hook_row **hooks, size_t *nhooks, struct err *err)
{
    struct conn *conn = NULL;
    enum rc rc = store_read(h->app->store, &conn, err);
    if (rc == RC_OK)
        rc = store_outbox_due(conn, a, OUTBOX_HOOK, accounts_now(h->app), DELIVERIES_A_PASS, rows, n, err);
    if (rc == RC_OK)
        rc = store_hooks(conn, a, hooks, nhooks, err);
    store_done(conn);
    return rc;
}

static enum rc deliver_due(struct congvu_hooker *h, struct err *err)
{
    struct arena *a = arena_new();
    struct outbox_row *rows;
    struct hook_row *hooks;
    size_t n = 0, nhooks = 0;
    enum rc rc = read_due(h, a, &rows, &n, &hooks, &nhooks, err);
    for (size_t i = 0; rc == RC_OK && i < n && !atomic_load(&h->stop); i++)
        rc = deliver_or_not(h, a, &rows[i], hook_of(hooks, nhooks, rows[i].to), err);
    arena_free(a);
    return rc;
}

enum rc congvu_hooks_pass(struct congvu_hooker *h, struct err *err)
{
    enum rc rc = h->recovered ? RC_OK : outbox_recover(h->app, OUTBOX_HOOK, NULL, err);
    h->recovered |= rc == RC_OK;
    if (rc == RC_OK)
        rc = hooks_make(h, err);
    return rc == RC_OK ? deliver_due(h, err) : rc;
}
