/* amend.h -- a document that changes an earlier one: its contents paired with the earlier one's open matters. Private to app/.
 *
 *      Thông báo 96   1. Sở Tài chính ... trước 12/9     matter V25-0001   ◄─ Thông báo 120, "sửa đổi ... Thông báo số 96"
 *                                                          extend             1. Sở Tài chính ... trước 30/9
 *
 *      named item ("điểm 1 mục II"), or the most alike words  ─►  pair
 *      pair, another date                                     extend the matter
 *      pair, another lead                                     cancel it, open it for that lead: only whoever holds may transfer
 *      pair, "bãi bỏ", "không thực hiện"                      cancel it
 *      pair, nothing new                                      nothing: it is not opened a second time
 *      no pair                                                open, as any content
 *      the earlier document replaced, a matter without pair   cancel it
 *
 * Each is an act of whoever accepts, tested like any other.
 */
#ifndef CONGVU_AMEND_H
#define CONGVU_AMEND_H

#include "app/intake/accept.h"

enum amend_what { AMEND_OPEN, AMEND_SAME, AMEND_EXTEND, AMEND_REASSIGN, AMEND_CANCEL };

struct amend_step {
    enum amend_what what;
    int ordinal;          /* of the content; 0: the earlier document is replaced */
    struct text matter;   /* its code; empty for AMEND_OPEN                      */
    struct text due;      /* extend, and reassign where the content has none     */
};

struct amend_plan {
    struct text number;  /* of the earlier document; empty: none that is known is changed */
    int64_t document;
    struct amend_step *steps;
    size_t n;
};

/* What accepting `rows` of the document (its text, number and day) would do to the matters of the one it changes; contents without a step
 * are opened. Changes nothing. */
enum rc amend_plan(struct conn *conn, struct arena *a, const struct world *w, const struct document_row *doc, struct instant now,
                   const struct content_row *rows, size_t n, struct amend_plan *out, struct err *err);

/* The step for a content, beginning behind `after` (NULL: the first); NULL when there is no more. */
const struct amend_step *amend_step_of(const struct amend_plan *plan, int ordinal, const struct amend_step *after);

/* The same for a document not kept yet, as lines for people; nothing where it changes none that is known. */
enum rc amend_tell(struct conn *conn, struct arena *a, const struct world *w, const struct document_row *doc, struct instant now,
                   const struct content_row *rows, size_t n, struct sbuf *out, struct err *err);

/* Words that both have, of those that either has, in percent: 0 to 100. */
enum { AMEND_ALIKE_PERCENT = 45 /* so alike, two contents are readings of one */ };
int amend_alike(struct arena *a, struct text x, struct text y);

/* A line of what it is, for people: "extend V25-0003 to 30/9/2025". */
struct text amend_says(struct arena *a, const struct amend_step *step);

#endif
