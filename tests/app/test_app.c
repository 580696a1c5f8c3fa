/* test_app.c -- the use cases through the library: nothing half-written, nothing twice, nothing lost. */
#include "fixture.h"

#include <pthread.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static int begin_exercise(void **state)
{
    static struct fixture f;
    fixture_begin(&f, true);
    *state = &f;
    return 0;
}

static int begin_record(void **state)
{
    static struct fixture f;
    fixture_begin(&f, false);
    *state = &f;
    return 0;
}

static int end(void **state)
{
    fixture_end(*state);
    return 0;
}

static void proves(struct fixture *f)
{
    struct err err = { .detail = "" };
    size_t families;
    if (congvu_rebuild(f->app, true, NULL, NULL, &families, &err) != RC_OK)
        fail_msg("%s", err.detail);
}

static enum rc apply(struct fixture *f, const char *text, size_t *applied, struct err *err)
{
    size_t all;
    struct congvu_apply in = { .file = "story.yaml", .bytes = text_of(text), .person = TEXT("cvp") };
    return congvu_apply(f->app, &in, applied, &all, err);
}

#define OPEN                                                                                                           \
    "{ at: 2025-07-01 08:00, by: cvp, act: open, matter: A1, kind: directive, giver: ubnd, to: stc, due: 2025-07-31, " \
    "title: Việc }"
#define ASSIGN "{ at: 2025-07-01 09:00, by: stc-gd, matter: A1, act: assign, to_person: hanh }"

static void file_applied_twice_changes_nothing(void **state)
{
    struct err err;
    size_t applied;
    const char *story = "name: s\nacts:\n  - " OPEN "\n  - " ASSIGN "\n";
    assert_int_equal(apply(*state, story, &applied, &err), RC_OK);
    assert_int_equal(applied, 2);
    assert_int_equal(apply(*state, story, &applied, &err), RC_OK);
    assert_int_equal(applied, 0);
    proves(*state);
}

static void file_with_another_act_in_an_old_place_is_refused(void **state)
{
    struct err err;
    size_t applied;
    assert_int_equal(apply(*state, "name: s\nacts:\n  - " OPEN "\n", &applied, &err), RC_OK);
    assert_int_equal(apply(*state, "name: s\nacts:\n  - " ASSIGN "\n", &applied, &err), RC_REFUSED);
    assert_int_equal(err.problem, PB_KEY_REUSED);
}

static void file_that_fails_at_its_end_leaves_nothing(void **state)
{
    struct err err;
    size_t applied;
    struct congvu_ask ask = { .what = TEXT("A1"), .style = { .lang = "en" } };
    struct sbuf out;
    sbuf_init(&out, 1 << 20);
    assert_int_equal(apply(*state,
                           "name: s\nacts:\n  - " OPEN
                           "\n  - { at: 2025-07-01 09:00, by: hanh, matter: A1, act: cancel, ground: x }\n",
                           &applied, &err),
                     RC_REFUSED);
    assert_int_equal(err.problem, PB_MAY_NOT);
    assert_non_null(strstr(err.detail, "story.yaml:4"));
    assert_int_equal(congvu_sheet(((struct fixture *)*state)->app, &ask, &out, &err), RC_NOT_FOUND);
    sbuf_release(&out);
}

static void exercise_clock_never_goes_back(void **state)
{
    struct congvu_done done;
    struct err err;
    const struct field person[] = { { "to_person", "hanh" }, { NULL, NULL } };
    const struct field words[] = { { "words", "Đang làm" }, { NULL, NULL } };
    fixture_open(*state, "A1");
    assert_int_equal(fixture_act(*state, "stc-gd", "A1", "assign", "2031-01-02 08:00", person, &done, &err), RC_OK);
    assert_int_equal(fixture_act(*state, "hanh", "A1", "report", "2031-01-02 07:00", words, &done, &err), RC_REFUSED);
    assert_int_equal(err.problem, PB_OUT_OF_ORDER);
}

