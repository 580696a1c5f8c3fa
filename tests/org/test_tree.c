/* test_tree.c -- who stands above whom, before, at and after a change; how units end and who follows. */
#include "fixture.h"

static const char *exists(const char *a, const char *b, struct instant t)
{
    (void)b;
    return yes(org_unit_exists(T.org, u(a), t));
}
static const char *parent(const char *a, const char *b, struct instant t)
{
    (void)b;
    return unit_word(org_parent(T.org, u(a), t));
}
static const char *agency(const char *a, const char *b, struct instant t)
{
    (void)b;
    return unit_word(org_agency(T.org, u(a), t));
}
static const char *office(const char *a, const char *b, struct instant t)
{
    (void)b;
    return unit_word(org_office(T.org, u(a), t));
}
static const char *end(const char *a, const char *b, struct instant t)
{
    (void)b;
    struct instant out = { 0 };
    return org_unit_end(T.org, u(a), t, &out) ? instant_word(out) : "never";
}
static const char *successor(const char *a, const char *function, struct instant t)
{
    (void)t;
    return unit_word(org_successor(T.org, u(a), text_of(function)));
}
static const char *same(const char *a, const char *b, struct instant t)
{
    return yes(org_same_agency(T.org, u(a), u(b), t));
}
static const char *above(const char *a, const char *b, struct instant t)
{
    return yes(org_is_above(T.org, u(a), u(b), t));
}
static const char *common(const char *a, const char *b, struct instant t)
{
    return unit_word(org_common_superior(T.org, u(a), u(b), t));
}
static const char *is_office(const char *a, const char *b, struct instant t)
{
    return yes(org_is_office_of(T.org, u(a), u(b), t));
}

static const struct ask_case CASES[] = {
    { "a unit exists from its first instant", exists, "stc", "", "2025-03-01", "yes" },
    { "and not a minute before", exists, "stc", "", "2025-02-28 23:59", "no" },
    { "a unit that was merged existed the minute before", exists, "stc24", "", "2025-02-28 23:59", "yes" },
    { "and no longer at the instant of the merger", exists, "stc24", "", "2025-03-01", "no" },
    { "a last day counts until 24:00", exists, "x1", "", "2025-06-30 23:59", "yes" },
    { "a second row carries the unit on without a gap", exists, "x1", "", "2025-07-01", "yes" },
    { "nobody is no unit", exists, "", "", "2025-03-01", "no" },

    { "a department stands under the committee", parent, "stc", "", "2025-03-01", "ubnd" },
    { "the committee stands under nobody", parent, "ubnd", "", "2025-03-01", "" },
    { "a commune stood under its district", parent, "x1", "", "2025-06-30", "huyen" },
    { "and stands under the province from the day its row says", parent, "x1", "", "2025-07-01", "ubnd" },
    { "a division stands under its department", parent, "ns", "", "2025-02-28", "stc24" },
    { "and, once that is merged, under its successor, without a new row", parent, "ns", "", "2025-03-01", "stc" },
    { "a unit that does not exist stands under nobody", parent, "stc", "", "2025-02-28", "" },

    { "a division belongs to its department", agency, "ns", "", "2025-02-28", "stc24" },
    { "a team in a division does too", agency, "ns-1", "", "2025-02-28", "stc24" },
    { "after the merger to the successor", agency, "ns-1", "", "2025-03-01", "stc" },
    { "a department is its own agency", agency, "stc", "", "2025-03-01", "stc" },
    { "a steering committee belongs to the committee above", agency, "bcd", "", "2025-05-01", "ubnd" },
    { "a unit that has ended is its own", agency, "sgtvt", "", "2025-03-01", "sgtvt" },
    { "two divisions of one department are one agency", same, "ns-1", "stc-vp", "2025-03-01", "yes" },
    { "two departments are not", same, "stc", "snv", "2025-03-01", "no" },
    { "every unit is its own agency's", same, "x2", "x2", "2025-03-01", "yes" },

    { "the committee is above a team two levels down", above, "ubnd", "ns-1", "2025-03-01", "yes" },
    { "a team is not above the committee", above, "ns-1", "ubnd", "2025-03-01", "no" },
    { "nobody is above himself", above, "stc", "stc", "2025-03-01", "no" },
    { "the Party is in another tree", above, "tu", "stc", "2025-03-01", "no" },
    { "a district is no longer above its commune", above, "huyen", "x1", "2025-07-01", "no" },

    { "two departments meet in the committee", common, "stc", "snv", "2025-03-01", "ubnd" },
    { "a division and a team below it meet in the division", common, "ns", "ns-1", "2025-03-01", "ns" },
    { "whichever is named first", common, "ns-1", "ns", "2025-03-01", "ns" },
    { "two teams of two departments meet in the committee", common, "ns-1", "snv", "2025-03-01", "ubnd" },
    { "a commune met its district's sister in the province", common, "x1", "x2", "2025-06-30", "ubnd" },
    { "a unit with itself meets in the one above", common, "stc", "stc", "2025-03-01", "ubnd" },
    { "State and Party do not meet", common, "stc", "tu", "2025-03-01", "" },

    { "the committee has its office", office, "ubnd", "", "2025-03-01", "vp" },
    { "a department without office uses the one above", office, "snv", "", "2025-03-01", "vp" },
    { "a department with an office uses its own", office, "ns", "", "2025-03-01", "stc-vp" },
    { "an office monitors itself like what is above it", office, "vp", "", "2025-03-01", "vp" },
    { "the Party committee of this register has none", office, "tu", "", "2025-03-01", "" },
    { "the committee's office is office for all below", is_office, "vp", "ns-1", "2025-03-01", "yes" },
    { "a department's office is for its own", is_office, "stc-vp", "ns", "2025-03-01", "yes" },
    { "and for no other department", is_office, "stc-vp", "snv", "2025-03-01", "no" },
    { "a department is no office", is_office, "snv", "stc", "2025-03-01", "no" },

    { "a merger is the end, known the day before", end, "stc24", "", "2025-02-28", "2025-03-01 00:00" },
    { "and long before", end, "stc24", "", "2024-01-01", "2025-03-01 00:00" },
    { "the instant itself is not after itself", end, "stc24", "", "2025-03-01", "never" },
    { "what lives has no end", end, "stc", "", "2025-03-01", "never" },
    { "a row followed by another is no end", end, "x1", "", "2025-01-01", "never" },
    { "a dissolution is an end", end, "sgtvt", "", "2025-01-01", "2025-03-01 00:00" },

    { "the merged department's work is the successor's", successor, "skhdt", "", "2025-03-01", "stc" },
    { "whatever its function", successor, "skhdt", "đầu tư", "2025-03-01", "stc" },
    { "a function with a row of its own goes its own way", successor, "sldtbxh", "dạy nghề", "2025-03-01", "sgd" },
    { "the others go to the row without function", successor, "sldtbxh", "người có công", "2025-03-01", "snv" },
    { "a dissolved unit has no successor", successor, "sgtvt", "", "2025-03-01", "" },
    { "a living unit has none either", successor, "stc", "", "2025-03-01", "" },
};

