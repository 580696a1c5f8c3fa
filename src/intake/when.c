#include "intake/when.h"

#include "intake/calday.h"
#include "intake/hour.h"
#include "intake/lapse.h"

#include <string.h>

enum { PERIOD_NEAR = 5 };

/* Most specific first; see when_rank. */
enum { RANK_NONE, RANK_REGULAR, RANK_PERIODIC, RANK_RELATIVE, RANK_RECUR, RANK_DATE, RANK_DAY };

struct found {
    struct intake_deadline d;
    int rank;
    size_t after;
};

int when_rank(const struct intake_deadline *d)
{
    if (!d->stated)
        return RANK_NONE;
    if (d->has_date)
        return RANK_DATE;
    if (d->recur == RECUR_REGULAR)
        return RANK_REGULAR;
    if (d->recur == RECUR_PERIODIC)
        return RANK_PERIODIC;
    return d->recur == RECUR_NONE ? RANK_RELATIVE : RANK_RECUR;
}

static void add_also(struct intake_deadline *d, struct intake_also more)
{
    bool same = more.recur == d->recur && more.day == d->day && more.month == d->month && more.minute == d->minute;
    for (int i = 0; i < d->nalso && !same; i++)
        same = more.recur == d->also[i].recur && more.day == d->also[i].day && more.month == d->also[i].month &&
               more.minute == d->also[i].minute;
    if (!same && d->nalso < INTAKE_ALSO_MAX)
        d->also[d->nalso++] = more;
}

/* The period at t: "hằng tháng", "6 tháng một lần". */
static size_t period_at(const struct scan *s, size_t t, size_t end, enum intake_recur *recur)
{
    const struct phrase *ph;
    size_t n = scan_phrase(s, t, end, C_PERIOD, &ph);
    if (n == 0)
        return 0;
    if (scan_number(s, t + n, end) > 1900)
        return 0; /* "6 tháng, năm 2027" */
    *recur = (enum intake_recur)ph->value;
    int months = -1;
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

/* Of a quarter the third month ("tháng cuối quý"), or the first where it says so ("ngày 05 của tháng đầu quý sau"); of any other
 * period the month that is stated. */
static int month_in(const struct scan *s, enum intake_recur recur, const struct calday *c, size_t end)
{
    if (recur != RECUR_QUARTERLY || c->month != 0)
        return c->month;
    size_t t = c->after + scan_cue(s, c->after, end, CUE_OF);
    return scan_cue(s, t, end, CUE_QUARTER_BEGINS) > 0 ? 1 : 3;
}

static struct found make(const struct scan *s, size_t t, size_t after, int rank)
{
    struct found f = { .rank = rank, .after = after };
    f.d.stated = true;
    f.d.text = scan_text(s, t, after);
    return f;
}

/* `after`, or behind the bracket that closes there if one was opened at or before it since `t`. */
static size_t close_bracket(const struct scan *s, size_t t, size_t after, size_t end)
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
    f->after = close_bracket(s, f->after, i + n + more, end);
    f->rank = RANK_RECUR + 1;
    return true;
}

/* "hằng năm (trước ngày 15 tháng 11)": the day may stand behind the period. */
static void day_behind(const struct scan *s, struct found *f, size_t end)
{
    for (size_t i = f->after; i < end && i < f->after + PERIOD_NEAR; i++) {
        size_t n = scan_cue(s, i, end, CUE_DUE);
        struct calday c;
        if (hour_of(s, f, i, end))
            return;
        if (n > 0 && calday_read(s, i + n, end, &c) && c.day > 0 && c.year == 0) {
            f->d.day = c.day;
            f->d.month = month_in(s, f->d.recur, &c, end);
            enum intake_recur next;
            size_t last = period_at(s, c.after, end, &next); /* "ngày 20 tháng cuối quý" */
            f->after = close_bracket(s, f->after, c.after + (last > 0 && next == f->d.recur ? last : 0), end);
            f->rank = RANK_DAY;
            size_t more = f->d.recur == RECUR_PERIODIC ? period_at(s, c.after, end, &next) : 0;
            if (more > 0) { /* "định kỳ trước ngày 20/12 hằng năm" */
                f->d.recur = next;
                f->after += more;
            }
            return;
        }
    }
}

