/* queue.h -- what happens next: events in order of their instant, and at one instant in the order they were put in. */
#ifndef CONGVU_QUEUE_H
#define CONGVU_QUEUE_H

#include "base/instant.h"

struct event {
    struct instant at;
    uint64_t order;
    uint32_t about;
};
struct queue {
    struct event *items;
    size_t n, room;
    uint64_t order;
};

void queue_put(struct queue *, struct instant at, uint32_t about);
void queue_back(struct queue *, struct event); /* one that was taken, with the place it had */
bool queue_take(struct queue *, struct event *out); /* false: nothing is left */
void queue_release(struct queue *);

#endif
