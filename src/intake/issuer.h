/* issuer.h -- whose document it is: the agency's lines above the number, spelled as the body spells them. */
#ifndef CONGVU_INTAKE_ISSUER_H
#define CONGVU_INTAKE_ISSUER_H

#include "intake/scan.h"

/* Are all its words in capitals or begin with one, and some wholly in capitals? */
bool para_is_caps(const struct scan *s, const struct para *p);

/* As the lexicon spells it, with a capital: the form in which a type or a body is spoken of. */
struct text issuer_sentence_case(const struct scan *s, const char *spelling);

/* The agency's lines among the first `paras` paragraphs, before the motto, the number and the date. An agency above it may stand first: the
 * last line that begins a name of its own begins the issuer. `body`: the paragraph its spelling is looked for from. */
struct text issuer_read(const struct scan *s, size_t paras, size_t body);

#endif
