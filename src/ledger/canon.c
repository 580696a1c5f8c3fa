#include "ledger/canon.h"

#include <string.h>

/* --- order ----------------------------------------------------------------------------------------------- */

/* The first UTF-16 unit of a code point. */
static uint32_t unit_of(uint32_t point) { return point < 0x10000 ? point : 0xd800 + ((point - 0x10000) >> 10); }

/* In UTF-8 the bytes order as the UTF-16 units do, but where one of the letters lies behind U+DFFF. */
static int key_cmp(struct text a, struct text b)
{
    size_t n = a.n < b.n ? a.n : b.n, i = 0, k = 0;
    while (i < n && a.p[i] == b.p[i])
        i++;
    if (i == n)
        return (a.n > n) - (b.n > n);
    unsigned char x = (unsigned char)a.p[i], y = (unsigned char)b.p[i];
    if (x < 0x80 || y < 0x80)
        return x < y ? -1 : 1;
    i = 0;
    while (i < a.n && k < b.n) {
        uint32_t p = text_next(a, &i), q = text_next(b, &k);
        uint32_t u = unit_of(p), v = unit_of(q);
        if (u != v)
            return u < v ? -1 : 1;
        if (p != q)
            return p < q ? -1 : 1;
    }
    return (i < a.n) - (k < b.n);
}

/* --- writing --------------------------------------------------------------------------------------------- */

static const char SHORT_FOR[] = "\b\t\n\f\r\"\\", SHORT[] = "btnfr\"\\";

char *canon_escape_put(char *p, char c)
{
    static const char DIGITS[] = "0123456789abcdef";
    const char *s = c ? strchr(SHORT_FOR, c) : NULL;
    *p++ = '\\';
    if (s) {
        *p++ = SHORT[s - SHORT_FOR];
        return p;
    }
    memcpy(p, "u00", 3);
    p[3] = DIGITS[(unsigned char)c >> 4];
    p[4] = DIGITS[(unsigned char)c & 15];
    return p + 5;
}

static bool needs_escape(char c) { return (unsigned char)c < 0x20 || c == '"' || c == '\\'; }

/* Is one of these eight bytes zero? */
static bool has_zero(uint64_t x) { return (x - UINT64_C(0x0101010101010101)) & ~x & UINT64_C(0x8080808080808080); }

static bool any_escape(uint64_t x)
{
    const uint64_t each = UINT64_C(0x0101010101010101);
    bool control = (x - each * 0x20) & ~x & (each * 0x80);
    return control || has_zero(x ^ (each * '"')) || has_zero(x ^ (each * '\\'));
}

size_t canon_plain(struct text t, size_t from)
{
    uint64_t eight;
    for (; t.n - from >= sizeof eight; from += sizeof eight) {
        memcpy(&eight, t.p + from, sizeof eight);
        if (any_escape(eight))
            break;
    }
    while (from < t.n && !needs_escape(t.p[from]))
        from++;
    return from;
}

void canon_text(struct sbuf *out, struct text t)
{
    sbuf_char(out, '"');
    for (size_t from = 0, to; from < t.n; from = to) {
        char escape[CANON_ESCAPE];
        to = canon_plain(t, from);
        sbuf_add(out, text_sub(t, from, to));
        if (to < t.n)
            sbuf_add(out, (struct text){ escape, (size_t)(canon_escape_put(escape, t.p[to++]) - escape) });
    }
    sbuf_char(out, '"');
}

char *canon_number_put(char *p, int64_t number)
{
    char digits[CANON_DIGITS], *end = digits + sizeof digits, *d = end;
    uint64_t u = number < 0 ? -(uint64_t)number : (uint64_t)number;
    do
        *--d = (char)('0' + u % 10);
    while (u /= 10);
    if (number < 0)
        *--d = '-';
    memcpy(p, d, (size_t)(end - d));
    return p + (end - d);
}

static void number_add(struct sbuf *out, int64_t n)
{
    char digits[CANON_DIGITS];
    sbuf_add(out, (struct text){ digits, (size_t)(canon_number_put(digits, n) - digits) });
}

static void value_add(struct sbuf *out, const struct canon_member *m)
{
    bool exact = m->number <= CANON_INT_MAX && m->number >= -CANON_INT_MAX;
    switch (m->type) {
    case CANON_TEXT: canon_text(out, m->text); break;
    case CANON_OBJECT: sbuf_add(out, m->text); break;
    case CANON_INT:
        if (!exact)
            sbuf_char(out, '"');
        number_add(out, m->number);
        if (!exact)
            sbuf_char(out, '"');
        break;
    }
}

struct canon_member canon_whole(struct text key, int64_t number)
{
    return (struct canon_member){ .key = key, .type = CANON_INT, .number = number };
}

/* Few, and mostly in order. */
static void sort_members(struct canon_member *m, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct canon_member moved = m[i];
        size_t at = i;
        for (; at > 0 && key_cmp(m[at - 1].key, moved.key) > 0; at--)
            m[at] = m[at - 1];
        m[at] = moved;
    }
}

bool canon_object(struct sbuf *out, struct canon_member *members, size_t n)
{
    sort_members(members, n);
    for (size_t i = 1; i < n; i++)
        if (text_eq(members[i - 1].key, members[i].key))
            return false;
    sbuf_char(out, '{');
    for (size_t i = 0; i < n; i++) {
        if (i)
            sbuf_char(out, ',');
        canon_text(out, members[i].key);
        sbuf_char(out, ':');
        value_add(out, &members[i]);
    }
    sbuf_char(out, '}');
    return true;
}

