/* Chances of counts, what the others say of one, and false discoveries: against values worked out in tests/independent/honest.py. */
#include "signal/spread.h"

#include "fixture.h"

#include <math.h>

static const struct spread_ask LIMITS = { .limits = true };

static void assert_near(double got, double want, double part)
{
    if (!(fabs(got - want) <= part * fabs(want)))
        fail_msg("%.10g is not %.10g", got, want);
}

/* --- counts whose rate varies ----------------------------------------------------------------------------------------------- */

static const struct count_case {
    const char *name;
    double n, count, mean, tau, exactly, upper, part;
} COUNTS[] = {
    { "three of ten at a tenth", 10, 3, .1, .3, 0.06082018988181724, 0.07744786300318682, 1e-9 },
    { "four of thirty-five at a twentieth", 35, 4, .05, .25, 0.06902555323018947, 0.10531357220888521, 1e-9 },
    { "fifty-three of 322 at a twentieth", 322, 53, .05, .4, 3.789790034500184e-05, 0.0001511086033673668, 1e-9 },
    { "none of two hundred", 200, 0, .01, .5, 0.19531349059585684, 1, 1e-9 },
    { "three of a thousand, a rate that varies widely", 1000, 3, .001, 1.2, 0.058550594408428115, 0.130893405585027,
      1e-9 },
    { "four hundred of five thousand, by the limit", 5000, 400, .06, .3, 0.0020155075230470936, 0.1271568942002067,
      5e-3 },
};

static void check_count(void **state)
{
    const struct count_case *c = *state;
    assert_near(exp(betabinomial_log(c->n, c->count, c->mean, c->tau)), c->exactly, 1e-9);
    assert_near(betabinomial_upper(c->n, c->count, c->mean, c->tau), c->upper, c->part);
}

/* The terms sum to one, and the upper chance falls by each of them: whatever the numbers. */
static void chances_are_chances(void **state)
{
    (void)state;
    static const double N[] = { 1, 2, 7, 30, 61 }, MEAN[] = { .001, .05, .3, .5, .97 }, TAU[] = { .05, .3, 1.6 };
    for (size_t i = 0; i < LEN(N) * LEN(MEAN) * LEN(TAU); i++) {
        double n = N[i % LEN(N)], mean = MEAN[i / LEN(N) % LEN(MEAN)], tau = TAU[i / LEN(N) / LEN(MEAN)], sum = 0;
        for (double k = n; k >= 0; k--) {
            sum += exp(betabinomial_log(n, k, mean, tau));
            assert_true(fabs(betabinomial_upper(n, k, mean, tau) - sum) < 1e-9);
        }
        assert_true(fabs(sum - 1) < 1e-9);
    }
}

/* --- a family --------------------------------------------------------------------------------------------------------------- */

/* The worked example of docs/signals.md. */
static const struct {
    double n, count, expected, p, q;
} EXAMPLE[] = {
    { 322, 53, 0.0568, 0.0058486, 0.070183 }, { 118, 5, 0.0658, 0.71954, 0.88647 },
    { 240, 9, 0.0672, 0.79486, 0.88647 },     { 96, 7, 0.0615, 0.35913, 0.86192 },
    { 410, 24, 0.0640, 0.4848, 0.88647 },     { 61, 1, 0.0662, 0.94102, 0.94102 },
    { 150, 8, 0.0646, 0.5762, 0.88647 },      { 201, 14, 0.0615, 0.35168, 0.86192 },
    { 88, 3, 0.0661, 0.80836, 0.88647 },      { 35, 4, 0.0590, 0.17905, 0.71618 },
    { 275, 10, 0.0675, 0.81259, 0.88647 },    { 133, 17, 0.0542, 0.033336, 0.20001 },
};

