/* The time line: what a reader finds in it, and what must hold for any data. */
#include "../rounds.h"
#include "page.h"

#include "plot/lettering.h"
#include "plot/timeline.h"

#include <stdlib.h>
#include <string.h>

static const struct plot_style STYLE = { .lang = "en", .id = { "t", 1 } };

static struct page draw(struct arena *a, const struct plot_timeline *p, struct plot_style style)
{
    struct sbuf out;
    sbuf_init(&out, PLOT_BYTES_MAX);
    plot_timeline(&out, a, p, &style);
    assert_false(sbuf_full(&out));
    struct page page = page_read(a, text_dup(a, sbuf_text(&out)));
    sbuf_release(&out);
    return page;
}

static struct page twin(struct arena *a, const struct plot_timeline *p)
{
    struct sbuf out;
    sbuf_init(&out, PLOT_BYTES_MAX);
    plot_timeline_table(&out, a, p, &STYLE);
    struct page page = page_read(a, text_dup(a, sbuf_text(&out)));
    sbuf_release(&out);
    return page;
}

static struct plot_timeline story(struct arena *a)
{
    struct plot_stretch *parts = ARENA_ARRAY(a, struct plot_stretch, 3);
    struct plot_bar *bars = ARENA_ARRAY(a, struct plot_bar, 3);
    struct plot_child *child = ARENA_NEW(a, struct plot_child);
    struct plot_act *acts = ARENA_ARRAY(a, struct plot_act, 2);
    struct instant from = at("2025-08-14 16:40"), due = at("2025-08-27 24:00"), answered = at("2025-09-03 10:30"),
                   done = at("2025-09-11 11:00"), now = at("2025-09-16 09:30");
    parts[0] = (struct plot_stretch){ from, due, PLOT_OWN, TEXT_NONE, TEXT("71h20") };
    parts[1] = (struct plot_stretch){ due, answered, PLOT_ASKED, TEXT("Sở Nội vụ"), TEXT("19h00") };
    parts[2] = (struct plot_stretch){ answered, done, PLOT_OWN, TEXT_NONE, TEXT("56h30") };
    bars[0] = (struct plot_bar){ .lane = TEXT("Sở Tài chính"),
                                 .person = TEXT("Lê Thị Hạnh"),
                                 .step = TEXT("do"),
                                 .from = from,
                                 .to = done,
                                 .span = TEXT("146h50"),
                                 .link = TEXT("#act-1"),
                                 .parts = parts,
                                 .nparts = 3 };
    bars[1] = (struct plot_bar){ .lane = TEXT("Văn phòng UBND tỉnh"), .from = done, .to = now, .span = TEXT("22h30") };
    bars[2] = (struct plot_bar){ .lane = TEXT("Sở Tài chính"), .from = now, .to = now, .open = true };
    *child = (struct plot_child){ .code = TEXT("V1a/1"),
                                  .label = TEXT("Sở Nội vụ"),
                                  .from = at("2025-08-18 09:00"),
                                  .to = answered,
                                  .due = due,
                                  .state = TEXT("late by 19h00"),
                                  .link = TEXT("/viec/V1a%2F1") };
    acts[0] = (struct plot_act){ from, TEXT("1"), TEXT("open & <give>"), TEXT("#act-1") };
    acts[1] = (struct plot_act){ done, TEXT("5"), TEXT("complete"), TEXT_NONE };
    return (struct plot_timeline){ .title = TEXT("V1a"),
                                   .desc = TEXT("d"),
                                   .bars = bars,
                                   .nbars = 3,
                                   .children = child,
                                   .nchildren = 1,
                                   .acts = acts,
                                   .nacts = 2,
                                   .due = at("2025-09-12 24:00"),
                                   .first_due = at("2025-09-12 24:00"),
                                   .now = now,
                                   .ended = INSTANT_MAX };
}

/* --- what is found in it ------------------------------------------------------------------------------------------- */

