/* taken.h -- a file taken in: read, counted, and as it is kept. Private to app/.
 *
 *      bytes ──► struct taken ──► what is said of it (taken_say)
 *                            ├──► rows of the store (taken_rows) ──► taken_keep, a transaction
 *                            └──► counts, for the line it has among many
 *
 * Rows point into the taken and the arena; they can cross from one process to another, which a draft cannot.
 *
 * Owns:    nothing. Threads: all but taken_keep are pure.
 */
#ifndef CONGVU_TAKEN_H
#define CONGVU_TAKEN_H

#include "app/app.h"
#include "intake/envelope.h"
#include "intake/intake.h"

struct taken {
    struct extracted file;
    struct intake_draft draft; /* the envelope's header filled in */
    const char *differs;       /* what envelope and document say otherwise: a key of edxml.h; NULL: nothing */
};

struct taken_rows {
    struct document_row doc; /* but for when it was recorded */
    struct content_row *contents;
    size_t n;
};

enum { TAKEN_UNKNOWN = -1 };
struct taken_counts {
    enum extract_form form;
    size_t contents;
    int64_t unresolved; /* leads that the register does not know; TAKEN_UNKNOWN where there is no register */
    int64_t doubts;     /* words to be compared with the page; TAKEN_UNKNOWN where nothing was recognised   */
};

/* Fails as intake_extract and intake_text; PB_WRONG_VALUE where in->issued is no date. The file's name stands before the sentence. */
enum rc taken_read(struct arena *a, const struct congvu_intake *in, struct taken *out, struct err *err);

/* org may be NULL: nobody's name is looked up. Nothing where the style is CSV: a line a file says all. */
void taken_say(struct sbuf *out, struct arena *a, const struct org *org, const struct report_style *style,
               const struct taken *t);
struct taken_counts taken_count(struct arena *a, const struct org *org, struct instant now, const struct taken *t);

struct taken_rows taken_rows(struct arena *a, const struct congvu_intake *in, const struct taken *t);
/* A draft of them; *number is its. The same text is the same draft. */
enum rc taken_keep(struct congvu *app, struct taken_rows *rows, int64_t *number, struct err *err);

/* PB_NO_RIGHT where the right of who is signed in does not reach the unit that issued it. */
enum rc taken_may(const struct org *org, const struct congvu_who *who, struct instant now, const struct taken *t,
                  struct err *err);

#endif
