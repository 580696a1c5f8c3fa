/* Extracted text breaks lines where the page did, and leaves out or adds empty lines. A new paragraph begins at a list
 * marker, at a field label, after an empty line or after a line that was not full; but a line that begins with a small
 * letter while the one before ends in nothing goes on with the same sentence.
 *
 * The tree is found without knowing beforehand which kind of marker stands under which: the kinds that are open form a
 * stack; a kind that is open already closes all above it, a new one goes on top, after closing what weighs more.
 */
#include "intake/para.h"

#include "intake/column.h"
#include "intake/field.h"
#include "intake/marker.h"
#include "intake/piped.h"

struct line {
    size_t t0, t1;
    struct marker_found mark;
    bool blank;   /* an empty line before it                              */
    bool row;     /* cells apart by "|" or tabs                           */
    bool wrapped; /* it ends a row that the line before began             */
    bool heads;   /* the head of a table whose cells stand apart by tabs     */
    size_t lacks; /* so many cells of a row apart by tabs are to come      */
    bool column;  /* it or the one before is a column of a printed line */
};

enum { WRAP_BYTES_MAX = 220, DEPTH_MAX = 48, COLUMN_BYTES = 5 };

static size_t line_bytes(const struct scan *s, const struct line *l)
{
    return s->tok[l->t1 - 1].end - s->tok[l->t0].start;
}

/* A wide gap inside a line: the header and the signature are printed in two columns. */
static bool is_column(const struct scan *s, size_t t)
{
    return (s->tok[t].flags & TOKEN_GAP) && s->tok[t].start - s->tok[t - 1].end >= COLUMN_BYTES &&
           s->tok[t - 1].kind != TOKEN_SIGN;
}

static bool is_row(const struct scan *s, size_t t0, size_t t1)
{
    enum { BARS = 2 };
    int bars = 0;
    for (size_t t = t0; t < t1 && bars < BARS; t++)
        bars += scan_sign(s, t, t1, '|');
    return bars == BARS;
}

static size_t tabs_in(const struct scan *s, size_t t0, size_t t1)
{
    size_t n = 0;
    for (size_t t = t0 + 1; t < t1; t++)
        n += scan_tabs(s, t);
    for (size_t i = s->tok[t1 - 1].end; i < s->t.n && (s->t.p[i] == ' ' || s->t.p[i] == '\t'); i++)
        n += s->t.p[i] == '\t'; /* empty cells at the end */
    return n;
}

static bool is_numbered(const struct scan *s, const struct line *l)
{
    return l->t1 - l->t0 > 1 && scan_number(s, l->t0, l->t1) >= 0 && scan_tabs(s, l->t0 + 1) > 0;
}

/* The rest of a row that was wrapped: no row begins with it, and it has cells or begins with a small letter. */
static bool ends_row(const struct scan *s, const struct line *l, size_t tabs)
{
    return l->mark.marker == MARKER_NONE && !is_numbered(s, l) && (tabs > 0 || !scan_cap(s, l->t0, l->t1));
}

/* The rest of a head that was wrapped: "... | Cơ quan / phối hợp | Thời gian". */
static bool ends_head(const struct scan *s, const struct line *l, const struct line *before, struct piped *table)
{
    struct part cells[PIPED_COLUMNS_MAX];
    size_t n = piped_cut(s, l->t0, l->t1, cells);
    if (before == NULL || !before->heads || n < 2)
        return false;
    for (size_t k = 1; k < n; k++)
        if (column_of(s->a, scan_text(s, cells[k].t0, cells[k].t1)) == COLUMN_NONE)
            return false;
    return piped_head(s, cells, piped_cut(s, before->t0, l->t1, cells), table);
}

/* A row whose cells stand apart by tabs: the head of a table of tasks, or under one. *table is the one that is open; `before` the line
 * before, if there is one. */
static void read_tabbed(const struct scan *s, struct line *l, const struct line *before, struct piped *table)
{
    enum { TABS = 2 };
    size_t tabs = tabs_in(s, l->t0, l->t1);
    struct part cells[PIPED_COLUMNS_MAX];
    l->wrapped = before != NULL && before->lacks > 0 && ends_row(s, l, tabs);
    if (ends_head(s, l, before, table)) {
        l->row = l->wrapped = true;
    } else if (l->wrapped) {
        l->row = true;
        l->lacks = before->lacks - (tabs < before->lacks ? tabs : before->lacks);
    } else if (tabs >= TABS && piped_head(s, cells, piped_cut(s, l->t0, l->t1, cells), table)) {
        l->row = l->heads = true;
    } else if (table->n > 0 && (tabs >= TABS || is_numbered(s, l))) {
        l->row = true;
        l->lacks = table->n - (tabs + 1 < table->n ? tabs + 1 : table->n);
    } else if (table->n > 0 && tabs > 0 && s->tok[l->t1 - 1].kind == TOKEN_WORD &&
               (s->tok[l->t1 - 1].flags & TOKEN_CAPS)) {
        l->row = true; /* "II	DỮ LIỆU SỐ" */
    } else if (!piped_goes_on(s, l->t0, l->t1)) {
        table->n = 0;
    }
}

