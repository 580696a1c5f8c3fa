/* test_period.c -- periods as people write them, and their order. */
#include "../base/rows.h"
#include "calendar/period.h"

static const struct row {
    const char *name, *text, *from, *to; /* from NULL: no period */
} PERIODS[] = {
    { "a year", "2024", "2024-01-01", "2024-12-31" },
    { "a first half", "2024-H1", "2024-01-01", "2024-06-30" },
    { "a second half", "2024-H2", "2024-07-01", "2024-12-31" },
    { "a quarter", "2024-Q3", "2024-07-01", "2024-09-30" },
    { "a month of a leap year", "2024-02", "2024-02-01", "2024-02-29" },
    { "a month", "2025-12", "2025-12-01", "2025-12-31" },
    { "no third half", "2024-H3", NULL, NULL },
    { "no fifth quarter", "2024-Q5", NULL, NULL },
    { "no quarter nought", "2024-Q0", NULL, NULL },
    { "no month 13", "2024-13", NULL, NULL },
    { "no month 00", "2024-00", NULL, NULL },
    { "a quarter needs its year", "Q3", NULL, NULL },
    { "a quarter has one digit", "2024-Q03", NULL, NULL },
    { "a letter is a capital", "2024-q3", NULL, NULL },
    { "another sign", "2024/Q3", NULL, NULL },
    { "an impossible year", "0024", NULL, NULL },
    { "nothing", "", NULL, NULL },
};

static void reads(void **state)
{
    const struct row *r = ROW(state, PERIODS);
    struct period p;
    char iso[INSTANT_CHARS];
    if (!r->from) {
        assert_false(period_parse(text_of(r->text), &p));
        return;
    }
    assert_true(period_parse(text_of(r->text), &p));
    assert_string_equal(day_iso(p.from, iso), r->from);
    assert_string_equal(day_iso(p.to, iso), r->to);
}

static void by_last_day_then_the_shorter_first(void **state)
{
    static const char *const ORDER[] = { "2023",    "2024-01", "2024-03", "2024-Q1", "2024-06", "2024-Q2",
                                         "2024-H1", "2024-12", "2024-Q4", "2024-H2", "2024" };
    (void)state;
    for (size_t i = 0; i < LEN(ORDER); i++)
        for (size_t j = 0; j < LEN(ORDER); j++) {
            struct period a, b;
            assert_true(period_parse(text_of(ORDER[i]), &a) && period_parse(text_of(ORDER[j]), &b));
            int order = period_cmp(a, b), want = i < j ? -1 : i > j;
            assert_int_equal(order < 0 ? -1 : order > 0, want);
        }
}

int main(void)
{
    struct CMUnitTest tests[LEN(PERIODS) + 1];
    size_t n = 0;
    ROWS(tests, n, PERIODS, reads);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(by_last_day_then_the_shorter_first);
    return RUN(tests, n);
}
