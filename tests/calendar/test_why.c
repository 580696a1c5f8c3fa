/* Each day on the way, one letter a day: e the event, digits counted days, o off, r rest, s stopped, m moved here; for
 * limits in hours c a day that counted. */
#include "calendar/limit.h"
#include "fixture.h"

#include <string.h>

static struct arena *arena;
static const struct calbook *book;

static const struct why_case {
    const char *name, *limit, *start, *days;
    const char *stop_from, *stop_to;
} WHY[] = {
    { "three working days over National Day", "3 working days", "2025-08-28 15:00", "e1rroo23", NULL, NULL },
    { "five working days over 26/4 and 30/4 to 4/5", "5 working days", "2025-04-24 08:00", "e12r34ooorr5", NULL, NULL },
    { "a supplement stops working days", "3 working days", "2025-09-04 15:00", "esrr123", "2025-09-05 08:00",
      "2025-09-08 16:00" },
    { "days count on days off, and the end moves", "3 days", "2025-08-28 15:00", "e123oom", NULL, NULL },
    { "days that end on a working day do not move", "4 days", "2025-08-21 15:00", "e1234", NULL, NULL },
    { "a stop in days", "4 days", "2025-08-18 15:00",
      "ess1234m"
      /* the fourth day is Sunday 24/8 */,
      "2025-08-19 08:00", "2025-08-21 08:00" },
    { "a stop after the last day gives its length back", "2 days", "2025-08-28 15:00", "e12soom", "2025-09-01 08:00",
      "2025-09-02 08:00" },
    { "a date on a day off", "2025-08-31", "2025-08-28 15:00", "e123oom", NULL, NULL },
    { "hours count from the day they begin", "12 working hours", "2025-08-28 15:00", "ccrrooc", NULL, NULL },
    { "hours that begin at night", "1 working hour", "2025-08-29 20:00", "crrooc", NULL, NULL },
    { "a stop takes whole days from hours", "8 working hours", "2025-09-08 08:00", "csc", "2025-09-08 09:00",
      "2025-09-10 08:00" },
};

static struct limit parsed(const char *t)
{
    struct limit limit;
    struct err err;
    if (limit_parse(text_of(t), &limit, &err) != RC_OK)
        fail_msg("%s", err.detail);
    return limit;
}

static char letter(const struct why_day *day)
{
    switch (day->kind) {
    case WHY_EVENT: return 'e';
    case WHY_COUNTED: return day->n ? (char)('0' + day->n % 10) : 'c';
    case WHY_OFF: return 'o';
    case WHY_REST: return 'r';
    case WHY_STOPPED: return 's';
    case WHY_MOVED: return 'm';
    case WHY_KINDS: break;
    }
    return '?';
}

static void check_why(void **state)
{
    const struct why_case *c = *state;
    struct stop stop;
    struct why why;
    struct err err;
    char got[64] = "";
    if (c->stop_from)
        stop = (struct stop){ at(c->stop_from), at(c->stop_to) };
    assert_int_equal(limit_why(arena, book, parsed(c->limit), at(c->start), &stop, c->stop_from != NULL, &why, &err),
                     RC_OK);
    assert_true(why.n < sizeof got);
    for (size_t i = 0; i < why.n; i++)
        got[i] = letter(&why.days[i]);
    assert_string_equal(got, c->days);
    assert_false(why.moved || why.shortened);
}

static void hours_are_summed_day_by_day(void **state)
{
    (void)state;
    static const char *const SPANS[] = { "2h30", "10h30", "10h30", "10h30", "10h30", "10h30", "12h00" };
    struct why why;
    struct err err;
    char buf[INSTANT_CHARS];
    assert_int_equal(limit_why(arena, book, parsed("12 working hours"), at("2025-08-28 15:00"), NULL, 0, &why, &err),
                     RC_OK);
    assert_int_equal(why.n, LEN(SPANS));
    for (size_t i = 0; i < why.n; i++)
        assert_string_equal(workspan_hm(why.days[i].span, buf), SPANS[i]);
}

