/* hook_net.h -- one delivery over the net: where it may go, how it is signed. Private to app/. */
#ifndef CONGVU_HOOK_NET_H
#define CONGVU_HOOK_NET_H

#include "app/hooks.h"

#include <stdatomic.h>
#include <sys/socket.h>

enum { HOOK_SECONDS = 15, HOOK_CONNECT_SECONDS = 5 };

/* May a socket be opened to it? What is nobody's, of this link, or many's is never reached. */
bool hook_reaches(int family, const void *ip, enum congvu_reach reach); /* AF_INET, AF_INET6; 4, 16 bytes */
/* https://host/..., or http:// on the loopback address where that is reached; no name before the host, and no address in figures that
 * hook_reaches refuses. PB_WRONG_VALUE. */
enum rc hook_url_check(struct arena *a, struct text url, enum congvu_reach reach, struct err *err);
/* "whsec_" and 24 to 64 bytes in base64; *key in the arena. False: it is none. */
bool hook_key(struct arena *a, struct text secret, struct text *key);
struct text hook_secret_new(struct arena *a);
/* "v1,..." over "ID.SECONDS.BODY". */
struct text hook_signature(struct arena *a, struct text key, struct text id, int64_t seconds, struct text body);

struct hook_post {
    struct text url, id, key, before, body; /* before: the key before, which signs too; "" none */
    int64_t seconds;
    enum congvu_reach reach;
    struct text authorities; /* certificates to trust; "" the system's */
    atomic_bool *stop;
};
/* The status of the answer; 0 none, and *why says why. */
long hook_post(struct arena *a, const struct hook_post *post, struct text *why);

#endif
