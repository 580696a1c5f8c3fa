/* store_find.c -- matters by three letters that stand together in code or title: an index that is made after the act, not with it.
 *
 *      ids       1 ................ last ........ newest
 *                │ in the index    │  not yet   │
 *
 * A view like the others: rebuild drops it, and so does an erasure, because three letters of an erased name are some of it; it is
 * then made again from what is left.
 */
#include "store/conn.h"

enum { TRIGRAMS_MAX = 16, LETTERS = 3, MATCH_BYTES_MAX = 4096 };

/* `"abc" AND "bcd"`: at most so many, spread over the words. False: fewer than three letters. */
static bool match_of(struct arena *a, struct text folded, struct text *out)
{
    size_t letters = text_points(folded), n = letters >= LETTERS ? letters - LETTERS + 1 : 0, at = 0;
    size_t step = n ? (n + TRIGRAMS_MAX - 1) / TRIGRAMS_MAX : 1;
    struct sbuf match;
    sbuf_init(&match, MATCH_BYTES_MAX);
    for (size_t i = 0; i < n; i++, text_next(folded, &at)) {
        size_t end = at;
        if (i % step != 0)
            continue;
        for (int k = 0; k < LETTERS; k++)
            text_next(folded, &end);
        sbuf_str(&match, i ? " AND \"" : "\"");
        for (size_t k = at; k < end; k++)
            sbuf_str(&match, folded.p[k] == '"' ? "\"\"" : (char[]){ folded.p[k], '\0' });
        sbuf_char(&match, '"');
    }
    *out = text_dup(a, sbuf_text(&match));
    sbuf_release(&match);
    return n > 0;
}

enum rc store_found(struct conn *c, struct arena *a, struct text folded, bool down, matter_id from, size_t max,
                    matter_id **ids, size_t *n, bool *known, struct err *err)
{
    struct stmt *st;
    struct text match;
    bool row;
    matter_id *list = NULL;
    size_t count = 0;
    *known = match_of(a, folded, &match);
    *n = 0;
    if (!*known)
        return RC_OK;
    enum rc rc = conn_ask(c, down ? SQL_FOUND_DOWN : SQL_FOUND_UP,
                          VALUES(VALUE_T(match), VALUE_I(from), VALUE_I((int64_t)max)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, row_int(c, st, 0));
    if (rc != RC_OK)
        return rc;
    *ids = list;
    *n = count;
    return RC_OK;
}

enum rc store_found_last(struct conn *c, matter_id *last, struct err *err)
{
    *last = 0;
    return conn_number(c, SQL_FOUND_LAST, NO_VALUES, last, err);
}

enum rc store_titles(struct conn *c, struct arena *a, bool down, matter_id after, size_t max, struct titled **rows,
                     size_t *n, struct err *err)
{
    struct stmt *st;
    bool row;
    struct titled *list = NULL;
    size_t count = 0;
    enum rc rc =
        conn_ask(c, down ? SQL_TITLES_DOWN : SQL_TITLES_UP, VALUES(VALUE_I(after), VALUE_I((int64_t)max)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct titled t = { .id = row_int(c, st, 0), .code = row_text(c, st, 1, a) };
        row_word(c, st, 2, a, &t.title);
        ARENA_PUSH(a, list, count, t);
    }
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

enum rc store_found_add(struct conn *c, const struct titled *rows, size_t n, struct err *err)
{
    enum rc rc = RC_OK;
    assert(c->writing);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        rc = conn_run(c, SQL_FOUND_ADD, VALUES(VALUE_I(rows[i].id), VALUE_T(rows[i].title)), err);
    return rc == RC_OK && n > 0 ? conn_run(c, SQL_FOUND_LAST_PUT, VALUES(VALUE_I(rows[n - 1].id)), err) : rc;
}

enum rc store_found_drop(struct conn *c, struct err *err)
{
    assert(c->writing);
    enum rc rc = conn_run(c, SQL_FOUND_DROP, NO_VALUES, err);
    return rc == RC_OK ? conn_run(c, SQL_FOUND_LAST_PUT, VALUES(VALUE_I(0)), err) : rc;
}
