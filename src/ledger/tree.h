/* tree.h -- the Merkle tree of RFC 6962: built leaf by leaf, its root, and proofs about it.
 *
 *                      root of 7                a tree of 7 leaves is three complete subtrees, its peaks:
 *               ┌─────────┴────────┐            one for each bit of its size (4 + 2 + 1). They are all that
 *           ┌───┴───┐         ┌────┴─┐          must be kept to go on, and to know the root.
 *         ┌─┴─┐   ┌─┴─┐     ┌─┴─┐    │
 *         0   1   2   3     4   5    6          node (level 1, index 2) is the one over 4 and 5
 *
 * A complete subtree never changes again. Who gives proofs is asked for such nodes by tree_node; where they come from
 * (tiles in a database, in a folder, an array) is not known here.
 *
 * Proofs are checked by the loops of RFC 9162 (2.1.3.2, 2.1.4.2) and made by the recursion of RFC 6962 (2.1.1, 2.1.2), so that one is a
 * test of the other.
 *
 * Owns:    nothing. A tree is a value.
 * Fails:   only where reading a node does.
 * Threads: pure.
 */
#ifndef CONGVU_TREE_H
#define CONGVU_TREE_H

#include "base/err.h"
#include "ledger/hash.h"

enum { TREE_LEVELS = 63, PROOF_MAX = 64, TILE_HEIGHT = 8, TILE_WIDTH = 1 << TILE_HEIGHT, TILE_LEVELS = TREE_LEVELS / TILE_HEIGHT + 1 };

struct tree {
    uint64_t size;
    struct hash peak[TREE_LEVELS]; /* peak[i] stands where bit i of size is set */
};

/* Appends a leaf. up[0] is the leaf, up[1] the node of level 8 it completed, up[2] of level 16 ...: what tiles hold. Returns how many. */
int tree_add(struct tree *t, const struct hash *leaf, struct hash up[TILE_LEVELS]);
struct hash tree_root(const struct tree *t); /* of no leaf: SHA-256 of nothing */

/* The hash of the complete subtree at (level, index). */
typedef enum rc tree_node(void *arg, int level, uint64_t index, struct hash *out, struct err *err);

/* Take up a tree where it was left. */
enum rc tree_resume(struct tree *t, uint64_t size, tree_node *node, void *arg, struct err *err);
/* The root of the first `size` leaves. */
enum rc tree_root_at(uint64_t size, tree_node *node, void *arg, struct hash *out, struct err *err);

struct proof {
    struct hash path[PROOF_MAX];
    size_t n;
};
/* That leaf `index` is in the tree of `size`: index < size. */
enum rc proof_inclusion(uint64_t index, uint64_t size, tree_node *node, void *arg, struct proof *out, struct err *err);
/* That the tree of `size` begins with the tree of `old`: old <= size; empty where old is 0 or size. */
enum rc proof_consistency(uint64_t old, uint64_t size, tree_node *node, void *arg, struct proof *out, struct err *err);

bool proof_includes(const struct proof *p, uint64_t index, uint64_t size, const struct hash *leaf, const struct hash *root);
bool proof_consistent(const struct proof *p, uint64_t old, uint64_t size, const struct hash *old_root, const struct hash *root);

#endif
