#include "ledger/sha256.h"

#include <sodium.h>
#include <string.h>

static_assert(crypto_hash_sha256_BYTES == SHA256_BYTES, "SHA-256");

void sha256_plain(struct text first, struct text second, unsigned char out[SHA256_BYTES])
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    if (first.n)
        crypto_hash_sha256_update(&state, (const unsigned char *)first.p, first.n);
    if (second.n)
        crypto_hash_sha256_update(&state, (const unsigned char *)second.p, second.n);
    crypto_hash_sha256_final(&state, out);
}

#if defined(__x86_64__) && defined(__GNUC__)

#include <cpuid.h>
#include <immintrin.h>

enum { BLOCK = 64 };

static const uint32_t K[64] = { 0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
                                0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
                                0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
                                0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
                                0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
                                0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
                                0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
                                0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
                                0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
                                0xc67178f2 };

#define WITH_SHA __attribute__((target("sha,sse4.1,ssse3")))

/* Four words of the schedule from the sixteen before them. */
WITH_SHA static inline __m128i words_next(__m128i w0, __m128i w1, __m128i w2, __m128i w3)
{
    __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(w0, w1), _mm_alignr_epi8(w3, w2, 4));
    return _mm_sha256msg2_epu32(sum, w3);
}

/* The instructions want the state as ABEF and CDGH. */
WITH_SHA static void blocks(uint32_t h[8], const unsigned char *p, size_t n)
{
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(const void *)h), 0xb1);
    __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(const void *)(h + 4)), 0x1b);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xf0);
    for (; n > 0; n--, p += BLOCK) {
        __m128i abef_before = abef, cdgh_before = cdgh, w[4];
        for (int i = 0; i < 4; i++)
            w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(p + 16 * i)), swap);
#pragma GCC unroll 16
        for (int i = 0; i < 16; i++) {
            if (i >= 4)
                w[i % 4] = words_next(w[i % 4], w[(i + 1) % 4], w[(i + 2) % 4], w[(i + 3) % 4]);
            __m128i sum = _mm_add_epi32(w[i % 4], _mm_loadu_si128((const __m128i *)(const void *)(K + 4 * i)));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    __m128i feba = _mm_shuffle_epi32(abef, 0x1b), dchg = _mm_shuffle_epi32(cdgh, 0xb1);
    _mm_storeu_si128((__m128i *)(void *)h, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128((__m128i *)(void *)(h + 4), _mm_alignr_epi8(dchg, feba, 8));
}

/* What is left of a piece waits in `rest` for the next. */
struct sum {
    uint32_t h[8];
    unsigned char rest[2 * BLOCK];
    size_t n; /* in rest */
};

static void sum_add(struct sum *s, struct text t)
{
    const unsigned char *p = (const unsigned char *)t.p;
    size_t n = t.n;
    if (s->n) {
        size_t some = n < BLOCK - s->n ? n : BLOCK - s->n;
        if (some)
            memcpy(s->rest + s->n, p, some);
        s->n += some;
        n -= some;
        if (s->n < BLOCK)
            return;
        blocks(s->h, s->rest, 1);
        p += some;
        s->n = 0;
    }
    blocks(s->h, p, n / BLOCK);
    s->n = n % BLOCK;
    if (s->n)
        memcpy(s->rest, p + n - s->n, s->n);
}

static void quick(struct text first, struct text second, unsigned char out[SHA256_BYTES])
{
    struct sum s = { .h = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
                            0x5be0cd19 } };
    uint64_t bits = 8 * ((uint64_t)first.n + second.n);
    sum_add(&s, first);
    sum_add(&s, second);
    size_t end = s.n < BLOCK - 8 ? BLOCK : 2 * BLOCK;
    memset(s.rest + s.n, 0, end - s.n);
    s.rest[s.n] = 0x80;
    for (int i = 0; i < 8; i++)
        s.rest[end - 1 - (size_t)i] = (unsigned char)(bits >> 8 * i);
    blocks(s.h, s.rest, end / BLOCK);
    for (int i = 0; i < SHA256_BYTES; i++)
        out[i] = (unsigned char)(s.h[i / 4] >> (24 - 8 * (i % 4)));
}

static bool has_sha(void)
{
    unsigned a, b, c, d;
    bool old = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSSE3) && (c & bit_SSE4_1);
    return old && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}

sha256_of *sha256_quick(void)
{
    static const signed char UNKNOWN = 0, YES = 1, NO = -1;
    static signed char known; /* whoever finds it finds the same */
    if (__atomic_load_n(&known, __ATOMIC_RELAXED) == UNKNOWN)
        __atomic_store_n(&known, has_sha() ? YES : NO, __ATOMIC_RELAXED);
    return __atomic_load_n(&known, __ATOMIC_RELAXED) == YES ? quick : NULL;
}

#else

sha256_of *sha256_quick(void) { return NULL; }

#endif

void sha256(struct text first, struct text second, unsigned char out[SHA256_BYTES])
{
    sha256_of *of = sha256_quick();
    (of ? of : sha256_plain)(first, second, out);
}
