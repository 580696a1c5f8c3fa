#include "http/workers.h"

#include "base/i18n.h"

#include <pthread.h>
#include <stdlib.h>

enum { STACK_BYTES = 512 << 10 };

struct workers {
    pthread_mutex_t lock;
    pthread_cond_t come;
    struct request *first, *last;
    size_t waiting;
    bool ending;
    size_t n;
    pthread_t threads[];
};

static struct request *wait_for_one(struct workers *w)
{
    pthread_mutex_lock(&w->lock);
    while (!w->first && !w->ending)
        pthread_cond_wait(&w->come, &w->lock);
    struct request *q = w->first;
    if (q) {
        w->first = q->next;
        w->waiting--;
        if (!w->first)
            w->last = NULL;
    }
    pthread_mutex_unlock(&w->lock);
    return q;
}

static void *work(void *arg)
{
    struct workers *w = arg;
    for (struct request *q = wait_for_one(w); q; q = wait_for_one(w)) {
        struct MHD_Connection *mhd = q->mhd; /* once resumed, q is its connection's again */
        request_run(q);
        MHD_resume_connection(mhd);
    }
    return NULL;
}

enum rc workers_new(int threads, struct workers **out, struct err *err)
{
    struct workers *w = calloc(1, sizeof *w + sizeof(pthread_t) * (size_t)threads);
    pthread_attr_t attr;
    if (!w)
        return err_set(err, PB_IO, _("no memory is left"));
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->come, NULL);
    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, STACK_BYTES);
    while (w->n < (size_t)threads && pthread_create(&w->threads[w->n], &attr, work, w) == 0)
        w->n++;
    pthread_attr_destroy(&attr);
    if (w->n == 0) {
        workers_free(w);
        return err_set(err, PB_IO, _("no thread could be started"));
    }
    *out = w;
    return RC_OK;
}

bool workers_take(struct workers *w, struct request *q)
{
    pthread_mutex_lock(&w->lock);
    bool room = w->waiting < WORKERS_QUEUE_MAX && !w->ending;
    if (room) {
        MHD_suspend_connection(q->mhd); /* before anybody may resume it */
        q->next = NULL;
        if (w->last)
            w->last->next = q;
        else
            w->first = q;
        w->last = q;
        w->waiting++;
        pthread_cond_signal(&w->come);
    }
    pthread_mutex_unlock(&w->lock);
    return room;
}

void workers_free(struct workers *w)
{
    if (!w)
        return;
    pthread_mutex_lock(&w->lock);
    w->ending = true;
    pthread_cond_broadcast(&w->come);
    pthread_mutex_unlock(&w->lock);
    for (size_t i = 0; i < w->n; i++)
        pthread_join(w->threads[i], NULL);
    pthread_cond_destroy(&w->come);
    pthread_mutex_destroy(&w->lock);
    free(w);
}
