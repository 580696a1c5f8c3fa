/* What any text and any address become in a picture. */
#include "page.h"

#include "plot/axis.h"
#include "plot/svg.h"

static const struct {
    const char *name, *in, *want;
} TEXTS[] = {
    { "what XML means is escaped", "<a href=\"x\">Tom & 'Jerry'</a>",
      "&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/a&gt;" },
    { "Vietnamese stays as it is", "Ủy ban nhân dân xã Đắk Pơ", "Ủy ban nhân dân xã Đắk Pơ" },
    { "line breaks are blanks", "a\nb\tc", "a b c" },
    { "control characters go", "a\x01\x1b[31mb\x7f", "a[31mb" },
    { "marks of direction go", "a\u202eb\u2066c", "abc" },
    { "what is no UTF-8 is replaced",
      "a\xff"
      "b",
      "a\ufffdb" },
    { "what is no character goes",
      "a\xef\xbf\xbf"
      "b",
      "ab" },
};

static const struct {
    const char *name, *link;
    bool fits;
} LINKS[] = {
    { "within the site", "/viec/V1a", true },
    { "within the page", "#act-5", true },
    { "a query", "?unit=stc", true },
    { "https", "https://example.vn/x", true },
    { "no script", "javascript:alert(1)", false },
    { "no script after a blank", " javascript:alert(1)", false },
    { "no data", "data:text/html,x", false },
    { "no other host in disguise", "//evil.example/x", false },
    { "nor with a backslash", "/\\evil.example/x", false },
    { "no line break", "/a\nb", false },
    { "none", "", false },
};

static void check_text(void **row)
{
    size_t i = (size_t)(uintptr_t)*row;
    struct sbuf out;
    sbuf_init(&out, 1000);
    xml_text(&out, text_of(TEXTS[i].in));
    assert_string_equal(out.p, TEXTS[i].want);
    sbuf_release(&out);
}

static void check_link(void **row)
{
    size_t i = (size_t)(uintptr_t)*row;
    assert_int_equal(link_fits(text_of(LINKS[i].link)), LINKS[i].fits);
}

static void figures_in_both_languages(void **row)
{
    struct arena *a = arena_new();
    struct plot_style vi = { .lang = "vi" }, en = { .lang = "en" };
    (void)row;
    assert_true(text_eq(figure_count(a, &vi, 1234567), TEXT("1.234.567")));
    assert_true(text_eq(figure_count(a, &en, 1234567), TEXT("1,234,567")));
    assert_true(text_eq(figure_count(a, &vi, -123), TEXT("-123")));
    assert_true(text_eq(figure_moment(a, &vi, at("2025-09-12 16:40"), false), TEXT("16:40\u00A012/9/2025")));
    assert_true(text_eq(figure_moment(a, &en, at("2025-09-13 00:00"), true), TEXT("24:00\u00A012 Sep 2025")));
    assert_true(text_eq(figure_date(a, &en, INSTANT_MAX, false), TEXT("–")));
    arena_free(a);
}

static void a_sentence_is_filled_once(void **row)
{
    struct arena *a = arena_new();
    struct plot_style style = { .lang = "en" };
    (void)row;
    struct text t = plot_say(a, &style, PW_MARK, TEXT("{1}"), TEXT("{0}"));
    assert_true(text_eq(t, TEXT("{1}: {0}")));
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(TEXTS) + LEN(LINKS) + 2];
    size_t n = 0;
    for (size_t i = 0; i < LEN(TEXTS); i++)
        tests[n++] = (struct CMUnitTest){ TEXTS[i].name, check_text, NULL, NULL, (void *)(uintptr_t)i };
    for (size_t i = 0; i < LEN(LINKS); i++)
        tests[n++] = (struct CMUnitTest){ LINKS[i].name, check_link, NULL, NULL, (void *)(uintptr_t)i };
    tests[n++] = (struct CMUnitTest){ "figures in both languages", figures_in_both_languages, NULL, NULL, NULL };
    tests[n++] = (struct CMUnitTest){ "a sentence is filled in once", a_sentence_is_filled_once, NULL, NULL, NULL };
    return RUN(tests, n);
}
