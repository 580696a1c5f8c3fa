/* res_matter.c -- matters: lists, one, why, and the acts on it. */
#include "http/resources.h"
#include "http/server.h"

#include "app/ledger.h"
#include "app/pages.h"
#include "base/i18n.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { LINES = 100, LINES_MAX = 500 };

/* --- reading ------------------------------------------------------------------------------------------------------- */

enum rc get_matters(struct request *q, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    int64_t limit = 0, after = 0;
    enum rc rc = request_number(q, "limit", 1, LINES_MAX, LINES, &limit, err);
    if (rc == RC_OK)
        rc = request_number(q, "after", 0, INT64_MAX, 0, &after, err);
    if (rc != RC_OK)
        return rc;
    ask.unit = request_query(q, "unit");
    ask.kind = request_query(q, "kind");
    ask.state = request_query(q, "state");
    ask.giver = request_query(q, "giver");
    ask.words = request_query(q, "q");
    ask.after = after;
    ask.max = (size_t)limit;
    rc = request_number(q, "document", 1, INT64_MAX, 0, &ask.document, err);
    return rc == RC_OK ? congvu_board(q->app, &ask, &q->out, err) : rc;
}

enum rc get_matter(struct request *q, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    ask.what = q->params[0];
    struct text etag;
    enum rc rc = request_stamp(q, congvu_stamp, &ask, &etag, err);
    if (rc != RC_OK || request_fresh(q, etag))
        return rc;
    struct text key = text_printf(q->a, "%.*s %.*s %.*s", TEXT_FMT(etag), TEXT_FMT(ask.as_of), TEXT_FMT(ask.what));
    if (cache_get(q->server->cache, key, &q->out))
        return RC_OK;
    rc = congvu_sheet(q->app, &ask, &q->out, err);
    if (rc == RC_OK)
        cache_put(q->server->cache, key, sbuf_text(&q->out));
    return rc;
}

enum rc get_why(struct request *q, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    ask.what = q->params[0];
    return congvu_why(q->app, &ask, &q->out, err);
}

static enum rc timeline(struct request *q, bool table, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    ask.what = q->params[0];
    q->type = table ? "text/html; charset=utf-8" : "image/svg+xml";
    enum rc rc = request_width(q, &ask.style, err);
    return rc == RC_OK ? congvu_timeline(q->app, &ask, table, &q->out, err) : rc;
}

enum rc get_timeline_svg(struct request *q, struct err *err) { return timeline(q, false, err); }
enum rc get_timeline_table(struct request *q, struct err *err) { return timeline(q, true, err); }

enum rc get_receipt(struct request *q, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    int64_t seq;
    ask.what = q->params[0];
    if (!text_int(q->params[1], &seq) || seq < 1)
        seq = 0; /* no act has it; whether the matter is there is asked first */
    enum rc rc = congvu_act_receipt(q->app, &ask, seq, &q->out, err);
    if (rc != RC_OK)
        return rc;
    q->type = "text/plain; charset=utf-8";
    request_answer_header(q, "Content-Disposition",
                          text_printf(q->a, "attachment; filename=\"bien-nhan-%lld.tlog-proof\"", (long long)seq));
    return RC_OK;
}

static enum rc slip(struct request *q, bool html, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    ask.what = q->params[0];
    if (html)
        q->type = "text/html; charset=utf-8";
    return congvu_slip(q->app, &ask, html, &q->out, err);
}

enum rc get_slip(struct request *q, struct err *err) { return slip(q, false, err); }
enum rc get_slip_page(struct request *q, struct err *err) { return slip(q, true, err); }

enum rc get_slip_file(struct request *q, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    ask.what = q->params[0];
    enum rc rc = congvu_slip_docx(q->app, &ask, &q->out, err);
    if (rc != RC_OK)
        return rc;
    q->type = TYPE_DOCX;
    request_file(q, "phieu-kiem-soat", "docx");
    return RC_OK;
}

enum rc get_forms(struct request *q, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    ask.what = q->params[0];
    return congvu_forms(q->app, &ask, &q->out, err);
}

/* --- writing ------------------------------------------------------------------------------------------------------- */

