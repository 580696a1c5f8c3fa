/* palette.h -- every colour and every kind of ink, once: the presentation attributes and the style sheet come from here, and
 * a test computes the contrast of each pair that must be told apart. Private to plot/. */
#ifndef CONGVU_PLOT_PALETTE_H
#define CONGVU_PLOT_PALETTE_H

#include "base/sbuf.h"

/* name, on white paper, on a dark page, with forced colours */
#define COLOUR_LIST(X)                                                                                                 \
    X(NONE, "none", "none", "none")                                                                                    \
    X(PAPER, "#ffffff", "#1a1b1e", "Canvas")                                                                           \
    X(TEXT, "#1b1f24", "#e9ecef", "CanvasText")                                                                        \
    X(FAINT, "#555d66", "#adb5bd", "CanvasText")                                                                       \
    X(GRID, "#d5dae0", "#3b3f45", "GrayText")                                                                          \
    X(AXIS, "#6b747d", "#8d959d", "CanvasText")                                                                        \
    X(OFF, "#e9edf1", "#2a2d31", "Canvas")                                                                             \
    X(BAND, "#f6f8fa", "#212327", "Canvas")                                                                            \
    X(OWN, "#a9cbee", "#2a5688", "Highlight")                                                                          \
    X(EDGE, "#1f4f86", "#8fbcec", "CanvasText")                                                                        \
    X(HATCH, "#ffffff", "#1a1b1e", "Canvas")                                                                           \
    X(OUTSIDE, "#5a626b", "#b4bcc4", "CanvasText")                                                                     \
    X(RULE, "#1f6b3a", "#7fd39b", "CanvasText")                                                                        \
    X(OBSTACLE, "#6d3fc0", "#c3a6ff", "CanvasText")                                                                    \
    X(ASKED, "#a8400b", "#ffab73", "CanvasText")                                                                       \
    X(DUE, "#b3261e", "#ff9087", "CanvasText")                                                                         \
    X(NOW, "#0b6b50", "#63d6b0", "CanvasText")                                                                         \
    X(LINK, "#0b57b5", "#8fbcec", "LinkText")                                                                          \
    X(HEAT0, "#ffffff", "#1a1b1e", "Canvas")                                                                           \
    X(HEAT1, "#e3eefb", "#1c3049", "Canvas")                                                                           \
    X(HEAT2, "#b9d5f3", "#21466f", "Canvas")                                                                           \
    X(HEAT3, "#86b5e6", "#2c5f97", "Canvas")                                                                           \
    X(HEAT4, "#2a69ad", "#86b5e6", "Canvas")                                                                           \
    X(HEAT5, "#123f73", "#d3e6fa", "Canvas")                                                                           \
    X(ON0, "#555d66", "#adb5bd", "CanvasText")                                                                         \
    X(ON1, "#1b1f24", "#e9ecef", "CanvasText")                                                                         \
    X(ON2, "#1b1f24", "#f1f3f5", "CanvasText")                                                                         \
    X(ON3, "#1b1f24", "#ffffff", "CanvasText")                                                                         \
    X(ON4, "#ffffff", "#101214", "CanvasText")                                                                         \
    X(ON5, "#ffffff", "#101214", "CanvasText")

enum colour {
#define X(name, light, dark, forced) COL_##name,
    COLOUR_LIST(X)
#undef X
        COL_COUNT
};
struct colour_row {
    const char *name, *light, *dark, *forced;
};
extern const struct colour_row COLOURS[COL_COUNT];