static void true_record_has_the_servers_clock(void **state)
{
    struct congvu_done done;
    struct err err;
    const struct field person[] = { { "to_person", "hanh" }, { NULL, NULL } };
    fixture_open(*state, "A1");
    assert_int_equal(fixture_act(*state, "stc-gd", "A1", "assign", "2031-01-02 08:00", person, &done, &err),
                     RC_REFUSED);
    assert_int_equal(err.problem, PB_USAGE);
    assert_int_equal(fixture_act(*state, "stc-gd", "A1", "assign", NULL, person, &done, &err), RC_OK);
    proves(*state);
}

static void two_writers_on_one_version_one_wins(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct congvu_done done;
    fixture_open(f, "A1");
    const struct congvu_field words[] = { { TEXT("words"), TEXT("Đôn đốc") } };
    struct congvu_act act = {
        .person = TEXT("cvp"), .matter = TEXT("A1"), .kind = TEXT("urge"), .fields = words, .nfields = 1, .version = 1
    };
    assert_int_equal(congvu_act(f->app, f->a, &act, &done, &err), RC_OK);
    assert_int_equal(congvu_act(f->app, f->a, &act, &done, &err), RC_RETRY);
    assert_int_equal(err.problem, PB_STALE_VERSION);
}

static void key_is_answered_once(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct congvu_done first, second;
    fixture_open(f, "A1");
    const struct congvu_field words[] = { { TEXT("words"), TEXT("Đôn đốc") } },
                              other[] = { { TEXT("words"), TEXT("Nhắc lại") } };
    struct congvu_act act = { .person = TEXT("cvp"),
                              .matter = TEXT("A1"),
                              .kind = TEXT("urge"),
                              .fields = words,
                              .nfields = 1,
                              .version = -1,
                              .key = TEXT("k") };
    assert_int_equal(congvu_act(f->app, f->a, &act, &first, &err), RC_OK);
    assert_int_equal(congvu_act(f->app, f->a, &act, &second, &err), RC_OK);
    assert_true(second.repeated);
    assert_int_equal(first.seq, second.seq);
    act.fields = other;
    assert_int_equal(congvu_act(f->app, f->a, &act, &second, &err), RC_REFUSED);
    assert_int_equal(err.problem, PB_KEY_REUSED);
}

/* --- many writers -------------------------------------------------------------------------------------------- */

enum { WRITERS = 16, ACTS_EACH = 20 };

struct writer {
    struct fixture *f;
    int number;
    bool good;
};

static void *write_some(void *arg)
{
    struct writer *w = arg;
    struct arena *a = arena_new();
    struct err err;
    struct congvu_done done;
    const struct congvu_field words[] = { { TEXT("words"), TEXT("Đôn đốc") } };
    w->good = true;
    for (int i = 0; i < ACTS_EACH; i++) {
        struct congvu_act act = { .person = TEXT("cvp"),
                                  .matter = w->number % 2 ? TEXT("A1") : TEXT("A2"),
                                  .kind = TEXT("urge"),
                                  .fields = words,
                                  .nfields = 1,
                                  .version = -1 };
        w->good &= congvu_act(w->f->app, a, &act, &done, &err) == RC_OK;
    }
    arena_free(a);
    return NULL;
}

static void many_writers_lose_nothing(void **state)
{
    struct fixture *f = *state;
    struct writer writers[WRITERS];
    pthread_t threads[WRITERS];
    fixture_open(f, "A1");
    fixture_open(f, "A2");
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = (struct writer){ f, i, false };
        pthread_create(&threads[i], NULL, write_some, &writers[i]);
    }
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(threads[i], NULL);
        assert_true(writers[i].good);
    }
    sqlite3 *db;
    sqlite3_stmt *st;
    sqlite3_open(f->db, &db);
    sqlite3_prepare_v2(db, "SELECT count(*), max(seq) FROM act", -1, &st, NULL);
    sqlite3_step(st);
    assert_int_equal(sqlite3_column_int(st, 0), 2 + WRITERS * ACTS_EACH);
    assert_int_equal(sqlite3_column_int(st, 1), 2 + WRITERS * ACTS_EACH);
    sqlite3_finalize(st);
    sqlite3_close(db);
    proves(f);
}

