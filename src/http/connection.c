/* connection.c -- what libmicrohttpd calls for a request: at its head, for each piece of its body, when it is whole, when it is over.
 *
 *      head ─► route? size? rate? ─► body ... ─► whole ─► run here ──────────────► answer
 *                                                  └────► a worker (suspended) ─► whole again ─► answer
 *
 * A request that is refused at its head is answered at once; libmicrohttpd then closes the connection if a body follows.
 */
#include "http/server.h"
#include "http/static.h"

#include "base/i18n.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

static int64_t clock_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* --- at the head ----------------------------------------------------------------------------------------------------- */

static struct text peer_address(struct request *q)
{
    char buf[INET6_ADDRSTRLEN] = "";
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(q->mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    const struct sockaddr *sa = info ? info->client_addr : NULL;
    if (sa && sa->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)sa)->sin_addr, buf, sizeof buf);
    else if (sa && sa->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)sa)->sin6_addr, buf, sizeof buf);
    return text_dup(q->a, text_of(buf));
}

static enum MHD_Result keep_last(void *last, enum MHD_ValueKind kind, const char *key, const char *value)
{
    (void)kind;
    if (strcasecmp(key, "X-Forwarded-For") == 0)
        *(struct text *)last = text_of(value);
    return MHD_YES;
}

/* The last name in the last X-Forwarded-For is the one our own proxy wrote, be it that it adds to a line or adds a line; those before
 * it are whatever the client liked to say. */
static struct text client_address(struct request *q)
{
    struct text forwarded = TEXT_NONE, part, last = TEXT_NONE;
    if (q->server->proxied)
        MHD_get_connection_values(q->mhd, MHD_HEADER_KIND, keep_last, &forwarded);
    if (text_empty(forwarded))
        return peer_address(q);
    while (text_split(&forwarded, ',', &part))
        last = text_trim(part);
    return text_dup(q->a, text_sub(last, 0, INET6_ADDRSTRLEN));
}

static const char *language(struct request *q)
{
    struct text wish = request_header(q, "Accept-Language");
    size_t vi = text_find(wish, TEXT("vi"), 0), en = text_find(wish, TEXT("en"), 0);
    return en < vi ? "en" : "vi"; /* Vietnamese where nothing is said */
}

static enum rc head_check(struct request *q, enum method method, bool known, struct err *err)
{
    bool other = false;
    int64_t length = 0;
    struct text stated = request_header(q, "Content-Length");
    if (!rate_allows(q->server->rate, q->address, q->began_us)) {
        atomic_fetch_add_explicit(&q->server->metrics.turned_away, 1, memory_order_relaxed);
        request_answer_header(q, "Retry-After", TEXT("1"));
        return err_set(err, PB_TOO_MANY, _("too many requests from '%.*s': wait a second"), TEXT_FMT(q->address));
    }
    q->route = known ? route_find(method, q->path, q->params, &other) : NULL;
    bool api = text_starts(q->path, TEXT("/api/"));
    if (!q->route && (other || !known || (!api && method != M_GET))) /* a file of the page is read, no more */
        return err_set(err, PB_METHOD, _("'%.*s' does not take this method"), TEXT_FMT(q->path));
    if (!q->route && api)
        return err_set(err, PB_NO_ROUTE, _("there is nothing at '%.*s'"), TEXT_FMT(q->path));
    int64_t most = !q->route                   ? 0
                   : q->route->flags & R_BYTES ? FILE_BYTES_MAX
                   : q->route->flags & R_FORM  ? FORM_BYTES_MAX
                   : q->route->body            ? BODY_BYTES_MAX
                                               : 0;
    if (!text_empty(stated) && (!text_int(stated, &length) || length > most))
        return err_set(err, PB_TOO_LARGE, _("the body may have at most %lld bytes"), (long long)most);
    sbuf_init(&q->body, (size_t)most);
    return RC_OK;
}

static struct request *request_new(struct http_server *server, struct MHD_Connection *mhd, const char *url,
                                   enum method method)
{
    struct arena *a = arena_new();
    struct request *q = arena_alloc(a, sizeof *q);
    *q = (struct request){ .server = server, .app = server->app, .mhd = mhd, .a = a, .method = method };
    q->began_us = clock_us();
    atomic_fetch_add(&server->active, 1);
    q->path = text_dup(a, text_of(url));
    q->address = client_address(q);
    q->lang = language(q);
    sbuf_init(&q->out, ANSWER_BYTES_MAX);
    return q;
}

