#include "intake/layout.h"

#include "intake/footnote.h"
#include "intake/wrap.h"

#include <stdlib.h>

enum {
    DOUBT_WORD = 60,
    DOUBT_FIGURE = 88, /* less sure than this is doubtful                       */
};

struct cell {
    struct text text;
    char kind; /* C, S, U */
};
struct row {
    struct cell *cells;
};

struct flow {
    struct arena *a;
    struct layout *out;
    struct footnotes notes;
    struct wrapped open; /* the open paragraph; its first line is NULL where there is none */
    struct sbuf words;
    size_t doubts_from; /* those of the open paragraph                       */
    const struct ruled *table;
    struct row *rows; /* of the open table                                   */
    size_t nrows;
};

static void record(struct flow *f, char kind, struct text t)
{
    ARENA_PUSH(f->a, f->out->flow.items, f->out->flow.n, ((struct record){ kind, t }));
}

/* --- paragraphs --------------------------------------------------------------------------------------------------- */

static bool is_doubtful(const struct placed_word *w)
{
    int least = DOUBT_WORD;
    for (size_t i = 0; i < w->text.n; i++)
        if (w->text.p[i] >= '0' && w->text.p[i] <= '9')
            least = DOUBT_FIGURE;
    return w->sure < least;
}

static void weigh(struct flow *f, const struct placed_page *page, const struct placed_word *w, size_t at)
{
    if (!page->recognised)
        return;
    f->out->words++;
    f->out->sure += w->sure;
    if (is_doubtful(w))
        ARENA_PUSH(f->a, f->out->doubts, f->out->ndoubts,
                   ((struct doubt){ w->text, page->number, w->sure, SIZE_MAX, at }));
}

static void end_paragraph(struct flow *f)
{
    if (!f->open.first)
        return;
    for (size_t i = f->doubts_from; i < f->out->ndoubts; i++)
        f->out->doubts[i].record = f->out->flow.n;
    record(f, 'P', text_dup(f->a, sbuf_text(&f->words)));
    sbuf_clear(&f->words);
    f->open = (struct wrapped){ .first = NULL };
}

/* A raised number, "m2", and what stands right behind it were one word: no blank stood between them. */
static bool touches(const struct line *l, size_t i)
{
    bool behind = i > 0 && footnote_raised(l, i - 1) && l->words[i].at.x0 <= l->words[i - 1].at.x1 + LITTLE / 2;
    return behind || footnote_raised(l, i);
}

