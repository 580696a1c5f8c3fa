/* Series, distribution, funnel and network: what a reader finds, and that any data gives a sound picture and table. */
#include "../rounds.h"
#include "page.h"

#include "plot/distribution.h"
#include "plot/funnel.h"
#include "plot/lettering.h"
#include "plot/network.h"
#include "plot/series.h"
#include "plot/value.h"

#include <math.h>

static struct sbuf out;
static const struct plot_style EN = { .lang = "en", .id = { "p", 1 } };

static struct page taken(struct arena *a)
{
    assert_false(sbuf_full(&out));
    struct page page = page_read(a, text_dup(a, sbuf_text(&out)));
    sbuf_clear(&out);
    return page;
}

static int set_up(void **row)
{
    (void)row;
    sbuf_init(&out, PLOT_BYTES_MAX);
    return 0;
}

static int tear_down(void **row)
{
    (void)row;
    sbuf_release(&out);
    return 0;
}

/* --- numbers ------------------------------------------------------------------------------------------------------- */

static void numbers_in_both_languages(void **row)
{
    struct arena *a = arena_new();
    struct plot_style vi = { .lang = "vi" };
    (void)row;
    assert_true(text_eq(figure_real(a, &vi, 1234.55, 1, false), TEXT("1.234,6")));
    assert_true(text_eq(figure_real(a, &EN, -1234.5, 2, false), TEXT("−1,234.50")));
    assert_true(text_eq(figure_real(a, &vi, 0.125, 1, true), TEXT("12,5%")));
    assert_true(text_eq(figure_real(a, &vi, -0.0001, 1, false), TEXT("0,0")));
    assert_true(text_eq(figure_real(a, &vi, NAN, 1, false), TEXT("–")));
    assert_true(text_eq(figure_real(a, &vi, INFINITY, 1, false), TEXT("–")));
    assert_true(text_eq(figure_short(a, &vi, 7.25, false), TEXT("7,25")));
    assert_true(text_eq(figure_short(a, &vi, 1234.4, false), TEXT("1.234")));
    arena_free(a);
}

static void an_axis_holds_its_data(void **row)
{
    static const double HIGHS[] = { 0, 1e-7, 0.3, 1, 7, 9.99, 10, 99, 12345, 9e11, NAN, -5 };
    (void)row;
    for (size_t i = 0; i < LEN(HIGHS); i++)
        for (int log = 0; log < 2; log++)
            for (int most = 3; most < 10; most++) {
                struct value_axis axis = value_axis_new(log ? HIGHS[i] / 1000 : 0, HIGHS[i], most, log);
                assert_true(axis.lo < axis.hi && axis.nticks >= 2 && axis.nticks <= VALUE_TICKS_MAX);
                assert_true(isnan(HIGHS[i]) || axis.hi >= HIGHS[i] * (1 - 1e-9));
                axis.at_lo = 100;
                axis.at_hi = 900;
                assert_int_equal(value_at(&axis, axis.lo), 100);
                assert_int_equal(value_at(&axis, axis.hi), 900);
            }
}

/* --- what is found -------------------------------------------------------------------------------------------------- */

static void a_gap_is_a_gap(void **row)
{
    struct arena *a = arena_new();
    struct instant t[] = { at("2025-01-01 00:00"), at("2025-02-01 00:00"), at("2025-03-01 00:00"),
                           at("2025-04-01 00:00") };
    const double in[] = { 10, 20, 30, 40 }, closed[] = { 5, 6, NAN, 8 };
    struct plot_line lines[] = { { TEXT("Arrivals"), in }, { TEXT("Closings"), closed } };
    struct plot_series p = { TEXT("t"), TEXT("d"), TEXT("matters"), t, 4, lines, 2 };
    (void)row;
    plot_series(&out, a, &p, &EN);
    struct page page = taken(a);
    assert_int_equal(page_count(&page, "polyline", "p-l1"), 2); /* the line and the legend's */
    assert_int_equal(page_count(&page, "polyline", "p-l2"), 2);
    assert_int_equal(page_count(&page, "rect", "p-d2"), 3 + 1);
    assert_true(page_says(&page, "Arrivals; 1 Mar 2025: 30"));
    assert_false(page_says(&page, "Closings; 1 Mar 2025"));
    plot_series_table(&out, a, &p, &EN);
    page = taken(a);
    assert_int_equal(page_count(&page, "tr", NULL), 5);
    assert_true(page_says(&page, "–"));
    arena_free(a);
}

