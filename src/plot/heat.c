/* heat.c -- a grid of numbers. */
#include "plot/heat.h"

#include "plot/axis.h"
#include "plot/frame.h"
#include "plot/html.h"

enum { CELL_H = 30 * PX, CELL_W_MIN = 34 * PX, CELL_W_MAX = 96 * PX, HEAD_LINES = 4, HEAD_UP_MAX = 150 * PX };

struct grid {
    struct svg *s;
    const struct plot_heat *p;
    size_t nrows, ncolumns;
    int64_t most;   /* of any cell drawn                                             */
    int x0, cell_w; /* of the first column                                           */
    int y0, row_h;  /* of the first row; a row is its label, where narrow, and cells */
    int label_h;    /* narrow: above the cells                                       */
    bool heads_up;  /* heads stand upright                                           */
    int head_h;
};

/* Held where no sum can overflow. */
static int64_t cell(const struct plot_heat *p, size_t row, size_t column)
{
    return min64(p->counts[row * p->ncolumns + column], INT64_C(1000000000000));
}

/* Sums leave out what is not known. */
static int64_t row_total(const struct plot_heat *p, size_t row)
{
    int64_t sum = 0;
    for (size_t k = 0; k < p->ncolumns; k++)
        sum += max64(cell(p, row, k), 0);
    return sum;
}

static int64_t column_total(const struct plot_heat *p, size_t column)
{
    int64_t sum = 0;
    for (size_t i = 0; i < p->nrows; i++)
        sum += max64(cell(p, i, column), 0);
    return sum;
}

static int64_t total(const struct plot_heat *p)
{
    int64_t sum = 0;
    for (size_t i = 0; i < p->nrows; i++)
        sum += row_total(p, i);
    return sum;
}

static struct text figure(struct arena *a, const struct plot_style *style, int64_t n)
{
    return n < 0 ? TEXT("–") : figure_count(a, style, n);
}

/* 0 for 0 and for what is not known, else 1 to 5. */
static int shade_of(int64_t n, int64_t most)
{
    int64_t per = most / (PLOT_SHADES - 1), rest = most % (PLOT_SHADES - 1);
    for (int k = 1; n > 0 && k < PLOT_SHADES; k++)
        if (n <= per * k + rest * k / (PLOT_SHADES - 1) || k == PLOT_SHADES - 1)
            return k;
    return 0;
}

/* --- layout ----------------------------------------------------------------------------------------------------- */

static int widest_figure(const struct grid *g)
{
    const struct plot_heat *p = g->p;
    struct arena *a = g->s->a;
    int64_t most = g->most;
    for (size_t k = 0; p->column_totals && k < g->ncolumns; k++)
        most = max64(most, column_total(p, k));
    if (p->row_totals)
        most = max64(most, p->column_totals ? total(p) : most);
    for (size_t i = 0; p->row_totals && i < g->nrows; i++)
        most = max64(most, row_total(p, i));
    return letters_width(figure_count(a, g->s->style, most), INK_STRONG) + 8 * PX;
}

static bool heads_fit(const struct grid *g)
{
    for (size_t k = 0; k < g->ncolumns; k++) {
        size_t n;
        const struct text *lines =
            letters_wrap(g->s->a, g->p->columns[k].label, g->cell_w - 6 * PX, HEAD_LINES, INK_SMALL, &n);
        for (size_t i = 0; i < n; i++)
            if (text_ends(lines[i], TEXT("…")))
                return false;
    }
    return true;
}

static int head_height(const struct grid *g)
{
    int most = 0;
    for (size_t k = 0; k < g->ncolumns; k++) {
        size_t n;
        int h = letters_width(g->p->columns[k].label, INK_SMALL);
        h = h < HEAD_UP_MAX ? h : HEAD_UP_MAX;
        if (!g->heads_up) {
            letters_wrap(g->s->a, g->p->columns[k].label, g->cell_w - 6 * PX, HEAD_LINES, INK_SMALL, &n);
            h = (int)n * letters_height(INK_SMALL);
        }
        most = h > most ? h : most;
    }
    return most + 10 * PX;
}

