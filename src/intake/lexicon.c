#include "intake/lexicon.h"

#include "intake/token.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { SIGN_IDS = 128, SLOTS = 16384, KEY_MAX = 48 };

struct lexicon {
    struct text keys[SLOTS / 2]; /* by word number */
    size_t nkeys;
    uint16_t slots[SLOTS]; /* open addressing over keys; 0 is free */
    struct phrase *phrases;
    size_t nphrases;
    uint32_t *first;            /* of every word number: where its phrases begin; one more at the end */
    struct lexicon_gist *gists; /* of every word number */
    struct arena *a;
};

uint32_t lexicon_hash(struct text t)
{
    uint32_t h = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < t.n; i++)
        h = (h ^ (unsigned char)t.p[i]) * 16777619u;
    return h ^ h >> 15;
}

/* Its key: ASCII words are by far the most, and need no ICU. */
static struct text key_of(struct arena *scratch, struct text bytes, char room[KEY_MAX])
{
    if (bytes.n >= KEY_MAX)
        return TEXT_NONE; /* longer than any word of ours */
    for (size_t i = 0; i < bytes.n; i++) {
        unsigned char c = (unsigned char)bytes.p[i];
        if (c >= 0x80)
            return text_key(scratch, bytes);
        room[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return (struct text){ room, bytes.n };
}

static size_t slot_of(const struct lexicon *lex, struct text key)
{
    size_t i = lexicon_hash(key) % SLOTS;
    while (lex->slots[i] != 0 && !text_eq(lex->keys[lex->slots[i]], key))
        i = (i + 1) % SLOTS;
    return i;
}

uint16_t lexicon_word(const struct lexicon *lex, struct arena *scratch, struct text bytes)
{
    char room[KEY_MAX];
    struct text key = key_of(scratch, bytes, room);
    return key.n == 0 ? 0 : lex->slots[slot_of(lex, key)];
}

static uint16_t add_word(struct lexicon *lex, struct text bytes)
{
    char room[KEY_MAX];
    struct text key = key_of(lex->a, bytes, room);
    assert(key.n > 0);
    size_t slot = slot_of(lex, key);
    if (lex->slots[slot] == 0) {
        assert(lex->nkeys < LEN(lex->keys));
        lex->keys[lex->nkeys] = text_dup(lex->a, key);
        lex->slots[slot] = (uint16_t)lex->nkeys++;
    }
    return lex->slots[slot];
}

static struct phrase read_phrase(struct lexicon *lex, const struct phrase_row *row)
{
    struct phrase ph = { .classes = row->classes, .value = row->value, .spelling = row->words };
    struct token_reader r = { .t = text_of(row->words) };
    struct token tok;
    struct text bytes;
    while (token_next(&r, &tok, &bytes)) {
        assert(ph.n < PHRASE_WORDS_MAX && tok.kind != TOKEN_NUMBER);
        ph.words[ph.n++] = tok.kind == TOKEN_SIGN ? tok.word : add_word(lex, bytes);
    }
    assert(ph.n > 0);
    return ph;
}

static int phrase_order(const void *x, const void *y)
{
    const struct phrase *a = x, *b = y;
    return a->words[0] != b->words[0] ? (a->words[0] < b->words[0] ? -1 : 1) : (int)b->n - (int)a->n;
}

struct words {
    const struct text *p;
    size_t n;
};

static bool among(const struct words *left_out, const char *row)
{
    for (size_t i = 0; i < left_out->n; i++)
        if (text_eq(left_out->p[i], text_of(row)))
            return true;
    return false;
}

static void add_gists(struct lexicon *lex)
{
    lex->gists = ARENA_ARRAY(lex->a, struct lexicon_gist, lex->nkeys + 1);
    for (size_t i = 0; i < lex->nphrases; i++) {
        const struct phrase *ph = &lex->phrases[i];
        struct lexicon_gist *gist = &lex->gists[ph->words[0]];
        gist->classes |= ph->classes;
        if ((ph->classes & C_CUE) != 0)
            gist->cues[ph->value / 64] |= (uint64_t)1 << ph->value % 64;
    }
}

static struct lexicon *lexicon_new(struct arena *a, const struct phrase_row *const *tables, struct words left_out)
{
    struct lexicon *lex = ARENA_NEW(a, struct lexicon);
    lex->a = a;
    lex->nkeys = SIGN_IDS;
    size_t n = 0;
    for (size_t i = 0; tables[i] != NULL; i++)
        for (const struct phrase_row *row = tables[i]; row->words != NULL; row++)
            n += !among(&left_out, row->words);
    lex->phrases = ARENA_ARRAY(a, struct phrase, n);
    for (size_t i = 0; tables[i] != NULL; i++)
        for (const struct phrase_row *row = tables[i]; row->words != NULL; row++)
            if (!among(&left_out, row->words))
                lex->phrases[lex->nphrases++] = read_phrase(lex, row);
    assert(lex->nphrases == n);
    qsort(lex->phrases, n, sizeof *lex->phrases, phrase_order);
    lex->first = ARENA_ARRAY(a, uint32_t, lex->nkeys + 1);
    size_t at = 0;
    for (size_t word = 0; word <= lex->nkeys; word++) {
        while (at < n && lex->phrases[at].words[0] < word)
            at++;
        lex->first[word] = (uint32_t)at;
    }
    add_gists(lex);
    return lex;
}

static const struct lexicon *in_vietnamese, *in_english;

static const struct phrase_row *const VI[] = { WORDS_VI, UNITS_VI, CUES_VI, TIMES_VI, NULL }, *const EN[] = {
    VERBS_EN, WORDS_EN, CUES_EN, NOUNS_EN, NULL
};

/* The arena is the process's. */
static void both_make(void)
{
    struct arena *a = arena_new();
    in_vietnamese = lexicon_new(a, VI, (struct words){ NULL, 0 });
    in_english = lexicon_new(a, EN, (struct words){ NULL, 0 });
}

const struct lexicon *lexicon_without(struct arena *a, bool english, const struct text *words, size_t n)
{
    return lexicon_new(a, english ? EN : VI, (struct words){ words, n });
}

const struct lexicon *lexicon_of(bool english)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, both_make);
    return english ? in_english : in_vietnamese;
}

const struct lexicon_gist *lexicon_gist(const struct lexicon *lex, uint16_t word)
{
    assert(word < lex->nkeys);
    return &lex->gists[word];
}

const struct phrase *lexicon_from(const struct lexicon *lex, uint16_t word, size_t *n)
{
    assert(word < lex->nkeys);
    *n = lex->first[word + 1] - lex->first[word];
    return &lex->phrases[lex->first[word]];
}
