/* pairs.h -- how often one code stood beside another.
 *
 * Of up to PAIRS_SIDE codes a square holds them all; of more, who fill few of the millions of possible pairs, an open table does.
 *
 * Owns: its slots, until pairs_release.
 */
#ifndef CONGVU_FLOW_PAIRS_H
#define CONGVU_FLOW_PAIRS_H

#include "base/arena.h"

struct pair {
    uint32_t a, b;
    uint64_t count; /* 0: a free slot */
};

enum { PAIRS_SIDE = 1024 };

struct pairs {
    uint32_t *square; /* [side][side]; NULL: the table is used. Acts are fewer than fit into a count */
    size_t side;
    struct pair *slot;
    size_t n, slots;  /* n: pairs there are                                                          */
};

void pairs_init(struct pairs *p, size_t codes);
void pairs_release(struct pairs *p);
void pairs_add(struct pairs *p, uint32_t a, uint32_t b, uint64_t count);
/* The pair at or behind *at, which moves behind it; false at the end. */
bool pairs_next(const struct pairs *p, size_t *at, struct pair *out);

/* All pairs, most first, then by place[] of a, then of b: the words' order. `either`: (a, b) and (b, a) were added as one, and the word that
 * comes first becomes a. In the arena. */
struct pair *pairs_ordered(struct arena *a, const struct pairs *p, const uint32_t *place, bool either, size_t *n);

#endif
