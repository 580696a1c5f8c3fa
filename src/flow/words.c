/* words.c -- an open table of hash and code beside the bytes.
 *
 *      slot    [code, length, tag, ends] [ ] ...        a power of two, at most 5/8 full
 *      start   base[code >> 12] + start[code]           where the word's bytes begin; the next one's start is its end
 *      bytes   ""D8""V37 2nd""G96 ...
 *
 * The ends of a word, its first and its last eight bytes, lie in the slot: a word of up to sixteen bytes, as almost all are, is found with
 * one touch of memory, where comparing its bytes in their place would take four.
 *
 * A start takes 4 bytes because every 4096 words have a base of their own: words are at most FLOW_WORD_MAX long.
 */
#include "flow/words.h"

#include "flow/pages.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 4096, SLOTS_FIRST = 64, WHOLE_IN_ENDS = 16 };
_Static_assert((uint64_t)BLOCK *FLOW_WORD_MAX <= UINT32_MAX, "a block's starts fit into 32 bits");

struct ends { /* with the length, all of a word of up to 16 bytes */
    uint64_t first, last;
};

struct slot {
    uint32_t code; /* 0: free; the empty word is never looked up here */
    uint16_t n, tag;
    struct ends ends;
};

struct flow_words {
    size_t n; /* words; start has one more */
    uint32_t *start;
    uint64_t *base;
    char *bytes;
    size_t start_room, base_room, base_n, bytes_n, bytes_room;
    struct slot *slot;
    size_t slots;
};

/* --- hashing ------------------------------------------------------------------------------------------------------------------ */

__extension__ typedef unsigned __int128 wide;

