/* test_window.c -- while a program has the database open and writes, somebody changes it by plain SQL: none of it is sealed. */
#include "fixture.h"

#include "app/ledger.h"

#include <pthread.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static int begin(void **state)
{
    static struct fixture f;
    fixture_begin(&f, false);
    fixture_open(&f, "A1");
    *state = &f;
    return 0;
}

static int end(void **state)
{
    fixture_end(*state);
    return 0;
}

/* By a connection that is not the program's, past all its guards. */
static void past_the_program(const struct fixture *f, const char *sql)
{
    sqlite3 *db;
    char *why = NULL;
    assert_int_equal(sqlite3_open(f->db, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, 5000);
    static const char GUARDS[] =
        "DROP TRIGGER IF EXISTS act_no_update; DROP TRIGGER IF EXISTS act_no_delete;"
        "DROP TRIGGER IF EXISTS act_word_no_delete; DROP TRIGGER IF EXISTS act_word_only_erased;";
    if (sqlite3_exec(db, GUARDS, NULL, NULL, &why) != SQLITE_OK || sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s: %s", sql, why);
    sqlite3_close(db);
}

static int64_t urge(struct fixture *f)
{
    struct congvu_done done;
    struct err err = { .detail = "" };
    static const struct field FIELDS[] = { { "to", "stc" }, { "words", "Đề nghị báo cáo" }, { NULL, NULL } };
    if (fixture_act(f, "cvp", "A1", "urge", "", FIELDS, &done, &err) != RC_OK)
        fail_msg("%s", err.detail);
    return done.seq;
}

static void seals(struct fixture *f, size_t want)
{
    struct err err = { .detail = "" };
    size_t sealed = 0;
    if (congvu_seal(f->app, &sealed, &err) != RC_OK)
        fail_msg("%s", err.detail);
    assert_int_equal(sealed, want);
}

static void seals_nothing(struct fixture *f, const char *said)
{
    struct err err = { .problem = PB_NONE };
    size_t sealed;
    assert_int_not_equal(congvu_seal(f->app, &sealed, &err), RC_OK);
    assert_int_equal(err.problem, PB_LEDGER_DIFFERS);
    if (!strstr(err.detail, said))
        fail_msg("%s, not: %s", err.detail, said);
}

static void what_it_wrote_itself_is_sealed(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < 5; i++)
        urge(f);
    seals(f, 7); /* with the opening, and its matter */
    seals(f, 0);
}

static void an_act_put_in_beside_it_is_not_sealed(void **state)
{
    struct fixture *f = *state;
    seals(f, 2);
    urge(f);
    past_the_program(
        f,
        "INSERT INTO act SELECT realm, family, 3, matter, kind, recorded, happened, person, post, unit, behalf, surety,"
        " words, body FROM act WHERE seq = 2;"
        "INSERT INTO act_word (realm, seq, family) VALUES (1, 3, 1);");
    assert_int_equal(urge(f), 4); /* the record goes on */
    seals_nothing(f, "act no. 3 is not sealed: it was put in past the program");
}

static void an_act_changed_beside_it_is_not_sealed(void **state)
{
    struct fixture *f = *state;
    urge(f);
    past_the_program(f, "UPDATE act SET person = person + 1 WHERE seq = 2;");
    seals_nothing(f, "act no. 2 is not sealed: it was changed past the program");
}

/* With its stamp, so that nothing of it is left but what the program knows. */
static void an_act_removed_is_missed_and_its_number_not_given_again(void **state)
{
    struct fixture *f = *state;
    seals(f, 2);
    urge(f);
    past_the_program(f, "DELETE FROM act_word WHERE seq = 2; DELETE FROM act WHERE seq = 2; DELETE FROM fact_stamp;");
    seals_nothing(f, "act no. 2 was removed before it was sealed");
    assert_int_equal(urge(f), 3);
    seals_nothing(f, "act no. 2 is missing");
}

static void a_stamp_in_its_way_does_not_stop_it(void **state)
{
    struct fixture *f = *state;
    past_the_program(f, "INSERT INTO fact_stamp VALUES (1, 9, 2, x'00112233445566778899aabbccddeeff');");
    assert_int_equal(urge(f), 2);
    seals(f, 3);
}

/* --- beside the thread that seals ------------------------------------------------------------------------ */

static void *write_on(void *arg)
{
    struct fixture own = *(const struct fixture *)arg;
    own.a = arena_new(); /* one is for one thread */
    for (int i = 0; i < 40; i++)
        urge(&own);
    arena_free(own.a);
    return NULL;
}

/* Whatever the thread has sealed by then: the act is refused, or it came under a number that was taken meanwhile. */
static void nothing_slips_in_while_all_write(void **state)
{
    struct fixture *f = *state;
    struct congvu_ledger_state s;
    struct err err = { .detail = "" };
    pthread_t writers[4];
    urge(f);
    assert_int_equal(congvu_seal_always(f->app, &err), RC_OK);
    for (size_t i = 0; i < LEN(writers); i++)
        pthread_create(&writers[i], NULL, write_on, f);
    past_the_program(f, "BEGIN IMMEDIATE; INSERT INTO act SELECT realm, family, (SELECT max(seq) + 1 FROM act_word), "
                        "matter, kind, recorded,"
                        " happened, person, post, unit, behalf, surety, words, body FROM act WHERE seq = 2;"
                        "INSERT INTO act_word (realm, seq, family) SELECT 1, max(seq) + 1, 1 FROM act_word; COMMIT;");
    for (size_t i = 0; i < LEN(writers); i++)
        pthread_join(writers[i], NULL);
    seals_nothing(f, "is not sealed: it was put in past the program");
    assert_int_equal(congvu_ledger_state(f->app, &s, &err), RC_OK);
    assert_true(strstr(s.foreign, "it was put in past the program"));
}

int main(void)
{
#define TEST(fn) cmocka_unit_test_setup_teardown(fn, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(what_it_wrote_itself_is_sealed),         TEST(an_act_put_in_beside_it_is_not_sealed),
        TEST(an_act_changed_beside_it_is_not_sealed), TEST(an_act_removed_is_missed_and_its_number_not_given_again),
        TEST(a_stamp_in_its_way_does_not_stop_it),    TEST(nothing_slips_in_while_all_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
