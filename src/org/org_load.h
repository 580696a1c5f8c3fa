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

/* All that would be refused of a file beside the rows that are there, where org_load_yaml and org_build say the first: for who
 * mends a long table. An item that names what a refused one would have brought is neither told nor counted. */
enum { ORG_REFUSALS_MAX = 500 };
struct org_refusal {
    int line;
    enum problem problem;
    const char *says; /* the sentence, without the place */
};
struct org_sift {
    struct org_refusal *refusals; /* by line */
    size_t n, more;               /* more: found besides, and not listed */
    size_t rows;                  /* that could be recorded, were the others not there */
    bool all;                     /* false: it was given up before the last could be looked at */
};
/* Refused itself (err) is only what names no item: no YAML, a wrong key at the top. */
enum rc org_sift_yaml(struct arena *a, const char *file, struct text bytes, struct instant recorded,
                      const struct org_row *there, size_t nthere, struct org_sift *out, struct err *err);

enum rc org_load_tsv(struct arena *a, const char *file, struct text bytes, struct text province, struct instant recorded,
                     struct org_row **rows, size_t *n, struct err *err);

#endif
