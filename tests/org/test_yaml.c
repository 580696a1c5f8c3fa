/* test_yaml.c -- a wrong register is refused at its line; a right one becomes these rows. */
#include "fixture.h"

#include <string.h>

static const struct yaml_case {
    const char *name, *yaml;
    enum problem problem;
    const char *says;
} CASES[] = {
    { "an empty file", "", PB_EMPTY, "" },
    { "a file that lists nothing", "from: 2025-01-01\n", PB_EMPTY, "lists nothing" },
    { "a key nobody knows", "from: 2025-01-01\nunit:\n  - { code: a }\n", PB_WRONG_KEY, "reg.yaml:2:" },
    { "a key of an item nobody knows", "from: 2025-01-01\nunits:\n  - { code: a, nam_vi: A }\n", PB_WRONG_KEY,
      "reg.yaml:3:" },
    { "a unit without code", "from: 2025-01-01\nunits:\n  - { name_vi: A }\n", PB_MISSING_KEY, "reg.yaml:3:" },
    { "a post without unit", "from: 2025-01-01\nposts:\n\n  - { code: a, name_vi: A }\n", PB_MISSING_KEY,
      "reg.yaml:4:" },
    { "no first day anywhere", "units:\n  - { code: a }\n", PB_MISSING_KEY, "reg.yaml:2:" },
    { "a succession needs a day of its own",
      "from: 2025-01-01\nunits:\n  - { code: a }\nsuccessions:\n  - { unit: a }\n", PB_MISSING_KEY, "reg.yaml:5:" },
    { "a day that is none", "from: 2025-02-30\nunits:\n  - { code: a }\n", PB_WRONG_VALUE, "reg.yaml:1:" },
    { "an end before the begin", "units:\n  - { code: a, from: 2025-02-02, to: 2025-02-01 }\n", PB_WRONG_VALUE,
      "reg.yaml:2:" },
    { "a rank nobody has", "from: 2025-01-01\nposts:\n  - { code: a, unit: b, name_vi: A, rank: boss }\n",
      PB_WRONG_VALUE, "reg.yaml:3:" },
    { "neither yes nor no", "from: 2025-01-01\nunits:\n  - { code: a, agency: perhaps }\n", PB_WRONG_VALUE,
      "reg.yaml:3:" },
    { "other names without a name", "from: 2025-01-01\nunits:\n  - { code: a, abbr: A }\n", PB_MISSING_KEY,
      "reg.yaml:3:" },
    { "a unit twice", "from: 2025-01-01\nunits:\n  - { code: a }\n  - { code: b }\n  - { code: a }\n", PB_OVERLAP,
      "reg.yaml:5:13: unit 'a' has two rows valid at once" },
    { "a unit again before it has ended",
      "units:\n  - { code: a, from: 2025-01-01, to: 2025-06-30 }\n  - { code: a, from: 2025-06-30 }\n", PB_OVERLAP,
      "reg.yaml:3:" },
    { "two absences at once",
      "absences:\n  - { person: a, from: 2025-05-05, to: 2025-05-09 }\n  - { person: a, from: 2025-05-09, to: "
      "2025-05-12 }\n",
      PB_OVERLAP, "reg.yaml:3:" },
    { "authority of unit and class at once", "from: 2025-01-01\nauthority:\n  - { own: yes, unit: a, class: b }\n",
      PB_WRONG_VALUE, "reg.yaml:3:" },
    { "a member that is nobody", "from: 2025-01-01\nmembers:\n  - { unit: a }\n", PB_WRONG_VALUE, "reg.yaml:3:" },
    { "authority lent to oneself", "from: 2025-01-01\ndelegations:\n  - { person: a, post: b, lent_to: a }\n",
      PB_WRONG_VALUE, "reg.yaml:3:" },
    { "bytes that are not UTF-8", "from: 2025-01-01\nunits:\n  - { code: \xC3 }\n", PB_NOT_UTF8, "" },
    { "the next day after the last day is free",
      "units:\n  - { code: a, from: 2025-01-01, to: 2025-06-30 }\n  - { code: a, from: 2025-07-01 }\n", PB_NONE, NULL },
    { "an absence to noon and another from noon",
      "absences:\n  - { person: a, from: 2025-05-05, to: 2025-05-05 11:30 }\n  - { person: a, from: 2025-05-05 11:30, "
      "to: 2025-05-06 }\n",
      PB_NONE, NULL },
};

