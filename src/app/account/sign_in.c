/* sign_in.c -- a name and a password, perhaps a code, to a session.
 *
 *      begin    one job      is it the turn of this name and this address? (tries.h)
 *      hash     no job       Argon2id, the same for a name that is not there
 *      finish   one job      the account read again; the code; the try taken back; the session
 */
#include "app/account/sign_in.h"
#include "app/account/tries.h"

#include "base/i18n.h"

struct sign_in {
    struct congvu *app;
    struct arena *a;
    const struct congvu_sign_in *in;
    struct instant now;
    struct tries tries;
    struct account_row account; /* as read before the hash; id 0: there is none */
    bool fits;                  /* the password                                */
    const struct vouched *by;   /* a provider: no password, no tries; else NULL */
    struct text token;
    struct instant expires;
    struct verdict verdict;
};

static enum rc read_account(struct sign_in *s, struct err *err)
{
    struct conn *conn;
    bool found = false;
    enum rc rc = store_read(s->app->store, &conn, err);
    if (rc != RC_OK)
        return rc;
    rc = store_account_named(conn, s->a, s->in->name, &s->account, &found, err);
    store_done(conn);
    if (rc == RC_OK && !found)
        s->account = (struct account_row){ .id = 0 };
    return rc;
}

/* --- the answer of the second job --------------------------------------------------------------------------------------------- */

static enum rc refuse(struct conn *conn, struct sign_in *s, const struct congvu_who *by, enum problem problem,
                      const char *detail, struct err *err)
{
    const char *says = problem == PB_SECOND_FACTOR_NEEDED ? _("the code of the second factor is missing or wrong")
                       : problem == PB_NOT_BOUND
                           ? _("no account here is bound to your name at the sign-in provider: ask your administrator")
                           : _("the name or the password is wrong, or the account is locked");
    s->verdict = (struct verdict){ problem, says };
    return event_note(conn, by, s->now, "sign-in-refused", TEXT_NONE, text_of(detail), NULL, err);
}

/* Whose session the request brought along: it ends, so that nobody goes on with a token given before. */
static enum rc end_before(struct conn *conn, struct sign_in *s, struct err *err)
{
    struct session_row old;
    bool found;
    if (text_empty(s->in->before))
        return RC_OK;
    enum rc rc = store_session(conn, s->a, secret_digest(s->a, s->in->before), &old, &found, err);
    if (rc != RC_OK || !found)
        return rc;
    return store_session_end(conn, old.id, err);
}

static enum rc sweep(struct conn *conn, struct sign_in *s, struct err *err)
{
    struct instant idle = { s->now.us - SESSION_IDLE_MIN * US_MINUTE };
    enum rc rc = store_sessions_sweep(conn, idle, s->now, err);
    if (rc == RC_OK)
        rc = store_sessions_end(conn, s->account.id, SESSIONS_MAX - 1, err);
    return rc == RC_OK ? tries_sweep(conn, s->now, err) : rc;
}

static enum rc let_in(struct conn *conn, struct sign_in *s, const struct congvu_who *by, enum surety surety,
                      struct err *err)
{
    struct session_row session = { .account = s->account.id,
                                   .digest = secret_digest(s->a, s->token),
                                   .address = s->in->address,
                                   .surety = surety,
                                   .began = s->now,
                                   .seen = s->now,
                                   .expires = s->expires };
    s->account.signed_in = s->now;
    enum rc rc = s->by ? RC_OK : tries_back(conn, &s->tries, true, err);
    if (rc == RC_OK)
        rc = end_before(conn, s, err);
    if (rc == RC_OK)
        rc = sweep(conn, s, err);
    if (rc == RC_OK)
        rc = account_changed(conn, &s->account, false, err); /* sessions may have ended */
    if (rc == RC_OK)
        rc = event_note(conn, by, s->now, "sign-in", TEXT_NONE,
                        text_printf(s->a, "%s%s", s->by ? "provider, " : "", SURETY_WORDS[surety]), &session.id, err);
    return rc == RC_OK ? store_session_add(conn, &session, err) : rc;
}

static enum rc finish_job(struct conn *conn, void *arg, struct err *err)
{
    struct sign_in *s = arg;
    struct account_row now;
    bool found = false;
    int64_t step;
    s->verdict = (struct verdict){ PB_NONE, NULL };
    struct congvu_who by = { .account = s->account.name, .address = s->in->address };
    enum rc rc = store_account(conn, s->a, s->account.id, &now, &found, err);
    if (rc != RC_OK)
        return rc;
    bool same = found && text_eq(now.password, s->account.password); /* not changed while we hashed */
    if (!same || !s->fits)
        return refuse(conn, s, &by, PB_SIGN_IN_FAILED, found ? "wrong password" : "unknown name", err);
    if (now.locked)
        return refuse(conn, s, &by, PB_SIGN_IN_FAILED, "locked", err);
    s->account = now;
    if (now.factor.n == 0)
        return let_in(conn, s, &by, SURETY_SIGNED_IN, err);
    if (text_empty(s->in->code)) { /* the password was right: no wrong try */
        s->verdict =
            (struct verdict){ PB_SECOND_FACTOR_NEEDED, _("the code of the second factor is missing or wrong") };
        return tries_back(conn, &s->tries, false, err);
    }
    if (!factor_fits(now.factor, s->in->code, s->now, now.factor_step, &step))
        return refuse(conn, s, &by, PB_SECOND_FACTOR_NEEDED, "wrong code", err);
    s->account.factor_step = step;
    return let_in(conn, s, &by, SURETY_SECOND_FACTOR, err);
}

