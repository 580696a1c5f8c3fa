/* timeline.h -- one matter over time: who held it, whose time that was, what was asked of others, what was done.
 *
 *                              first due 12/9 │  │ due 19/9       │ now
 *      Sở Tài chính     Lê Thị Hạnh · 146h50  │  │                │
 *                       ████████████▨▨▨▨▨█████│██│                │
 *                                   a unit asked is late: Sở Nội vụ
 *      Văn phòng UBND                         │▓▓│                │
 *      Questions        ─────────────────
 *      Acts             ① ②     ③             ④
 *                       15/8    22/8    29/8    5/9    12/9
 *
 * A lane for each holder in the order of first holding; in it a bar for each holding, cut into stretches by whose time they
 * were. Bars of a lane never overlap; what is too short is drawn as thin as can be seen, and what cannot be drawn beside its
 * neighbours is counted. A due far beyond the rest stands at the edge with an arrow instead of squeezing the rest.
 */
#ifndef CONGVU_PLOT_TIMELINE_H
#define CONGVU_PLOT_TIMELINE_H

#include "plot/plot.h"

enum {
    PLOT_LANES_MAX = 30,
    PLOT_BARS_MAX = 400,      /* drawn                                                            */
    PLOT_STRETCHES_MAX = 200, /* drawn in a bar                                                   */
    PLOT_CHILDREN_MAX = 24,
    PLOT_ACTS_MAX = 120,
    PLOT_OFF_MAX = 400
};

enum plot_charge { PLOT_OWN, PLOT_OUTSIDE, PLOT_RULE, PLOT_OBSTACLE, PLOT_ASKED, PLOT_PENDING, PLOT_CHARGE_COUNT };

struct plot_stretch {
    struct instant from, to;
    enum plot_charge charge;
    struct text who;  /* whose time: "Sở Nội vụ", "người nộp hồ sơ"; "" where the kind says it   */
    struct text span; /* its working time as written: "19h00"; "" none                            */
};

struct plot_bar {             /* one holding                                                      */
    struct text lane;         /* the holder's unit; bars with the same text share a lane          */
    struct text person, step; /* "" none                                                          */
    struct instant from, to;
    bool open;                /* goes on: `to` is now                                             */
    struct text span;         /* working time                                                     */
    struct text link;
    const struct plot_stretch *parts; /* tile it, in time; none: all of it is the holder's        */
    size_t nparts;
};

struct plot_child {           /* a question                                                       */
    struct text code, label;  /* "V1a/1", "Sở Nội vụ: biên chế các ban quản lý dự án"             */
    struct instant from, to, due; /* due INSTANT_MAX: none                                        */
    bool open;
    struct text state;        /* "trả lời 3/9/2025, chậm 19h00"                                   */
    struct text link;
};

struct plot_act {
    struct instant at;
    struct text number;       /* "5"                                                              */
    struct text label;        /* "báo cáo hoàn thành, Lê Thị Hạnh"                                */
    struct text link;
};

struct plot_span {
    struct instant from, to;
};

struct plot_timeline {
    struct text title, desc;
    const struct plot_bar *bars;      /* in time                                                  */
    size_t nbars;
    const struct plot_child *children;
    size_t nchildren;
    const struct plot_act *acts;      /* in time                                                  */
    size_t nacts;
    const struct plot_span *off;      /* when the office is closed, in time; drawn where wide enough to be seen */
    size_t noff;
    struct instant due, first_due, now, ended; /* INSTANT_MAX: none                               */
};

void plot_timeline(struct sbuf *out, struct arena *a, const struct plot_timeline *p, const struct plot_style *style);
/* A row a stretch of each holding, then the questions, then the acts: three tables. */
void plot_timeline_table(struct sbuf *out, struct arena *a, const struct plot_timeline *p, const struct plot_style *style);

#endif
