/* Canonical JSON against RFC 8785's own examples, and entries of facts. */
#include "fixture.h"
#include "ledger/leaf.h"

static struct text written(struct arena *a, struct canon_member *m, size_t n)
{
    struct sbuf b;
    sbuf_init(&b, 1 << 20);
    assert_true(canon_object(&b, m, n));
    struct text t = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}

/* RFC 8785, 3.2.3: sorted by UTF-16 units, so that the smiling face (D83D DE00) stands before U+FB33. */
static void keys_stand_in_the_order_of_the_rfc(void **state)
{
    static const char *const KEYS[] = { "\xe2\x82\xac",     "\r",       "\xef\xac\xb3", "1",
                                        "\xf0\x9f\x98\x80", "\xc2\x80", "\xc3\xb6" };
    static const char WANT[] =
        "{\"\\r\":0,\"1\":0,\"\xc2\x80\":0,\"\xc3\xb6\":0,\"\xe2\x82\xac\":0,\"\xf0\x9f\x98\x80\":0,"
        "\"\xef\xac\xb3\":0}";
    struct canon_member m[LEN(KEYS)];
    struct arena *a = arena_new();
    (void)state;
    for (size_t i = 0; i < LEN(KEYS); i++)
        m[i] = canon_whole(text_of(KEYS[i]), 0);
    struct text t = written(a, m, LEN(KEYS));
    assert_string_equal(text_cstr(a, t), WANT);
    assert_true(canon_valid(t));
    arena_free(a);
}

