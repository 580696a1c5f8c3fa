/* palette.c -- the style sheet, written from the tables of colours and inks.
 *
 *      .plot{--p-TEXT:#1b1f24;...}                         white paper
 *      @media screen and (prefers-color-scheme:dark)       a dark page, unless the page itself says light
 *      [data-theme=dark] .plot                             a dark page by the reader's choice in it
 *      @media (forced-colors:active)                       the reader's own colours
 *      .plot .p-te{fill:var(--p-TEXT)}                     one rule an ink, in the order of its table
 *
 * Print is white paper: both dark rules are for screens alone. */
#include "plot/palette.h"

#include "plot/plot.h"

#include <string.h>

const struct colour_row COLOURS[COL_COUNT] = {
#define X(name, light, dark, forced) [COL_##name] = { #name, light, dark, forced },
    COLOUR_LIST(X)
#undef X
};

const struct ink_row INKS[INK_COUNT] = {
#define X(name, class, fill, stroke, more) [INK_##name] = { class, COL_##fill, COL_##stroke, more },
    INK_LIST(X)
#undef X
};

enum theme { LIGHT, DARK, FORCED };

static void add_colours(struct sbuf *out, enum theme theme, const char *where)
{
    sbuf_printf(out, "%s{", where);
    for (size_t i = COL_NONE + 1; i < COL_COUNT; i++) {
        const char *const of[] = { COLOURS[i].light, COLOURS[i].dark, COLOURS[i].forced };
        sbuf_printf(out, "--p-%s:%s;", COLOURS[i].name, of[theme]);
    }
    sbuf_str(out, "}");
}

static void add_ink(struct sbuf *out, const struct ink_row *ink)
{
    sbuf_printf(out, ".plot .%s{", ink->class);
    if (ink->fill != COL_NONE)
        sbuf_printf(out, "fill:var(--p-%s);", COLOURS[ink->fill].name);
    if (ink->stroke != COL_NONE)
        sbuf_printf(out, "stroke:var(--p-%s)", COLOURS[ink->stroke].name);
    sbuf_str(out, "}\n");
}

static const char FRAME[] =
    ".plot{display:block;max-width:100%;height:auto}\n"
    ".plot a{cursor:pointer}\n"
    ".plot a:hover .p-ed,.plot a:hover .p-bl,.plot a:hover .p-ch{stroke-width:2.4}\n"
    ".plot a:focus{outline:none}\n"
    ".plot a:focus-visible{outline:3px solid var(--p-LINK);outline-offset:2px}\n"
    ".plot-table{border-collapse:collapse;margin:.5rem 0;font-size:.875rem}\n"
    ".plot-table caption{text-align:left;font-weight:bold;padding:.25rem 0}\n"
    ".plot-table th,.plot-table td{border:1px solid #8d959d;padding:.25rem .5rem;text-align:left;vertical-align:top}\n"
    ".plot-table .num{text-align:right;font-variant-numeric:tabular-nums}\n"
    ".plot-table a{color:inherit}\n"
    ".plot-narrow{display:none}\n"
    "@media screen and (max-width:640px){.plot-wide{display:none}.plot-narrow{display:block}}\n"
    "@media print{.plot,.plot-table tr{break-inside:avoid}}\n";

void plot_css(struct sbuf *out)
{
    add_colours(out, LIGHT, ".plot");
    sbuf_str(out, "\n@media screen and (prefers-color-scheme:dark){");
    add_colours(out, DARK, ":root:not([data-theme=\"light\"]) .plot");
    sbuf_str(out, "}\n@media screen{");
    add_colours(out, DARK, ":root[data-theme=\"dark\"] .plot");
    sbuf_str(out, "}\n@media (forced-colors:active){");
    add_colours(out, FORCED, ":root:root .plot"); /* as strong as the dark rules, and behind them */
    sbuf_str(out, ".plot{forced-color-adjust:none}}\n");
    for (size_t i = 0; i < INK_COUNT; i++)
        add_ink(out, &INKS[i]);
    sbuf_str(out, FRAME);
}
