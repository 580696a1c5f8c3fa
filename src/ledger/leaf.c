#include "ledger/leaf.h"

#include <string.h>

enum { OBJECT_MAX = 64 << 20 };

static struct text hex_of(struct arena *a, struct text bytes)
{
    char *p = arena_alloc(a, 2 * bytes.n);
    hex_put(p, bytes);
    return (struct text){ p, 2 * bytes.n };
}

static struct text hash_hex(struct arena *a, const struct hash *h)
{
    return hex_of(a, (struct text){ (const char *)h->b, HASH_BYTES });
}

static struct canon_member text_member(struct text key, struct text t)
{
    return (struct canon_member){ .key = key, .type = CANON_TEXT, .text = t };
}

/* An object as text, in the arena. False where two members have one name. */
static bool object_of(struct arena *a, struct canon_member *members, size_t n, struct text *out)
{
    struct sbuf b;
    sbuf_init(&b, OBJECT_MAX);
    bool ok = canon_object(&b, members, n);
    if (ok)
        *out = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return ok;
}

static struct canon_member object_member(struct text key, struct text object)
{
    return (struct canon_member){ .key = key, .type = CANON_OBJECT, .text = object };
}

/* A text of any length: itself, or its digest. */
static struct canon_member bounded(struct arena *a, struct text key, struct text t)
{
    if (t.n <= LEAF_TEXT_MAX)
        return text_member(key, t);
    struct hash h = hash_of(t);
    struct canon_member both[2] = { canon_whole(TEXT("bytes"), (int64_t)t.n),
                                    text_member(TEXT("sha256"), hash_hex(a, &h)) };
    struct text object = TEXT_NONE;
    object_of(a, both, LEN(both), &object);
    return object_member(key, object);
}

/* Where the lines are not what they should be, they are sealed as they stand. */
static struct canon_member lines_member(struct arena *a, struct text key, struct text lines)
{
    struct canon_member *list = NULL;
    size_t n = 0;
    struct text rest = lines, line, object, name;
    while (rest.n > 0 && text_split(&rest, '\n', &line)) {
        if (!text_split(&line, '=', &name) || !line.p)
            return bounded(a, key, lines);
        struct canon_member m = bounded(a, name, line);
        ARENA_PUSH(a, list, n, m);
    }
    return object_of(a, list, n, &object) ? object_member(key, object) : bounded(a, key, lines);
}

static char *digits_put(char *p, int n, int width)
{
    for (int i = width - 1; i >= 0; i--, n /= 10)
        p[i] = (char)('0' + n % 10);
    return p + width;
}

/* As instant_rfc3339 writes it, for the years 1 to 9999; there are one or two in every entry. */
static struct text rfc3339(char *begin, struct instant t)
{
    struct day day = instant_day(t);
    struct civil c = day_civil(day);
    int64_t us = t.us - day_start(day).us;
    int second = (int)(us / US_SECOND), rest = (int)(us % US_SECOND);
    char *p = digits_put(begin, c.year, 4);
    *p++ = '-';
    p = digits_put(p, c.month, 2);
    *p++ = '-';
    p = digits_put(p, c.day, 2);
    *p++ = 'T';
    p = digits_put(p, second / 3600, 2);
    *p++ = ':';
    p = digits_put(p, second / 60 % 60, 2);
    *p++ = ':';
    p = digits_put(p, second % 60, 2);
    if (rest) {
        *p++ = '.';
        p = digits_put(p, rest, 6);
    }
    memcpy(p, "+07:00", 6);
    return (struct text){ begin, (size_t)(p + 6 - begin) };
}

struct text leaf_instant(char buf[INSTANT_CHARS], struct instant t)
{
    if (t.us == INSTANT_MIN.us || t.us == INSTANT_MAX.us)
        return t.us < 0 ? TEXT("always") : TEXT("never");
    int64_t year = t.us / (365 * US_DAY); /* near enough */
    return year < -1900 || year > 5000 ? TEXT_NONE : rfc3339(buf, t);
}

static struct canon_member instant_member(struct arena *a, struct text key, struct instant t)
{
    struct text said = leaf_instant(arena_alloc(a, INSTANT_CHARS), t);
    return said.p ? text_member(key, said) : canon_whole(key, t.us);
}

static struct canon_member member_of(struct arena *a, const struct leaf_field *f)
{
    switch (f->type) {
    case LEAF_WHOLE: return canon_whole(f->name, f->number);
    case LEAF_INSTANT: return instant_member(a, f->name, (struct instant){ f->number });
    case LEAF_BYTES: return text_member(f->name, hex_of(a, f->text));
    case LEAF_LINES: return lines_member(a, f->name, f->text);
    case LEAF_SALTED: return text_member(f->name, hash_hex(a, &f->digest));
    case LEAF_ABSENT:
    case LEAF_TEXT: break;
    }
    return bounded(a, f->name, f->text);
}

/* The entry of an entry that is too long. */
static void shortened(struct arena *a, struct sbuf *out, size_t from, struct text fact, int64_t n)
{
    struct text whole = text_sub(sbuf_text(out), from, out->n);
    struct hash h = hash_of(whole);
    struct canon_member four[] = { canon_whole(TEXT("bytes"), (int64_t)whole.n), text_member(TEXT("fact"), fact),
                                   canon_whole(TEXT("n"), n), text_member(TEXT("sha256"), hash_hex(a, &h)) };
    out->n = from;
    canon_object(out, four, LEN(four));
}

void leaf_entry(struct arena *a, struct sbuf *out, struct text fact, int64_t n, const struct leaf_field *fields,
                size_t nfields)
{
    struct canon_member members[LEAF_FIELDS_MAX + 3], salted[LEAF_FIELDS_MAX];
    size_t count = 0, nsalted = 0, from = out->n;
    assert(nfields <= LEAF_FIELDS_MAX);
    members[count++] = text_member(TEXT("fact"), fact);
    members[count++] = canon_whole(TEXT("n"), n);
    for (size_t i = 0; i < nfields; i++) {
        if (fields[i].type == LEAF_SALTED)
            salted[nsalted++] = member_of(a, &fields[i]);
        else if (fields[i].type != LEAF_ABSENT)
            members[count++] = member_of(a, &fields[i]);
    }
    struct text object;
    bool ok = nsalted == 0 || object_of(a, salted, nsalted, &object);
    assert(ok && "names of fields are different ones");
    if (nsalted)
        members[count++] = object_member(TEXT("salted"), object);
    ok = canon_object(out, members, count);
    assert(ok && !sbuf_full(out));
    if (out->n - from > ENTRY_BYTES_MAX)
        shortened(a, out, from, fact, n);
}

bool leaf_read(struct arena *a, struct text entry, struct leaf *out)
{
    struct leaf l = { .n = 0 };
    if (!canon_read(a, entry, &l.members, &l.nmembers))
        return false;
    const struct canon_member *fact = canon_member(l.members, l.nmembers, "fact"),
                              *n = canon_member(l.members, l.nmembers, "n"),
                              *salted = canon_member(l.members, l.nmembers, "salted");
    if (!fact || fact->type != CANON_TEXT || !n || n->type != CANON_INT)
        return false;
    if (salted && (salted->type != CANON_OBJECT || !canon_read(a, salted->text, &l.salted, &l.nsalted)))
        return false;
    l.fact = fact->text;
    l.n = n->number;
    *out = l;
    return true;
}
