/* pairs.h -- how often one code stood beside another: a small open table of (a, b, count).
 *
 * Hand-overs of a log with thousands of units fill a few thousand of the millions of possible pairs.
 *
 * Owns: its slots, until pairs_release.
 */
#ifndef CONGVU_FLOW_PAIRS_H
#define CONGVU_FLOW_PAIRS_H

#include "base/base.h"

struct pair {
    uint32_t a, b;
    uint64_t count; /* 0: a free slot */
};

struct pairs {
    struct pair *slot;
    size_t n, slots;
};

void pairs_init(struct pairs *p);
void pairs_release(struct pairs *p);
void pairs_add(struct pairs *p, uint32_t a, uint32_t b, uint64_t count);
uint64_t pairs_of(const struct pairs *p, uint32_t a, uint32_t b);

#endif
