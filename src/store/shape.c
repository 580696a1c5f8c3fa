/* shape.c -- two lists of the same order, side by side. */
#include "store/shape.h"

#include "store/conn.h"
#include "store/schema.h"

static enum rc objects(struct conn *c, struct arena *a, struct shape_line **out, size_t *n, struct err *err)
{
    struct stmt *st;
    struct shape_line *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = conn_ask(c, SQL_SHAPE, NO_VALUES, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct shape_line line = { .type = row_text(c, st, 0, a),
                                   .name = row_text(c, st, 1, a),
                                   .table = row_text(c, st, 2, a),
                                   .ours = row_text(c, st, 3, a) };
        ARENA_PUSH(a, list, count, line);
    }
    *out = list;
    *n = count;
    return rc;
}

static enum rc objects_of_new(struct arena *a, struct shape_line **out, size_t *n, struct err *err)
{
    struct conn *made = NULL;
    enum rc rc = conn_open(NULL, ":memory:", DB_CREATE, &made, err);
    if (rc == RC_OK)
        rc = schema_make(made, err);
    if (rc == RC_OK)
        rc = objects(made, a, out, n, err);
    conn_close(made);
    return rc;
}

static bool made_by_older(struct text sql)
{
    for (size_t i = 0; SCHEMA_OLD_SHAPES[i]; i++)
        if (text_eq(sql, text_of(SCHEMA_OLD_SHAPES[i])))
            return true;
    return false;
}

static int order(const struct shape_line *x, const struct shape_line *y)
{
    int by_type = text_cmp(x->type, y->type);
    return by_type ? by_type : text_cmp(x->name, y->name);
}

enum rc store_shape(struct conn *c, struct arena *a, struct shape_line **lines, size_t *n, struct err *err)
{
    struct shape_line *is = NULL, *shall = NULL, *list = NULL;
    size_t nis = 0, nshall = 0, count = 0;
    enum rc rc = objects(c, a, &is, &nis, err);
    if (rc == RC_OK)
        rc = objects_of_new(a, &shall, &nshall, err);
    for (size_t i = 0, k = 0; rc == RC_OK && (i < nis || k < nshall);) {
        int side = i == nis ? 1 : k == nshall ? -1 : order(&is[i], &shall[k]);
        struct shape_line line = side < 0 ? is[i] : shall[k];
        struct text there = side > 0 ? TEXT_NONE : is[i].ours;
        bool good = (side == 0 && text_eq(there, shall[k].ours)) || made_by_older(there);
        line.kind = side < 0 ? SHAPE_MORE : side > 0 ? SHAPE_MISSING : SHAPE_OTHER;
        line.ours = side < 0 ? TEXT_NONE : line.ours;
        if (!good)
            ARENA_PUSH(a, list, count, line);
        i += side <= 0;
        k += side >= 0;
    }
    if (rc != RC_OK)
        return rc;
    *lines = list;
    *n = count;
    return RC_OK;
}

/* A name in the file may be anything. */
static const char *dropping(struct arena *a, const struct shape_line *l)
{
    struct text quoted = TEXT_NONE, rest = l->name, part;
    while (rest.n > 0 && text_split(&rest, '"', &part))
        quoted = text_printf(a, "%.*s%.*s%s", TEXT_FMT(quoted), TEXT_FMT(part), rest.p ? "\"\"" : "");
    return text_cstr(a, text_printf(a, "DROP %.*s \"%.*s\";", TEXT_FMT(l->type), TEXT_FMT(quoted)));
}

static bool is_mendable(const struct shape_line *l)
{
    return text_eq(l->type, TEXT("trigger")) || text_eq(l->type, TEXT("index"));
}

enum rc store_shape_mend(struct conn *c, struct err *err)
{
    struct arena *a = arena_new();
    struct shape_line *lines;
    size_t n = 0;
    assert(c->writing);
    enum rc rc = store_shape(c, a, &lines, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        const struct shape_line *l = &lines[i];
        if (!is_mendable(l))
            continue;
        if (l->kind != SHAPE_MISSING)
            rc = c->driver->script(c->db, dropping(a, l), err);
        if (rc == RC_OK && l->kind != SHAPE_MORE)
            rc = c->driver->script(c->db, text_cstr(a, l->ours), err);
    }
    arena_free(a);
    return rc;
}
