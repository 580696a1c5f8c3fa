/* limit_count.h -- what one calendar alone says of a limit, and which calendar decides; limit.c and why.c share it. */
#ifndef CONGVU_LIMIT_COUNT_H
#define CONGVU_LIMIT_COUNT_H

#include "calendar/limit.h"

struct limit_count {
    struct instant end;
    int64_t extra; /* what the stops add, in the limit's unit: microseconds of work, working days, civil days */
    size_t stops;  /* the first so many stops began before the end and moved it                               */
};

/* limit_due, and beside it what the first calendar gave and how the deciding one counted. The limit is not
 * LIMIT_NONE. */
/* The days a stop takes from a limit begun at `start`: from the day it begins, though not the day of the event, which the
 * limit does not count, to the day before it ends (its last, where it ends at 24:00). Half-open. */
static inline struct day stop_first_day(struct stop s, struct instant start)
{
    int32_t from = instant_day(s.from).n, counted = instant_day(start).n + 1;
    return (struct day){ from > counted ? from : counted };
}
static inline struct day stop_end_day(struct stop s) { return instant_day(s.to); }

enum rc limit_decide(const struct calbook *book, struct limit limit, struct instant start, const struct stop *stops,
                     size_t nstops, struct due *first, struct due *last, struct limit_count *count, struct err *err);

/* What there is to say where there is no limit. */
struct due due_none(const struct calbook *book, struct instant start);

/* The day of an end: what ends at 24:00 ends on the day before the instant's. */
struct day end_day(struct instant end);

#endif
