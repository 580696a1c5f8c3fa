/* db_sqlite_err.c -- what SQLite or the system says, as a sentence with the database's name. */
#include "store/db_sqlite.h"

#include "base/i18n.h"
#include "store/db_sqlite_file.h"

#include <errno.h>

static enum rc fail_full(const struct db *db, struct err *err)
{
    return err_set(err, PB_DISK_FULL, _("no room is left on the disk for database '%s': nothing was recorded"),
                   db->where);
}

enum rc sqlite_fail_io(const struct db *db, int code, struct err *err)
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

enum rc sqlite_fail(struct db *db, int code, struct err *err)
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
    default: return sqlite_fail_io(db, code, err);
    }
}

enum rc sqlite_fail_lost(const struct db *db, struct err *err)
{
    return err_set(err, PB_IO, _("database '%s' gave the transaction up after a failure"), db->where);
}
