#include "intake/marker.h"

static const int WEIGHT[] = {
    [MARKER_NONE] = 65,    [MARKER_PART] = 10,   [MARKER_CAPS] = 20,  [MARKER_ROMAN] = 30, [MARKER_UPPER] = 30,
    [MARKER_ARTICLE] = 40, [MARKER_NUMBER] = 50, [MARKER_LOWER] = 70, [MARKER_PAREN] = 70, [MARKER_LITTLE] = 75,
    [MARKER_ORDINAL] = 55, [MARKER_STAR] = 80,   [MARKER_DASH] = 90,  [MARKER_PLUS] = 95,  [MARKER_BULLET] = 92,
};

int marker_weight(enum marker m, int depth) { return WEIGHT[m] + (m == MARKER_NUMBER && depth > 1 ? depth - 1 : 0); }

static const struct marker_found NOTHING = { MARKER_NONE, 0, 0 };

/* What follows a marker is set off by a gap, or is a word: "-5 %" and "1.5" are no items. */
static bool sets_off(const struct scan *s, size_t t, size_t end)
{
    return t < end && ((s->tok[t].flags & TOKEN_GAP) || s->tok[t].kind == TOKEN_WORD);
}

static struct marker_found read_sign(const struct scan *s, size_t t, size_t end)
{
    if (!sets_off(s, t + 1, end))
        return NOTHING;
    char first = s->t.p[s->tok[t].start];
    switch (s->tok[t].word) {
    case '-': return (struct marker_found){ MARKER_DASH, 0, t + 1 };
    case '+': return (struct marker_found){ MARKER_PLUS, 0, t + 1 };
    case '*': return (struct marker_found){ first == '*' ? MARKER_STAR : MARKER_BULLET, 0, t + 1 };
    default: return NOTHING;
    }
}

/* "1." "1.2." "1.2" "1)" "1/" "1- "; a date or an amount is none. */
static struct marker_found read_number(const struct scan *s, size_t t, size_t end)
{
    int depth = 1;
    size_t i = t + 1;
    if (scan_number(s, t, end) < 0 || s->tok[t].end - s->tok[t].start > 3)
        return NOTHING;
    while (scan_sign(s, i, end, '.') && scan_number(s, i + 1, end) >= 0 && !(s->tok[i + 1].flags & TOKEN_GAP)) {
        depth++;
        i += 2;
    }
    if (scan_sign(s, i, end, ')') && depth == 1 && sets_off(s, i + 1, end))
        return (struct marker_found){ MARKER_PAREN, 0, i + 1 };
    if ((scan_sign(s, i, end, '.') || (depth == 1 && scan_sign(s, i, end, '/'))) && sets_off(s, i + 1, end))
        return (struct marker_found){ MARKER_NUMBER, depth, i + 1 };
    bool dash = scan_sign(s, i, end, '-') && !(s->tok[i].flags & TOKEN_GAP); /* as Party offices number */
    if (dash && scan_cap(s, i + 1, end) && (s->tok[i + 1].flags & TOKEN_GAP))
        return (struct marker_found){ MARKER_NUMBER, depth, i + 1 };
    if (depth > 1 && scan_cap(s, i, end) && (s->tok[i].flags & TOKEN_GAP))
        return (struct marker_found){ MARKER_NUMBER, depth, i };
    return NOTHING;
}

static bool is_roman(struct text w)
{
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] != 'I' && w.p[i] != 'V' && w.p[i] != 'X')
            return false;
    return w.n > 0 && w.n <= 5;
}

static bool is_little_roman(struct text w)
{
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] != 'i' && w.p[i] != 'v' && w.p[i] != 'x')
            return false;
    return w.n > 0 && w.n <= 5;
}

static bool is_one_letter(struct text w) { return w.n == 1 || text_eq(w, TEXT("đ")) || text_eq(w, TEXT("Đ")); }

/* I, V and X are letters only where the letters came as far: H before I. */
static bool continues_letters(struct text w, int upper)
{
    return (w.p[0] == 'I' && upper == 'H') || (w.p[0] == 'V' && upper >= 'T' && upper <= 'U') ||
           (w.p[0] == 'X' && upper >= 'U' && upper <= 'V');
}

