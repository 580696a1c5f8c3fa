/* timeline.c -- drawing what timeline_layout.c has placed, from the back to the front. */
#include "plot/timeline_layout.h"

static const enum plot_word CHARGE_WORDS[PLOT_CHARGE_COUNT] = {
    [PLOT_OWN] = PW_OWN,           [PLOT_OUTSIDE] = PW_OUTSIDE, [PLOT_RULE] = PW_RULE,
    [PLOT_OBSTACLE] = PW_OBSTACLE, [PLOT_ASKED] = PW_ASKED,     [PLOT_PENDING] = PW_PENDING,
};

static struct text join(struct arena *a, struct text left, const char *between, struct text right)
{
    if (text_empty(left) || text_empty(right))
        return text_empty(left) ? right : left;
    return text_printf(a, "%.*s%s%.*s", TEXT_FMT(left), between, TEXT_FMT(right));
}

static struct text charge_words(struct svg *s, const struct plot_stretch *part)
{
    struct text kind = plot_word(s->style, CHARGE_WORDS[part->charge]);
    return text_empty(part->who) ? kind : plot_say(s->a, s->style, PW_MARK, kind, part->who);
}

static struct text from_to(struct svg *s, struct instant from, struct instant to, bool open)
{
    struct text begin = figure_moment(s->a, s->style, from, false);
    struct text end = open ? plot_word(s->style, PW_OPEN) : figure_moment(s->a, s->style, to, true);
    return plot_say(s->a, s->style, PW_STRETCH, begin, end);
}

/* --- the background --------------------------------------------------------------------------------------------- */

static bool shows_off(const struct layout *l)
{
    for (size_t i = 0; i < l->p->noff && i < PLOT_OFF_MAX; i++)
        if (time_x(&l->axis, l->p->off[i].to) - time_x(&l->axis, l->p->off[i].from) >= 2 * PX)
            return true;
    return false;
}

static void draw_legend(struct svg *s, const struct plot_timeline *p, bool off, int *y)
{
    bool used[PLOT_CHARGE_COUNT] = { false };
    struct legend legend = legend_begin(s, *y);
    for (size_t i = 0; i < p->nbars; i++) {
        used[PLOT_OWN] |= p->bars[i].nparts == 0;
        for (size_t k = 0; k < p->bars[i].nparts; k++)
            used[p->bars[i].parts[k].charge] = true;
    }
    for (size_t i = 0; i < p->nchildren; i++)
        used[PLOT_ASKED] |= instant_before(p->children[i].due, p->children[i].to);
    for (int i = 0; i < PLOT_CHARGE_COUNT; i++) {
        if (!used[i])
            continue;
        struct point at = legend_item(&legend, plot_word(s->style, CHARGE_WORDS[i]));
        svg_charge(s, i, at.x, at.y, SWATCH_W, SWATCH_H);
        svg_rect(s, INK_EDGE, at.x, at.y, SWATCH_W, SWATCH_H);
    }
    if (off) {
        struct point at = legend_item(&legend, plot_word(s->style, PW_OFF));
        svg_rect(s, INK_OFF_KEY, at.x, at.y, SWATCH_W, SWATCH_H);
    }
    *y = legend_end(&legend);
}

static void draw_bands(const struct layout *l)
{
    struct svg *s = l->s;
    for (size_t i = 0; i < l->nlanes; i += 2)
        svg_rect(s, INK_BAND, MARGIN / 2, l->lanes[i].y, s->width - MARGIN, l->lanes[i].h);
    if (!shows_off(l))
        return;
    for (size_t i = 0; i < l->p->noff && i < PLOT_OFF_MAX; i++) {
        int x0 = time_x(&l->axis, l->p->off[i].from), x1 = time_x(&l->axis, l->p->off[i].to);
        if (x1 - x0 >= 2 * PX)
            svg_rect(s, INK_OFF, x0, l->lanes_y, x1 - x0, l->axis_y - l->lanes_y);
    }
}

static void draw_axis(const struct layout *l)
{
    struct svg *s = l->s;
    size_t n;
    const struct time_tick *ticks = time_ticks(s->a, s->style, &l->axis, &n);
    for (size_t i = 0; i < n; i++) {
        struct point top = { ticks[i].x, l->lanes_y }, foot = { ticks[i].x, l->axis_y + 4 * PX };
        svg_line(s, INK_GRID, top, foot);
    }
    svg_line(s, INK_AXIS, (struct point){ l->axis.x0, l->axis_y }, (struct point){ l->axis.x1, l->axis_y });
    for (size_t i = 0; i < n; i++) {
        struct text two[] = { ticks[i].label, ticks[i].under };
        for (int k = 0; k < 2; k++) {
            int half = letters_width(two[k], INK_SMALL) / 2, x = ticks[i].x;
            x = x - half < 2 * PX ? half + 2 * PX : x + half > s->width - 2 * PX ? s->width - 2 * PX - half : x;
            svg_text(s, INK_SMALL, x, l->axis_y + (17 + 15 * k) * PX, ANCHOR_MIDDLE, two[k]);
        }
    }
}