static struct line *read_lines(struct scan *s, size_t *n)
{
    struct line *lines = NULL;
    struct marker_memory mem = { 0 };
    struct piped table = { .n = 0 };
    *n = 0;
    for (size_t t = 0; t < s->ntok;) {
        struct line l = { .t0 = t, .blank = s->tok[t].flags & TOKEN_BLANK };
        l.column = !(s->tok[t].flags & TOKEN_LINE);
        do
            t++;
        while (t < s->ntok && !(s->tok[t].flags & TOKEN_LINE) &&
               !(t > l.t0 + 1 && is_column(s, t) && !(table.n > 0 && scan_tabs(s, t) > 0)));
        l.t1 = t;
        l.mark = marker_read(s, l.t0, l.t1, &mem);
        l.row = is_row(s, l.t0, l.t1);
        if (!l.row)
            read_tabbed(s, &l, *n > 0 ? &lines[*n - 1] : NULL, &table);
        l.mark = l.row ? (struct marker_found){ MARKER_NONE, 0, l.t0 } : l.mark;
        ARENA_PUSH(s->a, lines, *n, l);
    }
    return lines;
}

/* The width at which the file was wrapped, or 0 when its lines are whole paragraphs. */
static size_t wrap_width(const struct scan *s, const struct line *lines, size_t n)
{
    size_t widest = 0;
    for (size_t i = 0; i < n; i++)
        if (line_bytes(s, &lines[i]) > widest)
            widest = line_bytes(s, &lines[i]);
    return widest <= WRAP_BYTES_MAX ? widest : 0;
}

static bool ends_sentence(const struct scan *s, size_t t1)
{
    const struct token *last = &s->tok[t1 - 1];
    return last->kind == TOKEN_SIGN && last->word != ',' && last->word != ')' && last->word != '-' &&
           last->word != '%' && last->word != '"';
}

/* A dash that opens a line is no bullet where the sentence before it is unfinished and it stands alone: a broken
 * "A - B", or the years of "2026 - 2030". */
static bool is_broken_dash(const struct scan *s, const struct para *p, const struct line *l, const struct line *next)
{
    if (l->mark.marker != MARKER_DASH || ends_sentence(s, p->t1))
        return false;
    int year = scan_number(s, l->t0 + 1, l->t1);
    if (s->tok[p->t1 - 1].kind == TOKEN_NUMBER && year > 1900 && year < 2200)
        return true;
    if ((next != NULL && next->mark.marker == MARKER_DASH) || field_label(s, l->mark.body, l->t1, NULL) > 0)
        return false;
    for (size_t t = p->t0; t < p->t1; t++) /* headings have no semicolon: this was a sentence */
        if (scan_sign(s, t, p->t1, ';'))
            return true;
    return false;
}

/* A line that ends so goes on with a number. */
static bool wants_number(const struct scan *s, size_t t, size_t end)
{
    return scan_cue(s, t, end, CUE_DAY) > 0 || scan_cue(s, t, end, CUE_MONTH) > 0 ||
           scan_cue(s, t, end, CUE_YEAR) > 0 || (scan_cue(s, t, end, CUE_NUMBER) > 0 && !scan_cap(s, t, end));
}

/* The number that a marker ends in, "3" of "1.3."; -1 where it has none. */
static int item_number(const struct scan *s, size_t t0, size_t body)
{
    int number = -1;
    for (size_t t = t0; t < body; t++)
        if (s->tok[t].kind == TOKEN_NUMBER)
            number = scan_number(s, t, body);
    return number;
}

/* "1. ... 15 ngày / 2. Lập sổ": the next item of the list, though the line before could go on with a number. */
static bool is_next_item(const struct scan *s, const struct para *p, const struct line *l)
{
    return p->marker == MARKER_NUMBER && p->depth == l->mark.depth &&
           item_number(s, p->t0, p->body) + 1 == item_number(s, l->t0, l->mark.body);
}

