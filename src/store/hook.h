/* hook.h -- webhooks: whom to tell of what happens. State, put and deleted by administrators. The secret must be kept as it is, because it
 * signs; the file is its owner's alone. Fails as store.h. */
#ifndef CONGVU_STORE_HOOK_H
#define CONGVU_STORE_HOOK_H

#include "store/store.h"

struct hook_row {
    int64_t id;
    struct text url, secret; /* secret: "whsec_..."                                 */
    struct text events;      /* "act.recorded due.passed"                           */
    struct text by;          /* the administrator's account                         */
    bool on;
    int64_t failures;        /* since the last delivery that was taken              */
    struct instant created, next; /* next: no try before                            */
    struct text why;         /* of the last failure; of being off                   */
    struct text before;      /* the secret before this one, which signs too until   */
    struct instant before_until;
};
enum rc store_hook_add(struct conn *, struct hook_row *row, struct err *err); /* id is assigned, and never given again */
enum rc store_hook_put(struct conn *, const struct hook_row *row, struct err *err);
enum rc store_hook_end(struct conn *, int64_t id, struct err *err);
enum rc store_hooks(struct conn *, struct arena *, struct hook_row **rows, size_t *n, struct err *err);
enum rc store_hook(struct conn *, struct arena *, int64_t id, struct hook_row *out, bool *found, struct err *err);

/* Open matters whose due, as the views have it, lies in (after, until]. At most `max`. */
enum rc store_due_between(struct conn *, struct arena *, struct instant after, struct instant until, size_t max,
                          matter_id **ids, size_t *n, struct err *err);

#endif
