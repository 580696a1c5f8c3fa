/* store_way.c -- ways by which checkpoints leave the house; what witnesses signed. */
#include "ledger/note.h"
#include "store/conn.h"
#include "store/fact.h"
#include "store/schema.h"

enum rc store_way_add(struct conn *c, struct way_row *row, struct err *err)
{
    int64_t last = 0;
    assert(c->writing && (unsigned)row->kind < WAY_KINDS);
    enum rc rc = conn_number(c, SQL_WAY_LAST, NO_VALUES, &last, err);
    if (rc != RC_OK)
        return rc;
    row->n = last + 1;
    return conn_run(
        c, SQL_WAY_ADD,
        VALUES(VALUE_I(row->n), VALUE_I(row->kind), VALUE_T(row->target), VALUE_T(row->vkey), VALUE_I(row->since.us)),
        err);
}

enum rc store_way_put(struct conn *c, const struct way_row *row, struct err *err)
{
    assert(c->writing);
    return conn_run(c, SQL_WAY_PUT,
                    VALUES(VALUE_I(row->n), value_instant(row->until), value_instant(row->tried),
                           value_instant(row->left), VALUE_I((int64_t)row->size), VALUE_T(row->why)),
                    err);
}

enum rc store_ways(struct conn *c, struct arena *a, struct way_row **rows, size_t *n, struct err *err)
{
    struct stmt *st;
    struct way_row *list = NULL;
    size_t count = 0;
    bool row, there = false;
    enum rc rc = conn_reaches(c, SCHEMA_HAS_WAYS, &there, err);
    *rows = NULL;
    *n = 0;
    if (rc != RC_OK || !there)
        return rc;
    rc = conn_ask(c, SQL_WAYS, NO_VALUES, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        int64_t kind = row_int(c, st, 1);
        struct way_row w = { .n = row_int(c, st, 0),
                             .kind = kind >= 0 && kind < WAY_KINDS ? (enum way_kind)kind : WAY_FOLDER,
                             .target = row_text(c, st, 2, a),
                             .vkey = row_text(c, st, 3, a),
                             .since = row_instant(c, st, 4),
                             .until = row_instant(c, st, 5),
                             .tried = row_instant(c, st, 6),
                             .left = row_instant(c, st, 7),
                             .size = (uint64_t)row_int(c, st, 8),
                             .why = row_text(c, st, 9, a) };
        ARENA_PUSH(a, list, count, w);
    }
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

enum rc store_cosign_add(struct conn *c, uint64_t size, int64_t way, struct instant at, struct text line,
                         struct err *err)
{
    assert(c->writing);
    return conn_run(c, SQL_COSIGN_ADD, VALUES(VALUE_I((int64_t)size), VALUE_I(way), VALUE_I(at.us), VALUE_T(line)),
                    err);
}

enum rc store_cosigns(struct conn *c, struct arena *a, uint64_t size, struct text *lines, struct err *err)
{
    struct stmt *st;
    struct sbuf all;
    bool row, there = false;
    enum rc rc = conn_reaches(c, SCHEMA_HAS_WAYS, &there, err);
    *lines = TEXT_NONE;
    if (rc != RC_OK || !there)
        return rc;
    sbuf_init(&all, NOTE_BYTES_MAX);
    rc = conn_ask(c, SQL_COSIGNS, VALUES(VALUE_I((int64_t)size)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        sbuf_add(&all, row_text(c, st, 0, a));
    if (rc == RC_OK)
        *lines = text_dup(a, sbuf_text(&all));
    sbuf_release(&all);
    return rc;
}

enum rc store_cosign_all(struct conn *c, struct arena *a, struct cosign_row **rows, size_t *n, struct err *err)
{
    struct stmt *st;
    struct cosign_row *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = conn_ask(c, SQL_COSIGN_ALL, NO_VALUES, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct cosign_row is = { (uint64_t)row_int(c, st, 0), row_int(c, st, 1), row_text(c, st, 2, a),
                                 row_text(c, st, 3, a), row_text(c, st, 4, a) };
        ARENA_PUSH(a, list, count, is);
    }
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

enum rc store_left_all(struct conn *c, struct arena *a, struct left_row **rows, size_t *n, struct err *err)
{
    struct stmt *st;
    struct left_row *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = conn_ask(c, SQL_LEFT_ALL, NO_VALUES, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct left_row is = { { row_instant(c, st, 0), (uint64_t)row_int(c, st, 1), row_text(c, st, 2, a) },
                               row_int(c, st, 3),
                               row_bool(c, st, 4) };
        ARENA_PUSH(a, list, count, is);
    }
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}
