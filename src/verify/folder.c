#include "verify/folder.h"

#include "base/i18n.h"
#include "ledger/checkpoint.h"
#include "ledger/tile.h"
#include "verify/keys.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHECKPOINT_MAX = 1 << 16, BUNDLE_MAX = (ENTRY_BYTES_MAX + 2) * TILE_WIDTH, NAME_MAX_BYTES = 4096 };

struct folder {
    const char *path;
    uint64_t size; /* that was signed */
    struct tree tree;
    struct sbuf tiles[TILE_LEVELS]; /* the tile of each level that is being read, as it must be */
    struct sbuf file;
};

static enum rc differs(const char *name, struct err *err)
{
    return err_set(err, PB_LEDGER_DIFFERS, _("'%s' is not what was signed"), name);
}

static enum rc file_take(struct folder *f, const char *name, size_t max, struct err *err)
{
    char path[NAME_MAX_BYTES], piece[1 << 16];
    snprintf(path, sizeof path, "%s/%s", f->path, name);
    FILE *in = fopen(path, "rb");
    if (!in)
        return err_set(err, PB_IO, _("cannot read '%s': %s"), path, i18n_errno(errno));
    sbuf_clear(&f->file);
    for (size_t n; f->file.n <= max && (n = fread(piece, 1, sizeof piece, in)) > 0;)
        sbuf_add(&f->file, (struct text){ piece, n });
    bool failed = ferror(in);
    fclose(in);
    if (failed)
        return err_set(err, PB_IO, _("cannot read '%s': %s"), path, i18n_errno(EIO));
    return f->file.n > max ? differs(name, err) : RC_OK;
}

/* The tile that the leaves gave, against the file. */
static enum rc tile_compare(struct folder *f, struct tile t, struct err *err)
{
    char name[TILE_PATH_CHARS];
    struct sbuf *want = &f->tiles[t.level];
    enum rc rc = file_take(f, tile_path(t, name), TILE_WIDTH * HASH_BYTES, err);
    if (rc == RC_OK && !text_eq(sbuf_text(&f->file), sbuf_text(want)))
        rc = differs(name, err);
    sbuf_clear(want);
    return rc;
}

static void leaf_take(struct folder *f, struct text entry)
{
    struct hash leaf = hash_leaf(entry), up[TILE_LEVELS];
    int n = tree_add(&f->tree, &leaf, up);
    for (int level = 0; level < n; level++)
        sbuf_add(&f->tiles[level], (struct text){ (const char *)up[level].b, HASH_BYTES });
}

/* Full tiles that ended with this bundle; lowest first. */
static enum rc full_tiles(struct folder *f, struct err *err)
{
    enum rc rc = RC_OK;
    for (int level = 0; rc == RC_OK && level < TILE_LEVELS; level++) {
        uint64_t count = tile_count(level, f->tree.size);
        if (f->tiles[level].n == TILE_WIDTH * HASH_BYTES)
            rc = tile_compare(f, (struct tile){ level, count / TILE_WIDTH - 1, TILE_WIDTH }, err);
    }
    return rc;
}

static enum rc bundle_take(struct folder *f, struct err *err)
{
    uint64_t n = f->tree.size / TILE_WIDTH, left = f->size - f->tree.size;
    struct tile t = { TILE_ENTRIES, n, left < TILE_WIDTH ? (int)left : TILE_WIDTH };
    char name[TILE_PATH_CHARS];
    enum rc rc = file_take(f, tile_path(t, name), BUNDLE_MAX, err);
    struct text rest = sbuf_text(&f->file), entry;
    int entries = 0;
    for (; rc == RC_OK && entries < t.width && bundle_next(&rest, &entry); entries++)
        leaf_take(f, entry);
    if (rc == RC_OK && (entries < t.width || rest.n > 0))
        rc = differs(name, err);
    return rc == RC_OK ? full_tiles(f, err) : rc;
}

static enum rc partial_tiles(struct folder *f, struct err *err)
{
    enum rc rc = RC_OK;
    for (int level = 0; rc == RC_OK && level < TILE_LEVELS; level++) {
        uint64_t count = tile_count(level, f->size);
        if (count % TILE_WIDTH)
            rc = tile_compare(f, (struct tile){ level, count / TILE_WIDTH, (int)(count % TILE_WIDTH) }, err);
    }
    return rc;
}

static enum rc folder_read(struct folder *f, struct text keys, struct sbuf *out, struct err *err)
{
    struct note_key list[KEYS_MAX];
    const struct note_key *by;
    struct checkpoint c = { .size = 0 };
    struct note note;
    size_t n;
    struct arena *a = arena_new();
    enum rc rc = keys_read(keys, list, &n, err);
    if (rc == RC_OK)
        rc = file_take(f, "checkpoint", CHECKPOINT_MAX, err);
    struct text bytes = text_dup(a, sbuf_text(&f->file));
    if (rc == RC_OK)
        rc = note_read(bytes, &note, err);
    if (rc == RC_OK)
        rc = note_check(&note, list, n, &by, NULL, err);
    if (rc == RC_OK)
        rc = checkpoint_read(note.text, &c, err);
    if (rc == RC_OK)
        f->size = c.size;
    while (rc == RC_OK && f->tree.size < f->size)
        rc = bundle_take(f, err);
    if (rc == RC_OK)
        rc = partial_tiles(f, err);
    struct hash root = tree_root(&f->tree);
    if (rc == RC_OK && !hash_eq(&root, &c.root))
        rc = err_set(err, PB_LEDGER_DIFFERS, _("the entries of '%s' do not give the root that was signed"), f->path);
    if (rc == RC_OK)
        sbuf_printf(out, _("'%s' is whole: %llu facts of the ledger '%.*s', signed with the key %08lx\n"), f->path,
                    (unsigned long long)c.size, TEXT_FMT(c.origin), (unsigned long)by->id);
    arena_free(a);
    return rc;
}

enum rc verify_folder(const char *folder, struct text keys, struct sbuf *out, struct err *err)
{
    struct folder *f = calloc(1, sizeof *f);
    if (!f)
        return err_set(err, PB_IO, _("no memory is left"));
    f->path = folder;
    sbuf_init(&f->file, BUNDLE_MAX + (1 << 17));
    for (int level = 0; level < TILE_LEVELS; level++)
        sbuf_init(&f->tiles[level], 2 * TILE_WIDTH * HASH_BYTES);
    enum rc rc = folder_read(f, keys, out, err);
    for (int level = 0; level < TILE_LEVELS; level++)
        sbuf_release(&f->tiles[level]);
    sbuf_release(&f->file);
    free(f);
    return rc;
}
