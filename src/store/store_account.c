/* store_account.c -- accounts, what was granted them, and the record of what they did. */
#include "base/i18n.h"
#include "store/account.h"
#include "store/conn.h"

/* --- accounts -------------------------------------------------------------------------------------------- */

static struct account_row account_of(struct conn *c, const struct stmt *st, struct arena *a)
{
    return (struct account_row){
        .id = row_int(c, st, 0),
        .name = row_text(c, st, 1, a),
        .person = row_text(c, st, 2, a),
        .password = row_text(c, st, 3, a),
        .factor = row_text(c, st, 4, a),
        .factor_new = row_text(c, st, 5, a),
        .factor_step = row_int(c, st, 6),
        .locked = row_bool(c, st, 7),
        .created = row_instant(c, st, 8),
        .signed_in = row_instant(c, st, 9),
        .lang = row_text(c, st, 10, a),
        .keys = row_bool(c, st, 11),
        .digest = row_bool(c, st, 12),
        .issuer = row_text(c, st, 13, a),
        .subject = row_text(c, st, 14, a),
        .email = row_text(c, st, 15, a),
    };
}

static enum rc account_write(struct conn *c, enum sql sql, const struct account_row *r, struct err *err)
{
    assert(c->writing);
    return conn_run(c, sql,
                    VALUES(VALUE_I(r->id), VALUE_T(r->name), VALUE_T(r->person), VALUE_T(r->password),
                           VALUE_B(r->factor), VALUE_B(r->factor_new), VALUE_I(r->factor_step), VALUE_I(r->locked),
                           VALUE_I(r->created.us), value_instant(r->signed_in), VALUE_T(r->lang), VALUE_I(r->keys),
                           VALUE_I(r->digest), VALUE_T(r->issuer), VALUE_T(r->subject), VALUE_T(r->email)),
                    err);
}

enum rc store_account_add(struct conn *c, struct account_row *row, struct err *err)
{
    bool found;
    struct account_row other;
    struct arena *a = arena_new();
    enum rc rc = store_account_named(c, a, row->name, &other, &found, err);
    arena_free(a);
    if (rc == RC_OK && found)
        rc = err_set(err, PB_EXISTS, _("there is an account '%.*s' already"), TEXT_FMT(row->name));
    int64_t id = 0;
    if (rc == RC_OK)
        rc = conn_number(c, SQL_ACCOUNT_LAST, NO_VALUES, &id, err);
    if (rc != RC_OK)
        return rc;
    row->id = id + 1;
    return account_write(c, SQL_ACCOUNT_ADD, row, err);
}

enum rc store_account_put(struct conn *c, const struct account_row *row, struct err *err)
{
    return account_write(c, SQL_ACCOUNT_PUT, row, err);
}

static enum rc account_one(struct conn *c, struct arena *a, enum sql sql, const struct value *keys, size_t n,
                           struct account_row *out, bool *found, struct err *err)
{
    struct stmt *st;
    bool row = false;
    enum rc rc = conn_first(c, sql, keys, n, &st, &row, err);
    if (rc != RC_OK)
        return rc;
    *found = row;
    if (row) {
        *out = account_of(c, st, a);
        conn_done(c, st);
    }
    return RC_OK;
}

enum rc store_account(struct conn *c, struct arena *a, int64_t id, struct account_row *out, bool *found,
                      struct err *err)
{
    return account_one(c, a, SQL_ACCOUNT, VALUES(VALUE_I(id)), out, found, err);
}

enum rc store_account_named(struct conn *c, struct arena *a, struct text name, struct account_row *out, bool *found,
                            struct err *err)
{
    return account_one(c, a, SQL_ACCOUNT_NAMED, VALUES(VALUE_T(name)), out, found, err);
}

enum rc store_account_bound(struct conn *c, struct arena *a, struct text issuer, struct text subject,
                            struct account_row *out, bool *found, struct err *err)
{
    return account_one(c, a, SQL_ACCOUNT_BOUND, VALUES(VALUE_T(issuer), VALUE_T(subject)), out, found, err);
}

