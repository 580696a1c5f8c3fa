/* calendar.c -- the look-ups. cal_table.h draws the table they read; cal_build.c makes it.
 *
 * Positions are microseconds since the table's first civil midnight, which keeps divisions unsigned and by constants:
 * the compiler turns them into multiplications. */
#include "calendar/cal_table.h"

const char *const MARK_WORDS[MARK_COUNT + 1] = { "seen", "seen-2nd", "computed", "recalled", "set", NULL };
const char *const CAL_ROW_WORDS[CAL_ROW_KIND_COUNT + 1] = { "off", "work", "hours", "fixed", "year", NULL };

#define FIRST_US (CAL_DAY_FIRST * US_DAY - ZONE_US)
#define SPAN_US  (CAL_DAYS * US_DAY)

static inline bool inside(struct instant t) { return t.us >= FIRST_US && t.us <= FIRST_US + SPAN_US; }

static inline uint64_t position(struct instant t)
{
    return (uint64_t)(min64(max64(t.us, FIRST_US), FIRST_US + SPAN_US) - FIRST_US);
}

/* Working microseconds before a position. */
static inline int64_t worked(const struct calendar *cal, uint64_t at)
{
    uint32_t minute = (uint32_t)(at / (uint64_t)US_MINUTE);
    uint32_t rest = (uint32_t)(at - minute * (uint64_t)US_MINUTE);
    const struct day_row *day = &cal->day[minute / MINUTES_A_DAY];
    uint32_t before = cal->pattern[day->pattern].before[minute % MINUTES_A_DAY];
    return (day->cum + (before >> 1)) * US_MINUTE + (rest & -(before & 1));
}

/* The instant at which the working microsecond number `us` begins; us < total. */
static inline struct instant worked_at(const struct calendar *cal, uint64_t us)
{
    uint32_t minute = (uint32_t)(us / (uint64_t)US_MINUTE);
    uint32_t rest = (uint32_t)(us - minute * (uint64_t)US_MINUTE);
    assert(minute < cal->total);
    const struct work_row *row = &cal->work[cal->bucket[minute >> cal->shift]];
    row += row[1].cum <= minute;
    while (row[1].cum <= minute) /* only where a working day is shorter than 2^CAL_SHIFT_MIN minutes */
        row++;
    uint32_t clock = cal->pattern[row->pattern].clock[minute - row->cum];
    return (struct instant){ FIRST_US + (row->day * (uint32_t)MINUTES_A_DAY + clock) * US_MINUTE + rest };
}

struct workspan calendar_elapsed(const struct calendar *cal, struct instant a, struct instant b)
{
    int64_t us = worked(cal, position(b)) - worked(cal, position(a));
    return (struct workspan){ max64(us, 0) };
}

bool calendar_add(const struct calendar *cal, struct instant from, struct workspan x, struct instant *out)
{
    assert(x.us >= 0);
    if (!inside(from))
        return false;
    if (x.us == 0) {
        *out = from;
        return true;
    }
    int64_t done = worked(cal, position(from));
    if (x.us > cal->total * US_MINUTE - done)
        return false;
    /* The earliest instant by which so much is worked is the end of the last microsecond of it. */
    *out = (struct instant){ worked_at(cal, (uint64_t)(done + x.us - 1)).us + 1 };
    return true;
}

bool calendar_is_open(const struct calendar *cal, struct instant t)
{
    if (!inside(t))
        return false;
    uint32_t minute = (uint32_t)(position(t) / (uint64_t)US_MINUTE);
    const struct day_row *day = &cal->day[minute / MINUTES_A_DAY];
    return cal->pattern[day->pattern].before[minute % MINUTES_A_DAY] & 1;
}

bool calendar_opens(const struct calendar *cal, struct instant t, struct instant *out)
{
    if (!inside(t))
        return false;
    if (calendar_is_open(cal, t)) {
        *out = t;
        return true;
    }
    uint64_t done = (uint64_t)worked(cal, position(t));
    if (done >= cal->total * (uint64_t)US_MINUTE)
        return false;
    *out = worked_at(cal, done);
    return true;
}

/* --- days ----------------------------------------------------------------------------------------------- */

static bool day_inside(struct day d) { return d.n >= CAL_DAY_FIRST && d.n < CAL_DAY_FIRST + CAL_DAYS; }

/* Working days before day d + plus, clipped to the table. */
static int works_before(const struct calendar *cal, struct day d, int plus)
{
    int64_t i = (int64_t)d.n - CAL_DAY_FIRST + plus;
    return cal->day[min64(max64(i, 0), CAL_DAYS)].works;
}

bool calendar_is_workday(const struct calendar *cal, struct day d)
{
    return works_before(cal, d, 1) > works_before(cal, d, 0);
}

bool calendar_workday_after(const struct calendar *cal, struct day d, int n, struct day *out)
{
    assert(n >= 0);
    if (!day_inside(d))
        return false;
    int64_t i = n == 0 ? works_before(cal, d, 0) : (int64_t)works_before(cal, d, 1) + n - 1;
    if (i >= cal->works)
        return false;
    *out = (struct day){ CAL_DAY_FIRST + cal->work[i].day };
    return true;
}

int calendar_workdays(const struct calendar *cal, struct day a, struct day b)
{
    return b.n <= a.n ? 0 : works_before(cal, b, 1) - works_before(cal, a, 1);
}

const struct cal_row *calendar_row(const struct calendar *cal, struct day d)
{
    int decided = day_inside(d) ? cal->decided[d.n - CAL_DAY_FIRST] : 0;
    return decided ? &cal->rows[decided - 1] : NULL;
}

int calendar_windows(const struct calendar *cal, struct day d, struct cal_window out[CAL_WINDOWS_MAX])
{
    if (!day_inside(d))
        return 0;
    const struct cal_pattern *p = &cal->pattern[cal->day[d.n - CAL_DAY_FIRST].pattern];
    for (int i = 0; i < p->windows; i++)
        out[i] = p->window[i];
    return p->windows;
}

bool calendar_is_provisional(const struct calendar *cal, struct day d)
{
    return !day_inside(d) || !cal->announced[day_civil(d).year - CAL_YEAR_FIRST];
}
