/* lettering.c -- a table of advances, and labels put side by side. */
#include "plot/lettering.h"

#include <string.h>

/* Thousandths of the size, for U+0020 to U+007E. */
static const short ASCII[] = {
    278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, /*  !"#$%&'()*+,-./ */
    556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, /* 0-9 :;<=>?       */
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, /* @ A-O            */
    667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, /* P-Z [\]^_        */
    333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, /* ` a-o            */
    556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,      /* p-z {|}~         */
};
static_assert(LEN(ASCII) == 0x7f - 0x20, "every printable ASCII character has its width");

enum { NARROW_I = 278, LOWER = 556, UPPER = 740, HORNED = 130, EM = 1000, OTHER = 750 };

/* ơ and ư with their tones: as wide as o and u, and a horn. */
static bool has_horn(uint32_t c)
{
    return c == 0x1a0 || c == 0x1a1 || c == 0x1af || c == 0x1b0 || (c >= 0x1eda && c <= 0x1ee3) ||
           (c >= 0x1ee8 && c <= 0x1ef1);
}

static bool is_upper(uint32_t c)
{
    if (c < 0x100)
        return c < 0xdf;
    return c == 0x1af || (c != 0x1b0 && c % 2 == 0);
}

static int advance(uint32_t c)
{
    if (c < 0x20 || (c >= 0x300 && c < 0x370) || (c >= 0x7f && c < 0xa0))
        return 0;
    if (c < 0x7f)
        return ASCII[c - 0x20];
    if (c == 0xa0 || c == 0xb7)
        return ASCII[0];
    if ((c >= 0xcc && c <= 0xcf) || (c >= 0xec && c <= 0xef) || (c >= 0x128 && c <= 0x131) ||
        (c >= 0x1ec8 && c <= 0x1ecb))
        return NARROW_I;
    if ((c >= 0xc0 && c < 0x250) || (c >= 0x1e00 && c < 0x1f00))
        return (is_upper(c) ? UPPER : LOWER) + (has_horn(c) ? HORNED : 0);
    return c >= 0x2010 && c <= 0x2013 ? LOWER : c >= 0x2014 && c <= 0x2027 ? EM : c >= 0x2e80 ? EM + 60 : OTHER;
}

static int size_of(enum ink ink)
{
    const char *at = strstr(INKS[ink].more, "font-size=\"");
    assert(at);
    return (at[11] - '0') * 10 + at[12] - '0';
}

static bool is_bold(enum ink ink) { return strstr(INKS[ink].more, "bold") != NULL; }

int letters_height(enum ink ink) { return size_of(ink) * 13; } /* 1.3 of the size */

/* In tenths: size * thousandths / 100, and 6 % to spare, 14 % where bold. */
static int width_of(int64_t thousandths, enum ink ink)
{
    return (int)(thousandths * size_of(ink) * (is_bold(ink) ? 114 : 106) / 10000 + 1);
}

int letters_width(struct text t, enum ink ink)
{
    int64_t sum = 0;
    for (size_t at = 0; at < t.n;)
        sum += advance(text_next(t, &at));
    return width_of(min64(sum, INT32_MAX / 64), ink);
}

struct text letters_fit(struct arena *a, struct text t, int width, enum ink ink)
{
    int64_t sum = EM; /* the ellipsis */
    size_t keep = 0;
    if (letters_width(t, ink) <= width)
        return t;
    for (size_t at = 0; at < t.n;) {
        sum += advance(text_next(t, &at));
        if (keep > 0 && width_of(sum, ink) > width)
            break;
        keep = at;
    }
    struct text kept = text_trim(text_sub(t, 0, keep));
    return text_printf(a, "%.*s…", TEXT_FMT(kept));
}

/* The longest beginning that ends at a blank and fits; all of the first word where that alone is too wide. */
static size_t line_end(struct text t, int width, enum ink ink)
{
    size_t end = text_find(t, TEXT(" "), 0);
    if (end == SIZE_MAX)
        return t.n;
    for (size_t next = end; next < t.n;) {
        next = text_find(t, TEXT(" "), end + 1);
        next = next == SIZE_MAX ? t.n : next;
        if (letters_width(text_sub(t, 0, next), ink) > width)
            break;
        end = next;
    }
    return end;
}

const struct text *letters_wrap(struct arena *a, struct text t, int width, int most, enum ink ink, size_t *n)
{
    struct text *lines = NULL, rest = text_trim(t);
    *n = 0;
    while (*n + 1 < (size_t)most && letters_width(rest, ink) > width) {
        size_t end = line_end(rest, width, ink);
        if (end == rest.n)
            break;
        struct text line = letters_fit(a, text_trim(text_sub(rest, 0, end)), width, ink);
        ARENA_PUSH(a, lines, *n, line);
        rest = text_trim(text_sub(rest, end, rest.n));
    }
    struct text last = letters_fit(a, rest, width, ink);
    ARENA_PUSH(a, lines, *n, last);
    return lines;
}

/* --- labels side by side ---------------------------------------------------------------------------------------- */

struct strip strip_new(struct arena *a, int from, int to)
{
    return (struct strip){ .a = a, .from = from, .to = to, .gap = 6 * PX };
}

/* Is [x, x + width) free? Else the least x to the right that the first in the way leaves. */
static bool is_free(const struct strip *s, int x, int width, int *next)
{
    *next = x;
    if (x < s->from || x + width > s->to)
        return false;
    for (size_t i = 0; i < s->n; i++)
        if (x < s->taken[i].to + s->gap && s->taken[i].from < x + width + s->gap) {
            *next = s->taken[i].to + s->gap;
            return false;
        }
    return true;
}

void strip_take(struct strip *s, int from, int to)
{
    struct stretch taken = { from, to };
    ARENA_PUSH(s->a, s->taken, s->n, taken);
}

bool strip_place(struct strip *s, int at, int until, int width, int slack, int *x)
{
    int next, last = at + slack;
    bool found = is_free(s, at, width, &next);
    if (found)
        *x = at;
    else if (is_free(s, until - width, width, &(int){ 0 })) {
        *x = until - width;
        found = true;
    }
    for (int try = next; !found && try > at && try <= last; at = try, try = next) {
        found = is_free(s, try, width, &next);
        if (found)
            *x = try;
    }
    if (found)
        strip_take(s, *x, *x + width);
    return found;
}
