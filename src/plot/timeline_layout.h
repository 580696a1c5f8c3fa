/* timeline_layout.h -- where everything of a time line stands, before a line is drawn. Private to plot/. */
#ifndef CONGVU_PLOT_TIMELINE_LAYOUT_H
#define CONGVU_PLOT_TIMELINE_LAYOUT_H

#include "plot/axis.h"
#include "plot/frame.h"
#include "plot/timeline.h"

enum { BAR_H = 18 * PX, CHILD_H = 10 * PX, LABEL_H = 15 * PX, BADGE_W = 24 * PX, BADGE_H = 20 * PX };
enum { LINE_MARKS_MAX = 4, MARK_ROWS_MAX = LINE_MARKS_MAX, ACT_ROWS_MAX = 6 };

struct lane {
    struct text label;
    const struct text *lines;
    size_t nlines;
    int y, h, text_y, bar_y; /* text_y: the top of its label                    */
    bool unders;             /* something is to be said below its bars          */
};

struct bar_box { /* x0 == x1: not drawn                                              */
    int lane, x0, x1;
    int room; /* to where its label may reach                                      */
};

struct line_mark {
    struct instant at;
    enum ink line, label_ink;
    struct text label;
    int x, label_x, row;
    bool beyond; /* to the right of the axis                                       */
};

struct layout {
    const struct plot_timeline *p;
    struct svg *s;
    struct time_axis axis;
    struct lane *lanes;
    size_t nlanes, lanes_more;
    struct bar_box *boxes; /* of the first nboxes bars */
    size_t nboxes, bars_more, bars_close;
    struct lane *children; /* rows */
    size_t nchildren, children_more;
    struct line_mark marks[LINE_MARKS_MAX];
    size_t nmarks;
    int mark_rows;
    struct point *badges; /* of the first nacts acts: left upper corner; y < 0: not drawn */
    size_t nacts, acts_more;
    int act_rows;
    int marks_y, lanes_y, children_y, acts_y, axis_y; /* tops                          */
};

/* From `y` down. */
struct layout layout_new(struct svg *, const struct plot_timeline *, int y);

#endif
