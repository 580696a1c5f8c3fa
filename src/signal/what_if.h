/* what_if.h -- a log replayed under another rule: how much working time a decision moved down would have saved.
 *
 *      as it was      A.1 ---|  A  -------------|  A.1 --        A.1 passes the case up to A, whose decision it waits for
 *      what if        A.1 ---|decides|  A.1 --                   A.1 decides: what A held is saved, what deciding takes is not
 *
 * Assumed, and said with the answer: the case was right to be decided below; who passed it up decides in the time in which it decides
 * cases of the kind itself (where it decided fewer than ten, units below the one asked for; else anybody); everything else is as it was, what
 * queues because others are faster included.
 *
 * The interval is from a bootstrap over cases: cases and times of deciding are drawn anew, with a fixed seed, so the same log gives
 * the same answer.
 *
 * Owns:    nothing.
 * Threads: pure.
 */
#ifndef CONGVU_SIGNAL_WHAT_IF_H
#define CONGVU_SIGNAL_WHAT_IF_H

#include "calendar/calendar.h"
#include "flow/holdings.h"

struct raise_authority {
    uint32_t kind, unit;           /* of the log; kind FLOW_NONE: every kind                             */
    size_t cases, holdings;        /* passed up to the unit from below                                   */
    double held_us;                /* what the unit held of them                                         */
    double saved_us, low_us, high_us; /* low, high: 95 %                                                 */
    bool elapsed;                  /* no calendar: these are not working times                           */
};

/* kind and unit are given. */
void what_if_raised(struct arena *a, const struct flow_log *log, const struct flow_holdings *h, const struct flow_tree *tree,
                    struct raise_authority *out);

#endif
