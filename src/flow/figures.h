/* figures.h -- what is counted over holdings: hand-overs, bounces, who held what how long, and what waits on superiors.
 *
 *      hand-over   from one holding to the next             bounce    A, B, A: three holdings in a row; B sent it back
 *      revisit     some unit holds the case twice           late      the due date in force lies before the last act of the case
 *
 * All sums are whole microseconds, so that the figures are the same whatever the number of threads.
 *
 * Owns:    everything lies in the arena.
 * Threads: `threads` of its own; immutable afterwards.
 */
#ifndef CONGVU_FLOW_FIGURES_H
#define CONGVU_FLOW_FIGURES_H

#include "flow/cut.h"
#include "flow/pairs.h"

struct flow_holder { /* a unit, or a person */
    uint64_t holdings, cases;
    flow_sum held_us, work_us;             /* work: 0 without a calendar                                               */
    int64_t held_median2_us, held_p90_us;  /* of a holding; the median twice, so that it stays whole                   */
    int64_t work_median2_us, work_p90_us;
    uint64_t way[FLOW_WAY_COUNT];          /* how its holdings ended                                                   */
    uint64_t sent_back;                    /* as B in A, B, A. Units alone                                             */
    uint64_t passed_late, passed_in_time;  /* flow_passed; passed_late is among passed_in_time's sum, see flow_passing */
    uint64_t decided, stopped, overdue;    /* flags                                                                    */
    flow_sum late_us;                      /* what it held of the time of late cases                                   */
};

struct flow_wait { /* on a superior: what was passed up to it by a unit below */
    uint64_t holdings;
    flow_sum held_us, work_us;
};

struct flow_figures {
    uint64_t handovers, most, never;       /* most in a case; cases without any                                        */
    uint64_t bounces, bounce_cases, revisit_cases;
    size_t dated;                          /* cases that have an act                                                   */
    int64_t life_median2_us, life_p95_us, life_max_us; /* from first to last act of a case                             */
    flow_sum life_us;
    size_t units, persons;                 /* lengths of the following; persons 0: the log has none                    */
    struct flow_holder *unit, *person;     /* by code                                                                  */
    struct flow_wait *wait;                /* [units] NULL without UNITS.csv                                           */
    struct pair *handover, *bounce;        /* ordered: most first, then by names; a bounce's a comes before b by name  */
    size_t nhandovers, nbounces;
    uint64_t due_cases, late_cases;        /* cases with a due date; those late                                        */
    flow_sum late_us;                      /* life of the late cases                                                   */
};

void flow_count(struct arena *a, const struct flow_log *log, const struct flow_holdings *h, const struct flow_tree *tree,
                const struct calendar *cal, unsigned threads, struct flow_figures *out);

/* Was holding i passed on, not ended by a decision, having been received before its due date, and was then more than 80 % of the
 * working time (elapsed time without a calendar) from receipt to due gone? */
enum flow_passing { FLOW_NOT_PASSED, FLOW_PASSED_IN_TIME, FLOW_PASSED_LATE };
enum flow_passing flow_passing(const struct flow_holdings *h, const struct calendar *cal, size_t i);

#endif
