#include "intake/lapse.h"

#include "intake/numeral.h"

enum { WEEK_DAYS = 7, YEAR_MONTHS = 12 };

size_t lapse_clause_end(const struct scan *s, size_t t, size_t end)
{
    size_t from = t;
    while (t < end && t - from < LAPSE_TOKENS_MAX && !scan_sign(s, t, end, ',') && !scan_sign(s, t, end, ';') &&
           !scan_sign(s, t, end, '.'))
        t++;
    return t;
}

/* What the words behind "kể từ" name. Signing and issuing are this document's own where no other thing is named. */
static enum intake_event event_read(const struct scan *s, size_t t, size_t end)
{
    bool this = scan_has(s, t, end, CUE_THIS);
    for (size_t n; t < end && (n = scan_cue(s, t, end, CUE_DATE_OF)) > 0;)
        t += n;
    size_t signing = scan_cue(s, t, end, CUE_SIGNING);
    if ((signing > 0 && t + signing == end) || (this && scan_has(s, t, end, CUE_SIGNING)))
        return EVENT_ISSUED;
    size_t receipt = scan_cue(s, t, end, CUE_RECEIPT);
    if ((receipt > 0 && t + receipt == end) || (this && scan_has(s, t, end, CUE_RECEIPT)))
        return EVENT_RECEIVED;
    return EVENT_OTHER;
}

struct intake_lapse lapse_length(const struct scan *s, size_t t, size_t end, int n)
{
    static const struct {
        enum cue cue;
        enum intake_length unit;
        int each;
    } UNITS[] = {
        /* the longer phrase first: a working day is a day too */
        { CUE_WORKDAYS, LENGTH_WORKDAYS, 1 }, { CUE_DAY, LENGTH_DAYS, 1 },     { CUE_HOUR, LENGTH_HOURS, 1 },
        { CUE_WEEK, LENGTH_DAYS, WEEK_DAYS }, { CUE_MONTH, LENGTH_MONTHS, 1 }, { CUE_YEAR, LENGTH_MONTHS, YEAR_MONTHS },
    };
    for (size_t i = 0; i < LEN(UNITS); i++)
        if (scan_cue(s, t, end, UNITS[i].cue) > 0 && n >= 1 && n <= INT16_MAX / UNITS[i].each)
            return (struct intake_lapse){ UNITS[i].unit, n * UNITS[i].each, EVENT_UNSTATED };
    return (struct intake_lapse){ LENGTH_NONE, 0, EVENT_UNSTATED };
}

size_t lapse_read(const struct scan *s, size_t t, size_t end, struct intake_lapse *out)
{
    size_t least = scan_cue(s, t, end, CUE_AT_LEAST_EN), i = t + (least > 0 ? least : scan_cue(s, t, end, CUE_WITHIN));
    int n = 0;
    i += i > t && s->english && scan_cue(s, i, end, CUE_ARTICLE) > 0 &&
         numeral_read(s, i + 1, end, &n) > 0; /* "a two-month" */
    size_t number = i > t ? numeral_read(s, i, end, &n) : 0;
    i += number;
    i += number > 0 && s->english && scan_sign(s, i, end, '-');
    size_t unit = number > 0 ? scan_cue(s, i, end, CUE_UNIT_OF_TIME) : 0;
    if (unit == 0)
        return 0;
    size_t from = scan_cue(s, i + unit, end, CUE_COUNT_FROM);
    size_t ahead = scan_cue(s, i + unit, end, s->english ? CUE_AHEAD_EN : CUE_AHEAD);
    if (least > 0 && ahead == 0)
        return 0;    /* "at least 30 days" is how long */
    if (ahead > 0) { /* "no later than 5 days before the session": nothing runs from it */
        *out = (struct intake_lapse){ LENGTH_NONE, 0, EVENT_OTHER };
        return lapse_clause_end(s, i + unit, end) - t;
    }
    bool days = scan_cue(s, i, end, CUE_DAY) > 0 || scan_cue(s, i, end, CUE_HOUR) > 0;
    if (from == 0 && !days && !s->english)
        return 0; /* "trong 10 tháng" is a stretch of the past as often */
    struct intake_lapse lapse = lapse_length(s, i, end, n);
    size_t after = from > 0 ? lapse_clause_end(s, i + unit, end) : i + unit;
    if (from > 0)
        lapse.event = event_read(s, i + unit + from, after);
    if (scan_cue(s, t, t + 1, CUE_AHEAD) > 0) /* "trước 05 ngày": before an event, from which nothing runs */
        lapse = (struct intake_lapse){ LENGTH_NONE, 0, EVENT_OTHER };
    *out = lapse;
    return after - t;
}

bool lapse_whole(const struct scan *s, size_t t, size_t end, struct intake_lapse *out)
{
    int n = 0;
    size_t number = numeral_read(s, t, end, &n);
    size_t unit = number > 0 ? scan_cue(s, t + number, end, CUE_UNIT_OF_TIME) : 0, i = t + number + unit;
    size_t from = unit > 0 ? scan_cue(s, i, end, CUE_COUNT_FROM) : 0;
    if (unit == 0 || (from == 0 && i < end && !scan_sign(s, i, end, '.')))
        return false;
    *out = lapse_length(s, t + number, end, n);
    if (from > 0)
        out->event = event_read(s, i + from, lapse_clause_end(s, i, end));
    return true;
}
