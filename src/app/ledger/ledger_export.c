/* ledger_export.c -- the log as files, for verifiers of others (C2SP tlog-tiles).
 *
 *      FOLDER/checkpoint           written last, so that what it speaks of is there
 *      FOLDER/tile/0/000.p/17      FOLDER/tile/entries/000.p/17        FOLDER/keys
 */
#include "app/seal/seal.h"

#include "base/i18n.h"
#include "ledger/tile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct exporting {
    struct conn *conn;
    struct arena *a;
    const char *folder;
    size_t files;
    struct ledger_checkpoint last;
    struct arena *row;
    struct sbuf entry, bundle;
    uint64_t leaf; /* how many entries are in bundles */
};

/* --- files ----------------------------------------------------------------------------------------------- */

static enum rc unwritten(const char *path, struct err *err)
{
    int why = errno;
    return err_set(err, why == ENOSPC || why == EDQUOT ? PB_DISK_FULL : PB_IO, _("cannot write '%s': %s"), path,
                   i18n_errno(why));
}

/* The folders of a path, from the first '/' behind `from`. */
static bool folders_make(char *path, size_t from)
{
    for (char *p = path + from; *p; p++)
        if (*p == '/' && p > path) {
            *p = '\0';
            bool ok = mkdir(path, 0777) == 0 || errno == EEXIST;
            *p = '/';
            if (!ok)
                return false;
        }
    return true;
}

/* There whole or not at all. A file that is never changed again and there already is left alone. */
static enum rc file_put(struct exporting *x, const char *name, bool fixed, struct text bytes, struct err *err)
{
    char *path = text_cstr(x->a, text_printf(x->a, "%s/%s", x->folder, name));
    char *part = text_cstr(x->a, text_printf(x->a, "%s.part", path));
    struct stat st;
    if (fixed && stat(path, &st) == 0 && st.st_size == (off_t)bytes.n)
        return RC_OK;
    if (!folders_make(path, strlen(x->folder)))
        return unwritten(path, err);
    FILE *f = fopen(part, "wb");
    bool ok = f && fwrite(bytes.p, 1, bytes.n, f) == bytes.n;
    if (f)
        ok = (fclose(f) == 0) && ok;
    if (!ok || rename(part, path) != 0)
        return unwritten(path, err);
    x->files++;
    return RC_OK;
}

/* --- tiles ----------------------------------------------------------------------------------------------- */

static struct tile tile_at(int level, uint64_t n, uint64_t count)
{
    uint64_t width = count - n * TILE_WIDTH;
    return (struct tile){ level, n, width < TILE_WIDTH ? (int)width : TILE_WIDTH };
}

static enum rc tiles_put(struct exporting *x, struct err *err)
{
    char path[TILE_PATH_CHARS];
    enum rc rc = RC_OK;
    for (int level = 0; rc == RC_OK && level < TILE_LEVELS; level++) {
        uint64_t count = tile_count(level, x->last.size);
        for (uint64_t n = 0; rc == RC_OK && n * TILE_WIDTH < count; n++) {
            struct tile t = tile_at(level, n, count);
            struct text bytes;
            rc = store_tile(x->conn, x->a, level, n, &bytes, err);
            if (rc == RC_OK && bytes.n < (size_t)t.width * HASH_BYTES)
                rc = err_set(err, PB_LEDGER_DIFFERS, _("'%s' of the ledger is missing or cut short"),
                             tile_path(t, path));
            if (rc == RC_OK)
                rc = file_put(x, tile_path(t, path), true, text_sub(bytes, 0, (size_t)t.width * HASH_BYTES), err);
        }
    }
    return rc;
}

/* --- entries --------------------------------------------------------------------------------------------- */

static enum rc bundle_put(struct exporting *x, struct err *err)
{
    char path[TILE_PATH_CHARS];
    uint64_t n = (x->leaf - 1) / TILE_WIDTH;
    struct tile t = tile_at(0, n, x->leaf);
    t.level = TILE_ENTRIES;
    enum rc rc = file_put(x, tile_path(t, path), true, sbuf_text(&x->bundle), err);
    sbuf_clear(&x->bundle);
    return rc;
}

static enum rc entry_add(void *arg, const struct fact_row *row, struct err *err)
{
    struct exporting *x = arg;
    if (x->leaf == x->last.size)
        return RC_OK;
    arena_reset(x->row);
    (void)seal_leaf(x->row, &x->entry, row);
    bundle_add(&x->bundle, sbuf_text(&x->entry));
    return ++x->leaf % TILE_WIDTH == 0 ? bundle_put(x, err) : RC_OK;
}

static enum rc entries_put(struct exporting *x, struct err *err)
{
    struct ledger_run *runs;
    size_t n;
    enum rc rc = store_runs(x->conn, x->a, &runs, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n && x->leaf < x->last.size; i++) {
        rc = store_facts(x->conn, runs[i].sort, runs[i].first - 1, (size_t)runs[i].count, false, entry_add, x, err);
        if (rc == RC_OK && x->leaf != runs[i].start + (uint64_t)runs[i].count && x->leaf != x->last.size)
            rc = err_set(err, PB_LEDGER_DIFFERS, _("facts are missing: see 'congvu ledger verify'"));
    }
    return rc == RC_OK && x->leaf % TILE_WIDTH ? bundle_put(x, err) : rc;
}

static enum rc all_put(struct exporting *x, struct text keys, struct err *err)
{
    struct text lines = TEXT_NONE;
    bool found;
    enum rc rc = store_checkpoint_last(x->conn, x->a, &x->last, &found, err);
    if (rc == RC_OK && !found)
        rc = err_set(err, PB_NOT_SEALED, _("nothing is sealed yet"));
    if (rc == RC_OK)
        rc = tiles_put(x, err);
    if (rc == RC_OK)
        rc = entries_put(x, err);
    if (rc == RC_OK)
        rc = file_put(x, "keys", false, keys, err);
    if (rc == RC_OK)
        rc = store_cosigns(x->conn, x->a, x->last.size, &lines, err);
    return rc == RC_OK ? file_put(x, "checkpoint", false,
                                  text_printf(x->a, "%.*s%.*s", TEXT_FMT(x->last.note), TEXT_FMT(lines)), err)
                       : rc;
}

enum rc congvu_ledger_export(struct congvu *app, const char *folder, size_t *files, struct err *err)
{
    struct exporting x = { .folder = folder, .a = arena_new(), .row = arena_new() };
    struct sbuf keys;
    sbuf_init(&keys, 1 << 20);
    sbuf_init(&x.entry, 64 << 20);
    sbuf_init(&x.bundle, (ENTRY_BYTES_MAX + 2) * TILE_WIDTH);
    enum rc rc = mkdir(folder, 0777) == 0 || errno == EEXIST ? RC_OK : unwritten(folder, err);
    if (rc == RC_OK)
        rc = congvu_ledger_keys(app, &keys, err);
    if (rc == RC_OK)
        rc = store_read(app->store, &x.conn, err);
    if (rc == RC_OK) {
        rc = all_put(&x, sbuf_text(&keys), err);
        store_done(x.conn);
    }
    if (rc == RC_OK)
        *files = x.files;
    sbuf_release(&keys);
    sbuf_release(&x.entry);
    sbuf_release(&x.bundle);
    arena_free(x.row);
    arena_free(x.a);
    return rc;
}
