/* envelope.h -- an edXML envelope opened: its header, and the text of what is in it.
 *
 *      bytes ──► child (sandboxed): header, attachments in base64 ──► each attachment's bytes ──► a child of its own ──► text
 *
 * The text is that of the attachments in their order; before each but the first stands a line with its name. The header's fields are kept
 * beside it, and stand again as lines at its end, so that they are kept with the document:
 *
 *      [edXML] due 2027-09-30
 *
 * An attachment whose form is not read here is left out and named. Everything else that is wrong with one refuses the envelope: a name
 * that leads elsewhere or says another form than the bytes have, bytes that are no base64, a digest that is not theirs, an envelope in
 * the envelope, a mark of secrecy in any of them.
 *
 * Owns:    nothing. Threads: safe.
 */
#ifndef CONGVU_INTAKE_ENVELOPE_H
#define CONGVU_INTAKE_ENVELOPE_H

#include "intake/extract.h"
#include "intake/intake.h"

/* Priority in the order of its numbers, as remembered of QCVN 102:2016. */
#define ENVELOPE_URGENCY_LIST(X)                                                                                       \
    X(PLAIN, "plain", N_("not urgent"))                                                                                \
    X(URGENT, "urgent", N_("urgent"))                                                                                  \
    X(VERY, "very urgent", N_("very urgent"))                                                                          \
    X(EXPRESS, "express", N_("express"))                                                                               \
    X(TIMED, "express, timed", N_("express, at a stated hour"))
#define ENVELOPE_BUSINESS_LIST(X)                                                                                      \
    X(NEW, "new", N_("a new document"))                                                                                \
    X(RECALL, "recall", N_("takes a document back"))                                                                   \
    X(UPDATE, "update", N_("changes a document"))                                                                      \
    X(REPLACE, "replace", N_("replaces a document"))

struct envelope_attachment {
    struct text name;
    size_t start, end;    /* its text: bytes of the envelope's                  */
    struct text left_out; /* why it was not read; empty: it was                 */
};

struct envelope {
    struct text from, from_id, number, type, subject, signer, document, reply_to; /* number: as printed, "12/CT-UBND" */
    struct text *to, *places; /* whom it is sent to; the places of "Nơi nhận"   */
    size_t nto, nplaces;
    bool has_date, has_due;
    struct day date, due;
    int urgency, business;    /* places in the lists above; -1: not stated      */
    struct envelope_attachment *attachments;
    size_t nattachments;
};
const char *envelope_urgency_word(int urgency);
const char *envelope_urgency_shown(int urgency); /* English, marked for translation */
const char *envelope_business_word(int business);
const char *envelope_business_shown(int business);

/* out->envelope is filled. Fails as intake_extract; the sentence of an attachment begins with its name. */
enum rc envelope_extract(struct arena *a, struct text bytes, const struct extract_watch *watch, struct extracted *out,
                         struct err *err);

/* The header alone, of the child's records; whatever they say. */
void envelope_header(struct arena *a, const struct records *r, struct envelope *out);

/* What the document does not print, its header says; what both say stays as printed. */
void envelope_fill(struct arena *a, const struct envelope *e, struct intake_document *doc);
/* A field that header and document state otherwise: its key, or NULL. Compared without case and blanks. */
const char *envelope_differs(struct arena *a, const struct envelope *e, const struct intake_document *doc);

#endif