/* --- the answer ------------------------------------------------------------------------------------------------------- */

/* Nothing runs in the page but what came with it, and no other site may frame it or be told where the reader was. */
static const struct header GUARDS[] = {
    { "X-Content-Type-Options", { "nosniff", 7 } },
    { "Referrer-Policy", { "same-origin", 11 } },
    { "Cross-Origin-Opener-Policy", { "same-origin", 11 } },
    { "Cross-Origin-Resource-Policy", { "same-origin", 11 } },
};
static const char POLICY[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

static enum MHD_Result queue(struct request *q, struct MHD_Response *response)
{
    for (size_t i = 0; i < LEN(GUARDS); i++)
        MHD_add_response_header(response, GUARDS[i].name, GUARDS[i].value.p);
    for (size_t i = 0; i < q->nheaders; i++)
        MHD_add_response_header(response, q->headers[i].name, text_cstr(q->a, q->headers[i].value));
    q->queued = true;
    enum MHD_Result taken = MHD_queue_response(q->mhd, (unsigned)q->status, response);
    MHD_destroy_response(response);
    return taken;
}

static bool stated(const struct request *q, const char *name)
{
    for (size_t i = 0; i < q->nheaders; i++)
        if (strcmp(q->headers[i].name, name) == 0)
            return true;
    return false;
}

/* The bytes go over to libmicrohttpd, which frees them. */
static enum MHD_Result answer(struct request *q)
{
    struct sbuf out = q->out;
    q->out = (struct sbuf){ 0 };
    if (q->status == 0)
        q->status = out.n ? 200 : 204;
    if (q->status == 204 || q->status == 304)
        sbuf_release(&out);
    struct MHD_Response *response = MHD_create_response_from_buffer(
        out.n, out.n ? out.p : NULL, out.n ? MHD_RESPMEM_MUST_FREE : MHD_RESPMEM_PERSISTENT);
    if (!out.n)
        sbuf_release(&out);
    if (!response)
        return MHD_NO;
    if (out.n)
        MHD_add_response_header(response, "Content-Type", q->type ? q->type : "application/json");
    if (!stated(q, "Cache-Control"))
        MHD_add_response_header(response, "Cache-Control", "no-store, private");
    if (!stated(q, "Content-Security-Policy"))
        MHD_add_response_header(response, "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox");
    if (q->status == 401)
        MHD_add_response_header(response, "WWW-Authenticate", "Bearer");
    return queue(q, response);
}

static enum MHD_Result refuse(struct request *q, const struct err *err)
{
    i18n_speak(q->lang);
    request_problem(q, err, TEXT_NONE);
    i18n_speak(NULL);
    return answer(q);
}

static bool accepts(struct request *q, const char *coding)
{
    return text_find(request_header(q, "Accept-Encoding"), text_of(coding), 0) != SIZE_MAX;
}

static enum MHD_Result answer_static(struct request *q)
{
    const struct static_file *f = static_find(q->path);
    struct err err;
    if (!f) {
        i18n_speak(q->lang);
        err_set(&err, PB_NO_ROUTE, _("there is nothing at '%.*s'"), TEXT_FMT(q->path));
        return refuse(q, &err);
    }
    const unsigned char *p = f->plain.p;
    size_t n = f->plain.n;
    const char *coding = NULL;
    if (f->brotli.n && accepts(q, "br"))
        p = f->brotli.p, n = f->brotli.n, coding = "br";
    else if (f->gzip.n && accepts(q, "gzip"))
        p = f->gzip.p, n = f->gzip.n, coding = "gzip";
    q->status = 200;
    if (text_eq(request_header(q, "If-None-Match"), text_of(f->etag)))
        q->status = 304, n = 0;
    struct MHD_Response *response = MHD_create_response_from_buffer(n, (void *)(uintptr_t)p, MHD_RESPMEM_PERSISTENT);
    if (!response)
        return MHD_NO;
    MHD_add_response_header(response, "Content-Type", f->type);
    MHD_add_response_header(response, "ETag", f->etag);
    MHD_add_response_header(response, "Vary", "Accept-Encoding");
    MHD_add_response_header(response, "Content-Security-Policy", POLICY);
    MHD_add_response_header(response, "Cache-Control", f->forever ? "public, max-age=31536000, immutable" : "no-cache");
    if (coding)
        MHD_add_response_header(response, "Content-Encoding", coding);
    return queue(q, response);
}

/* --- the callbacks ------------------------------------------------------------------------------------------------------ */

static enum MHD_Result begin(struct http_server *server, struct MHD_Connection *mhd, const char *url, const char *word,
                             void **closure)
{
    bool head = strcmp(word, "HEAD") == 0;
    int method = head ? M_GET : word_index(METHOD_WORDS, text_of(word));
    struct request *q = request_new(server, mhd, url, method < 0 ? M_GET : (enum method)method);
    struct err err;
    *closure = q;
    i18n_speak(q->lang);
    enum rc rc = head_check(q, q->method, method >= 0, &err);
    i18n_speak(NULL);
    return rc == RC_OK ? MHD_YES : refuse(q, &err);
}

static enum MHD_Result whole(struct request *q)
{
    struct err err;
    if (!q->done && q->body.full) {
        i18n_speak(q->lang);
        err_set(&err, PB_TOO_LARGE, _("the body may have at most %zu bytes"), q->body.max);
        return refuse(q, &err);
    }
    if (!q->route)
        return answer_static(q);
    if (!q->done && q->route->flags & R_WORKER) {
        if (workers_take(q->server->workers, q))
            return MHD_YES;
        atomic_fetch_add_explicit(&q->server->metrics.turned_away, 1, memory_order_relaxed);
        request_answer_header(q, "Retry-After", TEXT("1"));
        i18n_speak(q->lang);
        err_set(&err, PB_BUSY, _("the server is busy: try again in a moment"));
        return refuse(q, &err);
    }
    if (!q->done)
        request_run(q);
    return answer(q);
}

enum MHD_Result connection_handle(void *server, struct MHD_Connection *mhd, const char *url, const char *method,
                                  const char *version, const char *upload, size_t *size, void **closure)
{
    struct request *q = *closure;
    (void)version;
    if (!q)
        return begin(server, mhd, url, method, closure);
    if (*size) {
        sbuf_add(&q->body, (struct text){ upload, *size });
        q->excess += q->body.full ? *size : 0;
        if (q->excess > EXCESS_BYTES_MAX)
            return MHD_NO; /* libmicrohttpd lets us answer at the end alone, and this may have none */
        *size = 0;
        return MHD_YES;
    }
    return q->queued ? MHD_YES : whole(q);
}

static void log_line(struct http_server *s, const struct request *q, int64_t took_us)
{
    struct text path = q->route && q->route->flags & R_SECRET ? text_of(q->route->path) : q->path;
    char at[INSTANT_CHARS];
    fprintf(s->access_log, "%s %.*s %.*s %s %.*s %d %lldus\n", instant_iso(instant_now(), at), TEXT_FMT(q->address),
            q->signed_in ? (int)q->who.account.n : 1, q->signed_in ? q->who.account.p : "-", METHOD_WORDS[q->method],
            TEXT_FMT(path), q->status, (long long)took_us);
}

/* A request is over. */
static void one_less(struct http_server *s)
{
    pthread_mutex_lock(&s->lock);
    bool last = atomic_fetch_sub(&s->active, 1) == 1;
    if (last && s->ending)
        pthread_cond_signal(&s->quiet);
    pthread_mutex_unlock(&s->lock);
}

void connection_over(void *server, struct MHD_Connection *mhd, void **closure, enum MHD_RequestTerminationCode why)
{
    struct http_server *s = server;
    struct request *q = *closure;
    (void)mhd, (void)why;
    if (!q)
        return;
    int64_t took_us = clock_us() - q->began_us;
    metrics_count(&s->metrics, q->route ? (int)(q->route - ROUTES) : -1, q->status, took_us);
    if (s->access_log)
        log_line(s, q, took_us);
    sbuf_release(&q->body);
    sbuf_release(&q->out);
    *closure = NULL;
    arena_free(q->a);
    one_less(s);
}
