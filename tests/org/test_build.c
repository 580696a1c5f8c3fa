/* test_build.c -- rows that contradict each other are refused, and say which; what comes late is taken in. */
#include "fixture.h"

#include <string.h>

/* Two units, a post, two people: what most cases need. */
#define BASE                                                                                                           \
    "from: 2025-01-01\nsource: QĐ 1\n"                                                                                \
    "units: [{ code: a, name_vi: A }, { code: b, name_vi: B }]\n"                                                      \
    "people: [{ code: x, name_vi: X }, { code: y, name_vi: Y }]\n"                                                     \
    "posts: [{ code: h, unit: a, name_vi: H, rank: head }, { code: s, unit: a, name_vi: S }]\n"
/* `more` is a file that comes to the register later; its lines are counted from its own first. */
static const struct build_case {
    const char *name, *base, *more;
    enum problem problem; /* PB_NONE: accepted */
    const char *says;
} CASES[] = {
    { "a register without contradiction is built", BASE, NULL, PB_NONE, NULL },
    { "a parent nobody knows", BASE, "from: 2025-01-01\n\nunits:\n  - { code: c, parent: z }\n", PB_UNKNOWN_REFERENCE,
      "more.yaml:4: a unit row names 'z' as its parent" },
    { "an office nobody knows", BASE, "from: 2025-01-01\nunits: [{ code: c, office: z }]\n", PB_UNKNOWN_REFERENCE,
      "more.yaml:2: a unit row names 'z' as its office" },
    { "a tenure of a stranger", BASE, "from: 2025-01-01\nsource: QĐ 7\ntenures: [{ person: z, post: h }]\n",
      PB_UNKNOWN_REFERENCE, "QĐ 7 (more.yaml:3): a tenure row names 'z' as its person" },
    { "a tenure in no post", BASE, "from: 2025-01-01\ntenures: [{ person: x, post: z }]\n", PB_UNKNOWN_REFERENCE,
      "names 'z' as its post" },
    { "a substitute nobody knows", BASE, "from: 2025-01-01\nabsences: [{ person: x, substitute: z }]\n",
      PB_UNKNOWN_REFERENCE, "names 'z' as its substitute, but the register has no person" },
    { "references to the register are fine", BASE, "from: 2025-01-01\ntenures: [{ person: x, post: h }]\n", PB_NONE,
      NULL },

    { "the same file twice", BASE, BASE, PB_OVERLAP, "unit 'a' has two rows valid at once" },
    { "one person, two absences at once", BASE,
      "absences: [{ person: x, from: 2025-05-05, to: 2025-05-09 }]\nfrom: 2025-05-09\n"
      "members: [{ unit: a, person: x }]\ncharges: [{ person: x, unit: a }]\n",
      PB_NONE, NULL },
    { "a second name while the first lasts", BASE, "from: 2025-06-01\nnames: [{ unit: a, name_vi: AA }]\n", PB_OVERLAP,
      "name of 'a' has two rows valid at once, from 2025-01-01 00:00 and from 2025-06-01 00:00" },
    { "a post that moves to another unit", BASE "names: [{ unit: b, name_vi: BB, from: 2020-01-01, to: 2020-12-31 }]\n",
      "from: 2025-01-01\nposts: [{ code: h2, unit: a, name_vi: H2, to: 2025-05-31 },"
      " { code: h2, unit: b, name_vi: H2, from: 2025-06-01 }]\n",
      PB_OVERLAP, "post 'h2' changes its unit or rank" },

    { "two heads in one post at once", BASE,
      "from: 2025-01-01\ntenures:\n  - { person: x, post: h }\n  - { person: y, post: h, from: 2025-06-01 }\n",
      PB_OVERLAP, "the head's post 'h' is held by both 'x' and 'y' from 2025-06-01 00:00" },
    { "one head after the other", BASE,
      "from: 2025-01-01\ntenures:\n  - { person: x, post: h, to: 2025-05-31 }\n  - { person: y, post: h, from: "
      "2025-06-01 }\n",
      PB_NONE, NULL },
    { "two members of staff may share a post", BASE,
      "from: 2025-01-01\ntenures: [{ person: x, post: s }, { person: y, post: s }]\n", PB_NONE, NULL },

    { "a unit above itself", BASE, "from: 2025-01-01\nunits: [{ code: c, parent: c }]\n", PB_OVERLAP,
      "unit 'c' stands above itself" },
    { "two units above each other", BASE, "from: 2025-01-01\nunits: [{ code: c, parent: d }, { code: d, parent: c }]\n",
      PB_OVERLAP, "stands above itself at 2025-01-01 00:00" },
    { "a cycle that a later row closes", BASE,
      "from: 2025-01-01\nunits:\n  - { code: c, parent: d }\n  - { code: d, to: 2025-05-31 }\n"
      "  - { code: d, parent: c, from: 2025-06-01 }\n",
      PB_OVERLAP, "stands above itself at 2025-06-01 00:00" },
    { "a cycle that a succession closes", BASE,
      "from: 2025-01-01\nunits: [{ code: c, parent: d }, { code: d }, { code: e, parent: c }]\n"
      "successions: [{ unit: d, successor: e, from: 2025-06-01 }]\n",
      PB_OVERLAP, "stands above itself at 2025-06-01 00:00" },
    { "above each other, but never at the same time", BASE,
      "from: 2025-01-01\nunits:\n  - { code: c, parent: d, to: 2025-05-31 }\n  - { code: c, from: 2025-06-01 }\n"
      "  - { code: d, to: 2025-05-31 }\n  - { code: d, parent: c, from: 2025-06-01 }\n",
      PB_NONE, NULL },

    { "a successor nobody knows", BASE, "successions: [{ unit: a, successor: z, from: 2025-06-01 }]\n",
      PB_UNKNOWN_REFERENCE, "more.yaml:1: a succession row names 'z' as its successor" },
    { "a successor that does not exist yet", BASE,
      "units: [{ code: c, from: 2025-07-01 }]\nsuccessions: [{ unit: a, successor: c, from: 2025-06-01 }]\n",
      PB_UNKNOWN_REFERENCE, "'a' is succeeded by 'c' at 2025-06-01 00:00, but 'c' does not exist then" },
    { "a successor that exists no longer", BASE,
      "units: [{ code: c, from: 2025-01-01, to: 2025-03-31 }]\nsuccessions: [{ unit: a, successor: c, from: 2025-06-01 "
      "}]\n",
      PB_UNKNOWN_REFERENCE, "'c' does not exist then" },
    { "a unit that succeeds itself", BASE, "successions: [{ unit: a, successor: a, from: 2025-06-01 }]\n",
      PB_UNKNOWN_REFERENCE, "'a' does not exist then" },
    { "a succession before the unit begins", BASE, "successions: [{ unit: a, successor: b, from: 2024-06-01 }]\n",
      PB_UNKNOWN_REFERENCE, "unit 'a' does not exist at 2024-06-01 00:00" },
    { "a second end of one unit", BASE,
      "successions:\n  - { unit: a, successor: b, from: 2025-06-01 }\n  - { unit: a, from: 2025-07-01 }\n",
      PB_UNKNOWN_REFERENCE, "unit 'a' does not exist at 2025-07-01 00:00" },
    { "two successors for the same work", BASE,
      "from: 2025-01-01\nunits: [{ code: c }]\nsuccessions:\n  - { unit: a, successor: b, from: 2025-06-01 }\n"
      "  - { unit: a, successor: c, from: 2025-06-01 }\n",
      PB_OVERLAP, "more.yaml:5:" },
    { "an end at the instant a row begins", BASE,
      "units:\n  - { code: c, from: 2025-01-01, to: 2025-05-31 }\n  - { code: c, from: 2025-06-01 }\n"
      "successions: [{ unit: c, successor: a, from: 2025-06-01 }]\n",
      PB_OVERLAP, "unit 'c' ends by succession at 2025-06-01 00:00, yet a unit row begins" },

    { "a tenure that begins after its unit has ended has no effect, but is no error", BASE,
      "from: 2025-06-01\nsuccessions: [{ unit: a, successor: b, from: 2025-06-01 }]\ntenures: [{ person: x, post: h "
      "}]\n",
      PB_NONE, NULL },
};

