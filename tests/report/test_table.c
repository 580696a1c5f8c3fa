/* Lines, columns and what reaches a terminal. */
#include "fixture.h"

#include "report/page.h"

#define RUN(tests, n) _cmocka_run_group_tests(__FILE__, (tests), (n), NULL, NULL)

static struct page page_of(struct arena *a, struct sbuf *b, int width, bool colour)
{
    struct report_style style = { .lang = "vi", .width = width, .colour = colour };
    sbuf_init(b, 1 << 20);
    return page_new(b, a, &style);
}

/* --- lines -------------------------------------------------------------------------------------------------------- */

static const struct line_case {
    const char *name, *text;
    int width, most;
    const char *want; /* lines with | between */
} LINES[] = {
    { "words stay whole", "Sở Tài chính tỉnh", 12, 0, "Sở Tài chính|tỉnh" },
    { "letters with accents count one column", "Nguyễn Thị", 10, 0, "Nguyễn Thị" },
    { "letters written with combining marks count one column", "Nguye\xCC\x82\xCC\x83n", 6, 0,
      "Nguye\xCC\x82\xCC\x83n" },
    { "a word longer than the line is cut", "abcdefgh", 3, 0, "abc|def|gh" },
    { "blanks that would begin a line are dropped", "aa   bb", 2, 0, "aa|bb" },
    { "a line break is kept", "a\nb", 10, 0, "a|b" },
    { "an empty line is kept", "a\n\nb", 10, 0, "a||b" },
    { "what is held together is not parted", "16:40\u00A014/8 x", 10, 0, "16:40\u00A014/8|x" },
    { "too many lines end with an ellipsis", "một hai ba bốn năm", 7, 2, "một hai|ba bốn…" },
    { "the ellipsis fits the line", "abcdefgh ij", 4, 1, "abc…" },
    { "what fits gets no ellipsis", "một hai", 7, 1, "một hai" },
    { "nothing is one empty line", "", 5, 0, "" },
    { "a wide sign takes two columns", "東東東", 4, 0, "東東|東" },
    { "tabs and escapes become blanks", "a\tb\x1b[31mc", 20, 0, "a b [31mc" },
    { "marks that turn the direction are dropped", "a\u202Eb\u2066c", 20, 0, "abc" },
    { "controls of the upper half become blanks",
      "a\xC2\x9B"
      "b",
      20, 0, "a b" },
};

static void check_lines(void **state)
{
    const struct line_case *c = *state;
    struct arena *a = arena_new();
    size_t n;
    const struct text *lines = page_lines(a, text_of(c->text), c->width, c->most, &n);
    struct text all = TEXT("");
    for (size_t i = 0; i < n; i++) {
        assert_true(text_columns(lines[i]) <= c->width);
        all = text_printf(a, "%.*s%s%.*s", TEXT_FMT(all), i ? "|" : "", TEXT_FMT(lines[i]));
    }
    assert_string_equal(text_cstr(a, all), c->want);
    arena_free(a);
}

/* --- tables --------------------------------------------------------------------------------------------------------- */

static const struct column COLUMNS[] = { { "Code", false, 0, 0 }, { "Name", false, 0, 0 }, { "Time", true, 0, 0 } };

static struct table *three(struct arena *a)
{
    static const char *const ROWS[][3] = {
        { "V1", "Nguyễn Văn Khải", "152h50" },
        { "V10", "Lê Thị Hạnh", "9h05" },
        { "V2", "Đặng Bích Vân, Giám đốc Sở Tài chính", "" },
    };
    struct table *t = table_new(a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < LEN(ROWS); i++) {
        table_row(t);
        for (int k = 0; k < 3; k++)
            table_cell(t, k == 2 ? TONE_LATE : TONE_PLAIN, text_of(ROWS[i][k]));
    }
    return t;
}

static const struct table_case {
    const char *name;
    int width;
    bool colour;
    const char *want;
} TABLES[] = {
    { "columns are as wide as they need and Vietnamese names align", 100, false,
      "  Code  Name                                    Time\n"
      "  ────  ────────────────────────────────────  ──────\n"
      "  V1    Nguyễn Văn Khải                       152h50\n"
      "  V10   Lê Thị Hạnh                             9h05\n"
      "  V2    Đặng Bích Vân, Giám đốc Sở Tài chính\n" },
    { "where it is narrow the widest gives way", 40, false,
      "  Code  Name                       Time\n"
      "  ────  ───────────────────────  ──────\n"
      "  V1    Nguyễn Văn Khải          152h50\n"
      "  V10   Lê Thị Hạnh                9h05\n"
      "  V2    Đặng Bích Vân, Giám đốc\n"
      "        Sở Tài chính\n" },
    { "colour is added and moves nothing", 100, true,
      "  \033[2mCode\033[0m  \033[2mName\033[0m                                    \033[2mTime\033[0m\n"
      "  ────  ────────────────────────────────────  ──────\n"
      "  V1    Nguyễn Văn Khải                       \033[1;31m152h50\033[0m\n"
      "  V10   Lê Thị Hạnh                             \033[1;31m9h05\033[0m\n"
      "  V2    Đặng Bích Vân, Giám đốc Sở Tài chính\n" },
};