static void who_is_outside_is_named(void **row)
{
    struct arena *a = arena_new();
    struct plot_funnel_point points[] = { { TEXT("A"), TEXT("/a"), 100, 0.1, false },
                                          { TEXT("B"), TEXT("/b"), 400, 0.4, true },
                                          { TEXT("C"), TEXT_NONE, 50, NAN, true } };
    struct plot_limit limits[] = { { 50, 0, 0.3, 0, 0.4 }, { 400, 0.05, 0.2, 0.02, 0.25 } };
    struct plot_funnel p = { TEXT("t"), TEXT("d"), TEXT("rate"), TEXT("cases"), points, 3, limits, 2, 0.12, true };
    (void)row;
    plot_funnel(&out, a, &p, &EN);
    struct page page = taken(a);
    assert_true(page_says(&page, "B: 40%, n = 400; Outside the limits"));
    assert_int_equal(page_count(&page, "text", "p-la"), 1);    /* its name alone */
    assert_int_equal(page_count(&page, "polygon", "p-fl"), 2); /* and the legend's */
    assert_int_equal(page_count(&page, "circle", "p-ho"), 1);
    assert_int_equal(page_count(&page, "polyline", "p-l2"), 2);
    plot_funnel_table(&out, a, &p, &EN);
    page = taken(a);
    assert_int_equal(page_count(&page, "tr", NULL), 4);
    arena_free(a);
}

static void quantiles_stand_in_order(void **row)
{
    struct arena *a = arena_new();
    struct plot_strip strips[] = { { TEXT("A"), TEXT("/a"), 40, 1, 2, 5, 9, 30 },
                                   { TEXT("B"), TEXT_NONE, 3, 1, NAN, 5, 9, 30 },
                                   { TEXT("C"), TEXT_NONE, 3, 9, 8, 7, 6, 5 } };
    struct plot_distribution p = { TEXT("t"), TEXT("d"), TEXT("hours"), strips, 3, true };
    (void)row;
    plot_distribution(&out, a, &p, &EN);
    struct page page = taken(a);
    assert_int_equal(page_count(&page, "rect", "p-ch"), 1); /* neither what is not known nor what is no order */
    assert_true(page_says(&page, "A: 5, n = 40; 2 – 9; 1 – 30"));
    assert_true(page_says(&page, "B: –, n = 3"));
    plot_distribution_table(&out, a, &p, &EN);
    page = taken(a);
    assert_int_equal(page_count(&page, "tr", NULL), 4);
    arena_free(a);
}

static void there_and_back_are_two_arrows(void **row)
{
    struct arena *a = arena_new();
    struct plot_head nodes[] = { { TEXT("A"), TEXT("/a") }, { TEXT("B"), TEXT_NONE }, { TEXT("C"), TEXT_NONE } };
    struct plot_edge edges[] = {
        { 0, 1, 12, TEXT("/ab") }, { 1, 0, 3, TEXT_NONE }, { 2, 2, 5, TEXT_NONE }, { 0, 7, 1, TEXT_NONE }
    };
    struct plot_network p = { TEXT("t"), TEXT("d"), nodes, 3, edges, 4 };
    (void)row;
    plot_network(&out, a, &p, &EN);
    struct page page = taken(a);
    assert_int_equal(page_count(&page, "path", "p-fw"), 2);
    assert_true(page_says(&page, "A → B: 12"));
    assert_true(page_says(&page, "B → A: 3"));
    plot_network_table(&out, a, &p, &EN);
    page = taken(a);
    assert_int_equal(page_count(&page, "tr", NULL), 1 + 3); /* to itself too; to nobody never */
    arena_free(a);
}

/* --- any data --------------------------------------------------------------------------------------------------------- */

static uint64_t state = 0x2545f4914f6cdd1du;
static uint64_t next(uint64_t below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state % below;
}

static double any_number(void)
{
    static const double ODD[] = { NAN, INFINITY, -INFINITY, 0, -1, 1e300, 1e-300, 1e11 };
    return next(6) == 0 ? ODD[next(LEN(ODD))] : (double)next(100000) / (double)(1 + next(1000));
}

static struct text any_text(void)
{
    static const char *const TEXTS[] = { "",
                                         "Sở Tài chính",
                                         "\xfe<&\"",
                                         "Ban Quản lý các khu công nghiệp, khu kinh tế và khu công nghệ cao",
                                         "javascript:x",
                                         "/a",
                                         "{0}{1}%n" };
    return text_of(TEXTS[next(LEN(TEXTS))]);
}

static void assert_within(const struct page *page)
{
    double w = page->elements[0].w, h = page->elements[0].h;
    for (size_t i = 1; i < page->n; i++) {
        const struct element *e = &page->elements[i];
        bool line = text_eq(e->name, TEXT("line")), circle = text_eq(e->name, TEXT("circle"));
        double x1 = line ? e->w : circle ? e->x : e->x + e->w, y1 = line || circle ? (line ? e->h : e->y) : e->y + e->h;
        if (text_eq(e->name, TEXT("text"))) { /* its words, as wide as they are taken to be */
            double wide = letters_width(e->words, INK_SMALL) / 10.0 / 1.06;
            x1 = e->x + (e->anchor == 2 ? 0 : e->anchor == 1 ? wide / 2 : wide);
        }
        if (e->x < -1 || x1 > w + 2 || e->y < -1 || y1 > h + 1)
            fail_msg("<%.*s %.*s> goes out of the picture: %.1f,%.1f to %.1f,%.1f of %.0f,%.0f", TEXT_FMT(e->name),
                     TEXT_FMT(e->words), e->x, e->y, x1, y1, w, h);
    }
}

