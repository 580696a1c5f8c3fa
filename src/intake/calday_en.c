#include "intake/calday_en.h"

#include "intake/numeral.h"

/* "June", "Oct.": a month's name in capitals and the full stop that cuts it short before a number; 0 where none stands. */
static size_t english_month(const struct scan *s, size_t t, size_t end, const struct phrase **ph)
{
    size_t n = scan_cap(s, t, end) ? scan_phrase(s, t, end, C_MONTH, ph) : 0;
    bool cut = n > 0 && scan_cue(s, t, end, CUE_ABBREVIATION) > 0 && scan_sign(s, t + n, end, '.');
    return n + (cut && scan_number(s, t + n + 1, end) >= 0);
}

/* ", 2026", "of 2026", "this year", "of the year": the year behind a day, a month or a part of the year; 0 and nothing moved, where none is. */
static int english_year(const struct scan *s, size_t *t, size_t end)
{
    size_t i = *t + scan_sign(s, *t, end, ',');
    i += i == *t ? scan_cue(s, i, end, CUE_OF) : 0;
    int year = scan_number(s, i, end);
    if (calday_is_year(year)) {
        *t = i + 1;
        return year;
    }
    size_t this = scan_cue(s, i, end, CUE_THIS_PERIOD), unit = scan_cue(s, i + this, end, CUE_YEAR);
    if (unit > 0 && (this > 0 || i > *t)) {
        int named = scan_number(s, i + this + unit, end); /* "of the year 2026" */
        *t = i + this + unit + calday_is_year(named);
        return calday_is_year(named) ? named : 0;
    }
    return 0;
}

/* "Q2": the letter and the number, however many tokens they are. */
static int quarter_short(const struct scan *s, size_t t, size_t end)
{
    struct text w = scan_cap(s, t, end) ? scan_text(s, t, t + 1) : TEXT_NONE;
    if (w.n == 2 && w.p[0] == 'Q' && w.p[1] >= '1' && w.p[1] <= '4')
        return w.p[1] - '0';
    bool glued = w.n == 1 && w.p[0] == 'Q' && t + 1 < end && !(s->tok[t + 1].flags & TOKEN_GAP);
    int n = glued ? scan_number(s, t + 1, end) : 0;
    return n >= 1 && n <= 4 ? n : 0;
}

/* "the third quarter of 2026", "Q3/2026", "the first half of the year", "the last six months of 2026"; "quarter III" is left to the numbers. */
static bool read_english_part(const struct scan *s, size_t t, size_t end, struct calday *c)
{
    const struct phrase *ph;
    size_t i = t + scan_cue(s, t, end, CUE_DET_EN), n = scan_phrase(s, i, end, C_QUARTER, &ph);
    size_t quarter = n > 0 ? scan_cue(s, i + n, end, CUE_QUARTER) : 0;
    size_t half = n > 0 && ph->value != 3 ? scan_cue(s, i + n, end, CUE_HALF_EN) : 0;
    int q = quarter_short(s, t, end);
    if (q > 0)
        *c = (struct calday){ CALDAY_QUARTER, 0, q * 3, 0, t + 1 + (s->tok[t].end - s->tok[t].start == 1) };
    else if (quarter > 0)
        *c = (struct calday){ CALDAY_QUARTER, 0, ph->value * 3, 0, i + n + quarter };
    else if (half > 0)
        *c = (struct calday){ CALDAY_HALF, 0, ph->value == 1 ? 6 : 12, 0, i + n + half };
    else
        return false;
    c->year = english_year(s, &c->after, end);
    return true;
}

/* "mid-2026", "the middle of this year": its half; "mid-May": its fifteenth; "early June": a part of a month ends with it. */
static bool read_english_mid(const struct scan *s, size_t t, size_t end, struct calday *c)
{
    size_t i = t + scan_cue(s, t, end, CUE_PART_OF);
    if (i == t)
        return false;
    const struct phrase *ph;
    size_t n = english_month(s, i, end, &ph), after = i;
    int year = english_year(s, &after, end);
    bool middle = scan_cue(s, t, i, CUE_MIDDLE) > 0;
    if (n > 0 && middle)
        *c = (struct calday){ CALDAY_DAY, 15, ph->value, 0, i + n };
    else if (n > 0)
        *c = (struct calday){ CALDAY_MONTH, 0, ph->value, 0, i + n };
    else if (after > i && middle)
        *c = (struct calday){ CALDAY_HALF, 0, 6, year, after };
    else
        return false;
    c->year = n > 0 ? english_year(s, &c->after, end) : year;
    return true;
}

/* "year-end", "mid-year": of this year, where none is named. */
static bool read_english_turn(const struct scan *s, size_t t, size_t end, struct calday *c)
{
    size_t last = scan_cue(s, t, end, CUE_YEAR_END_EN), mid = last > 0 ? 0 : scan_cue(s, t, end, CUE_MID_YEAR_EN);
    if (last + mid == 0)
        return false;
    *c = (struct calday){ mid > 0 ? CALDAY_HALF : CALDAY_YEAR, 0, mid > 0 ? 6 : 12, 0, t + last + mid };
    c->year = english_year(s, &c->after, end);
    return true;
}

