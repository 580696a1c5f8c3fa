/* test_view.c -- views are what the fold gives, cell by cell, and a wrong cell is found. */
#include "fixture.h"

#include "store/view_row.h"
#include <stdio.h>
#include <string.h>

/* --- families by chance ---------------------------------------------------------------------------------- */

static struct instant some_instant(struct luck *l)
{
    return luck_upto(l, 4) == 0 ? INSTANT_MAX : (struct instant){ 1000000 + luck_upto(l, 1000000) };
}

static void some_holding(struct luck *l, const struct family *f, struct holding *h, struct instant from)
{
    *h = (struct holding){ .from = from, .to = { from.us + 1 + luck_upto(l, 100000) } };
    h->state = (enum mstate)luck_upto(l, M_ENDED);
    h->unit = 1 + (unit_id)luck_upto(l, 5);
    h->person = (person_id)luck_upto(l, 9);
    h->step = (int)luck_upto(l, 4) - 1;
    h->run = (int)luck_upto(l, 3);
    h->cause = (enum cause)luck_upto(l, CAUSE_COUNT);
    h->act = luck_flip(l) ? &f->acts[luck_upto(l, (int64_t)f->nacts)] : NULL;
    h->from_unit = (unit_id)luck_upto(l, 5);
    h->from_person = (person_id)luck_upto(l, 5);
    h->gives = luck_flip(l), h->allocated = luck_flip(l), h->to_allocate = luck_flip(l);
    h->receivable = luck_flip(l) ? h->from : (struct instant){ h->from.us + 5 };
}

static void some_holdings(struct luck *l, struct arena *a, const struct family *f, struct matter *m)
{
    struct instant at = m->opened;
    m->nholdings = 1 + (size_t)luck_upto(l, 6);
    m->holdings = ARENA_ARRAY(a, struct holding, m->nholdings);
    for (size_t n = 0; n < m->nholdings; n++) {
        some_holding(l, f, &m->holdings[n], at);
        at = m->holdings[n].to;
    }
    if (luck_flip(l))
        m->holdings[m->nholdings - 1].to = INSTANT_MAX;
    m->ended = m->holdings[m->nholdings - 1].to;
}

static void some_matter(struct luck *l, struct arena *a, const struct family *f, struct matter *m)
{
    m->form = (enum ask_form)luck_upto(l, FORM_COUNT);
    m->giver = (unit_id)luck_upto(l, 9), m->lead = (unit_id)luck_upto(l, 9);
    m->opened.us = 1000000 + luck_upto(l, 1000000);
    m->opening = &f->acts[luck_upto(l, (int64_t)f->nacts)];
    m->finished = some_instant(l);
    m->due.at = some_instant(l), m->first_due.at = some_instant(l);
    m->unverified_due = luck_flip(l);
    some_holdings(l, a, f, m);
}

/* A family with matter ids first, first + 1 ...; all else by chance. */
static struct family *some_family(struct luck *l, struct arena *a, matter_id first, size_t n, int64_t last_seq)
{
    struct family *f = family_make(a, first, 3, 1, 1000000);
    struct act *acts = arena_dup(a, f->acts, f->nacts * sizeof *f->acts);
    for (size_t i = 0; i < f->nacts; i++) {
        acts[i].content = luck_flip(l) ? 0 : luck_upto(l, 4);
        acts[i].seq = last_seq - (int64_t)(f->nacts - 1 - i);
        acts[i].recorded.us = acts[i].happened.us = 1500000;
    }
    f->acts = acts;
    const struct rule *rule = f->matters[0].rule;
    f->matters = ARENA_ARRAY(a, struct matter, n);
    f->n = n;
    for (size_t i = 0; i < n; i++) {
        f->matters[i] = (struct matter){ .id = first + (matter_id)i, .index = (int)i, .rule = rule };
        f->matters[i].parent = i ? (int)luck_upto(l, (int64_t)i) : -1;
        some_matter(l, a, f, &f->matters[i]);
    }
    return f;
}

/* --- the works ------------------------------------------------------------------------------------------- */

struct put {
    const struct family *before, *after;
};

static enum rc put_work(struct conn *c, void *arg, struct err *err)
{
    const struct put *p = arg;
    return p->before ? store_views_put(c, p->before, p->after, err) : store_views_anew(c, p->after, err);
}