static struct grid grid_new(struct svg *s, const struct plot_heat *p, int y)
{
    struct grid g = { .s = s, .p = p };
    g.nrows = p->nrows < PLOT_HEAT_ROWS_MAX ? p->nrows : PLOT_HEAT_ROWS_MAX;
    g.ncolumns = p->ncolumns < PLOT_HEAT_COLUMNS_MAX ? p->ncolumns : PLOT_HEAT_COLUMNS_MAX;
    for (size_t i = 0; i < g.nrows; i++)
        for (size_t k = 0; k < g.ncolumns; k++)
            g.most = max64(g.most, cell(p, i, k));
    int columns = (int)g.ncolumns + (p->row_totals ? 1 : 0), least = widest_figure(&g);
    int label_w = s->narrow ? 0 : s->width / 3 < 300 * PX ? s->width / 3 : 300 * PX;
    least = least > CELL_W_MIN ? least : CELL_W_MIN;
    g.x0 = MARGIN + label_w;
    g.cell_w = (s->width - MARGIN - g.x0) / (columns > 0 ? columns : 1);
    g.cell_w = g.cell_w > CELL_W_MAX ? CELL_W_MAX : g.cell_w;
    if (g.cell_w < least) { /* wider than was asked for: it is shown smaller, but whole */
        g.cell_w = least;
        s->width = g.x0 + columns * least + MARGIN;
    }
    g.label_h = s->narrow ? 20 * PX : 0;
    g.row_h = g.label_h + CELL_H + (s->narrow ? 4 * PX : 0);
    g.heads_up = !heads_fit(&g);
    g.head_h = head_height(&g);
    g.y0 = y + g.head_h;
    return g;
}

/* --- drawing ---------------------------------------------------------------------------------------------------- */

static void draw_head(const struct grid *g, int column, struct text label)
{
    struct svg *s = g->s;
    int x = g->x0 + column * g->cell_w + g->cell_w / 2;
    size_t n;
    if (g->heads_up) {
        svg_text_up(s, INK_SMALL, x + 4 * PX, g->y0 - 5 * PX, letters_fit(s->a, label, g->head_h - 8 * PX, INK_SMALL));
        return;
    }
    const struct text *lines = letters_wrap(s->a, label, g->cell_w - 6 * PX, HEAD_LINES, INK_SMALL, &n);
    for (size_t i = 0; i < n; i++)
        svg_text(s, INK_SMALL, x, g->y0 - 8 * PX - (int)(n - 1 - i) * letters_height(INK_SMALL), ANCHOR_MIDDLE,
                 lines[i]);
}

/* Up to two lines, the second with an ellipsis where the label is still longer. */
static void draw_row_label(const struct grid *g, int y, struct text label, enum ink ink)
{
    struct svg *s = g->s;
    int wide = s->narrow ? s->width - 2 * MARGIN : g->x0 - MARGIN - 10 * PX;
    size_t n;
    const struct text *lines = letters_wrap(s->a, label, wide, s->narrow ? 1 : 2, ink, &n);
    int line_h = s->narrow ? 0 : 14 * PX;
    int top = s->narrow ? y + 15 * PX : y + (CELL_H - (int)n * line_h) / 2 + 11 * PX;
    for (size_t i = 0; i < n; i++)
        svg_text(s, ink, MARGIN, top + (int)i * line_h, ANCHOR_START, lines[i]);
}

static void draw_cell(const struct grid *g, size_t row, size_t column)
{
    struct svg *s = g->s;
    int64_t n = cell(g->p, row, column);
    int shade = shade_of(n, g->most), x = g->x0 + (int)column * g->cell_w, y = g->y0 + (int)row * g->row_h + g->label_h;
    svg_rect(s, (enum ink)(INK_HEAT0 + shade), x, y, g->cell_w, CELL_H);
    svg_text(s, (enum ink)(INK_ON0 + shade), x + g->cell_w / 2, y + 20 * PX, ANCHOR_MIDDLE, figure(s->a, s->style, n));
}

