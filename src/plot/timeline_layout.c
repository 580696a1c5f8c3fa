/* timeline_layout.c -- from instants to boxes: the axis, lanes, rows of labels; nothing is drawn here.
 *
 *      x      |label|x0 ................................ x1|
 *      y      marks_y     labels of due, now ...
 *             lanes_y     a lane: label above, bar, what is said below
 *             children_y  a row a question
 *             acts_y      badges
 *             axis_y
 */
#include "plot/timeline_layout.h"

enum { BAR_W_MIN = 2 * PX };

/* --- the axis --------------------------------------------------------------------------------------------------- */

/* Years that are written with four digits. */
static struct instant within_years(struct instant t)
{
    return (struct instant){ min64(max64(t.us, day_start(day_of(2, 1, 1)).us), day_start(day_of(9998, 1, 1)).us) };
}

static void widen(struct instant *lo, struct instant *hi, struct instant t)
{
    t = within_years(t);
    *lo = instant_min(*lo, t);
    *hi = instant_max(*hi, t);
}

static bool is_given(struct instant t) { return !instant_is_max(t) && t.us > INSTANT_MIN.us; }

enum { STRETCH_MAX = 3 }; /* of the matter's own time */

/* What is far beyond the matter's own time does not stretch the axis: a due in two years would squeeze a week to a line. */
static void widen_to_mark(struct instant *lo, struct instant *hi, struct instant t, int64_t most)
{
    if (is_given(t) && t.us >= lo->us - most && t.us <= hi->us + most)
        widen(lo, hi, t);
}

static struct time_axis axis_of(const struct plot_timeline *p, int x0, int x1)
{
    struct instant lo = INSTANT_MAX, hi = INSTANT_MIN;
    for (size_t i = 0; i < p->nbars; i++) {
        widen(&lo, &hi, p->bars[i].from);
        if (is_given(p->bars[i].to))
            widen(&lo, &hi, p->bars[i].to);
    }
    if (p->nbars == 0) {
        struct instant now = is_given(p->now) ? p->now : (struct instant){ 0 };
        widen(&lo, &hi, now);
    }
    int64_t most = max64(hi.us / 2 - lo.us / 2, US_DAY / 2) * 2 * STRETCH_MAX;
    widen_to_mark(&lo, &hi, p->now, most);
    widen_to_mark(&lo, &hi, p->first_due, most);
    widen_to_mark(&lo, &hi, p->due, most);
    for (size_t i = 0; i < p->nacts; i++)
        widen_to_mark(&lo, &hi, p->acts[i].at, most);
    hi.us = max64(hi.us, lo.us + US_HOUR);
    int64_t pad = max64((hi.us - lo.us) / 50, US_MINUTE);
    return time_axis_new((struct instant){ lo.us - pad }, (struct instant){ hi.us + pad }, x0, x1);
}

/* --- lanes and bars --------------------------------------------------------------------------------------------- */

static int lane_of(struct layout *l, struct text label)
{
    for (size_t i = 0; i < l->nlanes; i++)
        if (text_eq(l->lanes[i].label, label))
            return (int)i;
    if (l->nlanes == PLOT_LANES_MAX)
        return -1;
    struct lane lane = { .label = label };
    ARENA_PUSH(l->s->a, l->lanes, l->nlanes, lane);
    return (int)l->nlanes - 1;
}

/* Holders that have no lane, each counted once. */
static void count_more_lanes(struct layout *l)
{
    const struct plot_timeline *p = l->p;
    for (size_t i = 0; i < l->nboxes; i++) {
        bool seen = l->boxes[i].lane >= 0;
        for (size_t k = 0; k < i && !seen; k++)
            seen = l->boxes[k].lane < 0 && text_eq(p->bars[k].lane, p->bars[i].lane);
        l->lanes_more += !seen;
    }
}

static bool is_plain(const struct plot_bar *bar)
{
    for (size_t i = 0; i < bar->nparts; i++)
        if (bar->parts[i].charge != PLOT_OWN)
            return false;
    return true;
}

/* In a lane each bar begins where the one before it ends, at the earliest; so none overlaps, and what would be driven out of the
 * axis is not drawn. */
