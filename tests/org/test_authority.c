/* test_authority.c -- the most specific row of the matrix answers, and says which it was. */
#include "fixture.h"

static const char *may(const char *a, const char *decision, struct instant t)
{
    static const char *const WORDS[] = { "unknown", "own", "not own" };
    return WORDS[org_authority(T.org, u(a), text_of(decision), t, NULL)];
}

static const struct ask_case CASES[] = {
    { "a unit's own row for the decision comes first", may, "stc", "price", "2025-05-01", "own" },
    { "until another takes its place", may, "stc", "price", "2026-01-01", "not own" },
    { "then the row of its class for the decision", may, "snv", "opinion", "2025-05-01", "own" },
    { "a unit's row is stronger than its class's", may, "ttr", "opinion", "2025-05-01", "not own" },
    { "then a row for any decision", may, "snv", "price", "2025-05-01", "not own" },
    { "a unit's row for any decision", may, "ubnd", "price", "2025-05-01", "own" },
    { "no decision named asks the rows for any", may, "stc", "", "2025-05-01", "not own" },
    { "without a row nobody knows", may, "x2", "price", "2025-05-01", "unknown" },
    { "a unit without class and row is unknown", may, "bcd", "opinion", "2025-05-01", "unknown" },
    { "before the unit exists nothing is its own", may, "stc", "price", "2025-02-28", "unknown" },
    { "nor before the row is valid", may, "ubnd", "price", "2023-12-31", "unknown" },
};

static void test_row(void **state)
{
    (void)state;
    const struct org_row *row = NULL;
    org_authority(T.org, u("snv"), TEXT("opinion"), at("2025-05-01"), &row);
    assert_non_null(row);
    assert_true(text_eq(row->class, TEXT("department")) && text_eq(row->decision, TEXT("opinion")));
    assert_true(text_eq(row->source, TEXT("test")));
    org_authority(T.org, u("bcd"), TEXT("opinion"), at("2025-05-01"), &row);
    assert_null(row);
}

int main(void)
{
    struct CMUnitTest tests[LEN(CASES) + 1];
    ask_tests(CASES, LEN(CASES), tests);
    tests[LEN(CASES)] = (struct CMUnitTest)cmocka_unit_test(test_row);
    return cmocka_run_group_tests_name("org authority", tests, org_test_begin, org_test_end);
}
