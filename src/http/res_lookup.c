/* res_lookup.c -- citizens: the look-up page, and the secret that an office hands over.
 *
 * The page knows nobody: it sets no cookie, reads no session, and what was typed comes in the body, which no log holds. */
#include "http/form.h"
#include "http/resources.h"
#include "http/server.h"

#include "app/pages.h"
#include "base/i18n.h"
#include "report/plain.h"

#include <time.h>

static const char POLICY[] =
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

static int64_t clock_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static const char *language_of(struct request *q)
{
    struct text lang = request_query(q, "lang");
    return text_eq(lang, TEXT("en")) ? "en" : text_eq(lang, TEXT("vi")) ? "vi" : q->lang;
}

static enum rc page(struct request *q, struct congvu_lookup *in, struct err *err)
{
    bool found;
    in->style = (struct report_style){ .lang = language_of(q) };
    q->type = "text/html; charset=utf-8";
    request_answer_header(q, "Content-Security-Policy", text_of(POLICY));
    request_answer_header(q, "Content-Language", text_of(in->style.lang));
    i18n_speak(in->style.lang);
    enum rc rc = congvu_lookup(q->app, in, &found, &q->out, err);
    if (in->state == CITIZEN_FOUND && !found)
        q->status = 404;
    return rc;
}

enum rc get_lookup(struct request *q, struct err *err)
{
    struct congvu_lookup in = { .state = CITIZEN_ASKS };
    return page(q, &in, err);
}

enum rc post_lookup(struct request *q, struct err *err)
{
    struct congvu_lookup in = { .state = CITIZEN_FOUND,
                                .code = form_field(q, "code"),
                                .secret = form_field(q, "secret") };
    if (!rate_allows(q->server->lookups, q->address, clock_us())) {
        in.state = CITIZEN_TOO_OFTEN;
        q->status = 429;
        request_answer_header(q, "Retry-After", TEXT("5"));
    }
    return page(q, &in, err);
}

enum rc get_plain_css(struct request *q, struct err *err)
{
    (void)err;
    q->type = "text/css; charset=utf-8";
    request_answer_header(q, "Cache-Control", TEXT("public, max-age=3600"));
    sbuf_str(&q->out, PLAIN_CSS);
    return RC_OK;
}

enum rc post_lookup_secret(struct request *q, struct err *err)
{
    const struct congvu_ask ask = { .what = q->params[0], .who = &q->who };
    struct text secret;
    enum rc rc = congvu_lookup_secret(q->app, q->a, &ask, &secret, err);
    if (rc != RC_OK)
        return rc;
    json_t *o = json_object();
    json_object_set_new(o, "code", json_stringn(q->params[0].p, q->params[0].n));
    json_object_set_new(o, "secret", json_stringn(secret.p, secret.n));
    request_json(q, o);
    q->status = 201;
    return RC_OK;
}
