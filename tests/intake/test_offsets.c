/* Offsets count in the file as it came: NFC or NFD, with a byte order mark or Windows line ends. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct row {
    const char *name, *bytes;
    size_t start, end, byte_start, byte_end; /* of the one content */
    const char *words;                       /* NFC */
} ROWS[] = {
    { "ASCII: points are bytes", "The Office shall check it.", 0, 25, 0, 25, "The Office shall check it" },
    { "Vietnamese letters are one point and several bytes", "1. Tổ chức họp.", 3, 14, 3, 20, "Tổ chức họp" },
    { "a byte order mark counts one point",
      "\xEF\xBB\xBF"
      "1. Tổ chức họp.",
      4, 15, 6, 23, "Tổ chức họp" },
    { "a carriage return counts", "A\r\n\r\n1. Tổ chức họp.\r\n", 8, 19, 8, 25, "Tổ chức họp" },
    { "decomposed letters count as they stand",
      "1. To\xCC\x82\xCC\x89 chu\xCC\x9B\xCC\x81"
      "c ho\xCC\xA3p.",
      3, 19, 3, 24, "Tổ chức họp" },
    { "letters half composed count as they stand",
      "1. T\xC3\xB4\xCC\x89 ch\xC6\xB0\xCC\x81"
      "c h\xE1\xBB\x8Dp.",
      3, 16, 3, 22, "Tổ chức họp" },
};

static void check(void **state)
{
    const struct row *row = *state;
    struct arena *a = arena_new();
    struct intake_draft d = sample_draft(a, text_of(row->bytes));
    assert_int_equal(d.ncontents, 1);
    const struct intake_content *c = &d.contents[0];
    assert_string_equal(text_cstr(a, c->words), row->words);
    assert_int_equal(c->span.start, row->start);
    assert_int_equal(c->span.end, row->end);
    assert_int_equal(c->span.byte_start, row->byte_start);
    assert_int_equal(c->span.byte_end, row->byte_end);
    arena_free(a);
}

/* Every value of an NFC file is a piece of it. */
static void check_pieces(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct text t =
        sample_directive(a, "Chủ tịch UBND tỉnh yêu cầu:\n\n1. Giám đốc Sở Tài chính chủ trì, phối hợp với Sở Xây dựng "
                            "lập kế hoạch vốn, báo cáo UBND tỉnh trước ngày 30/6/2027.");
    struct intake_draft d = sample_draft(a, t);
    assert_int_equal(d.ncontents, 1);
    const struct intake_content *c = &d.contents[0];
    const struct text values[] = { c->words,     c->leads[0].name, c->coordinators[0].name, c->person, c->deadline.text,
                                   c->report_to, c->product };
    for (size_t i = 0; i < LEN(values); i++) {
        assert_true(values[i].n > 0);
        assert_true(text_find(t, values[i], 0) != SIZE_MAX);
    }
    assert_true(text_eq(text_sub(t, c->span.byte_start, c->span.byte_end), c->words));
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(ROWS) + 1];
    size_t n = 0;
    for (size_t i = 0; i < LEN(ROWS); i++)
        tests[n++] = (struct CMUnitTest){ ROWS[i].name, check, NULL, NULL, (void *)&ROWS[i] };
    tests[n++] = (struct CMUnitTest){ "the values of an NFC file are pieces of it", check_pieces, NULL, NULL, NULL };
    return _cmocka_run_group_tests("intake offsets", tests, n, NULL, NULL);
}
