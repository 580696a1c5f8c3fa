/* Why it is due then: whole pages, and the same days as JSON and CSV. */
#include "fixture.h"

#include "csv_read.h"

#include <jansson.h>

#define RUN(tests, n) _cmocka_run_group_tests(__FILE__, (tests), (n), NULL, NULL)

/* clang-format off */
static const char *const SWAP[] = {
    "V7  why it is due then",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 08:00 5/9/2025",
    "Tổng hợp kiến nghị của các xã",
    "",
    "  Due           24:00 4/9/2025",
    "  Limit         12 ngày làm việc",
    "  Counted from  09:00 15/8/2025, act no. 1 (Giao việc) of Nguyễn Văn Khải, Chủ tịch, Ủy ban nhân dân",
    "                tỉnh",
    "  Ground        stated in the act",
    "  Calendar      as announced 09:00 20/8/2025",
    "  Moved         from 24:00 3/9/2025 to 24:00 4/9/2025 by what was announced 09:00 20/8/2025",
    "",
    "Day by day",
    "  Date       Weekday    Counted  Why",
    "  ─────────  ─────────  ───────  ─────────────────────────────────────────────────────────────────",
    "  15/8/2025  Friday              the day of the event is not counted (Civil Code 2015, art. 147.2)",
    "  16/8/2025  Saturday            weekly rest",
    "  17/8/2025  Sunday              weekly rest",
    "  18/8/2025  Monday           1",
    "  19/8/2025  Tuesday          2",
    "  20/8/2025  Wednesday        3",
    "  21/8/2025  Thursday         4",
    "  22/8/2025  Friday           5",
    "  23/8/2025  Saturday            weekly rest",
    "  24/8/2025  Sunday              weekly rest",
    "  25/8/2025  Monday           6",
    "  26/8/2025  Tuesday          7",
    "  27/8/2025  Wednesday        8",
    "  28/8/2025  Thursday         9",
    "  29/8/2025  Friday          10",
    "  30/8/2025  Saturday            weekly rest",
    "  31/8/2025  Sunday              weekly rest",
    "  1/9/2025   Monday              Quốc khánh (ngày hoán đổi): Bộ luật Lao động 2019, Điều 112 (the",
    "                                 text was read)",
    "  2/9/2025   Tuesday             Quốc khánh: Bộ luật Lao động 2019, Điều 112 (the text was read)",
    "  3/9/2025   Wednesday       11",
    "  4/9/2025   Thursday        12",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const MOVED[] = {
    "V8  why it is due then",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 08:00 5/9/2025",
    "Tổng hợp kiến nghị của các xã",
    "",
    "  Due           24:00 3/9/2025",
    "  Limit         10 days",
    "  Counted from  09:00 23/8/2025, act no. 1 (give work) of Nguyễn Văn Khải, Chairman, People's",
    "                Committee",
    "  Ground        stated in the act",
    "  Calendar      as announced 09:00 20/8/2025",
    "",
    "Day by day",
    "  Date       Weekday    Counted  Why",
    "  ─────────  ─────────  ───────  ───────────────────────────────────────────────────────────────────",
    "  23/8/2025  Saturday            the day of the event is not counted (Civil Code 2015, art. 147.2)",
    "  24/8/2025  Sunday           1",
    "  25/8/2025  Monday           2",
    "  26/8/2025  Tuesday          3",
    "  27/8/2025  Wednesday        4",
    "  28/8/2025  Thursday         5",
    "  29/8/2025  Friday           6",
    "  30/8/2025  Saturday         7",
    "  31/8/2025  Sunday           8",
    "  1/9/2025   Monday           9  a day off, but each day of this limit counts: National Day (swapped",
    "                                 day): Labour Code 2019, art. 112 (the text was read)",
    "  2/9/2025   Tuesday         10  a day off, but each day of this limit counts: National Day: Labour",
    "                                 Code 2019, art. 112 (the text was read)",
    "  3/9/2025   Wednesday           the end fell on a day off and moved here (Civil Code 2015, art.",
    "                                 148.5)",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const YEAR[] = {
    "V9  why it is due then",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 08:00 30/12/2025",
    "Tổng hợp kiến nghị của các xã",
    "",
    "  Due           24:00 5/1/2026; provisional: the days off of that year are not announced yet",
    "  Limit         4 ngày làm việc",
    "  Counted from  09:00 29/12/2025, act no. 1 (Giao việc) of Nguyễn Văn Khải, Chủ tịch, Ủy ban nhân",
    "                dân tỉnh",
    "  Ground        stated in the act",
    "  Calendar      as announced 09:00 20/8/2025",
    "",
    "Day by day",
    "  Date        Weekday    Counted  Why",
    "  ──────────  ─────────  ───────  ─────────────────────────────────────────────────────────────────",
    "  29/12/2025  Monday              the day of the event is not counted (Civil Code 2015, art. 147.2)",
    "  30/12/2025  Tuesday          1",
    "  31/12/2025  Wednesday        2",
    "  1/1/2026    Thursday            Tết Dương lịch: Bộ luật Lao động 2019, Điều 112 (the text was",
    "                                  read)",
    "  2/1/2026    Friday           3",
    "  3/1/2026    Saturday            weekly rest",
    "  4/1/2026    Sunday              weekly rest",
    "  5/1/2026    Monday           4",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const WORKING_HOURS[] = {
    "V10  why it is due then",
    "────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 08:00 5/9/2025",
    "Tổng hợp kiến nghị của các xã",
    "",
    "  Due           10:00 4/9/2025",
    "  Limit         12 working hours",
    "  Counted from  16:00 29/8/2025, act no. 1 (give work) of Nguyễn Văn Khải,",
    "                Chairman, People's Committee",
    "  Ground        stated in the act",
    "  Calendar      as announced 09:00 20/8/2025",
    "",
    "Day by day, working time so far",
    "  Date       Weekday    Counted  Why",
    "  ─────────  ─────────  ───────  ─────────────────────────────────────────────",
    "  29/8/2025  Friday        1h30",
    "  30/8/2025  Saturday            weekly rest",
    "  31/8/2025  Sunday              weekly rest",
    "  1/9/2025   Monday              National Day (swapped day): Labour Code 2019,",
    "                                 art. 112 (the text was read)",
    "  2/9/2025   Tuesday             National Day: Labour Code 2019, art. 112 (the",
    "                                 text was read)",
    "  3/9/2025   Wednesday     9h30",
    "  4/9/2025   Thursday     12h00",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const STOOD_STILL[] = {
    "D2  why it is due then",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 10:00 16/4/2025",
    "Cấp giấy phép xây dựng nhà ở, bà Ngô Thị Cúc",
    "",
    "  Due           24:00 25/4/2025",
    "  Limit         10 ngày làm việc",
    "  Counted from  15:20 3/4/2025, act no. 1 (open) of Phạm Kim Sen, Giám đốc, Trung tâm Phục vụ hành",
    "                chính công",
    "  Ground        the regulation: Nghị định 61/2018/NĐ-CP (the text was read)",
    "  Changed       moved by what it stood still",
    "  First due     24:00 18/4/2025",
    "  Stood still   10:00 8/4/2025 – 14:10 15/4/2025: wait for somebody outside, act no. 4",
    "  Calendar      the first: nothing announced later decided",
    "",
    "Day by day",
    "  Date       Weekday    Counted  Why",
    "  ─────────  ─────────  ───────  ─────────────────────────────────────────────────────────────────",
    "  3/4/2025   Thursday            the day of the event is not counted (Civil Code 2015, art. 147.2)",
    "  4/4/2025   Friday           1",
    "  5/4/2025   Saturday            weekly rest",
    "  6/4/2025   Sunday              weekly rest",
    "  7/4/2025   Monday              Giỗ Tổ Hùng Vương: Bộ luật Lao động 2019, Điều 112 (the text was",
    "                                 read)",
    "  8/4/2025   Tuesday             the limit stood still",
    "  9/4/2025   Wednesday           the limit stood still",
    "  10/4/2025  Thursday            the limit stood still",
    "  11/4/2025  Friday              the limit stood still",
    "  12/4/2025  Saturday            weekly rest",
    "  13/4/2025  Sunday              weekly rest",
    "  14/4/2025  Monday              the limit stood still",
    "  15/4/2025  Tuesday          2",
    "  16/4/2025  Wednesday        3",
    "  17/4/2025  Thursday         4",
    "  18/4/2025  Friday           5",
    "  19/4/2025  Saturday            weekly rest",
    "  20/4/2025  Sunday              weekly rest",
    "  21/4/2025  Monday           6",
    "  22/4/2025  Tuesday          7",
    "  23/4/2025  Wednesday        8",
    "  24/4/2025  Thursday         9",
    "  25/4/2025  Friday          10",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const STILL_STOPPED[] = {
    "D2  why it is due then",
    "────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 10:00 10/4/2025",
    "Cấp giấy phép xây dựng nhà ở, bà Ngô Thị Cúc",
    "",
    "  Due           24:00 18/4/2025",
    "  Limit         10 ngày làm việc",
    "  Counted from  15:20 3/4/2025, act no. 1 (open) of Phạm Kim Sen, Giám đốc,",
    "                Trung tâm Phục vụ hành chính công",
    "  Ground        the regulation: Nghị định 61/2018/NĐ-CP (the text was read)",
    "  Calendar      the first: nothing announced later decided",
    "  The limit stands still now: what follows is the due date from before, as if it",
    "  did not.",
    "",
    "Day by day",
    "  Date       Weekday    Counted  Why",
    "  ─────────  ─────────  ───────  ───────────────────────────────────────────────",
    "  3/4/2025   Thursday            the day of the event is not counted (Civil Code",
    "                                 2015, art. 147.2)",
    "  4/4/2025   Friday           1",
    "  5/4/2025   Saturday            weekly rest",
    "  6/4/2025   Sunday              weekly rest",
    "  7/4/2025   Monday              Giỗ Tổ Hùng Vương: Bộ luật Lao động 2019, Điều",
    "                                 112 (the text was read)",
    "  8/4/2025   Tuesday          2",
    "  9/4/2025   Wednesday        3",
    "  10/4/2025  Thursday         4",
    "  11/4/2025  Friday           5",
    "  12/4/2025  Saturday            weekly rest",
    "  13/4/2025  Sunday              weekly rest",
    "  14/4/2025  Monday           6",
    "  15/4/2025  Tuesday          7",
    "  16/4/2025  Wednesday        8",
    "  17/4/2025  Thursday         9",
    "  18/4/2025  Friday          10",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const EXTENDED[] = {
    "D2  why it is due then",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 10:00 22/4/2025",
    "Cấp giấy phép xây dựng nhà ở, bà Ngô Thị Cúc",
    "",
    "  Due           24:00 9/5/2025",
    "  Limit         9/5/2025",
    "  Counted from  09:00 21/4/2025, act no. 7 (extend) of Phạm Kim Sen, Giám đốc, Trung tâm Phục vụ",
    "                hành chính công",
    "  Ground        stated in the act; chờ ý kiến về khoảng lùi",
    "  Changed       extended",
    "  First due     24:00 18/4/2025",
    "  Calendar      the first: nothing announced later decided",
    "",
    "Day by day",
    "  Date       Weekday    Counted  Why",
    "  ─────────  ─────────  ───────  ─────────────────────────────────────────────────────────────────",
    "  21/4/2025  Monday              the day of the event is not counted (Civil Code 2015, art. 147.2)",
    "  22/4/2025  Tuesday          1",
    "  23/4/2025  Wednesday        2",
    "  24/4/2025  Thursday         3",
    "  25/4/2025  Friday           4",
    "  26/4/2025  Saturday         5",
    "  27/4/2025  Sunday           6",
    "  28/4/2025  Monday           7",
    "  29/4/2025  Tuesday          8",
    "  30/4/2025  Wednesday        9",
    "  1/5/2025   Thursday        10",
    "  2/5/2025   Friday          11",
    "  3/5/2025   Saturday        12",
    "  4/5/2025   Sunday          13",
    "  5/5/2025   Monday          14",
    "  6/5/2025   Tuesday         15",
    "  7/5/2025   Wednesday       16",
    "  8/5/2025   Thursday        17",
    "  9/5/2025   Friday          18",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const UNVERIFIED[] = {
    "V3  why it is due then",
    "────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 10:00 27/10/2025",
    "Kế hoạch phát triển nhà ở xã hội",
    "",
    "  Due           24:00 5/11/2025",
    "  Limit         30 ngày",
    "  Counted from  09:00 6/10/2025, act no. 1 (Giao việc) of Nguyễn Văn Khải, Chủ",
    "                tịch, Ủy ban nhân dân tỉnh",
    "  Ground        UNVERIFIED: neither deadline nor report date is known; the",
    "                regulation's own value: Quy chế làm việc, Điều 9 (a value set",
    "                here, unverified)",
    "  Calendar      as announced 09:00 20/8/2025",
    "",
    "Day by day",
    "  Date        Weekday    Counted  Why",
    "  ──────────  ─────────  ───────  ──────────────────────────────────────────",
    "  6/10/2025   Monday              the day of the event is not counted (Civil",
    "                                  Code 2015, art. 147.2)",
    "  7/10/2025   Tuesday          1",
    "  8/10/2025   Wednesday        2",
    "  9/10/2025   Thursday         3",
    "  10/10/2025  Friday           4",
    "  11/10/2025  Saturday         5",
    "  12/10/2025  Sunday           6",
    "  13/10/2025  Monday           7",
    "  14/10/2025  Tuesday          8",
    "  15/10/2025  Wednesday        9",
    "  16/10/2025  Thursday        10",
    "  17/10/2025  Friday          11",
    "  18/10/2025  Saturday        12",
    "  19/10/2025  Sunday          13",
    "  20/10/2025  Monday          14",
    "  21/10/2025  Tuesday         15",
    "  22/10/2025  Wednesday       16",
    "  23/10/2025  Thursday        17",
    "  24/10/2025  Friday          18",
    "  25/10/2025  Saturday        19",
    "  26/10/2025  Sunday          20",
    "  27/10/2025  Monday          21",
    "  28/10/2025  Tuesday         22",
    "  29/10/2025  Wednesday       23",
    "  30/10/2025  Thursday        24",
    "  31/10/2025  Friday          25",
    "  1/11/2025   Saturday        26",
    "  2/11/2025   Sunday          27",
    "  3/11/2025   Monday          28",
    "  4/11/2025   Tuesday         29",
    "  5/11/2025   Wednesday       30",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const NO_LIMIT[] = {
    "B1  why it is due then",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 10:00 27/10/2025",
    "Báo cáo giải ngân vốn đầu tư công hằng tháng",
    "",
    "  Due           no limit",
    "  Limit         no limit",
    "  Counted from  08:00 1/7/2025, act no. 1 (open) of Nguyễn Văn Khải, Chủ tịch, Ủy ban nhân dân tỉnh",
    "  Ground        the regulation: Nghị định 09/2019/NĐ-CP (read second-hand)",
    "  Calendar      the first: nothing announced later decided",
    "  There is no limit, so no day is counted.",
    NULL
};
/* clang-format on */

static const struct why_case {
    const char *name;
    enum story story;
    const char *now, *lang;
    int width;
    const char *const *want;
} PAGES[] = {
    { "a swap announced meanwhile moved the end, and is named", STORY_SWAP, "2025-09-05 08:00", "vi", 100, SWAP },
    { "an end on a holiday moves to the next working day", STORY_MOVED, "2025-09-05 08:00", "en", 100, MOVED },
    { "a year nobody has announced makes it provisional", STORY_YEAR, "2025-12-30 08:00", "vi", 100, YEAR },
    { "working hours are summed day by day", STORY_HOURS, "2025-09-05 08:00", "en", 80, WORKING_HOURS },
    { "days on which the limit stood still are skipped", STORY_DOSSIER, "2025-04-16 10:00", "vi", 100, STOOD_STILL },
    { "while it stands still that is said", STORY_DOSSIER, "2025-04-10 10:00", "vi", 80, STILL_STOPPED },
    { "an extension counts from its own act", STORY_DOSSIER, "2025-04-22 10:00", "vi", 100, EXTENDED },
    { "a value of the regulation's own is unverified", STORY_CONSENT, "2025-10-27 10:00", "vi", 80, UNVERIFIED },
    { "without a limit no day is counted", STORY_DUTY, "2025-10-27 10:00", "vi", 100, NO_LIMIT },
};

static struct text print(struct arena *a, const struct sheet *sheet, const struct why *why, enum report_format format,
                         const char *lang, int width)
{
    struct report_style style = { .format = format, .lang = lang, .width = width };
    struct sbuf b;
    sbuf_init(&b, 1 << 22);
    report_why(&b, a, sheet, why, &style);
    struct text t = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}

static void check_page(void **state)
{
    const struct why_case *c = *state;
    struct arena *a = arena_new();
    struct sheet sheet = sheet_of(a, world_new(a), c->story, 0, c->now);
    struct why why = why_of(a, &sheet);
    assert_page(print(a, &sheet, &why, REPORT_TEXT, c->lang, c->width), c->want);
    arena_free(a);
}

static void no_line_is_wider_than_asked(void **state)
{
    (void)state;
    struct arena *world = arena_new();
    const struct world *w = world_new(world);
    for (size_t i = 0; i < LEN(PAGES); i++)
        for (int width = 60; width <= 140; width++) {
            struct arena *a = arena_new();
            struct sheet sheet = sheet_of(a, w, PAGES[i].story, 0, PAGES[i].now);
            struct why why = why_of(a, &sheet);
            struct text rest = print(a, &sheet, &why, REPORT_TEXT, "vi", width), line;
            while (text_split(&rest, '\n', &line))
                assert_in_range(text_columns(line), 0, width);
            arena_free(a);
        }
    arena_free(world);
}

static void json_and_csv_have_every_day(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < LEN(PAGES); i++) {
        struct sheet sheet = sheet_of(a, world_new(a), PAGES[i].story, 0, PAGES[i].now);
        struct why why = why_of(a, &sheet);
        struct csv_cells cells;
        struct text page = print(a, &sheet, &why, REPORT_JSON, "vi", 100);
        json_t *root = json_loadb(page.p, page.n, 0, NULL);
        assert_non_null(root);
        assert_int_equal(json_array_size(json_object_get(root, "days")), why.n);
        csv_read(a, print(a, &sheet, &why, REPORT_CSV, "vi", 100), &cells);
        assert_int_equal(cells.rows, why.n + 1);
        for (size_t k = 0; k < why.n; k++) {
            char buf[INSTANT_CHARS];
            const json_t *day = json_array_get(json_object_get(root, "days"), k);
            assert_string_equal(json_string_value(json_object_get(day, "day")), day_iso(why.days[k].day, buf));
            assert_string_equal(text_cstr(a, csv_named(&cells, k + 1, "day")), buf);
            assert_string_equal(text_cstr(a, csv_named(&cells, k + 1, "kind")),
                                json_string_value(json_object_get(day, "kind")));
        }
        assert_int_equal(json_is_true(json_object_get(root, "moved")), why.moved);
        json_decref(root);
    }
    arena_free(a);
}

static void a_long_limit_says_that_it_is_shortened(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct sheet sheet = sheet_of(a, world_new(a), STORY_SWAP, 0, "2025-09-05 08:00");
    struct matter *m = arena_dup(a, sheet.matter, sizeof *m);
    m->limit = (struct limit){ LIMIT_DAYS, 600 };
    sheet.matter = m;
    struct why why = why_of(a, &sheet);
    assert_true(why.shortened);
    struct text page = print(a, &sheet, &why, REPORT_TEXT, "vi", 100);
    assert_true(text_find(page, TEXT("  …\n"), 0) != SIZE_MAX);
    assert_true(text_find(page, TEXT("The limit is long: its first and last days are shown."), 0) != SIZE_MAX);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[32] = { 0 };
    size_t n = 0;
    for (size_t i = 0; i < LEN(PAGES); i++)
        tests[n++] = (struct CMUnitTest){ PAGES[i].name, check_page, NULL, NULL, (void *)(uintptr_t)&PAGES[i] };
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(no_line_is_wider_than_asked);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(json_and_csv_have_every_day);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_long_limit_says_that_it_is_shortened);
    return RUN(tests, n);
}
