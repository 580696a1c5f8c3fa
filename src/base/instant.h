/* instant.h -- moments, civil days, and working time, each in a type of its own.
 *
 *   instant    int64 microseconds UTC since 1970-01-01
 *   day        a civil day in the office's zone (Asia/Ho_Chi_Minh, UTC+7 without summer time since 1975)
 *   workspan   microseconds counted only while the office is open
 *
 * Adding one to another does not compile; that is the point.
 */
#ifndef CONGVU_INSTANT_H
#define CONGVU_INSTANT_H

#include "base/text.h"

struct instant {
    int64_t us;
};
struct day {
    int32_t n; /* days since 1970-01-01 */
};
struct workspan {
    int64_t us;
};

#define US_SECOND INT64_C(1000000)
#define US_MINUTE (60 * US_SECOND)
#define US_HOUR (60 * US_MINUTE)
#define US_DAY (24 * US_HOUR)
#define ZONE_US (7 * US_HOUR) /* the office's zone is this much ahead of UTC */

#define INSTANT_MIN ((struct instant){ INT64_MIN / 4 }) /* before everything */
#define INSTANT_MAX ((struct instant){ INT64_MAX / 4 }) /* the end of knowledge */
#define DAY_MIN ((struct day){ INT32_MIN / 4 })
#define DAY_MAX ((struct day){ INT32_MAX / 4 })

static inline bool instant_before(struct instant a, struct instant b) { return a.us < b.us; }
static inline bool instant_eq(struct instant a, struct instant b) { return a.us == b.us; }
static inline struct instant instant_min(struct instant a, struct instant b) { return a.us < b.us ? a : b; }
static inline struct instant instant_max(struct instant a, struct instant b) { return a.us > b.us ? a : b; }
static inline bool instant_is_max(struct instant t) { return t.us >= INSTANT_MAX.us; }

struct instant instant_now(void); /* the only reader of the machine's clock; only app and main call it */

/* The civil day an instant lies in, and the first instant of a day. day_end is the 24:00 of MODEL 6: the first
 * instant of the next day. */
struct day instant_day(struct instant t);
struct instant day_start(struct day d);
struct instant day_end(struct day d);
struct instant day_at(struct day d, int minute); /* minute of the day, 0..1440 */

struct civil {
    int year, month, day; /* 2025, 1..12, 1..31 */
};
struct day day_of(int year, int month, int dom); /* proleptic Gregorian; the caller checked day_valid */
bool day_valid(int year, int month, int dom);
struct civil day_civil(struct day d);
int day_weekday(struct day d); /* 0 Monday .. 6 Sunday */
int month_days(int year, int month);
/* The corresponding date n months later; the month's last day where there is none (Civil Code 2015 art. 148.3). */
struct day day_add_months(struct day d, int n);

/* "2025-08-14" (also 14/8/2025). False when it is no date. */
bool day_parse(struct text t, struct day *out);
/* "2025-08-14 16:40", "2025-08-14T16:40:05", with Z or +07:00 or the office's zone where none is written; "24:00" is
 * the next day's start. A bare date is refused: say which. */
bool instant_parse(struct text t, struct instant *out);

enum { INSTANT_CHARS = 40 };
/* ISO, office zone: "2025-08-14", "2025-08-14 16:40" (seconds and microseconds only where not zero). Returns buf. */
const char *day_iso(struct day d, char buf[INSTANT_CHARS]);
const char *instant_iso(struct instant t, char buf[INSTANT_CHARS]);
/* With the T and the zone, for JSON: "2025-08-14T16:40:00+07:00". */
const char *instant_rfc3339(struct instant t, char buf[INSTANT_CHARS]);
/* As offices write it: "14/8/2025", "16:40 14/8/2025"; an instant at midnight is written 24:00 of the day before when
 * `as_end`. */
const char *day_vn(struct day d, char buf[INSTANT_CHARS]);
const char *instant_vn(struct instant t, bool as_end, char buf[INSTANT_CHARS]);
/* Working time as offices count it: "152h50". */
const char *workspan_hm(struct workspan w, char buf[INSTANT_CHARS]);

#endif
