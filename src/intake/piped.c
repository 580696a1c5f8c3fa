#include "intake/piped.h"

#include "intake/column.h"

static const enum field FIELD_OF[COLUMN_COUNT] = {
    [COLUMN_TASK] = FIELD_TASK,       [COLUMN_LEAD] = FIELD_LEAD, [COLUMN_WITH] = FIELD_COORDINATOR,
    [COLUMN_PRODUCT] = FIELD_PRODUCT, [COLUMN_DUE] = FIELD_TIME,
};

/* The cells of a row; bars at its ends are drawn, they part nothing. */
static size_t cells_of(const struct scan *s, const struct para *p, struct part *cells)
{
    size_t n = 0, t = p->t0 + scan_sign(s, p->t0, p->t1, '|');
    while (t < p->t1 && n < PIPED_COLUMNS_MAX) {
        size_t end = t;
        while (end < p->t1 && !scan_sign(s, end, p->t1, '|'))
            end++;
        cells[n++] = (struct part){ t, end };
        t = end + 1;
    }
    return n;
}

bool piped_head(const struct scan *s, const struct part *cells, size_t n, struct piped *out)
{
    struct piped table = { .n = n };
    bool task = false;
    size_t known = 0;
    for (size_t i = 0; i < n; i++) {
        table.of[i] = FIELD_OF[column_of(s->a, scan_text(s, cells[i].t0, cells[i].t1))];
        task |= table.of[i] == FIELD_TASK;
        known += table.of[i] != FIELD_NONE;
    }
    if (!task || known < 2)
        return false;
    *out = table;
    return true;
}

static bool is_ruler(const struct scan *s, const struct para *p) /* "|---|:--:|" */
{
    for (size_t t = p->t0; t < p->t1; t++)
        if (s->tok[t].kind != TOKEN_SIGN)
            return false;
    return true;
}

static bool in_capitals(const struct scan *s, struct part p)
{
    for (size_t t = p.t0; t < p.t1; t++)
        if (s->tok[t].kind == TOKEN_WORD && !(s->tok[t].flags & TOKEN_CAPS) && s->tok[t].end - s->tok[t].start > 3)
            return false;
    return p.t0 < p.t1;
}

/* "B | HẠ TẦNG SỐ | | |": names what comes below it. */
static bool is_section(const struct scan *s, const struct part *cells, size_t n, const struct piped *table)
{
    bool named = false;
    for (size_t k = 0; k < n && k < table->n; k++) {
        if (table->of[k] == FIELD_TASK)
            named = in_capitals(s, cells[k]) || (k > 0 && scan_word(s, cells[k - 1].t0, cells[k - 1].t1));
        else if (table->of[k] != FIELD_NONE && part_trim(s, cells[k]).t0 < part_trim(s, cells[k]).t1)
            return false;
    }
    return named;
}

void piped_cells(struct writer *w, size_t i, const struct part *cells, size_t n, const struct piped *table,
                 const struct scope *in)
{
    const struct scan *s = w->s;
    size_t from = w->out->ncontents;
    struct scope row = *in;
    row.directive = true;
    row.section = SECTION_TASKS;
    bool section = is_section(s, cells, n, table);
    for (size_t k = 0; k < n && k < table->n && !section; k++)
        if (table->of[k] == FIELD_TASK && s->english)
            writer_content(w, i, cells[k], &row.leads, TEXT_NONE, &row.partners, false);
        else if (table->of[k] == FIELD_TASK)
            writer_sentences(w, i, cells[k], &row, false);
    for (size_t k = 0; k < n; k++) {
        if (k < table->n && table->of[k] == FIELD_TASK && !section)
            continue;
        if (k < table->n && table->of[k] != FIELD_NONE && !section)
            writer_cell(w, i, table->of[k], cells[k], from, w->out->ncontents);
        writer_clause(w, cells[k], w->out->ncontents > from ? REASON_FIELD : REASON_HEADING);
    }
}

bool piped_row(struct writer *w, size_t i, struct piped *table, const struct scope *in)
{
    const struct scan *s = w->s;
    const struct para *p = &s->para[i];
    struct part cells[PIPED_COLUMNS_MAX];
    size_t n = cells_of(s, p, cells);
    if (is_ruler(s, p))
        return true;
    bool numbered = table->n > 0 &&
                    scan_number(s, cells[0].t0, cells[0].t1) >= 0; /* "2 | Prepare the action plan | ..." is no head */
    if (!numbered && piped_head(s, cells, n, table)) {
        writer_clause(w, (struct part){ p->t0, p->t1 }, REASON_HEADING);
        return true;
    }
    if (table->n == 0)
        return false;
    piped_cells(w, i, cells, n, table, in);
    return true;
}
