/* Packages: what is written is read again, the same parts are the same bytes, and what is no package is refused. */
#include "fixture.h"

#include "report/package.h"

static struct package sample(struct arena *a)
{
    struct package p = { ARENA_ARRAY(a, struct package_part, 3), 3 };
    char *big = arena_alloc(a, 100001);
    memset(big, 'x', 100000);
    p.parts[0] = (struct package_part){ TEXT("[Content_Types].xml"), TEXT("<Types/>") };
    p.parts[1] = (struct package_part){ TEXT("word/đoạn.xml"), { big, 100000 } };
    p.parts[2] = (struct package_part){ TEXT("empty"), TEXT("") };
    return p;
}

static struct text written(struct arena *a, const struct package *p)
{
    struct sbuf b;
    sbuf_init(&b, 1 << 20);
    package_write(&b, p);
    struct text t = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct package p = sample(a), back;
    struct err err;
    struct text bytes = written(a, &p);
    assert_true(bytes.n < 2000); /* deflated */
    assert_int_equal(package_read(a, bytes, &back, &err), RC_OK);
    assert_int_equal(back.n, p.n);
    for (size_t i = 0; i < p.n; i++) {
        const struct package_part *part = package_find(&back, p.parts[i].name);
        assert_non_null(part);
        assert_true(text_eq(part->bytes, p.parts[i].bytes));
    }
    assert_null(package_find(&back, TEXT("absent")));
    arena_free(a);
}

static void the_same_parts_are_the_same_bytes(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct package p = sample(a);
    assert_true(text_eq(written(a, &p), written(a, &p)));
    arena_free(a);
}

/* Whatever byte is wrong, nothing is read beyond the bytes, and what is read fits its sum. */
static void no_wrong_byte_is_believed(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct package p = sample(a), back;
    struct text bytes = written(a, &p);
    char *copy = arena_dup(a, bytes.p, bytes.n);
    for (size_t i = 0; i < bytes.n; i++) {
        struct arena *each = arena_new();
        struct err err = { 0 };
        copy[i] = (char)(copy[i] ^ 0x55);
        enum rc rc = package_read(each, (struct text){ copy, bytes.n }, &back, &err);
        assert_true(rc == RC_OK || err.problem == PB_TEMPLATE || err.problem == PB_TOO_LARGE);
        for (size_t k = 0; rc == RC_OK && k < back.n; k++)
            for (size_t m = 0; m < p.n; m++)
                if (text_eq(back.parts[k].name, p.parts[m].name))
                    assert_true(text_eq(back.parts[k].bytes, p.parts[m].bytes));
        copy[i] = (char)(copy[i] ^ 0x55);
        arena_free(each);
    }
    for (size_t n = 0; n < bytes.n; n += 7) {
        struct err err = { 0 };
        assert_int_not_equal(package_read(a, text_sub(bytes, 0, n), &back, &err), RC_OK);
    }
    arena_free(a);
}

static void a_bomb_is_not_unpacked(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct package p = sample(a), back;
    struct err err = { 0 };
    struct text bytes = written(a, &p);
    char *copy = arena_dup(a, bytes.p, bytes.n);
    size_t central = text_find(bytes, TEXT("PK\x01\x02"), 0);
    memcpy(copy + central + 24, "\xFF\xFF\xFF\x7F", 4); /* says that it unpacks to 2 GiB */
    assert_int_equal(package_read(a, (struct text){ copy, bytes.n }, &back, &err), RC_REFUSED);
    assert_int_equal(err.problem, PB_TOO_LARGE);
    arena_free(a);
}

static void what_is_no_package_is_refused(void **state)
{
    (void)state;
    static const char *const WRONG[] = { "", "PK", "%PDF-1.4", "PK\x05\x06" };
    struct arena *a = arena_new();
    for (size_t i = 0; i < LEN(WRONG); i++) {
        struct package back;
        struct err err = { 0 };
        assert_int_equal(package_read(a, text_of(WRONG[i]), &back, &err), RC_REFUSED);
        assert_int_equal(err.problem, PB_TEMPLATE);
    }
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),       cmocka_unit_test(the_same_parts_are_the_same_bytes),
        cmocka_unit_test(no_wrong_byte_is_believed),     cmocka_unit_test(a_bomb_is_not_unpacked),
        cmocka_unit_test(what_is_no_package_is_refused),
    };
    return _cmocka_run_group_tests(__FILE__, tests, LEN(tests), NULL, NULL);
}
