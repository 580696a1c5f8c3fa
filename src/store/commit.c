/* commit.c -- group commit: many writers, one sync; and while the disk takes one batch, the next is run.
 *
 *      A ─enqueue─ leads ─[ begin · A · B · publish ]─[ begin · C · D · publish ]─[ begin · E ...     answered, hands the lead on
 *      B ───enqueue ─ waits ─────────────────────────────────────► answered
 *      C ─────enqueue ─ waits ────────────────────────[ settle ]─ wakes A, B ─ waits ───► answered
 *      D ───────enqueue ─ waits ────────────────────────────────────────────────────────► answered
 *      E ─────────────enqueue ─ waits ──────────────────────────────────────────[ settle ]─ wakes C, D ─ waits ─►
 *
 * There is no thread of our own: the first of the queue leads, takes up to STORE_BATCH_MAX jobs, runs them one after the
 * other, and commits once. If others wait by then it goes on with them, a while, because what a commit touches is warm in its
 * processor; the first of those waits for the disk in its place, and wakes whom it answers. A job that is refused before it has written anything leaves nothing, so no
 * savepoint is needed, and a savepoint is dear: it copies every page that changes. Only when a job fails after writing
 * does the batch run again from the beginning, now each job in a savepoint of its own. A failure of the database itself
 * (full disk, damage) may have undone the whole transaction; then the job that met it is answered, and the others run
 * again without it. A failed commit is everybody's answer.
 *
 * Always true:
 *  (1) A job is answered only after every commit that it can have seen, and the one that holds it, are on disk.
 *  (2) One settle runs at a time, and it is for all that was published when it began.
 *  (3) After a settle that failed it is not known what the disk has of the file. Its batch is answered with the failure. Nothing is
 *      built on it before all of it was written again and synced, which every leader tries first.
 */
#include "base/i18n.h"
#include "store/handle.h"

#include <errno.h>
#include <semaphore.h>
#include <time.h>

enum { BUSY_TRIES = 3, LEADS_ON = 32 };

struct batch { /* linked by job.next */
    struct job *first;
    size_t n;
    int64_t commits; /* that must be on disk before it is answered */
};

struct job {
    store_work *fn;
    void *arg;
    int64_t turn;
    struct job *next;
    sem_t woken; /* once it is done, to lead, or for its duty: what the waker wrote before, the woken reads after */
    struct batch duty; /* n: to settle and to answer, while the own job is run */
    bool done;         /* answered                                     */
    bool settled;      /* failed for good: not run again in this batch */
    enum rc rc;
    struct err err;
};

/* --- the queue (the lock is held) ------------------------------------------------------------------------ */

static void enqueue(struct store *s, struct job *j)
{
    if (s->last)
        s->last->next = j;
    else
        s->first = j;
    s->last = j;
    s->waiting++;
    if (s->wanted && s->waiting >= s->wanted) {
        s->wanted = 0;
        pthread_cond_signal(&s->crowd);
    }
}

/* Who wrote lately will mostly write again. A sync costs the same however many share it. Where it takes longer than to run
 * all of them, let all of them in before paying for it. Else half: these are run while the disk takes the other half's, and
 * while those, answered, make their next work ready. Whoever waits for the disk cannot come. No longer than the last batch
 * took: some may have gone home. */
static void gather(struct store *s)
{
    size_t all = s->writers < STORE_BATCH_MAX ? s->writers : STORE_BATCH_MAX;
    size_t crowd = all;
    if (s->sync_us * (int64_t)s->ran <= s->run_us * (int64_t)all) {
        size_t may_come = s->unanswered < all ? all - s->unanswered : all;
        crowd = may_come < (all + 1) / 2 ? may_come : (all + 1) / 2;
    }
    if (s->waiting >= crowd)
        return;
    struct instant until = { instant_now().us + s->run_us + s->sync_us };
    struct timespec t = { .tv_sec = until.us / US_SECOND, .tv_nsec = until.us % US_SECOND * 1000 };
    s->wanted = crowd;
    while (s->wanted && pthread_cond_timedwait(&s->crowd, &s->lock, &t) == 0)
        ;
    s->wanted = 0;
}

static size_t take(struct store *s, struct job *jobs[STORE_BATCH_MAX])
{
    size_t n = 0;
    while (s->first && n < STORE_BATCH_MAX) {
        jobs[n++] = s->first;
        s->first = s->first->next;
    }
    if (!s->first)
        s->last = NULL;
    s->waiting -= n;
    return n;
}