static void draw_lane_label(const struct layout *l, const struct lane *lane)
{
    for (size_t i = 0; i < lane->nlines; i++)
        svg_text(l->s, l->s->narrow ? INK_LANE : INK_TEXT, MARGIN,
                 lane->text_y + ((int)i + 1) * letters_height(INK_TEXT) - 2 * PX, ANCHOR_START, lane->lines[i]);
}

static void draw_line_marks(const struct layout *l)
{
    for (size_t i = 0; i < l->nmarks; i++) {
        const struct line_mark *mark = &l->marks[i];
        struct point top = { mark->x, l->marks_y + (mark->row + 1) * 17 * PX }, foot = { mark->x, l->axis_y };
        if (!mark->beyond)
            svg_line(l->s, mark->line, top, foot);
    }
}

/* --- bars ------------------------------------------------------------------------------------------------------- */

static struct text bar_words(struct svg *s, const struct plot_bar *bar)
{
    struct text t = join(s->a, bar->lane, ", ", bar->person);
    t = join(s->a, t, "; ", from_to(s, bar->from, bar->to, bar->open));
    t = join(s->a, join(s->a, t, "; ", bar->span), "; ", bar->step);
    for (size_t i = 0, told = 0; i < bar->nparts && told < 6; i++) {
        if (bar->parts[i].charge == PLOT_OWN)
            continue;
        t = join(s->a, t, "; ", join(s->a, charge_words(s, &bar->parts[i]), " ", bar->parts[i].span));
        told++;
    }
    return t;
}

static void draw_bar(const struct layout *l, const struct plot_bar *bar, const struct bar_box *box)
{
    struct svg *s = l->s;
    int y = l->lanes[box->lane].bar_y, at = box->x0;
    for (size_t i = 0; i < bar->nparts && i < PLOT_STRETCHES_MAX; i++) {
        int to = time_x(&l->axis, bar->parts[i].to);
        to = i + 1 == bar->nparts || to > box->x1 ? box->x1 : to;
        if (to > at)
            svg_charge(s, (int)bar->parts[i].charge, at, y, to - at, BAR_H);
        at = to > at ? to : at;
    }
    if (at < box->x1)
        svg_charge(s, PLOT_OWN, at, y, box->x1 - at, BAR_H);
    svg_rect(s, INK_EDGE, box->x0, y, box->x1 - box->x0, BAR_H);
    if (bar->open) {
        struct point tip[] = { { box->x1, y + 3 * PX },
                               { box->x1 + 7 * PX, y + BAR_H / 2 },
                               { box->x1, y + BAR_H - 3 * PX } };
        svg_poly(s, INK_GOES_ON, tip, LEN(tip), true);
    }
}

/* The fullest of the words that finds a place. */
static void draw_first_fit(const struct layout *l, struct strip *strip, int at, int until, int slack, int y,
                           const struct text *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int x;
        if (text_empty(words[i]) || !strip_place(strip, at, until, letters_width(words[i], INK_LABEL), slack, &x))
            continue;
        svg_text(l->s, INK_LABEL, x, y, ANCHOR_START, words[i]);
        return;
    }
}

static void draw_over(const struct layout *l, struct strip *strip, const struct plot_bar *bar,
                      const struct bar_box *box)
{
    struct arena *a = l->s->a;
    struct text who = text_empty(bar->person) ? bar->step : bar->person;
    struct text words[] = { join(a, who, " · ", bar->span), who, bar->span };
    int y = l->lanes[box->lane].bar_y - 4 * PX;
    struct strip room = *strip; /* from its own beginning, not into the next bar's; the last may end with its bar */
    room.to = box->room > box->x1 ? box->room : box->x1;
    draw_first_fit(l, &room, box->x0, room.to == strip->to ? box->x1 : 0, 12 * PX, y, words, LEN(words));
    *strip = room;
    strip->to = l->axis.x1;
}

enum { STRETCH_WIDE = 48 * PX };

