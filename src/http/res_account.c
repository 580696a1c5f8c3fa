/* res_account.c -- all accounts, for administrators. A password is never given: a link lets its owner set one. */
#include "http/resources.h"
#include "http/server.h"

#include "app/pages.h"
#include "base/i18n.h"

#include <jansson.h>
#include <string.h>

static json_t *js(struct text t) { return json_stringn(t.p ? t.p : "", t.n); }
static json_t *js_or_null(struct text t) { return t.n ? js(t) : json_null(); }

static json_t *js_day(struct day d)
{
    char buf[INSTANT_CHARS];
    return d.n >= DAY_MAX.n || d.n <= DAY_MIN.n ? json_null() : json_string(day_iso(d, buf));
}

static json_t *js_grant(const struct congvu_grant *g)
{
    return json_pack("{s:I,s:s,s:o,s:o,s:o,s:o}", "seq", (json_int_t)g->seq, "role", CONGVU_RIGHT_WORDS[g->right],
                     "unit", js_or_null(g->unit), "kind", js_or_null(g->kind), "from", js_day(g->from), "to",
                     js_day(g->to));
}

static json_t *js_account(const struct congvu_account *account)
{
    char seen[INSTANT_CHARS];
    bool never = account->signed_in.us == INSTANT_MIN.us || instant_is_max(account->signed_in);
    json_t *o = json_object(), *roles = json_array();
    json_object_set_new(o, "name", js(account->name));
    json_object_set_new(o, "person",
                        account->person.n
                            ? json_pack("{s:o,s:o}", "code", js(account->person), "name", js(account->person_name))
                            : json_null());
    json_object_set_new(o, "email", js_or_null(account->email));
    json_object_set_new(o, "subject", js_or_null(account->subject));
    for (size_t i = 0; i < account->ngrants; i++)
        json_array_append_new(roles, js_grant(&account->grants[i]));
    json_object_set_new(o, "roles", roles);
    json_object_set_new(o, "locked", json_boolean(account->locked));
    json_object_set_new(o, "second_factor", json_boolean(account->second_factor));
    json_object_set_new(o, "has_password", json_boolean(account->has_password));
    json_object_set_new(o, "last_seen", never ? json_null() : json_string(instant_rfc3339(account->signed_in, seen)));
    return o;
}

static const char *role_name(int right)
{
    switch (right) {
    case CONGVU_RIGHT_ADMIN: return _("administrator: accounts and rights");
    case CONGVU_RIGHT_CLERK: return _("clerk: takes directives in and opens matters");
    case CONGVU_RIGHT_REGISTER: return _("register: units, people, calendar, regulations");
    case CONGVU_RIGHT_READ: return _("reader: matters beyond the own agency");
    default: return "";
    }
}

enum rc get_accounts(struct request *q, struct err *err)
{
    struct congvu_account *list;
    size_t n;
    enum rc rc = congvu_accounts(q->app, q->a, &q->who, TEXT_NONE, &list, &n, err);
    if (rc != RC_OK)
        return rc;
    json_t *accounts = json_array(), *roles = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(accounts, js_account(&list[i]));
    for (int r = 0; r < CONGVU_RIGHT_COUNT; r++)
        json_array_append_new(roles, json_pack("{s:s,s:s}", "role", CONGVU_RIGHT_WORDS[r], "name", role_name(r)));
    request_json(q, json_pack("{s:o,s:o}", "accounts", accounts, "roles", roles));
    return RC_OK;
}

/* --- what an account is to have -------------------------------------------------------------------------------------------- */

struct account_body {
    struct text name, person, roles, subject, email;
    struct text locked, second_factor; /* JSON: not stated is not false */
};
const struct body_field ACCOUNT_BODY[] = {
    { "name", B_TEXT, offsetof(struct account_body, name), false, "of a new account: 3 to 64 of a-z 0-9 . _ -" },
    { "person", B_TEXT, offsetof(struct account_body, person), false,
      "code of the official it belongs to; empty: nobody's" },
    { "roles", B_JSON, offsetof(struct account_body, roles), false,
      "[{ role, unit?, kind? }]: what it is to have from today on" },
    { "subject", B_TEXT, offsetof(struct account_body, subject), false,
      "whom the sign-in service lets in as this account: its own name (sub) for the person; empty: nobody" },
    { "email", B_TEXT, offsetof(struct account_body, email), false, "where its letters go; empty: nowhere" },
    { "locked", B_JSON, offsetof(struct account_body, locked), false, "true or false" },
    { "second_factor", B_JSON, offsetof(struct account_body, second_factor), false,
      "false: taken off, for a lost device" },
    { NULL, B_TEXT, 0, false, NULL },
};
const size_t ACCOUNT_SIZE = sizeof(struct account_body);

static struct text member(struct request *q, const json_t *o, const char *key)
{
    const json_t *v = json_object_get(o, key);
    return text_dup(q->a, (struct text){ json_string_value(v), json_string_length(v) });
}

static bool same_grant(const struct congvu_grant *a, const struct congvu_grant *b)
{
    return a->right == b->right && text_eq(a->unit, b->unit) && text_eq(a->kind, b->kind);
}

