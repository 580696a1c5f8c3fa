/* own_flow.h -- what flow finds in our own record, for other use cases. Private to app/. */
#ifndef CONGVU_OWN_FLOW_H
#define CONGVU_OWN_FLOW_H

#include "app/congvu.h"
#include "signal/signal.h"

/* Calls `look` with the log and its signals; both end when it returns. Signals themselves and what MODEL 8 hides are not in the log. */
typedef enum rc own_flow_look(void *arg, const struct flow_log *log, const struct signals *signals, struct err *err);
enum rc own_flow(struct congvu *app, unsigned threads, own_flow_look *look, void *arg, struct err *err);

#endif
