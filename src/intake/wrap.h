/* wrap.h -- whether a printed line goes on in the next one. Private to layout.c and wrap.c.
 *
 * A line that stops where its next word had no room goes on; but not from a title in the middle of the page, from a heading in
 * capitals to prose, into letters of another size, over a gap, or to an item of a list.
 *
 * Owns: nothing. Threads: pure.
 */
#ifndef CONGVU_INTAKE_WRAP_H
#define CONGVU_INTAKE_WRAP_H

#include "intake/line.h"

struct page_measure {
    int left, right; /* the edges of its text                                         */
    bool justified;  /* full lines reach the right edge exactly                       */
    int pitch;       /* the usual distance from a line to the one below it            */
};

/* The paragraph that is open. */
struct wrapped {
    const struct line *first, *last;
    int body; /* where its second line began, or -1 */
};

/* Of the lines of one page, the first of those at `lines`; there are n up to the end of the document. */
struct page_measure wrap_measure(struct arena *a, const struct line *lines, size_t n);
/* `was` is the page of the paragraph's last line, `is` that of the line in hand. */
bool wrap_goes_on(const struct wrapped *p, const struct line *l, const struct page_measure *was,
                  const struct page_measure *is);
bool wrap_ends_sentence(struct text t);

#endif
