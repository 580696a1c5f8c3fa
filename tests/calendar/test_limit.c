/* When limits end, by the shipped calendar: National Day 2025 is off from Saturday 30/8 to Tuesday 2/9; Saturday 26/4/2025
 * is worked for Friday 2/5; the swap of 2/1/2026 with Saturday 10/1 was announced on 25/12/2025. */
#include "calendar/limit.h"
#include "fixture.h"

#include <string.h>

static struct arena *arena;
static const struct calbook *book;

#define NO_STOP NULL, NULL, NULL, NULL

static const struct due_case {
    const char *name, *limit, *start, *want;
    const char *stop_from, *stop_to, *stop2_from, *stop2_to;
} DUE[] = {
    { "three days to confirm from Thursday 28/8 end after National Day", "3 working days", "2025-08-28 15:00",
      "2025-09-04 24:00", NO_STOP },
    { "three days to confirm from late on Friday 29/8", "3 working days", "2025-08-29 16:50", "2025-09-05 24:00",
      NO_STOP },
    { "what comes in after closing still begins on its day", "3 working days", "2025-08-29 18:30", "2025-09-05 24:00",
      NO_STOP },
    { "three days from 4/9 step over a week-end", "3 working days", "2025-09-04 15:00", "2025-09-09 24:00", NO_STOP },
    { "three days from 5/9", "3 working days", "2025-09-05 15:00", "2025-09-10 24:00", NO_STOP },
    { "three days from 11/9", "3 working days", "2025-09-11 11:00", "2025-09-16 24:00", NO_STOP },
    { "three days from Monday 15/9", "3 working days", "2025-09-15 10:00", "2025-09-18 24:00", NO_STOP },
    { "three days from 17/9", "3 working days", "2025-09-17 16:00", "2025-09-22 24:00", NO_STOP },
    { "three days from 30/10", "3 working days", "2025-10-30 15:30", "2025-11-04 24:00", NO_STOP },
    { "three days from 4/11", "3 working days", "2025-11-04 09:00", "2025-11-07 24:00", NO_STOP },
    { "five days for an opinion", "5 working days", "2025-10-14 09:00", "2025-10-21 24:00", NO_STOP },
    { "a dossier of ten working days over Hùng Kings' Day", "10 working days", "2025-04-03 15:20", "2025-04-18 24:00",
      NO_STOP },
    { "a dossier of ten working days with a worked Saturday", "10 working days", "2025-04-15 14:10", "2025-04-28 24:00",
      NO_STOP },
    { "ten working days over 26/4 and 30/4 to 4/5", "10 working days", "2025-04-18 08:00", "2025-05-06 24:00",
      NO_STOP },
    { "a limit that begins on a day off counts from the next working day", "1 working day", "2025-05-01 10:00",
      "2025-05-05 24:00", NO_STOP },
    { "reception of four hours", "4 working hours", "2025-04-03 15:20", "2025-04-04 09:20", NO_STOP },
    { "appraisal of 52 hours", "52 working hours", "2025-04-04 07:30", "2025-04-15 11:30", NO_STOP },
    { "appraisal begun again", "52 working hours", "2025-04-15 14:10", "2025-04-24 08:10", NO_STOP },
    { "a decision within 16 hours ends on the worked Saturday", "16 working hours", "2025-04-24 10:00",
      "2025-04-26 10:00", NO_STOP },
    { "hours that begin at night count from the opening", "90 working minutes", "2025-04-24 23:00", "2025-04-25 09:00",
      NO_STOP },
    { "a date is kept to its 24:00", "2025-09-12", "2025-08-14 16:40", "2025-09-12 24:00", NO_STOP },
    { "a date on a day off moves to the next working day", "2025-08-31", "2025-08-14 16:40", "2025-09-03 24:00",
      NO_STOP },
    { "a date already past stays where it is", "2025-08-13", "2025-08-14 16:40", "2025-08-13 24:00", NO_STOP },
    { "an instant is kept to the minute, even at night", "2025-08-31 22:15", "2025-08-14 16:40", "2025-08-31 22:15",
      NO_STOP },
    { "ten days that end on a Sunday end on Monday", "10 days", "2025-08-14 16:40", "2025-08-25 24:00", NO_STOP },
    { "seventeen days that end in the holiday end after it", "17 days", "2025-08-14 16:40", "2025-09-03 24:00",
      NO_STOP },
    { "a month ends on the corresponding date", "1 month", "2025-09-15 09:00", "2025-10-15 24:00", NO_STOP },
    { "a month from 31 January ends on the last of February, moved off the week-end", "1 month", "2026-01-31 09:00",
      "2026-03-02 24:00", NO_STOP },

    { "a supplement that stops a limit of hours gives back the working time it took", "52 working hours",
      "2025-04-04 07:30", "2025-04-22 15:40", "2025-04-08 10:00", "2025-04-15 14:10", NULL, NULL },
    { "it gives working days back to a limit of working days", "10 working days", "2025-04-03 15:20",
      "2025-04-25 24:00", "2025-04-08 10:00", "2025-04-15 14:10", NULL, NULL },
    { "it gives civil days back to a limit of days, before the end moves", "10 days", "2025-04-03 15:20",
      "2025-04-21 24:00", "2025-04-08 10:00", "2025-04-15 14:10", NULL, NULL },
    { "and to a month", "1 month", "2025-04-03 15:20", "2025-05-12 24:00", "2025-04-08 10:00", "2025-04-15 14:10", 0,
      0 },
    { "and to a date", "2025-04-18", "2025-04-03 15:20", "2025-04-25 24:00", "2025-04-08 10:00", "2025-04-15 14:10", 0,
      0 },
    { "and working time to an instant", "2025-04-18 10:00", "2025-04-03 15:20", "2025-04-25 14:10", "2025-04-08 10:00",
      "2025-04-15 14:10", NULL, NULL },
    { "a stop within one day costs a limit in days nothing", "3 working days", "2025-09-04 15:00", "2025-09-09 24:00",
      "2025-09-05 08:00", "2025-09-05 16:00", NULL, NULL },
    { "two stops are both given back", "3 working days", "2025-09-04 15:00", "2025-09-11 24:00", "2025-09-05 08:00",
      "2025-09-08 16:00", "2025-09-09 08:00", "2025-09-10 09:00" },
    { "of a stop that began before the limit only the rest counts", "8 working hours", "2025-09-05 15:00",
      "2025-09-09 15:00", "2025-09-03 08:00", "2025-09-08 15:00", NULL, NULL },
    { "a stop that begins on the last day still moves the end", "3 working days", "2025-09-04 15:00",
      "2025-09-11 24:00", "2025-09-09 08:00", "2025-09-11 08:00", NULL, NULL },
    { "a stop that begins when the limit has run out revives nothing", "3 working days", "2025-09-04 15:00",
      "2025-09-09 24:00", "2025-09-10 08:00", "2025-09-12 08:00", NULL, NULL },

    { "a day taken off by an announcement on the way moves the end", "6 working days", "2025-12-24 09:00",
      "2026-01-05 24:00", NO_STOP },
    { "it may then fall on the Saturday worked for it", "11 working days", "2025-12-24 09:00", "2026-01-10 24:00",
      NO_STOP },
    { "after the worked Saturday all is as it was", "12 working days", "2025-12-24 09:00", "2026-01-12 24:00",
      NO_STOP },
    { "what was due before the swap was announced is not touched", "1 working day", "2025-12-23 09:00",
      "2025-12-24 24:00", NO_STOP },
};

