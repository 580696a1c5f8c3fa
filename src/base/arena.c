/* arena.c -- a list of chunks, newest first; the first one made stays for arena_reset.
 *
 *   struct arena -> chunk (newest) -> chunk -> chunk (first, kept by reset) -> NULL
 *                   [used........|room]
 *
 * Chunks double from CHUNK_FIRST to CHUNK_MAX, so that a small piece of work costs one malloc and a large one few.
 * What is larger than a chunk gets a chunk of its own. With ARENA_EACH each allocation is a chunk of just its size.
 */
#include "base/arena.h"
#include "base/oom.h"

#include <stdalign.h>
#include <string.h>

enum { CHUNK_FIRST = 8 << 10, CHUNK_MAX = 1 << 20 };

struct chunk {
    struct chunk *next; /* the older one */
    size_t used, room;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct chunk *newest, *first;
    size_t used;
};

static struct chunk *chunk_new(size_t room, struct chunk *older)
{
    if (room > SIZE_MAX / 2)
        oom();
    struct chunk *c = malloc(sizeof *c + room);
    if (!c)
        oom();
    *c = (struct chunk){ .next = older, .room = room };
    return c;
}

struct arena *arena_new(void)
{
    struct arena *a = calloc(1, sizeof *a);
    if (!a)
        oom();
    return a;
}

/* Frees every chunk but `keep`, which may be NULL. */
static void chunks_free(struct chunk *c, const struct chunk *keep)
{
    while (c) {
        struct chunk *older = c->next;
        if (c != keep)
            free(c);
        c = older;
    }
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    chunks_free(a->newest, NULL);
    free(a);
}

#ifdef ARENA_EACH

void arena_reset(struct arena *a)
{
    chunks_free(a->newest, NULL);
    *a = (struct arena){ 0 };
}

static void *take(struct arena *a, size_t n)
{
    a->newest = chunk_new(n, a->newest);
    return a->newest->bytes;
}

#else

void arena_reset(struct arena *a)
{
    struct chunk *first = a->first;
    chunks_free(a->newest, first);
    if (first) {
        first->next = NULL;
        first->used = 0;
    }
    *a = (struct arena){ .newest = first, .first = first };
}

/* A chunk with room for n bytes. One made for a large piece alone goes behind the newest, whose room is not wasted. */
static struct chunk *chunk_for(struct arena *a, size_t n)
{
    struct chunk *top = a->newest;
    if (!top)
        return a->newest = a->first = chunk_new(n > CHUNK_FIRST ? n : CHUNK_FIRST, NULL);
    size_t room = top->room < CHUNK_MAX / 2 ? top->room * 2 : CHUNK_MAX;
    if (n > room)
        return top->next = chunk_new(n, top->next);
    return a->newest = chunk_new(room, top);
}

static void *take(struct arena *a, size_t n)
{
    const size_t align = alignof(max_align_t);
    if (n > SIZE_MAX / 2)
        oom();
    n = n ? (n + align - 1) / align * align : align;
    struct chunk *c = a->newest;
    if (!c || c->room - c->used < n)
        c = chunk_for(a, n);
    void *p = c->bytes + c->used;
    c->used += n;
    assert(c->used <= c->room);
    return p;
}

#endif

size_t arena_used(const struct arena *a) { return a->used; }

void *arena_alloc(struct arena *a, size_t n)
{
    void *p = take(a, n);
    a->used += n;
    return memset(p, 0, n);
}

void *arena_grow(struct arena *a, const void *p, size_t old, size_t n)
{
    assert(n >= old);
    unsigned char *q = take(a, n);
    a->used += n;
    if (old)
        memcpy(q, p, old);
    memset(q + old, 0, n - old);
    return q;
}

void *arena_dup(struct arena *a, const void *p, size_t n) { return arena_grow(a, p, n, n); }
