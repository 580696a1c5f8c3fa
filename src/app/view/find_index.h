/* find_index.h -- which matters hold some words: the part of the index that the app makes. Private to app/.
 *
 * Opening a matter does not touch the index: the next congvu_tend adds it, within a second. Who searches meanwhile reads the newest
 * titles as they are (find_lines.c), so that nothing is found later than it is there.
 */
#ifndef CONGVU_FIND_INDEX_H
#define CONGVU_FIND_INDEX_H

#include "app/app.h"

/* The folded words of a matter that are looked through. In the arena. */
struct text find_words(struct arena *a, const struct titled *t);
/* Adds what is not in it yet, at most so many times a few hundred. */
enum rc find_index(struct congvu *app, int batches, struct err *err);

#endif
