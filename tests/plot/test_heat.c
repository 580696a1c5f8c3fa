/* The heat map: every number is printed, linked where there is something to follow, and the shade follows the number. */
#include "../rounds.h"
#include "page.h"

#include "plot/heat.h"
#include "plot/lettering.h"

static const struct plot_style STYLE = { .lang = "en", .id = { "h", 1 } };
static const struct plot_head ROWS[] = { { { "Sở <A>", 9 }, { "/u/a", 4 } }, { { "B", 1 }, { NULL, 0 } } };
static const struct plot_head COLUMNS[] = { { { "held", 4 }, { NULL, 0 } },
                                            { { "late", 4 }, { NULL, 0 } },
                                            { { "outside", 7 }, { NULL, 0 } } };
static const int64_t COUNTS[] = { 1200, 3, 0, 4, -1, 7 };
static const struct text LINKS[] = { { "/0", 2 }, { "/1", 2 }, { "/2", 2 }, { "javascript:x", 12 },
                                     { "/4", 2 }, { "/5", 2 } };

static struct page draw(struct arena *a, const struct plot_heat *p, struct plot_style style, bool table)
{
    struct sbuf out;
    sbuf_init(&out, PLOT_BYTES_MAX);
    (table ? plot_heat_table : plot_heat)(&out, a, p, &style);
    assert_false(sbuf_full(&out));
    struct page page = page_read(a, text_dup(a, sbuf_text(&out)));
    sbuf_release(&out);
    return page;
}

static struct plot_heat small(void)
{
    return (struct plot_heat){ .title = TEXT("t"),
                               .corner = TEXT("Unit"),
                               .rows = ROWS,
                               .nrows = 2,
                               .columns = COLUMNS,
                               .ncolumns = 3,
                               .counts = COUNTS,
                               .links = LINKS,
                               .row_totals = true,
                               .column_totals = true };
}

static void numbers_links_and_totals(void **row)
{
    struct arena *a = arena_new();
    struct plot_heat p = small();
    struct page page = draw(a, &p, STYLE, false), table = draw(a, &p, STYLE, true);
    (void)row;
    assert_true(page_says(&page, "Sở <A>; held: 1,200"));
    assert_true(page_says(&page, "–"));
    assert_int_equal(page_count(&page, "a", NULL), 1 + 3); /* a row's head; neither 0, unknown, nor script */
    assert_true(page_says(&page, "1,204"));
    assert_true(page_says(&page, "1,214"));
    assert_int_equal(page_count(&table, "tr", NULL), 4);
    assert_int_equal(page_count(&table, "th", NULL), 5 + 3);
    assert_true(page_says(&table, "1,214"));
    assert_int_equal(page_count(&page, "rect", "p-h5"), 1 + 1); /* the cell and the legend's */
    arena_free(a);
}

static void without_row_totals_none_is_invented(void **row)
{
    struct arena *a = arena_new();
    struct plot_heat p = small();
    (void)row;
    p.row_totals = false;
    struct page page = draw(a, &p, STYLE, false);
    assert_false(page_says(&page, "1,214"));
    assert_false(page_says(&page, "1,203"));
    arena_free(a);
}

static void what_is_left_out_is_said(void **row)
{
    enum { R = PLOT_HEAT_ROWS_MAX + 12, C = PLOT_HEAT_COLUMNS_MAX + 2 };
    struct arena *a = arena_new();
    struct plot_head *rows = ARENA_ARRAY(a, struct plot_head, R), *columns = ARENA_ARRAY(a, struct plot_head, C);
    int64_t *counts = ARENA_ARRAY(a, int64_t, R * C);
    (void)row;
    for (int i = 0; i < R; i++)
        rows[i].label = TEXT("unit");
    for (int i = 0; i < C; i++)
        columns[i].label = TEXT("state");
    counts[R * C - 1] = INT64_MAX;
    struct plot_heat p = {
        .rows = rows, .nrows = R, .columns = columns, .ncolumns = C, .counts = counts, .column_totals = true
    };
    struct page page = draw(a, &p, STYLE, false), table = draw(a, &p, STYLE, true);
    assert_true(page_says(&page, "and 12 more"));
    assert_true(page_says(&page, "and 2 more columns"));
    assert_int_equal(page_count(&table, "tr", NULL), 1 + R + 1);
    arena_free(a);
}

static uint64_t state = 88172645463325252u;
static uint64_t next(uint64_t below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state % below;
}

/* Numbers lie in their cells, in the picture, and more is never lighter. */
static void any_numbers_give_a_sound_picture(void **row)
{
    static const char *const LABELS[] = { "", "Sở Tài chính", "\xfe<>&",
                                          "Ban Quản lý các khu công nghiệp, khu kinh tế và khu công nghệ cao",
                                          "Ủyủyủyủyủyủyủyủyủyủyủyủyủyủyủyủyủy" };
    static const int WIDTHS[] = { 320, 364, 900, 1160 };
    (void)row;
    for (int round = 0; round < rounds(150); round++) {
        struct arena *a = arena_new();
        size_t r = next(30), c = next(PLOT_HEAT_COLUMNS_MAX + 3);
        struct plot_head *rows = ARENA_ARRAY(a, struct plot_head, r), *columns = ARENA_ARRAY(a, struct plot_head, c);
        int64_t *counts = ARENA_ARRAY(a, int64_t, r * c), most = INT64_C(1) << next(40);
        for (size_t i = 0; i < r; i++)
            rows[i].label = text_of(LABELS[next(LEN(LABELS))]);
        for (size_t i = 0; i < c; i++)
            columns[i].label = text_of(LABELS[next(LEN(LABELS))]);
        for (size_t i = 0; i < r * c; i++)
            counts[i] = (int64_t)next((uint64_t)most) - (next(9) == 0);
        struct plot_heat p = { .title = text_of(LABELS[next(LEN(LABELS))]),
                               .rows = rows,
                               .nrows = r,
                               .columns = columns,
                               .ncolumns = c,
                               .counts = counts,
                               .row_totals = next(2),
                               .column_totals = next(2) };
        struct plot_style style = { .lang = "vi", .width = WIDTHS[next(LEN(WIDTHS))], .id = TEXT("h") };
        struct page page = draw(a, &p, style, false);
        double w = page.elements[0].w, h = page.elements[0].h;
        for (size_t i = 1; i < page.n; i++) {
            const struct element *e = &page.elements[i];
            if (!text_starts(e->class, TEXT("p-o")) || !text_eq(e->name, TEXT("text")) || e->class.n != 4)
                continue;
            double half = letters_width(e->words, INK_ON0) / 20.0;
            const struct element *cell = &page.elements[i - 1];
            assert_true(e->x - half >= cell->x && e->x + half <= cell->x + cell->w);
            assert_true(cell->x + cell->w <= w && cell->y + cell->h <= h);
        }
        draw(a, &p, style, true);
        arena_free(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_links_and_totals),
        cmocka_unit_test(without_row_totals_none_is_invented),
        cmocka_unit_test(what_is_left_out_is_said),
        cmocka_unit_test(any_numbers_give_a_sound_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
