/* marks.c -- the places of what structures a separated file: the specification, and which of the fast ones this machine can do. */
#include "import/marks.h"

size_t rows_marks_ref(const char *p, size_t n, char sep, uint32_t *out)
{
    size_t marks = 0;
    for (size_t i = 0; i < n; i++) {
        out[marks] = (uint32_t)i;
        marks += p[i] == sep || p[i] == '"' || p[i] == '\n' || p[i] == '\r';
    }
    return marks;
}

rows_marks_fn *rows_marks(void)
{
#if MARKS_AVX2
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"))
        return rows_marks_avx2;
#endif
    return rows_marks_ref;
}
