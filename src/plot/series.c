/* series.c -- lines over time. */
#include "plot/series.h"

#include "plot/frame.h"
#include "plot/html.h"
#include "plot/value.h"

enum { PLOT_H = 240 * PX, PLOT_H_NARROW = 200 * PX, DOT = 4 * PX };

struct chart {
    struct svg *s;
    const struct plot_series *p;
    size_t n, nlines; /* drawn: the newest periods, the first lines */
    size_t from;
    struct time_axis time;
    struct value_axis value;
    int top, bottom;
};

static double value(const struct chart *c, size_t line, size_t i) { return c->p->lines[line].values[c->from + i]; }
static int x_of(const struct chart *c, size_t i) { return time_x(&c->time, c->p->at[c->from + i]); }

static struct chart chart_new(struct svg *s, const struct plot_series *p, int top)
{
    struct chart c = { .s = s, .p = p, .top = top, .bottom = top + (s->narrow ? PLOT_H_NARROW : PLOT_H) };
    double lo = 0, hi = 1;
    int label_w = 0;
    c.n = p->n < PLOT_POINTS_MAX ? p->n : PLOT_POINTS_MAX;
    c.from = p->n - c.n;
    c.nlines = p->nlines < PLOT_LINES_MAX ? p->nlines : PLOT_LINES_MAX;
    for (size_t k = 0; k < c.nlines; k++)
        for (size_t i = 0; i < c.n; i++) {
            double v = value(&c, k, i);
            lo = is_number(v) && v < lo ? v : lo;
            hi = is_number(v) && v > hi ? v : hi;
        }
    c.value = value_axis_new(lo, hi, 6, false);
    c.value.at_lo = c.bottom;
    c.value.at_hi = top;
    for (int i = 0; i < c.value.nticks; i++) {
        int w = letters_width(value_label(s->a, s->style, &c.value, i, false), INK_SMALL);
        label_w = w > label_w ? w : label_w;
    }
    struct instant first = c.n ? p->at[c.from] : (struct instant){ 0 }, last = c.n ? p->at[p->n - 1] : first;
    last.us = max64(last.us, first.us + US_DAY);
    c.time = time_axis_new(first, last, MARGIN + label_w + 16 * PX, s->width - MARGIN - 10 * PX);
    return c;
}

static void draw_axes(const struct chart *c)
{
    struct svg *s = c->s;
    size_t n;
    const struct time_tick *ticks = time_ticks(s->a, s->style, &c->time, &n);
    for (int i = 0; i < c->value.nticks; i++) {
        int y = value_at(&c->value, c->value.ticks[i]);
        svg_line(s, INK_GRID, (struct point){ c->time.x0 - 6 * PX, y }, (struct point){ s->width - MARGIN, y });
        svg_text(s, INK_SMALL, c->time.x0 - 10 * PX, y + 4 * PX, ANCHOR_END,
                 value_label(s->a, s->style, &c->value, i, false));
    }
    svg_line(s, INK_AXIS, (struct point){ c->time.x0 - 6 * PX, c->bottom },
             (struct point){ s->width - MARGIN, c->bottom });
    for (size_t i = 0; i < n; i++) {
        struct text two[] = { ticks[i].label, ticks[i].under };
        svg_line(s, INK_AXIS, (struct point){ ticks[i].x, c->bottom },
                 (struct point){ ticks[i].x, c->bottom + 5 * PX });
        for (int k = 0; k < 2; k++) {
            int half = letters_width(two[k], INK_SMALL) / 2, most = s->width - 2 * PX - half;
            svg_text(s, INK_SMALL, ticks[i].x < most ? ticks[i].x : most, c->bottom + (18 + 15 * k) * PX, ANCHOR_MIDDLE,
                     two[k]);
        }
    }
}

/* A circle, a square, a triangle, a diamond. */
static void draw_dot(struct svg *s, size_t line, struct point at)
{
    enum ink ink = (enum ink)(INK_DOT1 + line);
    struct point three[] = { { at.x, at.y - DOT }, { at.x + DOT, at.y + DOT }, { at.x - DOT, at.y + DOT } };
    struct point four[] = {
        { at.x, at.y - DOT - PX }, { at.x + DOT + PX, at.y }, { at.x, at.y + DOT + PX }, { at.x - DOT - PX, at.y }
    };
    if (line == 0)
        svg_circle(s, ink, at, DOT);
    else if (line == 1)
        svg_rect(s, ink, at.x - DOT, at.y - DOT, 2 * DOT, 2 * DOT);
    else
        svg_poly(s, ink, line == 2 ? three : four, line == 2 ? LEN(three) : LEN(four), true);
}

