/* store_ledger.c -- the log on disk: runs, tiles, checkpoints, keys, salts. */
#include "base/i18n.h"
#include "store/fact.h"
#include "store/handle.h"
#include "store/schema.h"

/* --- what is sealed -------------------------------------------------------------------------------------- */

enum rc store_ledger_size(struct conn *c, uint64_t *size, struct err *err)
{
    int64_t n = 0;
    enum rc rc = conn_number(c, SQL_LEDGER_SIZE, NO_VALUES, &n, err);
    if (rc == RC_OK)
        *size = (uint64_t)n;
    return rc;
}

enum rc store_sealed(struct conn *c, enum fact_sort sort, int64_t *last, struct err *err)
{
    int64_t n = 0;
    enum rc rc = conn_number(c, SQL_LEDGER_SEALED, VALUES(VALUE_I(sort)), &n, err);
    if (rc == RC_OK)
        *last = n;
    return rc;
}

enum rc store_leaf_of(struct conn *c, enum fact_sort sort, int64_t n, uint64_t *leaf, bool *found, struct err *err)
{
    struct stmt *st;
    bool row = false;
    enum rc rc = conn_first(c, SQL_LEDGER_LEAF, VALUES(VALUE_I(sort), VALUE_I(n)), &st, &row, err);
    if (rc != RC_OK)
        return rc;
    *found = row && row_bool(c, st, 1);
    if (*found)
        *leaf = (uint64_t)row_int(c, st, 0);
    if (row)
        conn_done(c, st);
    return RC_OK;
}

enum rc store_runs(struct conn *c, struct arena *a, struct ledger_run **runs, size_t *n, struct err *err)
{
    struct stmt *st;
    struct ledger_run *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = conn_ask(c, SQL_LEDGER_RUNS, NO_VALUES, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        int64_t sort = row_int(c, st, 1);
        struct ledger_run run = { (uint64_t)row_int(c, st, 0), FACT_NONE, row_int(c, st, 2), row_int(c, st, 3) };
        run.sort = sort > FACT_NONE && sort < FACT_SORT_END ? (enum fact_sort)sort : FACT_NONE;
        ARENA_PUSH(a, list, count, run);
    }
    if (rc != RC_OK)
        return rc;
    *runs = list;
    *n = count;
    return RC_OK;
}

enum rc store_run_add(struct conn *c, const struct ledger_run *run, struct err *err)
{
    assert(c->writing && run->count > 0 && run->first > 0);
    return conn_run(c, SQL_LEDGER_RUN_ADD,
                    VALUES(VALUE_I((int64_t)run->start), VALUE_I(run->sort), VALUE_I(run->first), VALUE_I(run->count)),
                    err);
}

/* --- tiles ----------------------------------------------------------------------------------------------- */

enum rc store_tile(struct conn *c, struct arena *a, int level, uint64_t n, struct text *bytes, struct err *err)
{
    struct stmt *st;
    bool row = false;
    enum rc rc = conn_first(c, SQL_LEDGER_TILE, VALUES(VALUE_I(level), VALUE_I((int64_t)n)), &st, &row, err);
    if (rc != RC_OK)
        return rc;
    *bytes = row ? row_text(c, st, 0, a) : TEXT_NONE;
    if (row)
        conn_done(c, st);
    return RC_OK;
}

enum rc store_tile_put(struct conn *c, int level, uint64_t n, struct text bytes, struct err *err)
{
    assert(c->writing);
    return conn_run(c, SQL_LEDGER_TILE_PUT, VALUES(VALUE_I(level), VALUE_I((int64_t)n), VALUE_B(bytes)), err);
}

enum rc store_tile_count(struct conn *c, int64_t *n, struct err *err)
{
    return conn_number(c, SQL_LEDGER_TILE_COUNT, NO_VALUES, n, err);
}

/* --- checkpoints ----------------------------------------------------------------------------------------- */

enum rc store_checkpoint_add(struct conn *c, const struct ledger_checkpoint *p, struct err *err)
{
    assert(c->writing);
    return conn_run(c, SQL_CHECKPOINT_ADD, VALUES(VALUE_I((int64_t)p->size), VALUE_I(p->at.us), VALUE_T(p->note)), err);
}

static enum rc checkpoint_read_row(struct conn *c, struct stmt *st, struct arena *a, struct ledger_checkpoint *out,
                                   bool *found, struct err *err)
{
    bool row = false;
    enum rc rc = conn_row(c, st, &row, err);
    if (rc != RC_OK)
        return rc;
    *found = row;
    if (!row)
        return RC_OK;
    *out = (struct ledger_checkpoint){ (uint64_t)row_int(c, st, 0), row_instant(c, st, 1), row_text(c, st, 2, a) };
    conn_done(c, st);
    return RC_OK;
}