/* A → B → C, and A founded again: the way follows time. */
static void test_chain(void **state)
{
    (void)state;
    struct org_test keep = T;
    T = org_test_of("from: 2020-01-01\n"
                    "units:\n"
                    "  - { code: a, name_vi: A, to: 2020-12-31 }\n"
                    "  - { code: b, name_vi: B }\n"
                    "  - { code: c, name_vi: C }\n"
                    "  - { code: a, from: 2023-01-01 }\n"
                    "  - { code: d, name_vi: D, parent: a }\n"
                    "successions:\n"
                    "  - { unit: a, successor: b, from: 2021-01-01 }\n"
                    "  - { unit: b, successor: c, from: 2022-01-01 }\n"
                    "  - { unit: c, successor: a, from: 2024-01-01 }\n");
    static const struct {
        const char *when, *parent;
    } WANT[] = { { "2020-06-01", "a" },       { "2021-01-01", "b" }, { "2022-01-01", "c" },
                 { "2022-12-31 23:59", "c" }, { "2023-01-01", "a" }, { "2025-01-01", "a" } };
    for (size_t i = 0; i < LEN(WANT); i++)
        assert_string_equal(parent("d", "", at(WANT[i].when)), WANT[i].parent);
    assert_string_equal(end("a", "", at("2020-06-01")), "2021-01-01 00:00");
    assert_string_equal(end("a", "", at("2021-01-01")), "never"); /* founded again, and open */
    assert_string_equal(exists("a", "", at("2022-06-01")), "no");
    arena_free(T.a);
    T = keep;
}

int main(void)
{
    struct CMUnitTest tests[LEN(CASES) + 1];
    ask_tests(CASES, LEN(CASES), tests);
    tests[LEN(CASES)] = (struct CMUnitTest)cmocka_unit_test(test_chain);
    return cmocka_run_group_tests_name("org tree", tests, org_test_begin, org_test_end);
}
