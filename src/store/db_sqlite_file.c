/* db_sqlite_file.c -- is this file ours, whole, and may it be written? */
#include "store/db_sqlite_file.h"
#include "base/i18n.h"
#include "store/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    HEADER_BYTES = 100,
    PAGE_SIZE_AT = 16,
    CHANGE_AT = 24,
    PAGES_AT = 28,
    VERSION_AT = 60,
    APPLICATION_AT = 68,
    VALID_AT = 92
};

struct header {
    unsigned char bytes[HEADER_BYTES];
    size_t n;     /* bytes there are, up to HEADER_BYTES */
    int64_t size; /* of the file                         */
    bool regular;
};

static uint32_t be32(const struct header *h, int at)
{
    const unsigned char *p = h->bytes + at;
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Reads as SQLite itself does. A process that opened and closed the file on its own would lose every lock that its connections hold on it
 * (POSIX locks belong to the process, not to the descriptor): another program would then take itself for the last user and remove the WAL
 * under us, with all that was written since. SQLite's own file layer knows this and closes no descriptor too early. */
static enum rc bytes_read(const char *where, struct header *out, struct err *err)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    sqlite3_file *file = calloc(1, (size_t)vfs->szOsFile);
    size_t room = (size_t)vfs->mxPathname + 2; /* SQLite wants two NULs behind a name */
    char *path = calloc(1, room);
    sqlite3_int64 size = 0;
    int code = file && path ? vfs->xFullPathname(vfs, where, (int)room - 1, path) : SQLITE_NOMEM;
    if (code == SQLITE_OK || code == SQLITE_OK_SYMLINK)
        code = vfs->xOpen(vfs, path, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL);
    if (code == SQLITE_OK)
        code = file->pMethods->xFileSize(file, &size);
    out->size = size;
    out->n = size < HEADER_BYTES ? (size_t)size : HEADER_BYTES;
    if (code == SQLITE_OK && out->n)
        code = file->pMethods->xRead(file, out->bytes, (int)out->n, 0);
    if (file && file->pMethods)
        file->pMethods->xClose(file);
    free(path);
    free(file);
    if (code != SQLITE_OK)
        return err_set(err, PB_IO, _("cannot read database '%s': %s"), where, sqlite3_errstr(code));
    return RC_OK;
}

static enum rc header_read(const char *where, struct header *out, struct err *err)
{
    struct header h = { .n = 0 };
    struct stat st;
    int failed =
        stat(where, &st) == 0 && (S_ISDIR(st.st_mode) || faccessat(AT_FDCWD, where, R_OK, AT_EACCESS) == 0) ? 0 : errno;
    if (failed == ENOENT)
        return err_set(err, PB_IO, _("there is no database '%s'"), where);
    if (failed)
        return err_set(err, PB_IO, _("cannot open database '%s': %s"), where, i18n_errno(failed));
    h.regular = S_ISREG(st.st_mode);
    enum rc rc = h.regular ? bytes_read(where, &h, err) : RC_OK;
    if (rc == RC_OK)
        *out = h;
    return rc;
}

/* The name of a file that lies beside the database, such as "-wal". The caller frees it; NULL when there is no memory. */
static char *beside(const char *where, const char *suffix)
{
    size_t n = strlen(where) + strlen(suffix) + 1;
    char *path = malloc(n);
    if (path)
        snprintf(path, n, "%s%s", where, suffix);
    return path;
}

static bool beside_has_bytes(const char *where, const char *suffix)
{
    char *path = beside(where, suffix);
    if (!path)
        return true; /* the careful answer */
    struct stat st;
    bool yes = stat(path, &st) == 0 && st.st_size > 0;
    free(path);
    return yes;
}

static enum rc truncated(const char *where, int64_t has, int64_t wants, struct err *err)
{
    return err_set(err, PB_CORRUPT,
                   _("database '%s' is truncated: it has %lld of %lld bytes; restore it from a backup"), where,
                   (long long)has, (long long)wants);
}

/* Does the file hold all the pages it claims? With a WAL beside it the claim is SQLite's to judge. */
static enum rc size_check(const char *where, const struct header *h, struct err *err)
{
    int64_t page = h->bytes[PAGE_SIZE_AT] << 8 | h->bytes[PAGE_SIZE_AT + 1];
    page = page == 1 ? 65536 : page;
    int64_t wants = page * be32(h, PAGES_AT);
    if (be32(h, CHANGE_AT) == be32(h, VALID_AT) && h->size < wants && !beside_has_bytes(where, "-wal"))
        return truncated(where, h->size, wants, err);
    return RC_OK;
}

