/* workers.h -- many threads for what waits: writes, which share one commit, and what takes long.
 *
 * A request is handed over with its connection suspended; the worker runs it and resumes the connection. Nothing is ever in two places:
 * handed over, the request belongs to the workers until it is resumed.
 */
#ifndef CONGVU_HTTP_WORKERS_H
#define CONGVU_HTTP_WORKERS_H

#include "http/request.h"

struct workers;

enum { WORKERS = 48, WORKERS_QUEUE_MAX = 2048 };

enum rc workers_new(int threads, struct workers **out, struct err *err);
/* False: the queue is full, and the request is still the caller's. */
bool workers_take(struct workers *w, struct request *q);
/* Runs what is queued to its end, then ends the threads. NULL is fine. */
void workers_free(struct workers *w);

#endif
