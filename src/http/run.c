/* run.c -- what stands between a request and its handler: who asks, may they, is the body what the row says. */
#include "http/form.h"
#include "http/resources.h"
#include "http/url.h"

#include "base/i18n.h"

#include <string.h>

/* --- who, and may they ---------------------------------------------------------------------------------------------- */

static const char BEARER[] = "Bearer ";

static enum rc find_who(struct request *q, struct err *err)
{
    struct text authorization = request_header(q, "Authorization");
    struct congvu_credentials c = { .cookie = request_cookie(q, "congvu_session"), .address = q->address };
    if (text_starts(authorization, text_of(BEARER))) {
        c.bearer = text_sub(authorization, sizeof BEARER - 1, authorization.n);
        c.cookie = TEXT_NONE;
    }
    q->who = (struct congvu_who){ .address = q->address };
    if (text_empty(c.cookie) && text_empty(c.bearer))
        return RC_OK;
    struct err why;
    enum rc rc = congvu_who(q->app, q->a, &c, &q->who, &why);
    q->signed_in = rc == RC_OK;
    bool nobody = rc != RC_OK && why.problem == PB_NOT_SIGNED_IN;
    if (rc == RC_OK || (nobody && text_empty(c.bearer)))
        return RC_OK; /* an ended session is nobody; the row says whether that will do */
    *err = why;
    return rc;
}

static enum rc may(struct request *q, struct err *err)
{
    static const unsigned RIGHT[] = {
        [NEED_CLERK] = CONGVU_MAY_CLERK, [NEED_REGISTER] = CONGVU_MAY_REGISTER, [NEED_ADMIN] = CONGVU_MAY_ADMIN
    };
    enum need need = q->route->need;
    if (need == NEED_NOTHING)
        return RC_OK;
    if (!q->signed_in)
        return err_set(err, PB_NOT_SIGNED_IN, _("sign in first"));
    if (need == NEED_PERSON && text_empty(q->who.person))
        return err_set(err, PB_NO_RIGHT,
                       _("account '%.*s' belongs to no official: an administrator can say whose it is"),
                       TEXT_FMT(q->who.account));
    if (need > NEED_PERSON && !(q->who.rights & RIGHT[need]))
        return err_set(err, PB_NO_RIGHT, _("account '%.*s' does not have the right that this takes"),
                       TEXT_FMT(q->who.account));
    return RC_OK;
}

/* What changes something needs the token scope and, from a browser, the token that only our own page can read. */
static enum rc may_write(struct request *q, struct err *err)
{
    if (q->method == M_GET || q->route->flags & R_TOKENLESS)
        return RC_OK;
    if (q->signed_in && !(q->who.rights & CONGVU_MAY_WRITE))
        return err_set(err, PB_NO_RIGHT, _("the token may only read"));
    if (q->who.via == CONGVU_VIA_SESSION && q->signed_in &&
        !congvu_csrf_fits(&q->who,
                          q->route->flags & R_FORM ? form_field(q, "csrf") : request_header(q, "X-CSRF-Token")))
        return err_set(err, PB_NO_RIGHT,
                       q->route->flags & R_PAGE ? _("the page had stood too long, or cookies are off: try again")
                                                : _("the request lacks this session's X-CSRF-Token"));
    return RC_OK;
}

/* A form of another site cannot send JSON without asking us first; so nothing but JSON is taken as JSON. */
static enum rc body_fill(struct request *q, struct text *field, struct err *err)
{
    if (!q->route->body)
        return RC_OK;
    if (!text_starts(request_header(q, "Content-Type"), TEXT("application/json")))
        return err_set(err, PB_WRONG_VALUE, _("send the body as 'Content-Type: application/json'"));
    q->fields = arena_alloc(q->a, *q->route->body_size);
    return body_read(q->a, sbuf_text(&q->body), q->route->body, q->fields, field, err);
}

static enum rc params_decode(struct request *q, struct err *err)
{
    for (size_t i = 0; i < ROUTE_PARAMS; i++)
        if (q->params[i].p && !url_decode(q->a, q->params[i], &q->params[i]))
            return err_set(err, PB_USAGE, _("the address is not well formed"));
    return RC_OK;
}

struct asked {
    const struct route *route;
    const char *unknown;
};

static enum MHD_Result known_query(void *arg, enum MHD_ValueKind kind, const char *key, const char *value)
{
    struct asked *asked = arg;
    (void)kind, (void)value;
    if (asked->route->flags & R_AS_OF && strcmp(key, "as_of") == 0)
        return MHD_YES;
    for (const struct query_field *f = asked->route->query; f && f->name; f++)
        if (strcmp(f->name, key) == 0)
            return MHD_YES;
    asked->unknown = key;
    return MHD_NO;
}

/* A parameter that is ignored is a filter that the reader believes in. */
static enum rc query_check(struct request *q, struct err *err)
{
    struct asked asked = { q->route, NULL };
    if (q->route->flags & R_FOREIGN)
        return RC_OK;
    MHD_get_connection_values(q->mhd, MHD_GET_ARGUMENT_KIND, known_query, &asked);
    return asked.unknown ? err_set(err, PB_USAGE, _("'%.40s' is no parameter of this address"), asked.unknown) : RC_OK;
}

/* Who asks for what is not there, or not theirs, is on record alike, so that the record tells nobody which of the two it was. What
 * event.c refuses to a session or an administrator it has noted itself. */
static void note_refusal(struct request *q, bool ran, enum problem problem)
{
    bool hidden = problem == PB_UNKNOWN_MATTER || problem == PB_UNKNOWN_DOCUMENT || problem == PB_UNKNOWN_DRAFT;
    bool noted = ran && text_starts(text_of(q->route->path), TEXT("/api/account"));
    char detail[80];
    if (!q->signed_in || !(hidden || (problem == PB_NO_RIGHT && !noted)))
        return;
    snprintf(detail, sizeof detail, "%s %s", METHOD_WORDS[q->method], q->route->path);
    bool secret = q->route->flags & R_SECRET;
    congvu_note_refused(q->app, &q->who, secret || !q->params[0].p ? TEXT_NONE : q->params[0], detail);
}

void request_run(struct request *q)
{
    struct err err = { 0 };
    struct text field = TEXT_NONE;
    i18n_speak(q->lang);
    enum rc rc = params_decode(q, &err);
    if (rc == RC_OK)
        rc = find_who(q, &err);
    if (rc == RC_OK)
        rc = may(q, &err);
    if (rc == RC_OK)
        rc = may_write(q, &err);
    if (rc == RC_OK)
        rc = query_check(q, &err);
    if (rc == RC_OK)
        rc = body_fill(q, &field, &err);
    bool ran = rc == RC_OK;
    if (rc == RC_OK)
        rc = q->route->run(q, &err);
    if (rc == RC_OK && q->out.full)
        rc = err_set(&err, PB_TOO_LARGE, _("the answer is larger than %d bytes: ask for less"), ANSWER_BYTES_MAX);
    if (rc != RC_OK) {
        note_refusal(q, ran, err.problem);
        if (q->route->flags & R_PAGE)
            entry_refuse(q, &err);
        else
            request_problem(q, &err, field);
    }
    i18n_speak(NULL);
    q->done = true;
}