static struct limit parsed(const char *t)
{
    struct limit limit;
    struct err err;
    if (limit_parse(text_of(t), &limit, &err) != RC_OK)
        fail_msg("%s", err.detail);
    return limit;
}

static void check_due(void **state)
{
    const struct due_case *c = *state;
    struct stop stops[2];
    size_t n = 0;
    struct due due;
    struct err err;
    char buf[INSTANT_CHARS];
    if (c->stop_from)
        stops[n++] = (struct stop){ at(c->stop_from), at(c->stop_to) };
    if (c->stop2_from)
        stops[n++] = (struct stop){ at(c->stop2_from), at(c->stop2_to) };
    assert_int_equal(limit_due(book, parsed(c->limit), at(c->start), stops, n, &due, &err), RC_OK);
    if (due.at.us != at(c->want).us)
        fail_msg("due %s", instant_vn(due.at, true, buf));
    assert_false(due.provisional);
}

/* --- announcements ------------------------------------------------------------------------------------- */

static struct due due_by(const struct calbook *b, const char *limit, const char *start)
{
    struct due due;
    struct err err;
    if (limit_due(b, parsed(limit), at(start), NULL, 0, &due, &err) != RC_OK)
        fail_msg("%s", err.detail);
    return due;
}

/* Tuesday 4 to Friday 7 March 2025 become days off, announced on the Wednesday at 09:00. */
static const struct calbook *storm(void)
{
    struct instant t = at("2025-03-05 09:00");
    return book_of(arena, ROWS(office_hours(), year_row(2025, INSTANT_MIN), off_row("2025-03-04", t),
                               off_row("2025-03-05", t), off_row("2025-03-06", t), off_row("2025-03-07", t),
                               work_row("2025-03-01", NULL, t), work_row("2025-03-02", NULL, t)));
}

