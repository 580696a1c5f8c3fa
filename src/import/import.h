/* import.h -- event logs of other systems to columns of acts (flow/log.h).
 *
 *      XES (.xes, .xes.gz)      traces and events; a key names an attribute
 *      CSV, TSV (.csv, .csv.gz) rows; a key names a column
 *      OCEL 2.0 (.json, .sqlite) objects and events; `case` names a type of objects
 *
 * What a file is, its first bytes say. Nothing is dropped in silence: what cannot be taken is counted, with the first place where it stands
 * (notes.h); what makes the figures wrong is refused. docs/formats/flow.md is the reader's page.
 *
 * Owns:    the log is the caller's; everything else lies in the arena.
 * Fails:   PB_IO, PB_FILE_BROKEN, PB_NOT_UTF8, PB_SYNTAX, PB_MISSING_KEY, PB_WRONG_VALUE, PB_TOO_LARGE, PB_EMPTY; each sentence names the file,
 *          and the line where there is one.
 */
#ifndef CONGVU_IMPORT_H
#define CONGVU_IMPORT_H

#include "flow/log.h"
#include "flow/holdings.h"
#include "import/notes.h"
#include "import/stamp.h"

/* What an act is made of. Name, the option that names its key, the key in XES, the column in CSV where none is named. */
#define IMPORT_KEY_LIST(X)                                       \
    X(CASE, "case", "concept:name", "case")                      \
    X(ACT, "act", "concept:name", "act")                         \
    X(TIME, "time", "time:timestamp", "time")                    \
    X(UNIT, "unit", "org:group", "unit")                         \
    X(TO_UNIT, "to-unit", NULL, "to_unit")                       \
    X(PERSON, "person", "org:resource", "person")                \
    X(STATE, "state", "lifecycle:transition", "state")           \
    X(DUE, "due", NULL, "due")                                   \
    X(KIND, "kind", NULL, "kind")
enum import_key {
#define X(name, option, xes, csv) IMPORT_##name,
    IMPORT_KEY_LIST(X)
#undef X
        IMPORT_KEY_COUNT
};
extern const char *const IMPORT_OPTIONS[IMPORT_KEY_COUNT]; /* "case", "act" ... */

struct import_ask {
    struct text key[IMPORT_KEY_COUNT]; /* "": the default                                     */
    char sep;                          /* 0: guessed                                          */
    struct text encoding;              /* "": UTF-8, or what the file says                    */
    struct stamp_form form;            /* format and zone of times                            */
};

/* Adds the acts of one file. */
enum rc import_log(struct arena *a, const char *path, const struct import_ask *ask, struct flow_log *log,
                   struct import_notes *notes, struct err *err);

/* UNITS.csv: who is above whom. Columns `unit` and `parent` (docs/formats/flow.md lists the other names), others are let be; without a
 * heading the first two. Units that the log does not have get words behind its own. Cycles are refused. In the arena. */
enum rc import_tree(struct arena *a, const char *path, struct flow_log *log, struct flow_tree *out, struct import_notes *notes,
                    struct err *err);

#endif
