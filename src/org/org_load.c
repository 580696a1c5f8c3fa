/* org_load.c -- a register from a file, whole or not at all.
 *
 * What contradicts itself inside the file is refused with the place. A reference that the file does not settle may be settled by the
 * register: the row's source then carries the file and line, so that org_build can say where a wrong one stands. */
#include "org/org_index.h"
#include "org/org_tsv.h"
#include "org/org_yaml.h"

#include <string.h>

/* Rows whose reference this file does not settle carry their place in the source. */
static void mark_open_references(struct arena *a, const struct org_yaml *read, const struct org_row *const *rows,
                                 size_t n)
{
    struct code_index has[ORG_ROW_KIND_COUNT] = { 0 };
    has[ORG_UNIT] = org_row_codes(a, rows, n, ORG_UNIT);
    has[ORG_PERSON] = org_row_codes(a, rows, n, ORG_PERSON);
    has[ORG_POST] = org_row_codes(a, rows, n, ORG_POST);
    for (size_t i = 0; i < read->n; i++) {
        struct row_reference ref;
        if (!org_row_dangles(&read->rows[i], has, &ref))
            continue;
        const struct ynode *place = read->places[i];
        const char *slash = strrchr(place->file, '/'), *base = slash ? slash + 1 : place->file;
        struct text source = read->rows[i].source;
        read->rows[i].source = text_empty(source) ? text_printf(a, "%s:%d", base, place->line)
                                                  : text_printf(a, "%.*s (%s:%d)", TEXT_FMT(source), base, place->line);
    }
}

enum rc org_load_yaml(struct arena *a, const char *file, struct text bytes, struct instant recorded,
                      struct org_row **rows, size_t *n, struct err *err)
{
    assert(a && file && rows && n);
    struct org_yaml read;
    const struct org_row **stand, *fault = NULL;
    size_t nstand;
    enum rc rc = org_yaml_rows(a, file, bytes, recorded, NULL, &read, err);
    if (rc)
        return rc;
    rc = org_rows_stand(a, read.rows, read.n, INSTANT_MAX, &stand, &nstand, &fault, err);
    if (rc && fault) {
        const struct ynode *place = read.places[fault - read.rows];
        err_prefix(err, "%s:%d:%d", place->file, place->line, place->column);
    }
    if (rc)
        return rc;
    mark_open_references(a, &read, (const struct org_row *const *)stand, nstand);
    *rows = read.rows;
    *n = read.n;
    return RC_OK;
}

enum rc org_load_tsv(struct arena *a, const char *file, struct text bytes, struct text province,
                     struct instant recorded, struct org_row **rows, size_t *n, struct err *err)
{
    assert(a && file && rows && n);
    struct tsv t;
    enum rc rc = org_tsv_read(a, file, bytes, &t, err);
    return rc ? rc : org_tsv_rows(a, &t, province, recorded, rows, n, err);
}
