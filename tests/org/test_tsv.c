/* test_tsv.c -- a register of units as TSV: eras, dates, successors; and the real one of 2024 and 2025, if it is there. */
#include "fixture.h"
#include "org/org_tsv.h"

#include <stdio.h>
#include <string.h>

#define HEAD "id\tera\tname_vi\tlevel\tsystem\tsuccessor_ids\tchange_date\n"
#define LINE(id, era, name, successors, change)                                                                        \
    id "\t" era "\t" name "\tprovincial\tState\t" successors "\t" change "\n"

static const struct tsv_case {
    const char *name, *tsv;
    enum problem problem;
    const char *says;
} CASES[] = {
    { "an empty file", "", PB_EMPTY, "u.tsv:1:" },
    { "a header alone", HEAD, PB_EMPTY, "lists no unit" },
    { "a missing column", "id\tera\tname_vi\tlevel\tsystem\tsuccessor_ids\na\tboth\tA\tp\tState\t\n", PB_MISSING_KEY,
      "u.tsv:1: the header has no column 'change_date'" },
    { "a column twice", "id\tid\tera\tname_vi\tlevel\tsystem\tsuccessor_ids\tchange_date\n", PB_SYNTAX,
      "two columns 'id'" },
    { "a line without id", HEAD LINE("a", "both", "A", "", "") LINE("", "both", "B", "", ""), PB_MISSING_KEY,
      "u.tsv:3:" },
    { "a line without name", HEAD LINE("a", "both", "", "", ""), PB_MISSING_KEY, "u.tsv:2:" },
    { "an id of one era twice",
      HEAD LINE("a", "both", "A", "", "") LINE("b", "both", "B", "", "") LINE("a", "both", "C", "", ""), PB_OVERLAP,
      "u.tsv:4: 'a' of era both stands already at line 2" },
    { "an id of two eras that overlap", HEAD LINE("a", "both", "A", "", "") LINE("a", "2025", "A", "", "2025-03-01"),
      PB_OVERLAP, "u.tsv:3: unit 'a' has two rows valid at once, from the beginning" },
    { "a successor nobody knows", HEAD LINE("a", "2024", "A", "z", "2025-03-01"), PB_UNKNOWN_REFERENCE,
      "u.tsv:2: the successor 'z' of 'a'" },
    { "a second successor nobody knows",
      HEAD LINE("a", "2024", "A", "b; z", "2025-03-01") LINE("b", "both", "B", "", ""), PB_UNKNOWN_REFERENCE, "'z'" },
    { "a successor that ended before",
      HEAD LINE("a", "2024", "A", "b", "2025-03-01") LINE("b", "2024", "B", "", "2025-02-01"), PB_UNKNOWN_REFERENCE,
      "u.tsv:2: the successor 'b' (line 3) of 'a' does not exist on 2025-03-01" },
    { "an era nobody knows", HEAD LINE("a", "2026", "A", "", ""), PB_WRONG_VALUE, "u.tsv:2: '2026' is no era" },
    { "an era of months in the wrong order", HEAD LINE("a", "2025 (Jun-Mar)", "A", "", ""), PB_WRONG_VALUE,
      "u.tsv:2:" },
    { "a day that is none", HEAD LINE("a", "2024", "A", "", "2025-02-30"), PB_WRONG_VALUE, "u.tsv:2:" },
    { "a month that is none", HEAD LINE("a", "2024", "A", "", "2025-13"), PB_WRONG_VALUE, "u.tsv:2:" },
    { "a successor of a unit that does not end", HEAD LINE("a", "both", "A", "b", "") LINE("b", "both", "B", "", ""),
      PB_WRONG_VALUE, "u.tsv:2: 'a' of era both does not end" },
    { "bytes that are not UTF-8", HEAD LINE("a", "both", "A", "", "") LINE("b", "both", "\xE1\xBB", "", ""),
      PB_NOT_UTF8, "u.tsv:3:" },
    { "columns in another order, others between, a byte order mark, and Windows lines",
      "\xEF\xBB\xBFwhim\tera\tid\tsystem\tlevel\tname_vi\tchange_date\tsuccessor_"
      "ids\r\nx\tboth\ta\tState\tprovincial\tA\t\t\r\n",
      PB_NONE, NULL },
    { "a merged province is territory",
      HEAD LINE("prov", "2024->2025", "A + B", "C", "") LINE("a", "both", "A", "", ""), PB_NONE, NULL },
};

