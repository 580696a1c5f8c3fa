/* lines.h -- the ways to a board's lines, beside each other: private to them (board_lines.c, live_lines.c, find_lines.c, line_passes.c). */
#ifndef CONGVU_LINES_H
#define CONGVU_LINES_H

#include "app/view/view.h"

/* In the order of STATE_FILTERS. */
enum filter {
    F_OPEN,
    F_HELD,
    F_STOPPED,
    F_OUTSIDE,
    F_CONFIRM,
    F_LATE,
    F_TO_ASSIGN,
    F_DECIDE,
    F_UNANSWERED,
    F_UNREPORTED,
    F_ENDED,
    F_ALL
};

/* The exact line, from the fold: what the views cannot say without the regulation (is the clock stopped, who may see it). */
void line_of_matter(const struct reading *r, struct arena *a, const struct family *f, const struct matter *m, const char *lang,
                    struct board_line *line);
/* The line of a row as who reads may see it; *hidden: not at all, and then nothing else is filled. */
enum rc line_of_row(struct reading *r, const struct board_row *row, const char *lang, struct board_line *line, bool *hidden,
                    struct err *err);
/* line_passes.c: does the line answer the question? */
enum rc line_passes(struct reading *r, const struct line_query *q, const struct board_line *line, enum filter filter, bool *out,
                    struct err *err);
bool state_passes(const struct board_line *line, enum filter filter);
bool units_hold(const struct line_query *q, unit_id unit); /* one of those asked for; any where none is */
void line_add(struct reading *r, struct lines *out, const struct line_query *q, const struct board_line *line);

/* Are open matters in memory the shorter way (live.h)? */
bool live_lines_better(const struct reading *r, const struct line_query *q, enum filter filter);
enum rc live_lines(struct reading *r, const struct line_query *q, enum filter filter, const char *lang, struct lines *out,
                   struct err *err);

/* Does the index of words lead there? */
bool find_lines_better(const struct reading *r, const struct line_query *q);
enum rc find_lines(struct reading *r, const struct line_query *q, enum filter filter, const char *lang, struct lines *out,
                   struct err *err);

#endif
