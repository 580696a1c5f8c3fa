#include "reference.h"

#include <string.h>

/* Does b, announced when it was, replace a? */
static bool newer(const struct ref *ref, const struct cal_row *b, const struct cal_row *a)
{
    return b->announced.us <= ref->known.us && (a == NULL || b->announced.us > a->announced.us);
}

static bool fixed_on(const struct cal_row *row, struct day d)
{
    struct civil f = day_civil(row->day), c = day_civil(d);
    return row->kind == CAL_FIXED && f.month == c.month && f.day == c.day && d.n >= row->day.n && d.n <= row->to.n;
}

bool ref_provisional(const struct ref *ref, struct day d)
{
    for (size_t i = 0; i < ref->n; i++)
        if (ref->rows[i].kind == CAL_YEAR && newer(ref, &ref->rows[i], NULL) &&
            day_civil(ref->rows[i].day).year == day_civil(d).year)
            return false;
    return true;
}

static int week_windows(const struct cal_row *hours, int weekday, struct cal_window *out)
{
    if (hours == NULL)
        return 0;
    memcpy(out, hours->window[weekday], sizeof hours->window[weekday]);
    return hours->windows[weekday];
}

int ref_windows(const struct ref *ref, struct day d, struct cal_window out[CAL_WINDOWS_MAX])
{
    const struct cal_row *hours = NULL, *single = NULL;
    bool fixed = false;
    for (size_t i = 0; i < ref->n; i++) {
        const struct cal_row *row = &ref->rows[i];
        if (row->kind == CAL_HOURS && row->day.n <= d.n && d.n <= row->to.n && newer(ref, row, hours))
            hours = row;
        if ((row->kind == CAL_OFF || row->kind == CAL_WORK) && row->day.n == d.n && newer(ref, row, single))
            single = row;
        if (fixed_on(row, d) && newer(ref, row, NULL) && ref_provisional(ref, d))
            fixed = true;
    }
    if (single && single->kind == CAL_OFF)
        return 0;
    if (single) {
        int n = single->like.n == DAY_MIN.n ? 0 : week_windows(hours, day_weekday(single->like), out);
        for (int back = 0; n == 0 && back < 7; back++)
            n = week_windows(hours, day_weekday((struct day){ d.n - back }), out);
        return n;
    }
    return fixed ? 0 : week_windows(hours, day_weekday(d), out);
}

/* Work in [a, b), minute by minute. */
int64_t ref_elapsed(const struct ref *ref, struct instant a, struct instant b)
{
    int64_t us = 0;
    for (struct day d = instant_day(a); a.us < b.us && d.n <= instant_day(b).n; d.n++) {
        struct cal_window w[CAL_WINDOWS_MAX];
        int n = ref_windows(ref, d, w);
        for (int minute = 0; minute < 1440; minute++)
            for (int i = 0; i < n; i++) {
                int64_t from = max64(a.us, day_at(d, minute).us), to = min64(b.us, day_at(d, minute + 1).us);
                if (w[i].from <= minute && minute < w[i].to && from < to)
                    us += to - from;
            }
    }
    return us;
}

bool ref_add(const struct ref *ref, struct instant from, int64_t us, struct instant *out)
{
    *out = from;
    if (us == 0)
        return true;
    for (int day = 0; day < 366; day++) {
        struct day d = { instant_day(from).n + day };
        struct cal_window w[CAL_WINDOWS_MAX];
        int n = ref_windows(ref, d, w);
        for (int minute = 0; minute < 1440; minute++)
            for (int i = 0; i < n; i++) {
                int64_t begin = max64(from.us, day_at(d, minute).us), end = day_at(d, minute + 1).us;
                if (w[i].from > minute || minute >= w[i].to || begin >= end)
                    continue;
                if (us <= end - begin) {
                    *out = (struct instant){ begin + us };
                    return true;
                }
                us -= end - begin;
            }
    }
    return false;
}

/* --- limits -------------------------------------------------------------------------------------------- */

static bool works(const struct ref *ref, struct day d)
{
    struct cal_window w[CAL_WINDOWS_MAX];
    return ref_windows(ref, d, w) > 0;
}

static int64_t stopped(const struct ref *ref, enum limit_unit unit, struct instant start, struct stop s)
{
    if (unit == LIMIT_HOURS || unit == LIMIT_INSTANT)
        return ref_elapsed(ref, s.from, s.to);
    int64_t n = 0;
    for (struct day d = instant_day(s.from); d.n < instant_day(s.to).n; d.n++)
        n += d.n > instant_day(start).n && (unit != LIMIT_WORKDAYS || works(ref, d));
    return n;
}

static struct instant end_with(const struct ref *ref, struct limit limit, struct instant start, int64_t extra)
{
    struct day d = instant_day(start);
    struct instant end = { limit.n };
    if (limit.unit == LIMIT_HOURS) {
        ref_add(ref, start, limit.n * US_MINUTE + extra, &end);
        return end;
    }
    if (limit.unit == LIMIT_INSTANT) {
        ref_add(ref, end, extra, &end);
        return end;
    }
    if (limit.unit == LIMIT_WORKDAYS) {
        for (int64_t n = 0; n < limit.n + extra; n += works(ref, d))
            d.n++;
        return day_end(d);
    }
    if (limit.unit == LIMIT_DAYS)
        d.n += (int32_t)limit.n;
    if (limit.unit == LIMIT_MONTHS)
        d = day_add_months(d, (int)limit.n);
    if (limit.unit == LIMIT_DATE)
        d.n = (int32_t)limit.n;
    for (d.n += (int32_t)extra; !works(ref, d);)
        d.n++;
    return day_end(d);
}

struct instant ref_end(const struct ref *ref, struct limit limit, struct instant start, const struct stop *stops,
                       size_t n)
{
    int64_t extra = 0;
    for (size_t i = 0; i < n && stops[i].from.us < end_with(ref, limit, start, extra).us; i++)
        extra += stopped(ref, limit.unit, start, stops[i]);
    return end_with(ref, limit, start, extra);
}

struct instant ref_due(struct ref ref, const struct instant *announced, size_t nannounced, struct limit limit,
                       struct instant start, const struct stop *stops, size_t n)
{
    ref.known = start;
    struct instant due = ref_end(&ref, limit, start, stops, n);
    for (size_t i = 0; i < nannounced; i++) {
        if (announced[i].us <= start.us)
            continue;
        if (announced[i].us >= due.us)
            break;
        ref.known = announced[i];
        due = instant_max(announced[i], ref_end(&ref, limit, start, stops, n));
    }
    return due;
}
