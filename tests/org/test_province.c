/* test_province.c -- the example province is what it says it is. */
#include "fixture.h"

#include <stdio.h>

static int province_begin(void **state)
{
    (void)state;
    T.a = arena_new();
    struct text bytes = source_file(T.a, "share/examples/province.yaml");
    struct org_row *rows;
    size_t n;
    struct err err = { 0 };
    if (org_load_yaml(T.a, "province.yaml", bytes, at("2025-06-30"), &rows, &n, &err) ||
        org_build(T.a, rows, n, INSTANT_MAX, &T.org, &err)) {
        fprintf(stderr, "%s\n", err.detail);
        return -1;
    }
    return 0;
}

static const char *means(const char *words, const char *b, struct instant t)
{
    (void)b;
    unit_id out = 0;
    struct err err = { 0 };
    return org_resolve_unit(T.org, text_of(words), t, &out, NULL, &err) ? problem_row(err.problem)->slug
                                                                        : unit_word(out);
}
static const char *head(const char *a, const char *b, struct instant t)
{
    (void)b;
    return person_word(org_head(T.org, u(a), t));
}
static const char *office(const char *a, const char *b, struct instant t)
{
    (void)b;
    return unit_word(org_office(T.org, u(a), t));
}
static const char *agency(const char *a, const char *b, struct instant t)
{
    (void)b;
    return unit_word(org_agency(T.org, u(a), t));
}
static const char *count(const char *words, const char *b, struct instant t)
{
    (void)b;
    size_t n;
    org_open_set(T.org, T.a, text_of(words), t, &n);
    return text_cstr(T.a, text_printf(T.a, "%zu", n));
}
static const char *may_use(const char *a, const char *b, struct instant t)
{
    person_id from = 0;
    if (!org_may_use_post(T.org, p(a), post(b), t, &from))
        return "no";
    return from ? person_word(from) : "own";
}
static const char *authority(const char *a, const char *b, struct instant t)
{
    static const char *const WORDS[] = { "unknown", "own", "not own" };
    const struct org_row *row;
    enum authority it = org_authority(T.org, u(a), text_of(b), t, &row);
    if (row)
        assert_true(text_eq(row->mark, TEXT("set")) && row->source.n); /* an example, and it says so */
    return WORDS[it];
}
static const char *in_line(const char *a, const char *b, struct instant t)
{
    return yes(org_in_line_of(T.org, p(a), p(b), t));
}
static const char *serves(const char *a, const char *b, struct instant t)
{
    return yes(org_serves(T.org, p(a), u(b), t));
}

static const struct ask_case CASES[] = {
    { "the committee by its long name", means, "Ủy ban nhân dân tỉnh Sông Lam Hạ", "", "2025-08-14", "ubnd" },
    { "the committee by its short one", means, "UBND tỉnh", "", "2025-08-14", "ubnd" },
    { "a commune in the other spelling", means, "Uỷ ban nhân dân xã Tân Hoà Lam", "", "2025-08-14", "x-tanhoa" },
    { "a department by its abbreviation", means, "SNN&MT", "", "2025-08-14", "snnmt" },
    { "a department without commas", means, "Sở Văn hóa Thể thao và Du lịch", "", "2025-08-14", "svhttdl" },
    { "the project board written short", means, "BQL dự án", "", "2025-08-14", "bqlda" },
    { "the service centre", means, "Trung tâm PVHCC tỉnh", "", "2025-08-14", "pvhcc" },
    { "the province began on the first of July", means, "Sở Tài chính", "", "2025-06-30", "unknown-unit" },
    { "departments and the inspectorate", count, "các sở, ban, ngành", "", "2025-08-14", "11" },
    { "departments", count, "các sở", "", "2025-08-14", "10" },
    { "communes", count, "UBND các xã, phường, đặc khu", "", "2025-08-14", "8" },
    { "rural communes", count, "các xã", "", "2025-08-14", "4" },
    { "wards", count, "các phường", "", "2025-08-14", "3" },
    { "commissions of the Party", count, "các ban của Tỉnh ủy", "", "2025-08-14", "5" },
    { "a division's office is the province's", office, "stc-ns", "", "2025-08-14", "vpubnd" },
    { "a commune's office is its own", office, "x-benlam", "", "2025-08-14", "vp-benlam" },
    { "the Party has its office", office, "bnctu", "", "2025-08-14", "vptu" },
    { "a commune's office belongs to the commune", agency, "vp-benlam", "", "2025-08-14", "x-benlam" },
    { "the construction director moves", head, "sxd", "", "2025-10-31", "tholn" },
    { "and the deputy follows", head, "sxd", "", "2025-11-01", "bachhc" },
    { "the steering committee starts in August", head, "bcdgn", "", "2025-07-31", "" },
    { "under the chair", head, "bcdgn", "", "2025-08-01", "khainv" },
    { "with members from departments", serves, "vandb", "bcdgn", "2025-08-01", "yes" },
    { "the chair lends his post for two weeks", may_use, "maipt", "ubnd-ct", "2025-09-08", "khainv" },
    { "and has it back", may_use, "maipt", "ubnd-ct", "2025-09-20", "no" },
    { "communes give building permits", authority, "x-lamkhe", "building-permit", "2025-08-14", "own" },
    { "a department does not recover land", authority, "snnmt", "land-recovery", "2025-08-14", "not own" },
    { "a department gives opinions itself", authority, "syt", "opinion", "2025-08-14", "own" },
    { "anything else of a department is not its own", authority, "syt", "hospital-licence", "2025-08-14", "not own" },
    { "nobody says what the police decide", authority, "ca", "opinion", "2025-08-14", "unknown" },
    { "staff of health are under the vice chair in charge", in_line, "lieubn", "tuonghx", "2025-08-14", "yes" },
    { "their director is not", in_line, "duyendt", "tuonghx", "2025-08-14", "no" },
};

/* Every unit but committees and communes' partners has a head; every head's post is held from the first day. */
static void test_complete(void **state)
{
    (void)state;
    const struct instant t = at("2025-08-14");
    for (unit_id unit = 1; unit <= org_units(T.org); unit++) {
        if (!org_head(T.org, unit, t))
            fail_msg("nobody heads %s", unit_word(unit));
        assert_true(org_unit_name(T.org, unit, t, "en").n > 0);
    }
    for (person_id who = 1; who <= org_persons(T.org); who++) {
        size_t n;
        org_tenures(T.org, who, &n);
        if (!n)
            fail_msg("%s holds no post", person_word(who));
        person_id found;
        struct err err = { 0 };
        if (org_resolve_person(T.org, org_person_name(T.org, who), &found, &err))
            fail_msg("%s", err.detail); /* no two people of one name in an example */
    }
}

int main(void)
{
    struct CMUnitTest tests[LEN(CASES) + 1];
    ask_tests(CASES, LEN(CASES), tests);
    tests[LEN(CASES)] = (struct CMUnitTest)cmocka_unit_test(test_complete);
    return cmocka_run_group_tests_name("org province", tests, province_begin, org_test_end);
}
