/* shape.h -- is the file built as this program builds one: every table, index and guard, and none besides?
 *
 *      the file's sqlite_schema      A  B  C' E
 *      one made in memory            A  B  C  D      C' differs, D is missing, E was put in
 *
 * Whoever has the file can take a guard away, change facts, and put it back; what that did to facts the ledger shows. A guard that is not there
 * now, a trigger that does something of its own, a view in a table's place are shown here. Databases of older formats have some tables in
 * their old shape for ever: that is known (schema.h).
 *
 * Owns:    texts lie in the arena.
 * Fails:   as store.h.
 */
#ifndef CONGVU_SHAPE_H
#define CONGVU_SHAPE_H

#include "store/store.h"

enum shape_kind { SHAPE_MISSING, SHAPE_OTHER, SHAPE_MORE };
struct shape_line {
    enum shape_kind kind;
    struct text type, name; /* "table", "index", "trigger" or "view" */
    struct text table;      /* that it belongs to                    */
    struct text ours;       /* the statement that makes it; "" SHAPE_MORE */
};
/* By type and name. *n 0: it is as it should be. */
enum rc store_shape(struct conn *, struct arena *, struct shape_line **lines, size_t *n, struct err *err);
/* Puts guards and indexes back as they should be, and takes away those that were put in; tables are left alone. Within a write transaction. */
enum rc store_shape_mend(struct conn *, struct err *err);

#endif
