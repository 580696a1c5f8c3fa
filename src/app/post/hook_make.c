/* hook_make.c -- what there is to tell, and to whom: deliveries with their bodies, made with the marks that say how far was looked. */
#include "app/post/hooker.h"

#include "base/i18n.h"
#include "report/event_json.h"

enum { ACTS_A_LOOK = 200, DUES_A_LOOK = 500, BODY_BYTES_MAX = 64 << 10, DUE_EVERY_S = 60 };

struct making {
    struct congvu_hooker *h;
    struct arena *a;
    struct instant now, story;
    struct hook_row *hooks;
    size_t n;
    const struct world *w;
    bool dues;
};

/* Is the webhook told of it? */
static bool hook_hears(const struct hook_row *hook, const char *event)
{
    struct text rest = hook->events, word;
    while (hook->on && text_split(&rest, ' ', &word))
        if (text_eq(word, text_of(event)))
            return true;
    return false;
}

static bool anybody_hears(const struct making *k, const char *event)
{
    for (size_t i = 0; i < k->n; i++)
        if (hook_hears(&k->hooks[i], event))
            return true;
    return false;
}

static enum rc tell(struct conn *conn, struct making *k, struct text name, const struct event_told *event,
                    struct err *err)
{
    struct sbuf body;
    enum rc rc = RC_OK;
    sbuf_init(&body, BODY_BYTES_MAX);
    report_event(&body, k->a, event);
    struct text said = text_dup(k->a, sbuf_text(&body));
    sbuf_release(&body);
    for (size_t i = 0; rc == RC_OK && i < k->n; i++) {
        bool added;
        if (!hook_hears(&k->hooks[i], event->type))
            continue;
        struct outbox_row row = { .way = OUTBOX_HOOK,
                                  .key = text_printf(k->a, "hook/%lld/%s/%.*s", (long long)k->hooks[i].id, event->type,
                                                     TEXT_FMT(name)),
                                  .what = text_of(event->type),
                                  .to = k->hooks[i].id,
                                  .about = event->act ? event->act->seq : 0,
                                  .body = said,
                                  .made = k->now,
                                  .next = k->now,
                                  .done = INSTANT_MAX };
        rc = store_outbox_add(conn, &row, &added, err);
    }
    return rc;
}

/* The matter as the event tells it. Hidden: some may not see it. */
static enum rc read_matter(struct conn *conn, struct making *k, matter_id id, struct event_told *event, struct err *err)
{
    struct matter_key key;
    bool names = true;
    enum rc rc = store_matter_by_id(conn, k->a, id, &key, err);
    if (rc == RC_OK)
        rc = family_read(conn, k->a, k->w, key.family, INSTANT_MAX, true, &event->family, err);
    if (rc == RC_OK)
        rc = store_names_persons(conn, key.family, &names, err);
    if (rc != RC_OK)
        return rc;
    const struct matter *root = &event->family->matters[0];
    event->matter = family_matter(event->family, id);
    event->code = key.code;
    event->world = k->w;
    event->now = k->story;
    event->hidden = !event->matter || names || rule_guards(root->rule);
    return RC_OK;
}

/* --- acts ------------------------------------------------------------------------------------------------------------ */

static enum rc tell_act(struct conn *conn, struct making *k, const struct act *act, struct err *err)
{
    struct event_told event = { .type = HOOK_ACT, .at = act->recorded, .act = act };
    bool raised = act->kind == ACT_OPEN && text_eq(act->rule_kind, TEXT("signal"));
    struct text name = text_printf(k->a, "%lld", (long long)act->seq);
    if (!anybody_hears(k, HOOK_ACT) && !(raised && anybody_hears(k, HOOK_SIGNAL)))
        return RC_OK;
    enum rc rc = read_matter(conn, k, act->matter, &event, err);
    if (rc == RC_OK)
        rc = tell(conn, k, name, &event, err);
    event.type = HOOK_SIGNAL;
    return rc == RC_OK && raised ? tell(conn, k, name, &event, err) : rc;
}

