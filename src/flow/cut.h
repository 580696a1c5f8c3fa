/* cut.h -- from the acts of a sorted log to holdings, and what is counted from acts and not from holdings.
 *
 *      act      unit  to_unit   holder after it                without to_unit the holder is the act's unit
 *      open     X     A         A      holding of A, by X
 *      note     A               A                              nobody named: it stays where it is
 *      forward  A     B         B      holding of B, by A      the first act that names nobody leaves the case with its own unit
 *
 * The acts melt while they are cut: the log has none left afterwards (flow_log_drop_acts), its words and cases stay.
 *
 * Threads: `threads` of its own.
 */
#ifndef CONGVU_FLOW_CUT_H
#define CONGVU_FLOW_CUT_H

#include "calendar/calendar.h"
#include "flow/holdings.h"

struct flow_cut {
    bool to_units;                 /* the log says to whom an act gives the case                                        */
    const bool *stopping_state;    /* by code of the log's states; NULL: none                                           */
    const bool *stopping_act;      /* by code of the log's acts: `pause`; NULL: none                                     */
    const bool *deciding_act;      /* `decide`, `complete`                                                               */
    const struct calendar *cal;    /* NULL: elapsed time alone                                                           */
    unsigned threads;
};

/* What a sum of microseconds over many years and many cases needs. */
__extension__ typedef __int128 flow_sum;

struct flow_state {
    uint64_t acts, cases;
    flow_sum us; /* from an act with the state to the next act of the case */
};

struct flow_acts { /* counted from acts */
    size_t acts;
    int64_t first_us, last_us;          /* where acts > 0                                                                 */
    struct flow_state *state;           /* [count of states] by code; 0 is "no state". In the arena                       */
    uint64_t person_bounces, person_bounce_cases;
    uint64_t duplicates;                /* acts that say again what the act before them said, at the same time            */
    uint64_t unitless;                  /* acts without a unit                                                            */
    uint64_t single;                    /* cases of one act                                                               */
    uint64_t empty;                     /* cases of none                                                                  */
};

/* The log is sorted. Fills *holdings (owned) and *acts. */
void flow_cut(struct arena *a, struct flow_log *log, const struct flow_cut *how, struct flow_holdings *holdings,
              struct flow_acts *acts);

#endif
