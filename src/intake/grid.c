#include "intake/grid.h"

/* --- from records ------------------------------------------------------------------------------------------------- */

static void row_close(struct arena *a, struct grid *g, struct grid_row row)
{
    if (row.number == 0)
        return;
    if (row.n > g->ncolumns)
        g->ncolumns = row.n;
    ARENA_PUSH(a, g->rows, g->nrows, row);
}

static struct grid_cell covered_by(const struct grid *g, const struct grid_row *row, char kind)
{
    struct grid_cell c = { .covered = true, .above = kind == 'U' };
    if (kind == 'S' && row->n > 0)
        c.text = row->cells[row->n - 1].text;
    else if (kind == 'U' && g->nrows > 0 && g->rows[g->nrows - 1].n > row->n)
        c.text = g->rows[g->nrows - 1].cells[row->n].text;
    return c;
}

struct grid grid_of(struct arena *a, const struct records *r, size_t at, size_t *after)
{
    assert(at < r->n && r->items[at].kind == 'T');
    struct grid g = { .name = r->items[at].text };
    struct grid_row row = { .number = 0 };
    size_t i = at + 1;
    for (; i < r->n && r->items[i].kind != 'E'; i++) {
        const struct record *item = &r->items[i];
        int64_t number;
        if (item->kind == 'R') {
            row_close(a, &g, row);
            row = (struct grid_row){ .number = text_int(item->text, &number) && number > 0 && number <= INT32_MAX
                                                   ? (unsigned)number
                                                   : (unsigned)g.nrows + 1 };
        } else if (row.n < GRID_COLUMNS_MAX && (item->kind == 'C' || item->kind == 'S' || item->kind == 'U')) {
            struct grid_cell c = item->kind == 'C' ? ((struct grid_cell){ .text = text_trim(item->text) })
                                                   : covered_by(&g, &row, item->kind);
            ARENA_PUSH(a, row.cells, row.n, c);
        }
    }
    row_close(a, &g, row);
    *after = i < r->n ? i + 1 : i;
    return g;
}

struct text grid_text(const struct grid_row *row, size_t column)
{
    return column < row->n ? row->cells[column].text : TEXT_NONE;
}

bool grid_own(const struct grid_row *row, size_t column)
{
    return column < row->n && !row->cells[column].covered && row->cells[column].text.n > 0;
}

/* --- the head ----------------------------------------------------------------------------------------------------- */

/* What the row alone says of its columns; the number of different ones. */
static size_t read_head(struct arena *a, const struct grid_row *row, enum column *columns)
{
    bool seen[COLUMN_COUNT] = { false };
    size_t known = 0;
    for (size_t i = 0; i < row->n; i++) {
        enum column c = column_of(a, grid_text(row, i));
        columns[i] = c;
        if (c != COLUMN_NONE && !seen[c]) {
            seen[c] = true;
            known++;
        }
    }
    return seen[COLUMN_TASK] || seen[COLUMN_LEAD] ? known : 0;
}

/* Of several columns of one kind the first is it, but that one whose head is its own beats a covered one. */
static void only_once(enum column *columns, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            if (columns[i] == columns[k])
                columns[i] = COLUMN_NONE;
}

/* A second row of the head stands under merged cells: "Đơn vị thực hiện" over "Chủ trì" and "Phối hợp". */
static bool is_second(struct arena *a, const struct grid_row *head, const struct grid_row *below)
{
    size_t known = 0, other = 0;
    for (size_t i = 0; i < below->n; i++) {
        if (!grid_own(below, i))
            continue;
        if (column_of(a, grid_text(below, i)) != COLUMN_NONE)
            known++;
        else
            other++;
    }
    bool merged = false;
    for (size_t i = 0; i < head->n; i++)
        merged = merged || head->cells[i].covered;
    return merged && known >= 2 && other == 0;
}

