/* limit.c -- when a limit ends: counted by one calendar, then again by each that is announced before the end.
 *
 * A stop moves the end only if it begins before it: a limit that has run out is not revived by a later stop, just as
 * no later calendar moves it. So stops are added one by one, each against the end so far. */
#include "calendar/limit_count.h"

#include "base/i18n.h"

struct day end_day(struct instant end) { return instant_day((struct instant){ end.us - 1 }); }

/* --- the units: where a limit ends with `extra` added, and what a stop adds --------------------------------- */

/* 24:00 of d, or of the next working day where d is off (Civil Code 2015 art. 148.5). */
static bool end_on_workday(const struct calendar *cal, struct day d, struct instant *end)
{
    struct day moved;
    if (!calendar_workday_after(cal, d, 0, &moved))
        return false;
    *end = day_end(moved);
    return true;
}

static struct day day_plus(struct day d, int64_t n) { return (struct day){ (int32_t)(d.n + n) }; }

static bool end_hours(const struct calendar *cal, int64_t n, struct instant start, int64_t extra, struct instant *end)
{
    return calendar_add(cal, start, (struct workspan){ n * US_MINUTE + extra }, end);
}

static bool end_workdays(const struct calendar *cal, int64_t n, struct instant start, int64_t extra,
                         struct instant *end)
{
    struct day last;
    if (!calendar_workday_after(cal, instant_day(start), (int)(n + extra), &last))
        return false;
    *end = day_end(last);
    return true;
}

static bool end_days(const struct calendar *cal, int64_t n, struct instant start, int64_t extra, struct instant *end)
{
    return end_on_workday(cal, day_plus(instant_day(start), n + extra), end);
}

static bool end_months(const struct calendar *cal, int64_t n, struct instant start, int64_t extra, struct instant *end)
{
    return end_on_workday(cal, day_plus(day_add_months(instant_day(start), (int)n), extra), end);
}

static bool end_date(const struct calendar *cal, int64_t n, struct instant start, int64_t extra, struct instant *end)
{
    (void)start;
    return end_on_workday(cal, day_plus((struct day){ 0 }, n + extra), end);
}

static bool end_instant(const struct calendar *cal, int64_t n, struct instant start, int64_t extra, struct instant *end)
{
    (void)start;
    *end = (struct instant){ n };
    return extra == 0 || calendar_add(cal, *end, (struct workspan){ extra }, end);
}

static int64_t stop_work(const struct calendar *cal, struct stop s, struct instant start)
{
    (void)start;
    return calendar_elapsed(cal, s.from, s.to).us;
}

static int64_t stop_workdays(const struct calendar *cal, struct stop s, struct instant start)
{
    struct day before = { stop_first_day(s, start).n - 1 }, last = { stop_end_day(s).n - 1 };
    return calendar_workdays(cal, before, last);
}

static int64_t stop_days(const struct calendar *cal, struct stop s, struct instant start)
{
    (void)cal;
    return max64(0, stop_end_day(s).n - stop_first_day(s, start).n);
}

static const struct unit {
    bool (*end)(const struct calendar *cal, int64_t n, struct instant start, int64_t extra, struct instant *end);
    int64_t (*stopped)(const struct calendar *cal, struct stop stop, struct instant start);
    int64_t min, max; /* n */
} UNITS[LIMIT_UNIT_COUNT] = {
    [LIMIT_NONE] = { NULL, NULL, 0, 0 },
    [LIMIT_HOURS] = { end_hours, stop_work, 1, INT32_MAX },
    [LIMIT_WORKDAYS] = { end_workdays, stop_workdays, 1, INT16_MAX },
    [LIMIT_DAYS] = { end_days, stop_days, 1, INT16_MAX },
    [LIMIT_MONTHS] = { end_months, stop_days, 1, INT16_MAX },
    [LIMIT_DATE] = { end_date, stop_days, INT32_MIN / 4, INT32_MAX / 4 },
    [LIMIT_INSTANT] = { end_instant, stop_work, INT64_MIN / 4, INT64_MAX / 4 },
};

