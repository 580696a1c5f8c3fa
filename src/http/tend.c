#include "http/tend.h"

#include "base/i18n.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

struct tend {
    struct tend_what what;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t end;
    bool ending;
};

/* Until it is time again, or the end. */
static bool goes_on(struct tend *t)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += t->what.every_ms % 1000 * 1000000L;
    until.tv_sec += t->what.every_ms / 1000 + until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    pthread_mutex_lock(&t->lock);
    while (!t->ending && pthread_cond_timedwait(&t->end, &t->lock, &until) == 0)
        ;
    bool on = !t->ending;
    pthread_mutex_unlock(&t->lock);
    return on;
}

static void *run(void *arg)
{
    struct tend *t = arg;
    do
        t->what.work(t->what.arg);
    while (goes_on(t));
    return NULL;
}

enum rc tend_start(const struct tend_what *what, struct tend **out, struct err *err)
{
    struct tend *t = calloc(1, sizeof *t);
    if (!t)
        return err_set(err, PB_IO, _("no memory is left"));
    t->what = *what;
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&t->end, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_mutex_init(&t->lock, NULL);
    if (pthread_create(&t->thread, NULL, run, t) != 0) {
        pthread_cond_destroy(&t->end);
        pthread_mutex_destroy(&t->lock);
        free(t);
        return err_set(err, PB_IO, _("no thread could be started"));
    }
    *out = t;
    return RC_OK;
}

void tend_stop(struct tend *t)
{
    if (!t)
        return;
    pthread_mutex_lock(&t->lock);
    t->ending = true;
    pthread_cond_signal(&t->end);
    pthread_mutex_unlock(&t->lock);
    pthread_join(t->thread, NULL);
    if (t->what.last)
        t->what.work(t->what.arg);
    pthread_cond_destroy(&t->end);
    pthread_mutex_destroy(&t->lock);
    free(t);
}
