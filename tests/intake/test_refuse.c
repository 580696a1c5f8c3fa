/* What intake refuses, and what it must not refuse. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct row {
    const char *name, *bytes;
    enum problem want; /* PB_NONE: accepted */
} ROWS[] = {
    { "a text is accepted", "Yêu cầu Sở Y tế báo cáo.", PB_NONE },
    { "no bytes are empty", "", PB_EMPTY },
    { "blanks and lines are empty", " \r\n\t \xC2\xA0 \n", PB_EMPTY },
    { "a byte order mark alone is empty", "\xEF\xBB\xBF", PB_EMPTY },
    { "a lone continuation byte is not UTF-8", "Yêu cầu \x80", PB_NOT_UTF8 },
    { "a text of another encoding is not UTF-8", "Y\xEAu c\xE7u", PB_NOT_UTF8 },
    { "a surrogate is not UTF-8", "a\xED\xA0\x80z", PB_NOT_UTF8 },
    { "MẬT on a line of its own", "UBND TỈNH HẢI SƠN\nMẬT\nSố: 12/BC-UBND\n", PB_SECRET_MARK },
    { "TỐI MẬT on a line of its own", "TỐI MẬT\nUBND TỈNH HẢI SƠN\n", PB_SECRET_MARK },
    { "TUYỆT MẬT on a line of its own", "UBND TỈNH HẢI SƠN\n\n  TUYỆT MẬT  \n", PB_SECRET_MARK },
    { "a mark in decomposed letters",
      "UBND TI\xCC\x89NH HA\xCC\x89I SO\xCC\x9BN\nTO\xCC\x82\xCC\x81I MA\xCC\xA3\xCC\x82T\n", PB_SECRET_MARK },
    { "a mark in stars", "*** MẬT ***\nUBND TỈNH HẢI SƠN\n", PB_SECRET_MARK },
    { "a mark in brackets", "UBND TỈNH HẢI SƠN\n[TUYỆT MẬT]\n", PB_SECRET_MARK },
    { "a labelled mark", "UBND TỈNH HẢI SƠN\nĐỘ MẬT: TỐI MẬT\n", PB_SECRET_MARK },
    { "a labelled mark with a capital only", "UBND TỈNH HẢI SƠN\nĐộ mật: Mật\n", PB_SECRET_MARK },
    { "a mark with spaced letters", "UBND TỈNH HẢI SƠN\nM Ậ T\n", PB_SECRET_MARK },
    { "a longer mark with spaced letters", "T U Y Ệ T  M Ậ T\nUBND TỈNH HẢI SƠN\n", PB_SECRET_MARK },
    { "a mark in a column", "UBND TỈNH HẢI SƠN        MẬT        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
      PB_SECRET_MARK },
    { "a mark in a table cell", "| UBND TỈNH HẢI SƠN | TỐI MẬT |\n", PB_SECRET_MARK },
    { "a mark behind the number", "UBND TỈNH HẢI SƠN\nSố: 12/BC-UBND MẬT\n", PB_SECRET_MARK },
    { "a mark in brackets behind the number", "UBND TỈNH HẢI SƠN\nSố: 12/BC-UBND (Tối mật)\n", PB_SECRET_MARK },
    { "a mark with Windows line ends", "UBND TỈNH HẢI SƠN\r\nMẬT\r\nSố: 12/BC-UBND\r\n", PB_SECRET_MARK },
    { "protecting state secrets is no mark", "Về việc tăng cường bảo vệ bí mật nhà nước\n", PB_NONE },
    { "the same in capitals is no mark", "TĂNG CƯỜNG BẢO VỆ BÍ MẬT NHÀ NƯỚC\n", PB_NONE },
    { "bảo mật is no mark", "Sở Y tế bảo mật thông tin người bệnh.\n", PB_NONE },
    { "honey is no mark", "MẬT ONG\nHỘI CHỢ MẬT ONG HẢI SƠN\n", PB_NONE },
    { "Tối mật inside a sentence is no mark", "Tài liệu đóng dấu Tối mật phải được quản lý theo quy định.\n", PB_NONE },
    { "a table of marks inside a sentence is no mark", "Có ba độ mật: Tuyệt mật, Tối mật, Mật theo Luật.\n", PB_NONE },
    { "a mark far below the header is no mark of the header",
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n23\n24\n25\n26\n27\n28\n29\n30\n3"
      "1\n32\n"
      "33\n34\n35\n36\n37\n38\n39\n40\n41\nMẬT\n",
      PB_NONE },
};

static void check(void **state)
{
    const struct row *row = *state;
    struct arena *a = arena_new();
    struct intake_draft d = { .ncontents = 77 };
    struct err err = { 0 };
    enum rc rc = intake_text(a, text_of(row->bytes), NULL, &d, &err);
    assert_int_equal(rc == RC_OK ? PB_NONE : err.problem, row->want);
    if (row->want != PB_NONE) {
        assert_true(strlen(err.detail) > 10);
        assert_int_equal(d.ncontents, 77); /* out is left alone */
    }
    arena_free(a);
}

static void check_offset_of_wrong_byte(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct intake_draft d;
    struct err err = { 0 };
    assert_int_equal(intake_text(a, TEXT("abc\xFFz"), NULL, &d, &err), RC_REFUSED);
    assert_non_null(strstr(err.detail, "3"));
    arena_free(a);
}

static void check_too_large(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    size_t n = (size_t)INTAKE_BYTES_MAX + 1;
    char *p = malloc(n);
    assert_non_null(p);
    memset(p, 'a', n);
    struct intake_draft d;
    struct err err = { 0 };
    assert_int_equal(intake_text(a, (struct text){ p, n }, NULL, &d, &err), RC_REFUSED);
    assert_int_equal(err.problem, PB_TOO_LARGE);
    free(p);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(ROWS) + 2];
    size_t n = 0;
    for (size_t i = 0; i < LEN(ROWS); i++)
        tests[n++] = (struct CMUnitTest){ ROWS[i].name, check, NULL, NULL, (void *)&ROWS[i] };
    tests[n++] =
        (struct CMUnitTest){ "the place of the wrong byte is told", check_offset_of_wrong_byte, NULL, NULL, NULL };
    tests[n++] = (struct CMUnitTest){ "one byte over the ceiling is too large", check_too_large, NULL, NULL, NULL };
    return _cmocka_run_group_tests("intake refuses", tests, n, NULL, NULL);
}
