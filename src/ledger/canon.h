/* canon.h -- canonical JSON (RFC 8785): the one way to write a fact down, so that it has one hash.
 *
 * Only objects, texts and whole numbers. No reals: two programs may print 1.1 differently. A number that a double cannot hold exactly
 * (above 2^53 - 1) is refused by who reads and written as text by who writes. Members stand in the order of their keys' UTF-16 units,
 * nothing is escaped that need not be, there is no white space.
 *
 *      {"fact":"act","kind":"decide","n":17,"words":{"outcome":"5d41…"}}
 *
 * Owns:    what is read points into the text given, or lies in the arena where escapes were undone.
 * Fails:   reading says no to everything that is not canonical, down to the byte.
 * Threads: pure.
 */
#ifndef CONGVU_CANON_H
#define CONGVU_CANON_H

#include "base/sbuf.h"
#include "base/text.h"

#define CANON_INT_MAX INT64_C(9007199254740991)
enum { CANON_DEPTH_MAX = 8, CANON_MEMBERS_MAX = 1024 };

enum canon_type { CANON_TEXT, CANON_INT, CANON_OBJECT };

struct canon_member {
    struct text key;
    enum canon_type type;
    struct text text; /* CANON_TEXT: as it is; CANON_OBJECT: canonical already */
    int64_t number;
};

/* An object of members in any order, which this puts in order (they are few: by insertion). No two may have one key: false, and nothing is written. */
bool canon_object(struct sbuf *out, struct canon_member *members, size_t n);
void canon_text(struct sbuf *out, struct text t);
/* The pieces of it, for who writes where there is room: where the next byte at or behind `from` stands that must be escaped (t.n: none);
 * its escape, CANON_ESCAPE bytes at most; a whole number, CANON_DIGITS at most. What puts returns where it ended. */
enum { CANON_ESCAPE = 6, CANON_DIGITS = 20 };
size_t canon_plain(struct text t, size_t from);
char *canon_escape_put(char *p, char c);
char *canon_number_put(char *p, int64_t number);
/* A whole number, or the text of one that is too large. */
struct canon_member canon_whole(struct text key, int64_t number);

/* Is it an object written canonically, and nothing else? */
bool canon_valid(struct text t);
/* The members of a valid object; texts in the arena, objects as written. False if t is no canonical object. */
bool canon_read(struct arena *a, struct text t, struct canon_member **members, size_t *n);
/* The member of that key, or NULL. */
const struct canon_member *canon_member(const struct canon_member *members, size_t n, const char *key);

#endif
