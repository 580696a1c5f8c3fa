/* RFC 4180, and no formula for a spreadsheet to run. */
#include "fixture.h"

#include "csv_read.h"
#include "report/csv.h"

#define RUN(tests, n) _cmocka_run_group_tests(__FILE__, (tests), (n), NULL, NULL)

static const struct cell_case {
    const char *name, *text, *want;
} CELLS[] = {
    { "plain text stays", "Sở Tài chính", "Sở Tài chính" },
    { "a comma wants quotes", "a,b", "\"a,b\"" },
    { "a quote is doubled", "a\"b", "\"a\"\"b\"" },
    { "a line break wants quotes", "a\nb", "\"a\nb\"" },
    { "the empty stays empty", "", "" },
    { "an equals sign is no formula", "=1+1", "'=1+1" },
    { "a plus sign is no formula", "+84", "'+84" },
    { "a minus sign is no formula", "-5", "'-5" },
    { "an at sign is no formula", "@SUM(A1)", "'@SUM(A1)" },
    { "a tab is no way around", "\t=1", "'\t=1" },
    { "a line break is no way around", "\n=1", "\"'\n=1\"" },
    { "a formula with a comma gets both", "=A1,B1", "\"'=A1,B1\"" },
    { "a sign within is harmless", "1-2", "1-2" },
};

static void check_cell(void **state)
{
    const struct cell_case *c = *state;
    struct sbuf b;
    sbuf_init(&b, 1000);
    struct csv csv = csv_new(&b, "h");
    csv_text(&csv, text_of(c->text));
    csv_end(&csv);
    struct text want = TEXT(CSV_BOM "h\r\n");
    assert_memory_equal(b.p, want.p, want.n);
    assert_int_equal(b.n, want.n + strlen(c->want) + 2);
    assert_memory_equal(b.p + want.n, c->want, strlen(c->want));
    assert_memory_equal(b.p + b.n - 2, "\r\n", 2);
    sbuf_release(&b);
}

static void a_row_has_its_types(void **state)
{
    (void)state;
    struct sbuf b;
    sbuf_init(&b, 1000);
    struct csv csv = csv_new(&b, "a,b,c,d,e,f");
    csv_int(&csv, 7);
    csv_bool(&csv, true);
    csv_instant(&csv, at("2025-09-12 24:00"));
    csv_instant(&csv, INSTANT_MAX);
    csv_day(&csv, on("2025-09-12"));
    csv_span(&csv, (struct workspan){ 90 * US_MINUTE });
    csv_end(&csv);
    assert_string_equal(b.p, CSV_BOM "a,b,c,d,e,f\r\n7,yes,2025-09-13 00:00,,2025-09-12,5400,1h30\r\n");
    sbuf_release(&b);
}

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct sbuf b;
    struct csv_cells cells;
    sbuf_init(&b, 10000);
    struct csv csv = csv_new(&b, "text");
    for (size_t i = 0; i < LEN(CELLS); i++) {
        csv_text(&csv, text_of(CELLS[i].text));
        csv_end(&csv);
    }
    csv_read(a, sbuf_text(&b), &cells);
    assert_int_equal(cells.rows, LEN(CELLS) + 1);
    assert_int_equal(cells.columns, 1);
    for (size_t i = 0; i < LEN(CELLS); i++)
        assert_string_equal(text_cstr(a, csv_cell(&cells, i + 1, 0)), CELLS[i].text);
    sbuf_release(&b);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[32] = { 0 };
    size_t n = 0;
    for (size_t i = 0; i < LEN(CELLS); i++)
        tests[n++] = (struct CMUnitTest){ CELLS[i].name, check_cell, NULL, NULL, (void *)(uintptr_t)&CELLS[i] };
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_row_has_its_types);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(what_is_written_is_read_back);
    return RUN(tests, n);
}
