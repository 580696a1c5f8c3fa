/* fixture.h -- what the ledger's tests share: a tree in an array, and the definitions of RFC 6962 written as they stand there. */
#ifndef CONGVU_TESTS_LEDGER_FIXTURE_H
#define CONGVU_TESTS_LEDGER_FIXTURE_H

#include "../base/rows.h"
#include "ledger/tile.h"

enum { GROVE_MAX = 1100 };

struct grove {
    struct hash leaf[GROVE_MAX];
    struct tree tree;
};
/* n leaves, each the hash of its own number. */
void grove_grow(struct grove *g, size_t n);
tree_node grove_node; /* arg: struct grove */

/* MTH(D[from:to]), PATH and PROOF of RFC 6962, section 2.1. */
struct hash rfc_root(const struct hash *leaf, size_t n);
void rfc_path(const struct hash *leaf, size_t m, size_t n, struct proof *out);
void rfc_proof(const struct hash *leaf, size_t m, size_t n, bool known, struct proof *out);

struct hash hash_hex_of(const char *hex);
void assert_hash(const struct hash *h, const char *hex);

#endif
