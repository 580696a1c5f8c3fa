/* plain.h -- pages of plain HTML that need no script: the citizens' look-up, signing in, the own account. Private to report/ and http/.
 *
 *      province                 [English]
 *      ──────────────────────────────────
 *      Heading
 *      ┌ form ────────────────┐      One style sheet beside the page, light and dark, so that a strict policy holds; read at 320 points
 *      └──────────────────────┘      of width; every word that is not ours is escaped.
 */
#ifndef CONGVU_REPORT_PLAIN_H
#define CONGVU_REPORT_PLAIN_H

#include "base/sbuf.h"

struct plain_page {
    struct text province;
    bool exercise;
    const char *lang;      /* "vi", "en"                                              */
    const char *title;     /* of the window, and the heading                          */
    struct text other;     /* the same page in the other language, less "lang=..."    */
    const char *script;    /* that makes it easier, and is not needed; NULL: none     */
};
void plain_begin(struct sbuf *out, const struct plain_page *page);
void plain_end(struct sbuf *out);

/* "<tag>words</tag>", the tag with its attributes. */
void plain_element(struct sbuf *out, const char *tag, struct text words);
/* A sentence that a screen reader says at once. */
void plain_alert(struct sbuf *out, struct text words);

struct plain_field {
    const char *name, *label, *hint; /* hint NULL: none                                */
    const char *type, *more;         /* "text", "password"; further attributes         */
    struct text value;
};
void plain_field(struct sbuf *out, const struct plain_field *field);
void plain_hidden(struct sbuf *out, const char *name, struct text value);
void plain_button(struct sbuf *out, const char *label, bool quiet);

extern const char PLAIN_CSS[];

#endif
