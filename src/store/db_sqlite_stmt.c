/* db_sqlite_stmt.c -- statements: prepared once, bound by number, read a row at a time. */
#include "store/db_sqlite.h"

#include "base/i18n.h"

#include <stdio.h>
#include <stdlib.h>

struct param {
    int index;              /* as SQLite numbers it                                       */
    bool is_null, is_whole; /* what is bound: NULL, or `whole`; neither: bind it anew      */
    int64_t whole;
};

struct stmt {
    sqlite3_stmt *h;
    struct db *db;
    int n;
    struct param params[]; /* n; $1 is the first */
};

void sqlite_finish(struct stmt *st)
{
    if (!st)
        return;
    sqlite3_finalize(st->h);
    free(st);
}

enum rc sqlite_prepare(struct db *db, struct stmt **out, const char *sql, struct err *err)
{
    sqlite3_stmt *h;
    int code = sqlite3_prepare_v3(db->h, sql, -1, SQLITE_PREPARE_PERSISTENT, &h, NULL);
    if (code != SQLITE_OK)
        return sqlite_fail(db, code, err);
    int n = sqlite3_bind_parameter_count(h);
    struct stmt *st = calloc(1, sizeof *st + (size_t)n * sizeof *st->params);
    if (!st) {
        sqlite3_finalize(h);
        return err_set(err, PB_IO, _("no memory for a statement on database '%s'"), db->where);
    }
    st->h = h;
    st->db = db;
    st->n = n;
    for (int i = 0; i < n; i++) {
        char name[16];
        snprintf(name, sizeof name, "$%d", i + 1);
        st->params[i] = (struct param){ .index = sqlite3_bind_parameter_index(h, name), .is_null = true };
        assert(st->params[i].index && "parameters are $1 .. $n without gap");
    }
    *out = st;
    return RC_OK;
}

/* Nearly all of a row of words is NULL, and many a number is what it was in the row before. */
static bool is_bound(const struct param *p, const struct value *v)
{
    return (v->type == VALUE_INT && p->is_whole && p->whole == v->i) || (v->type == VALUE_NULL && p->is_null);
}

static int bind_one(sqlite3_stmt *h, struct param *p, const struct value *v)
{
    const char *bytes = v->t.p ? v->t.p : ""; /* an empty text is not NULL */
    int code = SQLITE_MISUSE;
    p->is_null = p->is_whole = false;
    switch (v->type) {
    case VALUE_NULL: code = sqlite3_bind_null(h, p->index); break;
    case VALUE_INT: code = sqlite3_bind_int64(h, p->index, v->i); break;
    case VALUE_TEXT: code = sqlite3_bind_text64(h, p->index, bytes, v->t.n, SQLITE_STATIC, SQLITE_UTF8); break;
    case VALUE_BLOB: code = sqlite3_bind_blob64(h, p->index, bytes, v->t.n, SQLITE_STATIC); break;
    }
    p->is_null = code == SQLITE_OK && v->type == VALUE_NULL;
    p->is_whole = code == SQLITE_OK && v->type == VALUE_INT;
    p->whole = v->i;
    return code;
}

enum rc sqlite_bind(struct stmt *st, int first, const struct value *v, size_t n, struct err *err)
{
    assert(first >= 1 && (size_t)first + n <= (size_t)st->n + 1);
    struct param *p = &st->params[first - 1];
    int code = SQLITE_OK;
    for (size_t i = 0; i < n && code == SQLITE_OK; i++)
        if (!is_bound(&p[i], &v[i]))
            code = bind_one(st->h, &p[i], &v[i]);
    return code == SQLITE_OK ? RC_OK : sqlite_fail(st->db, code, err);
}

enum rc sqlite_step(struct stmt *st, bool *has_row, struct err *err)
{
    if (st->db->lost)
        return sqlite_fail_lost(st->db, err); /* (1) */
    int code = sqlite3_step(st->h);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return sqlite_fail(st->db, code, err);
    *has_row = code == SQLITE_ROW;
    return RC_OK;
}

/* A connection is one thread's at a time, so that the value may be asked itself and not, call by call, by its number. */
struct value sqlite_column(const struct stmt *st, int n)
{
    assert(n >= 0 && n < sqlite3_column_count(st->h));
    sqlite3_value *v = sqlite3_column_value(st->h, n);
    switch (sqlite3_value_type(v)) {
    case SQLITE_INTEGER: return VALUE_I(sqlite3_value_int64(v));
    case SQLITE_BLOB: {
        const void *p = sqlite3_value_blob(v);
        return VALUE_B(((struct text){ p, (size_t)sqlite3_value_bytes(v) }));
    }
    case SQLITE_TEXT:
    case SQLITE_FLOAT: { /* we store none; a foreign hand's reads as its digits */
        const unsigned char *p = sqlite3_value_text(v);
        return VALUE_T(((struct text){ (const char *)p, (size_t)sqlite3_value_bytes(v) }));
    }
    default: return VALUE_NIL;
    }
}

void sqlite_reset(struct stmt *st) { sqlite3_reset(st->h); /* tells step's error again */ }
