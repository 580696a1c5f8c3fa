#include "intake/syllable.h"

#include <uchar.h>

enum { SYLLABLE_LETTERS_MAX = 7 /* nghiêng */, D_BAR = 0x111, D_BAR_CAPITAL = 0x110 };

static const char16_t LETTERS[2 * VOWEL_COUNT][LETTER_TONES + 1] = {
    u"aàảãáạ", u"ăằẳẵắặ", u"âầẩẫấậ", u"eèẻẽéẹ", u"êềểễếệ", u"iìỉĩíị", u"oòỏõóọ", u"ôồổỗốộ",
    u"ơờởỡớợ", u"uùủũúụ", u"ưừửữứự", u"yỳỷỹýỵ", u"AÀẢÃÁẠ", u"ĂẰẲẴẮẶ", u"ÂẦẨẪẤẬ", u"EÈẺẼÉẸ",
    u"ÊỀỂỄẾỆ", u"IÌỈĨÍỊ", u"OÒỎÕÓỌ", u"ÔỒỔỖỐỘ", u"ƠỜỞỠỚỢ", u"UÙỦŨÚỤ", u"ƯỪỬỮỨỰ", u"YỲỶỸÝỴ",
};

uint32_t vowel_letter(enum vowel v, int tone, bool capital)
{
    assert(v < VOWEL_COUNT && tone >= 0 && tone < LETTER_TONES);
    return LETTERS[(size_t)v + (capital ? VOWEL_COUNT : 0)][tone];
}

bool vowel_of(uint32_t cp, enum vowel *v, int *tone, bool *capital)
{
    for (size_t i = 0; i < LEN(LETTERS); i++)
        for (int t = 0; t < LETTER_TONES; t++)
            if (LETTERS[i][t] == cp) {
                *v = (enum vowel)(i % VOWEL_COUNT);
                *tone = t;
                *capital = i >= VOWEL_COUNT;
                return true;
            }
    return false;
}