/* "2026-06-30" */
static bool read_iso(const struct scan *s, size_t t, size_t end, struct calday *c)
{
    int year = scan_number(s, t, end), month = calday_joins(s, t + 1, end) ? scan_number(s, t + 2, end) : -1;
    int day = month > 0 && calday_joins(s, t + 3, end) ? scan_number(s, t + 4, end) : -1;
    if (!calday_is_year(year) || !calday_is_month(month) || !calday_is_dom(day))
        return false;
    *c = (struct calday){ CALDAY_DAY, day, month, year, t + 5 };
    return true;
}

/* "this month", "the current quarter", "the end of the year", "the end of next month" (`ending`): by the day the document was issued. */
static bool read_english_this(const struct scan *s, size_t t, size_t end, bool ending, struct calday *c)
{
    size_t this = scan_cue(s, t, end, CUE_THIS_PERIOD), next = ending ? scan_cue(s, t, end, CUE_NEXT_EN) : 0;
    size_t i = t + (next > 0 ? next : this == 0 && ending ? scan_cue(s, t, end, CUE_ARTICLE) : this);
    return (this > 0 || ending) && calday_period(s, i, end, next > 0, c) > 0;
}

/* "5th of June", "the twentieth of May 2026"; "the 5th day", "the 15th", and no month: the day alone, which a period may follow. */
static bool read_english_nth(const struct scan *s, size_t t, size_t end, struct calday *c)
{
    int day;
    size_t i = t + scan_cue(s, t, end, CUE_DET_EN), n = numeral_nth(s, i, end, &day);
    if (n == 0)
        return false;
    size_t after = i + n, of = scan_cue(s, after, end, CUE_OF);
    const struct phrase *ph;
    size_t month = english_month(s, after + of, end, &ph);
    bool counted = scan_number(s, i, end) >= 0 || scan_cue(s, after - 1, after, CUE_DAY) > 0;
    if (month > 0) {
        *c = (struct calday){ CALDAY_DAY, day, ph->value, 0, after + of + month };
        c->year = english_year(s, &c->after, end);
        return true;
    }
    if (!counted || (of == 0 && scan_word(s, after, end) && scan_phrase(s, after, end, C_PERIOD, NULL) == 0))
        return false; /* "the 5th meeting" */
    *c = (struct calday){ CALDAY_DAY_ONLY, day, 0, 0, after };
    return true;
}

bool calday_en_tells(const struct scan *s, size_t from, size_t t)
{
    if (t == from)
        return false;
    if (scan_cue(s, t - 1, t, CUE_ISSUED_EN) > 0)
        return true;
    bool be = t > from + 1 && scan_cue(s, t - 2, t - 1, CUE_PLAIN_BE_EN) > 0;
    if (!be && scan_cue(s, t - 1, t, CUE_PASSED_EN) > 0)
        return true; /* "the plan approved on March 1", not "must be approved on" */
    bool opening = scan_cue(s, from, t, CUE_SCENE_EN) > 0; /* "At a meeting in Hanoi | on May 4, ..." */
    for (size_t i = from; i < t && opening; i++)
        opening = s->tok[i].kind != TOKEN_SIGN;
    return opening;
}

/* "June 30, 2025", "30 June 2025", "June 2025"; a bare year behind "the end of". */
bool calday_english(const struct scan *s, size_t t, size_t end, struct calday *c)
{
    const struct phrase *ph;
    size_t i = t, first = calday_is_dom(scan_number(s, i, end)) ? 1 : 0, end_of = scan_cue(s, i, end, CUE_END_OF);
    if (read_iso(s, t, end, c) || read_english_turn(s, t, end, c))
        return true;
    size_t word = scan_cue(s, i + end_of, end, CUE_YEAR); /* "the end of fiscal year 2026" */
    if (end_of > 0 && calday_is_year(scan_number(s, i + end_of + word, end))) {
        *c = (struct calday){ CALDAY_YEAR, 0, 12, scan_number(s, i + end_of + word, end), i + end_of + word + 1 };
        return true;
    }
    if (calday_is_year(scan_number(s, i, end))) {
        *c = (struct calday){ CALDAY_YEAR, 0, 12, scan_number(s, i, end), i + 1 };
        return true;
    }
    i += end_of;
    if (read_english_this(s, i, end, end_of > 0, c) || read_english_part(s, i, end, c) ||
        read_english_mid(s, i, end, c) || (end_of == 0 && read_english_nth(s, i, end, c)))
        return true;
    size_t n = english_month(s, i + first, end, &ph);
    if (n == 0)
        return false;
    *c = (struct calday){ CALDAY_MONTH, 0, ph->value, 0, i + first + n };
    int day = first > 0 ? scan_number(s, i, end) : scan_number(s, c->after, end);
    if (calday_is_dom(day) && end_of == 0) {
        c->kind = CALDAY_DAY;
        c->day = day;
        c->after += first == 0;
        c->after += numeral_suffix(s, c->after, end);
    }
    c->year = english_year(s, &c->after, end);
    return true;
}
