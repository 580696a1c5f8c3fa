/* stamp.h -- a keyed stamp for every fact, put down in the transaction that records it. Private to store.
 *
 *      INSERT act 17, act 18, matter 5   ─►  fact_stamp: (act, 17, stamps of 17 and 18), (matter, 5, its stamp)   ─► commit
 *
 * A stamp is BLAKE2b-128, keyed, over the sequence and over every column that the ledger seals, as FACTS_* gives them (fact.c). So the sealer
 * makes it again from the very row that it hashes. The key is kept apart from the database: who can write the file cannot stamp what was
 * put in past the program. One row holds the stamps of all facts of a sequence that one commit brought; once they are sealed it goes.
 *
 * Acts and matters are stamped from the values that are written; of the others, which are few, the rows are read once more before the commit.
 *
 * Threads: the leader's (commit.c), as everything of a connection that writes.
 */
#ifndef CONGVU_STAMP_H
#define CONGVU_STAMP_H

#include "base/sbuf.h"
#include "store/db.h"
#include "store/fact.h"
#include "store/sql.h"

struct stamped { /* facts of one sequence that the transaction brought */
    int64_t first, count;
    struct sbuf stamps; /* of those that were stamped at once */
};
struct stamped_counts {
    int64_t of[FACT_SORT_END];
};

bool conn_stamps(const struct conn *c);
/* conn_run for a statement that adds a fact, of which the number is the first value. It is stamped before the commit. Numbers of a sequence
 * follow each other within a transaction. */
enum rc conn_add(struct conn *c, enum fact_sort sort, enum sql sql, const struct value *v, size_t n, struct err *err);
/* A fact was added: its columns as FACTS_* gives them, the number first. It is stamped at once. */
void conn_added(struct conn *c, enum fact_sort sort, const struct value *columns, size_t n);
void stamp_make(const struct store *s, enum fact_sort sort, const struct value *columns, size_t n, unsigned char out[STAMP_BYTES]);

/* The last number of a sequence, for the next one to follow: as it stands, but never below what this program committed. So a number whose
 * row somebody took away is not given again, and the gap is found. */
enum rc conn_last(struct conn *c, enum fact_sort sort, enum sql last, int64_t *out, struct err *err);
int64_t conn_last_mine(const struct conn *c, enum fact_sort sort, int64_t stored);

/* Around a transaction and a savepoint (conn.c, commit.c). */
struct stamped_counts conn_stamped(const struct conn *c);
void conn_stamped_back(struct conn *c, const struct stamped_counts *counts); /* NULL: none */
enum rc conn_stamps_put(struct conn *c, struct err *err);
void conn_stamps_committed(struct conn *c);

#endif
