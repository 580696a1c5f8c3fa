/* live_kept.h -- the families that live.h keeps, and how they are read: live_read.c. Private to live.h's two files. */
#ifndef CONGVU_LIVE_KEPT_H
#define CONGVU_LIVE_KEPT_H

#include "app/view/live.h"

#include <pthread.h>

enum { KINDS_MAX = 256 };

struct touch_of { /* a unit or a person that the family has to do with */
    int32_t id;
    unsigned short kind;
    bool is_person;
};
static_assert(_Generic((unit_id)0, int32_t : 1) && _Generic((person_id)0, int32_t : 1), "either fits");

struct live_family {
    matter_id id;
    struct instant good_until;
    unsigned nrows, ntouches : 31;
    bool excludes : 1;      /* somebody may be excluded from it: only the fold tells */
    struct live_row rows[]; /* behind them, in the same block, what it touches */
};

static inline const struct touch_of *touches_of(const struct live_family *f)
{
    return (const struct touch_of *)(const void *)(f->rows + f->nrows);
}

struct live {
    pthread_rwlock_t lock;
    bool loaded;
    int64_t seq, world;            /* of the newest act that is in it; the world it was read in */
    struct instant good_until;     /* the first at which a family is to be read again */
    struct live_family **families; /* in order of id */
    size_t n, room;
    char *kinds[KINDS_MAX];
    size_t nkinds;
};

/* Lets all of it go; the next who asks reads it again. */
void live_forget(struct live *l);
/* As of act `seq`, by what stands in the views: all families, or those that changed since l->seq or whose time is over. The lock is held for
 * writing. */
enum rc live_read_all(struct live *l, struct reading *r, int64_t seq, struct err *err);
enum rc live_read_changed(struct live *l, struct reading *r, int64_t seq, struct err *err);

#endif