static void check_yaml(void **row)
{
    const struct yaml_case *c = *row;
    struct arena *a = arena_new();
    struct org_row *rows = NULL;
    size_t n = 0;
    struct err err = { 0 };
    enum rc rc = org_load_yaml(a, "reg.yaml", text_of(c->yaml), at("2025-01-01"), &rows, &n, &err);
    if (rc)
        print_message("           %s\n", err.detail);
    assert_int_equal(rc ? err.problem : PB_NONE, c->problem);
    if (rc)
        assert_null(rows);
    if (c->says)
        assert_non_null(strstr(err.detail, c->says));
    arena_free(a);
}

#define SAME(got, want) assert_true(text_eq(got, TEXT(want)))

static void test_rows(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct org_row *r;
    size_t n;
    struct err err = { 0 };
    const char *yaml =
        "from: 2025-07-01\n"
        "announced: 2025-06-16\n"
        "source: NQ 12\n"
        "mark: set\n"
        "units:\n"
        "  - { code: a, name_vi: Sở A, name_en: no, abbr: SA, aliases: [Sở AA, 010], parent: p, agency: yes,\n"
        "      office: o, class: department, level: provincial, system: State }\n"
        "posts:\n"
        "  - { code: g, unit: a, name_vi: Giám đốc, rank: head, from: 2025-08-01, to: 2025-08-31, source: QĐ 3 }\n";
    if (org_load_yaml(a, "dir/reg.yaml", text_of(yaml), at("2025-07-02"), &r, &n, &err))
        fail_msg("%s", err.detail);
    assert_int_equal(n, 3);
    assert_int_equal(r[0].kind, ORG_UNIT);
    SAME(r[0].code, "a");
    SAME(r[0].other, "p");
    SAME(r[0].office, "o");
    SAME(r[0].class, "department");
    SAME(r[0].mark, "set");
    SAME(r[0].source, "NQ 12 (reg.yaml:6)"); /* p and o are not of this file */
    assert_true(r[0].agency);
    assert_true(instant_eq(r[0].from, at("2025-07-01")) && instant_is_max(r[0].to));
    assert_true(instant_eq(r[0].announced, at("2025-06-16")) && instant_eq(r[0].recorded, at("2025-07-02")));
    assert_int_equal(r[1].kind, ORG_NAME);
    SAME(r[1].unit, "a");
    SAME(r[1].code, "");
    SAME(r[1].name_vi, "Sở A");
    SAME(r[1].name_en, "no"); /* a word, not a truth value */
    SAME(r[1].aliases, "Sở AA; 010");
    SAME(r[1].source, "NQ 12");
    assert_int_equal(r[2].rank, RANK_HEAD);
    SAME(r[2].source, "QĐ 3");
    assert_true(instant_eq(r[2].to, at("2025-09-01"))); /* the last day counts */
    assert_true(r[0].seq == 1 && r[1].seq == 2 && r[2].seq == 3);
    arena_free(a);
}

static void test_words(void **state)
{
    (void)state;
    assert_string_equal(ORG_ROW_WORDS[ORG_UNIT], "unit");
    assert_string_equal(ORG_ROW_WORDS[ORG_CHARGE], "charge");
    assert_null(ORG_ROW_WORDS[ORG_ROW_KIND_COUNT]);
    assert_string_equal(RANK_WORDS[RANK_HEAD], "head");
    assert_null(RANK_WORDS[RANK_COUNT]);
}

int main(void)
{
    enum { OTHERS = 2 };
    struct CMUnitTest tests[LEN(CASES) + OTHERS] = { cmocka_unit_test(test_rows), cmocka_unit_test(test_words) };
    for (size_t i = 0; i < LEN(CASES); i++)
        tests[OTHERS + i] = (struct CMUnitTest){ CASES[i].name, check_yaml, NULL, NULL, (void *)(uintptr_t)&CASES[i] };
    return cmocka_run_group_tests_name("org yaml", tests, NULL, NULL);
}
