/* mclock.h -- the clocks of a matter: what is counting, since when, until when.
 *
 *   acts    open           await             resume              decide
 *   time  ----|==============|.................|====================|---->
 *   clock     running        stopped           running              stopped for good
 *
 * A clock is never stored: it is what remains when a folded matter is read over a calendar, so two readers of the same
 * facts see the same deadline. There is no timer inside; `now` is an argument, because a test and an auditor must be
 * able to ask about any moment.
 *
 * Three clocks: the matter's and the step's have limits, the holding's has none.
 */
#ifndef CONGVU_MCLOCK_H
#define CONGVU_MCLOCK_H

#include "matter/matter.h"

struct mclock {
    struct workspan ran; /* working time since it began (again), without what stopped it             */
    bool limited;
    struct workspan left; /* to the due instant; 0 when late                                           */
    struct workspan late; /* beyond it; 0 when not                                                     */
    bool stopped;         /* stands still now (a halt that stops it)                                   */
    bool for_good;        /* the matter has ended                                                      */
    struct due due;       /* meaningless while stopped: what it was when it stopped                    */
};

struct mclocks {
    struct mclock matter, step, holding;
    int step_index; /* in the rule; -1 none                                                      */
};

void mclock_read(const struct family *, const struct matter *, struct instant now, struct mclocks *out);

#endif
