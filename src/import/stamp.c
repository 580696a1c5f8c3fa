#include "import/stamp.h"

#include <string.h>

struct reader {
    const char *p, *end;
};

struct parts {
    int year, month, day, hour, minute, second;
    int64_t fraction_us, zone_us;
    bool zoned, timed, afternoon, halves; /* halves: of a 12-hour clock */
    bool has_epoch;
    int64_t epoch;
};

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool take(struct reader *r, char c)
{
    bool there = r->p < r->end && *r->p == c;
    r->p += there;
    return there;
}

/* Exactly n digits. */
static bool digits(struct reader *r, int n, int *out)
{
    int value = 0;
    if (r->end - r->p < n)
        return false;
    for (int i = 0; i < n; i++) {
        if (!is_digit(r->p[i]))
            return false;
        value = value * 10 + (r->p[i] - '0');
    }
    r->p += n;
    *out = value;
    return true;
}

/* One to n digits. */
static bool some_digits(struct reader *r, int n, int *out)
{
    int k = 0;
    while (k < n && r->p + k < r->end && is_digit(r->p[k]))
        k++;
    return k > 0 && digits(r, k, out);
}

/* Digits behind the point: microseconds, the rest cut off. */
static bool fraction(struct reader *r, int64_t *us)
{
    int64_t value = 0, scale = US_SECOND;
    const char *from = r->p;
    for (; r->p < r->end && is_digit(*r->p); r->p++) {
        scale /= 10;
        value += scale * (*r->p - '0');
    }
    *us = value;
    return r->p > from;
}

static bool zone(struct reader *r, int64_t *us)
{
    int hour, minute = 0, second = 0;
    int64_t part = 0;
    if (take(r, 'Z') || take(r, 'z')) {
        *us = 0;
        return true;
    }
    bool behind = take(r, '-');
    if ((!behind && !take(r, '+')) || !digits(r, 2, &hour))
        return false;
    bool colon = take(r, ':');
    if (r->p < r->end && is_digit(*r->p)) {
        if (!digits(r, 2, &minute))
            return false;
        if (colon ? take(r, ':') : r->p < r->end && is_digit(*r->p)) {
            if (!digits(r, 2, &second) || (take(r, '.') && !fraction(r, &part)))
                return false;
        }
    } else if (colon) {
        return false;
    }
    *us = hour * US_HOUR + minute * US_MINUTE + second * US_SECOND + part;
    *us = behind ? -*us : *us;
    return hour < 24 && minute < 60 && second < 60;
}

bool stamp_zone(struct text t, int64_t *us)
{
    struct reader r = { t.p, t.p + t.n };
    if (text_eq(t, TEXT("UTC")) || text_eq(t, TEXT("GMT"))) {
        *us = 0;
        return true;
    }
    int64_t found;
    if (!zone(&r, &found) || r.p != r.end)
        return false;
    *us = found;
    return true;
}

/* --- days ------------------------------------------------------------------------------------------------------------------------ */

