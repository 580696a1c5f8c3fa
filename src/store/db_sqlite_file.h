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
enum { SQLITE_FILE_VERSION = 13 };                   /* of the schema; docs/formats/database.md */

/* PB_IO (absent, unreadable), PB_NOT_OURS (empty, another format or program), PB_NEWER, PB_OLDER, PB_CORRUPT
 * (truncated),
 * PB_READ_ONLY (`write` asked of a file or folder that may not be written). */
enum rc sqlite_file_check(const char *where, bool write, struct err *err);

/* The URI by which to read a database in a folder where SQLite can make no files beside it: as one that nobody changes.
 * NULL where that is not needed, or not safe because a WAL lies there. The caller frees it. */
char *sqlite_file_immutable(const char *where);

#endif
