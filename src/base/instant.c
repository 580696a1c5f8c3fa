/* instant.c -- civil days after Howard Hinnant's "chrono-compatible low-level date algorithms": the year begins in
 * March, so that the leap day is its last, and 400 years are one era of 146097 days. All divisions round down, so
 * that days before 1970 need no care.
 */
#include "base/instant.h"

#include <stdio.h>
#include <time.h>

enum { ERA_DAYS = 146097, EPOCH_SHIFT = 719468 /* 0000-03-01 to 1970-01-01 */, YEAR_LIMIT = 1400000 };

static int64_t div_floor(int64_t a, int64_t b)
{
    int64_t q = a / b;
    return a % b < 0 ? q - 1 : q;
}

struct instant instant_now(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_REALTIME, &ts);
    return (struct instant){ (int64_t)ts.tv_sec * US_SECOND + ts.tv_nsec / 1000 };
}

/* ---- days and instants. The ends of time answer each other: INSTANT_MAX lies in DAY_MAX, and back. ---- */

static struct instant instant_clamp(int64_t us)
{
    return (struct instant){ max64(INSTANT_MIN.us, min64(INSTANT_MAX.us, us)) };
}

struct day instant_day(struct instant t)
{
    if (t.us >= INSTANT_MAX.us)
        return DAY_MAX;
    if (t.us <= INSTANT_MIN.us)
        return DAY_MIN;
    return (struct day){ (int32_t)div_floor(t.us + ZONE_US, US_DAY) };
}

struct instant day_at(struct day d, int minute)
{
    assert(minute >= 0 && minute <= 24 * 60);
    const int64_t days = INSTANT_MAX.us / US_DAY; /* beyond these the product would overflow */
    if (d.n > days)
        return INSTANT_MAX;
    if (d.n < -days)
        return INSTANT_MIN;
    return instant_clamp(d.n * US_DAY + minute * US_MINUTE - ZONE_US);
}

struct instant day_start(struct day d) { return day_at(d, 0); }
struct instant day_end(struct day d) { return day_at(d, 24 * 60); }

/* ---- civil days ---- */

static bool leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int month_days(int year, int month)
{
    static const int8_t DAYS[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    assert(month >= 1 && month <= 12);
    return DAYS[month - 1] + (month == 2 && leap(year));
}

bool day_valid(int year, int month, int dom)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && dom >= 1 && dom <= month_days(year, month);
}

struct day day_of(int year, int month, int dom)
{
    assert(year >= -YEAR_LIMIT && year <= YEAR_LIMIT);
    assert(month >= 1 && month <= 12 && dom >= 1 && dom <= month_days(year, month));
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = div_floor(y, 400);
    int64_t of_era = y - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + dom - 1;
    int64_t day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return (struct day){ (int32_t)(era * ERA_DAYS + day_of_era - EPOCH_SHIFT) };
}

struct civil day_civil(struct day d)
{
    int64_t z = (int64_t)d.n + EPOCH_SHIFT;
    int64_t era = div_floor(z, ERA_DAYS);
    int64_t of_era = z - era * ERA_DAYS;
    int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
    int64_t mp = (5 * of_year + 2) / 153; /* 0 March .. 11 February */
    int month = (int)(mp < 10 ? mp + 3 : mp - 9);
    return (struct civil){ .year = (int)(y + era * 400 + (month <= 2)),
                           .month = month,
                           .day = (int)(of_year - (153 * mp + 2) / 5 + 1) };
}

int day_weekday(struct day d) { return (int)(((int64_t)d.n % 7 + 7 + 3) % 7); } /* 1970-01-01 was a Thursday */

struct day day_add_months(struct day d, int n)
{
    struct civil c = day_civil(d);
    int64_t months = (int64_t)c.year * 12 + (c.month - 1) + n;
    int64_t year = div_floor(months, 12);
    if (year > YEAR_LIMIT)
        return DAY_MAX;
    if (year < -YEAR_LIMIT)
        return DAY_MIN;
    int month = (int)(months - year * 12) + 1;
    int last = month_days((int)year, month);
    return day_of((int)year, month, c.day < last ? c.day : last);
}

/* ---- reading ---- */

/* A number of lo..hi digits at the beginning of *t, which moves behind it. */
static bool digits(struct text *t, size_t lo, size_t hi, int *out)
{
    size_t n = 0;
    int value = 0;
    for (; n < t->n && n < hi && t->p[n] >= '0' && t->p[n] <= '9'; n++)
        value = value * 10 + (t->p[n] - '0');
    if (n < lo)
        return false;
    *t = text_sub(*t, n, t->n);
    *out = value;
    return true;
}

static bool one(struct text *t, const char *of, char *got)
{
    if (t->n == 0)
        return false;
    for (const char *c = of; *c; c++)
        if (*c == t->p[0]) {
            if (got)
                *got = *c;
            *t = text_sub(*t, 1, t->n);
            return true;
        }
    return false;
}

/* A date at the beginning of *t: 2025-08-14 or 14/8/2025. */
static bool read_day(struct text *t, struct day *out)
{
    struct text iso = *t, vn = *t;
    int y, m, d;
    if (digits(&iso, 4, 4, &y) && one(&iso, "-", NULL) && digits(&iso, 2, 2, &m) && one(&iso, "-", NULL) &&
        digits(&iso, 2, 2, &d))
        *t = iso;
    else if (digits(&vn, 1, 2, &d) && one(&vn, "/", NULL) && digits(&vn, 1, 2, &m) && one(&vn, "/", NULL) &&
             digits(&vn, 4, 4, &y))
        *t = vn;
    else
        return false;
    if (!day_valid(y, m, d))
        return false;
    *out = day_of(y, m, d);
    return true;
}

