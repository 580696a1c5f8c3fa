/* bench_flow.c FOLDER -- event logs: acts a second sorted, cut and counted, beside what the memory itself gives; files read, beside expat alone
 * and wc -l.
 *
 *      BENCH_ACTS=20000000 by default; BENCH_GROW=1 also a tenth and five times as many, to see that time grows as n;
 *      BENCH_WRITE=FILE only writes the acts as CSV, BENCH_READ=FILE only measures that file (bench_duckdb.mjs)
 *      BENCH_CPU=1 seconds of the processor instead of the clock's, where others use the machine (for one thread)
 *
 * The log is made by a small generator of random numbers: cases of 1 to 19 acts, 400 units of which one in five acts hands over to another,
 * 3000 persons, 12 states.
 */
#include "flow/figures.h"
#include "flow/kernel.h"
#include "flow/pages.h"
#include "flow/sort.h"
#include "import/import.h"

#include <expat.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { UNITS = 400, PERSONS = 3000, STATES = 12, ACTS = 30, FILE_ACTS = 2000000 };

static double seconds(void)
{
    struct timespec t;
    clock_gettime(getenv("BENCH_CPU") ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Highest memory in use since peak_begin, in bytes, as the kernel counts it; 0 where it does not say. */
static void peak_begin(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "w");
    if (!file)
        return;
    fputs("5", file);
    fclose(file);
}

static double peak_bytes(void)
{
    char line[200];
    long kib = 0;
    FILE *file = fopen("/proc/self/status", "r");
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "VmHWM: %ld", &kib) == 1)
            break;
    if (file)
        fclose(file);
    return (double)kib * 1024;
}

static uint64_t state = 88172645463325252u;
static uint32_t below(uint32_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)((state >> 32) * n >> 32);
}

/* The act of `row`: a pure function of its place, so that files and columns say the same. */
static void make_act(struct flow_act *act, uint32_t kase)
{
    act->kase = kase;
    act->time_us = (INT64_C(1700000000) + kase / 4 + below(4000000)) * 1000000;
    act->code[FLOW_UNIT] = 1 + (kase + below(5) / 4 * below(UNITS)) % UNITS;
    act->code[FLOW_PERSON] = 1 + below(PERSONS);
    act->code[FLOW_ACT] = 1 + below(ACTS);
    act->code[FLOW_STATE] = 1 + below(STATES);
}

static void make_words(struct flow_log *log, size_t cases)
{
    char word[32];
    flow_log_init(log);
    for (int i = 0; i < UNITS; i++)
        flow_words_code(log->units, (struct text){ word, (size_t)snprintf(word, sizeof word, "Đơn vị %d", i) });
    for (int i = 0; i < PERSONS; i++)
        flow_words_code(log->persons, (struct text){ word, (size_t)snprintf(word, sizeof word, "Cán bộ %d", i) });
    for (int i = 0; i < ACTS; i++)
        flow_words_code(log->acts, (struct text){ word, (size_t)snprintf(word, sizeof word, "act %d", i) });
    for (int i = 0; i < STATES; i++)
        flow_words_code(log->states, (struct text){ word, (size_t)snprintf(word, sizeof word, "state %d", i) });
    for (size_t k = 0; k < cases; k++) {
        uint32_t kase;
        flow_log_case(
            log, flow_words_code(log->names, (struct text){ word, (size_t)snprintf(word, sizeof word, "M%07zu", k) }),
            &kase, NULL);
    }
}

static void make_log(struct flow_log *log, size_t n, bool clustered)
{
    size_t cases = n / 10 + 1;
    struct flow_act act = { .due_us = FLOW_NEVER };
    make_words(log, cases);
    int64_t last_us = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t kase = clustered ? (uint32_t)(i / 10) : below((uint32_t)cases);
        make_act(&act, kase);
        if (clustered) {
            last_us = i % 10 == 0 ? act.time_us : last_us + below(4000000) * INT64_C(1000);
            act.time_us = last_us;
        }
        flow_log_add(log, &act, NULL);
    }
}

static size_t log_bytes(const struct flow_log *log)
{
    size_t bytes = sizeof *log->time_us + log->kase.width;
    for (size_t c = 0; c < FLOW_COLUMN_COUNT; c++)
        bytes += log->code[c].p ? log->code[c].width : 0;
    return bytes * log->n;
}

static volatile uint64_t sink;

