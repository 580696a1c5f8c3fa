/* cal_lines.h -- the content lines of an iCalendar file, unfolded, each with the number of the line it begins on. */
#ifndef CONGVU_CAL_LINES_H
#define CONGVU_CAL_LINES_H

#include "base/err.h"
#include "base/text.h"

enum { CAL_LINE_MAX = 16384 };

struct cal_lines {
    struct text rest;
    int next; /* number of the line that rest begins with */
};

struct cal_lines cal_lines_of(struct text bytes);

/* The next line that is not empty, in NFC, in the arena; false in *more at the end. Refuses a line that is too long, is
 * not UTF-8 or holds a NUL; *number is set then too. */
enum rc cal_lines_next(struct arena *a, struct cal_lines *lines, struct text *line, int *number, bool *more,
                       struct err *err);

#endif
