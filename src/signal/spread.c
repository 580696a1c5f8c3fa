/* spread.c -- weighing centre and spread over a grid, and judging each member by the others. */
#include "signal/spread.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

/* Spreads from 0.25 to 1.6, each a third more than the one before; centres within 1.5 of the middle member. */
enum { TAUS = SPREAD_TAUS, MUS = 51, GRID = TAUS * MUS };
static const double TAU_LEAST = 0.25, TAU_STEP = 1.37, MU_STEP = 0.06;

/* What a member that is no honest one may show: from 0.8 above the centre (2.2 times the odds) to 3.4 above, or as far below, which
 * an odd task brings about. One in ten and one in twenty. In tenths, so that all centres ask for the same few points. */
enum { FAR_LEAST = 8, FAR_STEP = 2, FAR_SHIFTS = 14, FAR_MOST = FAR_LEAST + FAR_STEP * (FAR_SHIFTS - 1) };
static const double FAR_UNIT = 0.1, FAR_TAU = 0.3, ABOVE_SHARE = 0.10, BELOW_SHARE = 0.05;

/* Far likelihoods change slowly: they are worked out at every fifth centre, three tenths apart, and on a line between. */
enum { COARSE = 5, POSTS = MUS / COARSE + 2, POST_UNITS = 3, FAR_POINTS = 2 * FAR_MOST + POST_UNITS * (POSTS - 1) + 1 };

/* Prior of the spread: gamma with shape 2, and this mean unless another is asked for: none is not believed, more than 1 hardly. */
static const double USUAL = 0.5;

/* How much of what other families say is believed: their units are the same ones, their work is not. */
static const double BELIEVED = 0.5;

/* Powers of e below the best from which on a point of the grid has no weight: for chances, and for limits that are printed. */
static const double FAINT = 9, FAINT_LIMITS = 3.5;

/* Stand so many of a family out, one in CROWD_PART, they are no exceptions. */
static const double STANDS_OUT = 0.01;
enum { CROWD_LEAST = 4, CROWD_PART = 5 };

struct family {
    const struct spread_member *shares; /* or */
    const struct spread_place *places;
    size_t n;
    double middle;
    double tau[TAUS];
    bool crowded;  /* too many stand out to be exceptions: all are honest */
    double *like;  /* [n][GRID] logarithm of each member's likelihood */
    double *total; /* [GRID] of all, and the prior                    */
};

static double logit(double p) { return log(p / (1 - p)); }
static double mu_at(const struct family *f, int j)
{
    int steps = j - MUS / 2;
    return f->middle + MU_STEP * steps;
}

static double share_mean(const struct spread_member *m, double mu)
{
    double p = 1 / (1 + (1 - m->expected) / m->expected * exp(-mu));
    return p < 1e-9 ? 1e-9 : p > 1 - 1e-9 ? 1 - 1e-9 : p;
}

static double place_width(const struct spread_place *m, double tau) { return sqrt(tau * tau + m->error * m->error); }

static double share_width(const struct spread_member *m, double tau) { return sqrt(tau * tau + m->doubt); }

/* `ways`: of a share, betabinomial_ways_log. */
static double honest_log(const struct family *f, size_t i, double ways, double mu, double tau)
{
    if (f->shares)
        return betabinomial_log_of(ways, f->shares[i].n, f->shares[i].count, share_mean(&f->shares[i], mu),
                                   share_width(&f->shares[i], tau));
    double w = place_width(&f->places[i], tau);
    return log(gsl_ran_gaussian_pdf(f->places[i].mean - mu, w) + 1e-300);
}

static double upper(const struct family *f, size_t i, double mu, double tau)
{
    if (f->shares)
        return betabinomial_upper(f->shares[i].n, f->shares[i].count, share_mean(&f->shares[i], mu),
                                  share_width(&f->shares[i], tau));
    return gsl_cdf_gaussian_Q(f->places[i].mean - mu, place_width(&f->places[i], tau));
}