/* 3.2.2.2, the example's string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/" */
static void texts_are_escaped_as_the_rfc_says(void **state)
{
    struct sbuf b;
    (void)state;
    sbuf_init(&b, 1000);
    canon_text(&b, TEXT("\xe2\x82\xac$\x0f\nA'B\"\\\\\"/"));
    assert_string_equal(b.p, "\"\xe2\x82\xac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    sbuf_release(&b);
}

static const struct {
    const char *name, *json;
    bool canonical;
} READ[] = {
    { "nothing in it", "{}", true },
    { "members in order", "{\"a\":1,\"b\":\"x\",\"c\":{\"d\":-3}}", true },
    { "out of order", "{\"b\":1,\"a\":1}", false },
    { "one key twice", "{\"a\":1,\"a\":1}", false },
    { "white space", "{\"a\": 1}", false },
    { "a real", "{\"a\":1.5}", false },
    { "an exponent", "{\"a\":1e3}", false },
    { "a leading zero", "{\"a\":01}", false },
    { "minus nothing", "{\"a\":-0}", false },
    { "a plus", "{\"a\":+1}", false },
    { "the largest whole number", "{\"a\":9007199254740991}", true },
    { "one more than that", "{\"a\":9007199254740992}", false },
    { "an escape that need not be", "{\"a\":\"\\u0041\"}", false },
    { "a newline written long", "{\"a\":\"\\u000a\"}", false },
    { "a newline written short", "{\"a\":\"\\n\"}", true },
    { "a slash escaped", "{\"a\":\"\\/\"}", false },
    { "a control character as it is", "{\"a\":\"\x01\"}", false },
    { "a control character escaped", "{\"a\":\"\\u0001\"}", true },
    { "capital digits", "{\"a\":\"\\u001F\"}", false },
    { "no UTF-8", "{\"a\":\"\xff\"}", false },
    { "half a pair", "{\"a\":\"\xed\xa0\x80\"}", false },
    { "a list", "{\"a\":[]}", false },
    { "true", "{\"a\":true}", false },
    { "something behind it", "{}x", false },
    { "cut short", "{\"a\":1", false },
    { "a comma too many", "{\"a\":1,}", false },
    { "no object", "\"a\"", false },
    { "too deep", "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}", false },
};

static void is_it_canonical(void **state)
{
    struct arena *a = arena_new();
    struct canon_member *m;
    size_t n;
    struct text t = text_of(ROW(state, READ)->json);
    assert_int_equal(canon_valid(t), ROW(state, READ)->canonical);
    assert_int_equal(canon_read(a, t, &m, &n), ROW(state, READ)->canonical);
    if (ROW(state, READ)->canonical)
        assert_true(text_eq(written(a, m, n), t));
    arena_free(a);
}

static void two_members_of_one_name_are_refused(void **state)
{
    struct sbuf b;
    (void)state;
    sbuf_init(&b, 100);
    struct canon_member m[] = { canon_whole(TEXT("a"), 1), canon_whole(TEXT("a"), 2) };
    assert_false(canon_object(&b, m, LEN(m)));
    assert_int_equal(b.n, 0);
    sbuf_release(&b);
}

/* --- entries --------------------------------------------------------------------------------------------- */

static struct text entry_of(struct arena *a, const struct leaf_field *f, size_t n)
{
    struct sbuf b;
    sbuf_init(&b, 1 << 24);
    leaf_entry(a, &b, TEXT("act"), 17, f, n);
    struct text t = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}

/* These bytes are sealed for ever: whoever changes what is written here breaks every log there is. */
static void an_entry_is_written_like_this(void **state)
{
    struct arena *a = arena_new();
    (void)state;
    const struct leaf_field f[] = {
        { TEXT("unit"), LEAF_WHOLE, TEXT_NONE, 4, { { 0 } } },
        { TEXT("kind"), LEAF_TEXT, TEXT("complete"), 0, { { 0 } } },
        { TEXT("happened"), LEAF_INSTANT, TEXT_NONE, INT64_C(1755164400000000), { { 0 } } },
        { TEXT("recorded"), LEAF_INSTANT, TEXT_NONE, INT64_C(1755164400000001), { { 0 } } },
        { TEXT("from"), LEAF_INSTANT, TEXT_NONE, INT64_MIN / 4, { { 0 } } },
        { TEXT("to"), LEAF_INSTANT, TEXT_NONE, INT64_MAX / 4, { { 0 } } },
        { TEXT("far"), LEAF_INSTANT, TEXT_NONE, INT64_C(2000000000000000000), { { 0 } } },
        { TEXT("behalf"), LEAF_ABSENT, TEXT_NONE, 0, { { 0 } } },
        { TEXT("file"), LEAF_BYTES, { "\x00\xfe", 2 }, 0, { { 0 } } },
        { TEXT("states"), LEAF_LINES, TEXT("due=5 working days\nto=12"), 0, { { 0 } } },
        { TEXT("product"), LEAF_SALTED, TEXT_NONE, 0, hash_salted(TEXT("0123456789abcdef"), TEXT("Báo cáo")) },
    };
    static const char WANT[] =
        "{\"fact\":\"act\",\"far\":\"2000000000000000000\",\"file\":\"00fe\",\"from\":\"always\","
        "\"happened\":\"2025-08-14T16:40:00+07:00\",\"kind\":\"complete\",\"n\":17,"
        "\"recorded\":\"2025-08-14T16:40:00.000001+07:00\",\"salted\":{\"product\":"
        "\"c3606fab762f6e82293973f39f82e386bd15d43e5acf40e9035a197edc12d80a\"},"
        "\"states\":{\"due\":\"5 working days\",\"to\":\"12\"},\"to\":\"never\",\"unit\":4}";
    assert_string_equal(text_cstr(a, entry_of(a, f, LEN(f))), WANT);
    struct leaf leaf;
    assert_true(leaf_read(a, text_of(WANT), &leaf));
    assert_int_equal(leaf.n, 17);
    assert_int_equal(leaf.nsalted, 1);
    assert_true(text_eq(leaf.fact, TEXT("act")));
    arena_free(a);
}

static const struct {
    const char *name, *lines;
    const char *want; /* of the member "states" */
} LINES[] = {
    { "no lines", "", "{}" },
    { "a value with an equals sign", "a=b=c", "{\"a\":\"b=c\"}" },
    { "a line that is none", "a", "\"a\"" },
    { "one key twice", "a=1\na=2", "\"a=1\\na=2\"" },
    { "a newline at the end", "a=1\n", "{\"a\":\"1\"}" },
};

static void lines_become_members(void **state)
{
    struct arena *a = arena_new();
    const struct leaf_field f = { TEXT("states"), LEAF_LINES, text_of(ROW(state, LINES)->lines), 0, { { 0 } } };
    struct text want = text_printf(a, "{\"fact\":\"act\",\"n\":17,\"states\":%s}", ROW(state, LINES)->want);
    assert_string_equal(text_cstr(a, entry_of(a, &f, 1)), text_cstr(a, want));
    arena_free(a);
}

static void what_is_long_is_sealed_as_its_digest(void **state)
{
    struct arena *a = arena_new();
    struct sbuf b;
    (void)state;
    sbuf_init(&b, 1 << 20);
    sbuf_fill(&b, 'x', LEAF_TEXT_MAX + 1);
    struct leaf_field f = { TEXT("yaml"), LEAF_TEXT, sbuf_text(&b), 0, { { 0 } } };
    assert_string_equal(text_cstr(a, entry_of(a, &f, 1)),
                        "{\"fact\":\"act\",\"n\":17,\"yaml\":{\"bytes\":1025,"
                        "\"sha256\":\"c6d8e9905300876046729949cc95c2385221270d389176f7234fe7ac00c4e430\"}}");
    f.text.n--;
    assert_int_equal(entry_of(a, &f, 1).n, LEAF_TEXT_MAX + 31);
    sbuf_release(&b);
    arena_free(a);
}

/* Every second of some days, and instants far and near, as the base writes them. */
static void instants_are_written_as_rfc_3339(void **state)
{
    struct arena *a = arena_new();
    (void)state;
    uint64_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        char buf[INSTANT_CHARS];
        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
        int64_t us = (int64_t)(seed >> 8) % (INT64_C(3000) * 365 * US_DAY) - INT64_C(500) * 365 * US_DAY;
        us -= i % 3 ? us % US_SECOND : 0;
        const struct leaf_field f = { TEXT("at"), LEAF_INSTANT, TEXT_NONE, us, { { 0 } } };
        struct text want =
            text_printf(a, "{\"at\":\"%s\",\"fact\":\"act\",\"n\":17}", instant_rfc3339((struct instant){ us }, buf));
        assert_true(text_eq(entry_of(a, &f, 1), want));
    }
    arena_free(a);
}

