/* What is announced when: versions, what replaces what, and what is refused. */
#include "fixture.h"

static struct arena *arena;

/* Friday 2/5/2025 and Saturday 26/4/2025 are swapped by an announcement of 12/4 at 10:00. */
static const struct calbook *swapped_late(void)
{
    return book_of(arena, ROWS(office_hours(), year_row(2025, INSTANT_MIN), off_row("2025-05-01", INSTANT_MIN),
                               off_row("2025-05-02", at("2025-04-12 10:00")),
                               work_row("2025-04-26", "2025-05-02", at("2025-04-12 10:00"))));
}

static void versions_follow_announcements(void **state)
{
    (void)state;
    const struct calbook *book = swapped_late();
    assert_int_equal(calbook_versions(book), 2);
    assert_int_equal(calbook_announced(book, 0).us, INSTANT_MIN.us);
    assert_int_equal(calbook_announced(book, 1).us, at("2025-04-12 10:00").us);
    assert_ptr_equal(calbook_at(book, at("2025-04-12 09:59")), calbook_version(book, 0));
    assert_ptr_equal(calbook_at(book, at("2025-04-12 10:00")), calbook_version(book, 1));
    assert_ptr_equal(calbook_at(book, INSTANT_MIN), calbook_version(book, 0));
    assert_ptr_equal(calbook_last(book), calbook_version(book, 1));
    assert_true(calendar_is_workday(calbook_version(book, 0), on("2025-05-02")));
    assert_false(calendar_is_workday(calbook_version(book, 1), on("2025-05-02")));
    assert_false(calendar_is_workday(calbook_version(book, 0), on("2025-04-26")));
    assert_true(calendar_is_workday(calbook_version(book, 1), on("2025-04-26")));
    assert_false(calendar_is_workday(calbook_version(book, 0), on("2025-05-01")));
}

static void many_versions_are_found_by_instant(void **state)
{
    (void)state;
    struct cal_row rows[21] = { office_hours() };
    for (int i = 1; i <= 20; i++)
        rows[i] = year_row(2000 + i, day_start(day_of(2000 + i, 12, 1)));
    const struct calbook *book = book_of(arena, rows, LEN(rows));
    assert_int_equal(calbook_versions(book), 21);
    for (int i = 1; i <= 20; i++) {
        assert_ptr_equal(calbook_at(book, day_start(day_of(2000 + i, 12, 1))), calbook_version(book, (size_t)i));
        assert_ptr_equal(calbook_at(book, day_start(day_of(2000 + i, 11, 30))), calbook_version(book, (size_t)i - 1));
    }
}

static void what_is_announced_later_replaces(void **state)
{
    (void)state;
    const struct calbook *book = book_of(arena, ROWS(work_row("2025-05-02", NULL, at("2025-04-20 08:00")),
                                                     off_row("2025-05-02", INSTANT_MIN), office_hours()));
    assert_false(calendar_is_workday(calbook_version(book, 0), on("2025-05-02")));
    assert_true(calendar_is_workday(calbook_version(book, 1), on("2025-05-02")));
}

static void new_hours_replace_old_ones_on_their_days(void **state)
{
    (void)state;
    struct cal_row summer = office_hours();
    struct cal_window w[CAL_WINDOWS_MAX];
    summer.day = on("2025-05-15");
    summer.to = on("2025-08-15");
    summer.announced = at("2025-05-01 00:00");
    summer.windows[0] = 1;
    summer.window[0][0] = (struct cal_window){ 420, 720 };
    const struct calendar *cal = calbook_last(book_of(arena, ROWS(summer, office_hours())));
    assert_int_equal(calendar_windows(cal, on("2025-05-12"), w), 2);
    assert_int_equal(calendar_windows(cal, on("2025-05-19"), w), 1);
    assert_int_equal(w[0].from, 420);
    assert_int_equal(calendar_windows(cal, on("2025-08-18"), w), 2);
}

