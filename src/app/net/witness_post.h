/* witness_post.h -- asking a witness over HTTP. Private to app/. */
#ifndef CONGVU_WITNESS_POST_H
#define CONGVU_WITNESS_POST_H

#include "base/text.h"

#include <stdatomic.h>

enum { WITNESS_SECONDS = 30, WITNESS_BYTES_MAX = 64 << 10 };

/* POSTs the body to URL/add-checkpoint. The status of the answer, and its body in the arena; 0 none, and *why says why. */
long leave_post(struct arena *a, struct text url, struct text body, atomic_bool *stop, struct text *answer, struct text *why);

#endif
