/* calendar.h -- office hours and days off as one table: working time between two instants in O(1).
 *
 *      day    Mon            Tue (off)      Wed
 *      open   ====  ====                    ====  ====
 *      cum    0             8h             8h          16h      microseconds of work before each day
 *
 * A calendar is what was announced by one moment (see calbook.h), spread over the years CAL_YEAR_FIRST to
 * CAL_YEAR_LAST. Weekly hours may have several windows a day and change from a day on; single days are off or, swapped,
 * worked. In years whose plan nobody has announced yet the weekly pattern and the fixed holidays count, and
 * whatever reaches into them is provisional.
 *
 * Always true, for a <= b <= c and x >= 0 inside the table:
 *      elapsed(a, b) + elapsed(b, c) == elapsed(a, c)        elapsed(a, add(a, x)) == x
 *      add gives the earliest such instant, except that add(a, 0) is a
 *
 * Owns:    nothing; a calendar lives in the arena of its calbook.
 * Fails:   outside its years: add and the searches return false; elapsed clips, so it never fails.
 * Threads: immutable after it is built.
 */
#ifndef CONGVU_CALENDAR_H
#define CONGVU_CALENDAR_H

#include "base/instant.h"
#include "base/names.h"

enum { CAL_YEAR_FIRST = 1990, CAL_YEAR_LAST = 2070, CAL_WINDOWS_MAX = 6 };

struct cal_window {
    int from, to; /* minutes of the day, from < to <= 1440 */
};

/* How surely a fact is known; reference for the reader, never a weight. */
enum mark { MARK_SEEN, MARK_SEEN_2ND, MARK_COMPUTED, MARK_RECALLED, MARK_SET /* a value set here: unverified */, MARK_COUNT };
extern const char *const MARK_WORDS[MARK_COUNT + 1]; /* "seen", "seen-2nd", "computed", "recalled", "set" */

/* One row of the sequence of calendar facts. */
enum cal_row_kind {
    CAL_OFF,   /* `day` is off                                                                    */
    CAL_WORK,  /* `day` is worked although its weekday is not; hours: those of the weekday it replaces (`like`, else
                  the weekday's before it with hours)                                              */
    CAL_HOURS, /* weekly hours valid from `day` to `to`                                           */
    CAL_FIXED, /* month and day of `day` are off each year from day's year to `to`, where the year is unannounced */
    CAL_YEAR,  /* the plan of day's year is announced: fixed holidays no longer guess              */
    CAL_ROW_KIND_COUNT
};
extern const char *const CAL_ROW_WORDS[CAL_ROW_KIND_COUNT + 1]; /* "off", "work", "hours", "fixed", "year" */

struct cal_row {
    enum cal_row_kind kind;
    struct day day, to;      /* to: CAL_HOURS, CAL_FIXED; DAY_MAX where open                     */
    struct day like;         /* CAL_WORK: the day off it makes up for, or DAY_MIN                */
    struct text name_vi, name_en;
    struct names source;
    enum mark mark;
    struct instant announced; /* when the rule became known; INSTANT_MIN: always known           */
    struct instant recorded;
    struct cal_window window[7][CAL_WINDOWS_MAX]; /* CAL_HOURS, by weekday from Monday           */
    int windows[7];
};

struct calendar;

/* Working time from a to b; 0 when b <= a. O(1). */
struct workspan calendar_elapsed(const struct calendar *cal, struct instant a, struct instant b);

/* The earliest instant with elapsed(from, out) == x; x >= 0. False: the calendar does not reach that far. O(1). */
bool calendar_add(const struct calendar *cal, struct instant from, struct workspan x, struct instant *out);

/* The first working instant at or after t; t itself if the office is open. False if the calendar ends first. */
bool calendar_opens(const struct calendar *cal, struct instant t, struct instant *out);

bool calendar_is_open(const struct calendar *cal, struct instant t);
bool calendar_is_workday(const struct calendar *cal, struct day d); /* has a window; false outside the years */

/* The n-th working day after d (n >= 1), or with n == 0 the first working day at or after d. O(1). False outside. */
bool calendar_workday_after(const struct calendar *cal, struct day d, int n, struct day *out);

/* Working days in (a, b]: those after a up to and with b; 0 when b <= a. O(1). */
int calendar_workdays(const struct calendar *cal, struct day a, struct day b);

/* The row that makes d what it is (off, work, fixed, or the hours in force), or NULL for a plain rest day. */
const struct cal_row *calendar_row(const struct calendar *cal, struct day d);
/* Windows of d, in order; returns their number. */
int calendar_windows(const struct calendar *cal, struct day d, struct cal_window out[CAL_WINDOWS_MAX]);

/* Does d lie in a year whose plan was not announced? */
bool calendar_is_provisional(const struct calendar *cal, struct day d);

#endif