static void announcements_never_move_the_past(void **state)
{
    (void)state;
    const struct calbook *b = storm();
    assert_int_equal(due_by(b, "1 working day", "2025-03-03 09:00").at.us,
                     at("2025-03-04 24:00").us); /* past already */
    assert_int_equal(due_by(b, "1 working day", "2025-03-03 09:00").version, 0);
    assert_int_equal(due_by(b, "2 working days", "2025-03-03 09:00").at.us, at("2025-03-11 24:00").us);
    assert_int_equal(due_by(b, "2 working days", "2025-03-03 09:00").version, 1);
    /* with 1/3 and 2/3 worked the fourth day is 10/3; the third is Monday 3/3, but no end lies before the announcement */
    assert_int_equal(due_by(b, "4 working days", "2025-02-28 16:00").at.us, at("2025-03-10 24:00").us);
    assert_int_equal(due_by(b, "3 working days", "2025-02-28 16:00").at.us, at("2025-03-05 09:00").us);
    /* begun after the announcement there is nothing to move */
    assert_int_equal(due_by(b, "1 working day", "2025-03-05 09:00").at.us, at("2025-03-10 24:00").us);
}

static void an_end_at_the_announcement_is_past(void **state)
{
    (void)state;
    struct instant t = at("2025-03-05 00:00");
    const struct calbook *b = book_of(arena, ROWS(office_hours(), off_row("2025-03-04", t)));
    assert_int_equal(due_by(b, "1 working day", "2025-03-03 09:00").at.us, at("2025-03-04 24:00").us);
    assert_int_equal(due_by(b, "1 working day", "2025-03-03 09:00").version, 0);
}

static void later_announcements_count_one_after_the_other(void **state)
{
    (void)state;
    const struct calbook *b = book_of(arena, ROWS(office_hours(), off_row("2025-03-05", at("2025-03-04 12:00")),
                                                  off_row("2025-03-06", at("2025-03-05 12:00")),
                                                  off_row("2025-03-07", at("2025-03-07 12:00"))));
    struct due due = due_by(b, "2 working days", "2025-03-03 09:00"); /* 5/3, then 6/3, then 7/3, then 10/3 */
    assert_int_equal(due.at.us, at("2025-03-10 24:00").us);
    assert_int_equal(due.version, 3);
}

static void unannounced_years_are_provisional(void **state)
{
    (void)state;
    assert_false(due_by(book, "10 working days", "2026-12-17 09:00").provisional);
    assert_int_equal(due_by(book, "10 working days", "2026-12-17 09:00").at.us, at("2026-12-31 24:00").us);
    assert_true(due_by(book, "11 working days", "2026-12-17 09:00").provisional);
    assert_int_equal(due_by(book, "11 working days", "2026-12-17 09:00").at.us, at("2027-01-04 24:00").us);
    assert_true(due_by(book, "3 working days", "2031-03-03 09:00").provisional);
    /* asked in November 2025 the year 2026 was not announced; on 1 December it was */
    assert_false(due_by(book, "2026-01-30", "2025-11-10 09:00").provisional);
}

static void without_a_limit_there_is_no_end(void **state)
{
    (void)state;
    struct due due;
    struct err err;
    assert_int_equal(limit_due(book, LIMIT_NIL, at("2025-03-03 09:00"), NULL, 0, &due, &err), RC_OK);
    assert_true(instant_is_max(due.at) && !due.provisional);
}

static void beyond_the_calendar_there_is_a_refusal(void **state)
{
    (void)state;
    static const char *const LIMITS[] = { "1 working hour", "1 working day", "1 day", "1 month", "2071-01-02" };
    for (size_t i = 0; i < LEN(LIMITS); i++) {
        struct due due = { { 42 }, false, 0 };
        struct err err;
        assert_int_equal(limit_due(book, parsed(LIMITS[i]), at("2070-12-31 18:00"), NULL, 0, &due, &err), RC_REFUSED);
        assert_int_equal(err.problem, PB_NO_CALENDAR);
        assert_non_null(strstr(err.detail, LIMITS[i]));
        assert_int_equal(due.at.us, 42);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        { "an announcement moves ends that lie after it, and only those", announcements_never_move_the_past, NULL, NULL,
          NULL },
        { "an end at the very instant of an announcement is past", an_end_at_the_announcement_is_past, NULL, NULL,
          NULL },
        { "each announcement before the end counts in its turn", later_announcements_count_one_after_the_other, NULL,
          NULL, NULL },
        { "what reaches into a year nobody announced is provisional", unannounced_years_are_provisional, NULL, NULL,
          NULL },
        { "without a limit there is no end", without_a_limit_there_is_no_end, NULL, NULL, NULL },
        { "beyond 2070 a limit is refused by name", beyond_the_calendar_there_is_a_refusal, NULL, NULL, NULL },
    };
    arena = arena_new();
    book = shipped_book(arena);
    int failed = RUN_CASES(DUE, check_due);
    failed += cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