/* However much an act states, its entry fits into a bundle; and two such acts still differ. */
static void an_entry_always_fits(void **state)
{
    struct arena *a = arena_new();
    struct sbuf b;
    (void)state;
    sbuf_init(&b, 1 << 20);
    for (int i = 0; i < 9000; i++)
        sbuf_printf(&b, "%skey%05d=%d", i ? "\n" : "", i, i);
    struct leaf_field f = { TEXT("states"), LEAF_LINES, text_dup(a, sbuf_text(&b)), 0, { { 0 } } };
    struct text one = entry_of(a, &f, 1);
    ((char *)f.text.p)[f.text.n - 1] ^= 1;
    struct text two = entry_of(a, &f, 1);
    assert_true(one.n < 200 && canon_valid(one) && canon_valid(two));
    assert_false(text_eq(one, two));
    sbuf_release(&b);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[60] = {
        cmocka_unit_test(keys_stand_in_the_order_of_the_rfc),   cmocka_unit_test(texts_are_escaped_as_the_rfc_says),
        cmocka_unit_test(two_members_of_one_name_are_refused),  cmocka_unit_test(an_entry_is_written_like_this),
        cmocka_unit_test(what_is_long_is_sealed_as_its_digest), cmocka_unit_test(an_entry_always_fits),
        cmocka_unit_test(instants_are_written_as_rfc_3339),
    };
    size_t n = 7;
    ROWS(tests, n, READ, is_it_canonical);
    ROWS(tests, n, LINES, lines_become_members);
    return RUN(tests, n);
}
