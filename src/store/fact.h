/* fact.h -- every fact as the ledger seals it, and the ledger's own tables.
 *
 *      key calendar register regulation document content matter act grant erasure     sequences: 1, 2, 3 … each, gapless
 *                                        │ store_facts: rows as fields, in order
 *                                        ▼
 *      ledger_run         which leaves are which facts: leaves 900 … 963 are acts 800 … 863
 *      ledger_tile        the hashes (ledger/tile.h), again from the facts at any time
 *      ledger_checkpoint  what was signed             ledger_key  with which key
 *      ledger_left        when a checkpoint left the house
 *      fact_stamp         stamps of facts that are not sealed yet
 *      fact_salt          salts of fields the law may order erased, where the fact's own table has none. May be emptied
 *      erasure, erased    what was erased, by whom, on what ground; and the digest that stands in its place
 *
 * The order of the fields and their names are sealed: nothing of FACT_LIST is ever changed, only followed by more.
 *
 * Always true after a commit: the runs follow each other without gap, and each sequence is sealed from its first fact on.
 *
 * Fails:   as store.h.
 */
#ifndef CONGVU_STORE_FACT_H
#define CONGVU_STORE_FACT_H

#include "ledger/leaf_form.h"
#include "store/store.h"

/* name, word, number in the database. In the order in which a batch is sealed. */
#define FACT_LIST(X)                                                                                                   \
    X(META, "record", 1)                                                                                               \
    X(KEY, "key", 2)                                                                                                   \
    X(CALENDAR, "calendar", 3)                                                                                         \
    X(REGISTER, "register", 4)                                                                                         \
    X(REGULATION, "regulation", 5)                                                                                     \
    X(DOCUMENT, "document", 6)                                                                                         \
    X(CONTENT, "content", 7)                                                                                           \
    X(MATTER, "matter", 8)                                                                                             \
    X(ACT, "act", 9)                                                                                                   \
    X(GRANT, "grant", 10)                                                                                              \
    X(ERASURE, "erasure", 11)

enum fact_sort {
    FACT_NONE,
#define X(name, word, number) FACT_##name = number,
    FACT_LIST(X)
#undef X
    FACT_SORT_END
};
const char *fact_word(enum fact_sort sort);
enum fact_sort fact_sort_of(struct text word); /* FACT_NONE if there is none */

/* Every fact is stamped with a key in the transaction that records it (stamp.h), and keeps its stamp until it is sealed. */
enum { STAMP_BYTES = 16, STAMP_KEY_BYTES = 32 };

/* --- reading facts ------------------------------------------------------------------------------------------- */

struct fact_secret { /* a field that may be erased, as it stands */
    struct text name, salt, content;
};
struct fact_row {
    enum fact_sort sort;
    int64_t n;
    const struct leaf_form *form;              /* of its sequence                                                      */
    struct leaf_field fields[LEAF_FIELDS_MAX]; /* one for each of the form's slots; secrets as their digests            */
    struct fact_secret secrets[LEAF_FIELDS_MAX]; /* those not erased */
    size_t nsecrets;
    struct text fresh;  /* salts made for this row: to be stored with its leaf; "" none                          */
    bool unsalted;      /* salts that should be there are not                                                   */
    unsigned char stamp[STAMP_BYTES]; /* with `fresh`, in a store that stamps: what the row's stamp must be     */
};
/* What is borrowed from the row ends with the call. */
typedef enum rc store_fact_each(void *arg, const struct fact_row *row, struct err *err);

/* Facts of a sort with a number above `after`, in order, at most `max`. `fresh`: make salts where there are none (for sealing). */
enum rc store_facts(struct conn *, enum fact_sort sort, int64_t after, size_t max, bool fresh, store_fact_each *each, void *arg,
                    struct err *err);
/* A field said to be erased, and there is no such erasure. *n 0: there is none. */
enum rc store_erased_stray(struct conn *, enum fact_sort *sort, int64_t *n, struct err *err);

