/* table.h -- numbers for pairs of codes: 0, 1, 2 ... in order of first asking. Private to signal/. */
#ifndef CONGVU_SIGNAL_TABLE_H
#define CONGVU_SIGNAL_TABLE_H

#include "base/arena.h"

struct pair_table {
    struct arena *a;
    uint64_t *key1, *key2;
    uint32_t *number; /* 1 + the number; 0: free */
    size_t room, n;
};

static inline size_t pair_slot(const struct pair_table *t, uint64_t k1, uint64_t k2)
{
    uint64_t x = (k1 ^ (k2 * UINT64_C(0x9e3779b97f4a7c15))) * UINT64_C(0xbf58476d1ce4e5b9);
    size_t at = (size_t)(x ^ x >> 31) & (t->room - 1);
    while (t->number[at] && (t->key1[at] != k1 || t->key2[at] != k2))
        at = (at + 1) & (t->room - 1);
    return at;
}

static inline void pair_make_room(struct pair_table *t)
{
    struct pair_table old = *t;
    t->room = old.room ? old.room * 2 : 1024;
    t->key1 = ARENA_ARRAY(t->a, uint64_t, t->room);
    t->key2 = ARENA_ARRAY(t->a, uint64_t, t->room);
    t->number = ARENA_ARRAY(t->a, uint32_t, t->room);
    for (size_t i = 0; i < old.room; i++)
        if (old.number[i]) {
            size_t at = pair_slot(t, old.key1[i], old.key2[i]);
            t->key1[at] = old.key1[i], t->key2[at] = old.key2[i], t->number[at] = old.number[i];
        }
}

/* The pair's number; `*fresh`: it is a new one. */
static inline uint32_t pair_number(struct pair_table *t, uint64_t k1, uint64_t k2, bool *fresh)
{
    if (t->n * 2 >= t->room)
        pair_make_room(t);
    size_t at = pair_slot(t, k1, k2);
    *fresh = t->number[at] == 0;
    if (*fresh) {
        t->key1[at] = k1, t->key2[at] = k2;
        t->number[at] = (uint32_t)++t->n;
    }
    return t->number[at] - 1;
}

#endif