/* Both halves of the product, so that every bit of either has a say in every bit of it. */
static uint64_t mix(uint64_t a, uint64_t b)
{
    wide product = (wide)(a ^ UINT64_C(0x9e3779b97f4a7c15)) * (b ^ UINT64_C(0xe7037ed1a0b428db));
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static struct ends ends_of(struct text w)
{
    struct ends e = { 0, 0 };
    if (w.n >= 8) {
        memcpy(&e.first, w.p, 8);
        memcpy(&e.last, w.p + w.n - 8, 8);
    } else if (w.n >= 4) {
        uint32_t low, high;
        memcpy(&low, w.p, 4);
        memcpy(&high, w.p + w.n - 4, 4);
        e = (struct ends){ low, high };
    } else if (w.n > 0) {
        e.first = (unsigned char)w.p[0] | (uint64_t)(unsigned char)w.p[w.n / 2] << 8 |
                  (uint64_t)(unsigned char)w.p[w.n - 1] << 16;
    }
    return e;
}

static uint64_t hash_of(struct text w, struct ends e)
{
    uint64_t h = w.n, a = 0, b = 0;
    for (; w.n > WHOLE_IN_ENDS; w.n -= 16, w.p += 16) {
        memcpy(&a, w.p, 8);
        memcpy(&b, w.p + 8, 8);
        h = mix(h ^ a, h + b);
    }
    return mix(e.first ^ h << 32 ^ h, e.last ^ UINT64_C(0xa0761d6478bd642f));
}

static uint16_t tag_of(uint64_t hash) { return (uint16_t)(hash >> 48); }

/* The word of number n begins where the bytes end now. */
static void mark_start(struct flow_words *w)
{
    PAGES_ROOM(w->start, w->start_room, w->n, sizeof *w->start);
    if (w->n % BLOCK == 0) {
        PAGES_ROOM(w->base, w->base_room, w->base_n, sizeof *w->base);
        w->base[w->base_n++] = w->bytes_n;
    }
    w->start[w->n] = (uint32_t)(w->bytes_n - w->base[w->n / BLOCK]);
}

static uint64_t start_of(const struct flow_words *w, size_t code) { return w->base[code / BLOCK] + w->start[code]; }

struct flow_words *flow_words_new(void)
{
    struct flow_words *w = pages_grow(NULL, 0, sizeof *w);
    w->slots = SLOTS_FIRST;
    w->slot = pages_grow(NULL, 0, w->slots * sizeof *w->slot);
    w->bytes_room = 4096;
    w->bytes = pages_grow(NULL, 0, w->bytes_room);
    mark_start(w);
    flow_words_blank(w);
    return w;
}

void flow_words_free(struct flow_words *w)
{
    if (!w)
        return;
    pages_free(w->start, w->start_room * sizeof *w->start);
    pages_free(w->base, w->base_room * sizeof *w->base);
    pages_free(w->bytes, w->bytes_room);
    pages_free(w->slot, w->slots * sizeof *w->slot);
    pages_free(w, sizeof *w);
}

size_t flow_words_count(const struct flow_words *w) { return w->n; }

struct text flow_words_at(const struct flow_words *w, uint32_t code)
{
    assert(code < w->n);
    uint64_t from = start_of(w, code), to = start_of(w, (size_t)code + 1);
    return (struct text){ w->bytes + from, (size_t)(to - from) };
}

uint32_t flow_words_blank(struct flow_words *w)
{
    assert(w->n < UINT32_MAX - 1);
    w->n++;
    mark_start(w);
    return (uint32_t)(w->n - 1);
}

/* The slot that holds the word, or the free one where it would stand. */
static struct slot *slot_of(const struct flow_words *w, struct text word, struct ends e, uint64_t hash)
{
    size_t mask = w->slots - 1;
    for (size_t i = (hash >> 16) & mask;; i = (i + 1) & mask) {
        struct slot *s = &w->slot[i];
        if (s->code == 0)
            return s;
        if (s->n != word.n || s->tag != tag_of(hash) || s->ends.first != e.first || s->ends.last != e.last)
            continue;
        if (word.n <= WHOLE_IN_ENDS || memcmp(flow_words_at(w, s->code).p, word.p, word.n) == 0)
            return s;
    }
}

/* A short word's hash comes from its slot alone; of a long one its bytes are read again. */
static uint64_t hash_again(const struct flow_words *w, const struct slot *s)
{
    struct text word = s->n > WHOLE_IN_ENDS ? flow_words_at(w, s->code) : (struct text){ NULL, s->n };
    return hash_of(word, s->ends);
}

static void more_slots(struct flow_words *w)
{
    size_t slots = w->slots * 2, mask = slots - 1;
    struct slot *to = pages_grow(NULL, 0, slots * sizeof *to);
    for (size_t i = 0; i < w->slots; i++) {
        if (w->slot[i].code == 0)
            continue;
        size_t at = (hash_again(w, &w->slot[i]) >> 16) & mask;
        while (to[at].code != 0)
            at = (at + 1) & mask;
        to[at] = w->slot[i];
    }
    pages_free(w->slot, w->slots * sizeof *w->slot);
    w->slot = to;
    w->slots = slots;
}

static void add_bytes(struct flow_words *w, struct text word)
{
    if (w->bytes_n + word.n > w->bytes_room) {
        size_t room = 2 * w->bytes_room + word.n;
        w->bytes = pages_grow(w->bytes, w->bytes_room, room);
        w->bytes_room = room;
    }
    memcpy(w->bytes + w->bytes_n, word.p, word.n);
    w->bytes_n += word.n;
}

uint32_t flow_words_code(struct flow_words *w, struct text word)
{
    assert(word.n <= FLOW_WORD_MAX && w->slot);
    if (word.n == 0)
        return 0;
    struct ends e = ends_of(word);
    uint64_t hash = hash_of(word, e);
    struct slot *s = slot_of(w, word, e, hash);
    if (s->code != 0)
        return s->code;
    add_bytes(w, word);
    uint32_t code = flow_words_blank(w); /* its bytes are those just added: the start was marked before them */
    *s = (struct slot){ code, (uint16_t)word.n, tag_of(hash), e };
    if (w->n * 8 > w->slots * 5)
        more_slots(w);
    return code;
}

uint32_t flow_words_find(const struct flow_words *w, struct text word)
{
    assert(w->slot);
    if (word.n == 0)
        return 0;
    if (word.n > FLOW_WORD_MAX)
        return UINT32_MAX;
    struct ends e = ends_of(word);
    uint32_t code = slot_of(w, word, e, hash_of(word, e))->code;
    return code ? code : UINT32_MAX;
}

void flow_words_seal(struct flow_words *w)
{
    pages_free(w->slot, w->slots * sizeof *w->slot);
    w->slot = NULL;
    w->slots = 0;
}

void flow_words_expect(const struct flow_words *w, struct text word)
{
    if (word.n > 0 && word.n <= FLOW_WORD_MAX)
        __builtin_prefetch(&w->slot[(hash_of(word, ends_of(word)) >> 16) & (w->slots - 1)]);
}

/* --- order ------------------------------------------------------------------------------------------------------------------- */

struct ranked {
    struct text word;
    uint32_t code;
};

static int by_bytes(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    int order = text_cmp(x->word, y->word);
    return order ? order : (x->code > y->code) - (x->code < y->code);
}

const uint32_t *flow_words_order(struct arena *a, const struct flow_words *w)
{
    struct ranked *row = ARENA_ARRAY(a, struct ranked, w->n);
    uint32_t *out = ARENA_ARRAY(a, uint32_t, w->n);
    for (size_t i = 0; i < w->n; i++)
        row[i] = (struct ranked){ flow_words_at(w, (uint32_t)i), (uint32_t)i };
    qsort(row, w->n, sizeof *row, by_bytes);
    for (size_t i = 0; i < w->n; i++)
        out[i] = row[i].code;
    return out;
}
