#include "intake/cadence.h"

#include "intake/calday.h"
#include "intake/hour.h"
#include "intake/lapse.h"
#include "intake/numeral.h"
#include "intake/unit.h"

#include <string.h>

enum { PERIOD_NEAR = 5, MONTH_DAYS_MAX = 31 };

void cadence_also(struct intake_deadline *d, struct intake_also more)
{
    bool same = more.recur == d->recur && more.day == d->day && more.month == d->month && more.minute == d->minute;
    for (int i = 0; i < d->nalso && !same; i++)
        same = more.recur == d->also[i].recur && more.day == d->also[i].day && more.month == d->also[i].month &&
               more.minute == d->also[i].minute;
    if (!same && d->nalso < INTAKE_ALSO_MAX)
        d->also[d->nalso++] = more;
}

/* How often "every 10 days", "every three months" comes. */
static enum intake_recur recur_of(struct intake_lapse every)
{
    enum { WEEK_DAYS = 7, QUARTER_MONTHS = 3, HALF_MONTHS = 6, YEAR_MONTHS = 12 };
    if (every.unit != LENGTH_MONTHS)
        return every.n == 1                                        ? RECUR_DAILY
               : every.n == WEEK_DAYS && every.unit == LENGTH_DAYS ? RECUR_WEEKLY
                                                                   : RECUR_PERIODIC;
    switch (every.n) {
    case 1: return RECUR_MONTHLY;
    case QUARTER_MONTHS: return RECUR_QUARTERLY;
    case HALF_MONTHS: return RECUR_HALF_YEARLY;
    case YEAR_MONTHS: return RECUR_YEARLY;
    default: return RECUR_PERIODIC;
    }
}

/* English: "every ten days", "once every 3 months", "every other week". */
static size_t every_read(const struct scan *s, size_t t, size_t end, enum intake_recur *recur)
{
    size_t each = scan_cue(s, t, end, CUE_EACH), i = t + each, other = scan_cue(s, i, end, CUE_EVERY_OTHER);
    int n = 2;
    size_t number = other > 0 ? other : numeral_read(s, i, end, &n);
    size_t unit = each > 0 && number > 0 ? scan_cue(s, i + number, end, CUE_UNIT_OF_TIME) : 0;
    struct intake_lapse every = unit > 0 ? lapse_length(s, i + number, end, n) : (struct intake_lapse){ 0 };
    if (every.unit == LENGTH_NONE || every.unit == LENGTH_HOURS)
        return 0;
    *recur = recur_of(every);
    return each + number + unit;
}

/* The period at t: "hằng tháng", "6 tháng một lần". */
size_t cadence_at(const struct scan *s, size_t t, size_t end, enum intake_recur *recur)
{
    const struct phrase *ph;
    size_t n = s->english ? every_read(s, t, end, recur) : 0;
    if (n > 0)
        return n;
    n = scan_phrase(s, t, end, C_PERIOD, &ph);
    if (n == 0)
        return 0;
    bool numbered = scan_number(s, t + n, end) > 0 && scan_cue(s, t + n - 1, t + n, CUE_MONTH) > 0;
    if (numbered || scan_number(s, t + n, end) > 1900)
        return 0; /* "01 lần trong tháng 6", "6 tháng, năm 2027" */
    *recur = (enum intake_recur)ph->value;
    int count = scan_number(s, t, end), months = -1;
    if ((*recur == RECUR_MONTHLY || *recur == RECUR_QUARTERLY) && count > 1 && scan_sign(s, t + 2, end, '/'))
        *recur = RECUR_PERIODIC; /* "02 lần/tháng" comes more often than the month */
    if (*recur == RECUR_WEEKLY && count > 1 && scan_cue(s, t + 1, end, CUE_WEEK) > 0) /* "02 tuần/lần" */
        *recur = RECUR_PERIODIC;
    for (size_t i = t; *recur == RECUR_HALF_YEARLY && i < t + n && months < 0;
         i++) { /* "3 tháng một lần" is a quarter */
        months = scan_number(s, i, t + n);
        if (months > 0 && s->tok[i + 1].kind == TOKEN_WORD)
            *recur = months == 1    ? RECUR_MONTHLY
                     : months == 3  ? RECUR_QUARTERLY
                     : months == 12 ? RECUR_YEARLY
                                    : RECUR_HALF_YEARLY;
    }
    return n;
}

