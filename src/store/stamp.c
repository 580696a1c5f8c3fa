#include "store/stamp.h"

#include "base/i18n.h"
#include "store/handle.h"
#include "store/schema.h"

#include <sodium.h>
#include <string.h>

/* --- a stamp --------------------------------------------------------------------------------------------- */

enum { HEAD_BYTES = 9 }; /* of a column: its type, its number or its length */

static size_t head_put(unsigned char *head, const struct value *v)
{
    uint64_t n = v->type == VALUE_INT ? (uint64_t)v->i : v->t.n;
    head[0] = (unsigned char)v->type;
    if (v->type == VALUE_NULL)
        return 1;
    memcpy(head + 1, &n, sizeof n);
    return HEAD_BYTES;
}

/* All heads, then all texts: how long each is stands before. Numbers as the machine has them: a stamp lives for a second. */
void stamp_make(const struct store *s, enum fact_sort sort, const struct value *columns, size_t n,
                unsigned char out[STAMP_BYTES])
{
    unsigned char heads[1 + HEAD_BYTES * (LEAF_FIELDS_MAX + 2)];
    crypto_generichash_state state;
    size_t at = 0;
    assert(n <= LEAF_FIELDS_MAX + 2);
    heads[at++] = (unsigned char)sort;
    for (size_t i = 0; i < n; i++)
        at += head_put(heads + at, &columns[i]);
    crypto_generichash_init(&state, s->stamp_key, STAMP_KEY_BYTES, STAMP_BYTES);
    crypto_generichash_update(&state, heads, at);
    for (size_t i = 0; i < n; i++)
        if (columns[i].type >= VALUE_TEXT && columns[i].t.n > 0)
            crypto_generichash_update(&state, (const unsigned char *)columns[i].t.p, columns[i].t.n);
    crypto_generichash_final(&state, out, STAMP_BYTES);
}

/* --- what a transaction brought -------------------------------------------------------------------------- */

bool conn_stamps(const struct conn *c) { return c->store && c->store->stamping; }

static void note(struct stamped *s, int64_t n)
{
    if (s->count == 0)
        s->first = n;
    assert(n == s->first + s->count);
    s->count++;
}

enum rc conn_add(struct conn *c, enum fact_sort sort, enum sql sql, const struct value *v, size_t n, struct err *err)
{
    enum rc rc = conn_run(c, sql, v, n, err);
    assert(v[0].type == VALUE_INT);
    if (rc == RC_OK && conn_stamps(c))
        note(&c->stamped[sort], v[0].i);
    return rc;
}

void conn_added(struct conn *c, enum fact_sort sort, const struct value *columns, size_t n)
{
    struct stamped *s = &c->stamped[sort];
    unsigned char stamp[STAMP_BYTES];
    if (!conn_stamps(c))
        return;
    assert(columns[0].type == VALUE_INT && s->stamps.n == (size_t)s->count * STAMP_BYTES);
    note(s, columns[0].i);
    stamp_make(c->store, sort, columns, n, stamp);
    sbuf_add(&s->stamps, (struct text){ (const char *)stamp, sizeof stamp });
}

struct stamped_counts conn_stamped(const struct conn *c)
{
    struct stamped_counts counts;
    for (int i = 0; i < FACT_SORT_END; i++)
        counts.of[i] = c->stamped[i].count;
    return counts;
}

void conn_stamped_back(struct conn *c, const struct stamped_counts *counts)
{
    for (int i = 0; i < FACT_SORT_END; i++) {
        struct stamped *s = &c->stamped[i];
        s->count = counts ? counts->of[i] : 0;
        if (s->stamps.n > (size_t)s->count * STAMP_BYTES)
            s->stamps.n = (size_t)s->count * STAMP_BYTES;
    }
}

/* --- before and after the commit ------------------------------------------------------------------------- */

static enum rc stamp_add(void *arg, const struct fact_row *row, struct err *err)
{
    struct stamped *s = arg;
    (void)err;
    assert(row->n == s->first + (int64_t)(s->stamps.n / STAMP_BYTES));
    sbuf_add(&s->stamps, (struct text){ (const char *)row->stamp, STAMP_BYTES });
    return RC_OK;
}