static void says_whose_time_it_was(void **row)
{
    struct arena *a = arena_new();
    struct plot_timeline p = story(a);
    struct page page = draw(a, &p, STYLE);
    (void)row;
    assert_true(page_says(&page, "Sở Tài chính, Lê Thị Hạnh; 16:40\u00A014 Aug 2025 – 11:00\u00A011 Sep 2025; 146h50"));
    assert_true(page_says(&page, "A unit asked is late: Sở Nội vụ"));
    assert_true(page_says(&page, "Due: 12 Sep 2025"));
    assert_true(page_says(&page, "open until now"));
    assert_true(page_says(&page, "1. open & <give>"));
    assert_int_equal(page_count(&page, "pattern", NULL), 1);
    assert_int_equal(page_count(&page, "a", NULL), 3); /* a bar, the question, an act */
    assert_true(text_eq(page.elements[0].role, TEXT("group")));
    assert_int_equal(page_count(&page, "title", NULL), 1 + 3 + 1 + 2);
    arena_free(a);
}

static void first_due_stands_only_where_it_differs(void **row)
{
    struct arena *a = arena_new();
    struct plot_timeline p = story(a);
    (void)row;
    struct page same = draw(a, &p, STYLE);
    assert_false(page_says(&same, "First due"));
    p.first_due = at("2025-09-05 24:00");
    struct page moved = draw(a, &p, STYLE);
    assert_true(page_says(&moved, "First due: 5 Sep 2025"));
    arena_free(a);
}

static void far_due_stands_at_the_edge(void **row)
{
    struct arena *a = arena_new();
    struct plot_timeline p = story(a);
    (void)row;
    p.due = p.first_due = at("2030-01-01 24:00");
    struct page page = draw(a, &p, STYLE);
    assert_true(page_says(&page, "Due: 1 Jan 2030 →"));
    assert_int_equal(page_count(&page, "line", "p-du"), 1); /* the question's own */
    arena_free(a);
}

static void table_has_a_row_a_stretch(void **row)
{
    struct arena *a = arena_new();
    struct plot_timeline p = story(a);
    struct page page = twin(a, &p);
    (void)row;
    assert_int_equal(page_count(&page, "table", NULL), 4);
    assert_int_equal(page_count(&page, "caption", NULL), 4);
    assert_int_equal(page_count(&page, "tr", NULL), (1 + 5) + (1 + 3) + (1 + 1) + (1 + 2));
    assert_true(page_says(&page, "A unit asked is late: Sở Nội vụ"));
    arena_free(a);
}

static void nothing_is_said_to_be_nothing(void **row)
{
    struct arena *a = arena_new();
    struct plot_timeline p = { .title = TEXT("V1a"),
                               .now = at("2025-09-16 09:30"),
                               .due = INSTANT_MAX,
                               .first_due = INSTANT_MAX,
                               .ended = INSTANT_MAX };
    struct page page = draw(a, &p, STYLE), table = twin(a, &p);
    (void)row;
    assert_true(page_says(&page, "Nothing to show yet."));
    assert_int_equal(page_count(&table, "table", NULL), 2);
    arena_free(a);
}

static void what_is_left_out_is_said(void **row)
{
    enum { N = PLOT_LANES_MAX + 12, ACTS = PLOT_ACTS_MAX + 3 };
    struct arena *a = arena_new();
    struct plot_bar *bars = ARENA_ARRAY(a, struct plot_bar, N);
    struct plot_child *children = ARENA_ARRAY(a, struct plot_child, PLOT_CHILDREN_MAX + 5);
    struct instant t = at("2025-01-01 08:00");
    (void)row;
    for (int i = 0; i < N; i++)
        bars[i] = (struct plot_bar){ .lane = text_printf(a, "unit %d", i),
                                     .from = { t.us + i * US_DAY },
                                     .to = { t.us + (i + 1) * US_DAY } };
    for (int i = 0; i < PLOT_CHILDREN_MAX + 5; i++)
        children[i] = (struct plot_child){ .code = TEXT("c"), .from = t, .to = { t.us + US_DAY }, .due = INSTANT_MAX };
    struct plot_timeline p = { .title = TEXT("many"),
                               .bars = bars,
                               .nbars = N,
                               .children = children,
                               .nchildren = PLOT_CHILDREN_MAX + 5,
                               .now = t,
                               .due = INSTANT_MAX,
                               .first_due = INSTANT_MAX,
                               .ended = INSTANT_MAX };
    struct page page = draw(a, &p, STYLE), table = twin(a, &p);
    assert_true(page_says(&page, "Who held it: and 12 more"));
    assert_true(page_says(&page, "Questions to others: and 5 more"));
    assert_int_equal(page_count(&table, "tr", NULL), (1 + N) + (1 + 1) + (1 + PLOT_CHILDREN_MAX + 5));
    arena_free(a);
}

