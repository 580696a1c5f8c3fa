#include "signal/discover.h"

#include "signal/spread.h"
#include <math.h>
#include <stdlib.h>

/* A row carries its unit's flag where it points the same way itself. */
static const double POINTS = 0.025;

/* One unit and one signal. */
struct claim {
    size_t rows; /* how many                                    */
    double p;    /* of its rows (Simes) and of all kinds together */
    double together;
    size_t least; /* its row with the least p                    */
    double q;
};

struct units {
    struct arena *a;
    struct claim (*of)[SIGNAL_COUNT]; /* [units] */
    size_t n;
};

static int compare_double(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Simes 1986: the chance of p[0, n) together, whatever of them is true. Sorts them. */
static double simes(double *p, size_t n)
{
    double least = 1;
    qsort(p, n, sizeof *p, compare_double);
    for (size_t k = 0; k < n; k++)
        least = fmin(least, p[k] * (double)n / (double)(k + 1));
    return least;
}

/* Rows of a unit and signal stand in no one place: they are chained by sorting their numbers. */
struct chained {
    uint32_t unit;
    enum signal signal;
    double p;
    size_t row;
};

static int compare_chained(const void *a, const void *b)
{
    const struct chained *x = a, *y = b;
    if (x->unit != y->unit)
        return x->unit < y->unit ? -1 : 1;
    if (x->signal != y->signal)
        return x->signal < y->signal ? -1 : 1;
    return x->p != y->p ? (x->p > y->p) - (x->p < y->p) : (x->row > y->row) - (x->row < y->row);
}

static void claim_all(struct units *u, const struct signal_row *rows, size_t n)
{
    struct chained *c = ARENA_ARRAY(u->a, struct chained, n + 1);
    double *p = ARENA_ARRAY(u->a, double, n + 1);
    for (size_t i = 0; i < n; i++)
        c[i] = (struct chained){ rows[i].unit, rows[i].signal, rows[i].p, i };
    qsort(c, n, sizeof *c, compare_chained);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from; to < n && c[to].unit == c[from].unit && c[to].signal == c[from].signal; to++)
            p[to - from] = c[to].p;
        struct claim *claim = &u->of[c[from].unit][c[from].signal];
        double alone = simes(p, to - from), both = fmin(2 * fmin(alone, claim->together), 1);
        claim->rows = to - from;
        claim->least = c[from].row;
        claim->p = claim->together < 2 ? both : alone;
    }
}

/* q of each claim of unit `u` within the unit; the least of them is the unit's own chance. */
static double within(struct units *u, size_t unit)
{
    double p[SIGNAL_COUNT] = { 0 }, least = 1;
    size_t n = 0;
    for (int s = 0; s < SIGNAL_COUNT; s++)
        if (u->of[unit][s].rows)
            p[n++] = u->of[unit][s].p;
    const double *q = false_discovery(u->a, p, n);
    for (int s = 0, k = 0; s < SIGNAL_COUNT; s++)
        if (u->of[unit][s].rows) {
            u->of[unit][s].q = q[k++];
            least = fmin(least, u->of[unit][s].q);
        }
    return least;
}

/* Of a unit that is named, each signal is held to the level that is left to it: 0.05 of named over all (Benjamini and Bogomolov 2014). */
static void spread_over_signals(struct claim of[SIGNAL_COUNT], double unit, double times)
{
    for (int s = 0; s < SIGNAL_COUNT; s++)
        of[s].q = fmin(fmax(unit, unit <= SIGNAL_Q_MOST ? of[s].q * times : of[s].q), 1);
}

static void name_units(struct units *u)
{
    double *p = ARENA_ARRAY(u->a, double, u->n + 1), named = 0;
    size_t *unit = ARENA_ARRAY(u->a, size_t, u->n + 1), n = 0;
    for (size_t i = 0; i < u->n; i++) {
        bool any = false;
        for (int s = 0; s < SIGNAL_COUNT; s++)
            any |= u->of[i][s].rows > 0;
        if (!any)
            continue;
        unit[n] = i;
        p[n++] = within(u, i);
    }
    const double *q = false_discovery(u->a, p, n);
    for (size_t i = 0; i < n; i++)
        named += q[i] <= SIGNAL_Q_MOST;
    for (size_t i = 0; i < n; i++)
        spread_over_signals(u->of[unit[i]], q[i], (double)n / fmax(named, 1));
}

void discover(struct arena *a, size_t units, struct signal_row *rows, size_t n, const struct together *t, size_t nt)
{
    struct units u = { .a = a, .n = units };
    u.of = arena_alloc(a, (units + 1) * sizeof *u.of);
    for (size_t i = 0; i < units; i++)
        for (int s = 0; s < SIGNAL_COUNT; s++)
            u.of[i][s] = (struct claim){ .together = 2 }; /* none */
    for (size_t i = 0; i < nt; i++)
        u.of[t[i].unit][t[i].signal].together = t[i].p;
    claim_all(&u, rows, n);
    name_units(&u);
    for (size_t i = 0; i < n; i++) {
        struct signal_row *r = &rows[i];
        const struct claim *c = &u.of[r->unit][r->signal];
        bool carries = c->least == i || r->p <= POINTS;
        r->q = carries ? c->q : fmax(c->q, r->p);
        r->flagged = r->q <= SIGNAL_Q_MOST && r->share > r->expected;
    }
}