/* False: the calendar does not reach that far. */
static bool count_by(const struct calendar *cal, struct limit limit, struct instant start, const struct stop *stops,
                     size_t nstops, struct limit_count *out)
{
    const struct unit *unit = &UNITS[limit.unit];
    struct limit_count c = { .extra = 0 };
    if (!unit->end(cal, limit.n, start, 0, &c.end))
        return false;
    for (; c.stops < nstops; c.stops++) {
        struct stop s = { instant_max(stops[c.stops].from, start), instant_max(stops[c.stops].to, start) };
        assert(s.from.us <= s.to.us);
        assert(c.stops == 0 || stops[c.stops - 1].to.us <= stops[c.stops].from.us);
        if (!instant_before(s.from, c.end))
            break;
        c.extra += unit->stopped(cal, s, start);
        if (!unit->end(cal, limit.n, start, c.extra, &c.end))
            return false;
    }
    *out = c;
    return true;
}

/* --- the calendars ------------------------------------------------------------------------------------------ */

/* The index of the newest version announced by t. */
static size_t version_at(const struct calbook *book, struct instant t)
{
    size_t i = calbook_versions(book) - 1;
    while (i > 0 && instant_before(t, calbook_announced(book, i)))
        i--;
    return i;
}

static bool reaches_unannounced(const struct calendar *cal, struct day first, struct day last)
{
    for (struct day d = first; d.n <= last.n; d = day_of(day_civil(d).year + 1, 1, 1))
        if (calendar_is_provisional(cal, d))
            return true;
    return false;
}

static struct due due_by(const struct calbook *book, size_t version, struct instant start, struct instant at)
{
    const struct calendar *cal = calbook_version(book, version);
    return (struct due){ at, reaches_unannounced(cal, instant_day(start), end_day(at)), (int)version };
}

static enum rc too_far(struct limit limit, struct instant start, struct err *err)
{
    char buf[INSTANT_CHARS];
    struct arena *a = arena_new();
    struct text words = limit_text(a, limit, i18n_lang());
    enum rc rc =
        err_set(err, PB_NO_CALENDAR, _("the limit \"%.*s\" from %s reaches outside the years %d to %d of the calendar"),
                TEXT_FMT(words), instant_iso(start, buf), CAL_YEAR_FIRST, CAL_YEAR_LAST);
    arena_free(a);
    return rc;
}

enum rc limit_decide(const struct calbook *book, struct limit limit, struct instant start, const struct stop *stops,
                     size_t nstops, struct due *first, struct due *last, struct limit_count *count, struct err *err)
{
    assert(limit.unit > LIMIT_NONE && limit.unit < LIMIT_UNIT_COUNT);
    assert(limit.n >= UNITS[limit.unit].min && limit.n <= UNITS[limit.unit].max);
    size_t version = version_at(book, start);
    struct limit_count c;
    if (!count_by(calbook_version(book, version), limit, start, stops, nstops, &c))
        return too_far(limit, start, err);
    struct instant at = c.end;
    *first = due_by(book, version, start, at);
    for (size_t v = version + 1; v < calbook_versions(book) && instant_before(calbook_announced(book, v), at); v++) {
        if (!count_by(calbook_version(book, v), limit, start, stops, nstops, &c))
            return too_far(limit, start, err);
        at = instant_max(calbook_announced(book, v), c.end);
        version = v;
    }
    *last = due_by(book, version, start, at);
    *count = c;
    return RC_OK;
}

struct due due_none(const struct calbook *book, struct instant start)
{
    return (struct due){ INSTANT_MAX, false, (int)version_at(book, start) };
}

enum rc limit_due(const struct calbook *book, struct limit limit, struct instant start, const struct stop *stops,
                  size_t nstops, struct due *out, struct err *err)
{
    if (limit.unit == LIMIT_NONE) {
        *out = due_none(book, start);
        return RC_OK;
    }
    struct due first, last;
    struct limit_count count;
    enum rc rc = limit_decide(book, limit, start, stops, nstops, &first, &last, &count, err);
    if (rc == RC_OK)
        *out = last;
    return rc;
}