/* --- views and facts ------------------------------------------------------------------------------------------- */

static void view_put_wrong_is_found_and_made_again(void **state)
{
    struct fixture *f = *state;
    struct err err;
    size_t families;
    sqlite3 *db;
    fixture_open(f, "A1");
    sqlite3_open(f->db, &db);
    assert_int_equal(sqlite3_exec(db, "UPDATE view_holding SET unit = unit + 1", NULL, NULL, NULL), SQLITE_OK);
    assert_int_not_equal(sqlite3_exec(db, "UPDATE act SET kind = 3", NULL, NULL, NULL), SQLITE_OK);
    assert_int_not_equal(sqlite3_exec(db, "DELETE FROM act", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(congvu_rebuild(f->app, true, NULL, NULL, &families, &err), RC_CORRUPT);
    assert_int_equal(err.problem, PB_VIEWS_DIFFER);
    assert_int_equal(congvu_rebuild(f->app, false, NULL, NULL, &families, &err), RC_OK);
    proves(f);
}

static void registers_that_contradict_themselves_leave_no_database(void **state)
{
    struct fixture *f = *state;
    struct err err;
    char where[128];
    snprintf(where, sizeof where, "%s/none.db", f->dir);
    struct congvu_seed seed = {
        .province = TEXT("x"),
        .register_file = TEXT("r.yaml"),
        .registry = TEXT("from: 2025-01-01\nsource: x\nunits:\n  - { code: a, name_vi: A, parent: nobody }\n")
    };
    assert_int_equal(congvu_init(where, &seed, &err), RC_REFUSED);
    assert_int_equal(err.problem, PB_UNKNOWN_REFERENCE);
    assert_int_not_equal(access(where, F_OK), 0);
    assert_int_equal(congvu_init(f->db, &seed, &err), RC_REFUSED);
}

/* --- a directive -------------------------------------------------------------------------------------------------- */

static const char NOTICE[] =
    "ỦY BAN NHÂN DÂN\nTỈNH VÍ DỤ\n\nSố: 5/TB-UBND\n\nVí dụ, ngày 01 tháng 7 năm 2025\n\nTHÔNG BÁO\n\nKết luận cuộc "
    "họp\n\n"
    "Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Tài chính lập danh mục dự án, báo cáo UBND tỉnh trước ngày 31/7/2025.\n\n"
    "2. UBND các xã, phường lập danh sách hộ dân, gửi Sở Xây dựng trước ngày 15/7/2025.\n\n"
    "3. Sở Hàng hải xây dựng kế hoạch, hoàn thành trước ngày 20/7/2025.\n\n"
    "4. Sở Nội vụ báo cáo UBND tỉnh kết quả trước ngày 25 hằng tháng.\n";

static void directive_opens_its_matters_once(void **state)
{
    struct fixture *f = *state;
    struct err err = { .detail = "" };
    struct sbuf out;
    int64_t draft, again;
    size_t opened;
    sbuf_init(&out, 1 << 20);
    struct congvu_intake in = { .file = "notice.txt", .bytes = text_of(NOTICE), .style = { .lang = "en" } };
    assert_int_equal(congvu_intake(f->app, &in, &draft, &out, &err), RC_OK);
    assert_int_equal(congvu_intake(f->app, &in, &again, &out, &err), RC_OK);
    assert_int_equal(draft, again);
    struct congvu_accept accept = {
        .draft = draft, .person = TEXT("cvp"), .giver = TEXT("ubnd"), .style = { .lang = "en" }
    };
    if (congvu_accept(f->app, &accept, &opened, &out, &err) != RC_OK)
        fail_msg("%s", err.detail);
    assert_int_equal(opened, 1 + 4 + 1); /* a lead, an open set of four, a duty; the unknown department is left */
    assert_non_null(strstr(out.p, "Sở Hàng hải"));
    assert_int_equal(congvu_accept(f->app, &accept, &opened, &out, &err), RC_OK);
    assert_int_equal(opened, 0);
    accept.draft = 77;
    assert_int_equal(congvu_accept(f->app, &accept, &opened, &out, &err), RC_NOT_FOUND);
    assert_int_equal(err.problem, PB_UNKNOWN_DRAFT);
    sbuf_release(&out);
    proves(f);
}

static void secret_document_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct sbuf out;
    int64_t draft;
    sbuf_init(&out, 1 << 20);
    struct congvu_intake in = {
        .file = "mat.txt",
        .bytes = TEXT("ỦY BAN NHÂN DÂN\nMẬT\n\nSố: 6/TB-UBND\n\nSở Tài chính báo cáo trước ngày 31/7/2025.\n"),
        .style = { .lang = "en" }
    };
    assert_int_equal(congvu_intake(f->app, &in, &draft, &out, &err), RC_REFUSED);
    assert_int_equal(err.problem, PB_SECRET_MARK);
    assert_int_equal(out.n, 0);
    sqlite3 *db;
    sqlite3_stmt *st;
    sqlite3_open(f->db, &db);
    sqlite3_prepare_v2(db, "SELECT count(*) FROM document", -1, &st, NULL);
    sqlite3_step(st);
    assert_int_equal(sqlite3_column_int(st, 0), 0);
    sqlite3_finalize(st);
    sqlite3_close(db);
    sbuf_release(&out);
}

static void rows_recorded_later_reach_open_matters(void **state)
{
    struct fixture *f = *state;
    struct err err = { .detail = "" };
    size_t rows;
    fixture_open(f, "A1");
    struct text text =
        TEXT("source: x\nunits:\n  - { code: sm, name_vi: Sở Mới, parent: ubnd, agency: yes, from: 2020-01-01 }\n"
             "successions:\n  - { unit: stc, successor: sm, from: 2040-01-01 }\n");
    if (congvu_record(f->app, CONGVU_REGISTER, "rows.yaml", text, TEXT_NONE, &rows, &err) != RC_OK)
        fail_msg("%s", err.detail);
    proves(f);
    struct sbuf out;
    sbuf_init(&out, 1 << 20);
    struct congvu_ask ask = { .unit = TEXT("sm"),
                              .as_of = TEXT("2040-01-02 08:00"),
                              .style = { .format = REPORT_CSV, .lang = "vi" } };
    assert_int_equal(congvu_board(f->app, &ask, &out, &err), RC_OK);
    assert_non_null(strstr(out.p, "A1"));
    sbuf_release(&out);
}

#define EXERCISE(test) cmocka_unit_test_setup_teardown(test, begin_exercise, end)
#define RECORD(test)   cmocka_unit_test_setup_teardown(test, begin_record, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXERCISE(file_applied_twice_changes_nothing),
        EXERCISE(file_with_another_act_in_an_old_place_is_refused),
        EXERCISE(file_that_fails_at_its_end_leaves_nothing),
        EXERCISE(exercise_clock_never_goes_back),
        RECORD(true_record_has_the_servers_clock),
        RECORD(two_writers_on_one_version_one_wins),
        RECORD(key_is_answered_once),
        RECORD(many_writers_lose_nothing),
        RECORD(view_put_wrong_is_found_and_made_again),
        RECORD(registers_that_contradict_themselves_leave_no_database),
        RECORD(directive_opens_its_matters_once),
        RECORD(secret_document_leaves_nothing),
        RECORD(rows_recorded_later_reach_open_matters),
    };
    return cmocka_run_group_tests_name("app", tests, NULL, NULL);
}