size_t cadence_bare(const struct scan *s, size_t t, size_t end, enum intake_recur *recur)
{
    static const struct {
        int count; /* the number before it; -1: none */
        enum cue cue;
        enum intake_recur recur;
    } PERIODS[] = {
        { -1, CUE_WEEK, RECUR_WEEKLY }, { -1, CUE_MONTH, RECUR_MONTHLY },  { -1, CUE_QUARTER, RECUR_QUARTERLY },
        { -1, CUE_YEAR, RECUR_YEARLY }, { 3, CUE_MONTH, RECUR_QUARTERLY }, { 6, CUE_MONTH, RECUR_HALF_YEARLY },
        { 9, CUE_MONTH, RECUR_YEARLY },
    };
    struct calday c;
    int count = scan_number(s, t, end);
    size_t i = t + (count >= 0);
    for (size_t k = 0; k < LEN(PERIODS); k++) {
        size_t n = scan_cue(s, i, end, PERIODS[k].cue), next = i + n;
        if (n == 0 || PERIODS[k].count != count)
            continue;
        bool ends = next >= end || s->tok[next].kind == TOKEN_SIGN || predicate_at(s, next, end) ||
                    scan_phrase(s, next, end, C_STOP | C_PERIOD, NULL) > 0;
        if (!ends || calday_read(s, t, end, &c))
            return 0; /* "quý II", "năm học" */
        *recur = PERIODS[k].recur;
        return next - t;
    }
    return 0;
}

/* Of a quarter the third month ("tháng cuối quý"), or the first where it says so ("ngày 05 của tháng đầu quý sau"); of any other
 * period the month that is stated. */
int cadence_month(const struct scan *s, enum intake_recur recur, const struct calday *c, size_t end)
{
    if (recur != RECUR_QUARTERLY || c->month != 0)
        return c->month;
    size_t t = c->after + scan_cue(s, c->after, end, CUE_OF);
    return scan_cue(s, t, end, CUE_QUARTER_BEGINS) > 0 ? 1 : 3;
}

struct found found_make(const struct scan *s, size_t t, size_t after, int rank)
{
    struct found f = { .rank = rank, .after = after };
    f.d.stated = true;
    f.d.text = scan_text(s, t, after);
    return f;
}

/* `after`, or behind the bracket that closes there if one was opened at or before it since `t`. */
size_t bracket_close(const struct scan *s, size_t t, size_t after, size_t end)
{
    bool opened = false;
    for (; t < after; t++)
        opened |= scan_sign(s, t, end, '(');
    return after + (opened && scan_sign(s, after, end, ')'));
}

/* "hằng ngày trước 16 giờ", "hằng tuần (vào thứ Sáu)". */
static bool hour_of(const struct scan *s, struct found *f, size_t i, size_t end)
{
    struct hour hour = { .timed = false };
    size_t n = scan_cue(s, i, end, CUE_DUE);
    n = n > 0 ? n : scan_cue(s, i, end, CUE_DUE_WEAK);
    n = n > 0 ? n : scan_cue(s, i, end, CUE_ON_DAY);
    bool weekly = f->d.recur == RECUR_WEEKLY, daily = f->d.recur == RECUR_DAILY;
    size_t more = n > 0 && (weekly || daily) ? hour_read(s, i + n, end, &hour) : 0;
    struct calday c;
    if (more == 0 || (daily && hour.weekday > 0) || calday_read(s, i + n + more, end, &c))
        return false;
    f->d.timed = hour.timed;
    f->d.minute = hour.minute;
    f->d.day = hour.weekday;
    f->after = bracket_close(s, f->after, i + n + more, end);
    f->rank = RANK_RECUR + 1;
    return true;
}