/* --- the middle ---------------------------------------------------------------------------------------------------------- */

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double middle_of(struct arena *a, const struct family *f)
{
    double *at = ARENA_ARRAY(a, double, f->n);
    for (size_t i = 0; i < f->n; i++)
        at[i] = f->places ? f->places[i].mean
                          : logit((f->shares[i].count + 0.5) / (f->shares[i].n + 1)) - logit(f->shares[i].expected);
    qsort(at, f->n, sizeof *at, compare);
    return (at[(f->n - 1) / 2] + at[f->n / 2]) / 2;
}

/* --- likelihoods ---------------------------------------------------------------------------------------------------------- */

/* The likelihood of a member that lies far above or below the centre, each weighed by how often that is, at every post. */
static void fill_posts(const struct family *f, size_t i, double ways, double post[POSTS])
{
    double at[FAR_POINTS]; /* at[FAR_MOST] is that of the first post */
    for (int g = 0; g < FAR_POINTS; g++)
        at[g] = exp(honest_log(f, i, ways, mu_at(f, 0) + FAR_UNIT * (g - FAR_MOST), FAR_TAU));
    for (int k = 0; k < POSTS; k++) {
        double above = 0, below = 0;
        for (int shift = FAR_LEAST; shift <= FAR_MOST; shift += FAR_STEP) {
            above += at[FAR_MOST + k * POST_UNITS + shift];
            below += at[FAR_MOST + k * POST_UNITS - shift];
        }
        post[k] = (ABOVE_SHARE * above + BELOW_SHARE * below) / FAR_SHIFTS;
    }
}

static void fill_member(struct family *f, size_t i)
{
    double post[POSTS] = { 0 }, honest = f->crowded ? 1 : 1 - ABOVE_SHARE - BELOW_SHARE;
    double ways = f->shares ? betabinomial_ways_log(f->shares[i].n, f->shares[i].count) : 0;
    if (!f->crowded)
        fill_posts(f, i, ways, post);
    for (int j = 0; j < MUS; j++) {
        double part = (double)(j % COARSE) / COARSE;
        double far = post[j / COARSE] * (1 - part) + post[j / COARSE + 1] * part;
        for (int t = 0; t < TAUS; t++) {
            double near = honest * exp(honest_log(f, i, ways, mu_at(f, j), f->tau[t]));
            f->like[i * GRID + (size_t)(t * MUS + j)] = log(near + far + 1e-300);
        }
    }
}

static double prior_log(const struct spread_ask *ask, double tau)
{
    return 2 * log(tau) - 2 / (ask->usual > 0 ? ask->usual : USUAL) * tau;
}

static struct family family_new(struct arena *a, const struct spread_member *shares, const struct spread_place *places,
                                size_t n, const struct spread_ask *ask, bool crowded)
{
    struct family f = { .shares = shares, .places = places, .n = n, .crowded = crowded };
    f.middle = middle_of(a, &f);
    for (int t = 0; t < TAUS; t++)
        f.tau[t] = t ? f.tau[t - 1] * TAU_STEP : TAU_LEAST;
    f.like = ARENA_ARRAY(a, double, n *GRID);
    f.total = ARENA_ARRAY(a, double, GRID);
    for (int t = 0; t < TAUS; t++) /* the grid's steps grow with tau: one more power of it */
        for (int j = 0; j < MUS; j++)
            f.total[t * MUS + j] = prior_log(ask, f.tau[t]) + (ask->others ? BELIEVED * ask->others->tau[t] : 0);
    for (size_t i = 0; i < n; i++) {
        fill_member(&f, i);
        for (int g = 0; g < GRID; g++)
            f.total[g] += f.like[i * GRID + (size_t)g];
    }
    return f;
}

/* --- verdicts -------------------------------------------------------------------------------------------------------------- */

struct weights {
    double w[GRID]; /* sum to 1; 0 where too faint */
};