static void check_tsv(void **row)
{
    const struct tsv_case *c = *row;
    struct arena *a = arena_new();
    struct org_row *rows = NULL;
    size_t n = 0;
    struct err err = { 0 };
    enum rc rc = org_load_tsv(a, "u.tsv", text_of(c->tsv), TEXT("Lam"), at("2025-01-01"), &rows, &n, &err);
    if (rc)
        print_message("           %s\n", err.detail);
    assert_int_equal(rc ? err.problem : PB_NONE, c->problem);
    if (c->says)
        assert_non_null(strstr(err.detail, c->says));
    if (!rc)
        assert_int_equal(n, 2); /* the unit and its name */
    arena_free(a);
}

/* --- dates ----------------------------------------------------------------------------------------------- */

/* Every way a date is known or not: [from, to) of unit `a` in a file of a and b. */
static const struct date_case {
    const char *name, *tsv, *code, *from, *to, *note;
} DATES[] = {
    { "2024 ends at the change", HEAD LINE("a", "2024", "A", "", "2025-03-01"), "a", "", "2025-03-01 00:00", "" },
    { "2025 begins with it", HEAD LINE("a", "2025", "A", "", "2025-03-01"), "a", "2025-03-01 00:00", "open", "" },
    { "both spans it", HEAD LINE("a", "both", "A", "", "2025-03-01"), "a", "", "open", "" },
    { "a month means its first day", HEAD LINE("a", "2024", "A", "", "2025-02 (province by province)"), "a", "",
      "2025-02-01 00:00", "'2025-02 (province by province)' read as the first day of the month" },
    { "of two days the first counts", HEAD LINE("a", "2024", "A", "", "2025-03-17 to 2025-06-01"), "a", "",
      "2025-03-17 00:00", "" },
    { "a remark is no date", HEAD LINE("a", "2024", "A", "", "2025 (e.g. 2025-03-26)"), "a", "", "open",
      "u.tsv:2: warning: no usable date in '2025 (e.g. 2025-03-26)', left open" },
    { "between: from the first of March",
      HEAD LINE("a", "2025 (Mar-Jun)", "A", "b", "2025-07-01") LINE("b", "2025", "B", "", ""), "a", "2025-03-01 00:00",
      "2025-07-01 00:00", "" },
    { "between without a change: to the end of June", HEAD LINE("a", "2025 (Mar-Jun)", "A", "", ""), "a",
      "2025-03-01 00:00", "2025-07-01 00:00", "" },
    { "an end without date is the successor's begin",
      HEAD LINE("a", "2024", "A", "b", "") LINE("b", "2025", "B", "", "2025-04-01"), "a", "", "2025-04-01 00:00",
      "end taken from the begin of 'b'" },
    { "a month gives way to the successor's day",
      HEAD LINE("a", "2024", "A", "b", "2025-06/07") LINE("b", "2025", "B", "", "2025-07-01"), "a", "",
      "2025-07-01 00:00", "end taken from the begin of 'b'" },
    { "a begin without date is the predecessor's end",
      HEAD LINE("b", "2024", "B", "a", "2025-03-01") LINE("a", "2025", "A", "", ""), "a", "2025-03-01 00:00", "open",
      "begin taken from the end of 'b'" },
    { "a begin after the predecessor's exact end too",
      HEAD LINE("b", "2024", "B", "a", "2025-03-01") LINE("a", "2025", "A", "", "2025-07-01"), "a", "2025-03-01 00:00",
      "open", "begin taken from the end of 'b'" },
    { "without any date both stay open", HEAD LINE("a", "2024", "A", "b", "") LINE("b", "2025", "B", "", ""), "a", "",
      "open", "warning" },
};

static void check_date(void **row)
{
    const struct date_case *c = *row;
    struct arena *a = arena_new();
    struct org_row *rows = NULL;
    size_t n = 0;
    struct err err = { 0 };
    char from[INSTANT_CHARS], to[INSTANT_CHARS];
    if (org_load_tsv(a, "dir/u.tsv", text_of(c->tsv), TEXT("Lam"), at("2025-01-01"), &rows, &n, &err))
        fail_msg("%s", err.detail);
    const struct org *org;
    if (org_build(a, rows, n, INSTANT_MAX, &org, &err))
        fail_msg("%s", err.detail);
    for (size_t i = 0; i < n; i++) {
        if (rows[i].kind != ORG_UNIT || !text_eq(rows[i].code, text_of(c->code)))
            continue;
        assert_string_equal(instant_eq(rows[i].from, INSTANT_MIN) ? "" : instant_iso(rows[i].from, from), c->from);
        assert_string_equal(instant_is_max(rows[i].to) ? "open" : instant_iso(rows[i].to, to), c->to);
        assert_true(text_find(rows[i].source, text_of(c->note), 0) != SIZE_MAX);
        if (!c->note[0])
            assert_int_equal(rows[i].source.n, 0);
    }
    arena_free(a);
}