static void place_bars(struct layout *l)
{
    const struct plot_timeline *p = l->p;
    int ends[PLOT_LANES_MAX], last[PLOT_LANES_MAX];
    for (size_t i = 0; i < LEN(ends); i++) {
        ends[i] = l->axis.x0;
        last[i] = -1;
    }
    for (size_t i = 0; i < l->nboxes; i++) {
        struct bar_box *box = &l->boxes[i];
        box->lane = lane_of(l, p->bars[i].lane);
        if (box->lane < 0)
            continue;
        int x0 = time_x(&l->axis, p->bars[i].from), x1 = time_x(&l->axis, p->bars[i].to);
        x0 = x0 > ends[box->lane] ? x0 : ends[box->lane];
        x1 = x1 > x0 + BAR_W_MIN ? x1 : x0 + BAR_W_MIN;
        if (x1 > l->axis.x1) {
            l->bars_close++;
            continue;
        }
        *box = (struct bar_box){ box->lane, x0, x1, l->axis.x1 };
        ends[box->lane] = x1;
        if (last[box->lane] >= 0)
            l->boxes[last[box->lane]].room = x0 - 4 * PX;
        last[box->lane] = (int)i;
        l->lanes[box->lane].unders |= !is_plain(&p->bars[i]);
    }
}

/* --- from the top down ------------------------------------------------------------------------------------------ */

static void label_lane(struct layout *l, struct lane *lane, int *y, int h)
{
    int wide = l->axis.x0 - MARGIN - 10 * PX;
    bool narrow = l->s->narrow;
    lane->y = *y;
    lane->lines = letters_wrap(l->s->a, lane->label, narrow ? l->s->width - 2 * MARGIN : wide, narrow ? 2 : 3, INK_TEXT,
                               &lane->nlines);
    int text_h = (int)lane->nlines * letters_height(INK_TEXT) + 2 * PX;
    lane->h = narrow ? text_h + h : text_h + 6 * PX > h ? text_h + 6 * PX : h;
    lane->text_y = narrow ? *y : *y + (lane->h - text_h) / 2;
    *y += lane->h;
}

static void place_lanes(struct layout *l, int *y)
{
    l->lanes_y = *y;
    for (size_t i = 0; i < l->nlanes; i++) {
        struct lane *lane = &l->lanes[i];
        int h = 3 * PX + LABEL_H + BAR_H + (lane->unders ? LABEL_H : 0) + 7 * PX;
        label_lane(l, lane, y, h);
        lane->bar_y = (l->s->narrow ? lane->y + lane->h - h : lane->y + (lane->h - h) / 2) + 3 * PX + LABEL_H;
    }
}

static void place_children(struct layout *l, int *y)
{
    const struct plot_timeline *p = l->p;
    l->nchildren = p->nchildren < PLOT_CHILDREN_MAX ? p->nchildren : PLOT_CHILDREN_MAX;
    l->children_more = p->nchildren - l->nchildren;
    l->children = ARENA_ARRAY(l->s->a, struct lane, l->nchildren);
    l->children_y = *y;
    if (l->nchildren > 0)
        *y += 26 * PX;
    for (size_t i = 0; i < l->nchildren; i++) {
        struct lane *row = &l->children[i];
        int h = LABEL_H + CHILD_H + 9 * PX;
        row->label = text_printf(l->s->a, "%.*s%s%.*s", TEXT_FMT(p->children[i].code),
                                 text_empty(p->children[i].code) ? "" : "  ", TEXT_FMT(p->children[i].label));
        label_lane(l, row, y, h);
        row->bar_y = (l->s->narrow ? row->y + row->h - h : row->y + (row->h - h) / 2) + 2 * PX + LABEL_H;
    }
}

static void place_acts(struct layout *l, int *y)
{
    const struct plot_timeline *p = l->p;
    struct strip rows[ACT_ROWS_MAX];
    l->nacts = p->nacts < PLOT_ACTS_MAX ? p->nacts : PLOT_ACTS_MAX;
    l->acts_more = p->nacts - l->nacts;
    l->badges = ARENA_ARRAY(l->s->a, struct point, l->nacts);
    l->acts_y = *y;
    if (l->nacts == 0)
        return;
    *y += l->s->narrow ? 32 * PX : 12 * PX;
    for (size_t i = 0; i < ACT_ROWS_MAX; i++) {
        rows[i] = strip_new(l->s->a, l->axis.x0 - BADGE_W / 2, l->axis.x1 + BADGE_W / 2);
        rows[i].gap = 4 * PX;
    }
    for (size_t i = 0; i < l->nacts; i++) {
        int x = time_x(&l->axis, p->acts[i].at) - BADGE_W / 2, row = 0;
        while (row < ACT_ROWS_MAX && !strip_place(&rows[row], x, x + BADGE_W, BADGE_W, BADGE_W, &x))
            row++;
        bool placed = row < ACT_ROWS_MAX;
        l->badges[i] = (struct point){ x, placed ? *y + row * (BADGE_H + 4 * PX) : -1 };
        l->acts_more += !placed;
        if (placed && row + 1 > l->act_rows)
            l->act_rows = row + 1;
    }
    *y += l->act_rows * (BADGE_H + 4 * PX) + 4 * PX;
}

