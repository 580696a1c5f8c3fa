/* text_icu.c -- what letters are: normal form, folding, keys, order.
 *
 * Most texts are short and ASCII or Vietnamese, so each function that asks ICU has a road around it:
 *
 *   text_nfc    a quick check, code point by code point (Unicode Annex 15, 9), before anything is copied
 *   text_fold   tables of what ICU's Latin-ASCII makes of a letter; opening ICU's own takes ten milliseconds
 *   text_key    one decomposition per letter, no string in between
 *
 * The transliterator and the collator are made once, by whichever thread is first.
 */
#include "base/letter.h"
#include "base/oom.h"

#include <pthread.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { TEXT_BYTES_MAX = 64 << 20 }; /* ICU counts in int32_t; three times three is what NFC and UTF-8 may add */

static bool is_ascii(struct text t) { return text_ascii(t) == t.n; }

/* Writes c at p, which has room for four bytes; returns how many. */
static size_t encode(char *p, uint32_t c)
{
    size_t n = 0;
    U8_APPEND_UNSAFE((uint8_t *)p, n, c);
    return n;
}

/* ---- to ICU and back ---- */

/* t as UTF-16 in the arena with room for `spare` units more. */
static UChar *to_utf16(struct arena *a, struct text t, size_t spare, int32_t *n)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar *u = arena_alloc(a, (t.n + spare + 1) * sizeof *u);
    u_strFromUTF8(u, (int32_t)(t.n + spare + 1), n, t.p, (int32_t)t.n, &status);
    assert(U_SUCCESS(status));
    return u;
}

static struct text from_utf16(struct arena *a, const UChar *u, int32_t n)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = 3 * n + 1, len = 0;
    char *p = arena_alloc(a, (size_t)room);
    u_strToUTF8(p, room, &len, u, n, &status);
    assert(U_SUCCESS(status));
    return (struct text){ p, (size_t)len };
}

/* ---- normal form ---- */

static const UNormalizer2 *normalizer(const UNormalizer2 *(*get)(UErrorCode *))
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *form = get(&status);
    if (U_FAILURE(status))
        base_die("the ICU library lacks its normalization data");
    /* cppcheck-suppress returnDanglingLifetime ; it keeps no pointer to the status */
    return form;
}

/* True when t is certainly in NFC. Below U+0300 and in the Vietnamese block every letter is. */
static bool quick_nfc(struct text t)
{
    uint8_t last = 0;
    for (size_t at = text_ascii(t); at < t.n;) {
        UChar32 c = (UChar32)text_next(t, &at);
        if (c < 0x300 || (c >= 0x1E00 && c <= 0x1EFF)) {
            last = 0;
            continue;
        }
        uint8_t class = u_getCombiningClass(c);
        if ((class && class < last) || u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK) != UNORM_YES)
            return false;
        last = class;
    }
    return true;
}

bool text_nfc(struct arena *a, struct text t, struct text *out)
{
    if (t.n > TEXT_BYTES_MAX || !text_utf8(t, NULL))
        return false;
    if (quick_nfc(t)) {
        *out = t;
        return true;
    }
    const UNormalizer2 *nfc = normalizer(unorm2_getNFCInstance);
    UErrorCode status = U_ZERO_ERROR;
    int32_t n, room;
    UChar *from = to_utf16(a, t, 0, &n);
    room = 3 * n + 1; /* NFC grows UTF-16 threefold at most */
    UChar *to = arena_alloc(a, (size_t)room * sizeof *to);
    n = unorm2_normalize(nfc, from, n, to, room, &status);
    assert(U_SUCCESS(status));
    struct text made = from_utf16(a, to, n);
    *out = text_eq(made, t) ? t : made; /* the quick check errs on this side */
    return true;
}

/* ---- writing with white space squeezed ---- */

struct squeeze {
    char *p;
    size_t n;
    bool gap; /* white space was seen and a letter came before it */
};

static void squeeze_point(struct squeeze *s, uint32_t c)
{
    if (letter_is_space(c)) {
        s->gap = s->n > 0;
        return;
    }
    if (s->gap)
        s->p[s->n++] = ' ';
    s->gap = false;
    s->n += encode(s->p + s->n, c);
}

