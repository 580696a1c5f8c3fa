/* sign_in.h -- a session for whom somebody else vouches. Private to app/. */
#ifndef CONGVU_SIGN_IN_H
#define CONGVU_SIGN_IN_H

#include "app/account/account.h"

struct vouched {
    struct text issuer, subject; /* whose word, and about whom          */
    enum surety surety;
};
/* in: address and the cookie before. PB_NOT_BOUND: no account is bound to that person; PB_SIGN_IN_FAILED: it is locked;
 * PB_SECOND_FACTOR_NEEDED: the account has a second factor and the surety is less. */
enum rc sign_in_vouched(struct congvu *app, struct arena *a, const struct congvu_sign_in *in, const struct vouched *by,
                        struct congvu_signed_in *out, struct err *err);

#endif
