/* leaf.h -- a fact as the log seals it: one line of canonical JSON.
 *
 *      {"fact":"act","happened":"2025-08-14T16:40:00+07:00","kind":"complete","matter":12,"n":17,"person":9, …
 *       "salted":{"evidence":"9f86…","product":"2c26…"},"states":{"reason":"…"},"surety":"second_factor","unit":4}
 *
 * `fact` says which sequence it is of, `n` its number there. What the law may order erased is not in it, but a salted digest each
 * under `salted` (hash.h). A text of more than LEAF_TEXT_MAX bytes is sealed as {"bytes":n,"sha256":"…"}, so that every entry fits; one
 * that still does not is {"bytes":n,"fact":…,"n":…,"sha256":"…"} of itself.
 *
 * Always true: two facts that differ in any field have different entries; every fact has one.
 *
 * Fails:   never.
 * Threads: pure.
 */
#ifndef CONGVU_LEAF_H
#define CONGVU_LEAF_H

#include "base/instant.h"
#include "ledger/canon.h"
#include "ledger/tile.h"

enum { LEAF_TEXT_MAX = 1024, LEAF_FIELDS_MAX = 64 };

enum leaf_type {
    LEAF_ABSENT,  /* not stated: no member                                                   */
    LEAF_TEXT,
    LEAF_WHOLE,   /* a whole number                                                          */
    LEAF_INSTANT, /* "always", "never", or RFC 3339 in the office's zone                      */
    LEAF_BYTES,   /* hexadecimal                                                             */
    LEAF_LINES,   /* "key=value" a line: an object of texts                                   */
    LEAF_SALTED,  /* a digest, under "salted"                                                 */
};

struct leaf_field {
    struct text name;
    enum leaf_type type;
    struct text text;
    int64_t number;     /* LEAF_INSTANT: microseconds */
    struct hash digest; /* LEAF_SALTED                */
};

/* Adds the entry to `out`; the arena is for what is made on the way. */
void leaf_entry(struct arena *a, struct sbuf *out, struct text fact, int64_t n, const struct leaf_field *fields, size_t nfields);

/* An instant as it is sealed; TEXT_NONE: it is so far off that its number is. */
struct text leaf_instant(char buf[INSTANT_CHARS], struct instant t);

/* What an entry says of itself: its sequence, its number, its members and its digests. False if it is no entry. */
struct leaf {
    struct text fact;
    int64_t n;
    struct canon_member *members, *salted;
    size_t nmembers, nsalted;
};
bool leaf_read(struct arena *a, struct text entry, struct leaf *out);

#endif