enum rc store_checkpoint_next(struct conn *c, struct arena *a, uint64_t above, struct ledger_checkpoint *out,
                              bool *found, struct err *err)
{
    struct stmt *st;
    enum rc rc = conn_ask(c, SQL_CHECKPOINT_NEXT, VALUES(VALUE_I((int64_t)above)), &st, err);
    return rc == RC_OK ? checkpoint_read_row(c, st, a, out, found, err) : rc;
}

enum rc store_checkpoint_last(struct conn *c, struct arena *a, struct ledger_checkpoint *out, bool *found,
                              struct err *err)
{
    struct stmt *st;
    enum rc rc = conn_ask(c, SQL_CHECKPOINT_LAST, NO_VALUES, &st, err);
    return rc == RC_OK ? checkpoint_read_row(c, st, a, out, found, err) : rc;
}

enum rc store_checkpoint_cosigned(struct conn *c, struct arena *a, uint64_t above, struct ledger_checkpoint *out,
                                  bool *found, struct err *err)
{
    struct stmt *st;
    bool there = false;
    enum rc rc = conn_reaches(c, SCHEMA_HAS_WAYS, &there, err);
    *found = false;
    if (rc != RC_OK || !there)
        return rc;
    rc = conn_ask(c, SQL_CHECKPOINT_COSIGNED, VALUES(VALUE_I((int64_t)above)), &st, err);
    return rc == RC_OK ? checkpoint_read_row(c, st, a, out, found, err) : rc;
}

enum rc store_left_add(struct conn *c, const struct ledger_left *left, struct err *err)
{
    assert(c->writing);
    return conn_run(c, SQL_LEFT_ADD, VALUES(VALUE_I(left->at.us), VALUE_I((int64_t)left->size), VALUE_T(left->way)),
                    err);
}

enum rc store_left_last(struct conn *c, struct arena *a, struct ledger_left *out, bool *found, struct err *err)
{
    struct stmt *st;
    bool row = false;
    enum rc rc = conn_first(c, SQL_LEFT_LAST, NO_VALUES, &st, &row, err);
    if (rc != RC_OK)
        return rc;
    *found = row;
    if (row) {
        *out = (struct ledger_left){ row_instant(c, st, 0), (uint64_t)row_int(c, st, 1), row_text(c, st, 2, a) };
        conn_done(c, st);
    }
    return RC_OK;
}

/* --- keys and salts -------------------------------------------------------------------------------------- */

enum rc store_key_add(struct conn *c, struct ledger_key *key, struct err *err)
{
    int64_t last = 0;
    assert(c->writing);
    enum rc rc = conn_last(c, FACT_KEY, SQL_KEY_LAST, &last, err);
    if (rc != RC_OK)
        return rc;
    key->n = last + 1;
    return conn_add(c, FACT_KEY, SQL_KEY_ADD,
                    VALUES(VALUE_I(key->n), VALUE_I(key->recorded.us), VALUE_T(key->vkey), VALUE_T(key->reason)), err);
}

enum rc store_keys(struct conn *c, struct arena *a, struct ledger_key **keys, size_t *n, struct err *err)
{
    struct stmt *st;
    struct ledger_key *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = conn_ask(c, SQL_KEYS, NO_VALUES, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct ledger_key key = { row_int(c, st, 0), row_instant(c, st, 1), row_text(c, st, 2, a),
                                  row_text(c, st, 3, a) };
        ARENA_PUSH(a, list, count, key);
    }
    if (rc != RC_OK)
        return rc;
    *keys = list;
    *n = count;
    return RC_OK;
}

enum rc store_integrity(struct conn *c, struct arena *a, struct text **lines, size_t *n, struct err *err)
{
    struct stmt *st;
    struct text *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = conn_ask(c, SQL_INTEGRITY, NO_VALUES, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, row_text(c, st, 0, a));
    if (rc != RC_OK)
        return rc;
    *lines = list;
    *n = count;
    return RC_OK;
}

enum rc store_salts_put(struct conn *c, enum fact_sort sort, int64_t n, struct text salts, struct err *err)
{
    assert(c->writing);
    return conn_run(c, SQL_SALTS_PUT, VALUES(VALUE_I(sort), VALUE_I(n), VALUE_B(salts)), err);
}

const char *store_where(const struct store *s) { return s->where; }
