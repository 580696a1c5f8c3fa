/* test_instant.c -- days against the C library's calendar, months by the Civil Code, dates as offices write them. */
#include "base/instant.h"
#include "rows.h"

#include <time.h>

/* ---- civil days ---- */

static void every_day_agrees_with_the_c_library(void **state)
{
    (void)state;
    for (int32_t n = -750000; n <= 3000000; n += n > -30000 && n < 60000 ? 1 : 13) { /* years -83 to 10183 */
        time_t seconds = (time_t)n * 86400;
        struct tm tm;
        assert_non_null(gmtime_r(&seconds, &tm));
        struct civil c = day_civil((struct day){ n });
        assert_int_equal(c.year, tm.tm_year + 1900);
        assert_int_equal(c.month, tm.tm_mon + 1);
        assert_int_equal(c.day, tm.tm_mday);
        assert_int_equal(day_weekday((struct day){ n }), (tm.tm_wday + 6) % 7);
        assert_int_equal(day_of(c.year, c.month, c.day).n, n);
    }
}

/* Counting on the fingers: the next day is tomorrow's date, for four hundred years. */
static void days_follow_one_another(void **state)
{
    (void)state;
    int32_t n = day_of(1800, 1, 1).n;
    for (int y = 1800; y < 2200; y++)
        for (int m = 1; m <= 12; m++)
            for (int d = 1; d <= month_days(y, m); d++)
                assert_int_equal(day_of(y, m, d).n, n++);
    assert_int_equal(n - day_of(1800, 1, 1).n, 146097);
}

static const struct date_row {
    const char *name;
    int y, m, d;
    bool valid;
} DATES[] = {
    { "29 February of a leap year is a day", 2024, 2, 29, true },
    { "29 February of a common year is none", 2025, 2, 29, false },
    { "1900 was no leap year", 1900, 2, 29, false },
    { "2000 was one", 2000, 2, 29, true },
    { "there is no 31 April", 2025, 4, 31, false },
    { "there is no day 0", 2025, 4, 0, false },
    { "there is no month 13", 2025, 13, 1, false },
    { "there is no month 0", 2025, 0, 1, false },
    { "there is no year 0", 0, 1, 1, false },
    { "the year 9999 ends the calendar", 9999, 12, 31, true },
    { "a year of five digits is a slip of the pen", 20250, 1, 1, false },
};

static void date_is_valid(void **state)
{
    const struct date_row *row = ROW(state, DATES);
    assert_int_equal(day_valid(row->y, row->m, row->d), row->valid);
}

static const struct months_row {
    const char *name, *from;
    int months;
    const char *want;
} MONTHS[] = {
    { "a month after 14 August is 14 September", "2025-08-14", 1, "2025-09-14" },
    { "a month after 31 January is the last of February", "2025-01-31", 1, "2025-02-28" },
    { "in a leap year it is the 29th", "2024-01-31", 1, "2024-02-29" },
    { "a month after 28 February is 28 March, not the 31st", "2025-02-28", 1, "2025-03-28" },
    { "three months after 30 November is the last of February", "2025-11-30", 3, "2026-02-28" },
    { "a year after 29 February is 28 February", "2024-02-29", 12, "2025-02-28" },
    { "months go over the new year", "2025-12-31", 2, "2026-02-28" },
    { "no months change nothing", "2025-12-31", 0, "2025-12-31" },
    { "months can be taken away", "2025-03-31", -1, "2025-02-28" },
    { "over the new year too", "2025-01-15", -2, "2024-11-15" },
};

static void months_later(void **state)
{
    const struct months_row *row = ROW(state, MONTHS);
    struct day d;
    char buf[INSTANT_CHARS];
    assert_true(day_parse(text_of(row->from), &d));
    assert_string_equal(day_iso(day_add_months(d, row->months), buf), row->want);
}

/* ---- reading ---- */

static const struct day_row {
    const char *name, *text, *want; /* NULL: it is none */
} DAYS[] = {
    { "a date in ISO order", "2025-08-14", "2025-08-14" },
    { "a date as offices write it", "14/8/2025", "2025-08-14" },
    { "with zeros before day and month", "04/08/2025", "2025-08-04" },
    { "ISO needs both digits", "2025-8-14", NULL },
    { "a year has four digits", "14/8/25", NULL },
    { "thirty-one days has no June", "31/6/2025", NULL },
    { "a date with a time is no date", "2025-08-14 16:40", NULL },
    { "nothing may follow", "2025-08-14x", NULL },
    { "nothing may stand before", " 2025-08-14", NULL },
    { "nothing at all is no date", "", NULL },
    { "half a date is none", "2025-08", NULL },
    { "no signs", "-025-08-14", NULL },
    { "words are no date", "hôm nay", NULL },
    { "the order is not the American one", "8/14/2025", NULL },
};

static void read_a_day(void **state)
{
    const struct day_row *row = ROW(state, DAYS);
    struct day d = { 12345 };
    char buf[INSTANT_CHARS];
    assert_int_equal(day_parse(text_of(row->text), &d), row->want != NULL);
    if (row->want)
        assert_string_equal(day_iso(d, buf), row->want);
    else
        assert_int_equal(d.n, 12345);
}

