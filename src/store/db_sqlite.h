/* db_sqlite.h -- an open SQLite file, for the files of its driver: db_sqlite.c opens, commits and copies, db_sqlite_stmt.c asks,
 * db_sqlite_err.c says what went wrong. Private to them. (1) to (4) are those of db_sqlite.c.
 */
#ifndef CONGVU_DB_SQLITE_H
#define CONGVU_DB_SQLITE_H

#include "store/db.h"
#include "store/db_sqlite_watch.h"

#include <sqlite3.h>

/* Transaction words, prepared once: a savepoint for each job of a batch must be cheap. */
enum word { W_BEGIN, W_BEGIN_WRITE, W_NAIL, W_COMMIT, W_ROLLBACK, W_MARK, W_UNDO, W_RELEASE, W_OTHERS, W_COUNT };
struct db {
    sqlite3 *h;
    sqlite3_stmt *words[W_COUNT];
    sqlite3_file *wal; /* NULL: not reached through our layer, or not yet; from the first publish on it stays */
    struct sqlite_watch watch;
    bool watching;
    bool inside, lost; /* a transaction was begun; SQLite gave it up (1) */
    char where[];
};

/* The answer for an SQLite code that is no success; for one of reading or writing; for a transaction that is lost (1). */
enum rc sqlite_fail(struct db *db, int code, struct err *err);
enum rc sqlite_fail_io(const struct db *db, int code, struct err *err);
enum rc sqlite_fail_lost(const struct db *db, struct err *err);

/* Of the driver's table (db.h). */
enum rc sqlite_prepare(struct db *db, struct stmt **out, const char *sql, struct err *err);
enum rc sqlite_bind(struct stmt *st, int first, const struct value *v, size_t n, struct err *err);
enum rc sqlite_step(struct stmt *st, bool *has_row, struct err *err);
struct value sqlite_column(const struct stmt *st, int n);
void sqlite_reset(struct stmt *st);
void sqlite_finish(struct stmt *st);

#endif
