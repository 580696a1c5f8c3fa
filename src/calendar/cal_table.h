/* cal_table.h -- how a calendar lies in memory; only calendar.c, cal_pattern.c, cal_build.c and calbook.c see it.
 *
 *      day[]     one small row a civil day        cum, works: minutes and working days before it
 *      work[]    one small row a working day      the same, without the days nobody works
 *      bucket[]  every 2^shift working minutes    the working day that minute lies in
 *      pattern[] one for each different day       minute of the day <-> working minute
 *
 * elapsed reads day[] and a pattern twice. add turns it round: bucket[] gives a working day at most one step
 * before the right one, because a bucket is no longer than the shortest working day (or 2^CAL_SHIFT_MIN minutes,
 * which bounds the steps of a calendar with absurdly short days). Windows begin and end on whole minutes, so that
 * minutes in 32 bits say everything and only the rest of the last minute is added in microseconds.
 *
 * Always true:  day[d + 1].cum == day[d].cum + minutes of d's pattern;  work[] strictly grows in cum and day.
 */
#ifndef CONGVU_CAL_TABLE_H
#define CONGVU_CAL_TABLE_H

#include "calendar/calbook.h"

enum {
    MINUTES_A_DAY = 1440,
    CAL_YEARS = CAL_YEAR_LAST - CAL_YEAR_FIRST + 1,
    CAL_DAY_FIRST = 7305, /* 1990-01-01; cal_build asserts it */
    CAL_DAYS = 29585,     /* to 2070-12-31                    */
    CAL_SHIFT_MIN = 6,
    CAL_PATTERNS_MAX = 1024,
};

/* The hours of one kind of day. */
struct cal_pattern {
    struct cal_window window[CAL_WINDOWS_MAX];
    int windows, minutes;
    uint16_t before[MINUTES_A_DAY + 1]; /* twice the working minutes before this minute, plus 1 if it is worked */
    uint16_t clock[MINUTES_A_DAY];      /* the minute of the day in which this working minute lies              */
};

struct day_row {
    uint32_t cum;
    uint16_t works, pattern;
};

struct work_row {
    uint32_t cum;
    uint16_t day, pattern;
};

struct calendar {
    const struct cal_pattern *pattern; /* pattern[0] is the day without hours             */
    const struct day_row *day;         /* CAL_DAYS + 1                                    */
    const struct work_row *work;       /* works + 1; the last only ends the one before it */
    const uint16_t *bucket;
    uint32_t total; /* working minutes in all */
    int works, shift;
    const uint16_t *decided;    /* for each day 1 + the index in rows that made it so, or 0 */
    const struct cal_row *rows; /* the book's                                               */
    bool announced[CAL_YEARS];
};

/* The patterns of a book, each different day once. */
struct cal_patterns {
    struct cal_pattern *items;
    size_t n;
};

/* The index of these hours, added if new; the windows are in order. False: more than CAL_PATTERNS_MAX. */
bool cal_pattern_intern(struct arena *a, struct cal_patterns *set, const struct cal_window *windows, int n, int *index);

/* What a book knows when it builds its versions: rows sorted by announcement, and for each CAL_HOURS row the
 * patterns of its weekdays. */
struct cal_facts {
    const struct cal_row *rows;
    size_t n; /* rows[0..n) are known to this version */
    const uint16_t (*week)[7];
    const struct cal_pattern *pattern;
};

/* In the arena. Cannot fail: calbook.c has refused what cannot be a calendar. */
const struct calendar *cal_build(struct arena *a, const struct cal_facts *facts);

#endif
