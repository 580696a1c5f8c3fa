/* Results: the official categories sum to the whole, silence is one of them. */
#include "fixture.h"

#include "csv_read.h"

#include <jansson.h>

#define RUN(tests, n) _cmocka_run_group_tests(__FILE__, (tests), (n), NULL, NULL)

/* clang-format off */
static const char *const PAGE[] = {
    "Results: 214/TB-UBND ngày 14/8/2025",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 10:00 5/9/2025",
    "",
    "  done in time                                1",
    "  ! done late                                 1",
    "  not done, within the limit                  1",
    "  ! not done, overdue                         1",
    "  ! not reported                              1",
    "  an exhortation, without product to report   1",
    "  ended without result                        1",
    "  together                                    7",
    "",
    "  No.  Code  Content                   Lead             Due        Result",
    "  ───  ────  ────────────────────────  ───────────────  ─────────  ─────────────────────────────────",
    "  1    V1a   Rà soát các dự án đầu tư  Sở Tài chính     12/9/2025  done in time, 11:00 11/9/2025",
    "             công chậm tiến độ                                     Báo cáo 318/BC-STC",
    "  2    V2    Lập danh mục              phường Hải Châu  29/8/2025  ! done late, 15:00 4/9/2025",
    "                                                                   lateness: 13h30 (phường Hải Châu)",
    "  3    V3    a                                                     not done, within the limit",
    "  4    V4    b                                          29/8/2025  ! not done, overdue",
    "  5    V5    c                                                     ! not reported",
    "  6          d                                                     an exhortation, without product",
    "                                                                   to report",
    "  7    V7    e                                                     ended without result",
    "",
    "Whose time it was",
    "  Sở Tài chính      133h50",
    "  asked: Sở Nội vụ   19h00",
    "  together          152h50",
    "  The time of a unit asked is the same time as in its question: the two are never added.",
    NULL
};
/* clang-format on */

static struct text print(struct arena *a, const struct tally *tally, enum report_format format, int width)
{
    struct report_style style = { .format = format, .lang = "vi", .width = width };
    struct sbuf b;
    sbuf_init(&b, 1 << 22);
    report_tally(&b, a, tally, &style);
    struct text t = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}

static void the_page(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct tally tally = tally_new(a, world_new(a), "2025-09-05 10:00");
    assert_page(print(a, &tally, REPORT_TEXT, 100), PAGE);
    arena_free(a);
}

static void nothing_opened_says_what_would_be_here(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct tally tally = { .title = TEXT("214/TB-UBND"), .now = at("2025-09-05 10:00") };
    struct text page = print(a, &tally, REPORT_TEXT, 100);
    assert_true(text_find(page, TEXT("Nothing has been opened from it"), 0) != SIZE_MAX);
    assert_true(text_find(page, TEXT("  together                     0\n"), 0) != SIZE_MAX);
    arena_free(a);
}

/* Every combination of what a row may say falls into exactly one category. */
static void the_categories_sum_to_the_rows(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct tally_row *rows = ARENA_ARRAY(a, struct tally_row, 64 * END_COUNT);
    size_t n = 0;
    for (int bits = 0; bits < 64; bits++)
        for (int end = 0; end < END_COUNT; end++)
            rows[n++] = (struct tally_row){ .number = TEXT("1"),
                                            .due = INSTANT_MAX,
                                            .finished = INSTANT_MAX,
                                            .end = (enum mend)end,
                                            .done = bits & 1,
                                            .in_time = bits & 2,
                                            .late = bits & 4,
                                            .silent = bits & 8,
                                            .to_allocate = bits & 16,
                                            .exhortation = bits & 32 };
    struct tally tally = { .rows = rows, .n = n, .now = at("2025-09-05 10:00") };
    struct text page = print(a, &tally, REPORT_JSON, 100);
    json_t *root = json_loadb(page.p, page.n, 0, NULL), *value;
    const char *key;
    int64_t all = 0;
    json_object_foreach(json_object_get(root, "counts"), key, value) all += json_integer_value(value);
    assert_int_equal(all, n);
    assert_int_equal(json_integer_value(json_object_get(root, "n")), n);
    json_decref(root);
    arena_free(a);
}

static void json_and_csv_agree_on_each_category(void **state)
{
    (void)state;
    static const char *const WANT[] = { "done_in_time", "done_late",   "not_done_within", "not_done_overdue",
                                        "not_reported", "exhortation", "cancelled" };
    struct arena *a = arena_new();
    struct tally tally = tally_new(a, world_new(a), "2025-09-05 10:00");
    struct text page = print(a, &tally, REPORT_JSON, 100);
    json_t *root = json_loadb(page.p, page.n, 0, NULL);
    struct csv_cells cells;
    csv_read(a, print(a, &tally, REPORT_CSV, 100), &cells);
    assert_int_equal(cells.rows, LEN(WANT) + 1);
    for (size_t i = 0; i < LEN(WANT); i++) {
        const json_t *row = json_array_get(json_object_get(root, "rows"), i);
        assert_string_equal(json_string_value(json_object_get(row, "category")), WANT[i]);
        assert_string_equal(text_cstr(a, csv_named(&cells, i + 1, "category")), WANT[i]);
    }
    const json_t *sum = json_array_get(json_object_get(root, "sums"), 0);
    assert_int_equal(json_integer_value(json_object_get(json_object_get(sum, "worked"), "seconds")),
                     133 * 3600 + 50 * 60);
    assert_true(json_is_null(json_object_get(json_array_get(json_object_get(root, "rows"), 2), "due")));
    json_decref(root);
    arena_free(a);
}

static void no_line_is_wider_than_asked(void **state)
{
    (void)state;
    struct arena *world = arena_new();
    const struct world *w = world_new(world);
    for (int width = 60; width <= 140; width++) {
        struct arena *a = arena_new();
        struct tally tally = tally_new(a, w, "2025-09-05 10:00");
        struct text rest = print(a, &tally, REPORT_TEXT, width), line;
        while (text_split(&rest, '\n', &line))
            assert_in_range(text_columns(line), 0, width);
        arena_free(a);
    }
    arena_free(world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page),
        cmocka_unit_test(nothing_opened_says_what_would_be_here),
        cmocka_unit_test(the_categories_sum_to_the_rows),
        cmocka_unit_test(json_and_csv_agree_on_each_category),
        cmocka_unit_test(no_line_is_wider_than_asked),
    };
    return RUN(tests, LEN(tests));
}