/* From logarithms to weights. */
static void even_out(double faint, struct weights *out)
{
    double best = -INFINITY, sum = 0;
    for (int g = 0; g < GRID; g++)
        best = fmax(best, out->w[g]);
    for (int g = 0; g < GRID; g++) {
        double below = out->w[g] - best;
        out->w[g] = below < -faint ? 0 : exp(below);
        sum += out->w[g];
    }
    for (int g = 0; g < GRID; g++)
        out->w[g] /= sum;
}

/* What all but member i say of centre and spread. */
static void weights_without(const struct family *f, size_t i, double faint, struct weights *out)
{
    for (int g = 0; g < GRID; g++)
        out->w[g] = f->total[g] - f->like[i * GRID + (size_t)g];
    even_out(faint, out);
}

static void weights_of_all(const struct family *f, double faint, struct weights *out)
{
    for (int g = 0; g < GRID; g++)
        out->w[g] = f->total[g];
    even_out(faint, out);
}

static double weighed(const struct family *f, size_t i, const struct weights *w,
                      double (*of)(const struct family *, size_t, double mu, double tau))
{
    double sum = 0;
    for (int g = 0; g < GRID; g++)
        if (w->w[g] > 0)
            sum += w->w[g] * of(f, i, mu_at(f, g % MUS), f->tau[g / MUS]);
    return sum;
}

static double honest_mean(const struct family *f, size_t i, double mu, double tau)
{
    (void)tau;
    return f->shares ? share_mean(&f->shares[i], mu) : mu;
}

/* The value with this much of the honest distribution below it, by halving. */
static double quantile(const struct family *f, size_t i, const struct weights *w, double below)
{
    struct spread_member share = f->shares ? f->shares[i] : (struct spread_member){ .n = 0 };
    struct spread_place place = f->places ? f->places[i] : (struct spread_place){ .error = 1 };
    struct family one = *f;
    one.shares = f->shares ? &share : NULL;
    one.places = f->places ? &place : NULL;
    double lo = f->shares ? -1 : f->middle - 8, hi = f->shares ? share.n : f->middle + 8;
    for (int k = 0; k < 60 && hi - lo > (f->shares ? 1 : 1e-4); k++) {
        double mid = f->shares ? floor((lo + hi) / 2) : (lo + hi) / 2;
        share.count = mid + 1 > share.n ? share.n : mid + 1;
        place.mean = mid;
        if (1 - weighed(&one, 0, w, upper) >= below)
            hi = mid;
        else
            lo = mid;
    }
    return hi;
}

static void judge(const struct family *f, struct weights *w, bool limits, struct spread_verdict *out)
{
    for (size_t i = 0; i < f->n; i++) {
        double unit = f->shares ? f->shares[i].n : 1;
        struct family mine = *f;
        mine.shares = f->shares ? f->shares + i : NULL;
        mine.places = f->places ? f->places + i : NULL;
        weights_without(f, i, FAINT, w);
        out[i] = (struct spread_verdict){ .expected = weighed(&mine, 0, w, honest_mean),
                                          .p = f->n > 1 ? fmin(weighed(&mine, 0, w, upper), 1) : 1 };
        if (!limits)
            continue;
        weights_without(f, i, FAINT_LIMITS, w);
        out[i].low = quantile(&mine, 0, w, 0.025) / unit;
        out[i].high = quantile(&mine, 0, w, 0.975) / unit;
    }
}

/* --- limits for a picture ------------------------------------------------------------------------------------------------------ */

static double median(struct arena *a, const struct family *f, double (*of)(const struct family *, size_t))
{
    double *v = ARENA_ARRAY(a, double, f->n);
    for (size_t i = 0; i < f->n; i++)
        v[i] = of(f, i);
    qsort(v, f->n, sizeof *v, compare);
    return v[f->n / 2];
}

static double expected_of(const struct family *f, size_t i) { return f->shares[i].expected; }
static double scatter_of(const struct family *f, size_t i) { return f->places[i].error * sqrt(f->places[i].n); }

