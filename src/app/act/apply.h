/* apply.h -- act files, item by item. Private to app/ and to the case runner. */
#ifndef CONGVU_APPLY_H
#define CONGVU_APPLY_H

#include "app/app.h"
#include "base/yaml.h"

struct apply_file {
    struct text name; /* what makes the file itself; part of each item's key */
    struct text by, ground, document;
    const struct ynode *items; /* a list of mappings                                  */
};

enum rc apply_read(struct arena *a, const char *file, struct text bytes, struct apply_file *out, struct err *err);

/* One item within the transaction; `loaded` is replaced, in `keep`, when the item records rows. *repeated: it had been applied. */
struct apply_one {
    struct congvu *app;
    struct conn *conn;
    struct arena *a, *keep;
    const struct apply_file *file;
    size_t index;
    struct text person, operator_name;
    struct loaded *loaded;
};
enum rc apply_item(struct apply_one *one, struct congvu_done *done, struct err *err);

#endif
