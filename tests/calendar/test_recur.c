/* Cut-off days of standing duties. */
#include "calendar/recur.h"
#include "fixture.h"

#include <string.h>

static struct arena *arena;

static struct recur parsed(const char *t)
{
    struct recur r;
    struct err err;
    if (recur_parse(text_of(t), &r, &err) != RC_OK)
        fail_msg("%s", err.detail);
    return r;
}

static const struct next_case {
    const char *name, *recur, *after, *next, *starts;
} NEXT[] = {
    { "the 25th of every month", "month 25", "2025-09-24", "2025-09-25", "2025-08-26" },
    { "on the 25th itself the next is a month later", "month 25", "2025-09-25", "2025-10-25", "2025-09-26" },
    { "over the turn of the year", "month 25", "2025-12-31", "2026-01-25", "2025-12-26" },
    { "the 31st is the 30th in September", "month 31", "2025-09-01", "2025-09-30", "2025-09-01" },
    { "and 28 February", "month 31", "2025-02-01", "2025-02-28", "2025-02-01" },
    { "the last day of the month in a leap year", "month last", "2024-02-10", "2024-02-29", "2024-02-01" },
    { "every Friday", "week friday", "2025-09-10", "2025-09-12", "2025-09-06" },
    { "on Friday the next is a week later", "week friday", "2025-09-12", "2025-09-19", "2025-09-13" },
    { "every Monday", "week monday", "2025-09-14", "2025-09-15", "2025-09-09" },
    { "every Sunday", "week sunday", "2025-09-15", "2025-09-21", "2025-09-15" },
    { "every day", "day", "2025-09-30", "2025-10-01", "2025-10-01" },
    { "14th of the last month of each quarter", "quarter 14", "2025-09-14", "2025-12-14", "2025-09-15" },
    { "14th of the first month of each quarter", "quarter 14/1", "2025-09-14", "2025-10-14", "2025-07-15" },
    { "the end of each quarter", "quarter last", "2025-01-01", "2025-03-31", "2025-01-01" },
    { "20 June and 20 December", "half 20", "2025-06-20", "2025-12-20", "2025-06-21" },
    { "10 March and 10 September", "half 10/3", "2025-03-10", "2025-09-10", "2025-03-11" },
    { "15 December every year", "year 15/12", "2025-12-15", "2026-12-15", "2025-12-16" },
    { "15 December every year, before it", "year 15/12", "2025-12-14", "2025-12-15", "2024-12-16" },
    { "the last day of February", "year last/2", "2027-03-01", "2028-02-29", "2027-03-01" },
    { "the last day of the year", "year last", "2025-12-31", "2026-12-31", "2026-01-01" },
};

static void check_next(void **state)
{
    const struct next_case *c = *state;
    struct day next = recur_next(parsed(c->recur), on(c->after));
    assert_int_equal(next.n, on(c->next).n);
    assert_int_equal(recur_period_start(parsed(c->recur), next).n, on(c->starts).n);
}

/* Cut-offs follow each other without gap or overlap, for every recurrence there is. */
static void periods_tile(void **state)
{
    (void)state;
    static const int MONTHS[EVERY_COUNT] = { [EVERY_QUARTER] = 3, [EVERY_HALF] = 6, [EVERY_YEAR] = 12 };
    for (int every = EVERY_DAY; every < EVERY_COUNT; every++)
        for (int month = 0; month <= MONTHS[every]; month++)
            for (int dom = 0; dom <= 31; dom++) {
                struct recur r = { (enum recur_every)every, dom, month, 0 };
                if (!recur_valid(r))
                    continue;
                struct day d = on("2023-11-05"), cutoff = recur_next(r, d);
                for (int i = 0; i < 30; i++) {
                    struct day start = recur_period_start(r, cutoff), next = recur_next(r, cutoff);
                    assert_true(start.n <= cutoff.n && cutoff.n < next.n);
                    assert_int_equal(recur_period_start(r, next).n, cutoff.n + 1);
                    assert_int_equal(recur_next(r, (struct day){ start.n - 1 }).n, cutoff.n);
                    cutoff = next;
                }
            }
}

static const struct cutoff_case {
    const char *name, *recur, *day, *want;
} CUTOFFS[] = {
    { "without an hour the whole day counts", "month 25", "2025-09-25", "2025-09-26 00:00" },
    { "with one, to the minute", "month 25 16:30", "2025-09-25", "2025-09-25 16:30" },
    { "the last minute", "day 23:59", "2025-09-25", "2025-09-25 23:59" },
};

static void check_cutoff(void **state)
{
    const struct cutoff_case *c = *state;
    assert_int_equal(recur_cutoff(parsed(c->recur), on(c->day)).us, at(c->want).us);
}

