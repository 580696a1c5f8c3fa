/* schema.c -- DDL for SQLite, facts and views apart.
 *
 * Every key begins with the realm. Where the rest of the key is one number, that number is SQLite's row number instead,
 * for a file holds one realm: a page above the leaves then holds hundreds of numbers, not thirty whole rows, and to find
 * one is to compare integers. Tables are clustered by what is read together: an act lies beside the other acts of
 * its family, a stretch beside the other stretches of its matter, so that a time line is one range.
 *
 * Facts keep the realm in longer keys; views, which can be made anew, do without it there (SCHEMA_LEAN_VIEWS).
 *
 * NULL saves eight bytes where an instant is the usual one: act.happened (as recorded), view_holding.receivable (as
 * since), and every instant of a view that is "never", but for those a board compares: ended and until.
 */
#include "store/schema.h"

#include "matter/act.h"

#include <stddef.h>

/* What ANALYZE would find in a register of a million matters: the statements are planned for that size from the first day,
 * and the same in every database. Columns: rows, then rows for each value of the first column, the first two ... */
const char SCHEMA_PLANS[] = "ANALYZE sqlite_schema;" /* makes the table of statistics */
                            "DELETE FROM sqlite_stat1;"
                            "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES"
                            " ('matter', NULL, '1000000'),"
                            " ('matter', 'matter_code', '1000000 1000000 100000 1'),"
                            " ('document', 'sqlite_autoindex_document_1', '10000 10000 1'),"
                            " ('document', 'document_number', '10000 10000 1 1'),"
                            " ('document', 'document_sha256', '10000 10000 1'),"
                            " ('act', 'act', '10000000 10000000 10 1'),"
                            " ('act_word', NULL, '10000000'),"
                            " ('view_matter', NULL, '1000000'),"
                            " ('view_matter', 'view_matter_family', '1000000 1000000 2'),"
                            " ('view_matter', 'view_matter_lead', '1000000 1000000 1700'),"
                            " ('view_matter', 'view_matter_live', '100000 100000'),"
                            " ('view_matter', 'view_matter_given', '100000 100000 500'),"
                            " ('view_matter', 'view_matter_content', '500000 500000 3'),"
                            " ('view_acted', 'view_acted', '4000000 4000000 1000 1'),"
                            " ('view_holding', 'view_holding', '8000000 8000000 8 1'),"
                            " ('view_holding', 'view_holding_live', '120000 120000 200 1 1'),"
                            " ('view_holding', 'view_holding_passed', '60000 60000 60 1 1');";

#define WORD_COLUMN(name, word) ", " word " BLOB"

