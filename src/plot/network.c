/* network.c -- a ring of units: half of them down the right side, the others up the left, each on a line of its own, so that
 * names never meet whatever their length; arrows bend towards the middle. */
#include "plot/network.h"

#include "plot/axis.h"
#include "plot/frame.h"
#include "plot/html.h"

#include <math.h>
#include <stdlib.h>

enum { LINE_H = 44 * PX, NODE_R = 6 * PX, EDGE_W_MIN = 12, EDGE_W_MORE = 70 };

struct ring {
    struct svg *s;
    const struct plot_network *p;
    size_t n;
    struct point *at;
    struct point middle;
    int label_w, bottom;
    const struct plot_edge **edges; /* drawn, the most frequent first */
    size_t nedges, more;
    int64_t most;
};

static bool is_right(const struct ring *r, size_t node) { return node < (r->n + 1) / 2; }

static void place_nodes(struct ring *r, int top)
{
    struct svg *s = r->s;
    int rows = (int)(r->n + 1) / 2, h = (rows > 3 ? rows : 3) * LINE_H;
    r->label_w = s->width * (s->narrow ? 30 : 27) / 100;
    r->middle = (struct point){ s->width / 2, top + h / 2 };
    r->bottom = top + h;
    int rx = s->width / 2 - MARGIN - r->label_w - NODE_R - 6 * PX;
    rx = rx > h ? h : rx;
    r->at = ARENA_ARRAY(s->a, struct point, r->n);
    for (size_t i = 0; i < r->n; i++) {
        int row = is_right(r, i) ? (int)i : (int)(r->n - 1 - i), of = is_right(r, i) ? rows : (int)r->n - rows;
        double t = (2.0 * row + 1) / of - 1, out = 0.25 + 0.75 * sqrt(1 - t * t);
        int x = (int)lround(rx * out);
        r->at[i] = (struct point){ r->middle.x + (is_right(r, i) ? x : -x), top + (int)lround((t + 1) / 2 * h) };
    }
}

static bool is_drawn(const struct ring *r, const struct plot_edge *e)
{
    return e->from >= 0 && e->to >= 0 && (size_t)e->from < r->n && (size_t)e->to < r->n && e->from != e->to &&
           e->count > 0;
}

/* By insertion: at most PLOT_EDGES_MAX are kept; of equals the caller's first. */
static void choose_edges(struct ring *r)
{
    r->edges = ARENA_ARRAY(r->s->a, const struct plot_edge *, PLOT_EDGES_MAX + 1);
    for (size_t i = 0; i < r->p->nedges; i++) {
        const struct plot_edge *e = &r->p->edges[i];
        size_t k = r->nedges;
        if (!is_drawn(r, e))
            continue;
        for (; k > 0 && r->edges[k - 1]->count < e->count; k--)
            r->edges[k] = r->edges[k - 1];
        r->edges[k] = e;
        r->nedges++;
        if (r->nedges > PLOT_EDGES_MAX) {
            r->nedges--;
            r->more++;
        }
    }
    r->most = r->nedges ? r->edges[0]->count : 1;
}

/* --- arrows ----------------------------------------------------------------------------------------------------- */

struct bow {
    struct point from, bend, to, figure;
    int width;
};

static struct point towards(struct point from, struct point to, double tenths)
{
    double dx = to.x - from.x, dy = to.y - from.y, length = sqrt(dx * dx + dy * dy);
    double share = length > 0 ? tenths / length : 0;
    return (struct point){ from.x + (int)lround(dx * share), from.y + (int)lround(dy * share) };
}

/* Drawn to its right side as seen by who walks it, so that the way back has a place of its own. */
static struct bow bow_of(const struct ring *r, const struct plot_edge *e)
{
    struct point a = r->at[e->from], b = r->at[e->to], mid = { (a.x + b.x) / 2, (a.y + b.y) / 2 };
    double dx = b.x - a.x, dy = b.y - a.y, length = sqrt(dx * dx + dy * dy);
    double aside = 16 * PX + length * 0.06, pull = 0.45;
    struct bow bow;
    bow.width = EDGE_W_MIN + (int)((double)e->count / (double)r->most * (r->s->narrow ? EDGE_W_MORE / 2 : EDGE_W_MORE));
    bow.bend.x = mid.x + (int)lround((r->middle.x - mid.x) * pull - (length > 0 ? dy / length : 0) * aside);
    bow.bend.y = mid.y + (int)lround((r->middle.y - mid.y) * pull + (length > 0 ? dx / length : 0) * aside);
    bow.from = towards(a, bow.bend, NODE_R + PX);
    bow.to = towards(b, bow.bend, NODE_R + 2 * PX);
    bow.figure =
        (struct point){ (bow.from.x + 2 * bow.bend.x + bow.to.x) / 4, (bow.from.y + 2 * bow.bend.y + bow.to.y) / 4 };
    return bow;
}

static struct text edge_words(const struct ring *r, const struct plot_edge *e)
{
    struct svg *s = r->s;
    struct text way = plot_say(s->a, s->style, PW_ARROW, r->p->nodes[e->from].label, r->p->nodes[e->to].label);
    return plot_say(s->a, s->style, PW_MARK, way, figure_count(s->a, s->style, e->count));
}

