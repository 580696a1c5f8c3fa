/* arena.h -- memory for one piece of work: a request, a command, a fold, a report.
 *
 * Things that die together are allocated together and never freed alone. An arena grows in chunks; freeing
 * it frees them all. It never returns NULL: out of memory ends the program with a sentence, because no
 * caller could do better and every write is a transaction.
 *
 * With -DARENA_EACH (the sanitizer build) each allocation is a malloc of its own, so that ASan sees overruns.
 *
 * Threads: an arena belongs to one thread at a time.
 */
#ifndef CONGVU_ARENA_H
#define CONGVU_ARENA_H

#include "base/base.h"

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a); /* NULL is fine */

/* Forget everything allocated, keep the first chunk for reuse. */
void arena_reset(struct arena *a);

/* Bytes handed out since new or reset. */
size_t arena_used(const struct arena *a);

/* n zeroed bytes, aligned for any type; n == 0 gives a valid pointer that must not be read. */
void *arena_alloc(struct arena *a, size_t n);

/* A larger copy of p[0..old), the rest zeroed; p itself stays valid. */
void *arena_grow(struct arena *a, const void *p, size_t old, size_t n);

void *arena_dup(struct arena *a, const void *p, size_t n);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (size_t)(n)))

/* Append one item to an array kept as pointer + count; doubles the room when count reaches a power of two.
 * The array must have been built by ARENA_PUSH alone. Evaluates its arguments more than once. */
#define ARENA_PUSH(a, items, count, item)                                                                              \
    do {                                                                                                               \
        if (((count) & ((count) - 1)) == 0) /* 0, 1, 2, 4, 8 ...: full */                                              \
            (items) = arena_grow((a), (items), sizeof *(items) * (size_t)(count),                                      \
                                 sizeof *(items) * (size_t)((count) ? (count) * 2 : 1));                               \
        (items)[(count)++] = (item);                                                                                   \
    } while (0)

#endif
