/* db.h -- the narrowest seam between us and a SQL engine: a dozen calls (STYLE 31).
 *
 * Statements are written with $1 .. $n; SQLite takes those as names, so binding goes through
 * sqlite3_bind_parameter_index. Only DDL is written twice.
 *
 * A connection belongs to one thread at a time, but for settle. A statement belongs to its connection.
 */
#ifndef CONGVU_DB_H
#define CONGVU_DB_H

#include "base/err.h"
#include "base/text.h"

struct db;
struct stmt;

enum value_type { VALUE_NULL, VALUE_INT, VALUE_TEXT, VALUE_BLOB };
struct value {
    enum value_type type;
    int64_t i;
    struct text t; /* TEXT and BLOB */
};
#define VALUE_I(x) ((struct value){ VALUE_INT, (x), { NULL, 0 } })
#define VALUE_T(x) ((struct value){ VALUE_TEXT, 0, (x) })
#define VALUE_B(x) ((struct value){ VALUE_BLOB, 0, (x) })
#define VALUE_NIL ((struct value){ VALUE_NULL, 0, { NULL, 0 } })

enum db_mode { DB_READ, DB_WRITE, DB_CREATE };

struct db_driver {
    const char *name;                                       /* as written before a ':' in --db; "sqlite"      */
    enum rc (*open)(struct db **out, const char *where, enum db_mode mode, struct err *err);
    enum rc (*script)(struct db *db, const char *sql, struct err *err); /* DDL, several statements           */
    enum rc (*prepare)(struct db *db, struct stmt **out, const char *sql, struct err *err);
    enum rc (*bind)(struct stmt *st, int first, const struct value *v, size_t n, struct err *err); /* $first, and n - 1 behind it;
                                                               first from 1; lent until the last step        */
    enum rc (*step)(struct stmt *st, bool *has_row, struct err *err);
    struct value (*column)(const struct stmt *st, int n);   /* from 0; borrowed until the next step or reset */
    void (*reset)(struct stmt *st);                         /* ready to bind again; numbers stay bound       */
    void (*finish)(struct stmt *st);                        /* NULL is fine                                  */
    enum rc (*begin)(struct db *db, bool write, struct err *err);
    enum rc (*commit)(struct db *db, struct err *err);      /* on disk. RC_RETRY: do the whole work again    */
    enum rc (*publish)(struct db *db, struct err *err);     /* commit, but for the disk, which settle waits for */
    enum rc (*settle)(struct db *db, struct err *err);      /* what was published before is on disk; any thread may
                                                               ask, beside the one that has the connection  */
    enum rc (*mend)(struct db *db, struct err *err);        /* after a settle that failed: write all of it again, and
                                                               wait for the disk                            */
    void (*rollback)(struct db *db);                        /* cannot fail                                   */
    enum rc (*mark)(struct db *db, struct err *err);        /* a savepoint inside a transaction              */
    void (*release)(struct db *db, bool keep);              /* end the savepoint: keep or undo what follows it */
    int64_t (*changed)(const struct db *db);                /* rows this connection has written or deleted so far */
    int64_t (*others)(struct db *db);                       /* another number once other connections committed */
    int64_t (*watch)(struct db *db);                        /* another number once anybody committed: of a connection
                                                               that begins no transaction                   */
    enum rc (*copy)(struct db *db, const char *where, struct err *err); /* what this connection sees, to a new file */
    void (*close)(struct db *db);                           /* NULL is fine                                  */
};
extern const struct db_driver db_sqlite;

#endif
