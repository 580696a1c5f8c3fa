/* sense.h -- do the letters of a page say something, or are they numbers of glyphs of a font without a map to Unicode?
 *
 * Such a font gives letters all the same: its first glyph '!', the next '"', and the first glyphs of a text are its commonest. So the
 * signs that prose hardly has are counted over a page; a formula, a code or a ruled line among words does no harm. Private to reader/.
 */
#ifndef CONGVU_READER_SENSE_H
#define CONGVU_READER_SENSE_H

#include "intake/placed.h"

/* True also of a page with too few letters to say. */
bool page_makes_sense(const struct placed_page *page);

#endif
