/* What fits beside what. */
#include "page.h"

#include "plot/lettering.h"

static const char *const NAMES[] = {
    "Sở Nông nghiệp và Môi trường",
    "Ủy ban nhân dân phường Hải Châu",
    "Trung tâm Phục vụ hành chính công tỉnh",
    "Ban Quản lý các khu công nghiệp, khu kinh tế và khu công nghệ cao",
    "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
    "ỨỨỨỨỨỨỨỨỨỨỨỨỨỨỨ",
    "x",
};

static void what_is_fitted_fits(void **row)
{
    struct arena *a = arena_new();
    (void)row;
    for (size_t i = 0; i < LEN(NAMES); i++)
        for (int width = 30 * PX; width < 400 * PX; width += 7 * PX) {
            struct text t = letters_fit(a, text_of(NAMES[i]), width, INK_TEXT);
            size_t bad;
            assert_true(text_utf8(t, &bad));
            assert_true(letters_width(t, INK_TEXT) <= width);
            assert_true(text_eq(t, text_of(NAMES[i])) || text_ends(t, TEXT("…")));
        }
    arena_free(a);
}

static void what_is_wrapped_is_whole_or_says_so(void **row)
{
    struct arena *a = arena_new();
    (void)row;
    for (size_t i = 0; i < LEN(NAMES); i++)
        for (int width = 60 * PX; width < 400 * PX; width += 7 * PX) {
            size_t n;
            const struct text *lines = letters_wrap(a, text_of(NAMES[i]), width, 3, INK_TEXT, &n);
            struct text all = lines[0];
            assert_in_range(n, 1, 3);
            for (size_t k = 0; k < n; k++)
                assert_true(letters_width(lines[k], INK_TEXT) <= width);
            for (size_t k = 1; k < n; k++)
                all = text_printf(a, "%.*s %.*s", TEXT_FMT(all), TEXT_FMT(lines[k]));
            assert_true(text_eq(all, text_of(NAMES[i])) || text_find(all, TEXT("…"), 0) != SIZE_MAX);
        }
    arena_free(a);
}

static void letters_are_as_wide_as_they_look(void **row)
{
    (void)row;
    assert_true(letters_width(TEXT("Ơ"), INK_TEXT) > letters_width(TEXT("O"), INK_TEXT) - 5);
    assert_true(letters_width(TEXT("ị"), INK_TEXT) < letters_width(TEXT("ạ"), INK_TEXT));
    assert_true(letters_width(TEXT("abc"), INK_TITLE) > letters_width(TEXT("abc"), INK_TEXT));
    assert_int_equal(letters_width(TEXT("a\u0301"), INK_TEXT), letters_width(TEXT("a"), INK_TEXT));
}

static void labels_of_a_strip_never_meet(void **row)
{
    struct arena *a = arena_new();
    unsigned seed = 7;
    (void)row;
    for (int round = 0; round < 50; round++) {
        struct strip s = strip_new(a, 0, 9000);
        for (int i = 0; i < 60; i++) {
            int at, width, x;
            seed = seed * 1103515245u + 12345u;
            at = (int)(seed >> 16) % 9000;
            width = 100 + (int)(seed >> 8) % 900;
            if (strip_place(&s, at, at + 200, width, (int)(seed >> 4) % 300, &x))
                assert_true(x >= 0 && x + width <= 9000);
        }
        assert_true(s.n > 5);
        for (size_t i = 0; i < s.n; i++)
            for (size_t k = 0; k < i; k++)
                assert_true(s.taken[i].to <= s.taken[k].from || s.taken[k].to <= s.taken[i].from);
    }
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_fitted_fits),
        cmocka_unit_test(what_is_wrapped_is_whole_or_says_so),
        cmocka_unit_test(letters_are_as_wide_as_they_look),
        cmocka_unit_test(labels_of_a_strip_never_meet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