static enum rc bring(struct arena *a, const char *file, const char *yaml, const char *recorded, struct org_row **all,
                     size_t *n, struct err *err)
{
    struct org_row *rows;
    size_t count;
    enum rc rc = org_load_yaml(a, file, text_of(yaml), at(recorded), &rows, &count, err);
    for (size_t i = 0; !rc && i < count; i++) {
        rows[i].seq = (int64_t)*n + 1; /* as the store numbers them */
        ARENA_PUSH(a, *all, *n, rows[i]);
    }
    return rc;
}

static void check_build(void **row)
{
    const struct build_case *c = *row;
    struct arena *a = arena_new();
    struct org_row *rows = NULL;
    size_t n = 0;
    struct err err = { 0 };
    const struct org *org = NULL;
    enum rc rc = bring(a, "base.yaml", c->base, "2025-01-01", &rows, &n, &err);
    if (!rc && c->more)
        rc = bring(a, "share/more.yaml", c->more, "2025-08-01", &rows, &n, &err);
    if (!rc)
        rc = org_build(a, rows, n, INSTANT_MAX, &org, &err);
    if (rc)
        print_message("           %s\n", err.detail);
    assert_int_equal(rc ? err.problem : PB_NONE, c->problem);
    assert_true((org != NULL) == (c->problem == PB_NONE));
    if (c->says)
        assert_non_null(strstr(err.detail, c->says));
    arena_free(a);
}