/* "(1) (2) (3)" under the head numbers the columns. */
static bool is_numbering(const struct grid_row *row)
{
    size_t filled = 0;
    for (size_t i = 0; i < row->n; i++) {
        struct text t = grid_text(row, i);
        if (t.n > 0 && t.p[0] == '(' && t.p[t.n - 1] == ')')
            t = text_sub(t, 1, t.n - 1);
        int64_t n;
        if (t.n == 0)
            continue;
        if (!text_int(t, &n) || n != (int64_t)i + 1)
            return false;
        filled++;
    }
    return filled >= 3;
}

void grid_head(struct arena *a, const struct grid *g, struct grid_head *out)
{
    enum column columns[GRID_COLUMNS_MAX] = { COLUMN_NONE };
    *out = (struct grid_head){ .found = false };
    for (size_t i = 0; i < g->nrows && i < GRID_HEAD_ROWS; i++) {
        if (read_head(a, &g->rows[i], columns) < 2)
            continue;
        *out = (struct grid_head){ .found = true, .first = i, .rows = 1 };
        for (size_t k = 0; k < g->rows[i].n; k++)
            out->columns[k] = columns[k];
        if (i + 1 < g->nrows && is_second(a, &g->rows[i], &g->rows[i + 1])) {
            const struct grid_row *below = &g->rows[i + 1];
            for (size_t k = 0; k < below->n; k++)
                if (grid_own(below, k))
                    out->columns[k] = column_of(a, grid_text(below, k));
            out->rows++;
        }
        if (i + out->rows < g->nrows && is_numbering(&g->rows[i + out->rows]))
            out->rows++;
        only_once(out->columns, g->ncolumns);
        return;
    }
}

size_t grid_column(const struct grid_head *h, enum column c)
{
    for (size_t i = 0; i < GRID_COLUMNS_MAX; i++)
        if (h->columns[i] == c)
            return i;
    return SIZE_MAX;
}

/* Does the cell reach over its right neighbour? */
static bool spans(const struct grid_row *row, size_t column)
{
    return column + 1 < row->n && row->cells[column + 1].covered && !row->cells[column + 1].above;
}

bool grid_is_group(const struct grid_row *row, const struct grid_head *h)
{
    size_t words = 0;
    for (size_t i = 0; i < row->n; i++) {
        if (row->cells[i].above && row->cells[i].text.n > 0)
            return false; /* it shares its holder or date with the task above: it is one */
        words += grid_own(row, i) && (h->columns[i] != COLUMN_NUMBER || spans(row, i));
    }
    return words == 1;
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

/* How many bytes of a line are its bullet. */
static size_t bullet_bytes(struct text line)
{
    enum { SIGN = 2, DOT = 4 };
    if (text_starts(line, TEXT("- ")) || text_starts(line, TEXT("+ ")))
        return SIGN;
    return text_starts(line, TEXT("• ")) || text_starts(line, TEXT("– ")) ? DOT : 0;
}

static struct text without_bullet(struct text line)
{
    line = text_trim(line);
    line = text_sub(line, bullet_bytes(line), line.n);
    while (line.n > 0 && (line.p[line.n - 1] == ';' || line.p[line.n - 1] == ','))
        line.n--;
    return text_trim(line);
}

struct text grid_line(struct arena *a, struct text cell, struct text between, bool semicolons)
{
    struct text all = TEXT_NONE, rest = cell, line, part;
    while (text_split(&rest, '\n', &line)) {
        struct text parts = line;
        while (text_split(&parts, semicolons ? ';' : '\n', &part)) {
            part = without_bullet(part);
            if (part.n > 0)
                all = all.n == 0 ? part
                                 : text_printf(a, "%.*s%.*s%.*s", TEXT_FMT(all), TEXT_FMT(between), TEXT_FMT(part));
        }
    }
    return all;
}

bool grid_item(struct text *rest, struct text *item)
{
    struct text all = text_trim(*rest);
    if (all.n == 0)
        return false;
    size_t end = all.n;
    for (size_t i = 0; bullet_bytes(all) > 0 && i < end; i++)
        if (all.p[i] == '\n' && bullet_bytes(text_sub(all, i + 1, all.n)) > 0)
            end = i;
    *item = text_sub(all, 0, end);
    *rest = text_sub(all, end, all.n);
    return true;
}
