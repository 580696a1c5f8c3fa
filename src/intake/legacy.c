#include "intake/legacy.h"

#include "base/sbuf.h"
#include "intake/syllable.h"

enum {
    LOOKED_AT = 64 << 10,
    WORDS_LEAST = 4,    /* with marks; fewer prove nothing                                   */
    SURE_PERCENT = 90,  /* of them right: names of other languages stand in a text too       */
    RIVAL_PERCENT = 50, /* so many right in the other encoding at most                       */
    HIGH = 0xA0,
};

bool legacy_is_modern(uint32_t cp)
{
    return (cp >= 0x102 && cp <= 0x1B0) || (cp >= 0x1EA0 && cp <= 0x1EF9) || cp == 0x300 || cp == 0x301 ||
           cp == 0x303 || cp == 0x309 || cp == 0x323;
}

/* --- TCVN3 -------------------------------------------------------------------------------------------------------- */

/* From 0xA1 on; 0: no letter. TCVN 5712:1993, and what fonts of the name .Vn have. */
static const uint16_t TCVN3[] = {
    0x102,  0xC2,   0xCA,   0xD4,   0x1A0,  0x1AF,  0x110,                  /* A1 Ă Â Ê Ô Ơ Ư Đ */
    0x103,  0xE2,   0xEA,   0xF4,   0x1A1,  0x1B0,  0x111, 0,               /* A8 ă â ê ô ơ ư đ */
    0,      0,      0,      0,      0,                                      /* B0               */
    0xE0,   0x1EA3, 0xE3,   0xE1,   0x1EA1, 0,                              /* B5 à ả ã á ạ     */
    0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0,      0,      0,     0,      0, 0, 0, /* BB ằ ẳ ẵ ắ       */
    0x1EB7, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD,                         /* C6 ặ ầ ẩ ẫ ấ ậ   */
    0xE8,   0,      0x1EBB, 0x1EBD, 0xE9,   0x1EB9,                         /* CC è . ẻ ẽ é ẹ   */
    0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7,                                 /* D2 ề ể ễ ế ệ     */
    0xEC,   0x1EC9, 0,      0,      0,      0x129,  0xED,  0x1ECB,          /* D7 ì ỉ . . . ĩ í ị */
    0xF2,   0,      0x1ECF, 0xF5,   0xF3,   0x1ECD,                         /* DF ò . ỏ õ ó ọ   */
    0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9,                                 /* E5 ồ ổ ỗ ố ộ     */
    0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3,                                 /* EA ờ ở ỡ ớ ợ     */
    0xF9,   0,      0x1EE7, 0x169,  0xFA,   0x1EE5,                         /* EF ù . ủ ũ ú ụ   */
    0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1,                                 /* F5 ừ ử ữ ứ ự     */
    0x1EF3, 0x1EF7, 0x1EF9, 0xFD,   0x1EF5,                                 /* FA ỳ ỷ ỹ ý ỵ     */
};
enum { TCVN3_FIRST = 0xA1, TCVN3_U_HORN = 0x1B0 };
static_assert(LEN(TCVN3) == 0xFE - TCVN3_FIRST + 1, "TCVN3 has a place for every byte from A1 to FE");

/* Names of glyphs have led some programs to the twin of a Latin-1 letter. */
static uint32_t twin(uint32_t cp)
{
    switch (cp) {
    case 0x2219: return 0xB7; /* periodcentered */
    case 0x3BC: return 0xB5;  /* mu             */
    case 0x2010: return 0xAD; /* hyphen, soft   */
    default: return cp;
    }
}

/* 0: it is none. */
static uint32_t tcvn3_letter(uint32_t cp)
{
    uint32_t c = twin(cp);
    return c >= TCVN3_FIRST && c - TCVN3_FIRST < LEN(TCVN3) ? TCVN3[c - TCVN3_FIRST] : 0;
}

/* --- VNI ---------------------------------------------------------------------------------------------------------- */

