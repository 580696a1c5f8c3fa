/* test_err.c -- codes that agree with the table, and sentences cut at a letter. */
#include "base/err.h"
#include "base/text.h"
#include "rows.h"

static void a_problem_sets_its_rc_and_its_sentence(void **state)
{
    (void)state;
    struct err err = { 0 };
    assert_int_equal(err_set(&err, PB_MAY_NOT, "'%s' may not decide", "An"), RC_REFUSED);
    assert_int_equal(err.rc, RC_REFUSED);
    assert_int_equal(err.problem, PB_MAY_NOT);
    assert_string_equal(err.detail, "'An' may not decide");
    assert_int_equal(err_set(NULL, PB_BUSY, "never read"), RC_RETRY);
}

static void every_problem_has_a_row_of_its_own(void **state)
{
    (void)state;
    for (int p = PB_NONE + 1; p < PB_COUNT; p++) {
        const struct problem_row *row = problem_row((enum problem)p);
        assert_int_not_equal(row->rc, RC_OK);
        assert_true(row->http >= 400 && row->http < 600);
        assert_true(row->exit >= 2 && row->exit < 126);
        for (int q = PB_NONE + 1; q < p; q++) {
            assert_string_not_equal(row->slug, problem_row((enum problem)q)->slug);
            assert_int_not_equal(row->exit, problem_row((enum problem)q)->exit);
        }
    }
    assert_string_equal(problem_row(PB_WAITED_FOR)->slug, "waited-for");
}

static const struct {
    const char *name, *letter;
} LETTERS[] = {
    { "a sentence of Latin letters is cut whole", "a" },
    { "a sentence of two-byte letters is cut whole", "đ" },
    { "a sentence of three-byte letters is cut whole", "ệ" },
    { "a sentence of four-byte letters is cut whole", "😀" },
};

/* From every phase, so that the cut meets each byte of the letter. */
static void cut_at_a_letter(void **state)
{
    const char *letter = ROW(state, LETTERS)->letter;
    size_t size = strlen(letter);
    for (size_t phase = 0; phase < size; phase++) {
        char many[2 * ERR_DETAIL_MAX] = "xxxx";
        size_t n = phase;
        for (; n + size < sizeof many; n += size)
            memcpy(many + n, letter, size);
        many[n] = '\0';
        struct err err;
        err_set(&err, PB_IO, "%s", many);
        size_t len = strlen(err.detail);
        assert_true(text_utf8(text_of(err.detail), NULL));
        assert_in_range(len, ERR_DETAIL_MAX - size, ERR_DETAIL_MAX - 1);
        err_prefix(&err, "%s:%d", "a.yaml", 7);
        len = strlen(err.detail);
        assert_true(text_utf8(text_of(err.detail), NULL));
        assert_in_range(len, ERR_DETAIL_MAX - size, ERR_DETAIL_MAX - 1);
        assert_memory_equal(err.detail, "a.yaml:7: ", 10);
    }
}

static void a_prefix_stands_before_the_sentence(void **state)
{
    (void)state;
    struct err err = { 0 };
    err_set(&err, PB_SYNTAX, "the day is missing");
    err_prefix(&err, "%s:%d", "rules.yaml", 12);
    assert_string_equal(err.detail, "rules.yaml:12: the day is missing");
    assert_int_equal(err.problem, PB_SYNTAX);
    err_prefix(NULL, "nobody reads this");
}

static void a_sentence_may_be_built_from_itself(void **state)
{
    (void)state;
    struct err err = { 0 };
    err_set(&err, PB_SYNTAX, "the day is missing");
    err_set(&err, PB_MISSING_KEY, "in the file: %s", err.detail);
    assert_string_equal(err.detail, "in the file: the day is missing");
}

int main(void)
{
    struct CMUnitTest tests[LEN(LETTERS) + 4] = {
        cmocka_unit_test(a_problem_sets_its_rc_and_its_sentence),
        cmocka_unit_test(every_problem_has_a_row_of_its_own),
        cmocka_unit_test(a_prefix_stands_before_the_sentence),
        cmocka_unit_test(a_sentence_may_be_built_from_itself),
    };
    size_t n = 4;
    ROWS(tests, n, LETTERS, cut_at_a_letter);
    return RUN(tests, n);
}
