/* recent.h -- families lately written, folded and ready for the next act. Private to app/.
 *
 * To read, decode and fold a family again that was written a moment ago would be half the work of an act. What is kept
 * here came from the writer's own transactions, and holds as long as nothing was undone, no other program wrote
 * (store_epoch) and the world is the same one; else all of it is forgotten at once.
 *
 *      code ──► key ──► slot of root ──► struct kept: acts, and the fold of them
 *
 * A family as kept is never changed again: the next act makes another one of it (kept_next). So whoever wants to act may
 * take the family that stands, work out in a thread of its own what would follow, and have it recorded in its turn if the
 * same one still stands then (recent_stands).
 *
 * Bounded: a new family takes the place of whichever had its slot, a very long one is not kept, and where those kept are long on average
 * some are let go. An act takes some 600 bytes.
 *
 * Owns:    a hold of each family kept. Who is given one owns a hold too, to be let go with kept_release.
 * Threads: recent_look, recent_fetch and kept_* may be called at any time; all else only by jobs of store_write, which run one at a
 *          time.
 */
#ifndef CONGVU_RECENT_H
#define CONGVU_RECENT_H

#include "app/app.h"

enum { RECENT_FAMILIES = 1024, RECENT_KEYS = 4096, RECENT_ACTS_MAX = 256, RECENT_ACTS_EACH = 64 };

struct kept { /* one family as of its last act; acts carry no words, as the fold asks for none */
    matter_id root;
    struct act *acts;
    size_t n;
    const struct family *family; /* its acts are those above */
    bool committed; /* read from a reader's snapshot: none of its acts will be undone */
    struct arena *a;
    atomic_int holds;
};

struct recent *recent_new(void);
void recent_free(struct recent *); /* NULL is fine */

/* Room for so many families from now on: for who plays a whole province. What is kept may be forgotten. */
void recent_widen(struct recent *, size_t families);

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
/* What is kept of a matter's family in that world, and its key in the arena; NULL when nothing is. */
struct kept *recent_look(struct recent *, struct arena *, const struct loaded *, struct text code,
                         struct matter_key *key);
bool recent_stands(struct recent *, const struct kept *);
/* The same of a family that is not kept, from a reader's snapshot; NULL when there is none or it cannot be read. A few read at once, the others
 * wait. It may be acted on as long as it is the last: another program or an act in between makes another one of it. */
struct kept *recent_fetch(struct recent *, struct store *, struct arena *, const struct loaded *, struct text code,
                          struct matter_key *key);
bool kept_is_last(struct conn *, const struct kept *);
/* From now on this one is kept of its family, unless it is very long: then none. */
void recent_put(struct recent *, struct kept *);

/* The family after one more act, of which a copy is taken; `before` NULL: it begins with this act. */
struct kept *kept_next(const struct kept *before, const struct world *, const struct act *);
void kept_hold(struct kept *); /* NULL is fine in both */
void kept_release(struct kept *);

#endif
