/* store_open.c -- making, opening and closing a database; readers' connections.
 *
 * A new database is built in a file beside its place, synced, and linked there in one step: whoever looks sees all of it
 * or nothing, and an existing file is never touched.
 */
#include "base/i18n.h"
#include "store/handle.h"
#include "store/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* "sqlite:congvu.db" is congvu.db. */
static const char *path_of(const char *where)
{
    size_t n = strlen(db_sqlite.name);
    return strncmp(where, db_sqlite.name, n) == 0 && where[n] == ':' ? where + n + 1 : where;
}

/* --- making ---------------------------------------------------------------------------------------------- */

static enum rc meta_add(struct conn *c, const struct store_meta *meta, struct err *err)
{
    return conn_run(
        c, SQL_META_ADD,
        VALUES(VALUE_T(meta->province), VALUE_I(meta->exercise), VALUE_I(meta->created.us), VALUE_T(meta->version)),
        err);
}

enum rc schema_make(struct conn *c, struct err *err)
{
    const char *const PARTS[] = { SCHEMA_FACTS,    SCHEMA_GUARDS,   SCHEMA_WORDS, SCHEMA_DRAFTS,
                                  SCHEMA_ACCOUNTS, SCHEMA_BINDINGS, SCHEMA_VIEWS, SCHEMA_PLANS };
    enum rc rc = RC_OK;
    for (size_t i = 0; i < LEN(PARTS) && rc == RC_OK; i++)
        rc = c->driver->script(c->db, PARTS[i], err);
    for (size_t i = 0; SCHEMA_STEPS[i] && rc == RC_OK; i++)
        rc = c->driver->script(c->db, SCHEMA_STEPS[i], err);
    return rc;
}

static enum rc tables_make(struct conn *c, const struct store_meta *meta, struct err *err)
{
    enum rc rc = conn_begin(c, true, err);
    if (rc != RC_OK)
        return rc;
    rc = schema_make(c, err);
    if (rc == RC_OK)
        rc = meta_add(c, meta, err);
    if (rc == RC_OK)
        return c->driver->commit(c->db, err);
    c->driver->rollback(c->db);
    return rc;
}

static enum rc sync_path(const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    int why = errno;
    if (fd >= 0)
        close(fd);
    return ok ? RC_OK : err_set(err, PB_IO, _("cannot write '%s' to disk: %s"), path, i18n_errno(why));
}

enum rc store_sync_folder(const char *path, struct err *err)
{
    char *folder = strdup(path);
    if (!folder)
        return err_set(err, PB_IO, _("no memory to make database '%s'"), path);
    char *slash = strrchr(folder, '/');
    if (slash)
        slash[slash == folder] = '\0';
    enum rc rc = sync_path(slash ? folder : ".", err);
    free(folder);
    return rc;
}

/* The first facts, in one transaction. */
static enum rc first_facts(struct conn *c, store_work *fill, void *arg, struct err *err)
{
    enum rc rc = conn_begin(c, true, err);
    if (rc != RC_OK)
        return rc;
    rc = fill(c, arg, err);
    if (rc == RC_OK)
        rc = c->driver->commit(c->db, err);
    if (rc != RC_OK)
        conn_undo(c);
    return rc;
}

static bool wal_is_left(const char *temp)
{
    char *wal = malloc(strlen(temp) + sizeof "-wal");
    if (!wal)
        return true; /* the careful answer */
    sprintf(wal, "%s-wal", temp);
    bool left = access(wal, F_OK) == 0;
    free(wal);
    return left;
}

static enum rc build(const char *temp, const struct store_meta *meta, store_work *fill, void *arg, struct err *err)
{
    struct conn *c = NULL;
    enum rc rc = conn_open(NULL, temp, DB_CREATE, &c, err);
    if (rc == RC_OK)
        rc = tables_make(c, meta, err);
    if (rc == RC_OK && fill)
        rc = first_facts(c, fill, arg, err);
    conn_close(c); /* the last connection takes the WAL away, once all of it is in the file */
    if (rc == RC_OK && wal_is_left(temp))
        rc = err_set(err, PB_IO, _("cannot write '%s' to disk: %s"), temp, _("the disk failed"));
    return rc == RC_OK ? sync_path(temp, err) : rc;
}

