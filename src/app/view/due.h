/* due.h -- matters whose sealed fields have been kept long enough. Private to app/. */
#ifndef CONGVU_DUE_H
#define CONGVU_DUE_H

#include "app/app.h"
#include "app/ledger.h"

/* As `now` is; in order of kinds, then of recording. In the arena; the words of rules in theirs. */
enum rc due_read(struct conn *conn, struct arena *a, const struct world *w, struct instant now, const char *lang,
                 struct congvu_due_row **rows, size_t *n, struct err *err);

#endif
