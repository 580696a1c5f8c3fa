#include "intake/when.h"

#include "intake/cadence.h"
#include "intake/calday.h"
#include "intake/calday_en.h"
#include "intake/event.h"
#include "intake/hour.h"
#include "intake/lapse.h"
#include "intake/when_en.h"

#include <string.h>

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
    f->after = bracket_close(s, f->after, i + due + n, end);
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

/* Behind "trước", "chậm nhất", "đến hết" 30/9 is a day; behind "trong" 2/3 is a share. */
static bool takes_short_day(const struct scan *s, size_t t, size_t end)
{
    return end > t && scan_cue(s, end - 1, end, CUE_INSIDE) == 0;
}

/* "trước ngày 15/6 | (báo cáo 6 tháng)", "... | đối với báo cáo năm": the report that is due on that day; *gap is what stands before its period. */
static size_t report_behind(const struct scan *s, size_t t, size_t end, enum intake_recur *recur, size_t *gap)
{
    size_t bracket = scan_sign(s, t, end, '('), topic = bracket > 0 ? bracket : scan_cue(s, t, end, CUE_TOPIC);
    topic = topic > 0 ? topic : scan_cue(s, t, end, CUE_TO);
    size_t named = topic + scan_cue(s, t + topic, end, CUE_TOPIC), report = scan_cue(s, t + named, end, CUE_REPORT);
    size_t n = topic > 0 && (bracket > 0 || report > 0) ? cadence_bare(s, t + named + report, end, recur) : 0;
    if (n == 0 || (bracket > 0 && !scan_sign(s, t + named + report + n, end, ')')))
        return 0;
    *gap = named + report;
    return n + bracket;
}

/* The period behind a day at t: "trước ngày 15 | hằng tháng", "ngày 05 | tháng sau", "ngày 10/6 và ngày 10/12 | hằng năm". */
static bool read_due_again(const struct scan *s, size_t t, size_t end, struct calday *c, const struct hour *hour,
                           struct found *out)
{
    enum intake_recur recur;
    struct calday other; /* "ngày 10 tháng 6 và ngày 10 tháng 12 hằng năm" */
    size_t and = c->year == 0 ? scan_cue(s, c->after, end, CUE_AND) : 0;
    bool both = and > 0 && calday_read(s, c->after + and, end, &other) && cadence_at(s, other.after, end, &recur) > 0;
    if (both)
        c->after = other.after;
    size_t gap = scan_sign(s, c->after, end, '(') || scan_sign(s, c->after, end, ',');
    size_t p = c->year == 0 ? cadence_at(s, c->after + gap, end, &recur) : 0;
    size_t of = p == 0 && c->kind == CALDAY_DAY_ONLY ? scan_cue(s, c->after, end, CUE_OF) : 0;
    if (of > 0 && (p = cadence_at(s, c->after + of, end, &recur)) > 0)
        gap = of; /* "ngày 05 của tháng đầu quý" */
    if (p == 0 && c->kind == CALDAY_DAY_ONLY && (p = scan_cue(s, c->after, end, CUE_OF_MONTH)) > 0) {
        recur = RECUR_MONTHLY; /* "trước ngày 05 tháng sau" */
        gap = 0;
    }
    size_t about = p == 0 && c->year == 0 ? report_behind(s, c->after, end, &recur, &gap) : 0;
    p = about > 0 ? about : p;
    if (p > 0 && recur != RECUR_PERIODIC) {
        *out = found_make(s, t, c->after + gap + p, RANK_RECUR + 1);
        out->d.recur = recur;
        out->d.day = c->day;
        out->d.month = cadence_month(s, recur, c, end);
        out->d.timed = hour->timed;
        out->d.minute = hour->minute;
        if (both)
            cadence_also(&out->d, (struct intake_also){ recur, other.day, cadence_month(s, recur, &other, end),
                                                        hour->timed, hour->minute });
        return true;
    }
    return false;
}

/* "in May 2027", "vào quý II", "within the first half of the year", "in 2027": due with the end of the period; of a year only one that is not over. */
static bool fills_period(const struct scan *s, const struct calday *c)
{
    if (!s->english || c->kind != CALDAY_YEAR)
        return c->kind <= CALDAY_HALF;
    return s->has_issued && (c->year == 0 || c->year >= day_civil(s->issued).year);
}

