/* res_entry.c -- the way in as plain pages, without a script: signing in, one-time links, the own password and second factor.
 *
 * They do what /api/session, /api/setup and /api/account do, by the same calls; what is refused is said on the page. */
#include "http/form.h"
#include "http/resources.h"
#include "http/server.h"

#include "app/pages.h"
#include "base/i18n.h"
#include "report/entry.h"

#include <string.h>

enum { NEXT_MAX = 1000 };

static const char POLICY[] = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action "
                             "'self'; base-uri 'none'; frame-ancestors 'none'";

/* --- a page ------------------------------------------------------------------------------------------------------------ */

/* As the address says, else as the account has it, else as the browser asks. */
static const char *language_of(struct request *q)
{
    struct text said = request_query(q, "lang"), kept = q->signed_in ? q->who.settings.lang : TEXT_NONE;
    struct text lang = text_empty(said) ? kept : said;
    return text_eq(lang, TEXT("en")) ? "en" : text_eq(lang, TEXT("vi")) ? "vi" : q->lang;
}

static void speak(struct request *q)
{
    q->lang = language_of(q);
    i18n_speak(q->lang);
}

static enum rc show(struct request *q, struct entry_page *p, int status, struct err *err)
{
    struct congvu_office office;
    enum rc rc = congvu_office(q->app, q->a, &office, err);
    if (rc == RC_OK)
        rc = congvu_setup_needed(q->app, &p->nobody, err);
    if (rc != RC_OK)
        return rc;
    p->province = office.province;
    p->exercise = office.exercise;
    p->lang = q->lang;
    p->token = form_token(q);
    if (q->server->oidc)
        p->service = names_in(q->server->oidc_name, q->lang);
    q->type = "text/html; charset=utf-8";
    q->status = status;
    request_answer_header(q, "Content-Security-Policy", text_of(POLICY));
    request_answer_header(q, "Content-Language", text_of(q->lang));
    sbuf_clear(&q->out);
    report_entry(&q->out, q->a, p);
    return RC_OK;
}

static enum rc go(struct request *q, struct text where)
{
    request_answer_header(q, "Location", where);
    q->status = 303;
    return RC_OK;
}

/* The page again, with what was refused; our own failures stay what they are. */
static enum rc again(struct request *q, struct entry_page *p, enum rc rc, struct err *err)
{
    if (rc == RC_IO || rc == RC_CORRUPT)
        return rc;
    struct err why = *err;
    p->wrong = text_upper_first(q->a, text_of(why.detail));
    return show(q, p, problem_row(why.problem)->http, err);
}

/* A place of this page, as it stands in an address; else the first one. */
static struct text place(struct text next)
{
    bool good = next.n > 0 && next.n <= NEXT_MAX && next.p[0] == '/' && !text_starts(next, TEXT("//"));
    for (size_t i = 0; good && i < next.n; i++)
        good = next.p[i] > 0x20 && next.p[i] < 0x7f && next.p[i] != '\\';
    return good ? next : TEXT("/");
}

static enum rc not_ours(struct err *err)
{
    return err_set(err, PB_NO_RIGHT, _("the page had stood too long, or cookies are off: try again"));
}

void entry_refuse(struct request *q, const struct err *err)
{
    struct err why = *err;
    struct entry_page p = { .kind = ENTRY_REFUSED };
    speak(q);
    if (why.problem == PB_NOT_SIGNED_IN)
        (void)go(q, text_printf(q->a, "/dang-nhap?next=%.*s", TEXT_FMT(q->path)));
    else if (again(q, &p, RC_REFUSED, &why) != RC_OK)
        request_problem(q, err, TEXT_NONE);
}

/* --- signing in ---------------------------------------------------------------------------------------------------------- */

static enum rc let_in(struct request *q, struct entry_page *p, const struct congvu_sign_in *in, struct text then,
                      struct err *err)
{
    struct congvu_signed_in out;
    int wait = 0;
    enum rc rc = congvu_sign_in(q->app, q->a, in, &out, &wait, err);
    if (wait > 0)
        request_answer_header(q, "Retry-After", text_printf(q->a, "%d", wait));
    if (rc == RC_OK) {
        request_session_cookie(q, out.token, false);
        return go(q, then);
    }
    if (text_empty(in->code) && err->problem == PB_SECOND_FACTOR_NEEDED) {
        p->kind = ENTRY_CODE;
        p->sealed = form_seal(q, in->name, in->password);
        return show(q, p, 200, err);
    }
    return again(q, p, rc, err);
}