static struct marker_found read_letter(const struct scan *s, size_t t, size_t end, struct marker_memory *mem)
{
    struct text w = scan_text(s, t, t + 1);
    bool dot = scan_sign(s, t + 1, end, '.'), bracket = scan_sign(s, t + 1, end, ')');
    bool other = scan_sign(s, t + 1, end, '/') || scan_sign(s, t + 1, end, '-');
    if (!(dot || bracket || other) || !sets_off(s, t + 2, end) || (s->tok[t + 1].flags & TOKEN_GAP))
        return NOTHING;
    if (other && !(s->tok[t + 2].flags & TOKEN_GAP)) /* "V/v" */
        return NOTHING;
    if (is_roman(w) && !(w.n == 1 && continues_letters(w, mem->upper)))
        return (struct marker_found){ MARKER_ROMAN, 0, t + 2 };
    if (!is_one_letter(w) || other)
        return NOTHING;
    if (!(s->tok[t].flags & TOKEN_CAP))
        return (struct marker_found){ MARKER_LOWER, 0, t + 2 };
    mem->upper = (unsigned char)w.p[0];
    return (struct marker_found){ MARKER_UPPER, 0, t + 2 };
}

/* "(1)" "(a)" "(iv)" */
static struct marker_found read_bracketed(const struct scan *s, size_t t, size_t end)
{
    if (!scan_sign(s, t + 2, end, ')'))
        return NOTHING;
    struct text w = scan_text(s, t + 1, t + 2);
    if (scan_number(s, t + 1, end) >= 0 && w.n <= 2)
        return (struct marker_found){ MARKER_PAREN, 0, t + 3 };
    if (is_little_roman(w))
        return (struct marker_found){ MARKER_LITTLE, 0, t + 3 };
    if (is_one_letter(w) && !(s->tok[t + 1].flags & TOKEN_CAP))
        return (struct marker_found){ MARKER_LOWER, 0, t + 3 };
    return NOTHING;
}

/* "Điều 3." and "Chương II": the word, its number, and a full stop or colon if there is one. */
static struct marker_found read_titled(const struct scan *s, size_t t, size_t end)
{
    bool article = scan_cue(s, t, end, CUE_ARTICLE) > 0, part = scan_cue(s, t, end, CUE_PART) > 0;
    if (!article && !part)
        return NOTHING;
    if (!scan_cap(s, t, end) || t + 1 >= end ||
        !(scan_number(s, t + 1, end) >= 0 || is_roman(scan_text(s, t + 1, t + 2))))
        return NOTHING;
    size_t i = t + 2;
    bool stop = scan_sign(s, i, end, '.') || scan_sign(s, i, end, ':');
    if (article && !stop)
        return NOTHING; /* "Điều 102 Luật ..." is a reference */
    return (struct marker_found){ article ? MARKER_ARTICLE : MARKER_PART, 0, i + stop };
}

/* "Một là, ...", "Thứ nhất: ..."; "Thứ Hai, ngày ..." is a day of the week. */
static struct marker_found read_ordinal(const struct scan *s, size_t t, size_t end)
{
    size_t n = scan_cue(s, t, end, CUE_ORDINAL), i = t + n;
    if (n == 0 || !(scan_sign(s, i, end, ',') || scan_sign(s, i, end, ':')) || scan_cue(s, i + 1, end, CUE_DAY) > 0)
        return NOTHING;
    return (struct marker_found){ MARKER_ORDINAL, 0, i + 1 };
}

struct marker_found marker_read(const struct scan *s, size_t t, size_t end, struct marker_memory *mem)
{
    struct marker_found m = NOTHING;
    if (t >= end)
        m = NOTHING;
    else if (s->tok[t].kind == TOKEN_NUMBER)
        m = read_number(s, t, end);
    else if (scan_sign(s, t, end, '('))
        m = read_bracketed(s, t, end);
    else if (s->tok[t].kind == TOKEN_SIGN)
        m = read_sign(s, t, end);
    else if ((m = read_ordinal(s, t, end)).marker == MARKER_NONE && (m = read_titled(s, t, end)).marker == MARKER_NONE)
        m = read_letter(s, t, end, mem);
    if (m.marker == MARKER_NONE || m.body >= end)
        return (struct marker_found){ MARKER_NONE, 0, t };
    return m;
}
