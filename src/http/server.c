/* server.c -- the daemon on its socket, its threads, and the end of both. */
#include "http/server.h"

#include "http/beside.h"

#include "app/pages.h"
#include "base/i18n.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <systemd/sd-daemon.h>
#include <time.h>
#include <unistd.h>

static const char OIDC_FINISH[] = "/api/oidc/finish";

enum {
    CONNECTION_BYTES = 16 << 10, /* heads longer than that are refused (431)                      */
    IDLE_S = 60,
    LOOKUPS_PER_SECOND = 1, /* of one address, after a burst of RATE_BURST_S */
};

/* --- start and stop ------------------------------------------------------------------------------------------------------- */

/* The path and the query are decoded by us, once, where a broken escape can be refused. */
static size_t unescape_nothing(void *closure, struct MHD_Connection *mhd, char *s)
{
    (void)closure, (void)mhd;
    return strlen(s);
}

/* A connection each takes a descriptor. */
static void raise_descriptors(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < HTTP_CONNECTIONS_MAX + 256) {
        limit.rlim_cur = limit.rlim_max < HTTP_CONNECTIONS_MAX + 256 ? limit.rlim_max : HTTP_CONNECTIONS_MAX + 256;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

static enum rc start_daemon(struct http_server *s, int fd, const struct http_config *config, struct err *err)
{
    int threads = config->threads;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned pool = threads > 0 ? (unsigned)threads : processors > 2 ? (unsigned)processors : 2;
    s->daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, connection_handle, s,
        MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_THREAD_POOL_SIZE, pool < 2 ? 2 : pool, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)HTTP_CONNECTIONS_MAX, MHD_OPTION_PER_IP_CONNECTION_LIMIT, (unsigned)config->connections_each,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_BYTES, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_S,
        MHD_OPTION_NOTIFY_COMPLETED, connection_over, s, MHD_OPTION_UNESCAPE_CALLBACK, unescape_nothing, NULL,
        MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
    if (s->daemon)
        return RC_OK;
    close(fd);
    return err_set(err, PB_IO, _("the server could not start"));
}

static enum rc socket_of(const struct http_config *config, int *fd, struct err *err)
{
    if (!config->listen && sd_listen_fds(0) > 0) {
        *fd = SD_LISTEN_FDS_START;
        return RC_OK;
    }
    return listener_open(config->listen ? config->listen : HTTP_LISTEN, fd, err);
}

/* Requests under way end by themselves: reading takes microseconds, writing a sync. */
static void drain(struct http_server *s, int grace_s)
{
    struct timespec until;
    MHD_socket fd = MHD_quiesce_daemon(s->daemon);
    if (fd != MHD_INVALID_SOCKET)
        close(fd);
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += grace_s;
    pthread_mutex_lock(&s->lock);
    s->ending = true;
    while (atomic_load(&s->active) > 0 && pthread_cond_timedwait(&s->quiet, &s->lock, &until) == 0)
        ;
    pthread_mutex_unlock(&s->lock);
}

static void server_free(struct http_server *s)
{
    rate_free(s->rate);
    rate_free(s->lookups);
    cache_free(s->cache);
    cache_free(s->stamps);
    keep_free(s->keep);
    congvu_oidc_close(s->oidc);
    pthread_cond_destroy(&s->quiet);
    pthread_mutex_destroy(&s->lock);
    free(s);
}

static enum rc open_oidc(struct http_server *s, const struct http_config *config, struct err *err)
{
    char redirect[sizeof s->origin + sizeof OIDC_FINISH];
    if (!config->oidc)
        return RC_OK;
    struct congvu_oidc_provider p = *config->oidc;
    snprintf(redirect, sizeof redirect, "%s%s", s->origin, OIDC_FINISH);
    if (text_empty(p.redirect))
        p.redirect = text_of(redirect);
    s->oidc_name = config->oidc_name;
    return congvu_oidc_open(s->app, &p, &s->oidc, err);
}

enum rc http_start(struct congvu *app, const struct http_config *config, struct http_server **out, struct err *err)
{
    int fd = -1;
    enum rc rc = socket_of(config, &fd, err);
    if (rc != RC_OK)
        return rc;
    raise_descriptors();
    struct http_server *s = calloc(1, sizeof *s);
    if (!s) {
        close(fd);
        return err_set(err, PB_IO, _("no memory is left"));
    }
    s->app = app;
    congvu_keep_live(app);
    s->access_log = config->access_log;
    s->proxied = config->proxied;
    pthread_mutex_init(&s->lock, NULL);
    pthread_cond_init(&s->quiet, NULL);
    s->rate = rate_new(config->rate);
    randombytes_buf(s->form_key, sizeof s->form_key);
    s->lookups = rate_new(LOOKUPS_PER_SECOND);
    s->cache = cache_new();
    s->stamps = cache_new();
    s->keep = keep_new();
    listener_address(fd, s->address);
    snprintf(s->origin, sizeof s->origin, "%s", config->origin ? config->origin : s->address);
    rc = open_oidc(s, config, err);
    if (rc == RC_OK)
        rc = workers_new(config->workers > 0 ? config->workers : WORKERS, &s->workers, err);
    if (rc == RC_OK)
        rc = beside_start(s, config, err);
    if (rc == RC_OK)
        rc = start_daemon(s, fd, config, err);
    else
        close(fd);
    if (rc != RC_OK) {
        beside_stop(s);
        workers_free(s->workers);
        server_free(s);
        return rc;
    }
    *out = s;
    return RC_OK;
}

const char *http_address(const struct http_server *s) { return s->address; }

void http_stop(struct http_server *s, int grace_s)
{
    if (!s)
        return;
    beside_hush(s);
    drain(s, grace_s);
    workers_free(s->workers); /* each of them resumes its connection, so that the daemon may stop */
    MHD_stop_daemon(s->daemon);
    beside_stop(s);
    server_free(s);
}
