/* test_names.c -- what things are called at an instant, and what a writer means. */
#include "fixture.h"

#include <string.h>

static const char *name(const char *a, const char *lang, struct instant t)
{
    return text_cstr(T.a, org_unit_name(T.org, u(a), t, lang));
}
static const char *abbr(const char *a, const char *b, struct instant t)
{
    (void)b;
    return text_cstr(T.a, org_unit_abbr(T.org, u(a), t));
}

/* "stc", "stc, renamed", or the problem's slug. */
static const char *means(const char *words, const char *b, struct instant t)
{
    (void)b;
    unit_id out = -1;
    bool renamed = false;
    struct err err = { 0 };
    if (org_resolve_unit(T.org, text_of(words), t, &out, &renamed, &err)) {
        assert_int_equal(out, -1); /* failure leaves results alone */
        return problem_row(err.problem)->slug;
    }
    return text_cstr(T.a, text_printf(T.a, "%s%s", unit_word(out), renamed ? ", renamed" : ""));
}
static const char *person(const char *words, const char *b, struct instant t)
{
    (void)b;
    (void)t;
    person_id out = 0;
    struct err err = { 0 };
    return org_resolve_person(T.org, text_of(words), &out, &err) ? problem_row(err.problem)->slug : person_word(out);
}

static const struct ask_case CASES[] = {
    { "a unit has its name", name, "stc", "vi", "2025-03-01", "Sở Tài chính" },
    { "in English too", name, "stc", "en", "2025-03-01", "Department of Finance" },
    { "in Vietnamese where English is missing", name, "snv", "en", "2025-03-01", "Sở Nội vụ" },
    { "before a renaming the former name", name, "sgd", "vi", "2025-02-28 23:59", "Sở Giáo dục" },
    { "from its first instant the new one", name, "sgd", "vi", "2025-03-01", "Sở Giáo dục và Đào tạo" },
    { "long after a name's end the last one", name, "x1", "vi", "2025-08-01", "UBND xã Tân Hòa" },
    { "before its first name the first one", name, "stc", "vi", "2024-05-01", "Sở Tài chính" },
    { "nobody has no name", name, "", "vi", "2025-03-01", "" },
    { "an abbreviation", abbr, "stc", "", "2025-03-01", "STC" },
    { "an abbreviation follows a renaming", abbr, "sgd", "", "2025-03-01", "SGDĐT" },
    { "no abbreviation is empty", abbr, "ttr", "", "2025-03-01", "" },

    { "a code is itself", means, "stc", "", "2025-03-01", "stc" },
    { "a full name", means, "Sở Nội vụ", "", "2025-03-01", "snv" },
    { "a name is whose it is on that day: before", means, "Sở Tài chính", "", "2025-02-28", "stc24" },
    { "and after", means, "Sở Tài chính", "", "2025-03-01", "stc" },
    { "an abbreviation is too", means, "STC", "", "2025-02-28", "stc24" },
    { "capitals do not matter", means, "SỞ NỘI VỤ", "", "2025-03-01", "snv" },
    { "blanks do not matter", means, "  Sở   Nội vụ ", "", "2025-03-01", "snv" },
    { "the English name", means, "department of finance", "", "2025-03-01", "stc" },
    { "Ủy with the mark on u", means, "Ủy ban nhân dân tỉnh", "", "2025-03-01", "ubnd" },
    { "Uỷ with the mark on y", means, "Uỷ ban nhân dân tỉnh", "", "2025-03-01", "ubnd" },
    { "hòa is hoà", means, "UBND xã Tân Hoà", "", "2025-03-01", "x1" },
    { "UBND written long", means, "Ủy ban nhân dân xã Tân Hòa", "", "2025-03-01", "x1" },
    { "without accents", means, "so ke hoach va dau tu", "", "2025-02-28", "skhdt" },
    { "đ typed as d in an abbreviation", means, "SKHDT", "", "2025-02-28", "skhdt" },
    { "an alias", means, "DPI", "", "2025-02-28", "skhdt" },
    { "another comma or dash", means, "Sở Lao động, Thương binh và Xã hội", "", "2025-02-28", "sldtbxh" },
    { "a short office", means, "VP UBND tỉnh", "", "2025-03-01", "vp" },

    { "the name of a merged department means who followed", means, "Sở Kế hoạch và Đầu tư", "", "2025-03-01",
      "stc, renamed" },
    { "its code does too", means, "skhdt", "", "2025-03-01", "stc, renamed" },
    { "its alias does too", means, "dpi", "", "2025-03-01", "stc, renamed" },
    { "a former name of a living unit means it", means, "Sở Giáo dục", "", "2025-06-01", "sgd, renamed" },
    { "a department split among two is ambiguous", means, "Sở Lao động - Thương binh và Xã hội", "", "2025-03-01",
      "ambiguous" },
    { "a dissolved one is nobody", means, "Sở Giao thông", "", "2025-03-01", "unknown-unit" },
    { "a name not yet given is nobody's", means, "Sở Nội vụ", "", "2025-02-28", "unknown-unit" },
    { "not even when its unit exists already", means, "Sở Giáo dục và Đào tạo", "", "2025-02-28", "unknown-unit" },
    { "a name nobody bears is unknown", means, "Sở Vũ trụ", "", "2025-03-01", "unknown-unit" },
    { "no words are no unit", means, "", "", "2025-03-01", "unknown-unit" },

    { "a person by code", person, "lan", "", "2025-03-01", "lan" },
    { "a person by full name", person, "Trần Thị Phó", "", "2025-03-01", "pho" },
    { "a person spoken to", person, "ông Phạm Hải", "", "2025-03-01", "hai" },
    { "or by title", person, "Đ/c Phạm Hải", "", "2025-03-01", "hai" },
    { "a person without accents", person, "do minh", "", "2025-03-01", "minh" },
    { "two of one name, spelt both ways, must be told apart", person, "Lê Hòa Lan", "", "2025-03-01", "ambiguous" },
    { "a stranger is unknown", person, "Lý Lạ", "", "2025-03-01", "unknown-person" },
};

