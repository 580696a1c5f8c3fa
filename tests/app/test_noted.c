/* test_noted.c -- reads that go on the record later: all of them, and no more than there were. */
#include "app/account/account.h"
#include "app/account/noted.h"
#include "app/pages.h"
#include "fixture.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

enum { THREADS = 4, EACH = NOTED_PLACES };

static const struct congvu_who READER = { .account = { "docgia", sizeof("docgia") - 1 },
                                          .via = CONGVU_VIA_SESSION,
                                          .address = { "::1", sizeof("::1") - 1 } };

static int begin(void **state)
{
    static struct fixture f;
    fixture_begin(&f, true);
    *state = &f;
    return 0;
}

static int end(void **state)
{
    fixture_end(*state);
    return 0;
}

/* The first number that the statement gives. */
static int64_t number(struct fixture *f, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *st;
    assert_int_equal(sqlite3_open(f->db, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(st), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    sqlite3_close(db);
    return n;
}

static const char EVENTS[] = "SELECT count(*) FROM account_event";

static void *refused_many(void *arg)
{
    static atomic_int thread;
    struct fixture *f = arg;
    int id = atomic_fetch_add(&thread, 1);
    char code[32];
    for (int i = 0; i < EACH; i++) {
        snprintf(code, sizeof code, "V25-%d-%d", id, i);
        congvu_note_refused(f->app, &READER, text_of(code), "GET");
    }
    return NULL;
}

static void more_than_there_are_places_for_are_all_written(void **state)
{
    struct fixture *f = *state;
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, refused_many, f), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(congvu_tend(f->app, NULL), RC_OK);
    assert_int_equal(number(f, EVENTS), THREADS * EACH);
    assert_int_equal(number(f, "SELECT count(DISTINCT subject) FROM account_event WHERE what = 'refused'"),
                     THREADS * EACH);
}

static void the_same_refusal_is_counted(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < 7; i++)
        congvu_note_refused(f->app, &READER, TEXT("V25-0001"), "GET");
    assert_int_equal(congvu_tend(f->app, NULL), RC_OK);
    assert_int_equal(number(f, EVENTS), 1);
    assert_int_equal(number(f, "SELECT detail = 'GET (7)' FROM account_event"), 1);
    congvu_note_refused(f->app, &READER, TEXT("V25-0001"), "GET");
    assert_int_equal(congvu_tend(f->app, NULL), RC_OK);
    assert_int_equal(number(f, EVENTS), 2);
}

static void the_same_sensitive_read_is_told_once_in_ten_minutes(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < 3; i++) {
        noted_read(f->app, &READER, TEXT("V25-0001"), "sealed matter");
        assert_int_equal(congvu_tend(f->app, NULL), RC_OK);
    }
    assert_int_equal(number(f, EVENTS), 1);
    accounts_clock_ahead(f->app, (int64_t)NOTED_AGAIN_MIN * 60000000);
    noted_read(f->app, &READER, TEXT("V25-0001"), "sealed matter");
    assert_int_equal(congvu_tend(f->app, NULL), RC_OK);
    assert_int_equal(number(f, EVENTS), 2);
}

static void of_the_console_nothing_is_noted_and_nothing_is_written(void **state)
{
    struct fixture *f = *state;
    const struct congvu_who console = congvu_who_console(TEXT("root"));
    int64_t before = 0, after = 0;
    assert_int_equal(store_watch(f->app->store, &before, NULL), RC_OK);
    noted_read(f->app, &console, TEXT("V25-0001"), "sealed matter");
    noted_read(f->app, NULL, TEXT("V25-0001"), "sealed matter");
    assert_int_equal(congvu_tend(f->app, NULL), RC_OK);
    assert_int_equal(store_watch(f->app->store, &after, NULL), RC_OK);
    assert_int_equal(before, after);
}

/* The write lock of another program: nothing can be written for a while, and nothing is lost by it. */
static void what_could_not_be_written_waits(void **state)
{
    struct fixture *f = *state;
    struct congvu *reader;
    char code[32];
    assert_int_equal(congvu_open(f->db, false, &reader, NULL), RC_OK);
    for (int i = 0; i < NOTED_PLACES + 5; i++) {
        snprintf(code, sizeof code, "V25-%d", i);
        congvu_note_refused(reader, &READER, text_of(code), "GET");
    }
    assert_int_not_equal(congvu_tend(reader, NULL), RC_OK);
    struct store *can_not = reader->store;
    reader->store = f->app->store; /* the disk has room again */
    assert_int_equal(congvu_tend(reader, NULL), RC_OK);
    reader->store = can_not;
    congvu_close(reader);
    assert_int_equal(number(f, EVENTS), NOTED_PLACES + 1);
    assert_int_equal(number(f, "SELECT count(*) FROM account_event WHERE detail LIKE '5 more,%'"), 1);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(more_than_there_are_places_for_are_all_written),
        ROW(the_same_refusal_is_counted),
        ROW(the_same_sensitive_read_is_told_once_in_ten_minutes),
        ROW(of_the_console_nothing_is_noted_and_nothing_is_written),
        ROW(what_could_not_be_written_waits),
    };
    return cmocka_run_group_tests_name("reads that go on record", tests, NULL, NULL);
}
