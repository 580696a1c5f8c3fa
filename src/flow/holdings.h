/* holdings.h -- who held which case from when to when: what every figure and every signal is counted from.
 *
 *      acts of a case     A   A   B       A   C                  (after each act, who holds: log.h, ../../docs/formats/flow.md)
 *      holdings           |--A----|--B----|-A-|C                 the last one ends with the last act of the case
 *      start[kase]        ^ 4 holdings: start[kase] .. start[kase + 1)
 *
 * Columns of equal length n, in order of case and time; the holdings of a case stand together, so that giver and next are neighbours.
 * A column that cannot be had is NULL: person without persons, by without to_unit, work_us without a calendar, due without due dates.
 *
 * Always true: start[0] == 0, start[cases] == n, and start never falls; from_us <= to_us; to_us[i] == from_us[i + 1] and
 * unit[i] != unit[i + 1] within a case; unit < count of the log's units; person < count of persons or FLOW_NONE.
 *
 * Owns:    pages of its own, until flow_holdings_release.
 * Fails:   never, once made.
 * Threads: immutable after it is made.
 */
#ifndef CONGVU_FLOW_HOLDINGS_H
#define CONGVU_FLOW_HOLDINGS_H

#include "flow/log.h"

enum flow_flag {
    FLOW_STOPPED = 1,     /* the clock was stopped in it: act `pause`, or a state named by --stopped           */
    FLOW_DECIDED = 2,     /* the act that ended it is a decision (FLOW_DECISIONS), not a passing on            */
    FLOW_OVERDUE = 4,     /* the due date in force passed while it lasted: from < due <= to                    */
};

struct flow_holdings {
    size_t n, cases;
    const uint32_t *start;    /* [cases + 1]                                                                   */
    const uint32_t *kind;     /* [cases] into the log's kinds; NULL                                            */
    const uint32_t *kase;     /* into the log's cases                                                          */
    const uint32_t *unit;     /* the holder; 0 is the empty word                                               */
    const int64_t *from_us, *to_us;
    const uint8_t *flags;     /* enum flow_flag                                                                */
    const uint32_t *person;   /* who did the holder's last act in it: with to_unit the act that passed it on, where it is the
                                 holder's own; FLOW_NONE where the holder did none. NULL                       */
    const uint32_t *by;       /* the unit of the act that opened it, beside the holder before: also a giver. NULL */
    const int64_t *due_us;    /* the due date known at receipt, FLOW_NEVER: none. NULL                         */
    const int64_t *due_end_us;/* the one in force when it ended. NULL                                          */
    const int64_t *work_us;   /* working time in it. NULL                                                      */
    bool to_units;            /* the log says to whom an act gives the case (--to-unit): only then is the moment of receipt known,
                                 and held_long, passed_late and overdue can be computed                        */
};

void flow_holdings_release(struct flow_holdings *h); /* NULL and a zeroed one are fine */

static inline bool flow_is_first(const struct flow_holdings *h, size_t i) { return h->start[h->kase[i]] == i; }
static inline bool flow_is_last(const struct flow_holdings *h, size_t i) { return h->start[h->kase[i] + 1] == i + 1; }

/* The holder before, the holder after; FLOW_NONE at the ends of a case. */
static inline uint32_t flow_giver(const struct flow_holdings *h, size_t i) { return flow_is_first(h, i) ? FLOW_NONE : h->unit[i - 1]; }
static inline uint32_t flow_next(const struct flow_holdings *h, size_t i) { return flow_is_last(h, i) ? FLOW_NONE : h->unit[i + 1]; }

/* Is u a giver of holding i: the holder before it, or the unit of the act that opened it? Never the holder itself. */
static inline bool flow_gave(const struct flow_holdings *h, size_t i, uint32_t u)
{
    return u != FLOW_NONE && u != h->unit[i] && (u == flow_giver(h, i) || (h->by && u == h->by[i]));
}

/* How a holding ended; the definitions of the signals returned, passed_up and passed_sideways. */
enum flow_way {
    FLOW_WAY_NONE,     /* it is the last one                                       */
    FLOW_WAY_RETURNED, /* to a giver, a superior too                               */
    FLOW_WAY_UP,       /* to a unit above it                                       */
    FLOW_WAY_DOWN,     /* to a unit below it                                       */
    FLOW_WAY_SIDEWAYS, /* to any other                                             */
    FLOW_WAY_COUNT
};

/* --- who is above whom: UNITS.csv -------------------------------------------------------------------------------------- */

struct flow_tree {
    size_t n;               /* units of the log, and those only the table knows: codes 0 .. n           */
    const uint32_t *parent; /* [n] FLOW_NONE: at the top, or not in the table                            */
    const uint32_t *rank;   /* [n] place in the table: the register's order; FLOW_NONE: not in it        */
    size_t listed;          /* rows of the table; 0: there is none                                       */
    const uint8_t *class;   /* [n] what sort of unit it is, as far as the register says: 0 not stated. NULL */
};

/* Words of classes, in the order in which they come: 1 .. FLOW_CLASSES - 1; further ones share the last. */
enum { FLOW_CLASSES = 16 };
struct flow_classes {
    struct text word[FLOW_CLASSES]; /* not copied */
    size_t n;
};
uint8_t flow_class(struct flow_classes *, struct text word);

/* Is `above` a superior of u, at any height? False for units that are not in the table. `tree` may be NULL. */
bool flow_above(const struct flow_tree *tree, uint32_t above, uint32_t u);

enum flow_way flow_way(const struct flow_holdings *h, const struct flow_tree *tree, size_t i);

/* All units of the log in the register's order, those not in the table after it by name; out[0 .. count). In the arena. */
const uint32_t *flow_units_order(struct arena *a, const struct flow_log *log, const struct flow_tree *tree);

/* False, and why, where something above "always true" is not. For tests and fuzzing. */
bool flow_holdings_validate(const struct flow_log *log, const struct flow_holdings *h, const char **why);

#endif
