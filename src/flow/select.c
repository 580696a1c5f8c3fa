#include "flow/select.h"

enum { FEW = 16 };

static void swap(int64_t *v, size_t a, size_t b)
{
    int64_t kept = v[a];
    v[a] = v[b];
    v[b] = kept;
}

static void insertion(int64_t *v, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k > 0 && v[k - 1] > v[k]; k--)
            swap(v, k - 1, k);
}

/* A value of v that is neither among the smallest nor the largest tenth or so, whatever the order: the median of medians of five. The
 * medians gather at the front, where they are a permutation still. */
static int64_t pivot_of(int64_t *v, size_t n)
{
    size_t fives = n / 5;
    for (size_t i = 0; i < fives; i++) {
        insertion(v + i * 5, 5);
        swap(v, i, i * 5 + 2);
    }
    return flow_select(v, fives, fives / 2);
}

/* The same by a guess, for the usual order: of three. */
static int64_t guess(const int64_t *v, size_t n)
{
    int64_t a = v[n / 4], b = v[n / 2], c = v[n / 4 * 3];
    return max64(min64(a, b), min64(max64(a, b), c));
}

int64_t flow_select(int64_t *v, size_t n, size_t k)
{
    assert(k < n);
    for (unsigned tries = 0; n > FEW; tries++) {
        int64_t pivot = tries < 32 ? guess(v, n) : pivot_of(v, n);
        size_t less = 0, at = 0, more = n; /* [0, less) < pivot, [less, at) == pivot, [more, n) > pivot */
        while (at < more) {
            if (v[at] < pivot)
                swap(v, less++, at++);
            else if (v[at] > pivot)
                swap(v, at, --more);
            else
                at++;
        }
        if (k < less) {
            n = less;
        } else if (k < more) {
            return pivot;
        } else {
            v += more;
            n -= more;
            k -= more;
        }
    }
    insertion(v, n);
    return v[k];
}

int64_t flow_median_twice(int64_t *v, size_t n)
{
    int64_t upper = flow_select(v, n, n / 2);
    if (n % 2 == 1)
        return 2 * upper;
    int64_t lower = v[0];
    for (size_t i = 1; i < n / 2; i++)
        lower = max64(lower, v[i]);
    return lower + upper;
}

int64_t flow_quantile(int64_t *v, size_t n, unsigned twentieths)
{
    size_t k = (size_t)((double)twentieths / 20 * (double)n); /* as the definition multiplies: .95 * n, cut */
    return flow_select(v, n, k < n ? k : n - 1);
}
