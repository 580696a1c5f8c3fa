/* sbuf.c -- a piece that does not fit whole is not taken at all, and nothing after it: what is in a full buffer is a
 * beginning without gaps. */
#include "base/sbuf.h"
#include "base/oom.h"

#include <stdio.h>
#include <string.h>

enum { ROOM_FIRST = 256 };

void sbuf_init(struct sbuf *b, size_t max)
{
    assert(max < SIZE_MAX / 4);
    *b = (struct sbuf){ .max = max };
}

void sbuf_release(struct sbuf *b)
{
    if (!b)
        return;
    free(b->p);
    *b = (struct sbuf){ 0 };
}

void sbuf_clear(struct sbuf *b)
{
    b->n = 0;
    b->full = false;
    if (b->p)
        b->p[0] = '\0';
}

/* Room for n more bytes and the NUL. False when the ceiling forbids it. */
static bool reserve(struct sbuf *b, size_t n)
{
    if (b->full || n > b->max - b->n) {
        b->full = true;
        return false;
    }
    if (b->n + n < b->room)
        return true;
    size_t room = b->room ? b->room : ROOM_FIRST;
    while (room <= b->n + n)
        room *= 2;
    char *p = realloc(b->p, room);
    if (!p)
        oom();
    b->p = p;
    b->room = room;
    return true;
}

static void grew(struct sbuf *b, size_t n)
{
    b->n += n;
    assert(b->n <= b->max && b->n < b->room);
    b->p[b->n] = '\0';
}

void sbuf_add(struct sbuf *b, struct text t)
{
    if (t.n == 0 || !reserve(b, t.n))
        return;
    memcpy(b->p + b->n, t.p, t.n);
    grew(b, t.n);
}

void sbuf_str(struct sbuf *b, const char *cstr) { sbuf_add(b, text_of(cstr)); }

void sbuf_char(struct sbuf *b, char c) { sbuf_add(b, (struct text){ &c, 1 }); }

void sbuf_fill(struct sbuf *b, char c, int times)
{
    if (times <= 0 || !reserve(b, (size_t)times))
        return;
    memset(b->p + b->n, c, (size_t)times);
    grew(b, (size_t)times);
}

char *sbuf_room(struct sbuf *b, size_t n)
{
    bool was = b->full;
    bool fits = reserve(b, n);
    b->full = was;
    return fits ? b->p + b->n : NULL;
}

void sbuf_took(struct sbuf *b, size_t n)
{
    assert(n < b->room - b->n);
    grew(b, n);
}

void sbuf_printf(struct sbuf *b, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    sbuf_vprintf(b, fmt, args);
    va_end(args);
}

/* Tries the room there is first: most pieces fit. */
void sbuf_vprintf(struct sbuf *b, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    size_t room = b->room - b->n; /* 0 while nothing is allocated */
    int n = vsnprintf(b->p ? b->p + b->n : NULL, room, fmt, args);
    if (n > 0 && reserve(b, (size_t)n)) {
        if ((size_t)n >= room)
            vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
        grew(b, (size_t)n);
    } else if (b->p)
        b->p[b->n] = '\0';
    va_end(again);
}