/* Of Vietnamese or of ASCII? */
static bool letter_is(uint32_t cp)
{
    enum vowel v;
    int tone;
    bool capital, ascii = (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
    return ascii || cp == D_BAR || cp == D_BAR_CAPITAL || vowel_of(cp, &v, &tone, &capital);
}

uint32_t letter_capital(uint32_t cp)
{
    enum vowel v;
    int tone;
    bool capital;
    if (cp == D_BAR)
        return D_BAR_CAPITAL;
    if (vowel_of(cp, &v, &tone, &capital))
        return vowel_letter(v, tone, true);
    return cp >= 'a' && cp <= 'z' ? cp - 0x20 : cp;
}

void letter_put(struct sbuf *b, uint32_t cp)
{
    char utf8[4];
    size_t n = 0;
    if (cp < 0x80) {
        utf8[n++] = (char)cp;
    } else if (cp < 0x800) {
        utf8[n++] = (char)(0xC0 | cp >> 6);
        utf8[n++] = (char)(0x80 | (cp & 0x3F));
    } else if (cp < 0x10000) {
        utf8[n++] = (char)(0xE0 | cp >> 12);
        utf8[n++] = (char)(0x80 | (cp >> 6 & 0x3F));
        utf8[n++] = (char)(0x80 | (cp & 0x3F));
    } else {
        utf8[n++] = (char)(0xF0 | cp >> 18);
        utf8[n++] = (char)(0x80 | (cp >> 12 & 0x3F));
        utf8[n++] = (char)(0x80 | (cp >> 6 & 0x3F));
        utf8[n++] = (char)(0x80 | (cp & 0x3F));
    }
    sbuf_add(b, (struct text){ utf8, n });
}

/* --- the shape ---------------------------------------------------------------------------------------------------- */

/* Longest first. What stands before i or e (gh, ngh, k) is not told apart from what does not: noise is told by rarer marks. */
static const char16_t *const ONSETS[] = {
    u"ngh", u"ch", u"gh", u"gi", u"kh", u"ng", u"nh", u"ph", u"qu", u"th", u"tr", u"b", u"c", u"d",
    u"đ",   u"g",  u"h",  u"k",  u"l",  u"m",  u"n",  u"p",  u"r",  u"s",  u"t",  u"v", u"x", u"",
};

/* What may stand between onset and end, tones off: alone, before an end, or either. */
enum { OPEN = 1, CLOSED = 2, EITHER = OPEN | CLOSED };
static const struct {
    const char16_t *letters;
    int stands;
} VOWELS[] = {
    { u"a", EITHER },   { u"e", EITHER },  { u"ê", EITHER },  { u"i", EITHER },  { u"o", EITHER },  { u"ô", EITHER },
    { u"ơ", EITHER },   { u"u", EITHER },  { u"ư", EITHER },  { u"y", EITHER },  { u"oa", EITHER }, { u"oe", EITHER },
    { u"uê", EITHER },  { u"uy", EITHER }, { u"ă", CLOSED },  { u"â", CLOSED },  { u"iê", CLOSED }, { u"yê", CLOSED },
    { u"oă", CLOSED },  { u"oo", CLOSED }, { u"uâ", CLOSED }, { u"uă", CLOSED }, { u"uô", CLOSED }, { u"ươ", CLOSED },
    { u"uyê", CLOSED }, { u"ai", OPEN },   { u"ao", OPEN },   { u"au", OPEN },   { u"ay", OPEN },   { u"âu", OPEN },
    { u"ây", OPEN },    { u"eo", OPEN },   { u"êu", OPEN },   { u"ia", OPEN },   { u"iu", OPEN },   { u"oi", OPEN },
    { u"ôi", OPEN },    { u"ơi", OPEN },   { u"ua", EITHER }, { u"ue", EITHER }, { u"ui", OPEN },   { u"uơ", OPEN },
    { u"ưa", OPEN },    { u"ưi", OPEN },   { u"ưu", OPEN },   { u"iêu", OPEN },  { u"yêu", OPEN },  { u"oai", OPEN },
    { u"oao", OPEN },   { u"oay", OPEN },  { u"oeo", OPEN },  { u"uai", OPEN },  { u"uao", OPEN },  { u"uay", OPEN },
    { u"uây", OPEN },   { u"uôi", OPEN },  { u"uya", OPEN },  { u"uyu", OPEN },  { u"ươi", OPEN },  { u"ươu", OPEN },
};

/* Before nh and ch stands a vowel of the first kind, before ng and c one that is not of it, before others any. */
enum kind_of_end { ANY_END, FRONT_END, BACK_END };
static const struct {
    const char16_t *letters;
    bool stops; /* only sắc and nặng go with it */
    enum kind_of_end kind;
} ENDS[] = { { u"", false, ANY_END },    { u"m", false, ANY_END },    { u"n", false, ANY_END },
             { u"ng", false, BACK_END }, { u"nh", false, FRONT_END }, { u"c", true, BACK_END },
             { u"ch", true, FRONT_END }, { u"p", true, ANY_END },     { u"t", true, ANY_END } };

struct plain {
    uint32_t letters[SYLLABLE_LETTERS_MAX + 1]; /* small, without tones */
    size_t n;
    int tone;
};

static bool take_letter(uint32_t cp, struct plain *out)
{
    enum vowel v;
    int tone;
    bool capital;
    if (!letter_is(cp) || out->n == SYLLABLE_LETTERS_MAX)
        return false;
    if (vowel_of(cp, &v, &tone, &capital)) {
        if (tone > 0 && out->tone > 0)
            return false;
        out->tone = tone > 0 ? tone : out->tone;
        cp = vowel_letter(v, 0, false);
    } else {
        cp = cp == D_BAR_CAPITAL ? D_BAR : cp == D_BAR ? D_BAR : cp | 0x20;
    }
    out->letters[out->n++] = cp;
    return true;
}

static size_t length(const char16_t *s)
{
    size_t n = 0;
    while (s[n] != 0)
        n++;
    return n;
}

static bool stands(const struct plain *p, size_t at, const char16_t *s)
{
    for (size_t i = 0; s[i] != 0; i++)
        if (at + i >= p->n || p->letters[at + i] != s[i])
            return false;
    return true;
}

static bool goes_with(const struct plain *p, size_t vowels_end, enum kind_of_end kind)
{
    uint32_t last = p->letters[vowels_end - 1];
    bool after_i = vowels_end > 1 && (p->letters[vowels_end - 2] == 'i' || p->letters[vowels_end - 2] == 'y');
    bool narrow = last == 'i' || last == 'y' || (last == 0xEA && !after_i); /* ê, but not iê */
    switch (kind) {
    case ANY_END: return true;
    case FRONT_END: return narrow || last == 'a';
    case BACK_END: return !narrow;
    }
    return false;
}

static bool has_rhyme(const struct plain *p, size_t at)
{
    for (size_t e = 0; e < LEN(ENDS); e++) {
        size_t n = length(ENDS[e].letters);
        if (p->n <= at + n || !stands(p, p->n - n, ENDS[e].letters) || (ENDS[e].stops && p->tone < 4))
            continue;
        for (size_t i = 0; i < LEN(VOWELS); i++)
            if (length(VOWELS[i].letters) == p->n - n - at && stands(p, at, VOWELS[i].letters) &&
                (VOWELS[i].stands & (n > 0 ? CLOSED : OPEN)) != 0 && goes_with(p, p->n - n, ENDS[e].kind))
                return true;
    }
    return false;
}

bool syllable_is(struct text word)
{
    struct plain p = { .n = 0 };
    for (size_t at = 0; at < word.n;)
        if (!take_letter(text_next(word, &at), &p))
            return false;
    for (size_t i = 0; i < LEN(ONSETS); i++)
        if (stands(&p, 0, ONSETS[i]) && has_rhyme(&p, length(ONSETS[i]))) /* gì is g and i */
            return true;
    return false;
}