/* --- reading --------------------------------------------------------------------------------------------- */

/* What is still to be read; every function below moves it on, or says no. */
struct cursor {
    struct text t;
    size_t at;
};

static bool eat(struct cursor *c, char byte)
{
    bool yes = c->at < c->t.n && c->t.p[c->at] == byte;
    c->at += yes;
    return yes;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Behind a backslash: the byte that is meant, if it is written as it must be. */
static bool escape_read(struct cursor *c, char *out)
{
    if (c->at >= c->t.n)
        return false;
    char letter = c->t.p[c->at++];
    const char *s = letter ? strchr(SHORT, letter) : NULL;
    if (s) {
        *out = SHORT_FOR[s - SHORT];
        return true;
    }
    if (letter != 'u' || c->t.n - c->at < 4 || memcmp(c->t.p + c->at, "00", 2) != 0)
        return false;
    int high = hex_digit(c->t.p[c->at + 2]), low = hex_digit(c->t.p[c->at + 3]);
    c->at += 4;
    if (high < 0 || low < 0 || high > 1)
        return false;
    *out = (char)(high << 4 | low);
    return !*out || !strchr(SHORT_FOR, *out);
}

/* Where the text ends that begins at c->at, and whether anything in it is escaped. */
static size_t text_end(const struct cursor *c, bool *escaped)
{
    size_t at = c->at;
    *escaped = false;
    while (at < c->t.n && c->t.p[at] != '"') {
        bool pair = c->t.p[at] == '\\';
        *escaped |= pair;
        at += pair ? 2 : 1;
    }
    return at;
}

/* A text: borrowed as it stands, or in the arena where something is escaped. */
static bool text_read(struct cursor *c, struct arena *a, struct text *out)
{
    bool escaped;
    if (!eat(c, '"'))
        return false;
    size_t from = c->at, end = text_end(c, &escaped), n = 0, bad;
    if (end >= c->t.n || !text_utf8(text_sub(c->t, from, end), &bad))
        return false;
    char *p = escaped ? arena_alloc(a, end - from) : NULL;
    while (c->at < end) {
        char byte = c->t.p[c->at++];
        if ((unsigned char)byte < 0x20 || (byte == '\\' && !escape_read(c, &byte)))
            return false;
        if (p)
            p[n++] = byte;
    }
    *out = p ? (struct text){ p, n } : text_sub(c->t, from, end);
    return c->at == end && eat(c, '"');
}

static bool int_read(struct cursor *c, int64_t *out)
{
    size_t from = c->at;
    eat(c, '-');
    size_t first = c->at;
    while (c->at < c->t.n && c->t.p[c->at] >= '0' && c->t.p[c->at] <= '9')
        c->at++;
    struct text t = text_sub(c->t, from, c->at);
    bool zero = c->at > first && c->t.p[first] == '0';
    if (c->at == first || (zero && t.n > 1)) /* no leading zero, no minus before one */
        return false;
    return text_int(t, out) && *out <= CANON_INT_MAX && *out >= -CANON_INT_MAX;
}

static bool object_skip(struct cursor *c, struct arena *a, int depth);

static bool value_read(struct cursor *c, struct arena *a, int depth, struct canon_member *m)
{
    size_t from = c->at;
    char first = c->at < c->t.n ? c->t.p[c->at] : 0;
    if (first == '"') {
        m->type = CANON_TEXT;
        return text_read(c, a, &m->text);
    }
    if (first == '{') {
        m->type = CANON_OBJECT;
        bool yes = object_skip(c, a, depth + 1);
        m->text = text_sub(c->t, from, c->at);
        return yes;
    }
    m->type = CANON_INT;
    return int_read(c, &m->number);
}

/* The members of one object, each behind the one before it in order. */
static bool members_read(struct cursor *c, struct arena *a, int depth, struct canon_member **list, size_t *n)
{
    struct canon_member *out = NULL, last = { .key = TEXT_NONE };
    size_t count = 0;
    bool ok = depth <= CANON_DEPTH_MAX && eat(c, '{'), end = ok && eat(c, '}');
    while (ok && !end) {
        struct canon_member m = { .key = TEXT_NONE };
        ok = count < CANON_MEMBERS_MAX && text_read(c, a, &m.key) && eat(c, ':') && value_read(c, a, depth, &m) &&
             (count == 0 || key_cmp(last.key, m.key) < 0);
        last = m;
        if (list)
            ARENA_PUSH(a, out, count, m);
        else
            count++;
        end = ok && eat(c, '}');
        ok = end || (ok && eat(c, ','));
    }
    if (ok && list) {
        *list = out;
        *n = count;
    }
    return ok;
}

static bool object_skip(struct cursor *c, struct arena *a, int depth) { return members_read(c, a, depth, NULL, NULL); }

bool canon_valid(struct text t)
{
    struct cursor c = { t, 0 };
    struct arena *a = arena_new();
    bool yes = object_skip(&c, a, 1) && c.at == t.n;
    arena_free(a);
    return yes;
}

bool canon_read(struct arena *a, struct text t, struct canon_member **members, size_t *n)
{
    struct cursor c = { t, 0 };
    struct canon_member *list = NULL;
    size_t count = 0;
    if (!members_read(&c, a, 1, &list, &count) || c.at != t.n)
        return false;
    *members = list;
    *n = count;
    return true;
}

const struct canon_member *canon_member(const struct canon_member *members, size_t n, const char *key)
{
    for (size_t i = 0; i < n; i++)
        if (text_eq(members[i].key, text_of(key)))
            return &members[i];
    return NULL;
}
