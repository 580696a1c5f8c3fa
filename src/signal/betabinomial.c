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

/* ln gamma of x > 0 by Stirling's series, which from 8 on is good to 1e-13; below, gamma(x) = gamma(x + 1) / x. GSL's is five times
 * slower, and this is where the time goes; lgamma() writes a variable that threads share. */
static double ln_gamma(double x)
{
    double below = 1;
    while (x < 8)
        below *= x++;
    double y = 1 / (x * x);
    double series = (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680 - y / 1188)))) / x;
    return (x - 0.5) * log(x) - x + 0.91893853320467274178 + series - log(below);
}

static double log_term(double n, double k, struct shape s)
{
    double choose = ln_gamma(n + 1) - ln_gamma(k + 1) - ln_gamma(n - k + 1);
    double with = ln_gamma(k + s.a) + ln_gamma(n - k + s.b) - ln_gamma(n + s.a + s.b);
    return choose + with - (ln_gamma(s.a) + ln_gamma(s.b) - ln_gamma(s.a + s.b));
}

double betabinomial_log(double n, double count, double mean, double tau)
{
    assert(count >= 0 && count <= n && mean > 0 && mean < 1 && tau > 0);
    return log_term(n, count, shape_of(mean, tau));
}

/* The terms from `k` on, each from the one before. */
static double sum_up(double n, double k, struct shape s)
{
    double term = exp(log_term(n, k, s)), sum = term;
    while (k < n && (term > sum * 1e-12 || k < n * s.a / (s.a + s.b))) {
        term *= (n - k) / (k + 1) * (s.a + k) / (s.b + n - k - 1);
        sum += term;
        k++;
    }
    return sum;
}

static double sum_down(double n, double k, struct shape s)
{
    double term = exp(log_term(n, k, s)), sum = term;
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
