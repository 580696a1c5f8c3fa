/* test_db.c -- what every driver must do, call by call. A driver that passes may carry the store. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

static const struct db_driver *const DRIVERS[] = { &db_sqlite };
static const struct db_driver *drv; /* the one under test */

/* --- helpers --------------------------------------------------------------------------------------------- */

static struct db *scratch_open(struct bed *b, enum db_mode mode)
{
    struct db *db = NULL;
    OK(drv->open(&db, bed_file(b, "scratch.db"), mode, &err));
    return db;
}

static struct db *scratch(struct bed *b)
{
    struct db *db = scratch_open(b, DB_CREATE);
    OK(drv->script(db, "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c BLOB); CREATE TABLE u (x INTEGER)", &err));
    return db;
}

static struct stmt *prepared(struct db *db, const char *sql)
{
    struct stmt *st = NULL;
    OK(drv->prepare(db, &st, sql, &err));
    return st;
}

static bool step(struct stmt *st)
{
    bool row = false;
    OK(drv->step(st, &row, &err));
    return row;
}

static void bind_all(struct stmt *st, const struct value *v, int n) { OK(drv->bind(st, 1, v, (size_t)n, &err)); }

static void run(struct db *db, const char *sql, const struct value *v, int n)
{
    struct stmt *st = prepared(db, sql);
    bind_all(st, v, n);
    assert_false(step(st));
    drv->finish(st);
}

static int64_t number(struct db *db, const char *sql)
{
    struct stmt *st = prepared(db, sql);
    assert_true(step(st));
    int64_t n = drv->column(st, 0).i;
    drv->finish(st);
    return n;
}

static void insert(struct db *db, int64_t a) { run(db, "INSERT INTO t (a) VALUES ($1)", &VALUE_I(a), 1); }

/* --- values ---------------------------------------------------------------------------------------------- */

static void every_type_of_value_comes_back_as_it_went(void **state)
{
    struct db *db = scratch(BED(state));
    static const char BYTES[] = { 0, 1, (char)0xff, 0 };
    struct text tall = { "Ủy\0ban", 8 }, blob = { BYTES, sizeof BYTES };
    const struct value rows[][3] = {
        { VALUE_I(1), VALUE_T(TEXT("Ủy ban")), VALUE_B(blob) },
        { VALUE_I(INT64_MIN), VALUE_T(TEXT_NONE), VALUE_B(TEXT_NONE) },
        { VALUE_I(INT64_MAX), VALUE_NIL, VALUE_NIL },
        { VALUE_I(0), VALUE_T(tall), VALUE_NIL },
    };
    struct stmt *get = prepared(db, "SELECT a, b, c FROM t WHERE a = $1");
    for (size_t i = 0; i < LEN(rows); i++) {
        run(db, "INSERT INTO t VALUES ($1, $2, $3)", rows[i], 3);
        bind_all(get, rows[i], 1);
        assert_true(step(get));
        for (int k = 0; k < 3; k++) {
            struct value v = drv->column(get, k);
            assert_int_equal(v.type, rows[i][k].type);
            assert_int_equal(v.i, rows[i][k].i);
            assert_true(text_eq(v.t, rows[i][k].t));
        }
        assert_false(step(get));
        drv->reset(get);
    }
    drv->finish(get);
    drv->close(db);
}

static void an_empty_text_is_not_nothing(void **state)
{
    struct db *db = scratch(BED(state));
    const struct value v[] = { VALUE_I(1), VALUE_T(TEXT_NONE), VALUE_NIL };
    run(db, "INSERT INTO t VALUES ($1, $2, $3)", v, 3);
    assert_int_equal(number(db, "SELECT count(*) FROM t WHERE b = '' AND c IS NULL"), 1);
    drv->close(db);
}

static void parameters_go_by_their_number_in_any_order(void **state)
{
    struct db *db = scratch(BED(state));
    struct stmt *st = prepared(db, "SELECT $3 * 100 + $1 * 10 + $2 - $3 + $3");
    const struct value v[] = { VALUE_I(1), VALUE_I(2), VALUE_I(3) };
    bind_all(st, v, 3);
    assert_true(step(st));
    assert_int_equal(drv->column(st, 0).i, 312);
    drv->finish(st);
    drv->close(db);
}

