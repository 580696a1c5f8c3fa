#include "http/metrics.h"

#include "http/route.h"

#include <stdio.h>
#include <unistd.h>

static const int64_t METRIC_BOUNDS_US[METRIC_BUCKETS] = { 250,   500,    1000,   2500,    5000,
                                                          25000, 100000, 250000, 1000000, 10000000 };

void metrics_count(struct metrics *m, int route, int status, int64_t took_us)
{
    size_t bucket = 0;
    while (bucket < METRIC_BUCKETS && took_us > METRIC_BOUNDS_US[bucket])
        bucket++;
    atomic_fetch_add_explicit(&m->took[bucket], 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&m->took_us, (unsigned long long)took_us, memory_order_relaxed);
    atomic_fetch_add_explicit(&m->answers[status / 100 % 6], 1, memory_order_relaxed);
    if (route >= 0 && route < METRIC_ROUTES_MAX)
        atomic_fetch_add_explicit(&m->routes[route], 1, memory_order_relaxed);
}

static unsigned long long read_of(atomic_ullong *n) { return atomic_load_explicit(n, memory_order_relaxed); }

static void write_memory(struct sbuf *out)
{
    long pages = 0, resident = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (!f)
        return;
    if (fscanf(f, "%ld %ld", &pages, &resident) == 2) // NOLINT(cert-err34-c): the kernel's own figures
        sbuf_printf(out,
                    "# HELP process_resident_memory_bytes Memory in use.\n"
                    "# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes %lld\n",
                    (long long)resident * sysconf(_SC_PAGESIZE));
    fclose(f);
}

void metrics_write(struct metrics *m, struct sbuf *out)
{
    unsigned long long sum = 0;
    sbuf_str(out, "# HELP congvu_http_answers_total Requests answered, by class of status.\n"
                  "# TYPE congvu_http_answers_total counter\n");
    for (int i = 1; i < 6; i++)
        sbuf_printf(out, "congvu_http_answers_total{class=\"%dxx\"} %llu\n", i, read_of(&m->answers[i]));
    sbuf_str(out, "# HELP congvu_http_requests_total Requests, by route.\n# TYPE congvu_http_requests_total counter\n");
    for (size_t i = 0; i < ROUTE_COUNT; i++)
        sbuf_printf(out, "congvu_http_requests_total{method=\"%s\",route=\"%s\"} %llu\n",
                    METHOD_WORDS[ROUTES[i].method], ROUTES[i].path, read_of(&m->routes[i]));
    sbuf_str(out, "# HELP congvu_http_seconds Time to answer.\n# TYPE congvu_http_seconds histogram\n");
    for (int i = 0; i < METRIC_BUCKETS; i++) {
        sum += read_of(&m->took[i]);
        sbuf_printf(out, "congvu_http_seconds_bucket{le=\"%g\"} %llu\n", (double)METRIC_BOUNDS_US[i] / 1e6, sum);
    }
    sum += read_of(&m->took[METRIC_BUCKETS]);
    sbuf_printf(out, "congvu_http_seconds_bucket{le=\"+Inf\"} %llu\ncongvu_http_seconds_sum %g\n", sum,
                (double)read_of(&m->took_us) / 1e6);
    sbuf_printf(out, "congvu_http_seconds_count %llu\n", sum);
    sbuf_printf(out,
                "# HELP congvu_http_turned_away_total Requests over the rate, or while too many waited.\n"
                "# TYPE congvu_http_turned_away_total counter\ncongvu_http_turned_away_total %llu\n",
                read_of(&m->turned_away));
    write_memory(out);
}
