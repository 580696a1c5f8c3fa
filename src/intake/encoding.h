/* encoding.h -- bytes of a text in any encoding that offices use, or used, to UTF-8.
 *
 * UTF-8 and UTF-16 are told by marks and by what is valid, Windows-1258 by its tone marks, TCVN3 and VNI by the syllables that come of
 * them. Where it is not sure nothing is converted, and the fault says what to do.
 *
 * Threads: pure; takes no lock.
 */
#ifndef CONGVU_INTAKE_ENCODING_H
#define CONGVU_INTAKE_ENCODING_H

#include "base/sbuf.h"
#include "intake/fault.h"
#include "intake/legacy.h"

#define ENCODING_LIST(X)                                                                                               \
    X(UTF8, "utf-8", "UTF-8")                                                                                          \
    X(UTF16, "utf-16", "UTF-16")                                                                                       \
    X(W1258, "windows-1258", "Windows-1258")                                                                           \
    X(TCVN3, "tcvn3", "TCVN3 (ABC, .VnTime)")                                                                          \
    X(VNI, "vni", "VNI")
enum encoding {
#define X(name, word, shown) ENCODING_##name,
    ENCODING_LIST(X)
#undef X
        ENCODING_COUNT
};
const char *encoding_word(enum encoding);
const char *encoding_shown(enum encoding);
enum encoding encoding_legacy(enum legacy); /* UTF-8 of NONE */
enum fault encoding_unsure(enum legacy);    /* the refusal where it seems to be one of these, but not surely */

/* The bytes as UTF-8 without a mark, in the arena or themselves; not yet NFC. FAULT_ENCODING, FAULT_TCVN3, FAULT_VNI. */
enum fault encoding_read(struct arena *a, struct text bytes, struct text *out, enum encoding *was);

#endif