const char SCHEMA_FACTS[] =
    "CREATE TABLE meta ("
    " realm INTEGER PRIMARY KEY, province TEXT NOT NULL, exercise INTEGER NOT NULL, created INTEGER NOT NULL,"
    " version TEXT NOT NULL) STRICT;"

    "CREATE TABLE org_row ("
    " realm INTEGER NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, unit TEXT NOT NULL,"
    " other TEXT NOT NULL, person TEXT NOT NULL, other_person TEXT NOT NULL, post TEXT NOT NULL,"
    " name_vi TEXT NOT NULL, name_en TEXT NOT NULL, abbr TEXT NOT NULL, aliases TEXT NOT NULL,"
    " class TEXT NOT NULL, level TEXT NOT NULL, system TEXT NOT NULL, function TEXT NOT NULL,"
    " decision TEXT NOT NULL, office TEXT NOT NULL, source TEXT NOT NULL, mark TEXT NOT NULL,"
    " agency INTEGER NOT NULL, own INTEGER NOT NULL, rank TEXT NOT NULL, valid_from INTEGER NOT NULL,"
    " valid_to INTEGER NOT NULL, announced INTEGER NOT NULL, recorded INTEGER NOT NULL,"
    " PRIMARY KEY (realm, seq)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE calendar_row ("
    " realm INTEGER NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, day INTEGER NOT NULL,"
    " day_to INTEGER NOT NULL, like_day INTEGER NOT NULL, name_vi TEXT NOT NULL, name_en TEXT NOT NULL,"
    " source_vi TEXT NOT NULL, source_en TEXT NOT NULL, mark TEXT NOT NULL, announced INTEGER NOT NULL,"
    " recorded INTEGER NOT NULL,"
    " hours TEXT NOT NULL, PRIMARY KEY (realm, seq)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE regulation ("
    " realm INTEGER NOT NULL, seq INTEGER NOT NULL, name TEXT NOT NULL, recorded INTEGER NOT NULL,"
    " yaml TEXT NOT NULL, PRIMARY KEY (realm, seq)) STRICT;"

    "CREATE TABLE document ("
    " realm INTEGER NOT NULL, id INTEGER NOT NULL, number TEXT NOT NULL, issuer TEXT NOT NULL,"
    " type TEXT NOT NULL, title TEXT NOT NULL, date INTEGER NOT NULL, recorded INTEGER NOT NULL,"
    " sha256 BLOB NOT NULL, text TEXT NOT NULL, PRIMARY KEY (realm, id)) STRICT;"
    "CREATE UNIQUE INDEX document_sha256 ON document (realm, sha256);"
    "CREATE INDEX document_number ON document (realm, number, id);"

    "CREATE TABLE acceptance ("
    " realm INTEGER NOT NULL, document INTEGER NOT NULL, recorded INTEGER NOT NULL,"
    " PRIMARY KEY (realm, document), FOREIGN KEY (realm, document) REFERENCES document (realm, id)) STRICT, WITHOUT "
    "ROWID;"

    "CREATE TABLE content ("
    " realm INTEGER NOT NULL, id INTEGER NOT NULL, document INTEGER NOT NULL, ordinal INTEGER NOT NULL,"
    " start INTEGER NOT NULL, stop INTEGER NOT NULL, number TEXT NOT NULL, words TEXT NOT NULL,"
    " json TEXT NOT NULL, PRIMARY KEY (realm, id),"
    " FOREIGN KEY (realm, document) REFERENCES document (realm, id)) STRICT;"
    "CREATE UNIQUE INDEX content_document ON content (realm, document, ordinal, id);"

    "CREATE TABLE matter ("
    " realm INTEGER NOT NULL, id INTEGER PRIMARY KEY, family INTEGER NOT NULL, parent INTEGER, code TEXT NOT NULL,"
    " FOREIGN KEY (family) REFERENCES matter (id), FOREIGN KEY (parent) REFERENCES matter (id)) STRICT;"
    "CREATE UNIQUE INDEX matter_code ON matter (realm, length(code), code);" /* by length: V25-9999 before V25-10000 */

    "CREATE TABLE act ("
    " realm INTEGER NOT NULL, family INTEGER NOT NULL, seq INTEGER NOT NULL, matter INTEGER NOT NULL,"
    " kind INTEGER NOT NULL, recorded INTEGER NOT NULL, happened INTEGER, person INTEGER NOT NULL,"
    " post INTEGER NOT NULL, unit INTEGER NOT NULL, behalf INTEGER NOT NULL, surety INTEGER NOT NULL,"
    " words INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (realm, family, seq),"
    " FOREIGN KEY (matter) REFERENCES matter (id)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE act_word ("
    " realm INTEGER NOT NULL, seq INTEGER PRIMARY KEY, family INTEGER NOT NULL" ACT_TEXT_FIRST(
        WORD_COLUMN) ", FOREIGN KEY (realm, family, seq) REFERENCES act (realm, family, seq)) STRICT;"

                     "CREATE TABLE request ("
                     " realm INTEGER NOT NULL, key TEXT NOT NULL, digest BLOB NOT NULL, seq INTEGER NOT NULL, at "
                     "INTEGER NOT NULL,"
                     " PRIMARY KEY (realm, key)) STRICT, WITHOUT ROWID;";

/* The law may order words erased: they become NULL, and their salt with them. Nothing comes in their place, and the row
 * stays, so that none can be put in anew. */
#define WORD_OTHER(name, word) " OR NEW." word " IS NOT NULL AND NEW." word " IS NOT OLD." word
#define WORDS_GUARD(columns)                                                                                           \
    "CREATE TRIGGER act_word_only_erased BEFORE UPDATE ON act_word"                                                    \
    " WHEN NEW.realm <> OLD.realm OR NEW.seq <> OLD.seq OR NEW.family <> OLD.family" columns                           \
    " BEGIN SELECT RAISE(ABORT, 'words of an act are erased, never changed'); END;"
