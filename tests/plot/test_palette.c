/* Colours: what must be told apart has the contrast that WCAG 2.2 asks for, on white paper and on a dark page. */
#include "page.h"

#include "plot/palette.h"
#include "plot/plot.h"

#include <math.h>
#include <stdio.h>

static const struct pair {
    const char *name;
    enum colour front, back;
    double least;
} PAIRS[] = {
    { "words on paper", COL_TEXT, COL_PAPER, 7 },
    { "faint words on paper", COL_FAINT, COL_PAPER, 4.5 },
    { "words on a band", COL_TEXT, COL_BAND, 7 },
    { "words on a day off", COL_TEXT, COL_OFF, 7 },
    { "faint words on a day off", COL_FAINT, COL_OFF, 4.5 },
    { "due in words", COL_DUE, COL_PAPER, 4.5 },
    { "now in words", COL_NOW, COL_PAPER, 4.5 },
    { "the line of due over a bar", COL_DUE, COL_OWN, 3 },
    { "the line of now over a bar", COL_NOW, COL_OWN, 3 },
    { "the edge of a bar on paper", COL_EDGE, COL_PAPER, 3 },
    { "the edge of a bar on its fill", COL_EDGE, COL_OWN, 3 },
    { "dots of outside", COL_OUTSIDE, COL_HATCH, 3 },
    { "lines of the rule", COL_RULE, COL_HATCH, 3 },
    { "crosses of an obstacle", COL_OBSTACLE, COL_HATCH, 3 },
    { "slanted lines of a late answer", COL_ASKED, COL_HATCH, 3 },
    { "an axis on paper", COL_AXIS, COL_PAPER, 3 },
    { "a link on paper", COL_LINK, COL_PAPER, 4.5 },
    { "a number on no shade", COL_ON0, COL_HEAT0, 4.5 },
    { "a number on shade 1", COL_ON1, COL_HEAT1, 4.5 },
    { "a number on shade 2", COL_ON2, COL_HEAT2, 4.5 },
    { "a number on shade 3", COL_ON3, COL_HEAT3, 4.5 },
    { "a number on shade 4", COL_ON4, COL_HEAT4, 4.5 },
    { "a number on shade 5", COL_ON5, COL_HEAT5, 4.5 },
};

static double channel(unsigned byte)
{
    double c = byte / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(const char *hex)
{
    unsigned r, g, b;
    assert_int_equal(sscanf(hex, "#%2x%2x%2x", &r, &g, &b), 3);
    return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
}

static double contrast(const char *one, const char *other)
{
    double a = luminance(one), b = luminance(other);
    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static void check(void **row)
{
    const struct pair *p = *row;
    double light = contrast(COLOURS[p->front].light, COLOURS[p->back].light);
    double dark = contrast(COLOURS[p->front].dark, COLOURS[p->back].dark);
    if (light < p->least || dark < p->least)
        fail_msg("%s: %.2f on paper, %.2f on a dark page; at least %.1f is needed", p->name, light, dark, p->least);
}

/* The shades go one way, so that more is seen as more in grey as well. */
static void shades_go_one_way(void **row)
{
    (void)row;
    for (int i = COL_HEAT0; i < COL_HEAT5; i++) {
        assert_true(luminance(COLOURS[i].light) > luminance(COLOURS[i + 1].light));
        assert_true(luminance(COLOURS[i].dark) < luminance(COLOURS[i + 1].dark));
    }
}

static void sheet_has_every_ink(void **row)
{
    struct sbuf css;
    (void)row;
    sbuf_init(&css, PLOT_BYTES_MAX);
    plot_css(&css);
    for (size_t i = 0; i < INK_COUNT; i++) {
        char rule[64];
        snprintf(rule, sizeof rule, ".plot .%s{", INKS[i].class);
        assert_true(text_find(sbuf_text(&css), text_of(rule), 0) != SIZE_MAX);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(INKS[i].class, INKS[k].class);
    }
    assert_true(text_find(sbuf_text(&css), TEXT("url("), 0) == SIZE_MAX);
    assert_true(text_find(sbuf_text(&css), TEXT("@import"), 0) == SIZE_MAX);
    sbuf_release(&css);
}

int main(void)
{
    struct CMUnitTest tests[LEN(PAIRS) + 2];
    for (size_t i = 0; i < LEN(PAIRS); i++)
        tests[i] = (struct CMUnitTest){ PAIRS[i].name, check, NULL, NULL, (void *)&PAIRS[i] };
    tests[LEN(PAIRS)] = (struct CMUnitTest){ "shades go one way", shades_go_one_way, NULL, NULL, NULL };
    tests[LEN(PAIRS) + 1] =
        (struct CMUnitTest){ "the style sheet has every ink", sheet_has_every_ink, NULL, NULL, NULL };
    return RUN(tests, LEN(tests));
}
