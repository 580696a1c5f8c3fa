/* hooker.h -- inside hooks.h: making deliveries (hook_make.c), sending them (hook_pass.c). Private to app/. */
#ifndef CONGVU_HOOKER_H
#define CONGVU_HOOKER_H

#include "app/hooks.h"
#include "app/post/outbox.h"
#include "store/hook.h"

#include <stdatomic.h>

#define HOOK_ACT    "act.recorded"
#define HOOK_DUE    "due.passed"
#define HOOK_SIGNAL "signal.raised"

struct congvu_hooker {
    struct congvu *app;
    enum congvu_reach reach;
    struct text authorities;
    bool recovered;
    atomic_bool stop;
};

/* Rows of what happened since the last look; none, and no mark moves, where no webhook is. */
enum rc hooks_make(struct congvu_hooker *h, struct err *err);

#endif
