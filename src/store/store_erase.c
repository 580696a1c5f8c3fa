/* store_erase.c -- taking away what the law orders taken away: content and salt go, the digest stays. */
#include "base/i18n.h"
#include "store/fact.h"
#include "store/handle.h"

#include <string.h>

enum rc store_erasure_add(struct conn *c, struct erasure_row *row, struct err *err)
{
    int64_t last = 0;
    assert(c->writing);
    enum rc rc = conn_last(c, FACT_ERASURE, SQL_ERASURE_LAST, &last, err);
    if (rc != RC_OK)
        return rc;
    rc = store_found_drop(c, err); /* it is made again from what is left */
    if (rc != RC_OK)
        return rc;
    row->seq = last + 1;
    return conn_add(c, FACT_ERASURE, SQL_ERASURE_ADD,
                    VALUES(VALUE_I(row->seq), VALUE_I(row->recorded.us), VALUE_T(row->person),
                           VALUE_T(row->operator_name), VALUE_T(row->subject), VALUE_T(row->ground)),
                    err);
}

/* --- one fact -------------------------------------------------------------------------------------------- */

struct taking {
    struct arena *a;
    const struct text *fields;
    size_t nfields;
    int64_t n;
    bool found, unsalted;
    struct taken {
        struct text name;
        struct hash digest;
        struct text salt; /* as it stood */
    } taken[LEAF_FIELDS_MAX];
    size_t ntaken;
};

static bool is_named(const struct taking *t, struct text name)
{
    for (size_t i = 0; i < t->nfields; i++)
        if (text_eq(t->fields[i], name))
            return true;
    return t->fields == NULL;
}

static enum rc take(void *arg, const struct fact_row *row, struct err *err)
{
    struct taking *t = arg;
    (void)err;
    if (row->n != t->n)
        return RC_OK;
    t->found = true;
    t->unsalted = row->unsalted;
    for (size_t i = 0; i < row->nsecrets; i++) {
        const struct fact_secret *s = &row->secrets[i];
        if (is_named(t, s->name))
            t->taken[t->ntaken++] =
                (struct taken){ s->name, hash_salted(s->salt, s->content), text_dup(t->a, s->salt) };
    }
    return RC_OK;
}

/* ",title,words,": so that a statement can ask for ",title,". */
static struct text list_of(const struct taking *t)
{
    struct text list = TEXT(",");
    for (size_t i = 0; i < t->ntaken; i++)
        list = text_printf(t->a, "%.*s%.*s,", TEXT_FMT(list), TEXT_FMT(t->taken[i].name));
    return list;
}

static enum rc no_erasing(enum fact_sort sort, struct err *err)
{
    return err_set(err, PB_NOT_NOW, _("nothing of '%s' can be erased: it holds no words of persons"), fact_word(sort));
}

static enum rc content_remove(struct conn *c, enum fact_sort sort, const struct taking *t, struct err *err)
{
    static const enum sql HOW[FACT_SORT_END] = { [FACT_REGISTER] = SQL_ERASE_REGISTER,
                                                 [FACT_DOCUMENT] = SQL_ERASE_DOCUMENT,
                                                 [FACT_CONTENT] = SQL_ERASE_CONTENT,
                                                 [FACT_ACT] = SQL_ERASE_ACT };
    if (!HOW[sort])
        return no_erasing(sort, err);
    return conn_run(c, HOW[sort], VALUES(VALUE_I(t->n), VALUE_T(list_of(t))), err);
}

