/* table.h -- a spreadsheet of tasks: its columns, and what a row asks for. Private to app/.
 *
 *      cells ── mapping ──► table_row ── units, dates understood ──► one matter for each lead
 */
#ifndef CONGVU_TABLE_H
#define CONGVU_TABLE_H

#include "app/intake/draft.h"
#include "intake/extract.h"

struct table {
    struct grid grid;      /* the first of the file's tables with a task column, or the first of all */
    struct grid_head head; /* as guessed, then as the caller states it                              */
};

/* Reads the file and settles the mapping. PB_WRONG_VALUE where the mapping names what is not there. */
enum rc table_open(struct arena *a, const struct congvu_table *in, struct table *out, struct err *err);

/* The rows of tasks begin here. */
size_t table_first(const struct table *t);

struct table_error {
    unsigned row;
    enum column column;
    struct text says;
};

struct table_row {
    const struct grid_row *row;
    struct text task, document, number;
    unit_id *leads;
    size_t nleads;
    struct text units; /* coordinators' codes, apart by ';'    */
    unit_id giver;     /* 0 not stated                         */
    bool has_given;
    struct day given;
    struct intake_deadline due;
    bool ended;        /* the row says that it is done         */
};

/* False where the row is no task: empty, a group, the head. Errors are added to the list. */
bool table_row_read(struct arena *a, const struct world *w, const struct table *t, size_t i, struct instant now,
                    struct table_row *out, struct table_error **errors, size_t *nerrors);

/* What is said of a document that the record does not have yet. */
struct table_source {
    struct text issuer; /* name of the giver; "" unknown                        */
    struct day date;    /* the row's day of giving; DAY_MIN not stated          */
    struct text file;   /* of the sheet                                         */
    struct instant recorded;
};
/* The content of the row's document that the row's matters are opened from; 0: its cell names no document by a number, or one that is
 * there twice or as a draft. Writes in the transaction of conn. */
enum rc table_content(struct conn *conn, struct arena *a, const struct table_source *source, const struct table_row *row,
                      int64_t *content, struct err *err);

/* The rows with errors as a workbook: the sheet's own columns, and why beside each. */
void table_failed(struct sbuf *out, struct arena *a, const struct table *t, const struct table_error *errors, size_t n);

#endif
