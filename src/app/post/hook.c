/* hook.c -- webhooks as administrators see them: added with a secret shown once, turned off and on, removed. */
#include "app/post/hook_net.h"
#include "app/post/hooker.h"

#include "base/i18n.h"

const char *const CONGVU_REACH_WORDS[CONGVU_REACHES + 1] = { "public", "private", "loopback", NULL };
const char *const CONGVU_HOOK_EVENTS[] = { HOOK_ACT, HOOK_DUE, HOOK_SIGNAL, NULL };

struct doing {
    struct congvu *app;
    struct arena *a;
    const struct congvu_who *who;
    struct instant now, story;
    struct hook_row row;
    int64_t id;
    bool on, at_once;
    struct text secret;
};

static struct doing begin(struct congvu *app, struct arena *a, const struct congvu_who *who, int64_t id)
{
    return (struct doing){ .app = app, .a = a, .who = who, .now = accounts_now(app), .id = id };
}

static struct text number(struct arena *a, int64_t id) { return text_printf(a, "%lld", (long long)id); }

static enum rc run(struct doing *d, const char *what, store_work *job, struct err *err)
{
    enum rc rc = admin_only(d->app, d->who, what, d->id ? number(d->a, d->id) : TEXT_NONE, err);
    return rc == RC_OK ? store_write(d->app->store, job, d, err) : rc;
}

static enum rc find(struct conn *conn, struct doing *d, struct hook_row *row, struct err *err)
{
    bool found;
    enum rc rc = store_hook(conn, d->a, d->id, row, &found, err);
    return rc == RC_OK && !found ? err_set(err, PB_UNKNOWN_REFERENCE, _("there is no webhook %lld"), (long long)d->id)
                                 : rc;
}

/* --- adding ---------------------------------------------------------------------------------------------------------- */

/* What happened before the first webhook is told to nobody. */
static enum rc add_job(struct conn *conn, void *arg, struct err *err)
{
    struct doing *d = arg;
    struct hook_row *rows;
    size_t n = 0;
    struct instant at;
    int64_t last = 0;
    enum rc rc = store_hooks(conn, d->a, &rows, &n, err);
    if (rc == RC_OK && n >= HOOKS_MAX)
        rc = err_set(err, PB_TOO_LARGE, _("there are at most %d webhooks"), HOOKS_MAX);
    if (rc == RC_OK && n == 0)
        rc = store_last_recorded(conn, &at, &last, err);
    if (rc == RC_OK && n == 0)
        rc = store_mark_put(conn, HOOK_ACT, last, err);
    if (rc == RC_OK && n == 0)
        rc = store_mark_put(conn, HOOK_DUE, d->story.us, err);
    if (rc == RC_OK)
        rc = store_hook_add(conn, &d->row, err);
    return rc == RC_OK ? event_note(conn, d->who, d->now, "webhook", number(d->a, d->row.id), d->row.url, NULL, err)
                       : rc;
}

static enum rc events_check(struct text events, struct err *err)
{
    struct text rest = events, word;
    size_t n = 0;
    while (text_split(&rest, ' ', &word)) {
        if (word_index(CONGVU_HOOK_EVENTS, word) < 0)
            return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no event: act.recorded, due.passed or signal.raised"),
                           TEXT_FMT(word));
        n++;
    }
    return n ? RC_OK : err_set(err, PB_MISSING_KEY, _("say which events the webhook is told"));
}

static struct congvu_hook hook_of(const struct hook_row *r)
{
    return (struct congvu_hook){ r->id, r->failures, r->url, r->events, r->by, r->why, r->on, r->created };
}

/* The one given, or a new one where none is. */
static enum rc secret_of(struct arena *a, struct text *secret, struct err *err)
{
    struct text key, shown = text_empty(*secret) ? hook_secret_new(a) : *secret;
    if (!hook_key(a, shown, &key))
        return err_set(err, PB_WRONG_VALUE, _("a webhook's secret is 'whsec_' and 24 to 64 bytes in base64"));
    *secret = shown;
    return RC_OK;
}

enum rc congvu_hook_add(struct congvu *app, struct arena *a, const struct congvu_who *who, enum congvu_reach reach,
                        struct congvu_hook *hook, struct text *secret, struct err *err)
{
    struct doing d = begin(app, a, who, 0);
    struct text shown = *secret;
    enum rc rc = hook_url_check(a, hook->url, reach, err);
    if (rc == RC_OK)
        rc = events_check(hook->events, err);
    if (rc == RC_OK)
        rc = secret_of(a, &shown, err);
    d.story = congvu_now(app);
    d.row = (struct hook_row){ .url = hook->url,
                               .secret = shown,
                               .events = hook->events,
                               .by = who->via == CONGVU_VIA_CONSOLE ? who->operator_name : who->account,
                               .on = true,
                               .created = d.now,
                               .next = d.now };
    if (rc == RC_OK)
        rc = run(&d, "webhook", add_job, err);
    if (rc != RC_OK)
        return rc;
    *hook = hook_of(&d.row);
    *secret = shown;
    return RC_OK;
}