/* --- recorded, known, closed ----------------------------------------------------------------------------- */

static const struct org *known_by(struct arena *a, const struct org_row *rows, size_t n, const char *known)
{
    const struct org *org = NULL;
    struct err err = { 0 };
    if (org_build(a, rows, n, at(known), &org, &err))
        fail_msg("%s", err.detail);
    return org;
}

/* Left open in January; the end is recorded in August, and July's reader does not know it. */
static void test_closing(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct org_row *rows = NULL;
    size_t n = 0;
    struct err err = { 0 };
    assert_int_equal(bring(a, "b", BASE "tenures: [{ person: x, post: h }]\n", "2025-01-01", &rows, &n, &err), RC_OK);
    assert_int_equal(bring(a, "m",
                           "from: 2025-01-01\ntenures:\n  - { person: x, post: h, to: 2025-06-30 }\n"
                           "  - { person: y, post: h, from: 2025-07-01 }\n",
                           "2025-08-01", &rows, &n, &err),
                     RC_OK);
    const struct org *before = known_by(a, rows, n, "2025-07-31"), *after = known_by(a, rows, n, "2025-08-01");
    unit_id unit = org_unit(after, TEXT("a"));
    assert_int_equal(org_head(before, unit, at("2025-07-15")), org_person(before, TEXT("x")));
    assert_int_equal(org_head(after, unit, at("2025-07-15")), org_person(after, TEXT("y")));
    assert_int_equal(org_head(after, unit, at("2025-06-30 23:59")), org_person(after, TEXT("x")));
    size_t held;
    org_tenures(after, org_person(after, TEXT("x")), &held);
    assert_int_equal(held, 1); /* one tenure, told twice */
    arena_free(a);
}

/* What would prolong a row, or was recorded with it, does not close it. */
static void test_not_closing(void **state)
{
    (void)state;
    static const char *const MORE[][2] = {
        { "from: 2025-01-01\ntenures: [{ person: x, post: h }]\n", "2025-08-01" },                 /* later end */
        { "from: 2025-02-01\ntenures: [{ person: x, post: h, to: 2025-03-31 }]\n", "2025-08-01" }, /* another begin */
        { "from: 2025-01-01\ntenures: [{ person: x, post: h, to: 2025-03-31 }]\n", "2025-01-01" }, /* not later */
    };
    for (size_t i = 0; i < LEN(MORE); i++) {
        struct arena *a = arena_new();
        struct org_row *rows = NULL;
        size_t n = 0;
        struct err err = { 0 };
        const struct org *org;
        bring(a, "b", BASE "tenures: [{ person: x, post: h, to: 2025-06-30 }]\n", "2025-01-01", &rows, &n, &err);
        bring(a, "m", MORE[i][0], MORE[i][1], &rows, &n, &err);
        assert_int_equal(org_build(a, rows, n, INSTANT_MAX, &org, &err), RC_REFUSED);
        assert_int_equal(err.problem, PB_OVERLAP);
        arena_free(a);
    }
}

static void test_known(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct org_row *rows = NULL;
    size_t n = 0;
    struct err err = { 0 };
    bring(a, "b", BASE, "2025-01-01", &rows, &n, &err);
    bring(a, "m", "successions: [{ unit: a, successor: b, from: 2025-03-01 }]\n", "2025-03-15", &rows, &n, &err);
    const struct org *before = known_by(a, rows, n, "2025-03-14"), *after = known_by(a, rows, n, "2025-03-15");
    struct instant end;
    assert_true(org_unit_exists(before, 1, at("2025-03-10"))); /* nobody knew better */
    assert_false(org_unit_exists(after, 1, at("2025-03-10")));
    assert_false(org_unit_end(before, 1, at("2025-01-01"), &end));
    assert_true(org_unit_end(after, 1, at("2025-01-01"), &end));
    const struct org *none = known_by(a, rows, n, "2024-12-31");
    assert_int_equal(org_units(none), 0);
    arena_free(a);
}

