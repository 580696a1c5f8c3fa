/* betabinomial.c -- counts whose rate varies between members: exact, summed term by term; by its limit, the beta distribution, where
 * n is so large that the two differ by less than is printed. */
#include "signal/spread.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

enum { TERMS_MAX = 3000 };

/* Beta(a, b) with this mean, and with the variance that tau has on the scale of log odds: tau^2 mean^2 (1 - mean)^2. */
struct shape {
    double a, b;
};

static struct shape shape_of(double mean, double tau)
{
    return (struct shape){ 1 / (tau * tau * (1 - mean)), 1 / (tau * tau * mean) };
}

/* ln gamma by Stirling's series, good to 1e-13 from 8 on: gamma(x) = gamma(x + 8) / rise(x). The logarithms are where the time of finding
 * signals goes, so rises are divided by each other before one is taken. GSL's is five times slower; lgamma() writes what threads share. */
enum { RISE = 8 };

static double rise(double x)
{
    double product = x;
    for (int i = 1; i < RISE; i++)
        product *= x + i;
    return product;
}

static double series(double x)
{
    double z = 1 / x, y = z * z;
    return z * (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680 - y * (1.0 / 1188)))));
}

static double ln_gamma_risen(double x) /* of x + RISE */
{
    x += RISE;
    return (x - 0.5) * log(x) - x + 0.91893853320467274178 + series(x);
}

/* ln of gamma(x + by) / gamma(x) but for what is multiplied into `*over`, which divides it. As one difference: where x is large, that of
 * two logarithms would lose digits. */
static double ln_gamma_step(double x, double by, double *over)
{
    *over *= rise(x + by) / rise(x);
    double from = x + RISE, to = from + by;
    return by * log(to) + (from - 0.5) * log(to / from) - by + series(to) - series(from);
}

double betabinomial_ways_log(double n, double count)
{
    double over = rise(n + 1) / (rise(count + 1) * rise(n - count + 1));
    return ln_gamma_risen(n + 1) - ln_gamma_risen(count + 1) - ln_gamma_risen(n - count + 1) - log(over);
}

static double log_term(double ways, double n, double k, struct shape s)
{
    double over = 1, under = 1;
    double with = ln_gamma_step(s.a, k, &over) + ln_gamma_step(s.b, n - k, &over);
    return ways + with - ln_gamma_step(s.a + s.b, n, &under) - log(over / under);
}

double betabinomial_log(double n, double count, double mean, double tau)
{
    return betabinomial_log_of(betabinomial_ways_log(n, count), n, count, mean, tau);
}

double betabinomial_log_of(double ways, double n, double count, double mean, double tau)
{
    assert(count >= 0 && count <= n && mean > 0 && mean < 1 && tau > 0);
    return log_term(ways, n, count, shape_of(mean, tau));
}

/* The terms from `k` on, each from the one before. */
static double sum_up(double n, double k, struct shape s)
{
    double term = exp(log_term(betabinomial_ways_log(n, k), n, k, s)), sum = term;
    while (k < n && (term > sum * 1e-12 || k < n * s.a / (s.a + s.b))) {
        term *= (n - k) / (k + 1) * (s.a + k) / (s.b + n - k - 1);
        sum += term;
        k++;
    }
    return sum;
}

static double sum_down(double n, double k, struct shape s)
{
    double term = exp(log_term(betabinomial_ways_log(n, k), n, k, s)), sum = term;
    while (k > 0 && (term > sum * 1e-12 || k > n * s.a / (s.a + s.b))) {
        term *= k / (n - k + 1) * (s.b + n - k) / (s.a + k - 1);
        sum += term;
        k--;
    }
    return sum;
}

/* count / n as one value of a beta distribution with the mean and the variance of the share. */
static double limit_upper(double n, double count, double mean, struct shape s)
{
    double rho = 1 / (s.a + s.b + 1), wide = rho + (1 - rho) / n, scale = 1 / wide - 1;
    return gsl_cdf_beta_Q((count - 0.5) / n, mean * scale, (1 - mean) * scale);
}

double betabinomial_upper(double n, double count, double mean, double tau)
{
    assert(count >= 0 && count <= n && mean > 0 && mean < 1 && tau > 0);
    struct shape s = shape_of(mean, tau);
    if (count <= 0)
        return 1;
    if (n > TERMS_MAX)
        return limit_upper(n, count, mean, s);
    double upper = count > n * mean ? sum_up(n, count, s) : 1 - sum_down(n, count - 1, s);
    return upper < 0 ? 0 : upper > 1 ? 1 : upper;
}
