#include "http/form.h"
#include "http/server.h"
#include "http/url.h"

#include <sodium.h>
#include <string.h>

static_assert(FORM_KEY_BYTES == crypto_secretbox_KEYBYTES, "a key is one of secretbox");

/* --- fields ------------------------------------------------------------------------------------------------------------ */

/* "a+b%20c" of a form. "" where it is not well formed. */
static struct text decode(struct request *q, struct text raw)
{
    char *spaced = arena_alloc(q->a, raw.n + 1);
    for (size_t i = 0; i < raw.n; i++)
        spaced[i] = (char)(raw.p[i] == '+' ? ' ' : raw.p[i]);
    struct text out;
    return url_decode(q->a, (struct text){ spaced, raw.n }, &out) ? out : TEXT_NONE;
}

struct text form_field(struct request *q, const char *name)
{
    struct text rest = sbuf_text(&q->body), pair;
    while (text_split(&rest, '&', &pair)) {
        struct text key, value = pair;
        if (text_split(&value, '=', &key) && text_eq(key, text_of(name)))
            return decode(q, value.p ? value : TEXT_NONE);
    }
    return TEXT_NONE;
}

/* --- ours --------------------------------------------------------------------------------------------------------------- */

enum { WORD_BYTES = 18, WORD_CHARS = 24 };

static bool is_word(struct text t)
{
    bool good = t.n == WORD_CHARS;
    for (size_t i = 0; good && i < t.n; i++)
        good = (t.p[i] >= '0' && t.p[i] <= '9') || (t.p[i] >= 'a' && t.p[i] <= 'z') ||
               (t.p[i] >= 'A' && t.p[i] <= 'Z') || t.p[i] == '-' || t.p[i] == '_';
    return good;
}

struct text form_token(struct request *q)
{
    struct text there = request_cookie(q, "congvu_form");
    if (q->signed_in)
        return q->who.csrf;
    if (is_word(there))
        return there;
    unsigned char bytes[WORD_BYTES];
    char *word = arena_alloc(q->a, WORD_CHARS + 1);
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2base64(word, WORD_CHARS + 1, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    request_answer_header(q, "Set-Cookie",
                          text_printf(q->a, "congvu_form=%s; Path=/; HttpOnly; SameSite=Strict%s", word,
                                      request_secure(q) ? "; Secure" : ""));
    return text_of(word);
}

bool form_is_ours(struct request *q)
{
    struct text there = request_cookie(q, "congvu_form"), said = form_field(q, "csrf");
    return is_word(there) && said.n == there.n && sodium_memcmp(said.p, there.p, there.n) == 0;
}

/* --- sealed ------------------------------------------------------------------------------------------------------------- */

enum { NONCE = crypto_secretbox_NONCEBYTES, MAC = crypto_secretbox_MACBYTES };
#define BASE64 sodium_base64_VARIANT_URLSAFE_NO_PADDING

/* NONCE BOX(SECONDS '\0' first '\0' second) in base64. */
struct text form_seal(struct request *q, struct text first, struct text second)
{
    struct text plain = text_printf(q->a, "%lld%c%.*s%c%.*s", (long long)(instant_now().us / US_SECOND), '\0',
                                    TEXT_FMT(first), '\0', TEXT_FMT(second));
    size_t n = NONCE + MAC + plain.n, chars = sodium_base64_encoded_len(n, BASE64);
    unsigned char *box = arena_alloc(q->a, n);
    char *out = arena_alloc(q->a, chars);
    randombytes_buf(box, NONCE);
    crypto_secretbox_easy(box + NONCE, (const unsigned char *)plain.p, plain.n, box, q->server->form_key);
    return text_of(sodium_bin2base64(out, chars, box, n, BASE64));
}

bool form_open(struct request *q, struct text sealed, struct text *first, struct text *second)
{
    unsigned char *box = arena_alloc(q->a, sealed.n + 1), *plain = arena_alloc(q->a, sealed.n + 1);
    size_t n = 0;
    int64_t seconds;
    struct text said;
    if (sodium_base642bin(box, sealed.n, sealed.p, sealed.n, NULL, &n, NULL, BASE64) != 0 || n < NONCE + MAC ||
        crypto_secretbox_open_easy(plain, box + NONCE, n - NONCE, box, q->server->form_key) != 0)
        return false;
    struct text rest = { (const char *)plain, n - NONCE - MAC };
    bool whole = text_split(&rest, '\0', &said) && text_int(said, &seconds) && text_split(&rest, '\0', first);
    *second = rest;
    return whole && instant_now().us / US_SECOND - seconds <= FORM_SEALED_SECONDS;
}
