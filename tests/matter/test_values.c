/* test_values.c -- lines of values as they are recorded, and the words that no field may take. How values come into force is told by
 * tests/cases/fields-of-its-kind.yaml. */
#include "../base/rows.h"
#include "matter/values.h"

static void a_line_is_read_back(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct text said = TEXT("hai dòng\nvà \\ một = dấu");
    struct text lines = text_printf(a, "note[2]=%.*s\nplan=12", TEXT_FMT(value_recorded(a, said))), field, key, value;
    assert_true(value_next(&lines, &field, &key, &value));
    assert_true(text_eq(field, TEXT("note")) && text_eq(key, TEXT("2")) && text_eq(value_text(a, value), said));
    assert_true(value_next(&lines, &field, &key, &value));
    assert_true(text_eq(field, TEXT("plan")) && text_empty(key) && text_eq(value, TEXT("12")));
    assert_false(value_next(&lines, &field, &key, &value));
    arena_free(a);
}

static const struct number {
    const char *name, *text;
    bool taken;
} NUMBERS[] = {
    { "a whole number", "6535", true },
    { "a part", "12.5", true },
    { "a negative", "-3", true },
    { "six digits behind", "0.000001", true },
    { "seven digits behind", "0.0000001", false },
    { "fifteen digits", "999999999999999", true },
    { "sixteen digits", "9999999999999999", false },
    { "a comma", "12,5", false },
    { "an exponent", "1e5", false },
    { "hexadecimal", "0x10", false },
    { "a dot at the end", "12.", false },
    { "a dot at the beginning", ".5", false },
    { "not a number", "nan", false },
    { "a sign alone", "-", false },
    { "nothing", "", false },
    { "two dots", "1.2.3", false },
};

static void a_number_is_plain(void **state)
{
    const struct field_rule f = { .type = FT_NUMBER };
    const struct number *n = ROW(state, NUMBERS);
    assert_int_equal(value_of(&f, text_of(n->text)).type == VT_NUMBER, n->taken);
}

/* The rules below acts must know which words acts have. */
static void no_field_may_be_called_like_a_member(void **state)
{
    (void)state;
    for (int i = 0; i < ACT_FIELD_COUNT; i++)
        if (word_index(MEMBER_WORDS, text_of(ACT_FIELDS[i].key)) < 0)
            fail_msg("MEMBER_WORDS lacks '%s'", ACT_FIELDS[i].key);
    for (int i = 0; i < ACT_TEXT_COUNT; i++)
        if (word_index(MEMBER_WORDS, text_of(ACT_TEXT_WORDS[i])) < 0)
            fail_msg("MEMBER_WORDS lacks '%s'", ACT_TEXT_WORDS[i]);
}

int main(void)
{
    struct CMUnitTest tests[LEN(NUMBERS) + 2];
    size_t n = 0;
    ROWS(tests, n, NUMBERS, a_number_is_plain);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_line_is_read_back);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(no_field_may_be_called_like_a_member);
    return RUN(tests, n);
}
