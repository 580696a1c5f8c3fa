/* test_legacy.c -- syllables, and texts in encodings of before Unicode: which, what they say, and when nobody can be sure. */
#include "../base/rows.h"
#include "intake/encoding.h"
#include "intake/extract.h"
#include "intake/intake.h"
#include "intake/legacy.h"
#include "intake/syllable.h"

#include <iconv.h>

static const struct {
    const char *name, *word;
    bool is;
} SYLLABLES[] = {
    { "an onset, vowels and an end", "nghiêng", true },
    { "vowels alone", "ưu", true },
    { "a capital", "Quyết", true },
    { "all capitals", "ĐƯỜNG", true },
    { "u behind q", "quả", true },
    { "i behind g", "giữ", true },
    { "g with i alone", "gì", true },
    { "three vowels", "khuỷu", true },
    { "sắc before a stop", "các", true },
    { "no huyền before a stop", "càc", false },
    { "no level tone before a stop", "cac", false },
    { "not two tones", "bàó", false },
    { "not an onset of another language", "strà", false },
    { "not an end of another language", "bàl", false },
    { "not two syllables", "trướctrước", false },
    { "not nh behind a back vowel", "chớnh", false },
    { "not ng behind a front vowel", "tíng", false },
    { "ng behind iê", "tiếng", true },
    { "not an end behind a glide", "bàing", false },
    { "not ă without an end", "bă", false },
    { "not a consonant alone", "ngh", false },
    { "not a letter of another language", "für", false },
    { "not nothing", "", false },
};

static void check_syllable(void **state)
{
    assert_int_equal(syllable_is(text_of(ROW(state, SYLLABLES)->word)), ROW(state, SYLLABLES)->is);
}

