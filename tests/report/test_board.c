/* Many matters: the page, its summary, an empty one, and the same lines as JSON and CSV. */
#include "fixture.h"

#include "csv_read.h"

#include <jansson.h>

#define RUN(tests, n) _cmocka_run_group_tests(__FILE__, (tests), (n), NULL, NULL)

/* clang-format off */
static const char *const WIDE[] = {
    "Who holds what",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 10:00 3/9/2025",
    "",
    "    Code   What                  Held by              Since      Due             Clock",
    "    ─────  ────────────────────  ───────────────────  ─────────  ──────────────  ───────────────────",
    "    V1a    Rà soát các dự án     Sở Tài chính (Lê     14/8/2025  12/9/2025       62h30 left",
    "           đầu tư công chậm      Thị Hạnh)                                       Tổ chức thực hiện",
    "           tiến độ, đề xuất…",
    "!   V1a/1  question: Biên chế    Sở Nội vụ            14/8/2025  27/8/2025       late 19h00",
    "           của các ban quản lý                                                   being worked on",
    "           dự án",
    "~   D2     =HYPERLINK(\"http://x  Sở Xây dựng          14/8/2025  –               stopped, 69h30 left",
    "           \"), \"giấy phép\"                                                       waiting outside",
    "?   V4     Báo cáo tình hình     Văn phòng UBND tỉnh  14/8/2025  12/9/2025       80h00 left",
    "           giải ngân                                                             to be assigned",
    "<   V5     Trả lời kiến nghị cử  Sở Tài chính         14/8/2025  11:30 4/9/2025  9h00 left, due soon",
    "           tri phường Bến Lam                                                    Tổ chức thực hiện",
    "    V6     Lập danh mục dự án    Sở Tài chính         14/8/2025  12/9/2025       ended",
    "",
    "  open: 5 · ! late: 1 · = stopped: 0 · ~ waiting outside: 1 · ? to be assigned: 1",
    "  ended: 1",
    "  < due soon: 16h00 of working time or less left. The order is the register's, no ranking.",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const NARROW[] = {
    "Who holds what",
    "────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 10:00 3/9/2025",
    "",
    "    Code   What                   Held by  Since      Due             Clock",
    "    ─────  ─────────────────────  ───────  ─────────  ──────────────  ──────────",
    "    V1a    Rà soát các dự án đầu  Sở Tài   14/8/2025  12/9/2025       62h30 left",
    "           tư công chậm tiến độ,  chính                               Tổ chức",
    "           đề xuất hướng xử lý…   (Lê Thị                             thực hiện",
    "                                  Hạnh)",
    "!   V1a/1  question: Biên chế     Sở Nội   14/8/2025  27/8/2025       late 19h00",
    "           của các ban quản lý    vụ                                  being",
    "           dự án                                                      worked on",
    "~   D2     =HYPERLINK(\"http://x\"  Sở Xây   14/8/2025  –               stopped,",
    "           ), \"giấy phép\"         dựng                                69h30 left",
    "                                                                      waiting",
    "                                                                      outside",
    "?   V4     Báo cáo tình hình      Văn      14/8/2025  12/9/2025       80h00 left",
    "           giải ngân              phòng                               to be",
    "                                  UBND                                assigned",
    "                                  tỉnh",
    "<   V5     Trả lời kiến nghị cử   Sở Tài   14/8/2025  11:30 4/9/2025  9h00 left,",
    "           tri phường Bến Lam     chính                               due soon",
    "                                                                      Tổ chức",
    "                                                                      thực hiện",
    "    V6     Lập danh mục dự án     Sở Tài   14/8/2025  12/9/2025       ended",
    "                                  chính",
    "",
    "  open: 5 · ! late: 1 · = stopped: 0 · ~ waiting outside: 1 ·",
    "  ? to be assigned: 1",
    "  ended: 1",
    "  < due soon: 16h00 of working time or less left. The order is the register's,",
    "  no ranking.",
    NULL
};
/* clang-format on */

static struct text print(struct arena *a, const struct board *board, enum report_format format, int width, bool colour)
{
    struct report_style style = { .format = format, .lang = "vi", .width = width, .colour = colour };
    struct sbuf b;
    sbuf_init(&b, 1 << 22);
    report_board(&b, a, board, &style);
    struct text t = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}

static bool says(struct text page, const char *words) { return text_find(page, text_of(words), 0) != SIZE_MAX; }

static void a_board_of_a_hundred_columns(void **state)
{
    struct arena *a = *state;
    struct board board = board_new(a, "2025-09-03 10:00");
    assert_page(print(a, &board, REPORT_TEXT, 100, false), WIDE);
}

static void a_board_of_eighty_columns(void **state)
{
    struct arena *a = *state;
    struct board board = board_new(a, "2025-09-03 10:00");
    assert_page(print(a, &board, REPORT_TEXT, 80, false), NARROW);
}

static void an_empty_board_says_what_would_be_here(void **state)
{
    struct arena *a = *state;
    struct board board = { .now = at("2025-09-03 10:00"), .scope = TEXT("Sở Tài chính") };
    assert_string_equal(
        text_cstr(a, print(a, &board, REPORT_TEXT, 100, false)),
        "Who holds what: Sở Tài chính\n"
        "────────────────────────────────────────────────────────────────────────────────────────────────────\n"
        "as of 10:00 3/9/2025\n"
        "\n"
        "  Sở Tài chính: no matter to show.\n"
        "  A matter stands here from the moment it is given until it ends or is passed on, with who holds it,\n"
        "  since when, until when, and its clock; so does a question that waits for an answer.\n");
}

static void a_full_page_and_an_exercise_are_said(void **state)
{
    struct arena *a = *state;
    struct board board = board_new(a, "2025-09-03 10:00");
    board.more = board.exercise = board.as_of = true;
    struct text page = print(a, &board, REPORT_TEXT, 100, false);
    assert_true(says(page, "The page is full and there are more"));
    assert_true(says(page, "EXERCISE"));
    assert_true(says(page, "as it was known at 10:00 3/9/2025"));
}

static void lateness_has_a_sign_and_words_without_colour(void **state)
{
    struct arena *a = *state;
    struct board board = board_new(a, "2025-09-03 10:00");
    struct text plain = print(a, &board, REPORT_TEXT, 100, false), coloured = print(a, &board, REPORT_TEXT, 100, true);
    assert_true(says(plain, "!   V1a/1") && says(plain, "late 19h00"));
    assert_false(says(plain, "\033["));
    assert_true(says(coloured, "\033[1;31mlate 19h00\033[0m"));
    struct sbuf b; /* colour apart, both are the same */
    sbuf_init(&b, 1 << 20);
    for (size_t i = 0; i < coloured.n; i++) {
        if (coloured.p[i] == '\033')
            while (coloured.p[i] != 'm')
                i++;
        else
            sbuf_char(&b, coloured.p[i]);
    }
    assert_string_equal(b.p, text_cstr(a, plain));
    sbuf_release(&b);
}

static void the_order_is_the_one_given(void **state)
{
    struct arena *a = *state;
    struct board board = board_new(a, "2025-09-03 10:00");
    struct text page = print(a, &board, REPORT_TEXT, 100, false);
    size_t from = 0;
    static const char *const CODES[] = { "V1a ", "V1a/1 ", "D2 ", "V4 ", "V5 ", "V6 " };
    for (size_t i = 0; i < LEN(CODES); i++) {
        size_t found = text_find(page, text_of(CODES[i]), from);
        assert_true(found != SIZE_MAX);
        from = found;
    }
}

static void a_name_given_for_the_state_is_kept(void **state)
{
    struct arena *a = *state;
    struct board board = board_new(a, "2025-09-03 10:00");
    struct board_line line = board.lines[0];
    line.state_name = TEXT("đang lấy ý kiến");
    board.lines = &line;
    board.n = 1;
    assert_true(says(print(a, &board, REPORT_TEXT, 100, false), "đang lấy ý kiến"));
}

static void no_line_is_wider_than_asked(void **state)
{
    (void)state;
    for (int width = 60; width <= 140; width++) {
        struct arena *a = arena_new();
        struct board board = board_new(a, "2025-09-03 10:00");
        struct text rest = print(a, &board, REPORT_TEXT, width, false), line;
        while (text_split(&rest, '\n', &line))
            assert_in_range(text_columns(line), 0, width);
        arena_free(a);
    }
}

static void json_has_every_line_and_the_counts(void **state)
{
    struct arena *a = *state;
    struct board board = board_new(a, "2025-09-03 10:00");
    struct text page = print(a, &board, REPORT_JSON, 100, false);
    json_t *root = json_loadb(page.p, page.n, 0, NULL);
    static const char *const MARKS[] = { "none", "late", "outside", "to_assign", "soon", "ended" };
    assert_non_null(root);
    const json_t *lines = json_object_get(root, "lines"), *counts = json_object_get(root, "counts");
    assert_int_equal(json_array_size(lines), board.n);
    for (size_t i = 0; i < board.n; i++)
        assert_string_equal(json_string_value(json_object_get(json_array_get(lines, i), "mark")), MARKS[i]);
    const json_t *late = json_array_get(lines, 1), *outside = json_array_get(lines, 2);
    assert_int_equal(json_integer_value(json_object_get(json_object_get(late, "late"), "seconds")), 68400);
    assert_true(json_is_null(json_object_get(outside, "due")));
    assert_true(json_is_null(json_object_get(late, "ended")));
    assert_string_equal(json_string_value(json_object_get(late, "due")), "2025-08-28T00:00:00+07:00");
    assert_int_equal(json_integer_value(json_object_get(counts, "open")), 5);
    assert_int_equal(json_integer_value(json_object_get(counts, "late")), 1);
    assert_int_equal(json_integer_value(json_object_get(counts, "ended")), 1);
    json_decref(root);
}

/* A question that silence will answer has its end in the record before it comes. */
static void what_will_end_by_itself_has_not_ended(void **state)
{
    struct arena *a = *state;
    struct board board = board_new(a, "2025-09-03 10:00");
    struct board_line line = board.lines[1];
    board.lines = &line;
    board.n = 1;
    for (int hours = -1; hours <= 1; hours += 2) {
        line.ended = line.finished = (struct instant){ board.now.us + hours * US_HOUR };
        struct text page = print(a, &board, REPORT_JSON, 100, false);
        json_t *root = json_loadb(page.p, page.n, 0, NULL);
        assert_non_null(root);
        const json_t *first = json_array_get(json_object_get(root, "lines"), 0);
        assert_int_equal(json_is_null(json_object_get(first, "ended")), hours > 0);
        assert_int_equal(json_is_null(json_object_get(first, "finished")), hours > 0);
        json_decref(root);
    }
}

static void csv_is_read_back_as_it_was(void **state)
{
    struct arena *a = *state;
    struct board board = board_new(a, "2025-09-03 10:00");
    struct text page = print(a, &board, REPORT_CSV, 100, false);
    struct csv_cells cells;
    csv_read(a, page, &cells);
    assert_int_equal(cells.rows, board.n + 1);
    for (size_t i = 0; i < board.n; i++) {
        assert_true(text_eq(csv_named(&cells, i + 1, "code"), board.lines[i].code));
        assert_true(text_eq(csv_named(&cells, i + 1, "title"), board.lines[i].title));
        assert_true(text_eq(csv_named(&cells, i + 1, "unit"), board.lines[i].unit));
        int64_t left;
        assert_true(text_int(csv_named(&cells, i + 1, "left_seconds"), &left));
        assert_int_equal(left, board.lines[i].left.us / US_SECOND);
    }
    assert_true(says(page, "\"'=HYPERLINK(\"\"http://x\"\")")); /* no formula */
    assert_true(text_eq(csv_named(&cells, 2, "due"), TEXT("2025-08-28 00:00")));
    assert_true(text_empty(csv_named(&cells, 3, "due"))); /* stopped: no fact */
}

static int set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_board_of_a_hundred_columns),
        TEST(a_board_of_eighty_columns),
        TEST(an_empty_board_says_what_would_be_here),
        TEST(a_full_page_and_an_exercise_are_said),
        TEST(lateness_has_a_sign_and_words_without_colour),
        TEST(the_order_is_the_one_given),
        TEST(a_name_given_for_the_state_is_kept),
        TEST(what_will_end_by_itself_has_not_ended),
        cmocka_unit_test(no_line_is_wider_than_asked),
        TEST(json_has_every_line_and_the_counts),
        TEST(csv_is_read_back_as_it_was),
    };
    return RUN(tests, LEN(tests));
}
