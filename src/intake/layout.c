#include "intake/layout.h"

#include "intake/line.h"

#include <stdlib.h>

enum {
    PITCH_PERCENT = 165, /* of the usual distance of two lines: a gap                           */
    SIZE_PERCENT = 130,  /* of the other line's height: other letters                           */
    INK_PERCENT = 190,   /* likewise where a line is as high as its ink, with and without accents */
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
    const struct line *first, *last; /* of the open paragraph                */
    int body;                        /* where its second line began, or -1   */
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

static bool ends_sentence(struct text t)
{
    return t.n > 0 && (t.p[t.n - 1] == '.' || t.p[t.n - 1] == ';' || t.p[t.n - 1] == ':' || t.p[t.n - 1] == '!' ||
                       t.p[t.n - 1] == '?');
}

struct page_measure {
    int left, right; /* the edges of its text                                         */
    bool justified;  /* full lines reach the right edge exactly                       */
    int pitch;       /* the usual distance from a line to the one below it            */
};

/* A full line: it reaches the edge, or its next word had no room in it. Where lines are justified the last one of a paragraph
 * may happen to be that long too: it ends a sentence. */
static bool is_full(const struct line *l, const struct placed_word *next, const struct page_measure *m)
{
    int blank = height(&l->at) / 4;
    if (l->at.x1 >= m->right - LITTLE)
        return true;
    return !(m->justified && ends_sentence(l->words[l->n - 1].text)) &&
           l->at.x1 + blank + (next->at.x1 - next->at.x0) >= m->right - LITTLE;
}

static bool is_body(const struct line *l) { return !l->table && !l->margin; }

static int by_value(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static int usual_pitch(struct arena *a, const struct line *lines, size_t n)
{
    int *pitch = NULL;
    size_t found = 0;
    for (size_t i = 1; i < n; i++) {
        int d = lines[i].at.y0 - lines[i - 1].at.y0;
        if (d > 0 && is_body(&lines[i]) && is_body(&lines[i - 1]))
            ARENA_PUSH(a, pitch, found, d);
    }
    if (found == 0)
        return INT16_MAX;
    qsort(pitch, found, sizeof *pitch, by_value);
    return pitch[found / 2];
}

/* Of the lines of one page, the first of those at `lines`; there are n up to the end of the document. */
static struct page_measure measure(struct arena *a, const struct line *lines, size_t n)
{
    struct page_measure m = { .left = INT32_MAX };
    size_t reach = 0, nearly = 0, count = 0;
    while (count < n && lines[count].page == lines->page)
        count++;
    for (size_t i = 0; i < count; i++)
        if (is_body(&lines[i])) {
            m.left = lines[i].at.x0 < m.left ? lines[i].at.x0 : m.left;
            m.right = lines[i].at.x1 > m.right ? lines[i].at.x1 : m.right;
        }
    for (size_t i = 0; i < count; i++) {
        reach += is_body(&lines[i]) && lines[i].at.x1 >= m.right - LITTLE;
        nearly += is_body(&lines[i]) && lines[i].at.x1 >= m.right - (m.right - m.left) / 10;
    }
    m.justified = reach * 3 >= nearly * 2 && reach >= 3;
    m.pitch = usual_pitch(a, lines, count);
    return m;
}

static bool other_letters(const struct place *high, const struct place *low, bool recognised)
{
    return height(high) * 100 > height(low) * (recognised ? INK_PERCENT : SIZE_PERCENT);
}

static bool goes_on(const struct flow *f, const struct line *l, const struct page_measure *was,
                    const struct page_measure *is)
{
    const struct line *last = f->last;
    struct text end = last->words[last->n - 1].text;
    bool hangs = is_mark(f->first->words[0].text);
    int left = f->body >= 0 ? f->body : f->first->at.x0 + (hangs ? HANGING : 0);
    bool paragraphs_indented = f->body < 0 && !hangs && f->first->at.x0 > was->left + LITTLE;
    if (!is_full(last, &l->words[0], was) || l->at.x0 > left + LITTLE)
        return false;
    if (paragraphs_indented && l->at.x0 > f->first->at.x0 - LITTLE && ends_sentence(end))
        return false;
    if (other_letters(&l->at, &last->at, l->page->recognised) || other_letters(&last->at, &l->at, l->page->recognised))
        return false;
    if (l->page == last->page && (l->at.y0 < last->at.y0 || (l->at.y0 - last->at.y0) * 100 > is->pitch * PITCH_PERCENT))
        return false;
    bool indented = f->body < 0 && l->at.x0 < f->first->at.x0 - LITTLE; /* the first line was */
    return indented || f->body >= 0 || !ends_sentence(end) || !is_mark(l->words[0].text);
}

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
    if (!f->first)
        return;
    for (size_t i = f->doubts_from; i < f->out->ndoubts; i++)
        f->out->doubts[i].record = f->out->flow.n;
    record(f, 'P', text_dup(f->a, sbuf_text(&f->words)));
    sbuf_clear(&f->words);
    f->first = f->last = NULL;
}

static void add_line(struct flow *f, const struct line *l)
{
    if (!f->first) {
        f->first = l;
        f->body = -1;
        f->doubts_from = f->out->ndoubts;
    } else if (f->body < 0) {
        f->body = l->at.x0;
    }
    for (size_t i = 0; i < l->n; i++) {
        if (sbuf_text(&f->words).n > 0)
            sbuf_char(&f->words, ' ');
        weigh(f, l->page, &l->words[i], sbuf_text(&f->words).n);
        sbuf_add(&f->words, l->words[i].text);
    }
    f->last = l;
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

/* An item of a list, or a line that was not full and ended a sentence, begins a line of the cell. */
static bool breaks_before(const struct placed_word *last, const struct placed_word *w, int right)
{
    if (w->at.y0 <= last->at.y0 + height(&last->at) / 2)
        return false;
    int room = right - 2 * LITTLE - last->at.x1 - height(&last->at) / 4;
    return is_mark(w->text) || (ends_sentence(last->text) && w->at.x1 - w->at.x0 < room);
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
        sbuf_clear(&f->words);
        for (; i < used[k]; i++) {
            const struct placed_word *w = &l->words[order[i]];
            if (last)
                sbuf_char(&f->words, breaks_before(last, w, t->x[k % columns + 1]) ? '\n' : ' ');
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
    struct page_measure was = { .pitch = 0 }, is = was;
    const struct placed_page *page = NULL;
    sbuf_init(&f.words, (size_t)64 << 20);
    for (size_t i = 0; i < n; i++) {
        const struct line *l = &lines[i];
        if (l->margin) /* aside, so that a sentence goes on over the page's end */
            continue;
        if (l->page != page) {
            page = l->page;
            is = measure(a, l, n - i);
        }
        if (l->table) {
            end_paragraph(&f);
            add_table(&f, l);
            continue;
        }
        end_table(&f);
        if (f.first && !goes_on(&f, l, &was, &is))
            end_paragraph(&f);
        add_line(&f, l);
        was = is;
    }
    end_paragraph(&f);
    end_table(&f);
    for (size_t i = 0; i < n; i++)
        if (lines[i].margin)
            add_margin(&f, &lines[i]);
    sbuf_release(&f.words);
}
