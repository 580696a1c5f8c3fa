/* table_failed.c -- the rows of a task sheet that were not understood, as a workbook: the same columns, and why beside each. */
#include "app/intake/table.h"

#include "base/i18n.h"
#include "report/rows_xlsx.h"

/* All that is wrong with the row, apart by line ends; "" nothing. */
static struct text reasons(struct arena *a, const struct table_error *errors, size_t n, unsigned row)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < n; i++)
        if (errors[i].row == row)
            all = text_empty(all) ? errors[i].says
                                  : text_printf(a, "%.*s\n%.*s", TEXT_FMT(all), TEXT_FMT(errors[i].says));
    return all;
}

static void put_row(struct arena *a, struct xlsx_rows *x, const struct grid_row *row, struct text why)
{
    struct text *cells = ARENA_ARRAY(a, struct text, x->columns);
    for (size_t c = 0; c + 1 < x->columns; c++)
        cells[c] = grid_text(row, c);
    cells[x->columns - 1] = why;
    ARENA_PUSH(a, x->rows, x->n, cells);
}

void table_failed(struct sbuf *out, struct arena *a, const struct table *t, const struct table_error *errors, size_t n)
{
    struct xlsx_rows x = { .sheet = text_of(_("rows to put right")), .columns = t->grid.ncolumns + 1 };
    const struct grid_row none = { 0, NULL, 0 };
    for (size_t i = 0; t->head.found && i < t->head.rows; i++)
        put_row(a, &x, &t->grid.rows[t->head.first + i], i == 0 ? text_of(_("why it was not opened")) : TEXT_NONE);
    if (!t->head.found)
        put_row(a, &x, &none, text_of(_("why it was not opened")));
    x.head = x.n;
    for (size_t i = table_first(t); i < t->grid.nrows; i++) {
        struct text why = reasons(a, errors, n, t->grid.rows[i].number);
        if (!text_empty(why))
            put_row(a, &x, &t->grid.rows[i], why);
    }
    rows_xlsx(out, a, &x);
}