/* Friday has one window here; the Saturday that replaces it has it too. */
static void a_worked_saturday_has_the_hours_of_the_day_it_replaces(void **state)
{
    (void)state;
    struct cal_row hours = office_hours();
    struct cal_window w[CAL_WINDOWS_MAX];
    hours.windows[0] = 1;
    hours.windows[4] = 1;
    hours.window[4][0] = (struct cal_window){ 480, 720 };
    const struct calendar *cal =
        calbook_last(book_of(arena, ROWS(hours, work_row("2025-04-26", "2025-04-28", INSTANT_MIN),
                                         work_row("2025-05-03", NULL, INSTANT_MIN))));
    assert_int_equal(calendar_windows(cal, on("2025-04-26"), w), 1);
    assert_int_equal(w[0].from, 450); /* as Monday 28/4 */
    assert_int_equal(calendar_windows(cal, on("2025-05-03"), w), 1);
    assert_int_equal(w[0].from, 480); /* as the Friday before it */
}

static void fixed_holidays_guess_only_until_the_year_is_announced(void **state)
{
    (void)state;
    const struct calbook *book =
        book_of(arena, ROWS(office_hours(), fixed_row("2000-05-01"), year_row(2025, at("2024-12-01 00:00"))));
    assert_false(calendar_is_workday(calbook_version(book, 0), on("2025-05-01")));
    assert_true(calendar_is_provisional(calbook_version(book, 0), on("2025-05-01")));
    assert_true(calendar_is_workday(calbook_version(book, 1), on("2025-05-01")));
    assert_false(calendar_is_provisional(calbook_version(book, 1), on("2025-05-01")));
    assert_false(calendar_is_workday(calbook_version(book, 1), on("2026-05-01")));
    assert_true(calendar_is_workday(calbook_version(book, 1), on("1999-05-03")));
}

static void what_was_recorded_later_is_left_out(void **state)
{
    (void)state;
    struct cal_row rows[] = { office_hours(), off_row("2025-05-02", INSTANT_MIN) };
    const struct calbook *book;
    struct err err;
    rows[1].recorded = at("2025-06-01 00:00");
    assert_int_equal(calbook_build(arena, rows, 2, at("2025-05-31 00:00"), &book, &err), RC_OK);
    assert_true(calendar_is_workday(calbook_last(book), on("2025-05-02")));
    assert_int_equal(calbook_build(arena, rows, 2, at("2025-06-01 00:00"), &book, &err), RC_OK);
    assert_false(calendar_is_workday(calbook_last(book), on("2025-05-02")));
}

static void the_book_owns_its_words(void **state)
{
    (void)state;
    char name[] = "Tết";
    struct cal_row row = off_row("2025-01-29", INSTANT_MIN);
    row.name_vi = text_of(name);
    const struct calbook *book = book_of(arena, ROWS(office_hours(), row));
    name[0] = 'x';
    assert_true(text_eq(calendar_row(calbook_last(book), on("2025-01-29"))->name_vi, TEXT("Tết")));
}

/* A day that is one minute long, beside full ones: more than one step from bucket to day. */
static void very_short_days_are_counted_too(void **state)
{
    (void)state;
    struct cal_row hours = office_hours();
    struct instant got;
    for (int weekday = 0; weekday < 7; weekday++) {
        hours.windows[weekday] = 1;
        hours.window[weekday][0] = (struct cal_window){ 480, 481 };
    }
    const struct calendar *cal = calbook_last(book_of(arena, ROWS(hours)));
    for (int n = 1; n < 300; n++) {
        assert_true(calendar_add(cal, at("2025-01-01 00:00"), (struct workspan){ n * US_MINUTE }, &got));
        assert_int_equal(got.us, day_at((struct day){ on("2025-01-01").n + n - 1 }, 481).us);
    }
}

/* --- refusals ------------------------------------------------------------------------------------------ */

static struct cal_row hours_with(int from1, int to1, int from2, int to2)
{
    struct cal_row row = office_hours();
    row.window[3][0] = (struct cal_window){ from1, to1 };
    row.window[3][1] = (struct cal_window){ from2, to2 };
    return row;
}

