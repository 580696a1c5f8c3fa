#include "intake/event.h"

#include "intake/lapse.h"
#include "intake/numeral.h"
#include "intake/unit.h"

enum { WHICH_SESSION_TOKENS = 4, PASSED_TOKENS = 6 };

/* Due with an event that the words [t, after) name. */
static struct found awaits(const struct scan *s, size_t t, size_t after)
{
    struct found f = found_make(s, t, after, RANK_RELATIVE);
    f.d.lapse.event = EVENT_OTHER;
    return f;
}

/* "sau khi Nghị định được ban hành": opening the clause, or with an event that is still to come. */
bool event_after(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    size_t once = scan_cue(s, t, end, CUE_AT_ONCE), n = once > 0 ? once : scan_cue(s, t, end, CUE_AFTER);
    if (n == 0 || scan_cue(s, t + n, end, CUE_POSSIBLE_EN) > 0)
        return false; /* "as soon as possible" */
    size_t stop = lapse_clause_end(s, t + n, end);
    if (once == 0 && t != from && !scan_has(s, t + n, stop, CUE_EVENT))
        return false;
    *out = awaits(s, t, stop);
    return stop > t + n;
}

/* English: "before the 2026 rainy season", "ahead of Tet", "until the flood subsides", "by the time the hot season arrives"; "before
 * submission" tells only what comes first. */
static bool event_awaited(const struct scan *s, size_t t, size_t end, struct found *out)
{
    enum { NEAR = 5 };
    size_t n = scan_cue(s, t, end, CUE_BEFORE_EVENT), stop = lapse_clause_end(s, t + n, end);
    if (n == 0)
        return false;
    bool awaited = false;
    for (size_t i = t + n; i < stop && !awaited; i++)
        awaited = scan_cue(s, i, stop, CUE_TAKES_PLACE) > 0 || scan_cue(s, i, stop, CUE_EVENT) > 0 ||
                  (i < t + n + NEAR && scan_cue(s, i, stop, CUE_SEASON) > 0);
    if (awaited)
        *out = awaits(s, t, stop);
    return awaited;
}

/* "thẩm định xong ... trước khi UBND tỉnh họp", "hoàn thành trước khi kết thúc năm học", "trước khi họp 03 ngày": a limit before an
 * event; "xin ý kiến trước khi trình" is none. */
bool event_before(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    if (s->english)
        return event_awaited(s, t, end, out);
    size_t n = scan_cue(s, t, end, CUE_BEFORE_EVENT), stop = lapse_clause_end(s, t + n, end);
    if (n == 0 || stop == t + n)
        return false;
    struct unit to;
    size_t submits = scan_cue(s, t + n, end, CUE_SUBMITS);
    bool completes = scan_cue(s, t + n, end, CUE_COMPLETES) > 0 || scan_cue(s, t + n, end, CUE_SEASON) > 0 ||
                     (submits > 0 && unit_read(s, t + n + submits, end, &to)); /* "trước khi trình HĐND tỉnh" */
    for (size_t i = t; i > from && s->tok[i - 1].kind != TOKEN_SIGN && !completes; i--)
        completes = scan_cue(s, i - 1, t, CUE_COMPLETES) > 0;
    for (size_t i = t + n; i < stop && !completes; i++)
        completes = scan_number(s, i, stop) > 0 && scan_cue(s, i + 1, stop, CUE_UNIT_OF_TIME) > 0;
    if (!completes)
        return false;
    *out = awaits(s, t, stop);
    return true;
}

/* "trước Tết Nguyên đán", "trước mùa mưa bão" */
bool event_season(const struct scan *s, size_t t, size_t end, struct found *out)
{
    size_t n = scan_cue(s, t, end, CUE_AHEAD), season = n > 0 ? scan_cue(s, t + n, end, CUE_SEASON) : 0;
    if (season == 0)
        return false;
    *out = awaits(s, t, t + n + season);
    return true;
}

/* "trong 05 ngày làm việc kể từ ngày nhận được", "trong 24-48 giờ sau khi ..." */
bool event_within(const struct scan *s, size_t t, size_t end, struct found *out)
{
    struct intake_lapse lapse;
    size_t n = lapse_read(s, t, end, &lapse);
    if (n == 0)
        return false;
    *out = found_make(s, t, t + n, RANK_RELATIVE);
    out->d.lapse = lapse;
    return true;
}

/* "10 ngày trước khi khai mạc", "05 ngày làm việc trước ngày họp" */
bool event_ahead(const struct scan *s, size_t t, size_t end, struct found *out)
{
    int n = 0;
    size_t number = s->english ? 0 : numeral_read(s, t, end, &n), i = t + number;
    size_t unit = number > 0 ? scan_cue(s, i, end, CUE_UNIT_OF_TIME) : 0;
    size_t ahead = unit > 0 ? scan_cue(s, i + unit, end, CUE_BEFORE_EVENT) : 0;
    ahead = unit > 0 && ahead == 0 ? scan_cue(s, i + unit, end, CUE_AHEAD) : ahead;
    size_t stop = lapse_clause_end(s, i + unit + ahead, end);
    if (ahead == 0 || stop == i + unit + ahead)
        return false;
    *out = awaits(s, t, stop);
    return true;
}

/* "trình HĐND tỉnh | thông qua": what is handed in has not been passed yet. */
static bool submitted(const struct scan *s, size_t from, size_t passed)
{
    for (size_t t = passed; t > from && s->tok[t - 1].kind == TOKEN_WORD; t--)
        if (scan_cue(s, t - 1, passed, CUE_SUBMITS) > 0)
            return true;
    return false;
}

/* "theo đúng tiến độ đã cam kết": by when somebody promised; "theo tiến độ" alone is how. */
bool event_promised(const struct scan *s, size_t t, size_t end, struct found *out)
{
    size_t n = scan_cue(s, t, end, CUE_PROMISED);
    if (n == 0)
        return false;
    *out = awaits(s, t, t + n);
    return true;
}

/* "tại Kỳ họp thứ 12", unless something was passed there. */
bool event_session(const struct scan *s, size_t from, size_t t, size_t end, struct found *out)
{
    size_t n = scan_cue(s, t, end, CUE_SESSION);
    if (n == 0)
        return false;
    if (s->press && scan_cue(s, from, end, CUE_CONCLUSION) > 0 && t - from < PASSED_TOKENS)
        return false; /* "Kết luận phiên họp, ..." says where it was told */
    for (size_t back = 1; back <= PASSED_TOKENS && t >= from + back; back++)
        if (scan_cue(s, t - back, t, CUE_EVENT) > 0 && !submitted(s, from, t - back))
            return false;
    struct calday c; /* "phiên họp [thường kỳ] tháng 12" is held in that month */
    size_t stop = lapse_clause_end(s, t + n, end);
    for (size_t i = t + n; i < stop && i < t + n + WHICH_SESSION_TOKENS; i++) {
        if (!calday_read(s, i, end, &c) || c.kind != CALDAY_MONTH)
            continue;
        *out = found_make(s, t, c.after, RANK_DATE);
        out->d.has_date = calday_last(s, &c, &out->d.date);
        return out->d.has_date;
    }
    *out = awaits(s, t, stop);
    return true;
}
