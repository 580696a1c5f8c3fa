/* server.c -- the listening socket, its threads, and the end of both. */
#include "http/server.h"

#include "http/beside.h"

#include "app/pages.h"
#include "base/i18n.h"

#include <errno.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <systemd/sd-daemon.h>
#include <time.h>
#include <unistd.h>

static const char OIDC_FINISH[] = "/api/oidc/finish";

enum {
    CONNECTION_BYTES = 16 << 10, /* heads longer than that are refused (431)                      */
    IDLE_S = 60,
    BACKLOG = 1024,
    LOOKUPS_PER_SECOND = 1, /* of one address, after a burst of RATE_BURST_S */
};

/* --- the socket --------------------------------------------------------------------------------------------------------- */

/* "127.0.0.1:8080", "[::1]:8080", "host:80", ":8080" (the loopback) into host and port. */
static bool split_address(const char *listen, char host[128], char port[8])
{
    const char *colon = strrchr(listen, ':');
    if (!colon || strlen(colon + 1) == 0 || strlen(colon + 1) > 5 || (size_t)(colon - listen) >= 128)
        return false;
    snprintf(port, 8, "%s", colon + 1);
    size_t n = (size_t)(colon - listen);
    bool bracketed = n >= 2 && listen[0] == '[' && listen[n - 1] == ']';
    snprintf(host, 128, "%.*s", bracketed ? (int)n - 2 : (int)n, bracketed ? listen + 1 : listen);
    if (n == 0)
        snprintf(host, 128, "127.0.0.1");
    return true;
}

static int listen_on(const struct addrinfo *ai)
{
    int one = 1;
    int fd = socket(ai->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(fd, ai->ai_addr, ai->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0)
        return fd;
    int why = errno;
    close(fd);
    errno = why;
    return -1;
}

static enum rc open_socket(const char *where, int *out, struct err *err)
{
    char host[128], port[8];
    struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE }, *list = NULL;
    if (!split_address(where, host, port) || getaddrinfo(host, port, &hints, &list) != 0)
        return err_set(err, PB_USAGE, _("'%s' is no address to listen on: write 127.0.0.1:8080"), where);
    int fd = -1;
    for (const struct addrinfo *ai = list; ai && fd < 0; ai = ai->ai_next)
        fd = listen_on(ai);
    int why = errno;
    freeaddrinfo(list);
    if (fd < 0 && why == EADDRINUSE)
        return err_set(err, PB_IO, _("'%s' is taken by another program: choose another with --listen"), where);
    if (fd < 0)
        return err_set(err, PB_IO, _("cannot listen on '%s': %s"), where, strerror(why));
    *out = fd;
    return RC_OK;
}

static void say_address(struct http_server *s, int fd)
{
    struct sockaddr_storage sa;
    socklen_t n = sizeof sa;
    char host[64] = "127.0.0.1", port[8] = "0";
    if (getsockname(fd, (struct sockaddr *)&sa, &n) == 0)
        getnameinfo((struct sockaddr *)&sa, n, host, sizeof host, port, sizeof port, NI_NUMERICHOST | NI_NUMERICSERV);
    bool six = strchr(host, ':') != NULL;
    snprintf(s->address, sizeof s->address, "http://%s%s%s:%s", six ? "[" : "", host, six ? "]" : "", port);
}

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
    return open_socket(config->listen ? config->listen : HTTP_LISTEN, fd, err);
}

void server_one_less(struct http_server *s)
{
    pthread_mutex_lock(&s->lock);
    bool last = atomic_fetch_sub(&s->active, 1) == 1;
    if (last && s->ending)
        pthread_cond_signal(&s->quiet);
    pthread_mutex_unlock(&s->lock);
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
    s->lookups = rate_new(LOOKUPS_PER_SECOND);
    s->cache = cache_new();
    s->keep = keep_new();
    say_address(s, fd);
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