static void refused(const struct cal_row *rows, size_t n, enum problem want, const char *part)
{
    const struct calbook *book = NULL;
    struct err err = { RC_OK, PB_NONE, "" };
    assert_int_equal(calbook_build(arena, rows, n, INSTANT_MAX, &book, &err), RC_REFUSED);
    assert_int_equal(err.problem, want);
    assert_null(book);
    if (text_find(text_of(err.detail), text_of(part), 0) == SIZE_MAX)
        fail_msg("\"%s\" does not say \"%s\"", err.detail, part);
}

static void contradictions_are_refused(void **state)
{
    (void)state;
    struct cal_row other = hours_with(400, 500, 810, 1050), early = off_row("1989-12-31", INSTANT_MIN);
    struct cal_row short_hours = office_hours();
    short_hours.to = on("1980-01-01");
    refused(ROWS(office_hours(), off_row("2025-05-02", INSTANT_MIN), work_row("2025-05-02", NULL, INSTANT_MIN)),
            PB_OVERLAP, "2025-05-02");
    refused(ROWS(office_hours(), work_row("2025-04-26", "2025-05-02", INSTANT_MIN),
                 work_row("2025-04-26", NULL, INSTANT_MIN)),
            PB_OVERLAP, "2025-04-26");
    refused(ROWS(office_hours(), other), PB_OVERLAP, "hours");
    refused(ROWS(hours_with(450, 690, 600, 700)), PB_OVERLAP, "10:00");
    refused(ROWS(hours_with(810, 1050, 450, 690)), PB_OVERLAP, "07:30");
    refused(ROWS(hours_with(450, 450, 600, 700)), PB_WRONG_VALUE, "does not end after it begins");
    refused(ROWS(hours_with(450, 690, 810, 1441)), PB_WRONG_VALUE, "window");
    refused(ROWS(office_hours(), early), PB_WRONG_VALUE, "1989-12-31");
    refused(ROWS(short_hours), PB_WRONG_VALUE, "before it begins");
    refused(ROWS(off_row("2025-05-02", INSTANT_MIN)), PB_MISSING_KEY, "no office hours");
    refused(NULL, 0, PB_MISSING_KEY, "no office hours");
}

static void saying_the_same_twice_is_no_contradiction(void **state)
{
    (void)state;
    const struct calendar *cal =
        calbook_last(book_of(arena, ROWS(office_hours(), office_hours(), off_row("2025-05-02", INSTANT_MIN),
                                         off_row("2025-05-02", INSTANT_MIN))));
    assert_false(calendar_is_workday(cal, on("2025-05-02")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        { "a swap announced on 12 April is known from 12 April", versions_follow_announcements, NULL, NULL, NULL },
        { "of many announcements the last before an instant counts", many_versions_are_found_by_instant, NULL, NULL,
          NULL },
        { "a day off may be taken back by a later announcement", what_is_announced_later_replaces, NULL, NULL, NULL },
        { "summer hours replace the usual ones from their first to their last day",
          new_hours_replace_old_ones_on_their_days, NULL, NULL, NULL },
        { "a worked Saturday has the hours of the day it replaces",
          a_worked_saturday_has_the_hours_of_the_day_it_replaces, NULL, NULL, NULL },
        { "a fixed holiday is guessed until its year is announced",
          fixed_holidays_guess_only_until_the_year_is_announced, NULL, NULL, NULL },
        { "what was recorded later is not known yet", what_was_recorded_later_is_left_out, NULL, NULL, NULL },
        { "the book keeps its own copy of names", the_book_owns_its_words, NULL, NULL, NULL },
        { "an office open one minute a day is counted right", very_short_days_are_counted_too, NULL, NULL, NULL },
        { "rows that contradict each other are refused", contradictions_are_refused, NULL, NULL, NULL },
        { "the same row twice is accepted", saying_the_same_twice_is_no_contradiction, NULL, NULL, NULL },
    };
    arena = arena_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
