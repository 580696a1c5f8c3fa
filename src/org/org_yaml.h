/* org_yaml.h -- a YAML register as rows that remember where they stood; for the files of this folder only.
 *
 *   bytes ── org_yaml_rows ──► rows, places ──┬── org_load.c: the first that is wrong refuses the file
 *                                             └── org_sift.c: each that is wrong is told, the others go on
 */
#ifndef CONGVU_ORG_YAML_H
#define CONGVU_ORG_YAML_H

#include "base/yaml.h"
#include "org/org_load.h"

struct org_yaml {
    struct org_row *rows;
    const struct ynode **places; /* of each row; both rows of a unit have one */
    size_t n;
};

/* Told of an item that is refused; `code` is what the item would have defined, if it does and if it was read. */
struct org_refuse {
    void (*tell)(void *arg, const struct ynode *item, struct text code, const struct err *why);
    void *arg;
};

/* With `refuse` an item that cannot be read is told and left out, and a file may come to nothing; without it is what the file is
 * refused for. */
enum rc org_yaml_rows(struct arena *a, const char *file, struct text bytes, struct instant recorded,
                      const struct org_refuse *refuse, struct org_yaml *out, struct err *err);

#endif
