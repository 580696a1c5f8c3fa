/* calday_en.h -- dates, months and parts of the year as English writes them; calday.h reads both languages. */
#ifndef CONGVU_INTAKE_CALDAY_EN_H
#define CONGVU_INTAKE_CALDAY_EN_H

#include "intake/calday.h"

/* "June 30, 2025", "30 June 2025", "the 5th of June", "Q2 2026", "the third quarter", "mid-May", "year-end", "2026-06-30". */
bool calday_english(const struct scan *s, size_t t, size_t end, struct calday *c);

static inline bool calday_is_year(int n) { return n >= 1900 && n <= 2199; }
static inline bool calday_is_month(int n) { return n >= 1 && n <= 12; }
static inline bool calday_is_dom(int n) { return n >= 1 && n <= 31; }

/* A slash, hyphen or full stop between two numbers, no blanks around. */
static inline bool calday_joins(const struct scan *s, size_t t, size_t end)
{
    bool sign = scan_sign(s, t, end, '/') || scan_sign(s, t, end, '-') || scan_sign(s, t, end, '.');
    return sign && !(s->tok[t].flags & TOKEN_GAP) && t + 1 < end && s->tok[t + 1].kind == TOKEN_NUMBER &&
           !(s->tok[t + 1].flags & TOKEN_GAP);
}

/* Is the day that "on" at t names when something was told, no deadline: "signed | on May 4", "At a meeting | on May 4, the PM ..."? */
bool calday_en_tells(const struct scan *s, size_t from, size_t t);

#endif