static void test_ambiguous_names_them(void **state)
{
    (void)state;
    unit_id out;
    bool renamed;
    struct err err = { 0 };
    assert_int_equal(org_resolve_unit(T.org, TEXT("sldtbxh"), at("2025-03-01"), &out, &renamed, &err), RC_REFUSED);
    assert_non_null(strstr(err.detail, "snv (Sở Nội vụ)"));
    assert_non_null(strstr(err.detail, "sgd (Sở Giáo dục và Đào tạo)"));
    person_id who;
    org_resolve_person(T.org, TEXT("Lê Hoà Lan"), &who, &err);
    assert_non_null(strstr(err.detail, "lan (Lê Hoà Lan)"));
    assert_non_null(strstr(err.detail, "lan2 (Lê Hòa Lan)"));
}

static void test_people_and_posts(void **state)
{
    (void)state;
    assert_true(text_eq(org_person_name(T.org, p("minh")), TEXT("Đỗ Minh")));
    assert_true(text_eq(org_post_name(T.org, post("ct"), "en"), TEXT("Chairman")));
    assert_true(text_eq(org_post_name(T.org, post("pct"), "en"), TEXT("Phó Chủ tịch")));
    assert_int_equal(org_person_name(T.org, 0).n, 0);
    assert_int_equal(org_unit_code(T.org, 0).n, 0);
    assert_int_equal(org_units(T.org), 21);
    assert_int_equal(org_persons(T.org), 8);
    assert_int_equal(org_posts(T.org), 10);
    assert_string_equal(unit_word(1), "ubnd"); /* ids follow the register, not the alphabet */
    assert_string_equal(unit_word(2), "vp");
}

int main(void)
{
    struct CMUnitTest tests[LEN(CASES) + 2];
    ask_tests(CASES, LEN(CASES), tests);
    tests[LEN(CASES)] = (struct CMUnitTest)cmocka_unit_test(test_ambiguous_names_them);
    tests[LEN(CASES) + 1] = (struct CMUnitTest)cmocka_unit_test(test_people_and_posts);
    return cmocka_run_group_tests_name("org names", tests, org_test_begin, org_test_end);
}
