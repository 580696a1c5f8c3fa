/* live_lines.c -- a board's lines by way of the open matters in memory: found there, then read from the views as every line is. */
#include "app/view/lines.h"
#include "app/view/live.h"

#include <stdlib.h>

/* Who sees everything and filters by nothing gets a page by the index; a unit's own board is short. */
bool live_lines_better(const struct reading *r, const struct line_query *q, enum filter filter)
{
    bool open = filter != F_ENDED && filter != F_ALL;
    bool plain = filter == F_OPEN && (q->nunits > 0 || !r->sight.bound || r->sight.all);
    return live_answers(r) && open && !plain && !q->content && !q->document && text_empty(q->words);
}

struct picking {
    struct reading *r;
    const struct line_query *q;
    enum filter filter;
    matter_id *ids;
    size_t n;
};

static void pick(void *arg, const struct live_row *row, bool late)
{
    struct picking *p = arg;
    const struct line_query *q = p->q;
    const struct board_line line = { .state = (enum mstate)row->state,
                                     .late = { late },
                                     .deciding = row->deciding,
                                     .question = row->question,
                                     .duty = row->duty,
                                     .to_allocate = row->to_allocate };
    if (row->id > q->after && state_passes(&line, p->filter) && units_hold(q, row->unit) &&
        (!q->giver || q->giver == row->giver) && (!q->person || q->person == row->person))
        ARENA_PUSH(p->r->a, p->ids, p->n, row->id);
}

static int by_id(const void *x, const void *y)
{
    matter_id a = *(const matter_id *)x, b = *(const matter_id *)y;
    return (a > b) - (a < b);
}

enum rc live_lines(struct reading *r, const struct line_query *q, enum filter filter, const char *lang,
                   struct lines *out, struct err *err)
{
    struct picking p = { .r = r, .q = q, .filter = filter };
    enum rc rc = live_rows(r, q->kind, pick, &p, err);
    if (rc == RC_OK && p.n > 1)
        qsort(p.ids, p.n, sizeof *p.ids, by_id);
    for (size_t i = 0; rc == RC_OK && i < p.n && !out->more; i++) {
        struct board_row row;
        struct board_line line;
        bool there, hidden, wanted = false;
        rc = store_board_one(r->conn, r->a, p.ids[i], r->now, &row, &there, err);
        if (rc != RC_OK || !there)
            continue;
        rc = line_of_row(r, &row, lang, &line, &hidden, err);
        if (rc == RC_OK && !hidden)
            rc = line_passes(r, q, &line, filter, &wanted, err);
        if (rc == RC_OK && wanted)
            line_add(r, out, q, &line);
    }
    return rc;
}