static bool among(const struct congvu_grant *list, size_t n, const struct congvu_grant *g)
{
    for (size_t i = 0; i < n; i++)
        if (same_grant(&list[i], g))
            return true;
    return false;
}

static enum rc wanted_read(struct request *q, struct text json, struct congvu_grant **out, size_t *n, struct err *err)
{
    json_t *list = json_loadb(json.p, json.n, JSON_DECODE_ANY, NULL), *v;
    struct congvu_grant *wanted = NULL;
    size_t i;
    enum rc rc = json_is_array(list) ? RC_OK : err_set(err, PB_WRONG_VALUE, _("'roles' must be a list"));
    *n = 0;
    json_array_foreach(list, i, v)
    {
        struct text word = member(q, v, "role");
        struct congvu_grant g = { .right = word_index(CONGVU_RIGHT_WORDS, word), .from = DAY_MIN, .to = DAY_MAX };
        g.unit = member(q, v, "unit");
        g.kind = member(q, v, "kind");
        if (g.right < 0 && rc == RC_OK)
            rc = err_set(err, PB_WRONG_VALUE, _("'%.*s' is no right: admin, clerk, register or read"), TEXT_FMT(word));
        if (g.right == CONGVU_RIGHT_ADMIN || g.right == CONGVU_RIGHT_REGISTER)
            g.unit = TEXT_NONE; /* these know no bounds */
        if (!among(wanted, *n, &g))
            ARENA_PUSH(q->a, wanted, *n, g);
    }
    json_decref(list);
    *out = wanted;
    return rc;
}

/* Gives what is lacking, then takes what is too much: in this order the last administrator is never without. */
static enum rc roles_set(struct request *q, struct text name, struct text json, struct err *err)
{
    struct congvu_account *account;
    struct congvu_grant *wanted;
    size_t one, n;
    enum rc rc = text_empty(json) ? RC_OK : congvu_accounts(q->app, q->a, &q->who, name, &account, &one, err);
    if (rc != RC_OK || text_empty(json))
        return rc;
    rc = wanted_read(q, json, &wanted, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        if (!among(account->grants, account->ngrants, &wanted[i]))
            rc = congvu_grant(q->app, &q->who, name, &wanted[i], err);
    for (size_t i = 0; rc == RC_OK && i < account->ngrants; i++)
        if (!among(wanted, n, &account->grants[i]))
            rc = congvu_revoke(q->app, &q->who, name, account->grants[i].seq, err);
    return rc;
}

static void say_link(struct request *q, struct text name, const struct congvu_link *link)
{
    char until[INSTANT_CHARS];
    struct text there = text_printf(q->a, "%s/setup#%.*s", q->server->origin, TEXT_FMT(link->token));
    request_json(q, json_pack("{s:o,s:o,s:s}", "name", js(name), "link", js(there), "expires",
                              instant_rfc3339(link->expires, until)));
    q->status = 201;
}

/* By the name that the service gives the person, and for that service alone. */
static enum rc subject_set(struct request *q, struct text name, struct text subject, struct err *err)
{
    if (!subject.p)
        return RC_OK;
    if (subject.n && !q->server->oidc)
        return err_set(err, PB_NOT_NOW, _("no sign-in service is set up here"));
    struct text issuer = q->server->oidc ? congvu_oidc_issuer(q->server->oidc) : TEXT_NONE;
    return congvu_account_bind(q->app, &q->who, name, issuer, subject, err);
}

enum rc post_account(struct request *q, struct err *err)
{
    const struct account_body *b = q->fields;
    struct congvu_link link;
    enum rc rc = congvu_account_add(q->app, q->a, &q->who, b->name, b->person, &link, err);
    if (rc == RC_OK)
        rc = roles_set(q, b->name, b->roles, err);
    if (rc == RC_OK)
        rc = subject_set(q, b->name, b->subject, err);
    if (rc == RC_OK && b->email.n)
        rc = congvu_account_email(q->app, &q->who, b->name, b->email, err);
    if (rc == RC_OK)
        say_link(q, b->name, &link);
    return rc;
}

enum rc patch_account(struct request *q, struct err *err)
{
    const struct account_body *b = q->fields;
    struct text name = q->params[0];
    enum rc rc = b->person.p ? congvu_account_person(q->app, &q->who, name, b->person, err) : RC_OK;
    if (rc == RC_OK)
        rc = roles_set(q, name, b->roles, err);
    if (rc == RC_OK)
        rc = subject_set(q, name, b->subject, err);
    if (rc == RC_OK && b->email.p)
        rc = congvu_account_email(q->app, &q->who, name, b->email, err);
    if (rc == RC_OK && b->locked.n)
        rc = congvu_account_lock(q->app, &q->who, name, text_eq(b->locked, TEXT("true")), err);
    if (rc == RC_OK && text_eq(b->second_factor, TEXT("false")))
        rc = congvu_account_second_factor_off(q->app, &q->who, name, err);
    return rc;
}

enum rc post_account_link(struct request *q, struct err *err)
{
    struct congvu_link link;
    enum rc rc = congvu_account_reset(q->app, q->a, &q->who, q->params[0], &link, err);
    if (rc == RC_OK)
        say_link(q, q->params[0], &link);
    return rc;
}
