/* store_hook.c -- webhooks on disk (hook.h). */
#include "store/conn.h"
#include "store/hook.h"
#include "store/outbox.h"

static enum rc write_row(struct conn *c, enum sql sql, const struct hook_row *r, struct err *err)
{
    assert(c->writing);
    return conn_run(c, sql,
                    VALUES(VALUE_I(r->id), VALUE_T(r->url), VALUE_T(r->secret), VALUE_T(r->events), VALUE_T(r->by),
                           VALUE_I(r->on), VALUE_I(r->failures), VALUE_I(r->created.us), VALUE_I(r->next.us),
                           VALUE_T(r->why), VALUE_T(r->before), VALUE_I(r->before_until.us)),
                    err);
}

/* Its number comes from a counter of its own, so that rows of an old one are never a new one's. */
enum rc store_hook_add(struct conn *c, struct hook_row *row, struct err *err)
{
    static const char COUNTER[] = "hook-number";
    int64_t last = 0;
    bool found;
    enum rc rc = store_mark(c, COUNTER, &last, &found, err);
    row->id = last + 1;
    if (rc == RC_OK)
        rc = store_mark_put(c, COUNTER, row->id, err);
    return rc == RC_OK ? write_row(c, SQL_HOOK_ADD, row, err) : rc;
}

enum rc store_hook_put(struct conn *c, const struct hook_row *row, struct err *err)
{
    return write_row(c, SQL_HOOK_PUT, row, err);
}

enum rc store_hook_end(struct conn *c, int64_t id, struct err *err)
{
    assert(c->writing);
    return conn_run(c, SQL_HOOK_END, VALUES(VALUE_I(id)), err);
}

static struct hook_row row_of(struct conn *c, const struct stmt *st, struct arena *a)
{
    return (struct hook_row){
        .id = row_int(c, st, 0),
        .url = row_text(c, st, 1, a),
        .secret = row_text(c, st, 2, a),
        .events = row_text(c, st, 3, a),
        .by = row_text(c, st, 4, a),
        .on = row_bool(c, st, 5),
        .failures = row_int(c, st, 6),
        .created = row_instant(c, st, 7),
        .next = row_instant(c, st, 8),
        .why = row_text(c, st, 9, a),
        .before = row_text(c, st, 10, a),
        .before_until = row_instant(c, st, 11),
    };
}

enum rc store_hooks(struct conn *c, struct arena *a, struct hook_row **rows, size_t *n, struct err *err)
{
    struct stmt *st;
    bool row;
    struct hook_row *list = NULL;
    size_t count = 0;
    enum rc rc = conn_ask(c, SQL_HOOKS, NO_VALUES, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, row_of(c, st, a));
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

enum rc store_hook(struct conn *c, struct arena *a, int64_t id, struct hook_row *out, bool *found, struct err *err)
{
    struct hook_row *rows;
    size_t n = 0;
    enum rc rc = store_hooks(c, a, &rows, &n, err);
    *found = false;
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        if (rows[i].id == id) {
            *out = rows[i];
            *found = true;
        }
    return rc;
}

enum rc store_due_between(struct conn *c, struct arena *a, struct instant after, struct instant until, size_t max,
                          matter_id **ids, size_t *n, struct err *err)
{
    struct stmt *st;
    bool row;
    matter_id *list = NULL;
    size_t count = 0;
    enum rc rc =
        conn_ask(c, SQL_DUE_BETWEEN, VALUES(VALUE_I(after.us), VALUE_I(until.us), VALUE_I((int64_t)max)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, row_int(c, st, 0));
    if (rc != RC_OK)
        return rc;
    *ids = list;
    *n = count;
    return RC_OK;
}
