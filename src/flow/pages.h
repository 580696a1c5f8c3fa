/* pages.h -- long columns in pages of their own: they grow without being copied, and give back what has been read.
 *
 * A column of 100 million acts that grew by copying would need half as much memory again while it grows, and a sort twice. Here a column
 * grows by moving its pages (mremap), and whoever reads it for the last time lets the pages go as he passes (pages_drop), so that the
 * sorted copy grows at the speed at which the unsorted one melts.
 *
 * With -DARENA_EACH (the sanitizer build) it is plain malloc, so that ASan sees overruns, and nothing melts.
 *
 * Fails: never; out of memory ends the program with a sentence, as an arena does.
 */
#ifndef CONGVU_FLOW_PAGES_H
#define CONGVU_FLOW_PAGES_H

#include "base/base.h"

/* Room for `bytes`, of which the first `old` are those of p (NULL: none). The rest is zero. */
void *pages_grow(void *p, size_t old, size_t bytes);
/* The same, for a column that will be written from end to end and is not dropped piece by piece: in pages of 2 MB where the system has them. */
void *pages_filled(size_t bytes);
void pages_free(void *p, size_t bytes); /* NULL is fine */

/* The bytes [from, to) of p are not read again: whole pages among them go back to the system. */
void pages_drop(void *p, size_t from, size_t to);

/* Room for one more: items of `size` bytes, n of them in use. Doubles. */
#define PAGES_ROOM(p, room, n, size)                                                     \
    do {                                                                                 \
        if ((n) == (room)) {                                                             \
            size_t pages_room_ = (room) ? 2 * (room) : 1024;                             \
            (p) = pages_grow((p), (room) * (size), pages_room_ * (size));                \
            (room) = pages_room_;                                                        \
        }                                                                                \
    } while (0)

#endif
