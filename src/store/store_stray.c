/* store_stray.c -- rows that have no place in a file of ours. */
#include "store/conn.h"
#include "store/fact.h"

static enum rc counted(struct conn *c, struct arena *a, enum sql sql, struct stray_rows **out, size_t *n,
                       struct err *err)
{
    struct stmt *st;
    struct stray_rows *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = conn_ask(c, sql, NO_VALUES, &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct stray_rows is = { row_text(c, st, 0, a), row_int(c, st, 1) };
        if (is.rows > 0)
            ARENA_PUSH(a, list, count, is);
    }
    if (rc != RC_OK)
        return rc;
    *out = list;
    *n = count;
    return RC_OK;
}

enum rc store_foreign(struct conn *c, struct arena *a, struct stray_rows **list, size_t *n, struct err *err)
{
    return counted(c, a, SQL_FOREIGN_ROWS, list, n, err);
}

enum rc store_orphans(struct conn *c, struct arena *a, struct stray_rows **list, size_t *n, struct err *err)
{
    return counted(c, a, SQL_ORPHAN_ROWS, list, n, err);
}
