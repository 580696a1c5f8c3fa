/* db_sqlite_file.h -- what an SQLite file says of itself before SQLite touches it. Private to the driver.
 *
 *      byte   0  "SQLite format 3", NUL     24  change counter        60  user_version
 *            16  page size                  28  pages                 68  application_id
 *                                           92  change counter for which byte 28 holds
 *
 * Reading it ourselves leaves a foreign database untouched (no WAL recovery, no lock) and lets each wrong file be named
 * for what it is.
 */
#ifndef CONGVU_DB_SQLITE_FILE_H
#define CONGVU_DB_SQLITE_FILE_H

#include "store/db.h"

#define SQLITE_FILE_APPLICATION INT32_C(0x43565545) /* "CVUE" */
enum { SQLITE_FILE_VERSION = 17 };                   /* of the schema; docs/formats/database.md */

/* PB_IO (absent, unreadable), PB_NOT_OURS (empty, another format or program), PB_NEWER, PB_OLDER, PB_CORRUPT
 * (truncated),
 * PB_READ_ONLY (`write` asked of a file or folder that may not be written). */
enum rc sqlite_file_check(const char *where, bool write, bool *in_wal, struct err *err);

/* The same by what SQLite reads. For a file whose first page was being written when the power was lost: *in_wal is set by sqlite_file_check
 * where the header is none, and a WAL lies beside it that can hold the page whole. */
enum rc sqlite_file_ours(const char *where, uint32_t application, uint32_t version, struct err *err);

/* The mark FILE-unsure: a sync failed, and the WAL may hold what the disk does not. It is made where that is possible. */
void sqlite_file_unsure(const char *where);
bool sqlite_file_is_unsure(const char *where);
void sqlite_file_sure(const char *where);

/* The URI by which to read a database in a folder where SQLite can make no files beside it: as one that nobody changes.
 * NULL where that is not needed, or not safe because a WAL lies there. The caller frees it. */
char *sqlite_file_immutable(const char *where);

#endif
