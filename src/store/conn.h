/* conn.h -- a connection with its prepared statements, and the few calls by which the rest of store asks. Private.
 *
 * Every statement takes the realm as $1; callers state $2 onward. A statement in use is reset before the next call that
 * uses the same one, so a loop over rows must not run its own statement inside.
 */
#ifndef CONGVU_CONN_H
#define CONGVU_CONN_H

#include "base/sbuf.h"
#include "store/sql.h"
#include "store/stamp.h"
#include "store/store.h"

enum { SALT_BYTES = 16, SALTS_AHEAD = 64, BODY_MAX = 1 << 20, SAID_MAX = 8 << 20, STAMPS_MAX = 256 << 20, REALM = 1 };

struct conn {
    const struct db_driver *driver;
    struct db *db;
    struct store *store;
    struct conn *next; /* among the idle ones                                                       */
    struct stmt *stmts[SQL_COUNT];
    bool writing;
    bool unseen; /* what is being written shall be on disk before others see it */

    /* What was read once holds until conn_forget: for a writer, until others commit or something is undone.       */
    int64_t epoch;  /* how often it was forgotten                                                          */
    int64_t others; /* as the driver counted when the last transaction began                               */
    bool last_known, matter_known, world_known;
    int64_t last_seq; /* the register's last act                                                           */
    struct instant last_recorded;
    matter_id last_matter;
    int64_t world; /* store_world_version                                                                  */

    struct sbuf body, said; /* of the act being written: members as lines, salts and words; they keep their room */
    unsigned char salts[SALTS_AHEAD * SALT_BYTES];
    size_t salt; /* next unused; SALTS_AHEAD: none                                                    */

    struct stamped stamped[FACT_SORT_END]; /* what this transaction brought (stamp.h)                   */
};

enum rc conn_open(struct store *store, const char *where, enum db_mode mode, struct conn **out, struct err *err);
void conn_close(struct conn *c); /* NULL is fine */

enum rc conn_begin(struct conn *c, bool write, struct err *err);
void conn_undo(struct conn *c); /* roll back, and forget */
void conn_forget(struct conn *c);

/* Bind $2 .. and be ready to step. On failure the statement is reset. */
enum rc conn_ask(struct conn *c, enum sql sql, const struct value *v, size_t n, struct stmt **out, struct err *err);
/* The next row; at the end, and on failure, the statement is reset. */
enum rc conn_row(struct conn *c, struct stmt *st, bool *has_row, struct err *err);
void conn_done(struct conn *c, struct stmt *st);
/* A statement without rows. */
enum rc conn_run(struct conn *c, enum sql sql, const struct value *v, size_t n, struct err *err);
/* Is the database of at least that format? One that is only read may be of an older one, and lacks what came since. */
enum rc conn_reaches(struct conn *c, int64_t format, bool *yes, struct err *err);
/* Both: ask for what has one row at most. Who got it ends with conn_done. */
enum rc conn_first(struct conn *c, enum sql sql, const struct value *v, size_t n, struct stmt **out, bool *row, struct err *err);
/* The whole number in the first column of the first row; *out stays as it is when there is no row. */
enum rc conn_number(struct conn *c, enum sql sql, const struct value *v, size_t n, int64_t *out, struct err *err);

#define VALUES(...)                                                                                                    \
    ((const struct value[]){ __VA_ARGS__ }), (sizeof((const struct value[]){ __VA_ARGS__ }) / sizeof(struct value))
#define NO_VALUES NULL, 0

/* Instants that are usually "never" are stored as NULL. */
struct value value_instant(struct instant t);

int64_t row_int(const struct conn *c, const struct stmt *st, int n);
bool row_bool(const struct conn *c, const struct stmt *st, int n);
struct instant row_instant(const struct conn *c, const struct stmt *st, int n); /* NULL: INSTANT_MAX */
struct text row_text(const struct conn *c, const struct stmt *st, int n,
                     struct arena *a); /* TEXT or BLOB, in the arena */
/* What stands behind the salt. False for NULL: never written, or erased. */
bool row_word(const struct conn *c, const struct stmt *st, int n, struct arena *a, struct text *out);

#endif
