/* Bytes as an ID token, against a fixed key set: whatever they are, a verdict comes with its reason, and nothing is good but what the
 * key pairs signed, which are gone. The seeds hold two good tokens, one without a signature and one signed with the public key. */
#include "app/account/oidc_token.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const char KEYS[] =
    "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"one\",\"n\":"
    "\"pTKtFZecEyX5028rbrhhG5WWDK9tKxJSC44"
    "UwIva-Vymybph94Qj7EGNaGsWUlfj-kCNTjJdANRXZzlpDQcDAYyQml8R_n5gUIzILOo50oAYmPPLQFah3WOxRBWElaZlp3zNWC8"
    "lsAa_23mE5fvxC51AdHCmYjCahdyi1ILWpVW8_Q5rWE-WdvCq1rbgJIaW6fu0rBoaFL_4IZw3VF3gVcb94v03Ttb_WSl85ha3rg_"
    "ZYs2Hg_izF3Dxqh5ITbJWbiAnD3Ywzxfp4XLR6Kl2LFJRnBuW_yTW4Gt8eag5LA77-FbeUp1m3aNCpIE1ZST8gyhgP7071BpmlyT"
    "FxoIT7Q\",\"e\":\"AQAB\"},{\"kty\":\"EC\",\"use\":\"sig\",\"crv\":\"P-256\",\"kid\":\"one-ec\",\"x\":"
    "\"RLkea7moQf94x_Dss4wnu"
    "XNpDqVxxxf9JfQ4bGEnPOA\",\"y\":\"qkr5VtKc20l-z9QScib3_Z3jP41ALNvLne6Jgtg0drU\"}]}";

static void check(bool ok)
{
    if (!ok)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    const struct oidc_expect want = { .issuer = TEXT("https://sso.example.vn"),
                                      .client = TEXT("congvu"),
                                      .nonce = TEXT("n-0S6_WzA2Mj"),
                                      .claim = TEXT("preferred_username"),
                                      .now = { INT64_C(1764000100) * US_SECOND } };
    struct arena *a = arena_new();
    struct oidc_claims claims;
    const char *why = NULL;
    enum oidc_verdict v =
        oidc_token_check(a, (struct text){ (const char *)bytes, n }, text_of(KEYS), &want, &claims, &why);
    if (v == OIDC_GOOD)
        check(text_eq(claims.name, TEXT("hanh")) && !claims.second_factor);
    else
        check(why != NULL);
    arena_free(a);
    return 0;
}