/* A period counts, unless it only says what a yearly budget is. */
static bool read_period(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    enum intake_recur recur;
    size_t n = period_at(s, t, end, &recur);
    if (n == 0)
        return false;
    for (size_t back = 1; back <= 3 && t >= from + back; back++)
        if (scan_cue(s, t - back, t, CUE_BUDGET) > 0)
            return false;
    enum intake_recur next;
    size_t more = recur == RECUR_PERIODIC ? period_at(s, t + n, end, &next) : 0;
    if (more > 0) { /* "định kỳ hằng quý" written apart */
        recur = next;
        n += more;
    }
    *out = make(s, t, t + n, recur == RECUR_PERIODIC ? RANK_PERIODIC : RANK_RECUR);
    out->d.recur = recur;
    bool yearly = recur == RECUR_HALF_YEARLY && scan_cue(s, t + n - 1, t + n, CUE_YEAR) > 0; /* "6 tháng, năm" */
    day_behind(s, out, end);
    if (yearly)
        add_also(&out->d, (struct intake_also){ .recur = RECUR_YEARLY });
    out->d.text = scan_text(s, t, out->after);
    return true;
}

/* "ngày 20/9 (trước 17 giờ)", "ngày 20/9, lúc 17h00": the hour may stand behind the day. */
static void hour_behind(const struct scan *s, struct found *f, size_t end)
{
    struct hour hour;
    size_t i = f->after;
    i += scan_sign(s, i, end, '(') || scan_sign(s, i, end, ',');
    size_t due = scan_cue(s, i, end, CUE_DUE), n = due > 0 ? hour_read(s, i + due, end, &hour) : 0;
    if (n == 0 || !hour.timed)
        return;
    f->d.timed = true;
    f->d.minute = hour.minute;
    f->after = close_bracket(s, f->after, i + due + n, end);
}

/* "từ nay đến hết năm 2025", "from January 1 to June 30" tell how long, not by when: from now, or from a date, up to t. */
static bool within_stretch(const struct scan *s, size_t from, size_t t)
{
    enum { STRETCH_TOKENS = 8 };
    for (size_t back = 1; back <= STRETCH_TOKENS && t >= from + back; back++) {
        size_t n = scan_cue(s, t - back, t, CUE_FROM_NOW), i = t - back + n;
        struct calday since;
        if (n > 0 && calday_read(s, i, t, &since))
            i = since.after;
        if (n > 0 && i + scan_cue(s, i, t, CUE_UNTIL) == t)
            return true;
    }
    return false;
}

/* A preposition of time and a date; and the period that makes it recur: "trước ngày 15 hằng tháng". */
static bool read_due(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    size_t n = scan_cue(s, t, end, CUE_DUE);
    bool weak = n == 0, period = weak && (n = scan_cue(s, t, end, CUE_IN_PERIOD)) > 0; /* "in May 2027" */
    if (n == 0)
        n = scan_cue(s, t, end, CUE_DUE_WEAK);
    struct calday c;
    if (n == 0 || within_stretch(s, from, t))
        return false;
    struct hour hour = { .timed = false };
    size_t i = t + n + hour_read(s, t + n, end, &hour);
    i += i > t + n && scan_sign(s, i, end, ',');
    i += s->english && hour.timed ? scan_cue(s, i, end, CUE_ON_DAY) : 0; /* "ngày" belongs to the date, "on" does not */
    if (!calday_read(s, i, end, &c) || (weak && c.kind != CALDAY_DAY && !period) ||
        (period && c.kind != CALDAY_DAY && c.kind != CALDAY_MONTH && c.kind != CALDAY_QUARTER))
        return false;
    enum intake_recur recur;
    struct calday other; /* "ngày 10 tháng 6 và ngày 10 tháng 12 hằng năm" */
    size_t and = c.year == 0 ? scan_cue(s, c.after, end, CUE_AND) : 0;
    bool both = and > 0 && calday_read(s, c.after + and, end, &other) && period_at(s, other.after, end, &recur) > 0;
    if (both)
        c.after = other.after;
    size_t gap = scan_sign(s, c.after, end, '(') || scan_sign(s, c.after, end, ',');
    size_t p = c.year == 0 ? period_at(s, c.after + gap, end, &recur) : 0;
    if (p > 0 && recur != RECUR_PERIODIC) {
        *out = make(s, t, c.after + gap + p, RANK_RECUR + 1);
        out->d.recur = recur;
        out->d.day = c.day;
        out->d.month = month_in(s, recur, &c, end);
        out->d.timed = hour.timed;
        out->d.minute = hour.minute;
        if (both)
            add_also(&out->d, (struct intake_also){ recur, other.day, month_in(s, recur, &other, end), hour.timed,
                                                    hour.minute });
        return true;
    }
    if (c.kind == CALDAY_DAY_ONLY)
        return false;
    *out = make(s, t, c.after, c.kind == CALDAY_DAY ? RANK_DAY : RANK_DATE);
    out->d.has_date = calday_last(s, &c, &out->d.date);
    if (!out->d.has_date) {
        out->rank = RANK_RELATIVE;
        return true;
    }
    out->d.timed = hour.timed;
    out->d.minute = hour.minute;
    if (!hour.timed && c.kind == CALDAY_DAY)
        hour_behind(s, out, end);
    out->d.text = scan_text(s, t, out->after);
    return true;
}