/* What a fact is of, as its row says now: for a person who is told of it. In the arena; words "" where there is no row. */
struct fact_label {
    struct text words; /* a code, a number, a name; of an act the matter's code */
    int64_t kind;      /* of an act, and so below; -1 of others                  */
    struct instant recorded;
    struct text person; /* code; "" nobody whom the register has */
};
enum rc store_fact_label(struct conn *, struct arena *, enum fact_sort sort, int64_t n, struct fact_label *out, struct err *err);

struct fact_count {
    int64_t rows, first, last; /* numbers; 0 where there are none */
};
/* How many rows there are, whatever the program makes of them. */
enum rc store_fact_count(struct conn *, enum fact_sort sort, struct fact_count *out, struct err *err);
/* An act that stands in no sequence: put in past the program. *seq 0: there is none. */
enum rc store_act_stray(struct conn *, matter_id *family, int64_t *seq, struct err *err);

struct stray_rows {
    struct text table;
    int64_t rows;
};
/* Tables with rows of another province: no file of ours holds any. */
enum rc store_foreign(struct conn *, struct arena *, struct stray_rows **list, size_t *n, struct err *err);
/* Tables with rows that belong to a row which is not there. Reads every row that belongs to one. */
enum rc store_orphans(struct conn *, struct arena *, struct stray_rows **list, size_t *n, struct err *err);

/* --- stamps: who wrote it, until it is sealed ---------------------------------------------------------------- */

/* From here on every fact that is written through this store is stamped. Before the first is written. */
void store_stamp(struct store *, const unsigned char key[STAMP_KEY_BYTES]);
/* The last fact of the sequence that this program committed since it opened the store; 0 none. From any thread. */
int64_t store_mine(struct store *, enum fact_sort sort);

struct stamp_run { /* of facts first, first + 1 … */
    int64_t first;
    struct text stamps;
};
struct stamps {
    struct stamp_run *runs;
    size_t n, at; /* at: where the last search ended: search upwards */
    int64_t last; /* the highest number stamped at all; 0 none       */
};
/* Stamps of facts above `after`, in order, of commits whose first fact is not above `until`: what waits may be millions. */
enum rc store_stamps(struct conn *, struct arena *, enum fact_sort sort, int64_t after, int64_t until, struct stamps *out,
                     struct err *err);
bool stamps_find(struct stamps *, int64_t n, struct text *out); /* false: there is none */
/* Stamps of facts first, first + 1 … */
enum rc store_stamps_put(struct conn *, enum fact_sort sort, int64_t first, struct text stamps, struct err *err);
/* Of facts up to `sealed` no stamp is needed any more. */
enum rc store_stamps_drop(struct conn *, enum fact_sort sort, int64_t sealed, struct err *err);

/* --- the log ------------------------------------------------------------------------------------------------- */

struct ledger_run {
    uint64_t start; /* the first leaf               */
    enum fact_sort sort;
    int64_t first;  /* the fact's number             */
    int64_t count;
};
/* What the engine finds wrong in its own file: pages out of place, rows that an index lacks. A line each, twenty at most. */
enum rc store_integrity(struct conn *, struct arena *, struct text **lines, size_t *n, struct err *err);
enum rc store_ledger_size(struct conn *, uint64_t *size, struct err *err);
enum rc store_sealed(struct conn *, enum fact_sort sort, int64_t *last, struct err *err); /* the last sealed; 0 none */
enum rc store_leaf_of(struct conn *, enum fact_sort sort, int64_t n, uint64_t *leaf, bool *found, struct err *err);
enum rc store_runs(struct conn *, struct arena *, struct ledger_run **runs, size_t *n, struct err *err); /* all, in order */
enum rc store_run_add(struct conn *, const struct ledger_run *run, struct err *err);

enum rc store_tile(struct conn *, struct arena *, int level, uint64_t n, struct text *bytes, struct err *err); /* "" none */
enum rc store_tile_put(struct conn *, int level, uint64_t n, struct text bytes, struct err *err);
enum rc store_tile_count(struct conn *, int64_t *n, struct err *err);

struct ledger_checkpoint {
    uint64_t size;
    struct instant at;
    struct text note;
};
enum rc store_checkpoint_add(struct conn *, const struct ledger_checkpoint *p, struct err *err);
/* The smallest of more than `above` leaves; *found false: none. For the last: the largest below or at `above`. */
enum rc store_checkpoint_next(struct conn *, struct arena *, uint64_t above, struct ledger_checkpoint *out, bool *found,
                              struct err *err);