/* Letters of their own, small; a capital's byte is 0x20 lower. */
static const struct {
    uint8_t byte;
    enum vowel vowel;
    int tone;
} VNI_LETTERS[] = { { 0xF4, VOWEL_OW, 0 }, { 0xF6, VOWEL_UW, 0 }, { 0xED, VOWEL_I, 4 }, { 0xEC, VOWEL_I, 1 },
                    { 0xE6, VOWEL_I, 2 },  { 0xF3, VOWEL_I, 3 },  { 0xF2, VOWEL_I, 5 }, { 0xEE, VOWEL_Y, 5 } };
enum { VNI_D = 0xF1 };

/* A mark behind a vowel: a roof, a bow, a tone, or the first two with the third. */
enum shape { SHAPE_NONE, SHAPE_ROOF, SHAPE_BOW };
static const struct {
    uint8_t byte;
    enum shape shape;
    int tone;
} VNI_MARKS[] = {
    { 0xF8, SHAPE_NONE, 1 }, { 0xFB, SHAPE_NONE, 2 }, { 0xF5, SHAPE_NONE, 3 }, { 0xF9, SHAPE_NONE, 4 },
    { 0xEF, SHAPE_NONE, 5 }, { 0xE2, SHAPE_ROOF, 0 }, { 0xE0, SHAPE_ROOF, 1 }, { 0xE5, SHAPE_ROOF, 2 },
    { 0xE3, SHAPE_ROOF, 3 }, { 0xE1, SHAPE_ROOF, 4 }, { 0xE4, SHAPE_ROOF, 5 }, { 0xEA, SHAPE_BOW, 0 },
    { 0xE8, SHAPE_BOW, 1 },  { 0xFA, SHAPE_BOW, 2 },  { 0xFC, SHAPE_BOW, 3 },  { 0xE9, SHAPE_BOW, 4 },
    { 0xEB, SHAPE_BOW, 5 },
};

static bool shaped(enum vowel v, enum shape shape, enum vowel *out)
{
    static const enum vowel ROOFED[VOWEL_COUNT] = { [VOWEL_A] = VOWEL_AA, [VOWEL_E] = VOWEL_EE, [VOWEL_O] = VOWEL_OO };
    *out = v;
    if (shape == SHAPE_ROOF)
        *out = ROOFED[v]; /* VOWEL_A stands for none: nothing is roofed to a plain a */
    else if (shape == SHAPE_BOW)
        *out = v == VOWEL_A ? VOWEL_AW : VOWEL_A;
    return shape == SHAPE_NONE || *out != VOWEL_A;
}

/* The vowel with the mark cp behind it; 0: it is no mark for that vowel. */
static uint32_t vni_marked(uint32_t vowel, uint32_t cp)
{
    enum vowel v;
    int tone;
    bool capital;
    if (cp < 0xC0 || cp > 0xFF || !vowel_of(vowel, &v, &tone, &capital) || tone > 0)
        return 0;
    for (size_t i = 0; i < LEN(VNI_MARKS); i++)
        if (VNI_MARKS[i].byte == (cp | 0x20) && shaped(v, VNI_MARKS[i].shape, &v))
            return vowel_letter(v, VNI_MARKS[i].tone, capital);
    return 0;
}

/* 0: it is none of its own. */
static uint32_t vni_letter(uint32_t cp)
{
    bool capital = (cp & 0x20) == 0;
    if (cp < 0xC0 || cp > 0xFF)
        return 0;
    if ((cp | 0x20) == VNI_D)
        return capital ? 0x110 : 0x111;
    for (size_t i = 0; i < LEN(VNI_LETTERS); i++)
        if (VNI_LETTERS[i].byte == (cp | 0x20))
            return vowel_letter(VNI_LETTERS[i].vowel, VNI_LETTERS[i].tone, capital);
    return 0;
}

/* --- words -------------------------------------------------------------------------------------------------------- */

/* Letter by letter; how many are beyond ASCII and mean nothing in the encoding. */
static size_t convert_plain(struct sbuf *out, enum legacy e, struct text t)
{
    size_t strange = 0;
    for (size_t at = 0; at < t.n;) {
        uint32_t cp = text_next(t, &at), own = e == LEGACY_VNI ? vni_letter(cp) : tcvn3_letter(cp);
        uint32_t letter = own != 0 ? own : cp;
        size_t behind = at;
        uint32_t marked = e == LEGACY_VNI && at < t.n ? vni_marked(letter, text_next(t, &behind)) : 0;
        strange += own == 0 && cp > HIGH;
        if (marked != 0)
            at = behind;
        letter_put(out, marked != 0 ? marked : letter);
    }
    return strange;
}

