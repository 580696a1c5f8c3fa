#include "csv_read.h"

/* The cell at *at, which moves behind it and its comma or CRLF; *last: it ends a row. */
static struct text cell_read(struct arena *a, struct text t, size_t *at, bool *last)
{
    char *p = arena_alloc(a, t.n + 1);
    size_t n = 0, i = *at;
    bool quoted = i < t.n && t.p[i] == '"';
    for (i += quoted; i < t.n; i++) {
        if (quoted && t.p[i] == '"' && i + 1 < t.n && t.p[i + 1] == '"')
            i++;
        else if (quoted && t.p[i] == '"') {
            i++;
            break;
        } else if (!quoted && (t.p[i] == ',' || t.p[i] == '\r'))
            break;
        p[n++] = t.p[i];
    }
    *last = i + 1 < t.n && t.p[i] == '\r' && t.p[i + 1] == '\n';
    assert_true(*last || (i < t.n && t.p[i] == ','));
    *at = i + (*last ? 2 : 1);
    bool marked = n > 1 && p[0] == '\'' && strchr("=+-@\t\r\n", p[1]);
    return marked ? (struct text){ p + 1, n - 1 } : (struct text){ p, n };
}

void csv_read(struct arena *a, struct text bytes, struct csv_cells *out)
{
    size_t n = 0, in_row = 0;
    *out = (struct csv_cells){ .rows = 0 };
    assert_true(text_starts(bytes, TEXT(CSV_BOM)));
    for (size_t at = sizeof CSV_BOM - 1; at < bytes.n;) {
        bool last;
        struct text cell = cell_read(a, bytes, &at, &last);
        ARENA_PUSH(a, out->cell, n, cell);
        in_row++;
        if (!last)
            continue;
        if (out->rows == 0)
            out->columns = in_row;
        assert_int_equal(in_row, out->columns);
        out->rows++;
        in_row = 0;
    }
    assert_int_equal(in_row, 0);
}

struct text csv_cell(const struct csv_cells *cells, size_t row, size_t column)
{
    assert_true(row < cells->rows && column < cells->columns);
    return cells->cell[row * cells->columns + column];
}

struct text csv_named(const struct csv_cells *cells, size_t row, const char *column)
{
    for (size_t i = 0; i < cells->columns; i++)
        if (text_eq(csv_cell(cells, 0, i), text_of(column)))
            return csv_cell(cells, row, i);
    fail_msg("no column \"%s\"", column);
    return TEXT_NONE;
}
