/* leave.h -- a checkpoint of the ledger leaves the house, daily and by itself.
 *
 *      the last checkpoint ──┬──► a folder that is carried away, or is another agency's
 *                            ├──► a mail address
 *                            └──► a witness (C2SP tlog-witness) ──► its signature, kept below the checkpoint
 *
 * Who has the file and the key can write a whole new history; only what left before tells. So there are ways, set at the console, and a server
 * takes each of them at least once a day; what fails is tried again after some minutes and is said by `doctor`.
 *
 * A witness is shown that the ledger it signed last is the beginning of this one. What it signs stays with the checkpoint, and goes with every
 * receipt that the checkpoint covers. One that has seen a larger ledger, or another one, says so: then this one was rolled back or rewritten.
 *
 * Fails:   a way that cannot be taken is no failure of the pass: its row says why.
 * Threads: one pass at a time; *stop from anywhere.
 */
#ifndef CONGVU_APP_LEAVE_H
#define CONGVU_APP_LEAVE_H

#include "app/ledger.h"
#include "app/mail.h"

#include <stdatomic.h>

extern const char *const CONGVU_WAY_WORDS[]; /* "folder", "mail", "witness", NULL */

struct congvu_way {
    int64_t n;
    const char *kind; /* a word of CONGVU_WAY_WORDS */
    struct text target, vkey;
    struct instant since, tried, left; /* INSTANT_MAX: not yet              */
    uint64_t size;                     /* of the checkpoint that left last  */
    struct text why;                   /* the last try failed; "" it did not */
};
/* `target`: a folder by its whole path, a mail address, or the address below which a witness takes add-checkpoint (https, or http on this
 * machine); `vkey`: the witness's public key. PB_WRONG_VALUE, PB_LEDGER_KEY, PB_EXISTS. */
enum rc congvu_way_add(struct congvu *app, struct text kind, struct text target, struct text vkey, int64_t *n, struct err *err);
enum rc congvu_way_off(struct congvu *app, int64_t n, struct err *err);
enum rc congvu_ways(struct congvu *app, struct arena *a, struct congvu_way **ways, size_t *n, struct err *err); /* those in use */

struct congvu_leave {
    const struct congvu_mail_settings *mail; /* NULL: no letters */
    bool now;                                /* all ways, whether it is time or not */
    atomic_bool *stop;                       /* may be NULL */
};
struct congvu_left {
    int64_t left, failed;
};
/* Takes the ways whose time has come. */
enum rc congvu_leave_pass(struct congvu *app, const struct congvu_leave *in, struct congvu_left *out, struct err *err);

#endif
