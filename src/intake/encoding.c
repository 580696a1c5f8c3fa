/* encoding.c -- which encoding the bytes of a text are in.
 *
 * Windows-1258 has a tone mark (CC D2 DE EC F2) behind a vowel, đ F0, ơ F5, ư FD, and nothing where TCVN3 has most of its letters;
 * TCVN3 and VNI are told by the syllables that come of them (legacy.h), also where a program took their bytes for Latin-1.
 */
#include "intake/encoding.h"

#include "intake/syllable.h"

enum { LOOKED_AT = 64 << 10 };

static const struct {
    const char *word, *shown;
} NAMES[] = {
#define X(name, word, shown) { word, shown },
    ENCODING_LIST(X)
#undef X
};

const char *encoding_word(enum encoding e)
{
    assert(e < ENCODING_COUNT);
    return NAMES[e].word;
}

const char *encoding_shown(enum encoding e)
{
    assert(e < ENCODING_COUNT);
    return NAMES[e].shown;
}

enum encoding encoding_legacy(enum legacy e)
{
    return e == LEGACY_TCVN3 ? ENCODING_TCVN3 : e == LEGACY_VNI ? ENCODING_VNI : ENCODING_UTF8;
}

enum fault encoding_unsure(enum legacy e) { return e == LEGACY_VNI ? FAULT_VNI : FAULT_TCVN3; }

/* --- UTF-16 ------------------------------------------------------------------------------------------------------- */

