#include "intake/tabled.h"

#include "base/instant.h"

/* The columns whose words follow the task, in the order a plan prints them. */
static const enum column FIELDS[] = { COLUMN_LEAD, COLUMN_WITH, COLUMN_DUE, COLUMN_PRODUCT };

static bool ends_sentence(struct text t)
{
    return t.n > 0 && (t.p[t.n - 1] == '.' || t.p[t.n - 1] == '!' || t.p[t.n - 1] == '?' || t.p[t.n - 1] == ':');
}

/* "1" and "1.2" get a full stop, "a" a bracket, "1." and "a)" stay. */
static void put_marker(struct sbuf *b, struct text number)
{
    char last = number.n > 0 ? number.p[number.n - 1] : '\0';
    if (number.n == 0) {
        sbuf_str(b, "- ");
        return;
    }
    sbuf_add(b, number);
    if (last >= 'a' && last <= 'z' && number.n == 1)
        sbuf_char(b, ')');
    else if (last != '.' && last != ')')
        sbuf_char(b, '.');
    sbuf_char(b, ' ');
}

/* A cell in a line. A workbook's dates, 2025-09-30 (xlsx.h), are written as a document writes them. */
static struct text cell_line(struct arena *a, struct text cell, struct text between, bool semicolons)
{
    struct day day;
    char buf[INSTANT_CHARS];
    struct text t = grid_line(a, cell, between, semicolons);
    return day_parse(t, &day) ? text_dup(a, text_of(day_vn(day, buf))) : t;
}

static void put_field(struct sbuf *b, enum column c, struct text value, bool first)
{
    struct text label = text_of(column_label(c));
    sbuf_str(b, first ? " " : "; ");
    sbuf_char(b, first ? (char)(label.p[0] - 'a' + 'A') : label.p[0]); /* labels begin with a letter of ASCII */
    sbuf_printf(b, "%.*s: %.*s", TEXT_FMT(text_sub(label, 1, label.n)), TEXT_FMT(value));
}

/* The field that a line of a cell says it is, "- Phối hợp: Sở B", and its value; else it is of the column's. */
static enum column line_field(struct arena *a, enum column column, struct text *line)
{
    size_t colon = text_find(*line, TEXT(":"), 0);
    enum column said = colon == SIZE_MAX ? COLUMN_NONE : column_of(a, text_sub(*line, 0, colon));
    for (size_t i = 0; i < LEN(FIELDS); i++)
        if (said == FIELDS[i]) {
            *line = text_sub(*line, colon + 1, line->n);
            return said;
        }
    return column;
}

/* A cell, which may hold several fields: "Chủ trì: Sở A" over "Phối hợp: Sở B". */
static void put_cell(struct sbuf *b, struct arena *a, enum column column, struct text cell, bool *first)
{
    struct text rest = cell, line, value = TEXT_NONE;
    enum column is = column;
    for (bool more = true; more;) {
        more = text_split(&rest, '\n', &line);
        enum column next = more ? line_field(a, is, &line) : COLUMN_NONE;
        struct text words = more ? cell_line(a, line, TEXT(", "), true) : TEXT_NONE;
        if (next != is && value.n > 0) {
            put_field(b, is, value, *first);
            *first = false;
            value = TEXT_NONE;
        }
        is = next;
        if (words.n > 0)
            value = value.n == 0 ? words : text_printf(a, "%.*s, %.*s", TEXT_FMT(value), TEXT_FMT(words));
    }
}

static void put_task(struct sbuf *b, struct arena *a, const struct grid_row *row, const struct grid_head *h,
                     struct text cell)
{
    struct text task = grid_line(a, cell, TEXT("; "), false);
    put_marker(b, grid_line(a, grid_text(row, grid_column(h, COLUMN_NUMBER)), TEXT(" "), false));
    sbuf_add(b, task);
    if (task.n > 0 && !ends_sentence(task))
        sbuf_char(b, '.');
    bool first = true;
    for (size_t i = 0; i < LEN(FIELDS); i++) {
        struct text field = grid_text(row, grid_column(h, FIELDS[i]));
        put_cell(b, a, FIELDS[i], field, &first);
    }
}

/* Columns that no field line has stand in brackets behind it: nothing of a table is lost, and nothing of them is taken for work. */
static void put_others(struct sbuf *b, struct arena *a, const struct grid *g, const struct grid_row *row,
                       const struct grid_head *h)
{
    bool first = true;
    for (size_t i = 0; i < row->n; i++) {
        enum column c = h->columns[i];
        if (!grid_own(row, i) || c == COLUMN_NUMBER || c == COLUMN_TASK || column_label(c)[0] != '\0')
            continue;
        struct text head = grid_line(a, grid_text(&g->rows[h->first], i), TEXT(" "), false);
        struct text value = cell_line(a, grid_text(row, i), TEXT("; "), false);
        if (first && !ends_sentence(sbuf_text(b)))
            sbuf_char(b, '.');
        first = false;
        sbuf_printf(b, " (%.*s%s%.*s)", TEXT_FMT(head), head.n ? ": " : "", TEXT_FMT(value));
    }
}

