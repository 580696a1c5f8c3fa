/* Entries written quickly are, byte for byte, those that leaf_entry writes; and what is ordinary really is written quickly. */
#include "../rounds.h"
#include "fixture.h"
#include "ledger/leaf_form.h"

#include <string.h>

static const struct leaf_slot ACT[] = {
    { { "family", 6 }, false },  { { "kind", 4 }, false }, { { "recorded", 8 }, false }, { { "person", 6 }, false },
    { { "states", 6 }, false },  { { "title", 5 }, true }, { { "operator", 8 }, true },  { { "at", 2 }, false },
    { { "name_vi", 7 }, false }, { { "name", 4 }, false }, { { "name_vi", 7 }, true },   { { "sha256", 6 }, false },
};
enum { SLOTS = LEN(ACT) };

static uint64_t seed;

static size_t some(size_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (size_t)(seed >> 33) % n;
}

/* Pieces that have to be escaped, that look like others, that are long. */
static const char *const PIECES[] = { "a",       "Báo cáo", "\"",        "\\",      "\n",
                                      "\x01",    "\x1f",    "\x7f",      "=",       " ",
                                      "𝄞",       "k=",      "due=5",     "to=",     "=x",
                                      "\nd\"=1", "\n𝄞=2",   "\r",        "\t",      "/",
                                      "ab",      "\nto=12", "8 letters", "just so", "sixteen letters!" };

static struct text text_some(struct arena *a, bool lines)
{
    struct sbuf b;
    sbuf_init(&b, 1 << 20);
    size_t pieces = some(8) ? some(12) : some(900);
    for (size_t i = 0; i < pieces; i++)
        if (lines && some(2))
            sbuf_printf(&b, "%s%c%zu=%zu", b.n ? "\n" : "", "abcdefgh"[some(8)], some(30), some(1000));
        else
            sbuf_str(&b, PIECES[some(LEN(PIECES))]);
    if (some(20) == 0) /* no text at all */
        sbuf_add(&b, (struct text){ "\0\xff", 2 });
    if (some(20) == 0)
        sbuf_fill(&b, 'x', LEAF_TEXT_MAX - (int)(b.n % 4));
    struct text t = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}

static int64_t number_some(void)
{
    static const int64_t EDGES[] = { 0,
                                     1,
                                     -1,
                                     CANON_INT_MAX,
                                     -CANON_INT_MAX,
                                     CANON_INT_MAX + 1,
                                     INT64_MIN,
                                     INT64_MAX,
                                     INT64_MAX / 4,
                                     INT64_MIN / 4,
                                     INT64_C(2000000000000000000) };
    return some(2) ? EDGES[some(LEN(EDGES))] : (int64_t)some(2000000) * (int64_t)some(2000000);
}

static void fields_some(struct arena *a, struct leaf_field *f)
{
    static const enum leaf_type TYPES[] = { LEAF_ABSENT, LEAF_TEXT, LEAF_WHOLE, LEAF_INSTANT, LEAF_BYTES, LEAF_LINES };
    for (size_t i = 0; i < SLOTS; i++) {
        f[i] = (struct leaf_field){ .name = ACT[i].name };
        f[i].type = ACT[i].salted ? (some(2) ? LEAF_SALTED : LEAF_ABSENT) : TYPES[some(LEN(TYPES))];
        f[i].number = number_some();
        if (f[i].type == LEAF_SALTED)
            f[i].digest = hash_of(text_some(a, false));
        else if (f[i].type != LEAF_ABSENT)
            f[i].text = text_some(a, f[i].type == LEAF_LINES);
    }
}

static void both_write_the_same(void **state)
{
    struct arena *a = arena_new();
    struct sbuf plain, quick;
    struct leaf_form form;
    (void)state;
    sbuf_init(&plain, 1 << 24);
    sbuf_init(&quick, 1 << 24);
    leaf_form_make(&form, TEXT("act"), ACT, SLOTS);
    for (int i = 0; i < rounds(4000); i++) {
        struct leaf_field f[SLOTS];
        seed = (uint64_t)i;
        int64_t n = number_some();
        fields_some(a, f);
        sbuf_clear(&plain);
        sbuf_clear(&quick);
        sbuf_str(&plain, "before");
        sbuf_str(&quick, "before");
        leaf_entry(a, &plain, TEXT("act"), n, f, SLOTS);
        leaf_form_entry(&form, a, &quick, n, f);
        assert_true(text_eq(sbuf_text(&plain), sbuf_text(&quick)));
        arena_reset(a);
    }
    sbuf_release(&plain);
    sbuf_release(&quick);
    arena_free(a);
}

/* leaf_entry takes of the arena, the quick way does not. */
static void what_is_ordinary_is_written_quickly(void **state)
{
    struct arena *a = arena_new();
    struct sbuf b;
    struct leaf_form form;
    struct leaf_field f[SLOTS];
    (void)state;
    sbuf_init(&b, 1 << 20);
    leaf_form_make(&form, TEXT("act"), ACT, SLOTS);
    for (size_t i = 0; i < SLOTS; i++)
        f[i] = (struct leaf_field){ .name = ACT[i].name, .type = ACT[i].salted ? LEAF_SALTED : LEAF_WHOLE };
    f[1] = (struct leaf_field){ ACT[1].name, LEAF_TEXT, TEXT("Đề nghị \"khẩn trương\""), 0, { { 0 } } };
    f[2] = (struct leaf_field){ ACT[2].name, LEAF_INSTANT, TEXT_NONE, INT64_C(1755164400000001), { { 0 } } };
    f[4] = (struct leaf_field){ ACT[4].name, LEAF_LINES, TEXT("to=12\ndue=5 working days"), 0, { { 0 } } };
    f[7].type = LEAF_ABSENT;
    f[11] = (struct leaf_field){ ACT[11].name, LEAF_BYTES, TEXT("\x01\xfe"), 0, { { 0 } } };
    leaf_form_entry(&form, a, &b, 17, f);
    assert_int_equal(arena_used(a), 0);
    assert_true(canon_valid(sbuf_text(&b)));
    f[4].text = TEXT("a line that is none");
    leaf_form_entry(&form, a, &b, 17, f);
    assert_true(arena_used(a) > 0);
    sbuf_release(&b);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_write_the_same),
        cmocka_unit_test(what_is_ordinary_is_written_quickly),
    };
    return RUN(tests, LEN(tests));
}