/* What came of another page: the words are ours, the address names them. */
static void told(struct request *q, struct entry_page *p)
{
    static const struct {
        const char *done, *words;
    } DONE[] = {
        { "out", N_("You are signed out.") },
        { "password", N_("The password is changed: sign in with the new one.") },
        { "factor", N_("The second factor is set up.") },
        { "removed", N_("The second factor is taken away.") },
    };
    static const struct {
        const char *problem, *words;
    } SERVICE[] = {
        { "not-bound", N_("The service knows you, but no account here is bound to you. Ask the administrator to bind "
                          "it: the service's name for you is on the record of accounts.") },
        { "second-factor-needed", N_("This account has a second factor, and the service asked for a password alone: "
                                     "sign in with password and code.") },
        { "sign-in-failed", N_("This sign-in does not hold, took longer than ten minutes, or the account is locked: "
                               "try again, or ask the administrator.") },
        { "sign-in-provider", N_("The sign-in service does not answer, or answers wrongly: try later, or sign in with "
                                 "a password.") },
    };
    struct text done = request_query(q, "done"), problem = request_query(q, "signin");
    for (size_t i = 0; i < LEN(DONE); i++)
        if (text_eq(done, text_of(DONE[i].done)))
            p->done = text_of(_(DONE[i].words));
    for (size_t i = 0; i < LEN(SERVICE); i++)
        if (text_eq(problem, text_of(SERVICE[i].problem)))
            p->wrong = text_of(_(SERVICE[i].words));
}

enum rc get_entry(struct request *q, struct err *err)
{
    struct text next = place(request_query(q, "next"));
    struct entry_page p = { .kind = ENTRY_SIGN_IN, .next = next.n > 1 ? next : TEXT_NONE };
    speak(q);
    if (q->signed_in)
        return go(q, next);
    told(q, &p);
    return show(q, &p, 200, err);
}

enum rc post_entry(struct request *q, struct err *err)
{
    struct text next = place(form_field(q, "next")), sealed = form_field(q, "sealed");
    struct entry_page p = { .kind = ENTRY_SIGN_IN,
                            .name = form_field(q, "name"),
                            .next = next.n > 1 ? next : TEXT_NONE };
    struct congvu_sign_in in = { p.name, form_field(q, "password"), form_field(q, "code"), q->address,
                                 request_cookie(q, "congvu_session") };
    speak(q);
    if (!form_is_ours(q))
        return again(q, &p, not_ours(err), err);
    if (text_empty(sealed))
        return let_in(q, &p, &in, next, err);
    if (!form_open(q, sealed, &in.name, &in.password))
        return again(q, &p, err_set(err, PB_NOT_NOW, _("more than five minutes have gone by: sign in again")), err);
    p.kind = ENTRY_CODE;
    p.sealed = sealed;
    return let_in(q, &p, &in, next, err);
}

/* --- a one-time link ------------------------------------------------------------------------------------------------------ */

enum rc get_setup(struct request *q, struct err *err)
{
    struct entry_page p = { .kind = ENTRY_LINK };
    speak(q);
    return show(q, &p, 200, err);
}

static enum rc chosen(struct request *q, struct err *err)
{
    return text_eq(form_field(q, "password"), form_field(q, "again"))
               ? RC_OK
               : err_set(err, PB_WRONG_VALUE, _("the two passwords are not the same"));
}

