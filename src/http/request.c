/* request.c -- what a handler asks of a request, and what it answers. */
#include "http/request.h"
#include "http/server.h"
#include "http/url.h"

#include "app/pages.h"
#include "base/i18n.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* --- reading it ------------------------------------------------------------------------------------------------- */

struct text request_header(struct request *q, const char *name)
{
    return text_of(MHD_lookup_connection_value(q->mhd, MHD_HEADER_KIND, name));
}

struct text request_cookie(struct request *q, const char *name)
{
    return text_of(MHD_lookup_connection_value(q->mhd, MHD_COOKIE_KIND, name));
}

struct text request_query(struct request *q, const char *name)
{
    struct text raw = text_of(MHD_lookup_connection_value(q->mhd, MHD_GET_ARGUMENT_KIND, name)), out;
    return url_decode(q->a, raw, &out) ? out : TEXT_NONE;
}

enum rc request_number(struct request *q, const char *name, int64_t least, int64_t most, int64_t none, int64_t *out,
                       struct err *err)
{
    struct text t = request_query(q, name);
    int64_t n = none;
    if (!text_empty(t) && (!text_int(t, &n) || n < least || n > most))
        return err_set(err, PB_WRONG_VALUE, _("'%s' must be a number from %lld to %lld"), name, (long long)least,
                       (long long)most);
    *out = n;
    return RC_OK;
}

enum rc request_width(struct request *q, struct report_style *style, struct err *err)
{
    int64_t width = 0;
    enum rc rc = request_number(q, "width", 240, 4000, 0, &width, err);
    style->width = (int)width;
    return rc;
}

enum rc request_version(struct request *q, int64_t *version, struct err *err)
{
    struct text t = request_header(q, "If-Match");
    *version = -1;
    if (text_empty(t) || text_eq(t, TEXT("*")))
        return RC_OK;
    struct text bare = t;
    if (t.n > 2 && t.p[0] == '"' && t.p[t.n - 1] == '"')
        bare = text_sub(t, 1, t.n - 1);
    struct text rest = bare, number;
    text_split(&rest, '.', &number); /* an ETag of ours begins with the version */
    if (text_int(number, version) && *version >= 0)
        return RC_OK;
    return err_set(err, PB_WRONG_VALUE, _("If-Match '%.*s' is no version"), TEXT_FMT(t));
}

struct congvu_ask request_ask(struct request *q)
{
    return (struct congvu_ask){
        .who = &q->who,
        .as_of = q->route->flags & R_AS_OF ? request_query(q, "as_of") : TEXT_NONE,
        .style = { .format = REPORT_JSON, .lang = q->lang },
    };
}

enum { STAMP_BYTES_MAX = 4096 };

enum rc request_stamp(struct request *q, stamp_of *of, const struct congvu_ask *ask, struct text *out, struct err *err)
{
    struct text glance, stamp;
    enum rc rc = congvu_glance(q->app, q->a, ask, &glance, err);
    if (rc != RC_OK)
        return rc;
    struct text key = text_printf(q->a, "stamp %s %.*s %.*s %.*s", q->route->path, TEXT_FMT(glance),
                                  TEXT_FMT(ask->as_of), TEXT_FMT(ask->what));
    struct sbuf kept;
    sbuf_init(&kept, STAMP_BYTES_MAX);
    if (cache_get(q->server->stamps, key, &kept)) {
        *out = text_dup(q->a, sbuf_text(&kept));
    } else if ((rc = of(q->app, q->a, ask, &stamp, err)) == RC_OK) {
        cache_put(q->server->stamps, key, stamp);
        *out = stamp;
    }
    sbuf_release(&kept);
    return rc;
}

/* --- writing the answer --------------------------------------------------------------------------------------------- */

void request_answer_header(struct request *q, const char *name, struct text value)
{
    assert(q->nheaders < HEADERS_MAX);
    q->headers[q->nheaders++] = (struct header){ name, value };
}

const char TYPE_DOCX[] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const char TYPE_XLSX[] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

void request_file(struct request *q, const char *what, const char *ending)
{
    char day[INSTANT_CHARS];
    day_iso(instant_day(congvu_now(q->app)), day);
    request_answer_header(q, "Content-Disposition",
                          text_printf(q->a, "attachment; filename=\"%s-%s.%s\"", what, day, ending));
}

bool request_fresh(struct request *q, struct text etag)
{
    struct text quoted = text_printf(q->a, "\"%.*s\"", TEXT_FMT(etag));
    request_answer_header(q, "ETag", quoted);
    request_answer_header(q, "Vary", TEXT("Accept-Language, Cookie, Authorization"));
    if (!text_eq(request_header(q, "If-None-Match"), quoted))
        return false;
    q->status = 304;
    return true;
}

void request_json(struct request *q, json_t *taken)
{
    char *dump = taken ? json_dumps(taken, JSON_COMPACT) : NULL;
    json_decref(taken);
    assert(dump && "only texts that were UTF-8 at the door go out");
    sbuf_str(&q->out, dump);
    free(dump);
}

void request_problem(struct request *q, const struct err *err, struct text field)
{
    const struct problem_row *row = problem_row(err->problem);
    json_t *o = json_object();
    char type[80];
    snprintf(type, sizeof type, "/problems/%s", row->slug);
    json_object_set_new(o, "type", json_string(type));
    json_object_set_new(o, "title", json_string(row->meaning));
    json_object_set_new(o, "status", json_integer(row->http));
    json_object_set_new(o, "detail", json_string(err->detail));
    json_object_set_new(o, "problem", json_string(row->slug));
    if (!text_empty(field))
        json_object_set_new(o, "field", json_stringn(field.p, field.n));
    sbuf_clear(&q->out);
    request_json(q, o);
    q->status = row->http;
    q->type = "application/problem+json";
}

bool request_secure(const struct request *q)
{
    return q->server->proxied || strncmp(q->server->origin, "https:", 6) == 0;
}

/* Strict: another site's link opens the page without it, and the page then asks for the session itself. */
void request_session_cookie(struct request *q, struct text token, bool ended)
{
    request_answer_header(q, "Set-Cookie",
                          text_printf(q->a, "congvu_session=%.*s; Path=/; HttpOnly; SameSite=Strict%s%s",
                                      TEXT_FMT(token), request_secure(q) ? "; Secure" : "",
                                      ended ? "; Max-Age=0" : ""));
}
