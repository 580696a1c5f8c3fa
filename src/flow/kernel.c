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
};

const struct flow_kernels *flow_kernels_all(size_t *n)
{
    *n = LEN(ALL);
    return ALL;
}

const struct flow_kernels *flow_kernels(void) { return &ALL[LEN(ALL) - 1]; }
