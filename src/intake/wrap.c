#include "intake/wrap.h"

#include <stdlib.h>

enum {
    PITCH_PERCENT = 165, /* of the usual distance of two lines: a gap                           */
    SIZE_PERCENT = 130,  /* of the other line's height: other letters                           */
    INK_PERCENT = 190,   /* likewise where a line is as high as its ink, with and without accents */
};

bool wrap_ends_sentence(struct text t)
{
    return t.n > 0 && (t.p[t.n - 1] == '.' || t.p[t.n - 1] == ';' || t.p[t.n - 1] == ':' || t.p[t.n - 1] == '!' ||
                       t.p[t.n - 1] == '?');
}

/* A full line: it reaches the edge, or its next word had no room in it. Where lines are justified the last one of a paragraph
 * may happen to be that long too: it ends a sentence. */
static bool is_full(const struct line *l, const struct placed_word *next, const struct page_measure *m)
{
    int blank = height(&l->at) / 4;
    if (l->at.x1 >= m->right - LITTLE)
        return true;
    return !(m->justified && wrap_ends_sentence(l->words[l->n - 1].text)) &&
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

struct page_measure wrap_measure(struct arena *a, const struct line *lines, size_t n)
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

/* As far from the left edge as from the right one. */
static bool in_middle(const struct line *l, const struct page_measure *m)
{
    int left = l->at.x0 - m->left, right = m->right - l->at.x1;
    int least = m->justified ? 2 * LITTLE : (m->right - m->left) / 20;
    return left > least && abs(left - right) <= 2 * LITTLE;
}

/* A title stands in the middle and goes on there. It may look so by chance where items hang, and where lines are not justified. */
static bool leaves_middle(const struct wrapped *p, const struct line *l, const struct page_measure *was,
                          const struct page_measure *is)
{
    bool from = in_middle(p->last, was), to = in_middle(l, is);
    int hang = p->body >= 0 ? p->body : p->first->n > 1 ? p->first->words[1].at.x0 : 0;
    if (to && !from)
        return abs(l->at.x0 - hang) > LITTLE;
    return from && !to && (was->justified || l->at.x0 > is->left + LITTLE);
}

/* Of the letters that need no table: a line of prose has small ones, a line of capitals has none. */
static bool has_small(const struct line *l, size_t words)
{
    for (size_t i = 0; i < l->n && i < words; i++)
        for (size_t k = 0; k < l->words[i].text.n; k++)
            if (l->words[i].text.p[k] >= 'a' && l->words[i].text.p[k] <= 'z')
                return true;
    return false;
}

/* A heading in capitals that fills its line, and prose below it: "IV. TỔ CHỨC THỰC HIỆN / Để thực hiện ...". */
static bool leaves_capitals(const struct line *last, const struct line *l)
{
    enum { FIRST = 2 };
    return last->n > FIRST && !has_small(last, last->n) && has_small(l, FIRST);
}

/* Lines that are justified reach the edge: one that does not goes on only where a paragraph does, not where one begins. */
static bool begins_anew(const struct wrapped *p, const struct line *l, const struct page_measure *was,
                        const struct page_measure *is)
{
    bool short_of = was->justified && p->last->at.x1 < was->right - LITTLE;
    return short_of && l->at.x0 > is->left + LITTLE && abs(l->at.x0 - p->first->at.x0) <= LITTLE;
}

bool wrap_goes_on(const struct wrapped *p, const struct line *l, const struct page_measure *was,
                  const struct page_measure *is)
{
    const struct line *last = p->last;
    struct text end = last->words[last->n - 1].text;
    bool hangs = is_mark(p->first->words[0].text);
    int left = p->body >= 0 ? p->body : p->first->at.x0 + (hangs ? HANGING : 0);
    bool paragraphs_indented = p->body < 0 && !hangs && p->first->at.x0 > was->left + LITTLE;
    if (!is_full(last, &l->words[0], was) || l->at.x0 > left + LITTLE || leaves_middle(p, l, was, is) ||
        leaves_capitals(last, l) || begins_anew(p, l, was, is))
        return false;
    if (paragraphs_indented && l->at.x0 > p->first->at.x0 - LITTLE && wrap_ends_sentence(end))
        return false;
    if (other_letters(&l->at, &last->at, l->page->recognised) || other_letters(&last->at, &l->at, l->page->recognised))
        return false;
    if (l->page == last->page && (l->at.y0 < last->at.y0 || (l->at.y0 - last->at.y0) * 100 > is->pitch * PITCH_PERCENT))
        return false;
    if (p->body < 0 && p->first->at.x0 - l->at.x0 > HANGING) /* no paragraph is indented so far: a column ended */
        return false;
    bool indented = (p->body >= 0 ? p->body : l->at.x0) < p->first->at.x0 - LITTLE; /* the first line was */
    return indented || !wrap_ends_sentence(end) || !is_mark(l->words[0].text);
}
