/* res_hook.c -- webhooks, for administrators. A secret is shown once, when it is made. */
#include "http/resources.h"
#include "http/server.h"

#include "base/i18n.h"

static json_t *js(struct text t) { return json_stringn(t.p ? t.p : "", t.n); }

static json_t *js_words(struct text t)
{
    json_t *list = json_array();
    struct text rest = t, word;
    while (text_split(&rest, ' ', &word))
        json_array_append_new(list, js(word));
    return list;
}

static json_t *js_hook(const struct congvu_hook *h)
{
    char at[INSTANT_CHARS];
    return json_pack("{s:I,s:o,s:o,s:b,s:I,s:o,s:s,s:o}", "id", (json_int_t)h->id, "url", js(h->url), "events",
                     js_words(h->events), "on", h->on, "failures", (json_int_t)h->failures, "why",
                     h->why.n ? js(h->why) : json_null(), "created", instant_rfc3339(h->created, at), "by", js(h->by));
}

enum rc get_hooks(struct request *q, struct err *err)
{
    struct congvu_hook_list list;
    enum rc rc = congvu_hooks_list(q->app, q->a, &q->who, &list, err);
    if (rc != RC_OK)
        return rc;
    json_t *hooks = json_array(), *events = json_array();
    for (size_t i = 0; i < list.n; i++)
        json_array_append_new(hooks, js_hook(&list.hooks[i]));
    for (size_t i = 0; CONGVU_HOOK_EVENTS[i]; i++)
        json_array_append_new(events, json_string(CONGVU_HOOK_EVENTS[i]));
    request_json(q,
                 json_pack("{s:o,s:o,s:I,s:I,s:I}", "webhooks", hooks, "events", events, "waiting",
                           (json_int_t)list.waiting, "sent", (json_int_t)list.sent, "failed", (json_int_t)list.failed));
    return RC_OK;
}

struct hook_body {
    struct text url, secret;
    struct body_texts events;
};
const struct body_field HOOK_BODY[] = {
    { "url", B_TEXT, offsetof(struct hook_body, url), true, "https, and none of the office's own networks" },
    { "events", B_TEXTS, offsetof(struct hook_body, events), true, "act.recorded, due.passed, signal.raised" },
    { "secret", B_TEXT, offsetof(struct hook_body, secret), false, "whsec_...; a new one unless stated" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t HOOK_SIZE = sizeof(struct hook_body);

enum rc post_hook(struct request *q, struct err *err)
{
    const struct hook_body *b = q->fields;
    struct congvu_hook hook = { .url = b->url };
    struct text secret = b->secret;
    for (size_t i = 0; i < b->events.n; i++)
        hook.events =
            text_printf(q->a, "%.*s%s%.*s", TEXT_FMT(hook.events), i ? " " : "", TEXT_FMT(b->events.items[i]));
    enum rc rc = congvu_hook_add(q->app, q->a, &q->who, q->server->reach, &hook, &secret, err);
    if (rc != RC_OK)
        return rc;
    json_t *o = js_hook(&hook);
    json_object_set_new(o, "secret", js(secret));
    request_json(q, o);
    q->status = 201;
    return RC_OK;
}

static enum rc id_of(struct request *q, int64_t *id, struct err *err)
{
    return text_int(q->params[0], id)
               ? RC_OK
               : err_set(err, PB_NO_ROUTE, _("'%.*s' is no webhook's number"), TEXT_FMT(q->params[0]));
}

struct hook_turn_body {
    bool on;
};
const struct body_field HOOK_TURN_BODY[] = {
    { "on", B_BOOL, offsetof(struct hook_turn_body, on), true, "is it told?" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t HOOK_TURN_SIZE = sizeof(struct hook_turn_body);

enum rc patch_hook(struct request *q, struct err *err)
{
    int64_t id;
    enum rc rc = id_of(q, &id, err);
    return rc == RC_OK ? congvu_hook_turn(q->app, &q->who, id, ((const struct hook_turn_body *)q->fields)->on, err)
                       : rc;
}

struct hook_secret_body {
    struct text secret;
    bool at_once;
};
const struct body_field HOOK_SECRET_BODY[] = {
    { "secret", B_TEXT, offsetof(struct hook_secret_body, secret), false, "whsec_...; a new one unless stated" },
    { "at_once", B_BOOL, offsetof(struct hook_secret_body, at_once), false,
      "the one before signs no more; else for a day" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t HOOK_SECRET_SIZE = sizeof(struct hook_secret_body);

enum rc post_hook_secret(struct request *q, struct err *err)
{
    const struct hook_secret_body *b = q->fields;
    struct text secret = b->secret;
    int64_t id;
    enum rc rc = id_of(q, &id, err);
    if (rc == RC_OK)
        rc = congvu_hook_rotate(q->app, q->a, &q->who, id, b->at_once, &secret, err);
    if (rc != RC_OK)
        return rc;
    request_json(q, json_pack("{s:I,s:o}", "id", (json_int_t)id, "secret", js(secret)));
    q->status = 201;
    return RC_OK;
}

enum rc delete_hook(struct request *q, struct err *err)
{
    int64_t id;
    enum rc rc = id_of(q, &id, err);
    return rc == RC_OK ? congvu_hook_remove(q->app, &q->who, id, err) : rc;
}