/* The next run of what may be a word's letters before it is converted; what stands between two is passed over. */
static bool next_word(struct text t, size_t *at, struct text *word)
{
    size_t from = *at, to = *at;
    bool inside = false;
    while (to < t.n) {
        size_t next = to;
        uint32_t cp = text_next(t, &next);
        bool is =
            ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') || (cp >= HIGH + 1 && cp <= 0xFF) || cp == 0x2219 || cp == 0x3BC;
        if (inside && !is)
            break;
        if (!inside && is)
            from = to;
        inside = inside || is;
        to = next;
    }
    *at = to;
    *word = text_sub(t, from, to);
    return inside;
}

/* --- which it is -------------------------------------------------------------------------------------------------- */

struct count {
    size_t marked, right; /* words with marks; those of them that are syllables */
};

static struct count count_words(enum legacy e, struct text t)
{
    struct count n = { 0, 0 };
    struct text word;
    struct sbuf b;
    sbuf_init(&b, 4 * LOOKED_AT);
    for (size_t at = 0; next_word(t, &at, &word);) {
        sbuf_clear(&b);
        size_t strange = convert_plain(&b, e, word);
        bool plain = word.n == text_points(word); /* ASCII alone says nothing */
        n.marked += !plain;
        n.right += !plain && strange == 0 && syllable_is(sbuf_text(&b));
    }
    sbuf_release(&b);
    return n;
}

static size_t percent(struct count n) { return n.marked > 0 ? n.right * 100 / n.marked : 0; }

static bool has_modern(struct text t)
{
    for (size_t at = 0; at < t.n;)
        if (legacy_is_modern(text_next(t, &at)))
            return true;
    return false;
}

struct legacy_verdict legacy_judge(struct text t)
{
    size_t to = t.n < LOOKED_AT ? t.n : LOOKED_AT;
    while (to < t.n && ((unsigned char)t.p[to] & 0xC0) == 0x80)
        to++;
    t = text_sub(t, 0, to);
    if (has_modern(t))
        return (struct legacy_verdict){ LEGACY_NONE, false };
    struct count tcvn3 = count_words(LEGACY_TCVN3, t), vni = count_words(LEGACY_VNI, t);
    bool is_vni = vni.right > tcvn3.right;
    struct count best = is_vni ? vni : tcvn3, rival = is_vni ? tcvn3 : vni;
    if (best.right < WORDS_LEAST || percent(best) <= RIVAL_PERCENT)
        return (struct legacy_verdict){ LEGACY_NONE, false };
    return (struct legacy_verdict){ is_vni ? LEGACY_VNI : LEGACY_TCVN3,
                                    percent(best) >= SURE_PERCENT && percent(rival) <= RIVAL_PERCENT };
}

/* --- what it says ------------------------------------------------------------------------------------------------- */

struct case_of {
    size_t small, capital; /* letters of ASCII */
    bool capital_inside;   /* one that does not begin */
};

static struct case_of case_of(struct text t)
{
    struct case_of c = { 0 };
    for (size_t i = 0; i < t.n; i++) {
        c.small += t.p[i] >= 'a' && t.p[i] <= 'z';
        bool capital = t.p[i] >= 'A' && t.p[i] <= 'Z';
        c.capital += capital;
        c.capital_inside = c.capital_inside || (capital && i > 0);
    }
    return c;
}

static void put_capitals(struct sbuf *out, struct text t)
{
    for (size_t at = 0; at < t.n;)
        letter_put(out, letter_capital(text_next(t, &at)));
}

