/* look_signed.c -- what was signed, here and outside, and the tiles above the leaves. */
#include "app/ledger/look.h"

#include "base/i18n.h"
#include "ledger/tile.h"

#include <string.h>

/* --- checkpoints on record ------------------------------------------------------------------------------- */

enum rc look_checkpoint(struct look *l, const struct ledger_checkpoint *c, struct err *err)
{
    struct note note;
    struct checkpoint said;
    struct err why;
    const struct note_key *by;
    unsigned long long size = c->size;
    struct hash facts = tree_root(&l->facts), tiles = l->apart ? tree_root(&l->tiles) : facts;
    (void)err;
    l->facts_signed = l->tiles_signed = false;
    bool read = note_read(c->note, &note, &why) == RC_OK && checkpoint_read(note.text, &said, &why) == RC_OK;
    bool by_us = l->nkeys == 0 || (read && note_check(&note, l->keys, l->nkeys, &by, NULL, &why) == RC_OK);
    if (!read || !by_us) { /* without any key that was said already */
        look_bad(l, _("the checkpoint of %llu leaves is not signed by the ledger's key: %s"), size, why.detail);
        return RC_OK;
    }
    if (said.size != c->size) {
        look_bad(l, _("the checkpoint of %llu leaves says that it is of %llu"), size, (unsigned long long)said.size);
        return RC_OK;
    }
    l->facts_signed = hash_eq(&said.root, &facts);
    l->tiles_signed = hash_eq(&said.root, &tiles);
    if (!l->facts_signed && !l->tiles_signed)
        look_bad(l, _("the checkpoint of %llu leaves was signed over another history than the one that is here"), size);
    return RC_OK;
}

/* --- tiles ----------------------------------------------------------------------------------------------- */

static struct tile tile_at(int level, uint64_t n, uint64_t count)
{
    uint64_t width = count - n * TILE_WIDTH;
    return (struct tile){ level, n, width < TILE_WIDTH ? (int)width : TILE_WIDTH };
}

/* Each hash of a tile above the leaves is the root of the full tile below it. */
static enum rc tile_check(struct look *l, struct arena *a, struct tile t, struct err *err)
{
    struct text bytes, below;
    char path[TILE_PATH_CHARS];
    enum rc rc = store_tile(l->conn, a, t.level, t.n, &bytes, err);
    if (rc == RC_OK && bytes.n != (size_t)t.width * HASH_BYTES) {
        look_bad(l, _("'%s' of the ledger is missing or has not its length"), tile_path(t, path));
        return RC_OK;
    }
    for (int i = 0; rc == RC_OK && i < t.width; i++) {
        rc = store_tile(l->conn, a, t.level - 1, t.n * TILE_WIDTH + (uint64_t)i, &below, err);
        if (rc != RC_OK || below.n != TILE_WIDTH * HASH_BYTES)
            continue; /* said when that one was looked at */
        struct hash want = tile_node((const struct hash *)(const void *)below.p, TILE_WIDTH);
        if (memcmp(want.b, bytes.p + (size_t)i * HASH_BYTES, HASH_BYTES) != 0)
            look_bad(l, _("hash %d of '%s' is not the root of the tile below it"), i, tile_path(t, path));
    }
    return rc;
}

enum rc look_tiles(struct look *l, struct err *err)
{
    struct arena *a = arena_new();
    int64_t want = 0, have = 0;
    enum rc rc = RC_OK;
    for (int level = 0; rc == RC_OK && level < TILE_LEVELS; level++) {
        uint64_t count = tile_count(level, l->size), n = (count + TILE_WIDTH - 1) / TILE_WIDTH;
        want += (int64_t)n;
        for (uint64_t i = 0; level > 0 && rc == RC_OK && i < n; i++) {
            arena_reset(a);
            rc = tile_check(l, a, tile_at(level, i, count), err);
        }
    }
    if (rc == RC_OK)
        rc = store_tile_count(l->conn, &have, err);
    if (rc == RC_OK && have > want)
        look_bad(l, _("the ledger has %lld tiles, %lld belong to it"), (long long)have, (long long)want);
    arena_free(a);
    return rc;
}

