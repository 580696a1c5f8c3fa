/* app.h -- inside the library: what it is, its world and its time, and reading a family from the store. Private to app/; the bodies are in
 * world/. The folders stand one above the other (src/LAYERS):
 *
 *      keep      open, make, tend, back up, examine
 *      ledger    proofs, receipts, audit, what leaves the house       post     mail, hooks
 *      page      one use case of a page each                          intake   documents, drafts, matters opened
 *      figures   sums, indices, signals, reports
 *      view      reading at an instant: what is seen, boards
 *      act       one act, many acts, rows of the world                seal     facts into the log
 *      account   who, with which rights                               net      HTTP and SMTP to others
 *      world     the world as known, time, families
 */
#ifndef CONGVU_APP_PRIVATE_H
#define CONGVU_APP_PRIVATE_H

#include "app/congvu.h"
#include "store/store.h"

#include <pthread.h>
#include <stdatomic.h>

/* Org, calendar and regulations as known, in an arena of their own, shared until the last user lets go. */
struct loaded {
    struct world world;
    struct arena *a;
    int64_t version;       /* store_world_version                                   */
    struct instant newest; /* the last recorded of its rows; INSTANT_MIN if all are older than the database */
    int users;             /* guarded by congvu.lock                                */
};

struct recent;
struct sealer;
struct accounts;
struct live;

struct congvu {
    struct store *store;
    struct arena *a; /* of the meta texts                                     */
    struct store_meta meta;
    pthread_mutex_t lock;  /* guards `now`'s world below                            */
    struct loaded *loaded; /* the newest committed world seen, or NULL              */
    struct recent *recent; /* families lately written: recent.h                     */
    bool stale;            /* a writer met a newer one                              */
    struct accounts *accounts; /* who is signed in (account.h)                      */
    struct live *live;         /* open matters in memory (live.h); NULL: not kept   */
    struct noted *noted;       /* reads that wait to go on record (noted.h)         */
    struct stamping *stamping; /* how facts are known as ours (seal.h); NULL: the key to it is not here */
    struct sealer *sealer; /* seals what was written; NULL: opened for reading (seal.h) */
};

/* The world as the connection's snapshot has it. Let go with world_release. A world loaded inside a write transaction may yet
 * be rolled back, so only readers' worlds (`committed`) are kept for others. */
enum rc world_hold(struct congvu *app, struct conn *conn, bool committed, struct loaded **out, struct err *err);
void world_release(struct congvu *app, struct loaded *loaded); /* NULL is fine */
/* The newest committed world seen, without asking the store; NULL if there is none. */
struct loaded *world_kept(struct congvu *app);
/* Keep the committed world for the writers to come, unless it is kept already. What cannot be loaded is left to who needs it. */
void world_prime(struct congvu *app);
/* The world a write transaction sees, private to it, in the arena. */
enum rc world_load(struct conn *conn, struct arena *a, struct loaded *out, struct err *err);
/* The world as known at `known`, in the arena: for as-of questions. */
enum rc world_as_of(struct conn *conn, struct arena *a, struct instant known, struct world *out, struct err *err);

/* What a reader's instant is (a committed snapshot): `text` if stated, else the newest fact's (exercise) or the machine's clock. *asked says which. */
enum rc app_instant(struct congvu *app, struct conn *conn, struct text text, struct instant *out, bool *asked,
                    struct err *err);
/* When a fact asked for at `asked` is recorded: `at` only in an exercise; never before the newest fact, which the caller
 * knows of the world. */
enum rc app_recorded_asked(struct congvu *app, struct conn *conn, struct instant newest_row, struct instant asked,
                           struct text at, struct instant *out, struct err *err);
/* Asked for now. */
enum rc app_recorded(struct congvu *app, struct conn *conn, struct instant newest_row, struct text at,
                     struct instant *out, struct err *err);

/* Can these acts be folded at all: PB_CORRUPT where they name what the register does not have. */
enum rc acts_sound(const struct world *w, const struct act *acts, size_t n, struct err *err);
/* A family folded from its acts recorded until `known`. With no act known yet, PB_UNKNOWN_MATTER. */
enum rc family_read(struct conn *conn, struct arena *a, const struct world *w, matter_id root, struct instant known,
                    bool words, const struct family **out, struct err *err);
/* The sentence for a code that names no matter. */
enum rc matter_unknown(struct text code, struct err *err);
/* Codes of a family's matters, by index, in the arena. */
enum rc family_codes(struct conn *conn, struct arena *a, const struct family *f, const struct text **out,
                     struct err *err);

/* SHA-256 over what a request says: the same key with the same digest is the same request. In the arena. */
struct text request_digest(struct arena *a, const struct text *parts, size_t n);

#endif
