/* Limits as people write them. */
#include "calendar/limit.h"
#include "fixture.h"

#include <string.h>

static struct arena *arena;

static const struct parse_case {
    const char *name, *text;
    enum limit_unit unit; /* LIMIT_NONE: refused */
    int64_t n;
    const char *en, *vi;
} PARSE[] = {
    { "hours", "8 working hours", LIMIT_HOURS, 480, "8 working hours", "8 giờ làm việc" },
    { "one hour", "1 working hour", LIMIT_HOURS, 60, "1 working hour", "1 giờ làm việc" },
    { "minutes", "90 working minutes", LIMIT_HOURS, 90, "90 working minutes", "90 phút làm việc" },
    { "minutes that are hours are said in hours", "120 working minutes", LIMIT_HOURS, 120, "2 working hours",
      "2 giờ làm việc" },
    { "working days", "3 working days", LIMIT_WORKDAYS, 3, "3 working days", "3 ngày làm việc" },
    { "one working day", "1 working day", LIMIT_WORKDAYS, 1, "1 working day", "1 ngày làm việc" },
    { "days", "10 days", LIMIT_DAYS, 10, "10 days", "10 ngày" },
    { "a month", "1 month", LIMIT_MONTHS, 1, "1 month", "1 tháng" },
    { "months", "6 months", LIMIT_MONTHS, 6, "6 months", "6 tháng" },
    { "giờ làm việc", "8 giờ làm việc", LIMIT_HOURS, 480, "8 working hours", "8 giờ làm việc" },
    { "ngày làm việc", "3 ngày làm việc", LIMIT_WORKDAYS, 3, "3 working days", "3 ngày làm việc" },
    { "ngày", "10 ngày", LIMIT_DAYS, 10, "10 days", "10 ngày" },
    { "tháng", "1 tháng", LIMIT_MONTHS, 1, "1 month", "1 tháng" },
    { "blanks around it do not matter", "  10   ngày ", LIMIT_DAYS, 10, "10 days", "10 ngày" },
    { "a date", "2025-09-12", LIMIT_DATE, 20343, "2025-09-12", "2025-09-12" },
    { "a Vietnamese date", "12/9/2025", LIMIT_DATE, 20343, "2025-09-12", "2025-09-12" },
    { "an instant", "2025-09-12 17:00", LIMIT_INSTANT, INT64_C(1757671200000000), "2025-09-12 17:00",
      "2025-09-12 17:00" },
    { "ten years of days are the most", "3653 days", LIMIT_DAYS, 3653, "3653 days", "3653 ngày" },
    { "more is refused", "3654 days", LIMIT_NONE, 0, "ten years", NULL },
    { "121 months are refused", "121 months", LIMIT_NONE, 0, "ten years", NULL },
    { "nothing is refused", "0 working days", LIMIT_NONE, 0, "between 1 and", NULL },
    { "less than nothing is refused", "-3 days", LIMIT_NONE, 0, "between 1 and", NULL },
    { "a bare number is refused", "10", LIMIT_NONE, 0, "working days", NULL },
    { "bare hours are refused: whose hours?", "8 hours", LIMIT_NONE, 0, "8 working hours", NULL },
    { "a word for a number is refused", "ten days", LIMIT_NONE, 0, "\"ten days\"", NULL },
    { "half a day is refused", "0.5 days", LIMIT_NONE, 0, "is no limit", NULL },
    { "an impossible date is refused", "2025-02-30", LIMIT_NONE, 0, "is no limit", NULL },
    { "a number beyond all numbers is refused", "99999999999999999999 days", LIMIT_NONE, 0, "is no limit", NULL },
    { "nothing at all is refused", "", LIMIT_NONE, 0, "is no limit", NULL },
};

static void check_parse(void **state)
{
    const struct parse_case *c = *state;
    struct limit limit = { LIMIT_NONE, 42 }, again;
    struct err err;
    enum rc rc = limit_parse(text_of(c->text), &limit, &err);
    if (c->unit == LIMIT_NONE) {
        assert_int_equal(rc, RC_REFUSED);
        assert_int_equal(err.problem, PB_WRONG_VALUE);
        assert_non_null(strstr(err.detail, c->en));
        assert_int_equal(limit.n, 42);
        return;
    }
    assert_int_equal(rc, RC_OK);
    assert_int_equal(limit.unit, c->unit);
    assert_int_equal(limit.n, c->n);
    struct text en = limit_text(arena, limit, "en"), vi = limit_text(arena, limit, "vi");
    assert_string_equal(text_cstr(arena, en), c->en);
    assert_string_equal(text_cstr(arena, vi), c->vi);
    assert_int_equal(limit_parse(en, &again, &err), RC_OK);
    assert_true(again.unit == limit.unit && again.n == limit.n);
    assert_int_equal(limit_parse(vi, &again, &err), RC_OK);
    assert_true(again.unit == limit.unit && again.n == limit.n);
}

static void no_limit_has_words(void **state)
{
    (void)state;
    assert_true(text_eq(limit_text(arena, LIMIT_NIL, "en"), TEXT("no limit")));
    assert_true(text_eq(limit_text(arena, LIMIT_NIL, "vi"), TEXT("không có thời hạn")));
}

int main(void)
{
    const struct CMUnitTest tests[] = { { "no limit is said in words", no_limit_has_words, NULL, NULL, NULL } };
    arena = arena_new();
    int failed = RUN_CASES(PARSE, check_parse);
    failed += cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