static void a_statement_serves_again_after_reset(void **state)
{
    struct db *db = scratch(BED(state));
    struct stmt *st = prepared(db, "INSERT INTO u (x) VALUES ($1)");
    for (int i = 0; i < 3; i++) {
        OK(drv->bind(st, 1, &VALUE_I(i), 1, &err));
        assert_false(step(st));
        drv->reset(st);
    }
    assert_false(step(st)); /* what was bound before still is */
    drv->finish(st);
    assert_int_equal(number(db, "SELECT count(*) * 10 + sum(x) FROM u"), 45);
    drv->finish(NULL);
    drv->close(db);
    drv->close(NULL);
}

/* Whatever stood there before, of the same type or another, also the same number with something else between. */
static void what_is_bound_again_is_what_counts(void **state)
{
    struct db *db = scratch(BED(state));
    struct stmt *st = prepared(db, "SELECT $1, $2");
    const struct value each[] = { VALUE_NIL, VALUE_I(0), VALUE_I(5), VALUE_T(TEXT("5")), VALUE_I(5),
                                  VALUE_NIL, VALUE_I(5), VALUE_I(0), VALUE_B(TEXT("5")), VALUE_NIL,
                                  VALUE_NIL, VALUE_I(6), VALUE_I(6), VALUE_T(TEXT("6")), VALUE_T(TEXT("7")) };
    for (size_t i = 0; i < LEN(each); i++) {
        OK(drv->bind(st, 2, &each[i], 1, &err));
        assert_true(step(st));
        assert_int_equal(drv->column(st, 0).type, VALUE_NULL); /* never bound */
        struct value has = drv->column(st, 1);
        assert_int_equal(has.type, each[i].type);
        assert_int_equal(has.i, each[i].i);
        assert_true(text_eq(has.t, each[i].t));
        drv->reset(st);
    }
    drv->finish(st);
    drv->close(db);
}

/* --- transactions ---------------------------------------------------------------------------------------- */

static void what_was_rolled_back_is_gone(void **state)
{
    struct db *db = scratch(BED(state));
    OK(drv->begin(db, true, &err));
    insert(db, 1);
    drv->rollback(db);
    drv->rollback(db); /* without a transaction: nothing */
    OK(drv->begin(db, true, &err));
    insert(db, 2);
    OK(drv->commit(db, &err));
    assert_int_equal(number(db, "SELECT sum(a) FROM t"), 2);
    drv->close(db);
}

static void a_savepoint_takes_back_only_what_follows_it(void **state)
{
    struct db *db = scratch(BED(state));
    OK(drv->begin(db, true, &err));
    insert(db, 1);
    OK(drv->mark(db, &err));
    insert(db, 10);
    drv->release(db, false);
    OK(drv->mark(db, &err));
    insert(db, 100);
    drv->release(db, true);
    OK(drv->commit(db, &err));
    assert_int_equal(number(db, "SELECT sum(a) FROM t"), 101);
    drv->close(db);
}

/* Larger than what is kept back of it, and larger than the pages in memory, so that some are read again. */
static void what_is_published_is_seen_at_once_whatever_its_size(void **state)
{
    enum { ROWS = 36, BYTES = 1 << 19 };
    struct db *db = scratch(BED(state)), *other = scratch_open(BED(state), DB_READ);
    char *big = arena_alloc(BED(state)->a, BYTES);
    OK(drv->settle(db, &err)); /* nothing was published: nothing to wait for */
    for (int round = 0; round < 2; round++) {
        int64_t first = round * ROWS;
        memset(big, 'a' + round, BYTES);
        OK(drv->begin(db, true, &err));
        for (int i = 0; i < ROWS; i++)
            run(db, "INSERT INTO t VALUES ($1, $2, NULL)",
                (const struct value[]){ VALUE_I(first + i), VALUE_T(((struct text){ big, BYTES })) }, 2);
        assert_int_equal(number(db, "SELECT count(*) FROM t WHERE length(b) = 524288"), first + ROWS);
        OK(round == 1 ? drv->commit(db, &err) : drv->publish(db, &err));
        assert_int_equal(number(other, "SELECT count(*) FROM t WHERE length(b) = 524288"), first + ROWS);
        OK(drv->settle(db, &err));
    }
    struct stmt *st = prepared(other, "PRAGMA integrity_check");
    assert_true(step(st));
    assert_true(text_eq(drv->column(st, 0).t, TEXT("ok")));
    drv->finish(st);
    drv->close(other);
    drv->close(db);
}

