/* table.h -- numbers for pairs of codes: 0, 1, 2 ... in order of first asking. Private to signal/. */
#ifndef CONGVU_SIGNAL_TABLE_H
#define CONGVU_SIGNAL_TABLE_H

#include "base/arena.h"

struct pair {
    uint64_t key1, key2;
    uint32_t number; /* 1 + the number; 0: free */
};

struct pair_table {
    struct arena *a;
    struct pair *pair;
    size_t room, n;
};

static inline size_t pair_slot(const struct pair_table *t, uint64_t k1, uint64_t k2)
{
    uint64_t x = (k1 ^ (k2 * UINT64_C(0x9e3779b97f4a7c15))) * UINT64_C(0xbf58476d1ce4e5b9);
    size_t at = (size_t)(x ^ x >> 31) & (t->room - 1);
    while (t->pair[at].number && (t->pair[at].key1 != k1 || t->pair[at].key2 != k2))
        at = (at + 1) & (t->room - 1);
    return at;
}

static inline void pair_make_room(struct pair_table *t)
{
    struct pair_table old = *t;
    t->room = old.room ? old.room * 2 : 1024;
    t->pair = ARENA_ARRAY(t->a, struct pair, t->room);
    for (size_t i = 0; i < old.room; i++)
        if (old.pair[i].number)
            t->pair[pair_slot(t, old.pair[i].key1, old.pair[i].key2)] = old.pair[i];
}

/* The pair's number; `*fresh`: it is a new one. */
static inline uint32_t pair_number(struct pair_table *t, uint64_t k1, uint64_t k2, bool *fresh)
{
    if (t->n * 2 >= t->room)
        pair_make_room(t);
    size_t at = pair_slot(t, k1, k2);
    *fresh = t->pair[at].number == 0;
    if (*fresh)
        t->pair[at] = (struct pair){ k1, k2, (uint32_t)++t->n };
    return t->pair[at].number - 1;
}

#endif
