/* sha256.h -- SHA-256 over two pieces, by the processor's own instructions where it has them.
 *
 * libsodium's is plain C and is what everything is measured by: sha256_plain. A processor with the SHA extensions does the same some
 * six times as fast, and hashing is half of what sealing costs. Which one is used is found once; a test feeds both the same bytes.
 *
 * Threads: pure.
 */
#ifndef CONGVU_SHA256_H
#define CONGVU_SHA256_H

#include "base/text.h"

enum { SHA256_BYTES = 32 };

typedef void sha256_of(struct text first, struct text second, unsigned char out[SHA256_BYTES]);

sha256_of sha256_plain;
sha256_of *sha256_quick(void); /* NULL: the processor has no such instructions */
sha256_of sha256;              /* the quickest there is                        */

#endif
