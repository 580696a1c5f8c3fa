/* syllable.h -- the shape of a Vietnamese syllable: onset, rhyme, tone.
 *
 *      nghiêng   ng h | iê n g        onset, vowels, end; at most one tone; before c, ch, p, t only sắc and nặng
 *
 * A word that has the shape need not be one that exists; noise hardly ever has it. So whether bytes were read in the right encoding can
 * be counted.
 *
 * Threads: pure.
 */
#ifndef CONGVU_INTAKE_SYLLABLE_H
#define CONGVU_INTAKE_SYLLABLE_H

#include "base/sbuf.h"

enum { LETTER_TONES = 6 }; /* level, huyền, hỏi, ngã, sắc, nặng */

/* The vowels that bear tones, small ones first; the same letter as a capital stands VOWEL_COUNT rows further. */
enum vowel {
    VOWEL_A, VOWEL_AW, VOWEL_AA, VOWEL_E, VOWEL_EE, VOWEL_I,
    VOWEL_O, VOWEL_OO, VOWEL_OW, VOWEL_U, VOWEL_UW, VOWEL_Y,
    VOWEL_COUNT
};
uint32_t vowel_letter(enum vowel v, int tone, bool capital);
/* False: cp is no vowel. */
bool vowel_of(uint32_t cp, enum vowel *v, int *tone, bool *capital);

/* Has the word, in NFC and in any case, the shape of one syllable? */
bool syllable_is(struct text word);

uint32_t letter_capital(uint32_t cp); /* of the letters of Vietnamese; others stay */
void letter_put(struct sbuf *b, uint32_t cp); /* any code point, as UTF-8          */

#endif
