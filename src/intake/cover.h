/* cover.h -- the draft made to tile the text.
 *
 *   1. Sở X rà soát ...; (i) lập ...  (ii) trình ...   Việc rà soát phải ...
 *   ^^ mark            ^^^^ mark                       a condition of the content before it
 *
 * What was written while reading may lie over one another: a field line is one clause, and a sentence in it a content. Here contents keep
 * their words, each clause what is left of it (in pieces, if need be), and a word that nobody took becomes a clause of its own.
 */
#ifndef CONGVU_INTAKE_COVER_H
#define CONGVU_INTAKE_COVER_H

#include "intake/draft.h"

/* Replaces the draft's clauses and counts its coverage. Contents must not overlap. */
void cover_finish(struct writer *w);

#endif