static void any_series(struct arena *a, const struct plot_style *style)
{
    size_t n = next(80), k = next(7);
    struct instant *t = ARENA_ARRAY(a, struct instant, n);
    struct plot_line *lines = ARENA_ARRAY(a, struct plot_line, k);
    int64_t step = (int64_t)next(400 * (uint64_t)US_DAY) + 1;
    for (size_t i = 0; i < n; i++)
        t[i].us = (int64_t)i * step;
    for (size_t i = 0; i < k; i++) {
        double *values = ARENA_ARRAY(a, double, n);
        for (size_t j = 0; j < n; j++)
            values[j] = any_number();
        lines[i] = (struct plot_line){ any_text(), values };
    }
    struct plot_series p = { any_text(), any_text(), any_text(), t, n, lines, k };
    plot_series(&out, a, &p, style);
    struct page page = taken(a);
    assert_within(&page);
    plot_series_table(&out, a, &p, style);
    taken(a);
}

static void any_distribution(struct arena *a, const struct plot_style *style)
{
    size_t n = next(PLOT_STRIPS_MAX + 20);
    struct plot_strip *strips = ARENA_ARRAY(a, struct plot_strip, n);
    for (size_t i = 0; i < n; i++) {
        double v = any_number();
        strips[i] = (struct plot_strip){ any_text(), any_text(), (int64_t)next(100000),         v, v * 2,
                                         v * 3,      v * 4,      next(9) ? v * 9 : any_number() };
    }
    struct plot_distribution p = { any_text(), any_text(), any_text(), strips, n, next(2) };
    plot_distribution(&out, a, &p, style);
    struct page page = taken(a);
    assert_within(&page);
    if (n > PLOT_STRIPS_MAX)
        assert_true(page_says(&page, "and "));
    plot_distribution_table(&out, a, &p, style);
    taken(a);
}

static void any_funnel(struct arena *a, const struct plot_style *style)
{
    size_t n = next(120), k = next(40);
    struct plot_funnel_point *points = ARENA_ARRAY(a, struct plot_funnel_point, n);
    struct plot_limit *limits = ARENA_ARRAY(a, struct plot_limit, k);
    for (size_t i = 0; i < n; i++)
        points[i] =
            (struct plot_funnel_point){ any_text(), any_text(), (int64_t)next(1000) - 2, any_number(), next(4) == 0 };
    for (size_t i = 0; i < k; i++)
        limits[i] = (struct plot_limit){ (double)i * 20, any_number(), any_number(), any_number(), any_number() };
    struct plot_funnel p = {
        any_text(), any_text(), any_text(), any_text(), points, n, limits, k, any_number(), next(2)
    };
    plot_funnel(&out, a, &p, style);
    struct page page = taken(a);
    assert_within(&page);
    plot_funnel_table(&out, a, &p, style);
    taken(a);
}

static void any_network(struct arena *a, const struct plot_style *style)
{
    size_t n = next(PLOT_NODES_MAX + 5), k = next(200);
    struct plot_head *nodes = ARENA_ARRAY(a, struct plot_head, n);
    struct plot_edge *edges = ARENA_ARRAY(a, struct plot_edge, k);
    for (size_t i = 0; i < n; i++)
        nodes[i] = (struct plot_head){ any_text(), any_text() };
    for (size_t i = 0; i < k; i++)
        edges[i] = (struct plot_edge){ (int)next(30) - 1, (int)next(30), (int64_t)next(1000) - 5, any_text() };
    struct plot_network p = { any_text(), any_text(), nodes, n, edges, k };
    plot_network(&out, a, &p, style);
    struct page page = taken(a);
    assert_within(&page);
    assert_true(page_count(&page, "path", "p-fw") <= PLOT_EDGES_MAX);
    plot_network_table(&out, a, &p, style);
    taken(a);
}

static void check_any(void **row)
{
    static void (*const DRAW[])(struct arena *, const struct plot_style *) = { any_series, any_distribution, any_funnel,
                                                                               any_network };
    static const int WIDTHS[] = { 320, 364, 640, 960, 1160 };
    for (int i = 0; i < rounds(150); i++) {
        struct arena *a = arena_new();
        struct plot_style style = { .lang = next(2) ? "vi" : "en",
                                    .width = WIDTHS[next(LEN(WIDTHS))],
                                    .id = TEXT("any") };
        DRAW[(size_t)(uintptr_t)*row](a, &style);
        arena_free(a);
    }
}

int main(void)
{
    static const char *const ANY[] = { "any series", "any distribution", "any funnel", "any network" };
    struct CMUnitTest tests[6 + LEN(ANY)] = {
        cmocka_unit_test(numbers_in_both_languages),
        cmocka_unit_test(an_axis_holds_its_data),
        cmocka_unit_test(a_gap_is_a_gap),
        cmocka_unit_test(who_is_outside_is_named),
        cmocka_unit_test(quantiles_stand_in_order),
        cmocka_unit_test(there_and_back_are_two_arrows),
    };
    for (size_t i = 0; i < LEN(ANY); i++)
        tests[6 + i] = (struct CMUnitTest){ ANY[i], check_any, NULL, NULL, (void *)(uintptr_t)i };
    return _cmocka_run_group_tests(__FILE__, tests, LEN(tests), set_up, tear_down);
}
