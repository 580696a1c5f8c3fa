/* csv_read.h -- CSV read back by RFC 4180, for the tests: every row must have the header's number of cells. */
#ifndef CONGVU_TESTS_CSV_READ_H
#define CONGVU_TESTS_CSV_READ_H

#include "fixture.h"
#include "report/csv.h"

struct csv_cells {
    struct text *cell;
    size_t rows, columns;
};

/* The mark at the beginning must be there and is passed over. The apostrophe before a formula is taken off. */
void csv_read(struct arena *a, struct text bytes, struct csv_cells *out);
struct text csv_cell(const struct csv_cells *, size_t row, size_t column);
struct text csv_named(const struct csv_cells *, size_t row, const char *column); /* fails the test where there is none */

#endif
