/* record_log.h -- our own record as an event log (flow/log.h). Private to app/.
 *
 *      matter      case, by its code            act        the act's word; what the fold did by itself: its cause ("succession")
 *      to_unit     the holder from then on, by the fold, so that what flow cuts is what the record says
 *      state       the stretch's state          due        the due instant in force then
 *
 * A question to another unit is a matter, and so a case, of its own. Matters that MODEL 8 hides are left out, and counted.
 */
#ifndef CONGVU_RECORD_LOG_H
#define CONGVU_RECORD_LOG_H

#include "app/congvu.h"
#include "flow/holdings.h"

/* The log is initialised; `tree` gets the register: who is above whom, in its order. In the arena. */
enum rc record_log(struct congvu *app, struct arena *a, struct flow_log *log, struct flow_tree *tree, size_t *hidden,
                   struct err *err);

#endif