enum rc store_checkpoint_last(struct conn *, struct arena *, struct ledger_checkpoint *out, bool *found, struct err *err);

struct ledger_key {
    int64_t n;
    struct instant recorded;
    struct text vkey, reason;
};
enum rc store_key_add(struct conn *, struct ledger_key *key, struct err *err); /* n is assigned */
enum rc store_keys(struct conn *, struct arena *, struct ledger_key **keys, size_t *n, struct err *err);

enum rc store_salts_put(struct conn *, enum fact_sort sort, int64_t n, struct text salts, struct err *err);

struct ledger_left {
    struct instant at;
    uint64_t size;
    struct text way; /* where it went, as said */
};
enum rc store_left_add(struct conn *, const struct ledger_left *left, struct err *err);
struct left_row {
    struct ledger_left left;
    int64_t n;
    bool of_ours; /* a checkpoint of that size is on record */
};
enum rc store_left_all(struct conn *, struct arena *, struct left_row **rows, size_t *n, struct err *err);
enum rc store_left_last(struct conn *, struct arena *, struct ledger_left *out, bool *found, struct err *err);

/* --- ways by which a checkpoint leaves the house ---------------------------------------------------------------- */

enum way_kind { WAY_FOLDER, WAY_MAIL, WAY_WITNESS, WAY_KINDS };
struct way_row {
    int64_t n;           /* assigned                                                    */
    enum way_kind kind;
    struct text target;  /* a folder, an address, where a witness takes add-checkpoint  */
    struct text vkey;    /* of a witness                                                */
    struct instant since, until, tried, left; /* INSTANT_MAX: not yet                   */
    uint64_t size;       /* of the checkpoint that left last                            */
    struct text why;     /* the last try failed; "" it did not                          */
};
enum rc store_way_add(struct conn *, struct way_row *row, struct err *err);
enum rc store_way_put(struct conn *, const struct way_row *row, struct err *err); /* what became of it */
enum rc store_ways(struct conn *, struct arena *, struct way_row **rows, size_t *n, struct err *err); /* also those ended */

/* What a witness signed of the checkpoint of that size; the first signature of a witness stays. */
enum rc store_cosign_add(struct conn *, uint64_t size, int64_t way, struct instant at, struct text line, struct err *err);
struct cosign_row {
    uint64_t size;
    int64_t way;
    struct text line, note, vkey; /* the checkpoint's note and the way's key; "" there is none */
};
enum rc store_cosign_all(struct conn *, struct arena *, struct cosign_row **rows, size_t *n, struct err *err);
/* The lines below a checkpoint, in the order of ways; "" none. */
enum rc store_cosigns(struct conn *, struct arena *, uint64_t size, struct text *lines, struct err *err);
/* The largest checkpoint above `above` that a witness signed; *found false: none. */
enum rc store_checkpoint_cosigned(struct conn *, struct arena *, uint64_t above, struct ledger_checkpoint *out, bool *found,
                                  struct err *err);

/* --- erasing ------------------------------------------------------------------------------------------------- */

struct erasure_row {
    int64_t seq; /* assigned */
    struct instant recorded;
    struct text person, operator_name, subject, ground;
};
enum rc store_erasure_add(struct conn *, struct erasure_row *row, struct err *err);
/* Erases the fields named (NULL: every one that stands) of one fact and puts their digests down; *erased counts them. */
enum rc store_erase(struct conn *, struct arena *, int64_t erasure, enum fact_sort sort, int64_t n, const struct text *fields,
                    size_t nfields, size_t *erased, struct err *err);
/* What was taken away is nowhere in the file any more, nor beside it. Outside of any transaction. */
enum rc store_scrub(struct store *, struct err *err);
/* Register rows that name a person; contents of a document. Numbers, in order. */
enum rc store_person_rows(struct conn *, struct arena *, struct text code, int64_t **ns, size_t *n, struct err *err);
enum rc store_content_ids(struct conn *, struct arena *, int64_t document, int64_t **ns, size_t *n, struct err *err);

/* The name of the file, as it was opened. */
const char *store_where(const struct store *);

#endif