/* name, class, fill, stroke, other presentation attributes */
#define WORDS_12 "font-size=\"12\""
#define WORDS_13 "font-size=\"13\""
#define INK_LIST(X)                                                                                                    \
    X(PAPER, "p-pa", PAPER, NONE, "")                                                                                  \
    X(TITLE, "p-ti", TEXT, NONE, "font-size=\"16\" font-weight=\"bold\"")                                              \
    X(TEXT, "p-te", TEXT, NONE, WORDS_13)                                                                              \
    X(STRONG, "p-st", TEXT, PAPER,                                                                                     \
      WORDS_13 " font-weight=\"bold\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"")            \
    X(SMALL, "p-sm", FAINT, NONE, WORDS_12)                                                                            \
    X(LABEL, "p-la", TEXT, PAPER,                                                                                      \
      WORDS_12 " stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"")                                 \
    X(LANE, "p-lb", TEXT, PAPER,                                                                                       \
      WORDS_13 " stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"")                                \
    X(LABEL_DUE, "p-ld", DUE, PAPER,                                                                                   \
      WORDS_12 " font-weight=\"bold\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"")            \
    X(LABEL_NOW, "p-ln", NOW, PAPER,                                                                                   \
      WORDS_12 " font-weight=\"bold\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"")            \
    X(GRID, "p-gr", NONE, GRID, "stroke-width=\"1\"")                                                                  \
    X(AXIS, "p-ax", NONE, AXIS, "stroke-width=\"1\"")                                                                  \
    X(OFF, "p-of", OFF, NONE, "")                                                                                      \
    X(OFF_KEY, "p-ok", OFF, AXIS, "stroke-width=\"0.6\"")                                                              \
    X(BAND, "p-ba", BAND, NONE, "")                                                                                    \
    X(OWN, "p-ow", OWN, NONE, "")                                                                                      \
    X(EDGE, "p-ed", NONE, EDGE, "stroke-width=\"1.2\"")                                                                \
    X(GOES_ON, "p-go", EDGE, NONE, "")                                                                                 \
    X(CHILD, "p-ch", OWN, EDGE, "stroke-width=\"1\"")                                                                  \
    X(HATCH, "p-ha", HATCH, NONE, "")                                                                                  \
    X(OUTSIDE, "p-xo", OUTSIDE, NONE, "")                                                                              \
    X(RULE, "p-xr", NONE, RULE, "stroke-width=\"1.6\"")                                                                \
    X(OBSTACLE, "p-xb", NONE, OBSTACLE, "stroke-width=\"1.3\"")                                                        \
    X(ASKED, "p-xa", NONE, ASKED, "stroke-width=\"2.2\"")                                                              \
    X(PENDING, "p-xp", NONE, EDGE, "stroke-width=\"1.4\" stroke-dasharray=\"3 2\"")                                    \
    X(DUE, "p-du", NONE, DUE, "stroke-width=\"2\"")                                                                    \
    X(FIRST_DUE, "p-fd", NONE, DUE, "stroke-width=\"1.5\" stroke-dasharray=\"5 3\"")                                   \
    X(NOW, "p-no", NONE, NOW, "stroke-width=\"2\" stroke-dasharray=\"1.5 3\" stroke-linecap=\"round\"")                \
    X(BADGE, "p-bg", PAPER, AXIS, "stroke-width=\"1\"")                                                                \
    X(BADGE_LINK, "p-bl", PAPER, LINK, "stroke-width=\"1.2\"")                                                         \
    X(BADGE_TEXT, "p-bt", TEXT, NONE, WORDS_12 " text-anchor=\"middle\"")                                              \
    X(HEAT0, "p-h0", HEAT0, GRID, "stroke-width=\"1\"")                                                                \
    X(HEAT1, "p-h1", HEAT1, PAPER, "stroke-width=\"1\"")                                                               \
    X(HEAT2, "p-h2", HEAT2, PAPER, "stroke-width=\"1\"")                                                               \
    X(HEAT3, "p-h3", HEAT3, PAPER, "stroke-width=\"1\"")                                                               \
    X(HEAT4, "p-h4", HEAT4, PAPER, "stroke-width=\"1\"")                                                               \
    X(HEAT5, "p-h5", HEAT5, PAPER, "stroke-width=\"1\"")                                                               \
    X(LINE1, "p-l1", NONE, EDGE, "stroke-width=\"2\" stroke-linejoin=\"round\"")                                        \
    X(LINE2, "p-l2", NONE, ASKED, "stroke-width=\"2\" stroke-linejoin=\"round\" stroke-dasharray=\"7 3\"")              \
    X(LINE3, "p-l3", NONE, RULE, "stroke-width=\"2\" stroke-linejoin=\"round\" stroke-dasharray=\"2 3\"")               \
    X(LINE4, "p-l4", NONE, OBSTACLE, "stroke-width=\"2\" stroke-linejoin=\"round\" stroke-dasharray=\"9 3 2 3\"")       \
    X(DOT1, "p-d1", EDGE, PAPER, "stroke-width=\"1\"")                                                                 \
    X(DOT2, "p-d2", ASKED, PAPER, "stroke-width=\"1\"")                                                                \
    X(DOT3, "p-d3", RULE, PAPER, "stroke-width=\"1\"")                                                                 \
    X(DOT4, "p-d4", OBSTACLE, PAPER, "stroke-width=\"1\"")                                                             \
    X(HOLLOW, "p-ho", PAPER, EDGE, "stroke-width=\"1.5\"")                                                             \
    X(FLAG, "p-fl", DUE, PAPER, "stroke-width=\"1\"")                                                                  \
    X(MEDIAN, "p-me", NONE, EDGE, "stroke-width=\"3.5\"")                                                              \
    X(FLOW, "p-fw", NONE, EDGE, "stroke-opacity=\"0.6\"")                                                              \
    X(ON0, "p-o0", ON0, NONE, WORDS_13)                                                                                \
    X(ON1, "p-o1", ON1, NONE, WORDS_13)                                                                                \
    X(ON2, "p-o2", ON2, NONE, WORDS_13)                                                                                \
    X(ON3, "p-o3", ON3, NONE, WORDS_13)                                                                                \
    X(ON4, "p-o4", ON4, NONE, WORDS_13)                                                                                \
    X(ON5, "p-o5", ON5, NONE, WORDS_13)

enum ink {
#define X(name, class, fill, stroke, more) INK_##name,
    INK_LIST(X)
#undef X
        INK_COUNT
};
struct ink_row {
    const char *class;
    enum colour fill, stroke;
    const char *more;
};
extern const struct ink_row INKS[INK_COUNT];

#endif
