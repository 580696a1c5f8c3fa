/* outbox.h -- what is to leave the office: a row for each letter, kept until it has left or is given up.
 *
 *      acts ──► mark ──► rows ──► waiting ──► sending ──► sent | nothing        committed at each arrow
 *                                    ▲            ├─────► failed   refused for good, or too often
 *                                    └── again ◄──┴─────► unsure   cut off when it may have arrived: never sent twice
 *
 * An act makes no row: rows are made afterwards from the acts since a mark, in one transaction with the mark's move, so that an act never
 * waits for a letter, none is forgotten in a crash, and acts that another process recorded count too.
 *
 * State, not facts: rows are changed, and swept away when they are old. `rebuild` does not touch them. A row of a letter has no
 * text: the letter is written when it is sent, for who the reader is by then.
 *
 * Fails:   as store.h.
 */
#ifndef CONGVU_STORE_OUTBOX_H
#define CONGVU_STORE_OUTBOX_H

#include "store/store.h"

enum outbox_way { OUTBOX_MAIL, OUTBOX_HOOK };
enum outbox_state { OUTBOX_WAITING, OUTBOX_SENDING, OUTBOX_SENT, OUTBOX_NOTHING, OUTBOX_FAILED, OUTBOX_UNSURE, OUTBOX_STATES };
extern const char *const OUTBOX_STATE_WORDS[OUTBOX_STATES + 1];

struct outbox_row {
    int64_t id;
    enum outbox_way way;
    struct text key;   /* what must not leave twice                                    */
    struct text what;  /* "digest", "urge", an event                                   */
    int64_t to;        /* an account, a webhook                                        */
    int64_t about;     /* the day of a digest, the act of an urge, else 0              */
    struct text body;  /* "" where it is written when it is sent, and once it has left */
    enum outbox_state state;
    int64_t tries;
    struct instant made, next, done; /* next: no try before; done INSTANT_MAX: not yet */
    struct text why;   /* it has not left                                              */
};

/* id is assigned. *added false: a row of that key is there, and stays as it is. */
enum rc store_outbox_add(struct conn *, struct outbox_row *row, bool *added, struct err *err);
enum rc store_outbox_put(struct conn *, const struct outbox_row *row, struct err *err);
/* Waiting rows whose turn has come by `now`, the longest waiting first. */
enum rc store_outbox_due(struct conn *, struct arena *, enum outbox_way way, struct instant now, size_t max,
                         struct outbox_row **rows, size_t *n, struct err *err);
/* Rows that were being sent when the program ended. */
enum rc store_outbox_begun(struct conn *, struct arena *, enum outbox_way way, struct outbox_row **rows, size_t *n,
                           struct err *err);
/* Newest first. */
enum rc store_outbox_last(struct conn *, struct arena *, enum outbox_way way, size_t max, struct outbox_row **rows, size_t *n,
                          struct err *err);
enum rc store_outbox_count(struct conn *, enum outbox_way way, int64_t counts[OUTBOX_STATES], struct err *err);
/* Away with what was done before `before`. */
enum rc store_outbox_sweep(struct conn *, struct instant before, struct err *err);

/* How far a stream has been read; *found false: never. */
enum rc store_mark(struct conn *, const char *stream, int64_t *at, bool *found, struct err *err);
enum rc store_mark_put(struct conn *, const char *stream, int64_t at, struct err *err);

#endif
