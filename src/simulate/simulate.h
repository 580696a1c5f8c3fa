/* simulate.h -- a year of an invented province, played through the library: every kind of work there is a regulation for.
 *
 *      province ──► register ──► congvu_init (an exercise)
 *      arrivals by day ┐
 *      queue of events ┴─► look at the matter, ask what may be done (matter_may), choose, fill in, act ──► the next event
 *
 * Nothing of the rules is known here: which step an act leads to, who may do it, which fields it must state and in which bounds
 * is asked of the rule in force. So a kind that is added as data is played as well. What is set here is how often things
 * happen (tables in play.c and arrive.c), and how honest units differ.
 *
 * The same seed gives the same acts, to the byte: no clock is read, and chance is draw.h. Salts and keys of the ledger differ, as they must.
 *
 * Owns:    nothing; the database and the truth are files of the caller's.
 * Fails:   PB_USAGE for sizes that make no province; what the library refuses.
 * Threads: one.
 */
#ifndef CONGVU_SIMULATE_H
#define CONGVU_SIMULATE_H

#include "app/congvu.h"

struct simulate_ask {
    const char *file;         /* the database: must not be there yet                  */
    int64_t units, people, days, seed;
    struct text from;         /* the first day; "" 2026-01-01                          */
    congvu_progress *progress; /* days played; NULL: nobody watches                    */
    void *progress_arg;
};
struct simulate_done {
    int64_t matters, acts, refused; /* refused: what a person tried and was told it cannot be */
    int64_t planted;
};
/* `truth` gets which units push work away, and how: unit,way,strength. Read by tests and by nobody else. */
enum rc simulate(const struct simulate_ask *ask, struct simulate_done *done, struct sbuf *truth, struct err *err);

#endif
