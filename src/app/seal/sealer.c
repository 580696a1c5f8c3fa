/* sealer.c -- a thread of its own seals every second what was recorded meanwhile. */
#include "app/seal/seal.h"

#include "base/i18n.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>

enum { SEAL_EVERY_S = 1 };

struct sealer {
    pthread_mutex_t lock; /* one at a time in this program                */
    pthread_mutex_t wait;
    pthread_cond_t wake;
    pthread_t thread;
    bool running, stop;
};

struct sealer *sealer_new(void)
{
    struct sealer *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    pthread_mutex_init(&s->lock, NULL);
    pthread_mutex_init(&s->wait, NULL);
    pthread_cond_init(&s->wake, NULL);
    return s;
}

void sealer_free(struct sealer *s)
{
    if (!s)
        return;
    pthread_cond_destroy(&s->wake);
    pthread_mutex_destroy(&s->wait);
    pthread_mutex_destroy(&s->lock);
    free(s);
}

enum rc congvu_seal(struct congvu *app, size_t *sealed, struct err *err)
{
    pthread_mutex_lock(&app->sealer->lock);
    enum rc rc = seal_batches(app, sealed, err);
    pthread_mutex_unlock(&app->sealer->lock);
    return rc;
}

/* Until somebody says stop: true to go on. */
static bool pause_or_stop(struct sealer *s)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += SEAL_EVERY_S;
    pthread_mutex_lock(&s->wait);
    while (!s->stop && pthread_cond_timedwait(&s->wake, &s->wait, &until) == 0)
        ;
    bool stop = s->stop;
    pthread_mutex_unlock(&s->wait);
    return !stop;
}

/* What fails is tried again a second later; `doctor` says how many facts wait, and since when. */
static void *seal_on(void *arg)
{
    struct congvu *app = arg;
    size_t sealed;
    while (pause_or_stop(app->sealer))
        (void)congvu_seal(app, &sealed, NULL);
    return NULL;
}

enum rc congvu_seal_always(struct congvu *app, struct err *err)
{
    assert(!app->sealer->running);
    sigset_t all, before; /* signals are for others */
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(&app->sealer->thread, NULL, seal_on, app);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (failed)
        return err_set(err, PB_IO, _("the system gives no thread"));
    app->sealer->running = true;
    return RC_OK;
}

void sealer_end(struct congvu *app)
{
    struct sealer *s = app->sealer;
    size_t sealed;
    if (s->running) {
        pthread_mutex_lock(&s->wait);
        s->stop = true;
        pthread_cond_signal(&s->wake);
        pthread_mutex_unlock(&s->wait);
        pthread_join(s->thread, NULL);
        s->running = false;
    }
    (void)congvu_seal(app, &sealed, NULL);
}
