/* ledger.h -- what proves the record: sealing facts, checkpoints and receipts, and looking whether all is as it was sealed.
 *
 *      facts ──commit──► sealer, behind the writers ──► leaves, tiles, a signed checkpoint ──► out of the house
 *                                                  └──► a receipt for each act
 *
 * Facts are sealed after they are committed, in their order, by whoever has the database open for writing: the server once a second, a
 * command before it ends. The writers do not wait for it. Until a fact is sealed it can be changed by who can write the file, and no
 * receipt is given for it (docs/decisions/0016).
 *
 * The key lies beside the database in FILE.key, its owner's alone. What it signed is kept for ever; only what left the house protects
 * against somebody who has the file and the key.
 *
 * Fails:   PB_LEDGER_KEY (no key, or another one), PB_LEDGER_DIFFERS (what is there is not what was signed: nothing more is signed),
 *          PB_NOT_SEALED, PB_UNKNOWN_ACT.
 * Threads: as congvu.h.
 */
#ifndef CONGVU_APP_LEDGER_H
#define CONGVU_APP_LEDGER_H

#include "app/congvu.h"

/* Seals what is not sealed yet. *sealed counts facts. */
enum rc congvu_seal(struct congvu *app, size_t *sealed, struct err *err);
/* From here on a thread seals once a second, until congvu_close. */
enum rc congvu_seal_always(struct congvu *app, struct err *err);

/* Seals, and writes the last checkpoint as a signed note; *size (may be NULL) its leaves. */
enum rc congvu_checkpoint(struct congvu *app, struct sbuf *out, uint64_t *size, struct err *err);
/* It is on record that the checkpoint of that size left the house: to a file, an address, a witness. */
enum rc congvu_checkpoint_left(struct congvu *app, uint64_t size, struct text way, struct err *err);

/* `fact`: the number of an act, or SORT:NUMBER as "register:12". */
enum rc congvu_proof(struct congvu *app, struct text fact, struct sbuf *out, struct err *err);
/* A receipt; `words`: with the words of the fact, so that it can be shown what was written. */
enum rc congvu_receipt(struct congvu *app, struct text fact, bool words, struct sbuf *out, struct err *err);

/* The receipt of an act of the matter ask->what, for who may see the matter: with the words where who asks did it, or it was done in that
 * person's name; else without. An act that was just recorded is sealed first. PB_UNKNOWN_MATTER, PB_UNKNOWN_ACT. */
enum rc congvu_act_receipt(struct congvu *app, const struct congvu_ask *ask, int64_t seq, struct sbuf *out, struct err *err);

/* Seals, and writes what a witness is sent to co-sign (the body of C2SP tlog-witness's add-checkpoint): that the ledger of `old` leaves is the
 * beginning of this one, and the checkpoint. PB_WRONG_VALUE where it never had so many. */
enum rc congvu_growth(struct congvu *app, struct text old, struct sbuf *out, struct err *err);

/* Public keys, one a line, the newest last. */
enum rc congvu_ledger_keys(struct congvu *app, struct sbuf *out, struct err *err);
/* A new key; what is sealed next is signed by the old one and the new one. */
enum rc congvu_ledger_rotate(struct congvu *app, struct text reason, struct err *err);

/* Facts that came past the program, or were changed before they were sealed, are taken as they stand, so that the ledger goes on: on record with
 * which they were and why, as the reason of a new key. *said names them; *taken 0: there was none. One that was removed must be put back. */
enum rc congvu_ledger_accept(struct congvu *app, struct text reason, size_t *taken, struct sbuf *said, struct err *err);

struct congvu_ledger_check {
    struct text against; /* a checkpoint that was kept outside; "" none            */
    struct text keys;    /* public keys as they were published, one a line; "" none */
    congvu_progress *progress;
    void *progress_arg;
};
/* Everything again from the facts: what was changed, removed, put in, put elsewhere is named, a line each. *wrong counts. Nothing
 * is mended. */
enum rc congvu_ledger_verify(struct congvu *app, const struct congvu_ledger_check *check, size_t *wrong, struct sbuf *out,
                             struct err *err);
/* The same, whether the file is whole, and whether the stored views, charges and dues are what the facts give; every difference. */
enum rc congvu_audit(struct congvu *app, const struct congvu_ledger_check *check, size_t *wrong, struct sbuf *out, struct err *err);

/* The log as files (C2SP tlog-tiles) in a folder, which is made: checkpoint, tile/... *files counts those written. What is there already
 * and full is not written again. */
enum rc congvu_ledger_export(struct congvu *app, const char *folder, size_t *files, struct err *err);

struct congvu_ledger_state {
    uint64_t size;         /* leaves                                   */
    int64_t waiting;       /* facts not sealed yet                     */
    struct instant left_at; /* INSTANT_MIN never                       */
    char left_way[256];    /* how it left; "" never                    */
    bool begun, key;       /* there is a ledger; a key is beside it    */
    bool key_ours;         /* and it is the one on record              */
    char foreign[200];     /* the first fact that waits and is not as this program wrote it, said; "" none */
};
enum rc congvu_ledger_state(struct congvu *app, struct congvu_ledger_state *out, struct err *err);

/* --- copies ------------------------------------------------------------------------------------------------------ */

/* A copy of the database as it is now, in a new file, while others write; it is there once it was opened and audited, or not at all. What
 * the audit says of it is written to `out`; *wrong > 0: it was made, and says so. The private key is not in it. PB_EXISTS. */
enum rc congvu_backup(struct congvu *app, const char *file, const struct congvu_ledger_check *check, size_t *wrong, struct sbuf *out,
                      struct err *err);

/* --- erasing ----------------------------------------------------------------------------------------------------- */

struct congvu_erase {
    struct text subject;      /* "matter CODE", "act NUMBER", "person CODE" or "document NUMBER"; "due ": all that congvu_due lists */
    struct text person, operator_name;
    struct text ground;       /* the decision or the article that orders it; of what is due its rule says it */
};
/* What persons wrote, or a person's names, are gone with their salts; what remains is on record with the ground. *fields counts. */
enum rc congvu_erase(struct congvu *app, const struct congvu_erase *erase, size_t *fields, struct err *err);

struct congvu_due_row { /* a matter whose sealed fields have been kept long enough (`keep` in its regulation) */
    struct text code, kind;
    struct day ended, until; /* last day it is kept */
    struct text source;
};
/* In order of recording, in the arena: codes and days alone, so that who clears the shelf need not read what lies on it. */
enum rc congvu_due(struct congvu *app, struct arena *a, const char *lang, struct congvu_due_row **rows, size_t *n, struct err *err);

#endif
