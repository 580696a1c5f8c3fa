/* tend.h -- a thread that does, again and again, what no request should wait for: writing down what waits in memory (congvu_tend),
 * the post. */
#ifndef CONGVU_HTTP_TEND_H
#define CONGVU_HTTP_TEND_H

#include "base/err.h"

typedef void tend_work(void *arg);
struct tend_what {
    tend_work *work;
    void *arg;
    int every_ms;
    bool last; /* once more at the end */
};
struct tend;

enum rc tend_start(const struct tend_what *what, struct tend **out, struct err *err);
/* Ends the thread; what is under way comes to its end. NULL is fine. */
void tend_stop(struct tend *);

#endif
