/* db_sqlite_watch.h -- has anybody committed? Asked of the head of the WAL's index, which lies in memory that all programs at the
 * database share. Private to store.
 *
 *      FILE-shm   [ head, 48 bytes ][ the same again ][ frames ... ]      a commit writes the second, then the first
 *
 * SQLite's own answer (PRAGMA data_version) begins a transaction for it: two locks of the file, some microseconds, and whoever asks at the
 * same time waits. This one reads 96 bytes. Where they are not to be had (a file that cannot be written, no WAL) SQLite is asked.
 *
 * The layout is SQLite's own, and part of its file format: "WAL-Index Format", https://www.sqlite.org/walformat.html.
 *
 * Threads: one at a time.
 */
#ifndef CONGVU_DB_SQLITE_WATCH_H
#define CONGVU_DB_SQLITE_WATCH_H

#include "base/base.h"

#include <sqlite3.h>

enum { WAL_HEAD_WORDS = 12 };

struct sqlite_watch {
    const volatile uint32_t *shared; /* NULL: SQLite is to be asked                        */
    uint32_t seen[WAL_HEAD_WORDS];
    int64_t n;
};

/* Of a connection that has read already, and begins no transaction as long as it watches. */
void sqlite_watch_begin(struct sqlite_watch *w, sqlite3 *db);
/* Another number once anybody has committed. *known false: SQLite is to be asked. */
int64_t sqlite_watch_look(struct sqlite_watch *w, bool *known);

#endif
