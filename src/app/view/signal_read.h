/* signal_read.h -- every signal on record, folded. Private to app/. */
#ifndef CONGVU_SIGNAL_READ_H
#define CONGVU_SIGNAL_READ_H

#include "app/view/view.h"
#include "report/signals.h"

extern const char SIGNAL_KIND[]; /* "signal" */

/* In order of raising, in the arena. `reader`: whose may_answer; with `mine` only those that name this person, or a unit it serves in. */
enum rc signals_read(struct conn *conn, struct arena *a, const struct world *w, struct instant now, person_id reader, bool mine,
                     const char *lang, struct signal_told **out, size_t *n, struct err *err);

#endif