const char SCHEMA_WORDS[] = WORDS_GUARD(ACT_TEXT_FIRST(WORD_OTHER));

/* What kinds of their own state. */
#define WORD_LATER(name, word) "ALTER TABLE act_word ADD COLUMN " word " BLOB;"
static const char SCHEMA_VALUES[] =
    "DROP TRIGGER act_word_only_erased;" ACT_TEXT_LATER(WORD_LATER) WORDS_GUARD(ACT_TEXT_LIST(WORD_OTHER));

/* clang-format off */
const char SCHEMA_GUARDS[] =
    SCHEMA_ONLY_GROWS("meta")
    SCHEMA_ONLY_GROWS("org_row")
    SCHEMA_ONLY_GROWS("calendar_row")
    SCHEMA_ONLY_GROWS("regulation")
    SCHEMA_ONLY_GROWS("document")
    SCHEMA_ONLY_GROWS("acceptance")
    SCHEMA_ONLY_GROWS("content")
    SCHEMA_ONLY_GROWS("matter")
    SCHEMA_ONLY_GROWS("act")
    SCHEMA_ONLY_GROWS("request")
    SCHEMA_NO_DELETE("act_word");
/* clang-format on */

/* clang-format off */
/* What persons did to drafts. */
const char SCHEMA_DRAFTS[] =
    "CREATE TABLE document_file ("
    " realm INTEGER NOT NULL, document INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (realm, document),"
    " FOREIGN KEY (realm, document) REFERENCES document (realm, id)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE draft_edit ("
    " realm INTEGER NOT NULL, document INTEGER NOT NULL, version INTEGER NOT NULL, recorded INTEGER NOT NULL,"
    " person TEXT NOT NULL, operator TEXT NOT NULL, what TEXT NOT NULL, reason TEXT NOT NULL,"
    " PRIMARY KEY (realm, document, version),"
    " FOREIGN KEY (realm, document) REFERENCES document (realm, id)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE draft_step ("
    " realm INTEGER NOT NULL, document INTEGER NOT NULL, ordinal INTEGER NOT NULL, version INTEGER NOT NULL,"
    " content INTEGER NOT NULL, state INTEGER NOT NULL, PRIMARY KEY (realm, document, ordinal, version),"
    " FOREIGN KEY (realm, document, version) REFERENCES draft_edit (realm, document, version),"
    " FOREIGN KEY (realm, content) REFERENCES content (realm, id)) STRICT, WITHOUT ROWID;"

    SCHEMA_ONLY_GROWS("document_file")
    SCHEMA_ONLY_GROWS("draft_edit")
    SCHEMA_ONLY_GROWS("draft_step");
/* clang-format on */

const char SCHEMA_VIEWS[] =
    "CREATE TABLE view_matter ("
    " realm INTEGER NOT NULL, id INTEGER PRIMARY KEY, family INTEGER NOT NULL, content INTEGER NOT NULL,"
    " lead INTEGER NOT NULL, live INTEGER NOT NULL, kind TEXT NOT NULL, form INTEGER NOT NULL, giver INTEGER NOT NULL,"
    " opening INTEGER NOT NULL, opened INTEGER NOT NULL, ended INTEGER NOT NULL, finished INTEGER, due INTEGER,"
    " first_due INTEGER, unverified_due INTEGER NOT NULL) STRICT;"
    "CREATE INDEX view_matter_family ON view_matter (realm, family);"
    "CREATE INDEX view_matter_lead ON view_matter (realm, lead);"
    "CREATE INDEX view_matter_live ON view_matter (realm) WHERE live = 1;"
    "CREATE INDEX view_matter_given ON view_matter (realm, giver) WHERE live = 1;"
    "CREATE INDEX view_matter_content ON view_matter (realm, content) WHERE content > 0;"

    "CREATE TABLE view_holding ("
    " realm INTEGER NOT NULL, matter INTEGER NOT NULL, n INTEGER NOT NULL, live INTEGER NOT NULL,"
    " until INTEGER NOT NULL, unit INTEGER NOT NULL, since INTEGER NOT NULL, state INTEGER NOT NULL,"
    " person INTEGER NOT NULL, step INTEGER NOT NULL, run INTEGER NOT NULL, cause INTEGER NOT NULL,"
    " act INTEGER NOT NULL, from_unit INTEGER NOT NULL, from_person INTEGER NOT NULL, gives INTEGER NOT NULL,"
    " allocated INTEGER NOT NULL, to_allocate INTEGER NOT NULL, receivable INTEGER,"
    " PRIMARY KEY (realm, matter, n)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX view_holding_live ON view_holding (realm, unit, matter, n) WHERE live = 1;"
    "CREATE INDEX view_holding_passed ON view_holding (realm, from_person, matter, n)"
    " WHERE live = 1 AND from_person > 0;"

    "CREATE TABLE view_acted (" /* everybody may read their own record */
    " realm INTEGER NOT NULL, person INTEGER NOT NULL, family INTEGER NOT NULL,"
    " PRIMARY KEY (realm, person, family)) STRICT, WITHOUT ROWID;";

