/* account.c -- all accounts: adding, locking, resetting; rights from a day to a day. For administrators, and the console. */
#include "app/account/account.h"

#include "base/i18n.h"

struct admin {
    struct congvu *app;
    struct arena *a;
    const struct congvu_who *who;
    struct instant now;
    struct text name, person;
    bool lock;
    struct congvu_link link;
    struct congvu_grant *grant;
    int64_t seq; /* to revoke */
};

static struct admin admin_begin(struct congvu *app, struct arena *a, const struct congvu_who *who, struct text name)
{
    return (struct admin){ .app = app, .a = a, .who = who, .now = accounts_now(app), .name = name };
}

/* A job of an administrator, refused and noted for anybody else. */
static enum rc admin_run(struct admin *ad, const char *what, store_work *job, struct err *err)
{
    enum rc rc = admin_only(ad->app, ad->who, what, ad->name, err);
    return rc == RC_OK ? store_write(ad->app->store, job, ad, err) : rc;
}

/* Somebody must be left who can let others in. */
static enum rc others_remain(struct conn *conn, struct admin *ad, int64_t without, int64_t without_grant,
                             struct err *err)
{
    bool before, after;
    struct day today = instant_day(ad->now);
    enum rc rc = admin_exists(conn, ad->a, today, 0, 0, &before, err);
    if (rc == RC_OK)
        rc = admin_exists(conn, ad->a, today, without, without_grant, &after, err);
    if (rc == RC_OK && before && !after)
        rc =
            err_set(err, PB_NOT_NOW, _("'%.*s' is the last administrator: make another one first"), TEXT_FMT(ad->name));
    return rc;
}

/* --- reading ------------------------------------------------------------------------------------------------------------------ */

static void grants_of(struct arena *a, const struct grant_row *rows, size_t n, int64_t account, struct day today,
                      struct congvu_account *out)
{
    struct congvu_grant *list = NULL;
    for (size_t i = 0; i < n; i++) {
        const struct grant_row *g = &rows[i];
        struct day then = { today.n > g->from.n ? today.n : g->from.n };
        if (g->account != account || !grant_holds(rows, n, i, then))
            continue;
        struct congvu_grant grant = {
            g->seq, word_index(CONGVU_RIGHT_WORDS, g->right), g->unit, g->kind, g->from, g->to
        };
        ARENA_PUSH(a, list, out->ngrants, grant);
    }
    out->grants = list;
}

static struct text person_name(struct arena *a, const struct org *org, struct text code)
{
    person_id p = text_empty(code) ? 0 : org_person(org, code);
    return p ? text_dup(a, org_person_name(org, p)) : TEXT_NONE;
}

static enum rc accounts_read(struct admin *ad, struct conn *conn, const struct org *org, struct congvu_account **list,
                             size_t *n, struct err *err)
{
    struct account_row *rows, one;
    struct grant_row *grants;
    size_t count = 1, ngrants;
    enum rc rc = text_empty(ad->name) ? store_accounts(conn, ad->a, &rows, &count, err)
                                      : account_find(conn, ad->a, ad->name, &one, err);
    if (rc == RC_OK)
        rc = store_grants(conn, ad->a, 0, &grants, &ngrants, err);
    if (rc != RC_OK)
        return rc;
    struct congvu_account *out = ARENA_ARRAY(ad->a, struct congvu_account, count);
    for (size_t i = 0; i < count; i++) {
        const struct account_row *r = text_empty(ad->name) ? &rows[i] : &one;
        out[i] = (struct congvu_account){ .name = r->name,
                                          .person = r->person,
                                          .person_name = person_name(ad->a, org, r->person),
                                          .issuer = r->issuer,
                                          .subject = r->subject,
                                          .email = r->email,
                                          .locked = r->locked,
                                          .second_factor = r->factor.n > 0,
                                          .has_password = r->password.n > 0,
                                          .created = r->created,
                                          .signed_in = r->signed_in };
        grants_of(ad->a, grants, ngrants, r->id, instant_day(ad->now), &out[i]);
    }
    *list = out;
    *n = count;
    return RC_OK;
}

