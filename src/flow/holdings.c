#include "flow/holdings.h"

#include "flow/pages.h"

#include <stdlib.h>

/* Pages are only lent out as const. */
static void column_free(const void *p, size_t bytes)
{
    union {
        const void *lent;
        void *own;
    } u = { p };
    pages_free(u.own, bytes);
}

void flow_holdings_release(struct flow_holdings *h)
{
    if (!h)
        return;
    column_free(h->start, (h->cases + 1) * sizeof *h->start);
    const struct {
        const void *p;
        size_t size;
    } column[] = { { h->kase, 4 },   { h->unit, 4 }, { h->from_us, 8 }, { h->to_us, 8 },      { h->flags, 1 },
                   { h->person, 4 }, { h->by, 4 },   { h->due_us, 8 },  { h->due_end_us, 8 }, { h->work_us, 8 } };
    for (size_t i = 0; i < LEN(column); i++)
        column_free(column[i].p, h->n * column[i].size);
    *h = (struct flow_holdings){ 0 };
}

uint8_t flow_class(struct flow_classes *c, struct text word)
{
    size_t i = 0;
    if (text_empty(word))
        return 0;
    while (i < c->n && !text_eq(c->word[i], word))
        i++;
    if (i == c->n && c->n < FLOW_CLASSES - 1)
        c->word[c->n++] = word;
    return (uint8_t)(i < FLOW_CLASSES - 1 ? i + 1 : FLOW_CLASSES - 1);
}

bool flow_above(const struct flow_tree *tree, uint32_t above, uint32_t u)
{
    if (!tree || u >= tree->n || above == u)
        return false;
    for (uint32_t at = tree->parent[u]; at != FLOW_NONE; at = tree->parent[at])
        if (at == above)
            return true;
    return false;
}

enum flow_way flow_way(const struct flow_holdings *h, const struct flow_tree *tree, size_t i)
{
    uint32_t next = flow_next(h, i);
    if (next == FLOW_NONE)
        return FLOW_WAY_NONE;
    if (flow_gave(h, i, next))
        return FLOW_WAY_RETURNED;
    if (flow_above(tree, next, h->unit[i]))
        return FLOW_WAY_UP;
    return flow_above(tree, h->unit[i], next) ? FLOW_WAY_DOWN : FLOW_WAY_SIDEWAYS;
}

/* --- order of the register ------------------------------------------------------------------------------------------------------- */

struct ranked {
    uint32_t rank, code; /* rank: of the table, then of the name */
};

static int by_rank(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    return (x->rank > y->rank) - (x->rank < y->rank);
}

const uint32_t *flow_units_order(struct arena *a, const struct flow_log *log, const struct flow_tree *tree)
{
    size_t n = flow_words_count(log->units), listed = tree ? tree->listed : 0;
    const uint32_t *byname = flow_words_order(a, log->units);
    struct ranked *row = ARENA_ARRAY(a, struct ranked, n);
    uint32_t *out = ARENA_ARRAY(a, uint32_t, n);
    for (size_t i = 0; i < n; i++) {
        bool in = tree && byname[i] < tree->n && tree->rank[byname[i]] != FLOW_NONE;
        row[i] = (struct ranked){ in ? tree->rank[byname[i]] : (uint32_t)(listed + i), byname[i] };
    }
    qsort(row, n, sizeof *row, by_rank);
    for (size_t i = 0; i < n; i++)
        out[i] = row[i].code;
    return out;
}

/* --- checking -------------------------------------------------------------------------------------------------------------------- */

static const char *wrong_holding(const struct flow_log *log, const struct flow_holdings *h, size_t i)
{
    bool with_next = i + 1 < h->n && h->kase[i + 1] == h->kase[i];
    if (h->unit[i] >= flow_words_count(log->units))
        return "a unit without a word";
    if (h->person && h->person[i] != FLOW_NONE && h->person[i] >= flow_words_count(log->persons))
        return "a person without a word";
    if (h->from_us[i] > h->to_us[i])
        return "a holding that ends before it begins";
    if (with_next && h->to_us[i] != h->from_us[i + 1])
        return "a gap between two holdings";
    return with_next && h->unit[i] == h->unit[i + 1] ? "two holdings in a row of one unit" : NULL;
}

bool flow_holdings_validate(const struct flow_log *log, const struct flow_holdings *h, const char **why)
{
    *why = h->start[0] != 0 || h->start[h->cases] != h->n ? "the cases do not cover the holdings" : NULL;
    for (size_t c = 0; !*why && c < h->cases; c++) {
        if (h->start[c] > h->start[c + 1])
            *why = "a case that ends before it begins";
        for (size_t i = h->start[c]; !*why && i < h->start[c + 1]; i++)
            *why = h->kase[i] != c ? "a holding under another case" : wrong_holding(log, h, i);
    }
    return !*why;
}