/* From gap to gap. */
static void draw_line(const struct chart *c, size_t line)
{
    struct point *run = ARENA_ARRAY(c->s->a, struct point, c->n);
    size_t n = 0;
    for (size_t i = 0; i <= c->n; i++) {
        bool known = i < c->n && is_number(value(c, line, i));
        if (known)
            run[n++] = (struct point){ x_of(c, i), value_at(&c->value, value(c, line, i)) };
        if (known || n == 0)
            continue;
        if (n > 1)
            svg_poly(c->s, (enum ink)(INK_LINE1 + line), run, n, false);
        else if (c->n > PLOT_DOTS_MAX)
            draw_dot(c->s, line, run[0]);
        n = 0;
    }
}

static struct text point_words(const struct chart *c, size_t line, size_t i)
{
    struct svg *s = c->s;
    struct text n = figure_short(s->a, s->style, value(c, line, i), false);
    struct text date = figure_date(s->a, s->style, c->p->at[c->from + i], false);
    return plot_say(s->a, s->style, PW_PAIR, c->p->lines[line].name, plot_say(s->a, s->style, PW_MARK, date, n));
}

static void draw_lines(const struct chart *c)
{
    struct svg *s = c->s;
    svg_hidden(s);
    for (size_t k = 0; k < c->nlines; k++)
        draw_line(c, k);
    svg_hidden_end(s);
    if (c->n > PLOT_DOTS_MAX)
        return;
    svg_list(s, c->p->title);
    for (size_t k = 0; k < c->nlines; k++)
        for (size_t i = 0; i < c->n; i++) {
            if (!is_number(value(c, k, i)))
                continue;
            svg_item(s, TEXT_NONE, point_words(c, k, i));
            draw_dot(s, k, (struct point){ x_of(c, i), value_at(&c->value, value(c, k, i)) });
            svg_item_end(s, TEXT_NONE);
        }
    svg_list_end(s);
}

static void draw_legend(struct svg *s, const struct plot_series *p, int *y)
{
    struct legend legend = legend_begin(s, *y);
    for (size_t k = 0; k < p->nlines && k < PLOT_LINES_MAX; k++) {
        struct point at = legend_item(&legend, p->lines[k].name), from = { at.x, at.y + SWATCH_H / 2 };
        struct point ends[] = { from, { from.x + SWATCH_W, from.y } };
        svg_poly(s, (enum ink)(INK_LINE1 + k), ends, LEN(ends), false);
        draw_dot(s, k, (struct point){ from.x + SWATCH_W / 2, from.y });
    }
    *y = legend_end(&legend);
}

void plot_series(struct sbuf *out, struct arena *a, const struct plot_series *p, const struct plot_style *style)
{
    struct svg s;
    int y;
    svg_begin(&s, a, style);
    frame_title(&s, &y, p->title);
    svg_hidden(&s);
    draw_legend(&s, p, &y);
    frame_note(&s, &y, p->measure);
    struct chart c = chart_new(&s, p, y + 6 * PX);
    draw_axes(&c);
    svg_hidden_end(&s);
    draw_lines(&c);
    y = c.bottom + 40 * PX;
    frame_more(&s, &y, plot_word(style, PW_PERIOD), c.from);
    frame_more(&s, &y, p->measure, p->nlines - c.nlines);
    if (p->n == 0 || p->nlines == 0)
        frame_note(&s, &y, plot_word(style, PW_NOTHING));
    svg_end(&s, out, y, p->title, p->desc);
}

void plot_series_table(struct sbuf *out, struct arena *a, const struct plot_series *p, const struct plot_style *style)
{
    size_t n = p->n < PLOT_TABLE_ROWS_MAX ? p->n : PLOT_TABLE_ROWS_MAX;
    html_table_open(out, style, p->title);
    html_col_head(out, false, plot_word(style, PW_PERIOD));
    for (size_t k = 0; k < p->nlines; k++)
        html_col_head(out, true, p->lines[k].name);
    html_table_body(out);
    for (size_t i = p->n - n; i < p->n; i++) {
        html_row(out);
        html_row_head(out, TEXT_NONE, figure_date(a, style, p->at[i], false));
        for (size_t k = 0; k < p->nlines; k++)
            html_cell(out, true, TEXT_NONE, figure_short(a, style, p->lines[k].values[i], false));
        html_row_end(out);
    }
    html_more(out, a, style, p->nlines + 1, p->n - n);
    html_table_end(out);
}
