/* test_sets.c -- "các sở, ban, ngành": whom an open set names on a day, in the register's order. */
#include "fixture.h"

static const char *all(const char *words, const char *b, struct instant t)
{
    (void)b;
    size_t n;
    const unit_id *units = org_open_set(T.org, T.a, text_of(words), t, &n);
    struct text list = TEXT("");
    for (size_t i = 0; i < n; i++)
        list = text_printf(T.a, "%.*s%s%s", TEXT_FMT(list), i ? " " : "", unit_word(units[i]));
    return text_cstr(T.a, list);
}

#define OLD "stc24 skhdt sldtbxh sgtvt sgd ttr"
#define NEW "stc snv sgd ttr"

static const struct ask_case CASES[] = {
    { "departments before the merger", all, "các sở, ban, ngành", "", "2025-02-28", OLD },
    { "departments after it", all, "các sở, ban, ngành", "", "2025-03-01", NEW },
    { "shortened", all, "Các sở, ngành", "", "2025-03-01", NEW },
    { "with 'và' and the province", all, "các sở, ban và ngành cấp tỉnh", "", "2025-03-01", NEW },
    { "their heads are asked, they get the work", all, "Thủ trưởng các sở, ban, ngành", "", "2025-03-01", NEW },
    { "departments so called leave the inspectorate out", all, "các Sở", "", "2025-03-01", "stc snv sgd" },
    { "with the mass organisations", all, "các sở, ban, ngành, đoàn thể", "", "2025-03-01", "stc snv sgd ttr hnd" },
    { "by law", all, "các cơ quan chuyên môn thuộc UBND tỉnh", "", "2025-03-01", NEW },
    { "communes", all, "UBND các xã, phường", "", "2025-03-01", "x1 x2" },
    { "communes with a special zone, from July", all, "Ủy ban nhân dân các xã, phường, đặc khu", "", "2025-07-01",
      "x1 x2 x3" },
    { "in the other spelling", all, "Uỷ ban nhân dân các xã, phường, đặc khu", "", "2025-07-01", "x1 x2 x3" },
    { "the level", all, "UBND cấp xã", "", "2025-07-01", "x1 x2 x3" },
    { "their chairs", all, "Chủ tịch UBND các xã, phường, đặc khu trên địa bàn tỉnh", "", "2025-07-01", "x1 x2 x3" },
    { "the territory for its committee", all, "các xã, phường", "", "2025-07-01", "x1 x2 x3" },
    { "wards alone", all, "các phường", "", "2025-07-01", "x2" },
    { "special zones alone", all, "UBND các đặc khu", "", "2025-07-01", "x3" },
    { "districts while there were any", all, "UBND các huyện, thị xã, thành phố", "", "2025-06-30", "huyen" },
    { "and none after", all, "các huyện, thị xã, thành phố", "", "2025-07-01", "" },
    { "Party committees of communes", all, "các Đảng ủy xã, phường", "", "2025-07-01", "duxa" },
    { "a class by its own word", all, "party-commune", "", "2025-07-01", "duxa" },
    { "only those concerned are no open set", all, "các sở, ngành liên quan", "", "2025-03-01", "" },
    { "one unit is no open set", all, "Sở Tài chính", "", "2025-03-01", "" },
    { "no words name nobody", all, "", "", "2025-03-01", "" },
};

int main(void)
{
    struct CMUnitTest tests[LEN(CASES)];
    ask_tests(CASES, LEN(CASES), tests);
    return cmocka_run_group_tests_name("org sets", tests, org_test_begin, org_test_end);
}
