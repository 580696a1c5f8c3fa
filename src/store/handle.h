/* handle.h -- what a struct store holds. Private to store.
 *
 * One connection writes, by whoever leads (commit.c); readers have connections of their own, kept for the next reader.
 */
#ifndef CONGVU_STORE_HANDLE_H
#define CONGVU_STORE_HANDLE_H

#include "store/conn.h"

#include <pthread.h>
#include <stdatomic.h>

enum { READERS_KEPT = 16 };

struct job;

struct store {
    char *where;
    pthread_mutex_t lock; /* guards all below */
    struct conn *writer;  /* NULL: opened for readers only; used by the leader, without the lock */
    struct conn *idle;    /* readers */
    size_t idles;

    pthread_mutex_t watch_lock;
    struct conn *watch; /* begins no transaction, so that it sees every commit; NULL until asked */

    struct job *first, *last; /* waiting for a leader, in order of arrival */
    size_t waiting;
    size_t writers; /* how many are at it, as far as one can see */
    size_t wanted; /* the leader sleeps until so many wait; 0: it does not */
    pthread_cond_t crowd; /* so many wait */

    size_t unanswered; /* run, and waiting for the disk */
    int64_t published, settled; /* commits, as others see them; of them, those on disk */
    int64_t run_us, sync_us; /* what the last batch and the last settle took */
    size_t ran; /* the last batch's jobs */
    pthread_cond_t calm; /* a settle ended */
    struct err lost; /* rc RC_OK: the disk took all so far */
    bool settling; /* one waits for the disk, without the lock */
    bool leading; /* somebody is at it */

    bool stamping; /* set before the first is written */
    unsigned char stamp_key[STAMP_KEY_BYTES];
    _Atomic(int64_t) mine[FACT_SORT_END]; /* the last number of each sequence that was committed here */
};

#endif