/* --- names, parents, functions --------------------------------------------------------------------------- */

#define WIDE "id\tera\tname_vi\tabbr\taliases\tlevel\tsystem\tsuccessor_ids\tchange_date\trelation\n"

static void test_derived(void **state)
{
    (void)state;
    const char *tsv = WIDE "tu\tboth\tTỉnh ủy (Thành ủy)\tTU\tBCH Đảng bộ tỉnh\tprovincial\tParty\t\t\t\n"
                           "ubnd\tboth\tỦy ban nhân dân tỉnh\tUBND\t\tprovincial\tState\t\t\t\n"
                           "vpubnd\tboth\tVăn phòng UBND tỉnh\t\t\tprovincial\tState\t\t\t\n"
                           "hdnd\tboth\tHội đồng nhân dân tỉnh\t\t\tprovincial\tState\t\t\t\n"
                           "sld\t2024\tSở Lao động\tSLĐ, SLĐTBXH\t\tprovincial\tState\tsnv; sgd; ca\t2025-03-01\tđào "
                           "tạo nghề -> sgd; the rest unclear\n"
                           "snv\t2025\tSở Nội vụ\tSNV\t\tprovincial\tState\t\t2025-03-01\t\n"
                           "sgd\tboth\tSở Giáo dục\t\t\tprovincial\tState\t\t\t\n"
                           "ton\tboth\tBan Tôn giáo (thuộc Sở Giáo dục)\t\t\tprovincial\tState\t\t\t\n"
                           "cdc\tboth\tTrung tâm Kiểm soát\t\t\tprovincial\tState\t\t\tunder Sở Giáo dục\n"
                           "ca\tboth\tCông an tỉnh\t\t\tprovincial\tvertical (Ministry)\t\t\t\n"
                           "bao\tboth\tBáo <tỉnh>\t\t\tprovincial\tParty\t\t\t\n"
                           "x\tboth\tUBND xã, phường\t\t\tcommune\tState\t\t\t\n";
    struct org_test keep = T;
    T.a = arena_new();
    struct org_row *rows;
    size_t n;
    struct err err = { 0 };
    if (org_load_tsv(T.a, "u.tsv", text_of(tsv), TEXT("Lam"), at("2025-01-01"), &rows, &n, &err) ||
        org_build(T.a, rows, n, INSTANT_MAX, &T.org, &err))
        fail_msg("%s", err.detail);
    const struct instant before = at("2025-02-28"), after = at("2025-03-01");
    static const char *const PARENT[][2] = { { "tu", "" },      { "ubnd", "" },   { "vpubnd", "ubnd" }, { "hdnd", "" },
                                             { "sld", "ubnd" }, { "ton", "sgd" }, { "cdc", "sgd" },     { "ca", "" },
                                             { "bao", "tu" },   { "x", "ubnd" } };
    for (size_t i = 0; i < LEN(PARENT); i++)
        assert_string_equal(unit_word(org_parent(T.org, u(PARENT[i][0]), before)), PARENT[i][1]);
    assert_string_equal(unit_word(org_office(T.org, u("snv"), after)), "vpubnd");
    assert_true(text_eq(org_unit_name(T.org, u("tu"), after, "vi"), TEXT("Tỉnh ủy")));
    assert_true(text_eq(org_unit_name(T.org, u("bao"), after, "vi"), TEXT("Báo Lam")));
    assert_true(text_eq(org_unit_abbr(T.org, u("sld"), before), TEXT("SLĐ")));
    unit_id out;
    bool renamed;
    assert_int_equal(org_resolve_unit(T.org, TEXT("Thành ủy"), after, &out, &renamed, &err), RC_OK);
    assert_string_equal(unit_word(out), "tu");
    assert_int_equal(org_resolve_unit(T.org, TEXT("Ủy ban nhân dân tỉnh Lam"), after, &out, &renamed, &err), RC_OK);
    assert_string_equal(unit_word(out), "ubnd");
    assert_int_equal(org_resolve_unit(T.org, TEXT("SLĐTBXH"), before, &out, &renamed, &err), RC_OK);
    assert_string_equal(unit_word(out), "sld");
    assert_string_equal(unit_word(org_successor(T.org, u("sld"), TEXT("đào tạo nghề"))), "sgd");
    assert_string_equal(unit_word(org_successor(T.org, u("sld"), TEXT("cai nghiện"))),
                        "snv"); /* ca: no function stated */
    org_open_set(T.org, T.a, TEXT("các sở, ban, ngành"), after, &n);
    assert_int_equal(n, 2);
    org_open_set(T.org, T.a, TEXT("UBND các xã, phường"), after, &n);
    assert_int_equal(n, 1);
    arena_free(T.a);
    T = keep;
}

