/* funnel.c -- points between limits; who is outside is named. */
#include "plot/funnel.h"

#include "plot/frame.h"
#include "plot/html.h"
#include "plot/value.h"

enum { PLOT_H = 320 * PX, PLOT_H_NARROW = 260 * PX, DOT = 4 * PX, DIAMOND = 6 * PX, WORD_H = 15 * PX };

struct box {
    int x0, y0, x1, y1;
};

struct chart {
    struct svg *s;
    const struct plot_funnel *p;
    size_t n;
    struct value_axis x, y;
    int top, bottom;
    struct box *names;
    size_t nnames, unnamed;
};

static void widen(double *hi, double v) { *hi = is_number(v) && v > *hi ? v : *hi; }
static void lower(double *lo, double v) { *lo = is_number(v) && v < *lo ? v : *lo; }

static struct chart chart_new(struct svg *s, const struct plot_funnel *p, int top)
{
    struct chart c = { .s = s, .p = p, .top = top, .bottom = top + (s->narrow ? PLOT_H_NARROW : PLOT_H) };
    double most_n = 1, most = 0, least = 0;
    int label_w = 0;
    c.n = p->npoints < PLOT_FUNNEL_POINTS_MAX ? p->npoints : PLOT_FUNNEL_POINTS_MAX;
    for (size_t i = 0; i < c.n; i++) {
        widen(&most_n, (double)p->points[i].n);
        widen(&most, p->points[i].rate);
        lower(&least, p->points[i].rate);
    }
    widen(&most, p->average);
    for (size_t i = 0; i < p->nlimits; i++) /* wide limits at the least n would squeeze the rest */
        if (is_number(p->limits[i].n) && p->limits[i].n * 10 >= most_n)
            widen(&most, p->limits[i].high_wide);
    most = p->percent && most > 1 ? 1 : most;
    c.x = value_axis_new(0, most_n, s->narrow ? 4 : 8, false);
    c.y = value_axis_new(least, most > least ? most : least + (p->percent ? 0.1 : 1), 6, false);
    for (int i = 0; i < c.y.nticks; i++) {
        int w = letters_width(value_label(s->a, s->style, &c.y, i, p->percent), INK_SMALL);
        label_w = w > label_w ? w : label_w;
    }
    c.y.at_lo = c.bottom;
    c.y.at_hi = top;
    c.x.at_lo = MARGIN + label_w + 12 * PX;
    c.x.at_hi = s->width - MARGIN - 10 * PX;
    return c;
}

static void draw_axes(const struct chart *c)
{
    struct svg *s = c->s;
    for (int i = 0; i < c->y.nticks; i++) {
        int y = value_at(&c->y, c->y.ticks[i]);
        svg_line(s, INK_GRID, (struct point){ c->x.at_lo, y }, (struct point){ c->x.at_hi, y });
        svg_text(s, INK_SMALL, c->x.at_lo - 6 * PX, y + 4 * PX, ANCHOR_END,
                 value_label(s->a, s->style, &c->y, i, c->p->percent));
    }
    svg_line(s, INK_AXIS, (struct point){ c->x.at_lo, c->bottom }, (struct point){ c->x.at_hi, c->bottom });
    for (int i = 0; i < c->x.nticks; i++) {
        struct text label = value_label(s->a, s->style, &c->x, i, false);
        int x = value_at(&c->x, c->x.ticks[i]), most = s->width - 2 * PX - letters_width(label, INK_SMALL) / 2;
        svg_line(s, INK_AXIS, (struct point){ x, c->bottom }, (struct point){ x, c->bottom + 5 * PX });
        svg_text(s, INK_SMALL, x < most ? x : most, c->bottom + 18 * PX, ANCHOR_MIDDLE, label);
    }
    svg_text(s, INK_SMALL, c->x.at_hi, c->bottom + 34 * PX, ANCHOR_END,
             letters_fit(s->a, c->p->number, s->width - 2 * MARGIN, INK_SMALL));
}

enum { LIMIT_LOW, LIMIT_HIGH, LIMIT_LOW_WIDE, LIMIT_HIGH_WIDE, LIMIT_COUNT };

static double limit_value(const struct plot_limit *l, int which)
{
    const double of[LIMIT_COUNT] = { l->low, l->high, l->low_wide, l->high_wide };
    return of[which];
}