/* "hằng năm (trước ngày 15 tháng 11)": the day may stand behind the period. */
static void day_behind(const struct scan *s, struct found *f, size_t end)
{
    for (size_t i = f->after; i < end && i < f->after + PERIOD_NEAR; i++) {
        size_t n = scan_cue(s, i, end, CUE_DUE);
        n = n > 0 ? n : scan_cue(s, i, end, CUE_DUE_WEAK);
        struct calday c;
        if (hour_of(s, f, i, end))
            return;
        bool strong = n > 0 && scan_cue(s, i + n - 1, i + n, CUE_INSIDE) == 0; /* "trước 15/6" */
        bool read = n > 0 && (strong ? calday_read_short(s, i + n, end, &c) : calday_read(s, i + n, end, &c));
        if (read && c.day > 0 && c.year == 0) {
            f->d.day = c.day;
            f->d.month = cadence_month(s, f->d.recur, &c, end);
            enum intake_recur next;
            size_t last = cadence_at(s, c.after, end, &next); /* "ngày 20 tháng cuối quý" */
            f->after = bracket_close(s, f->after, c.after + (last > 0 && next == f->d.recur ? last : 0), end);
            f->rank = RANK_DAY;
            size_t more = f->d.recur == RECUR_PERIODIC ? cadence_at(s, c.after, end, &next) : 0;
            if (more > 0) { /* "định kỳ trước ngày 20/12 hằng năm" */
                f->d.recur = next;
                f->after += more;
            }
            return;
        }
    }
}

/* "Định kỳ kiểm tra", "báo cáo định kỳ"; in "sinh hoạt định kỳ của hội viên" it only says what kind. */
static bool is_periodically(const struct scan *s, size_t from, size_t t, size_t after, size_t end)
{
    return t == from || after >= end || s->tok[t - 1].kind == TOKEN_SIGN || s->english ||
           scan_phrase(s, t - 1, t, C_ADVERB, NULL) > 0 || scan_cue(s, after, end, CUE_OF) == 0;
}

/* "the quarterly | review process", "daily | fire danger levels": which ones, not how often; "a weekly | progress report" comes each week. */
static bool only_describes(const struct scan *s, size_t from, size_t t, size_t after, size_t end)
{
    enum { NOUN_TOKENS = 4 };
    bool det = t > from && scan_cue(s, t - 1, t, CUE_DET_EN) > 0;
    bool noun = after == t + 1 && scan_word(s, after, end) && !scan_cap(s, after, end) &&
                scan_phrase(s, after, end, C_ADVERB | C_PERIOD | C_STOP, NULL) == 0 &&
                scan_cue(s, after, end, CUE_FUNCTION_WORD_EN) == 0;
    if (!noun || !(det || scan_phrase(s, after, end, C_ACTION, NULL) == 0))
        return false;
    for (size_t i = after; i < end && i < after + NOUN_TOKENS && scan_word(s, i, end); i++)
        if (scan_phrase(s, i, end, C_WORK | C_REPORT, NULL) > 0 || scan_cue(s, i, end, CUE_RECURS_EN) > 0)
            return false;
    return true;
}

/* A period counts, unless it only says what a yearly budget is. */
bool cadence_read(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    enum intake_recur recur;
    size_t n = cadence_at(s, t, end, &recur);
    if (n == 0)
        return false;
    for (size_t back = 1; back <= 3 && t >= from + back; back++)
        if (scan_cue(s, t - back, t, CUE_BUDGET) > 0)
            return false;
    if (s->english && only_describes(s, from, t, t + n, end))
        return false;
    if (!s->english && t > from && scan_cue(s, t - 1, t, CUE_INSIDE) > 0)
        return false; /* "không quá 01 lần trong năm": at most so often */
    enum intake_recur next;
    size_t more = recur == RECUR_PERIODIC ? cadence_at(s, t + n, end, &next) : 0;
    if (more > 0) { /* "định kỳ hằng quý" written apart */
        recur = next;
        n += more;
    }
    if (recur == RECUR_PERIODIC && !is_periodically(s, from, t, t + n, end))
        return false;
    *out = found_make(s, t, t + n, recur == RECUR_PERIODIC ? RANK_PERIODIC : RANK_RECUR);
    out->d.recur = recur;
    bool yearly =
        !s->english && recur == RECUR_HALF_YEARLY && scan_cue(s, t + n - 1, t + n, CUE_YEAR) > 0; /* "6 tháng, năm" */
    day_behind(s, out, end);
    if (yearly)
        cadence_also(&out->d, (struct intake_also){ .recur = RECUR_YEARLY });
    out->d.text = scan_text(s, t, out->after);
    return true;
}