static const struct instant_row {
    const char *name, *text, *iso, *rfc; /* NULL: it is none */
} INSTANTS[] = {
    { "minutes", "2025-08-14 16:40", "2025-08-14 16:40", "2025-08-14T16:40:00+07:00" },
    { "seconds after a T", "2025-08-14T16:40:05", "2025-08-14 16:40:05", "2025-08-14T16:40:05+07:00" },
    { "the office's zone written out", "2025-08-14T16:40:00+07:00", "2025-08-14 16:40", "2025-08-14T16:40:00+07:00" },
    { "Greenwich", "2025-08-14T16:40:00Z", "2025-08-14 23:40", "2025-08-14T23:40:00+07:00" },
    { "Greenwich late in the day is tomorrow here", "2025-08-14T17:00Z", "2025-08-15 00:00",
      "2025-08-15T00:00:00+07:00" },
    { "a zone west of Greenwich", "2025-08-14T16:40-03:30", "2025-08-15 03:10", "2025-08-15T03:10:00+07:00" },
    { "parts of a second", "2025-08-14 16:40:05.25", "2025-08-14 16:40:05.250000", "2025-08-14T16:40:05.250000+07:00" },
    { "a microsecond", "2025-08-14 16:40:00.000001", "2025-08-14 16:40:00.000001", "2025-08-14T16:40:00.000001+07:00" },
    { "24:00 is the next day's start", "2025-08-14 24:00", "2025-08-15 00:00", "2025-08-15T00:00:00+07:00" },
    { "24:00 on the last of the year", "2025-12-31 24:00", "2026-01-01 00:00", "2026-01-01T00:00:00+07:00" },
    { "a date as offices write it", "14/8/2025 07:30", "2025-08-14 07:30", "2025-08-14T07:30:00+07:00" },
    { "before 1970", "1954-05-07 17:30", "1954-05-07 17:30", "1954-05-07T17:30:00+07:00" },
    { "the first microsecond before 1970", "1969-12-31T23:59:59.999999Z", "1970-01-01 06:59:59.999999",
      "1970-01-01T06:59:59.999999+07:00" },
    { "a bare date is refused", "2025-08-14", NULL, NULL },
    { "a date and a blank is refused", "2025-08-14 ", NULL, NULL },
    { "24:01 is no time", "2025-08-14 24:01", NULL, NULL },
    { "25:00 is no time", "2025-08-14 25:00", NULL, NULL },
    { "16:60 is no time", "2025-08-14 16:60", NULL, NULL },
    { "16:4 is no time", "2025-08-14 16:4", NULL, NULL },
    { "seconds end at 59", "2025-08-14 16:40:60", NULL, NULL },
    { "a point needs digits behind it", "2025-08-14 16:40:05.", NULL, NULL },
    { "a seventh digit is too fine", "2025-08-14 16:40:05.1234567", NULL, NULL },
    { "a zone has minutes", "2025-08-14T16:40+07", NULL, NULL },
    { "no zone is fifteen hours away", "2025-08-14T16:40+15:00", NULL, NULL },
    { "nothing may follow", "2025-08-14T16:40Z.", NULL, NULL },
    { "two blanks are not one", "2025-08-14  16:40", NULL, NULL },
    { "29 February 2025 has no hours", "2025-02-29 08:00", NULL, NULL },
};

static void read_an_instant(void **state)
{
    const struct instant_row *row = ROW(state, INSTANTS);
    struct instant t = { 12345 }, again;
    char buf[INSTANT_CHARS];
    assert_int_equal(instant_parse(text_of(row->text), &t), row->iso != NULL);
    if (!row->iso) {
        assert_int_equal(t.us, 12345);
        return;
    }
    assert_string_equal(instant_iso(t, buf), row->iso);
    assert_true(instant_parse(text_of(buf), &again));
    assert_int_equal(again.us, t.us);
    assert_string_equal(instant_rfc3339(t, buf), row->rfc);
    assert_true(instant_parse(text_of(buf), &again));
    assert_int_equal(again.us, t.us);
}

/* ---- days and instants ---- */

static void an_instant_lies_in_its_day(void **state)
{
    (void)state;
    for (int32_t n = -2000; n < 2000; n++) {
        struct day d = { n };
        struct instant start = day_start(d), end = day_end(d);
        assert_int_equal(start.us, n * US_DAY - 7 * US_HOUR);
        assert_int_equal(end.us, day_start((struct day){ n + 1 }).us);
        assert_int_equal(instant_day(start).n, n);
        assert_int_equal(instant_day((struct instant){ end.us - 1 }).n, n);
        assert_int_equal(instant_day(end).n, n + 1);
        assert_int_equal(day_at(d, 450).us - start.us, 450 * US_MINUTE);
        assert_int_equal(day_at(d, 1440).us, end.us);
    }
}

