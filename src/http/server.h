/* server.h -- what a running server holds. Private to http/. */
#ifndef CONGVU_HTTP_SERVER_H
#define CONGVU_HTTP_SERVER_H

#include "http/cache.h"
#include "http/form.h"
#include "http/keep.h"
#include "http/metrics.h"
#include "http/rate.h"
#include "http/request.h"
#include "http/tend.h"
#include "http/workers.h"

#include "base/listener.h"

#include <pthread.h>

struct http_server {
    struct congvu *app;
    struct MHD_Daemon *daemon;
    struct workers *workers;
    struct rate *rate; /* NULL: no limit                          */
    struct rate *lookups; /* how often one address may look a dossier up */
    unsigned char form_key[FORM_KEY_BYTES]; /* what one form carries to the next */
    struct cache *cache;
    struct cache *stamps; /* by what is true at a glance             */
    struct keep *keep;
    struct tend *tend;
    struct metrics metrics;
    FILE *access_log;
    bool proxied;
    atomic_int active;    /* requests under way                      */
    pthread_mutex_t lock; /* for `quiet`: signalled when the last is answered, once `ending` */
    pthread_cond_t quiet;
    bool ending;
    struct congvu_oidc *oidc; /* NULL: nobody else vouches */
    struct names oidc_name;
    struct congvu_mailer *mailer; /* NULL: no letters          */
    struct tend *post;            /* its thread                */
    struct congvu_hooker *hooker;
    struct tend *hooks; /* its thread */
    struct tend *leave; /* checkpoints leave the house */
    const struct congvu_mail_settings *leave_mail;
    atomic_bool leave_stop;
    struct tend *night; /* NULL: signals are not raised by itself */
    enum congvu_reach reach;
    char address[LISTENER_ADDRESS_MAX]; /* "http://127.0.0.1:8080" */
    char origin[256];
};

/* connection.c: what libmicrohttpd calls. */
enum MHD_Result connection_handle(void *server, struct MHD_Connection *mhd, const char *url, const char *method,
                                  const char *version, const char *upload, size_t *size, void **closure);
void connection_over(void *server, struct MHD_Connection *mhd, void **closure, enum MHD_RequestTerminationCode why);

#endif
