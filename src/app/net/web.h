/* web.h -- one question to a provider over HTTPS, or over plain HTTP on the loopback address. Private to app/. */
#ifndef CONGVU_WEB_H
#define CONGVU_WEB_H

#include "base/err.h"
#include "base/text.h"

enum { WEB_BYTES_MAX = 256 << 10, WEB_SECONDS = 10 };

struct web_ask {
    struct text url;
    struct text form;         /* "" a GET; else POSTed as a form          */
    struct text user, secret; /* HTTP Basic where user is not ""          */
    struct text authorities;
};
/* libcurl, once for the process. */
void web_init(void);
/* May this address be asked at all? */
bool web_allows(struct text url);
/* Is the host of scheme://host... this machine's own? */
bool web_on_loopback(struct text url);
/* The body of an answer 200, in the arena; anything else is PB_PROVIDER. */
enum rc web_get(struct arena *a, const struct web_ask *ask, struct text *body, struct err *err);
/* As it stands in an address or a form. */
struct text web_escape(struct arena *a, struct text t);

#endif