enum rc conn_stamps_put(struct conn *c, struct err *err)
{
    enum rc rc = RC_OK;
    for (int sort = 0; rc == RC_OK && sort < FACT_SORT_END; sort++) {
        struct stamped *s = &c->stamped[sort];
        if (s->count == 0)
            continue;
        if (s->stamps.n == 0)
            rc = store_facts(c, (enum fact_sort)sort, s->first - 1, (size_t)s->count, true, stamp_add, s, err);
        if (rc == RC_OK && s->stamps.n != (size_t)s->count * STAMP_BYTES)
            rc = err_set(err, PB_CORRUPT, _("the facts just written cannot be read again"));
        if (rc == RC_OK)
            rc = store_stamps_put(c, (enum fact_sort)sort, s->first, sbuf_text(&s->stamps), err);
    }
    return rc;
}

void conn_stamps_committed(struct conn *c)
{
    for (int sort = 0; sort < FACT_SORT_END; sort++)
        if (c->stamped[sort].count)
            atomic_store(&c->store->mine[sort], c->stamped[sort].first + c->stamped[sort].count - 1);
}

/* --- numbers --------------------------------------------------------------------------------------------- */

int64_t conn_last_mine(const struct conn *c, enum fact_sort sort, int64_t stored)
{
    return c->store ? max64(stored, atomic_load(&c->store->mine[sort])) : stored;
}

enum rc conn_last(struct conn *c, enum fact_sort sort, enum sql last, int64_t *out, struct err *err)
{
    int64_t stored = 0;
    enum rc rc = conn_number(c, last, NO_VALUES, &stored, err);
    if (rc == RC_OK)
        *out = conn_last_mine(c, sort, stored);
    return rc;
}

/* --- for who seals and who looks ------------------------------------------------------------------------- */

void store_stamp(struct store *s, const unsigned char key[STAMP_KEY_BYTES])
{
    memcpy(s->stamp_key, key, STAMP_KEY_BYTES);
    s->stamping = true;
}

int64_t store_mine(struct store *s, enum fact_sort sort) { return atomic_load(&s->mine[sort]); }

enum rc store_stamps(struct conn *c, struct arena *a, enum fact_sort sort, int64_t after, int64_t until,
                     struct stamps *out, struct err *err)
{
    struct stmt *st;
    struct stamps list = { .n = 0 };
    bool row, there = false;
    enum rc rc = conn_reaches(c, SCHEMA_HAS_STAMPS, &there, err);
    *out = list;
    if (rc != RC_OK || !there)
        return rc;
    rc = conn_ask(c, SQL_STAMPS, VALUES(VALUE_I(sort), VALUE_I(after), VALUE_I(until)), &st, err);
    while (rc == RC_OK && (rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct stamp_run run = { row_int(c, st, 0), row_text(c, st, 1, a) };
        ARENA_PUSH(a, list.runs, list.n, run);
    }
    if (rc == RC_OK)
        rc = conn_number(c, SQL_STAMPS_LAST, VALUES(VALUE_I(sort)), &list.last, err);
    if (rc == RC_OK)
        *out = list;
    return rc;
}

static int64_t run_end(const struct stamp_run *run) { return run->first + (int64_t)(run->stamps.n / STAMP_BYTES); }

bool stamps_find(struct stamps *s, int64_t n, struct text *out)
{
    while (s->at < s->n && run_end(&s->runs[s->at]) <= n)
        s->at++;
    if (s->at == s->n || s->runs[s->at].first > n)
        return false;
    size_t at = (size_t)(n - s->runs[s->at].first) * STAMP_BYTES;
    *out = text_sub(s->runs[s->at].stamps, at, at + STAMP_BYTES);
    return true;
}

enum rc store_stamps_put(struct conn *c, enum fact_sort sort, int64_t first, struct text stamps, struct err *err)
{
    assert(c->writing && stamps.n % STAMP_BYTES == 0);
    return conn_run(c, SQL_STAMPS_PUT, VALUES(VALUE_I(sort), VALUE_I(first), VALUE_B(stamps)), err);
}

enum rc store_stamps_drop(struct conn *c, enum fact_sort sort, int64_t sealed, struct err *err)
{
    assert(c->writing);
    return conn_run(c, SQL_STAMPS_DROP, VALUES(VALUE_I(sort), VALUE_I(sealed)), err);
}
