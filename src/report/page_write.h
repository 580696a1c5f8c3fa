/* page_write.h -- what page.c and table.c share: pieces of a line. */
#ifndef CONGVU_PAGE_WRITE_H
#define CONGVU_PAGE_WRITE_H

#include "report/page.h"

/* Clean text that fits the line, no line break. */
void page_write(const struct page *, enum tone tone, struct text t);
void page_rule(const struct page *, int columns);

#endif
