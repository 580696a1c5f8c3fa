#include "flow/select.h"

enum { FEW = 16, SAMPLE = 32, SAMPLED = 600, BEYOND = 3, TRIES = 32 };

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

/* The same by a guess, for the usual order: of a sample, what should lie just beyond place k on the side with more values, so that one pass
 * takes nearly all of that side away and the next, from the other side, nearly all the rest (Floyd and Rivest 1975). */
static int64_t guess(const int64_t *v, size_t n, size_t k)
{
    int64_t sample[SAMPLE];
    if (n < SAMPLED)
        return max64(min64(v[n / 4], v[n / 2]), min64(max64(v[n / 4], v[n / 2]), v[n / 4 * 3]));
    for (size_t i = 0; i < SAMPLE; i++)
        sample[i] = v[n / SAMPLE * i];
    insertion(sample, SAMPLE);
    size_t place = (size_t)((double)k / (double)n * SAMPLE);
    if (k < n / 2)
        return sample[min64(place + BEYOND, SAMPLE - 1)];
    return sample[place < BEYOND ? 0 : place - BEYOND];
}

/* Those at most `most` to the front; how many. Without a branch to mispredict: every value is moved, and counted or not. */
static size_t gather(int64_t *v, size_t n, int64_t most)
{
    size_t front = 0;
    for (size_t i = 0; i < n; i++) {
        int64_t x = v[i];
        v[i] = v[front];
        v[front] = x;
        front += x <= most;
    }
    return front;
}

int64_t flow_select(int64_t *v, size_t n, size_t k)
{
    assert(k < n);
    for (unsigned tries = 0; n > FEW; tries++) {
        int64_t pivot = tries < TRIES ? guess(v, n, k) : pivot_of(v, n);
        size_t front = gather(v, n, pivot);
        if (k >= front) {
            v += front;
            n -= front;
            k -= front;
        } else if (front < n) {
            n = front;
        } else { /* the pivot is the largest */
            n = pivot == INT64_MIN ? 0 : gather(v, n, pivot - 1);
            if (k >= n)
                return pivot;
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

static size_t flow_quantile_place(size_t n, unsigned twentieths)
{
    size_t k = (size_t)((double)twentieths / 20 * (double)n); /* as the definition multiplies: .95 * n, cut */
    return k < n ? k : n - 1;
}

int64_t flow_quantile(int64_t *v, size_t n, unsigned twentieths)
{
    return flow_select(v, n, flow_quantile_place(n, twentieths));
}

void flow_median_and_more(int64_t *v, size_t n, unsigned twentieths, int64_t *median_twice, int64_t *quantile)
{
    size_t half = n / 2, k = flow_quantile_place(n, twentieths);
    *median_twice = flow_median_twice(v, n);
    *quantile = k >= half ? flow_select(v + half, n - half, k - half) : flow_select(v, n, k);
}