static struct text squeeze_ascii_lower(struct arena *a, struct text t)
{
    struct squeeze s = { .p = arena_alloc(a, t.n + 1) };
    for (size_t i = 0; i < t.n; i++) {
        unsigned char c = (unsigned char)t.p[i];
        squeeze_point(&s, c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return (struct text){ s.p, s.n };
}

/* ---- folding ---- */

/* What ICU's Latin-ASCII and lower case make of one letter, where that is one ASCII letter; '_' where it is more or
 * none, so that ICU itself must be asked. A test holds the table against ICU. */
static const struct fold_range {
    uint32_t first;
    size_t n;
    const char *to;
} FOLD_RANGES[] = {
    { 0xA0, 0x250 - 0xA0, /* Latin-1 and its first two extensions: đ ă ơ ư are here */
      "_!___________-__________________aaaaaa_ceeeeiiiidnooooo*ouuuuy__"
      "aaaaaa_ceeeeiiiidnooooo/ouuuuy_yaaaaaaccccccccddddeeeeeeeeeegggg"
      "gggghhhhiiiiiiiiii__jjkkqllllllllllnnnnnn_nnoooooo__rrrrrrssssss"
      "ssttttttuuuuuuuuuuuuwwyyyzzzzzzsbbbb___ccdddd___effg__iikkl__nn_"
      "oo__pp_____ttttuu_vyyzz______________________aaiioouuuuuuuuuu_aa"
      "aa__ggggkkoooo__j___gg__nnaa__ooaaaaeeeeiiiioooorrrruuuusstt__hh"
      "_d__zzaaeeooooooooyylntj__accltsz__bu_eejj__rryy" },
    { 0x1E00, 0x100, /* most Vietnamese letters that bear a tone */
      "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
      "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
      "wwwwwwwwwwxxxxyyzzzzzzhtwyasss__aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
      "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy__vvyy" },
    { 0x2010, 0x10, "------__'','\"\"_\"" }, /* dashes and quotes */
};

/* Signs of our documents that become several letters, or stay. */
static const struct fold_sign {
    uint32_t c;
    const char *to;
} FOLD_SIGNS[] = {
    { 0xA7, "§" },     { 0xB0, "°" },   { 0xB2, "²" },    { 0xB7, "·" },   { 0xDF, "ss" },  { 0x2022, "•" },
    { 0x2026, "..." }, { 0x20AB, "₫" }, { 0x2192, "->" }, { 0x2264, "≤" }, { 0x2265, "≥" },
};

static struct {
    pthread_once_t once;
    pthread_mutex_t lock; /* a UTransliterator serves one thread at a time */
    UTransliterator *trans;
} fold = { .once = PTHREAD_ONCE_INIT, .lock = PTHREAD_MUTEX_INITIALIZER };

static void fold_open(void)
{
    UErrorCode status = U_ZERO_ERROR;
    fold.trans = utrans_openU(u"Latin-ASCII; Lower", -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status))
        base_die("the ICU library lacks its transliteration data");
}

/* What ICU makes of t; white space as it comes. */
static struct text fold_icu(struct arena *a, struct text t)
{
    pthread_once(&fold.once, fold_open);
    for (size_t spare = t.n + 16;; spare *= 4) {
        UErrorCode status = U_ZERO_ERROR;
        int32_t n, room = (int32_t)(t.n + spare);
        UChar *u = to_utf16(a, t, spare, &n);
        int32_t limit = n;
        pthread_mutex_lock(&fold.lock);
        utrans_transUChars(fold.trans, u, &n, room, 0, &limit, &status);
        pthread_mutex_unlock(&fold.lock);
        if (U_SUCCESS(status))
            return from_utf16(a, u, n);
        assert(status == U_BUFFER_OVERFLOW_ERROR);
    }
}

/* One letter by the tables. False where they do not know it. */
static bool fold_point(struct squeeze *s, uint32_t c)
{
    if (c < 0x80 || letter_is_space(c)) {
        squeeze_point(s, c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        return true;
    }
    for (size_t i = 0; i < LEN(FOLD_RANGES); i++) {
        const struct fold_range *r = &FOLD_RANGES[i];
        if (c - r->first < r->n && r->to[c - r->first] != '_') {
            squeeze_point(s, (unsigned char)r->to[c - r->first]);
            return true;
        }
    }
    for (size_t i = 0; i < LEN(FOLD_SIGNS); i++)
        if (c == FOLD_SIGNS[i].c) {
            struct text to = text_of(FOLD_SIGNS[i].to);
            for (size_t at = 0; at < to.n;)
                squeeze_point(s, text_next(to, &at));
            return true;
        }
    return false;
}

struct text text_fold(struct arena *a, struct text t)
{
    if (is_ascii(t))
        return squeeze_ascii_lower(a, t);
    assert(t.n <= TEXT_BYTES_MAX);
    struct squeeze s = { .p = arena_alloc(a, t.n + 1) }; /* no sign of the tables becomes longer */
    bool known = true;
    for (size_t at = 0; at < t.n && known;)
        known = fold_point(&s, text_next(t, &at));
    if (known)
        return (struct text){ s.p, s.n };
    struct text raw = fold_icu(a, t);
    s = (struct squeeze){ .p = arena_alloc(a, raw.n + 1) };
    for (size_t at = 0; at < raw.n;)
        squeeze_point(&s, text_next(raw, &at));
    return (struct text){ s.p, s.n };
}

/* ---- keys ----
 *
 * Letters fall into base and marks; a tone met among vowels waits until they end:  h o ` a  and  h o a `  are both
 * written  h o a ` . The other marks (breve, circumflex, horn) stay with their letter. */

enum { TONES_MAX = 4 };

struct keying {
    struct squeeze s;
    uint32_t tones[TONES_MAX]; /* waiting for the end of the vowels */
    size_t n;
    bool vowels; /* the last letter was one */
};

static bool is_tone(uint32_t c) { return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323; }

static bool is_vowel(uint32_t c) { return c > 0 && c < 0x80 && strchr("aeiouy", (int)c); }

static void key_tones(struct keying *k)
{
    for (size_t i = 0; i < k->n; i++)
        squeeze_point(&k->s, k->tones[i]);
    k->n = 0;
}

static void key_point(struct keying *k, uint32_t c)
{
    bool tone = is_tone(c);
    if (tone && k->vowels && k->n < TONES_MAX) {
        k->tones[k->n++] = c;
        return;
    }
    if (!tone && u_getCombiningClass((UChar32)c) == 0) {
        k->vowels = is_vowel(c);
        if (!k->vowels)
            key_tones(k);
    }
    squeeze_point(&k->s, c);
}

struct text text_key(struct arena *a, struct text t)
{
    if (is_ascii(t))
        return squeeze_ascii_lower(a, t);
    const UNormalizer2 *nfd = normalizer(unorm2_getNFDInstance);
    /* The longest canonical decomposition of a letter of n bytes has 4n bytes or fewer; lower case adds one. */
    struct keying k = { .s = { .p = arena_alloc(a, t.n * 5 + 1) } };
    for (size_t at = 0; at < t.n;) {
        UChar32 c = u_tolower((UChar32)text_next(t, &at));
        UChar parts[32];
        UErrorCode status = U_ZERO_ERROR;
        int32_t n = c < 0x80 ? -1 : unorm2_getDecomposition(nfd, c, parts, (int32_t)LEN(parts), &status);
        if (n < 0)
            key_point(&k, (uint32_t)c);
        for (int32_t i = 0; i < n;) {
            U16_NEXT_UNSAFE(parts, i, c);
            key_point(&k, (uint32_t)c);
        }
    }
    key_tones(&k);
    return (struct text){ k.s.p, k.s.n };
}

/* ---- order ---- */

static struct {
    pthread_once_t once;
    UCollator *vi;
} order = { .once = PTHREAD_ONCE_INIT };

static void order_open(void)
{
    UErrorCode status = U_ZERO_ERROR;
    order.vi = ucol_open("vi", &status);
    if (U_FAILURE(status))
        base_die("the ICU library lacks its collation data");
}

/* Cuts a name before its last word: given name behind, family and middle names in *rest. */
static struct text last_word(struct text t, struct text *rest)
{
    t = text_trim(t);
    size_t from = 0;
    for (size_t at = 0; at < t.n;)
        if (letter_is_space(text_next(t, &at)))
            from = at;
    *rest = text_trim(text_sub(t, 0, from));
    return text_sub(t, from, t.n);
}

static int collate(struct text a, struct text b)
{
    UErrorCode status = U_ZERO_ERROR;
    int c = ucol_strcollUTF8(order.vi, a.p ? a.p : "", (int32_t)a.n, b.p ? b.p : "", (int32_t)b.n, &status);
    assert(U_SUCCESS(status));
    return c;
}

/* Bytes decide between texts that readers would not tell apart, so that sorting is the same on every run. */
int text_collate(struct text a, struct text b)
{
    struct text rest_a, rest_b;
    pthread_once(&order.once, order_open);
    int c = collate(last_word(a, &rest_a), last_word(b, &rest_b));
    if (c == 0)
        c = collate(rest_a, rest_b);
    return c ? c : text_cmp(a, b);
}

/* ---- capitals ---- */

static struct text upper(struct arena *a, struct text t, size_t letters)
{
    char *p = arena_alloc(a, t.n * 3 + 4); /* a wrong byte becomes U+FFFD, three bytes */
    size_t n = 0;
    for (size_t at = 0, from = 0; at < t.n; from = at) {
        uint32_t c = text_next(t, &at);
        if (letters > 0) {
            letters--;
            n += encode(p + n, (uint32_t)u_toupper((UChar32)c));
        } else {
            memcpy(p + n, t.p + from, at - from);
            n += at - from;
        }
    }
    return (struct text){ p, n };
}

struct text text_upper(struct arena *a, struct text t) { return upper(a, t, t.n); }

struct text text_upper_first(struct arena *a, struct text t) { return upper(a, t, 1); }
