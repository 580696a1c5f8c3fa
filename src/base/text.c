/* text.c -- bytes, and code points in them, by hand; what ICU is asked is the width and the class of a single letter.
 * Normal form, folding, keys and order are in text_icu.c. */
#include "base/letter.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>

/* ---- bytes ---- */

struct text text_of(const char *cstr) { return cstr ? (struct text){ cstr, strlen(cstr) } : TEXT_NONE; }

char *text_cstr(struct arena *a, struct text t)
{
    char *p = arena_alloc(a, t.n + 1);
    if (t.n)
        memcpy(p, t.p, t.n);
    return p;
}

struct text text_dup(struct arena *a, struct text t) { return t.p ? (struct text){ text_cstr(a, t), t.n } : TEXT_NONE; }

/* Most of what is said is short, and written once. */
struct text text_printf(struct arena *a, const char *fmt, ...)
{
    char small[256];
    va_list args, again;
    assert(fmt); /* else the sanitizers' own test for NULL, which goes on, has the compiler warn of vsnprintf */
    va_start(args, fmt);
    va_copy(again, args);
    int written = vsnprintf(small, sizeof small, fmt, args);
    size_t n = written > 0 ? (size_t)written : 0;
    char *p = arena_alloc(a, n + 1);
    if (n < sizeof small)
        memcpy(p, small, n);
    else if (vsnprintf(p, n + 1, fmt, again) < 0)
        n = 0;
    va_end(again);
    va_end(args);
    return (struct text){ p, n };
}

int text_distance(struct text a, struct text b)
{
    int row[TEXT_NEAR_MAX + 1];
    if (a.n > TEXT_NEAR_MAX || b.n > TEXT_NEAR_MAX)
        return TEXT_NEAR_MAX;
    for (size_t j = 0; j <= b.n; j++)
        row[j] = (int)j;
    for (size_t i = 1; i <= a.n; i++) {
        int diagonal = row[0];
        row[0] = (int)i;
        for (size_t j = 1; j <= b.n; j++) {
            int replaced = diagonal + (a.p[i - 1] != b.p[j - 1]);
            diagonal = row[j];
            int shorter = row[j - 1] < row[j] ? row[j - 1] : row[j];
            row[j] = replaced < shorter + 1 ? replaced : shorter + 1;
        }
    }
    return row[b.n];
}

bool text_eq(struct text a, struct text b) { return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0); }

