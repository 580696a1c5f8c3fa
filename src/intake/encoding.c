/* encoding.c -- which encoding the bytes of a separated file are in.
 *
 * Old Vietnamese encodings have the same bytes for different letters. What tells them apart is what stands beside what:
 *
 *      Windows-1258   a tone mark (CC D2 DE EC F2) behind a vowel; đ F0, ơ F5, ư FD
 *      TCVN3          signs of Latin-1 (A8-AE, B5-BE) inside words
 *      VNI            a mark written as a letter (F8 F9 FB F5 EF E2 EA ...) behind a vowel; đ F1, ư F6
 *
 * The last two also come as UTF-8, where a program took their bytes for Latin-1.
 */
#include "intake/csv.h"

enum { LOOKED_AT = 64 << 10, FEW = 3 };

static void put_point(struct sbuf *b, uint32_t cp)
{
    if (cp < 0x80) {
        sbuf_char(b, (char)cp);
    } else if (cp < 0x800) {
        sbuf_char(b, (char)(0xC0 | cp >> 6));
        sbuf_char(b, (char)(0x80 | (cp & 0x3F)));
    } else if (cp < 0x10000) {
        sbuf_char(b, (char)(0xE0 | cp >> 12));
        sbuf_char(b, (char)(0x80 | (cp >> 6 & 0x3F)));
        sbuf_char(b, (char)(0x80 | (cp & 0x3F)));
    } else {
        sbuf_char(b, (char)(0xF0 | cp >> 18));
        sbuf_char(b, (char)(0x80 | (cp >> 12 & 0x3F)));
        sbuf_char(b, (char)(0x80 | (cp >> 6 & 0x3F)));
        sbuf_char(b, (char)(0x80 | (cp & 0x3F)));
    }
}

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
            put_point(&b, cp);
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

static bool is_vowel(uint32_t c)
{
    c |= 0x20;
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == 0xE2 || c == 0xE3 ||
           c == 0xEA || c == 0xF4 || c == 0xF5 || c == 0xFD || c == 0xF6;
}

static bool is_one_of(uint32_t c, const unsigned char *set)
{
    for (; *set; set++)
        if (c == *set)
            return true;
    return false;
}

struct score {
    size_t w1258, tcvn3, vni, modern;
};

static void score_letter(struct score *s, uint32_t before, uint32_t c)
{
    static const unsigned char TONES[] = { 0xCC, 0xD2, 0xDE, 0xEC, 0xF2, 0 };
    static const unsigned char VNI[] = { 0xF8, 0xF9, 0xFB, 0xEF, 0xE0, 0xE1, 0xE5, 0xE4, 0xE9, 0xE8, 0xFA, 0xFC,
                                         0xEB, 0xE2, 0xEA, 0xD9, 0xD8, 0xDB, 0xCF, 0xC2, 0xC1, 0xC0, 0 };
    s->w1258 += (is_vowel(before) && is_one_of(c, TONES)) || c == 0xF0 || c == 0xFD;
    s->tcvn3 += (c >= 0xA8 && c <= 0xAE && c != 0xA0) || (c >= 0xB5 && c <= 0xBE);
    s->vni += (before < 0x80 && is_vowel(before) && is_one_of(c, VNI)) || c == 0xF1 || c == 0xF6;
    s->modern += c == 0x103 || c == 0x111 || c == 0x110 || c == 0x1A1 || c == 0x1B0 || (c >= 0x1EA0 && c < 0x1F00);
}

static enum fault read_1258(struct arena *a, struct text t, struct text *out)
{
    static const struct {
        unsigned char byte;
        uint16_t cp;
    } DIFFERENT[] = {
        { 0x80, 0x20AC }, { 0x85, 0x2026 }, { 0x91, 0x2018 }, { 0x92, 0x2019 }, { 0x93, 0x201C }, { 0x94, 0x201D },
        { 0x95, 0x2022 }, { 0x96, 0x2013 }, { 0x97, 0x2014 }, { 0xC3, 0x0102 }, { 0xCC, 0x0300 }, { 0xD0, 0x0110 },
        { 0xD2, 0x0309 }, { 0xD5, 0x01A0 }, { 0xDD, 0x01AF }, { 0xDE, 0x0303 }, { 0xE3, 0x0103 }, { 0xEC, 0x0301 },
        { 0xF0, 0x0111 }, { 0xF2, 0x0323 }, { 0xF5, 0x01A1 }, { 0xFD, 0x01B0 }, { 0xFE, 0x20AB },
    };
    struct sbuf b;
    sbuf_init(&b, t.n * 3 + 16);
    for (size_t i = 0; i < t.n; i++) {
        uint32_t cp = (unsigned char)t.p[i];
        for (size_t k = 0; k < LEN(DIFFERENT); k++)
            if (DIFFERENT[k].byte == (unsigned char)t.p[i])
                cp = DIFFERENT[k].cp;
        put_point(&b, cp);
    }
    *out = text_dup(a, sbuf_text(&b));
    sbuf_release(&b);
    return FAULT_NONE;
}

static enum fault read_bytes(struct arena *a, struct text t, struct text *out)
{
    struct score s = { 0 };
    for (size_t i = 0; i < t.n && i < LOOKED_AT; i++)
        score_letter(&s, i > 0 ? (unsigned char)t.p[i - 1] : 0, (unsigned char)t.p[i]);
    if (s.w1258 > s.tcvn3 && s.w1258 >= s.vni)
        return read_1258(a, t, out);
    if (s.tcvn3 >= FEW && s.tcvn3 >= s.vni)
        return FAULT_TCVN3;
    return s.vni >= FEW ? FAULT_VNI : FAULT_ENCODING;
}

/* Valid UTF-8 may still be old letters that a program took for Latin-1. */
static enum fault judge_utf8(struct text t)
{
    struct score s = { 0 };
    uint32_t before = 0;
    for (size_t at = 0; at < t.n && at < LOOKED_AT;) {
        uint32_t cp = text_next(t, &at);
        score_letter(&s, before, cp);
        before = cp;
    }
    if (s.modern > 0)
        return FAULT_NONE;
    if (s.tcvn3 > FEW && s.tcvn3 >= s.vni)
        return FAULT_TCVN3;
    return s.vni > 2 * FEW ? FAULT_VNI : FAULT_NONE;
}

enum fault encoding_read(struct arena *a, struct text bytes, struct text *out)
{
    size_t bad;
    if (text_starts(bytes, TEXT("\xFF\xFE")))
        return read_utf16(a, text_sub(bytes, 2, bytes.n), false, out);
    if (text_starts(bytes, TEXT("\xFE\xFF")))
        return read_utf16(a, text_sub(bytes, 2, bytes.n), true, out);
    if (has_zeros(bytes, 1) || has_zeros(bytes, 0))
        return read_utf16(a, bytes, has_zeros(bytes, 0), out);
    if (text_starts(bytes, TEXT("\xEF\xBB\xBF")))
        bytes = text_sub(bytes, 3, bytes.n);
    if (!text_utf8(bytes, &bad))
        return read_bytes(a, bytes, out);
    *out = bytes;
    return judge_utf8(bytes);
}