static void the_ends_of_time_answer_each_other(void **state)
{
    (void)state;
    char buf[INSTANT_CHARS];
    assert_int_equal(day_start(DAY_MAX).us, INSTANT_MAX.us);
    assert_int_equal(day_end(DAY_MAX).us, INSTANT_MAX.us);
    assert_int_equal(day_start(DAY_MIN).us, INSTANT_MIN.us);
    assert_int_equal(instant_day(INSTANT_MAX).n, DAY_MAX.n);
    assert_int_equal(instant_day(INSTANT_MIN).n, DAY_MIN.n);
    assert_int_equal(day_add_months(DAY_MAX, 12).n, DAY_MAX.n);
    assert_int_equal(day_add_months(DAY_MIN, -12).n, DAY_MIN.n);
    assert_int_equal(day_add_months(day_of(2025, 1, 1), INT32_MAX).n, DAY_MAX.n);
    assert_true(strlen(day_iso(DAY_MAX, buf)) < INSTANT_CHARS);
    assert_true(strlen(instant_rfc3339(INSTANT_MAX, buf)) < INSTANT_CHARS - 1);
    assert_true(strlen(instant_rfc3339(INSTANT_MIN, buf)) < INSTANT_CHARS - 1);
    assert_true(instant_is_max(INSTANT_MAX));
}

static void now_is_after_this_was_written(void **state)
{
    (void)state;
    assert_true(instant_now().us > day_start(day_of(2024, 1, 1)).us);
    assert_true(instant_now().us < day_start(day_of(2400, 1, 1)).us);
}

/* ---- writing as offices do ---- */

static const struct written_row {
    const char *name, *text;
    bool as_end;
    const char *want;
} WRITTEN[] = {
    { "an instant as offices write it", "2025-08-14 16:40", false, "16:40 14/8/2025" },
    { "an hour has two digits", "2025-08-04 07:05", false, "07:05 4/8/2025" },
    { "midnight begins a day", "2025-08-15 00:00", false, "00:00 15/8/2025" },
    { "a deadline at midnight ends the day before", "2025-08-15 00:00", true, "24:00 14/8/2025" },
    { "over the new year too", "2026-01-01 00:00", true, "24:00 31/12/2025" },
    { "a second after midnight is no end", "2025-08-15 00:00:01", true, "00:00 15/8/2025" },
    { "a deadline at noon is written as noon", "2025-08-15 12:00", true, "12:00 15/8/2025" },
    { "seconds are left out", "2025-08-14 16:40:59", false, "16:40 14/8/2025" },
};

static void write_an_instant(void **state)
{
    const struct written_row *row = ROW(state, WRITTEN);
    struct instant t;
    char buf[INSTANT_CHARS];
    assert_true(instant_parse(text_of(row->text), &t));
    assert_string_equal(instant_vn(t, row->as_end, buf), row->want);
}

static void write_a_day(void **state)
{
    (void)state;
    char buf[INSTANT_CHARS];
    assert_string_equal(day_vn(day_of(2025, 8, 4), buf), "4/8/2025");
    assert_string_equal(day_iso(day_of(930, 1, 1), buf), "0930-01-01");
}

static const struct span_row {
    const char *name;
    int64_t us;
    const char *want;
} SPANS[] = {
    { "hours and minutes", 152 * US_HOUR + 50 * US_MINUTE, "152h50" },
    { "minutes have two digits", 2 * US_HOUR + 5 * US_MINUTE, "2h05" },
    { "no time at all", 0, "0h00" },
    { "less than a minute is not counted", 59 * US_SECOND, "0h00" },
    { "overdue by an hour and a half", -90 * US_MINUTE, "-1h30" },
    { "overdue by seconds is not negative zero", -5 * US_SECOND, "0h00" },
};

static void write_a_span(void **state)
{
    const struct span_row *row = ROW(state, SPANS);
    char buf[INSTANT_CHARS];
    assert_string_equal(workspan_hm((struct workspan){ row->us }, buf), row->want);
}

int main(void)
{
    struct CMUnitTest tests[128] = {
        cmocka_unit_test(every_day_agrees_with_the_c_library), cmocka_unit_test(days_follow_one_another),
        cmocka_unit_test(an_instant_lies_in_its_day),          cmocka_unit_test(the_ends_of_time_answer_each_other),
        cmocka_unit_test(now_is_after_this_was_written),       cmocka_unit_test(write_a_day),
    };
    size_t n = 6;
    static_assert(6 + LEN(DATES) + LEN(MONTHS) + LEN(DAYS) + LEN(INSTANTS) + LEN(WRITTEN) + LEN(SPANS) <= LEN(tests),
                  "room for every row");
    ROWS(tests, n, DATES, date_is_valid);
    ROWS(tests, n, MONTHS, months_later);
    ROWS(tests, n, DAYS, read_a_day);
    ROWS(tests, n, INSTANTS, read_an_instant);
    ROWS(tests, n, WRITTEN, write_an_instant);
    ROWS(tests, n, SPANS, write_a_span);
    return RUN(tests, n);
}
