#include "intake/cover.h"

/* Whose a token is: OWNER_NONE, OWNER_MARK, or OWNER_FIRST + a content or, behind the contents, a clause. */
enum { OWNER_NONE, OWNER_MARK, OWNER_FIRST };

static bool is_word(const struct scan *s, size_t t) { return s->tok[t].kind != TOKEN_SIGN; }

static void take(uint32_t *owner, struct part p, uint32_t who)
{
    for (size_t t = p.t0; t < p.t1; t++)
        if (owner[t] == OWNER_NONE)
            owner[t] = who;
}

/* Contents first, then list markers, then clauses in the order they were written: the innermost is written first. */
static uint32_t *owners(const struct writer *w)
{
    uint32_t *owner = ARENA_ARRAY(w->s->a, uint32_t, w->s->ntok + 1);
    for (size_t i = 0; i < w->nmade; i++)
        take(owner, w->made[i].at, (uint32_t)(OWNER_FIRST + i));
    for (size_t i = 0; i < w->s->npara; i++)
        take(owner, (struct part){ w->s->para[i].t0, w->s->para[i].body }, OWNER_MARK);
    for (size_t i = 0; i < w->nmarks; i++)
        take(owner, w->marks[i], OWNER_MARK);
    for (size_t i = 0; i < w->out->nclauses; i++)
        if (w->out->clauses[i].reason != REASON_COUNT)
            take(owner, w->said[i], (uint32_t)(OWNER_FIRST + w->nmade + i));
    return owner;
}

/* What speaks of the task before it, and of nothing else. */
static bool is_condition(enum intake_reason r)
{
    return r == REASON_MANNER || r == REASON_EFFECT || r == REASON_REMARK || r == REASON_FIELD || r == REASON_LIABILITY;
}

struct tiling {
    struct writer *w;
    struct intake_clause *p;
    size_t n;
    int last; /* the content before, or INTAKE_NO_CONTENT behind a heading */
};

static void add_piece(struct tiling *k, struct part p, enum intake_reason reason)
{
    const struct scan *s = k->w->s;
    size_t words = 0;
    for (size_t t = p.t0; t < p.t1; t++)
        words += is_word(s, t);
    p = part_trim(s, p);
    if (words == 0 || p.t0 >= p.t1)
        return;
    if (reason == REASON_HEADING || reason == REASON_CHAPEAU || reason == REASON_TOPIC)
        k->last = INTAKE_NO_CONTENT;
    struct intake_clause c = { .words = scan_text(s, p.t0, p.t1), .reason = reason, .of = INTAKE_NO_CONTENT };
    c.span = source_span(&s->src, s->tok[p.t0].start, s->tok[p.t1 - 1].end);
    struct intake_coverage *sum = &k->w->out->coverage;
    if (is_condition(reason) && k->last != INTAKE_NO_CONTENT) {
        c.of = k->last;
        sum->conditions += words;
    } else {
        sum->no_task += words;
    }
    ARENA_PUSH(s->a, k->p, k->n, c);
}

/* Do two neighbours belong together: the same owner, in one paragraph or in what one clause was written over? */
static size_t run_end(const struct tiling *k, const uint32_t *owner, size_t t, size_t para_end)
{
    uint32_t who = owner[t];
    size_t end = who >= OWNER_FIRST ? k->w->s->ntok : para_end;
    while (t < end && owner[t] == who)
        t++;
    return t;
}

void cover_finish(struct writer *w)
{
    const struct scan *s = w->s;
    uint32_t *owner = owners(w);
    struct tiling k = { .w = w, .last = INTAKE_NO_CONTENT };
    struct intake_coverage *sum = &w->out->coverage;
    *sum = (struct intake_coverage){ 0 };
    size_t para = 0;
    for (size_t t = 0; t < s->ntok;) {
        while (para + 1 < s->npara && s->para[para].t1 <= t)
            para++;
        size_t end = run_end(&k, owner, t, s->npara > 0 ? s->para[para].t1 : s->ntok), words = 0;
        for (size_t i = t; i < end; i++)
            words += is_word(s, i);
        sum->words += words;
        if (owner[t] == OWNER_MARK) {
            sum->marks += words;
        } else if (owner[t] == OWNER_NONE) {
            sum->unread += words;
            add_piece(&k, (struct part){ t, end }, REASON_NARRATIVE);
        } else if (owner[t] - OWNER_FIRST < w->nmade) {
            k.last = (int)w->rank[owner[t] - OWNER_FIRST];
            sum->contents += words;
        } else {
            add_piece(&k, (struct part){ t, end }, w->out->clauses[owner[t] - OWNER_FIRST - w->nmade].reason);
        }
        t = end;
    }
    w->out->clauses = k.p;
    w->out->nclauses = k.n;
}