/* Three letters that stand together in a matter's code or title, folded (store_find.c); it holds no words that could be read back. */
const char SCHEMA_FINDING[] =
    "CREATE VIRTUAL TABLE view_found USING fts5 (words, content = '', columnsize = 0, detail = none,"
    " tokenize = 'trigram case_sensitive 1');"
    "CREATE TABLE view_found_last (realm INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;";

/* By what citizens find their own: store/lookup.h. */
static const char SCHEMA_LOOKUP[] =
    "CREATE TABLE lookup ("
    " realm INTEGER NOT NULL, digest BLOB NOT NULL, matter INTEGER NOT NULL, at INTEGER NOT NULL,"
    " PRIMARY KEY (realm, digest), FOREIGN KEY (matter) REFERENCES matter (id)) STRICT, WITHOUT ROWID;"
    "CREATE UNIQUE INDEX lookup_matter ON lookup (realm, matter);";

/* Tables of today refer to a matter by its number alone. */
const char SCHEMA_OLD_KEYS[] = "CREATE UNIQUE INDEX IF NOT EXISTS matter_id ON matter (id);";

/* Views with what is asked of them and no more, and without the realm in their keys: it is the same in each, so that every comparison
 * on the way down went through it, and through the slow way of comparing. Keys stand first, as they are stored: SQLite 3.40's look at
 * the file takes others for NULL. What is there is copied; `rebuild` would give the same. */
static const char SCHEMA_LEAN_VIEWS[] =
    "DROP INDEX view_holding_live; DROP INDEX view_holding_passed;"
    "ALTER TABLE view_holding RENAME TO view_holding_before;"
    "CREATE TABLE view_holding ("
    " matter INTEGER NOT NULL, n INTEGER NOT NULL, realm INTEGER NOT NULL, live INTEGER NOT NULL,"
    " until INTEGER NOT NULL, unit INTEGER NOT NULL, since INTEGER NOT NULL, state INTEGER NOT NULL,"
    " person INTEGER NOT NULL, step INTEGER NOT NULL, from_person INTEGER NOT NULL, to_allocate INTEGER NOT NULL,"
    " PRIMARY KEY (matter, n)) STRICT, WITHOUT ROWID;"
    "INSERT INTO view_holding SELECT matter, n, realm, live, until, unit, since, state, person, step, from_person, "
    "to_allocate"
    " FROM view_holding_before ORDER BY matter, n;"
    "DROP TABLE view_holding_before;"
    "CREATE INDEX view_holding_live ON view_holding (unit, matter, n) WHERE live = 1;"
    "CREATE INDEX view_holding_passed ON view_holding (from_person, matter, n) WHERE live = 1 AND from_person > 0;"

    "ALTER TABLE view_acted RENAME TO view_acted_before;"
    "CREATE TABLE view_acted ("
    " person INTEGER NOT NULL, family INTEGER NOT NULL, realm INTEGER NOT NULL,"
    " PRIMARY KEY (person, family)) STRICT, WITHOUT ROWID;"
    "INSERT INTO view_acted SELECT person, family, realm FROM view_acted_before ORDER BY person, family;"
    "DROP TABLE view_acted_before;"

    "DROP INDEX view_matter_family; DROP INDEX view_matter_lead; DROP INDEX view_matter_given;"
    "DROP INDEX view_matter_content;"
    "CREATE INDEX view_matter_family ON view_matter (family);"
    "CREATE INDEX view_matter_lead ON view_matter (lead);"
    "CREATE INDEX view_matter_given ON view_matter (giver) WHERE live = 1;"
    "CREATE INDEX view_matter_content ON view_matter (content) WHERE content > 0;"

    "DELETE FROM sqlite_stat1 WHERE tbl GLOB 'view_acted*' OR tbl GLOB 'view_holding*' OR idx GLOB 'view_matter_*';"
    "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES"
    " ('view_matter', 'view_matter_family', '1000000 2'),"
    " ('view_matter', 'view_matter_lead', '1000000 1700'),"
    " ('view_matter', 'view_matter_live', '100000 100000'),"
    " ('view_matter', 'view_matter_given', '100000 500'),"
    " ('view_matter', 'view_matter_content', '500000 3'),"
    " ('view_acted', 'view_acted', '4000000 1000 1'),"
    " ('view_holding', 'view_holding', '8000000 8 1'),"
    " ('view_holding', 'view_holding_live', '120000 200 1 1'),"
    " ('view_holding', 'view_holding_passed', '60000 60 1 1');"
    "ANALYZE sqlite_schema;"; /* reads them anew */

