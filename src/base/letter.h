/* letter.h -- what text.c and text_icu.c share. Private to base. */
#ifndef CONGVU_LETTER_H
#define CONGVU_LETTER_H

#include "base/text.h"

/* How many bytes at the beginning of t are ASCII; eight at a time. */
size_t text_ascii(struct text t);

/* White space as Unicode has it, NBSP and the wide blank of East Asia included. */
bool letter_is_space(uint32_t c);

#endif