static enum rc exists(const char *path, struct err *err)
{
    return err_set(err, PB_EXISTS, _("'%s' is there already"), path);
}

/* Put temp in its place, if the place is free, and sync the folder. */
static enum rc place(const char *temp, const char *path, struct err *err)
{
    if (link(temp, path) != 0) {
        if (errno == EEXIST)
            return exists(path, err);
        bool no_links = errno == EPERM || errno == ENOTSUP || errno == EMLINK || errno == ENOSYS;
        if (no_links && access(path, F_OK) == 0)
            return exists(path, err);
        if (!no_links || rename(temp, path) != 0)
            return err_set(err, PB_IO, _("cannot make database '%s': %s"), path, i18n_errno(errno));
    }
    return store_sync_folder(path, err);
}

static const char TAIL[] = ".new-XXXXXX";

/* The temporary file's name, which is ours alone; made by mkstemp, so that nobody's file is overwritten. */
static enum rc temp_make(const char *path, char **out, struct err *err)
{
    char *temp = malloc(strlen(path) + sizeof TAIL);
    if (!temp)
        return err_set(err, PB_IO, _("no memory to make database '%s'"), path);
    sprintf(temp, "%s%s", path, TAIL);
    int fd = mkstemp(temp);
    if (fd < 0) {
        int why = errno;
        free(temp);
        if (why == EROFS || why == EACCES || why == EPERM)
            return err_set(err, PB_READ_ONLY, _("cannot make database '%s': its folder is read-only"), path);
        return err_set(err, PB_IO, _("cannot make database '%s': %s"), path, i18n_errno(why));
    }
    close(fd);
    *out = temp;
    return RC_OK;
}

/* A sentence speaks of the file that was asked for. */
static void temp_unsaid(const char *temp, struct err *err)
{
    char *said = err ? strstr(err->detail, temp) : NULL;
    if (!said)
        return;
    char *end = said + strlen(temp);
    memmove(end - strlen(TAIL), end, strlen(end) + 1);
}

void store_remove(const char *where)
{
    static const char *const BESIDE[] = { "", "-wal", "-shm", "-journal", "-unsure" };
    const char *path = path_of(where);
    char *name = malloc(strlen(path) + 16);
    for (size_t i = 0; name && i < LEN(BESIDE); i++) {
        sprintf(name, "%s%s", path, BESIDE[i]);
        unlink(name);
    }
    free(name);
}

enum rc store_create(const char *where, const struct store_meta *meta, store_work *fill, void *arg, struct err *err)
{
    const char *path = path_of(where);
    if (access(path, F_OK) == 0)
        return exists(path, err);
    char *temp = NULL;
    enum rc rc = temp_make(path, &temp, err);
    if (rc != RC_OK)
        return rc;
    rc = build(temp, meta, fill, arg, err);
    if (rc == RC_OK)
        rc = place(temp, path, err);
    else
        temp_unsaid(temp, err);
    store_remove(temp);
    free(temp);
    return rc;
}

/* --- opening --------------------------------------------------------------------------------------------- */

static size_t formats(void)
{
    size_t n = 0;
    while (SCHEMA_STEPS[n])
        n++;
    return SCHEMA_FIRST + n;
}

/* A database of an older format gets the tables that were added since, in one transaction; its facts stay as they are. */
static enum rc upgrade(struct conn *c, struct err *err)
{
    int64_t format = 0;
    enum rc rc = conn_begin(c, true, err);
    if (rc != RC_OK)
        return rc;
    rc = conn_number(c, SQL_FORMAT, NO_VALUES, &format, err);
    if (rc == RC_OK && format < SCHEMA_NUMBERED)
        rc = c->driver->script(c->db, SCHEMA_OLD_KEYS, err);
    for (size_t i = format > SCHEMA_FIRST ? (size_t)format - SCHEMA_FIRST : 0; rc == RC_OK && SCHEMA_STEPS[i]; i++)
        rc = c->driver->script(c->db, SCHEMA_STEPS[i], err);
    if (rc == RC_OK) {
        char sql[64];
        snprintf(sql, sizeof sql, "PRAGMA user_version = %zu", formats());
        rc = c->driver->script(c->db, sql, err);
    }
    if (rc == RC_OK)
        return c->driver->commit(c->db, err);
    conn_undo(c);
    return rc;
}