/* --- due, now --------------------------------------------------------------------------------------------------- */

/* A day's end is told as its date. */
static struct text mark_date(const struct layout *l, struct instant t)
{
    struct day before = instant_day((struct instant){ t.us - 1 });
    return instant_eq(day_end(before), t) ? figure_date(l->s->a, l->s->style, t, true)
                                          : figure_moment(l->s->a, l->s->style, t, false);
}

/* From the right to the left: a label that reaches over the line of a mark to its left stands above where that line begins. */
static void add_mark(struct layout *l, struct instant at, enum ink line, enum ink label_ink, enum plot_word word)
{
    const struct plot_style *style = l->s->style;
    if (!is_given(at))
        return;
    struct line_mark mark = { .at = at, .line = line, .label_ink = label_ink, .x = time_x(&l->axis, at) };
    mark.label = plot_say(l->s->a, style, PW_MARK, plot_word(style, word), mark_date(l, at));
    mark.beyond = !time_inside(&l->axis, at);
    if (mark.beyond)
        mark.label = text_printf(l->s->a, instant_before(l->axis.hi, at) ? "%.*s →" : "← %.*s", TEXT_FMT(mark.label));
    size_t i = l->nmarks++;
    for (; i > 0 && l->marks[i - 1].x < mark.x; i--)
        l->marks[i] = l->marks[i - 1];
    l->marks[i] = mark;
}

static void place_marks(struct layout *l, int *y)
{
    const struct plot_timeline *p = l->p;
    struct strip rows[MARK_ROWS_MAX];
    if (!instant_eq(p->first_due, p->due))
        add_mark(l, p->first_due, INK_FIRST_DUE, INK_LABEL_DUE, PW_FIRST_DUE);
    add_mark(l, p->due, INK_DUE, INK_LABEL_DUE, PW_DUE);
    add_mark(l, p->ended, INK_NOW, INK_LABEL_NOW, PW_ENDED);
    if (!is_given(p->ended))
        add_mark(l, p->now, INK_NOW, INK_LABEL_NOW, PW_NOW);
    for (size_t i = 0; i < MARK_ROWS_MAX; i++)
        rows[i] = strip_new(l->s->a, MARGIN, l->s->width - MARGIN);
    l->marks_y = *y;
    for (size_t i = 0; i < l->nmarks; i++) {
        struct line_mark *mark = &l->marks[i];
        int w = letters_width(mark->label, mark->label_ink), rightmost = l->s->width - MARGIN - w;
        int at = mark->x - w / 2 < rightmost ? mark->x - w / 2 : rightmost;
        int until = mark->x + 3 * PX > MARGIN + w ? mark->x + 3 * PX : MARGIN + w;
        while (mark->row < MARK_ROWS_MAX - 1 && !strip_place(&rows[mark->row], at, until, w, w / 2, &mark->label_x))
            mark->row++;
        if (mark->row == MARK_ROWS_MAX - 1)
            mark->label_x = at > MARGIN ? at : MARGIN;
        for (int below = mark->row + 1; below < MARK_ROWS_MAX; below++)
            strip_take(&rows[below], mark->x, mark->x);
        l->mark_rows = mark->row + 1 > l->mark_rows ? mark->row + 1 : l->mark_rows;
    }
    *y += l->mark_rows * 17 * PX + 4 * PX;
}

struct layout layout_new(struct svg *s, const struct plot_timeline *p, int y)
{
    int label_w = s->width / 4 < 240 * PX ? s->width / 4 : 240 * PX;
    int x0 = s->narrow ? MARGIN : MARGIN + label_w, x1 = s->width - MARGIN - 4 * PX;
    struct layout l = { .p = p, .s = s, .axis = axis_of(p, x0, x1) };
    l.nboxes = p->nbars < PLOT_BARS_MAX ? p->nbars : PLOT_BARS_MAX;
    l.bars_more = p->nbars - l.nboxes;
    l.boxes = ARENA_ARRAY(s->a, struct bar_box, l.nboxes);
    place_bars(&l);
    count_more_lanes(&l);
    place_marks(&l, &y);
    place_lanes(&l, &y);
    place_children(&l, &y);
    place_acts(&l, &y);
    l.axis_y = y;
    return l;
}
