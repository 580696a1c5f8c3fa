/* yaml.h -- YAML described by tables, with file:line:column for every complaint.
 *
 * Reading has two steps: the bytes become a small tree of nodes that remember where they stood; then a table of
 * fields beside each struct fills the struct from a mapping. A key that the table does not know, a key written
 * twice, a value of the wrong type and a missing required key are refused with the place and the words allowed.
 *
 * Scalars are text; their type is the table's, never YAML's guess: 010 is ten, "no" is a word.
 * Aliases and tags are refused: our files need none, and hostile ones use them.
 *
 * Owns: nodes and filled structs live in the arena; texts are NFC.
 */
#ifndef CONGVU_YAML_H
#define CONGVU_YAML_H

#include "base/err.h"
#include "base/instant.h"
#include "base/names.h"

enum { YAML_BYTES_MAX = 16 << 20, YAML_DEPTH_MAX = 32 };

enum ynode_kind { YN_SCALAR, YN_LIST, YN_MAP };

struct ynode {
    enum ynode_kind kind;
    struct text value;            /* YN_SCALAR                                         */
    const struct ynode **items;   /* YN_LIST: n nodes; YN_MAP: n values                */
    const struct ynode **keys;    /* YN_MAP: n scalar nodes                            */
    size_t n;
    const char *file;             /* as given to yaml_read                             */
    int line, column;             /* from 1                                            */
};

/* The tree of one document. `file` is only for messages and must outlive the nodes. Empty input is PB_EMPTY. */
enum rc yaml_read(struct arena *a, const char *file, struct text bytes, const struct ynode **out, struct err *err);

/* The value under key, or NULL. */
const struct ynode *ynode_get(const struct ynode *map, const char *key);

/* err_set with "file:line:column: " before the sentence. */
enum rc ynode_err(const struct ynode *node, struct err *err, enum problem p, const char *fmt, ...) PRINTF(4, 5);

enum ytype {
    Y_END,
    Y_TEXT,    /* struct text; may not be empty                                                    */
    Y_NAMES,   /* struct names: {vi: ..., en: ...}, or one text that stands for both languages       */
    Y_INT,     /* int64_t, decimal                                                                 */
    Y_BOOL,    /* bool: yes or no, true or false                                                   */
    Y_DAY,     /* struct day                                                                       */
    Y_INSTANT, /* struct instant                                                                   */
    Y_MINUTE,  /* int: "07:30" as minutes of the day, 24:00 allowed                                */
    Y_WORD,    /* int: index into .words (NULL-terminated)                                         */
    Y_STRUCT,  /* a mapping, by .fields                                                            */
    Y_LIST,    /* a list of mappings, by .fields: an items pointer at .offset, a size_t count at .count */
    Y_TEXTS,   /* a list of scalars (one scalar alone is a list of one): struct text *, size_t     */
    Y_NODE,    /* const struct ynode *: the caller reads it further                                */
    Y_OWN,     /* .own reads the node into the field                                               */
};

enum { Y_OPTIONAL = 0, Y_REQUIRED = 1 };

struct yfield {
    const char *key;
    enum ytype type;
    size_t offset;
    int required;
    const char *help;            /* one line: shown when the key is missing or unknown, and in docs  */
    const char *const *words;    /* Y_WORD                                                           */
    const struct yfield *fields; /* Y_STRUCT, Y_LIST                                                 */
    size_t size;                 /* Y_LIST: of one struct                                            */
    size_t count;                /* Y_LIST, Y_TEXTS: offset of the size_t count                      */
    size_t where;                /* 0, or offset of a const struct ynode * to remember the place     */
    enum rc (*own)(struct arena *a, const struct ynode *node, void *field, struct err *err);
};

/* Fill the struct at `out` (zeroed or with defaults set by the caller) from a mapping. Optional keys that are absent
 * leave their field alone. */
enum rc yaml_fill(struct arena *a, const struct ynode *map, const struct yfield *fields, void *out, struct err *err);

#endif
