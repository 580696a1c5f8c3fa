/* kernel.h -- plain functions over plain columns: where runs begin, how often A, B, A.
 *
 * Each has a portable form, `_ref`, which is the specification, and may have a faster one in a file of its own, chosen once by what the
 * machine can do (flow_kernels). A test feeds all of them the same columns.
 *
 * No callback, no allocation, nothing kept.
 */
#ifndef CONGVU_FLOW_KERNEL_H
#define CONGVU_FLOW_KERNEL_H

#include "base/base.h"

/* Rows where the case or the word differs from the row before; row 0 is one. out has room for n; returns how many. */
typedef size_t flow_runs_fn(const uint32_t *kase, const uint32_t *word, size_t n, uint32_t *out);
/* How many there are. */
typedef size_t flow_runs_count_fn(const uint32_t *kase, const uint32_t *word, size_t n);

flow_runs_fn flow_runs_ref;
flow_runs_count_fn flow_runs_count_ref;

#if defined(__x86_64__) && defined(__GNUC__)
#define FLOW_AVX2 1
flow_runs_fn flow_runs_avx2;
flow_runs_count_fn flow_runs_count_avx2;
#else
#define FLOW_AVX2 0
#endif

struct flow_kernels {
    const char *name;
    flow_runs_fn *runs;
    flow_runs_count_fn *runs_count;
};
/* What this machine can do; the last is the fastest, the first the reference. */
const struct flow_kernels *flow_kernels_all(size_t *n);
const struct flow_kernels *flow_kernels(void);

#endif
