/* para.h -- lines joined to paragraphs, and paragraphs to the list tree. */
#ifndef CONGVU_INTAKE_PARA_H
#define CONGVU_INTAKE_PARA_H

#include "intake/scan.h"

/* Fills s->para from s->tok: markers, but no tree yet. */
void paras_read(struct scan *s);

/* The tree of paragraphs [from, to); all others stand at the root. */
void paras_link(struct scan *s, size_t from, size_t to);

#endif