/* "báo cáo tháng trước ngày 25", "báo cáo quý, năm": what is reported on says how often. */
bool cadence_report_read(const struct scan *s, size_t t, size_t end, struct found *out)
{
    enum intake_recur recur, next;
    size_t n = scan_cue(s, t, end, CUE_REPORT), bare = cadence_bare(s, t + n, end, &recur);
    bool listed = t > 0 && (scan_sign(s, t - 1, end, '(') || scan_sign(s, t - 1, end, ',')) &&
                  scan_cue(s, t + bare, end, CUE_DUE) > 0; /* "(quý trước ngày 15, năm trước ngày 10/12)" */
    if (bare == 0 || (n == 0 && !listed))
        return false;
    size_t i = t + n + bare, from = t + n, sep;
    struct intake_deadline more = { .recur = recur };
    while ((sep = scan_joint(s, i, end, ",")) > 0 && (bare = cadence_bare(s, i + sep, end, &next)) > 0) {
        cadence_also(&more, (struct intake_also){ .recur = next });
        i += sep + bare;
    }
    *out = found_make(s, from, i, RANK_RECUR);
    out->d.recur = recur;
    out->d.nalso = more.nalso;
    memcpy(out->d.also, more.also, sizeof more.also);
    if (more.nalso == 0)
        day_behind(s, out, end);
    out->d.text = scan_text(s, from, out->after);
    return true;
}

/* A day inside a period without a preposition of time, or with one that elsewhere only says where: "ngày 20 hằng tháng",
 * "vào ngày 20 hằng tháng". */
bool cadence_day_read(const struct scan *s, size_t t, size_t end, struct found *out)
{
    struct calday c;
    enum intake_recur recur;
    size_t from = t + scan_cue(s, t, end, CUE_DUE_WEAK);
    if (!calday_read(s, from, end, &c) || c.day == 0 || c.year != 0)
        return false;
    struct intake_also more[INTAKE_ALSO_MAX]; /* "ngày 10, 20 và 30 hằng tháng" */
    int nmore = 0;
    for (size_t sep; c.kind == CALDAY_DAY_ONLY && nmore < INTAKE_ALSO_MAX; c.after += sep + 1, nmore++) {
        sep = scan_joint(s, c.after, end, ",");
        sep += scan_cue(s, c.after + sep, end, CUE_DAY);
        int day = sep > 0 ? scan_number(s, c.after + sep, end) : -1;
        if (day < 1 || day > MONTH_DAYS_MAX)
            break;
        more[nmore] = (struct intake_also){ .day = day };
    }
    size_t gap = scan_sign(s, c.after, end, '(') || scan_sign(s, c.after, end, ',');
    size_t n = cadence_at(s, c.after + gap, end, &recur);
    if (n == 0 || recur == RECUR_PERIODIC)
        return false;
    *out = found_make(s, t, c.after + gap + n, RANK_RECUR + 1);
    out->d.recur = recur;
    out->d.day = c.day;
    out->d.month = cadence_month(s, recur, &c, end);
    for (int k = 0; k < nmore; k++)
        cadence_also(&out->d, (struct intake_also){ .recur = recur, .day = more[k].day, .month = out->d.month });
    return true;
}

/* "every Monday | and Thursday": the further days, at the hour of the first; how many tokens they take. */
static size_t weekdays_behind(const struct scan *s, size_t t, size_t end, struct hour first, struct hour *more, int *n)
{
    struct hour next;
    size_t i = t;
    for (size_t sep, day; *n < INTAKE_ALSO_MAX && (sep = scan_joint(s, i, end, ",")) > 0; i += sep + day, ++*n) {
        day = hour_read(s, i + sep, end, &next);
        if (day == 0 || next.weekday == 0 || next.timed)
            break;
        more[*n] = (struct hour){ first.timed, first.minute, next.weekday };
    }
    return i - t;
}

/* "trước 16 giờ thứ Sáu hằng tuần", "16h00 hằng ngày", "by 5 p.m. every Friday": an hour, a weekday or both, and the period. */
/* "sáng thứ Hai | đầu tháng": of every month; of a month that is named it is one day. */
static size_t month_behind(const struct scan *s, size_t t, size_t end)
{
    size_t n = scan_cue(s, t, end, CUE_EACH_MONTH);
    return scan_number(s, t + n, end) >= 0 || scan_cue(s, t + n, end, CUE_NEXT_DAY) > 0 ? 0 : n;
}