/* The wide stretches take their places first, so that a short one's words do not hide what a long one is. */
static void draw_unders(const struct layout *l, struct strip *strip, const struct plot_bar *bar,
                        const struct bar_box *box, bool wide)
{
    struct svg *s = l->s;
    for (size_t i = 0; i < bar->nparts && i < PLOT_STRETCHES_MAX; i++) {
        const struct plot_stretch *part = &bar->parts[i];
        int x0 = time_x(&l->axis, part->from), x1 = time_x(&l->axis, part->to);
        if (part->charge == PLOT_OWN || wide != (x1 - x0 >= STRETCH_WIDE))
            continue;
        struct text words[] = { join(s->a, charge_words(s, part), " · ", part->span),
                                join(s->a, part->who, " · ", part->span), part->span };
        draw_first_fit(l, strip, x0, x1, 0, l->lanes[box->lane].bar_y + BAR_H + 13 * PX, words, LEN(words));
    }
}

static void draw_bars(const struct layout *l)
{
    struct svg *s = l->s;
    svg_list(s, plot_word(s->style, PW_HOLDERS));
    for (size_t i = 0; i < l->nboxes; i++) {
        if (l->boxes[i].x0 == l->boxes[i].x1)
            continue;
        svg_item(s, l->p->bars[i].link, bar_words(s, &l->p->bars[i]));
        draw_bar(l, &l->p->bars[i], &l->boxes[i]);
        svg_item_end(s, l->p->bars[i].link);
    }
    svg_list_end(s);
}

static void draw_bar_labels(const struct layout *l)
{
    for (size_t lane = 0; lane < l->nlanes; lane++) {
        struct strip over = strip_new(l->s->a, l->axis.x0, l->axis.x1), under = over;
        draw_lane_label(l, &l->lanes[lane]);
        for (size_t i = 0; i < l->nboxes; i++) {
            if (l->boxes[i].lane != (int)lane || l->boxes[i].x0 == l->boxes[i].x1)
                continue;
            draw_over(l, &over, &l->p->bars[i], &l->boxes[i]);
            draw_unders(l, &under, &l->p->bars[i], &l->boxes[i], true);
        }
        for (size_t i = 0; i < l->nboxes; i++)
            if (l->boxes[i].lane == (int)lane && l->boxes[i].x0 < l->boxes[i].x1)
                draw_unders(l, &under, &l->p->bars[i], &l->boxes[i], false);
    }
    for (size_t i = 0; i < l->nmarks; i++)
        svg_text(l->s, l->marks[i].label_ink, l->marks[i].label_x, l->marks_y + l->marks[i].row * 17 * PX + 13 * PX,
                 ANCHOR_START, l->marks[i].label);
}

/* --- questions and acts ----------------------------------------------------------------------------------------- */

static void draw_child(const struct layout *l, const struct plot_child *child, const struct lane *row)
{
    struct svg *s = l->s;
    int x0 = time_x(&l->axis, child->from), x1 = time_x(&l->axis, child->to), due = time_x(&l->axis, child->due);
    x1 = x1 > x0 + 2 * PX ? x1 : x0 + 2 * PX;
    bool late = instant_before(child->due, child->to) && due < x1;
    due = due > x0 ? due : x0;
    svg_rect(s, INK_CHILD, x0, row->bar_y, x1 - x0, CHILD_H);
    if (late)
        svg_charge(s, PLOT_ASKED, due, row->bar_y, x1 - due, CHILD_H);
    svg_rect(s, INK_EDGE, x0, row->bar_y, x1 - x0, CHILD_H);
    if (time_inside(&l->axis, child->due) && due > x1)
        svg_line(s, INK_AXIS, (struct point){ x1, row->bar_y + CHILD_H / 2 },
                 (struct point){ due, row->bar_y + CHILD_H / 2 });
    if (time_inside(&l->axis, child->due))
        svg_line(s, INK_DUE, (struct point){ due, row->bar_y - 3 * PX },
                 (struct point){ due, row->bar_y + CHILD_H + 3 * PX });
    if (child->open) {
        struct point tip[] = { { x1, row->bar_y + 1 * PX },
                               { x1 + 6 * PX, row->bar_y + CHILD_H / 2 },
                               { x1, row->bar_y + CHILD_H - 1 * PX } };
        svg_poly(s, INK_GOES_ON, tip, LEN(tip), true);
    }
}

static struct text child_words(struct svg *s, const struct plot_child *child)
{
    struct text t = join(s->a, child->code, " ", child->label);
    t = join(s->a, t, "; ", from_to(s, child->from, child->to, child->open));
    return join(s->a, t, "; ", child->state);
}

