/* http.h -- the server: the library over HTTP, and the page.
 *
 *      client ──► libmicrohttpd (epoll, a thread a processor) ──► route ──► who? may? body? ──► handler ──► app
 *                                                                    │
 *                                        writes, and what is slow ───┴─► workers ──► app     (connection suspended)
 *
 * Reading runs in the thread that has the connection. Writing waits for the disk, and writers who wait together share one
 * commit (store/commit.c), so each write goes to one of many workers and its connection is put aside meanwhile.
 *
 * Always true: a request is answered by exactly one row of ROUTES (routes.c) or by a file of the page; what the row asks of the
 * client (method, right, token, size, body) has been tested before its handler runs.
 *
 * Owns:    the listening socket and its threads, until http_stop. The app is lent.
 * Fails:   PB_USAGE for an address nobody can listen on, PB_IO for a port that is taken.
 * Threads: start and stop from one thread; everything inside is shared.
 */
#ifndef CONGVU_HTTP_H
#define CONGVU_HTTP_H

#include "app/hooks.h"
#include "app/mail.h"
#include "app/oidc.h"
#include "base/names.h"

#include <stdio.h>

struct http_server;

struct http_config {
    const char *listen;   /* "127.0.0.1:8080", "[::1]:8080", ":0" for a free port of the loopback; NULL: systemd's socket, else the default */
    int threads;          /* that read; 0: as many as processors, at least 2              */
    int workers;          /* that write; 0: WORKERS                                       */
    int rate;             /* requests a second for one client, 0: no limit                */
    int connections_each; /* that one address may hold, 0: no limit                       */
    bool proxied;         /* a reverse proxy stands before us: its X-Forwarded-For counts, and cookies are Secure */
    FILE *access_log;     /* a line a request; NULL: none                                 */
    const struct congvu_oidc_provider *oidc; /* that vouches for people; redirect "": ours. NULL: none */
    struct names oidc_name;                  /* as its button says it                        */
    const struct congvu_mail_settings *mail; /* letters leave by themselves; NULL: none       */
    bool signals;         /* raise them every night (app/signals.h)                       */
    enum congvu_reach reach; /* of webhooks                                             */
    const char *hook_authorities; /* whose certificates webhooks trust; NULL: the system's */
    const char *origin;   /* "https://congvu.example", for links in mail and feeds; NULL: as listened on */
};
#define HTTP_LISTEN "127.0.0.1:8080"
enum { HTTP_CONNECTIONS_MAX = 10000 };

enum rc http_start(struct congvu *app, const struct http_config *config, struct http_server **out, struct err *err);
/* "http://127.0.0.1:8080", borrowed. */
const char *http_address(const struct http_server *server);
/* Take no more connections, answer those under way (at most `grace_s` seconds), end. NULL is fine. */
void http_stop(struct http_server *server, int grace_s);

/* What OpenAPI 3.1 says of the routes: made from the table alone. */
void http_openapi(struct sbuf *out);

#endif