static const struct text_case {
    const char *name, *recur, *en, *vi;
} TEXTS[] = {
    { "every day", "day", "every day", "hằng ngày" },
    { "every Friday", "week friday", "every Friday", "thứ Sáu hằng tuần" },
    { "every Sunday", "week sunday", "every Sunday", "Chủ nhật hằng tuần" },
    { "monthly", "month 25", "the 25th of every month", "ngày 25 hằng tháng" },
    { "the first", "month 1", "the 1st of every month", "ngày 1 hằng tháng" },
    { "the second", "month 2", "the 2nd of every month", "ngày 2 hằng tháng" },
    { "the third", "month 23", "the 23rd of every month", "ngày 23 hằng tháng" },
    { "the eleventh", "month 11", "the 11th of every month", "ngày 11 hằng tháng" },
    { "the last of the month", "month last", "the last day of every month", "ngày cuối hằng tháng" },
    { "quarterly", "quarter 14", "the 14th of the last month of each quarter", "ngày 14 tháng cuối hằng quý" },
    { "quarterly, first month", "quarter 14/1", "the 14th of the first month of each quarter",
      "ngày 14 tháng thứ 1 hằng quý" },
    { "half-yearly", "half last/6", "the last day of the sixth month of each half-year",
      "ngày cuối tháng thứ 6 hằng nửa năm" },
    { "yearly", "year 15/12", "15 December every year", "ngày 15/12 hằng năm" },
    { "yearly, last of February", "year last/2", "the last day of February every year", "ngày cuối tháng 2 hằng năm" },
    { "never", "none", "never", "không định kỳ" },
    { "every Friday by an hour", "week friday 16:30", "by 16:30, every Friday", "trước 16:30 thứ Sáu hằng tuần" },
    { "every day by an hour", "day 9:00", "by 09:00, every day", "trước 09:00 hằng ngày" },
    { "monthly by an hour", "month 25 17:00", "by 17:00, the 25th of every month", "trước 17:00 ngày 25 hằng tháng" },
};

static void check_text(void **state)
{
    const struct text_case *c = *state;
    assert_string_equal(text_cstr(arena, recur_text(arena, parsed(c->recur), "en")), c->en);
    assert_string_equal(text_cstr(arena, recur_text(arena, parsed(c->recur), "vi")), c->vi);
}

static const struct refused_case {
    const char *name, *recur;
} REFUSED[] = {
    { "nothing", "" },
    { "a month without a day", "month" },
    { "a 32nd", "month 32" },
    { "a zeroth: say last", "month 0" },
    { "a month of a month", "month 25/1" },
    { "a fourth month of a quarter", "quarter 14/4" },
    { "a thirteenth month", "year 15/13" },
    { "an empty month", "year 15/" },
    { "an unknown weekday", "week Freitag" },
    { "every day on a day", "day 5" },
    { "fortnights", "fortnight 3" },
    { "an hour that the day does not have", "day 25:00" },
    { "a minute that the hour does not have", "day 16:60" },
    { "24:00, which is said by leaving it out", "day 24:00" },
    { "the day's first instant", "day 00:00" },
    { "an hour without a day", "none 16:00" },
    { "half an hour", "week friday 16:3" },
    { "an hour alone", "16:30" },
};

static void check_refused(void **state)
{
    const struct refused_case *c = *state;
    struct recur r = { EVERY_NONE, 42, 0, 0 };
    struct err err;
    assert_int_equal(recur_parse(text_of(c->recur), &r, &err), RC_REFUSED);
    assert_int_equal(err.problem, PB_WRONG_VALUE);
    assert_non_null(strstr(err.detail, "month last"));
    assert_int_equal(r.day, 42);
}

static const struct period_case {
    const char *name, *recur, *period, *want; /* NULL: refused */
} PERIODS[] = {
    { "September is due on 25 September", "month 25", "2025-09", "2025-09-25" },
    { "the day of the cut-off itself", "month 25", "2025-09-25", "2025-09-25" },
    { "or as offices write it", "month 25", "25/9/2025", "2025-09-25" },
    { "a day that is no cut-off is refused", "month 25", "2025-09-24", NULL },
    { "the third quarter", "quarter 14", "2025-Q3", "2025-09-14" },
    { "the first half", "half 20", "2025-H1", "2025-06-20" },
    { "the second half", "half 20", "2025-H2", "2025-12-20" },
    { "a year", "year 15/12", "2025", "2025-12-15" },
    { "a Friday", "week friday", "2025-09-12", "2025-09-12" },
    { "any day of a daily duty", "day", "2025-09-12", "2025-09-12" },
    { "a month of a quarterly duty is refused", "quarter 14", "2025-09", NULL },
    { "a quarter of a monthly duty is refused", "month 25", "2025-Q3", NULL },
    { "a fifth quarter is refused", "quarter 14", "2025-Q5", NULL },
    { "a thirteenth month is refused", "month 25", "2025-13", NULL },
    { "a month of a weekly duty is refused", "week friday", "2025-09", NULL },
    { "a month of a yearly duty is refused", "year 15/12", "2025-12", NULL },
    { "a year of a monthly duty is refused", "month 25", "2025", NULL },
    { "words are refused", "month 25", "last month", NULL },
};

static void check_period(void **state)
{
    const struct period_case *c = *state;
    struct day cutoff = { 42 };
    struct err err;
    enum rc rc = recur_period_parse(parsed(c->recur), text_of(c->period), &cutoff, &err);
    assert_int_equal(rc, c->want ? RC_OK : RC_REFUSED);
    assert_int_equal(cutoff.n, c->want ? on(c->want).n : 42);
    if (!c->want)
        assert_int_equal(err.problem, PB_WRONG_VALUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = { { "periods follow each other without gap", periods_tile, NULL, NULL, NULL } };
    arena = arena_new();
    int failed = RUN_CASES(NEXT, check_next);
    failed += RUN_CASES(CUTOFFS, check_cutoff);
    failed += RUN_CASES(TEXTS, check_text);
    failed += RUN_CASES(REFUSED, check_refused);
    failed += RUN_CASES(PERIODS, check_period);
    failed += cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