enum rc congvu_accounts(struct congvu *app, struct arena *a, const struct congvu_who *who, struct text name,
                        struct congvu_account **list, size_t *n, struct err *err)
{
    struct admin ad = admin_begin(app, a, who, name);
    struct conn *conn = NULL;
    struct loaded *loaded;
    enum rc rc = admin_only(app, who, "accounts", name, err);
    if (rc == RC_OK)
        rc = store_read(app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    rc = world_hold(app, conn, true, &loaded, err);
    if (rc == RC_OK) {
        rc = accounts_read(&ad, conn, loaded->world.org, list, n, err);
        world_release(app, loaded);
    }
    store_done(conn);
    return rc;
}

/* --- accounts ------------------------------------------------------------------------------------------------------------------- */

static enum rc add_job(struct conn *conn, void *arg, struct err *err)
{
    struct admin *ad = arg;
    struct account_row row = { .name = ad->name, .created = ad->now, .signed_in = INSTANT_MAX, .keys = true };
    enum rc rc = person_code(ad->app, conn, ad->a, ad->person, &row.person, err);
    if (rc == RC_OK)
        rc = store_account_add(conn, &row, err);
    if (rc == RC_OK)
        rc = event_note(conn, ad->who, ad->now, "account", row.name, row.person, NULL, err);
    return rc == RC_OK ? link_make(conn, ad->a, row.id, ad->now, RESET_LINK_MIN, &ad->link, err) : rc;
}

enum rc congvu_account_add(struct congvu *app, struct arena *a, const struct congvu_who *who, struct text name,
                           struct text person, struct congvu_link *link, struct err *err)
{
    struct admin ad = admin_begin(app, a, who, name);
    ad.person = person;
    enum rc rc = account_name_check(name, err);
    if (rc == RC_OK)
        rc = admin_run(&ad, "account", add_job, err);
    if (rc == RC_OK)
        *link = ad.link;
    return rc;
}

static enum rc person_job(struct conn *conn, void *arg, struct err *err)
{
    struct admin *ad = arg;
    struct account_row row;
    enum rc rc = account_find(conn, ad->a, ad->name, &row, err);
    if (rc == RC_OK)
        rc = person_code(ad->app, conn, ad->a, ad->person, &row.person, err);
    if (rc == RC_OK)
        rc = event_note(conn, ad->who, ad->now, "person", row.name, row.person, NULL, err);
    return rc == RC_OK ? account_changed(conn, &row, true, err) : rc;
}

enum rc congvu_account_person(struct congvu *app, const struct congvu_who *who, struct text name, struct text person,
                              struct err *err)
{
    struct arena *a = arena_new();
    struct admin ad = admin_begin(app, a, who, name);
    ad.person = person;
    enum rc rc = admin_run(&ad, "person", person_job, err);
    arena_free(a);
    return rc;
}

static enum rc lock_job(struct conn *conn, void *arg, struct err *err)
{
    struct admin *ad = arg;
    struct account_row row;
    enum rc rc = account_find(conn, ad->a, ad->name, &row, err);
    if (rc == RC_OK && ad->lock)
        rc = others_remain(conn, ad, row.id, 0, err);
    row.locked = ad->lock;
    if (rc == RC_OK && ad->lock)
        rc = store_links_end(conn, row.id, err);
    if (rc == RC_OK)
        rc = event_note(conn, ad->who, ad->now, ad->lock ? "lock" : "unlock", ad->name, TEXT_NONE, NULL, err);
    return rc == RC_OK ? account_changed(conn, &row, true, err) : rc;
}

enum rc congvu_account_lock(struct congvu *app, const struct congvu_who *who, struct text name, bool lock,
                            struct err *err)
{
    struct arena *a = arena_new();
    struct admin ad = admin_begin(app, a, who, name);
    ad.lock = lock;
    enum rc rc = admin_run(&ad, lock ? "lock" : "unlock", lock_job, err);
    arena_free(a);
    return rc;
}

static enum rc reset_job(struct conn *conn, void *arg, struct err *err)
{
    struct admin *ad = arg;
    struct account_row row;
    struct attempt_row tries = { .key = secret_key(ad->a, "name", ad->name) }; /* wrong 0: forgotten */
    enum rc rc = account_find(conn, ad->a, ad->name, &row, err);
    if (rc == RC_OK)
        rc = link_make(conn, ad->a, row.id, ad->now, RESET_LINK_MIN, &ad->link, err);
    row.password = TEXT_NONE;
    if (rc == RC_OK)
        rc = store_attempt_put(conn, &tries, err);
    if (rc == RC_OK)
        rc = event_note(conn, ad->who, ad->now, "reset", ad->name, TEXT_NONE, NULL, err);
    return rc == RC_OK ? account_changed(conn, &row, true, err) : rc;
}

enum rc congvu_account_reset(struct congvu *app, struct arena *a, const struct congvu_who *who, struct text name,
                             struct congvu_link *link, struct err *err)
{
    struct admin ad = admin_begin(app, a, who, name);
    enum rc rc = admin_run(&ad, "reset", reset_job, err);
    if (rc == RC_OK)
        *link = ad.link;
    return rc;
}

static enum rc factor_off_job(struct conn *conn, void *arg, struct err *err)
{
    struct admin *ad = arg;
    struct account_row row;
    enum rc rc = account_find(conn, ad->a, ad->name, &row, err);
    row.factor = row.factor_new = TEXT_NONE;
    if (rc == RC_OK)
        rc = event_note(conn, ad->who, ad->now, "second-factor-off", ad->name, TEXT_NONE, NULL, err);
    return rc == RC_OK ? account_changed(conn, &row, true, err) : rc;
}

enum rc congvu_account_second_factor_off(struct congvu *app, const struct congvu_who *who, struct text name,
                                         struct err *err)
{
    struct arena *a = arena_new();
    struct admin ad = admin_begin(app, a, who, name);
    enum rc rc = admin_run(&ad, "second-factor-off", factor_off_job, err);
    arena_free(a);
    return rc;
}

/* --- rights ----------------------------------------------------------------------------------------------------------------------- */

/* What a grant may say, and its unit by code. */
static enum rc grant_resolve(struct conn *conn, struct admin *ad, struct err *err)
{
    struct congvu_grant *g = ad->grant;
    struct loaded *loaded;
    struct instant now;
    bool asked, renamed;
    unit_id unit = 0;
    enum rc rc = app_instant(ad->app, conn, TEXT_NONE, &now, &asked, err);
    if (rc == RC_OK)
        rc = world_hold(ad->app, conn, false, &loaded, err);
    if (rc != RC_OK)
        return rc;
    if (!text_empty(g->unit))
        rc = org_resolve_unit(loaded->world.org, g->unit, now, &unit, &renamed, err);
    if (rc == RC_OK && unit)
        g->unit = text_dup(ad->a, org_unit_code(loaded->world.org, unit));
    if (rc == RC_OK && !text_empty(g->kind) && !rulebook_find(loaded->world.rules, g->kind, now, now))
        rc = err_set(err, PB_UNKNOWN_KIND, _("no regulation for '%.*s' is in force on that day"), TEXT_FMT(g->kind));
    world_release(ad->app, loaded);
    return rc;
}

static struct text grant_text(struct arena *a, const char *right, const struct congvu_grant *g)
{
    char from[INSTANT_CHARS], to[INSTANT_CHARS];
    return text_printf(a, "%s%s%.*s%s%.*s %s%s", right, text_empty(g->unit) ? "" : " unit=", TEXT_FMT(g->unit),
                       text_empty(g->kind) ? "" : " kind=", TEXT_FMT(g->kind), day_iso(g->from, from),
                       g->to.n == DAY_MAX.n ? "" : text_cstr(a, text_printf(a, "..%s", day_iso(g->to, to))));
}

static enum rc grant_job(struct conn *conn, void *arg, struct err *err)
{
    struct admin *ad = arg;
    struct congvu_grant *g = ad->grant;
    struct account_row row;
    const char *right = CONGVU_RIGHT_WORDS[g->right];
    enum rc rc = account_find(conn, ad->a, ad->name, &row, err);
    if (rc == RC_OK)
        rc = grant_resolve(conn, ad, err);
    if (rc != RC_OK)
        return rc;
    struct grant_row grant = { .account = row.id,
                               .right = text_of(right),
                               .unit = g->unit,
                               .kind = g->kind,
                               .by = ad->who->via == CONGVU_VIA_CONSOLE ? ad->who->operator_name : ad->who->account,
                               .from = g->from,
                               .to = g->to,
                               .at = ad->now };
    rc = store_grant_add(conn, &grant, err);
    g->seq = grant.seq;
    if (rc == RC_OK)
        rc = event_note(conn, ad->who, ad->now, "grant", row.name, grant_text(ad->a, right, g), NULL, err);
    return rc == RC_OK ? store_account_changed(conn, err) : rc;
}

static enum rc grant_check(const struct congvu_grant *g, struct err *err)
{
    if (g->right < 0 || g->right >= CONGVU_RIGHT_COUNT)
        return err_set(err, PB_WRONG_VALUE, _("there is no such right: admin, clerk, register or read"));
    bool unit = g->right == CONGVU_RIGHT_READ || g->right == CONGVU_RIGHT_CLERK, kind = g->right == CONGVU_RIGHT_READ;
    if ((!text_empty(g->unit) && !unit) || (!text_empty(g->kind) && !kind))
        return err_set(err, PB_WRONG_VALUE,
                       _("the right '%s' holds everywhere: only 'read' and 'clerk' take a unit, only "
                         "'read' a kind"),
                       CONGVU_RIGHT_WORDS[g->right]);
    if (g->to.n < g->from.n)
        return err_set(err, PB_WRONG_VALUE, _("a right ends on the day it begins, or later"));
    return RC_OK;
}

enum rc congvu_grant(struct congvu *app, const struct congvu_who *who, struct text name, struct congvu_grant *grant,
                     struct err *err)
{
    struct arena *a = arena_new();
    struct admin ad = admin_begin(app, a, who, name);
    struct congvu_grant g = *grant;
    if (g.from.n == DAY_MIN.n || g.from.n == 0)
        g.from = instant_day(ad.now);
    if (g.to.n == 0)
        g.to = DAY_MAX;
    ad.grant = &g;
    enum rc rc = grant_check(&g, err);
    if (rc == RC_OK)
        rc = admin_run(&ad, "grant", grant_job, err);
    if (rc == RC_OK)
        grant->seq = g.seq;
    arena_free(a);
    return rc;
}

static enum rc revoke_job(struct conn *conn, void *arg, struct err *err)
{
    struct admin *ad = arg;
    struct account_row row;
    struct grant_row *rows;
    size_t n, i = 0;
    enum rc rc = account_find(conn, ad->a, ad->name, &row, err);
    if (rc == RC_OK)
        rc = store_grants(conn, ad->a, row.id, &rows, &n, err);
    if (rc != RC_OK)
        return rc;
    while (i < n && (rows[i].seq != ad->seq || !grant_holds(rows, n, i, rows[i].from)))
        i++;
    if (i == n)
        return err_set(err, PB_UNKNOWN_REFERENCE, _("'%.*s' has no right number %lld"), TEXT_FMT(ad->name),
                       (long long)ad->seq);
    rc = others_remain(conn, ad, 0, ad->seq, err);
    struct grant_row end = rows[i];
    end.ends = ad->seq;
    end.at = ad->now;
    end.by = ad->who->via == CONGVU_VIA_CONSOLE ? ad->who->operator_name : ad->who->account;
    if (rc == RC_OK)
        rc = store_grant_add(conn, &end, err);
    if (rc == RC_OK)
        rc = event_note(conn, ad->who, ad->now, "revoke", row.name, rows[i].right, NULL, err);
    return rc == RC_OK ? store_account_changed(conn, err) : rc;
}

enum rc congvu_revoke(struct congvu *app, const struct congvu_who *who, struct text name, int64_t seq, struct err *err)
{
    struct arena *a = arena_new();
    struct admin ad = admin_begin(app, a, who, name);
    ad.seq = seq;
    enum rc rc = admin_run(&ad, "revoke", revoke_job, err);
    arena_free(a);
    return rc;
}