enum rc post_setup_page(struct request *q, struct err *err)
{
    struct text link = text_trim(form_field(q, "link")), of = TEXT_NONE;
    struct entry_page p = { .kind = ENTRY_LINK };
    speak(q);
    if (!form_is_ours(q))
        return again(q, &p, not_ours(err), err);
    size_t hash = text_find(link, TEXT("#"), 0); /* the whole link was copied */
    link = hash == SIZE_MAX ? link : text_sub(link, hash + 1, link.n);
    enum rc rc = congvu_link_see(q->app, q->a, link, &of, err);
    if (rc != RC_OK)
        return again(q, &p, rc, err);
    p.kind = ENTRY_SETUP;
    p.link = link;
    p.first = text_empty(of);
    p.name = p.first ? text_trim(form_field(q, "name")) : of;
    if (!text_eq(form_field(q, "do"), TEXT("set")))
        return show(q, &p, 200, err);
    const struct congvu_link_use use = { link, p.name, form_field(q, "password"), TEXT_NONE, q->address };
    rc = chosen(q, err);
    if (rc == RC_OK)
        rc = congvu_link_use(q->app, &use, err);
    if (rc != RC_OK)
        return again(q, &p, rc, err);
    const struct congvu_sign_in in = { p.name, use.password, TEXT_NONE, q->address,
                                       request_cookie(q, "congvu_session") };
    bool first = p.first;
    p = (struct entry_page){ .kind = ENTRY_SIGN_IN, .name = p.name };
    return let_in(q, &p, &in, first ? TEXT("/first") : TEXT("/"), err);
}

enum rc get_setup_js(struct request *q, struct err *err)
{
    (void)err;
    q->type = "text/javascript; charset=utf-8";
    request_answer_header(q, "Cache-Control", TEXT("public, max-age=3600"));
    sbuf_str(&q->out, ENTRY_JS);
    return RC_OK;
}

/* --- the own account -------------------------------------------------------------------------------------------------------- */

static struct entry_page own(const struct request *q)
{
    return (struct entry_page){ .kind = ENTRY_OWN, .name = q->who.account, .second_factor = q->who.second_factor };
}

enum rc get_own_page(struct request *q, struct err *err)
{
    struct entry_page p = own(q);
    speak(q);
    told(q, &p);
    return show(q, &p, 200, err);
}

static enum rc do_password(struct request *q, struct entry_page *p, struct err *err)
{
    enum rc rc = chosen(q, err);
    if (rc == RC_OK)
        rc = congvu_password(q->app, &q->who, form_field(q, "old"), form_field(q, "password"), err);
    if (rc != RC_OK)
        return again(q, p, rc, err);
    request_session_cookie(q, TEXT_NONE, true);
    return go(q, TEXT("/dang-nhap?done=password"));
}

static enum rc do_factor(struct request *q, struct entry_page *p, struct err *err)
{
    struct congvu_second_factor factor;
    enum rc rc = congvu_second_factor_begin(q->app, q->a, &q->who, form_field(q, "factor-password"), &factor, err);
    if (rc != RC_OK)
        return again(q, p, rc, err);
    p->kind = ENTRY_FACTOR;
    p->secret = factor.secret;
    p->uri = factor.uri;
    return show(q, p, 200, err);
}

static enum rc do_confirm(struct request *q, struct entry_page *p, struct err *err)
{
    enum rc rc = congvu_second_factor_confirm(q->app, &q->who, form_field(q, "code"), err);
    p->kind = ENTRY_FACTOR;
    return rc == RC_OK ? go(q, TEXT("/tai-khoan?done=factor")) : again(q, p, rc, err);
}

static enum rc do_remove(struct request *q, struct entry_page *p, struct err *err)
{
    enum rc rc = congvu_second_factor_remove(q->app, &q->who, form_field(q, "factor-password"), err);
    return rc == RC_OK ? go(q, TEXT("/dang-nhap?done=removed")) : again(q, p, rc, err);
}

static enum rc do_out(struct request *q, struct entry_page *p, struct err *err)
{
    enum rc rc = congvu_sign_out(q->app, &q->who, err);
    if (rc != RC_OK)
        return again(q, p, rc, err);
    request_session_cookie(q, TEXT_NONE, true);
    return go(q, TEXT("/dang-nhap?done=out"));
}

enum rc post_own_page(struct request *q, struct err *err)
{
    static const struct {
        const char *word;
        enum rc (*run)(struct request *q, struct entry_page *p, struct err *err);
    } DOINGS[] = {
        { "password", do_password }, { "factor", do_factor }, { "confirm", do_confirm },
        { "remove", do_remove },     { "out", do_out },
    };
    struct entry_page p = own(q);
    struct text what = form_field(q, "do");
    speak(q);
    for (size_t i = 0; i < LEN(DOINGS); i++)
        if (text_eq(what, text_of(DOINGS[i].word)))
            return DOINGS[i].run(q, &p, err);
    return again(q, &p, err_set(err, PB_WRONG_VALUE, _("the form does not say what is to be done")), err);
}
