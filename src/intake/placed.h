/* placed.h -- words where a page has them, as the reading program answers them: from a PDF, or recognised in a picture.
 *
 *   G3:1 .. page      number, width, height; 1 where its words were recognised
 *   W8: .. word       left, top, right, bottom, how sure (0 to 100), 1 where it begins a line; its letters
 *   K8: .. rule       a straight line, level or upright: left, top, right, bottom
 *   I1:4   page       it has no words but a picture: they are to be recognised
 *
 * Lengths in tenths of a point, from the page's upper left corner. Words come in reading order, lines whole.
 *
 * The numbers are the child's and nothing is believed: what does not fit on a page of PLACED_MOST is nonsense.
 *
 * Owns:    nothing; letters point into the records.
 * Threads: pure.
 */
#ifndef CONGVU_INTAKE_PLACED_H
#define CONGVU_INTAKE_PLACED_H

#include "intake/record.h"

enum { PLACED_MOST = 200000 /* a page of seven metres */, PLACED_PAGES_MAX = 2000, PLACED_SURE = 100 };

struct place {
    int x0, y0, x1, y1;
};
struct placed_word {
    struct place at;
    int sure;
    bool begins; /* a line */
    struct text text;
};
struct placed_page {
    int number, width, height;
    bool recognised;
    bool picture; /* nothing but a picture: to be recognised */
    struct placed_word *words;
    size_t nwords;
    struct place *rules;
    size_t nrules;
};
struct placed {
    struct placed_page *pages; /* by number */
    size_t n;
};

/* --- the child's side --- */
void placed_add_page(struct sbuf *answer, const struct placed_page *page); /* G or I, then its words and rules */

/* --- the parent's side --- */
/* Adds the pages of an answer to those read before; a page read again takes the place of its picture. PB_READER_STOPPED. */
enum rc placed_read(struct arena *a, const struct records *r, struct placed *out, struct err *err);

#endif