bool day_parse(struct text t, struct day *out)
{
    struct day d;
    if (!read_day(&t, &d) || t.n > 0)
        return false;
    *out = d;
    return true;
}

/* What follows a point: one to six digits of a second. */
static bool read_fraction(struct text *t, int64_t *us)
{
    size_t before = t->n;
    int value;
    if (!digits(t, 1, 6, &value))
        return false;
    *us = value;
    for (size_t n = before - t->n; n < 6; n++)
        *us *= 10;
    return true;
}

/* 16:40, 16:40:05, 16:40:05.25, and 24:00 itself. */
static bool read_time(struct text *t, int64_t *us)
{
    int h, m, s = 0;
    int64_t part = 0;
    if (!digits(t, 1, 2, &h) || !one(t, ":", NULL) || !digits(t, 2, 2, &m))
        return false;
    if (one(t, ":", NULL)) {
        if (!digits(t, 2, 2, &s))
            return false;
        if (one(t, ".", NULL) && !read_fraction(t, &part))
            return false;
    }
    *us = h * US_HOUR + m * US_MINUTE + s * US_SECOND + part;
    return m < 60 && s < 60 && *us <= US_DAY;
}

/* Nothing, Z, or +07:00: how far ahead of UTC. */
static bool read_zone(struct text *t, int64_t *us)
{
    char sign;
    int h, m;
    *us = ZONE_US;
    if (t->n == 0)
        return true;
    if (one(t, "Zz", NULL)) {
        *us = 0;
        return true;
    }
    if (!one(t, "+-", &sign) || !digits(t, 2, 2, &h) || !one(t, ":", NULL) || !digits(t, 2, 2, &m))
        return false;
    *us = (h * US_HOUR + m * US_MINUTE) * (sign == '-' ? -1 : 1);
    return h <= 14 && m < 60;
}

bool instant_parse(struct text t, struct instant *out)
{
    struct day d;
    int64_t of_day, zone;
    if (!read_day(&t, &d) || !one(&t, " Tt", NULL) || !read_time(&t, &of_day) || !read_zone(&t, &zone) || t.n > 0)
        return false;
    *out = (struct instant){ d.n * US_DAY + of_day - zone };
    return true;
}

/* ---- writing ---- */

struct moment { /* an instant on the office's wall */
    struct civil date;
    int hour, minute, second, us;
};

static struct moment moment_of(struct instant t)
{
    int64_t wall = instant_clamp(t.us).us + ZONE_US;
    int64_t n = div_floor(wall, US_DAY);
    int64_t us = wall - n * US_DAY;
    return (struct moment){ .date = day_civil((struct day){ (int32_t)n }),
                            .hour = (int)(us / US_HOUR),
                            .minute = (int)(us / US_MINUTE % 60),
                            .second = (int)(us / US_SECOND % 60),
                            .us = (int)(us % US_SECOND) };
}

const char *day_iso(struct day d, char buf[INSTANT_CHARS])
{
    struct civil c = day_civil(d);
    snprintf(buf, INSTANT_CHARS, "%04d-%02d-%02d", c.year, c.month, c.day);
    return buf;
}

static const char *moment_iso(struct moment m, char between, bool seconds, const char *zone, char buf[INSTANT_CHARS])
{
    char tail[24] = "";
    if (m.us)
        snprintf(tail, sizeof tail, ":%02d.%06d", m.second, m.us);
    else if (m.second || seconds)
        snprintf(tail, sizeof tail, ":%02d", m.second);
    snprintf(buf, INSTANT_CHARS, "%04d-%02d-%02d%c%02d:%02d%s%s", m.date.year, m.date.month, m.date.day, between,
             m.hour, m.minute, tail, zone);
    return buf;
}

const char *instant_iso(struct instant t, char buf[INSTANT_CHARS])
{
    return moment_iso(moment_of(t), ' ', false, "", buf);
}

const char *instant_rfc3339(struct instant t, char buf[INSTANT_CHARS])
{
    return moment_iso(moment_of(t), 'T', true, "+07:00", buf);
}

const char *day_vn(struct day d, char buf[INSTANT_CHARS])
{
    struct civil c = day_civil(d);
    snprintf(buf, INSTANT_CHARS, "%d/%d/%d", c.day, c.month, c.year);
    return buf;
}

/* To the minute, as offices do; a second begun does not make a later minute. */
const char *instant_vn(struct instant t, bool as_end, char buf[INSTANT_CHARS])
{
    struct moment m = moment_of(t);
    if (as_end && m.hour == 0 && m.minute == 0 && m.second == 0 && m.us == 0) {
        m = moment_of((struct instant){ t.us - 1 });
        m.hour = 24;
        m.minute = 0;
    }
    snprintf(buf, INSTANT_CHARS, "%02d:%02d %d/%d/%d", m.hour, m.minute, m.date.day, m.date.month, m.date.year);
    return buf;
}

const char *workspan_hm(struct workspan w, char buf[INSTANT_CHARS])
{
    int64_t minutes = w.us / US_MINUTE;
    const char *sign = minutes < 0 ? "-" : "";
    if (minutes < 0)
        minutes = -minutes;
    snprintf(buf, INSTANT_CHARS, "%s%lldh%02d", sign, (long long)(minutes / 60), (int)(minutes % 60));
    return buf;
}
