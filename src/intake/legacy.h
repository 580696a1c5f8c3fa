/* legacy.h -- Vietnamese in the encodings of before Unicode: which it is, and what it says.
 *
 *      TCVN3 (ABC, fonts .VnTime)   a letter a byte; capitals with marks are small ones in a font whose name ends in H
 *      VNI (fonts VNI-Times)        a vowel, and its marks as a byte behind it; đ, ơ, ư, ỉ, ĩ, ị, ỵ a byte each
 *
 * Such a text comes as bytes, or in UTF-8 where a program took the bytes for Latin-1: a Word file, a PDF. So what is judged and
 * converted here are code points below 256. What it is, is counted: read in the right encoding, words with marks have the shape of
 * Vietnamese syllables (syllable.h); read in a wrong one, hardly any has. Where it is not sure, nothing is converted.
 *
 * Owns:    nothing. Threads: pure; takes no lock, so that a locked child may call it.
 */
#ifndef CONGVU_INTAKE_LEGACY_H
#define CONGVU_INTAKE_LEGACY_H

#include "base/text.h"

enum legacy { LEGACY_NONE, LEGACY_TCVN3, LEGACY_VNI, LEGACY_COUNT };

struct legacy_verdict {
    enum legacy encoding; /* the likelier of both; NONE: nothing of either */
    bool sure;            /* enough words, nearly all of them right, and far fewer in the other */
};
/* UTF-8. A text with letters that only Unicode has (ạ, đ, ư) is LEGACY_NONE. */
struct legacy_verdict legacy_judge(struct text t);

/* What is known of how the text came. */
struct legacy_how {
    bool capitals; /* the font shows capitals                                                       */
    bool hyphens;  /* ư may have come as a hyphen: they have one place in the encoding of a PDF's font */
};
/* In NFC, in the arena. Points that mean nothing in it stay as they are. */
struct text legacy_convert(struct arena *a, enum legacy e, struct legacy_how how, struct text t);

/* What a font's name says: ".VnTimeH", "ABCDEF+VNI-Times". NONE: nothing. */
enum legacy legacy_font(struct text name, struct legacy_how *how);

/* A letter that no such encoding has: ă, đ, ơ, ư and all that has two marks, as Unicode has them. */
bool legacy_is_modern(uint32_t cp);

#endif
