/* hooks.h -- webhooks: other programs are told what happens, after it is recorded, signed, until they have taken it.
 *
 *      acts since the last look ─► act.recorded, signal.raised ─┐
 *      due instants that passed ─► due.passed ──────────────────┴► outbox ─► POST, signed by Standard Webhooks ─► 2xx
 *
 * Nothing waits for a receiver (store/outbox.h). A delivery is tried until it is taken, the same id each time; a receiver that fails is
 * asked again after 1, 2, 4 ... 60 minutes, and is turned off, with the reason shown, after HOOK_FAILURES_MAX failures in a row or when it
 * answers 410.
 *
 * Always true: what is hidden from anybody (MODEL 8), and a signal, is told by its code alone. Only https, to an address that is public,
 * as the socket is opened and not as a name was looked up before, and no redirect is followed; an office may allow its own networks or,
 * for a receiver on this machine, the loopback address.
 *
 * Owns:    struct congvu_hooker is yours until congvu_hooks_close; close it before the congvu it belongs to.
 * Threads: one pass at a time; congvu_hooks_stop from anywhere.
 */
#ifndef CONGVU_HOOKS_H
#define CONGVU_HOOKS_H

#include "app/accounts.h"

enum { HOOK_FAILURES_MAX = 20, HOOKS_MAX = 32, HOOK_BOTH_HOURS = 24 };

/* Each reaches what those before it do. */
enum congvu_reach { CONGVU_REACH_PUBLIC, CONGVU_REACH_PRIVATE, CONGVU_REACH_LOOPBACK, CONGVU_REACHES };
extern const char *const CONGVU_REACH_WORDS[CONGVU_REACHES + 1];
extern const char *const CONGVU_HOOK_EVENTS[]; /* ended by NULL */

struct congvu_hooker;
/* authorities: a file of certificates to trust, which outlives it; "" the system's. */
enum rc congvu_hooks_open(struct congvu *app, enum congvu_reach reach, struct text authorities, struct congvu_hooker **out,
                          struct err *err);
void congvu_hooks_close(struct congvu_hooker *h); /* NULL is fine */
void congvu_hooks_stop(struct congvu_hooker *h);
/* Makes what is due, and delivers what has its turn. */
enum rc congvu_hooks_pass(struct congvu_hooker *h, struct err *err);

/* --- for administrators (CONGVU_MAY_ADMIN) ---------------------------------------------------------------------------- */

struct congvu_hook {
    int64_t id, failures;
    struct text url, events, by, why; /* events: words of CONGVU_HOOK_EVENTS with blanks between */
    bool on;
    struct instant created;
};
struct congvu_hook_list {
    struct congvu_hook *hooks;
    size_t n;
    int64_t waiting, sent, failed; /* deliveries of the last thirty days */
};
enum rc congvu_hooks_list(struct congvu *app, struct arena *a, const struct congvu_who *who, struct congvu_hook_list *out,
                          struct err *err);
/* hook->url and events are read, the rest filled. *secret: "" a new one; it is shown this once. */
enum rc congvu_hook_add(struct congvu *app, struct arena *a, const struct congvu_who *who, enum congvu_reach reach,
                        struct congvu_hook *hook, struct text *secret, struct err *err);
/* A new secret in place of the one there is, which signs too for HOOK_BOTH_HOURS more, so that a receiver may change over in its own time;
 * at_once: it signs no more. *secret: as congvu_hook_add. */
enum rc congvu_hook_rotate(struct congvu *app, struct arena *a, const struct congvu_who *who, int64_t id, bool at_once,
                           struct text *secret, struct err *err);
enum rc congvu_hook_turn(struct congvu *app, const struct congvu_who *who, int64_t id, bool on, struct err *err);
enum rc congvu_hook_remove(struct congvu *app, const struct congvu_who *who, int64_t id, struct err *err);

#endif
