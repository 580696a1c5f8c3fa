#include "intake/line.h"

#include <stdlib.h>
#include <string.h>

enum {
    MARGIN_PERCENT = 9,   /* of the page's height, above and below: where page numbers stand */
    PAGE_LINES_MAX = 1000 /* more is no page of prose: its lines stay as they came           */
};

static void widen(struct place *p, const struct place *q)
{
    p->x0 = q->x0 < p->x0 ? q->x0 : p->x0;
    p->y0 = q->y0 < p->y0 ? q->y0 : p->y0;
    p->x1 = q->x1 > p->x1 ? q->x1 : p->x1;
    p->y1 = q->y1 > p->y1 ? q->y1 : p->y1;
}

static const struct ruled *table_at(const struct ruled *tables, size_t n, const struct place *p)
{
    for (size_t i = 0; i < n; i++)
        if (ruled_cell(&tables[i], (p->x0 + p->x1) / 2, (p->y0 + p->y1) / 2) != SIZE_MAX)
            return &tables[i];
    return NULL;
}

bool is_mark(struct text t)
{
    enum { MARK_BYTES = 8 };
    if (text_eq(t, TEXT("-")) || text_eq(t, TEXT("–")) || text_eq(t, TEXT("+")) || text_eq(t, TEXT("•")) ||
        text_eq(t, TEXT("*")))
        return true;
    return t.n >= 2 && t.n <= MARK_BYTES && (t.p[t.n - 1] == ')' || t.p[t.n - 1] == '.');
}

/* A line that is a mark alone: "1.2.", "a)", "III". */
static bool is_mark_alone(const struct line *l)
{
    enum { NUMERAL_BYTES = 5 };
    struct text t = l->words[0].text;
    size_t numeral = 0;
    while (numeral < t.n && ((t.p[numeral] >= '0' && t.p[numeral] <= '9') || t.p[numeral] == 'I' ||
                             t.p[numeral] == 'V' || t.p[numeral] == 'X' || (numeral > 0 && t.p[numeral] == '.')))
        numeral++;
    return l->n == 1 && !l->table && (is_mark(t) || (numeral == t.n && t.n <= NUMERAL_BYTES));
}

/* The line whose mark stands at the left of it, set off by a tab; n where there is none. */
static size_t marked_line(const struct line *lines, size_t n, const struct line *mark)
{
    size_t best = n;
    int middle = (mark->at.y0 + mark->at.y1) / 2;
    for (size_t i = 0; i < n; i++) {
        const struct line *l = &lines[i];
        bool beside = !l->table && l->n > 0 && l->at.x0 >= mark->at.x1 && l->at.x0 <= mark->at.x1 + HANGING &&
                      l->at.y0 < middle && middle < l->at.y1;
        if (beside && (best == n || l->at.x0 < lines[best].at.x0))
            best = i;
    }
    return best;
}

/* A mark that Word sets by itself, and the line it belongs to, are one line, wherever the mark came in the page's order. */
static void join_marks(struct arena *a, struct line *lines, size_t *n)
{
    size_t left = 0;
    for (size_t i = 0; i < *n; i++) {
        size_t k = is_mark_alone(&lines[i]) ? marked_line(lines, *n, &lines[i]) : *n;
        if (k == *n)
            continue;
        struct placed_word *words = ARENA_ARRAY(a, struct placed_word, lines[k].n + 1);
        words[0] = lines[i].words[0];
        memcpy(&words[1], lines[k].words, lines[k].n * sizeof *words);
        lines[k].words = words;
        lines[k].n++;
        widen(&lines[k].at, &lines[i].at);
        lines[i].n = 0;
    }
    for (size_t i = 0; i < *n; i++)
        if (lines[i].n > 0)
            lines[left++] = lines[i];
    *n = left;
}

/* Not beside it in another column: a line as wide as the page's text has none, and may be indented. */
static bool is_above(const struct line *l, const struct line *m)
{
    enum { WIDE_PERCENT = 60 };
    const struct place *p = &l->at, *q = &m->at;
    int indent = (p->x1 - p->x0) * 100 > l->page->width * WIDE_PERCENT ? HANGING : 0;
    bool overlap = p->x0 - indent < q->x1 && q->x0 < p->x1;
    return overlap && p->y0 + p->y1 < 2 * q->y0 && p->y1 * 2 < q->y0 + q->y1; /* no middle is inside the other */
}

static bool same_column(const struct place *p, const struct place *q)
{
    return abs(p->x0 - q->x0) <= LITTLE || abs(p->x0 + p->x1 - q->x0 - q->x1) <= 2 * LITTLE;
}

