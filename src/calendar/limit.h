/* limit.h -- how long something may take, and when that ends.
 *
 * In days, months or to a date a limit ends at 24:00 of its last day (the first instant of the next); in hours, to the
 * minute. The day of the event is not counted (Civil Code 2015 art. 147.2); months end on the corresponding date
 * (148.3); an end on a day off moves to the end of the next working day (148.5).
 *
 * A stop (the office waited outside, by a rule that stops the limit) moves the end by what the stop lasted, in the
 * limit's own unit: working hours, working days or calendar days. In days it takes those the limit would have counted,
 * from the day it begins to the day before it ends; one that ends at 24:00 takes that day too.
 */
#ifndef CONGVU_LIMIT_H
#define CONGVU_LIMIT_H

#include "calendar/calbook.h"

enum limit_unit {
    LIMIT_NONE,    /* no limit                               */
    LIMIT_HOURS,   /* n working minutes                      */
    LIMIT_WORKDAYS,
    LIMIT_DAYS,    /* calendar days                          */
    LIMIT_MONTHS,
    LIMIT_DATE,    /* to 24:00 of a day: n is the day        */
    LIMIT_INSTANT, /* to a minute: n is the instant's us     */
    LIMIT_UNIT_COUNT
};

struct limit {
    enum limit_unit unit;
    int64_t n;
};
#define LIMIT_NIL ((struct limit){ LIMIT_NONE, 0 })

struct stop {
    struct instant from, to;
};

struct due {
    struct instant at;  /* INSTANT_MAX where there is no limit                        */
    bool provisional;   /* reaches into a year nobody has announced                   */
    int version;        /* index in the calbook of the calendar that decided          */
};

/* When the limit that began at `start` ends, by all the calendars announced since (calbook.h), the stops (in order,
 * not overlapping, ended) counted. PB_NO_CALENDAR when the table ends first. */
enum rc limit_due(const struct calbook *book, struct limit limit, struct instant start, const struct stop *stops,
                  size_t nstops, struct due *out, struct err *err);

/* "8 working hours", "90 working minutes", "3 working days", "10 days", "1 month", "2025-09-12", "2025-09-12 17:00"; also
 * Vietnamese: "8 giờ làm việc", "3 ngày làm việc", "10 ngày", "1 tháng". n >= 1 and at most 10 years. */
enum rc limit_parse(struct text t, struct limit *out, struct err *err);
/* The first of those forms again, in English (`lang` "en") or Vietnamese ("vi"). In the arena. */
struct text limit_text(struct arena *a, struct limit limit, const char *lang);

/* --- why ------------------------------------------------------------------------------------------------ */

enum why_kind {
    WHY_EVENT,    /* the day of the event, not counted                     */
    WHY_COUNTED,  /* counted: `n` so far (days), or `span` so far (hours)  */
    WHY_OFF,      /* a day off, skipped                                    */
    WHY_REST,     /* a weekly rest day, skipped                            */
    WHY_STOPPED,  /* the limit stood still                                 */
    WHY_MOVED,    /* the end fell on a day off and moved here              */
    WHY_KINDS
};

struct why_day {
    struct day day;
    enum why_kind kind;
    int n;
    struct workspan span;
    const struct cal_row *row;  /* the calendar row that decided, or NULL */
};

struct why {
    struct due due;
    const struct why_day *days; /* from the day of the event to the last day; a limit of more than 400 days lists its
                                   first and last 100 and says so */
    size_t n;
    bool shortened;
    struct instant calendar_announced;   /* of the calendar that decided       */
    struct due before;                   /* what the first calendar gave        */
    bool moved;                          /* due differs from before              */
};

/* The same answer as limit_due, with every day on the way. In the arena. */
enum rc limit_why(struct arena *a, const struct calbook *book, struct limit limit, struct instant start,
                  const struct stop *stops, size_t nstops, struct why *out, struct err *err);

#endif
