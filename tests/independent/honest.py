"""The statistics of docs/signals.md once more, from its text alone: plain sums on a fine grid, the standard library, nothing of src/.

A family is a list of (n, count, expected). What is returned for each: (expected, p), then q for all.
"""
import math

TAU = (.25, 1.6, 40)        # natural spreads, even on a log scale
MU = (1.5, 101)             # centres within so much of the middle one
ABOVE, BELOW = .10, .05     # chances that a member is no honest one
FAR = [.8 + .2 * k for k in range(14)]
FAR_TAU, PRIOR_RATE = .3, 4


def logit(p):
    return math.log(p / (1 - p))


def inverse(x):
    return 1 / (1 + math.exp(-x))


def log_choose(n, k):
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def log_beta(a, b):
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def exactly(n, k, mean, tau):
    """Chance of k among n where the rate is beta distributed with this mean, and tau its spread on the scale of log odds."""
    a, b = 1 / (tau * tau * (1 - mean)), 1 / (tau * tau * mean)
    return math.exp(log_choose(n, k) + log_beta(k + a, n - k + b) - log_beta(a, b))


def at_least(n, k, mean, tau):
    return math.fsum(exactly(n, j, mean, tau) for j in range(k, n + 1))


def grid(middle):
    low, high, steps = TAU
    taus = [low * (high / low) ** (i / (steps - 1)) for i in range(steps)]
    width, points = MU
    return [(middle - width + 2 * width * j / (points - 1), tau) for tau in taus for j in range(points)]


def judge(family):
    at = sorted(logit((k + .5) / (n + 1)) - logit(e) for n, k, e in family)
    middle = (at[(len(at) - 1) // 2] + at[len(at) // 2]) / 2
    points = grid(middle)
    far = {}

    def far_chance(i, mu):
        if (i, mu) not in far:
            n, k, e = family[i]
            up, down = ([exactly(n, k, inverse(logit(e) + mu + side * s), FAR_TAU) for s in FAR] for side in (1, -1))
            far[i, mu] = (ABOVE * sum(up) + BELOW * sum(down)) / len(FAR)
        return far[i, mu]

    like = [[math.log((1 - ABOVE - BELOW) * exactly(n, k, inverse(logit(e) + mu), tau) + far_chance(i, mu)) for mu, tau in points]
            for i, (n, k, e) in enumerate(family)]
    prior = [2 * math.log(tau) - PRIOR_RATE * tau for _, tau in points]
    out = []
    for i, (n, k, e) in enumerate(family):
        weight = [p + sum(like[j][g] for j in range(len(family)) if j != i) for g, p in enumerate(prior)]
        best = max(weight)
        weight = [math.exp(w - best) for w in weight]
        total = sum(weight)
        some = [(w / total, *points[g]) for g, w in enumerate(weight) if w > 1e-5]
        out.append((sum(w * inverse(logit(e) + mu) for w, mu, _ in some),
                    min(1, sum(w * at_least(n, k, inverse(logit(e) + mu), tau) for w, mu, tau in some))))
    return out


def false_discovery(p):
    order = sorted(range(len(p)), key=lambda i: p[i])
    q, least = [1.0] * len(p), 1.0
    for rank in range(len(p), 0, -1):
        i = order[rank - 1]
        least = min(least, p[i] * len(p) / rank)
        q[i] = least
    return q


EXAMPLE = [('A01', 322, 53), ('A02', 118, 5), ('A03', 240, 9), ('A04', 96, 7), ('A05', 410, 24), ('A06', 61, 1), ('A07', 150, 8),
           ('A08', 201, 14), ('A09', 88, 3), ('A10', 35, 4), ('A11', 275, 10), ('A12', 133, 17)]

if __name__ == '__main__':
    from fractions import Fraction
    # a check of exactly() itself by whole numbers: beta(2, 3), n = 5
    def pochhammer(x, k):
        r = Fraction(1)
        for i in range(k):
            r *= x + i
        return r
    for k in range(6):
        print(k, float(Fraction(math.comb(5, k)) * pochhammer(2, k) * pochhammer(3, 5 - k) / pochhammer(5, 5)))
    verdicts = judge([(n, k, .05) for _, n, k in EXAMPLE])
    q = false_discovery([p for _, p in verdicts])
    for (unit, n, k), (expected, p), value in zip(EXAMPLE, verdicts, q):
        print(f'{unit} {n:4d} {k:3d} {k / n:.3f} {expected:.4f} {p:.5g} {value:.5g}')
    for case in [(10, 3, .1, .3), (35, 4, .05, .25), (322, 53, .05, .4), (5000, 400, .06, .3), (200, 0, .01, .5), (1000, 3, .001, 1.2)]:
        print(case, exactly(*case), at_least(*case))
