/* distribution.c -- strips of quantiles. */
#include "plot/distribution.h"

#include "plot/frame.h"
#include "plot/html.h"
#include "plot/value.h"

#include <math.h>

enum { ROW_H = 32 * PX, BOX_H = 14 * PX, FIGURES_W = 120 * PX };

struct chart {
    struct svg *s;
    const struct plot_distribution *p;
    size_t n;
    struct value_axis axis;
    int top, row_h, label_w;
};

static bool is_known(const struct plot_strip *t)
{
    return is_number(t->p10) && is_number(t->q1) && is_number(t->median) && is_number(t->q3) && is_number(t->p90) &&
           t->p10 <= t->q1 && t->q1 <= t->median && t->median <= t->q3 && t->q3 <= t->p90;
}

static struct chart chart_new(struct svg *s, const struct plot_distribution *p, int top)
{
    struct chart c = { .s = s, .p = p, .top = top, .row_h = ROW_H + (s->narrow ? 18 * PX : 0) };
    double lo = 1e12, hi = 0;
    c.n = p->n < PLOT_STRIPS_MAX ? p->n : PLOT_STRIPS_MAX;
    for (size_t i = 0; i < c.n; i++)
        if (is_known(&p->strips[i])) {
            double least = p->strips[i].p10;
            lo = least < lo && (!p->log || least > 0) ? least : lo;
            hi = p->strips[i].p90 > hi ? p->strips[i].p90 : hi;
        }
    c.axis = value_axis_new(lo, hi, s->narrow ? 4 : 7, p->log);
    c.label_w = s->narrow ? 0 : s->width / 4 < 260 * PX ? s->width / 4 : 260 * PX;
    c.axis.at_lo = MARGIN + c.label_w + 6 * PX;
    c.axis.at_hi = s->width - MARGIN - (s->narrow ? 12 * PX : FIGURES_W);
    return c;
}

static void draw_axis(const struct chart *c)
{
    struct svg *s = c->s;
    int foot = c->top + (int)c->n * c->row_h;
    for (int i = 0; i < c->axis.nticks; i++) {
        struct text label = value_label(s->a, s->style, &c->axis, i, false);
        int x = value_at(&c->axis, c->axis.ticks[i]), half = letters_width(label, INK_SMALL) / 2;
        svg_line(s, INK_GRID, (struct point){ x, c->top }, (struct point){ x, foot + 4 * PX });
        x = x - half < 2 * PX ? half + 2 * PX : x + half > s->width - 2 * PX ? s->width - 2 * PX - half : x;
        svg_text(s, INK_SMALL, x, foot + 18 * PX, ANCHOR_MIDDLE, label);
    }
    svg_line(s, INK_AXIS, (struct point){ c->axis.at_lo, foot }, (struct point){ c->axis.at_hi, foot });
}

static struct text strip_figures(const struct chart *c, const struct plot_strip *t)
{
    struct svg *s = c->s;
    struct text median = figure_short(s->a, s->style, is_known(t) ? t->median : NAN, false);
    return plot_say(s->a, s->style, PW_OF_N, median, figure_count(s->a, s->style, t->n));
}

static struct text strip_words(const struct chart *c, const struct plot_strip *t)
{
    struct svg *s = c->s;
    struct text words = plot_say(s->a, s->style, PW_MARK, t->label, strip_figures(c, t));
    if (!is_known(t))
        return words;
    struct text q = plot_say(s->a, s->style, PW_STRETCH, figure_short(s->a, s->style, t->q1, false),
                             figure_short(s->a, s->style, t->q3, false));
    struct text p = plot_say(s->a, s->style, PW_STRETCH, figure_short(s->a, s->style, t->p10, false),
                             figure_short(s->a, s->style, t->p90, false));
    return plot_say(s->a, s->style, PW_PAIR, words, plot_say(s->a, s->style, PW_PAIR, q, p));
}