/* Who only reads changes nothing; and what was added since is not there to be read. */
static enum rc unread_yet(const char *where, int64_t format, struct err *err)
{
    return err_set(err, PB_OLDER,
                   _("database '%s' has format %lld of an earlier version: starting the server or 'congvu ledger seal' "
                     "brings it to format %zu, with every fact as it is"),
                   where, (long long)format, formats());
}

enum rc store_open(const char *where, bool write, struct store **out, struct err *err)
{
    struct store *s = calloc(1, sizeof *s);
    if (!s || !(s->where = strdup(path_of(where)))) {
        free(s);
        return err_set(err, PB_IO, _("no memory to open database '%s'"), where);
    }
    pthread_mutex_init(&s->lock, NULL);
    pthread_mutex_init(&s->watch_lock, NULL);
    pthread_cond_init(&s->calm, NULL);
    pthread_cond_init(&s->crowd, NULL);
    struct conn *c = NULL;
    enum rc rc = conn_open(s, s->where, write ? DB_WRITE : DB_READ, &c, err);
    if (rc == RC_OK) { /* the first question finds what the header hides */
        int64_t format = 0;
        rc = conn_begin(c, false, err);
        if (rc == RC_OK)
            rc = conn_number(c, SQL_WORLD_VERSION, NO_VALUES, &(int64_t){ 0 }, err);
        if (rc == RC_OK)
            rc = conn_number(c, SQL_FORMAT, NO_VALUES, &format, err);
        c->driver->rollback(c->db);
        if (rc == RC_OK && format < (int64_t)formats())
            rc = write ? upgrade(c, err) : unread_yet(s->where, format, err);
    }
    if (rc != RC_OK) {
        conn_close(c);
        store_close(s);
        return rc;
    }
    if (write) {
        s->writer = c;
    } else {
        s->idle = c;
        s->idles = 1;
    }
    *out = s;
    return RC_OK;
}

void store_close(struct store *s)
{
    if (!s)
        return;
    assert(!s->leading && !s->first && "no writer is left waiting");
    while (s->idle) {
        struct conn *c = s->idle;
        s->idle = c->next;
        conn_close(c);
    }
    conn_close(s->watch);
    conn_close(s->writer); /* last: it takes the WAL away */
    pthread_cond_destroy(&s->crowd);
    pthread_cond_destroy(&s->calm);
    pthread_mutex_destroy(&s->watch_lock);
    pthread_mutex_destroy(&s->lock);
    free(s->where);
    free(s);
}

/* --- readers --------------------------------------------------------------------------------------------- */

enum rc store_read(struct store *s, struct conn **out, struct err *err)
{
    pthread_mutex_lock(&s->lock);
    struct conn *c = s->idle;
    if (c) {
        s->idle = c->next;
        s->idles--;
    }
    pthread_mutex_unlock(&s->lock);
    enum rc rc = c ? RC_OK : conn_open(s, s->where, DB_READ, &c, err);
    if (rc == RC_OK)
        rc = conn_begin(c, false, err);
    if (rc != RC_OK) {
        conn_close(c);
        return rc;
    }
    *out = c;
    return RC_OK;
}

void store_done(struct conn *c)
{
    if (!c)
        return;
    struct store *s = c->store;
    assert(!c->writing);
    c->driver->rollback(c->db);
    pthread_mutex_lock(&s->lock);
    bool keep = s->idles < READERS_KEPT;
    if (keep) {
        c->next = s->idle;
        s->idle = c;
        s->idles++;
    }
    pthread_mutex_unlock(&s->lock);
    if (!keep)
        conn_close(c);
}

enum rc store_copy(struct conn *c, const char *where, struct err *err)
{
    assert(!c->writing);
    return c->driver->copy(c->db, where, err);
}

/* --- watching -------------------------------------------------------------------------------------------- */

enum rc store_watch(struct store *s, int64_t *out, struct err *err)
{
    pthread_mutex_lock(&s->watch_lock);
    enum rc rc = s->watch ? RC_OK : conn_open(s, s->where, DB_READ, &s->watch, err);
    int64_t n = rc == RC_OK ? s->watch->driver->watch(s->watch->db) : 0;
    pthread_mutex_unlock(&s->watch_lock);
    if (rc == RC_OK)
        *out = n;
    return rc;
}
