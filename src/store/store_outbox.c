/* store_outbox.c -- what is to leave the office (outbox.h). */
#include "store/conn.h"
#include "store/outbox.h"

const char *const OUTBOX_STATE_WORDS[OUTBOX_STATES + 1] = { "waiting", "sending", "sent", "nothing",
                                                            "failed",  "unsure",  NULL };

static enum rc write_row(struct conn *c, enum sql sql, const struct outbox_row *r, struct err *err)
{
    assert(c->writing);
    return conn_run(c, sql,
                    VALUES(VALUE_I(r->id), VALUE_I(r->way), VALUE_T(r->key), VALUE_T(r->what), VALUE_I(r->to),
                           VALUE_I(r->about), VALUE_T(r->body), VALUE_I(r->state), VALUE_I(r->tries),
                           VALUE_I(r->made.us), VALUE_I(r->next.us), value_instant(r->done), VALUE_T(r->why)),
                    err);
}

enum rc store_outbox_add(struct conn *c, struct outbox_row *row, bool *added, struct err *err)
{
    int64_t id = 0, there = 0;
    enum rc rc = conn_number(c, SQL_OUTBOX_KEY, VALUES(VALUE_T(row->key)), &there, err);
    if (rc == RC_OK)
        rc = conn_number(c, SQL_OUTBOX_LAST_ID, NO_VALUES, &id, err);
    if (rc != RC_OK)
        return rc;
    *added = there == 0;
    row->id = id + 1;
    return there ? RC_OK : write_row(c, SQL_OUTBOX_ADD, row, err);
}

enum rc store_outbox_put(struct conn *c, const struct outbox_row *row, struct err *err)
{
    return write_row(c, SQL_OUTBOX_PUT, row, err);
}

static struct outbox_row row_of(struct conn *c, const struct stmt *st, struct arena *a)
{
    return (struct outbox_row){
        .id = row_int(c, st, 0),
        .way = (enum outbox_way)row_int(c, st, 1),
        .key = row_text(c, st, 2, a),
        .what = row_text(c, st, 3, a),
        .to = row_int(c, st, 4),
        .about = row_int(c, st, 5),
        .body = row_text(c, st, 6, a),
        .state = (enum outbox_state)row_int(c, st, 7),
        .tries = row_int(c, st, 8),
        .made = row_instant(c, st, 9),
        .next = row_instant(c, st, 10),
        .done = row_instant(c, st, 11),
        .why = row_text(c, st, 12, a),
    };
}

static enum rc read_rows(struct conn *c, struct arena *a, enum sql sql, const struct value *v, size_t nv,
                         struct outbox_row **rows, size_t *n, struct err *err)
{
    struct stmt *st;
    bool row;
    struct outbox_row *list = NULL;
    size_t count = 0;
    enum rc rc = conn_ask(c, sql, v, nv, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, row_of(c, st, a));
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

enum rc store_outbox_due(struct conn *c, struct arena *a, enum outbox_way way, struct instant now, size_t max,
                         struct outbox_row **rows, size_t *n, struct err *err)
{
    return read_rows(c, a, SQL_OUTBOX_DUE, VALUES(VALUE_I(way), VALUE_I(now.us), VALUE_I((int64_t)max)), rows, n, err);
}

enum rc store_outbox_begun(struct conn *c, struct arena *a, enum outbox_way way, struct outbox_row **rows, size_t *n,
                           struct err *err)
{
    return read_rows(c, a, SQL_OUTBOX_BEGUN, VALUES(VALUE_I(way)), rows, n, err);
}

enum rc store_outbox_last(struct conn *c, struct arena *a, enum outbox_way way, size_t max, struct outbox_row **rows,
                          size_t *n, struct err *err)
{
    return read_rows(c, a, SQL_OUTBOX_LAST, VALUES(VALUE_I(way), VALUE_I((int64_t)max)), rows, n, err);
}

enum rc store_outbox_count(struct conn *c, enum outbox_way way, int64_t counts[OUTBOX_STATES], struct err *err)
{
    struct stmt *st;
    bool row;
    for (int i = 0; i < OUTBOX_STATES; i++)
        counts[i] = 0;
    enum rc rc = conn_ask(c, SQL_OUTBOX_COUNT, VALUES(VALUE_I(way)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        int64_t state = row_int(c, st, 0);
        if (state >= 0 && state < OUTBOX_STATES)
            counts[state] = row_int(c, st, 1);
    }
    return rc;
}

enum rc store_outbox_sweep(struct conn *c, struct instant before, struct err *err)
{
    assert(c->writing);
    return conn_run(c, SQL_OUTBOX_SWEEP, VALUES(VALUE_I(before.us)), err);
}

enum rc store_mark(struct conn *c, const char *stream, int64_t *at, bool *found, struct err *err)
{
    int64_t n = INT64_MIN;
    enum rc rc = conn_number(c, SQL_OUTBOX_MARK, VALUES(VALUE_T(text_of(stream))), &n, err);
    if (rc != RC_OK)
        return rc;
    *found = n != INT64_MIN;
    if (*found)
        *at = n;
    return RC_OK;
}

enum rc store_mark_put(struct conn *c, const char *stream, int64_t at, struct err *err)
{
    assert(c->writing);
    return conn_run(c, SQL_OUTBOX_MARK_PUT, VALUES(VALUE_T(text_of(stream)), VALUE_I(at)), err);
}
