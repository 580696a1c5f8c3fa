/* header.h -- what the document is: number, date, issuer, type, title; where its body begins and ends. */
#ifndef CONGVU_INTAKE_HEADER_H
#define CONGVU_INTAKE_HEADER_H

#include "intake/scan.h"

struct header {
    struct intake_document doc;
    size_t from, to; /* the paragraphs of the body */
};

/* Reads s->para; *reason gets, for every paragraph outside the body, why it is none (an enum intake_reason). */
void header_read(const struct scan *s, struct header *out, uint8_t *reason);

/* "61/CT-UBND" at t; TEXT_NONE where none stands. */
struct text header_number(const struct scan *s, size_t t);

#endif