static void what_others_commit_is_told_from_ones_own(void **state)
{
    struct db *db = scratch(BED(state)), *other = scratch_open(BED(state), DB_WRITE);
    int64_t rows = drv->changed(db), others = drv->others(db);
    insert(db, 1);
    assert_int_equal(drv->changed(db), rows + 1);
    assert_int_equal(drv->others(db), others);
    insert(other, 2);
    assert_int_not_equal(drv->others(db), others);
    assert_int_equal(drv->changed(db), rows + 1);
    drv->close(other);
    drv->close(db);
}

static void who_watches_is_told_of_every_commit_and_of_nothing_else(void **state)
{
    struct db *db = scratch(BED(state)), *other = scratch_open(BED(state), DB_WRITE);
    struct db *watcher = scratch_open(BED(state), DB_READ);
    int64_t seen = drv->watch(watcher);
    assert_int_equal(drv->watch(watcher), seen);
    OK(drv->begin(db, true, &err));
    run(db, "INSERT INTO t VALUES (1, 'a', NULL)", NULL, 0);
    assert_int_equal(number(other, "SELECT count(*) FROM t"), 0);
    assert_int_equal(drv->watch(watcher), seen);
    drv->rollback(db);
    assert_int_equal(drv->watch(watcher), seen);
    for (int64_t i = 0; i < 8; i++) {
        insert(i % 2 ? db : other, i);
        int64_t now = drv->watch(watcher);
        assert_int_not_equal(now, seen);
        assert_int_equal(drv->watch(watcher), now);
        if (i == 3) /* what follows begins the WAL anew */
            OK(drv->script(db, "PRAGMA wal_checkpoint(TRUNCATE)", &err));
        seen = drv->watch(watcher);
    }
    OK(drv->begin(db, true, &err));
    run(db, "DELETE FROM t", NULL, 0);
    OK(drv->publish(db, &err));
    assert_int_not_equal(drv->watch(watcher), seen);
    OK(drv->settle(db, &err));
    drv->close(watcher);
    drv->close(other);
    drv->close(db);
}

static void a_reader_keeps_the_picture_it_began_with(void **state)
{
    struct db *writer = scratch(BED(state));
    insert(writer, 1);
    struct db *reader = scratch_open(BED(state), DB_READ);
    OK(drv->begin(reader, false, &err));
    insert(writer, 2);
    assert_int_equal(number(reader, "SELECT count(*) FROM t"), 1);
    drv->rollback(reader);
    assert_int_equal(number(reader, "SELECT count(*) FROM t"), 2);
    drv->close(reader);
    drv->close(writer);
}

static void closing_in_the_middle_leaves_nothing_behind(void **state)
{
    struct db *db = scratch(BED(state));
    OK(drv->begin(db, true, &err));
    insert(db, 1);
    drv->close(db);
    db = scratch_open(BED(state), DB_WRITE);
    assert_int_equal(number(db, "SELECT count(*) FROM t"), 0);
    drv->close(db);
}

/* --- failures -------------------------------------------------------------------------------------------- */

static void a_second_row_of_one_key_exists_already(void **state)
{
    struct db *db = scratch(BED(state));
    struct stmt *st = prepared(db, "INSERT INTO t (a) VALUES (1)");
    bool row;
    assert_false(step(st));
    drv->reset(st);
    FAILS(PB_EXISTS, drv->step(st, &row, &err));
    drv->finish(st);
    drv->close(db);
}

static void a_statement_that_makes_no_sense_is_told(void **state)
{
    struct db *db = scratch(BED(state));
    struct stmt *st = NULL;
    FAILS(PB_CORRUPT, drv->prepare(db, &st, "SELECT nothing FROM nowhere", &err));
    assert_null(st);
    FAILS(PB_CORRUPT, drv->script(db, "CREATE TABLE t (a)", &err));
    drv->close(db);
}

