/* app_office.c -- whose record it is; whether it answers; and what a page depends on. */
#include "app/pages.h"

#include "app/account/account.h"
#include "app/view/signal_read.h"
#include "app/view/view.h"
#include "base/i18n.h"

enum { WEEK = 7 };

/* The longest day of the week to come, so that an hour can be told as part of a day: never 0 where offices open at all. */
static struct workspan working_day(const struct calendar *cal, struct instant now)
{
    struct workspan most = { 0 };
    struct day day = instant_day(now);
    for (int i = 0; i < WEEK; i++, day.n++) {
        struct workspan one = calendar_elapsed(cal, day_start(day), day_end(day));
        most = one.us > most.us ? one : most;
    }
    return most;
}

enum rc congvu_office(struct congvu *app, struct arena *a, struct congvu_office *out, struct err *err)
{
    struct reading r;
    const struct congvu_ask ask = { .style = { .lang = "vi" } };
    enum rc rc = reading_begin(app, &ask, &r, err);
    if (rc == RC_OK)
        *out = (struct congvu_office){ .province = text_dup(a, app->meta.province),
                                       .exercise = app->meta.exercise,
                                       .now = r.now,
                                       .working_day = working_day(calbook_last(r.world.book), r.now) };
    reading_end(&r);
    return rc;
}

enum rc congvu_alive(struct congvu *app, int64_t *acts, struct err *err)
{
    struct conn *conn = NULL;
    struct instant newest;
    enum rc rc = store_read(app->store, &conn, err);
    if (rc == RC_OK)
        rc = store_last_recorded(conn, &newest, acts, err);
    store_done(conn);
    return rc;
}

enum rc congvu_glance(struct congvu *app, struct arena *a, const struct congvu_ask *ask, struct text *out,
                      struct err *err)
{
    int64_t watch;
    enum rc rc = store_watch(app->store, &watch, err);
    if (rc == RC_OK)
        *out = text_printf(a, "%lld.%lld.%d.%lld.%s", (long long)watch, (long long)(accounts_now(app).us / US_MINUTE),
                           ask->who ? (int)ask->who->via : -1, ask->who ? (long long)ask->who->id : 0, ask->style.lang);
    return rc;
}

/* What opens matters to who asks beside the posts, which are of the world. */
static struct text grants_of(struct arena *a, const struct congvu_who *who)
{
    struct text all = who ? text_printf(a, "%x", who->rights) : TEXT_NONE;
    for (size_t i = 0; who && i < who->nscopes; i++)
        all = text_printf(a, "%.*s,%d:%.*s:%.*s", TEXT_FMT(all), who->scopes[i].right, TEXT_FMT(who->scopes[i].unit),
                          TEXT_FMT(who->scopes[i].kind));
    return all;
}

/* Of whatever depends on any matter. */
static enum rc stamp_all(struct reading *r, struct arena *a, const struct congvu_ask *ask, struct text *out,
                         struct err *err)
{
    struct instant newest;
    int64_t acts;
    enum rc rc = store_last_recorded(r->conn, &newest, &acts, err);
    if (rc == RC_OK)
        *out = text_printf(a, "%lld.%lld.%lld.%s.%d.%.*s", (long long)acts, (long long)r->loaded->version,
                           (long long)(r->now.us / US_MINUTE), ask->style.lang, (int)r->person,
                           TEXT_FMT(grants_of(r->a, ask->who)));
    return rc;
}

enum rc congvu_stamp_all(struct congvu *app, struct arena *a, const struct congvu_ask *ask, struct text *out,
                         struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        rc = stamp_all(&r, a, ask, out, err);
    reading_end(&r);
    return rc;
}

static enum rc stamp_family(struct reading *r, struct arena *a, const struct congvu_ask *ask, matter_id family,
                            struct text *out, struct err *err)
{
    int64_t version;
    enum rc rc = store_family_version(r->conn, family, &version, err);
    if (rc == RC_OK)
        *out = text_printf(a, "%lld.%lld.%lld.%s.%d", (long long)version, (long long)r->loaded->version,
                           (long long)(r->now.us / US_MINUTE), ask->style.lang, (int)r->person);
    return rc;
}

/* Does the sheet show what other matters say: sums over those that name it, proposals that speak for a signal? */
static enum rc draws_on_others(struct reading *r, matter_id family, bool *draws, struct err *err)
{
    struct root_row *row;
    size_t n;
    enum rc rc = store_roots(r->conn, r->a, TEXT_NONE, FORM_COUNT, family - 1, 1, &row, &n, err);
    const struct rule *rule =
        rc == RC_OK && n && row->id == family ? rulebook_find(r->world.rules, row->kind, r->now, r->now) : NULL;
    *draws = rule && text_eq(rule->kind, text_of(SIGNAL_KIND));
    for (size_t i = 0; rule && i < rule->nsums; i++)
        *draws |= !text_empty(rule->sums[i].of);
    return rc;
}

enum rc congvu_stamp(struct congvu *app, struct arena *a, const struct congvu_ask *ask, struct text *out,
                     struct err *err)
{
    struct reading r;
    struct matter_key key;
    bool sees, draws;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        rc = store_matter_by_code(r.conn, r.a, ask->what, &key, err);
    if (rc == RC_OK)
        rc = reading_sees(&r, &key, &sees, err);
    if (rc == RC_OK && !sees)
        rc = matter_unknown(ask->what, err);
    if (rc == RC_OK)
        rc = draws_on_others(&r, key.family, &draws, err);
    if (rc == RC_OK)
        rc = draws ? stamp_all(&r, a, ask, out, err) : stamp_family(&r, a, ask, key.family, out, err);
    reading_end(&r);
    return rc;
}
