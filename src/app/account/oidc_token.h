/* oidc_token.h -- is this ID token by that provider, for us, for this sign-in, now? Pure but for allocation. Private to app/. */
#ifndef CONGVU_OIDC_TOKEN_H
#define CONGVU_OIDC_TOKEN_H

#include "base/err.h"
#include "base/instant.h"

struct oidc_expect {
    struct text issuer, client, nonce;
    struct text claim;
    struct instant now;
};
struct oidc_claims {
    struct text name;      /* value of the claim asked for */
    bool second_factor;    /* amr names one                */
};
enum oidc_verdict {
    OIDC_GOOD,
    OIDC_NO_KEY,  /* the key set has no key of that number: it may be a new one */
    OIDC_BAD,     /* *why says it, in English, for the record                   */
};
/* keys: the provider's key set as JSON. Texts of *out are in the arena. */
enum oidc_verdict oidc_token_check(struct arena *a, struct text token, struct text keys, const struct oidc_expect *want,
                                   struct oidc_claims *out, const char **why);

#endif
