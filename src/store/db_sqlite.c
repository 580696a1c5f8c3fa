/* db_sqlite.c -- the SQLite driver: one file, WAL, every commit synced.
 *
 * Always true:
 *  (1) A transaction that SQLite has rolled back by itself (full disk, input-output error) is `lost`: nothing runs in
 *      it any more until rollback, so that the rest of the work cannot be committed piece by piece.
 *  (2) A reader's snapshot begins with begin(), not with its first question: begin() asks one.
 *  (3) What is bound stays the caller's and must live until reset; a text is bound again before the next step.
 *  (4) After a sync that failed, the system shows bytes that the disk may not have. Whoever opens the file next believes them, and what is
 *      committed behind them would be lost with them. So a failed sync leaves a mark, an empty file FILE-unsure, and whoever opens
 *      the database and finds it writes the WAL again, the same, and syncs it. The mark need not outlive the power: then the disk speaks.
 */
#include "store/db_sqlite.h"

#include "base/i18n.h"
#include "store/db_sqlite_file.h"
#include "store/db_sqlite_wal.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUSY_MS = 5000, WAL_AT_ONCE = 1 << 16 };

static const char *const WORDS[W_COUNT] = {
    [W_BEGIN] = "BEGIN",          [W_BEGIN_WRITE] = "BEGIN IMMEDIATE", [W_NAIL] = "SELECT 1 FROM sqlite_schema LIMIT 1",
    [W_COMMIT] = "COMMIT",        [W_ROLLBACK] = "ROLLBACK",           [W_MARK] = "SAVEPOINT job",
    [W_UNDO] = "ROLLBACK TO job", [W_RELEASE] = "RELEASE job",         [W_OTHERS] = "PRAGMA data_version",
};

/* --- opening --------------------------------------------------------------------------------------------- */

static void sqlite_close(struct db *db)
{
    if (!db)
        return;
    for (int i = 0; i < W_COUNT; i++)
        sqlite3_finalize(db->words[i]);
    int code = sqlite3_close(db->h);
    assert(code == SQLITE_OK && "every statement was finished before its connection");
    (void)code;
    free(db);
}

