/* listener.h -- a TCP socket that waits for connections, and its address as a person writes it. */
#ifndef CONGVU_LISTENER_H
#define CONGVU_LISTENER_H

#include "base/err.h"

enum { LISTENER_ADDRESS_MAX = 96 };

/* Listen at where: "127.0.0.1:8080", "[::1]:8080", "host:80", or ":8080" (the loopback); port 0 takes any free one. *fd
 * is non-blocking and the caller's to close. PB_USAGE: no such address; PB_IO: taken, or the system refuses. */
enum rc listener_open(const char *where, int *fd, struct err *err);

/* Where fd listens: "http://127.0.0.1:8080". */
void listener_address(int fd, char out[LISTENER_ADDRESS_MAX]);

#endif
