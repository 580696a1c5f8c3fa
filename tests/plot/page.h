/* page.h -- a picture or a table as its reader's program sees it: parsed by expat, its shapes and words at hand. */
#ifndef CONGVU_TESTS_PLOT_PAGE_H
#define CONGVU_TESTS_PLOT_PAGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sbuf.h"

#define RUN(tests, n) _cmocka_run_group_tests(__FILE__, (tests), (n), NULL, NULL)

struct element {
    struct text name, class, href, label, fill, role, points;
    double x, y, w, h; /* rect: as written; line: x1, y1, x2, y2; circle: cx, cy, r; absent: 0 */
    int anchor;      /* text: 0 start, 1 middle, 2 end                                      */
    int parent;      /* index, -1 the root                                                  */
    struct text words; /* all text directly inside                                        */
};
struct page {
    const struct element *elements; /* in order; 0 is the root                              */
    size_t n;
};
/* Fails the test where it is not well-formed, where a number is not finite, where there is script or a style attribute. */
struct page page_read(struct arena *, struct text bytes);
size_t page_count(const struct page *, const char *name, const char *class); /* class NULL: any */
bool page_says(const struct page *, const char *words);                      /* somewhere in its text or labels */

struct instant;
struct instant at(const char *when);

#endif