/* --- changing ---------------------------------------------------------------------------------------------------------- */

static enum rc turn_job(struct conn *conn, void *arg, struct err *err)
{
    struct doing *d = arg;
    struct hook_row row;
    enum rc rc = find(conn, d, &row, err);
    if (rc != RC_OK)
        return rc;
    row.on = d->on;
    row.failures = 0;
    row.next = d->now;
    row.why = TEXT_NONE;
    rc = event_note(conn, d->who, d->now, d->on ? "webhook-on" : "webhook-off", number(d->a, d->id), TEXT_NONE, NULL,
                    err);
    return rc == RC_OK ? store_hook_put(conn, &row, err) : rc;
}

enum rc congvu_hook_turn(struct congvu *app, const struct congvu_who *who, int64_t id, bool on, struct err *err)
{
    struct arena *a = arena_new();
    struct doing d = begin(app, a, who, id);
    d.on = on;
    enum rc rc = run(&d, on ? "webhook-on" : "webhook-off", turn_job, err);
    arena_free(a);
    return rc;
}

static enum rc rotate_job(struct conn *conn, void *arg, struct err *err)
{
    struct doing *d = arg;
    struct hook_row row;
    enum rc rc = find(conn, d, &row, err);
    if (rc != RC_OK)
        return rc;
    row.before = d->at_once ? TEXT_NONE : row.secret;
    row.before_until = d->at_once ? d->now : (struct instant){ d->now.us + HOOK_BOTH_HOURS * US_HOUR };
    row.secret = d->secret;
    rc = event_note(conn, d->who, d->now, "webhook-secret", number(d->a, d->id), row.url, NULL, err);
    return rc == RC_OK ? store_hook_put(conn, &row, err) : rc;
}

enum rc congvu_hook_rotate(struct congvu *app, struct arena *a, const struct congvu_who *who, int64_t id, bool at_once,
                           struct text *secret, struct err *err)
{
    struct doing d = begin(app, a, who, id);
    d.at_once = at_once;
    d.secret = *secret;
    enum rc rc = secret_of(a, &d.secret, err);
    if (rc == RC_OK)
        rc = run(&d, "webhook-secret", rotate_job, err);
    if (rc == RC_OK)
        *secret = d.secret;
    return rc;
}

static enum rc remove_job(struct conn *conn, void *arg, struct err *err)
{
    struct doing *d = arg;
    struct hook_row row;
    enum rc rc = find(conn, d, &row, err);
    if (rc == RC_OK)
        rc = store_hook_end(conn, d->id, err);
    return rc == RC_OK ? event_note(conn, d->who, d->now, "webhook-removed", number(d->a, d->id), row.url, NULL, err)
                       : rc;
}

enum rc congvu_hook_remove(struct congvu *app, const struct congvu_who *who, int64_t id, struct err *err)
{
    struct arena *a = arena_new();
    struct doing d = begin(app, a, who, id);
    enum rc rc = run(&d, "webhook-removed", remove_job, err);
    arena_free(a);
    return rc;
}

/* --- reading ------------------------------------------------------------------------------------------------------------ */

enum rc congvu_hooks_list(struct congvu *app, struct arena *a, const struct congvu_who *who,
                          struct congvu_hook_list *out, struct err *err)
{
    struct conn *conn = NULL;
    struct hook_row *rows;
    size_t n = 0;
    int64_t counts[OUTBOX_STATES];
    enum rc rc = admin_only(app, who, "webhooks", TEXT_NONE, err);
    if (rc == RC_OK)
        rc = store_read(app->store, &conn, err);
    if (rc == RC_OK)
        rc = store_hooks(conn, a, &rows, &n, err);
    if (rc == RC_OK)
        rc = store_outbox_count(conn, OUTBOX_HOOK, counts, err);
    store_done(conn);
    if (rc != RC_OK)
        return rc;
    *out = (struct congvu_hook_list){ ARENA_ARRAY(a, struct congvu_hook, n), n,
                                      counts[OUTBOX_WAITING] + counts[OUTBOX_SENDING], counts[OUTBOX_SENT],
                                      counts[OUTBOX_FAILED] };
    for (size_t i = 0; i < n; i++)
        out->hooks[i] = hook_of(&rows[i]);
    return RC_OK;
}