static bool continues(const struct scan *s, const struct para *p, const struct line *l, const struct line *next,
                      size_t wrap, size_t before_bytes)
{
    if (l->wrapped)
        return true;
    if (l->column || (l - 1)->column || l->row || (l - 1)->row)
        return false;
    if (l->mark.marker == MARKER_NUMBER && wants_number(s, p->t1 - 1, p->t1) && !is_next_item(s, p, l))
        return true; /* "... ngày 28 tháng / 9." */
    if (l->mark.marker != MARKER_NONE)
        return is_broken_dash(s, p, l, next);
    if (field_label(s, l->t0, l->t1, NULL) > 0)
        return false;
    bool small = s->tok[l->t0].kind == TOKEN_WORD && !(s->tok[l->t0].flags & TOKEN_CAP);
    if (small && !ends_sentence(s, p->t1))
        return true;
    if (l->blank || wrap == 0)
        return false;
    return before_bytes * 100 >= wrap * 80 && !scan_sign(s, p->t1 - 1, p->t1, ':');
}

static bool all_caps(const struct scan *s, size_t t0, size_t t1)
{
    size_t words = 0, caps = 0;
    for (size_t t = t0; t < t1; t++) {
        if (s->tok[t].kind != TOKEN_WORD)
            continue;
        bool one = s->tok[t].end - s->tok[t].start <= 3; /* a word of one letter, "Ỷ" say */
        words++;
        caps += (s->tok[t].flags & TOKEN_CAPS) || (one && (s->tok[t].flags & TOKEN_CAP));
    }
    return words >= 2 && words <= 40 && caps == words;
}

static void read_paras(struct scan *s, const struct line *lines, size_t n)
{
    size_t wrap = wrap_width(s, lines, n);
    for (size_t i = 0; i < n; i++) {
        const struct line *l = &lines[i], *next = i + 1 < n ? l + 1 : NULL;
        struct para *last = s->npara > 0 ? &s->para[s->npara - 1] : NULL;
        if (last != NULL && continues(s, last, l, next, wrap, line_bytes(s, l - 1))) {
            last->t1 = l->t1;
            continue;
        }
        struct para p = {
            .t0 = l->t0, .t1 = l->t1, .body = l->mark.body, .marker = l->mark.marker, .depth = l->mark.depth
        };
        p.row = l->row;
        if (p.marker == MARKER_NONE && !p.row && all_caps(s, p.t0, p.t1))
            p.marker = MARKER_CAPS;
        ARENA_PUSH(s->a, s->para, s->npara, p);
    }
}

static void look_at_end(struct scan *s, struct para *p)
{
    const struct token *last = &s->tok[p->t1 - 1];
    p->colon = last->kind == TOKEN_SIGN && last->word == ':';
    p->open = last->kind != TOKEN_SIGN || p->colon || last->word == ')' || last->word == '"';
}

struct opened {
    int para;
    enum marker marker;
    int depth, weight;
};

/* What an unmarked paragraph stands under: the nearest item that reads like a heading; a finished bullet has no more
 * to say. */
static int unmarked_parent(const struct scan *s, const struct opened *stack, int n)
{
    while (n > 0 && !s->para[stack[n - 1].para].open)
        n--;
    return n > 0 ? stack[n - 1].para : PARA_ROOT;
}

static int close_for(const struct opened *stack, int n, const struct opened *o)
{
    for (int k = n - 1; k >= 0; k--)
        if (stack[k].marker == o->marker && stack[k].depth == o->depth)
            return k;
    while (n > 0 && stack[n - 1].weight > o->weight)
        n--;
    return n;
}

void paras_link(struct scan *s, size_t from, size_t to)
{
    struct opened stack[DEPTH_MAX];
    int n = 0;
    for (size_t i = from; i < to; i++) {
        struct para *p = &s->para[i];
        struct opened o = { (int)i, p->marker, p->depth, marker_weight(p->marker, p->depth) };
        if (p->marker == MARKER_NONE && !p->colon) {
            p->parent = unmarked_parent(s, stack, n);
            continue;
        }
        if (p->marker == MARKER_NONE) /* introduces a list: its items stand under it */
            while (n > 0 && (stack[n - 1].marker == MARKER_NONE || !s->para[stack[n - 1].para].open))
                n--;
        else
            n = close_for(stack, n, &o);
        p->parent = n > 0 ? stack[n - 1].para : PARA_ROOT;
        if (n < DEPTH_MAX)
            stack[n++] = o;
    }
    for (size_t i = to; i-- > from;) /* children come after their parent */
        if (s->para[i].parent != PARA_ROOT && s->para[s->para[i].parent].after < s->para[i].after)
            s->para[s->para[i].parent].after = s->para[i].after;
}

void paras_read(struct scan *s)
{
    size_t n;
    struct line *lines = read_lines(s, &n);
    read_paras(s, lines, n);
    for (size_t i = 0; i < s->npara; i++) {
        look_at_end(s, &s->para[i]);
        s->para[i].parent = PARA_ROOT;
        s->para[i].after = i + 1;
    }
}