static void add_line(struct flow *f, const struct line *l)
{
    if (!f->open.first) {
        f->open.first = l;
        f->open.body = -1;
        f->doubts_from = f->out->ndoubts;
    } else if (f->open.body < 0) {
        f->open.body = l->at.x0;
    }
    for (size_t i = 0; i < l->n; i++) {
        if (footnote_reference(&f->notes, l, i))
            continue;
        if (sbuf_text(&f->words).n > 0 && !touches(l, i))
            sbuf_char(&f->words, ' ');
        weigh(f, l->page, &l->words[i], sbuf_text(&f->words).n);
        sbuf_add(&f->words, l->words[i].text);
    }
    f->open.last = l;
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

static bool same_columns(const struct ruled *t, const struct ruled *u)
{
    bool same = t->nx == u->nx;
    for (size_t i = 0; same && i < t->nx; i++)
        same = abs(t->x[i] - u->x[i]) <= 3 * LITTLE;
    return same;
}

static void end_table(struct flow *f)
{
    if (!f->table)
        return;
    record(f, 'T', TEXT_NONE);
    for (size_t r = 0; r < f->nrows; r++) {
        record(f, 'R', text_printf(f->a, "%zu", r + 1));
        for (size_t c = 0; c + 1 < f->table->nx; c++)
            record(f, f->rows[r].cells[c].kind, f->rows[r].cells[c].text);
    }
    record(f, 'E', TEXT_NONE);
    f->table = NULL;
    f->rows = NULL;
    f->nrows = 0;
}

static struct row *empty_rows(struct arena *a, const struct ruled *t)
{
    size_t columns = t->nx - 1;
    struct row *rows = ARENA_ARRAY(a, struct row, t->ny - 1);
    for (size_t r = 0; r + 1 < t->ny; r++) {
        rows[r].cells = ARENA_ARRAY(a, struct cell, columns);
        for (size_t c = 0; c < columns; c++) {
            bool left = c > 0 && t->open_right[r * columns + c - 1];
            bool above = r > 0 && t->open_below[(r - 1) * columns + c];
            rows[r].cells[c] = (struct cell){ TEXT_NONE, left ? 'S' : above ? 'U' : 'C' };
        }
    }
    return rows;
}

/* Where the word's letters go: words in a merged cell belong to its upper left one. */
static size_t cell_of(const struct ruled *t, const struct row *rows, const struct placed_word *w)
{
    size_t columns = t->nx - 1, at = ruled_cell(t, (w->at.x0 + w->at.x1) / 2, (w->at.y0 + w->at.y1) / 2);
    while (rows[at / columns].cells[at % columns].kind != 'C')
        at -= rows[at / columns].cells[at % columns].kind == 'S' ? 1 : columns;
    return at;
}

/* Where a cell's words may stand, and how far its lines are apart. */
struct cell_measure {
    int right; /* as far from the cell's edge as its words begin from the left one */
    int pitch;
};

static bool is_below(const struct placed_word *last, const struct placed_word *w)
{
    return w->at.y0 > last->at.y0 + height(&last->at) / 2;
}

/* An item of a list begins a line of the cell, and so does what would have had room in the line before or stands below a gap. */
static bool breaks_before(const struct placed_word *last, const struct placed_word *w, const struct cell_measure *m)
{
    enum { GAP_PERCENT = 130 };
    int room = m->right - LITTLE - last->at.x1 - height(&last->at) / 4;
    return is_below(last, w) &&
           (is_mark(w->text) || w->at.x1 - w->at.x0 < room || (w->at.y0 - last->at.y0) * 100 > m->pitch * GAP_PERCENT);
}

static struct cell_measure measure_cell(const struct ruled *t, size_t column, const struct placed_word *words,
                                        const size_t *order, size_t n)
{
    struct cell_measure m = { .right = t->x[column + 1], .pitch = PLACED_MOST };
    int left = t->x[column + 1];
    for (size_t i = 0; i < n; i++) {
        const struct placed_word *w = &words[order[i]], *last = i > 0 ? &words[order[i - 1]] : w;
        left = w->at.x0 < left ? w->at.x0 : left;
        if (is_below(last, w) && w->at.y0 - last->at.y0 < m.pitch)
            m.pitch = w->at.y0 - last->at.y0;
    }
    m.right -= left - t->x[column];
    return m;
}

/* The words of each cell, in the order they came. */
static struct row *read_rows(struct flow *f, const struct line *l, const struct ruled *t)
{
    assert(t->nx >= 2 && t->ny >= 2);
    size_t columns = t->nx - 1, count = (t->ny - 1) * columns;
    struct row *rows = empty_rows(f->a, t);
    size_t *cell = ARENA_ARRAY(f->a, size_t, l->n);
    size_t *used = ARENA_ARRAY(f->a, size_t, count + 1), *order = ARENA_ARRAY(f->a, size_t, l->n);
    for (size_t i = 0; i <= count; i++)
        used[i] = 0;
    for (size_t i = 0; i < l->n; i++)
        used[(cell[i] = cell_of(t, rows, &l->words[i])) + 1]++;
    for (size_t i = 0; i < count; i++)
        used[i + 1] += used[i];
    for (size_t i = 0; i < l->n; i++) /* by cell, in their order: afterwards used[k] is where cell k ends */
        order[used[cell[i]]++] = i;
    for (size_t k = 0, i = 0; k < count; k++) {
        const struct placed_word *last = NULL;
        struct cell_measure m = measure_cell(t, k % columns, l->words, &order[i], used[k] - i);
        sbuf_clear(&f->words);
        for (; i < used[k]; i++) {
            const struct placed_word *w = &l->words[order[i]];
            if (last)
                sbuf_char(&f->words, breaks_before(last, w, &m) ? '\n' : ' ');
            sbuf_add(&f->words, w->text);
            weigh(f, l->page, w, 0);
            last = w;
        }
        rows[k / columns].cells[k % columns].text = text_dup(f->a, sbuf_text(&f->words));
    }
    sbuf_clear(&f->words);
    return rows;
}

static bool rows_equal(const struct row *a, const struct row *b, size_t columns)
{
    bool same = true;
    for (size_t c = 0; same && c < columns; c++)
        same = text_eq(a->cells[c].text, b->cells[c].text);
    return same;
}

/* The upper part of the row stands on the page before: its number is there. */
static bool continues_row(const struct row *row, size_t columns)
{
    return columns > 2 && row->cells[0].kind == 'C' && text_empty(row->cells[0].text);
}

static void append_row(struct flow *f, struct row *to, const struct row *more, size_t columns)
{
    for (size_t c = 0; c < columns; c++) {
        struct cell *cell = &to->cells[c];
        struct text t = more->cells[c].text;
        if (!text_empty(t))
            cell->text = text_empty(cell->text) ? t : text_printf(f->a, "%.*s %.*s", TEXT_FMT(cell->text), TEXT_FMT(t));
    }
}

static void add_table(struct flow *f, const struct line *l)
{
    const struct ruled *t = l->table;
    size_t columns = t->nx - 1;
    struct row *rows = read_rows(f, l, t);
    bool goes_on = f->table && same_columns(f->table, t);
    if (!goes_on) {
        end_table(f);
        f->table = t;
    }
    bool at_top = goes_on;
    for (size_t r = 0; r + 1 < t->ny; r++) {
        if (at_top && rows_equal(&rows[r], &f->rows[0], columns))
            continue; /* the head again */
        if (at_top && continues_row(&rows[r], columns))
            append_row(f, &f->rows[f->nrows - 1], &rows[r], columns);
        else
            ARENA_PUSH(f->a, f->rows, f->nrows, rows[r]);
        at_top = false;
    }
}

/* --- all pages ---------------------------------------------------------------------------------------------------- */

static void add_margin(struct flow *f, const struct line *l)
{
    for (size_t i = 0; i < l->n; i++)
        sbuf_printf(&f->words, "%s%.*s", i > 0 ? " " : "", TEXT_FMT(l->words[i].text));
    record(f, 'H', text_dup(f->a, sbuf_text(&f->words)));
    sbuf_clear(&f->words);
}

void layout_pages(struct arena *a, const struct placed *placed, struct layout *out)
{
    struct line *lines = NULL;
    size_t n = 0;
    *out = (struct layout){ .flow = { .fault = FAULT_NONE } };
    for (size_t i = 0; i < placed->n; i++)
        lines_of_page(a, &placed->pages[i], &lines, &n);
    lines_find_margins(a, lines, n, placed->n);

    struct flow f = { .a = a, .out = out };
    footnotes_find(a, lines, n, &f.notes);
    struct page_measure was = { .pitch = 0 }, is = was;
    const struct placed_page *page = NULL;
    sbuf_init(&f.words, (size_t)64 << 20);
    for (size_t i = 0; i < n; i++) {
        const struct line *l = &lines[i];
        if (l->margin) /* aside, so that a sentence goes on over the page's end */
            continue;
        if (l->page != page) {
            page = l->page;
            is = wrap_measure(a, l, n - i);
        }
        if (l->table) {
            end_paragraph(&f);
            add_table(&f, l);
            continue;
        }
        end_table(&f);
        if (f.open.first && !wrap_goes_on(&f.open, l, &was, &is))
            end_paragraph(&f);
        add_line(&f, l);
        was = is;
    }
    end_paragraph(&f);
    end_table(&f);
    for (size_t i = 0; i < n; i++)
        if (lines[i].margin)
            add_margin(&f, &lines[i]);
    if (f.notes.n > 0)
        record(&f, 'N', TEXT("footnotes"));
    sbuf_release(&f.words);
}
