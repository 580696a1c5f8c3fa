/* listener.c -- getaddrinfo, bind, listen, and back to an address. */
#include "base/listener.h"

#include "base/i18n.h"

#include <errno.h>
#include <netdb.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HOST_MAX = 128, PORT_MAX = 8, BACKLOG = 1024 };

static bool split(const char *where, char host[HOST_MAX], char port[PORT_MAX])
{
    const char *colon = strrchr(where, ':');
    size_t digits = colon ? strlen(colon + 1) : 0;
    if (digits == 0 || digits > 5 || colon - where >= HOST_MAX)
        return false;
    size_t n = (size_t)(colon - where);
    bool bracketed = n >= 2 && where[0] == '[' && where[n - 1] == ']';
    snprintf(port, PORT_MAX, "%s", colon + 1);
    snprintf(host, HOST_MAX, "%.*s", bracketed ? (int)n - 2 : (int)n, bracketed ? where + 1 : where);
    if (n == 0)
        snprintf(host, HOST_MAX, "127.0.0.1");
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

enum rc listener_open(const char *where, int *fd, struct err *err)
{
    char host[HOST_MAX], port[PORT_MAX];
    struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE }, *list = NULL;
    if (!split(where, host, port) || getaddrinfo(host, port, &hints, &list) != 0)
        return err_set(err, PB_USAGE, _("'%s' is no address to listen on: write 127.0.0.1:8080"), where);
    int got = -1;
    for (const struct addrinfo *ai = list; ai && got < 0; ai = ai->ai_next)
        got = listen_on(ai);
    int why = errno;
    freeaddrinfo(list);
    if (got < 0 && why == EADDRINUSE)
        return err_set(err, PB_IO, _("'%s' is taken by another program: choose another with --listen"), where);
    if (got < 0)
        return err_set(err, PB_IO, _("cannot listen on '%s': %s"), where, i18n_errno(why));
    *fd = got;
    return RC_OK;
}

void listener_address(int fd, char out[LISTENER_ADDRESS_MAX])
{
    struct sockaddr_storage sa;
    socklen_t n = sizeof sa;
    char host[64] = "127.0.0.1", port[PORT_MAX] = "0";
    if (getsockname(fd, (struct sockaddr *)&sa, &n) == 0)
        getnameinfo((struct sockaddr *)&sa, n, host, sizeof host, port, sizeof port, NI_NUMERICHOST | NI_NUMERICSERV);
    bool six = strchr(host, ':') != NULL;
    snprintf(out, LISTENER_ADDRESS_MAX, "http://%s%s%s:%s", six ? "[" : "", host, six ? "]" : "", port);
}
