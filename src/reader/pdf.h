/* pdf.h -- a PDF's pages to placed words, and to pictures where they have none. For the locked process alone. */
#ifndef CONGVU_READER_PDF_H
#define CONGVU_READER_PDF_H

#include "intake/placed.h"

#include <poppler.h>

enum fault pdf_open(struct text bytes, PopplerDocument **out);

/* Every page: its words, the rules of its tables; a page without words, or whose letters have no meaning, is a picture. */
enum fault pdf_read(PopplerDocument *pdf, struct sbuf *answer);

/* The page drawn: 32 bits a pixel, as cairo has them; to be released with cairo_surface_destroy. NULL: no memory. */
cairo_surface_t *pdf_draw(PopplerPage *page, int dpi);

#endif
