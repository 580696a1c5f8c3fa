/* res_draft.c -- a directive's way in: its file to a draft, the draft put right, what it would open, and opening it. */
#include "http/resources.h"

#include "app/pages.h"
#include "base/i18n.h"

#include <jansson.h>

/* Which draft; refused where the clerk's right does not reach it. */
static enum rc draft_id(struct request *q, int64_t *id, struct err *err)
{
    if (text_int(q->params[0], id) && *id > 0)
        return congvu_draft_allowed(q->app, &q->who, *id, err);
    return err_set(err, PB_UNKNOWN_DRAFT, _("no draft has the number '%.*s'"), TEXT_FMT(q->params[0]));
}

/* The draft as it now stands, with its version as ETag. */
static enum rc say_draft(struct request *q, int64_t id, struct err *err)
{
    const struct congvu_ask ask = request_ask(q);
    return congvu_draft(q->app, id, &ask.style, &q->out, err);
}

enum rc get_draft(struct request *q, struct err *err)
{
    int64_t id;
    enum rc rc = draft_id(q, &id, err);
    return rc == RC_OK ? say_draft(q, id, err) : rc;
}

/* --- what was read -------------------------------------------------------------------------------------------------------- */

enum { DOCUMENTS = 100, DOCUMENTS_MAX = 500 };

enum rc get_documents(struct request *q, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    int64_t limit = 0;
    ask.state = request_query(q, "state");
    enum rc rc = request_number(q, "limit", 1, DOCUMENTS_MAX, DOCUMENTS, &limit, err);
    ask.max = (size_t)limit;
    return rc == RC_OK ? congvu_documents(q->app, &ask, &q->out, err) : rc;
}

enum rc get_document(struct request *q, struct err *err)
{
    struct congvu_ask ask = request_ask(q);
    if (!text_int(q->params[0], &ask.document))
        return err_set(err, PB_UNKNOWN_DOCUMENT, _("no document has the number '%.*s'"), TEXT_FMT(q->params[0]));
    return congvu_document(q->app, &ask, &q->out, err);
}

/* --- in ------------------------------------------------------------------------------------------------------------------ */

enum rc post_draft(struct request *q, struct err *err)
{
    int64_t id;
    struct text name = request_query(q, "name");
    struct sbuf said;
    const struct congvu_intake intake = {
        .file = text_cstr(q->a, text_empty(name) ? TEXT("document") : name),
        .bytes = sbuf_text(&q->body),
        .issued = request_query(q, "issued"),
        .who = &q->who,
        .style = { .format = REPORT_JSON, .lang = q->lang },
    };
    sbuf_init(&said, ANSWER_BYTES_MAX);
    enum rc rc = congvu_intake(q->app, &intake, &id, &said, err);
    sbuf_release(&said); /* the page wants the draft, with what may be done to it */
    if (rc == RC_OK)
        rc = say_draft(q, id, err);
    q->status = 201;
    return rc;
}

/* --- put right ------------------------------------------------------------------------------------------------------------- */

struct edit_body {
    struct text what, reason, at;
    int64_t content, with, offset, start, end;
    struct body_fields fields;
};
const struct body_field EDIT_BODY[] = {
    { "do", B_TEXT, offsetof(struct edit_body, what), true, "set, split, merge, drop, restore or add" },
    { "content", B_NUMBER, offsetof(struct edit_body, content), false, "number of the content; not for add" },
    { "with", B_NUMBER, offsetof(struct edit_body, with), false, "merge: the other" },
    { "offset", B_NUMBER, offsetof(struct edit_body, offset), false,
      "split: where the second half begins, in code points" },
    { "start", B_NUMBER, offsetof(struct edit_body, start), false, "add: the first code point" },
    { "end", B_NUMBER, offsetof(struct edit_body, end), false, "add: the code point after the last" },
    { "fields", B_FIELDS, offsetof(struct edit_body, fields), false,
      "set: leads, coordinators, person, date, recur, report_to, product, exhortation" },
    { "reason", B_TEXT, offsetof(struct edit_body, reason), false, "drop: why it is no task" },
    { "at", B_TEXT, offsetof(struct edit_body, at), false, "in an exercise only: when it is recorded" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t EDIT_SIZE = sizeof(struct edit_body);

enum rc post_edit(struct request *q, struct err *err)
{
    const struct edit_body *b = q->fields;
    struct congvu_draft_edit edit = {
        .person = q->who.person,
        .at = b->at,
        .what = b->what,
        .content = b->content,
        .with = b->with,
        .offset = b->offset,
        .start = b->start,
        .end = b->end,
        .fields = b->fields.items,
        .nfields = b->fields.n,
        .reason = b->reason,
    };
    int64_t version;
    enum rc rc = draft_id(q, &edit.draft, err);
    if (rc == RC_OK)
        rc = request_version(q, &edit.version, err);
    if (rc == RC_OK)
        rc = congvu_draft_edit(q->app, &edit, &version, err);
    return rc == RC_OK ? say_draft(q, edit.draft, err) : rc;
}

/* --- opened ------------------------------------------------------------------------------------------------------------------ */

enum rc get_opening(struct request *q, struct err *err)
{
    struct congvu_accept accept = { .person = q->who.person,
                                    .who = &q->who,
                                    .giver = request_query(q, "giver"),
                                    .happened = request_query(q, "happened"),
                                    .style = { .format = REPORT_JSON, .lang = q->lang } };
    enum rc rc = draft_id(q, &accept.draft, err);
    return rc == RC_OK ? congvu_opening(q->app, &accept, &q->out, err) : rc;
}

struct accept_body {
    struct text giver, happened, at;
};
const struct body_field ACCEPT_BODY[] = {
    { "giver", B_TEXT, offsetof(struct accept_body, giver), false,
      "in whose name; the document's issuer unless stated" },
    { "happened", B_TEXT, offsetof(struct accept_body, happened), false, "when the work was given, if not now" },
    { "at", B_TEXT, offsetof(struct accept_body, at), false, "in an exercise only: when it is recorded" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t ACCEPT_SIZE = sizeof(struct accept_body);

enum rc post_accept(struct request *q, struct err *err)
{
    const struct accept_body *b = q->fields;
    struct congvu_accept accept = { .person = q->who.person,
                                    .who = &q->who,
                                    .giver = b->giver,
                                    .at = b->at,
                                    .happened = b->happened,
                                    .style = { .format = REPORT_JSON, .lang = q->lang } };
    size_t opened;
    enum rc rc = draft_id(q, &accept.draft, err);
    if (rc == RC_OK)
        rc = request_version(q, &accept.version, err);
    accept.seen = accept.version >= 0;
    if (rc == RC_OK)
        rc = congvu_accept(q->app, &accept, &opened, &q->out, err);
    q->status = 201;
    return rc;
}
