/* secret.c -- tokens and their digests; codes of the second factor. */
#include "app/account/account.h"

#include <liboath/oath.h>
#include <sodium.h>
#include <stdlib.h>

struct text secret_new(struct arena *a)
{
    enum { CHARS = sodium_base64_ENCODED_LEN(SECRET_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING) };
    unsigned char bytes[SECRET_BYTES];
    char *out = arena_alloc(a, CHARS);
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2base64(out, CHARS, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(bytes, sizeof bytes);
    return text_of(out);
}

struct text secret_digest(struct arena *a, struct text secret)
{
    static_assert(DIGEST_BYTES == crypto_hash_sha256_BYTES, "a digest is SHA-256");
    unsigned char *out = arena_alloc(a, DIGEST_BYTES);
    crypto_hash_sha256(out, (const unsigned char *)(secret.p ? secret.p : ""), secret.n);
    return (struct text){ (const char *)out, DIGEST_BYTES };
}

struct text secret_key(struct arena *a, const char *what, struct text text)
{
    const struct text parts[] = { text_of(what), text };
    return request_digest(a, parts, LEN(parts));
}

/* --- the second factor (RFC 6238: SHA-1, six digits, 30 seconds) --------------------------------------------------- */

enum { STEP_SECONDS = 30, DIGITS = 6 };

static bool digits_only(struct text code)
{
    for (size_t i = 0; i < code.n; i++)
        if (code.p[i] < '0' || code.p[i] > '9')
            return false;
    return code.n == DIGITS;
}

bool factor_fits(struct text secret, struct text code, struct instant now, int64_t used, int64_t *step)
{
    if (!digits_only(code) || secret.n != FACTOR_BYTES)
        return false;
    int64_t at = now.us / US_SECOND / STEP_SECONDS;
    bool fits = false;
    for (int64_t s = at - 1; s <= at + 1; s++) { /* all three are worked out, whichever fits */
        char want[DIGITS + 1];
        if (oath_totp_generate(secret.p, secret.n, (time_t)(s * STEP_SECONDS), STEP_SECONDS, 0, DIGITS, want) !=
            OATH_OK)
            return false;
        if (sodium_memcmp(want, code.p, DIGITS) == 0 && s > used && !fits) {
            fits = true;
            *step = s;
        }
    }
    return fits;
}

struct text factor_base32(struct arena *a, struct text secret)
{
    char *out = NULL;
    size_t n = 0;
    if (oath_base32_encode(secret.p, secret.n, &out, &n) != OATH_OK)
        return TEXT_NONE;
    struct text t = text_dup(a, (struct text){ out, n });
    free(out);
    return t;
}
