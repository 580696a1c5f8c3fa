/* recognise.h -- a page's picture to placed words (OCR, Vietnamese). For the locked process alone.
 *
 *   picture ─► 300 dots an inch ─► without red ─► even ground ─► level ─► words, and the rules of tables
 *                                   └► what is red alone: a seal, or a mark of secrecy; looked at for marks ('B')
 *
 * A seal over words hides them in grey: of the colours only red is kept, in which red is white.
 */
#ifndef CONGVU_READER_RECOGNISE_H
#define CONGVU_READER_RECOGNISE_H

#include "intake/placed.h"

#include <leptonica/allheaders.h>

struct recogniser;

/* Reads the model; before the process is locked, since it is a file. NULL: it is not there. */
struct recogniser *recogniser_new(void);

/* Takes the picture. `number` is the page's. */
enum fault recognise(struct recogniser *r, PIX *picture, int number, struct sbuf *answer);

/* How many pages the file of pictures has (a TIFF may have several), and one of them; NULL where it is broken. */
enum fault pictures_count(struct text bytes, int *n);
PIX *pictures_read(struct text bytes, int page);

#endif
