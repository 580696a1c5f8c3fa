/* bench_signals.c -- signals over logs of 6 and 20 million acts: the time of signals_find alone, and the memory it takes beside the holdings.
 *
 *      BENCH_ACTS=N one log of N acts instead; BENCH_CPU=1 seconds of the processor instead of the clock's (for one thread)
 *
 * Cases of five acts and six kinds go through 400 units below 20 superiors: opened at the top, passed on along fixed ways, decided in the
 * end. Each has a due date; one in twelve stops the clock. Times are elapsed ones; with a calendar, figures and signals ask it for each
 * holding that has a due date.
 */
#include "flow/cut.h"
#include "flow/sort.h"
#include "signal/signal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { HEADS = 20, UNITS = 1 + HEADS + 400, KINDS = 6, CASE_ACTS = 5, STEP_HOURS = 60, DUE_HOURS = 250 };
enum { OPEN = 1, PASS, PAUSE, DECIDE, ACTS };

static double seconds(void)
{
    struct timespec t;
    clock_gettime(getenv("BENCH_CPU") ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The kernel's own figure `key` of this process, in bytes; 0 where it does not say. */
static double memory(const char *key)
{
    char line[200];
    long kib = 0;
    size_t n = strlen(key);
    FILE *file = fopen("/proc/self/status", "r");
    while (file && !kib && fgets(line, sizeof line, file))
        if (!strncmp(line, key, n) && line[n] == ':')
            kib = strtol(line + n + 1, NULL, 10);
    if (file)
        fclose(file);
    return (double)kib * 1024;
}

static void peak_begin(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "w");
    if (!file)
        return;
    fputs("5", file);
    fclose(file);
}

static uint64_t state = 88172645463325252u;
static uint32_t below(uint32_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)((state >> 32) * n >> 32);
}

static uint32_t word(struct flow_words *words, const char *what, size_t i)
{
    char text[32];
    return flow_words_code(words, (struct text){ text, (size_t)snprintf(text, sizeof text, "%s %zu", what, i) });
}

/* The superior of a unit below one, in the tree of make_tree. */
static uint32_t superior(uint32_t unit) { return unit <= 1 + HEADS ? 1 : 2 + unit % HEADS; }

/* Where work goes from there: mostly to one of eight units that it always goes to, or up. */
static uint32_t next_of(uint32_t unit)
{
    return below(6) == 0 ? superior(unit) : 2 + (unit * 13 + below(8) * 31) % (UNITS - 1);
}

static void add_case(struct flow_log *log, size_t number)
{
    struct flow_act act = { .kind = 1 + below(KINDS) };
    uint32_t unit = 2 + below(UNITS - 1);
    flow_log_case(log, word(log->names, "M", number), &act.kase, NULL);
    act.time_us = (INT64_C(1700000000) + below(40000000)) * INT64_C(1000000);
    act.due_us = act.time_us + (1 + below(DUE_HOURS)) * US_HOUR;
    act.code[FLOW_UNIT] = 1;
    act.code[FLOW_ACT] = OPEN;
    act.code[FLOW_TO_UNIT] = unit;
    flow_log_add(log, &act, NULL);
    for (int i = 1; i < CASE_ACTS; i++) {
        bool last = i == CASE_ACTS - 1;
        act.time_us += (1 + below(STEP_HOURS)) * US_HOUR;
        act.code[FLOW_UNIT] = unit;
        act.code[FLOW_ACT] = last ? DECIDE : below(12) == 0 ? PAUSE : PASS;
        act.code[FLOW_TO_UNIT] = act.code[FLOW_ACT] == PASS ? next_of(unit) : 0;
        flow_log_add(log, &act, NULL);
        unit = act.code[FLOW_TO_UNIT] ? act.code[FLOW_TO_UNIT] : unit;
    }
}

static struct flow_tree make_tree(struct arena *a)
{
    uint32_t *parent = ARENA_ARRAY(a, uint32_t, UNITS + 1), *rank = ARENA_ARRAY(a, uint32_t, UNITS + 1);
    parent[0] = rank[0] = FLOW_NONE;
    for (uint32_t u = 1; u <= UNITS; u++) {
        rank[u] = u - 1;
        parent[u] = u == 1 ? FLOW_NONE : superior(u);
    }
    return (struct flow_tree){ UNITS + 1, parent, rank, UNITS, NULL };
}

static void measure(size_t acts, unsigned threads)
{
    static const bool stopping[ACTS] = { [PAUSE] = true }, deciding[ACTS] = { [DECIDE] = true };
    struct arena *a = arena_new(), *found = arena_new();
    struct flow_log log;
    struct flow_holdings h;
    struct flow_acts counted;
    flow_log_init(&log);
    for (size_t i = 0; i < UNITS; i++)
        word(log.units, "Đơn vị", i);
    for (size_t i = 1; i < ACTS; i++)
        word(log.acts, "act", i);
    for (size_t i = 0; i < KINDS; i++)
        word(log.kinds, "kind", i);
    for (size_t i = 0; i < acts / CASE_ACTS; i++)
        add_case(&log, i);
    flow_sort(&log, threads);
    flow_cut(
        a, &log,
        &(struct flow_cut){ .threads = threads, .to_units = true, .stopping_act = stopping, .deciding_act = deciding },
        &h, &counted);
    flow_log_drop_acts(&log);
    struct flow_tree tree = make_tree(a);
    peak_begin();
    double before = memory("VmRSS"), from = seconds();
    struct signals s = signals_find(found, &log, &h, &tree, NULL, threads);
    double took = seconds() - from;
    size_t flagged = 0;
    for (size_t i = 0; i < s.n; i++)
        flagged += s.rows[i].flagged;
    printf("  %9zu acts, %9zu holdings, %u threads: %.2f s, %.2f us an act; %.0f MB beside the holdings (%.0f MB); %zu "
           "rows, %zu flagged\n",
           acts, h.n, threads, took, took * 1e6 / (double)acts, (memory("VmHWM") - before) / 1e6, before / 1e6, s.n,
           flagged);
    arena_free(found);
    flow_holdings_release(&h);
    flow_log_release(&log);
    arena_free(a);
}

int main(void)
{
    const char *asked = getenv("BENCH_ACTS");
    static const size_t SIZES[] = { 600000, 6000000, 20000000 };
    if (asked) {
        measure((size_t)strtoull(asked, NULL, 10), 2);
        return 0;
    }
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++)
        measure(SIZES[i], 2);
    measure(SIZES[1], 1);
    return 0;
}
