#include "http/tend.h"

#include "base/i18n.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

enum { EVERY_S = 1 };

struct tend {
    struct congvu *app;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t end;
    bool ending;
};

/* Until the next second, or the end. */
static bool goes_on(struct tend *t)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += EVERY_S;
    pthread_mutex_lock(&t->lock);
    while (!t->ending && pthread_cond_timedwait(&t->end, &t->lock, &until) == 0)
        ;
    bool on = !t->ending;
    pthread_mutex_unlock(&t->lock);
    return on;
}

/* What cannot be done now is tried again the next second. */
static void *run(void *arg)
{
    struct tend *t = arg;
    do
        (void)congvu_tend(t->app, NULL);
    while (goes_on(t));
    return NULL;
}

enum rc tend_start(struct congvu *app, struct tend **out, struct err *err)
{
    struct tend *t = calloc(1, sizeof *t);
    if (!t)
        return err_set(err, PB_IO, _("no memory is left"));
    t->app = app;
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
    (void)congvu_tend(t->app, NULL);
    pthread_cond_destroy(&t->end);
    pthread_mutex_destroy(&t->lock);
    free(t);
}
