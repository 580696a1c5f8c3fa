#include "intake/numeral.h"

#include <string.h>

enum { TEN = 10, MONTH_DAYS = 31 };

static bool hyphen_at(const struct scan *s, size_t t, size_t end)
{
    return scan_sign(s, t, end, '-') && !(s->tok[t].flags & TOKEN_GAP);
}

/* "three", "forty-five": what is written as one word, or as tens and a unit. */
static size_t words_read(const struct scan *s, size_t t, size_t end, uint32_t last, int *value)
{
    const struct phrase *ph, *unit;
    size_t n = scan_phrase(s, t, end, C_NUMERAL, &ph);
    bool tens = n == 1 && s->english && ph->value >= 2 * TEN && ph->value % TEN == 0;
    size_t gap = tens ? hyphen_at(s, t + 1, end) : 0;
    size_t more = tens && gap > 0 ? scan_phrase(s, t + n + gap, end, last, &unit) : 0;
    if (more > 0 && unit->value < TEN) {
        *value = ph->value + unit->value;
        return n + gap + more;
    }
    if ((n = scan_phrase(s, t, end, last, &ph)) > 0)
        *value = ph->value;
    return n;
}

size_t numeral_read(const struct scan *s, size_t t, size_t end, int *value)
{
    int n = scan_number(s, t, end);
    size_t i = t + (n >= 0);
    if (n < 0)
        i += words_read(s, t, end, C_NUMERAL, &n);
    if (i == t)
        return 0;
    int more = scan_sign(s, i, end, '-') ? scan_number(s, i + 1, end) : -1;
    if (more >= 0) {
        i += 2;
        n = more > n ? more : n;
    }
    if (scan_sign(s, i, end, '(')) /* "05 (năm) ngày" */
        i = scan_past_bracket(s, i, end);
    *value = n;
    return i - t;
}

size_t numeral_suffix(const struct scan *s, size_t t, size_t end)
{
    static const char *const SUFFIXES[] = { "st", "nd", "rd", "th", NULL };
    bool glued = scan_word(s, t, end) && !(s->tok[t].flags & TOKEN_GAP) && t > 0 && s->tok[t - 1].kind == TOKEN_NUMBER;
    return s->english && glued && word_index(SUFFIXES, scan_text(s, t, t + 1)) >= 0;
}

size_t numeral_nth(const struct scan *s, size_t t, size_t end, int *value)
{
    int n = scan_number(s, t, end);
    size_t i = t;
    if (n >= 0)
        i += numeral_suffix(s, t + 1, end) ? 2 : 0;
    else
        i += words_read(s, t, end, C_NTH, &n);
    if (i == t || n < 1 || n > MONTH_DAYS)
        return 0;
    *value = n;
    return i + scan_cue(s, i, end, CUE_DAY) - t;
}
