/* hasher.h -- facts as their leaves, by several threads, handed on in the order of the log. Private to app/.
 *
 *      runs ──► units of some hundred facts ──► a thread and a reader each ──► leaves, unit after unit
 *
 * Reading rows and hashing them is nearly all of looking again, and no fact waits for another. A server seals every second, so that a run is
 * often a handful of facts; a unit is of many runs, and what follows each other in one sequence is read in one go. What is sealed does not
 * change, so it does not matter that the snapshots of the readers are several.
 *
 * Owns:    what a stretch points to lasts until the next is asked for.
 * Fails:   as store.h does.
 * Threads: one asks.
 */
#ifndef CONGVU_APP_HASHER_H
#define CONGVU_APP_HASHER_H

#include "store/fact.h"

struct hashed {
    struct hash leaf;
    bool there, unsalted; /* is there such a row? Are salts gone that should be there? */
};
struct hashed_stretch { /* of one sequence, a run or a part of one */
    enum fact_sort sort;
    int64_t first;
    size_t n; /* 0: there are no more */
    const struct hashed *facts;
};

struct hasher;
/* The runs are lent until the end, and sound: each counts one fact at least and begins at 1 or above. */
enum rc hasher_new(struct store *, const struct ledger_run *runs, size_t n, struct hasher **out, struct err *err);
enum rc hasher_next(struct hasher *, struct hashed_stretch *out, struct err *err);
void hasher_free(struct hasher *); /* NULL is fine */

#endif
