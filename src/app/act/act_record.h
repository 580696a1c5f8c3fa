/* act_record.h -- from a request to an act on record, inside a transaction; rows of the world likewise. Private to app/. */
#ifndef CONGVU_ACT_RECORD_H
#define CONGVU_ACT_RECORD_H

#include "app/app.h"

/* Reads, attributes and tests the act on `matter` of the family as folded (NULL and 0: an opening). Changes nothing. */
enum rc act_understand(struct congvu *app, struct conn *conn, struct arena *a, const struct loaded *loaded,
                       const struct congvu_act *in, matter_id matter, const struct family *before, struct act *act,
                       struct err *err);

/* Where somebody is signed in: whose act it is, and how surely, is what was found at the door. PB_NO_RIGHT. */
enum rc act_signed_in(struct congvu_act *act, bool writes, struct err *err);

/* Fill the act's members from key=value as people write them; names are resolved at act->happened. Without `conn` a code of
 * a matter is not found, and err says nothing of it. */
enum rc act_read(struct conn *conn, struct arena *a, const struct world *w, const struct congvu_field *fields, size_t n,
                 struct act *act, struct err *err);
/* One act within the transaction of `conn`. */
enum rc act_record(struct congvu *app, struct conn *conn, struct arena *a, const struct loaded *loaded,
                   const struct congvu_act *in, struct congvu_done *done, struct err *err);
/* Rows of the register, calendar or regulations within the transaction; views of open matters follow. */
enum rc facts_record(struct congvu *app, struct conn *conn, struct arena *a, const struct loaded *loaded,
                     enum congvu_fact fact, const char *file, struct text bytes, struct text at, size_t *rows,
                     struct err *err);
/* Write the views of one family anew; with `check`, compare instead. */
enum rc views_refresh(struct conn *conn, struct arena *a, const struct world *w, matter_id root, bool check,
                      struct err *err);

#endif
