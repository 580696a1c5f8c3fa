/* recent.h -- families lately written, folded and ready for the next act. Private to app/.
 *
 * To read, decode and fold a family again that was written a moment ago would be half the work of an act. What is kept
 * here came from the writer's own transactions, and holds as long as nothing was undone, no other program wrote
 * (store_epoch) and the world is the same one; else all of it is forgotten at once.
 *
 *      code ──► key ──► root % RECENT_FAMILIES ──► acts, and the fold of them
 *
 * Bounded: a new family takes the place of whichever had its slot, and a very long one is not kept.
 *
 * Owns:    an arena for the acts of each slot and two for folds: the present one and the next.
 * Threads: only jobs of store_write call it, and they run one at a time.
 */
#ifndef CONGVU_RECENT_H
#define CONGVU_RECENT_H

#include "app/app.h"

enum { RECENT_FAMILIES = 256, RECENT_KEYS = 1024, RECENT_ACTS_MAX = 256 };

struct kept { /* one family; acts carry no words, as the fold asks for none                        */
    matter_id root;
    uint64_t age;                      /* of `recent` when it was kept: another one, and it does not hold             */
    struct arena *a, *folded, *unused; /* of the acts; of the family; of the next fold                                */
    struct act *acts;
    size_t n;
    const struct family *family;
};

struct recent *recent_new(void);
void recent_free(struct recent *); /* NULL is fine */

/* Keep families for this world from now on; the caller's hold of it passes to `recent`. Gives the one held until now, to
 * be let go. */
struct loaded *recent_bind(struct recent *, struct loaded *);
/* Forget what does not hold any more: to be called before each act. What is kept of a world that is not bound, the next
 * call forgets. */
void recent_check(struct recent *, const struct conn *, const struct loaded *);
void recent_forget(struct recent *);

/* As store_matter_by_code. */
enum rc recent_key(struct recent *, struct conn *, struct arena *, struct text code, struct matter_key *out,
                   struct err *err);
void recent_key_keep(struct recent *, const struct matter_key *);

/* The family of `root` with all its acts: kept, or read and folded now. PB_CORRUPT when it has no acts. */
enum rc recent_family(struct recent *, struct conn *, const struct world *, matter_id root, struct kept **out,
                      struct err *err);
/* A slot for a family that begins. */
struct kept *recent_begin(struct recent *, matter_id root);
/* Add a copy of the act and fold again. The fold before stays valid until the next recent_add. */
void recent_add(struct kept *, const struct world *, const struct act *);
/* What a job leaves: nothing but families of ordinary length. */
void recent_trim(struct kept *);

#endif
