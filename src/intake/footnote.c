#include "intake/footnote.h"

#include <stdlib.h>

enum { SMALL_PERCENT = 88 /* of the usual height of the page's letters */, NUMBER_BYTES = 3 };

static bool is_number(struct text t)
{
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] < '0' || t.p[i] > '9')
            return false;
    return t.n > 0 && t.n <= NUMBER_BYTES;
}

static int by_value(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

/* Of most of the page's letters, by its lines of prose; 0 where there are none. */
static int usual_height(struct arena *a, const struct line *lines, size_t n)
{
    int *heights = ARENA_ARRAY(a, int, n + 1);
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        if (!lines[i].table && !lines[i].margin)
            heights[found++] = height(&lines[i].words[lines[i].n - 1].at);
    if (found == 0)
        return 0;
    qsort(heights, found, sizeof *heights, by_value);
    return heights[found / 2];
}

static bool is_small(const struct line *l, int usual)
{
    return !l->table && height(&l->words[l->n - 1].at) * 100 < usual * SMALL_PERCENT;
}

/* Where the notes of a page begin, among its lines; n where it has none. */
static size_t notes_begin(struct arena *a, const struct line *lines, size_t n)
{
    int usual = usual_height(a, lines, n);
    size_t begin = n;
    for (size_t i = n; i-- > 0;) {
        if (lines[i].margin)
            continue;
        if (!is_small(&lines[i], usual))
            break;
        if (lines[i].n > 1 && is_number(lines[i].words[0].text))
            begin = i;
    }
    return begin;
}

void footnotes_find(struct arena *a, struct line *lines, size_t n, struct footnotes *out)
{
    *out = (struct footnotes){ .n = 0 };
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && lines[to].page == lines[from].page;)
            to++;
        size_t i = lines[from].page->recognised ? to : from + notes_begin(a, &lines[from], to - from);
        for (; i < to; i++) {
            struct text number = lines[i].words[0].text;
            if (!lines[i].margin && lines[i].n > 1 && is_number(number))
                ARENA_PUSH(a, out->items, out->n, ((struct footnote){ lines[i].page->number, number }));
            lines[i].margin = true;
        }
    }
}

bool footnote_raised(const struct line *l, size_t k)
{
    if (k == 0 || !is_number(l->words[k].text))
        return false;
    const struct place *w = &l->words[k].at, *before = &l->words[k - 1].at;
    return height(w) * 100 < height(before) * SMALL_PERCENT && w->y1 < before->y1 &&
           w->x0 < before->x1 + height(before) / 4;
}

bool footnote_reference(const struct footnotes *notes, const struct line *l, size_t k)
{
    bool found = false;
    for (size_t i = 0; !found && i < notes->n && footnote_raised(l, k); i++)
        found = notes->items[i].page == l->page->number && text_eq(notes->items[i].number, l->words[k].text);
    return found;
}
