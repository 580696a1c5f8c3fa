/* radix.h -- sorting by whole numbers without comparing them.
 *
 *      key  ...|11 bits|11 bits|11 bits     digit by digit from the lowest, each time stably; a digit that is the same in all is passed over
 *
 * A log of millions of acts is sorted by time and by what is alike; comparing takes some twenty looks at memory in no order for
 * each item, this reads and writes it in order, once a digit.
 *
 * Fails:   never.
 * Threads: pure.
 */
#ifndef CONGVU_BASE_RADIX_H
#define CONGVU_BASE_RADIX_H

#include "base/base.h"

struct keyed {
    uint64_t key;
    uint32_t at, with; /* carried along */
};

/* items[0, n) by key, equal keys in the order in which they stood; spare[0, n) is written over. */
void radix_sort(struct keyed *items, struct keyed *spare, size_t n);

#endif
