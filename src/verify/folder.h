/* folder.h -- is an exported ledger whole? Every entry hashed to its leaf, every leaf to the root that was signed.
 *
 * Reads what C2SP tlog-tiles says of a log, from a folder; knows no database. What somebody serves as files can be mirrored and checked by
 * anybody who has the public key.
 */
#ifndef CONGVU_VERIFY_FOLDER_H
#define CONGVU_VERIFY_FOLDER_H

#include "base/err.h"
#include "base/sbuf.h"

/* Writes what holds, for people; PB_LEDGER_DIFFERS with the first thing that does not. `keys` as in verify.h. */
enum rc verify_folder(const char *folder, struct text keys, struct sbuf *out, struct err *err);

#endif
