/* serve.c -- the witness over HTTP: POST /add-checkpoint, and its public key at GET /.
 *
 * One thread answers one question after the other, so that a checkpoint kept is never overtaken. TLS is a reverse proxy's work.
 */
#include "base/i18n.h"
#include "witness/witness.h"

#include <errno.h>
#include <microhttpd.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BODY_MAX = NOTE_BYTES_MAX + 64 * 64, CONNECTIONS_MAX = 64, IDLE_S = 15, BACKLOG = 64 };

struct witness_server {
    struct witness *witness;
    struct MHD_Daemon *daemon;
    char address[96];
};

struct asked {
    struct sbuf body;
};

/* --- answering ------------------------------------------------------------------------------------------- */

static enum MHD_Result reply(struct MHD_Connection *c, unsigned status, const char *type, struct text body)
{
    struct MHD_Response *r = MHD_create_response_from_buffer(body.n, (void *)body.p, MHD_RESPMEM_MUST_COPY);
    if (!r)
        return MHD_NO;
    MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    enum MHD_Result done = MHD_queue_response(c, status, r);
    MHD_destroy_response(r);
    return done;
}

static const char PLAIN[] = "text/plain; charset=utf-8";

static enum MHD_Result add_checkpoint(struct witness_server *s, struct MHD_Connection *c, struct text body)
{
    struct err err = { .detail = "" };
    enum growth_answer answer;
    struct sbuf out;
    sbuf_init(&out, NOTE_BYTES_MAX);
    enum rc rc = witness_add(s->witness, body, instant_now(), &answer, &out, &err);
    if (rc != RC_OK)
        fprintf(stderr, "congvu-witness: %s\n", err.detail);
    enum MHD_Result done = rc != RC_OK
                               ? reply(c, MHD_HTTP_INTERNAL_SERVER_ERROR, PLAIN, TEXT("it could not be signed\n"))
                               : reply(c, answer, answer == GROWTH_OTHER ? "text/x.tlog.size" : PLAIN, sbuf_text(&out));
    sbuf_release(&out);
    return done;
}

static enum MHD_Result say_key(const struct witness_server *s, struct MHD_Connection *c)
{
    struct sbuf out;
    sbuf_init(&out, NOTE_BYTES_MAX);
    witness_key(s->witness, &out);
    sbuf_char(&out, '\n');
    enum MHD_Result done = reply(c, MHD_HTTP_OK, PLAIN, sbuf_text(&out));
    sbuf_release(&out);
    return done;
}

/* --- a request ------------------------------------------------------------------------------------------- */

static enum MHD_Result handle(void *arg, struct MHD_Connection *c, const char *path, const char *method,
                              const char *version, const char *bytes, size_t *n, void **state)
{
    struct witness_server *s = arg;
    struct asked *q = *state;
    (void)version;
    if (!q) {
        q = calloc(1, sizeof *q);
        if (!q)
            return MHD_NO;
        sbuf_init(&q->body, BODY_MAX);
        *state = q;
        return MHD_YES;
    }
    if (*n > 0) {
        sbuf_add(&q->body, (struct text){ bytes, *n });
        *n = 0;
        return MHD_YES;
    }
    bool post = strcmp(method, "POST") == 0, get = strcmp(method, "GET") == 0;
    if (strcmp(path, "/add-checkpoint") == 0 && post)
        return sbuf_full(&q->body) ? reply(c, MHD_HTTP_CONTENT_TOO_LARGE, PLAIN, TEXT("too large\n"))
                                   : add_checkpoint(s, c, sbuf_text(&q->body));
    if (strcmp(path, "/") == 0 && get)
        return say_key(s, c);
    if (strcmp(path, "/") == 0 || strcmp(path, "/add-checkpoint") == 0)
        return reply(c, MHD_HTTP_METHOD_NOT_ALLOWED, PLAIN, TEXT("POST /add-checkpoint, GET /\n"));
    return reply(c, MHD_HTTP_NOT_FOUND, PLAIN, TEXT("POST /add-checkpoint, GET /\n"));
}

static void over(void *arg, struct MHD_Connection *c, void **state, enum MHD_RequestTerminationCode why)
{
    struct asked *q = *state;
    (void)arg, (void)c, (void)why;
    if (q)
        sbuf_release(&q->body);
    free(q);
}

/* --- the socket ------------------------------------------------------------------------------------------ */

static int listen_on(const struct addrinfo *ai)
{
    int one = 1, fd = socket(ai->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
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

/* "127.0.0.1:8081", "[::1]:8081", ":8081" (the loopback). */
static enum rc socket_open(const char *where, int *out, struct err *err)
{
    char host[128];
    const char *colon = strrchr(where, ':');
    struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE }, *list = NULL;
    size_t n = colon ? (size_t)(colon - where) : 0;
    bool inside = n >= 2 && where[0] == '[' && where[n - 1] == ']';
    snprintf(host, sizeof host, "%.*s", (int)(inside ? n - 2 : n), inside ? where + 1 : where);
    if (!colon || n >= sizeof host || getaddrinfo(n ? host : "127.0.0.1", colon + 1, &hints, &list) != 0)
        return err_set(err, PB_USAGE, _("'%s' is no address to listen on: write 127.0.0.1:8080"), where);
    int fd = -1;
    for (const struct addrinfo *ai = list; ai && fd < 0; ai = ai->ai_next)
        fd = listen_on(ai);
    int why = errno;
    freeaddrinfo(list);
    if (fd < 0)
        return err_set(err, PB_IO, _("cannot listen on '%s': %s"), where, i18n_errno(why));
    *out = fd;
    return RC_OK;
}

static void address_say(struct witness_server *s, int fd)
{
    struct sockaddr_storage sa;
    socklen_t n = sizeof sa;
    char host[64] = "127.0.0.1", port[8] = "0";
    if (getsockname(fd, (struct sockaddr *)&sa, &n) == 0)
        getnameinfo((struct sockaddr *)&sa, n, host, sizeof host, port, sizeof port, NI_NUMERICHOST | NI_NUMERICSERV);
    bool six = strchr(host, ':') != NULL;
    snprintf(s->address, sizeof s->address, "http://%s%s%s:%s", six ? "[" : "", host, six ? "]" : "", port);
}

enum rc witness_serve(struct witness *w, const char *listen, struct witness_server **out, struct err *err)
{
    int fd = -1;
    struct witness_server *s = calloc(1, sizeof *s);
    if (!s)
        return err_set(err, PB_IO, _("no memory is left"));
    s->witness = w;
    enum rc rc = socket_open(listen, &fd, err);
    if (rc != RC_OK) {
        free(s);
        return rc;
    }
    address_say(s, fd);
    s->daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, handle, s, MHD_OPTION_LISTEN_SOCKET, fd,
                                 MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX, MHD_OPTION_CONNECTION_TIMEOUT,
                                 (unsigned)IDLE_S, MHD_OPTION_NOTIFY_COMPLETED, over, NULL, MHD_OPTION_END);
    if (!s->daemon) {
        close(fd);
        free(s);
        return err_set(err, PB_IO, _("the server could not start"));
    }
    *out = s;
    return RC_OK;
}

const char *witness_address(const struct witness_server *s) { return s->address; }

void witness_stop(struct witness_server *s)
{
    if (!s)
        return;
    MHD_stop_daemon(s->daemon);
    free(s);
}
