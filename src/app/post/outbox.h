/* outbox.h -- one row on its way out: taken, then settled; each a commit of its own. Private to app/. */
#ifndef CONGVU_APP_OUTBOX_H
#define CONGVU_APP_OUTBOX_H

#include "app/account/account.h"
#include "store/outbox.h"

enum { OUTBOX_TRIES_MAX = 20, OUTBOX_WAIT_MIN = 1, OUTBOX_WAIT_MAX = 60, OUTBOX_KEPT_DAYS = 30 };

/* From now on it is being sent; one more try. */
enum rc outbox_take(struct congvu *app, struct outbox_row *row, struct err *err);
/* What became of it: OUTBOX_WAITING is to be tried again later, after 1, 2, 4 ... 60 minutes, and becomes OUTBOX_FAILED at the last try. */
enum rc outbox_settle(struct congvu *app, struct outbox_row *row, enum outbox_state state, struct text why, struct err *err);
/* What was being sent when the program ended: waits again, or is unsure where it must not leave twice. */
enum rc outbox_recover(struct congvu *app, enum outbox_way way, const char *once, struct err *err);

#endif
