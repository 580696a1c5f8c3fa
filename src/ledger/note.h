/* note.h -- signed notes (C2SP signed-note): a text, an empty line, and a line for each signature.
 *
 *      songlamha.example/congvu          the text: it ends in a newline
 *      20852163
 *      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *                                        the last empty line of the note
 *      — songlamha.example/congvu Az3grlgtzPICa5OS8np…=      name, base64(key id, signature)
 *
 * A key is known by its name and its id, the first four bytes of SHA-256(name, newline, kind, public key). Signatures of keys that
 * nobody named are passed over, those of a known key must be right, and one of them at least must be there.
 *
 * Two kinds: the log's own (Ed25519 over the text) and a witness's (C2SP tlog-cosignature: Ed25519 over the instant and the text).
 *
 * Written down, keys are what other programs for signed notes read and write:
 *
 *      songlamha.example/congvu+d4a3f1c2+AQ…                public: name, id, base64(kind, key)
 *      PRIVATE+KEY+songlamha.example/congvu+d4a3f1c2+AQ…    private: the same with the seed. Nobody's but the log's
 *
 * Owns:    what is read points into the text given, or lies in the arena.
 * Fails:   PB_RECEIPT for what is no note or not signed as it must be; PB_LEDGER_KEY for what is no key.
 * Threads: pure.
 */
#ifndef CONGVU_NOTE_H
#define CONGVU_NOTE_H

#include "base/err.h"
#include "ledger/hash.h"

enum { KEY_NAME_MAX = 200, KEY_SEED = 32, KEY_PUBLIC = 32, SIGNATURE_BYTES = 64, NOTE_SIGNATURES_MAX = 32, NOTE_BYTES_MAX = 1 << 16 };

enum key_kind { KEY_LOG = 1, KEY_WITNESS = 4 };

struct note_key {
    struct text name;
    enum key_kind kind;
    uint32_t id;
    unsigned char public_key[KEY_PUBLIC];
};
struct note_signer {
    struct note_key key;
    unsigned char seed[KEY_SEED];
};

/* May it name a key? Not empty, no blank, no plus. */
bool key_name_valid(struct text name);

/* A new one, from the system's random numbers. The name is borrowed. */
enum rc signer_new(struct text name, enum key_kind kind, struct note_signer *out, struct err *err);
void signer_forget(struct note_signer *signer); /* wipes the seed */

void key_write(struct sbuf *out, const struct note_key *key);
enum rc key_read(struct text t, struct note_key *out, struct err *err);
void signer_write(struct sbuf *out, const struct note_signer *signer);
enum rc signer_read(struct text t, struct note_signer *out, struct err *err);
bool key_eq(const struct note_key *a, const struct note_key *b);

/* One signature line for `text`, as a note has it. `seconds` since 1970: a witness's only. */
void note_sign(struct sbuf *out, struct text text, const struct note_signer *signer, int64_t seconds);

struct note {
    struct text text, signatures; /* with the newline of their last lines */
};
/* Cuts a note in two; says nothing of its signatures. */
enum rc note_read(struct text t, struct note *out, struct err *err);
/* Whose signature counts: the first of `keys` that signed is put in *by; `seconds` (may be NULL) is when, of a witness, else 0. */
enum rc note_check(const struct note *note, const struct note_key *keys, size_t nkeys, const struct note_key **by,
                   int64_t *seconds, struct err *err);

#endif
