/* The kernel against slow truth: sorting, cutting, selecting, words; each fast form against the reference on the same columns. */
#include "flow/cut.h"
#include "flow/figures.h"
#include "flow/kernel.h"
#include "flow/select.h"
#include "flow/sort.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint64_t state = 88172645463325252u;
static uint32_t below(uint32_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)((state >> 32) * n >> 32);
}

static struct text number(char buf[32], uint32_t n)
{
    return (struct text){ buf, (size_t)snprintf(buf, 32, "unit number %u of many", n) };
}

static void words_have_small_numbers(void **unused)
{
    char buf[32], longer[300];
    struct flow_words *w = flow_words_new();
    size_t same = 0;
    (void)unused;
    assert_int_equal(flow_words_code(w, TEXT("")), 0);
    for (uint32_t i = 0; i < 20000; i++)
        same += flow_words_code(w, number(buf, i)) == i + 1;
    for (uint32_t i = 0; i < 20000; i++)
        same += flow_words_code(w, number(buf, i)) == i + 1 && text_eq(flow_words_at(w, i + 1), number(buf, i));
    assert_int_equal(same, 40000);
    assert_int_equal(flow_words_find(w, TEXT("unit number 20000 of many")), UINT32_MAX);
    memset(longer, 'a', sizeof longer); /* words that only their length tells apart, short and long */
    uint32_t code[sizeof longer];
    for (size_t n = 1; n < sizeof longer; n++)
        code[n] = flow_words_code(w, (struct text){ longer, n });
    for (size_t n = 1; n < sizeof longer; n++)
        assert_int_equal(flow_words_find(w, (struct text){ longer, n }), code[n]);
    uint32_t blank = flow_words_blank(w);
    assert_int_not_equal(blank, 0);
    assert_int_equal(flow_words_at(w, blank).n, 0);
    assert_int_equal(flow_words_code(w, TEXT("")), 0);
    flow_words_free(w);
}

/* --- a random log, and the same sorted by comparing ------------------------------------------------------------------------------- */

struct row {
    struct flow_act act;
    size_t place;
};

static int by_case_and_time(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    if (x->act.kase != y->act.kase)
        return x->act.kase < y->act.kase ? -1 : 1;
    if (x->act.time_us != y->act.time_us)
        return x->act.time_us < y->act.time_us ? -1 : 1;
    return x->place < y->place ? -1 : 1;
}

static struct row *random_log(struct flow_log *log, size_t n, uint32_t cases, uint32_t units)
{
    struct row *row = calloc(n, sizeof *row);
    char buf[32];
    uint32_t kase;
    flow_log_init(log);
    for (uint32_t i = 0; i < units; i++) {
        flow_words_code(log->units, number(buf, i));
        flow_words_code(log->states, number(buf, i));
    }
    for (uint32_t i = 0; i < cases; i++)
        flow_log_case_of(log, flow_words_code(log->names, number(buf, i)), &kase, NULL);
    for (size_t i = 0; i < n; i++) {
        row[i].place = i;
        row[i].act =
            (struct flow_act){ .kase = below(3) ? below(cases) : 0, .time_us = below(1000), .due_us = FLOW_NEVER };
        if (i > n / 2 && below(4) == 0) /* columns that appear late */
            row[i].act.due_us = below(1000);
        row[i].act.code[FLOW_UNIT] = below(units + 1);
        if (i > n / 3)
            row[i].act.code[FLOW_STATE] = below(units + 1);
        flow_log_add(log, &row[i].act, NULL);
    }
    return row;
}

static bool is_row(const struct flow_log *log, size_t i, const struct flow_act *act)
{
    return flow_code(&log->kase, i) == act->kase && log->time_us[i] == act->time_us &&
           flow_code(&log->code[FLOW_UNIT], i) == act->code[FLOW_UNIT] &&
           flow_code(&log->code[FLOW_STATE], i) == act->code[FLOW_STATE] &&
           (!log->due_us || log->due_us[i] == act->due_us);
}

static void check_same(const struct flow_log *log, const struct row *row, size_t n)
{
    const char *why;
    size_t same = 0;
    assert_true(flow_log_validate(log, &why));
    while (same < n && is_row(log, same, &row[same].act))
        same++;
    assert_int_equal(same, n);
}

static const struct shape {
    const char *name;
    size_t n;
    uint32_t cases, units;
    unsigned threads;
} SHAPES[] = {
    { "one act", 1, 1, 1, 1 },
    { "one case of many acts", 5000, 1, 3, 2 },
    { "few cases, units of one byte", 20000, 7, 200, 2 },
    { "many cases, units of two bytes", 60000, 20000, 5000, 3 },
    { "more cases than acts", 3000, 20000, 10, 2 },
    { "units of four bytes", 70000, 300, 66000, 1 },
};

