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
#include "base/i18n.h"
#include "store/db_sqlite_file.h"
#include "store/db_sqlite_wal.h"
#include "store/db_sqlite_watch.h"

#include <errno.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUSY_MS = 5000, WAL_AT_ONCE = 1 << 16 };

/* Transaction words, prepared once: a savepoint for each job of a batch must be cheap. */
enum word { W_BEGIN, W_BEGIN_WRITE, W_NAIL, W_COMMIT, W_ROLLBACK, W_MARK, W_UNDO, W_RELEASE, W_OTHERS, W_COUNT };
static const char *const WORDS[W_COUNT] = {
    [W_BEGIN] = "BEGIN",          [W_BEGIN_WRITE] = "BEGIN IMMEDIATE", [W_NAIL] = "SELECT 1 FROM sqlite_schema LIMIT 1",
    [W_COMMIT] = "COMMIT",        [W_ROLLBACK] = "ROLLBACK",           [W_MARK] = "SAVEPOINT job",
    [W_UNDO] = "ROLLBACK TO job", [W_RELEASE] = "RELEASE job",         [W_OTHERS] = "PRAGMA data_version",
};

struct db {
    sqlite3 *h;
    sqlite3_stmt *words[W_COUNT];
    sqlite3_file *wal; /* NULL: not reached through our layer, or not yet; from the first publish on it stays */
    struct sqlite_watch watch;
    bool watching;
    bool inside, lost; /* a transaction was begun; SQLite gave it up (1) */
    char where[];
};

struct param {
    int index;              /* as SQLite numbers it                                       */
    bool is_null, is_whole; /* what is bound: NULL, or `whole`; neither: bind it anew      */
    int64_t whole;
};

struct stmt {
    sqlite3_stmt *h;
    struct db *db;
    int n;
    struct param params[]; /* n; $1 is the first */
};

/* --- what went wrong ------------------------------------------------------------------------------------- */

static enum rc fail_full(const struct db *db, struct err *err)
{
    return err_set(err, PB_DISK_FULL, _("no room is left on the disk for database '%s': nothing was recorded"),
                   db->where);
}

static enum rc fail_io(const struct db *db, int code, struct err *err)
{
    int os = db->h ? sqlite3_system_errno(db->h) : 0;
    if (code == SQLITE_IOERR_FSYNC)
        sqlite_file_unsure(db->where); /* (4) */
    if (os == ENOSPC || os == EDQUOT)  /* also for the files that lie beside it */
        return fail_full(db, err);
    const char *why = os ? i18n_errno(os) : sqlite3_errstr(code);
    return err_set(err, PB_IO, _("cannot read or write database '%s': %s"), db->where, why);
}

static enum rc fail_constraint(const struct db *db, int code, struct err *err)
{
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
        return err_set(err, PB_EXISTS, _("database '%s' has it already: %s"), db->where, sqlite3_errmsg(db->h));
    return err_set(err, PB_CORRUPT, _("database '%s' refuses this: %s"), db->where, sqlite3_errmsg(db->h));
}

/* The answer for an SQLite code that is no success. */
static enum rc fail(struct db *db, int code, struct err *err)
{
    if (db->inside && db->h && sqlite3_get_autocommit(db->h))
        db->lost = true;
    switch (code & 0xff) {
    case SQLITE_FULL: return fail_full(db, err);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return err_set(err, PB_READ_ONLY, _("database '%s' cannot be written: the file or its folder is read-only"),
                       db->where);
    case SQLITE_NOTADB: return err_set(err, PB_NOT_OURS, _("'%s' is not a congvu database"), db->where);
    case SQLITE_CORRUPT:
        return err_set(err, PB_CORRUPT, _("database '%s' is damaged: restore it from a backup"), db->where);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return err_set(err, PB_BUSY, _("database '%s' is in use by another program; try again"), db->where);
    case SQLITE_TOOBIG:
        return err_set(err, PB_TOO_LARGE, _("a value is larger than database '%s' can hold"), db->where);
    case SQLITE_CONSTRAINT: return fail_constraint(db, code, err);
    case SQLITE_ERROR:
    case SQLITE_SCHEMA:
        return err_set(err, PB_CORRUPT, _("database '%s' is not as it should be: %s"), db->where,
                       sqlite3_errmsg(db->h));
    default: return fail_io(db, code, err);
    }
}

static enum rc fail_lost(const struct db *db, struct err *err)
{
    return err_set(err, PB_IO, _("database '%s' gave the transaction up after a failure"), db->where);
}

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
    return code == SQLITE_OK ? RC_OK : fail(db, sqlite3_extended_errcode(db->h), err);
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
        rc = fail_io(db, code, err);
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
            return fail(db, code, err);
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
        return fail(db, code, err);
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

/* --- statements ------------------------------------------------------------------------------------------ */

