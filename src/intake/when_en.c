#include "intake/when_en.h"

#include "intake/calday_en.h"
#include "intake/hour.h"

enum { WEEK_DAYS = 7 };

static struct found due_on(const struct scan *s, size_t t, size_t after, int rank, struct day day)
{
    struct found f = found_make(s, t, after, rank);
    f.d.has_date = true;
    f.d.date = day;
    return f;
}

/* "by 6pm today", "before noon tomorrow", "tonight" */
static bool read_today(const struct scan *s, size_t t, size_t end, struct found *out)
{
    struct hour hour = { .timed = false };
    size_t due = scan_cue(s, t, end, CUE_DUE), i = t + due + hour_read(s, t + due, end, &hour);
    size_t today = scan_cue(s, i, end, CUE_TODAY_EN), tomorrow = scan_cue(s, i, end, CUE_TOMORROW_EN);
    if (!s->has_issued || due == 0 || today + tomorrow == 0 || hour.weekday > 0)
        return false;
    *out = due_on(s, t, i + today + tomorrow, RANK_DATE, (struct day){ s->issued.n + (tomorrow > 0) });
    out->d.timed = hour.timed;
    out->d.minute = hour.minute;
    return true;
}

/* "... this year", "within the year": the year, quarter or month of the document, where the words end the clause or open it; "so far this
 * year", "the budget of this year" tell of something else. */
static bool read_this(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    size_t within = scan_cue(s, t, end, CUE_WITHIN), i = t + within;
    size_t this = scan_cue(s, i, end, within > 0 ? CUE_ARTICLE : CUE_THIS_PERIOD);
    struct calday c;
    struct day day;
    size_t n = this > 0 ? calday_period(s, i + this, end, 0, &c) : 0, after = i + this + n;
    bool told =
        t > from && (scan_cue(s, t - 1, t, CUE_FUNCTION_WORD_EN) > 0 || scan_cue(s, t - 1, t, CUE_SO_FAR_EN) > 0);
    bool ends = after >= end || s->tok[after].kind == TOKEN_SIGN || scan_cue(s, after, end, CUE_AND) > 0;
    if (n == 0 || told || !ends || !calday_last(s, &c, &day))
        return false;
    *out = due_on(s, t, after, RANK_REGULAR, day);
    return true;
}

/* "in the week of June 7", "during the week beginning 7 June": due with its Sunday. */
static bool read_week_of(const struct scan *s, size_t t, size_t end, struct found *out)
{
    size_t n = scan_cue(s, t, end, CUE_WEEK_OF_EN);
    struct calday c;
    struct day day;
    if (n == 0 || !calday_read(s, t + n, end, &c) || c.kind != CALDAY_DAY || !calday_last(s, &c, &day))
        return false;
    day.n += (WEEK_DAYS - 1) - day_weekday(day);
    *out = due_on(s, t, c.after, RANK_DATE, day);
    return true;
}

/* "between April 1 and April 30" */
static bool read_between(const struct scan *s, size_t t, size_t end, struct found *out)
{
    size_t n = scan_cue(s, t, end, CUE_BETWEEN_EN);
    struct calday since, last;
    struct day day;
    if (n == 0 || !calday_read(s, t + n, end, &since) || scan_cue(s, since.after, end, CUE_AND) == 0 ||
        !calday_read(s, since.after + 1, end, &last) || !calday_last(s, &last, &day))
        return false;
    *out = due_on(s, t, last.after, last.kind == CALDAY_DAY ? RANK_DAY : RANK_DATE, day);
    return true;
}

bool when_english_read(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    return read_today(s, t, end, out) || read_week_of(s, t, end, out) || read_between(s, t, end, out) ||
           read_this(s, from, t, end, out);
}

bool when_english_past(const struct scan *s, const struct calday *c)
{
    enum { RECENT_DAYS = 60 };
    struct calday own = *c;
    struct day day;
    if (!s->has_issued)
        return false;
    if (own.year == 0 && own.kind == CALDAY_DAY) {
        own.year = day_civil(s->issued).year;
        return calday_last(s, &own, &day) && day.n < s->issued.n && s->issued.n - day.n <= RECENT_DAYS;
    }
    return own.year != 0 && calday_last(s, &own, &day) && day.n < s->issued.n;
}
