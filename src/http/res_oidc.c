/* res_oidc.c -- signing in by a province's own service: there, and back (app/oidc.h).
 *
 *      the button ─► /api/oidc/start ─► 303 the service ─► 303 /api/oidc/finish ─► 303 / with a session
 *                                                                        └───────► 303 /dang-nhap?signin=PROBLEM
 *
 * A browser comes here by itself, so what goes wrong is said by the page, not as JSON: the address carries the problem's slug. The session's
 * cookie is Strict: the redirect that carries it is still the service's, and the page asks for the session itself.
 */
#include "http/resources.h"
#include "http/server.h"

#include "app/oidc.h"
#include "base/i18n.h"

enum { COOKIE_SECONDS = 600 };

static void go(struct request *q, struct text where)
{
    request_answer_header(q, "Location", where);
    q->status = 303;
}

static void start_cookie(struct request *q, struct text value)
{
    request_answer_header(q, "Set-Cookie",
                          text_printf(q->a, "congvu_oidc=%.*s; Path=/api/oidc; HttpOnly; SameSite=Lax; Max-Age=%d%s",
                                      TEXT_FMT(value), text_empty(value) ? 0 : COOKIE_SECONDS,
                                      request_secure(q) ? "; Secure" : ""));
}

/* Only what happened to the person is told there; our own failures stay what they are. */
static enum rc told_by_page(struct request *q, enum rc rc, struct err *err)
{
    if (rc == RC_OK || rc == RC_CORRUPT)
        return rc;
    go(q, text_printf(q->a, "/dang-nhap?signin=%s", problem_row(err->problem)->slug));
    return RC_OK;
}

static enum rc not_set_up(struct err *err) { return err_set(err, PB_NO_ROUTE, _("no sign-in service is set up here")); }

enum rc get_oidc_start(struct request *q, struct err *err)
{
    struct congvu_oidc_start start;
    if (!q->server->oidc)
        return not_set_up(err);
    enum rc rc = congvu_oidc_begin(q->server->oidc, q->a, &start, err);
    if (rc != RC_OK)
        return told_by_page(q, rc, err);
    start_cookie(q, start.cookie);
    go(q, start.url);
    return RC_OK;
}

enum rc get_oidc_finish(struct request *q, struct err *err)
{
    struct congvu_signed_in in;
    if (!q->server->oidc)
        return not_set_up(err);
    const struct congvu_oidc_answer answer = { .cookie = request_cookie(q, "congvu_oidc"),
                                               .state = request_query(q, "state"),
                                               .code = request_query(q, "code"),
                                               .problem = request_query(q, "error"),
                                               .address = q->address,
                                               .before = request_cookie(q, "congvu_session") };
    enum rc rc = congvu_oidc_finish(q->server->oidc, q->a, &answer, &in, err);
    start_cookie(q, TEXT_NONE);
    if (rc != RC_OK)
        return told_by_page(q, rc, err);
    request_session_cookie(q, in.token, false);
    go(q, TEXT("/"));
    return RC_OK;
}
