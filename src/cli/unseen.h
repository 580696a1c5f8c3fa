/* unseen.h -- a password, from a terminal that does not show it, or from a descriptor; never from the command line, which anybody on
 * the machine can read. */
#ifndef CONGVU_UNSEEN_H
#define CONGVU_UNSEEN_H

#include "base/err.h"
#include "base/text.h"

enum { UNSEEN_BYTES_MAX = 2048 };

/* Typed twice at the terminal of this process, alike. In NFC, in the arena. */
enum rc unseen_ask(struct arena *a, struct text *out, struct err *err);
/* The first line of what the descriptor gives. */
enum rc unseen_read(struct arena *a, int fd, struct text *out, struct err *err);

#endif