/* A day inside a period without a preposition of time, or with one that elsewhere only says where: "ngày 20 hằng tháng",
 * "vào ngày 20 hằng tháng". */
static bool read_day_of_period(const struct scan *s, size_t t, size_t end, struct found *out)
{
    struct calday c;
    enum intake_recur recur;
    size_t from = t + scan_cue(s, t, end, CUE_DUE_WEAK);
    if (!calday_read(s, from, end, &c) || c.day == 0 || c.year != 0)
        return false;
    size_t gap = scan_sign(s, c.after, end, '(') || scan_sign(s, c.after, end, ',');
    size_t n = period_at(s, c.after + gap, end, &recur);
    if (n == 0 || recur == RECUR_PERIODIC)
        return false;
    *out = make(s, t, c.after + gap + n, RANK_RECUR + 1);
    out->d.recur = recur;
    out->d.day = c.day;
    out->d.month = month_in(s, recur, &c, end);
    return true;
}

/* "sau khi Nghị định được ban hành": opening the clause, or with an event that is still to come. */
static bool read_after(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    size_t once = scan_cue(s, t, end, CUE_AT_ONCE), n = once > 0 ? once : scan_cue(s, t, end, CUE_AFTER);
    if (n == 0)
        return false;
    size_t stop = lapse_clause_end(s, t + n, end);
    if (once == 0 && t != from && !scan_has(s, t + n, stop, CUE_EVENT))
        return false;
    *out = make(s, t, stop, RANK_RELATIVE);
    out->d.lapse.event = EVENT_OTHER;
    return stop > t + n;
}

/* "hoàn thành trước khi kết thúc năm học", "trước khi họp 03 ngày": a limit before an event; "xin ý kiến trước khi trình" is none. */
static bool read_before(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    size_t n = scan_cue(s, t, end, CUE_BEFORE_EVENT), stop = lapse_clause_end(s, t + n, end);
    if (n == 0 || stop == t + n)
        return false;
    bool completes = scan_cue(s, t + n, end, CUE_COMPLETES) > 0 ||
                     (t > from && scan_cue(s, t - 1, t, CUE_COMPLETES) > 0) ||
                     (t > from + 1 && scan_cue(s, t - 2, t, CUE_COMPLETES) == 2);
    for (size_t i = t + n; i < stop && !completes; i++)
        completes = scan_number(s, i, stop) > 0 && scan_cue(s, i + 1, stop, CUE_UNIT_OF_TIME) > 0;
    if (!completes)
        return false;
    *out = make(s, t, stop, RANK_RELATIVE);
    out->d.lapse.event = EVENT_OTHER;
    return true;
}

/* "trước Tết Nguyên đán", "trước mùa mưa bão" */
static bool read_season(const struct scan *s, size_t t, size_t end, struct found *out)
{
    size_t n = scan_cue(s, t, end, CUE_AHEAD), season = n > 0 ? scan_cue(s, t + n, end, CUE_SEASON) : 0;
    if (season == 0)
        return false;
    *out = make(s, t, t + n + season, RANK_RELATIVE);
    out->d.lapse.event = EVENT_OTHER;
    return true;
}