static void sorting_equals_comparing(void **state_)
{
    const struct shape *s = *state_;
    struct flow_log log;
    struct row *row = random_log(&log, s->n, s->cases, s->units);
    check_same(&log, row, s->n);
    qsort(row, s->n, sizeof *row, by_case_and_time);
    flow_sort(&log, s->threads);
    check_same(&log, row, s->n);
    free(row);
    flow_log_release(&log);
}

static void holdings_tile_each_case(void **state_)
{
    const struct shape *s = *state_;
    struct flow_log log;
    struct flow_holdings h;
    struct flow_acts acts;
    struct flow_figures one, many;
    struct arena *a = arena_new();
    const char *why = "";
    free(random_log(&log, s->n, s->cases, s->units));
    flow_sort(&log, s->threads);
    flow_cut(a, &log, &(struct flow_cut){ .threads = s->threads }, &h, &acts);
    assert_true(flow_holdings_validate(&log, &h, &why));
    assert_int_equal(acts.acts, s->n);
    assert_int_equal(h.cases, s->cases);
    flow_count(a, &log, &h, NULL, NULL, 1, &one);
    flow_count(a, &log, &h, NULL, NULL, 3, &many);
    assert_int_equal(one.handovers, h.n - one.dated);
    assert_int_equal(one.handovers, many.handovers);
    assert_int_equal(one.nbounces, many.nbounces);
    assert_memory_equal(one.unit, many.unit, one.units * sizeof *one.unit);
    assert_memory_equal(one.handover, many.handover, one.nhandovers * sizeof *one.handover);
    flow_holdings_release(&h);
    flow_log_release(&log);
    arena_free(a);
}

/* --- small kernels ----------------------------------------------------------------------------------------------------------------- */

static void every_kernel_says_what_the_reference_says(void **unused)
{
    enum { N = 1000 };
    uint32_t kase[N], word[N], want[N], got[N];
    size_t kernels;
    const struct flow_kernels *all = flow_kernels_all(&kernels);
    (void)unused;
    for (int round = 0; round < 200; round++) {
        size_t n = below(N + 1);
        for (size_t i = 0; i < n; i++) {
            kase[i] = i == 0 ? below(9) : kase[i - 1] + (below(7) == 0);
            word[i] = below(3) * 0x80000001u;
        }
        size_t runs = flow_runs_ref(kase, word, n, want);
        for (size_t k = 0; k < kernels; k++) {
            assert_int_equal(all[k].runs_count(kase, word, n), runs);
            assert_int_equal(all[k].runs(kase, word, n, got), runs);
            assert_memory_equal(got, want, runs * sizeof *want);
        }
    }
}

static int by_value(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void selecting_equals_sorting(void **unused)
{
    enum { N = 3000 };
    static int64_t v[N], sorted[N];
    (void)unused;
    for (int round = 0; round < 60; round++) {
        size_t n = 1 + below(N - 1);
        uint32_t range = 1 + below(round % 2 ? 5 : 100000);
        for (size_t i = 0; i < n; i++) /* organ pipes, which are bad for a guess, too */
            sorted[i] = v[i] = round % 5 == 0 ? (int64_t)(i < n / 2 ? i : n - i) : (int64_t)below(range) - 50;
        qsort(sorted, n, sizeof *sorted, by_value);
        size_t k = below((uint32_t)n);
        assert_int_equal(flow_select(v, n, k), sorted[k]);
        assert_int_equal(flow_median_twice(v, n), sorted[(n - 1) / 2] + sorted[n / 2]);
        assert_int_equal(flow_quantile(v, n, 19),
                         sorted[(size_t)(.95 * (double)n) < n ? (size_t)(.95 * (double)n) : n - 1]);
    }
}

int main(void)
{
    struct CMUnitTest tests[3 + 2 * LEN(SHAPES)] = {
        cmocka_unit_test(words_have_small_numbers),
        cmocka_unit_test(every_kernel_says_what_the_reference_says),
        cmocka_unit_test(selecting_equals_sorting),
    };
    for (size_t i = 0; i < LEN(SHAPES); i++) {
        void *shape = (void *)(uintptr_t)&SHAPES[i];
        tests[3 + 2 * i] = (struct CMUnitTest){ SHAPES[i].name, sorting_equals_comparing, NULL, NULL, shape };
        tests[4 + 2 * i] = (struct CMUnitTest){ SHAPES[i].name, holdings_tile_each_case, NULL, NULL, shape };
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