/* Rows that no loader would make. */
static void test_shapes(void **state)
{
    (void)state;
    const struct instant from = at("2025-01-01"), max = INSTANT_MAX;
    const struct org_row WRONG[] = {
        { .kind = ORG_UNIT, .from = from, .to = max },
        { .kind = ORG_UNIT, .code = TEXT("a"), .from = from, .to = from },
        { .kind = ORG_UNIT, .code = TEXT("a"), .from = max, .to = from },
        { .kind = ORG_NAME, .unit = TEXT("a"), .from = from, .to = max },
        { .kind = ORG_AUTHORITY, .from = from, .to = max },
        { .kind = ORG_AUTHORITY, .unit = TEXT("a"), .class = TEXT("c"), .from = from, .to = max },
        { .kind = ORG_MEMBER, .unit = TEXT("a"), .from = from, .to = max },
        { .kind = ORG_ABSENCE, .person = TEXT("x"), .other_person = TEXT("x"), .from = from, .to = max },
        { .kind = ORG_POST,
          .code = TEXT("p"),
          .unit = TEXT("a"),
          .name_vi = TEXT("P"),
          .rank = RANK_COUNT,
          .from = from,
          .to = max },
        { .kind = ORG_ROW_KIND_COUNT, .code = TEXT("a"), .from = from, .to = max },
    };
    for (size_t i = 0; i < LEN(WRONG); i++) {
        struct arena *a = arena_new();
        const struct org *org = NULL;
        struct err err = { 0 };
        assert_int_equal(org_build(a, &WRONG[i], 1, INSTANT_MAX, &org, &err), RC_REFUSED);
        assert_null(org);
        assert_true(err.problem == PB_WRONG_VALUE || err.problem == PB_MISSING_KEY);
        arena_free(a);
    }
}

/* 33 units, each under the one before, are deep enough; 34 are too many. */
static void test_depth(void **state)
{
    (void)state;
    for (size_t n = 33; n <= 34; n++) {
        struct arena *a = arena_new();
        struct org_row *rows = ARENA_ARRAY(a, struct org_row, n);
        const struct org *org;
        struct err err = { 0 };
        for (size_t i = 0; i < n; i++)
            rows[i] = (struct org_row){ .kind = ORG_UNIT,
                                        .seq = (int64_t)i,
                                        .code = text_printf(a, "u%zu", i),
                                        .other = i ? text_printf(a, "u%zu", i - 1) : TEXT_NONE,
                                        .from = at("2025-01-01"),
                                        .to = INSTANT_MAX };
        assert_int_equal(org_build(a, rows, n, INSTANT_MAX, &org, &err), n == 33 ? RC_OK : RC_REFUSED);
        if (n == 34) {
            assert_int_equal(err.problem, PB_TOO_LARGE);
            assert_non_null(strstr(err.detail, "'u33' stands more than 32 levels deep"));
        }
        arena_free(a);
    }
}

static void test_empty(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct org *org = NULL;
    assert_int_equal(org_build(a, NULL, 0, INSTANT_MAX, &org, NULL), RC_OK);
    unit_id out;
    bool renamed;
    assert_int_equal(org_resolve_unit(org, TEXT("x"), INSTANT_MIN, &out, &renamed, NULL), RC_NOT_FOUND);
    size_t n;
    org_open_set(org, a, TEXT("các sở"), INSTANT_MIN, &n);
    assert_int_equal(n, 0);
    assert_int_equal(org_agency(org, 0, INSTANT_MIN), 0);
    arena_free(a);
}

int main(void)
{
    enum { OTHERS = 6 };
    struct CMUnitTest tests[LEN(CASES) + OTHERS] = {
        cmocka_unit_test(test_closing), cmocka_unit_test(test_not_closing), cmocka_unit_test(test_known),
        cmocka_unit_test(test_shapes),  cmocka_unit_test(test_empty),       cmocka_unit_test(test_depth),
    };
    for (size_t i = 0; i < LEN(CASES); i++)
        tests[OTHERS + i] = (struct CMUnitTest){ CASES[i].name, check_build, NULL, NULL, (void *)(uintptr_t)&CASES[i] };
    return cmocka_run_group_tests_name("org build", tests, NULL, NULL);
}