/* What stands below both columns of a letterhead may come as if it belonged to the left one. */
static bool is_letterhead_of(const struct line *right, const struct line *lines, size_t i)
{
    enum { HEAD_PERCENT = 35 };
    const struct place *p = &lines[i].at;
    return i > 0 && right->page->number == 1 && right->at.y1 * 100 < right->page->height * HEAD_PERCENT &&
           right->at.y1 <= p->y0 && right->at.x0 > p->x1 && !same_column(p, &lines[i - 1].at);
}

static bool comes_first(const struct line *lines, size_t k, size_t i)
{
    return k != i && (is_above(&lines[k], &lines[i]) || is_letterhead_of(&lines[k], lines, i));
}

/* A short last line may come as if it were a column of its own. The order stays but for what must come first: that is always higher on the
 * page, so there is always a line that nothing must precede. */
static void put_in_order(struct arena *a, struct line *lines, size_t n)
{
    size_t *precede = ARENA_ARRAY(a, size_t, n + 1);
    struct line *ordered = ARENA_ARRAY(a, struct line, n + 1);
    for (size_t i = 0; i < n; i++) {
        precede[i] = 0;
        for (size_t k = 0; k < n; k++)
            precede[i] += comes_first(lines, k, i);
    }
    for (size_t done = 0; done < n; done++) {
        size_t next = 0;
        while (precede[next] > 0)
            next++;
        precede[next] = SIZE_MAX;
        ordered[done] = lines[next];
        for (size_t i = 0; i < n; i++)
            if (precede[i] != SIZE_MAX)
                precede[i] -= comes_first(lines, next, i);
    }
    memcpy(lines, ordered, n * sizeof *lines);
}

void lines_of_page(struct arena *a, const struct placed_page *page, struct line **lines, size_t *n)
{
    size_t ntables, before = *n;
    const struct ruled *tables = ruled_tables(a, page, &ntables);
    for (size_t i = 0; i < page->nwords; i++) {
        const struct placed_word *w = &page->words[i];
        const struct ruled *table = table_at(tables, ntables, &w->at);
        struct line *last = *n > before ? &(*lines)[*n - 1] : NULL;
        if (last && last->table == table && (table || !w->begins)) {
            last->n++;
            widen(&last->at, &w->at);
        } else {
            struct line l = { .page = page, .words = w, .n = 1, .at = w->at, .table = table };
            ARENA_PUSH(a, *lines, *n, l);
        }
    }
    size_t count = *n - before;
    if (count == 0 || count > PAGE_LINES_MAX)
        return;
    join_marks(a, *lines + before, &count);
    put_in_order(a, *lines + before, count);
    *n = before + count;
}

/* --- what stands outside the body --------------------------------------------------------------------------------- */

static bool in_margin(const struct line *l)
{
    int edge = l->page->height * MARGIN_PERCENT / 100;
    return !l->table && (l->at.y1 <= edge || l->at.y0 >= l->page->height - edge);
}

/* "2", "- 2 -", "Trang 2/5" */
static bool is_page_number(struct arena *a, const struct line *l)
{
    enum { WORDS = 4 };
    size_t digits = 0;
    if (l->n > WORDS)
        return false;
    for (size_t i = 0; i < l->n; i++) {
        struct text t = l->words[i].text;
        if (text_eq(text_fold(a, t), TEXT("trang")) || text_eq(text_fold(a, t), TEXT("page")))
            continue;
        for (size_t k = 0; k < t.n; k++) {
            if (t.p[k] >= '0' && t.p[k] <= '9')
                digits++;
            else if (t.p[k] != '-' && t.p[k] != '/' && t.p[k] != '.' && t.p[k] != '|')
                return false;
        }
    }
    return digits > 0;
}

static bool same_words(const struct line *l, const struct line *m)
{
    bool same = l->n == m->n && abs(l->at.y0 - m->at.y0) <= LITTLE;
    for (size_t i = 0; same && i < l->n; i++)
        same = text_eq(l->words[i].text, m->words[i].text);
    return same;
}

/* A line that most pages have at its height. */
static bool is_repeated(const struct line *lines, size_t n, const struct line *l, size_t pages)
{
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        found += lines[i].page->number != l->page->number && in_margin(&lines[i]) && same_words(l, &lines[i]);
    return pages >= 3 && (found + 1) * 2 > pages;
}

void lines_find_margins(struct arena *a, struct line *lines, size_t n, size_t pages)
{
    for (size_t i = 0; i < n; i++)
        lines[i].margin =
            in_margin(&lines[i]) && (is_page_number(a, &lines[i]) || is_repeated(lines, n, &lines[i], pages));
}
