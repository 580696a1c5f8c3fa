/* oidc_token.c -- checking an ID token (oidc_token.h).
 *
 * The token's header names the algorithm, and that is where such checks go wrong: so the algorithm must be one of two, both of key
 * pairs, and the key's type must be the algorithm's, before anything is verified.
 */
#include "app/account/oidc_token.h"

#include <cjose/cjose.h>
#include <jansson.h>
#include <sodium.h>
#include <string.h>

enum { SKEW_S = 60, TOKEN_BYTES_MAX = 64 << 10 };

static const struct {
    const char *alg, *kty;
    cjose_jwk_kty_t type;
} ALGORITHMS[] = { { "RS256", "RSA", CJOSE_JWK_KTY_RSA }, { "ES256", "EC", CJOSE_JWK_KTY_EC } };

static int algorithm(const char *alg)
{
    for (int i = 0; alg && i < (int)LEN(ALGORITHMS); i++)
        if (strcmp(alg, ALGORITHMS[i].alg) == 0)
            return i;
    return -1;
}

static const char *string_of(const json_t *object, const char *key)
{
    const char *s = json_string_value(json_object_get(object, key));
    return s ? s : "";
}

/* cjose ends the program where it meets what no base64url can be: a text of one letter too many, or a '=' within. */
static bool base64url(struct text t)
{
    bool good = t.n % 4 != 1;
    for (size_t i = 0; i < t.n && good; i++)
        good = (t.p[i] >= 'A' && t.p[i] <= 'Z') || (t.p[i] >= 'a' && t.p[i] <= 'z') ||
               (t.p[i] >= '0' && t.p[i] <= '9') || t.p[i] == '-' || t.p[i] == '_';
    return good;
}

/* Three parts with dots between. */
static bool compact(struct text token)
{
    struct text part;
    size_t parts = 0;
    for (; text_split(&token, '.', &part); parts++)
        if (!base64url(part))
            return false;
    return parts == 3;
}

/* Does the entry of the key set stand for signatures of this algorithm, and have this number where one is named? */
static bool key_fits(const json_t *key, int alg, const char *kid)
{
    static const char *const NUMBERS[] = { "n", "e", "x", "y" };
    for (size_t i = 0; i < LEN(NUMBERS); i++)
        if (!base64url(text_of(string_of(key, NUMBERS[i]))))
            return false;
    const char *use = string_of(key, "use"), *of = string_of(key, "alg");
    return strcmp(string_of(key, "kty"), ALGORITHMS[alg].kty) == 0 && (!*use || strcmp(use, "sig") == 0) &&
           (!*of || strcmp(of, ALGORITHMS[alg].alg) == 0) && (!kid || strcmp(string_of(key, "kid"), kid) == 0);
}

static bool verified_by(cjose_jws_t *jws, const json_t *key, int alg)
{
    cjose_err err;
    char *text = json_dumps(key, JSON_COMPACT);
    cjose_jwk_t *jwk = text ? cjose_jwk_import(text, strlen(text), &err) : NULL;
    bool good = jwk && cjose_jwk_get_kty(jwk, &err) == ALGORITHMS[alg].type && cjose_jws_verify(jws, jwk, &err);
    cjose_jwk_release(jwk);
    free(text);
    return good;
}

static enum oidc_verdict verify(cjose_jws_t *jws, const json_t *keys, const char **why)
{
    cjose_err err;
    cjose_header_t *header = cjose_jws_get_protected(jws);
    const char *kid = cjose_header_get(header, "kid", &err);
    int alg = algorithm(cjose_header_get(header, "alg", &err));
    size_t i;
    json_t *key;
    bool tried = false;
    *why = "the algorithm is neither RS256 nor ES256";
    if (alg < 0)
        return OIDC_BAD;
    json_array_foreach(json_object_get(keys, "keys"), i, key)
    {
        if (!key_fits(key, alg, kid))
            continue;
        tried = true;
        if (verified_by(jws, key, alg))
            return OIDC_GOOD;
    }
    *why = tried ? "the signature is wrong" : "signed by a key that is not in the key set";
    return tried ? OIDC_BAD : OIDC_NO_KEY;
}

