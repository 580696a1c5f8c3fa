/* cache.h -- answers that are asked for again while nothing has changed. Private to http/.
 *
 * The key says everything that the answer depends on (version, world, minute, language, who): what is found is right by its key, and nothing
 * is ever invalidated. A place is taken by whoever comes last; the bytes together stay under a ceiling. Threads: safe to share.
 */
#ifndef CONGVU_HTTP_CACHE_H
#define CONGVU_HTTP_CACHE_H

#include "base/sbuf.h"

struct cache;

enum { CACHE_PLACES = 4096, CACHE_BYTES_MAX = 24 << 20, CACHE_ONE_MAX = 256 << 10};

struct cache *cache_new(void);
void cache_free(struct cache *c); /* NULL is fine */
/* Appends the answer kept under the key. False: there is none. */
bool cache_get(struct cache *c, struct text key, struct sbuf *out);
/* Keeps a copy; what is larger than CACHE_ONE_MAX is not kept. */
void cache_put(struct cache *c, struct text key, struct text bytes);

#endif