/* "..., quý I/2027 trình UBND tỉnh", "Tháng 9/2027 hoàn thành": a period with its year that a verb follows is when it is due. */
static bool read_bare(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    struct calday c;
    bool begins =
        t == from || scan_sign(s, t - 1, end, ',') || scan_sign(s, t - 1, end, ';') || scan_sign(s, t - 1, end, ':');
    if (!begins || !calday_read(s, t, end, &c) || c.year == 0 || c.kind == CALDAY_DAY_ONLY || c.kind == CALDAY_YEAR)
        return false;
    size_t next = c.after + scan_sign(s, c.after, end, ',');
    if (scan_phrase(s, next, end, C_ACTION | C_REPORT | C_ADVERB, NULL) == 0)
        return false;
    *out = make(s, t, c.after, c.kind == CALDAY_DAY ? RANK_DAY : RANK_DATE);
    out->d.has_date = calday_last(s, &c, &out->d.date);
    return out->d.has_date;
}

/* "trong 05 ngày làm việc kể từ ngày nhận được", "trong 24-48 giờ sau khi ..." */
static bool read_within(const struct scan *s, size_t t, size_t end, struct found *out)
{
    struct intake_lapse lapse;
    size_t n = lapse_read(s, t, end, &lapse);
    if (n == 0)
        return false;
    *out = make(s, t, t + n, RANK_RELATIVE);
    out->d.lapse = lapse;
    return true;
}

/* "trước 16 giờ thứ Sáu hằng tuần", "16h00 hằng ngày", "by 5 p.m. every Friday": an hour, a weekday or both, and the period. */
static bool read_hour_of_period(const struct scan *s, size_t t, size_t end, struct found *out)
{
    struct hour hour;
    enum intake_recur recur = RECUR_WEEKLY;
    size_t i = t + scan_cue(s, t, end, CUE_DUE);
    i += i == t ? scan_cue(s, t, end, CUE_DUE_WEAK) : 0;
    size_t n = hour_read(s, i, end, &hour);
    i += n;
    struct hour more[INTAKE_ALSO_MAX]; /* "trước 6 giờ 30 và 18 giờ 30 hằng ngày", "thứ Ba, thứ Sáu hằng tuần" */
    int nmore = 0;
    for (size_t sep, next; n > 0 && nmore < INTAKE_ALSO_MAX; i += sep + next, nmore++) {
        sep = scan_sign(s, i, end, ',');
        sep += scan_cue(s, i + sep, end, CUE_AND);
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
    } else if (n == 0 || (p = period_at(s, i, end, &recur)) == 0 || recur == RECUR_PERIODIC) {
        return false;
    }
    if (recur != RECUR_WEEKLY && (recur != RECUR_DAILY || hour.weekday > 0))
        return false;
    *out = make(s, t, i + p, RANK_RECUR + 1);
    out->d.recur = recur;
    out->d.day = hour.weekday;
    out->d.timed = hour.timed;
    out->d.minute = hour.timed ? hour.minute : 0;
    for (int k = 0; k < nmore; k++)
        add_also(&out->d, (struct intake_also){ recur, recur == RECUR_WEEKLY ? more[k].weekday : 0, 0, hour.timed,
                                                hour.timed ? more[k].minute : 0 });
    return true;
}

/* "tại Kỳ họp thứ 12", unless something was passed there. */
static bool read_session(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    size_t n = scan_cue(s, t, end, CUE_SESSION);
    if (n == 0)
        return false;
    for (size_t back = 1; back <= 6 && t >= from + back; back++)
        if (scan_cue(s, t - back, t, CUE_EVENT) > 0)
            return false;
    *out = make(s, t, lapse_clause_end(s, t + n, end), RANK_RELATIVE);
    out->d.lapse.event = EVENT_OTHER;
    return true;
}

/* "Đối với các nhiệm vụ triển khai trong năm 2025, ...": a date in the topic is not the task's. */
static size_t past_topic(const struct scan *s, size_t t, size_t end)
{
    if (scan_cue(s, t, end, CUE_TOPIC) == 0)
        return t;
    for (size_t i = t; i < end && i - t < LAPSE_TOKENS_MAX; i++)
        if (scan_sign(s, i, end, ',') || scan_sign(s, i, end, ':'))
            return i + 1;
    return t;
}