static void a_reader_cannot_write(void **state)
{
    drv->close(scratch(BED(state)));
    struct db *db = scratch_open(BED(state), DB_READ);
    struct stmt *st = prepared(db, "INSERT INTO t (a) VALUES (1)");
    bool row;
    FAILS(PB_READ_ONLY, drv->step(st, &row, &err));
    drv->finish(st);
    drv->close(db);
}

static void after_a_full_disk_the_transaction_is_lost_as_a_whole(void **state)
{
    struct db *db = scratch(BED(state));
    OK(drv->script(db, "PRAGMA max_page_count = 8", &err));
    OK(drv->begin(db, true, &err));
    insert(db, 1);
    struct stmt *small = prepared(db, "INSERT INTO u (x) VALUES (1)");
    struct stmt *big = prepared(db, "INSERT INTO t (c) VALUES (zeroblob(1000000))");
    bool row;
    FAILS(PB_DISK_FULL, drv->step(big, &row, &err));
    drv->reset(big);
    FAILS(PB_IO, drv->step(small, &row, &err)); /* nothing may follow piece by piece */
    FAILS(PB_IO, drv->mark(db, &err));
    FAILS(PB_IO, drv->commit(db, &err));
    drv->finish(small);
    drv->finish(big);
    drv->rollback(db);
    assert_int_equal(number(db, "SELECT (SELECT count(*) FROM t) + (SELECT count(*) FROM u)"), 0);
    OK(drv->begin(db, true, &err)); /* and the next one is whole again */
    insert(db, 5);
    OK(drv->commit(db, &err));
    assert_int_equal(number(db, "SELECT sum(a) FROM t"), 5);
    drv->close(db);
}

static const struct {
    const char *name, *file;
    enum db_mode mode;
    enum problem want;
} ABSENT[] = {
    { "a file that is not there cannot be read", "none.db", DB_READ, PB_IO },
    { "nor be written, nor does it appear", "none.db", DB_WRITE, PB_IO },
    { "a file cannot be made in a folder that is not there", "none/none.db", DB_CREATE, PB_IO },
};

static void absent_files(void **state)
{
    for (size_t i = 0; i < LEN(ABSENT); i++) {
        struct db *db = NULL;
        const char *file = bed_file(BED(state), ABSENT[i].file);
        print_message("  %s\n", ABSENT[i].name);
        FAILS(ABSENT[i].want, drv->open(&db, file, ABSENT[i].mode, &err));
        assert_null(db);
        assert_null(fopen(file, "r"));
    }
}

int main(void)
{
    static const struct CMUnitTest TESTS[] = {
        IN_BED(every_type_of_value_comes_back_as_it_went),
        IN_BED(an_empty_text_is_not_nothing),
        IN_BED(parameters_go_by_their_number_in_any_order),
        IN_BED(a_statement_serves_again_after_reset),
        IN_BED(what_is_bound_again_is_what_counts),
        IN_BED(what_was_rolled_back_is_gone),
        IN_BED(a_savepoint_takes_back_only_what_follows_it),
        IN_BED(what_is_published_is_seen_at_once_whatever_its_size),
        IN_BED(what_others_commit_is_told_from_ones_own),
        IN_BED(who_watches_is_told_of_every_commit_and_of_nothing_else),
        IN_BED(a_reader_keeps_the_picture_it_began_with),
        IN_BED(closing_in_the_middle_leaves_nothing_behind),
        IN_BED(a_second_row_of_one_key_exists_already),
        IN_BED(a_statement_that_makes_no_sense_is_told),
        IN_BED(a_reader_cannot_write),
        IN_BED(after_a_full_disk_the_transaction_is_lost_as_a_whole),
        IN_BED(absent_files),
    };
    int failed = 0;
    for (size_t i = 0; i < LEN(DRIVERS); i++) {
        drv = DRIVERS[i];
        failed += cmocka_run_group_tests_name(drv->name, TESTS, NULL, NULL);
    }
    return failed;
}