static void rows_say_why_a_day_is_off(void **state)
{
    (void)state;
    struct why why;
    struct err err;
    assert_int_equal(limit_why(arena, book, parsed("5 working days"), at("2025-04-24 08:00"), NULL, 0, &why, &err),
                     RC_OK);
    assert_int_equal(why.days[2].row->kind, CAL_WORK);
    assert_int_equal(why.days[8].row->kind, CAL_OFF);
    assert_true(text_starts(why.days[8].row->name_en, TEXT("Swap")));
    assert_null(why.days[9].row);
}

static void a_moved_end_shows_what_it_was(void **state)
{
    (void)state;
    struct why why;
    struct err err;
    assert_int_equal(limit_why(arena, book, parsed("6 working days"), at("2025-12-24 09:00"), NULL, 0, &why, &err),
                     RC_OK);
    assert_true(why.moved);
    assert_int_equal(why.before.at.us, at("2026-01-02 24:00").us);
    assert_int_equal(why.due.at.us, at("2026-01-05 24:00").us);
    assert_int_equal(why.calendar_announced.us, at("2025-12-25 00:00").us);
    assert_int_equal(why.days[9].day.n, on("2026-01-02").n);
    assert_int_equal(why.days[9].kind, WHY_OFF);
}

static void a_long_way_is_shortened(void **state)
{
    (void)state;
    struct why why;
    struct err err;
    assert_int_equal(limit_why(arena, book, parsed("400 days"), at("2024-05-29 09:00"), NULL, 0, &why, &err), RC_OK);
    assert_true(why.shortened);
    assert_int_equal(why.n, 200);
    assert_int_equal(why.days[0].kind, WHY_EVENT);
    assert_int_equal(why.days[99].n, 99);
    assert_int_equal(why.days[199].n, 400);
    assert_int_equal(why.days[199].day.n, on("2025-07-03").n);
    assert_int_equal(limit_why(arena, book, parsed("399 days"), at("2024-05-29 09:00"), NULL, 0, &why, &err), RC_OK);
    assert_false(why.shortened);
    assert_int_equal(why.n, 400);
}

static void without_a_limit_there_is_nothing_to_say(void **state)
{
    (void)state;
    struct why why;
    struct err err;
    assert_int_equal(limit_why(arena, book, LIMIT_NIL, at("2024-05-29 09:00"), NULL, 0, &why, &err), RC_OK);
    assert_int_equal(why.n, 0);
    assert_true(instant_is_max(why.due.at) && !why.moved);
}

static void beyond_the_calendar_it_is_refused(void **state)
{
    (void)state;
    struct why why = { .n = 42 };
    struct err err;
    assert_int_equal(limit_why(arena, book, parsed("3 days"), at("2070-12-30 09:00"), NULL, 0, &why, &err), RC_REFUSED);
    assert_int_equal(err.problem, PB_NO_CALENDAR);
    assert_int_equal(why.n, 42);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        { "hours are summed day by day", hours_are_summed_day_by_day, NULL, NULL, NULL },
        { "the calendar row says why a day is off or worked", rows_say_why_a_day_is_off, NULL, NULL, NULL },
        { "an end moved by an announcement shows what it was before", a_moved_end_shows_what_it_was, NULL, NULL, NULL },
        { "more than 400 days are shortened to the first and last 100", a_long_way_is_shortened, NULL, NULL, NULL },
        { "without a limit there is nothing to say", without_a_limit_there_is_nothing_to_say, NULL, NULL, NULL },
        { "beyond the calendar it is refused", beyond_the_calendar_it_is_refused, NULL, NULL, NULL },
    };
    arena = arena_new();
    book = shipped_book(arena);
    int failed = RUN_CASES(WHY, check_why);
    failed += cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