static struct text cell_words(const struct grid *g, size_t row, size_t column)
{
    struct arena *a = g->s->a;
    struct text n = figure(a, g->s->style, cell(g->p, row, column)), label = g->p->columns[column].label;
    struct text of = plot_say(a, g->s->style, PW_MARK, label, n);
    return plot_say(a, g->s->style, PW_PAIR, g->p->rows[row].label, of);
}

static void draw_total(const struct grid *g, int column, int y, int64_t n)
{
    svg_text(g->s, INK_STRONG, g->x0 + column * g->cell_w + g->cell_w / 2, y + 20 * PX, ANCHOR_MIDDLE,
             figure_count(g->s->a, g->s->style, n));
}

static int draw_totals(const struct grid *g)
{
    const struct plot_heat *p = g->p;
    int y = g->y0 + (int)g->nrows * g->row_h;
    for (size_t i = 0; p->row_totals && i < g->nrows; i++)
        draw_total(g, (int)g->ncolumns, g->y0 + (int)i * g->row_h + g->label_h, row_total(p, i));
    if (!p->column_totals)
        return y;
    svg_line(g->s, INK_AXIS, (struct point){ MARGIN, y }, (struct point){ g->s->width - MARGIN, y });
    draw_row_label(g, y, plot_word(g->s->style, PW_TOTAL), INK_STRONG);
    for (size_t k = 0; k < g->ncolumns; k++)
        draw_total(g, (int)k, y + g->label_h, column_total(p, k));
    if (p->row_totals)
        draw_total(g, (int)g->ncolumns, y + g->label_h, total(p));
    return y + g->row_h;
}

/* What is the same for all: heads, labels, cells without a number to follow. */
static void draw_ground(const struct grid *g)
{
    svg_hidden(g->s);
    if (!g->s->narrow)
        svg_text(g->s, INK_SMALL, MARGIN, g->y0 - 8 * PX, ANCHOR_START, g->p->corner);
    for (size_t k = 0; k < g->ncolumns; k++)
        draw_head(g, (int)k, g->p->columns[k].label);
    if (g->p->row_totals)
        draw_head(g, (int)g->ncolumns, plot_word(g->s->style, PW_TOTAL));
    for (size_t i = 0; i < g->nrows; i++)
        for (size_t k = 0; k < g->ncolumns; k++)
            if (cell(g->p, i, k) <= 0)
                draw_cell(g, i, k);
    svg_hidden_end(g->s);
}

static void draw_cells(const struct grid *g)
{
    const struct plot_heat *p = g->p;
    svg_list(g->s, p->title);
    for (size_t i = 0; i < g->nrows; i++) {
        svg_item(g->s, p->rows[i].link, p->rows[i].label);
        svg_hidden(g->s); /* perhaps shortened: the item says it whole */
        draw_row_label(g, g->y0 + (int)i * g->row_h, p->rows[i].label, INK_TEXT);
        svg_hidden_end(g->s);
        svg_item_end(g->s, p->rows[i].link);
        for (size_t k = 0; k < g->ncolumns; k++) {
            struct text link = p->links ? p->links[i * p->ncolumns + k] : TEXT_NONE;
            if (cell(p, i, k) <= 0)
                continue;
            svg_item(g->s, link, cell_words(g, i, k));
            draw_cell(g, i, k);
            svg_item_end(g->s, link);
        }
    }
    svg_list_end(g->s);
}

