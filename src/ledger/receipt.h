/* receipt.h -- what an official takes home: that one fact is in the log (C2SP tlog-proof), to be checked by anybody, offline.
 *
 *      c2sp.org/tlog-proof@v1
 *      extra eyJmYWN0Ijoi…            the entry, and the fields that are opened
 *      index 73894                    its place in the log
 *      gSKyXoYZUgZ6jduW…=             the path from the leaf to the root, a hash a line
 *
 *      songlamha.example/congvu       a checkpoint of the log, signed, and co-signed by witnesses
 *      …
 *
 * `extra` is lines: the entry, then a line for each field opened: its name, a blank, base64(salt, content). Nobody signed them; they
 * count because the entry hashes to the leaf, and the field to its digest in the entry.
 *
 * Owns:    what is read lies in the arena.
 * Fails:   PB_RECEIPT, with what does not fit.
 * Threads: pure.
 */
#ifndef CONGVU_RECEIPT_H
#define CONGVU_RECEIPT_H

#include "ledger/checkpoint.h"
#include "ledger/leaf.h"
#include "ledger/note.h"

enum { RECEIPT_BYTES_MAX = 16 << 20, RECEIPT_OPENED_MAX = 64 };

struct receipt_field {
    struct text name, content;
    struct text salted; /* writing: salt and content together */
};
struct receipt {
    struct text entry;
    struct receipt_field *opened;
    size_t nopened;
    uint64_t index;
    struct proof proof;
    struct text note;
};

void receipt_write(struct sbuf *out, const struct receipt *r);
/* A proof as it is, whatever it proves. */
enum rc receipt_read(struct arena *a, struct text t, struct receipt *out, struct err *err);

struct receipt_told {
    struct receipt receipt;
    struct checkpoint checkpoint;
    struct leaf leaf;
    const struct note_key *by; /* which of the keys signed for the log */
    size_t witnesses;          /* how many of the keys co-signed       */
    uint64_t cosigned;         /* bit i: keys[i] did; of the first 64  */
    int64_t witnessed;         /* seconds since 1970 of the newest; 0 none */
};
/* Reads it and checks all of it: the signature, the path, the entry, each field opened. */
enum rc receipt_check(struct arena *a, struct text t, const struct note_key *keys, size_t nkeys, struct receipt_told *out,
                      struct err *err);

#endif