/* A preposition of time and a date; and the period that makes it recur: "trước ngày 15 hằng tháng". */
static bool read_due(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    size_t n = scan_cue(s, t, end, CUE_DUE);
    bool weak = n == 0, period = weak && (n = scan_cue(s, t, end, CUE_IN_PERIOD)) > 0; /* "in May 2027" */
    if (n == 0)
        n = scan_cue(s, t, end, CUE_DUE_WEAK);
    struct calday c;
    if (n == 0 || within_stretch(s, from, t) || (weak && !period && s->english && calday_en_tells(s, from, t)))
        return false;
    struct hour hour = { .timed = false };
    size_t i = t + n + hour_read(s, t + n, end, &hour);
    i += i > t + n && scan_sign(s, i, end, ',');
    i += s->english && hour.timed ? scan_cue(s, i, end, CUE_ON_DAY) : 0; /* "ngày" belongs to the date, "on" does not */
    bool short_day = takes_short_day(s, t, t + n);
    i += short_day && !weak && i == t + n ? scan_cue(s, i, end, CUE_OCCASION) : 0; /* "trước dịp lễ 30/4" */
    if (weak && (t == from || scan_cue(s, i, end, CUE_END_OF) > 0))
        weak = false; /* "Đến năm 2030, ...", "đến cuối quý III" */
    bool read = short_day ? calday_read_short(s, i, end, &c) : calday_read(s, i, end, &c);
    bool day = read && (c.kind == CALDAY_DAY || (c.kind == CALDAY_DAY_ONLY && c.day == 0));
    if (!read || (weak && !day && !period) || (period && !day && !fills_period(s, &c)))
        return false;
    if (weak && s->english && c.kind != CALDAY_DAY_ONLY && when_english_past(s, &c))
        return false;
    if (read_due_again(s, t, end, &c, &hour, out))
        return true;
    if (c.kind == CALDAY_DAY_ONLY && c.day == 0) { /* of the moon */
        *out = found_make(s, t, c.after, RANK_RELATIVE);
        out->d.lapse.event = EVENT_OTHER;
        return true;
    }
    if (c.kind == CALDAY_DAY_ONLY)
        return false;
    *out = found_make(s, t, c.after, c.kind == CALDAY_DAY ? RANK_DAY : RANK_DATE);
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

/* "..., quý I/2027 trình UBND tỉnh", "Tháng 9/2027 hoàn thành": a period with its year that a verb follows is when it is due. */
static bool read_bare(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    struct calday c;
    bool begins = t == from || scan_sign(s, t - 1, end, '(') || scan_sign(s, t - 1, end, ',') ||
                  scan_sign(s, t - 1, end, ';') || scan_sign(s, t - 1, end, ':');
    if (begins && t > from && scan_sign(s, t - 1, end, '(') && calday_read(s, t, end, &c) &&
        scan_sign(s, c.after, end, ')') &&
        (c.kind == CALDAY_MONTH || c.kind == CALDAY_QUARTER)) { /* "sơ kết 6 tháng (tháng 7)" */
        *out = found_make(s, t, c.after, RANK_DATE);
        out->d.has_date = calday_last(s, &c, &out->d.date);
        return out->d.has_date;
    }
    bool stated = t > from && scan_sign(s, t - 1, end, ':') && calday_read_short(s, t, end, &c) &&
                  (c.kind == CALDAY_DAY || c.kind == CALDAY_MONTH || c.kind == CALDAY_QUARTER) &&
                  (c.after >= end || s->tok[c.after].kind == TOKEN_SIGN); /* "Hạn cuối gửi báo cáo: 25/3/2027" */
    if (stated) {
        *out = found_make(s, t, c.after, c.kind == CALDAY_DAY ? RANK_DAY : RANK_DATE);
        out->d.has_date = calday_last(s, &c, &out->d.date);
        return out->d.has_date;
    }
    if (!begins || !calday_read(s, t, end, &c) || c.year == 0 || c.kind == CALDAY_DAY_ONLY || c.kind == CALDAY_YEAR)
        return false;
    size_t next = c.after + scan_sign(s, c.after, end, ',');
    if (scan_phrase(s, next, end, C_ACTION | C_REPORT | C_ADVERB, NULL) == 0)
        return false;
    *out = found_make(s, t, c.after, c.kind == CALDAY_DAY ? RANK_DAY : RANK_DATE);
    out->d.has_date = calday_last(s, &c, &out->d.date);
    return out->d.has_date;
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

static bool still_to_come(const struct scan *s, const struct calday *c, struct day *day)
{
    return c->kind != CALDAY_DAY_ONLY && calday_last(s, c, day) && (!s->has_issued || day->n >= s->issued.n);
}

/* "từ ngày 15/4 đến hết ngày 15/5/2027": due on its last day; "... đến khi có mưa" hangs on that; "từ ngày 01/7/2027 áp dụng ..." has no
 * end. One that is over when the document is issued is no deadline. */
static bool read_stretch(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    size_t n = scan_cue(s, t, end, CUE_FROM);
    struct calday since, last;
    struct day day;
    struct hour hour = { .timed = false };
    size_t timed = n > 0 ? hour_read(s, t + n, end, &hour) : 0; /* "từ 16h00 ngày 27/9" */
    if (n == 0 || !calday_read_short(s, t + n + timed, end, &since) || since.kind == CALDAY_YEAR)
        return false;
    size_t to = scan_cue(s, since.after, end, CUE_UNTIL), i = since.after + to;
    i += to > 0 ? scan_cue(s, i, end, CUE_END_OF) : 0;
    if (to > 0 && calday_read_short(s, i, end, &last) && still_to_come(s, &last, &day)) {
        *out = found_make(s, t, last.after, last.kind == CALDAY_DAY ? RANK_DAY : RANK_DATE);
        out->d.has_date = true;
        out->d.date = day;
        return true;
    }
    if (since.kind == CALDAY_DAY_ONLY || !still_to_come(s, &since, &day))
        return false;
    bool until = to > 0 && scan_cue(s, i, end, CUE_IF) > 0, opens = t == from || hour.timed || s->english;
    opens |=
        !s->english && (since.after >= end || s->tok[since.after].kind == TOKEN_SIGN); /* "vận hành từ tháng 6/2027" */
    for (size_t back = 1; back <= 2 && t >= from + back; back++)
        opens |= scan_cue(s, t - back, t, CUE_BEGINS) == back;
    if (!until && !opens)
        return false;
    *out = found_make(s, t, until ? lapse_clause_end(s, i, end) : since.after, until ? RANK_RELATIVE : RANK_REGULAR);
    out->d.recur = until ? RECUR_NONE : RECUR_REGULAR;
    out->d.lapse.event = until ? EVENT_OTHER : EVENT_UNSTATED;
    return true;
}

/* "by Monday", "before 5 p.m. on Friday", "chậm nhất thứ Sáu", "trước thứ Tư tuần này": the first such day behind the document's own; its
 * own day only where this week is meant. */
static bool read_weekday(const struct scan *s, size_t t, size_t end, struct found *out)
{
    enum { WEEK = 7 };
    struct hour hour = { .timed = false }, behind = { .timed = false };
    size_t n = scan_cue(s, t, end, CUE_DUE), i = t + n;
    i += n > 0 ? scan_cue(s, i, end, s->english ? CUE_NEXT_DAY : CUE_DUE_WEAK) : 0;
    size_t day = n > 0 && s->has_issued ? hour_read(s, i, end, &hour) : 0;
    if (day == 0 || hour.weekday == 0 || scan_cue(s, i + day, end, CUE_OF) > 0)
        return false;
    i += day;
    enum intake_recur recur;
    if (cadence_at(s, i, end, &recur) > 0)
        return false; /* "hạn gửi thứ Sáu hằng tuần" */
    i += hour.timed ? 0 : hour_read(s, i, end, &behind);
    size_t week = scan_cue(s, i, end, CUE_WEEK), this = week > 0 ? scan_cue(s, i + week, end, CUE_THIS_PERIOD) : 0;
    size_t next = week > 0 ? scan_cue(s, i + week, end, CUE_NEXT_DAY) : 0;
    int today = day_weekday(s->issued), wait = (hour.weekday - 1 - today + WEEK) % WEEK;
    if (next > 0)
        wait = hour.weekday - 1 - today + WEEK; /* "thứ Hai tuần sau" */
    else if (wait == 0 && this == 0)
        wait = WEEK;
    *out = found_make(s, t, i + (this + next > 0 ? week + this + next : 0), RANK_DATE);
    out->d.has_date = true;
    out->d.date = (struct day){ s->issued.n + wait };
    out->d.timed = hour.timed || behind.timed;
    out->d.minute = hour.timed ? hour.minute : behind.minute;
    return true;
}

/* "trong tuần này", "ngay trong ngày" */
static bool read_soon(const struct scan *s, size_t t, size_t end, struct found *out)
{
    size_t n = scan_cue(s, t, end, CUE_SOON);
    if (n == 0 || scan_number(s, t + n, end) >= 0) /* "trong ngày 20/4" */
        return false;
    *out = found_make(s, t, t + n, RANK_PERIODIC);
    out->d.lapse.event = EVENT_OTHER;
    return true;
}

/* "Tổ chức hội nghị ngày 20/4/2027": a day that is still to come, where nothing tells the deadline better. */
static bool read_day_to_come(const struct scan *s, size_t t, size_t end, struct found *out)
{
    struct calday c;
    struct day day;
    if (scan_cue(s, t, end, CUE_DAY) == 0 || (t > 0 && scan_phrase(s, t - 1, t, C_STOP, NULL) > 0) ||
        !calday_read(s, t, end, &c) || c.kind != CALDAY_DAY || c.year == 0 || !s->has_issued ||
        !calday_last(s, &c, &day) || day.n <= s->issued.n)
        return false;
    *out = found_make(s, t, c.after, RANK_REGULAR);
    out->d.has_date = true;
    out->d.date = day;
    return true;
}

static bool read_any(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    return (s->english && when_english_read(s, from, t, end, out)) || read_stretch(s, from, t, end, out) ||
           read_due(s, from, t, end, out) || cadence_hour_read(s, t, end, out) || cadence_day_read(s, t, end, out) ||
           cadence_report_read(s, t, end, out) || cadence_read(s, from, t, end, out) || read_weekday(s, t, end, out) ||
           read_bare(s, from, t, end, out) || event_before(s, from, t, end, out) || event_season(s, t, end, out) ||
           event_after(s, from, t, end, out) || event_within(s, t, end, out) || event_ahead(s, t, end, out) ||
           event_session(s, from, t, end, out) || event_promised(s, t, end, out) || read_soon(s, t, end, out) ||
           read_day_to_come(s, t, end, out);
}

struct intake_deadline when_clause(const struct scan *s, size_t t, size_t end)
{
    struct found best = { 0 };
    size_t from = t = past_topic(s, t, end), n = scan_cue(s, t, end, CUE_REGULARLY);
    if (n > 0) { /* only where it opens the sentence */
        best = found_make(s, t, t + n, RANK_REGULAR);
        best.d.recur = RECUR_REGULAR;
    }
    while (t < end) {
        struct found f;
        if (!read_any(s, from, t, end, &f)) {
            t++;
            continue;
        }
        if (s->english && f.d.has_date && best.d.recur == RECUR_PERIODIC && t == best.after &&
            scan_cue(s, t, end, CUE_FROM) > 0)
            f.rank = RANK_NONE; /* "every two weeks | from November to March": for how long it comes again */
        if (cadence_joins(&best, &f))
            f.rank = best.rank;
        if (f.rank > best.rank)
            best = f;
        t = f.after > t ? f.after : t + 1;
    }
    cadence_day_behind(s, &best, end);
    return best.d;
}

/* The last date of a field: "Từ tháng 11/2025 đến tháng 6/2026" is due in June. */
static bool last_date(const struct scan *s, size_t t, size_t end, struct day *out, int *dates)
{
    bool any = false;
    for (*dates = 0; t < end;) {
        struct calday c;
        if (!calday_read_short(s, t, end, &c)) {
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
    struct intake_lapse length;
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
        d.lapse = inside.stated                     ? inside.lapse
                  : lapse_whole(s, t, end, &length) ? length
                                                    : (struct intake_lapse){ LENGTH_NONE, 0, EVENT_OTHER };
    return d;
}