static void draw_legend(struct svg *s, int64_t most, int *y)
{
    struct legend legend = legend_begin(s, *y);
    int64_t from = 1;
    legend_words(&legend, plot_word(s->style, PW_SHADES));
    for (int k = 1; k < PLOT_SHADES; k++) {
        int64_t to = most / (PLOT_SHADES - 1) * k + most % (PLOT_SHADES - 1) * k / (PLOT_SHADES - 1);
        if (to < from)
            continue;
        struct text low = figure_count(s->a, s->style, from), high = figure_count(s->a, s->style, to);
        struct point at = legend_item(&legend, from == to ? low : plot_say(s->a, s->style, PW_STRETCH, low, high));
        svg_rect(s, (enum ink)(INK_HEAT0 + k), at.x, at.y, SWATCH_W, SWATCH_H);
        from = to + 1;
    }
    *y = legend_end(&legend);
}

void plot_heat(struct sbuf *out, struct arena *a, const struct plot_heat *p, const struct plot_style *style)
{
    struct svg s;
    int y;
    svg_begin(&s, a, style);
    frame_title(&s, &y, p->title);
    struct grid g = grid_new(&s, p, y);
    svg_hidden(&s);
    if (g.most > 0)
        draw_legend(&s, g.most, &y);
    svg_hidden_end(&s);
    g.y0 = y + g.head_h;
    draw_ground(&g);
    draw_cells(&g);
    svg_hidden(&s);
    y = draw_totals(&g) + 8 * PX;
    svg_hidden_end(&s);
    if (p->nrows > g.nrows)
        frame_note(&s, &y,
                   plot_say(a, style, PW_MORE, figure_count(a, style, (int64_t)(p->nrows - g.nrows)), TEXT_NONE));
    if (p->ncolumns > g.ncolumns)
        frame_note(
            &s, &y,
            plot_say(a, style, PW_AND_COLUMNS, figure_count(a, style, (int64_t)(p->ncolumns - g.ncolumns)), TEXT_NONE));
    if (p->nrows == 0 || p->ncolumns == 0)
        frame_note(&s, &y, plot_word(style, PW_NOTHING));
    svg_end(&s, out, y + 4 * PX, p->title, p->desc);
}

/* --- the twin --------------------------------------------------------------------------------------------------- */

static void table_row(struct sbuf *out, struct arena *a, const struct plot_heat *p, const struct plot_style *style,
                      size_t row)
{
    html_row(out);
    html_row_head(out, p->rows[row].link, p->rows[row].label);
    for (size_t k = 0; k < p->ncolumns; k++) {
        bool linked = p->links && cell(p, row, k) > 0;
        html_cell(out, true, linked ? p->links[row * p->ncolumns + k] : TEXT_NONE, figure(a, style, cell(p, row, k)));
    }
    if (p->row_totals)
        html_cell(out, true, TEXT_NONE, figure_count(a, style, row_total(p, row)));
    html_row_end(out);
}

void plot_heat_table(struct sbuf *out, struct arena *a, const struct plot_heat *p, const struct plot_style *style)
{
    size_t n = p->nrows < PLOT_TABLE_ROWS_MAX ? p->nrows : PLOT_TABLE_ROWS_MAX;
    html_table_open(out, style, p->title);
    html_col_head(out, false, p->corner);
    for (size_t k = 0; k < p->ncolumns; k++)
        html_col_head(out, true, p->columns[k].label);
    if (p->row_totals)
        html_col_head(out, true, plot_word(style, PW_TOTAL));
    html_table_body(out);
    for (size_t i = 0; i < n; i++)
        table_row(out, a, p, style, i);
    if (p->nrows > n) {
        struct text more = figure_count(a, style, (int64_t)(p->nrows - n));
        html_note(out, p->ncolumns + 1 + p->row_totals, plot_say(a, style, PW_MORE, more, TEXT_NONE));
    }
    if (p->column_totals) {
        html_row(out);
        html_row_head(out, TEXT_NONE, plot_word(style, PW_TOTAL));
        for (size_t k = 0; k < p->ncolumns; k++)
            html_cell(out, true, TEXT_NONE, figure_count(a, style, column_total(p, k)));
        if (p->row_totals)
            html_cell(out, true, TEXT_NONE, figure_count(a, style, total(p)));
        html_row_end(out);
    }
    html_table_end(out);
}