/* Days since 1970 by arithmetic alone (Hinnant's days_from_civil): a log asks a hundred million times. */
static int64_t day_number(int year, int month, int day)
{
    int64_t y = year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
    int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static bool finish(const struct stamp_form *form, const struct parts *p, struct stamp *out)
{
    int hour = p->halves ? p->hour % 12 + (p->afternoon ? 12 : 0) : p->hour;
    bool end_of_day = hour == 24 && p->minute == 0 && p->second == 0 && p->fraction_us == 0;
    if (p->month < 1 || p->month > 12 || p->day < 1 || p->year < 1 ||
        (p->day > 28 && p->day > month_days(p->year, p->month)))
        return false;
    if ((hour > 23 && !end_of_day) || p->minute > 59 || p->second > 60 || (p->halves && (p->hour < 1 || p->hour > 12)))
        return false;
    int64_t us = day_number(p->year, p->month, p->day) * US_DAY + hour * US_HOUR + p->minute * US_MINUTE +
                 p->second * US_SECOND + p->fraction_us;
    *out = (struct stamp){ us - (p->zoned ? p->zone_us : form->zone_us), p->zoned, !p->timed };
    return true;
}

/* --- ISO 8601 ----------------------------------------------------------------------------------------------------------------------- */

/* Year, week, day of the week to a date. */
static bool week_date(struct reader *r, bool dashes, struct parts *p)
{
    int week, weekday = 1;
    if (!digits(r, 2, &week) || week < 1 || week > 53)
        return false;
    if (dashes ? take(r, '-') : r->p < r->end && is_digit(*r->p))
        if (!digits(r, 1, &weekday) || weekday < 1 || weekday > 7)
            return false;
    int64_t fourth = day_number(p->year, 1, 4), monday = fourth - (fourth + 3 + 7 * 1000000) % 7;
    struct civil c = day_civil((struct day){ (int32_t)(monday + (week - 1) * 7 + weekday - 1) });
    p->year = c.year;
    p->month = c.month;
    p->day = c.day;
    return true;
}

static bool iso_date(struct reader *r, struct parts *p)
{
    if (!digits(r, 4, &p->year))
        return false;
    bool dashes = take(r, '-');
    if (take(r, 'W'))
        return week_date(r, dashes, p);
    return digits(r, 2, &p->month) && (!dashes || take(r, '-')) && digits(r, 2, &p->day);
}

static bool iso_time(struct reader *r, struct parts *p)
{
    p->timed = true;
    if (!digits(r, 2, &p->hour))
        return false;
    bool colon = take(r, ':');
    if (r->p == r->end || !is_digit(*r->p))
        return !colon;
    if (!digits(r, 2, &p->minute))
        return false;
    if (colon ? !take(r, ':') : r->p == r->end || !is_digit(*r->p))
        return true;
    return digits(r, 2, &p->second) && (!(take(r, '.') || take(r, ',')) || fraction(r, &p->fraction_us));
}

static bool read_iso(const struct stamp_form *form, struct text t, struct stamp *out)
{
    struct reader r = { t.p, t.p + t.n };
    struct parts p = { 0 };
    if (!iso_date(&r, &p))
        return false;
    if (r.p < r.end) {
        r.p++; /* T, a blank, whatever one character */
        while (r.p < r.end && *r.p == ' ')
            r.p++;
        if (!iso_time(&r, &p))
            return false;
        while (r.p < r.end && *r.p == ' ')
            r.p++;
        if (r.p < r.end && !(p.zoned = zone(&r, &p.zone_us)))
            return false;
    }
    return r.p == r.end && finish(form, &p, out);
}

/* --- by a format -------------------------------------------------------------------------------------------------------------------- */

static const char *const MONTHS[] = { "january", "february", "march",     "april",   "may",      "june",
                                      "july",    "august",   "september", "october", "november", "december" };

static bool same_letters(const char *word, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((p[i] | 0x20) != word[i])
            return false;
    return true;
}

static bool month_name(struct reader *r, int *month)
{
    size_t left = (size_t)(r->end - r->p);
    for (int m = 0; m < 12; m++) {
        size_t whole = strlen(MONTHS[m]);
        size_t n = left >= whole && same_letters(MONTHS[m], r->p, whole) ? whole
                   : left >= 3 && same_letters(MONTHS[m], r->p, 3)       ? 3
                                                                         : 0;
        if (n > 0) {
            r->p += n;
            *month = m + 1;
            return true;
        }
    }
    return false;
}

static bool skip_letters(struct reader *r)
{
    const char *from = r->p;
    while (r->p < r->end && ((*r->p | 0x20) >= 'a' && (*r->p | 0x20) <= 'z'))
        r->p++;
    return r->p > from;
}

static bool half_of_day(struct reader *r, struct parts *p)
{
    bool am = r->end - r->p >= 2 && same_letters("am", r->p, 2), pm = r->end - r->p >= 2 && same_letters("pm", r->p, 2);
    p->halves = am || pm;
    p->afternoon = pm;
    r->p += p->halves ? 2 : 0;
    return p->halves;
}

static bool short_year(struct reader *r, struct parts *p)
{
    bool read = digits(r, 2, &p->year);
    p->year += p->year < 69 ? 2000 : 1900; /* as POSIX has it */
    return read;
}

static bool epoch(struct reader *r, struct parts *p)
{
    bool behind = take(r, '-');
    int n = 0;
    for (p->epoch = 0; n < 11 && r->p < r->end && is_digit(*r->p); n++)
        p->epoch = p->epoch * 10 + (*r->p++ - '0');
    p->epoch = behind ? -p->epoch : p->epoch;
    p->has_epoch = true;
    return n > 0;
}

static bool day_of_year(struct reader *r, struct parts *p)
{
    int n;
    if (!some_digits(r, 3, &n) || n < 1 || n > 366)
        return false;
    p->month = 1; /* resolved when the year is known, which may stand behind */
    p->day = -n;
    return true;
}

static bool by_format(struct reader *r, struct text format, struct parts *p);

static bool conversion(struct reader *r, char c, struct parts *p)
{
    switch (c) { /* not an enum: letters of strptime */
    case 'Y': return digits(r, 4, &p->year);
    case 'y': return short_year(r, p);
    case 'm': return some_digits(r, 2, &p->month);
    case 'd':
    case 'e': return some_digits(r, 2, &p->day);
    case 'j': return day_of_year(r, p);
    case 'b':
    case 'h':
    case 'B': return month_name(r, &p->month);
    case 'a':
    case 'A': return skip_letters(r);
    case 'H':
    case 'I':
    case 'k': return (p->timed = some_digits(r, 2, &p->hour));
    case 'M': return some_digits(r, 2, &p->minute);
    case 'S': return some_digits(r, 2, &p->second);
    case 'f': return fraction(r, &p->fraction_us);
    case 'p': return half_of_day(r, p);
    case 'z': return (p->zoned = zone(r, &p->zone_us));
    case 'Z': return skip_letters(r);
    case 's': return epoch(r, p);
    case 'T': return by_format(r, TEXT("%H:%M:%S"), p);
    case 'R': return by_format(r, TEXT("%H:%M"), p);
    case 'F': return by_format(r, TEXT("%Y-%m-%d"), p);
    case 'D': return by_format(r, TEXT("%m/%d/%y"), p);
    case '%': return take(r, '%');
    default: return false;
    }
}

static bool by_format(struct reader *r, struct text format, struct parts *p)
{
    for (size_t i = 0; i < format.n; i++) {
        char c = format.p[i];
        if (c == ' ') {
            while (take(r, ' ') || take(r, '\t'))
                ;
        } else if (c != '%') {
            if (!take(r, c))
                return false;
        } else if (++i == format.n || !conversion(r, format.p[i], p)) {
            return false;
        }
    }
    return true;
}

static bool read_by_format(const struct stamp_form *form, struct text t, struct stamp *out)
{
    struct reader r = { t.p, t.p + t.n };
    struct parts p = { .year = 1970, .month = 1, .day = 1 };
    if (!by_format(&r, form->format, &p) || r.p != r.end)
        return false;
    if (p.has_epoch) {
        *out = (struct stamp){ p.epoch * US_SECOND + p.fraction_us, true, false };
        return true;
    }
    if (p.day < 0 && p.year >= 1) {
        struct civil c = day_civil((struct day){ (int32_t)(day_number(p.year, 1, 1) - p.day - 1) });
        p.month = c.month;
        p.day = c.day;
    }
    return finish(form, &p, out);
}

bool stamp_format_valid(struct text format, struct text *bad)
{
    for (size_t i = 0; i < format.n; i++) {
        if (format.p[i] != '%')
            continue;
        if (i + 1 == format.n || !memchr("YymdejbhBaAHIkMSfpzZsTRFD%", format.p[i + 1], 26)) {
            *bad = text_sub(format, i, i + 2);
            return false;
        }
        i++;
    }
    return true;
}

/* --- any ------------------------------------------------------------------------------------------------------------------------------ */

static struct text without_blanks(struct text t)
{
    while (t.n > 0 && (t.p[0] == ' ' || t.p[0] == '\t'))
        t = (struct text){ t.p + 1, t.n - 1 };
    while (t.n > 0 && (t.p[t.n - 1] == ' ' || t.p[t.n - 1] == '\t'))
        t.n--;
    return t;
}

bool stamp_read(const struct stamp_form *form, struct text t, struct stamp *out)
{
    t = without_blanks(t);
    return form->format.n > 0 ? read_by_format(form, t, out) : read_iso(form, t, out);
}