bool cadence_hour_read(const struct scan *s, size_t t, size_t end, struct found *out)
{
    struct hour hour;
    enum intake_recur recur = RECUR_WEEKLY;
    size_t i = t + scan_cue(s, t, end, CUE_DUE);
    i += i == t ? scan_cue(s, t, end, CUE_DUE_WEAK) : 0;
    size_t n = hour_read(s, i, end, &hour);
    i += n;
    if (n > 0 && hour.weekday > 0 && month_behind(s, i, end) > 0) {
        *out = found_make(s, t, i + month_behind(s, i, end), RANK_DAY);
        out->d.recur = RECUR_MONTHLY;
        return true;
    }
    struct hour more[INTAKE_ALSO_MAX]; /* "trước 6 giờ 30 và 18 giờ 30 hằng ngày", "thứ Ba, thứ Sáu hằng tuần" */
    int nmore = 0;
    for (size_t sep, next; n > 0 && nmore < INTAKE_ALSO_MAX; i += sep + next, nmore++) {
        sep = scan_joint(s, i, end, ",");
        next = sep > 0 ? hour_read(s, i + sep, end, &more[nmore]) : 0;
        if (next == 0 || more[nmore].timed != hour.timed)
            break;
    }
    i += n > 0 && (scan_sign(s, i, end, '(') || scan_sign(s, i, end, ','));
    size_t each = scan_cue(s, i, end, CUE_EACH), p = 0; /* every Friday */
    struct hour day = { .weekday = 0 };
    if (each > 0 && (p = hour_read(s, i + each, end, &day)) > 0 && day.weekday > 0 && !day.timed) {
        hour.timed = n > 0 && hour.timed;
        hour.weekday = day.weekday;
        p += each;
        p += weekdays_behind(s, i + p, end, hour, more, &nmore);
    } else if (n == 0 || (p = cadence_at(s, i, end, &recur)) == 0 || recur == RECUR_PERIODIC) {
        return false;
    }
    if (recur != RECUR_WEEKLY && (recur != RECUR_DAILY || hour.weekday > 0))
        return false;
    *out = found_make(s, t, i + p, RANK_RECUR + 1);
    out->d.recur = recur;
    out->d.day = hour.weekday;
    out->d.timed = hour.timed;
    out->d.minute = hour.timed ? hour.minute : 0;
    for (int k = 0; k < nmore; k++)
        cadence_also(&out->d, (struct intake_also){ recur, recur == RECUR_WEEKLY ? more[k].weekday : 0, 0, hour.timed,
                                                    hour.timed ? more[k].minute : 0 });
    return true;
}

/* "Hằng tháng, Sở X tổng hợp, báo cáo trước ngày 25", "Hằng tuần ... vào thứ Sáu": a day without a month, or a weekday, is the
 * period's, wherever it stands behind it. */
void cadence_day_behind(const struct scan *s, struct found *f, size_t end)
{
    if ((f->d.recur != RECUR_MONTHLY && f->d.recur != RECUR_WEEKLY) || f->d.day > 0)
        return;
    for (size_t i = f->after; i < end && f->d.day == 0; i++) {
        size_t n = scan_cue(s, i, end, CUE_DUE);
        n = n > 0 ? n : scan_cue(s, i, end, CUE_DUE_WEAK);
        struct calday c;
        struct hour hour;
        if (n == 0)
            continue;
        if (f->d.recur == RECUR_MONTHLY && calday_read(s, i + n, end, &c) && c.kind == CALDAY_DAY_ONLY)
            f->d.day = c.day;
        else if (f->d.recur == RECUR_WEEKLY && hour_read(s, i + n, end, &hour) > 0 && hour.weekday > 0)
            f->d.day = hour.weekday;
    }
}

static bool is_cadence(const struct intake_deadline *d)
{
    return d->recur != RECUR_NONE && d->recur != RECUR_PERIODIC && d->recur != RECUR_REGULAR;
}

/* "Định kỳ 6 tháng (trước ngày 10/6), hằng năm (trước ngày 10/12)": two cadences of one task, both owed. */
bool cadence_joins(struct found *best, const struct found *f)
{
    if (!is_cadence(&best->d) || !is_cadence(&f->d) || best->d.recur == f->d.recur)
        return false;
    cadence_also(&best->d, (struct intake_also){ f->d.recur, f->d.day, f->d.month, f->d.timed, f->d.minute });
    return true;
}