static bool read_any(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    return read_due(s, from, t, end, out) || read_hour_of_period(s, t, end, out) ||
           read_day_of_period(s, t, end, out) || read_period(s, from, t, end, out) || read_bare(s, from, t, end, out) ||
           read_before(s, from, t, end, out) || read_season(s, t, end, out) || read_after(s, from, t, end, out) ||
           read_within(s, t, end, out) || read_session(s, from, t, end, out);
}

/* "Hằng tháng, Sở X tổng hợp, báo cáo trước ngày 25", "Hằng tuần ... vào thứ Sáu": a day without a month, or a weekday, is the
 * period's, wherever it stands behind it. */
static void day_far_behind(const struct scan *s, struct found *f, size_t end)
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
static bool cadences_together(struct found *best, const struct found *f)
{
    if (!is_cadence(&best->d) || !is_cadence(&f->d) || best->d.recur == f->d.recur)
        return false;
    add_also(&best->d, (struct intake_also){ f->d.recur, f->d.day, f->d.month, f->d.timed, f->d.minute });
    return true;
}

struct intake_deadline when_clause(const struct scan *s, size_t t, size_t end)
{
    struct found best = { 0 };
    size_t from = t = past_topic(s, t, end), n = scan_cue(s, t, end, CUE_REGULARLY);
    if (n > 0) { /* only where it opens the sentence */
        best = make(s, t, t + n, RANK_REGULAR);
        best.d.recur = RECUR_REGULAR;
    }
    while (t < end) {
        struct found f;
        if (!read_any(s, from, t, end, &f)) {
            t++;
            continue;
        }
        if (cadences_together(&best, &f))
            f.rank = best.rank;
        if (f.rank > best.rank)
            best = f;
        t = f.after > t ? f.after : t + 1;
    }
    day_far_behind(s, &best, end);
    return best.d;
}

/* The last date of a field: "Từ tháng 11/2025 đến tháng 6/2026" is due in June. */
static bool last_date(const struct scan *s, size_t t, size_t end, struct day *out, int *dates)
{
    bool any = false;
    for (*dates = 0; t < end;) {
        struct calday c;
        if (!calday_read(s, t, end, &c)) {
            t++;
            continue;
        }
        struct day d;
        if (calday_last(s, &c, &d)) {
            any = true;
            *out = d;
            ++*dates;
        }
        t = c.after;
    }
    return any;
}

struct intake_deadline when_field(const struct scan *s, size_t t, size_t end)
{
    struct intake_deadline d = { .stated = true, .text = scan_text(s, t, end) };
    struct intake_deadline inside = when_clause(s, t, end);
    int dates;
    bool dated = last_date(s, t, end, &d.date, &dates);
    bool hangs = scan_has(s, t, end, CUE_SESSION) || scan_cue(s, t, end, CUE_AFTER) > 0 ||
                 scan_cue(s, t, end, CUE_AT_ONCE) > 0 || scan_has(s, t, end, CUE_ROADMAP);
    bool from_only = dated && dates == 1 && scan_cue(s, t, end, CUE_FROM) > 0 && !scan_has(s, t, end, CUE_UNTIL);
    if (scan_has(s, t, end, CUE_OPEN_END) || from_only) {
        d.recur = RECUR_REGULAR;
    } else if (inside.stated && inside.recur != RECUR_NONE && inside.recur != RECUR_REGULAR &&
               inside.recur != RECUR_PERIODIC) {
        d.recur = inside.recur;
        d.day = inside.day;
        d.month = inside.month;
        d.timed = inside.timed;
        d.minute = inside.minute;
        d.nalso = inside.nalso;
        memcpy(d.also, inside.also, sizeof d.also);
    } else if (dated && !(hangs && !inside.has_date)) {
        d.has_date = true;
        d.timed = inside.timed && inside.has_date && inside.date.n == d.date.n;
        d.minute = d.timed ? inside.minute : 0;
    } else if (!hangs && scan_has(s, t, end, CUE_REGULARLY)) {
        d.recur = RECUR_REGULAR;
    } else if (!hangs && inside.recur == RECUR_PERIODIC) {
        d.recur = RECUR_PERIODIC;
    }
    if (d.recur == RECUR_NONE && !d.has_date)
        d.lapse = inside.stated ? inside.lapse : (struct intake_lapse){ LENGTH_NONE, 0, EVENT_OTHER };
    return d;
}
