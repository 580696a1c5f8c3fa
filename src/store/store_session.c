/* store_session.c -- what lets somebody in: sessions, tokens, one-time links; and wrong tries. */
#include "store/account.h"
#include "store/conn.h"

/* The first row of a statement with one parameter, if there is one: the caller reads it and says conn_done. */
static enum rc first(struct conn *c, enum sql sql, struct value key, struct stmt **st, bool *found, struct err *err)
{
    bool row = false;
    enum rc rc = conn_ask(c, sql, VALUES(key), st, err);
    if (rc == RC_OK)
        rc = conn_row(c, *st, &row, err);
    if (rc == RC_OK)
        *found = row;
    return rc;
}

/* --- sessions -------------------------------------------------------------------------------------------- */

enum rc store_session_add(struct conn *c, const struct session_row *r, struct err *err)
{
    assert(c->writing && r->id > 0);
    return conn_run(c, SQL_SESSION_ADD,
                    VALUES(VALUE_I(r->id), VALUE_I(r->account), VALUE_B(r->digest), VALUE_T(r->address),
                           VALUE_I(r->surety), VALUE_I(r->began.us), VALUE_I(r->seen.us), VALUE_I(r->expires.us)),
                    err);
}

enum rc store_session(struct conn *c, struct arena *a, struct text digest, struct session_row *out, bool *found,
                      struct err *err)
{
    struct stmt *st;
    enum rc rc = first(c, SQL_SESSION, VALUE_B(digest), &st, found, err);
    if (rc != RC_OK || !*found)
        return rc;
    *out = (struct session_row){
        .id = row_int(c, st, 0),
        .account = row_int(c, st, 1),
        .digest = row_text(c, st, 2, a),
        .address = row_text(c, st, 3, a),
        .surety = (int)row_int(c, st, 4),
        .began = row_instant(c, st, 5),
        .seen = row_instant(c, st, 6),
        .expires = row_instant(c, st, 7),
    };
    conn_done(c, st);
    return RC_OK;
}

enum rc store_session_seen(struct conn *c, int64_t id, struct instant at, struct err *err)
{
    return conn_run(c, SQL_SESSION_SEEN, VALUES(VALUE_I(id), VALUE_I(at.us)), err);
}

enum rc store_session_end(struct conn *c, int64_t id, struct err *err)
{
    return conn_run(c, SQL_SESSION_END, VALUES(VALUE_I(id)), err);
}

enum rc store_sessions_end(struct conn *c, int64_t account, int64_t keep, struct err *err)
{
    return conn_run(c, SQL_SESSIONS_END, VALUES(VALUE_I(account), VALUE_I(keep)), err);
}

enum rc store_sessions_sweep(struct conn *c, struct instant idle, struct instant now, struct err *err)
{
    return conn_run(c, SQL_SESSIONS_SWEEP, VALUES(VALUE_I(idle.us), VALUE_I(now.us)), err);
}

/* --- tokens ---------------------------------------------------------------------------------------------- */

enum rc store_token_add(struct conn *c, const struct token_row *r, struct err *err)
{
    assert(c->writing && r->id > 0);
    return conn_run(c, SQL_TOKEN_ADD,
                    VALUES(VALUE_I(r->id), VALUE_I(r->account), VALUE_B(r->digest), VALUE_T(r->label),
                           VALUE_I(r->scope), VALUE_I(r->created.us), VALUE_I(r->expires.us), value_instant(r->used)),
                    err);
}

static struct token_row token_of(struct conn *c, const struct stmt *st, struct arena *a)
{
    return (struct token_row){
        .id = row_int(c, st, 0),
        .account = row_int(c, st, 1),
        .digest = row_text(c, st, 2, a),
        .label = row_text(c, st, 3, a),
        .scope = (int)row_int(c, st, 4),
        .created = row_instant(c, st, 5),
        .expires = row_instant(c, st, 6),
        .used = row_instant(c, st, 7),
    };
}

