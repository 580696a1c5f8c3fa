/* test_props.c -- random trees that change over time: the index says what a naive walk over parents says. */
#include "../rounds.h"
#include "fixture.h"

#include <stdio.h>
#include <string.h>

enum { UNITS = 24, ERAS = 4, ROUNDS = 60 };

static uint64_t seed = 20250701;
static uint32_t any(uint32_t below)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(seed >> 33) % below;
}

/* parent[era][u]: 0 for none; a unit's parent has a lower rank in the era's random order, so there is no cycle. */
struct model {
    int parent[ERAS][UNITS + 1];
    bool agency[ERAS][UNITS + 1], exists[ERAS][UNITS + 1];
};

static struct instant era_start(int era) { return (struct instant){ (int64_t)era * 100 * US_DAY }; }

static void random_model(struct model *m)
{
    memset(m, 0, sizeof *m);
    for (int era = 0; era < ERAS; era++) {
        int order[UNITS];
        for (int i = 0; i < UNITS; i++)
            order[i] = i + 1;
        for (int i = UNITS - 1; i > 0; i--) {
            int j = (int)any((uint32_t)i + 1), keep = order[i];
            order[i] = order[j];
            order[j] = keep;
        }
        for (int i = 0; i < UNITS; i++) {
            m->exists[era][order[i]] = any(8) != 0;
            m->agency[era][order[i]] = any(3) == 0;
            m->parent[era][order[i]] = i && any(10) ? order[any((uint32_t)i)] : 0;
        }
    }
}

static struct text code_of(struct arena *a, int unit) { return text_printf(a, "u%02d", unit); }

static const struct org *model_org(struct arena *a, const struct model *m)
{
    struct org_row *rows = NULL;
    size_t n = 0;
    for (int unit = 1; unit <= UNITS; unit++) {
        for (int era = 0; era < ERAS; era++) {
            if (!m->exists[era][unit]) /* a unit may be away for an era */
                continue;
            struct org_row row = { .kind = ORG_UNIT,
                                   .seq = unit,
                                   .code = code_of(a, unit),
                                   .agency = m->agency[era][unit],
                                   .from = era_start(era),
                                   .to = era + 1 < ERAS ? era_start(era + 1) : INSTANT_MAX };
            if (m->parent[era][unit])
                row.other = code_of(a, m->parent[era][unit]);
            ARENA_PUSH(a, rows, n, row);
        }
    }
    for (int unit = 1; unit <= UNITS; unit++) { /* so that every id is known, ids are 1..UNITS: far in the past */
        struct org_row row = {
            .kind = ORG_UNIT, .seq = unit, .code = code_of(a, unit), .from = era_start(-3), .to = era_start(-2)
        };
        ARENA_PUSH(a, rows, n, row);
    }
    const struct org *org;
    struct err err = { 0 };
    if (org_build(a, rows, n, INSTANT_MAX, &org, &err))
        fail_msg("%s", err.detail);
    return org;
}

static int naive_parent(const struct model *m, int era, int unit)
{
    int up = m->exists[era][unit] ? m->parent[era][unit] : 0;
    return m->exists[era][up] ? up : 0;
}
static bool naive_above(const struct model *m, int era, int above, int unit)
{
    int up = naive_parent(m, era, unit);
    return up && (up == above || naive_above(m, era, above, up));
}
static int naive_agency(const struct model *m, int era, int unit, int asked)
{
    if (!unit)
        return asked;
    if (m->exists[era][unit] && m->agency[era][unit])
        return unit;
    return naive_agency(m, era, naive_parent(m, era, unit), asked);
}
/* The deepest unit that is at or above both; of a unit with itself, the one above. */
static int naive_common(const struct model *m, int era, int x, int y)
{
    int best = 0;
    for (int unit = 1; unit <= UNITS; unit++) {
        bool over_x = naive_above(m, era, unit, x) || (x != y && unit == x);
        bool over_y = naive_above(m, era, unit, y) || (x != y && unit == y);
        if (over_x && over_y && (!best || naive_above(m, era, best, unit)))
            best = unit;
    }
    return best;
}

static void test_trees(void **state)
{
    (void)state;
    static struct model m;
    size_t related = 0;
    for (int round = 0; round < rounds(ROUNDS); round++) {
        struct arena *a = arena_new();
        random_model(&m);
        const struct org *org = model_org(a, &m);
        assert_int_equal(org_units(org), UNITS);
        for (int era = 0; era < ERAS; era++) {
            const struct instant times[] = { era_start(era), { era_start(era + 1).us - 1 } };
            const struct instant t = times[round % 2];
            for (int x = 1; x <= UNITS; x++) {
                assert_int_equal(org_unit_exists(org, x, t), m.exists[era][x]);
                assert_int_equal(org_parent(org, x, t), naive_parent(&m, era, x));
                assert_int_equal(org_agency(org, x, t), naive_agency(&m, era, x, x));
                for (int y = 1; y <= UNITS; y++) {
                    assert_int_equal(org_is_above(org, x, y, t), naive_above(&m, era, x, y));
                    assert_int_equal(org_common_superior(org, x, y, t), naive_common(&m, era, x, y));
                    related += naive_above(&m, era, x, y);
                }
            }
        }
        arena_free(a);
    }
    assert_true(related > (size_t)rounds(1000)); /* the trees were trees, not dust */
}

/* Ends tell the whole life: from end to end a unit exists, or not, all the way. */
static void test_ends(void **state)
{
    (void)state;
    static struct model m;
    for (int round = 0; round < rounds(ROUNDS); round++) {
        struct arena *a = arena_new();
        random_model(&m);
        const struct org *org = model_org(a, &m);
        for (int x = 1; x <= UNITS; x++)
            for (int era = 0; era < ERAS; era++) {
                struct instant end, t = era_start(era);
                int last = era;
                while (last < ERAS && !m.exists[last][x])
                    last++; /* away: the next end is of the next life */
                while (last < ERAS && m.exists[last][x])
                    last++;
                bool ends = org_unit_end(org, x, t, &end);
                assert_int_equal(ends, last < ERAS && last > era);
                if (ends)
                    assert_int_equal(end.us, era_start(last).us);
            }
        arena_free(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_trees), cmocka_unit_test(test_ends) };
    return cmocka_run_group_tests_name("org properties", tests, NULL, NULL);
}
