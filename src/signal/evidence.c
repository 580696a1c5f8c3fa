/* evidence.c -- one more pass over the holdings: each case is weighed in the rows of the units that held it. */
#include "signal/evidence.h"

#include "signal/table.h"

/* The weightiest cases so far, by weight, falling. */
struct top {
    double weight[SIGNAL_CASES_MAX];
    uint32_t kase[SIGNAL_CASES_MAX];
    size_t n;
};

/* A unit in the case being read. */
struct part {
    uint32_t member;
    uint32_t hits[SIGNAL_COUNT];
    double time;
};

/* Of a member, 1 + its row of each signal; 0: none. */
struct member_rows {
    uint32_t row[SIGNAL_COUNT];
};

struct evidence {
    struct arena *a;
    const struct flow_holdings *h;
    const struct alike *all;
    struct member_rows *rows; /* of each member */
    struct top *tops;         /* of each row   */
    struct part *parts;
    size_t room;
};

static void index_rows(struct evidence *e, const struct signal_row *rows, size_t n)
{
    struct pair_table numbers = { .a = e->a };
    bool fresh;
    for (size_t m = 0; m < e->all->nmembers; m++) /* as they are numbered there */
        pair_number(&numbers, e->all->members[m].unit, e->all->members[m].kind, &fresh);
    for (size_t i = 0; i < n; i++)
        e->rows[pair_number(&numbers, rows[i].unit, rows[i].kind, &fresh)].row[rows[i].signal] = (uint32_t)i + 1;
}

static void add_case(struct top *t, uint32_t kase, double weight)
{
    size_t at = t->n < SIGNAL_CASES_MAX ? t->n : SIGNAL_CASES_MAX;
    while (at > 0 && t->weight[at - 1] < weight)
        at--;
    if (at == SIGNAL_CASES_MAX)
        return;
    t->n += t->n < SIGNAL_CASES_MAX;
    for (size_t k = t->n - 1; k > at; k--) {
        t->weight[k] = t->weight[k - 1];
        t->kase[k] = t->kase[k - 1];
    }
    t->weight[at] = weight;
    t->kase[at] = kase;
}

static struct part *part_of(struct evidence *e, size_t *n, uint32_t member)
{
    for (size_t k = *n; k-- > 0;)
        if (e->parts[k].member == member)
            return &e->parts[k];
    e->parts[*n] = (struct part){ .member = member };
    return &e->parts[(*n)++];
}

static void weigh_part(const struct evidence *e, const struct part *p, uint32_t kase)
{
    const double years = 1e17; /* microseconds in more than any case lasts: times only part equals */
    for (int s = 0; s < SIGNAL_COUNT; s++) {
        uint32_t row = e->rows[p->member].row[s];
        if (row == 0 || (s != SIGNAL_HELD_LONG && p->hits[s] == 0))
            continue;
        add_case(&e->tops[row - 1], kase, p->hits[s] + p->time / years);
    }
}

static void read_case(struct evidence *e, size_t c)
{
    const struct flow_holdings *h = e->h;
    size_t n = 0, most = h->start[c + 1] - h->start[c];
    if (most > e->room) {
        e->room = most * 2;
        e->parts = ARENA_ARRAY(e->a, struct part, e->room);
    }
    for (size_t i = h->start[c]; i < h->start[c + 1]; i++) {
        struct part *p = part_of(e, &n, e->all->member[i]);
        for (int s = 0; s < SIGNAL_COUNT; s++)
            p->hits[s] += has(e->all->hit[i], (enum signal)s);
        p->time += (double)(h->work_us ? h->work_us[i] : h->to_us[i] - h->from_us[i]);
    }
    for (size_t k = 0; k < n; k++)
        weigh_part(e, &e->parts[k], (uint32_t)h->kase[h->start[c]]);
}

void evidence_fill(struct arena *a, const struct flow_holdings *h, const struct alike *all, struct signal_row *rows,
                   size_t n)
{
    struct arena *scratch = arena_new();
    struct evidence e = { .a = scratch,
                          .h = h,
                          .all = all,
                          .rows = ARENA_ARRAY(scratch, struct member_rows, all->nmembers),
                          .tops = ARENA_ARRAY(scratch, struct top, n) };
    index_rows(&e, rows, n);
    for (size_t c = 0; c < h->cases; c++)
        if (h->start[c] < h->start[c + 1])
            read_case(&e, c);
    for (size_t i = 0; i < n; i++) {
        rows[i].cases = arena_dup(a, e.tops[i].kase, e.tops[i].n * sizeof(uint32_t));
        rows[i].ncases = e.tops[i].n;
    }
    arena_free(scratch);
}
