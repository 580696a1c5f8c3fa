/* res_sheet.c -- a spreadsheet of tasks: what is in it, which column is what, a dry run, the run. */
#include "http/resources.h"
#include "http/server.h"

#include "app/pages.h"
#include "base/i18n.h"

#include <jansson.h>

/* The library's answer, with the id under which the file is kept. */
static enum rc show(struct request *q, struct text id, struct text name, struct text bytes, struct err *err)
{
    struct sbuf said;
    const struct congvu_table table = { .file = text_cstr(q->a, name),
                                        .bytes = bytes,
                                        .style = { .format = REPORT_JSON, .lang = q->lang } };
    sbuf_init(&said, ANSWER_BYTES_MAX);
    enum rc rc = congvu_table_show(&table, &said, err);
    json_t *o = rc == RC_OK ? json_loadb(said.p, said.n, 0, NULL) : NULL;
    sbuf_release(&said);
    if (rc != RC_OK)
        return rc;
    json_object_set_new(o, "id", json_stringn(id.p, id.n));
    request_json(q, o);
    return RC_OK;
}

enum rc post_sheet(struct request *q, struct err *err)
{
    struct text name = request_query(q, "name"), bytes = sbuf_text(&q->body);
    if (text_empty(name))
        name = TEXT("sheet");
    struct text id = keep_add(q->server->keep, q->a, q->who.account, name, bytes);
    enum rc rc = show(q, id, name, bytes, err);
    q->status = 201;
    return rc;
}

static enum rc kept(struct request *q, struct text *name, struct text *bytes, struct err *err)
{
    if (keep_find(q->server->keep, q->a, q->who.account, q->params[0], name, bytes))
        return RC_OK;
    return err_set(err, PB_UNKNOWN_DOCUMENT, _("the file is not kept any more: choose it again"));
}

enum rc get_sheet(struct request *q, struct err *err)
{
    struct text name, bytes;
    enum rc rc = kept(q, &name, &bytes, err);
    return rc == RC_OK ? show(q, q->params[0], name, bytes, err) : rc;
}

struct sheet_body {
    struct text map, giver, at;
    bool dry_run, backdate;
};
const struct body_field SHEET_BODY[] = {
    { "map", B_JSON, offsetof(struct sheet_body, map), false,
      "{ field: number of the column from 1 }; as guessed unless stated" },
    { "dry_run", B_BOOL, offsetof(struct sheet_body, dry_run), false, "say what would be opened, and record nothing" },
    { "backdate", B_BOOL, offsetof(struct sheet_body, backdate), false, "the work was given on the row's day" },
    { "giver", B_TEXT, offsetof(struct sheet_body, giver), false, "in whose name, where a row does not say" },
    { "at", B_TEXT, offsetof(struct sheet_body, at), false, "in an exercise only: when it is recorded" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t SHEET_SIZE = sizeof(struct sheet_body);

/* {"task": 2, "due": 5} as "task=2; due=5". */
static enum rc map_read(struct request *q, struct text json, struct text *out, struct err *err)
{
    json_t *o = text_empty(json) ? NULL : json_loadb(json.p, json.n, 0, NULL), *v;
    const char *key;
    *out = TEXT_NONE;
    bool good = !o || json_is_object(o);
    json_object_foreach(o, key, v)
    {
        good &= json_is_integer(v);
        *out = text_printf(q->a, "%.*s%s%s=%lld", TEXT_FMT(*out), text_empty(*out) ? "" : "; ", key,
                           (long long)json_integer_value(v));
    }
    json_decref(o);
    return good ? RC_OK : err_set(err, PB_WRONG_VALUE, _("'map' says for each field the number of its column"));
}

static enum rc run(struct request *q, bool failed, struct err *err)
{
    const struct sheet_body *b = q->fields;
    struct congvu_table table = { .failed = failed,
                                  .dry_run = b->dry_run,
                                  .backdate = b->backdate,
                                  .person = q->who.person,
                                  .who = &q->who,
                                  .giver = b->giver,
                                  .at = b->at,
                                  .style = { .format = REPORT_JSON, .lang = q->lang } };
    struct text name;
    size_t opened;
    enum rc rc = kept(q, &name, &table.bytes, err);
    if (rc == RC_OK)
        rc = map_read(q, b->map, &table.map, err);
    if (rc != RC_OK)
        return rc;
    table.file = text_cstr(q->a, name);
    return congvu_table_run(q->app, &table, &opened, &q->out, err);
}

enum rc post_sheet_run(struct request *q, struct err *err) { return run(q, false, err); }

enum rc post_sheet_failed(struct request *q, struct err *err)
{
    enum rc rc = run(q, true, err);
    if (rc != RC_OK)
        return rc;
    q->type = TYPE_XLSX;
    request_answer_header(q, "Content-Disposition", TEXT("attachment; filename=\"dong-can-sua.xlsx\""));
    return RC_OK;
}