static bool text_is(const char *s, struct text want) { return text_eq(text_of(s), want); }

/* aud is a text or a list of them; with several, azp must say that we are meant. */
static bool for_us(const json_t *claims, struct text client)
{
    const json_t *aud = json_object_get(claims, "aud"), *azp = json_object_get(claims, "azp");
    bool named = json_is_string(aud) && text_is(json_string_value(aud), client);
    size_t i;
    json_t *one;
    json_array_foreach(aud, i, one) named |= json_is_string(one) && text_is(json_string_value(one), client);
    if (json_array_size(aud) > 1 && !azp)
        return false;
    return named && (!azp || text_is(string_of(claims, "azp"), client));
}

static bool in_time(const json_t *claims, struct instant now)
{
    int64_t s = now.us / US_SECOND;
    const json_t *exp = json_object_get(claims, "exp"), *iat = json_object_get(claims, "iat"),
                 *nbf = json_object_get(claims, "nbf");
    if (!json_is_integer(exp) || !json_is_integer(iat) || (nbf && !json_is_integer(nbf)))
        return false;
    return json_integer_value(exp) > s - SKEW_S && json_integer_value(iat) < s + SKEW_S &&
           (!nbf || json_integer_value(nbf) < s + SKEW_S);
}

static bool nonce_is(const json_t *claims, struct text want)
{
    const char *nonce = string_of(claims, "nonce");
    return want.n && strlen(nonce) == want.n && sodium_memcmp(nonce, want.p, want.n) == 0;
}

/* RFC 8176: what counts as more than a password. */
static bool second_factor(const json_t *claims)
{
    static const char *const MORE[] = { "mfa", "otp", "hwk", "swk", "sc", NULL };
    size_t i;
    json_t *one;
    bool more = false;
    json_array_foreach(json_object_get(claims, "amr"), i, one) more |=
        json_is_string(one) && word_index(MORE, text_of(json_string_value(one))) >= 0;
    return more;
}

static const char *claims_check(const json_t *claims, const struct oidc_expect *want, const char *name)
{
    if (!json_is_object(claims))
        return "the claims are no object";
    if (!text_is(string_of(claims, "iss"), want->issuer))
        return "another issuer";
    if (!for_us(claims, want->client))
        return "another audience";
    if (!in_time(claims, want->now))
        return "not within its time";
    if (!nonce_is(claims, want->nonce))
        return "another nonce";
    return *name ? NULL : "the claim that names the person is missing";
}

static enum oidc_verdict read_claims(struct arena *a, cjose_jws_t *jws, const struct oidc_expect *want,
                                     struct oidc_claims *out, const char **why)
{
    uint8_t *bytes;
    size_t n;
    cjose_err err;
    *why = "the claims cannot be read";
    if (!cjose_jws_get_plaintext(jws, &bytes, &n, &err))
        return OIDC_BAD;
    json_t *claims = json_loadb((const char *)bytes, n, JSON_REJECT_DUPLICATES, NULL);
    if (!claims)
        return OIDC_BAD;
    const char *name = string_of(claims, text_cstr(a, want->claim));
    *why = claims_check(claims, want, name);
    if (!*why)
        *out = (struct oidc_claims){ text_dup(a, text_of(name)), second_factor(claims) };
    json_decref(claims);
    return *why ? OIDC_BAD : OIDC_GOOD;
}

enum oidc_verdict oidc_token_check(struct arena *a, struct text token, struct text keys, const struct oidc_expect *want,
                                   struct oidc_claims *out, const char **why)
{
    cjose_err err;
    *why = "it is no signed token";
    if (text_empty(token) || token.n > TOKEN_BYTES_MAX)
        return OIDC_BAD;
    cjose_jws_t *jws = compact(token) ? cjose_jws_import(token.p, token.n, &err) : NULL;
    json_t *set = json_loadb(keys.p, keys.n, 0, NULL);
    enum oidc_verdict verdict = OIDC_BAD;
    if (jws && set)
        verdict = verify(jws, set, why);
    if (verdict == OIDC_GOOD)
        verdict = read_claims(a, jws, want, out, why);
    json_decref(set);
    cjose_jws_release(jws);
    return verdict;
}
