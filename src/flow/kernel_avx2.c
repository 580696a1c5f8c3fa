/* kernel_avx2.c -- eight rows at once: two comparisons with the rows before, one bit a row, then the bits one after another. Where a run is a
 * few rows long, as in most logs, this touches each row once and no branch depends on it. */
#include "flow/kernel.h"

#if FLOW_AVX2

#include <immintrin.h>

__attribute__((target("avx2,bmi,popcnt"))) static unsigned changes(const uint32_t *kase, const uint32_t *word)
{
    __m256i k = _mm256_cmpeq_epi32(_mm256_loadu_si256((const __m256i *)(const void *)kase),
                                   _mm256_loadu_si256((const __m256i *)(const void *)(kase - 1)));
    __m256i w = _mm256_cmpeq_epi32(_mm256_loadu_si256((const __m256i *)(const void *)word),
                                   _mm256_loadu_si256((const __m256i *)(const void *)(word - 1)));
    return ~(unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_and_si256(k, w))) & 0xff;
}

__attribute__((target("avx2,bmi,popcnt"))) size_t flow_runs_avx2(const uint32_t *kase, const uint32_t *word, size_t n,
                                                                 uint32_t *out)
{
    size_t runs = 0, i = 1;
    if (n == 0)
        return 0;
    out[runs++] = 0;
    for (; i + 8 <= n; i += 8)
        for (unsigned bits = changes(kase + i, word + i); bits; bits &= bits - 1)
            out[runs++] = (uint32_t)(i + (size_t)__builtin_ctz(bits));
    for (; i < n; i++)
        if (kase[i] != kase[i - 1] || word[i] != word[i - 1])
            out[runs++] = (uint32_t)i;
    return runs;
}

__attribute__((target("avx2,bmi,popcnt"))) size_t flow_runs_count_avx2(const uint32_t *kase, const uint32_t *word,
                                                                       size_t n)
{
    size_t runs = n > 0, i = 1;
    for (; i + 8 <= n; i += 8)
        runs += (size_t)__builtin_popcount(changes(kase + i, word + i));
    for (; i < n; i++)
        runs += (kase[i] != kase[i - 1]) | (word[i] != word[i - 1]);
    return runs;
}

#endif
