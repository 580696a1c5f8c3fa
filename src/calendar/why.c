/* why.c -- the same answer as limit_due, with every day on the way, as the deciding calendar saw it.
 *
 * What stands beside a day depends on the limit's unit:
 *
 *      hours            each day with working time: what was counted by its end        rest days, days off
 *      working days     each working day: its number                                    rest days, days off
 *      days, months     each civil day up to the last, off or not: its number           then days off until it moved
 *      to a date        as days
 *      to a minute      as hours, though nothing is measured against the sum
 *
 * Where an announcement put the end later than that calendar's own count (never before it was announced), the days go
 * on being counted up to that instant. */
#include "calendar/limit_count.h"

enum { WHY_DAYS_MAX = 400, WHY_ENDS = 100 };

struct walk {
    const struct calendar *cal;
    struct limit limit;
    struct instant start, due;
    struct day last; /* civil limits: the last day, before the end moved */
    int32_t civil;   /* and how many of the days up to it the limit itself gave; the others are the stops' */
    const struct stop *stops;
    size_t nstops;
    int n;
    struct workspan span;
};

static bool measures_work(enum limit_unit unit) { return unit == LIMIT_HOURS || unit == LIMIT_INSTANT; }

/* The day on which a limit in civil days ends before it moves off days off. */
static struct day civil_last(struct limit limit, struct instant start, int64_t extra)
{
    struct day d = instant_day(start);
    switch (limit.unit) {
    case LIMIT_DAYS: d.n += (int32_t)limit.n; break;
    case LIMIT_MONTHS: d = day_add_months(d, (int)limit.n); break;
    case LIMIT_DATE: return (struct day){ (int32_t)(limit.n + extra) };
    case LIMIT_NONE:
    case LIMIT_HOURS:
    case LIMIT_WORKDAYS:
    case LIMIT_INSTANT:
    case LIMIT_UNIT_COUNT: return DAY_MAX;
    }
    return (struct day){ (int32_t)(d.n + extra) };
}

/* Is d one of the days a stop took? */
static bool day_stopped(const struct walk *w, struct day d)
{
    for (size_t i = 0; i < w->nstops; i++) {
        struct stop s = { instant_max(w->stops[i].from, w->start), w->stops[i].to };
        if (d.n >= stop_first_day(s, w->start).n && d.n < stop_end_day(s).n)
            return true;
    }
    return false;
}

/* Working time of [from, to) that a stop took away. */
static int64_t work_stopped(const struct walk *w, struct instant from, struct instant to)
{
    int64_t us = 0;
    for (size_t i = 0; i < w->nstops; i++)
        us += calendar_elapsed(w->cal, instant_max(w->stops[i].from, from), instant_min(w->stops[i].to, to)).us;
    return us;
}

static enum why_kind off_or_rest(const struct cal_row *row) { return row ? WHY_OFF : WHY_REST; }

static void walk_hours(struct walk *w, struct why_day *day)
{
    struct instant from = instant_max(day_start(day->day), w->start), to = instant_min(day_end(day->day), w->due);
    int64_t open = calendar_elapsed(w->cal, from, to).us, stopped = work_stopped(w, from, to);
    w->span.us += open - stopped;
    day->span = w->span;
    if (!calendar_is_workday(w->cal, day->day))
        day->kind = off_or_rest(day->row);
    else if (stopped > 0 && stopped == open)
        day->kind = WHY_STOPPED;
    else
        day->kind = WHY_COUNTED;
}

static void walk_workdays(struct walk *w, struct why_day *day)
{
    if (!calendar_is_workday(w->cal, day->day))
        day->kind = off_or_rest(day->row);
    else if (day_stopped(w, day->day))
        day->kind = WHY_STOPPED;
    else
        day->kind = WHY_COUNTED;
    w->n += day->kind == WHY_COUNTED;
    day->n = w->n;
}

static void walk_civil(struct walk *w, struct why_day *day)
{
    bool past = day->day.n > w->last.n;
    if (past && !calendar_is_workday(w->cal, day->day))
        day->kind = off_or_rest(day->row);
    else if (!past && (day_stopped(w, day->day) || w->n >= w->civil))
        day->kind = WHY_STOPPED;
    else
        day->kind = WHY_COUNTED;
    w->n += !past && day->kind == WHY_COUNTED;
    day->n = w->n;
}

static struct why_day walk_day(struct walk *w, struct day d)
{
    struct why_day day = { .day = d, .row = calendar_row(w->cal, d) };
    bool first = d.n == instant_day(w->start).n, last = d.n == end_day(w->due).n;
    if (measures_work(w->limit.unit)) {
        walk_hours(w, &day);
    } else if (first) {
        day.kind = WHY_EVENT;
    } else if (w->limit.unit == LIMIT_WORKDAYS) {
        walk_workdays(w, &day);
    } else {
        walk_civil(w, &day);
    }
    if (last && d.n > w->last.n)
        day.kind = WHY_MOVED;
    return day;
}

static void walk_days(struct arena *a, struct walk *w, struct why *why)
{
    struct day first = instant_day(w->start), last = end_day(w->due);
    int32_t days = last.n < first.n ? 1 : last.n - first.n + 1;
    why->shortened = days > WHY_DAYS_MAX;
    struct why_day *out = ARENA_ARRAY(a, struct why_day, why->shortened ? 2 * WHY_ENDS : days);
    for (int32_t i = 0; i < days; i++) {
        struct why_day day = walk_day(w, (struct day){ first.n + i });
        if (!why->shortened || i < WHY_ENDS || i >= days - WHY_ENDS)
            out[why->n++] = day;
    }
    why->days = out;
}

enum rc limit_why(struct arena *a, const struct calbook *book, struct limit limit, struct instant start,
                  const struct stop *stops, size_t nstops, struct why *out, struct err *err)
{
    struct why why = { .n = 0 };
    if (limit.unit == LIMIT_NONE) {
        why.due = why.before = due_none(book, start);
        why.calendar_announced = calbook_announced(book, (size_t)why.due.version);
        *out = why;
        return RC_OK;
    }
    struct limit_count count;
    enum rc rc = limit_decide(book, limit, start, stops, nstops, &why.before, &why.due, &count, err);
    if (rc != RC_OK)
        return rc;
    why.moved = !instant_eq(why.due.at, why.before.at);
    why.calendar_announced = calbook_announced(book, (size_t)why.due.version);
    struct walk w = { .cal = calbook_version(book, (size_t)why.due.version), .limit = limit, .start = start };
    w.due = why.due.at;
    w.stops = stops;
    w.nstops = count.stops;
    w.last = civil_last(limit, start, count.extra);
    w.civil = measures_work(limit.unit) ? 0 : (int32_t)(w.last.n - instant_day(start).n - count.extra);
    walk_days(a, &w, &why);
    *out = why;
    return RC_OK;
}