/* What two threads' worth of summing over memory gives: the ceiling of anything that reads columns. */
static double read_bandwidth(void)
{
    size_t n = (size_t)64 << 20;
    uint64_t *p = pages_grow(NULL, 0, n * sizeof *p), sum = 0;
    for (size_t i = 0; i < n; i++)
        p[i] = i;
    double from = seconds();
    for (size_t i = 0; i < n; i += 8)
        sum += p[i] + p[i + 1] + p[i + 2] + p[i + 3] + p[i + 4] + p[i + 5] + p[i + 6] + p[i + 7];
    sink = sum;
    double rate = (double)(n * sizeof *p) / (seconds() - from);
    pages_free(p, n * sizeof *p);
    return rate;
}

static void measure(size_t n, bool clustered, unsigned threads, double bandwidth)
{
    struct flow_log log;
    struct flow_holdings h;
    struct flow_acts acts;
    struct flow_figures f;
    struct arena *a = arena_new();
    peak_begin();
    make_log(&log, n, clustered);
    size_t bytes = log_bytes(&log);
    double t0 = seconds();
    flow_sort(&log, threads);
    double t1 = seconds();
    flow_cut(a, &log, &(struct flow_cut){ .threads = threads }, &h, &acts);
    double t2 = seconds();
    flow_count(a, &log, &h, NULL, NULL, threads, &f);
    double t3 = seconds();
    printf("  %9zu acts %s, %u threads: sort %.3f s, cut %.3f s, count %.3f s; together %.3f s, %.1f million acts a "
           "second\n",
           n, clustered ? "clustered" : "in no order", threads, t1 - t0, t2 - t1, t3 - t2, t3 - t0,
           (double)n / (t3 - t0) / 1e6);
    printf("            columns %.1f bytes an act, read at %.2f GB/s, %.0f %% of what one thread reads (%.1f GB/s); "
           "peak %.1f bytes an "
           "act; %" PRIu64 " hand-overs\n",
           (double)bytes / (double)n, (double)bytes / (t3 - t0) / 1e9, 100 * (double)bytes / (t3 - t0) / bandwidth,
           bandwidth / 1e9, peak_bytes() / (double)n, f.handovers);
    flow_holdings_release(&h);
    flow_log_release(&log);
    arena_free(a);
}

/* --- files ------------------------------------------------------------------------------------------------------------------------- */

static void write_csv(const char *path, size_t n)
{
    FILE *file = fopen(path, "w");
    struct flow_act act;
    fputs("case,act,time,unit,person,state\n", file);
    for (size_t i = 0; i < n; i++) {
        make_act(&act, below((uint32_t)(n / 10 + 1)));
        time_t t = (time_t)(act.time_us / 1000000);
        struct tm tm;
        gmtime_r(&t, &tm);
        fprintf(file, "M%07u,act %u,%04d-%02d-%02dT%02d:%02d:%02d+00:00,Don vi %u,Can bo %u,state %u\n", act.kase,
                act.code[FLOW_ACT], tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec,
                act.code[FLOW_UNIT], act.code[FLOW_PERSON], act.code[FLOW_STATE]);
    }
    fclose(file);
}

static void write_xes(const char *path, size_t n)
{
    FILE *file = fopen(path, "w");
    struct flow_act act;
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xes.version=\"1.0\">\n", file);
    for (size_t i = 0; i < n; i++) {
        make_act(&act, (uint32_t)(i / 10));
        time_t t = (time_t)(act.time_us / 1000000);
        struct tm tm;
        gmtime_r(&t, &tm);
        if (i % 10 == 0)
            fprintf(file, "%s\t<trace>\n\t\t<string key=\"concept:name\" value=\"M%07u\"/>\n", i ? "\t</trace>\n" : "",
                    act.kase);
        fprintf(file,
                "\t\t<event>\n\t\t\t<string key=\"org:group\" value=\"Don vi %u\"/>\n\t\t\t<string "
                "key=\"org:resource\" value=\"Can bo "
                "%u\"/>\n\t\t\t<date key=\"time:timestamp\" "
                "value=\"%04d-%02d-%02dT%02d:%02d:%02d.000+00:00\"/>\n\t\t\t<string "
                "key=\"lifecycle:transition\" value=\"state %u\"/>\n\t\t\t<string key=\"concept:name\" value=\"act "
                "%u\"/>\n\t\t</event>\n",
                act.code[FLOW_UNIT], act.code[FLOW_PERSON], tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour,
                tm.tm_min, tm.tm_sec, act.code[FLOW_STATE], act.code[FLOW_ACT]);
    }
    fputs("\t</trace>\n</log>\n", file);
    fclose(file);
}

static double import_seconds(const char *path)
{
    struct flow_log log;
    struct arena *a = arena_new();
    struct import_ask ask = { .sep = ',' };
    struct import_notes notes = { .arena = a };
    struct err err = { 0 };
    flow_log_init(&log);
    double from = seconds();
    if (import_log(a, path, &ask, &log, &notes, &err))
        printf("  %s\n", err.detail);
    double took = seconds() - from;
    flow_log_release(&log);
    arena_free(a);
    return took;
}

