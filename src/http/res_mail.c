/* res_mail.c -- what became of letters, for administrators: to which account, never to which address. */
#include "http/resources.h"
#include "http/server.h"

#include "base/i18n.h"

static json_t *js(struct text t) { return json_stringn(t.p ? t.p : "", t.n); }

static json_t *js_at(struct instant t)
{
    char at[INSTANT_CHARS];
    return instant_is_max(t) ? json_null() : json_string(instant_rfc3339(t, at));
}

static json_t *js_sending(const struct congvu_sending *s)
{
    bool waits = instant_is_max(s->done);
    json_t *o = json_pack("{s:I,s:o,s:o,s:s,s:I}", "id", (json_int_t)s->id, "what", js(s->what), "to", js(s->to),
                          "state", s->state, "tries", (json_int_t)s->tries);
    json_object_set_new(o, "made", js_at(s->made));
    json_object_set_new(o, "next", waits ? js_at(s->next) : json_null());
    json_object_set_new(o, "done", js_at(s->done));
    json_object_set_new(o, "why", s->why.n ? js(s->why) : json_null());
    return o;
}

enum rc get_mail(struct request *q, struct err *err)
{
    struct congvu_mail_state state;
    enum rc rc = congvu_mail_status(q->app, q->a, &q->who, &state, err);
    if (rc != RC_OK)
        return rc;
    json_t *rows = json_array();
    for (size_t i = 0; i < state.n; i++)
        json_array_append_new(rows, js_sending(&state.rows[i]));
    request_json(q, json_pack("{s:b,s:I,s:I,s:I,s:I,s:o}", "set_up", q->server->mailer != NULL, "waiting",
                              (json_int_t)state.waiting, "sent", (json_int_t)state.sent, "failed",
                              (json_int_t)state.failed, "unsure", (json_int_t)state.unsure, "rows", rows));
    return RC_OK;
}