/* --- from outside ---------------------------------------------------------------------------------------- */

static bool known_here(const struct look *l, const struct note_key *key)
{
    for (size_t i = 0; i < l->nkeys; i++)
        if (key_eq(&l->keys[i], key))
            return true;
    return false;
}

/* Keys as they were published: each must be on record. Adds them to *list, so that what they signed is read. */
static enum rc keys_check(struct look *l, struct text t, struct note_key **list, size_t *n, struct err *err)
{
    for (struct text line; t.p && text_split(&t, '\n', &line);) {
        struct note_key key;
        line = text_trim(line);
        if (text_empty(line) || line.p[0] == '#')
            continue;
        enum rc rc = key_read(line, &key, err);
        if (rc != RC_OK)
            return rc;
        if (key.kind == KEY_LOG && !known_here(l, &key))
            look_bad(l, _("the key %08lx that was published is not on record: the ledger's key was swapped"),
                     (unsigned long)key.id);
        ARENA_PUSH(l->a, *list, *n, key);
    }
    return RC_OK;
}

void look_mark(struct look *l, struct text against)
{
    struct note note;
    struct checkpoint c;
    if (!text_empty(against) && note_read(against, &note, NULL) == RC_OK &&
        checkpoint_read(note.text, &c, NULL) == RC_OK)
        l->mark = c.size;
}

/* Either tree will do: which of the two was changed is said where they differ. */
static void root_check(struct look *l, const struct checkpoint *c, struct err *err)
{
    struct tiles tiles = tiles_of(l->conn, l->a);
    struct hash root;
    unsigned long long size = c->size;
    if (c->size > l->size && !l->cut) {
        look_bad(l, _("the checkpoint kept outside has %llu leaves, this ledger %llu: it was rolled back"), size,
                 (unsigned long long)l->size);
    } else if (tree_root_at(c->size, tiles_node, &tiles, &root, err) != RC_OK) {
        look_bad(l, "%s", err->detail);
    } else if (!hash_eq(&root, &c->root) && !(l->facts.size >= c->size && hash_eq(&l->mark_root, &c->root))) {
        look_bad(l,
                 _("the first %llu leaves are not those that the checkpoint kept outside was signed over: history was "
                   "rewritten"),
                 size);
    } else {
        look_good(l, _("the ledger begins with the %llu leaves of the checkpoint kept outside"), size);
    }
}

enum rc look_outside(struct look *l, const struct congvu_ledger_check *check, struct err *err)
{
    struct note_key *keys = NULL;
    const struct note_key *by;
    struct checkpoint c;
    struct note note;
    struct err why;
    size_t n = 0;
    for (size_t i = 0; i < l->nkeys; i++)
        ARENA_PUSH(l->a, keys, n, l->keys[i]);
    enum rc rc = keys_check(l, check->keys, &keys, &n, err);
    if (rc != RC_OK || text_empty(check->against))
        return rc;
    rc = note_read(check->against, &note, err);
    if (rc == RC_OK)
        rc = checkpoint_read(note.text, &c, err);
    if (rc != RC_OK)
        return rc;
    if (l->nkeys && !text_eq(c.origin, l->keys[0].name))
        look_bad(l, _("the checkpoint kept outside is of the ledger '%.*s', this one is '%.*s'"), TEXT_FMT(c.origin),
                 TEXT_FMT(l->keys[0].name));
    else if (note_check(&note, keys, n, &by, NULL, &why) != RC_OK && c.size > l->size && !l->cut)
        look_bad(l,
                 _("the checkpoint kept outside has %llu leaves, this ledger %llu, and its key is not on record: the "
                   "ledger was rolled back to "
                   "before that key was made, or the checkpoint is a forgery"),
                 (unsigned long long)c.size, (unsigned long long)l->size);
    else if (note_check(&note, keys, n, &by, NULL, &why) != RC_OK)
        look_bad(
            l,
            _("the checkpoint kept outside is not signed by a key on record: the key was swapped, or it is a forgery"));
    else
        root_check(l, &c, &why);
    return RC_OK;
}
