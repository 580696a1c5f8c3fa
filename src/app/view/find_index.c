/* find_index.c -- the index of words, made after the acts: a few hundred matters at a time, each in a transaction of its own. */
#include "app/view/find_index.h"

enum { MATTERS_AT_ONCE = 256 };

/* What is looked for: the code, then the title; a line end keeps them apart, for no words hold one. */
struct text find_words(struct arena *a, const struct titled *t)
{
    struct text code = text_fold(a, t->code), title = text_fold(a, t->title);
    return text_printf(a, "%.*s\n%.*s", TEXT_FMT(code), TEXT_FMT(title));
}

struct adding {
    bool more;
};

static enum rc add_job(struct conn *conn, void *arg, struct err *err)
{
    struct adding *add = arg;
    struct arena *a = arena_new();
    struct titled *rows;
    matter_id last;
    size_t n = 0;
    enum rc rc = store_found_last(conn, &last, err);
    if (rc == RC_OK)
        rc = store_titles(conn, a, false, last, MATTERS_AT_ONCE, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        rows[i].title = find_words(a, &rows[i]);
    if (rc == RC_OK)
        rc = store_found_add(conn, rows, n, err);
    add->more = n == MATTERS_AT_ONCE;
    arena_free(a);
    return rc;
}

/* Without taking the writer's place where there is nothing to do. */
static enum rc is_behind(struct congvu *app, bool *behind, struct err *err)
{
    struct conn *conn = NULL;
    struct arena *a = arena_new();
    struct titled *rows;
    matter_id last = 0;
    size_t n = 0;
    enum rc rc = store_read(app->store, &conn, err);
    if (rc == RC_OK)
        rc = store_found_last(conn, &last, err);
    if (rc == RC_OK)
        rc = store_titles(conn, a, false, last, 1, &rows, &n, err);
    *behind = n > 0;
    store_done(conn);
    arena_free(a);
    return rc;
}

enum rc find_index(struct congvu *app, int batches, struct err *err)
{
    struct adding add = { .more = false };
    enum rc rc = is_behind(app, &add.more, err);
    for (int i = 0; rc == RC_OK && add.more && i < batches; i++)
        rc = store_write(app->store, add_job, &add, err);
    return rc;
}
