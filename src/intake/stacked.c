#include "intake/stacked.h"

#include "intake/column.h"
#include "intake/field.h"
#include "intake/piped.h"
#include "intake/when.h"

enum { HEAD_TOKENS_MAX = 10, COLUMNS_MIN = 3 };

static struct part whole(const struct scan *s, size_t i) { return (struct part){ s->para[i].t0, s->para[i].t1 }; }

static enum column column_at(const struct scan *s, size_t i)
{
    struct part p = whole(s, i);
    return p.t1 - p.t0 > HEAD_TOKENS_MAX ? COLUMN_NONE : column_of(s->a, scan_text(s, p.t0, p.t1));
}

/* The heads from i on, each of another kind. */
static size_t heads(const struct scan *s, size_t i, size_t to)
{
    bool seen[COLUMN_COUNT] = { false };
    size_t n = 0;
    for (enum column c; i + n < to && n < PIPED_COLUMNS_MAX && (c = column_at(s, i + n)) != COLUMN_NONE && !seen[c];
         n++)
        seen[c] = true;
    return n;
}

static int number_at(const struct scan *s, size_t i)
{
    const struct para *p = &s->para[i];
    return p->t1 - p->t0 == 1 || (p->t1 - p->t0 == 2 && s->tok[p->t1 - 1].kind == TOKEN_SIGN)
               ? scan_number(s, p->t0, p->t1)
               : -1;
}

/* A row has a holder that can be read, or a time. */
static bool is_row(const struct scan *s, const struct part *cells, const struct piped *table)
{
    for (size_t k = 0; k < table->n; k++) {
        struct unit u;
        if (table->of[k] == FIELD_LEAD && unit_read(s, cells[k].t0, cells[k].t1, &u))
            return true;
        if (table->of[k] == FIELD_TIME && when_clause(s, cells[k].t0, cells[k].t1).stated)
            return true;
    }
    return false;
}

size_t stacked_read(struct writer *w, size_t i, size_t to, const struct scope *in)
{
    const struct scan *s = w->s;
    size_t n = heads(s, i, to), at = i + n;
    struct part cells[PIPED_COLUMNS_MAX];
    struct piped table = { .n = 0 };
    for (size_t k = 0; k < n; k++)
        cells[k] = whole(s, i + k);
    bool numbered = n > 0 && column_at(s, i) == COLUMN_NUMBER && at < to && number_at(s, at) >= 0;
    if (n < COLUMNS_MIN || !piped_head(s, cells, n, &table))
        return 0;
    int row = numbered ? number_at(s, at) : 0;
    for (; at + n <= to && (!numbered || number_at(s, at) == row); at += n, row++) {
        for (size_t k = 0; k < n; k++)
            cells[k] = whole(s, at + k);
        if (!is_row(s, cells, &table))
            break;
        if (at == i + n) /* now it is a table */
            for (size_t k = 0; k < n; k++)
                writer_clause(w, whole(s, i + k), REASON_HEADING);
        piped_cells(w, at, cells, n, &table, in);
    }
    return at > i + n ? at - i : 0;
}

bool annex_begins(const struct scan *s, const struct para *p)
{
    bool annex = scan_cue(s, p->t0, p->t1, CUE_ANNEX) > 0 && (s->tok[p->t0].flags & TOKEN_CAP);
    bool attached = p->t1 - p->t0 > 3 && scan_sign(s, p->t0, p->t1, '[') &&
                    text_eq(scan_text(s, p->t0 + 1, p->t0 + 2), TEXT("edXML"));
    return annex || attached || piped_begins(s, p);
}

/* "Rà soát quy hoạch. Cơ quan chủ trì: Sở Xây dựng; thời gian hoàn thành: ...": a row as Word tables and workbooks are written out. */
static bool has_fields(const struct scan *s, const struct para *p)
{
    for (size_t t = p->body + 1; t < p->t1; t++) {
        enum field field;
        bool begins = scan_sign(s, t - 1, p->t1, '.') || scan_sign(s, t - 1, p->t1, ';');
        if (begins && field_label(s, t, p->t1, &field) > 0 && (field == FIELD_LEAD || field == FIELD_TIME))
            return true;
    }
    return false;
}

void annex_read(struct writer *w, size_t from, size_t to)
{
    struct piped table = { .n = 0 };
    struct scope in = { .directive = true, .section = SECTION_TASKS };
    for (size_t i = from, n; i < to; i += n) {
        n = 1;
        if (w->s->para[i].row) {
            if (piped_row(w, i, &table, &in))
                continue;
        } else {
            table.n = piped_goes_on(w->s, w->s->para[i].t0, w->s->para[i].t1) ? table.n : 0;
            n = stacked_read(w, i, to, &in);
            if (n > 0)
                continue;
            n = 1;
        }
        const struct para *p = &w->s->para[i];
        if (has_fields(w->s, p)) {
            writer_sentences(w, i, (struct part){ p->body, p->t1 }, &in, false);
            continue;
        }
        writer_clause(w, whole(w->s, i), REASON_ANNEX);
    }
}
