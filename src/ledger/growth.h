/* growth.h -- what a log sends to a witness, and what the witness answers (C2SP tlog-witness).
 *
 *      old 20852014                       the size that the witness signed last
 *      PlRNCrwHpqhGrupue0L7gxbjbMi…=      how the tree of that size begins the new one, a hash a line
 *
 *      songlamha.example/congvu           the new checkpoint, signed by the log
 *      20852163
 *      …
 *
 * A witness keeps one checkpoint of each log, the last that it signed. It signs a new one only where the log's key signed it and the proof
 * leads from the one kept to it: so nobody is ever shown two histories that the same witness signed.
 *
 * Owns:    what is read points into the text given.
 * Fails:   reading: PB_RECEIPT.
 * Threads: pure.
 */
#ifndef CONGVU_GROWTH_H
#define CONGVU_GROWTH_H

#include "ledger/checkpoint.h"
#include "ledger/note.h"
#include "ledger/tree.h"

struct growth {
    uint64_t old;
    struct proof proof;
    struct text note;
};
void growth_write(struct sbuf *out, const struct growth *g);
enum rc growth_read(struct text body, struct growth *out, struct err *err);

/* The status of HTTP that says it. */
enum growth_answer {
    GROWTH_SIGNED = 200,
    GROWTH_UNREAD = 400,   /* it is none, or the old size is above the new one             */
    GROWTH_UNSIGNED = 403, /* no key of the log signed it                                  */
    GROWTH_UNKNOWN = 404,  /* a log of which no key is trusted                             */
    GROWTH_OTHER = 409,    /* not from the size kept; of the same size, another root       */
    GROWTH_UNPROVED = 422, /* the new log does not begin with the one kept                 */
};
/* May it be signed? `last` is the checkpoint kept of that log, of size 0 where there is none; `keys` are those of all logs. */
enum growth_answer growth_judge(const struct growth *g, const struct checkpoint *last, const struct note_key *keys, size_t nkeys);
/* The checkpoint of the growth, unjudged. */
enum rc growth_checkpoint(const struct growth *g, struct note *note, struct checkpoint *out, struct err *err);

#endif
