/* sign_in.h -- a session for whom somebody else vouches. Private to app/. */
#ifndef CONGVU_SIGN_IN_H
#define CONGVU_SIGN_IN_H

#include "app/account.h"

/* in: name, address and the cookie before. PB_SIGN_IN_FAILED: no such account, or locked; PB_SECOND_FACTOR_NEEDED: the account has a
 * second factor and `surety` is less. */
enum rc sign_in_vouched(struct congvu *app, struct arena *a, const struct congvu_sign_in *in, enum surety surety,
                        struct congvu_signed_in *out, struct err *err);

#endif