static struct sign_in sign_in_begin(struct congvu *app, struct arena *a, const struct congvu_sign_in *in)
{
    struct sign_in s = { .app = app, .a = a, .in = in, .now = accounts_now(app), .token = secret_new(a) };
    s.expires = (struct instant){ s.now.us + SESSION_MAX_MIN * US_MINUTE };
    return s;
}

static enum rc answer(const struct sign_in *s, struct congvu_signed_in *out, struct err *err)
{
    struct congvu_credentials c = { .cookie = s->token, .address = s->in->address };
    struct congvu_signed_in in = { .token = s->token, .expires = s->expires };
    enum rc rc = congvu_who(s->app, s->a, &c, &in.who, err);
    if (rc == RC_OK)
        *out = in;
    return rc;
}

enum rc congvu_sign_in(struct congvu *app, struct arena *a, const struct congvu_sign_in *in,
                       struct congvu_signed_in *out, int *wait, struct err *err)
{
    struct sign_in s = sign_in_begin(app, a, in);
    enum rc rc = tries_begin(app, a, &s.tries, in->name, in->address, wait, err);
    if (rc == RC_OK)
        rc = read_account(&s, err);
    if (rc == RC_OK)
        rc = password_fits(app, s.account.password, in->password, &s.fits, err);
    if (rc == RC_OK)
        rc = store_write(app->store, finish_job, &s, err);
    if (rc == RC_OK && s.verdict.problem)
        rc = err_set(err, s.verdict.problem, "%s", s.verdict.says);
    return rc == RC_OK ? answer(&s, out, err) : rc;
}

/* --- vouched for by a provider (oidc.h) --------------------------------------------------------------------------------------- */

static enum rc vouched_job(struct conn *conn, void *arg, struct err *err)
{
    struct sign_in *s = arg;
    bool found = false;
    s->verdict = (struct verdict){ PB_NONE, NULL };
    enum rc rc = store_account_bound(conn, s->a, s->by->issuer, s->by->subject, &s->account, &found, err);
    if (rc != RC_OK)
        return rc;
    if (!found) { /* the record has the name, so that an administrator can bind it */
        struct congvu_who nobody = { .address = s->in->address };
        struct text detail = text_printf(s->a, "provider: bound to no account: %.*s", TEXT_FMT(s->by->subject));
        return refuse(conn, s, &nobody, PB_NOT_BOUND, text_cstr(s->a, detail), err);
    }
    struct congvu_who by = { .account = s->account.name, .address = s->in->address };
    if (s->account.locked)
        return refuse(conn, s, &by, PB_SIGN_IN_FAILED, "provider: locked", err);
    if (s->account.factor.n && s->by->surety != SURETY_SECOND_FACTOR)
        return refuse(conn, s, &by, PB_SECOND_FACTOR_NEEDED, "provider: no second factor", err);
    return let_in(conn, s, &by, s->by->surety, err);
}

enum rc sign_in_vouched(struct congvu *app, struct arena *a, const struct congvu_sign_in *in, const struct vouched *by,
                        struct congvu_signed_in *out, struct err *err)
{
    struct sign_in s = sign_in_begin(app, a, in);
    s.by = by;
    enum rc rc = store_write(app->store, vouched_job, &s, err);
    if (rc == RC_OK && s.verdict.problem)
        rc = err_set(err, s.verdict.problem, "%s", s.verdict.says);
    return rc == RC_OK ? answer(&s, out, err) : rc;
}

/* --- out ------------------------------------------------------------------------------------------------------------------------ */

struct sign_out {
    const struct congvu_who *who;
    struct instant now;
};

static enum rc out_job(struct conn *conn, void *arg, struct err *err)
{
    const struct sign_out *o = arg;
    enum rc rc = store_session_end(conn, o->who->id, err);
    if (rc == RC_OK)
        rc = store_account_changed(conn, err);
    return rc == RC_OK ? event_note(conn, o->who, o->now, "sign-out", TEXT_NONE, TEXT_NONE, NULL, err) : rc;
}

enum rc congvu_sign_out(struct congvu *app, const struct congvu_who *who, struct err *err)
{
    struct sign_out o = { who, accounts_now(app) };
    enum rc rc = session_only(app, who, "sign-out", err);
    return rc == RC_OK ? store_write(app->store, out_job, &o, err) : rc;
}
