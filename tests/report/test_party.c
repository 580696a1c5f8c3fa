/* A unit and a person: who it is over time and on the day, and what it holds. */
#include "fixture.h"

#include "csv_read.h"

#include <jansson.h>

#define RUN(tests, n) _cmocka_run_group_tests(__FILE__, (tests), (n), NULL, NULL)

/* clang-format off */
static const char *const RENAMED[] = {
    "Sở Nội vụ",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "as of 10:00 3/9/2025",
    "",
    "  Code      snv",
    "  Names     1/1/2020 – 30/9/2025: Sở Nội vụ",
    "            from 1/10/2025: Sở Nội vụ và Lao động",
    "  Agency    it is an agency of its own",
    "  Superior  Ủy ban nhân dân tỉnh",
    "  Office    Văn phòng UBND tỉnh",
    "  Head      Vũ Diệu Hiền",
    "",
    "Posts and people on the day",
    "  Post      Held by       Rank",
    "  ────────  ────────────  ────",
    "  Giám đốc  Vũ Diệu Hiền  head",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const FINANCE[] = {
    "Department of Finance",
    "────────────────────────────────────────────────────────────────────────────────",
    "as of 10:00 3/9/2025",
    "",
    "  Code          stc",
    "  Abbreviation  STC",
    "  Names         from 1/1/2020: Department of Finance",
    "  Agency        it is an agency of its own",
    "  Superior      People's Committee",
    "  Office        Office of the People's Committee",
    "  Head          Đặng Bích Vân",
    "",
    "Posts and people on the day",
    "  Post             Held by        Rank",
    "  ───────────────  ─────────────  ──────",
    "  Director         Đặng Bích Vân  head",
    "  Specialist       Lê Thị Hạnh    staff",
    "  Deputy Director  vacant         deputy",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const CONSTRUCTION[] = {
    "Sở Xây dựng",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "as of 10:00 3/9/2025",
    "",
    "  Code        sxd",
    "  Names       from 1/1/2020: Sở Xây dựng",
    "  Agency      it is an agency of its own",
    "  Superior    Ủy ban nhân dân tỉnh",
    "  Office      Văn phòng UBND tỉnh",
    "  Head        Lý Ngọc Thơ",
    "  Succession  1/3/2025: the work of Sở Giao thông vận tải went to Sở Xây dựng",
    "",
    "Posts and people on the day",
    "  Post         Held by      Rank",
    "  ───────────  ───────────  ─────",
    "  Giám đốc     Lý Ngọc Thơ  head",
    "  Chuyên viên  Đỗ Kim Lan   staff",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const GONE[] = {
    "Sở Giao thông vận tải",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "as of 10:00 3/9/2025",
    "",
    "  Code        sgtvt",
    "  Names       1/1/2020 – 28/2/2025: Sở Giao thông vận tải",
    "  On the day  the unit does not exist",
    "  Succession  1/3/2025: the work of Sở Giao thông vận tải went to Sở Xây dựng",
    "",
    "Posts and people on the day",
    "  no post is recorded",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const AWAY[] = {
    "Đặng Bích Vân",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "as of 10:00 9/9/2025",
    "",
    "  Code         van",
    "  Delegations  has lent the authority of Giám đốc, Sở Tài chính to Lê Thị Hạnh",
    "  Absences     8/9/2025 – 12/9/2025, in place: Lê Thị Hạnh",
    "",
    "Posts over time",
    "  From – to      Post      Unit",
    "  ─────────────  ────────  ────────────",
    "  from 1/1/2020  Giám đốc  Sở Tài chính",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const SUBSTITUTE[] = {
    "Lê Thị Hạnh",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "as of 10:00 9/9/2025",
    "",
    "  Code         hanh",
    "  Delegations  may use the authority of Đặng Bích Vân (Giám đốc, Sở Tài chính)",
    "",
    "Posts over time",
    "  From – to      Post         Unit",
    "  ─────────────  ───────────  ────────────",
    "  from 1/1/2020  Chuyên viên  Sở Tài chính",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const IN_CHARGE[] = {
    "Nguyễn Văn Khải",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "as of 10:00 9/9/2025",
    "",
    "  Code          khai",
    "  In charge of  Sở Tài chính",
    "",
    "Posts over time",
    "  From – to      Post      Unit",
    "  ─────────────  ────────  ────────────────────",
    "  from 1/1/2020  Chủ tịch  Ủy ban nhân dân tỉnh",
    NULL
};
/* clang-format on */

static const struct party_case {
    const char *name, *unit, *person, *now, *lang;
    int width;
    const char *const *want;
} PAGES[] = {
    { "a unit that will be renamed shows both names", "snv", NULL, "2025-09-03 10:00", "vi", 100, RENAMED },
    { "a vacant post is shown as vacant", "stc", NULL, "2025-09-03 10:00", "en", 80, FINANCE },
    { "an heir shows whose work it took over", "sxd", NULL, "2025-09-03 10:00", "vi", 100, CONSTRUCTION },
    { "a unit that ended says so and who has its work", "sgtvt", NULL, "2025-09-03 10:00", "vi", 100, GONE },
    { "an absent head who lent the post", NULL, "van", "2025-09-09 10:00", "vi", 100, AWAY },
    { "a leader in charge of a department", NULL, "khai", "2025-09-09 10:00", "vi", 100, IN_CHARGE },
    { "the one who may use it meanwhile", NULL, "hanh", "2025-09-09 10:00", "vi", 100, SUBSTITUTE },
};

static struct party party_of(struct arena *a, const struct world *w, const struct party_case *c)
{
    struct board *board = ARENA_NEW(a, struct board);
    *board = board_new(a, c->now);
    return (struct party){ .world = w,
                           .unit = c->unit ? org_unit(w->org, text_of(c->unit)) : 0,
                           .person = c->person ? org_person(w->org, text_of(c->person)) : 0,
                           .holds = board,
                           .now = at(c->now) };
}

static struct text print(struct arena *a, const struct party *party, enum report_format format, const char *lang,
                         int width)
{
    struct report_style style = { .format = format, .lang = lang, .width = width };
    struct sbuf b;
    sbuf_init(&b, 1 << 22);
    report_party(&b, a, party, &style);
    struct text t = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}

static void check_page(void **state)
{
    const struct party_case *c = *state;
    struct arena *a = arena_new();
    struct party party = party_of(a, world_new(a), c);
    party.holds = NULL; /* test_board.c has it */
    assert_page(print(a, &party, REPORT_TEXT, c->lang, c->width), c->want);
    arena_free(a);
}

static void what_it_holds_follows(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct party party = party_of(a, world_new(a), &PAGES[0]);
    struct text page = print(a, &party, REPORT_TEXT, "vi", 100);
    size_t holds = text_find(page, TEXT("\nHolds\n"), 0);
    assert_true(holds != SIZE_MAX);
    assert_true(text_find(page, TEXT("V1a/1"), holds) != SIZE_MAX);
    arena_free(a);
}

static void no_line_is_wider_than_asked(void **state)
{
    (void)state;
    struct arena *world = arena_new();
    const struct world *w = world_new(world);
    for (size_t i = 0; i < LEN(PAGES); i++)
        for (int width = 60; width <= 140; width += 4) {
            struct arena *a = arena_new();
            struct party party = party_of(a, w, &PAGES[i]);
            struct text rest = print(a, &party, REPORT_TEXT, "vi", width), line;
            while (text_split(&rest, '\n', &line))
                assert_in_range(text_columns(line), 0, width);
            arena_free(a);
        }
    arena_free(world);
}

static void json_tells_the_same(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct party party = party_of(a, world_new(a), &PAGES[0]);
    struct text page = print(a, &party, REPORT_JSON, "vi", 100);
    json_t *root = json_loadb(page.p, page.n, 0, NULL);
    const json_t *names = json_object_get(root, "names"), *second = json_array_get(names, 1);
    assert_int_equal(json_array_size(names), 2);
    assert_string_equal(json_string_value(json_object_get(second, "from")), "2025-10-01T00:00:00+07:00");
    assert_true(json_is_null(json_object_get(second, "to")));
    assert_int_equal(json_array_size(json_object_get(json_object_get(root, "holds"), "lines")), 6);
    json_decref(root);
    party = party_of(a, world_new(a), &PAGES[4]);
    page = print(a, &party, REPORT_JSON, "vi", 100);
    root = json_loadb(page.p, page.n, 0, NULL);
    const json_t *away = json_array_get(json_object_get(root, "absences"), 0);
    assert_string_equal(json_string_value(json_object_get(json_object_get(away, "substitute"), "code")), "hanh");
    json_decref(root);
    arena_free(a);
}

static void csv_is_the_board(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct party party = party_of(a, world_new(a), &PAGES[0]);
    struct csv_cells cells;
    csv_read(a, print(a, &party, REPORT_CSV, "vi", 100), &cells);
    assert_int_equal(cells.rows, 7);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[32] = { 0 };
    size_t n = 0;
    for (size_t i = 0; i < LEN(PAGES); i++)
        tests[n++] = (struct CMUnitTest){ PAGES[i].name, check_page, NULL, NULL, (void *)(uintptr_t)&PAGES[i] };
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(what_it_holds_follows);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(no_line_is_wider_than_asked);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(json_tells_the_same);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(csv_is_the_board);
    return RUN(tests, n);
}
