/* beside.h -- what a server does beside answering, each in a thread of its own, so that a slow mail server or receiver of a webhook keeps nobody waiting. Private
 * to http/. */
#ifndef CONGVU_HTTP_BESIDE_H
#define CONGVU_HTTP_BESIDE_H

#include "http/http.h"

enum rc beside_start(struct http_server *s, const struct http_config *config, struct err *err);
/* Before the end of answering: no letter is begun any more, and one under way is broken off. */
void beside_hush(struct http_server *s);
/* After it; what waits in memory is written. Right also after a failed start. */
void beside_stop(struct http_server *s);

#endif
