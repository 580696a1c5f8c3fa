/* schema_outbox.c -- DDL of what leaves the office, for SQLite: state, which is put and swept. */
#include "store/schema.h"

const char SCHEMA_OUTBOX[] =
    "ALTER TABLE account ADD COLUMN email TEXT NOT NULL DEFAULT '';"

    "CREATE TABLE outbox ("
    " realm INTEGER NOT NULL, id INTEGER NOT NULL, way INTEGER NOT NULL, key TEXT NOT NULL, what TEXT NOT NULL,"
    " receiver INTEGER NOT NULL, about INTEGER NOT NULL, body TEXT NOT NULL, state INTEGER NOT NULL,"
    " tries INTEGER NOT NULL, made INTEGER NOT NULL, next INTEGER NOT NULL, done INTEGER, why TEXT NOT NULL,"
    " PRIMARY KEY (realm, id)) STRICT, WITHOUT ROWID;"
    "CREATE UNIQUE INDEX outbox_key ON outbox (realm, key);"
    "CREATE INDEX outbox_due ON outbox (realm, way, next, id) WHERE state = 0;"

    "CREATE TABLE outbox_mark ("
    " realm INTEGER NOT NULL, stream TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (realm, stream)) STRICT, WITHOUT "
    "ROWID;";

const char SCHEMA_HOOKS[] = "CREATE TABLE webhook ("
                            " realm INTEGER NOT NULL, id INTEGER NOT NULL, url TEXT NOT NULL, secret TEXT NOT NULL,"
                            " events TEXT NOT NULL, made_by TEXT NOT NULL, live INTEGER NOT NULL,"
                            " failures INTEGER NOT NULL, created INTEGER NOT NULL, next INTEGER NOT NULL,"
                            " why TEXT NOT NULL, PRIMARY KEY (realm, id)) STRICT, WITHOUT ROWID;";

/* For a day after it is changed the secret before signs too. */
const char SCHEMA_HOOK_KEYS[] = "ALTER TABLE webhook ADD COLUMN before TEXT NOT NULL DEFAULT '';"
                                "ALTER TABLE webhook ADD COLUMN before_until INTEGER NOT NULL DEFAULT 0;";
