/* tend.h -- a thread that does, every second, what no request should wait for (congvu_tend). */
#ifndef CONGVU_HTTP_TEND_H
#define CONGVU_HTTP_TEND_H

#include "app/pages.h"

struct tend;

enum rc tend_start(struct congvu *app, struct tend **out, struct err *err);
/* Ends the thread, after a last time. NULL is fine. */
void tend_stop(struct tend *);

#endif