enum rc sqlite_file_ours(const char *where, uint32_t application, uint32_t version, struct err *err)
{
    if (application != (uint32_t)SQLITE_FILE_APPLICATION)
        return err_set(err, PB_NOT_OURS, _("'%s' is a database of another program"), where);
    if (version > SQLITE_FILE_VERSION)
        return err_set(err, PB_NEWER,
                       _("database '%s' has format %lu, this program knows format %d: use a newer congvu"), where,
                       (unsigned long)version, SQLITE_FILE_VERSION);
    if (version < 1)
        return err_set(err, PB_NOT_OURS, _("'%s' is a congvu database that was never finished"), where);
    if (version < SCHEMA_FIRST)
        return err_set(err, PB_OLDER,
                       _("database '%s' has format %lu, which only trial versions wrote: begin a new one with 'congvu "
                         "init'"),
                       where, (unsigned long)version);
    return RC_OK;
}

static enum rc header_check(const char *where, const struct header *h, bool *in_wal, struct err *err)
{
    static const char MAGIC[16] = "SQLite format 3";
    if (!h->regular)
        return err_set(err, PB_NOT_OURS, _("'%s' is not a file"), where);
    if (h->n == 0)
        return err_set(err, PB_NOT_OURS, _("'%s' is not a congvu database: the file is empty"), where);
    if (memcmp(h->bytes, MAGIC, h->n < sizeof MAGIC ? h->n : sizeof MAGIC) != 0) {
        *in_wal = h->n == HEADER_BYTES && beside_has_bytes(where, "-wal");
        return *in_wal ? RC_OK : err_set(err, PB_NOT_OURS, _("'%s' is not a congvu database"), where);
    }
    if (h->n < HEADER_BYTES)
        return truncated(where, h->size, HEADER_BYTES, err);
    enum rc rc = sqlite_file_ours(where, be32(h, APPLICATION_AT), be32(h, VERSION_AT), err);
    return rc == RC_OK ? size_check(where, h, err) : rc;
}

/* The folder of a path: "." for a bare name. The caller frees it; NULL when there is no memory. */
static char *folder_of(const char *where)
{
    const char *slash = strrchr(where, '/');
    size_t n = !slash ? 1 : slash == where ? 1 : (size_t)(slash - where);
    char *folder = malloc(n + 1);
    if (!folder)
        return NULL;
    memcpy(folder, slash ? where : ".", n);
    folder[n] = '\0';
    return folder;
}

static bool may_write(const char *path) { return faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0; }

static bool folder_may_write(const char *where)
{
    char *folder = folder_of(where);
    bool yes = folder && may_write(folder);
    free(folder);
    return yes;
}

enum rc sqlite_file_check(const char *where, bool write, bool *in_wal, struct err *err)
{
    struct header h;
    enum rc rc = header_read(where, &h, err);
    if (rc == RC_OK)
        rc = header_check(where, &h, in_wal, err);
    if (rc != RC_OK || !write)
        return rc;
    if (!may_write(where))
        return err_set(err, PB_READ_ONLY, _("database '%s' cannot be written: the file is read-only"), where);
    if (!folder_may_write(where))
        return err_set(err, PB_READ_ONLY, _("database '%s' cannot be written: its folder is read-only"), where);
    return RC_OK;
}

static const char UNSURE[] = "-unsure";

void sqlite_file_unsure(const char *where)
{
    char *path = beside(where, UNSURE);
    int fd = path ? open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (fd >= 0)
        close(fd);
    free(path);
}

bool sqlite_file_is_unsure(const char *where)
{
    char *path = beside(where, UNSURE);
    bool yes = path && access(path, F_OK) == 0;
    free(path);
    return yes;
}

void sqlite_file_sure(const char *where)
{
    char *path = beside(where, UNSURE);
    if (path)
        unlink(path);
    free(path);
}

/* "/a b?c" as "file:/a%20b%3Fc?immutable=1". */
char *sqlite_file_immutable(const char *where)
{
    if ((folder_may_write(where) && may_write(where)) || beside_has_bytes(where, "-wal") ||
        beside_has_bytes(where, "-shm"))
        return NULL;
    static const char HEAD[] = "file:", TAIL[] = "?immutable=1";
    char *uri = malloc(sizeof HEAD + 3 * strlen(where) + sizeof TAIL);
    if (!uri)
        return NULL;
    char *p = uri + sprintf(uri, "%s", HEAD);
    for (const char *s = where; *s; s++) {
        bool plain =
            (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || (*s >= '0' && *s <= '9') || strchr("/._-", *s);
        p += plain ? sprintf(p, "%c", *s) : sprintf(p, "%%%02X", (unsigned)(unsigned char)*s);
    }
    memcpy(p, TAIL, sizeof TAIL);
    return uri;
}
