/* org_list.c -- the matrix and the delegations of one unit as lists (org_list.h). */
#include "org/org_list.h"

#include "org/org_index.h"

#include <stdlib.h>

static int by_decision(const void *x, const void *y)
{
    const struct org_row *a = *(const struct org_row *const *)x, *b = *(const struct org_row *const *)y;
    int order = text_cmp(a->decision, b->decision);
    return order ? order : (a->from.us < b->from.us) - (a->from.us > b->from.us);
}

const struct org_row **org_authority_rows(const struct org *o, struct arena *a, unit_id u, struct instant t, size_t *n)
{
    const struct piece *p = org_unit_piece(unit_at(o, u), t);
    const struct text code = unit_at(o, u)->code, class = p ? p->row->class : TEXT_NONE;
    const struct org_row **rows = NULL;
    *n = 0;
    for (size_t i = 0; i < o->nauthority; i++) {
        const struct org_row *row = o->authority[i];
        bool of_unit = text_eq(row->unit, code), of_class = text_empty(row->unit) && !text_empty(class);
        if (of_unit || (of_class && text_eq(row->class, class)))
            ARENA_PUSH(a, rows, *n, row);
    }
    if (*n)
        qsort(rows, *n, sizeof *rows, by_decision);
    return rows;
}

/* What is lent on from `lender` of that post, link behind link; a circle ends where it began. */
static void chain(const struct org *o, struct arena *a, post_id post, person_id lender, struct instant t,
                  struct loan **list, size_t *n)
{
    size_t first = *n;
    for (person_id b = 1; b <= org_persons(o); b++) {
        const struct person *p = person_at(o, b);
        for (int32_t i = 0; i < p->nloans; i++) {
            const struct loan *l = &p->loans[i];
            bool seen = false;
            for (size_t k = 0; k < *n; k++)
                seen |= (*list)[k].post == post && (*list)[k].borrower == b;
            if (l->post != post || l->lender != lender || seen || !span_holds((struct span){ l->from, l->to }, t))
                continue;
            ARENA_PUSH(a, *list, *n, *l);
        }
    }
    for (size_t i = first, end = *n; i < end; i++)
        chain(o, a, post, (*list)[i].borrower, t, list, n);
}

struct loan *org_unit_loans(const struct org *o, struct arena *a, unit_id u, struct instant t, size_t *n)
{
    struct loan *list = NULL;
    *n = 0;
    for (post_id post = 1; post <= org_posts(o); post++) {
        person_id holder = org_post_holder(o, post, t);
        if (holder && org_same_agency(o, org_post_unit(o, post), u, t))
            chain(o, a, post, holder, t, &list, n);
    }
    return list;
}
