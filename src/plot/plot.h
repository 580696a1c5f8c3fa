/* plot.h -- figures drawn once, as accessible SVG with a table twin, for the page, an HTML report and print alike.
 *
 *      struct plot_timeline p = { .title = TEXT("V1a: ai giữ việc"), .bars = bars, .nbars = n, .now = now };
 *      plot_timeline(&out, a, &p, &(struct plot_style){ .lang = "vi", .width = 960, .id = TEXT("v1a") });
 *      plot_timeline_table(&out, a, &p, &style);       the same figures, for who reads or copies them
 *
 * Each picture is one struct of plain data and two functions. The other shape weighed was a grammar, `struct plot` with marks,
 * scales and axes that a caller puts together: fewer functions, but then what a reader needs beside the ink (the table, the words of
 * each bar for a screen reader, what was left out) would be made again by every caller, and forgotten by some.
 *
 * A picture is one <svg> that stands alone: no script, no style attribute, no font or image from elsewhere. Its colours are
 * presentation attributes for white paper, so that it prints and converts as it is; plot_css(), delivered once by the page, changes
 * them by class for a dark page and for forced colours. It is a group with lists and links, not role="img", which would
 * hide the links from who cannot see it. Colour never says anything alone: there is a pattern, a shape or a word.
 *
 * Rows stand in the caller's order. What does not fit under a ceiling is counted and said in the picture ("and 12 more").
 *
 * Words: the module's own sentences are PLOT_WORDS, in English, marked for gettext; the caller hands over their translation. So the
 * same arguments give the same bytes whatever the process's locale is, and one server can draw in two languages.
 *
 * Owns:    nothing. Texts are the caller's; scratch lives in the arena; bytes go to `out`, which is full where a picture would
 *          exceed PLOT_BYTES_MAX.
 * Fails:   never. Any text, any number: what XML cannot hold is replaced, what is no number is drawn as missing.
 * Threads: pure.
 */
#ifndef CONGVU_PLOT_H
#define CONGVU_PLOT_H

#include "base/instant.h"
#include "base/sbuf.h"
#include "plot/words.h"

enum {
    PLOT_WIDTH = 960,          /* of the drawing, in pixels of a page shown at its size             */
    PLOT_WIDTH_MIN = 320,
    PLOT_WIDTH_MAX = 2000,
    PLOT_NARROW = 600,         /* below it labels stand above their rows instead of beside them     */
    PLOT_BYTES_MAX = 8 << 20,  /* of one picture or table                                           */
    PLOT_TABLE_ROWS_MAX = 5000
};

struct plot_style {
    const char *lang;         /* "vi" or "en": how figures and dates are written                    */
    const char *const *words; /* PLOT_WORDS in the reader's language, PLOT_WORD_COUNT of them; NULL: English */
    int width;                /* 0: PLOT_WIDTH; else held between the least and the most            */
    struct text id;           /* letters, digits and '-', unique in the page: ids begin with it     */
    bool untitled;            /* the page prints the title itself                                   */
};

/* The style sheet of every picture and table twin: a light page, a dark one (by the reader's wish or by Mantine's attribute),
 * print, forced colours. Also: .plot-wide and .plot-narrow show one of two drawings by the width of the screen. */
void plot_css(struct sbuf *out);

#endif
