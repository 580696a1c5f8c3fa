/* test_arena.c -- what an arena gives is zeroed, aligned, apart from everything else, and gone at once. */
#include "base/arena.h"
#include "rows.h"

static const struct {
    const char *name;
    size_t size, times;
} CASES[] = {
    { "one byte", 1, 1 },
    { "many small pieces spread over several chunks", 24, 5000 },
    { "pieces of odd sizes stay aligned", 37, 2000 },
    { "pieces as large as a chunk", 8192, 10 },
    { "a piece larger than any chunk", 3 << 20, 2 },
    { "a large piece among small ones", 70000, 3 },
};

/* Every piece gets its number written all over; if two overlapped, one number would be lost. */
static void pieces_lie_apart(void **state)
{
    const size_t size = ROW(state, CASES)->size, times = ROW(state, CASES)->times;
    struct arena *a = arena_new();
    unsigned char **pieces = ARENA_ARRAY(a, unsigned char *, times);
    size_t before = arena_used(a);
    for (size_t i = 0; i < times; i++) {
        pieces[i] = arena_alloc(a, size);
        assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
        for (size_t b = 0; b < size; b++)
            assert_int_equal(pieces[i][b], 0);
        memset(pieces[i], (int)(i % 251) + 1, size);
    }
    for (size_t i = 0; i < times; i++)
        for (size_t b = 0; b<size; b += size> 4096 ? 97 : 1)
            assert_int_equal(pieces[i][b], i % 251 + 1);
    assert_int_equal(arena_used(a) - before, size * times);
    arena_free(a);
}

static void no_bytes_still_give_a_pointer(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_non_null(arena_alloc(a, 0));
    assert_non_null(arena_grow(a, NULL, 0, 0));
    arena_free(a);
    arena_free(NULL);
}

static void growing_keeps_the_old_and_zeroes_the_rest(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char *p = arena_dup(a, "abc", 3);
    char *q = arena_grow(a, p, 3, 4000);
    assert_memory_equal(p, "abc", 3);
    assert_memory_equal(q, "abc", 3);
    for (int i = 3; i < 4000; i++)
        assert_int_equal(q[i], 0);
    arena_free(a);
}

static void pushing_keeps_every_item_in_order(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    int *items = NULL;
    size_t n = 0;
    for (int i = 0; i < 1000; i++) {
        ARENA_PUSH(a, items, n, i * 3);
        assert_int_equal(n, i + 1);
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i], i * 3);
    arena_free(a);
}

static void a_reset_arena_is_new_and_zeroed(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (int round = 0; round < 5; round++) {
        assert_int_equal(arena_used(a), 0);
        for (int i = 0; i < 300; i++) {
            char *p = arena_alloc(a, 200);
            for (int b = 0; b < 200; b++)
                assert_int_equal(p[b], 0);
            memset(p, 0x55, 200);
        }
        assert_int_equal(arena_used(a), 300 * 200);
        arena_reset(a);
    }
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(CASES) + 4] = {
        cmocka_unit_test(no_bytes_still_give_a_pointer),
        cmocka_unit_test(growing_keeps_the_old_and_zeroes_the_rest),
        cmocka_unit_test(pushing_keeps_every_item_in_order),
        cmocka_unit_test(a_reset_arena_is_new_and_zeroed),
    };
    size_t n = 4;
    ROWS(tests, n, CASES, pieces_lie_apart);
    return RUN(tests, n);
}
