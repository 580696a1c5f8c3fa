/* conn.c -- statements prepared once a connection, bound, stepped, read. */
#include "store/conn.h"
#include "base/i18n.h"

#include <stdlib.h>

enum rc conn_open(struct store *store, const char *where, enum db_mode mode, struct conn **out, struct err *err)
{
    struct conn *c = calloc(1, sizeof *c);
    if (!c)
        return err_set(err, PB_IO, _("no memory to open database '%s'"), where);
    c->driver = &db_sqlite;
    c->store = store;
    c->salt = SALTS_AHEAD;
    sbuf_init(&c->body, BODY_MAX);
    sbuf_init(&c->said, SAID_MAX);
    for (int i = 0; i < FACT_SORT_END; i++)
        sbuf_init(&c->stamped[i].stamps, STAMPS_MAX);
    enum rc rc = c->driver->open(&c->db, where, mode, err);
    if (rc != RC_OK) {
        conn_close(c);
        return rc;
    }
    *out = c;
    return RC_OK;
}

void conn_close(struct conn *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < SQL_COUNT; i++)
        c->driver->finish(c->stmts[i]);
    c->driver->close(c->db);
    sbuf_release(&c->body);
    sbuf_release(&c->said);
    for (int i = 0; i < FACT_SORT_END; i++)
        sbuf_release(&c->stamped[i].stamps);
    free(c);
}

void conn_forget(struct conn *c)
{
    c->last_known = c->matter_known = c->world_known = false;
    c->epoch++;
}

int64_t store_epoch(const struct conn *c)
{
    assert(c->writing);
    return c->epoch;
}

void store_on_disk_first(struct conn *c)
{
    assert(c->writing);
    c->unseen = true;
}

void conn_undo(struct conn *c)
{
    c->driver->rollback(c->db);
    conn_forget(c);
}

enum rc conn_begin(struct conn *c, bool write, struct err *err)
{
    enum rc rc = c->driver->begin(c->db, write, err);
    if (rc != RC_OK)
        return rc;
    int64_t others = write ? c->driver->others(c->db) : -1;
    if (others < 0 || others != c->others) /* a reader's snapshot may be of any time */
        conn_forget(c);
    c->others = others;
    c->writing = write;
    conn_stamped_back(c, NULL);
    c->unseen = false;
    return RC_OK;
}

/* What is bound stays bound, and every call binds all but the realm again. */
static enum rc conn_prepare(struct conn *c, enum sql sql, struct err *err)
{
    struct stmt *st;
    const struct value realm = VALUE_I(REALM);
    enum rc rc = c->driver->prepare(c->db, &st, SQL[sql], err);
    if (rc != RC_OK)
        return rc;
    if ((rc = c->driver->bind(st, 1, &realm, 1, err)) != RC_OK) {
        c->driver->finish(st);
        return rc;
    }
    c->stmts[sql] = st;
    return RC_OK;
}

enum rc conn_ask(struct conn *c, enum sql sql, const struct value *v, size_t n, struct stmt **out, struct err *err)
{
    enum rc rc = c->stmts[sql] ? RC_OK : conn_prepare(c, sql, err);
    if (rc != RC_OK)
        return rc;
    struct stmt *st = c->stmts[sql];
    rc = c->driver->bind(st, 2, v, n, err);
    if (rc != RC_OK) {
        c->driver->reset(st);
        return rc;
    }
    *out = st;
    return RC_OK;
}

enum rc conn_row(struct conn *c, struct stmt *st, bool *has_row, struct err *err)
{
    bool row = false;
    enum rc rc = c->driver->step(st, &row, err);
    if (rc != RC_OK || !row)
        c->driver->reset(st);
    if (rc == RC_OK)
        *has_row = row;
    return rc;
}

void conn_done(struct conn *c, struct stmt *st) { c->driver->reset(st); }

enum rc conn_run(struct conn *c, enum sql sql, const struct value *v, size_t n, struct err *err)
{
    struct stmt *st;
    bool row = false;
    enum rc rc = conn_first(c, sql, v, n, &st, &row, err);
    assert(rc != RC_OK || !row);
    return rc;
}

enum rc conn_first(struct conn *c, enum sql sql, const struct value *v, size_t n, struct stmt **out, bool *row,
                   struct err *err)
{
    enum rc rc = conn_ask(c, sql, v, n, out, err);
    return rc == RC_OK ? conn_row(c, *out, row, err) : rc;
}

enum rc conn_number(struct conn *c, enum sql sql, const struct value *v, size_t n, int64_t *out, struct err *err)
{
    struct stmt *st;
    bool row = false;
    enum rc rc = conn_first(c, sql, v, n, &st, &row, err);
    if (rc != RC_OK || !row)
        return rc;
    *out = row_int(c, st, 0);
    conn_done(c, st);
    return RC_OK;
}

enum rc conn_reaches(struct conn *c, int64_t format, bool *yes, struct err *err)
{
    int64_t is = 0;
    enum rc rc = conn_number(c, SQL_FORMAT, NO_VALUES, &is, err);
    if (rc == RC_OK)
        *yes = is >= format;
    return rc;
}

struct value value_instant(struct instant t) { return instant_is_max(t) ? VALUE_NIL : VALUE_I(t.us); }

int64_t row_int(const struct conn *c, const struct stmt *st, int n)
{
    struct value v = c->driver->column(st, n);
    return v.type == VALUE_INT ? v.i : 0;
}

bool row_bool(const struct conn *c, const struct stmt *st, int n) { return row_int(c, st, n) != 0; }

struct instant row_instant(const struct conn *c, const struct stmt *st, int n)
{
    struct value v = c->driver->column(st, n);
    return v.type == VALUE_INT ? ((struct instant){ v.i }) : INSTANT_MAX;
}

struct text row_text(const struct conn *c, const struct stmt *st, int n, struct arena *a)
{
    struct value v = c->driver->column(st, n);
    return v.type == VALUE_TEXT || v.type == VALUE_BLOB ? text_dup(a, v.t) : TEXT_NONE;
}

bool row_word(const struct conn *c, const struct stmt *st, int n, struct arena *a, struct text *out)
{
    struct value v = c->driver->column(st, n);
    if (v.type != VALUE_BLOB || v.t.n < SALT_BYTES)
        return false;
    *out = text_dup(a, text_sub(v.t, SALT_BYTES, v.t.n));
    return true;
}