static void draw_edges(const struct ring *r)
{
    struct svg *s = r->s;
    svg_list(s, r->p->title);
    for (size_t i = 0; i < r->nedges; i++) {
        const struct plot_edge *e = r->edges[i];
        struct bow bow = bow_of(r, e);
        svg_item(s, e->link, edge_words(r, e));
        svg_arrow(s, INK_FLOW, INK_GOES_ON, bow.from, bow.bend, bow.to, bow.width);
        svg_item_end(s, e->link);
    }
    svg_list_end(s);
}

enum { FIGURE_SHARE = 20 }; /* rarer than this part of the most frequent: in the table */

/* The most frequent first; a number that would lie on another is left to the table too. */
static void draw_figures(const struct ring *r)
{
    struct svg *s = r->s;
    struct point *taken = NULL;
    int *widths = NULL;
    size_t n = 0, nwidths = 0;
    for (size_t i = 0; i < r->nedges && n < PLOT_EDGE_FIGURES_MAX; i++) {
        struct text figure = figure_count(s->a, s->style, r->edges[i]->count);
        struct point at = bow_of(r, r->edges[i]).figure;
        int w = letters_width(figure, INK_LABEL) + 4 * PX;
        bool room = r->edges[i]->count >= r->most / FIGURE_SHARE;
        for (size_t k = 0; k < n && room; k++)
            room = abs(at.y - taken[k].y) >= 15 * PX || abs(at.x - taken[k].x) * 2 >= w + widths[k];
        if (!room)
            continue;
        ARENA_PUSH(s->a, taken, n, at);
        ARENA_PUSH(s->a, widths, nwidths, w);
        svg_text(s, INK_LABEL, at.x, at.y + 4 * PX, ANCHOR_MIDDLE, figure);
    }
}

static void draw_nodes(const struct ring *r)
{
    struct svg *s = r->s;
    svg_list(s, plot_word(s->style, PW_UNIT));
    for (size_t i = 0; i < r->n; i++) {
        bool right = is_right(r, i);
        int x = r->at[i].x + (right ? 1 : -1) * (NODE_R + 5 * PX);
        size_t n;
        const struct text *lines = letters_wrap(s->a, r->p->nodes[i].label, r->label_w, 2, INK_LABEL, &n);
        svg_item(s, r->p->nodes[i].link, r->p->nodes[i].label);
        svg_circle(s, INK_CHILD, r->at[i], NODE_R);
        svg_hidden(s); /* perhaps shortened: the item says it whole */
        for (size_t k = 0; k < n; k++)
            svg_text(s, INK_LABEL, x, r->at[i].y + (n == 2 ? -3 : 4) * PX + (int)k * 14 * PX,
                     right ? ANCHOR_START : ANCHOR_END, lines[k]);
        svg_hidden_end(s);
        svg_item_end(s, r->p->nodes[i].link);
    }
    svg_list_end(s);
}

void plot_network(struct sbuf *out, struct arena *a, const struct plot_network *p, const struct plot_style *style)
{
    struct svg s;
    int y;
    svg_begin(&s, a, style);
    frame_title(&s, &y, p->title);
    struct ring r = { .s = &s, .p = p, .n = p->nnodes < PLOT_NODES_MAX ? p->nnodes : PLOT_NODES_MAX };
    place_nodes(&r, y + 6 * PX);
    choose_edges(&r);
    draw_edges(&r);
    draw_nodes(&r);
    svg_hidden(&s);
    draw_figures(&r);
    svg_hidden_end(&s);
    y = r.bottom + 8 * PX;
    frame_more(&s, &y, plot_word(style, PW_UNIT), p->nnodes - r.n);
    frame_more(&s, &y, plot_word(style, PW_TIMES), r.more);
    if (p->nnodes == 0)
        frame_note(&s, &y, plot_word(style, PW_NOTHING));
    svg_end(&s, out, y + 4 * PX, p->title, p->desc);
}

void plot_network_table(struct sbuf *out, struct arena *a, const struct plot_network *p, const struct plot_style *style)
{
    static const struct html_head HEADS[] = { { PW_HANDED_BY, false }, { PW_HANDED_TO, false }, { PW_TIMES, true } };
    size_t rows = 0, more = 0;
    html_table(out, style, p->title, HEADS, LEN(HEADS));
    for (size_t i = 0; i < p->nedges; i++) {
        const struct plot_edge *e = &p->edges[i];
        if (e->from < 0 || e->to < 0 || (size_t)e->from >= p->nnodes || (size_t)e->to >= p->nnodes)
            continue;
        if (rows++ >= PLOT_TABLE_ROWS_MAX) {
            more++;
            continue;
        }
        html_row(out);
        html_row_head(out, p->nodes[e->from].link, p->nodes[e->from].label);
        html_cell(out, false, p->nodes[e->to].link, p->nodes[e->to].label);
        html_cell(out, true, e->link, figure_count(a, style, e->count));
        html_row_end(out);
    }
    html_more(out, a, style, LEN(HEADS), more);
    html_table_end(out);
}