static void draw_limits(struct arena *a, const struct family *f, struct weights *w, struct spread_limit *curve,
                        size_t k)
{
    struct spread_member share = { .expected = f->shares ? median(a, f, expected_of) : 0.5 };
    double scatter = f->places ? median(a, f, scatter_of) : 1;
    weights_of_all(f, FAINT_LIMITS, w);
    for (size_t i = 0; i < k; i++) {
        struct spread_place place = { .error = scatter / sqrt(curve[i].n) };
        struct family one = *f;
        share.n = curve[i].n;
        one.shares = f->shares ? &share : NULL;
        one.places = f->places ? &place : NULL;
        double unit = f->shares ? curve[i].n * weighed(&one, 0, w, honest_mean) : 1;
        curve[i].low = quantile(&one, 0, w, 0.025) / unit;
        curve[i].high = quantile(&one, 0, w, 0.975) / unit;
    }
}

/* How well each spread explains the members, whatever the centre. */
static void tell(const struct family *f, const struct spread_ask *ask)
{
    struct spread_told *told = ask->told;
    double best = -INFINITY;
    for (int t = 0; t < TAUS; t++) {
        double most = -INFINITY, sum = 0;
        for (int j = 0; j < MUS; j++)
            most = fmax(most, f->total[t * MUS + j]);
        for (int j = 0; j < MUS; j++)
            sum += exp(f->total[t * MUS + j] - most);
        told->tau[t] = most + log(sum) - prior_log(ask, f->tau[t]) - (ask->others ? BELIEVED * ask->others->tau[t] : 0);
        best = fmax(best, told->tau[t]);
    }
    for (int t = 0; t < TAUS; t++)
        told->tau[t] -= best;
}

/* More than a fifth of a family is no exception to it. Such units differ in what they are, and nobody is measured by the others as if
 * they did not. */
static bool is_crowded(const struct spread_verdict *v, size_t n)
{
    size_t out = 0;
    for (size_t i = 0; i < n; i++)
        out += v[i].p < STANDS_OUT;
    return out >= CROWD_LEAST && out * CROWD_PART > n;
}

static void judge_all(const struct spread_member *shares, const struct spread_place *places, size_t n,
                      const struct spread_ask *ask, struct spread_verdict *out)
{
    if (ask->told)
        *ask->told = (struct spread_told){ { 0 } };
    if (n == 0)
        return;
    struct arena *scratch = arena_new();
    struct family f = family_new(scratch, shares, places, n, ask, false);
    struct weights *w = ARENA_NEW(scratch, struct weights);
    judge(&f, w, ask->limits, out);
    if (is_crowded(out, n)) {
        f = family_new(scratch, shares, places, n, ask, true);
        judge(&f, w, ask->limits, out);
    }
    draw_limits(scratch, &f, w, ask->curve, ask->ncurve);
    if (ask->told)
        tell(&f, ask);
    arena_free(scratch);
}

void spread_shares(const struct spread_member *m, size_t n, const struct spread_ask *ask, struct spread_verdict *out)
{
    judge_all(m, NULL, n, ask, out);
}

void spread_places(const struct spread_place *m, size_t n, const struct spread_ask *ask, struct spread_verdict *out)
{
    judge_all(NULL, m, n, ask, out);
}

/* --- false discoveries ------------------------------------------------------------------------------------------------------ */

struct ranked {
    double p;
    size_t at;
};

static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    return x->p != y->p ? (x->p > y->p) - (x->p < y->p) : (x->at > y->at) - (x->at < y->at);
}

const double *false_discovery(struct arena *a, const double *p, size_t n)
{
    struct ranked *by = ARENA_ARRAY(a, struct ranked, n);
    double *q = ARENA_ARRAY(a, double, n), least = 1;
    for (size_t i = 0; i < n; i++)
        by[i] = (struct ranked){ p[i], i };
    qsort(by, n, sizeof *by, compare_ranked);
    for (size_t k = n; k-- > 0;) {
        least = fmin(least, by[k].p * (double)n / (double)(k + 1));
        q[by[k].at] = least;
    }
    return q;
}
