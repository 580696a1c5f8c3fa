/* db_sqlite_wal.c -- a file layer of SQLite's over its own (SQLite's "VFS shim"), which keeps frames of the WAL back until they
 * must be in the file.
 *
 * The memory SQLite sets aside for a file holds ours and, behind it, that of the layer below. Any other file than a WAL is
 * opened by the layer below in the same place, and never seen here again.
 */
#include "store/db_sqlite_wal.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* PIECE: SQLite's own layer counts the bytes of one write in 17 bits. */
enum { ROOM = 1 << 20, PIECE = 1 << 16, WAL_HEAD = 32, FRAME_HEAD = 24, COMMIT_AT = 4 };

struct wal {
    sqlite3_file base;
    sqlite3_int64 at;    /* where in the file the bytes kept back belong       */
    size_t n;            /* so many                                            */
    unsigned char *kept; /* ROOM bytes; NULL: no memory, so nothing is kept    */
    bool ends;           /* what was written last ends a commit                */
    bool put_off;        /* its sync may be left to sqlite_wal_settle          */
};

static size_t below_at(void)
{
    const size_t align = _Alignof(max_align_t);
    return (sizeof(struct wal) + align - 1) / align * align;
}

static struct wal *wal_of(sqlite3_file *file) { return (struct wal *)file; }
static sqlite3_file *below(sqlite3_file *file) { return (sqlite3_file *)((char *)file + below_at()); }

/* --- bytes kept back ---------------------------------------------------------------------------------------- */

/* To the file with them. If that fails SQLite gives the transaction up, and the bytes are nobody's. */
static int let_go(sqlite3_file *file)
{
    struct wal *w = wal_of(file);
    size_t n = w->n;
    int code = SQLITE_OK;
    w->n = 0;
    for (size_t done = 0; code == SQLITE_OK && done < n; done += PIECE) {
        int piece = n - done < PIECE ? (int)(n - done) : PIECE;
        code = below(file)->pMethods->xWrite(below(file), w->kept + done, piece, w->at + (sqlite3_int64)done);
    }
    return code;
}

/* A frame's head says how many pages the database has after a commit; 0: it is not the last of one. */
static bool ends_commit(const unsigned char *p, int n)
{
    static const unsigned char NONE[4] = { 0 };
    return n == FRAME_HEAD && memcmp(p + COMMIT_AT, NONE, sizeof NONE) != 0;
}

static int wal_write(sqlite3_file *file, const void *p, int n, sqlite3_int64 at)
{
    struct wal *w = wal_of(file);
    int code = SQLITE_OK;
    bool page = w->ends && n > WAL_HEAD; /* the page that belongs to that head */
    w->ends = page || ends_commit(p, n);
    if (w->n && (at != w->at + (sqlite3_int64)w->n || w->n + (size_t)n > ROOM))
        code = let_go(file);
    if (code != SQLITE_OK)
        return code;
    if (!w->kept || (size_t)n > ROOM)
        return below(file)->pMethods->xWrite(below(file), p, n, at);
    if (!w->n)
        w->at = at;
    memcpy(w->kept + w->n, p, (size_t)n);
    w->n += (size_t)n;
    return SQLITE_OK;
}

static int wal_sync(sqlite3_file *file, int flags)
{
    struct wal *w = wal_of(file);
    bool later = w->put_off && w->ends;
    int code = let_go(file);
    w->ends = false; /* the next one is not for that commit */
    return code != SQLITE_OK || later ? code : below(file)->pMethods->xSync(below(file), flags);
}

static int wal_read(sqlite3_file *file, void *p, int n, sqlite3_int64 at)
{
    int code = let_go(file);
    return code == SQLITE_OK ? below(file)->pMethods->xRead(below(file), p, n, at) : code;
}

static int wal_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    int code = let_go(file);
    return code == SQLITE_OK ? below(file)->pMethods->xTruncate(below(file), size) : code;
}

static int wal_size(sqlite3_file *file, sqlite3_int64 *size)
{
    int code = let_go(file);
    return code == SQLITE_OK ? below(file)->pMethods->xFileSize(below(file), size) : code;
}

static int wal_close(sqlite3_file *file)
{
    int kept = let_go(file);
    free(wal_of(file)->kept);
    int code = below(file)->pMethods->xClose(below(file));
    return kept != SQLITE_OK ? kept : code;
}

/* --- what goes through ------------------------------------------------------------------------------------------ */

static int wal_lock(sqlite3_file *file, int level) { return below(file)->pMethods->xLock(below(file), level); }
static int wal_unlock(sqlite3_file *file, int level) { return below(file)->pMethods->xUnlock(below(file), level); }
static int wal_reserved(sqlite3_file *file, int *out)
{
    return below(file)->pMethods->xCheckReservedLock(below(file), out);
}
static int wal_control(sqlite3_file *file, int op, void *arg)
{
    return below(file)->pMethods->xFileControl(below(file), op, arg);
}
static int wal_sector(sqlite3_file *file) { return below(file)->pMethods->xSectorSize(below(file)); }
static int wal_traits(sqlite3_file *file) { return below(file)->pMethods->xDeviceCharacteristics(below(file)); }

static const sqlite3_io_methods METHODS = {
    .iVersion = 1,
    .xClose = wal_close,
    .xRead = wal_read,
    .xWrite = wal_write,
    .xTruncate = wal_truncate,
    .xSync = wal_sync,
    .xFileSize = wal_size,
    .xLock = wal_lock,
    .xUnlock = wal_unlock,
    .xCheckReservedLock = wal_reserved,
    .xFileControl = wal_control,
    .xSectorSize = wal_sector,
    .xDeviceCharacteristics = wal_traits,
};

/* --- the layer ---------------------------------------------------------------------------------------------------- */

static sqlite3_vfs layer;
static sqlite3_vfs *under;

static int layer_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
    (void)vfs;
    if (!(flags & SQLITE_OPEN_WAL))
        return under->xOpen(under, name, file, flags, out_flags);
    struct wal *w = wal_of(file);
    *w = (struct wal){ .base.pMethods = NULL };
    below(file)->pMethods = NULL;
    int code = under->xOpen(under, name, below(file), flags, out_flags);
    if (!below(file)->pMethods)
        return code; /* to be closed by nobody */
    w->base.pMethods = &METHODS;
    w->kept = malloc(ROOM);
    return code;
}

int sqlite_wal_register(void)
{
    under = sqlite3_vfs_find(NULL);
    layer = *under;
    layer.szOsFile = (int)below_at() + under->szOsFile;
    layer.zName = SQLITE_WAL_VFS;
    layer.xOpen = layer_open;
    layer.pNext = NULL;
    return sqlite3_vfs_register(&layer, 0);
}

sqlite3_file *sqlite_wal_of(sqlite3 *db)
{
    sqlite3_file *file = NULL;
    int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file);
    return code == SQLITE_OK && file && file->pMethods == &METHODS ? file : NULL;
}

void sqlite_wal_put_off(sqlite3_file *wal, bool yes)
{
    assert(wal->pMethods == &METHODS);
    wal_of(wal)->put_off = yes;
}

int sqlite_wal_settle(sqlite3_file *wal)
{
    assert(wal->pMethods == &METHODS);
    return below(wal)->pMethods->xSync(below(wal), SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
}