static enum rc tell_acts(struct conn *conn, struct making *k, struct err *err)
{
    struct act *acts;
    int64_t mark = 0;
    size_t n = 0;
    bool found;
    enum rc rc = store_mark(conn, HOOK_ACT, &mark, &found, err);
    if (rc == RC_OK)
        rc = store_acts_since(conn, k->a, mark, ACTS_A_LOOK, &acts, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        rc = tell_act(conn, k, &acts[i], err);
    return rc == RC_OK && n ? store_mark_put(conn, HOOK_ACT, acts[n - 1].seq, err) : rc;
}

/* --- dues ------------------------------------------------------------------------------------------------------------- */

/* What stands still, or waits outside, is not late; when it goes on, its due has moved. */
static enum rc tell_due(struct conn *conn, struct making *k, matter_id id, struct err *err)
{
    struct event_told event = { .type = HOOK_DUE };
    enum rc rc = read_matter(conn, k, id, &event, err);
    if (rc != RC_OK || !event.matter)
        return rc;
    enum mstate state = matter_state(event.matter, k->story);
    struct due due = matter_due(event.family, event.matter, k->story);
    if ((state != M_HELD && state != M_CONFIRM) || instant_before(k->story, due.at))
        return RC_OK;
    event.at = due.at;
    return tell(conn, k, text_printf(k->a, "%lld/%lld", (long long)id, (long long)due.at.us), &event, err);
}

static enum rc tell_dues(struct conn *conn, struct making *k, struct err *err)
{
    matter_id *ids;
    int64_t mark = k->story.us;
    size_t n = 0;
    bool found;
    enum rc rc = store_mark(conn, HOOK_DUE, &mark, &found, err);
    if (rc == RC_OK && anybody_hears(k, HOOK_DUE))
        rc = store_due_between(conn, k->a, (struct instant){ mark }, k->story, DUES_A_LOOK, &ids, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        rc = tell_due(conn, k, ids[i], err);
    return rc == RC_OK ? store_mark_put(conn, HOOK_DUE, k->story.us, err) : rc;
}

/* --- both -------------------------------------------------------------------------------------------------------------- */

static enum rc make_job(struct conn *conn, void *arg, struct err *err)
{
    struct making *k = arg;
    struct loaded *loaded;
    enum rc rc = store_hooks(conn, k->a, &k->hooks, &k->n, err);
    if (rc != RC_OK || k->n == 0)
        return rc;
    rc = world_hold(k->h->app, conn, false, &loaded, err);
    if (rc != RC_OK)
        return rc;
    k->w = &loaded->world;
    rc = tell_acts(conn, k, err);
    if (rc == RC_OK && k->dues)
        rc = tell_dues(conn, k, err);
    world_release(k->h->app, loaded);
    return rc;
}

/* Looking costs a read: a write only where there are acts to tell, or a minute has gone by for the dues. */
static enum rc news(struct making *k, bool *any, struct err *err)
{
    struct conn *conn = NULL;
    struct instant at;
    int64_t last = 0, acts = 0, dues = 0;
    bool found;
    enum rc rc = store_read(k->h->app->store, &conn, err);
    if (rc == RC_OK)
        rc = store_hooks(conn, k->a, &k->hooks, &k->n, err);
    if (rc == RC_OK)
        rc = store_last_recorded(conn, &at, &last, err);
    if (rc == RC_OK)
        rc = store_mark(conn, HOOK_ACT, &acts, &found, err);
    if (rc == RC_OK)
        rc = store_mark(conn, HOOK_DUE, &dues, &found, err);
    store_done(conn);
    k->dues = k->story.us - dues >= DUE_EVERY_S * US_SECOND;
    *any = rc == RC_OK && k->n > 0 && (last > acts || k->dues);
    return rc;
}

enum rc hooks_make(struct congvu_hooker *h, struct err *err)
{
    bool any = true;
    enum rc rc = RC_OK;
    while (rc == RC_OK && any && !atomic_load(&h->stop)) {
        struct making k = { .h = h, .a = arena_new(), .now = accounts_now(h->app), .story = congvu_now(h->app) };
        rc = news(&k, &any, err);
        if (rc == RC_OK && any)
            rc = store_write(h->app->store, make_job, &k, err);
        arena_free(k.a);
    }
    return rc;
}