static void put(struct store *s, const struct family *before, const struct family *after)
{
    struct put p = { before, after };
    OK(store_write(s, put_work, &p, &err));
}

static enum rc checked(struct store *s, const struct family *f, struct err *why)
{
    struct conn *c;
    OK(store_read(s, &c, &err));
    enum rc rc = store_views_check(c, f, why);
    store_done(c);
    return rc;
}

static enum rc counted(struct store *s, int64_t *matters, int64_t *holdings, struct err *why)
{
    struct conn *c;
    OK(store_read(s, &c, &err));
    enum rc rc = store_views_count(c, matters, holdings, why);
    store_done(c);
    return rc;
}

static enum rc drop_work(struct conn *c, void *arg, struct err *err)
{
    (void)arg;
    return store_views_drop(c, err);
}

/* --- tests ----------------------------------------------------------------------------------------------- */

static void what_was_put_is_what_the_fold_gives(void **state)
{
    struct bed *b = BED(state);
    struct luck l = { 99 };
    for (int round = 0; round < 60; round++) {
        struct arena *a = arena_new();
        matter_id first = 1 + 100 * round;
        size_t n = 1 + (size_t)luck_upto(&l, 4);
        struct family *was = NULL, *is;
        for (int step = 0; step < 4; step++, was = is, n += (size_t)luck_upto(&l, 2)) {
            is = some_family(&l, a, first, n, 100 + step);
            put(b->store, luck_flip(&l) ? was : NULL, is);
            OK(checked(b->store, is, &err));
        }
        arena_free(a);
    }
}

static void only_what_differs_is_written(void **state)
{
    struct bed *b = BED(state);
    struct luck l = { 5 };
    struct family *f = some_family(&l, b->a, 1, 3, 100);
    put(b->store, NULL, f);
    struct family same = *f;
    OK(raw_sql(b->store,
               "CREATE TABLE touched (what);"
               "CREATE TRIGGER a AFTER UPDATE ON view_matter BEGIN INSERT INTO touched VALUES ('matter'); END;"
               "CREATE TRIGGER b AFTER UPDATE ON view_holding BEGIN INSERT INTO touched VALUES ('holding'); END;"
               "CREATE TRIGGER c AFTER INSERT ON view_holding BEGIN INSERT INTO touched VALUES ('new'); END;"
               "CREATE TRIGGER d AFTER DELETE ON view_holding BEGIN INSERT INTO touched VALUES ('gone'); END;",
               &err));
    put(b->store, f, &same);
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM touched"), 0);
    struct matter *matters = arena_dup(b->a, f->matters, f->n * sizeof *f->matters);
    same.matters = matters;
    matters[1].due.at.us = 77;
    matters[2].nholdings++;
    matters[2].holdings = arena_grow(b->a, f->matters[2].holdings, f->matters[2].nholdings * sizeof(struct holding),
                                     matters[2].nholdings * sizeof(struct holding));
    matters[2].holdings[0].person++;
    put(b->store, f, &same);
    OK(checked(b->store, &same, &err));
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM touched WHERE what = 'matter'"), 1);
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM touched WHERE what = 'holding'"), 1);
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM touched WHERE what = 'new'"), 1);
    assert_int_equal(raw_number(b->store, "SELECT count(*) FROM touched"), 3);
}

/* Every cell of a table, one after the other, gets another value. */
static void cells_of(struct bed *b, const struct family *f, const char *table, const char *const *columns, size_t n,
                     const char *key)
{
    char sql[512];
    for (size_t i = 0; i < n; i++) {
        put(b->store, NULL, f);
        OK(checked(b->store, f, &err));
        bool text = strcmp(columns[i], "kind") == 0;
        snprintf(sql, sizeof sql,
                 text ? "UPDATE %s SET %s = %s || 'x' WHERE %s" : "UPDATE %s SET %s = coalesce(%s + 1, 5) WHERE %s",
                 table, columns[i], columns[i], key);
        OK(raw_sql(b->store, sql, &err));
        struct err why = { .problem = PB_NONE };
        if (checked(b->store, f, &why) != RC_CORRUPT || why.problem != PB_VIEWS_DIFFER)
            fail_msg("%s.%s may be wrong", table, columns[i]);
        put(b->store, NULL, f); /* puts right what it can reach: all but a row under another id */
        OK(raw_sql(b->store, "DELETE FROM view_matter; DELETE FROM view_holding", &err));
    }
}