static enum rc sqlite_script(struct db *db, const char *sql, struct err *err)
{
    int code = sqlite3_exec(db->h, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? RC_OK : sqlite_fail(db, sqlite3_extended_errcode(db->h), err);
}

/* With the write lock held: nobody adds to the WAL or begins it anew. */
static int wal_write_again(sqlite3_file *wal)
{
    sqlite3_int64 size = 0;
    unsigned char *bytes = malloc(WAL_AT_ONCE);
    int code = !bytes ? SQLITE_NOMEM : !wal->pMethods ? SQLITE_OK : wal->pMethods->xFileSize(wal, &size);
    for (sqlite3_int64 at = 0; at < size && code == SQLITE_OK; at += WAL_AT_ONCE) {
        int n = size - at < WAL_AT_ONCE ? (int)(size - at) : WAL_AT_ONCE;
        code = wal->pMethods->xRead(wal, bytes, n, at);
        if (code == SQLITE_OK)
            code = wal->pMethods->xWrite(wal, bytes, n, at);
    }
    if (code == SQLITE_OK && size)
        code = wal->pMethods->xSync(wal, SQLITE_SYNC_NORMAL);
    free(bytes);
    return code;
}

static enum rc sqlite_mend(struct db *db, struct err *err) /* (4) */
{
    sqlite3_file *wal = NULL;
    enum rc rc = sqlite_script(db, "BEGIN IMMEDIATE", err);
    if (rc != RC_OK)
        return rc;
    int code = sqlite3_file_control(db->h, "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal);
    if (code == SQLITE_OK)
        code = wal_write_again(wal);
    if (code != SQLITE_OK)
        rc = sqlite_fail_io(db, code, err);
    else
        sqlite_file_sure(db->where);
    sqlite3_exec(db->h, "ROLLBACK", NULL, NULL, NULL);
    return rc;
}

/* What holds for every connection, whoever made the file. */
static const char PRAGMAS[] = "PRAGMA foreign_keys = ON;"
                              "PRAGMA recursive_triggers = ON;" /* REPLACE deletes: facts refuse that too */
                              "PRAGMA trusted_schema = OFF;"
                              "PRAGMA cell_size_check = ON;"
                              "PRAGMA synchronous = FULL;"
                              "PRAGMA temp_store = MEMORY;";
/* No mmap: every look at a mapped page costs a search of the WAL, and mapped pages count as memory of ours. */
static const char PRAGMAS_READ[] =
    "PRAGMA cache_size = -4096;" /* there may be many readers */
    "PRAGMA query_only = ON;";   /* opened as a writer is, so that the last takes the WAL away */
static const char PRAGMAS_WRITE[] = "PRAGMA cache_size = -16384;"
                                    "PRAGMA secure_delete = ON;" /* erased words leave no copy in the file */
                                    "PRAGMA wal_autocheckpoint = 4000;"
                                    "PRAGMA journal_size_limit = 67108864;";

static enum rc settings(struct db *db, enum db_mode mode, struct err *err)
{
    sqlite3_extended_result_codes(db->h, 1);
    sqlite3_busy_timeout(db->h, BUSY_MS);
    sqlite3_db_config(db->h, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
    sqlite3_db_config(db->h, SQLITE_DBCONFIG_DQS_DML, 0, (int *)NULL);
    sqlite3_db_config(db->h, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)NULL);
    enum rc rc = sqlite_script(db, PRAGMAS, err);
    if (rc == RC_OK && sqlite_file_is_unsure(db->where) && sqlite3_db_readonly(db->h, "main") == 0)
        rc = sqlite_mend(db, err);
    if (rc == RC_OK)
        rc = sqlite_script(db, mode == DB_READ ? PRAGMAS_READ : PRAGMAS_WRITE, err);
    if (rc == RC_OK && mode == DB_CREATE) {
        char sql[160];
        snprintf(sql, sizeof sql, "PRAGMA application_id = %ld; PRAGMA user_version = %d; PRAGMA journal_mode = WAL;",
                 (long)SQLITE_FILE_APPLICATION, SQLITE_FILE_VERSION);
        rc = sqlite_script(db, sql, err);
    }
    return rc;
}

static enum rc words_prepare(struct db *db, struct err *err)
{
    for (int i = 0; i < W_COUNT; i++) {
        int code = sqlite3_prepare_v3(db->h, WORDS[i], -1, SQLITE_PREPARE_PERSISTENT, &db->words[i], NULL);
        if (code != SQLITE_OK)
            return sqlite_fail(db, code, err);
    }
    return RC_OK;
}

static enum rc handle_open(struct db *db, enum db_mode mode, struct err *err)
{
    char *uri = mode == DB_READ ? sqlite_file_immutable(db->where) : NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (mode == DB_CREATE)
        flags |= SQLITE_OPEN_CREATE;
    if (uri)
        flags |= SQLITE_OPEN_URI;
    const char *layer = mode == DB_READ ? NULL : SQLITE_WAL_VFS;
    int code = sqlite3_open_v2(uri ? uri : db->where, &db->h, flags, layer);
    free(uri);
    if (code != SQLITE_OK)
        return sqlite_fail(db, code, err);
    enum rc rc = settings(db, mode, err);
    return rc == RC_OK ? words_prepare(db, err) : rc;
}

/* Nobody asks SQLite how much memory it uses, and counting takes a lock for each allocation. */
static void engine_init(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    int code = sqlite3_initialize();
    if (code == SQLITE_OK)
        code = sqlite_wal_register();
    assert(code == SQLITE_OK && "a layer of our own needs nothing but its name");
    (void)code;
}

static int64_t pragma_number(struct db *db, const char *sql)
{
    sqlite3_stmt *st = NULL;
    int64_t n = -1;
    if (sqlite3_prepare_v2(db->h, sql, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
        n = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return n;
}

/* The first page came from the WAL: whose is it? */
static enum rc ours(struct db *db, struct err *err)
{
    int64_t application = pragma_number(db, "PRAGMA application_id"),
            version = pragma_number(db, "PRAGMA user_version");
    return sqlite_file_ours(db->where, (uint32_t)application, (uint32_t)version, err);
}

static enum rc sqlite_open(struct db **out, const char *where, enum db_mode mode, struct err *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    bool in_wal = false;
    pthread_once(&once, engine_init);
    if (mode != DB_CREATE) {
        enum rc rc = sqlite_file_check(where, mode == DB_WRITE, &in_wal, err);
        if (rc != RC_OK)
            return rc;
    }
    size_t n = strlen(where) + 1;
    struct db *db = calloc(1, sizeof *db + n);
    if (!db)
        return err_set(err, PB_IO, _("no memory to open database '%s'"), where);
    memcpy(db->where, where, n);
    enum rc rc = handle_open(db, mode, err);
    if (rc == RC_OK && in_wal)
        rc = ours(db, err);
    if (rc != RC_OK) {
        sqlite_close(db);
        return rc;
    }
    *out = db;
    return RC_OK;
}

/* --- transactions ---------------------------------------------------------------------------------------- */

static int say(struct db *db, enum word w)
{
    int code = sqlite3_step(db->words[w]);
    int again = sqlite3_reset(db->words[w]);
    return again != SQLITE_OK ? again : code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

static void sqlite_rollback(struct db *db)
{
    if (!sqlite3_get_autocommit(db->h))
        say(db, W_ROLLBACK);
    db->inside = db->lost = false;
}

static enum rc sqlite_begin(struct db *db, bool write, struct err *err)
{
    assert(!db->inside);
    int code = say(db, write ? W_BEGIN_WRITE : W_BEGIN);
    if (code == SQLITE_OK)
        code = say(db, W_NAIL); /* (2) */
    if (code != SQLITE_OK) {
        enum rc rc = sqlite_fail(db, code, err);
        sqlite_rollback(db);
        return rc;
    }
    db->inside = true;
    return RC_OK;
}

static enum rc sqlite_commit(struct db *db, struct err *err)
{
    assert(db->inside);
    int code = db->lost ? SQLITE_OK : say(db, W_COMMIT);
    enum rc rc = db->lost ? sqlite_fail_lost(db, err) : code != SQLITE_OK ? sqlite_fail(db, code, err) : RC_OK;
    sqlite_rollback(db);
    return rc;
}

/* Where the WAL is not reached through our layer this is commit. */
static enum rc sqlite_publish(struct db *db, struct err *err)
{
    if (!db->wal)
        db->wal = sqlite_wal_of(db->h);
    if (!db->wal)
        return sqlite_commit(db, err);
    sqlite_wal_put_off(db->wal, true);
    enum rc rc = sqlite_commit(db, err);
    sqlite_wal_put_off(db->wal, false);
    return rc;
}

static enum rc sqlite_settle(struct db *db, struct err *err)
{
    int code = db->wal ? sqlite_wal_settle(db->wal) : SQLITE_OK, os = errno;
    if (code == SQLITE_OK)
        return RC_OK;
    sqlite_file_unsure(db->where); /* (4) */
    if (os == ENOSPC || os == EDQUOT)
        return err_set(err, PB_DISK_FULL, _("no room is left on the disk for database '%s': the last acts may be lost"),
                       db->where);
    return err_set(err, PB_IO, _("the disk did not take what was written to database '%s': %s"), db->where,
                   i18n_errno(os));
}

static enum rc sqlite_mark(struct db *db, struct err *err)
{
    assert(db->inside);
    if (db->lost)
        return sqlite_fail_lost(db, err);
    int code = say(db, W_MARK);
    return code == SQLITE_OK ? RC_OK : sqlite_fail(db, code, err);
}

static void sqlite_release(struct db *db, bool keep)
{
    if (db->lost || sqlite3_get_autocommit(db->h))
        return; /* gone with its transaction; commit will say so */
    int code = keep ? SQLITE_OK : say(db, W_UNDO);
    if (code == SQLITE_OK)
        code = say(db, W_RELEASE);
    if (code != SQLITE_OK)
        db->lost = true;
}

static int64_t sqlite_changed(const struct db *db) { return sqlite3_total_changes64(db->h); }

static int64_t sqlite_others(struct db *db)
{
    sqlite3_stmt *st = db->words[W_OTHERS];
    int64_t n = sqlite3_step(st) == SQLITE_ROW ? sqlite3_column_int64(st, 0) : -1;
    sqlite3_reset(st);
    return n;
}

static int64_t sqlite_watch(struct db *db)
{
    bool known;
    if (!db->watching) {
        (void)sqlite_others(db); /* it has read */
        sqlite_watch_begin(&db->watch, db->h);
        db->watching = true;
    }
    int64_t n = sqlite_watch_look(&db->watch, &known);
    return known ? n : sqlite_others(db);
}

/* In one step, so that it is one state; writers go on meanwhile. The new file is synced. */
static enum rc sqlite_copy(struct db *db, const char *where, struct err *err)
{
    sqlite3 *to = NULL;
    int code = sqlite3_open_v2(where, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, NULL);
    sqlite3_backup *b = code == SQLITE_OK ? sqlite3_backup_init(to, "main", db->h, "main") : NULL;
    if (b) {
        (void)sqlite3_backup_step(b, -1);
        code = sqlite3_backup_finish(b);
    } else if (code == SQLITE_OK) {
        code = sqlite3_extended_errcode(to);
    }
    sqlite3_close(to);
    if (code == SQLITE_OK)
        return RC_OK;
    if ((code & 0xff) == SQLITE_FULL)
        return err_set(err, PB_DISK_FULL, _("cannot write '%s': the disk is full"), where);
    return err_set(err, PB_IO, _("cannot write '%s': %s"), where, sqlite3_errstr(code));
}

const struct db_driver db_sqlite = {
    .name = "sqlite",
    .open = sqlite_open,
    .script = sqlite_script,
    .prepare = sqlite_prepare,
    .bind = sqlite_bind,
    .step = sqlite_step,
    .column = sqlite_column,
    .reset = sqlite_reset,
    .finish = sqlite_finish,
    .begin = sqlite_begin,
    .commit = sqlite_commit,
    .publish = sqlite_publish,
    .settle = sqlite_settle,
    .mend = sqlite_mend,
    .rollback = sqlite_rollback,
    .mark = sqlite_mark,
    .release = sqlite_release,
    .changed = sqlite_changed,
    .others = sqlite_others,
    .watch = sqlite_watch,
    .copy = sqlite_copy,
    .close = sqlite_close,
};
