/* witness.h -- the other side: an agency that keeps the last checkpoint of each log it knows, and co-signs what grows from it.
 *
 *      FOLDER/key           its private key, its owner's alone
 *      FOLDER/logs          public keys of the logs that it watches, one a line
 *      FOLDER/last/…        the last checkpoint that it signed, a file for each log, named by SHA-256 of its origin
 *
 * It holds nothing else of a log, and sees nothing of what the log says. A restart, or a copy of the folder put back, must not make it sign a
 * second history: what it signs is on disk before it answers, and the folder must never be put back to an earlier state.
 *
 * Owns:    the folder's lock, until witness_close: two programs never serve one folder.
 * Fails:   PB_IO, PB_LEDGER_KEY; PB_BUSY where another has the folder.
 * Threads: one at a time.
 */
#ifndef CONGVU_WITNESS_H
#define CONGVU_WITNESS_H

#include "base/instant.h"
#include "ledger/growth.h"

struct witness;

/* A folder with a key of that name, which is a host and a path without a scheme: "thanhtra.songlamha.example/congvu". PB_EXISTS. */
enum rc witness_init(const char *folder, struct text name, struct err *err);
enum rc witness_open(const char *folder, struct witness **out, struct err *err);
void witness_close(struct witness *w); /* NULL is fine */
/* Its public key, as logs are told it. */
void witness_key(const struct witness *w, struct sbuf *out);
/* One more log to watch, or one more key of it: a line as `congvu ledger key` prints it. */
enum rc witness_trust(const char *folder, struct text vkey, struct err *err);

/* Answers the body of an add-checkpoint: the line that it signs (GROWTH_SIGNED), the size it has (GROWTH_OTHER), or a word. *answer is set on
 * RC_OK; anything else is the witness's own failure, and nothing was signed. */
enum rc witness_add(struct witness *w, struct text body, struct instant now, enum growth_answer *answer, struct sbuf *out, struct err *err);

struct witness_server;
/* "127.0.0.1:8081"; port 0 is a free one. The witness is lent, until witness_stop. */
enum rc witness_serve(struct witness *w, const char *listen, struct witness_server **out, struct err *err);
const char *witness_address(const struct witness_server *s);
void witness_stop(struct witness_server *s); /* NULL is fine */

#endif