static void a_wrong_cell_anywhere_is_found(void **state)
{
    struct luck l = { 12 };
    struct family *f = some_family(&l, BED(state)->a, 1, 2, 100);
    struct matter *m = &f->matters[1];
    m->nholdings = 2, m->ended = m->holdings[1].to; /* so that n + 1 is free */
    cells_of(BED(state), f, "view_matter", VIEW_MATTER_COLUMNS, MATTER_COLUMNS, "id = 2");
    cells_of(BED(state), f, "view_holding", VIEW_HOLDING_COLUMNS, HOLDING_COLUMNS, "matter = 2 AND n = 1");
}

static const struct {
    const char *name, *sql;
} DAMAGE[] = {
    { "a matter's row is missing", "DELETE FROM view_matter WHERE id = 2" },
    { "a stretch is missing in the middle", "DELETE FROM view_holding WHERE matter = 2 AND n = 0" },
    { "the last stretch is missing", "DELETE FROM view_holding WHERE matter = 2 AND n = 1" },
    { "there is a stretch too many", "INSERT INTO view_holding SELECT matter, 2, realm, live, until, unit, since, "
                                     "state, person, step, from_person, to_allocate FROM "
                                     "view_holding WHERE matter = 2 AND n = 1" },
    { "a strange matter claims the family", "UPDATE view_matter SET id = 77 WHERE id = 1; " },
    { "somebody who acted is missing", "DELETE FROM view_acted" },
};

static void a_row_missing_or_too_many_is_found(void **state)
{
    struct bed *b = BED(state);
    struct luck l = { 12 };
    struct family *f = some_family(&l, b->a, 1, 2, 100);
    f->matters[1].nholdings = 2;
    for (size_t i = 0; i < LEN(DAMAGE); i++) {
        put(b->store, NULL, f);
        OK(raw_sql(b->store, DAMAGE[i].sql, &err));
        FAILS(PB_VIEWS_DIFFER, checked(b->store, f, &err));
        OK(store_write(b->store, drop_work, NULL, &err));
    }
}

static void the_first_difference_is_named(void **state)
{
    struct bed *b = BED(state);
    struct err why;
    struct family *f = family_make(b->a, 1, 3, 5, 1000000);
    put(b->store, NULL, f);
    OK(raw_sql(b->store, "UPDATE view_holding SET person = 8 WHERE n = 1", &err));
    assert_int_equal(checked(b->store, f, &why), RC_CORRUPT);
    assert_string_equal(
        why.detail, "matter number 1: column 'person' of 'view_holding' holds 8, the facts give 7; rebuild the views");
}

static void rows_without_a_matter_are_counted_out(void **state)
{
    struct bed *b = BED(state);
    matter_id id = root_open(b->store, 1000);
    int64_t matters, holdings;
    put(b->store, NULL, family_make(b->a, id, 3, 5, 1000000));
    OK(counted(b->store, &matters, &holdings, &err));
    assert_int_equal(matters, 1);
    assert_int_equal(holdings, 3);
    put(b->store, NULL, family_make(b->a, 9, 2, 5, 1000000));
    FAILS(PB_VIEWS_DIFFER, counted(b->store, &matters, &holdings, &err));
    OK(raw_sql(b->store, "DELETE FROM view_matter WHERE id = 9", &err));
    FAILS(PB_VIEWS_DIFFER, counted(b->store, &matters, &holdings, &err));
    OK(store_write(b->store, drop_work, NULL, &err));
    OK(counted(b->store, &matters, &holdings, &err));
    assert_int_equal(matters + holdings, 0);
    OK(raw_sql(b->store, "INSERT INTO view_acted SELECT realm, 77, id FROM matter", &err));
    FAILS(PB_VIEWS_DIFFER, counted(b->store, &matters, &holdings, &err));
}

int main(void)
{
    static const struct CMUnitTest TESTS[] = {
        IN_BED(what_was_put_is_what_the_fold_gives), IN_BED(only_what_differs_is_written),
        IN_BED(a_wrong_cell_anywhere_is_found),      IN_BED(a_row_missing_or_too_many_is_found),
        IN_BED(the_first_difference_is_named),       IN_BED(rows_without_a_matter_are_counted_out),
    };
    return cmocka_run_group_tests_name("view", TESTS, NULL, NULL);
}
