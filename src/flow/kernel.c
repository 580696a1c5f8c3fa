#include "flow/kernel.h"

size_t flow_runs_ref(const uint32_t *kase, const uint32_t *word, size_t n, uint32_t *out)
{
    size_t runs = 0;
    for (size_t i = 0; i < n; i++) {
        out[runs] = (uint32_t)i; /* written always, kept where a run begins: no branch to mispredict */
        runs += i == 0 || kase[i] != kase[i - 1] || word[i] != word[i - 1];
    }
    return runs;
}

size_t flow_runs_count_ref(const uint32_t *kase, const uint32_t *word, size_t n)
{
    size_t runs = n > 0;
    for (size_t i = 1; i < n; i++)
        runs += (kase[i] != kase[i - 1]) | (word[i] != word[i - 1]);
    return runs;
}

static const struct flow_kernels ALL[] = {
    { "reference", flow_runs_ref, flow_runs_count_ref },
#if FLOW_AVX2
    { "avx2", flow_runs_avx2, flow_runs_count_avx2 },
#endif
};

const struct flow_kernels *flow_kernels_all(size_t *n)
{
    *n = 1;
#if FLOW_AVX2
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"))
        *n = 2;
#endif
    return ALL;
}

const struct flow_kernels *flow_kernels(void)
{
    size_t n;
    const struct flow_kernels *all = flow_kernels_all(&n);
    return &all[n - 1];
}
