/* schema.h -- the tables: facts, which only grow, and views, which may be dropped tonight. Private to store.
 *
 * docs/formats/database.md describes each table and column.
 */
#ifndef CONGVU_SCHEMA_H
#define CONGVU_SCHEMA_H

#include "base/err.h"

extern const char SCHEMA_FACTS[], SCHEMA_DRAFTS[], SCHEMA_GUARDS[], SCHEMA_WORDS[], SCHEMA_VIEWS[], SCHEMA_PLANS[];
extern const char SCHEMA_ACCOUNTS[], SCHEMA_BINDINGS[], SCHEMA_OWN_VIEWS[]; /* store/account.h */
extern const char SCHEMA_LEDGER[], SCHEMA_ERASING[], SCHEMA_STAMPS[], SCHEMA_WAYS[];   /* store/fact.h */
extern const char SCHEMA_FINDING[];
extern const char SCHEMA_OUTBOX[], SCHEMA_HOOKS[], SCHEMA_HOOK_KEYS[]; /* store/outbox.h, store/hook.h */

/* The oldest format that is read: those before it were of trials, and their tables were other ones. */
enum { SCHEMA_FIRST = 5 };

/* From which format on a database has them. */
enum { SCHEMA_HAS_STAMPS = 12, SCHEMA_HAS_WAYS = 15 };

/* Some files of the formats before this one know a matter by province and number together: they need SCHEMA_OLD_KEYS before the steps. */
enum { SCHEMA_NUMBERED = 8 };
extern const char SCHEMA_OLD_KEYS[];

/* SCHEMA_STEPS[n] brings a database of format SCHEMA_FIRST + n to the next one; the last is followed by NULL. A new database is made
 * in the first format and takes every step. */
extern const char *const SCHEMA_STEPS[];

/* All of it, in a new database. */
struct conn;
enum rc schema_make(struct conn *c, struct err *err);

/* Tables and indexes as earlier formats made them, word for word, that no step changes: they are as they should be too. NULL ends. */
extern const char *const SCHEMA_OLD_SHAPES[];

/* The guards of a table of facts. */
#define SCHEMA_NO_UPDATE(table)                                                                                        \
    "CREATE TRIGGER " table "_no_update BEFORE UPDATE ON " table " BEGIN SELECT RAISE(ABORT, 'a row of " table         \
    " is a fact and is never changed'); END;"
#define SCHEMA_NO_DELETE(table)                                                                                        \
    "CREATE TRIGGER " table "_no_delete BEFORE DELETE ON " table " BEGIN SELECT RAISE(ABORT, 'a row of " table         \
    " is a fact and is never deleted'); END;"
#define SCHEMA_ONLY_GROWS(table) SCHEMA_NO_UPDATE(table) SCHEMA_NO_DELETE(table)

#endif
