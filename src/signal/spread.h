/* spread.h -- how far honest units lie apart, and how unlikely it is that one of them lies where this one does.
 *
 *      share   |   o     o                     X          X is judged against where the others may lie: their
 *              |  o o o o  o o                            own spread, what chance adds at X's n, and how little
 *              |   o  o      o                            the others tell about both
 *              +------------------------- n
 *
 * The members of a family (one signal, one kind of work) have each an honest rate of their own. On the scale of log odds these rates lie
 * around a common centre mu with a natural spread tau; the count of a member is beta-binomial, its chance exact. Neither mu nor tau is
 * known: both are weighed over a grid by what the other members show (never the one judged), each of which may be no honest one at
 * all, with a small chance and at any distance, so that a few that push work away do not become the measure of the rest. Where more than a
 * fifth stand out they are no few: the family is judged again, all of it honest, and its spread is as wide as it is. A spread of
 * nothing is not believed on few members (Chung et al. 2013). See docs/signals.md.
 *
 * Owns:    nothing.
 * Fails:   never. Of one member alone nothing is said: p is 1.
 * Threads: pure.
 */
#ifndef CONGVU_SIGNAL_SPREAD_H
#define CONGVU_SIGNAL_SPREAD_H

#include "base/arena.h"

struct spread_member {
    double n, count;      /* whole numbers, 0 <= count <= n                                              */
    double expected;      /* what members like it would show, by what work it got: 0 < expected < 1      */
    double doubt;         /* variance of that, on the scale of log odds                                  */
};
/* The same for times: where a member's cases lie among those of its peers, as a mean score with its standard error. */
struct spread_place {
    double mean, error;   /* error > 0                                                                   */
    double n;             /* it rests on so many; only limits ask                                        */
};
struct spread_verdict {
    double expected;          /* share or mean of an honest member like it                               */
    double low, high;         /* where 95 % of honest members of that n lie                              */
    double p;                 /* chance that an honest member shows as much or more                      */
};

/* What a family says of its spread, a logarithm for each spread of the grid: families of one signal, whose units are the same, tell each
 * other, and half of it is believed. */
enum { SPREAD_TAUS = 7 };
struct spread_told {
    double tau[SPREAD_TAUS];
};

/* For a picture: where 95 % of honest members of that n lie, as a multiple of what is expected of a middling one; of places, means. */
struct spread_limit {
    double n, low, high;
};
struct spread_ask {
    double usual;                         /* mean of the prior of the spread; 0: 0.5                 */
    const struct spread_told *others; /* what other families say, added up; NULL: nothing                */
    bool limits;                      /* else low and high of the verdicts are 0, for they cost most     */
    struct spread_limit *curve;       /* [ncurve] n is given, low and high are filled in; NULL: none     */
    size_t ncurve;
    struct spread_told *told;         /* what this family says; NULL: not asked for                      */
};
void spread_shares(const struct spread_member *m, size_t n, const struct spread_ask *ask, struct spread_verdict *out);
void spread_places(const struct spread_place *m, size_t n, const struct spread_ask *ask, struct spread_verdict *out);

/* Chance of `count` and more among n where the rate itself varies around `mean` (tau on the scale of log odds); of exactly `count`, its
 * logarithm. tau > 0, 0 < mean < 1. */
double betabinomial_upper(double n, double count, double mean, double tau);
double betabinomial_log(double n, double count, double mean, double tau);
/* The same, where many means and taus are asked of one count: its ways are worked out once. */
double betabinomial_ways_log(double n, double count);
double betabinomial_log_of(double ways, double n, double count, double mean, double tau);

/* Benjamini and Hochberg 1995: the q of each p. In the arena. */
const double *false_discovery(struct arena *a, const double *p, size_t n);

#endif
