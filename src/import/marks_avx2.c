/* marks_avx2.c -- 64 bytes at once: four comparisons, one bit a byte, then the bits one after another. */
#include "import/marks.h"

#if MARKS_AVX2

#include <immintrin.h>

__attribute__((target("avx2,bmi"))) static uint64_t bits_of(const char *p, __m256i sep)
{
    uint64_t bits = 0;
    for (int half = 0; half < 2; half++) {
        __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)(p + half * 32));
        __m256i quote = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('"')), lf = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('\n'));
        __m256i cr = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('\r')), s = _mm256_cmpeq_epi8(v, sep);
        __m256i any = _mm256_or_si256(_mm256_or_si256(quote, lf), _mm256_or_si256(cr, s));
        bits |= (uint64_t)(uint32_t)_mm256_movemask_epi8(any) << (half * 32);
    }
    return bits;
}

__attribute__((target("avx2,bmi"))) size_t rows_marks_avx2(const char *p, size_t n, char sep, uint32_t *out)
{
    const __m256i wide = _mm256_set1_epi8(sep);
    size_t marks = 0, i = 0;
    for (; i + 64 <= n; i += 64)
        for (uint64_t bits = bits_of(p + i, wide); bits; bits &= bits - 1)
            out[marks++] = (uint32_t)(i + (size_t)__builtin_ctzll(bits));
    size_t tail = rows_marks_ref(p + i, n - i, sep, out + marks);
    for (size_t k = 0; k < tail; k++)
        out[marks + k] += (uint32_t)i;
    return marks + tail;
}

#endif
