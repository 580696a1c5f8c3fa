/* Look-ups a second of calendar_elapsed and calendar_add, beside a bare binary search over the same working days in the
 * same run. Medians of several runs; run it on a quiet machine, on one core. */
#include "../calendar/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { N = 1 << 16, ROUNDS = 64, RUNS = 9 };

static struct instant from[N], to[N];
static struct workspan span[N];
static const struct calendar *cal;

/* The bare search: where each working day begins, and the working time before it. */
static int64_t begins[40000], before[40000];
static size_t days;

static uint64_t seed = 88172645463325252u;

static uint64_t random64(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

static void fill(void)
{
    int64_t first = at("2023-01-01 00:00").us, range = at("2026-12-31 00:00").us - first;
    for (size_t i = 0; i < N; i++) {
        from[i].us = first + (int64_t)(random64() % (uint64_t)range);
        to[i].us = from[i].us + (int64_t)(random64() % (uint64_t)(60 * US_DAY));
        span[i].us = (int64_t)(random64() % (uint64_t)(300 * US_HOUR));
    }
    struct instant start = day_start(day_of(CAL_YEAR_FIRST, 1, 1));
    for (struct day d = day_of(CAL_YEAR_FIRST, 1, 1); d.n <= day_of(CAL_YEAR_LAST, 12, 31).n; d.n++)
        if (calendar_is_workday(cal, d)) {
            begins[days] = day_start(d).us;
            before[days++] = calendar_elapsed(cal, start, day_start(d)).us;
        }
}

static size_t search(const int64_t *table, int64_t key)
{
    size_t low = 0, n = days;
    while (n > 1) {
        size_t half = n / 2;
        low += table[low + half] <= key ? half : 0;
        n -= half;
    }
    return low;
}

static int64_t run_elapsed(void)
{
    int64_t sum = 0;
    for (size_t i = 0; i < N; i++)
        sum += calendar_elapsed(cal, from[i], to[i]).us;
    return sum;
}

static int64_t run_add(void)
{
    int64_t sum = 0;
    for (size_t i = 0; i < N; i++) {
        struct instant out = { 0 };
        calendar_add(cal, from[i], span[i], &out);
        sum += out.us;
    }
    return sum;
}

/* Two searches for the two instants, as elapsed needs at least, without looking at windows. */
static int64_t run_search_elapsed(void)
{
    int64_t sum = 0;
    for (size_t i = 0; i < N; i++)
        sum += before[search(begins, to[i].us)] - before[search(begins, from[i].us)];
    return sum;
}

/* One search by instant and one by working time, as add needs at least. */
static int64_t run_search_add(void)
{
    int64_t sum = 0;
    for (size_t i = 0; i < N; i++)
        sum += begins[search(before, before[search(begins, from[i].us)] + span[i].us)];
    return sum;
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure(const char *name, int64_t (*run)(void))
{
    double rate[RUNS];
    volatile int64_t sum = 0;
    for (int r = 0; r < RUNS; r++) {
        double start = seconds();
        for (int i = 0; i < ROUNDS; i++)
            sum += run();
        rate[r] = (double)N * ROUNDS / (seconds() - start);
    }
    qsort(rate, RUNS, sizeof rate[0], by_size);
    printf("%-28s %8.1f million a second (lowest %.1f, highest %.1f of %d runs)\n", name, rate[RUNS / 2] / 1e6,
           rate[0] / 1e6, rate[RUNS - 1] / 1e6, RUNS);
}

int main(void)
{
    struct arena *arena = arena_new();
    double start = seconds();
    const struct calbook *book = shipped_book(arena);
    printf("the shipped files to %zu calendars: %.2f ms, %.1f MB\n", calbook_versions(book), (seconds() - start) * 1e3,
           (double)arena_used(arena) / 1e6);
    cal = calbook_last(book);
    fill();
    measure("calendar_elapsed", run_elapsed);
    measure("calendar_add", run_add);
    measure("binary search, as elapsed", run_search_elapsed);
    measure("binary search, as add", run_search_add);
    arena_free(arena);
    return 0;
}
