/* walk.h -- through the body's list tree: headings and chapeaus hand down who must act, items become contents. */
#ifndef CONGVU_INTAKE_WALK_H
#define CONGVU_INTAKE_WALK_H

#include "intake/draft.h"

/* Paragraphs [from, to) of a Vietnamese document. */
void walk_body(struct writer *w, size_t from, size_t to);

/* The same for a translation or a press report in English. */
void walk_english(struct writer *w, size_t from, size_t to);

#endif
