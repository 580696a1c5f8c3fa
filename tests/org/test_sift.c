/* test_sift.c -- a long table is refused row by row in one answer: each with its line and why, and the others go on. */
#include "base/sbuf.h"
#include "fixture.h"

#include <string.h>

/* What is there before: two units, one official in one post. */
static const char *const THERE =
    "from: 2025-01-01\nsource: QĐ 1\nunits:\n  - { code: a, name_vi: A }\n  - { code: b, name_vi: B }\n"
    "people:\n  - { code: lan, name_vi: Lan }\nposts:\n  - { code: a-1, unit: a, name_vi: Trưởng, rank: head }\n"
    "tenures:\n  - { person: lan, post: a-1 }\n";

static const struct sift_case {
    const char *name, *yaml;
    const char *lines; /* line:problem of each refusal */
    size_t rows;
} CASES[] = {
    { "a file that fits has no refusal", "from: 2025-02-01\npeople:\n  - { code: huy, name_vi: Huy }\n", "", 1 },
    { "each kind of mistake at its own line, in the order of the file",
      "from: 2025-02-01\npeople:\n  - { code: huy, name_vi: Huy, nam: 1 }\n  - { code: mai }\n  - { code: lan, "
      "name_vi: Lan }\n"
      "  - { code: tam, name_vi: Tâm }\nposts:\n  - { code: z-1, unit: z, name_vi: Z }\n  - { code: b-1, unit: b, "
      "name_vi: B, rank: boss }\n",
      "3:wrong-key 4:missing-key 5:overlapping-validity 8:unknown-reference 9:wrong-value", 1 },
    { "who is named by a refused row's own rows is not told again",
      "from: 2025-02-01\npeople:\n  - { code: huy, name_vi: Huy, nam: 1 }\nposts:\n  - { code: b-2, unit: b, name_vi: "
      "B }\n"
      "tenures:\n  - { person: huy, post: b-2 }\n",
      "3:wrong-key", 1 },
    { "what hangs on what hangs on a refused unit goes in silence",
      "from: 2025-02-01\nunits:\n  - { code: c, abbr: C }\nposts:\n  - { code: c-1, unit: c, name_vi: C }\ntenures:\n  "
      "- { person: lan, post: c-1 }\n",
      "3:missing-key", 0 },
    { "a second head at once is found by the build, and the others go on",
      "from: 2025-02-01\npeople:\n  - { code: huy, name_vi: Huy }\nposts:\n  - { code: b-2, unit: b, name_vi: B "
      "}\ntenures:\n"
      "  - { person: huy, post: a-1 }\n  - { person: huy, post: b-2 }\n",
      "7:overlapping-validity", 3 },
    { "a unit refused is told once, though it is two rows",
      "from: 2025-02-01\nunits:\n  - { code: a, name_vi: A }\n  - { code: d, name_vi: D }\n", "3:overlapping-validity",
      2 },
    { "twice in the file: the second is refused, the first goes on",
      "from: 2025-02-01\npeople:\n  - { code: huy, name_vi: Huy }\n  - { code: huy, name_vi: Huy }\n",
      "4:overlapping-validity", 1 },
    { "a row that begins before the one there, and runs into it, is the one refused",
      "people:\n  - { code: lan, name_vi: Lan, from: 2024-01-01 }\n", "2:overlapping-validity", 0 },
    { "a row that ends the one there", "people:\n  - { code: lan, name_vi: Lan, from: 2025-01-01, to: 2025-06-30 }\n",
      "", 1 },
};

static struct org_sift sift_of(struct arena *a, const char *yaml, enum problem want)
{
    struct org_row *there = NULL;
    struct org_sift out = { 0 };
    struct err err = { 0 };
    size_t n = 0;
    assert_int_equal(org_load_yaml(a, "there.yaml", text_of(THERE), at("2025-01-02"), &there, &n, &err), RC_OK);
    enum rc rc = org_sift_yaml(a, "new.yaml", text_of(yaml), at("2025-02-02"), there, n, &out, &err);
    assert_int_equal(rc == RC_OK ? PB_NONE : err.problem, want);
    return out;
}

static void check_sift(void **row)
{
    const struct sift_case *c = *row;
    struct arena *a = arena_new();
    struct org_sift got = sift_of(a, c->yaml, PB_NONE);
    struct text lines = TEXT_NONE;
    for (size_t i = 0; i < got.n; i++) {
        lines = text_printf(a, "%.*s%s%d:%s", TEXT_FMT(lines), i ? " " : "", got.refusals[i].line,
                            problem_row(got.refusals[i].problem)->slug);
        assert_null(strstr(got.refusals[i].says, "new.yaml"));
        assert_true(strlen(got.refusals[i].says) > 5);
    }
    assert_string_equal(text_cstr(a, lines), c->lines);
    assert_int_equal(got.rows, c->rows);
    assert_int_equal(got.more, 0);
    assert_true(got.all);
    arena_free(a);
}

static void check_many(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct sbuf b;
    sbuf_init(&b, 1 << 20);
    sbuf_str(&b, "from: 2025-02-01\npeople:\n");
    for (int i = 0; i < ORG_REFUSALS_MAX + 7; i++)
        sbuf_printf(&b, "  - { code: lan, name_vi: Lan%d }\n", i);
    struct org_sift got = sift_of(a, text_cstr(a, sbuf_text(&b)), PB_NONE);
    assert_int_equal(got.n, ORG_REFUSALS_MAX);
    assert_int_equal(got.more, 7);
    assert_int_equal(got.rows, 0);
    assert_true(got.all);
    sbuf_release(&b);
    arena_free(a);
}

static void check_no_item(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    sift_of(a, "from: 2025-02-01\npeple:\n  - { code: huy }\n", PB_WRONG_KEY);
    sift_of(a, "people: [", PB_SYNTAX);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(CASES) + 2] = {
        { "of very many, so many are listed and the others counted", check_many, NULL, NULL, NULL },
        { "what names no item refuses the file", check_no_item, NULL, NULL, NULL },
    };
    for (size_t i = 0; i < LEN(CASES); i++)
        tests[i + 2] = (struct CMUnitTest){ CASES[i].name, check_sift, NULL, NULL, (void *)(uintptr_t)&CASES[i] };
    return cmocka_run_group_tests_name("org sift", tests, NULL, NULL);
}
