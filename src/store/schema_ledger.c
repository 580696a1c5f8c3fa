/* schema_ledger.c -- DDL of the ledger for SQLite, and the guards that let the law's erasures through and nothing else.
 *
 * Three tables of facts hold what may have to be erased: until now they refused every change. From here on a field of theirs may become
 * empty, and nothing else of them may change.
 */
#include "store/schema.h"

#define SAME(column)   " OR NEW." column " IS NOT OLD." column
#define ERASED(column) " OR (NEW." column " IS NOT OLD." column " AND NEW." column " <> '')"
#define ONLY_ERASED(table, differs)                                                                                    \
    "DROP TRIGGER " table "_no_update;"                                                                                \
    "CREATE TRIGGER " table "_only_erased BEFORE UPDATE ON " table " WHEN NEW.realm <> OLD.realm" differs              \
    " BEGIN SELECT RAISE(ABORT, 'a row of " table " is a fact: fields are erased, never changed'); END;"

/* clang-format off */
const char SCHEMA_LEDGER[] =
    "CREATE TABLE ledger_key ("
    " realm INTEGER NOT NULL, n INTEGER NOT NULL, recorded INTEGER NOT NULL, vkey TEXT NOT NULL, reason TEXT NOT NULL,"
    " PRIMARY KEY (realm, n)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE ledger_run ("
    " realm INTEGER NOT NULL, start INTEGER NOT NULL, sort INTEGER NOT NULL, first INTEGER NOT NULL,"
    " count INTEGER NOT NULL, PRIMARY KEY (realm, start)) STRICT, WITHOUT ROWID;"
    "CREATE UNIQUE INDEX ledger_run_of ON ledger_run (realm, sort, first);"

    "CREATE TABLE ledger_tile ("
    " realm INTEGER NOT NULL, level INTEGER NOT NULL, n INTEGER NOT NULL, hashes BLOB NOT NULL,"
    " PRIMARY KEY (realm, level, n)) STRICT;"

    "CREATE TABLE ledger_checkpoint ("
    " realm INTEGER NOT NULL, size INTEGER NOT NULL, at INTEGER NOT NULL, note TEXT NOT NULL,"
    " PRIMARY KEY (realm, size)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE ledger_left ("
    " realm INTEGER NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL, size INTEGER NOT NULL, way TEXT NOT NULL,"
    " PRIMARY KEY (realm, n)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE fact_salt ("
    " realm INTEGER NOT NULL, sort INTEGER NOT NULL, n INTEGER NOT NULL, salts BLOB NOT NULL,"
    " PRIMARY KEY (realm, sort, n)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE erasure ("
    " realm INTEGER NOT NULL, seq INTEGER NOT NULL, recorded INTEGER NOT NULL, person TEXT NOT NULL,"
    " operator TEXT NOT NULL, subject TEXT NOT NULL, ground TEXT NOT NULL, PRIMARY KEY (realm, seq)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE erased ("
    " realm INTEGER NOT NULL, sort INTEGER NOT NULL, n INTEGER NOT NULL, field TEXT NOT NULL, erasure INTEGER NOT NULL,"
    " digest BLOB NOT NULL, PRIMARY KEY (realm, sort, n, field),"
    " FOREIGN KEY (realm, erasure) REFERENCES erasure (realm, seq)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX erased_by ON erased (realm, erasure);"

    SCHEMA_ONLY_GROWS("ledger_key")
    SCHEMA_ONLY_GROWS("ledger_run")
    SCHEMA_ONLY_GROWS("ledger_checkpoint")
    SCHEMA_ONLY_GROWS("ledger_left")
    SCHEMA_ONLY_GROWS("erasure")
    SCHEMA_ONLY_GROWS("erased");

/* By which ways checkpoints leave the house, and what witnesses co-signed. */
const char SCHEMA_WAYS[] =
    "CREATE TABLE ledger_way ("
    " realm INTEGER NOT NULL, n INTEGER NOT NULL, kind INTEGER NOT NULL, target TEXT NOT NULL, vkey TEXT NOT NULL,"
    " since INTEGER NOT NULL, until INTEGER, tried INTEGER, left_at INTEGER, size INTEGER NOT NULL, why TEXT NOT NULL,"
    " PRIMARY KEY (realm, n)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE ledger_cosign ("
    " realm INTEGER NOT NULL, size INTEGER NOT NULL, way INTEGER NOT NULL, at INTEGER NOT NULL, line TEXT NOT NULL,"
    " PRIMARY KEY (realm, size, way)) STRICT, WITHOUT ROWID;"
    SCHEMA_ONLY_GROWS("ledger_cosign");

/* A stamp for each fact from its commit until it is sealed (stamp.h). */
const char SCHEMA_STAMPS[] =
    "CREATE TABLE fact_stamp ("
    " realm INTEGER NOT NULL, sort INTEGER NOT NULL, first INTEGER NOT NULL, stamps BLOB NOT NULL,"
    " PRIMARY KEY (realm, sort, first)) STRICT, WITHOUT ROWID;";

const char SCHEMA_ERASING[] =
    ONLY_ERASED("org_row", SAME("seq") SAME("kind") SAME("code") SAME("unit") SAME("other") SAME("person") SAME("other_person")
        SAME("post") SAME("class") SAME("level") SAME("system") SAME("function") SAME("decision") SAME("office") SAME("source")
        SAME("mark") SAME("agency") SAME("own") SAME("rank") SAME("valid_from") SAME("valid_to") SAME("announced")
        SAME("recorded") ERASED("name_vi") ERASED("name_en") ERASED("abbr") ERASED("aliases")
        " OR (OLD.kind <> 'person' AND (NEW.name_vi <> OLD.name_vi OR NEW.name_en <> OLD.name_en OR NEW.abbr <> OLD.abbr"
        " OR NEW.aliases <> OLD.aliases))")
    ONLY_ERASED("document", SAME("id") SAME("number") SAME("issuer") SAME("type") SAME("date") SAME("recorded") SAME("sha256")
        ERASED("title") ERASED("text"))
    ONLY_ERASED("content", SAME("id") SAME("document") SAME("ordinal") SAME("start") SAME("stop") SAME("number")
        ERASED("words") ERASED("json"));
/* clang-format on */
