/* foreign.h -- a PDF or pictures of pages to placed words, by congvu-reader.
 *
 *   bytes ──► congvu-reader pdf ──► words; pages that are pictures ──► congvu-reader recognise, as many at once as there
 *                                                                      are processors, a page each
 * Fails: as intake_extract. Threads: safe.
 */
#ifndef CONGVU_INTAKE_FOREIGN_H
#define CONGVU_INTAKE_FOREIGN_H

#include "intake/extract.h"
#include "intake/placed.h"

enum { FOREIGN_PICTURES_MAX = 500 };

/* From now on, at most so many pages are recognised at once in this process; 0: as many as there are processors. */
void foreign_at_once(size_t most);

/* marks: the B and N records, words apart and what was left out. */
enum rc foreign_pages(struct arena *a, struct text bytes, bool pictures, const struct extract_watch *watch,
                      struct placed *pages, struct records *marks, struct err *err);

#endif