/* --- the batch (the lock is not held; only the leader is here) ------------------------------------------- */

/* Nearly in order already; of equal turns, in order of arrival. */
static void by_turn(struct job **jobs, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct job *j = jobs[i];
        size_t at = i;
        for (; at > 0 && jobs[at - 1]->turn > j->turn; at--)
            jobs[at] = jobs[at - 1];
        jobs[at] = j;
    }
}

static bool of_the_database(enum rc rc) { return rc == RC_IO || rc == RC_CORRUPT; }

/* Runs one job, in a savepoint where `marks`. False: the transaction must be given up. */
static bool job_run(struct conn *c, struct job *j, bool marks)
{
    j->rc = marks ? c->driver->mark(c->db, &j->err) : RC_OK;
    if (j->rc != RC_OK)
        return false;
    int64_t before = c->driver->changed(c->db);
    const struct stamped_counts stamped = conn_stamped(c);
    j->rc = j->fn(c, j->arg, &j->err);
    if (of_the_database(j->rc))
        return false;
    bool wrote_in_vain = j->rc != RC_OK && c->driver->changed(c->db) != before;
    if (marks)
        c->driver->release(c->db, j->rc == RC_OK);
    if (marks && wrote_in_vain)
        conn_forget(c);
    if (j->rc != RC_OK)
        conn_stamped_back(c, &stamped);
    return marks || !wrote_in_vain;
}

/* Runs all jobs not settled, from a fresh transaction. False: it was given up; run those not settled again, with marks. */
static bool jobs_run(struct conn *c, struct job **jobs, size_t n, bool marks)
{
    for (size_t i = 0; i < n; i++) {
        if (jobs[i]->settled || job_run(c, jobs[i], marks))
            continue;
        jobs[i]->settled = marks || of_the_database(jobs[i]->rc);
        conn_undo(c);
        return false;
    }
    return true;
}

static void answer(struct job **jobs, size_t n, enum rc rc, const struct err *err)
{
    for (size_t i = 0; i < n; i++) {
        if (jobs[i]->settled)
            continue;
        jobs[i]->rc = rc;
        jobs[i]->err = *err;
    }
}

static bool any_ok(struct job **jobs, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!jobs[i]->settled && jobs[i]->rc == RC_OK)
            return true;
    return false;
}

/* How a batch's commit stands. */
enum ended { NOTHING, PUBLISHED, ON_DISK };

/* One transaction over the batch; what it answers is in the jobs. RC_RETRY: nothing was done, somebody else writes. */
static enum rc batch_try(struct conn *c, struct job **jobs, size_t n, enum ended *ended, struct err *err)
{
    for (bool marks = false;; marks = true) { /* each round with marks settles a job */
        enum rc rc = conn_begin(c, true, err);
        if (rc != RC_OK)
            return rc;
        if (jobs_run(c, jobs, n, marks))
            break;
    }
    if (!any_ok(jobs, n)) { /* nothing was written */
        c->driver->rollback(c->db);
        return RC_OK;
    }
    enum rc rc = conn_stamps_put(c, err);
    if (rc != RC_OK) {
        conn_undo(c);
        return rc;
    }
    rc = c->unseen ? c->driver->commit(c->db, err) : c->driver->publish(c->db, err);
    if (rc == RC_OK) {
        conn_stamps_committed(c);
        *ended = c->unseen ? ON_DISK : PUBLISHED;
    } else {
        conn_forget(c);
    }
    return rc;
}

static enum ended batch_run(struct conn *c, struct job **jobs, size_t n)
{
    struct err err;
    enum ended ended = NOTHING;
    enum rc rc = RC_RETRY;
    for (int tries = 0; rc == RC_RETRY && tries < BUSY_TRIES; tries++)
        rc = batch_try(c, jobs, n, &ended, &err);
    if (rc != RC_OK)
        answer(jobs, n, rc, &err);
    return ended;
}

/* --- the disk (the lock is held, but for the wait itself) -------------------------------------------------- */

/* Until so many commits are on disk, or the disk failed (3). */
static void settle(struct store *s, int64_t commits)
{
    while (s->settled < commits && s->lost.rc == RC_OK) {
        if (s->settling) { /* (2) */
            pthread_cond_wait(&s->calm, &s->lock);
            continue;
        }
        struct err err = { .rc = RC_OK };
        int64_t all = s->published;
        s->settling = true;
        pthread_mutex_unlock(&s->lock);
        struct instant begun = instant_now();
        enum rc rc = s->writer->driver->settle(s->writer->db, &err);
        int64_t took = instant_now().us - begun.us;
        pthread_mutex_lock(&s->lock);
        s->settling = false;
        s->sync_us = took;
        if (rc == RC_OK)
            s->settled = all > s->settled ? all : s->settled;
        else
            s->lost = err;
        pthread_cond_broadcast(&s->calm);
    }
}

