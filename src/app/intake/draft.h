/* draft.h -- a draft as it stands: what intake understood of each content, kept as JSON beside it, and what persons made of it.
 *
 *      document ── contents as read ── edit 1 ── edit 2 ── ...   the draft of version n is the contents after edit n
 *
 * A content keeps its number (ordinal) through every edit; a split gives the second half a new one, a merge leaves the first.
 * Private to app/.
 */
#ifndef CONGVU_DRAFT_H
#define CONGVU_DRAFT_H

#include "app/intake/deadline.h"
#include "app/view/view.h"
#include "intake/intake.h"

struct text draft_content_json(struct arena *a, const struct intake_content *c);
/* Fills leads, coordinators, person, deadline, report_to, product, exhortation. PB_CORRUPT when it is not what we wrote. */
enum rc draft_content_read(struct arena *a, struct text json, struct intake_content *out, struct err *err);

struct draft_item {
    struct content_row row;
    enum draft_state state; /* stands or dropped                                          */
    struct intake_content c; /* words, number and span too: in code points of the document */
};

struct draft {
    struct document_row doc;
    struct text file;
    int64_t version;
    struct draft_item *items; /* in the order of the text */
    size_t n;
};

/* PB_UNKNOWN_DRAFT. */
enum rc draft_load(struct conn *conn, struct arena *a, int64_t id, struct draft *out, struct err *err);
struct draft_item *draft_find(const struct draft *d, int64_t ordinal); /* NULL if there is none */

/* Words of the code points [*start, *end) of the document's text, in NFC, white space at both ends cut off the range too. Empty
 * where nothing is left or the range is outside. */
struct text draft_words(struct arena *a, const struct draft *d, int64_t *start, int64_t *end);

/* Sets one field of a content: key as in docs/formats/intake.md, value as people write it; "" or "-" empties it. `t`: the
 * document's day, at which names are resolved. */
enum rc draft_set(struct arena *a, const struct world *w, struct instant t, const struct draft *d, struct draft_item *item,
                  struct congvu_field field, struct err *err);

/* --- recording an edit ---------------------------------------------------------------------------------------------- */

/* Refuses where the draft is accepted (PB_CLOSED) or is not at the version that was read (PB_STALE_VERSION; -1: whatever). */
enum rc draft_may_edit(const struct draft *d, int64_t version, struct err *err);
/* The content that stands and shares words with the item, by its number; 0 none. */
int draft_overlap(const struct draft *d, const struct draft_item *item);
/* The content as it now is: a new row with its number where it stands. */
struct draft_step_row draft_step(struct arena *a, const struct draft_item *item, enum draft_state state);
/* row->person is a code or name. */
enum rc draft_keep(struct conn *conn, const struct org *org, struct draft_edit_row *row, struct draft_step_row *steps, size_t n,
                   struct err *err);

/* The day that names in the document mean. */
struct instant draft_instant(const struct draft *d, struct instant now);

/* The unit a name means at t, as it is at `now`: who took over what ended. */
enum rc draft_unit(const struct org *org, struct text name, struct instant t, struct instant now, unit_id *out,
                   struct err *err);

/* What the deadline becomes when its matter opens. */
struct deadline draft_deadline(struct arena *a, const struct world *w, struct instant now, const struct draft *d,
                               const struct intake_deadline *deadline);

#endif
