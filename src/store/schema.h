/* schema.h -- the tables: facts, which only grow, and views, which may be dropped tonight. Private to store.
 *
 * docs/formats/database.md describes each table and column.
 */
#ifndef CONGVU_SCHEMA_H
#define CONGVU_SCHEMA_H

extern const char SCHEMA_FACTS[], SCHEMA_DRAFTS[], SCHEMA_GUARDS[], SCHEMA_WORDS[], SCHEMA_VIEWS[], SCHEMA_PLANS[];
extern const char SCHEMA_ACCOUNTS[], SCHEMA_BINDINGS[]; /* store/account.h */

/* SCHEMA_STEPS[n] brings a database of format n + 1 to format n + 2; the last is followed by NULL. */
extern const char *const SCHEMA_STEPS[];

/* The guards of a table of facts. */
#define SCHEMA_NO_UPDATE(table)                                                                                        \
    "CREATE TRIGGER " table "_no_update BEFORE UPDATE ON " table " BEGIN SELECT RAISE(ABORT, 'a row of " table         \
    " is a fact and is never changed'); END;"
#define SCHEMA_NO_DELETE(table)                                                                                        \
    "CREATE TRIGGER " table "_no_delete BEFORE DELETE ON " table " BEGIN SELECT RAISE(ABORT, 'a row of " table         \
    " is a fact and is never deleted'); END;"
#define SCHEMA_ONLY_GROWS(table) SCHEMA_NO_UPDATE(table) SCHEMA_NO_DELETE(table)

#endif