static void draw_strip(const struct chart *c, const struct plot_strip *t, int y)
{
    struct svg *s = c->s;
    int mid = y + ROW_H / 2;
    if (!is_known(t))
        return;
    int x[] = { value_at(&c->axis, t->p10), value_at(&c->axis, t->q1), value_at(&c->axis, t->median),
                value_at(&c->axis, t->q3), value_at(&c->axis, t->p90) };
    svg_line(s, INK_EDGE, (struct point){ x[0], mid }, (struct point){ x[4], mid });
    for (int i = 0; i < 5; i += 4)
        svg_line(s, INK_EDGE, (struct point){ x[i], mid - 4 * PX }, (struct point){ x[i], mid + 4 * PX });
    svg_rect(s, INK_CHILD, x[1], mid - BOX_H / 2, x[3] - x[1], BOX_H);
    svg_line(s, INK_MEDIAN, (struct point){ x[2], mid - BOX_H / 2 - 2 * PX },
             (struct point){ x[2], mid + BOX_H / 2 + 2 * PX });
}

static void draw_labels(const struct chart *c, const struct plot_strip *t, int y)
{
    struct svg *s = c->s;
    struct text figures = strip_figures(c, t);
    int figures_w = letters_width(figures, INK_SMALL),
        room = s->narrow ? s->width - 2 * MARGIN - figures_w - 8 * PX : c->label_w - 8 * PX;
    int top = s->narrow ? y - 18 * PX + 14 * PX : y;
    size_t n;
    const struct text *lines = letters_wrap(s->a, t->label, room, s->narrow ? 1 : 2, INK_TEXT, &n);
    for (size_t i = 0; i < n; i++)
        svg_text(s, INK_TEXT, MARGIN, s->narrow ? top : y + ROW_H / 2 + (n == 2 ? -3 : 4) * PX + (int)i * 14 * PX,
                 ANCHOR_START, lines[i]);
    svg_text(s, INK_SMALL, s->width - MARGIN, s->narrow ? top : y + ROW_H / 2 + 4 * PX, ANCHOR_END,
             s->narrow ? figures : letters_fit(s->a, figures, FIGURES_W - 8 * PX, INK_SMALL));
}

void plot_distribution(struct sbuf *out, struct arena *a, const struct plot_distribution *p,
                       const struct plot_style *style)
{
    struct svg s;
    int y;
    svg_begin(&s, a, style);
    frame_title(&s, &y, p->title);
    svg_hidden(&s);
    frame_note(&s, &y, p->measure);
    struct chart c = chart_new(&s, p, y + 2 * PX);
    draw_axis(&c);
    svg_hidden_end(&s);
    svg_list(&s, p->title);
    for (size_t i = 0; i < c.n; i++) {
        int at = c.top + (int)i * c.row_h + (s.narrow ? 18 * PX : 0);
        svg_hidden(&s); /* perhaps shortened: the item says it whole */
        draw_labels(&c, &p->strips[i], at);
        svg_hidden_end(&s);
        svg_item(&s, p->strips[i].link, strip_words(&c, &p->strips[i]));
        draw_strip(&c, &p->strips[i], at);
        svg_item_end(&s, p->strips[i].link);
    }
    svg_list_end(&s);
    y = c.top + (int)c.n * c.row_h + 26 * PX;
    frame_more(&s, &y, plot_word(style, PW_UNIT), p->n - c.n);
    if (p->n == 0)
        frame_note(&s, &y, plot_word(style, PW_NOTHING));
    svg_end(&s, out, y, p->title, p->desc);
}

void plot_distribution_table(struct sbuf *out, struct arena *a, const struct plot_distribution *p,
                             const struct plot_style *style)
{
    static const struct html_head HEADS[] = { { PW_UNIT, false }, { PW_AMOUNT, true }, { PW_P10, true },
                                              { PW_Q1, true },    { PW_MEDIAN, true }, { PW_Q3, true },
                                              { PW_P90, true } };
    size_t n = p->n < PLOT_TABLE_ROWS_MAX ? p->n : PLOT_TABLE_ROWS_MAX;
    html_table(out, style, plot_say(a, style, PW_MARK, p->title, p->measure), HEADS, LEN(HEADS));
    for (size_t i = 0; i < n; i++) {
        const struct plot_strip *t = &p->strips[i];
        double five[] = { t->p10, t->q1, t->median, t->q3, t->p90 };
        html_row(out);
        html_row_head(out, t->link, t->label);
        html_cell(out, true, TEXT_NONE, figure_count(a, style, t->n));
        for (size_t k = 0; k < LEN(five); k++)
            html_cell(out, true, TEXT_NONE, figure_short(a, style, five[k], false));
        html_row_end(out);
    }
    html_more(out, a, style, LEN(HEADS), p->n - n);
    html_table_end(out);
}
