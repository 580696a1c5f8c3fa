/* schema_account.c -- DDL of accounts for SQLite: state, which is put, and two tables that only grow.
 *
 * A session's and a token's number is that of the row of account_event that tells of its beginning: never given again.
 */
#include "store/schema.h"

const char SCHEMA_ACCOUNTS[] =
    "CREATE TABLE account ("
    " realm INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, person TEXT NOT NULL,"
    " password TEXT NOT NULL, factor BLOB NOT NULL, factor_new BLOB NOT NULL, factor_step INTEGER NOT NULL,"
    " locked INTEGER NOT NULL, created INTEGER NOT NULL, signed_in INTEGER, lang TEXT NOT NULL,"
    " keys INTEGER NOT NULL, digest INTEGER NOT NULL, PRIMARY KEY (realm, id)) STRICT, WITHOUT ROWID;"
    "CREATE UNIQUE INDEX account_name ON account (realm, name);"

    "CREATE TABLE account_change (realm INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT;"

    "CREATE TABLE session ("
    " realm INTEGER NOT NULL, id INTEGER NOT NULL, account INTEGER NOT NULL, digest BLOB NOT NULL,"
    " address TEXT NOT NULL, surety INTEGER NOT NULL, began INTEGER NOT NULL, seen INTEGER NOT NULL,"
    " expires INTEGER NOT NULL, PRIMARY KEY (realm, id), FOREIGN KEY (realm, account) REFERENCES account (realm, id)) "
    "STRICT, WITHOUT ROWID;"
    "CREATE UNIQUE INDEX session_digest ON session (realm, digest);"
    "CREATE INDEX session_account ON session (realm, account, id);"

    "CREATE TABLE token ("
    " realm INTEGER NOT NULL, id INTEGER NOT NULL, account INTEGER NOT NULL, digest BLOB NOT NULL,"
    " label TEXT NOT NULL, scope INTEGER NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL, used INTEGER,"
    " PRIMARY KEY (realm, id), FOREIGN KEY (realm, account) REFERENCES account (realm, id)) STRICT, WITHOUT ROWID;"
    "CREATE UNIQUE INDEX token_digest ON token (realm, digest);"
    "CREATE INDEX token_account ON token (realm, account, id);"

    "CREATE TABLE link ("
    " realm INTEGER NOT NULL, digest BLOB NOT NULL, account INTEGER NOT NULL, created INTEGER NOT NULL,"
    " expires INTEGER NOT NULL, PRIMARY KEY (realm, digest)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE attempt ("
    " realm INTEGER NOT NULL, key BLOB NOT NULL, wrong INTEGER NOT NULL, last INTEGER NOT NULL,"
    " wait INTEGER NOT NULL, PRIMARY KEY (realm, key)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE account_grant ("
    " realm INTEGER NOT NULL, seq INTEGER NOT NULL, account INTEGER NOT NULL, ends INTEGER NOT NULL,"
    " right_word TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, granted_by TEXT NOT NULL,"
    " day_from INTEGER NOT NULL, day_to INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (realm, seq),"
    " FOREIGN KEY (realm, account) REFERENCES account (realm, id)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE account_event ("
    " realm INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, account TEXT NOT NULL,"
    " address TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL,"
    " PRIMARY KEY (realm, seq)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX account_event_of ON account_event (realm, account, seq);"
    /* Families that somebody may be excluded from: few, and asked for each line that a person is shown. */
    "CREATE INDEX act_persons ON act (realm, family)"
    " WHERE kind = 7 OR (kind = 0 AND instr(body, 'persons=') > 0);"
    /* clang-format off */
    SCHEMA_ONLY_GROWS("account_grant")
    SCHEMA_ONLY_GROWS("account_event");
/* clang-format on */

const char SCHEMA_BINDINGS[] = "ALTER TABLE account ADD COLUMN issuer TEXT NOT NULL DEFAULT '';"
                               "ALTER TABLE account ADD COLUMN subject TEXT NOT NULL DEFAULT '';"
                               "CREATE UNIQUE INDEX account_bound ON account (realm, issuer, subject)"
                               " WHERE subject <> '';";

const char SCHEMA_OWN_VIEWS[] = "CREATE TABLE own_views ("
                                " realm INTEGER NOT NULL, account INTEGER NOT NULL, json TEXT NOT NULL,"
                                " PRIMARY KEY (realm, account),"
                                " FOREIGN KEY (realm, account) REFERENCES account (realm, id)) STRICT, WITHOUT ROWID;";
