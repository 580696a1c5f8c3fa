/* metrics.h -- what the server counts of itself, in Prometheus' text format. Never what a person does. */
#ifndef CONGVU_HTTP_METRICS_H
#define CONGVU_HTTP_METRICS_H

#include "base/sbuf.h"

#include <stdatomic.h>

enum { METRIC_BUCKETS = 10, METRIC_ROUTES_MAX = 128 };

struct metrics {
    atomic_ullong answers[6];                /* by hundred of the status               */
    atomic_ullong routes[METRIC_ROUTES_MAX]; /* by row of ROUTES                       */
    atomic_ullong took[METRIC_BUCKETS + 1];  /* at most METRIC_BOUNDS_US; the last: more */
    atomic_ullong took_us;
    atomic_ullong turned_away;               /* over the rate, or the queue was full   */
};

/* route: index of the row, -1 none. */
void metrics_count(struct metrics *m, int route, int status, int64_t took_us);
void metrics_write(struct metrics *m, struct sbuf *out);

#endif
