/* radix.c -- counting, then laying out, a digit at a time. */
#include "base/radix.h"

#include <string.h>

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

static size_t digit_of(uint64_t key, unsigned shift) { return (size_t)(key >> shift) & (DIGITS - 1); }

/* Lays out by one digit. */
static void lay_out(const struct keyed *from, struct keyed *to, size_t n, unsigned shift)
{
    size_t begin[DIGITS] = { 0 }, sum = 0;
    for (size_t i = 0; i < n; i++)
        begin[digit_of(from[i].key, shift)]++;
    for (size_t d = 0; d < DIGITS; d++) {
        size_t count = begin[d];
        begin[d] = sum;
        sum += count;
    }
    for (size_t i = 0; i < n; i++)
        to[begin[digit_of(from[i].key, shift)]++] = from[i];
}

void radix_sort(struct keyed *items, struct keyed *spare, size_t n)
{
    uint64_t differ = 0;
    struct keyed *from = items, *to = spare;
    for (size_t i = 1; i < n; i++)
        differ |= items[i].key ^ items[0].key;
    for (unsigned shift = 0; shift < 64; shift += DIGIT_BITS) {
        if (digit_of(differ, shift) == 0)
            continue;
        lay_out(from, to, n, shift);
        struct keyed *other = from;
        from = to;
        to = other;
    }
    if (from != items && n > 0)
        memcpy(items, from, n * sizeof *items);
}
