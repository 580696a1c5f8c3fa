/* look.h -- a look over the whole record: what is found, a line each. Private to app/.
 *
 * Three witnesses of one history are compared: the facts, the tiles, and what was signed. Where one of them disagrees with the other two,
 * it is the one that was changed.
 */
#ifndef CONGVU_APP_LOOK_H
#define CONGVU_APP_LOOK_H

#include "app/seal/seal.h"

enum { FINDINGS_MAX = 200, BENT_MAX = 1000 };

struct bent { /* a leaf that is not the hash of its fact */
    uint64_t leaf;
    enum fact_sort sort;
    int64_t n;
    bool missing;
    struct hash fact, kept; /* as the fact gives it, as the tile holds it */
};
struct look {
    struct congvu *app;
    struct conn *conn;
    struct arena *a;
    struct sbuf *out;
    size_t wrong; /* findings; those behind FINDINGS_MAX are counted only */
    congvu_progress *progress;
    void *progress_arg;

    struct note_key *keys;
    size_t nkeys;
    uint64_t size; /* leaves, by the runs */
    bool cut;      /* the runs do not go on: there may be more leaves */
    int64_t read[FACT_SORT_END]; /* facts that were found */

    struct tree facts, tiles;  /* as the facts give it, as the tiles do */
    uint64_t mark;             /* the size of the checkpoint from outside; 0 none */
    struct hash mark_root;     /* as the facts give it there                      */
    bool apart;                /* the two trees differ                            */
    bool facts_signed, tiles_signed; /* give they the root last signed? */
    struct bent bent[BENT_MAX];
    size_t nbent;
};

void look_good(struct look *l, const char *fmt, ...) PRINTF(2, 3);
void look_bad(struct look *l, const char *fmt, ...) PRINTF(2, 3);

/* look_bent.c: a leaf that does not fit its fact is noted; all of them are said once it is known which of the two was signed. */
void look_bent(struct look *l, const struct bent *b);
void look_bents(struct look *l);
/* A fact as people are told of it: "act no. 5 (V1, complete, sxd-gd, 15:40 14/8/2025)", as its row says now. */
struct text look_fact(const struct look *l, enum fact_sort sort, int64_t n);
/* look_facts.c: every fact against its leaf, every leaf against the checkpoints on the way; then the sequences themselves. */
enum rc look_facts(struct look *l, struct err *err);
/* look_signed.c: a checkpoint on record; which of the two trees is the one that was signed. */
enum rc look_checkpoint(struct look *l, const struct ledger_checkpoint *c, struct err *err);
/* The tiles above the leaves; a checkpoint from outside; keys from outside. */
enum rc look_tiles(struct look *l, struct err *err);
/* look_left.c: what is said to have left the house; what witnesses are said to have signed. */
enum rc look_left(struct look *l, struct err *err);
void look_mark(struct look *l, struct text against); /* before the facts are read */
enum rc look_outside(struct look *l, const struct congvu_ledger_check *check, struct err *err);
/* look_views.c: the file itself, by the engine's own look; then views, charges, dues. */
enum rc look_file(struct look *l, struct err *err);
/* look_shape.c: every table, index and guard of the file beside those that this program makes. */
enum rc look_shape(struct look *l, struct err *err);
/* The same as sentences, in the arena; *n 0: all is as it should be. */
enum rc shape_sentences(struct conn *, struct arena *, struct text **said, size_t *n, struct err *err);
enum rc look_views(struct look *l, struct err *err);

/* look_reports.c: board and reports, counted again from the facts. Every family is added once, then they are compared. */
struct look_reports;
enum rc look_reports_begin(struct look *l, struct loaded *world, struct look_reports **out, struct err *err);
void look_reports_add(struct look_reports *o, const struct family *f);
enum rc look_reports_compare(struct look_reports *o, struct err *err);
void look_reports_end(struct look_reports *o); /* NULL is fine */

#endif
