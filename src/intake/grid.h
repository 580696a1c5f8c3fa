/* grid.h -- a table as rows of cells, from a Word document, a workbook or a separated file; and its columns.
 *
 *   row 1    KẾ HOẠCH NĂM 2026                             a title: one cell
 *   row 3    STT │ Nhiệm vụ │ Đơn vị chủ trì │ Thời hạn      head: two known columns or more
 *   row 4      1 │ Rà soát  │ Sở Tài chính   │ 30/9          tasks
 *   row 5     II │ Nhóm nhiệm vụ về đất đai                    a group: words in one cell alone
 *
 * A cell that a merged one covers has its words, and says that they are not its own. Row numbers are the file's.
 *
 * Owns:    nothing; cells point into the records.
 * Threads: pure.
 */
#ifndef CONGVU_INTAKE_GRID_H
#define CONGVU_INTAKE_GRID_H

#include "intake/column.h"
#include "intake/record.h"

enum { GRID_COLUMNS_MAX = 256, GRID_ROWS_MAX = 200000, GRID_HEAD_ROWS = 20 };

struct grid_cell {
    struct text text;
    bool covered; /* by its left neighbour or the one above: the words are that one's */
    bool above;   /* by the one above */
};

struct grid_row {
    unsigned number; /* in the file, from 1 */
    struct grid_cell *cells;
    size_t n;
};

struct grid {
    struct text name; /* of the sheet; empty elsewhere */
    struct grid_row *rows;
    size_t nrows;
    size_t ncolumns; /* of the widest row */
};

/* The grid whose T record is records[at]; *after gets the index behind its E. */
struct grid grid_of(struct arena *a, const struct records *r, size_t at, size_t *after);

/* The cell's words, trimmed; empty where the row is shorter. */
struct text grid_text(const struct grid_row *row, size_t column);
bool grid_own(const struct grid_row *row, size_t column); /* not covered, and not empty */

struct grid_head {
    bool found;
    size_t first, rows; /* the head's first row, and how many rows it takes */
    enum column columns[GRID_COLUMNS_MAX];
};
/* Looks for a head in the first rows: at least two known columns, the task or the lead among them. */
void grid_head(struct arena *a, const struct grid *g, struct grid_head *out);

/* The index of the column, or SIZE_MAX. */
size_t grid_column(const struct grid_head *h, enum column c);

/* Does the row only name a group: words in one cell besides its number, or in one that reaches over all, and none of a task's other
 * columns? */
bool grid_is_group(const struct grid_row *row, const struct grid_head *h);

/* Lines of a cell in one: "- Sở A\n- Sở B" with ", " is "Sở A, Sở B"; semicolons too where `semicolons`. In the arena. */
struct text grid_line(struct arena *a, struct text cell, struct text between, bool semicolons);

/* The next item of a cell that is a list, "- Sửa cầu;\n- Quét bản đồ." from its first line on; of any other cell all of it. False
 * where *rest is empty. */
bool grid_item(struct text *rest, struct text *item);

#endif
