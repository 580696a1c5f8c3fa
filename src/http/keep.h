/* keep.h -- files that somebody is looking at before they are taken in: the last few, for who sent them. Private to http/.
 *
 * Nothing of them is recorded; a file that is pushed out is sent again. Threads: safe to share.
 */
#ifndef CONGVU_HTTP_KEEP_H
#define CONGVU_HTTP_KEEP_H

#include "base/text.h"

struct keep;

enum { KEEP_FILES = 24, KEEP_BYTES_MAX = 48 << 20 };

struct keep *keep_new(void);
void keep_free(struct keep *k); /* NULL is fine */
/* Keeps a copy, pushing out the oldest; the id is in the arena. The same file of the same owner has the same id. */
struct text keep_add(struct keep *k, struct arena *a, struct text owner, struct text name, struct text bytes);
/* Copies in the arena. False: it is not there, or somebody else's. */
bool keep_find(struct keep *k, struct arena *a, struct text owner, struct text id, struct text *name, struct text *bytes);

#endif
