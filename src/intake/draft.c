#include "intake/draft.h"

#include "intake/cover.h"
#include "intake/english.h"
#include "intake/marker.h"
#include "intake/when.h"

#include <stdlib.h>

enum { PATH_MAX_PARTS = 12 };

void writer_clause(struct writer *w, struct part p, enum intake_reason reason)
{
    p = part_trim(w->s, p);
    if (p.t0 >= p.t1)
        return;
    struct intake_clause c = { .words = scan_text(w->s, p.t0, p.t1), .reason = reason };
    c.span = source_span(&w->s->src, w->s->tok[p.t0].start, w->s->tok[p.t1 - 1].end);
    ARENA_PUSH(w->s->a, w->out->clauses, w->out->nclauses, c);
    ARENA_PUSH(w->s->a, w->said, w->nsaid, p);
}

void writer_mark(struct writer *w, struct part p) { ARENA_PUSH(w->s->a, w->marks, w->nmarks, p); }

void writer_heading(struct writer *w, size_t para, struct part p, enum intake_reason reason)
{
    size_t n = w->out->nclauses;
    writer_clause(w, p, reason);
    w->clause_of[para] = w->out->nclauses > n ? (int)n : -1;
    w->fields_open = false;
    w->block = w->out->ncontents;
}

/* The label of one marker without its full stop or brackets: "II", "1.2", "a". */
static struct text marker_label(const struct scan *s, const struct para *p)
{
    size_t t0 = p->t0, t1 = p->body;
    if (p->marker == MARKER_ARTICLE || p->marker == MARKER_PART)
        t0++;
    t0 += scan_sign(s, t0, t1, '(');
    while (t1 > t0 + 1 && s->tok[t1 - 1].kind == TOKEN_SIGN)
        t1--;
    return scan_text(s, t0, t1);
}

/* "II.3.a": the markers from the outermost in. A number of several parts already holds the numbers above it. */
static struct text number_path(const struct scan *s, size_t para)
{
    struct text parts[PATH_MAX_PARTS];
    int n = 0;
    int depth = 0;
    for (int i = (int)para; i != PARA_ROOT && n < PATH_MAX_PARTS; i = s->para[i].parent) {
        const struct para *p = &s->para[i];
        if (!marker_counts(p->marker))
            continue;
        if (p->marker == MARKER_NUMBER && depth > p->depth)
            continue;
        if (p->marker == MARKER_NUMBER)
            depth = p->depth;
        parts[n++] = marker_label(s, p);
    }
    struct text path = TEXT("");
    for (int k = n; k-- > 0;)
        path = text_empty(path) ? parts[k] : text_printf(s->a, "%.*s.%.*s", TEXT_FMT(path), TEXT_FMT(parts[k]));
    return path;
}

static void set_names(struct intake_unit **p, size_t *n, const struct names *from, struct arena *a)
{
    *p = from->n > 0 ? arena_dup(a, from->p, from->n * sizeof *from->p) : NULL;
    *n = from->n;
}

static struct names copy_names(struct arena *a, const struct names *from)
{
    struct names to = { 0 }; /* pushed one by one, so that more may be pushed */
    for (size_t i = 0; i < from->n; i++)
        ARENA_PUSH(a, to.p, to.n, from->p[i]);
    return to;
}

void writer_content(struct writer *w, size_t para, struct part p, const struct names *leads, struct text person,
                    const struct names *partners, bool from_field)
{
    struct scan *s = w->s;
    p = part_trim(s, p);
    if (p.t0 >= p.t1)
        return;
    struct intake_content c = { .words = scan_text(s, p.t0, p.t1), .person = person, .number = number_path(s, para) };
    c.span = source_span(&s->src, s->tok[p.t0].start, s->tok[p.t1 - 1].end);
    struct names with = s->english ? copy_names(s->a, partners) : (struct names){ 0 };
    if (s->english)
        english_partners(s, p.t0, p.t1, &with);
    else
        partners_read(s, p.t0, p.t1, &with);
    if (with.n == 0) /* a task that names its own helpers has no others */
        with = *partners;
    set_names(&c.leads, &c.nleads, leads, s->a);
    set_names(&c.coordinators, &c.ncoordinators, &with, s->a);
    c.deadline = when_clause(s, p.t0, p.t1);
    c.report_to = s->english ? english_receiver(s, p.t0, p.t1) : receiver_read(s, p.t0, p.t1);
    c.product = product_read(s, p.t0, p.t1);
    if (!from_field && w->fields_open) {
        w->fields_open = false;
        w->block = w->out->ncontents;
    }
    ARENA_PUSH(s->a, w->out->contents, w->out->ncontents, c);
    ARENA_PUSH(s->a, w->made, w->nmade, ((struct made){ p, para, from_field }));
}

static int by_start(const void *x, const void *y)
{
    const struct intake_span *a = x, *b = y; /* the first member of both */
    if (a->byte_start != b->byte_start)
        return a->byte_start < b->byte_start ? -1 : 1;
    return a->byte_end < b->byte_end ? -1 : a->byte_end > b->byte_end;
}

struct placed_content {
    struct intake_span span; /* the first member: by_start */
    size_t made;
};

/* Of every content, in the order it was made, its place in the order of the text. */
static size_t *ranks(struct writer *w)
{
    size_t n = w->out->ncontents, *rank = ARENA_ARRAY(w->s->a, size_t, n + 1);
    struct placed_content *order = ARENA_ARRAY(w->s->a, struct placed_content, n + 1);
    for (size_t i = 0; i < n; i++)
        order[i] = (struct placed_content){ w->out->contents[i].span, i };
    if (n > 0)
        qsort(order, n, sizeof *order, by_start);
    for (size_t i = 0; i < n; i++)
        rank[order[i].made] = i;
    return rank;
}

void writer_finish(struct writer *w)
{
    struct intake_draft *d = w->out;
    w->rank = ranks(w);
    cover_finish(w);
    for (size_t i = 0; i < d->ncontents; i++)
        d->contents[i].exhortation = !d->contents[i].deadline.stated && text_empty(d->contents[i].product);
    static_assert(offsetof(struct intake_content, span) == 0, "by_start");
    if (d->ncontents > 0)
        qsort(d->contents, d->ncontents, sizeof *d->contents, by_start);
}