/* Is cp of a word of TCVN3 in which ư may have become a hyphen? */
static bool is_hyphened(uint32_t cp) { return cp == '-' || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') || cp > HIGH; }

/* Hyphens among letters that make a syllable of them when they are ư: written to out, and *to moves behind. */
static bool put_with_horn(struct sbuf *out, struct text t, size_t from, size_t *to)
{
    size_t at = from, hyphens = 0;
    sbuf_clear(out);
    while (at < t.n) {
        size_t next = at;
        uint32_t cp = text_next(t, &next);
        if (!is_hyphened(cp))
            break;
        hyphens += cp == '-';
        uint32_t letter = cp == '-' ? TCVN3_U_HORN : tcvn3_letter(cp);
        letter_put(out, letter != 0 ? letter : cp);
        at = next;
    }
    if (hyphens == 0 || at - from < 2 || !syllable_is(sbuf_text(out)))
        return false;
    *to = at;
    return true;
}

/* "-u tiªn": the hyphen before a word is part of it where nothing stands before the hyphen. */
static size_t horn_before(struct text line, size_t begins, size_t from)
{
    bool hyphen = begins > from && line.p[begins - 1] == '-';
    bool alone = hyphen && (begins < 2 || line.p[begins - 2] == ' ' || line.p[begins - 2] == '\t');
    return alone ? begins - 1 : begins;
}

static void convert_line(struct sbuf *out, enum legacy e, struct legacy_how how, struct text line)
{
    struct sbuf one;
    struct case_of all = case_of(line);
    bool capitals = how.capitals || (e == LEGACY_TCVN3 && all.small == 0 && all.capital > 1);
    bool horns = e == LEGACY_TCVN3 && how.hyphens;
    size_t at = 0, from = 0;
    struct text word;
    sbuf_init(&one, 4 * line.n + 16);
    while (next_word(line, &at, &word)) {
        size_t begins = (size_t)(word.p - line.p), to = begins + word.n;
        size_t horn = horns ? horn_before(line, begins, from) : begins;
        if (horns && put_with_horn(&one, line, horn, &to)) {
            begins = horn;
        } else {
            sbuf_clear(&one);
            convert_plain(&one, e, word);
        }
        convert_plain(out, e, text_sub(line, from, begins));
        struct case_of c = case_of(word);
        if (capitals || (e == LEGACY_TCVN3 && c.small == 0 && c.capital_inside))
            put_capitals(out, sbuf_text(&one));
        else
            sbuf_add(out, sbuf_text(&one));
        at = from = to;
    }
    convert_plain(out, e, text_sub(line, from, line.n));
    sbuf_release(&one);
}

struct text legacy_convert(struct arena *a, enum legacy e, struct legacy_how how, struct text t)
{
    struct sbuf out;
    struct text rest = t, line;
    bool first = true;
    if (e == LEGACY_NONE || t.n == 0)
        return t;
    sbuf_init(&out, 4 * t.n + 16);
    while (text_split(&rest, '\n', &line)) {
        if (!first)
            sbuf_char(&out, '\n');
        convert_line(&out, e, how, line);
        first = false;
    }
    struct text converted = text_dup(a, sbuf_text(&out));
    sbuf_release(&out);
    return converted;
}

/* --- fonts -------------------------------------------------------------------------------------------------------- */

enum legacy legacy_font(struct text name, struct legacy_how *how)
{
    enum { SUBSET_TAG = 7 }; /* "ABCDEF+" */
    *how = (struct legacy_how){ false, true };
    if (name.n > SUBSET_TAG && name.p[SUBSET_TAG - 1] == '+')
        name = text_sub(name, SUBSET_TAG, name.n);
    if (text_starts(name, TEXT("VNI-")) || text_starts(name, TEXT("VNI ")))
        return LEGACY_VNI;
    if (text_starts(name, TEXT(".")))
        name = text_sub(name, 1, name.n);
    bool is = text_starts(name, TEXT("Vn")) && name.n > 2 && name.p[2] >= 'A' && name.p[2] <= 'Z';
    if (!is)
        return LEGACY_NONE;
    size_t end = 0;
    while (end < name.n && name.p[end] != ',' && name.p[end] != '-') /* ".VnTimeH,Bold" */
        end++;
    how->capitals = end > 0 && name.p[end - 1] == 'H';
    return LEGACY_TCVN3;
}