/* The salts of what was taken become zeros; those of an act went with its words. */
static enum rc salts_remove(struct conn *c, enum fact_sort sort, const struct taking *t, struct err *err)
{
    struct stmt *st;
    bool row = false;
    enum rc rc = conn_first(c, SQL_SALTS, VALUES(VALUE_I(sort), VALUE_I(t->n)), &st, &row, err);
    if (rc != RC_OK || !row)
        return rc;
    struct text salts = row_text(c, st, 0, t->a);
    conn_done(c, st);
    for (size_t at = 0; at + SALT_SIZE <= salts.n; at += SALT_SIZE)
        for (size_t i = 0; i < t->ntaken; i++)
            if (memcmp(salts.p + at, t->taken[i].salt.p, SALT_SIZE) == 0)
                memset((char *)salts.p + at, 0, SALT_SIZE);
    return store_salts_put(c, sort, t->n, salts, err);
}

static enum rc digests_add(struct conn *c, int64_t erasure, enum fact_sort sort, const struct taking *t,
                           struct err *err)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; i < t->ntaken && rc == RC_OK; i++) {
        struct text digest = { (const char *)t->taken[i].digest.b, HASH_BYTES };
        rc = conn_run(
            c, SQL_ERASED_ADD,
            VALUES(VALUE_I(sort), VALUE_I(t->n), VALUE_T(t->taken[i].name), VALUE_I(erasure), VALUE_B(digest)), err);
    }
    return rc;
}

enum rc store_erase(struct conn *c, struct arena *a, int64_t erasure, enum fact_sort sort, int64_t n,
                    const struct text *fields, size_t nfields, size_t *erased, struct err *err)
{
    struct taking t = { .a = a, .fields = fields, .nfields = nfields, .n = n };
    assert(c->writing);
    enum rc rc = store_facts(c, sort, n - 1, 1, false, take, &t, err);
    if (rc != RC_OK)
        return rc;
    if (!t.found)
        return err_set(err, PB_UNKNOWN_ACT, _("there is no fact '%s' number %lld"), fact_word(sort), (long long)n);
    if (t.unsalted)
        return err_set(err, PB_NOT_SEALED, _("the fact '%s' number %lld is not sealed yet: seal it first"),
                       fact_word(sort), (long long)n);
    *erased += t.ntaken;
    if (t.ntaken == 0)
        return RC_OK;
    rc = digests_add(c, erasure, sort, &t, err);
    if (rc == RC_OK)
        rc = content_remove(c, sort, &t, err);
    return rc == RC_OK ? salts_remove(c, sort, &t, err) : rc;
}

/* --- nowhere in the file --------------------------------------------------------------------------------- */

/* Free pages are zeroed as they become free (SQLite's secure_delete, which the connection that writes always has); what is left is the
 * WAL, which still holds the pages as they were. */
enum rc store_scrub(struct store *s, struct err *err)
{
    struct conn *c = s->writer;
    return c ? c->driver->script(c->db, "PRAGMA wal_checkpoint(TRUNCATE);", err) : RC_OK;
}

/* --- what belongs to a person, to a document --------------------------------------------------------------- */

static enum rc numbers_read(struct conn *c, struct stmt *st, struct arena *a, int64_t **ns, size_t *n, struct err *err)
{
    int64_t *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = RC_OK;
    while ((rc = conn_row(c, st, &row, err)) == RC_OK && row)
        ARENA_PUSH(a, list, count, row_int(c, st, 0));
    if (rc != RC_OK)
        return rc;
    *ns = list;
    *n = count;
    return RC_OK;
}

enum rc store_person_rows(struct conn *c, struct arena *a, struct text code, int64_t **ns, size_t *n, struct err *err)
{
    struct stmt *st;
    enum rc rc = conn_ask(c, SQL_PERSON_ROWS, VALUES(VALUE_T(code)), &st, err);
    return rc == RC_OK ? numbers_read(c, st, a, ns, n, err) : rc;
}

enum rc store_content_ids(struct conn *c, struct arena *a, int64_t document, int64_t **ns, size_t *n, struct err *err)
{
    struct stmt *st;
    enum rc rc = conn_ask(c, SQL_CONTENT_IDS, VALUES(VALUE_I(document)), &st, err);
    return rc == RC_OK ? numbers_read(c, st, a, ns, n, err) : rc;
}
