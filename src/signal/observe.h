/* observe.h -- one holding: what it shows of each signal, and what kind of holding it was when it came. Private to signal/.
 *
 * What it was when it came is what like is compared with like by: a case that was sent back to its giver is sent out again by everybody,
 * one that came with two hours left is late with anybody. Nothing that the holder did itself is in it.
 */
#ifndef CONGVU_SIGNAL_OBSERVE_H
#define CONGVU_SIGNAL_OBSERVE_H

#include "signal/signal.h"

enum came {
    CAME_OPENED,   /* nobody gave it: it began here                            */
    CAME_DOWN,     /* from a superior, for the first time                      */
    CAME_UP,       /* from a subordinate                                       */
    CAME_BESIDE,   /* from anybody else                                        */
    CAME_RETURNED, /* given back by who had got it from here                   */
    CAME_AGAIN,    /* held before, come round                                  */
    CAME_COUNT
};

enum { ROOMS = 9 /* 0: no due date, 1: past, then working hours left: under 4, 8, 16 .. */, TIERS = 6 };

struct observed {
    uint8_t in, hit;     /* a bit a signal: it is in n; it counts               */
    enum came came;
    uint8_t room;
    bool can_up;         /* there is a superior who did not give it             */
    uint32_t giver;      /* FLOW_NONE: none                                     */
};

struct observer {
    const struct flow_holdings *h;
    const struct flow_tree *tree;
    const struct calendar *cal;
    uint32_t *held_in;   /* [units] 1 + the last case in which the unit was seen to hold */
    uint8_t missing;     /* a bit a signal                                      */
};

struct observer observer_new(struct arena *a, size_t units, const struct flow_holdings *h, const struct flow_tree *tree,
                             const struct calendar *cal, uint8_t missing);
/* Holdings are shown in order. */
struct observed observe(struct observer *o, size_t i);
/* Of it, only how the case came; also in order. */
enum came observe_came(struct observer *o, size_t i);

/* How far down the tree a unit stands, whether any stands below it, and its class: its peers are the same in all three. */
const uint8_t *tiers_of(struct arena *a, size_t units, const struct flow_tree *tree);

static inline uint8_t class_of_tier(uint8_t tier) { return tier >> 4; }

static inline bool has(uint8_t bits, enum signal s) { return bits >> s & 1; }

#endif