struct act_body {
    struct text kind, happened, matter, question, at;
    struct body_fields fields;
};
const struct body_field ACT_BODY[] = {
    { "kind", B_TEXT, offsetof(struct act_body, kind), true, "the act: assign, advise, ask, decide ..." },
    { "fields", B_FIELDS, offsetof(struct act_body, fields), false, "what it states, as GET .../forms names them" },
    { "happened", B_TEXT, offsetof(struct act_body, happened), false, "when, if not now; with ground and document" },
    { "code", B_TEXT, offsetof(struct act_body, matter), false,
      "opening: the code it shall have; one is made unless stated" },
    { "question", B_TEXT, offsetof(struct act_body, question), false, "ask: the code the question gets" },
    { "at", B_TEXT, offsetof(struct act_body, at), false, "in an exercise only: when it is recorded" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t ACT_SIZE = sizeof(struct act_body);

enum { KEY_BYTES_MAX = 128 };

static enum rc act_of(struct request *q, struct text code, struct congvu_act *act, struct err *err)
{
    const struct act_body *b = q->fields;
    struct text key = request_header(q, "Idempotency-Key");
    if (key.n > KEY_BYTES_MAX)
        return err_set(err, PB_TOO_LARGE, _("the Idempotency-Key may have at most %d bytes"), KEY_BYTES_MAX);
    *act = (struct congvu_act){
        .person = q->who.person,
        .surety = q->who.surety,
        .who = &q->who,
        .matter = code,
        .kind = b->kind,
        .fields = b->fields.items,
        .nfields = b->fields.n,
        .happened = b->happened,
        .at = b->at,
        .child_code = b->question,
        /* two people may choose the same key, and neither may learn of the other's act by it */
        .key = text_empty(key) ? key : text_printf(q->a, "%.*s/%.*s", TEXT_FMT(q->who.account), TEXT_FMT(key)),
    };
    return request_version(q, &act->version, err);
}

/* An applicant gets the means to look it up with the receipt. The matter is open whatever becomes of that: a new one can be asked for. */
static void give_secret(struct request *q, struct text code, json_t *done)
{
    const struct congvu_ask ask = { .what = code, .who = &q->who };
    struct err err;
    struct text secret;
    bool yes;
    if (congvu_looked_up(q->app, q->a, code, &yes, &err) == RC_OK && yes &&
        congvu_lookup_secret(q->app, q->a, &ask, &secret, &err) == RC_OK)
        json_object_set_new(done, "secret", json_stringn(secret.p, secret.n));
}

static enum rc act_do(struct request *q, const struct congvu_act *act, struct err *err)
{
    struct congvu_done done;
    enum rc rc = congvu_act(q->app, q->a, act, &done, err);
    if (rc != RC_OK)
        return rc;
    json_t *o = json_object();
    json_object_set_new(o, "seq", json_integer(done.seq));
    json_object_set_new(o, "code", json_stringn(done.matter.p, done.matter.n));
    json_object_set_new(o, "child", done.child.n ? json_stringn(done.child.p, done.child.n) : json_null());
    json_object_set_new(o, "version", json_integer(done.version));
    json_object_set_new(o, "repeated", json_boolean(done.repeated));
    if (text_eq(act->kind, TEXT("open")) && !done.repeated)
        give_secret(q, done.matter, o);
    request_json(q, o);
    q->status = done.repeated ? 200 : 201;
    return RC_OK;
}

static bool opens(const struct request *q) { return text_eq(((const struct act_body *)q->fields)->kind, TEXT("open")); }

enum rc post_act(struct request *q, struct err *err)
{
    struct congvu_act act;
    if (opens(q))
        return err_set(err, PB_USAGE, _("a new matter is opened at /api/matters"));
    enum rc rc = act_of(q, q->params[0], &act, err);
    return rc == RC_OK ? act_do(q, &act, err) : rc;
}

enum rc post_open(struct request *q, struct err *err)
{
    struct congvu_act act;
    if (!opens(q))
        return err_set(err, PB_USAGE, _("only 'open' begins a matter"));
    enum rc rc = act_of(q, ((const struct act_body *)q->fields)->matter, &act, err);
    return rc == RC_OK ? act_do(q, &act, err) : rc;
}

static enum rc preview(struct request *q, struct text code, struct err *err)
{
    struct congvu_act act;
    struct congvu_ask ask = request_ask(q);
    enum rc rc = act_of(q, code, &act, err);
    act.key = TEXT_NONE;
    return rc == RC_OK ? congvu_preview(q->app, &act, &ask.style, &q->out, err) : rc;
}

enum rc post_preview(struct request *q, struct err *err) { return preview(q, q->params[0], err); }
enum rc post_open_preview(struct request *q, struct err *err) { return preview(q, TEXT_NONE, err); }
