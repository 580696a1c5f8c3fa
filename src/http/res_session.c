/* res_session.c -- signing in and out, the own account. */
#include "http/resources.h"

#include "http/server.h"

#include "app/pages.h"
#include "base/i18n.h"

#include <jansson.h>
#include <string.h>

/* --- who is there ------------------------------------------------------------------------------------------------------ */

static json_t *js(struct text t) { return json_stringn(t.p ? t.p : "", t.n); }

static json_t *js_named(struct text code, struct text name)
{
    return code.n ? json_pack("{s:o,s:o}", "code", js(code), "name", js(name)) : json_null();
}

static json_t *js_rights(const struct congvu_who *who)
{
    json_t *list = json_array();
    for (int i = 0; i < CONGVU_RIGHT_COUNT; i++)
        if (who->rights & (1U << i))
            json_array_append_new(list, json_string(CONGVU_RIGHT_WORDS[i]));
    if (who->rights & CONGVU_MAY_READ_ALL)
        json_array_append_new(list, json_string("read_all"));
    return list;
}

static json_t *js_settings(const struct congvu_settings *s)
{
    return json_pack("{s:o,s:b,s:b}", "lang", js(s->lang), "keys", s->keys, "digest", s->digest);
}

static json_t *js_who(const struct congvu_who *who)
{
    json_t *o = json_object();
    json_object_set_new(o, "csrf", js(who->csrf));
    json_object_set_new(o, "account", js(who->account));
    json_object_set_new(o, "person", js_named(who->person, who->person_name));
    json_object_set_new(o, "post", js(who->post));
    json_object_set_new(o, "unit", js_named(who->unit, who->unit_name));
    json_object_set_new(o, "surety", json_string(SURETY_WORDS[who->surety]));
    json_object_set_new(o, "second_factor", json_boolean(who->second_factor));
    json_object_set_new(o, "rights", js_rights(who));
    json_object_set_new(o, "email", who->email.n ? js(who->email) : json_null());
    json_object_set_new(o, "settings", js_settings(&who->settings));
    return o;
}

static enum rc say_session(struct request *q, bool signed_in, const struct congvu_who *who, struct err *err)
{
    struct congvu_office office;
    bool needed;
    char at[INSTANT_CHARS], day[INSTANT_CHARS];
    enum rc rc = congvu_setup_needed(q->app, &needed, err);
    if (rc == RC_OK)
        rc = congvu_office(q->app, q->a, &office, err);
    if (rc != RC_OK)
        return rc;
    json_t *o = signed_in ? js_who(who) : json_object();
    json_object_set_new(o, "signed_in", json_boolean(signed_in));
    json_object_set_new(o, "setup_needed", json_boolean(needed));
    json_object_set_new(o, "province", js(office.province));
    json_object_set_new(o, "exercise", json_boolean(office.exercise));
    json_object_set_new(o, "now", json_string(instant_rfc3339(office.now, at)));
    json_object_set_new(o, "working_day",
                        json_pack("{s:I,s:s}", "seconds", (json_int_t)(office.working_day.us / US_SECOND), "hm",
                                  workspan_hm(office.working_day, day)));
    json_object_set_new(o, "version", json_string(CONGVU_VERSION));
    json_object_set_new(o, "sign_in_by", q->server->oidc ? js(names_in(q->server->oidc_name, q->lang)) : json_null());
    request_json(q, o);
    return RC_OK;
}

enum rc get_session(struct request *q, struct err *err) { return say_session(q, q->signed_in, &q->who, err); }

/* --- in and out ----------------------------------------------------------------------------------------------------------- */

