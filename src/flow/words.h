/* words.h -- the words of one column, each with a small number: 0, 1, 2 ... in order of first appearance; 0 is the empty word.
 *
 * Bytes are kept one after another, looked up by hash. Words are compared as bytes: a name written in two ways is two units, which is
 * for the office to mend and not for a program to guess.
 *
 * Owns:    its bytes, until flow_words_free. Texts handed out are borrowed until the next flow_words_code.
 * Fails:   never; out of memory ends the program.
 * Threads: as an arena.
 */
#ifndef CONGVU_FLOW_WORDS_H
#define CONGVU_FLOW_WORDS_H

#include "base/text.h"

enum { FLOW_WORD_MAX = 65535 }; /* bytes of a word; its reader refuses longer ones */

struct flow_words;

struct flow_words *flow_words_new(void);
void flow_words_free(struct flow_words *w); /* NULL is fine */

size_t flow_words_count(const struct flow_words *w); /* at least 1 */
struct text flow_words_at(const struct flow_words *w, uint32_t code);

/* The word's number; a new one where it is not there yet. */
uint32_t flow_words_code(struct flow_words *w, struct text word);
/* A number more whose word is empty, and which no word finds: for "empty" beside "none". */
uint32_t flow_words_blank(struct flow_words *w);
/* The word's number, or UINT32_MAX where it is not there. */
uint32_t flow_words_find(const struct flow_words *w, struct text word);

/* No word is looked up or added any more: what finds them goes back to the system; flow_words_at still answers. */
void flow_words_seal(struct flow_words *w);

/* The word will soon be asked for: memory may begin to look for it. */
void flow_words_expect(const struct flow_words *w, struct text word);

/* Order of the words by their bytes: out[rank] = code, for all of them. In the arena. */
const uint32_t *flow_words_order(struct arena *a, const struct flow_words *w);

#endif