static void sqlite_finish(struct stmt *st)
{
    if (!st)
        return;
    sqlite3_finalize(st->h);
    free(st);
}

static enum rc sqlite_prepare(struct db *db, struct stmt **out, const char *sql, struct err *err)
{
    sqlite3_stmt *h;
    int code = sqlite3_prepare_v3(db->h, sql, -1, SQLITE_PREPARE_PERSISTENT, &h, NULL);
    if (code != SQLITE_OK)
        return fail(db, code, err);
    int n = sqlite3_bind_parameter_count(h);
    struct stmt *st = calloc(1, sizeof *st + (size_t)n * sizeof *st->params);
    if (!st) {
        sqlite3_finalize(h);
        return err_set(err, PB_IO, _("no memory for a statement on database '%s'"), db->where);
    }
    st->h = h;
    st->db = db;
    st->n = n;
    for (int i = 0; i < n; i++) {
        char name[16];
        snprintf(name, sizeof name, "$%d", i + 1);
        st->params[i] = (struct param){ .index = sqlite3_bind_parameter_index(h, name), .is_null = true };
        assert(st->params[i].index && "parameters are $1 .. $n without gap");
    }
    *out = st;
    return RC_OK;
}

/* Nearly all of a row of words is NULL, and many a number is what it was in the row before. */
static bool is_bound(const struct param *p, const struct value *v)
{
    return (v->type == VALUE_INT && p->is_whole && p->whole == v->i) || (v->type == VALUE_NULL && p->is_null);
}

static int bind_one(sqlite3_stmt *h, struct param *p, const struct value *v)
{
    const char *bytes = v->t.p ? v->t.p : ""; /* an empty text is not NULL */
    int code = SQLITE_MISUSE;
    p->is_null = p->is_whole = false;
    switch (v->type) {
    case VALUE_NULL: code = sqlite3_bind_null(h, p->index); break;
    case VALUE_INT: code = sqlite3_bind_int64(h, p->index, v->i); break;
    case VALUE_TEXT: code = sqlite3_bind_text64(h, p->index, bytes, v->t.n, SQLITE_STATIC, SQLITE_UTF8); break;
    case VALUE_BLOB: code = sqlite3_bind_blob64(h, p->index, bytes, v->t.n, SQLITE_STATIC); break;
    }
    p->is_null = code == SQLITE_OK && v->type == VALUE_NULL;
    p->is_whole = code == SQLITE_OK && v->type == VALUE_INT;
    p->whole = v->i;
    return code;
}

static enum rc sqlite_bind(struct stmt *st, int first, const struct value *v, size_t n, struct err *err)
{
    assert(first >= 1 && (size_t)first + n <= (size_t)st->n + 1);
    struct param *p = &st->params[first - 1];
    int code = SQLITE_OK;
    for (size_t i = 0; i < n && code == SQLITE_OK; i++)
        if (!is_bound(&p[i], &v[i]))
            code = bind_one(st->h, &p[i], &v[i]);
    return code == SQLITE_OK ? RC_OK : fail(st->db, code, err);
}

static enum rc sqlite_step(struct stmt *st, bool *has_row, struct err *err)
{
    if (st->db->lost)
        return fail_lost(st->db, err); /* (1) */
    int code = sqlite3_step(st->h);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return fail(st->db, code, err);
    *has_row = code == SQLITE_ROW;
    return RC_OK;
}

/* A connection is one thread's at a time, so that the value may be asked itself and not, call by call, by its number. */
static struct value sqlite_column(const struct stmt *st, int n)
{
    assert(n >= 0 && n < sqlite3_column_count(st->h));
    sqlite3_value *v = sqlite3_column_value(st->h, n);
    switch (sqlite3_value_type(v)) {
    case SQLITE_INTEGER: return VALUE_I(sqlite3_value_int64(v));
    case SQLITE_BLOB: {
        const void *p = sqlite3_value_blob(v);
        return VALUE_B(((struct text){ p, (size_t)sqlite3_value_bytes(v) }));
    }
    case SQLITE_TEXT:
    case SQLITE_FLOAT: { /* we store none; a foreign hand's reads as its digits */
        const unsigned char *p = sqlite3_value_text(v);
        return VALUE_T(((struct text){ (const char *)p, (size_t)sqlite3_value_bytes(v) }));
    }
    default: return VALUE_NIL;
    }
}

static void sqlite_reset(struct stmt *st) { sqlite3_reset(st->h); /* tells step's error again */ }

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
        enum rc rc = fail(db, code, err);
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
    enum rc rc = db->lost ? fail_lost(db, err) : code != SQLITE_OK ? fail(db, code, err) : RC_OK;
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
        return fail_lost(db, err);
    int code = say(db, W_MARK);
    return code == SQLITE_OK ? RC_OK : fail(db, code, err);
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
