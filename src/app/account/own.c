/* own.c -- one's own account: password, second factor, settings, tokens. Only in a session: a token changes no account. */
#include "app/account/tries.h"

#include "base/i18n.h"

#include <sodium.h>

struct own {
    struct congvu *app;
    struct arena *a;
    const struct congvu_who *who;
    struct instant now;
    struct text hash;   /* password: the new one                */
    struct text old;    /* what the account's must still be     */
    struct text secret; /* of a new second factor               */
    struct text code;
    const struct congvu_settings *settings;
    struct verdict verdict;
};

/* --- the password again -------------------------------------------------------------------------------------------------- */

static enum rc right_job(struct conn *conn, void *arg, struct err *err) { return tries_back(conn, arg, true, err); }

/* Somebody at an unlocked desk has a session and no password: what matters asks for it again, and wrong ones count as at the door.
 * own->old is then the hash it fits. */
static enum rc confirm(struct own *o, struct text password, struct err *err)
{
    struct conn *conn;
    struct account_row row;
    struct tries tries;
    bool fits;
    enum rc rc = tries_begin(o->app, o->a, &tries, o->who->account, o->who->address, NULL, err);
    if (rc == RC_OK)
        rc = store_read(o->app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    rc = account_find(conn, o->a, o->who->account, &row, err);
    store_done(conn);
    if (rc == RC_OK)
        rc = password_fits(o->app, row.password, password, &fits, err);
    if (rc != RC_OK)
        return rc;
    if (!fits)
        return refused_note(o->app, o->who, "password", TEXT_NONE, PB_SIGN_IN_FAILED, _("the password is wrong"), err);
    o->old = row.password;
    return store_write(o->app->store, right_job, &tries, err);
}

/* The account as it is now; PB_STALE_VERSION if its password changed meanwhile. */
static enum rc own_account(struct conn *conn, struct own *o, struct account_row *row, struct err *err)
{
    enum rc rc = account_find(conn, o->a, o->who->account, row, err);
    if (rc == RC_OK && o->old.n && !text_eq(o->old, row->password))
        rc = err_set(err, PB_STALE_VERSION, _("the account was changed meanwhile: sign in again"));
    return rc;
}

static enum rc password_job(struct conn *conn, void *arg, struct err *err)
{
    struct own *o = arg;
    struct account_row row;
    enum rc rc = own_account(conn, o, &row, err);
    if (rc != RC_OK)
        return rc;
    row.password = o->hash;
    rc = event_note(conn, o->who, o->now, "password", row.name, TEXT_NONE, NULL, err);
    if (rc == RC_OK)
        rc = store_links_end(conn, row.id, err);
    return rc == RC_OK ? account_changed(conn, &row, true, err) : rc;
}

static struct own own_begin(struct congvu *app, const struct congvu_who *who, struct arena *a)
{
    return (struct own){ .app = app, .a = a, .who = who, .now = accounts_now(app) };
}

enum rc congvu_password(struct congvu *app, const struct congvu_who *who, struct text old, struct text new_password,
                        struct err *err)
{
    struct arena *a = arena_new();
    struct own o = own_begin(app, who, a);
    enum rc rc = session_only(app, who, "password", err);
    if (rc == RC_OK)
        rc = password_check(a, who->account, new_password, err);
    if (rc == RC_OK)
        rc = confirm(&o, old, err);
    if (rc == RC_OK)
        rc = password_hash(app, a, new_password, &o.hash, err);
    if (rc == RC_OK)
        rc = store_write(app->store, password_job, &o, err);
    arena_free(a);
    return rc;
}

/* --- settings ---------------------------------------------------------------------------------------------------------------- */

static enum rc settings_job(struct conn *conn, void *arg, struct err *err)
{
    struct own *o = arg;
    struct account_row row;
    enum rc rc = own_account(conn, o, &row, err);
    if (rc != RC_OK)
        return rc;
    row.lang = o->settings->lang;
    row.keys = o->settings->keys;
    row.digest = o->settings->digest;
    return account_changed(conn, &row, false, err);
}

enum rc congvu_settings(struct congvu *app, const struct congvu_who *who, const struct congvu_settings *settings,
                        struct err *err)
{
    static const char *const LANGS[] = { "", "vi", "en", NULL };
    struct arena *a = arena_new();
    struct own o = own_begin(app, who, a);
    o.settings = settings;
    enum rc rc = session_only(app, who, "settings", err);
    if (rc == RC_OK && word_index(LANGS, settings->lang) < 0)
        rc = err_set(err, PB_WRONG_VALUE, _("'%.*s' is no language: vi or en"), TEXT_FMT(settings->lang));
    if (rc == RC_OK)
        rc = store_write(app->store, settings_job, &o, err);
    arena_free(a);
    return rc;
}

/* --- the second factor ------------------------------------------------------------------------------------------------------- */

static enum rc factor_begin_job(struct conn *conn, void *arg, struct err *err)
{
    struct own *o = arg;
    struct account_row row;
    enum rc rc = own_account(conn, o, &row, err);
    if (rc != RC_OK)
        return rc;
    row.factor_new = o->secret;
    return account_changed(conn, &row, false, err);
}

enum rc congvu_second_factor_begin(struct congvu *app, struct arena *a, const struct congvu_who *who,
                                   struct text password, struct congvu_second_factor *out, struct err *err)
{
    struct own o = own_begin(app, who, a);
    char *bytes = arena_alloc(a, FACTOR_BYTES);
    randombytes_buf(bytes, FACTOR_BYTES);
    o.secret = (struct text){ bytes, FACTOR_BYTES };
    enum rc rc = session_only(app, who, "second-factor", err);
    if (rc == RC_OK)
        rc = confirm(&o, password, err);
    if (rc == RC_OK)
        rc = store_write(app->store, factor_begin_job, &o, err);
    if (rc != RC_OK)
        return rc;
    out->secret = factor_base32(a, o.secret);
    out->uri = text_printf(a, "otpauth://totp/congvu:%.*s?secret=%.*s&issuer=congvu", TEXT_FMT(who->account),
                           TEXT_FMT(out->secret));
    return RC_OK;
}

static enum rc factor_confirm_job(struct conn *conn, void *arg, struct err *err)
{
    struct own *o = arg;
    struct account_row row;
    int64_t step;
    o->verdict = (struct verdict){ PB_NONE, NULL };
    enum rc rc = own_account(conn, o, &row, err);
    if (rc != RC_OK)
        return rc;
    if (row.factor_new.n == 0)
        return err_set(err, PB_NOT_NOW, _("no second factor was begun"));
    if (!factor_fits(row.factor_new, o->code, o->now, 0, &step)) {
        o->verdict =
            (struct verdict){ PB_SECOND_FACTOR_NEEDED, _("the code is wrong: look at the clock of the device") };
        return event_note(conn, o->who, o->now, "refused", TEXT("second-factor"), TEXT("wrong code"), NULL, err);
    }
    row.factor = row.factor_new;
    row.factor_new = TEXT_NONE;
    row.factor_step = step;
    rc = event_note(conn, o->who, o->now, "second-factor", row.name, TEXT_NONE, NULL, err);
    return rc == RC_OK ? account_changed(conn, &row, false, err) : rc;
}

enum rc congvu_second_factor_confirm(struct congvu *app, const struct congvu_who *who, struct text code,
                                     struct err *err)
{
    struct arena *a = arena_new();
    struct own o = own_begin(app, who, a);
    o.code = code;
    enum rc rc = session_only(app, who, "second-factor", err);
    if (rc == RC_OK)
        rc = store_write(app->store, factor_confirm_job, &o, err);
    if (rc == RC_OK && o.verdict.problem)
        rc = err_set(err, o.verdict.problem, "%s", o.verdict.says);
    arena_free(a);
    return rc;
}

static enum rc factor_remove_job(struct conn *conn, void *arg, struct err *err)
{
    struct own *o = arg;
    struct account_row row;
    enum rc rc = own_account(conn, o, &row, err);
    if (rc != RC_OK)
        return rc;
    row.factor = row.factor_new = TEXT_NONE;
    rc = event_note(conn, o->who, o->now, "second-factor-off", row.name, TEXT_NONE, NULL, err);
    return rc == RC_OK ? account_changed(conn, &row, true, err) : rc;
}

enum rc congvu_second_factor_remove(struct congvu *app, const struct congvu_who *who, struct text password,
                                    struct err *err)
{
    struct arena *a = arena_new();
    struct own o = own_begin(app, who, a);
    enum rc rc = session_only(app, who, "second-factor-off", err);
    if (rc == RC_OK)
        rc = confirm(&o, password, err);
    if (rc == RC_OK)
        rc = store_write(app->store, factor_remove_job, &o, err);
    arena_free(a);
    return rc;
}
