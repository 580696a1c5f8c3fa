/* db_sqlite_wal.h -- how the one who writes reaches the WAL: a transaction in one call, and its sync when its owner asks. Private
 * to the driver.
 *
 *      SQLite     frame head, page, frame head, page, ...  last head says "commit"   sync
 *                      │ gathered                                                     │
 *      the file        └───────────────────────────────── one write ──────────────────┴─ sync, now or by sqlite_wal_settle
 *
 * SQLite writes each page in two calls, each of which costs more than the page. And it waits for the disk inside of COMMIT,
 * while the next transaction could be run.
 *
 * Always true, for files opened through SQLITE_WAL_VFS:
 *  (1) What was written is in the file before a sync returns, before anything is read from it, and before it is cut. Between a
 *      commit's last frame and its publication in the index beside the WAL SQLite syncs (synchronous = FULL); so what others
 *      can see is in the file.
 *  (2) Only a sync that ends a commit is put off, and only after sqlite_wal_put_off. That of a new WAL's head, and those of
 *      a checkpoint, are made at once: the order of writes that SQLite relies on is as it was.
 *
 * Only the WAL is dealt with; the database itself, its locks and its shared memory are SQLite's own.
 */
#ifndef CONGVU_DB_SQLITE_WAL_H
#define CONGVU_DB_SQLITE_WAL_H

#include <sqlite3.h>
#include <stdbool.h>

#define SQLITE_WAL_VFS "congvu-wal"

/* Once a process, after which databases can be opened with SQLITE_WAL_VFS; again when another layer became SQLite's own, and none
 * is open. An SQLite code. */
int sqlite_wal_register(void);

/* The WAL of a connection that has one and was opened so; else NULL. Valid as long as the connection. */
sqlite3_file *sqlite_wal_of(sqlite3 *db);

/* The next commit may leave its sync to sqlite_wal_settle; false: not any more. */
void sqlite_wal_put_off(sqlite3_file *wal, bool yes);

/* Wait until the disk has all that was committed before the call. Any thread, beside the one that writes. */
int sqlite_wal_settle(sqlite3_file *wal);

#endif