/* --- the real register ----------------------------------------------------------------------------------- */

static const struct {
    const char *name, *when, *code;
    bool renamed;
} REAL[] = {
    { "Sở Nội vụ", "2025-02-28", "snv24", false },
    { "Sở Nội vụ", "2025-03-01", "snv", false },
    { "Sở Kế hoạch và Đầu tư", "2025-02-28", "skhdt", false },
    { "Sở Kế hoạch và Đầu tư", "2025-03-01", "stc", true },
    { "Sở Tài nguyên và Môi trường", "2025-08-14", "snnmt", true },
    { "Sở Lao động, Thương binh và Xã hội", "2025-08-14", "snv", true },
    { "Cục Thuế tỉnh", "2025-04-01", "thuekv", true },
    { "Cục Thuế tỉnh", "2025-07-01", "thue", true }, /* two steps */
    { "Bảo hiểm xã hội tỉnh", "2025-02-28", "bhxh24", false },
    { "Bảo hiểm xã hội tỉnh", "2025-08-01", "bhxh", false },
    { "Uỷ ban nhân dân tỉnh", "2025-08-01", "ubnd", false },
    { "Ban Tuyên giáo Tỉnh ủy", "2025-08-01", "btgdvtu", true },
    { "DARD", "2024-06-01", "snn", false },
};

static size_t lines_of(struct text bytes)
{
    size_t n = 0;
    for (size_t i = 0; i < bytes.n; i++)
        n += bytes.p[i] == '\n';
    return n;
}

static void test_real(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct text bytes = shared_file(a, "reference/units-vn.tsv");
    if (!bytes.p) {
        fprintf(stderr,
                "*** SKIPPED: reference/units-vn.tsv is not there; set CONGVU_SHARED to the folder that holds it\n");
        arena_free(a);
        skip();
        return;
    }
    struct tsv t;
    struct org_row *rows;
    size_t n;
    struct err err = { 0 };
    const struct org *org;
    if (org_tsv_read(a, "units-vn.tsv", bytes, &t, &err) ||
        org_load_tsv(a, "units-vn.tsv", bytes, TEXT("Quảng Trị"), at("2025-08-01"), &rows, &n, &err) ||
        org_build(a, rows, n, INSTANT_MAX, &org, &err))
        fail_msg("%s", err.detail);
    assert_int_equal(t.n + t.skipped + 1, lines_of(bytes)); /* every line is a unit, a province or the header */
    assert_true(t.skipped > 0);
    assert_int_equal(org_units(org), t.n);
    for (size_t i = 0; i < LEN(REAL); i++) {
        unit_id out = 0;
        bool renamed = false;
        if (org_resolve_unit(org, text_of(REAL[i].name), at(REAL[i].when), &out, &renamed, &err))
            fail_msg("%s", err.detail);
        assert_true(text_eq(org_unit_code(org, out), text_of(REAL[i].code)));
        assert_int_equal(renamed, REAL[i].renamed);
    }
    size_t warned = 0, sets = 0;
    for (size_t i = 0; i < n; i++)
        warned += rows[i].kind == ORG_UNIT && text_find(rows[i].source, TEXT("warning"), 0) != SIZE_MAX;
    assert_int_equal(warned, 3); /* the newspapers: dates differ from province to province */
    org_open_set(org, a, TEXT("các sở, ban, ngành"), at("2025-08-01"), &sets);
    assert_int_equal(sets, 16);
    arena_free(a);
}

int main(void)
{
    enum { OTHERS = 2 };
    struct CMUnitTest tests[OTHERS + LEN(CASES) + LEN(DATES)] = { cmocka_unit_test(test_derived),
                                                                  cmocka_unit_test(test_real) };
    for (size_t i = 0; i < LEN(CASES); i++)
        tests[OTHERS + i] = (struct CMUnitTest){ CASES[i].name, check_tsv, NULL, NULL, (void *)(uintptr_t)&CASES[i] };
    for (size_t i = 0; i < LEN(DATES); i++)
        tests[OTHERS + LEN(CASES) + i] =
            (struct CMUnitTest){ DATES[i].name, check_date, NULL, NULL, (void *)(uintptr_t)&DATES[i] };
    return cmocka_run_group_tests_name("org tsv", tests, NULL, NULL);
}
