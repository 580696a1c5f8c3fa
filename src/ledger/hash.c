#include "ledger/hash.h"

#include "ledger/sha256.h"

#include <sodium.h>
#include <string.h>

static_assert(sizeof(struct hash) == SHA256_BYTES, "SHA-256");

static struct hash sum_of(struct text first, struct text second)
{
    struct hash h;
    sha256(first, second, h.b);
    return h; /* cppcheck-suppress uninitvar ; sha256 has filled it */
}

struct hash hash_of(struct text bytes) { return sum_of(bytes, TEXT_NONE); }

struct hash hash_leaf(struct text entry) { return sum_of((struct text){ "\0", 1 }, entry); }

struct hash hash_salted(struct text salt, struct text content) { return sum_of(salt, content); }

struct hash hash_node(const struct hash *left, const struct hash *right)
{
    char both[1 + 2 * HASH_BYTES] = { 1 };
    memcpy(both + 1, left->b, HASH_BYTES);
    memcpy(both + 1 + HASH_BYTES, right->b, HASH_BYTES);
    return sum_of((struct text){ both, sizeof both }, TEXT_NONE);
}

bool hash_eq(const struct hash *a, const struct hash *b) { return memcmp(a->b, b->b, HASH_BYTES) == 0; }

/* --- written down ---------------------------------------------------------------------------------------- */

static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_add(struct sbuf *out, struct text bytes)
{
    const unsigned char *p = (const unsigned char *)bytes.p;
    for (size_t i = 0; i < bytes.n; i += 3) {
        size_t have = bytes.n - i < 3 ? bytes.n - i : 3;
        uint32_t three = (uint32_t)p[i] << 16 | (have > 1 ? (uint32_t)p[i + 1] << 8 : 0) | (have > 2 ? p[i + 2] : 0);
        char four[4] = { LETTERS[three >> 18], LETTERS[three >> 12 & 63], LETTERS[three >> 6 & 63],
                         LETTERS[three & 63] };
        for (size_t k = have + 1; k < 4; k++)
            four[k] = '=';
        sbuf_add(out, (struct text){ four, 4 });
    }
}

/* False unless `t` is base 64 of at most `room` bytes. */
static bool base64_into(unsigned char *bytes, size_t room, struct text t, size_t *n)
{
    return t.n > 0 && sodium_base642bin(bytes, room, t.p, t.n, NULL, n, NULL, sodium_base64_VARIANT_ORIGINAL) == 0;
}

bool base64_read(struct arena *a, struct text t, struct text *out)
{
    size_t room = t.n / 4 * 3 + 3, n;
    unsigned char *bytes = arena_alloc(a, room);
    if (!base64_into(bytes, room, t, &n))
        return false;
    *out = (struct text){ (const char *)bytes, n };
    return true;
}

void hash_add(struct sbuf *out, const struct hash *h)
{
    base64_add(out, (struct text){ (const char *)h->b, HASH_BYTES });
}

bool hash_read(struct text t, struct hash *out)
{
    struct hash h;
    size_t n;
    if (!base64_into(h.b, sizeof h.b, t, &n) || n != HASH_BYTES)
        return false;
    *out = h; /* cppcheck-suppress uninitvar ; base64_into has filled it */
    return true;
}

/* Eight digits at once: each half of a byte in a byte of its own, then a letter's distance more where it is above nine. */
static uint64_t digits_of(uint32_t four)
{
    uint64_t x = four;
    x = (x << 16 | x) & UINT64_C(0x0000ffff0000ffff);
    x = (x << 8 | x) & UINT64_C(0x00ff00ff00ff00ff);
    x = (x >> 4 | x << 8) & UINT64_C(0x0f0f0f0f0f0f0f0f);
    uint64_t above = (x + UINT64_C(0x0606060606060606)) >> 4 & UINT64_C(0x0101010101010101);
    return x + UINT64_C(0x3030303030303030) + above * ('a' - '0' - 10);
}

char *hex_put(char *p, struct text bytes)
{
    size_t i = 0;
    for (; bytes.n - i >= 4; i += 4, p += 8) {
        const unsigned char *b = (const unsigned char *)bytes.p + i;
        uint64_t eight = digits_of((uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24);
        for (int k = 0; k < 8; k++)
            p[k] = (char)(eight >> 8 * k);
    }
    for (; i < bytes.n; i++, p += 2) {
        uint64_t two = digits_of((unsigned char)bytes.p[i]);
        p[0] = (char)two;
        p[1] = (char)(two >> 8);
    }
    return p;
}

void hex_add(struct sbuf *out, struct text bytes)
{
    for (size_t i = 0; i < bytes.n; i++) {
        char two[2];
        hex_put(two, text_sub(bytes, i, i + 1));
        sbuf_add(out, (struct text){ two, 2 });
    }
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool hash_read_hex(struct text t, struct hash *out)
{
    struct hash h;
    if (t.n != 2 * HASH_BYTES)
        return false;
    for (size_t i = 0; i < HASH_BYTES; i++) {
        int high = digit_of(t.p[2 * i]), low = digit_of(t.p[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        h.b[i] = (unsigned char)(high << 4 | low);
    }
    *out = h;
    return true;
}
