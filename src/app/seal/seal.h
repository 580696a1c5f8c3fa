/* seal.h -- inside the library: the tree in the store, the key in its file. Private to app/. */
#ifndef CONGVU_APP_SEAL_H
#define CONGVU_APP_SEAL_H

#include "app/app.h"
#include "app/ledger.h"
#include "ledger/checkpoint.h"
#include "ledger/note.h"
#include "store/fact.h"

/* --- nodes, from the tiles in the store (seal_tiles.c) ------------------------------------------------------------ */

enum { TILES_KEPT = 16 };
struct tiles {
    struct conn *conn;
    struct arena *a;
    struct tile_kept {
        int level;
        uint64_t n;
        struct text bytes;
    } kept[TILES_KEPT]; /* those lately read */
    size_t nkept, next;
};
struct tiles tiles_of(struct conn *conn, struct arena *a);
tree_node tiles_node; /* arg: struct tiles. PB_LEDGER_DIFFERS where a tile is missing or short */

/* --- the key (seal_key.c) ------------------------------------------------------------------------------------------- */

/* The key that signs: read from its file and found on record as the last. The first time, and for a database that is older than the
 * ledger, it is made. Its name lies in the arena; forget it with signer_forget. */
struct seal_keys {
    struct note_signer key;
    struct note_signer old; /* that it takes the place of, and which signs once more with it */
    bool turning;           /* it does: seal_key_turned once both have signed              */
};
enum rc seal_key(struct congvu *app, struct arena *a, struct seal_keys *out, struct err *err);
void seal_keys_forget(struct seal_keys *keys);
/* Keys on record, as keys. */
enum rc seal_keys(struct conn *conn, struct arena *a, struct note_key **keys, size_t *n, struct err *err);
/* Is the file of the key there, and is it the last one on record? *ours too while a new one waits to take its place. */
enum rc seal_key_look(const struct congvu *app, struct conn *conn, bool *there, bool *ours, struct err *err);
/* A new key beside the old one, and on record: from now on it is the ledger's. */
enum rc seal_key_next(struct congvu *app, struct arena *a, struct text name, struct text reason, struct err *err);
/* The new key's file takes the place of the old one's; another program may have been first. */
enum rc seal_key_turned(struct congvu *app, const struct seal_keys *keys, struct err *err);

/* --- stamps (seal_stamp.c) ------------------------------------------------------------------------------------------ */

/* From when on facts must be stamped: those up to `from` were there before. */
struct stamping {
    int64_t from[FACT_SORT_END];
};
/* Reads FILE.stamp; who opens for writing makes it where there is none, and from here on its facts are stamped. A reader without one cannot
 * tell who wrote what is not sealed. */
enum rc stamping_begin(struct congvu *app, bool write, struct err *err);
/* For a database that was just made: what lay there was another one's. */
enum rc stamping_anew(struct congvu *app, struct err *err);

/* A fact that is not sealed yet, as it stands beside its stamp. */
enum stamp_look { STAMP_GOOD, STAMP_NONE, STAMP_OTHER };
enum stamp_look stamp_look(const struct congvu *app, struct stamps *stamps, const struct fact_row *row);
/* What is said of it, the end of a sentence; NULL for one that is good. */
const char *stamp_said(enum stamp_look look);
/* The first fact that waits and is not good, as a sentence; "" where all are. */
enum rc stamp_first_wrong(struct congvu *app, struct conn *conn, char *out, size_t room, struct err *err);

/* --- sealing (seal.c) ----------------------------------------------------------------------------------------------- */

/* What waits to be sealed, batch after batch. One at a time in this program: the sealer's lock is held. */
enum rc seal_batches(struct congvu *app, size_t *sealed, struct err *err);

struct sealer;
struct sealer *sealer_new(void);
void sealer_end(struct congvu *app); /* stops its thread and seals what is left */
void sealer_free(struct sealer *s);  /* NULL is fine */

/* The leaf of a row. */
struct hash seal_leaf(struct arena *a, struct sbuf *entry, const struct fact_row *row);

/* What a sequence is called for people. */
const char *seal_sort_shown(enum fact_sort sort);

#endif