static void worked_example(void **state)
{
    (void)state;
    struct spread_member m[LEN(EXAMPLE)];
    struct spread_verdict v[LEN(EXAMPLE)];
    double p[LEN(EXAMPLE)];
    for (size_t i = 0; i < LEN(EXAMPLE); i++)
        m[i] = (struct spread_member){ .n = EXAMPLE[i].n, .count = EXAMPLE[i].count, .expected = .05 };
    spread_shares(m, LEN(m), &LIMITS, v);
    for (size_t i = 0; i < LEN(EXAMPLE); i++) {
        assert_near(v[i].expected, EXAMPLE[i].expected, .02);
        assert_near(v[i].p, EXAMPLE[i].p, .15); /* honest.py weighs a finer grid */
        assert_true(v[i].low <= v[i].expected && v[i].expected <= v[i].high);
        p[i] = v[i].p;
    }
    const double *q = false_discovery(arena, p, LEN(EXAMPLE));
    for (size_t i = 0; i < LEN(EXAMPLE); i++)
        assert_near(q[i], EXAMPLE[i].q, .15);
}

/* Who is judged is not in its own measure, and one that pushes work away does not make the others' measure wide. */
static void one_does_not_move_the_rest(void **state)
{
    (void)state;
    struct spread_member m[20];
    struct spread_verdict before[20], after[20];
    for (size_t i = 0; i < LEN(m); i++)
        m[i] = (struct spread_member){ .n = 200 + 5 * (double)i, .count = 10 + (double)(i % 5), .expected = .05 };
    spread_shares(m, LEN(m), &LIMITS, before);
    m[3].count = 90;
    m[7].count = 80;
    spread_shares(m, LEN(m), &LIMITS, after);
    assert_true(after[3].p < 1e-4 && after[7].p < 1e-4);
    for (size_t i = 0; i < LEN(m); i++) {
        assert_near(after[i].expected, before[i].expected, .1);
        assert_true(after[i].high < before[i].high * 1.35);
        assert_true(i == 3 || i == 7 || after[i].p > .05);
    }
}

/* Three of seventeen that show four times as much are exceptions; five are a sort of their own, and nobody is named by the measure of the others. */
static void a_fifth_is_no_exception(void **state)
{
    (void)state;
    double high = 0;
    for (size_t many = 3; many <= 5; many += 2) {
        struct spread_member m[17];
        struct spread_verdict v[17];
        for (size_t i = 0; i < LEN(m); i++)
            m[i] = (struct spread_member){ .n = 100, .count = (i < many ? 25 : 6) + (double)(i % 3), .expected = .065 };
        spread_shares(m, LEN(m), &LIMITS, v);
        for (size_t i = 0; i < many; i++)
            assert_true((v[i].p < .005) == (many == 3));
        assert_true(many == 3 || v[16].high > 1.3 * high);
        high = v[16].high;
    }
}

static void limits_narrow_as_numbers_grow(void **state)
{
    (void)state;
    struct spread_member m[12];
    struct spread_verdict v[12];
    for (size_t i = 0; i < LEN(m); i++)
        m[i] = (struct spread_member){ .n = 30 * pow(2, (double)(i % 6)),
                                       .count = 3 * pow(2, (double)(i % 6)),
                                       .expected = .1 };
    spread_shares(m, LEN(m), &LIMITS, v);
    for (size_t i = 1; i < 6; i++)
        assert_true(v[i].high - v[i].low < v[i - 1].high - v[i - 1].low);
}

/* The curve of a picture is what a middling member of that n would be told. */
static void a_curve_agrees_with_the_verdicts(void **state)
{
    (void)state;
    struct spread_member m[12];
    struct spread_verdict v[12];
    struct spread_limit curve[] = { { .n = 30 }, { .n = 480 } };
    for (size_t i = 0; i < LEN(m); i++)
        m[i] = (struct spread_member){ .n = i % 2 ? 480 : 30, .count = i % 2 ? 48 : 3, .expected = .1 };
    spread_shares(m, LEN(m), &(struct spread_ask){ .limits = true, .curve = curve, .ncurve = LEN(curve) }, v);
    for (size_t i = 0; i < LEN(curve); i++) {
        assert_true(fabs(curve[i].low - v[i].low / v[i].expected) < .15);
        assert_true(fabs(curve[i].high - v[i].high / v[i].expected) < .15 * curve[i].high);
    }
}