static void draw_child_label(const struct layout *l, const struct plot_child *child, const struct lane *row)
{
    struct strip strip = strip_new(l->s->a, l->axis.x0, l->axis.x1);
    struct text words[] = { child->state, letters_fit(l->s->a, child->state, l->axis.x1 - l->axis.x0 - PX, INK_LABEL) };
    int x0 = time_x(&l->axis, child->from), x1 = time_x(&l->axis, child->to);
    draw_first_fit(l, &strip, x0, x1, 0, row->bar_y - 5 * PX, words, 1);
    if (strip.n == 0)
        draw_first_fit(l, &strip, l->axis.x0, l->axis.x1, 0, row->bar_y - 5 * PX, &words[1], 1);
    draw_lane_label(l, row);
}

static void draw_heading(struct svg *s, int y, enum plot_word word)
{
    svg_hidden(s);
    svg_text(s, INK_STRONG, MARGIN, y, ANCHOR_START, plot_word(s->style, word));
    svg_hidden_end(s);
}

static void draw_children(const struct layout *l)
{
    struct svg *s = l->s;
    if (l->nchildren == 0)
        return;
    draw_heading(s, l->children_y + 19 * PX, PW_QUESTIONS);
    svg_list(s, plot_word(s->style, PW_QUESTIONS));
    for (size_t i = 0; i < l->nchildren; i++) {
        const struct plot_child *child = &l->p->children[i];
        svg_item(s, child->link, child_words(s, child));
        draw_child(l, child, &l->children[i]);
        svg_item_end(s, child->link);
    }
    svg_list_end(s);
    svg_hidden(s);
    for (size_t i = 0; i < l->nchildren; i++)
        draw_child_label(l, &l->p->children[i], &l->children[i]);
    svg_hidden_end(s);
}

static void draw_act(const struct layout *l, const struct plot_act *act, struct point at)
{
    struct svg *s = l->s;
    struct text when = figure_moment(s->a, s->style, act->at, false);
    svg_item(s, act->link, join(s->a, join(s->a, act->number, ". ", act->label), "; ", when));
    svg_rect(s, link_fits(act->link) ? INK_BADGE_LINK : INK_BADGE, at.x, at.y, BADGE_W, BADGE_H);
    svg_text(s, INK_BADGE_TEXT, at.x + BADGE_W / 2, at.y + 14 * PX, ANCHOR_START,
             letters_fit(s->a, act->number, BADGE_W - 2 * PX, INK_BADGE_TEXT));
    svg_item_end(s, act->link);
}

static void draw_acts(const struct layout *l)
{
    struct svg *s = l->s;
    if (l->nacts == 0)
        return;
    draw_heading(s, l->acts_y + (s->narrow ? 19 : 26) * PX, PW_ACTS);
    for (size_t i = 0; i < l->nacts; i++) {
        struct point at = l->badges[i], foot = { at.x + BADGE_W / 2, at.y };
        int x = time_x(&l->axis, l->p->acts[i].at);
        if (at.y >= 0)
            svg_line(s, INK_AXIS, (struct point){ x, l->acts_y + (s->narrow ? 25 : 5) * PX }, foot);
    }
    svg_list(s, plot_word(s->style, PW_ACTS));
    for (size_t i = 0; i < l->nacts; i++)
        if (l->badges[i].y >= 0)
            draw_act(l, &l->p->acts[i], l->badges[i]);
    svg_list_end(s);
}

/* --- together --------------------------------------------------------------------------------------------------- */

static void draw_notes(const struct layout *l, int *y)
{
    struct svg *s = l->s;
    struct text holders = plot_word(s->style, PW_HOLDERS);
    frame_more(s, y, holders, l->lanes_more);
    frame_more(s, y, holders, l->bars_more + l->bars_close);
    frame_more(s, y, plot_word(s->style, PW_QUESTIONS), l->children_more);
    frame_more(s, y, plot_word(s->style, PW_ACTS), l->acts_more);
    if (l->p->nbars == 0)
        frame_note(s, y, plot_word(s->style, PW_NOTHING));
}

void plot_timeline(struct sbuf *out, struct arena *a, const struct plot_timeline *p, const struct plot_style *style)
{
    struct svg s;
    int y;
    svg_begin(&s, a, style);
    frame_title(&s, &y, p->title);
    struct layout l = layout_new(&s, p, 0); /* the axis alone, to know what the legend must say */
    svg_hidden(&s);
    if (p->nbars > 0)
        draw_legend(&s, p, shows_off(&l), &y);
    l = layout_new(&s, p, y);
    draw_bands(&l);
    draw_axis(&l);
    svg_hidden_end(&s);
    draw_bars(&l);
    svg_hidden(&s);
    draw_line_marks(&l);
    draw_bar_labels(&l);
    svg_hidden_end(&s);
    draw_children(&l);
    draw_acts(&l);
    y = l.axis_y + 38 * PX;
    draw_notes(&l, &y);
    svg_end(&s, out, y + 2 * PX, p->title, p->desc);
}
