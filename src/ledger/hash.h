/* hash.h -- SHA-256 as RFC 6962 uses it, and the two ways hashes are written down.
 *
 *      leaf    SHA-256(0x00 || entry)          node    SHA-256(0x01 || left || right)
 *
 * The first byte keeps a leaf from being passed off as a node. A salted digest is SHA-256(salt || content): who has the
 * 16 random bytes can show what stood there, and once they are deleted nobody can, not even by guessing.
 *
 * Owns:    nothing.
 * Fails:   never, but for reading what others wrote.
 * Threads: pure.
 */
#ifndef CONGVU_HASH_H
#define CONGVU_HASH_H

#include "base/sbuf.h"
#include "base/text.h"

enum { HASH_BYTES = 32, SALT_SIZE = 16 };

struct hash {
    unsigned char b[HASH_BYTES];
};

struct hash hash_of(struct text bytes);
struct hash hash_leaf(struct text entry);
struct hash hash_node(const struct hash *left, const struct hash *right);
struct hash hash_salted(struct text salt, struct text content);
bool hash_eq(const struct hash *a, const struct hash *b);

/* Standard base 64 with padding (RFC 4648 section 4). Reading is strict: no blanks, no missing padding, no stray bits. */
void base64_add(struct sbuf *out, struct text bytes);
bool base64_read(struct arena *a, struct text t, struct text *out);
/* One hash in base 64. */
void hash_add(struct sbuf *out, const struct hash *h);
bool hash_read(struct text t, struct hash *out);
/* Lower case hexadecimal digits. */
void hex_add(struct sbuf *out, struct text bytes);
char *hex_put(char *p, struct text bytes); /* where there is room for two each; returns the end */
bool hash_read_hex(struct text t, struct hash *out);

#endif