enum rc store_token(struct conn *c, struct arena *a, struct text digest, struct token_row *out, bool *found,
                    struct err *err)
{
    struct stmt *st;
    enum rc rc = first(c, SQL_TOKEN, VALUE_B(digest), &st, found, err);
    if (rc != RC_OK || !*found)
        return rc;
    *out = token_of(c, st, a);
    conn_done(c, st);
    return RC_OK;
}

enum rc store_tokens(struct conn *c, struct arena *a, int64_t account, struct token_row **rows, size_t *n,
                     struct err *err)
{
    struct stmt *st;
    bool row;
    struct token_row *list = NULL;
    size_t count = 0;
    enum rc rc = conn_ask(c, SQL_TOKENS, VALUES(VALUE_I(account)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, token_of(c, st, a));
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

enum rc store_token_used(struct conn *c, int64_t id, struct instant at, struct err *err)
{
    return conn_run(c, SQL_TOKEN_USED, VALUES(VALUE_I(id), VALUE_I(at.us)), err);
}

enum rc store_token_end(struct conn *c, int64_t account, int64_t id, bool *ended, struct err *err)
{
    int64_t gone = 0;
    enum rc rc = conn_number(c, SQL_TOKEN_HAS, VALUES(VALUE_I(account), VALUE_I(id)), &gone, err);
    if (rc == RC_OK)
        rc = conn_run(c, SQL_TOKEN_END, VALUES(VALUE_I(account), VALUE_I(id)), err);
    if (rc == RC_OK)
        *ended = gone != 0;
    return rc;
}

/* --- links ----------------------------------------------------------------------------------------------- */

enum rc store_links_end(struct conn *c, int64_t account, struct err *err)
{
    return conn_run(c, SQL_LINKS_END, VALUES(VALUE_I(account)), err);
}

enum rc store_link_put(struct conn *c, const struct link_row *r, struct err *err)
{
    enum rc rc = store_links_end(c, r->account, err);
    if (rc != RC_OK)
        return rc;
    return conn_run(c, SQL_LINK_ADD,
                    VALUES(VALUE_B(r->digest), VALUE_I(r->account), VALUE_I(r->created.us), VALUE_I(r->expires.us)),
                    err);
}

enum rc store_link(struct conn *c, struct arena *a, struct text digest, struct link_row *out, bool *found,
                   struct err *err)
{
    struct stmt *st;
    enum rc rc = first(c, SQL_LINK, VALUE_B(digest), &st, found, err);
    if (rc != RC_OK || !*found)
        return rc;
    *out = (struct link_row){
        .digest = row_text(c, st, 0, a),
        .account = row_int(c, st, 1),
        .created = row_instant(c, st, 2),
        .expires = row_instant(c, st, 3),
    };
    conn_done(c, st);
    return RC_OK;
}

/* --- wrong tries ----------------------------------------------------------------------------------------- */

enum rc store_attempt(struct conn *c, struct text key, struct attempt_row *out, struct err *err)
{
    struct stmt *st;
    bool found;
    enum rc rc = first(c, SQL_ATTEMPT, VALUE_B(key), &st, &found, err);
    if (rc != RC_OK)
        return rc;
    *out = (struct attempt_row){ .key = key, .last = INSTANT_MIN, .wait = INSTANT_MIN };
    if (!found)
        return RC_OK;
    out->wrong = row_int(c, st, 0);
    out->last = row_instant(c, st, 1);
    out->wait = row_instant(c, st, 2);
    conn_done(c, st);
    return RC_OK;
}

enum rc store_attempt_put(struct conn *c, const struct attempt_row *r, struct err *err)
{
    assert(c->writing);
    if (r->wrong <= 0)
        return conn_run(c, SQL_ATTEMPT_END, VALUES(VALUE_B(r->key)), err);
    return conn_run(c, SQL_ATTEMPT_PUT,
                    VALUES(VALUE_B(r->key), VALUE_I(r->wrong), VALUE_I(r->last.us), VALUE_I(r->wait.us)), err);
}

enum rc store_attempts_sweep(struct conn *c, struct instant before, struct err *err)
{
    return conn_run(c, SQL_ATTEMPTS_SWEEP, VALUES(VALUE_I(before.us)), err);
}
