/* door.c -- what ties an account to the world outside, given by an administrator: who a sign-in provider's person is here, by the
 * provider's own name for the person, which never goes to somebody else (no address or display name is ever taken for it); and
 * where its letters go. */
#include "app/account/account.h"

#include "base/i18n.h"
#include "report/mime.h"

enum { SUBJECT_MAX = 255 }; /* OpenID Connect Core 2: at most 255 letters */

struct binding {
    struct congvu *app;
    struct arena *a;
    const struct congvu_who *who;
    struct instant now;
    struct text name, issuer, subject;
};

static enum rc free_check(struct conn *conn, const struct binding *b, int64_t account, struct err *err)
{
    struct account_row other;
    bool found;
    enum rc rc = store_account_bound(conn, b->a, b->issuer, b->subject, &other, &found, err);
    if (rc == RC_OK && found && other.id != account)
        rc = err_set(err, PB_EXISTS, _("'%.*s' of the sign-in provider is bound to account '%.*s' already"),
                     TEXT_FMT(b->subject), TEXT_FMT(other.name));
    return rc;
}

static enum rc bind_job(struct conn *conn, void *arg, struct err *err)
{
    struct binding *b = arg;
    struct account_row row;
    enum rc rc = account_find(conn, b->a, b->name, &row, err);
    if (rc == RC_OK && b->subject.n)
        rc = free_check(conn, b, row.id, err);
    if (rc != RC_OK || (text_eq(row.issuer, b->issuer) && text_eq(row.subject, b->subject)))
        return rc;
    row.issuer = b->issuer;
    row.subject = b->subject;
    rc = event_note(conn, b->who, b->now, b->subject.n ? "bind" : "unbind", row.name, row.subject, NULL, err);
    return rc == RC_OK ? account_changed(conn, &row, true, err) : rc;
}

enum rc congvu_account_bind(struct congvu *app, const struct congvu_who *who, struct text name, struct text issuer,
                            struct text subject, struct err *err)
{
    struct arena *a = arena_new();
    struct text s = text_trim(subject);
    struct binding b = { app, a, who, accounts_now(app), name, s.n ? issuer : TEXT_NONE, s };
    enum rc rc = admin_only(app, who, "bind", name, err);
    if (rc == RC_OK && s.n > SUBJECT_MAX)
        rc = err_set(err, PB_TOO_LARGE, _("a sign-in provider's name for a person has at most %d bytes"), SUBJECT_MAX);
    if (rc == RC_OK && s.n && text_empty(issuer))
        rc = err_set(err, PB_MISSING_KEY, _("say which sign-in provider: its issuer"));
    if (rc == RC_OK)
        rc = store_write(app->store, bind_job, &b, err);
    arena_free(a);
    return rc;
}

/* --- where letters go ---------------------------------------------------------------------------------------------------- */

struct addressing {
    struct arena *a;
    const struct congvu_who *who;
    struct instant now;
    struct text name, email;
};

/* The record says that it was changed, not to what: an address must be erasable. */
static enum rc email_job(struct conn *conn, void *arg, struct err *err)
{
    struct addressing *ad = arg;
    struct account_row row;
    enum rc rc = account_find(conn, ad->a, ad->name, &row, err);
    if (rc != RC_OK || text_eq(row.email, ad->email))
        return rc;
    row.email = ad->email;
    rc = event_note(conn, ad->who, ad->now, ad->email.n ? "address" : "address-off", row.name, TEXT_NONE, NULL, err);
    return rc == RC_OK ? account_changed(conn, &row, false, err) : rc;
}

enum rc congvu_account_email(struct congvu *app, const struct congvu_who *who, struct text name, struct text email,
                             struct err *err)
{
    struct arena *a = arena_new();
    struct addressing ad = { a, who, accounts_now(app), name, text_trim(email) };
    enum rc rc = admin_only(app, who, "address", name, err);
    if (rc == RC_OK && ad.email.n && !mime_address(ad.email))
        rc = err_set(err, PB_WRONG_VALUE, _("'%.*s' is no mail address"), TEXT_FMT(ad.email));
    if (rc == RC_OK)
        rc = store_write(app->store, email_job, &ad, err);
    arena_free(a);
    return rc;
}