enum rc store_accounts(struct conn *c, struct arena *a, struct account_row **rows, size_t *n, struct err *err)
{
    struct stmt *st;
    bool row;
    struct account_row *list = NULL;
    size_t count = 0;
    enum rc rc = conn_ask(c, SQL_ACCOUNTS, NO_VALUES, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, account_of(c, st, a));
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

enum rc store_account_change(struct conn *c, int64_t *out, struct err *err)
{
    *out = 0;
    return conn_number(c, SQL_ACCOUNT_CHANGE, NO_VALUES, out, err);
}

enum rc store_account_changed(struct conn *c, struct err *err)
{
    assert(c->writing);
    return conn_run(c, SQL_ACCOUNT_CHANGED, NO_VALUES, err);
}

/* --- grants ---------------------------------------------------------------------------------------------- */

enum rc store_grant_add(struct conn *c, struct grant_row *r, struct err *err)
{
    assert(c->writing);
    int64_t seq = 0;
    enum rc rc = conn_last(c, FACT_GRANT, SQL_GRANT_LAST, &seq, err);
    if (rc != RC_OK)
        return rc;
    r->seq = seq + 1;
    return conn_add(c, FACT_GRANT, SQL_GRANT_ADD,
                    VALUES(VALUE_I(r->seq), VALUE_I(r->account), VALUE_I(r->ends), VALUE_T(r->right), VALUE_T(r->unit),
                           VALUE_T(r->kind), VALUE_T(r->by), VALUE_I(r->from.n), VALUE_I(r->to.n), VALUE_I(r->at.us)),
                    err);
}

static struct grant_row grant_of(struct conn *c, const struct stmt *st, struct arena *a)
{
    return (struct grant_row){
        .seq = row_int(c, st, 0),
        .account = row_int(c, st, 1),
        .ends = row_int(c, st, 2),
        .right = row_text(c, st, 3, a),
        .unit = row_text(c, st, 4, a),
        .kind = row_text(c, st, 5, a),
        .by = row_text(c, st, 6, a),
        .from = { (int32_t)row_int(c, st, 7) },
        .to = { (int32_t)row_int(c, st, 8) },
        .at = row_instant(c, st, 9),
    };
}

enum rc store_grants(struct conn *c, struct arena *a, int64_t account, struct grant_row **rows, size_t *n,
                     struct err *err)
{
    struct stmt *st;
    bool row;
    struct grant_row *list = NULL;
    size_t count = 0;
    enum rc rc = conn_ask(c, SQL_GRANTS, VALUES(VALUE_I(account)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, grant_of(c, st, a));
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

/* --- the record ------------------------------------------------------------------------------------------ */

enum rc store_event_add(struct conn *c, struct event_row *r, struct err *err)
{
    assert(c->writing);
    int64_t seq = 0;
    enum rc rc = conn_number(c, SQL_EVENT_LAST, NO_VALUES, &seq, err);
    if (rc != RC_OK)
        return rc;
    r->seq = seq + 1;
    return conn_run(c, SQL_EVENT_ADD,
                    VALUES(VALUE_I(r->seq), VALUE_I(r->at.us), VALUE_T(r->account), VALUE_T(r->address),
                           VALUE_T(r->what), VALUE_T(r->on), VALUE_T(r->detail)),
                    err);
}

enum rc store_events(struct conn *c, struct arena *a, struct text account, int64_t before, size_t max,
                     struct event_row **rows, size_t *n, struct err *err)
{
    struct stmt *st;
    bool row, all = text_empty(account);
    struct event_row *list = NULL;
    size_t count = 0;
    const struct value v[] = { VALUE_I(before), VALUE_I((int64_t)max), VALUE_T(account) };
    enum rc rc = conn_ask(c, all ? SQL_EVENTS : SQL_EVENTS_OF, v, all ? 2 : 3, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct event_row r = {
            .seq = row_int(c, st, 0),
            .at = row_instant(c, st, 1),
            .account = row_text(c, st, 2, a),
            .address = row_text(c, st, 3, a),
            .what = row_text(c, st, 4, a),
            .on = row_text(c, st, 5, a),
            .detail = row_text(c, st, 6, a),
        };
        ARENA_PUSH(a, list, count, r);
    }
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

/* --- views that are kept ------------------------------------------------------------------------------------------------- */

enum rc store_own_views(struct conn *c, struct arena *a, int64_t account, struct text *json, struct err *err)
{
    struct stmt *st;
    bool found;
    enum rc rc = conn_first(c, SQL_OWN_VIEWS, VALUES(VALUE_I(account)), &st, &found, err);
    if (rc != RC_OK)
        return rc;
    *json = TEXT_NONE;
    if (!found)
        return RC_OK;
    *json = text_dup(a, c->driver->column(st, 0).t);
    conn_done(c, st);
    return RC_OK;
}

enum rc store_own_views_put(struct conn *c, int64_t account, struct text json, struct err *err)
{
    assert(c->writing);
    return conn_run(c, SQL_OWN_VIEWS_PUT, VALUES(VALUE_I(account), VALUE_T(json)), err);
}
