/* marker.h -- the sign or number that opens a list item: "II.", "1.2.", "a)", "-", "Điều 3.". */
#ifndef CONGVU_INTAKE_MARKER_H
#define CONGVU_INTAKE_MARKER_H

#include "intake/scan.h"

/* What the markers before led one to expect: C. is a letter after B., a hundred nowhere; I. is a letter after H. */
struct marker_memory {
    int upper; /* last capital letter, 0 for none */
};

struct marker_found {
    enum marker marker;
    int depth;
    size_t body; /* the token behind it */
};

/* The marker of a line that begins at t; MARKER_NONE with body == t where it has none. */
struct marker_found marker_read(const struct scan *s, size_t t, size_t end, struct marker_memory *mem);

/* Who stands under whom when an item of a new kind opens: the lower stands outside. Equal: who came first. */
int marker_weight(enum marker m, int depth);

/* Is it one whose item is counted in the printed path ("II.3.a")? */
static inline bool marker_counts(enum marker m) { return m != MARKER_NONE && m != MARKER_CAPS && m < MARKER_STAR; }

#endif