/* --- what holds for any data ----------------------------------------------------------------------------------------- */

static uint64_t state;
static uint64_t next(uint64_t below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state % below;
}

static struct text some_text(void)
{
    static const char *const WORDS[] = { "",
                                         "Sở Xây dựng",
                                         "a<b>&\"'",
                                         "\xff\xfe",
                                         "x\x01y",
                                         "Ban Quản lý các khu công nghiệp và khu kinh tế",
                                         "Nguyễn Thị Ngọc Ánh",
                                         "\u202e!",
                                         "{0}{1}%s%n",
                                         "https://x",
                                         "/a",
                                         "#b" };
    return text_of(WORDS[next(LEN(WORDS))]);
}

static struct instant some_instant(struct instant base, int64_t span)
{
    static const struct instant ODD[] = { { INT64_MAX / 4 }, { INT64_MIN / 4 }, { 0 } };
    if (next(40) == 0)
        return ODD[next(LEN(ODD))];
    return (struct instant){ base.us + (int64_t)next((uint64_t)span) };
}

static struct plot_timeline any(struct arena *a)
{
    static const int64_t SPANS[] = { US_MINUTE, US_HOUR, US_DAY, 30 * US_DAY, 400 * US_DAY, 9000 * US_DAY };
    struct instant base = { (int64_t)next(60 * 365) * US_DAY }, t = base;
    int64_t span = SPANS[next(LEN(SPANS))];
    size_t n = next(60);
    struct plot_bar *bars = ARENA_ARRAY(a, struct plot_bar, n);
    struct plot_act *acts = ARENA_ARRAY(a, struct plot_act, n);
    struct plot_child *children = ARENA_ARRAY(a, struct plot_child, n);
    for (size_t i = 0; i < n; i++) {
        struct instant to = { t.us + (int64_t)next((uint64_t)span) };
        struct plot_stretch *parts = ARENA_ARRAY(a, struct plot_stretch, 2);
        struct instant mid = { t.us + (to.us - t.us) / 2 };
        parts[0] =
            (struct plot_stretch){ t, mid, (enum plot_charge)next(PLOT_CHARGE_COUNT), some_text(), TEXT("1h00") };
        parts[1] = (struct plot_stretch){ mid, to, (enum plot_charge)next(PLOT_CHARGE_COUNT), some_text(), TEXT_NONE };
        bars[i] = (struct plot_bar){ some_text(),  some_text(),  some_text(), t,     to,
                                     next(9) == 0, TEXT("2h30"), some_text(), parts, next(3) };
        acts[i] = (struct plot_act){ some_instant(base, span), text_printf(a, "%zu", i), some_text(), some_text() };
        children[i] = (struct plot_child){ some_text(),
                                           some_text(),
                                           some_instant(base, span),
                                           some_instant(base, span),
                                           some_instant(base, span),
                                           next(3) == 0,
                                           some_text(),
                                           some_text() };
        t = to;
    }
    return (struct plot_timeline){ some_text(),
                                   some_text(),
                                   bars,
                                   n,
                                   children,
                                   next(n + 1),
                                   acts,
                                   n,
                                   NULL,
                                   0,
                                   some_instant(base, 2 * span),
                                   some_instant(base, 2 * span),
                                   some_instant(base, span),
                                   some_instant(base, span) };
}

static bool is_class(const struct element *e, const char *class) { return text_eq(e->class, text_of(class)); }

