/* recur.c -- cut-off days. Months are counted from year 0, so that a period is a whole multiple of its length:
 *
 *      quarter 2 of 2025  =  period 8101  =  months 24303 .. 24305; its cut-off lies in one of them
 */
#include "calendar/recur.h"

const char *const EVERY_WORDS[EVERY_COUNT + 1] = { "none", "day", "week", "month", "quarter", "half", "year", NULL };

/* Months in a period; 0 where a period is not made of months. */
static const int MONTHS[EVERY_COUNT] = { [EVERY_MONTH] = 1, [EVERY_QUARTER] = 3, [EVERY_HALF] = 6, [EVERY_YEAR] = 12 };

bool recur_valid(struct recur r)
{
    if (r.minute < 0 || r.minute >= 24 * 60 || (r.minute > 0 && r.every == EVERY_NONE))
        return false;
    switch (r.every) {
    case EVERY_NONE:
    case EVERY_DAY: return r.day == 0 && r.month == 0;
    case EVERY_WEEK: return r.day >= 0 && r.day <= 6 && r.month == 0;
    case EVERY_MONTH: return r.day >= 0 && r.day <= 31 && r.month == 0;
    case EVERY_QUARTER:
    case EVERY_HALF:
    case EVERY_YEAR: return r.day >= 0 && r.day <= 31 && r.month >= 0 && r.month <= MONTHS[r.every];
    case EVERY_COUNT: break;
    }
    return false;
}

/* The cut-off of the period number `period`, a period being `months` long. */
static struct day cutoff_of(struct recur r, int period)
{
    int months = MONTHS[r.every];
    int month = period * months + (r.month ? r.month : months) - 1;
    int days = month_days(month / 12, month % 12 + 1);
    return day_of(month / 12, month % 12 + 1, r.day && r.day < days ? r.day : days);
}

static int period_of(struct recur r, struct day d)
{
    struct civil c = day_civil(d);
    return (c.year * 12 + c.month - 1) / MONTHS[r.every];
}

struct day recur_next(struct recur r, struct day d)
{
    assert(recur_valid(r) && r.every != EVERY_NONE);
    if (r.every == EVERY_DAY)
        return (struct day){ d.n + 1 };
    if (r.every == EVERY_WEEK)
        return (struct day){ d.n + 1 + (r.day - day_weekday(d) + 6) % 7 };
    int period = period_of(r, d);
    struct day cutoff = cutoff_of(r, period);
    return cutoff.n > d.n ? cutoff : cutoff_of(r, period + 1);
}

struct instant recur_cutoff(struct recur r, struct day cutoff)
{
    return r.minute ? ((struct instant){ day_start(cutoff).us + r.minute * US_MINUTE }) : day_end(cutoff);
}

struct day recur_period_start(struct recur r, struct day cutoff)
{
    assert(recur_valid(r) && r.every != EVERY_NONE);
    if (r.every == EVERY_DAY)
        return cutoff;
    if (r.every == EVERY_WEEK)
        return (struct day){ cutoff.n - 6 };
    return (struct day){ cutoff_of(r, period_of(r, cutoff) - 1).n + 1 };
}
