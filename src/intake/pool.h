/* pool.h -- pieces of work, each in a process of its own, as many at once as there are processors; answers come in order.
 *
 *      0 1 2 3 4 5 6 7 ...      pieces
 *      └───┘ │ │ └ not begun    at most `at_once` run
 *        │   │ └── runs         what is answered and waits for those before it has a ceiling: beyond it nothing new is
 *        │   └──── waits        begun but the piece that the others wait for, so memory is bounded whatever the pieces are
 *        └──────── taken        in order, by the caller's thread
 *
 * What becomes of a piece's process (a wrong pointer, no memory, no time) is one sentence, and the others go on. The process is a
 * copy of this one, so the work reads what its caller had; it must take no lock that another thread may hold.
 *
 * Owns:    nothing. Threads: safe; each call has processes of its own.
 */
#ifndef CONGVU_INTAKE_POOL_H
#define CONGVU_INTAKE_POOL_H

#include "intake/child.h"

enum { POOL_AT_ONCE_MAX = 64, POOL_AHEAD = 8, POOL_WAITING_BYTES = 256 << 20 };

struct pool_job {
    size_t n;
    size_t at_once;                    /* 0: as many as there are processors                            */
    const struct child_limits *limits; /* of a piece: its own processor time, memory, and the wall's time */
    void (*work)(void *arg, size_t i, struct sbuf *answer);                        /* in the piece's process */
    void (*take)(void *arg, size_t i, struct text answer, const struct err *why); /* here; why: NULL, or there is no answer */
    void (*step)(void *arg, size_t done, size_t of);                               /* a piece more has ended; NULL: unwatched */
    void *arg;
};

/* Every piece is taken once, whatever became of it. */
void pool_run(const struct pool_job *job);

size_t pool_processors(void); /* that this process may use; at least 1, at most POOL_AT_ONCE_MAX */

#endif