int text_cmp(struct text a, struct text b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool text_starts(struct text t, struct text prefix) { return text_eq(text_sub(t, 0, prefix.n), prefix); }

bool text_ends(struct text t, struct text suffix)
{
    return t.n >= suffix.n && text_eq(text_sub(t, t.n - suffix.n, t.n), suffix);
}

struct text text_sub(struct text t, size_t from, size_t to)
{
    if (to > t.n)
        to = t.n;
    if (from > to)
        from = to;
    return t.p ? (struct text){ t.p + from, to - from } : TEXT_NONE;
}

size_t text_find(struct text t, struct text part, size_t from)
{
    if (from > t.n || part.n > t.n - from)
        return SIZE_MAX;
    if (part.n == 0)
        return from;
    const char *end = t.p + t.n - part.n + 1; /* a part cannot begin here or later */
    for (const char *p = t.p + from; p < end; p++) {
        p = memchr(p, part.p[0], (size_t)(end - p));
        if (!p)
            break;
        if (memcmp(p, part.p, part.n) == 0)
            return (size_t)(p - t.p);
    }
    return SIZE_MAX;
}

bool text_split(struct text *rest, char sep, struct text *part)
{
    if (!rest->p)
        return false;
    const char *at = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
    size_t n = at ? (size_t)(at - rest->p) : rest->n;
    *part = text_sub(*rest, 0, n);
    *rest = at ? text_sub(*rest, n + 1, rest->n) : TEXT_NONE;
    return true;
}

int word_index(const char *const *words, struct text t)
{
    for (int i = 0; words[i]; i++)
        if (text_eq(text_of(words[i]), t))
            return i;
    return -1;
}

bool text_int(struct text t, int64_t *out)
{
    bool minus = t.n > 0 && t.p[0] == '-';
    size_t i = t.n > 0 && (t.p[0] == '-' || t.p[0] == '+');
    int64_t value = 0; /* counted downwards: the negative side is the wider one */
    if (i == t.n)
        return false;
    for (; i < t.n; i++) {
        if (t.p[i] < '0' || t.p[i] > '9')
            return false;
        int digit = t.p[i] - '0';
        if (value < (INT64_MIN + digit) / 10)
            return false;
        value = value * 10 - digit;
    }
    if (!minus && value == INT64_MIN)
        return false;
    *out = minus ? value : -value;
    return true;
}

/* ---- UTF-8 ---- */

size_t text_ascii(struct text t)
{
    size_t i = 0;
    for (uint64_t w; i + sizeof w <= t.n; i += sizeof w) {
        memcpy(&w, t.p + i, sizeof w);
        if (w & UINT64_C(0x8080808080808080))
            break;
    }
    while (i < t.n && (unsigned char)t.p[i] < 0x80)
        i++;
    return i;
}

/* The length of the letter at p (n > 0 bytes there), its code point in *c; 0 when it is none. */
static size_t decode(const char *p, size_t n, uint32_t *c)
{
    static const uint32_t LEAST[] = { 0, 0, 0x80, 0x800, 0x10000 }; /* below these a form is overlong */
    unsigned char lead = (unsigned char)p[0];
    if (lead < 0x80) {
        *c = lead;
        return 1;
    }
    size_t len = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (len == 0 || len > n)
        return 0;
    uint32_t point = lead & (0x7FU >> len);
    for (size_t i = 1; i < len; i++) {
        if (((unsigned char)p[i] & 0xC0) != 0x80)
            return 0;
        point = point << 6 | ((unsigned char)p[i] & 0x3FU);
    }
    if (point < LEAST[len] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
        return 0;
    *c = point;
    return len;
}

bool text_utf8(struct text t, size_t *bad)
{
    size_t at = 0;
    while ((at += text_ascii(text_sub(t, at, t.n))) < t.n) {
        uint32_t c;
        size_t len = 1;
        for (; at < t.n && (unsigned char)t.p[at] >= 0x80 && len; at += len)
            len = decode(t.p + at, t.n - at, &c);
        if (len == 0) {
            if (bad)
                *bad = at;
            return false;
        }
    }
    return true;
}

uint32_t text_next(struct text t, size_t *at)
{
    uint32_t c;
    if (*at >= t.n)
        return 0;
    size_t len = decode(t.p + *at, t.n - *at, &c);
    *at += len ? len : 1;
    return len ? c : 0xFFFD;
}

size_t text_points(struct text t)
{
    size_t points = 0;
    for (size_t at = 0; at < t.n; points++)
        text_next(t, &at);
    return points;
}

bool letter_is_space(uint32_t c)
{
    return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : u_isUWhiteSpace((UChar32)c);
}

struct text text_trim(struct text t)
{
    size_t from = 0, to = t.n;
    for (size_t at = 0; at < t.n && letter_is_space(text_next(t, &at));)
        from = at;
    while (to > from) {
        size_t at = to - 1;
        while (at > from && ((unsigned char)t.p[at] & 0xC0) == 0x80)
            at--;
        size_t end = at;
        if (!letter_is_space(text_next(t, &end)))
            break;
        to = at;
    }
    return text_sub(t, from, to);
}

int text_columns(struct text t)
{
    int columns = 0;
    for (size_t at = 0; at < t.n;) {
        UChar32 c = (UChar32)text_next(t, &at);
        if (c >= 0x20 && c < 0x7F) {
            columns++;
            continue;
        }
        uint32_t none = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
        if (U_GET_GC_MASK(c) & none)
            continue;
        int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        columns += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
    }
    return columns;
}
