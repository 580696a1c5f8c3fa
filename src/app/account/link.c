/* link.c -- one-time links: the first administrator, a new account's first password, a forgotten password.
 *
 * Whoever has the link sets the password, so nobody else ever knows one. Only its digest is kept; a new link for an account ends the
 * one before; using it ends it, in the transaction that sets the password.
 */
#include "app/account/account.h"

#include "base/i18n.h"

/* --- the first administrator ------------------------------------------------------------------------------------------- */

struct setup {
    struct congvu *app;
    struct arena *a;
    struct instant now;
    struct congvu_link link;
};

static enum rc no_admin_yet(struct conn *conn, struct arena *a, struct instant now, struct err *err)
{
    bool there;
    enum rc rc = admin_exists(conn, a, instant_day(now), 0, 0, &there, err);
    if (rc == RC_OK && there)
        rc = err_set(err, PB_NOT_NOW, _("there is an administrator already: ask for an account there"));
    return rc;
}

static enum rc setup_job(struct conn *conn, void *arg, struct err *err)
{
    struct setup *s = arg;
    struct congvu_who console = congvu_who_console(TEXT_NONE);
    enum rc rc = no_admin_yet(conn, s->a, s->now, err);
    if (rc == RC_OK)
        rc = link_make(conn, s->a, 0, s->now, SETUP_LINK_MIN, &s->link, err);
    return rc == RC_OK ? event_note(conn, &console, s->now, "setup-link", TEXT_NONE, TEXT_NONE, NULL, err) : rc;
}

enum rc congvu_setup_begin(struct congvu *app, struct arena *a, struct congvu_link *out, struct err *err)
{
    struct setup s = { app, a, accounts_now(app), { TEXT_NONE, INSTANT_MIN } };
    enum rc rc = store_write(app->store, setup_job, &s, err);
    if (rc == RC_OK)
        *out = s.link;
    return rc;
}

/* --- using a link ------------------------------------------------------------------------------------------------------- */

static enum rc spent(struct err *err)
{
    return err_set(err, PB_LINK_SPENT, _("this link was used, replaced, or is too old: ask for a new one"));
}

/* The link and, of a reset, its account. */
static enum rc link_find(struct conn *conn, struct arena *a, struct text token, struct instant now,
                         struct link_row *link, struct account_row *account, struct err *err)
{
    bool found;
    enum rc rc = store_link(conn, a, secret_digest(a, token), link, &found, err);
    if (rc == RC_OK && (!found || !instant_before(now, link->expires)))
        rc = spent(err);
    *account = (struct account_row){ .id = 0 };
    if (rc != RC_OK || link->account == 0)
        return rc;
    rc = store_account(conn, a, link->account, account, &found, err);
    return rc == RC_OK && !found ? spent(err) : rc;
}

enum rc congvu_link_see(struct congvu *app, struct arena *a, struct text token, struct text *name, struct err *err)
{
    struct conn *conn;
    struct link_row link;
    struct account_row account;
    enum rc rc = store_read(app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    rc = link_find(conn, a, token, accounts_now(app), &link, &account, err);
    store_done(conn);
    if (rc == RC_OK)
        *name = account.name;
    return rc;
}

struct use {
    struct congvu *app;
    struct arena *a;
    const struct congvu_link_use *in;
    struct instant now;
    struct text hash;
};

static enum rc set_up(struct conn *conn, struct use *u, struct err *err)
{
    struct account_row row = {
        .name = u->in->name, .password = u->hash, .created = u->now, .signed_in = INSTANT_MAX, .keys = true
    };
    struct grant_row grant = {
        .right = TEXT("admin"), .by = TEXT("setup"), .from = instant_day(u->now), .to = DAY_MAX, .at = u->now
    };
    struct congvu_who by = { .account = u->in->name, .address = u->in->address };
    enum rc rc = no_admin_yet(conn, u->a, u->now, err);
    if (rc == RC_OK)
        rc = person_code(u->app, conn, u->a, u->in->person, &row.person, err);
    if (rc == RC_OK)
        rc = store_account_add(conn, &row, err);
    grant.account = row.id;
    if (rc == RC_OK)
        rc = store_grant_add(conn, &grant, err);
    if (rc == RC_OK)
        rc = event_note(conn, &by, u->now, "setup", row.name, row.person, NULL, err);
    if (rc == RC_OK)
        rc = event_note(conn, &by, u->now, "grant", row.name, TEXT("admin"), NULL, err);
    return rc == RC_OK ? account_changed(conn, &row, false, err) : rc;
}

static enum rc use_job(struct conn *conn, void *arg, struct err *err)
{
    struct use *u = arg;
    struct link_row link;
    struct account_row row;
    enum rc rc = link_find(conn, u->a, u->in->token, u->now, &link, &row, err);
    if (rc == RC_OK)
        rc = store_links_end(conn, link.account, err);
    if (rc != RC_OK)
        return rc;
    if (link.account == 0)
        return set_up(conn, u, err);
    struct congvu_who by = { .account = row.name, .address = u->in->address };
    row.password = u->hash;
    rc = event_note(conn, &by, u->now, "password", row.name, TEXT("by link"), NULL, err);
    return rc == RC_OK ? account_changed(conn, &row, true, err) : rc;
}

enum rc congvu_link_use(struct congvu *app, const struct congvu_link_use *in, struct err *err)
{
    struct arena *a = arena_new();
    struct use u = { app, a, in, accounts_now(app), TEXT_NONE };
    struct text name;
    enum rc rc = congvu_link_see(app, a, in->token, &name, err); /* before an eighth of a second of hashing */
    if (rc == RC_OK && text_empty(name))
        rc = account_name_check(in->name, err);
    else if (rc == RC_OK && !text_empty(in->name) && !text_eq(in->name, name))
        rc = spent(err);
    if (rc == RC_OK)
        rc = password_check(a, text_empty(name) ? in->name : name, in->password, err);
    if (rc == RC_OK)
        rc = password_hash(app, a, in->password, &u.hash, err);
    if (rc == RC_OK)
        rc = store_write(app->store, use_job, &u, err);
    arena_free(a);
    return rc;
}