/* Cut off where it leaves the picture, so that it does not run along its edge. */
static void draw_limit(const struct chart *c, int which, enum ink ink)
{
    size_t n = 0, all = c->p->nlimits < PLOT_LIMITS_MAX ? c->p->nlimits : PLOT_LIMITS_MAX;
    struct point *line = ARENA_ARRAY(c->s->a, struct point, all);
    for (size_t i = 0; i < all; i++) {
        double v = limit_value(&c->p->limits[i], which), at = c->p->limits[i].n;
        if (is_number(v) && is_number(at) && v >= c->y.lo && v <= c->y.hi && at >= 0 && at <= c->x.hi)
            line[n++] = (struct point){ value_at(&c->x, at), value_at(&c->y, v) };
    }
    if (n > 1)
        svg_poly(c->s, ink, line, n, false);
}

static void draw_limits(const struct chart *c)
{
    for (int which = 0; which < LIMIT_COUNT; which++)
        draw_limit(c, which, which < LIMIT_LOW_WIDE ? INK_LINE2 : INK_LINE3);
    if (is_number(c->p->average)) {
        int y = value_at(&c->y, c->p->average);
        svg_line(c->s, INK_AXIS, (struct point){ c->x.at_lo, y }, (struct point){ c->x.at_hi, y });
    }
}

static struct point point_of(const struct chart *c, const struct plot_funnel_point *pt)
{
    return (struct point){ value_at(&c->x, (double)max64(pt->n, 0)), value_at(&c->y, pt->rate) };
}

static void draw_diamond(struct svg *s, struct point at)
{
    struct point four[] = {
        { at.x, at.y - DIAMOND }, { at.x + DIAMOND, at.y }, { at.x, at.y + DIAMOND }, { at.x - DIAMOND, at.y }
    };
    svg_poly(s, INK_FLAG, four, LEN(four), true);
}

static struct text point_words(const struct chart *c, const struct plot_funnel_point *pt)
{
    struct svg *s = c->s;
    struct text rate = figure_short(s->a, s->style, pt->rate, c->p->percent);
    struct text of = plot_say(s->a, s->style, PW_OF_N, rate, figure_count(s->a, s->style, pt->n));
    struct text words = plot_say(s->a, s->style, PW_MARK, pt->label, of);
    return pt->outside ? plot_say(s->a, s->style, PW_PAIR, words, plot_word(s->style, PW_OUTSIDE_LIMITS)) : words;
}

/* The inside first, so that who is outside is never hidden. */
static void draw_points(const struct chart *c)
{
    struct svg *s = c->s;
    svg_list(s, c->p->title);
    for (int outside = 0; outside < 2; outside++)
        for (size_t i = 0; i < c->n; i++) {
            const struct plot_funnel_point *pt = &c->p->points[i];
            if (pt->outside != (outside == 1) || !is_number(pt->rate))
                continue;
            svg_item(s, pt->link, point_words(c, pt));
            if (pt->outside)
                draw_diamond(s, point_of(c, pt));
            else
                svg_circle(s, INK_HOLLOW, point_of(c, pt), DOT);
            svg_item_end(s, pt->link);
        }
    svg_list_end(s);
}

static bool is_free(const struct chart *c, struct box b)
{
    if (b.x0 < c->x.at_lo || b.x1 > c->s->width - 4 * PX || b.y0 < c->top - WORD_H || b.y1 > c->bottom)
        return false;
    for (size_t i = 0; i < c->nnames; i++)
        if (b.x0 < c->names[i].x1 && c->names[i].x0 < b.x1 && b.y0 < c->names[i].y1 && c->names[i].y0 < b.y1)
            return false;
    return true;
}

