/* tile.h -- how a log is cut into files (C2SP tlog-tiles): 256 hashes a tile, 256 entries a bundle.
 *
 *      tile/0/x001/234          leaf hashes 1234 * 256 ...      tile/0/x001/234.p/17   the same, with 17 of them yet
 *      tile/1/004               nodes of level 8                tile/entries/x001/234  the entries themselves
 *
 * A full tile never changes; the last of each level is partial until it is full. Levels between the tiles' are hashed again
 * when they are needed. A bundle is its entries, each behind its length in two bytes: so an entry has at most 65,535.
 */
#ifndef CONGVU_TILE_H
#define CONGVU_TILE_H

#include "ledger/tree.h"

enum { ENTRY_BYTES_MAX = 65535, TILE_PATH_CHARS = 64, TILE_ENTRIES = -1 };

struct tile {
    int level;   /* 0 ..; TILE_ENTRIES a bundle of entries */
    uint64_t n;  /* in its level                           */
    int width;   /* 1 .. TILE_WIDTH                        */
};

/* How many hashes the tiles of a level hold in a log of `size`: full tiles are the first count / 256, then one of count % 256. */
uint64_t tile_count(int level, uint64_t size);
const char *tile_path(struct tile t, char buf[TILE_PATH_CHARS]); /* "tile/0/x001/234.p/17" */

/* Which tile holds what is needed for a node, and where in it: hashes [*at, *at + *n), n a power of two. */
struct tile tile_of_node(int level, uint64_t index, int *at, int *n);
/* The node over n (a power of two) of a tile's hashes. */
struct hash tile_node(const struct hash *hashes, int n);

void bundle_add(struct sbuf *out, struct text entry); /* at most ENTRY_BYTES_MAX */
/* The next entry; *rest is what follows it. False at the end, and where what is left is no entry: then rest->n > 0. */
bool bundle_next(struct text *rest, struct text *entry);

#endif