/* A cell that is a list is a task an item; the row's other cells are of each of them. */
static void put_tasks_of(struct sbuf *b, struct arena *a, const struct grid *g, const struct grid_row *row,
                         const struct grid_head *h)
{
    struct text rest = grid_text(row, grid_column(h, COLUMN_TASK)), item;
    while (grid_item(&rest, &item)) {
        put_task(b, a, row, h, item);
        put_others(b, a, g, row, h);
        sbuf_char(b, '\n');
    }
}

static void put_group(struct sbuf *b, struct arena *a, const struct grid_row *row, const struct grid_head *h)
{
    struct text number = TEXT_NONE, words = TEXT_NONE;
    for (size_t i = 0; i < row->n; i++)
        if (grid_own(row, i) && h->columns[i] == COLUMN_NUMBER)
            number = grid_text(row, i);
        else if (grid_own(row, i))
            words = grid_line(a, grid_text(row, i), TEXT(" "), false);
    if (words.n == 0) { /* a title, or a group's name with its number, in a cell that reaches over all */
        words = grid_line(a, number, TEXT(" "), false);
        number = TEXT_NONE;
    }
    if (number.n > 0)
        put_marker(b, number);
    sbuf_printf(b, "%.*s\n", TEXT_FMT(words));
}

static void put_tasks(struct sbuf *b, struct arena *a, const struct grid *g, const struct grid_head *h)
{
    for (size_t i = 0; i < g->nrows; i++) {
        const struct grid_row *row = &g->rows[i];
        if (i >= h->first && i < h->first + h->rows)
            continue;
        if (i < h->first || grid_is_group(row, h)) {
            put_group(b, a, row, h);
        } else if (grid_text(row, grid_column(h, COLUMN_TASK)).n > 0) {
            put_tasks_of(b, a, g, row, h);
        }
    }
}

static void put_row_line(struct sbuf *b, struct arena *a, const struct grid_row *row)
{
    bool any = false;
    for (size_t i = 0; i < row->n; i++) {
        if (!grid_own(row, i))
            continue;
        struct text cell = grid_line(a, grid_text(row, i), TEXT("; "), false);
        sbuf_printf(b, "%s%.*s", any ? " | " : "", TEXT_FMT(cell));
        any = true;
    }
    sbuf_char(b, '\n');
}

/* Two columns set a letterhead or a signature: each cell is lines of its own. */
static void put_layout(struct sbuf *b, const struct grid *g)
{
    for (size_t i = 0; i < g->nrows; i++)
        for (size_t k = 0; k < g->rows[i].n; k++)
            if (grid_own(&g->rows[i], k))
                sbuf_printf(b, "%.*s\n", TEXT_FMT(grid_text(&g->rows[i], k)));
}

/* Rows as they stand, each cell in its place (piped.h). */
static void put_piped(struct sbuf *b, struct arena *a, const struct grid *g, const struct grid_head *h)
{
    for (size_t i = 0; i < g->nrows; i++) {
        const struct grid_row *row = &g->rows[i];
        if (i < h->first || (i >= h->first + h->rows && grid_is_group(row, h))) {
            put_group(b, a, row, h);
            continue;
        }
        for (size_t k = 0; k < row->n; k++)
            sbuf_printf(b, "%s%.*s", k > 0 ? " | " : "", TEXT_FMT(cell_line(a, grid_text(row, k), TEXT("; "), false)));
        sbuf_char(b, '\n');
    }
}

/* Heads without a letter of Vietnamese: field lines are of no use, for their labels are Vietnamese. */
static bool is_foreign(const struct grid *g, const struct grid_head *h)
{
    for (size_t i = h->first; i < h->first + h->rows; i++)
        for (size_t k = 0; k < g->rows[i].n; k++)
            for (size_t at = 0; at < g->rows[i].cells[k].text.n; at++)
                if ((unsigned char)g->rows[i].cells[k].text.p[at] >= 0x80)
                    return false;
    return true;
}

void tabled_put(struct sbuf *b, struct arena *a, const struct grid *g)
{
    enum { LAYOUT_COLUMNS = 2 };
    struct grid_head h;
    grid_head(a, g, &h);
    if (h.found && grid_column(&h, COLUMN_TASK) != SIZE_MAX) {
        (is_foreign(g, &h) ? put_piped : put_tasks)(b, a, g, &h);
    } else if (g->ncolumns <= LAYOUT_COLUMNS) {
        put_layout(b, g);
    } else {
        for (size_t i = 0; i < g->nrows; i++)
            put_row_line(b, a, &g->rows[i]);
    }
}
