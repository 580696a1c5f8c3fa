/* serve.c -- the witness over HTTP: POST /add-checkpoint, and its public key at GET /.
 *
 * One thread answers one question after the other, so that a checkpoint kept is never overtaken. TLS is a reverse proxy's work.
 */
#include "base/i18n.h"
#include "base/listener.h"
#include "witness/witness.h"

#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BODY_MAX = NOTE_BYTES_MAX + 64 * 64, CONNECTIONS_MAX = 64, IDLE_S = 15 };

struct witness_server {
    struct witness *witness;
    struct MHD_Daemon *daemon;
    char address[LISTENER_ADDRESS_MAX];
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

/* --- start and stop -------------------------------------------------------------------------------------- */

enum rc witness_serve(struct witness *w, const char *listen, struct witness_server **out, struct err *err)
{
    int fd = -1;
    struct witness_server *s = calloc(1, sizeof *s);
    if (!s)
        return err_set(err, PB_IO, _("no memory is left"));
    s->witness = w;
    enum rc rc = listener_open(listen, &fd, err);
    if (rc != RC_OK) {
        free(s);
        return rc;
    }
    listener_address(fd, s->address);
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
