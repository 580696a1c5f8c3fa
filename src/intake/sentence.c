#include "intake/sentence.h"

#include <string.h>

enum { QUOTE_TOKENS_MAX = 120 };

static bool is_abbreviation(const struct scan *s, size_t dot)
{
    if (dot == 0 || s->tok[dot - 1].kind != TOKEN_WORD || (s->tok[dot].flags & TOKEN_GAP))
        return false;
    struct text w = scan_text(s, dot - 1, dot);
    bool initial = (s->tok[dot - 1].flags & TOKEN_CAP) && text_points(w) == 1;
    bool month =
        scan_phrase(s, dot - 1, dot, C_MONTH, NULL) > 0; /* "Oct. 26"; "... by the end of Oct. The Board" ends there */
    return initial ||
           (scan_cue(s, dot - 1, dot, CUE_ABBREVIATION) > 0 && (!month || scan_number(s, dot + 1, s->ntok) >= 0));
}

/* What may begin a sentence. A number may too, but not where a date or an amount is broken. */
static bool may_begin(const struct scan *s, size_t t, size_t end)
{
    if (t >= end)
        return true;
    if (!(s->tok[t].flags & TOKEN_GAP))
        return false;
    return scan_cap(s, t, end) || scan_sign(s, t, end, '"') || scan_sign(s, t, end, '(') || scan_sign(s, t, end, '[') ||
           (s->tok[t].kind == TOKEN_NUMBER && s->tok[t - 2].kind != TOKEN_NUMBER);
}

/* "...; - Lập danh mục": the items of a list that was put on one line, as in a cell of a table. */
static bool item_begins(const struct scan *s, size_t t, size_t end)
{
    return scan_sign(s, t, end, '-') && (s->tok[t].flags & TOKEN_GAP) && scan_cap(s, t + 1, end) &&
           (s->tok[t + 1].flags & TOKEN_GAP);
}

static bool is_end(const struct scan *s, size_t t, size_t end, size_t *after)
{
    *after = t + 1;
    if (scan_sign(s, t, end, ';') && item_begins(s, t + 1, end))
        return true;
    if (!scan_sign(s, t, end, '.') && !scan_sign(s, t, end, '!') && !scan_sign(s, t, end, '?'))
        return false;
    if (scan_sign(s, t, end, '.') && is_abbreviation(s, t))
        return false;
    size_t i = t + 1;
    while (i < end && !(s->tok[i].flags & TOKEN_GAP) && s->tok[i].kind == TOKEN_SIGN &&
           strchr(".!?\")/]'", s->tok[i].word) != NULL)
        i++;
    *after = i;
    return may_begin(s, i, end) || item_begins(s, i, end);
}

size_t sentence_end(const struct scan *s, size_t t, size_t end)
{
    while (t < end) {
        size_t after;
        if (scan_sign(s, t, end, '('))
            t = scan_past_bracket(s, t, end);
        else if (is_end(s, t, end, &after))
            return after;
        else
            t++;
    }
    return end;
}

/* Behind the closing quote, if there is one near; quotes that never close open nothing. */
static size_t past_quote(const struct scan *s, size_t t, size_t end)
{
    for (size_t i = t + 1; i < end && i - t < QUOTE_TOKENS_MAX; i++)
        if (scan_sign(s, i, end, '"'))
            return i + 1;
    return t + 1;
}

size_t sentence_last(const struct scan *s, size_t t, size_t end)
{
    size_t last = t;
    for (; t < end; t = sentence_end(s, t, end))
        last = t;
    return last;
}

size_t semicolon_next(const struct scan *s, size_t t, size_t end)
{
    while (t < end && !scan_sign(s, t, end, ';')) {
        if (scan_sign(s, t, end, '('))
            t = scan_past_bracket(s, t, end);
        else if (scan_sign(s, t, end, '"'))
            t = past_quote(s, t, end);
        else
            t++;
    }
    return t;
}

static int roman_value(struct text w)
{
    static const char *const ROMAN[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii" };
    for (size_t i = 0; i < LEN(ROMAN); i++)
        if (text_eq(w, text_of(ROMAN[i])))
            return (int)i + 1;
    return 0;
}

static int letter_value(struct text w) { return w.n == 1 && w.p[0] >= 'a' && w.p[0] <= 'k' ? w.p[0] - 'a' + 1 : 0; }

/* "...: một là, ...; hai là, ...": their order is that of the words. */
static int ordinal_at(const struct scan *s, size_t t, size_t end, size_t *body)
{
    static const char *const WORDS[][2] = { { "một là", "thứ nhất" }, { "hai là", "thứ hai" }, { "ba là", "thứ ba" },
                                            { "bốn là", "thứ tư" },   { "năm là", "thứ năm" }, { "sáu là", "thứ sáu" },
                                            { "bảy là", "thứ bảy" },  { "tám là", "thứ tám" } };
    size_t n = t > 0 && s->tok[t - 1].kind == TOKEN_SIGN ? scan_cue(s, t, end, CUE_ORDINAL) : 0;
    if (n == 0 || scan_sign(s, t - 1, end, '('))
        return 0;
    struct text key = text_key(s->a, scan_text(s, t, t + n));
    for (size_t i = 0; i < LEN(WORDS); i++)
        for (size_t k = 0; k < LEN(WORDS[i]); k++)
            if (text_eq(key, text_key(s->a, text_of(WORDS[i][k])))) {
                *body = t + n + scan_sign(s, t + n, end, ',');
                return (int)i + 1;
            }
    return 0;
}

/* "(i)", "(1)", "(a)", and "1)" after a colon, semicolon or comma. */
static int enumerator_at(const struct scan *s, size_t t, size_t end, size_t *body)
{
    int ordinal = ordinal_at(s, t, end, body);
    if (ordinal > 0)
        return ordinal;
    bool bracket = scan_sign(s, t, end, '(');
    size_t i = t + bracket;
    if (i + 1 >= end || !scan_sign(s, i + 1, end, ')') || (s->tok[i + 1].flags & TOKEN_GAP))
        return 0;
    *body = i + 2;
    int n = scan_number(s, i, end);
    if (!bracket && (n < 0 || t == 0 || s->tok[t - 1].kind != TOKEN_SIGN))
        return 0;
    if (n < 0)
        n = roman_value(scan_text(s, i, i + 1));
    return n > 0 ? n : letter_value(scan_text(s, i, i + 1));
}

size_t enumerator_next(const struct scan *s, size_t t, size_t end, int count, size_t *body)
{
    for (; t < end; t++)
        if (enumerator_at(s, t, end, body) == count + 1)
            return t;
    return end;
}

struct part part_trim(const struct scan *s, struct part p)
{
    while (p.t0 < p.t1 && s->tok[p.t0].kind == TOKEN_SIGN && strchr("-;,.:*~", s->tok[p.t0].word) != NULL)
        p.t0++;
    while (p.t0 < p.t1 && s->tok[p.t1 - 1].kind == TOKEN_SIGN && strchr(".;:,/!-", s->tok[p.t1 - 1].word) != NULL)
        p.t1--;
    return p;
}