/* Boxes of bars in one lane, badges, labels: none on another. */
static void assert_apart(const struct page *page, const char *name, const char *class,
                         bool (*box)(const struct element *, double *))
{
    for (size_t i = 0; i < page->n; i++)
        for (size_t k = 0; k < i; k++) {
            double p[4], q[4];
            const struct element *one = &page->elements[i], *other = &page->elements[k];
            if (!text_eq(one->name, text_of(name)) || !text_eq(other->name, text_of(name)) || !is_class(one, class) ||
                !is_class(other, class) || !box(one, p) || !box(other, q))
                continue;
            bool apart =
                p[0] + p[2] <= q[0] + 0.11 || q[0] + q[2] <= p[0] + 0.11 || p[1] + p[3] <= q[1] || q[1] + q[3] <= p[1];
            if (!apart)
                fail_msg("two of %s lie on each other at %.1f,%.1f and %.1f,%.1f", class, p[0], p[1], q[0], q[1]);
        }
}

static bool rect_box(const struct element *e, double b[4])
{
    b[0] = e->x, b[1] = e->y, b[2] = e->w, b[3] = e->h;
    return e->h == 18; /* bars, not swatches or questions */
}

static bool badge_box(const struct element *e, double b[4])
{
    b[0] = e->x, b[1] = e->y, b[2] = e->w, b[3] = e->h;
    return true;
}

static bool text_box(const struct element *e, double b[4])
{
    double w = letters_width(e->words, INK_LABEL) / 10.0;
    b[0] = e->x - (e->anchor == 2 ? w : e->anchor == 1 ? w / 2 : 0), b[1] = e->y - 10, b[2] = w, b[3] = 10;
    return true;
}

static void assert_within(const struct page *page)
{
    double w = page->elements[0].w, h = page->elements[0].h;
    for (size_t i = 1; i < page->n; i++) {
        const struct element *e = &page->elements[i];
        if (e->parent > 0 && text_eq(page->elements[e->parent].name, TEXT("pattern")))
            continue;
        bool line = text_eq(e->name, TEXT("line"));
        double x1 = line ? e->w : e->x + e->w, y1 = line ? e->h : e->y + e->h;
        if (e->x < -1 || x1 > w + 1 || e->y < -1 || y1 > h + 1)
            fail_msg("<%.*s> goes out of the picture: %.1f,%.1f to %.1f,%.1f", TEXT_FMT(e->name), e->x, e->y, x1, y1);
    }
}

static void any_data_gives_a_sound_picture(void **row)
{
    static const int WIDTHS[] = { 0, 320, 364, 640, 1160, 99999, -4 };
    (void)row;
    state = 0x9e3779b97f4a7c15u;
    for (int i = 0; i < rounds(400); i++) {
        struct arena *a = arena_new();
        struct plot_timeline p = any(a);
        struct plot_style style = { next(2) ? "vi" : "en", NULL, WIDTHS[next(LEN(WIDTHS))], TEXT("any-1"),
                                    next(2) == 0 };
        struct page page = draw(a, &p, style);
        assert_within(&page);
        assert_apart(&page, "rect", "p-ed", rect_box);
        assert_apart(&page, "rect", "p-bg", badge_box);
        assert_apart(&page, "text", "p-la", text_box);
        twin(a, &p);
        arena_free(a);
    }
}

static void same_data_same_bytes(void **row)
{
    struct arena *a = arena_new();
    struct plot_timeline p = story(a);
    struct sbuf one, other;
    (void)row;
    sbuf_init(&one, PLOT_BYTES_MAX);
    sbuf_init(&other, PLOT_BYTES_MAX);
    plot_timeline(&one, a, &p, &STYLE);
    plot_timeline(&other, a, &p, &STYLE);
    assert_true(text_eq(sbuf_text(&one), sbuf_text(&other)));
    sbuf_release(&one);
    sbuf_release(&other);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_whose_time_it_was),         cmocka_unit_test(first_due_stands_only_where_it_differs),
        cmocka_unit_test(far_due_stands_at_the_edge),     cmocka_unit_test(table_has_a_row_a_stretch),
        cmocka_unit_test(nothing_is_said_to_be_nothing),  cmocka_unit_test(what_is_left_out_is_said),
        cmocka_unit_test(any_data_gives_a_sound_picture), cmocka_unit_test(same_data_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
