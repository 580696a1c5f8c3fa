/* test_text.c -- letters: whether they are UTF-8, how they are folded, what makes two names the same, who comes first. */
#include "base/text.h"
#include "rows.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static struct arena *a;

static int arena_begin(void **state)
{
    (void)state;
    a = arena_new();
    return 0;
}

static int arena_end(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

static void is(struct text got, const char *want)
{
    assert_string_equal(text_cstr(a, got), want);
    assert_int_equal(got.n, strlen(want));
}

/* ---- bytes ---- */

static void texts_compare_by_bytes(void **state)
{
    (void)state;
    assert_true(text_eq(TEXT("ab"), text_of("ab")));
    assert_false(text_eq(TEXT("ab"), TEXT("abc")));
    assert_true(text_eq(TEXT_NONE, TEXT("")));
    assert_true(text_cmp(TEXT("ab"), TEXT("abc")) < 0);
    assert_true(text_cmp(TEXT("b"), TEXT("abc")) > 0);
    assert_int_equal(text_cmp(TEXT_NONE, TEXT("")), 0);
    assert_true(text_starts(TEXT("công văn"), TEXT("công")));
    assert_false(text_starts(TEXT("côn"), TEXT("công")));
    assert_true(text_ends(TEXT("công văn"), TEXT("văn")));
    assert_false(text_ends(TEXT("ăn"), TEXT("văn")));
    assert_true(text_starts(TEXT("x"), TEXT_NONE));
    assert_null(text_of(NULL).p);
    assert_null(text_dup(a, TEXT_NONE).p);
    is(text_dup(a, TEXT("văn")), "văn");
    is(text_printf(a, "%d %s", 5, "ngày"), "5 ngày");
    is(text_printf(a, "%s", ""), "");
}

static void parts_are_cut_and_found(void **state)
{
    (void)state;
    is(text_sub(TEXT("abcdef"), 2, 4), "cd");
    is(text_sub(TEXT("abcdef"), 4, 100), "ef");
    is(text_sub(TEXT("abcdef"), 9, 3), "");
    assert_int_equal(text_find(TEXT("aabaab"), TEXT("aab"), 0), 0);
    assert_int_equal(text_find(TEXT("aabaab"), TEXT("aab"), 1), 3);
    assert_int_equal(text_find(TEXT("aabaab"), TEXT("ba"), 3), SIZE_MAX);
    assert_int_equal(text_find(TEXT("ab"), TEXT("abc"), 0), SIZE_MAX);
    assert_int_equal(text_find(TEXT("ab"), TEXT(""), 2), 2);
    assert_int_equal(text_find(TEXT("ab"), TEXT(""), 3), SIZE_MAX);
    assert_int_equal(text_find(TEXT_NONE, TEXT("a"), 0), SIZE_MAX);
}

static void a_text_is_split_at_each_sign(void **state)
{
    (void)state;
    struct text rest = TEXT("a,,b,"), part;
    const char *want[] = { "a", "", "b", "" };
    for (size_t i = 0; i < LEN(want); i++) {
        assert_true(text_split(&rest, ',', &part));
        is(part, want[i]);
    }
    assert_false(text_split(&rest, ',', &part));
    rest = TEXT("");
    assert_true(text_split(&rest, ',', &part));
    assert_false(text_split(&rest, ',', &part));
    rest = TEXT_NONE;
    assert_false(text_split(&rest, ',', &part));
}

static const struct trim_row {
    const char *name, *text, *want;
} TRIMS[] = {
    { "blanks at both ends go", "  a b\t\n", "a b" },
    { "no-break blanks go too", "\u00A0\u202Fcông văn\u00A0", "công văn" },
    { "the wide blank of East Asia goes", "\u3000ệ\u3000", "ệ" },
    { "nothing but blanks is nothing", " \t\u00A0 ", "" },
    { "nothing stays nothing", "", "" },
    { "a letter with accents at the end stays whole", "Nguyễn Thị Huệ ", "Nguyễn Thị Huệ" },
};

static void trim(void **state) { is(text_trim(text_of(ROW(state, TRIMS)->text)), ROW(state, TRIMS)->want); }

static const struct int_row {
    const char *name, *text;
    bool ok;
    int64_t want;
} INTS[] = {
    { "a number", "42", true, 42 },
    { "zeros before it do not make it octal", "010", true, 10 },
    { "a negative number", "-7", true, -7 },
    { "a plus sign", "+7", true, 7 },
    { "the largest number", "9223372036854775807", true, INT64_MAX },
    { "one more does not fit", "9223372036854775808", false, 0 },
    { "the smallest number", "-9223372036854775808", true, INT64_MIN },
    { "one less does not fit", "-9223372036854775809", false, 0 },
    { "a hundred digits do not fit", "99999999999999999999999999999999999999999999999999", false, 0 },
    { "nothing is no number", "", false, 0 },
    { "a sign alone is none", "-", false, 0 },
    { "a blank before it", " 1", false, 0 },
    { "a letter behind it", "1x", false, 0 },
    { "a point in it", "1.000", false, 0 },
    { "two signs", "--1", false, 0 },
};

static void whole_number(void **state)
{
    const struct int_row *row = ROW(state, INTS);
    int64_t n = 12345;
    assert_int_equal(text_int(text_of(row->text), &n), row->ok);
    assert_true(n == (row->ok ? row->want : 12345));
}

/* ---- UTF-8 ---- */

static const struct utf8_row {
    const char *name, *bytes;
    size_t bad; /* SIZE_MAX: good */
} BYTES[] = {
    { "Vietnamese is UTF-8", "Cộng hòa xã hội chủ nghĩa Việt Nam", SIZE_MAX },
    { "the last code point is one", "\xF4\x8F\xBF\xBF", SIZE_MAX },
    { "beyond the last there is none", "a\xF4\x90\x80\x80", 1 },
    { "a surrogate is none", "\xED\xA0\x80", 0 },
    { "the letter before the surrogates is one", "\xED\x9F\xBF", SIZE_MAX },
    { "an overlong slash is none", "\xC0\xAF", 0 },
    { "an overlong slash of three bytes is none", "\xE0\x80\xAF", 0 },
    { "an overlong slash of four bytes is none", "\xF0\x80\x80\xAF", 0 },
    { "half a letter at the end", "Hu\xE1\xBB", 2 },
    { "half a letter in the middle", "\xE1\xBBn", 0 },
    { "a tail without a head", "abcdefghijkl\x80", 12 },
    { "Latin-1 is not UTF-8", "caf\xE9 au lait", 3 },
    { "FF and FE never occur", "\xFF\xFE", 0 },
    { "a wrong byte after good letters", "ệệệ\xFF", 9 },
};

static void utf8(void **state)
{
    const struct utf8_row *row = ROW(state, BYTES);
    struct text out, t = text_of(row->bytes);
    size_t bad = SIZE_MAX;
    assert_int_equal(text_utf8(t, &bad), row->bad == SIZE_MAX);
    assert_int_equal(bad, row->bad);
    assert_int_equal(text_nfc(a, t, &out), row->bad == SIZE_MAX);
}

static void letters_come_one_by_one(void **state)
{
    (void)state;
    struct text t = TEXT("aệ\xFF😀");
    size_t at = 0;
    assert_int_equal(text_next(t, &at), 'a');
    assert_int_equal(text_next(t, &at), 0x1EC7);
    assert_int_equal(at, 4);
    assert_int_equal(text_next(t, &at), 0xFFFD);
    assert_int_equal(text_next(t, &at), 0x1F600);
    assert_int_equal(text_next(t, &at), 0);
    assert_int_equal(at, t.n);
    assert_int_equal(text_points(t), 4);
    assert_int_equal(text_points(TEXT_NONE), 0);
}

static const struct columns_row {
    const char *name, *text;
    int want;
} COLUMNS[] = {
    { "a letter with accents takes one column", "Huệ", 3 },
    { "marks of their own take none", "Hue\u0323\u0302", 3 },
    { "a wide letter takes two", "越南", 4 },
    { "a picture takes two", "😀", 2 },
    { "a joiner takes none", "a\u200Db", 2 },
    { "nothing takes none", "", 0 },
};

static void columns(void **state)
{
    assert_int_equal(text_columns(text_of(ROW(state, COLUMNS)->text)), ROW(state, COLUMNS)->want);
}

/* ---- normal form, folding, keys ---- */

static const struct turn_row {
    const char *name, *text, *want;
} NFC[] = {
    { "ASCII stays", "abc", "abc" },
    { "composed Vietnamese stays", "Ủy ban nhân dân", "Ủy ban nhân dân" },
    { "decomposed Vietnamese is composed", "U\u0309y ban nha\u0302n da\u0302n", "Ủy ban nhân dân" },
    { "marks in the wrong order are put right", "Vie\u0323\u0302t, Vie\u0302\u0323t", "Việt, Việt" },
    { "the horn joins its letter", "nu\u031Bo\u031B\u0301c", "nước" },
    { "the Kelvin sign becomes the letter", "\u212A", "K" },
    { "Korean letters join", "\u1112\u1161\u11AB", "\uD55C" },
    { "marks that join nothing are put in order", "x\u0322\u0334", "x\u0334\u0322" },
    { "a mark without a letter stays", "\u0301a", "\u0301a" },
    { "nothing stays nothing", "", "" },
};

static void nfc(void **state)
{
    const struct turn_row *row = ROW(state, NFC);
    struct text t = text_of(row->text), out;
    assert_true(text_nfc(a, t, &out));
    is(out, row->want);
    if (strcmp(row->text, row->want) == 0)
        assert_ptr_equal(out.p, t.p); /* not copied */
}

static const struct turn_row FOLDS[] = {
    { "đ is d", "đường Đống Đa", "duong dong da" },
    { "accents go", "Ủy ban nhân dân", "uy ban nhan dan" },
    { "the old and the new place of a tone are one", "hóa hoá Hòa Hoà", "hoa hoa hoa hoa" },
    { "every letter of the alphabet", "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY ăâđêôơư ẰẮẲẴẶ ầấẩẫậ ỜỚỞỠỢ ừứửữự ỲÝỶỸỴ",
      "aaabcddeeghiklmnooopqrstuuvxy aadeoou aaaaa aaaaa ooooo uuuuu yyyyy" },
    { "decomposed letters too", "Hue\u0323\u0302", "hue" },
    { "white space becomes one blank", "  a \t\n b\u00A0\u00A0c ", "a b c" },
    { "ASCII is only lowered", "Phong  NOI VU ", "phong noi vu" },
    { "letters of other Latins", "Straße Łódź Ærø", "strasse lodz aero" },
    { "quotes and dashes become plain", "“Huệ” – 5", "\"hue\" - 5" },
    { "signs of documents", "• § 5 → 20°C… ≥ 5 m² 100₫", "• § 5 -> 20°c... ≥ 5 m² 100₫" },
    { "Greek is lowered and stays", "ΑΒΓ", "αβγ" },
    { "wide letters become narrow", "ＡＢＣ", "abc" },
    { "nothing stays nothing", "", "" },
    { "blanks are nothing", " \u00A0 ", "" },
};

static void fold(void **state) { is(text_fold(a, text_of(ROW(state, FOLDS)->text)), ROW(state, FOLDS)->want); }

/* The tables in text_icu.c and ICU must say the same: a letter alone goes by the tables; beside a letter that they
 * lack it goes by ICU. */
static void the_fold_tables_say_what_icu_says(void **state)
{
    (void)state;
    for (unsigned c = 0xA1; c < 0x2300; c = c + 1 == 0x250 ? 0x1E00 : c + 1) {
        char s[16];
        size_t n = 0;
        if (c >= 0x800)
            s[n++] = (char)(0xE0 | c >> 12);
        s[n++] = (char)(c >= 0x800 ? 0x80 | (c >> 6 & 0x3F) : 0xC0 | c >> 6);
        s[n++] = (char)(0x80 | (c & 0x3F));
        struct text alone = text_fold(a, (struct text){ s, n });
        memcpy(s + n, "|α", 3); /* a stroke and a Greek alpha */
        struct text beside = text_fold(a, (struct text){ s, n + 3 });
        assert_true(text_ends(beside, TEXT("|α")));
        struct text part = text_sub(beside, 0, beside.n - 3);
        if (!text_eq(alone, text_trim(part)))
            fail_msg("U+%04X: '%.*s' and '%.*s'", c, TEXT_FMT(alone), TEXT_FMT(part));
    }
}

static const struct pair_row {
    const char *name, *one, *other;
    bool same;
} KEYS[] = {
    { "hòa and hoà are one word", "hòa", "hoà", true },
    { "Ủy and Uỷ are one word", "Ủy ban", "Uỷ ban", true },
    { "úy and uý are one word", "đại úy", "đại uý", true },
    { "thủy and thuỷ are one word", "Thủy lợi", "thuỷ lợi", true },
    { "khỏe and khoẻ are one word", "sức khỏe", "sức khoẻ", true },
    { "tone and case and blanks together", " HÒA  BÌNH", "hoà bình", true },
    { "composed and decomposed are one", "Huệ", "Hue\u0323\u0302", true },
    { "marks in either order are one", "Hue\u0302\u0323", "Hue\u0323\u0302", true },
    { "a horn with a tone", "nước", "nu\u031Bo\u031B\u0301c", true },
    { "hoa is not hòa", "hoa", "hòa", false },
    { "hòa is not hóa", "hòa", "hóa", false },
    { "ban is not bàn", "ban", "bàn", false },
    { "đa is not da", "đa", "da", false },
    { "ô is not o", "tô", "to", false },
    { "a tone stays in its own syllable", "hòa binh", "hoa bình", false },
    { "a tone stays on its side of a consonant", "résume", "resumé", false },
    { "ư is not u", "tư", "tu", false },
    { "Đống and đống are one", "ĐỐNG ĐA", "Đống Đa", true },
    { "a word at the very end keeps its tone", "quý", "qúy", true },
};

static void key(void **state)
{
    const struct pair_row *row = ROW(state, KEYS);
    struct text one = text_key(a, text_of(row->one)), other = text_key(a, text_of(row->other));
    assert_int_equal(text_eq(one, other), row->same);
    assert_true(text_utf8(one, NULL));
    assert_true(text_eq(text_key(a, one), one)); /* a key is its own key */
}

static void the_longest_letters_fit(void **state)
{
    (void)state;
    static const char *const LETTERS[] = { "ΐ", "\u1F82", "\uFB2C", "\U0001D160", "각", "Ⱥ", "İ", "ﷺ", "Ộ", "\u0344" };
    for (size_t i = 0; i < LEN(LETTERS); i++)
        for (int times = 1; times < 200; times *= 3) {
            struct text t = TEXT_NONE;
            for (int n = 0; n < times; n++)
                t = text_printf(a, "%.*s%s", TEXT_FMT(t), LETTERS[i]);
            struct text out;
            assert_true(text_nfc(a, t, &out));
            assert_true(text_utf8(text_fold(a, t), NULL));
            assert_true(text_utf8(text_key(a, t), NULL));
        }
}

/* ---- order ---- */

static const struct order_row {
    const char *name, *before, *after;
} ORDERS[] = {
    { "names go by the given name", "Trần Văn An", "Lê Thị Bình" },
    { "the same given name by the family name", "Lê Văn An", "Trần Văn An" },
    { "and then by the middle name", "Lê Minh An", "Lê Văn An" },
    { "a given name alone comes first", "An", "Lê An" },
    { "d before đ", "Dũng", "Đào" },
    { "đ before e", "Đức", "Em" },
    { "a before ă", "An", "Ăn" },
    { "ă before â", "Ăn", "Ân" },
    { "ô after o", "Oanh", "Ông" },
    { "ơ after ô", "Ông", "Ơn" },
    { "ư after u", "Uyên", "Ưng" },
    { "a bare vowel before one with a tone", "Hoa", "Hòa" },
    { "tones decide last", "Hòa", "Hoan" },
    { "blanks behind a name do not matter", "Trần Văn An  ", "Lê Thị Bình" },
    { "nothing comes first", "", "An" },
};

static void order(void **state)
{
    const struct order_row *row = ROW(state, ORDERS);
    struct text before = text_of(row->before), after = text_of(row->after);
    assert_true(text_collate(before, after) < 0);
    assert_true(text_collate(after, before) > 0);
    assert_int_equal(text_collate(before, before), 0);
}

/* ---- threads ---- */

static void *use_icu(void *nothing)
{
    struct arena *own = arena_new();
    for (int i = 0; i < 200; i++) {
        struct text folded = text_fold(own, i % 2 ? TEXT("Đống Đa ΑΒΓ") : TEXT("đống đa αβγ"));
        if (!text_eq(folded, TEXT("dong da αβγ")) || text_collate(TEXT("An"), TEXT("Bình")) >= 0)
            nothing = own;
    }
    arena_free(own);
    return nothing;
}

static void threads_do_not_disturb_one_another(void **state)
{
    (void)state;
    pthread_t threads[4];
    for (size_t i = 0; i < LEN(threads); i++)
        assert_int_equal(pthread_create(&threads[i], NULL, use_icu, NULL), 0);
    for (size_t i = 0; i < LEN(threads); i++) {
        void *wrong;
        assert_int_equal(pthread_join(threads[i], &wrong), 0);
        assert_null(wrong);
    }
}

static void capitals_are_vietnamese_too(void **state)
{
    (void)state;
    assert_true(text_eq(text_upper(a, TEXT("Ủy ban nhân dân xã Đăk Ơ, số 5")), TEXT("ỦY BAN NHÂN DÂN XÃ ĐĂK Ơ, SỐ 5")));
    assert_true(text_eq(text_upper_first(a, TEXT("đang chờ Sở")), TEXT("Đang chờ Sở")));
    assert_true(text_empty(text_upper_first(a, TEXT_NONE)));
    assert_true(text_eq(text_upper(a, TEXT("a\xFF")), TEXT("A\uFFFD")));
}

int main(void)
{
    struct CMUnitTest tests[160] = {
        cmocka_unit_test(threads_do_not_disturb_one_another), /* first: it opens ICU from four threads at once */
        cmocka_unit_test(texts_compare_by_bytes),
        cmocka_unit_test(parts_are_cut_and_found),
        cmocka_unit_test(a_text_is_split_at_each_sign),
        cmocka_unit_test(letters_come_one_by_one),
        cmocka_unit_test(the_fold_tables_say_what_icu_says),
        cmocka_unit_test(the_longest_letters_fit),
        cmocka_unit_test(capitals_are_vietnamese_too),
    };
    size_t n = 8;
    static_assert(8 + LEN(TRIMS) + LEN(INTS) + LEN(BYTES) + LEN(COLUMNS) + LEN(NFC) + LEN(FOLDS) + LEN(KEYS) +
                          LEN(ORDERS) <=
                      LEN(tests),
                  "room for every row");
    ROWS(tests, n, TRIMS, trim);
    ROWS(tests, n, INTS, whole_number);
    ROWS(tests, n, BYTES, utf8);
    ROWS(tests, n, COLUMNS, columns);
    ROWS(tests, n, NFC, nfc);
    ROWS(tests, n, FOLDS, fold);
    ROWS(tests, n, KEYS, key);
    ROWS(tests, n, ORDERS, order);
    return _cmocka_run_group_tests(__FILE__, tests, n, arena_begin, arena_end);
}