static uint32_t unit16(struct text t, size_t at, bool big)
{
    unsigned char a = (unsigned char)t.p[at], b = (unsigned char)t.p[at + 1];
    return big ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

static enum fault read_utf16(struct arena *a, struct text t, bool big, struct text *out)
{
    struct sbuf b;
    sbuf_init(&b, t.n * 2 + 16);
    enum fault fault = t.n % 2 == 0 ? FAULT_NONE : FAULT_ENCODING;
    for (size_t i = 0; fault == FAULT_NONE && i + 1 < t.n; i += 2) {
        uint32_t cp = unit16(t, i, big);
        if (cp >= 0xD800 && cp < 0xDC00 && i + 3 < t.n) {
            uint32_t low = unit16(t, i + 2, big);
            cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
            fault = low >= 0xDC00 && low < 0xE000 ? FAULT_NONE : FAULT_ENCODING;
            i += 2;
        } else if (cp >= 0xD800 && cp < 0xE000) {
            fault = FAULT_ENCODING;
        }
        if (fault == FAULT_NONE && cp != 0xFEFF)
            letter_put(&b, cp);
    }
    if (fault == FAULT_NONE)
        *out = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return fault;
}

/* Without a mark: every other byte of ASCII is zero. */
static bool has_zeros(struct text t, size_t from)
{
    size_t n = t.n < 64 ? t.n : 64, zeros = 0;
    for (size_t i = from; i < n; i += 2)
        zeros += t.p[i] == '\0';
    return n >= 8 && zeros * 4 > n;
}

/* --- one byte a letter -------------------------------------------------------------------------------------------- */

static bool is_one_of(uint32_t c, const unsigned char *set)
{
    for (; *set; set++)
        if (c == *set)
            return true;
    return false;
}

static bool is_vowel(uint32_t c)
{
    static const unsigned char OTHERS[] = { 0xE2, 0xE3, 0xEA, 0xF4, 0xF5, 0xFD, 0xF6, 'a', 'e', 'i', 'o', 'u', 'y', 0 };
    return is_one_of(c | 0x20, OTHERS);
}

/* What only Windows-1258 has, against what it never has and the others are full of. */
static bool is_1258(struct text t)
{
    static const unsigned char TONES[] = { 0xCC, 0xD2, 0xDE, 0xEC, 0xF2, 0 };
    static const unsigned char MARKS[] = { 0xF8, 0xF9, 0xFB, 0xEF, 0xE0, 0xE1, 0xE5, 0xE4, 0xE9, 0xE8, 0xFA, 0xFC,
                                           0xEB, 0xE2, 0xEA, 0xD9, 0xD8, 0xDB, 0xCF, 0xC2, 0xC1, 0xC0, 0 };
    size_t w1258 = 0, tcvn3 = 0, vni = 0;
    for (size_t i = 0; i < t.n && i < LOOKED_AT; i++) {
        unsigned char before = i > 0 ? (unsigned char)t.p[i - 1] : 0, c = (unsigned char)t.p[i];
        w1258 += (is_vowel(before) && is_one_of(c, TONES)) || c == 0xF0 || c == 0xFD;
        tcvn3 += (c >= 0xA8 && c <= 0xAE) || (c >= 0xB5 && c <= 0xBE);
        vni += (before < 0x80 && is_vowel(before) && is_one_of(c, MARKS)) || c == 0xF1 || c == 0xF6;
    }
    return w1258 > tcvn3 && w1258 >= vni;
}

struct differs {
    unsigned char byte;
    uint16_t cp;
};

/* What Windows has of its own between 80 and 9F. */
static const struct differs WINDOWS[] = {
    { 0x80, 0x20AC }, { 0x85, 0x2026 }, { 0x91, 0x2018 }, { 0x92, 0x2019 }, { 0x93, 0x201C },
    { 0x94, 0x201D }, { 0x95, 0x2022 }, { 0x96, 0x2013 }, { 0x97, 0x2014 },
};
static const struct differs W1258[] = {
    { 0xC3, 0x0102 }, { 0xCC, 0x0300 }, { 0xD0, 0x0110 }, { 0xD2, 0x0309 }, { 0xD5, 0x01A0 },
    { 0xDD, 0x01AF }, { 0xDE, 0x0303 }, { 0xE3, 0x0103 }, { 0xEC, 0x0301 }, { 0xF0, 0x0111 },
    { 0xF2, 0x0323 }, { 0xF5, 0x01A1 }, { 0xFD, 0x01B0 }, { 0xFE, 0x20AB },
};

static uint32_t point_of(unsigned char byte, const struct differs *differs, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (differs[k].byte == byte)
            return differs[k].cp;
    return byte;
}

/* As Windows-1258, or as Latin-1 with what Windows adds. */
static struct text read_points(struct arena *a, struct text t, bool w1258)
{
    struct sbuf b;
    sbuf_init(&b, t.n * 3 + 16);
    for (size_t i = 0; i < t.n; i++) {
        unsigned char byte = (unsigned char)t.p[i];
        uint32_t cp = point_of(byte, WINDOWS, LEN(WINDOWS));
        letter_put(&b, w1258 && cp == byte ? point_of(byte, W1258, LEN(W1258)) : cp);
    }
    struct text out = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return out;
}

static enum fault read_legacy(struct arena *a, struct text latin, struct text *out, enum encoding *was)
{
    struct legacy_verdict v = legacy_judge(latin);
    if (v.encoding == LEGACY_NONE)
        return FAULT_ENCODING;
    if (!v.sure)
        return encoding_unsure(v.encoding);
    *out = legacy_convert(a, v.encoding, (struct legacy_how){ false, false }, latin);
    *was = encoding_legacy(v.encoding);
    return FAULT_NONE;
}

static enum fault read_bytes(struct arena *a, struct text t, struct text *out, enum encoding *was)
{
    if (!is_1258(t))
        return read_legacy(a, read_points(a, t, false), out, was);
    *out = read_points(a, t, true);
    *was = ENCODING_W1258;
    return FAULT_NONE;
}

enum fault encoding_read(struct arena *a, struct text bytes, struct text *out, enum encoding *was)
{
    size_t bad;
    bool marked = text_starts(bytes, TEXT("\xFF\xFE")) || text_starts(bytes, TEXT("\xFE\xFF"));
    *was = ENCODING_UTF16;
    if (marked)
        return read_utf16(a, text_sub(bytes, 2, bytes.n), bytes.p[0] == '\xFE', out);
    if (has_zeros(bytes, 1) || has_zeros(bytes, 0))
        return read_utf16(a, bytes, has_zeros(bytes, 0), out);
    if (text_starts(bytes, TEXT("\xEF\xBB\xBF")))
        bytes = text_sub(bytes, 3, bytes.n);
    if (!text_utf8(bytes, &bad))
        return read_bytes(a, bytes, out, was);
    enum fault fault = read_legacy(a, bytes, out, was);
    if (fault != FAULT_ENCODING)
        return fault;
    *out = bytes;
    *was = ENCODING_UTF8;
    return FAULT_NONE;
}
