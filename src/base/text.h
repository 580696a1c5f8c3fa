/* text.h -- text is bytes with a length, UTF-8 in NFC from the door inward.
 *
 * A struct text goes by value and need not end in NUL. Whatever depends on what letters are (normal form,
 * case, accents, order) is here and nowhere else; this is the only user of ICU.
 *
 * Owns:    nothing. A text points into an arena, a literal or somebody's buffer.
 * Fails:   text_nfc says so when the bytes are not UTF-8; everything else expects valid UTF-8.
 * Threads: pure.
 */
#ifndef CONGVU_TEXT_H
#define CONGVU_TEXT_H

#include "base/arena.h"

struct text {
    const char *p;
    size_t n;
};

#define TEXT(literal) ((struct text){ "" literal, sizeof(literal) - 1 })
#define TEXT_NONE ((struct text){ NULL, 0 })
#define TEXT_FMT(t) (int)(t).n, (t).p /* for "%.*s" */

struct text text_of(const char *cstr); /* borrowed; NULL gives TEXT_NONE */
struct text text_dup(struct arena *a, struct text t);
char *text_cstr(struct arena *a, struct text t); /* a NUL-terminated copy */
struct text text_printf(struct arena *a, const char *fmt, ...) PRINTF(2, 3);

static inline bool text_empty(struct text t) { return t.n == 0; }
bool text_eq(struct text a, struct text b);
int text_cmp(struct text a, struct text b); /* by bytes: for keys, not for readers */
/* How many bytes must be added, taken away or replaced to make one of the other; what is longer than TEXT_NEAR_MAX is far from everything. */
enum { TEXT_NEAR_MAX = 24 };
int text_distance(struct text a, struct text b);
bool text_starts(struct text t, struct text prefix);
bool text_ends(struct text t, struct text suffix);
struct text text_trim(struct text t); /* without white space (Unicode's, NBSP too) at both ends */
struct text text_sub(struct text t, size_t from, size_t to); /* bytes [from, to), clipped to t */
/* Byte offset of the first `part` at or after `from`, or SIZE_MAX. */
size_t text_find(struct text t, struct text part, size_t from);
/* The part before the next `sep`; *rest is what follows it. False when *rest is exhausted (p == NULL). */
bool text_split(struct text *rest, char sep, struct text *part);

/* Index of t in a NULL-terminated list of words, or -1. */
int word_index(const char *const *words, struct text t);

/* A whole decimal number, with optional sign and nothing else. False when it is none or does not fit. */
bool text_int(struct text t, int64_t *out);

/* Is t valid UTF-8 (no surrogates, no overlong forms)? *bad gets the offset of the first wrong byte. */
bool text_utf8(struct text t, size_t *bad);

/* t in NFC, in the arena (or t itself where it is NFC already). False when t is not UTF-8. */
bool text_nfc(struct arena *a, struct text t, struct text *out);

/* One code point at byte offset *at, which moves behind it; U+FFFD for a wrong byte; 0 at the end. */
uint32_t text_next(struct text t, size_t *at);
size_t text_points(struct text t); /* number of code points */

/* For comparing and searching: ICU Latin-ASCII and lower case, so that đ is d, Ủy is uy, hóa and hoá both hoa.
 * White space is squeezed to one blank and trimmed. In the arena. */
struct text text_fold(struct arena *a, struct text t);

/* Lower case that keeps accents, but moves a tone mark to one place, so that hòa and hoà, Ủy and Uỷ agree.
 * White space squeezed and trimmed. In the arena. */
struct text text_key(struct arena *a, struct text t);

/* Every letter a capital, as in the heads of documents. In the arena. */
struct text text_upper(struct arena *a, struct text t);
/* Only the first one. */
struct text text_upper_first(struct arena *a, struct text t);

/* Vietnamese order, names by their last word: < 0, 0, > 0. */
int text_collate(struct text a, struct text b);

/* Columns on a terminal (wide characters count two, marks none). */
int text_columns(struct text t);

#endif