/* A family of few believes, by half, what a family of many says of how far honest units lie apart. */
static void families_tell_each_other(void **state)
{
    (void)state;
    struct spread_member wide[40], few[6];
    struct spread_verdict v[40], alone[6], told_wide[6];
    struct spread_told told;
    for (size_t i = 0; i < LEN(wide); i++)
        wide[i] = (struct spread_member){ .n = 400, .count = 8 + 3 * (double)(i % 20), .expected = .09 };
    for (size_t i = 0; i < LEN(few); i++)
        few[i] = (struct spread_member){ .n = 100, .count = i ? 9 : 30, .expected = .09 };
    spread_shares(wide, LEN(wide), &(struct spread_ask){ .told = &told }, v);
    for (int t = 1; t < SPREAD_TAUS; t++)
        assert_true(told.tau[t] <= 0);
    assert_true(told.tau[0] < -2); /* the least spread is not believed of them */
    spread_shares(few, LEN(few), &LIMITS, alone);
    spread_shares(few, LEN(few), &(struct spread_ask){ .others = &told, .limits = true }, told_wide);
    assert_true(told_wide[0].p > alone[0].p * 1.5 && told_wide[0].high > alone[0].high);
}

static void of_one_alone_nothing_is_said(void **state)
{
    (void)state;
    struct spread_member m = { .n = 100, .count = 99, .expected = .05 };
    struct spread_place t = { .mean = 4, .error = .1 };
    struct spread_verdict v;
    spread_shares(&m, 1, &LIMITS, &v);
    assert_true(v.p >= 1);
    spread_places(&t, 1, &LIMITS, &v);
    assert_true(v.p >= 1);
}

static void times_are_judged_alike(void **state)
{
    (void)state;
    struct spread_place m[15];
    struct spread_verdict v[15];
    for (size_t i = 0; i < LEN(m); i++)
        m[i] = (struct spread_place){ .mean = .1 * (double)(i % 5) - .2, .error = .1 };
    m[4].mean = 1.9;
    spread_places(m, LEN(m), &LIMITS, v);
    for (size_t i = 0; i < LEN(m); i++)
        assert_true((v[i].p < .002) == (i == 4));
    assert_true(v[0].low < -.4 && v[0].high > .4 && fabs(v[0].expected) < .1);
}

/* The table of Benjamini and Hochberg 1995, part 4.1: fifteen chances, four discoveries at 0.05. */
static void false_discoveries_of_1995(void **state)
{
    (void)state;
    static const double P[] = { .4262, .0001, .0278, .0004, .0298, .0019, .0344, .0095,
                                .0459, .0201, .3240, .5719, .6528, .7590, 1. };
    const double *q = false_discovery(arena, P, LEN(P));
    int found = 0;
    for (size_t i = 0; i < LEN(P); i++)
        found += q[i] <= .05;
    assert_int_equal(found, 4);
    assert_near(q[1], .0015, 1e-9);
    assert_near(q[7], .035625, 1e-9);
    assert_near(q[9], .0603, 1e-9);
}

int main(void)
{
    static const struct CMUnitTest FIXED[] = {
        cmocka_unit_test(chances_are_chances),
        cmocka_unit_test(worked_example),
        cmocka_unit_test(a_fifth_is_no_exception),
        cmocka_unit_test(one_does_not_move_the_rest),
        cmocka_unit_test(limits_narrow_as_numbers_grow),
        cmocka_unit_test(families_tell_each_other),
        cmocka_unit_test(a_curve_agrees_with_the_verdicts),
        cmocka_unit_test(of_one_alone_nothing_is_said),
        cmocka_unit_test(times_are_judged_alike),
        cmocka_unit_test(false_discoveries_of_1995),
    };
    struct CMUnitTest tests[LEN(COUNTS) + LEN(FIXED)];
    for (size_t i = 0; i < LEN(COUNTS); i++)
        tests[i] = (struct CMUnitTest){ COUNTS[i].name, check_count, NULL, NULL, (void *)&COUNTS[i] };
    for (size_t i = 0; i < LEN(FIXED); i++)
        tests[LEN(COUNTS) + i] = FIXED[i];
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