/* To the right, the left, above, below; else it is counted. */
static void draw_name(struct chart *c, const struct plot_funnel_point *pt)
{
    struct svg *s = c->s;
    struct point at = point_of(c, pt);
    struct text name = letters_fit(s->a, pt->label, s->width / 3, INK_LABEL);
    int w = letters_width(name, INK_LABEL), gap = DIAMOND + 3 * PX;
    struct point places[] = { { at.x + gap, at.y - WORD_H / 2 },
                              { at.x - gap - w, at.y - WORD_H / 2 },
                              { at.x - w / 2, at.y - gap - WORD_H },
                              { at.x - w / 2, at.y + gap } };
    for (size_t i = 0; i < LEN(places); i++) {
        struct box b = { places[i].x, places[i].y, places[i].x + w, places[i].y + WORD_H };
        if (!is_free(c, b))
            continue;
        ARENA_PUSH(s->a, c->names, c->nnames, b);
        svg_text(s, INK_LABEL, b.x0, b.y0 + 11 * PX, ANCHOR_START, name);
        return;
    }
    c->unnamed++;
}

static bool has_wide(const struct plot_funnel *p)
{
    for (size_t i = 0; i < p->nlimits; i++)
        if (is_number(p->limits[i].low_wide) || is_number(p->limits[i].high_wide))
            return true;
    return false;
}

static void draw_legend(struct svg *s, const struct plot_funnel *p, int *y)
{
    static const struct {
        enum plot_word word;
        enum ink ink;
    } LINES[] = { { PW_LIMITS, INK_LINE2 }, { PW_LIMITS_WIDE, INK_LINE3 }, { PW_AVERAGE, INK_AXIS } };
    struct legend legend = legend_begin(s, *y);
    for (size_t i = 0; i < LEN(LINES); i++) {
        struct text words = plot_word(s->style, LINES[i].word);
        if (LINES[i].word == PW_LIMITS_WIDE && !has_wide(p))
            continue;
        if (LINES[i].word == PW_AVERAGE)
            words = plot_say(s->a, s->style, PW_MARK, words, figure_short(s->a, s->style, p->average, p->percent));
        struct point at = legend_item(&legend, words), mid = { at.x, at.y + SWATCH_H / 2 };
        svg_line(s, LINES[i].ink, mid, (struct point){ mid.x + SWATCH_W, mid.y });
    }
    struct point at = legend_item(&legend, plot_word(s->style, PW_OUTSIDE_LIMITS));
    draw_diamond(s, (struct point){ at.x + SWATCH_W / 2, at.y + SWATCH_H / 2 });
    *y = legend_end(&legend);
}

void plot_funnel(struct sbuf *out, struct arena *a, const struct plot_funnel *p, const struct plot_style *style)
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
    draw_limits(&c);
    svg_hidden_end(&s);
    draw_points(&c);
    svg_hidden(&s);
    for (size_t i = 0; i < c.n; i++)
        if (p->points[i].outside && is_number(p->points[i].rate))
            draw_name(&c, &p->points[i]);
    svg_hidden_end(&s);
    y = c.bottom + 42 * PX;
    frame_more(&s, &y, plot_word(style, PW_OUTSIDE_LIMITS), c.unnamed);
    frame_more(&s, &y, plot_word(style, PW_UNIT), p->npoints - c.n);
    if (p->npoints == 0)
        frame_note(&s, &y, plot_word(style, PW_NOTHING));
    svg_end(&s, out, y, p->title, p->desc);
}

void plot_funnel_table(struct sbuf *out, struct arena *a, const struct plot_funnel *p, const struct plot_style *style)
{
    size_t n = p->npoints < PLOT_TABLE_ROWS_MAX ? p->npoints : PLOT_TABLE_ROWS_MAX;
    html_table_open(out, style, p->title);
    html_col_head(out, false, plot_word(style, PW_UNIT));
    html_col_head(out, true, p->number);
    html_col_head(out, true, p->measure);
    html_col_head(out, false, plot_word(style, PW_LIMITS));
    html_table_body(out);
    for (size_t i = 0; i < n; i++) {
        const struct plot_funnel_point *pt = &p->points[i];
        html_row(out);
        html_row_head(out, pt->link, pt->label);
        html_cell(out, true, TEXT_NONE, figure_count(a, style, pt->n));
        html_cell(out, true, TEXT_NONE, figure_short(a, style, pt->rate, p->percent));
        html_cell(out, false, TEXT_NONE, pt->outside ? plot_word(style, PW_OUTSIDE_LIMITS) : TEXT_NONE);
        html_row_end(out);
    }
    html_more(out, a, style, 4, p->npoints - n);
    html_table_end(out);
}