static void check_table(void **state)
{
    const struct table_case *c = *state;
    struct arena *a = arena_new();
    struct sbuf b;
    struct page page = page_of(a, &b, c->width, c->colour);
    table_print(&page, three(a), 2);
    assert_string_equal(b.p, c->want);
    sbuf_release(&b);
    arena_free(a);
}

static void a_column_content_with_less_gives_way_first(void **state)
{
    (void)state;
    static const struct column WISH[] = { { "From – to", false, 0, 19 }, { "Who", false, 0, 0 } };
    struct arena *a = arena_new();
    struct sbuf b;
    struct page page = page_of(a, &b, 50, false);
    struct table *t = table_new(a, WISH, LEN(WISH));
    table_row(t);
    table_cell(t, TONE_PLAIN, TEXT("16:40\u00A014/8/2025\u00A0– 08:10\u00A015/8/2025"));
    table_cell(t, TONE_PLAIN, TEXT("Văn phòng UBND tỉnh Lam"));
    table_print(&page, t, 0);
    assert_string_equal(b.p, "From – to          Who\n"
                             "─────────────────  ───────────────────────\n"
                             "16:40 14/8/2025 –  Văn phòng UBND tỉnh Lam\n"
                             "08:10 15/8/2025\n");
    sbuf_release(&b);
    arena_free(a);
}

static void a_table_without_rows_prints_nothing(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct sbuf b;
    struct page page = page_of(a, &b, 100, false);
    table_print(&page, table_new(a, COLUMNS, LEN(COLUMNS)), 2);
    assert_int_equal(b.n, 0);
    sbuf_release(&b);
    arena_free(a);
}

static void an_empty_pair_is_left_out(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct sbuf b;
    struct page page = page_of(a, &b, 100, false);
    struct table *t = table_new(a, PAIR_COLUMNS, 2);
    table_pair(t, "Lead", TONE_PLAIN, TEXT("Sở Tài chính"));
    table_pair(t, "Document", TONE_PLAIN, TEXT("  "));
    table_print(&page, t, 2);
    assert_string_equal(b.p, "  Lead  Sở Tài chính\n");
    sbuf_release(&b);
    arena_free(a);
}

static void no_line_is_wider_than_the_page(void **state)
{
    (void)state;
    for (int width = PAGE_WIDTH_MIN; width <= 140; width++) {
        struct arena *a = arena_new();
        struct sbuf b;
        struct page page = page_of(a, &b, width, false);
        struct table *t = three(a);
        table_row(t);
        table_cell(t, TONE_PLAIN, TEXT("một-mã-rất-dài-không-có-khoảng-trắng-nào-cả-để-xuống-dòng-ở-đây"));
        table_cell(t, TONE_PLAIN,
                   TEXT("東東東東東東東東東東東東東東東東東東東東東東東東東東東東東東東東東東東東東東東東"));
        table_cell(t, TONE_PLAIN, TEXT("999999999999h59"));
        table_print(&page, t, 2);
        page_para(&page, 4, TONE_PLAIN, TEXT("Rà soát các dự án đầu tư công chậm tiến độ, đề xuất hướng xử lý"));
        struct text rest = sbuf_text(&b), line;
        while (text_split(&rest, '\n', &line))
            assert_in_range(text_columns(line), 0, width);
        sbuf_release(&b);
        arena_free(a);
    }
}

int main(void)
{
    struct CMUnitTest tests[64] = { 0 };
    size_t n = 0;
    for (size_t i = 0; i < LEN(LINES); i++)
        tests[n++] = (struct CMUnitTest){ LINES[i].name, check_lines, NULL, NULL, (void *)(uintptr_t)&LINES[i] };
    for (size_t i = 0; i < LEN(TABLES); i++)
        tests[n++] = (struct CMUnitTest){ TABLES[i].name, check_table, NULL, NULL, (void *)(uintptr_t)&TABLES[i] };
    const struct CMUnitTest plain[] = {
        cmocka_unit_test(a_column_content_with_less_gives_way_first),
        cmocka_unit_test(a_table_without_rows_prints_nothing),
        cmocka_unit_test(an_empty_pair_is_left_out),
        cmocka_unit_test(no_line_is_wider_than_the_page),
    };
    for (size_t i = 0; i < LEN(plain); i++)
        tests[n++] = plain[i];
    return RUN(tests, n);
}
