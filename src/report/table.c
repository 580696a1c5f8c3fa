/* table.c -- columns by display width: as wide as they need, and where that is too wide, the widest give way first.
 *
 *      natural   |code|a title that is very long indeed     |holder          |    what the cells want
 *      fitted    |code|a title that  |holder    |                                 words still whole
 *                     |is very long  |
 *
 * A column gives way down to its longest word; only when every column has does a word get cut. What a column then does
 * not use, because its cells wrapped shorter, goes to the others.
 */
#include "report/page_write.h"

#include "base/i18n.h"

enum { GAP = 2, COLUMN_MIN = 2, WORD_MAX = 20 /* columns a word may claim: an instant with its sign */ };

struct cell {
    struct text text;
    enum tone tone;
};

struct table {
    struct arena *a;
    const struct column *columns;
    int ncolumns, next; /* next: of the row in hand */
    struct cell *cells; /* rows * ncolumns          */
    size_t ncells;
};

const struct column PAIR_COLUMNS[2] = { { "", false, 0, 0 }, { "", false, 0, 0 } };

struct table *table_new(struct arena *a, const struct column *columns, int ncolumns)
{
    assert(ncolumns > 0 && ncolumns <= TABLE_COLUMNS_MAX);
    struct table *t = ARENA_NEW(a, struct table);
    *t = (struct table){ .a = a, .columns = columns, .ncolumns = ncolumns };
    return t;
}

void table_row(struct table *t)
{
    struct cell empty = { TEXT_NONE, TONE_PLAIN };
    for (int i = 0; i < t->ncolumns; i++)
        ARENA_PUSH(t->a, t->cells, t->ncells, empty);
    t->next = 0;
}

void table_cell(struct table *t, enum tone tone, struct text text)
{
    assert(t->next < t->ncolumns && t->ncells > 0);
    t->cells[t->ncells - (size_t)t->ncolumns + (size_t)t->next++] =
        (struct cell){ page_clean(t->a, text_trim(text)), tone };
}

void table_pair(struct table *t, const char *label, enum tone tone, struct text text)
{
    if (text_empty(text_trim(text)))
        return;
    table_row(t);
    table_cell(t, TONE_FAINT, text_of(label));
    table_cell(t, tone, text);
}

size_t table_rows(const struct table *t) { return t->ncells / (size_t)t->ncolumns; }

/* --- how wide ---------------------------------------------------------------------------------------------------- */

struct widths {
    int natural[TABLE_COLUMNS_MAX], word[TABLE_COLUMNS_MAX], now[TABLE_COLUMNS_MAX];
};

/* The longest line of t, and its longest word. */
static void measure(struct text t, int *line, int *word)
{
    int columns = 0, of_word = 0;
    for (size_t at = 0; at < t.n;) {
        size_t from = at;
        uint32_t c = text_next(t, &at);
        int wide = text_columns(text_sub(t, from, at));
        columns = c == '\n' ? 0 : columns + wide;
        of_word = c == '\n' || c == ' ' ? 0 : of_word + wide;
        *line = columns > *line ? columns : *line;
        *word = of_word > *word ? of_word : *word;
    }
}

static const char *head_of(const struct table *t, int i)
{
    const char *head = t->columns[i].head;
    return *head ? _(head) : head;
}

static bool has_head(const struct table *t)
{
    bool any = false;
    for (int i = 0; i < t->ncolumns; i++)
        any |= *t->columns[i].head != '\0';
    return any;
}

static void measure_table(const struct table *t, struct widths *w)
{
    for (int i = 0; i < t->ncolumns; i++) {
        w->natural[i] = w->word[i] = COLUMN_MIN;
        measure(text_of(head_of(t, i)), &w->natural[i], &w->word[i]);
    }
    for (size_t k = 0; k < t->ncells; k++) {
        int i = (int)(k % (size_t)t->ncolumns);
        measure(t->cells[k].text, &w->natural[i], &w->word[i]);
    }
}

static int sum(const int *columns, int n)
{
    int all = 0;
    for (int i = 0; i < n; i++)
        all += columns[i];
    return all;
}

/* Take one column of width from the widest that is above its floor. False: none is. */
static bool take_one(struct widths *w, const int *floor, int n)
{
    int widest = -1;
    for (int i = 0; i < n; i++)
        if (w->now[i] > (floor ? floor[i] : COLUMN_MIN) && (widest < 0 || w->now[i] > w->now[widest]))
            widest = i;
    if (widest < 0)
        return false;
    w->now[widest]--;
    return true;
}

/* The widest line column i has when wrapped at its width of now. */
static int used_by(const struct table *t, int i, int width)
{
    int used = COLUMN_MIN, word = 0;
    size_t n;
    const struct text *lines = page_lines(t->a, text_of(head_of(t, i)), width, 0, &n);
    for (size_t k = 0; k < n; k++)
        measure(lines[k], &used, &word);
    for (size_t c = (size_t)i; c < t->ncells; c += (size_t)t->ncolumns) {
        lines = page_lines(t->a, t->cells[c].text, width, t->columns[i].most, &n);
        for (size_t k = 0; k < n; k++)
            measure(lines[k], &used, &word);
    }
    return used;
}

