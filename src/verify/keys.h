/* keys.h -- public keys as people keep them: one a line; lines that are empty or begin with '#' are passed over. */
#ifndef CONGVU_VERIFY_KEYS_H
#define CONGVU_VERIFY_KEYS_H

#include "ledger/note.h"

enum { KEYS_MAX = 64 };

/* PB_LEDGER_KEY for a line that is none, and where there is no line. Names are borrowed from `t`. */
enum rc keys_read(struct text t, struct note_key keys[KEYS_MAX], size_t *n, struct err *err);

#endif
