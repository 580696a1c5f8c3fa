#include "intake/token.h"

#include "base/i18n.h"
#include "intake/intake.h"

#include <string.h>

static bool is_space(uint32_t cp)
{
    return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 || cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200B) ||
           cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x3000 || cp == 0xFEFF;
}

static bool is_digit(uint32_t cp) { return cp >= '0' && cp <= '9'; }

/* The ASCII stand-in of a sign, 0 when cp is no sign. */
static uint8_t sign_of(uint32_t cp)
{
    static const struct {
        uint32_t cp;
        char as;
    } SIGNS[] = {
        { 0xAB, '"' },   { 0xBB, '"' },   { 0xB7, '*' },   { 0x2010, '-' },  { 0x2011, '-' },  { 0x2012, '-' },
        { 0x2013, '-' }, { 0x2014, '-' }, { 0x2015, '-' }, { 0x2018, '\'' }, { 0x2019, '\'' }, { 0x201C, '"' },
        { 0x201D, '"' }, { 0x2022, '*' }, { 0x2023, '*' }, { 0x2026, '.' },  { 0x2212, '-' },  { 0x2219, '*' },
        { 0x25A0, '*' }, { 0x25A1, '*' }, { 0x25AA, '*' }, { 0x25CB, '*' },  { 0x25CF, '*' },  { 0x25E6, '*' },
        { 0x2605, '*' }, { 0x2713, '*' }, { 0x27A2, '*' }, { 0xF0B7, '*' },  { 0xF0A7, '*' },  { 0xF02D, '-' },
        { 0xFF1A, ':' }, { 0xFF1B, ';' },
    };
    if (cp < 0x80)
        return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') || is_digit(cp) || cp <= ' ' ? 0 : (uint8_t)cp;
    for (size_t i = 0; i < LEN(SIGNS); i++)
        if (SIGNS[i].cp == cp)
            return (uint8_t)SIGNS[i].as;
    bool other = cp < 0xC0 || cp == 0xD7 || cp == 0xF7 || (cp >= 0x2000 && cp < 0x2C00) ||
                 (cp >= 0x3001 && cp < 0x3040) || (cp >= 0xE000 && cp < 0xF900) || cp >= 0xFFF0;
    return other ? '~' : 0;
}

/* Capitals of Vietnamese and of the Latin letters around them: a table would only repeat this pattern of the code
 * charts, and the rest of the world's capitals do not matter for directives. */
static bool is_upper(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z';
    if (cp < 0x100)
        return cp >= 0xC0 && cp <= 0xDE && cp != 0xD7;
    if (cp < 0x180)
        return (cp >= 0x139 && cp <= 0x148) || cp > 0x178 ? cp % 2 == 1 : cp % 2 == 0;
    return cp == 0x1A0 || cp == 0x1AF || (cp >= 0x1E00 && cp < 0x1F00 && cp % 2 == 0);
}

static bool is_letter(uint32_t cp) { return cp != 0 && !is_space(cp) && !is_digit(cp) && sign_of(cp) == 0; }

/* White space before the next token; says what kind. */
static uint8_t skip_space(struct token_reader *r)
{
    uint8_t flags = 0;
    int lines = 0;
    while (r->at < r->t.n) {
        size_t next = r->at;
        uint32_t cp = text_next(r->t, &next);
        if (!is_space(cp) && cp >= ' ')
            break;
        flags |= TOKEN_GAP;
        lines += cp == '\n' || cp == 0x2028 || cp == 0x2029 || cp == '\f';
        r->at = next;
    }
    return (uint8_t)(flags | (lines > 0 ? TOKEN_LINE : 0) | (lines > 1 ? TOKEN_BLANK : 0));
}

/* Letters, then letters and digits; an apostrophe between letters stays inside ("Committee's"). */
static uint8_t read_word(struct token_reader *r)
{
    size_t letters = 0, upper = 0;
    uint8_t first = 0;
    while (r->at < r->t.n) {
        size_t next = r->at;
        uint32_t cp = text_next(r->t, &next);
        if (sign_of(cp) == '\'' && letters > 0) {
            size_t after = next;
            if (!is_letter(text_next(r->t, &after)))
                break;
        } else if (is_letter(cp)) {
            if (letters == 0 && is_upper(cp))
                first = TOKEN_CAP;
            letters++;
            upper += is_upper(cp);
        } else if (!is_digit(cp)) {
            break;
        }
        r->at = next;
    }
    return (uint8_t)(first | (letters > 1 && upper == letters ? TOKEN_CAPS : 0));
}

bool token_next(struct token_reader *r, struct token *out, struct text *bytes)
{
    bool begin = r->at == 0;
    uint8_t flags = skip_space(r);
    if (r->at >= r->t.n)
        return false;
    struct token tok = { .start = (uint32_t)r->at, .flags = flags };
    if (begin)
        tok.flags |= TOKEN_LINE;
    size_t next = r->at;
    uint32_t cp = text_next(r->t, &next);
    if (is_digit(cp)) {
        tok.kind = TOKEN_NUMBER;
        while (r->at < r->t.n && is_digit((unsigned char)r->t.p[r->at]))
            r->at++;
    } else if (sign_of(cp) != 0) {
        tok.kind = TOKEN_SIGN;
        tok.word = sign_of(cp);
        r->at = next;
    } else {
        tok.kind = TOKEN_WORD;
        tok.flags |= read_word(r);
    }
    tok.end = (uint32_t)r->at;
    *bytes = text_sub(r->t, tok.start, tok.end);
    *out = tok;
    return true;
}

/* The same few words make up most of any text: their numbers are remembered by spelling, in a table of fixed size
 * where a newcomer evicts, so that no text can make it slow. */
enum { CACHE = 8192, KEY_ROOM = 1 << 20 };

struct word_cache {
    struct {
        struct text bytes;
        uint16_t word;
    } slot[CACHE];
};

static uint16_t word_number(const struct lexicon *lex, struct word_cache *cache, struct arena *scratch,
                            struct text bytes)
{
    size_t h = lexicon_hash(bytes) % CACHE;
    if (cache->slot[h].bytes.p != NULL && text_eq(cache->slot[h].bytes, bytes))
        return cache->slot[h].word;
    if (arena_used(scratch) > KEY_ROOM)
        arena_reset(scratch);
    uint16_t word = lexicon_word(lex, scratch, bytes);
    cache->slot[h].bytes = bytes;
    cache->slot[h].word = word;
    return word;
}

enum rc tokens_read(struct arena *a, const struct lexicon *lex, struct text t, struct tokens *out, struct err *err)
{
    struct token_reader r = { .t = t };
    struct token tok;
    struct text bytes;
    size_t n = 0;
    while (token_next(&r, &tok, &bytes)) /* count first: one exact allocation */
        if (++n > INTAKE_WORDS_MAX)
            return err_set(err, PB_TOO_LARGE, _("the text has more than %d words and signs; split it"),
                           INTAKE_WORDS_MAX);
    struct tokens ts = { ARENA_ARRAY(a, struct token, n), 0 };
    struct word_cache *cache = ARENA_NEW(a, struct word_cache);
    struct arena *scratch = arena_new();
    r.at = 0;
    while (token_next(&r, &tok, &bytes)) {
        if (tok.kind == TOKEN_WORD)
            tok.word = word_number(lex, cache, scratch, bytes);
        ts.p[ts.n++] = tok;
    }
    arena_free(scratch);
    assert(ts.n == n);
    *out = ts;
    return RC_OK;
}
