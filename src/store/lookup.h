/* lookup.h -- by what a citizen finds the own matter: the digest of its code and its secret, and nothing of either.
 *
 * State, not fact: a new secret takes the place of the old one. One look-up by a digest of both takes the same way whichever of the
 * two is wrong.
 */
#ifndef CONGVU_STORE_LOOKUP_H
#define CONGVU_STORE_LOOKUP_H

#include "store/store.h"

/* *matter 0: nothing has this digest. */
enum rc store_lookup(struct conn *, struct text digest, matter_id *matter, struct err *err);
/* The matter's one digest from now on. */
enum rc store_lookup_put(struct conn *, matter_id matter, struct text digest, struct instant at, struct err *err);

#endif
