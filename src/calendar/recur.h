/* recur.h -- a recurrence: the cut-off days of a standing duty, and the hour where one is stated.
 *
 * "before the 25th every month", "every Friday by 16:30", "14th of the last month of each quarter", "15 December every year".
 */
#ifndef CONGVU_RECUR_H
#define CONGVU_RECUR_H

#include "base/err.h"
#include "base/instant.h"

enum recur_every { EVERY_NONE, EVERY_DAY, EVERY_WEEK, EVERY_MONTH, EVERY_QUARTER, EVERY_HALF, EVERY_YEAR, EVERY_COUNT };
extern const char *const EVERY_WORDS[EVERY_COUNT + 1]; /* "none", "day", "week", "month", "quarter", "half", "year" */

struct recur {
    enum recur_every every;
    int day;   /* week: 0 Monday .. 6 Sunday; else day of the month, 1..31, clipped to the month; 0: the last day */
    int month; /* quarter 1..3, half 1..6, year 1..12: which month of the period; 0: its last                       */
    int minute; /* of the cut-off day, 1..1439, by which it is due; 0: 24:00                                        */
};

bool recur_valid(struct recur r);
/* The first cut-off day strictly after d. r.every is not EVERY_NONE. */
struct day recur_next(struct recur r, struct day d);
/* When that day's cut-off is: its minute, else its 24:00. */
struct instant recur_cutoff(struct recur r, struct day cutoff);
/* First day of the period that ends with this cut-off: the day after the cut-off before it. */
struct day recur_period_start(struct recur r, struct day cutoff);
/* "month 25", "week friday 16:30", "quarter 14", "year 15/12", "day 16:00". */
enum rc recur_parse(struct text t, struct recur *out, struct err *err);
/* For people: "the 25th of every month" / "ngày 25 hằng tháng", with the hour in front. In the arena. */
struct text recur_text(struct arena *a, struct recur r, const char *lang);

/* The cut-off a person means by "2025-09", "2025-Q3", "2025-H1", "2025", or the date of the cut-off itself. */
enum rc recur_period_parse(struct recur r, struct text t, struct day *cutoff, struct err *err);

#endif