static const struct {
    const char *name, *bytes; /* Latin-1 */
    enum legacy encoding;
    bool sure;
    const char *says; /* converted */
} TEXTS[] = {
    { "TCVN3", "Së Tµi chÝnh b¸o c¸o ñy ban nh©n d©n tØnh tr­íc ngµy 15/9", LEGACY_TCVN3, true,
      "Sở Tài chính báo cáo ủy ban nhân dân tỉnh trước ngày 15/9" },
    { "a line of capitals in TCVN3", "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", LEGACY_TCVN3, true,
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" },
    { "a word of capitals in a line of small ones", "do UBND TØNH vµ c¸c së thùc hiÖn", LEGACY_TCVN3, true,
      "do UBND TỈNH và các sở thực hiện" },
    { "VNI", "Sôû Taøi chính baùo caùo UÛy ban nhaân daân tænh tröôùc ngaøy 15/9", LEGACY_VNI, true,
      "Sở Tài chính báo cáo Ủy ban nhân dân tỉnh trước ngày 15/9" },
    { "VNI in capitals", "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", LEGACY_VNI, true,
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" },
    { "every letter of VNI with a place of its own",
      "ñi, Ñi, khoâng kì, nghæ, nghó, lòch, ñöôøng kî tröôùc ngaøy baùo caùo cuûa tænh", LEGACY_VNI, true,
      "đi, Đi, không kì, nghỉ, nghĩ, lịch, đường kỵ trước ngày báo cáo của tỉnh" },
    { "French is neither", "L'été à l'école, où il a été, ça a été très agréable", LEGACY_NONE, false, NULL },
    { "German is neither", "für die Prüfung müssen wir üben, schöne Grüße", LEGACY_NONE, false, NULL },
    { "three words prove nothing", "Së Tµi chÝnh", LEGACY_NONE, false, NULL },
    { "half of one and half of the other is not sure", "Së Tµi chÝnh b¸o c¸o ñy ban; Sôû Taøi chính baùo caùo",
      LEGACY_TCVN3, false, NULL },
    { "Unicode is neither", "Sở Tài chính báo cáo Ủy ban nhân dân tỉnh trước ngày 15/9", LEGACY_NONE, false, NULL },
    { "words of Unicode without its own letters are neither", "công ty, không, hàng, là, thông báo", LEGACY_NONE, false,
      NULL },
    { "nothing is neither", "", LEGACY_NONE, false, NULL },
};

static void check_text(void **state)
{
    struct arena *a = arena_new();
    struct text t = text_of(ROW(state, TEXTS)->bytes);
    struct legacy_verdict v = legacy_judge(t);
    assert_int_equal(v.encoding, ROW(state, TEXTS)->encoding);
    assert_int_equal(v.sure, ROW(state, TEXTS)->sure);
    if (v.sure) {
        struct text out = legacy_convert(a, v.encoding, (struct legacy_how){ false, false }, t);
        assert_string_equal(text_cstr(a, out), ROW(state, TEXTS)->says);
    }
    arena_free(a);
}

static const struct {
    const char *name, *font;
    enum legacy encoding;
    bool capitals;
} FONTS[] = {
    { "the font of TCVN3", ".VnTime", LEGACY_TCVN3, false },
    { "its capitals", ".VnTimeH", LEGACY_TCVN3, true },
    { "its capitals, bold", ".VnTimeH,Bold", LEGACY_TCVN3, true },
    { "part of it in a PDF", "ABCDEF+.VnArial", LEGACY_TCVN3, false },
    { "without its dot", "VnTime-Bold", LEGACY_TCVN3, false },
    { "a font of VNI", "VNI-Times", LEGACY_VNI, false },
    { "part of one", "QWERTY+VNI-Helve-Condense", LEGACY_VNI, false },
    { "a font of Unicode", "TimesNewRomanPSMT", LEGACY_NONE, false },
    { "a name that only begins so", "Vnu", LEGACY_NONE, false },
    { "no name", "", LEGACY_NONE, false },
};

static void check_font(void **state)
{
    struct legacy_how how;
    assert_int_equal(legacy_font(text_of(ROW(state, FONTS)->font), &how), ROW(state, FONTS)->encoding);
    assert_int_equal(how.capitals && ROW(state, FONTS)->encoding, ROW(state, FONTS)->capitals);
}

static const struct {
    const char *name, *bytes, *says;
    struct legacy_how how;
} HOWS[] = {
    { "a font of capitals", "céng hßa x· héi", "CỘNG HÒA XÃ HỘI", { true, false } },
    { "an ư that came as a hyphen",
      "tr-íc ngµy 15/9, ®Çu t- -u tiªn",
      "trước ngày 15/9, đầu tư ưu tiên",
      { false, true } },
    { "a hyphen that is one", "96/TB-UBND - phô lôc", "96/TB-UBND - phụ lục", { false, true } },
    { "a hyphen where ư has its own place", "®Çu t-", "đầu t-", { false, false } },
    { "a twin of a letter's glyph", "x∙ héi", "xã hội", { false, false } },
};

static void check_how(void **state)
{
    struct arena *a = arena_new();
    struct text out = legacy_convert(a, LEGACY_TCVN3, ROW(state, HOWS)->how, text_of(ROW(state, HOWS)->bytes));
    assert_string_equal(text_cstr(a, out), ROW(state, HOWS)->says);
    arena_free(a);
}

/* The C library has its own table of TCVN3: letter by letter both say the same. */
static void as_the_c_library(void **state UNUSED)
{
    struct arena *a = arena_new();
    iconv_t cd = iconv_open("UTF-8", "TCVN5712-1");
    if (cd == (iconv_t)-1) {
        arena_free(a);
        skip();
    }
    for (int byte = 0xA1; byte <= 0xFE; byte++) {
        char in[] = { (char)byte }, out[8] = "", *from = in, *to = out;
        size_t nin = 1, nout = sizeof out - 1;
        char latin[] = { (char)(0xC0 | byte >> 6), (char)(0x80 | (byte & 0x3F)), '\0' };
        struct text ours = legacy_convert(a, LEGACY_TCVN3, (struct legacy_how){ false, false }, text_of(latin)), nfc;
        bool stands = text_eq(ours, text_of(latin)); /* no letter of TCVN3 */
        iconv(cd, NULL, NULL, NULL, NULL);
        if (stands || iconv(cd, &from, &nin, &to, &nout) == (size_t)-1 ||
            iconv(cd, NULL, NULL, &to, &nout) == (size_t)-1)
            continue;
        assert_true(text_nfc(a, text_of(out), &nfc));
        assert_string_equal(text_cstr(a, ours), text_cstr(a, nfc));
    }
    iconv_close(cd);
    arena_free(a);
}

#define BYTES(s)                                                                                                       \
    {                                                                                                                  \
        s, sizeof(s) - 1                                                                                               \
    }
static const struct {
    const char *name;
    struct text bytes;
    enum problem problem; /* PB_NONE: read */
    const char *encoding, *says;
} FILES[] = {
    { "a file in TCVN3", BYTES("S\xEB T\xB5i ch\xDDnh b\xB8o c\xB8o \xF1y ban tr\xAD\355c ng\xB5y 15/9/2025.\n"),
      PB_NONE, "tcvn3", "Sở Tài chính báo cáo ủy ban trước ngày 15/9/2025." },
    { "a file in VNI",
      BYTES("S\xF4\xFB Ta\xF8i ch\xEDnh ba\xF9o ca\xF9o tr\xF6\xF4\xF9"
            "c nga\xF8y 15/9/2025.\n"),
      PB_NONE, "vni", "Sở Tài chính báo cáo trước ngày 15/9/2025." },
    { "VNI with the dashes of Windows",
      BYTES("S\xF4\xFB Ta\xF8i ch\xEDnh \x96 ba\xF9o ca\xF9o tr\xF6\xF4\xF9"
            "c\n"),
      PB_NONE, "vni", "Sở Tài chính – báo cáo trước" },
    { "TCVN3 taken for Latin-1 and saved as UTF-8", BYTES("Së Tµi chÝnh b¸o c¸o tr­íc ngµy 15/9/2025.\n"), PB_NONE,
      "tcvn3", "Sở Tài chính báo cáo trước" },
    { "UTF-16", BYTES("\xFF\xFES\0\xDF\x1E \0A\0"), PB_NONE, "utf-16", "Sở A" },
    { "UTF-8", BYTES("Sở Tài chính báo cáo."), PB_NONE, "utf-8", "Sở Tài chính báo cáo." },
    { "UTF-8 keeps its mark, which offsets count", BYTES("\xEF\xBB\xBFSở A"), PB_NONE, "utf-8", "\xEF\xBB\xBFSở A" },
    { "half TCVN3 and half VNI is refused, with what to do",
      BYTES("S\xEB T\xB5i ch\xDDnh b\xB8o c\xB8o \xF1y ban; S\xF4\xFB Ta\xF8i ch\xEDnh ba\xF9o ca\xF9o\n"),
      PB_FORM_NOT_READ, "", "Unikey" },
};

static void check_file(void **state)
{
    struct arena *a = arena_new();
    struct extracted e = { .recognised = 0 };
    struct err err = { .problem = PB_NONE };
    enum rc rc = intake_extract(a, ROW(state, FILES)->bytes, NULL, &e, &err);
    const char *said = rc == RC_OK ? text_cstr(a, e.text) : err.detail;
    if (err.problem != ROW(state, FILES)->problem || strstr(said, ROW(state, FILES)->says) == NULL)
        fail_msg("it says: %s", said);
    if (rc == RC_OK)
        assert_string_equal(encoding_word(e.encoding), ROW(state, FILES)->encoding);
    arena_free(a);
}

static void a_mark_of_secrecy(void **state UNUSED)
{
    struct arena *a = arena_new();
    struct extracted e;
    struct intake_draft d;
    struct err err = { .problem = PB_NONE };
    struct text bytes = TEXT("M\xCBT\nS\xEB T\xB5i ch\xDDnh b\xB8o c\xB8o tr\xAD\355c ng\xB5y 15/9/2025.\n");
    assert_int_equal(intake_extract(a, bytes, NULL, &e, &err), RC_OK);
    assert_int_not_equal(intake_text(a, e.text, NULL, &d, &err), RC_OK);
    assert_int_equal(err.problem, PB_SECRET_MARK);
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(SYLLABLES) + LEN(TEXTS) + LEN(FONTS) + LEN(HOWS) + LEN(FILES) + 2] = {
        { "every letter of TCVN3 as the C library has it", as_the_c_library, NULL, NULL, NULL },
        { "a mark of secrecy in TCVN3 refuses the file", a_mark_of_secrecy, NULL, NULL, NULL },
    };
    size_t n = 2;
    ROWS(tests, n, SYLLABLES, check_syllable);
    ROWS(tests, n, TEXTS, check_text);
    ROWS(tests, n, FONTS, check_font);
    ROWS(tests, n, HOWS, check_how);
    ROWS(tests, n, FILES, check_file);
    return RUN(tests, n);
}
