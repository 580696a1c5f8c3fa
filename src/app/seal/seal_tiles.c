/* seal_tiles.c -- nodes of the tree from the tiles in the store; those lately read are kept. */
#include "app/seal/seal.h"

#include "base/i18n.h"
#include "ledger/tile.h"

struct tiles tiles_of(struct conn *conn, struct arena *a) { return (struct tiles){ .conn = conn, .a = a }; }

static enum rc tile_bytes(struct tiles *t, int level, uint64_t n, struct text *out, struct err *err)
{
    for (size_t i = 0; i < t->nkept; i++)
        if (t->kept[i].level == level && t->kept[i].n == n) {
            *out = t->kept[i].bytes;
            return RC_OK;
        }
    struct text bytes;
    enum rc rc = store_tile(t->conn, t->a, level, n, &bytes, err);
    if (rc != RC_OK)
        return rc;
    t->kept[t->next] = (struct tile_kept){ level, n, bytes };
    t->next = (t->next + 1) % TILES_KEPT;
    t->nkept += t->nkept < TILES_KEPT;
    *out = bytes;
    return RC_OK;
}

enum rc tiles_node(void *arg, int level, uint64_t index, struct hash *out, struct err *err)
{
    struct tiles *t = arg;
    struct text bytes;
    int at, n;
    struct tile tile = tile_of_node(level, index, &at, &n);
    enum rc rc = tile_bytes(t, tile.level, tile.n, &bytes, err);
    if (rc != RC_OK)
        return rc;
    if (bytes.n < (size_t)(at + n) * HASH_BYTES) {
        char path[TILE_PATH_CHARS];
        return err_set(err, PB_LEDGER_DIFFERS, _("'%s' of the ledger is missing or cut short"), tile_path(tile, path));
    }
    static_assert(sizeof(struct hash) == HASH_BYTES, "a tile is an array of hashes");
    *out = tile_node((const struct hash *)(const void *)(bytes.p + (size_t)at * HASH_BYTES), n);
    return RC_OK;
}
