/* queue.c -- a binary heap. */
#include "simulate/queue.h"

#include "base/oom.h"

#include <stdlib.h>

static bool before(const struct event *a, const struct event *b)
{
    return a->at.us != b->at.us ? a->at.us < b->at.us : a->order < b->order;
}

void queue_back(struct queue *q, struct event e)
{
    if (q->n == q->room) {
        q->room = q->room ? 2 * q->room : 1024;
        q->items = realloc(q->items, q->room * sizeof *q->items);
        if (!q->items)
            oom();
    }
    size_t i = q->n++;
    for (; i > 0 && before(&e, &q->items[(i - 1) / 2]); i = (i - 1) / 2)
        q->items[i] = q->items[(i - 1) / 2];
    q->items[i] = e;
}

void queue_put(struct queue *q, struct instant at, uint32_t about)
{
    queue_back(q, (struct event){ at, q->order++, about });
}

bool queue_take(struct queue *q, struct event *out)
{
    if (q->n == 0)
        return false;
    *out = q->items[0];
    struct event last = q->items[--q->n];
    size_t i = 0;
    for (size_t child; (child = 2 * i + 1) < q->n; i = child) {
        if (child + 1 < q->n && before(&q->items[child + 1], &q->items[child]))
            child++;
        if (!before(&q->items[child], &last))
            break;
        q->items[i] = q->items[child];
    }
    if (q->n > 0)
        q->items[i] = last;
    return true;
}

void queue_release(struct queue *q)
{
    free(q->items);
    *q = (struct queue){ .items = NULL };
}
