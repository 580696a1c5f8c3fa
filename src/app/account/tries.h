/* tries.h -- wrong passwords: how often, and how long to wait. Private to app/.
 *
 *      wrong   1 2 3 4 5    6     7     8 ...            each name; an address, which an office shares, has 20 free ones
 *      wait    - - - - 5 s  10 s  20 s  40 s ... 15 min  before the next try; a day without a try forgets all
 *
 * A try is counted before it is looked at, and taken back if it was right: so a hundred at once are a hundred tries. Names are
 * counted whether or not there is such an account, so that a wait tells nothing. Only digests of names and addresses are kept,
 * since a password is sometimes typed where the name belongs.
 */
#ifndef CONGVU_TRIES_H
#define CONGVU_TRIES_H

#include "app/account/account.h"

struct tries {
    struct text name_key, address_key;
    struct instant now, wait;
};

/* Count a try. PB_LOCKED_OUT: it is not its turn; the seconds to wait are in *wait (may be NULL), and nothing is written. */
enum rc tries_begin(struct congvu *app, struct arena *a, struct tries *t, struct text name, struct text address, int *wait,
                    struct err *err);
/* It was no wrong one: take it back; `right`: forget all wrong ones of the name. */
enum rc tries_back(struct conn *conn, const struct tries *t, bool right, struct err *err);
enum rc tries_sweep(struct conn *conn, struct instant now, struct err *err);

#endif