/* What wrapped columns do not use goes, one by one, to those that still want more. */
static void hand_on_slack(const struct table *t, struct widths *w, int room)
{
    bool settled[TABLE_COLUMNS_MAX] = { false };
    for (int i = 0; i < t->ncolumns; i++) {
        int used = w->now[i] < w->natural[i] ? used_by(t, i, w->now[i]) : w->now[i];
        settled[i] = used < w->now[i];
        w->now[i] = used;
    }
    for (bool given = true; given;) {
        given = false;
        for (int i = 0; i < t->ncolumns && sum(w->now, t->ncolumns) < room; i++) {
            if (settled[i] || w->now[i] >= w->natural[i])
                continue;
            w->now[i]++;
            given = true;
        }
    }
}

/* Columns that say how wide they need to be give way first, as far as that. */
static void be_content(const struct table *t, struct widths *w, int room)
{
    for (int i = 0; i < t->ncolumns; i++) {
        int wide = t->columns[i].wide > w->word[i] ? t->columns[i].wide : w->word[i];
        int over = sum(w->now, t->ncolumns) - room;
        if (t->columns[i].wide && over > 0 && w->now[i] > wide)
            w->now[i] = w->now[i] - over > wide ? w->now[i] - over : wide;
    }
}

static void fit(const struct table *t, struct widths *w, int room)
{
    measure_table(t, w);
    for (int i = 0; i < t->ncolumns; i++) {
        w->now[i] = w->natural[i] < room ? w->natural[i] : room;
        w->word[i] = w->word[i] < WORD_MAX ? w->word[i] : WORD_MAX;
    }
    if (sum(w->now, t->ncolumns) <= room)
        return;
    be_content(t, w, room);
    while (sum(w->now, t->ncolumns) > room)
        if (!take_one(w, w->word, t->ncolumns) && !take_one(w, NULL, t->ncolumns))
            break;
    hand_on_slack(t, w, room);
}

/* --- printing ---------------------------------------------------------------------------------------------------- */

struct wrapped {
    const struct text *lines;
    size_t n;
    enum tone tone;
};

static void print_line(const struct page *page, const struct table *t, const struct widths *w, int indent,
                       const struct wrapped *cells, size_t line)
{
    int at = 0, start = indent; /* columns written; where the cell begins */
    for (int i = 0; i < t->ncolumns; i++, start += w->now[i - 1] + GAP) {
        struct text text = line < cells[i].n ? cells[i].lines[line] : TEXT_NONE;
        int columns = text_columns(text);
        if (columns == 0)
            continue;
        int from = t->columns[i].right ? start + w->now[i] - columns : start;
        sbuf_fill(page->out, ' ', from - at);
        page_write(page, cells[i].tone, text);
        at = from + columns;
    }
    sbuf_char(page->out, '\n');
}

static void print_row(const struct page *page, const struct table *t, const struct widths *w, int indent,
                      const struct cell *cells, bool head)
{
    struct wrapped wrapped[TABLE_COLUMNS_MAX];
    size_t high = 1;
    for (int i = 0; i < t->ncolumns; i++) {
        wrapped[i].lines = page_lines(page->a, cells[i].text, w->now[i], head ? 0 : t->columns[i].most, &wrapped[i].n);
        wrapped[i].tone = cells[i].tone;
        high = wrapped[i].n > high ? wrapped[i].n : high;
    }
    for (size_t line = 0; line < high; line++)
        print_line(page, t, w, indent, wrapped, line);
}

static void print_head(const struct page *page, const struct table *t, const struct widths *w, int indent)
{
    struct cell heads[TABLE_COLUMNS_MAX];
    for (int i = 0; i < t->ncolumns; i++)
        heads[i] = (struct cell){ text_of(head_of(t, i)), TONE_FAINT };
    print_row(page, t, w, indent, heads, true);
    int blanks = indent; /* before the next rule; none under a column without a head */
    for (int i = 0; i < t->ncolumns; i++) {
        bool ruled = *t->columns[i].head != '\0';
        if (ruled) {
            sbuf_fill(page->out, ' ', blanks);
            page_rule(page, w->now[i]);
        }
        blanks = ruled ? GAP : blanks + w->now[i] + GAP;
    }
    sbuf_char(page->out, '\n');
}

void table_print(const struct page *page, const struct table *t, int indent)
{
    struct widths w;
    if (t->ncells == 0)
        return;
    fit(t, &w, page->width - indent - GAP * (t->ncolumns - 1));
    if (has_head(t))
        print_head(page, t, &w, indent);
    for (size_t row = 0; row < table_rows(t); row++)
        print_row(page, t, &w, indent, t->cells + row * (size_t)t->ncolumns, false);
}
