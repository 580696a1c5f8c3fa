/* checkpoint.h -- what a log says of itself at one size, to be signed (C2SP tlog-checkpoint): origin, size, root, a line each.
 *
 * Two checkpoints of one origin must be of one history: the larger begins with the smaller. Who keeps an old one outside can tell.
 */
#ifndef CONGVU_CHECKPOINT_H
#define CONGVU_CHECKPOINT_H

#include "base/err.h"
#include "ledger/hash.h"

enum { ORIGIN_MAX = 200 };

struct checkpoint {
    struct text origin; /* which log: the name of its first key */
    uint64_t size;
    struct hash root;
};

void checkpoint_write(struct sbuf *out, const struct checkpoint *c);
/* Of a note's text. Lines behind the third are passed over. PB_RECEIPT. */
enum rc checkpoint_read(struct text t, struct checkpoint *out, struct err *err);

/* "0", or digits without a leading zero. */
bool size_read(struct text t, uint64_t *out);

#endif
