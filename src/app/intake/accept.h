/* accept.h -- accepting a draft, for good or only to say what it would do. Private to app/.
 *
 *      app_accept.c    the walk over the contents: each lead one act, tested and recorded
 *      app_opening.c   the same walk, undone at its end; opening.c tells what would open, what waits, what blocks and why
 */
#ifndef CONGVU_ACCEPT_H
#define CONGVU_ACCEPT_H

#include "app/intake/deadline.h"
#include "app/intake/draft.h"

#include <jansson.h>

enum { ACCEPT_CODES_MAX = 1 << 20 };

struct amend_plan;

struct accept {
    struct congvu *app;
    const struct congvu_accept *in;
    struct conn *conn;
    struct arena *a;
    struct loaded *loaded;
    struct document_row doc;
    struct text giver;   /* code                                       */
    struct instant date; /* of the document: the register's day for it */
    struct instant now;  /* when the matters are opened                */
    struct sbuf *out;
    struct sbuf codes; /* of what was opened, a line each            */
    size_t opened, unassigned, left;
    struct amend_plan *plan; /* what it does to the matters of an earlier document; NULL: it changes none    */
    struct text due;         /* of the next opening, where the content has none and the matter it replaces had */
    size_t changed;          /* matters of the earlier document                                              */
    bool noted; /* what is to be said of the content's deadline has been said */
    bool asked; /* nothing will be kept: acts that are refused are told, and the walk goes on */
    bool idle;  /* asked, and nobody is there in whose name to test: leads are told as they are */
    json_t *opens, *waits, *blocks, *changes; /* asked: docs/formats/http.md, …/opening */
};

/* Contents to acts, recorded in the transaction of acc->conn; acc->loaded is held. */
enum rc accept_all(struct accept *acc, struct err *err);

/* --- asked (opening.c) --------------------------------------------------------------------------------------------------- */

void opening_opens(struct accept *acc, const struct content_row *row, unit_id lead, const struct deadline *d);
struct amend_step;
void opening_changes(struct accept *acc, const struct amend_step *step);
void opening_waits(struct accept *acc, const struct content_row *row, const char *why);
void opening_blocks(struct accept *acc, const struct content_row *row, enum problem problem, const char *says);
void opening_put(struct accept *acc); /* all of it, into acc->out */

#endif
