/* org_load.h -- files to org rows: a YAML register for everything, a TSV for a register of units.
 *
 * The TSV has a header line; columns are found by name (id, era, name_vi, name_en, abbr, aliases, level, system,
 * successor_ids, change_date, relation, certainty, source), others are kept out. `era` 2024 ends at the change, 2025 begins with it,
 * `both` spans it; "<tỉnh>" in names becomes the province's name. A wrong file is refused with file:line.
 * docs/formats/org.md describes both, with an example. */
#ifndef CONGVU_ORG_LOAD_H
#define CONGVU_ORG_LOAD_H

#include "base/err.h"
#include "org/org_row.h"

enum rc org_load_yaml(struct arena *a, const char *file, struct text bytes, struct instant recorded, struct org_row **rows,
                      size_t *n, struct err *err);
enum rc org_load_tsv(struct arena *a, const char *file, struct text bytes, struct text province, struct instant recorded,
                     struct org_row **rows, size_t *n, struct err *err);

#endif
