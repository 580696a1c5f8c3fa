/* footnote.h -- the notes at the foot of printed pages, and the raised numbers in the body that point at them.
 *
 *      ... theo số liệu của Sở Tài chính¹ và báo cáo ...
 *      ───────
 *      ¹ Công văn số 12/STC-NS ngày 03/02/2025.          letters smaller than the body's, down to the page's end
 *
 * Notes are no part of the body, as those of a Word file are not. Private to layout.c and footnote.c.
 *
 * Owns:    nothing. Threads: pure.
 */
#ifndef CONGVU_INTAKE_FOOTNOTE_H
#define CONGVU_INTAKE_FOOTNOTE_H

#include "intake/line.h"

struct footnote {
    int page;
    struct text number;
};
struct footnotes {
    struct footnote *items;
    size_t n;
};

/* Their lines get line->margin. None is found on a page that was recognised: there a line is as high as its ink. */
void footnotes_find(struct arena *a, struct line *lines, size_t n, struct footnotes *out);
/* The k-th word of the line is a raised number. */
bool footnote_raised(const struct line *l, size_t k);
/* It is raised and the number of a note of its page. */
bool footnote_reference(const struct footnotes *notes, const struct line *l, size_t k);

#endif