struct sign_in_body {
    struct text name, password, code;
};
const struct body_field SIGN_IN_BODY[] = {
    { "name", B_TEXT, offsetof(struct sign_in_body, name), true, "of the account" },
    { "password", B_TEXT, offsetof(struct sign_in_body, password), true, "" },
    { "code", B_TEXT, offsetof(struct sign_in_body, code), false, "of the second factor" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t SIGN_IN_SIZE = sizeof(struct sign_in_body);

enum rc post_session(struct request *q, struct err *err)
{
    const struct sign_in_body *b = q->fields;
    const struct congvu_sign_in in = { b->name, b->password, b->code, q->address, request_cookie(q, "congvu_session") };
    struct congvu_signed_in out;
    int wait = 0;
    enum rc rc = congvu_sign_in(q->app, q->a, &in, &out, &wait, err);
    if (wait > 0)
        request_answer_header(q, "Retry-After", text_printf(q->a, "%d", wait));
    if (rc != RC_OK)
        return rc;
    request_session_cookie(q, out.token, false);
    return say_session(q, true, &out.who, err);
}

enum rc delete_session(struct request *q, struct err *err)
{
    enum rc rc = q->signed_in ? congvu_sign_out(q->app, &q->who, err) : RC_OK;
    request_session_cookie(q, TEXT_NONE, true);
    return rc;
}

struct setup_body {
    struct text token, name, password, person;
};
const struct body_field SETUP_BODY[] = {
    { "token", B_TEXT, offsetof(struct setup_body, token), true, "of the one-time link" },
    { "name", B_TEXT, offsetof(struct setup_body, name), false, "the first administrator's account" },
    { "password", B_TEXT, offsetof(struct setup_body, password), true, "" },
    { "person", B_TEXT, offsetof(struct setup_body, person), false, "the official it belongs to" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t SETUP_SIZE = sizeof(struct setup_body);

enum rc post_setup(struct request *q, struct err *err)
{
    const struct setup_body *b = q->fields;
    const struct congvu_link_use use = { b->token, b->name, b->password, b->person, q->address };
    enum rc rc = congvu_link_use(q->app, &use, err);
    if (rc == RC_OK)
        q->status = 201;
    return rc;
}

enum rc get_link(struct request *q, struct err *err)
{
    struct text name;
    enum rc rc = congvu_link_see(q->app, q->a, q->params[0], &name, err);
    if (rc == RC_OK)
        request_json(q, json_pack("{s:b,s:o}", "setup", text_empty(name), "name", js(name)));
    return rc;
}

/* --- the own account --------------------------------------------------------------------------------------------------------- */

struct password_body {
    struct text old, new_password;
};
const struct body_field PASSWORD_BODY[] = {
    { "old", B_TEXT, offsetof(struct password_body, old), true, "" },
    { "new", B_TEXT, offsetof(struct password_body, new_password), true, "" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t PASSWORD_SIZE = sizeof(struct password_body);

enum rc post_password(struct request *q, struct err *err)
{
    const struct password_body *b = q->fields;
    enum rc rc = congvu_password(q->app, &q->who, b->old, b->new_password, err);
    if (rc == RC_OK)
        request_session_cookie(q, TEXT_NONE, true);
    return rc;
}

struct one_text {
    struct text text;
};
const struct body_field SECRET_BODY[] = {
    { "password", B_TEXT, offsetof(struct one_text, text), true, "" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t SECRET_SIZE = sizeof(struct one_text);
const struct body_field CODE_BODY[] = {
    { "code", B_TEXT, offsetof(struct one_text, text), true, "what the second factor shows" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t CODE_SIZE = sizeof(struct one_text);

static struct text only_text(const struct request *q) { return ((const struct one_text *)q->fields)->text; }

enum rc post_factor(struct request *q, struct err *err)
{
    struct congvu_second_factor factor;
    enum rc rc = congvu_second_factor_begin(q->app, q->a, &q->who, only_text(q), &factor, err);
    if (rc == RC_OK)
        request_json(q, json_pack("{s:o,s:o}", "secret", js(factor.secret), "uri", js(factor.uri)));
    return rc;
}

enum rc put_factor(struct request *q, struct err *err)
{
    return congvu_second_factor_confirm(q->app, &q->who, only_text(q), err);
}

enum rc delete_factor(struct request *q, struct err *err)
{
    return congvu_second_factor_remove(q->app, &q->who, only_text(q), err);
}

struct settings_body {
    struct text lang;
    bool keys, digest;
};
const struct body_field SETTINGS_BODY[] = {
    { "lang", B_TEXT, offsetof(struct settings_body, lang), true, "vi, en, or empty: the browser's" },
    { "keys", B_BOOL, offsetof(struct settings_body, keys), true, "single-key shortcuts" },
    { "digest", B_BOOL, offsetof(struct settings_body, digest), true, "a letter each working morning" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t SETTINGS_SIZE = sizeof(struct settings_body);

enum rc put_settings(struct request *q, struct err *err)
{
    const struct settings_body *b = q->fields;
    const struct congvu_settings settings = { b->lang, b->keys, b->digest };
    return congvu_settings(q->app, &q->who, &settings, err);
}

/* --- views that are kept ------------------------------------------------------------------------------------------------------ */

enum { VIEWS_MAX = 30, VIEW_NAME_MAX = 200, VIEW_PATH_MAX = 1000 };

enum rc get_views(struct request *q, struct err *err)
{
    sbuf_str(&q->out, "{\"views\":");
    enum rc rc = congvu_views(q->app, &q->who, &q->out, err);
    sbuf_str(&q->out, "}");
    return rc;
}

struct views_body {
    struct text views;
};
const struct body_field VIEWS_BODY[] = {
    { "views", B_JSON, offsetof(struct views_body, views), true, "[{ name, path }], at most 30; paths of the page" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t VIEWS_SIZE = sizeof(struct views_body);

/* A name, and a path of this page: never an address elsewhere. */
static bool is_view(const json_t *v)
{
    const char *name = json_string_value(json_object_get(v, "name")),
               *path = json_string_value(json_object_get(v, "path"));
    return json_object_size(v) == 2 && name && path && *name && strlen(name) <= VIEW_NAME_MAX && path[0] == '/' &&
           path[1] != '/' && path[1] != '\\' && strlen(path) <= VIEW_PATH_MAX;
}

enum rc put_views(struct request *q, struct err *err)
{
    const struct views_body *b = q->fields;
    json_t *list = json_loadb(b->views.p, b->views.n, 0, NULL), *v;
    bool good = json_is_array(list) && json_array_size(list) <= VIEWS_MAX;
    size_t i;
    json_array_foreach(list, i, v) good &= is_view(v);
    json_decref(list);
    if (!good)
        return err_set(err, PB_WRONG_VALUE, _("'views' is a list of at most %d names with a path of this page"),
                       VIEWS_MAX);
    return congvu_views_put(q->app, &q->who, b->views, err);
}

/* --- tokens ------------------------------------------------------------------------------------------------------------------ */

static json_t *js_token(const struct congvu_token *t)
{
    char created[INSTANT_CHARS], expires[INSTANT_CHARS], used[INSTANT_CHARS];
    return json_pack("{s:I,s:o,s:s,s:s,s:s,s:s?}", "id", (json_int_t)t->id, "label", js(t->label), "scope",
                     CONGVU_TOKEN_SCOPE_WORDS[t->scope], "created", instant_rfc3339(t->created, created), "expires",
                     instant_rfc3339(t->expires, expires), "used",
                     t->used.us == INSTANT_MIN.us || instant_is_max(t->used) ? NULL : instant_rfc3339(t->used, used));
}

enum rc get_tokens(struct request *q, struct err *err)
{
    struct congvu_token *list;
    size_t n;
    enum rc rc = congvu_tokens(q->app, q->a, &q->who, &list, &n, err);
    if (rc != RC_OK)
        return rc;
    json_t *tokens = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(tokens, js_token(&list[i]));
    request_json(q, json_pack("{s:o}", "tokens", tokens));
    return RC_OK;
}

struct token_body {
    struct text label, scope, expires;
};
const struct body_field TOKEN_BODY[] = {
    { "label", B_TEXT, offsetof(struct token_body, label), true, "what it is for" },
    { "scope", B_TEXT, offsetof(struct token_body, scope), true, "read, write or feed" },
    { "expires", B_TEXT, offsetof(struct token_body, expires), false, "a day; at most a year from now" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t TOKEN_SIZE = sizeof(struct token_body);

enum rc post_token(struct request *q, struct err *err)
{
    const struct token_body *b = q->fields;
    int scope = word_index(CONGVU_TOKEN_SCOPE_WORDS, b->scope);
    struct day last;
    struct text secret;
    if (scope < 0)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no scope: read, write or feed"), TEXT_FMT(b->scope));
    if (!text_empty(b->expires) && !day_parse(b->expires, &last))
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no day: write 2026-12-31"), TEXT_FMT(b->expires));
    struct congvu_token token = { .label = b->label, .scope = (enum congvu_token_scope)scope, .expires = INSTANT_MAX };
    if (!text_empty(b->expires))
        token.expires = day_end(last);
    enum rc rc = congvu_token_new(q->app, q->a, &q->who, &token, &secret, err);
    if (rc != RC_OK)
        return rc;
    json_t *o = js_token(&token);
    json_object_set_new(o, "token", js(secret));
    request_json(q, o);
    q->status = 201;
    return RC_OK;
}

enum rc delete_token(struct request *q, struct err *err)
{
    int64_t id;
    if (!text_int(q->params[0], &id))
        return err_set(err, PB_NO_ROUTE, _("'%.*s' is no token's number"), TEXT_FMT(q->params[0]));
    return congvu_token_revoke(q->app, &q->who, id, err);
}
