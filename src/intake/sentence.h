/* sentence.h -- a paragraph cut into sentences, and a sentence at what the annotation rules call a cut. */
#ifndef CONGVU_INTAKE_SENTENCE_H
#define CONGVU_INTAKE_SENTENCE_H

#include "intake/scan.h"

struct part {
    size_t t0, t1; /* tokens; the sign that ends it is inside */
};

/* The sentence that begins at t: its end, behind its full stop. */
size_t sentence_end(const struct scan *s, size_t t, size_t end);

/* Where the last sentence of [t, end) begins. */
size_t sentence_last(const struct scan *s, size_t t, size_t end);

/* The next top-level semicolon in [t, end), outside brackets and quotes; end where there is none. */
size_t semicolon_next(const struct scan *s, size_t t, size_t end);

/* "... : (i) rà soát ...; (ii) lập ...": the place of the enumerator that follows t, or end. *body is the token behind
 * it. Only one that counts on from `count` (0 before the first) is taken. */
size_t enumerator_next(const struct scan *s, size_t t, size_t end, int count, size_t *body);

/* Without the signs that end a sentence, and without dashes and blanks before it. */
struct part part_trim(const struct scan *s, struct part p);

#endif