/* --- leading and following ------------------------------------------------------------------------------- */

/* Says to the queue how a batch went: how many there are at it, and what there is to settle. The lock is held. */
static void note(struct store *s, size_t n, enum ended ended, int64_t took)
{
    size_t seen = n + s->waiting + s->unanswered, before = s->writers - s->writers / 8;
    s->run_us = took;
    s->ran = n;
    s->writers = seen > before ? seen : before;
    s->unanswered += n;
    s->published += ended != NOTHING;
    if (ended == ON_DISK)
        s->settled = s->published;
}

/* Takes a batch, runs it and publishes it. The lock is held before and after. */
static struct batch run(struct store *s)
{
    struct job *jobs[STORE_BATCH_MAX];
    struct err err;
    struct batch batch = { .first = s->first };
    batch.n = take(s, jobs);
    bool lost = s->lost.rc != RC_OK;
    pthread_mutex_unlock(&s->lock);
    struct instant begun = instant_now();
    by_turn(jobs, batch.n);
    bool mended = lost && s->writer->driver->mend(s->writer->db, &err) == RC_OK; /* (3) */
    enum ended ended = lost && !mended ? NOTHING : batch_run(s->writer, jobs, batch.n);
    int64_t took = instant_now().us - begun.us;
    pthread_mutex_lock(&s->lock);
    if (mended) {
        s->lost.rc = RC_OK;
        s->settled = s->published;
    }
    note(s, batch.n, ended, took);
    batch.commits = s->published; /* (1) */
    return batch;
}

/* Waits for the disk and answers. A job is gone as soon as its owner runs. */
static void finish(struct store *s, const struct batch *batch)
{
    pthread_mutex_lock(&s->lock);
    settle(s, batch->commits);
    s->unanswered -= batch->n;
    struct err lost = s->lost;
    pthread_mutex_unlock(&s->lock);
    struct job *j = batch->first;
    for (size_t i = 0; i < batch->n; i++) {
        struct job *next = j->next;
        if (lost.rc != RC_OK)
            answer(&j, 1, lost.rc, &lost);
        j->done = true;
        sem_post(&j->woken);
        j = next;
    }
}

/* The caller leads, and its own job is the first of the queue. Ends with another leading, or nobody. */
static void lead(struct store *s)
{
    struct batch batch;
    struct job *heir;
    pthread_mutex_lock(&s->lock);
    assert(s->leading && s->first);
    for (int turns = 1;; turns++) {
        gather(s);
        batch = run(s);
        heir = s->first;
        if (!heir || turns == LEADS_ON)
            break;
        heir->duty = batch;
        sem_post(&heir->woken);
    }
    s->leading = heir != NULL;
    pthread_mutex_unlock(&s->lock);
    if (heir)
        sem_post(&heir->woken); /* first: it finds neither duty nor answer, so it leads while we wait for the disk */
    finish(s, &batch);
}

static void wait_woken(struct job *j)
{
    while (sem_wait(&j->woken) != 0)
        ; /* a signal came between */
}

enum rc store_write(struct store *s, store_work *fn, void *arg, struct err *err)
{
    return store_write_in_turn(s, INT64_MAX, fn, arg, err);
}

enum rc store_write_in_turn(struct store *s, int64_t turn, store_work *fn, void *arg, struct err *err)
{
    if (!s->writer)
        return err_set(err, PB_READ_ONLY, _("database '%s' was opened for reading only"), s->where);
    struct job j = { .fn = fn, .arg = arg, .turn = turn };
    sem_init(&j.woken, 0, 0);
    pthread_mutex_lock(&s->lock);
    enqueue(s, &j);
    bool leads = !s->leading;
    s->leading = true;
    pthread_mutex_unlock(&s->lock);
    for (;; leads = true) {
        if (leads)
            lead(s);
        wait_woken(&j);
        for (; j.duty.n; wait_woken(&j)) {
            struct batch duty = j.duty;
            j.duty.n = 0;
            finish(s, &duty);
        }
        if (j.done)
            break;
    }
    sem_destroy(&j.woken);
    if (j.rc != RC_OK && err)
        *err = j.err;
    return j.rc;
}