static void XMLCALL nothing_open(void *arg, const XML_Char *name, const XML_Char **attribute)
{
    (void)arg, (void)name, (void)attribute;
}
static void XMLCALL nothing_close(void *arg, const XML_Char *name) { (void)arg, (void)name; }

static double expat_seconds(const char *path)
{
    enum { PIECE = 1 << 18 };
    FILE *file = fopen(path, "rb");
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetElementHandler(parser, nothing_open, nothing_close);
    double from = seconds();
    for (size_t n = 1; n > 0;) {
        void *to = XML_GetBuffer(parser, PIECE);
        n = fread(to, 1, PIECE, file);
        XML_ParseBuffer(parser, (int)n, n == 0);
    }
    double took = seconds() - from;
    XML_ParserFree(parser);
    fclose(file);
    return took;
}

static double wc_seconds(const char *path)
{
    char command[600];
    snprintf(command, sizeof command, "wc -l '%s' >/dev/null", path);
    double from = seconds();
    if (system(command) != 0)
        printf("  wc failed\n");
    return seconds() - from;
}

static double best(double (*measured)(const char *), const char *path)
{
    double least = 1e9;
    for (int i = 0; i < 3; i++) {
        double took = measured(path);
        least = took < least ? took : least;
    }
    return least;
}

static double megabytes(const char *path)
{
    FILE *file = fopen(path, "rb");
    fseek(file, 0, SEEK_END);
    double mb = (double)ftell(file) / 1e6;
    fclose(file);
    return mb;
}

static void measure_files(const char *folder)
{
    char csv[500], xes[500];
    snprintf(csv, sizeof csv, "%s/bench.csv", folder);
    snprintf(xes, sizeof xes, "%s/bench.xes", folder);
    write_csv(csv, FILE_ACTS);
    double mb = megabytes(csv), read = best(import_seconds, csv), wc = best(wc_seconds, csv);
    printf("  CSV  %.0f MB in no order: %.0f MB/s on one core; wc -l %.0f MB/s: %.2f of it\n", mb, mb / read, mb / wc,
           wc / read);
    remove(csv);
    write_xes(xes, FILE_ACTS / 4);
    mb = megabytes(xes);
    read = best(import_seconds, xes);
    double bare = best(expat_seconds, xes);
    printf("  XES  %.0f MB: %.0f MB/s; expat with empty handlers %.0f MB/s: %.2f of it\n", mb, mb / read, mb / bare,
           bare / read);
    remove(xes);
}

/* A file from outside, so that others can be asked the same of it. */
static int measure_file(const char *path)
{
    struct flow_log log;
    struct flow_holdings h;
    struct flow_acts acts;
    struct flow_figures f;
    struct arena *a = arena_new();
    struct import_ask ask = { .sep = ',' };
    struct import_notes notes = { .arena = a };
    struct err err = { 0 };
    flow_log_init(&log);
    double t0 = seconds();
    if (import_log(a, path, &ask, &log, &notes, &err)) {
        printf("  %s\n", err.detail);
        return 1;
    }
    double t1 = seconds();
    size_t n = log.n;
    flow_sort(&log, 2);
    flow_cut(a, &log, &(struct flow_cut){ .threads = 2 }, &h, &acts);
    flow_count(a, &log, &h, NULL, NULL, 2, &f);
    double t2 = seconds();
    printf("  %zu acts of %s: read %.2f s, %.0f MB/s; sort, cut, count together %.3f s; peak %.1f bytes an act\n", n,
           path, t1 - t0, megabytes(path) / (t1 - t0), t2 - t1, peak_bytes() / (double)n);
    flow_holdings_release(&h);
    flow_log_release(&log);
    arena_free(a);
    return 0;
}

int main(int argc, char **argv)
{
    const char *write = getenv("BENCH_WRITE"), *read = getenv("BENCH_READ");
    const char *asked = getenv("BENCH_ACTS");
    size_t n = asked ? (size_t)strtoull(asked, NULL, 10) : 20000000;
    if (read)
        return measure_file(read);
    if (write) {
        write_csv(write, n);
        return 0;
    }
    double bandwidth = read_bandwidth();
    measure_files(argc > 1 ? argv[1] : ".");
    if (getenv("BENCH_GROW"))
        measure(n / 10, false, 2, bandwidth);
    measure(n, true, 1, bandwidth);
    measure(n, true, 2, bandwidth);
    measure(n, false, 1, bandwidth);
    measure(n, false, 2, bandwidth);
    if (getenv("BENCH_GROW"))
        measure(n * 5, false, 2, bandwidth);
    return 0;
}