const char *const SCHEMA_STEPS[] = {
    SCHEMA_LEDGER, SCHEMA_ERASING, SCHEMA_FINDING, SCHEMA_OUTBOX,     SCHEMA_OWN_VIEWS, SCHEMA_HOOKS, SCHEMA_STAMPS,
    SCHEMA_LOOKUP, SCHEMA_VALUES,  SCHEMA_WAYS,    SCHEMA_LEAN_VIEWS, SCHEMA_HOOK_KEYS, NULL
};

/* clang-format off */
#define OLD_WORDS "CREATE TABLE act_word ( realm INTEGER NOT NULL, seq INTEGER NOT NULL, family INTEGER NOT NULL" ACT_TEXT_LIST(WORD_COLUMN) \
    ", PRIMARY KEY (realm, seq), FOREIGN KEY (realm, family, seq) REFERENCES act (realm, family, seq)) STRICT, WITHOUT ROWID"
const char *const SCHEMA_OLD_SHAPES[] = {
    "CREATE TABLE matter ( realm INTEGER NOT NULL, id INTEGER NOT NULL, family INTEGER NOT NULL, parent INTEGER, code TEXT NOT NULL,"
    " PRIMARY KEY (realm, id), FOREIGN KEY (realm, family) REFERENCES matter (realm, id),"
    " FOREIGN KEY (realm, parent) REFERENCES matter (realm, id)) STRICT, WITHOUT ROWID",
    "CREATE UNIQUE INDEX matter_id ON matter (id)",
    "CREATE TABLE act ( realm INTEGER NOT NULL, family INTEGER NOT NULL, seq INTEGER NOT NULL, matter INTEGER NOT NULL,"
    " kind INTEGER NOT NULL, recorded INTEGER NOT NULL, happened INTEGER, person INTEGER NOT NULL,"
    " post INTEGER NOT NULL, unit INTEGER NOT NULL, behalf INTEGER NOT NULL, surety INTEGER NOT NULL,"
    " words INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (realm, family, seq),"
    " FOREIGN KEY (realm, matter) REFERENCES matter (realm, id)) STRICT, WITHOUT ROWID",
    OLD_WORDS,
    "CREATE TABLE view_matter ( realm INTEGER NOT NULL, id INTEGER NOT NULL, family INTEGER NOT NULL, content INTEGER NOT NULL,"
    " lead INTEGER NOT NULL, live INTEGER NOT NULL, kind TEXT NOT NULL, form INTEGER NOT NULL, giver INTEGER NOT NULL,"
    " opening INTEGER NOT NULL, opened INTEGER NOT NULL, ended INTEGER NOT NULL, finished INTEGER, due INTEGER, first_due INTEGER,"
    " unverified_due INTEGER NOT NULL, PRIMARY KEY (realm, id)) STRICT, WITHOUT ROWID",
    "CREATE INDEX view_matter_live ON view_matter (realm, id) WHERE live = 1",
    NULL
};
/* clang-format on */
