#include "intake/piped.h"

#include "intake/column.h"

static const enum field FIELD_OF[COLUMN_COUNT] = {
    [COLUMN_TASK] = FIELD_TASK,       [COLUMN_LEAD] = FIELD_LEAD, [COLUMN_WITH] = FIELD_COORDINATOR,
    [COLUMN_PRODUCT] = FIELD_PRODUCT, [COLUMN_DUE] = FIELD_TIME,
};

static size_t cut_at_tabs(const struct scan *s, size_t t0, size_t t1, struct part *cells)
{
    size_t n = 0;
    cells[n++] = (struct part){ t0, t0 };
    for (size_t t = t0; t < t1; t++) {
        for (size_t tabs = scan_tabs(s, t); tabs > 0 && n < PIPED_COLUMNS_MAX; tabs--)
            cells[n++] = (struct part){ t, t };
        cells[n - 1].t1 = t + 1;
    }
    return n;
}

size_t piped_cut(const struct scan *s, size_t t0, size_t t1, struct part *cells)
{
    size_t n = 0, t = t0 + scan_sign(s, t0, t1, '|'), bar = t0;
    while (bar < t1 && !scan_sign(s, bar, t1, '|'))
        bar++;
    if (bar == t1)
        return cut_at_tabs(s, t0, t1, cells);
    while (t < t1 && n < PIPED_COLUMNS_MAX) {
        size_t end = t;
        while (end < t1 && !scan_sign(s, end, t1, '|'))
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

bool piped_begins(const struct scan *s, const struct para *p)
{
    struct part cells[PIPED_COLUMNS_MAX];
    struct piped table;
    return p->row && piped_head(s, cells, piped_cut(s, p->t0, p->t1, cells), &table);
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

/* The cell, or the one that "nt" points up to. */
static struct part meant(const struct scan *s, struct piped *table, size_t k, struct part cell)
{
    struct part bare = part_trim(s, cell);
    size_t same = bare.t0 < bare.t1 ? scan_cue(s, bare.t0, bare.t1, CUE_DITTO) : 0;
    if (same > 0 && bare.t0 + same == bare.t1)
        return table->said[k];
    if (bare.t0 < bare.t1)
        table->said[k] = cell;
    return cell;
}

void piped_cells(struct writer *w, size_t i, const struct part *cells, size_t n, struct piped *table,
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
            writer_cell(w, i, table->of[k], meant(s, table, k, cells[k]), from, w->out->ncontents);
        writer_clause(w, cells[k], w->out->ncontents > from ? REASON_FIELD : REASON_HEADING);
    }
}

bool piped_goes_on(const struct scan *s, size_t t0, size_t t1)
{
    enum { SECTION_TOKENS = 16 };
    return t1 - t0 <= SECTION_TOKENS && s->tok[t1 - 1].kind != TOKEN_SIGN;
}

bool piped_row(struct writer *w, size_t i, struct piped *table, const struct scope *in)
{
    const struct scan *s = w->s;
    const struct para *p = &s->para[i];
    struct part cells[PIPED_COLUMNS_MAX];
    size_t n = piped_cut(s, p->t0, p->t1, cells);
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
