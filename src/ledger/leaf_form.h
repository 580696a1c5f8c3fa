/* leaf_form.h -- entries of one sequence, row after row: what leaf_entry writes, quickly.
 *
 * All rows of a sequence have the same members. In which order they stand, and how their names are written, is worked out once; a row is
 * then written from the left to the right, into room that was made for all of it. What is out of the ordinary (a long text, lines that are
 * none, an instant of another age) is left to leaf_entry. That one says what an entry is; a test holds both equal.
 *
 * Owns:    nothing but names that were lent to it and outlive it.
 * Threads: once made it is only read.
 */
#ifndef CONGVU_LEAF_FORM_H
#define CONGVU_LEAF_FORM_H

#include "ledger/leaf.h"

enum { LEAF_HEAD_BYTES = 32, LEAF_NAME_MAX = LEAF_HEAD_BYTES - 4, LEAF_FORM_MEMBERS = LEAF_FIELDS_MAX + 3 };

struct leaf_slot { /* what may stand there */
    struct text name; /* plain letters, LEAF_NAME_MAX at most; one name once among those salted and once among the others */
    bool salted;
};
struct leaf_form {
    struct text fact;
    struct leaf_slot slots[LEAF_FIELDS_MAX];
    size_t nslots;
    struct leaf_head {
        char bytes[LEAF_HEAD_BYTES]; /* ,"name": */
        uint8_t n, slot;
    } members[LEAF_FORM_MEMBERS], salted[LEAF_FIELDS_MAX]; /* in their order */
    size_t nmembers, nsalted;
};

void leaf_form_make(struct leaf_form *out, struct text fact, const struct leaf_slot *slots, size_t nslots);
/* Adds the entry to `out`. fields[i] is of slot i, LEAF_ABSENT where nothing is stated; the arena is for what leaf_entry makes on the way. */
void leaf_form_entry(const struct leaf_form *form, struct arena *a, struct sbuf *out, int64_t n, const struct leaf_field *fields);

#endif
