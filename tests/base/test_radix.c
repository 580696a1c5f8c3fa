/* Sorting by digits is sorting, and leaves equal keys as they stood. */
#include "base/radix.h"

#include "base/arena.h"
#include "rows.h"

enum { ITEMS = 5000 };

static const struct {
    const char *name;
    uint64_t mask, also;
} CASES[] = {
    { "all bits", UINT64_MAX, 0 },
    { "few different keys", 7, 0 },
    { "only high bits differ", UINT64_C(0xffff) << 48, 12345 },
    { "one digit in the middle", UINT64_C(0x7ff) << 22, 1 },
    { "all the same", 0, 99 },
};

static void check_sorted(void **state)
{
    const uint64_t mask = ROW(state, CASES)->mask, also = ROW(state, CASES)->also;
    struct arena *arena = arena_new();
    struct keyed *items = ARENA_ARRAY(arena, struct keyed, ITEMS), *spare = ARENA_ARRAY(arena, struct keyed, ITEMS);
    uint64_t x = 88172645463325252u, sum = 0, after = 0;
    for (uint32_t i = 0; i < ITEMS; i++) {
        x ^= x << 13, x ^= x >> 7, x ^= x << 17;
        items[i] = (struct keyed){ (x & mask) | also, i, i ^ 5 };
        sum += items[i].key;
    }
    radix_sort(items, spare, ITEMS);
    for (size_t i = 0; i < ITEMS; i++) {
        assert_int_equal(items[i].with, items[i].at ^ 5);
        after += items[i].key;
        if (i > 0)
            assert_true(items[i - 1].key < items[i].key ||
                        (items[i - 1].key == items[i].key && items[i - 1].at < items[i].at));
    }
    assert_true(sum == after);
    radix_sort(items, spare, 0);
    arena_free(arena);
}

int main(void)
{
    struct CMUnitTest tests[LEN(CASES)];
    size_t n = 0;
    ROWS(tests, n, CASES, check_sorted);
    return RUN(tests, n);
}
