/* test_sbuf.c -- a buffer grows to its ceiling, says so, and never ends in half a piece. */
#include "base/sbuf.h"
#include "rows.h"

static void is(const struct sbuf *b, const char *want)
{
    assert_int_equal(b->n, strlen(want));
    assert_string_equal(sbuf_text(b).p, want);
}

static void pieces_follow_one_another(void **state)
{
    (void)state;
    struct sbuf b;
    sbuf_init(&b, 1000);
    is(&b, "");
    sbuf_str(&b, "công");
    sbuf_char(&b, ' ');
    sbuf_add(&b, TEXT("vụ"));
    sbuf_fill(&b, '.', 3);
    sbuf_fill(&b, '!', 0);
    sbuf_fill(&b, '!', -5);
    sbuf_str(&b, NULL);
    sbuf_add(&b, TEXT_NONE);
    sbuf_printf(&b, "%d/%s", 7, "x");
    sbuf_printf(&b, "%s", "");
    is(&b, "công vụ...7/x");
    assert_false(sbuf_full(&b));
    sbuf_clear(&b);
    is(&b, "");
    sbuf_release(&b);
    sbuf_release(&b);
    sbuf_release(NULL);
}

static void a_long_buffer_keeps_every_byte(void **state)
{
    (void)state;
    struct sbuf b;
    sbuf_init(&b, 1 << 20);
    for (int i = 0; i < 20000; i++)
        sbuf_printf(&b, "%05d", i);
    assert_int_equal(b.n, 100000);
    assert_memory_equal(b.p, "0000000001", 10);
    assert_memory_equal(b.p + b.n - 10, "1999819999", 10);
    assert_int_equal(b.p[b.n], '\0');
    sbuf_release(&b);
}

static void a_printed_piece_larger_than_the_room_is_whole(void **state)
{
    (void)state;
    struct sbuf b;
    char big[3000];
    memset(big, 'z', sizeof big - 1);
    big[sizeof big - 1] = '\0';
    sbuf_init(&b, 10000);
    sbuf_str(&b, "a");
    sbuf_printf(&b, "<%s>", big);
    assert_int_equal(b.n, 1 + sizeof big - 1 + 2);
    assert_int_equal(b.p[1], '<');
    assert_int_equal(b.p[b.n - 1], '>');
    sbuf_release(&b);
}

static const struct row {
    const char *name;
    size_t max;
    const char *first, *second, *want;
    bool full;
} CEILINGS[] = {
    { "what fits exactly is taken", 6, "abc", "def", "abcdef", false },
    { "what is one byte too long is not taken at all", 5, "abc", "def", "abc", true },
    { "a first piece too long leaves nothing", 2, "abc", "", "", true },
    { "a letter is never cut", 4, "ab", "ệ", "ab", true },
    { "after a refusal not even a small piece is taken", 4, "abcdef", "x", "", true },
    { "a buffer of no bytes takes nothing", 0, "", "", "", false },
};

static void ceiling(void **state)
{
    const struct row *row = ROW(state, CEILINGS);
    for (int way = 0; way < 2; way++) {
        struct sbuf b;
        sbuf_init(&b, row->max);
        if (way == 0) {
            sbuf_str(&b, row->first);
            sbuf_str(&b, row->second);
        } else {
            sbuf_printf(&b, "%s", row->first);
            sbuf_printf(&b, "%s", row->second);
        }
        is(&b, row->want);
        assert_int_equal(sbuf_full(&b), row->full);
        sbuf_clear(&b);
        assert_false(sbuf_full(&b));
        sbuf_release(&b);
    }
}

int main(void)
{
    struct CMUnitTest tests[LEN(CEILINGS) + 3] = {
        cmocka_unit_test(pieces_follow_one_another),
        cmocka_unit_test(a_long_buffer_keeps_every_byte),
        cmocka_unit_test(a_printed_piece_larger_than_the_room_is_whole),
    };
    size_t n = 3;
    ROWS(tests, n, CEILINGS, ceiling);
    return RUN(tests, n);
}
