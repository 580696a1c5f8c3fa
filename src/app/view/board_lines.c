/* board_lines.c -- many matters at an instant: from the views while they answer it, else folded as known then. */
#include "app/view/lines.h"

#include "base/i18n.h"

#include <stdlib.h>

enum { FAMILIES_AT_ONCE = 1024 };

const char *const STATE_FILTERS[] = { "open",   "held",       "stopped",    "outside", "confirm", "late", "to_assign",
                                      "decide", "unanswered", "unreported", "ended",   "all",     NULL };

const unit_id *unit_and_below(const struct reading *r, unit_id unit, size_t *n)
{
    const struct org *org = r->world.org;
    unit_id *units = NULL;
    *n = 0;
    for (unit_id u = 1; u <= org_units(org); u++)
        if (u == unit || (org_is_above(org, unit, u, r->now) && org_same_agency(org, unit, u, r->now)))
            ARENA_PUSH(r->a, units, *n, u);
    return units;
}

/* --- folded ----------------------------------------------------------------------------------------------------------------- */

static enum rc lines_of_family(struct reading *r, matter_id root, const struct line_query *q, enum filter filter,
                               const char *lang, struct lines *out, struct err *err)
{
    const struct family *f;
    struct arena *a = arena_new();
    enum rc rc = family_read(r->conn, a, &r->world, root, r->past ? r->now : INSTANT_MAX, true, &f, err);
    for (size_t i = 0; rc == RC_OK && i < f->n; i++) {
        const struct matter *m = &f->matters[i];
        const struct holding *h = matter_holding(m, r->now);
        if (!h || reading_hides(r, f, m) || (q->content && f->matters[0].opening->content != q->content))
            continue;
        unit_id unit = matter_ended(m, r->now) ? m->lead : h->unit;
        if (!units_hold(q, unit) || (q->person && h->person != q->person) ||
            (!text_empty(q->kind) && !text_eq(q->kind, m->rule->kind)))
            continue;
        struct board_line line = { .id = m->id };
        struct matter_key key;
        bool wanted;
        line_of_matter(r, a, f, m, lang, &line);
        rc = line_passes(r, q, &line, filter, &wanted, err);
        if (rc != RC_OK || !wanted || m->id <= q->after)
            continue;
        rc = store_matter_by_id(r->conn, r->a, m->id, &key, err);
        line.code = key.code;
        line.title = text_dup(r->a, line.title);
        if (rc == RC_OK)
            line_add(r, out, q, &line);
    }
    arena_free(a);
    if (rc == RC_NOT_FOUND) /* not there yet at that instant */
        rc = RC_OK;
    return rc;
}

static enum rc lines_folded(struct reading *r, const struct line_query *q, enum filter filter, const char *lang,
                            struct lines *out, struct err *err)
{
    struct arena *list = arena_new();
    matter_id after = 0;
    enum rc rc;
    for (;;) {
        matter_id *roots;
        size_t n;
        arena_reset(list);
        rc = store_families(r->conn, list, after, FAMILIES_AT_ONCE, &roots, &n, err);
        for (size_t i = 0; rc == RC_OK && i < n && !out->more; i++) {
            rc = lines_of_family(r, roots[i], q, filter, lang, out, err);
            after = roots[i];
        }
        if (rc != RC_OK || out->more || n < FAMILIES_AT_ONCE)
            break;
    }
    arena_free(list);
    return rc;
}

/* --- from the views ------------------------------------------------------------------------------------------------------------- */

static enum rc lines_of_unit(struct reading *r, const struct line_query *q, unit_id unit, enum filter filter,
                             const char *lang, struct lines *out, struct err *err)
{
    struct board_query bq = { .now = r->now,
                              .unit = unit,
                              .after = q->after,
                              .ended = filter == F_ENDED || filter == F_ALL,
                              .kind = q->kind,
                              .content = q->content };
    bq.max = q->max < FAMILIES_AT_ONCE ? q->max + 1 : FAMILIES_AT_ONCE; /* one more tells whether there are more */
    for (;;) {
        struct board_row *rows;
        size_t n;
        enum rc rc = store_board(r->conn, r->a, &bq, &rows, &n, err);
        for (size_t i = 0; rc == RC_OK && i < n && !out->more; i++) {
            struct board_line line;
            bool hidden, wanted = false;
            bq.after = rows[i].id;
            if (q->person && rows[i].person != q->person)
                continue;
            rc = line_of_row(r, &rows[i], lang, &line, &hidden, err);
            if (rc == RC_OK && !hidden)
                rc = line_passes(r, q, &line, filter, &wanted, err);
            if (rc == RC_OK && wanted)
                line_add(r, out, q, &line);
        }
        if (rc != RC_OK || out->more || n < bq.max)
            return rc;
    }
}

static int by_id(const void *x, const void *y)
{
    const struct board_line *a = x, *b = y;
    return (a->id > b->id) - (a->id < b->id);
}

/* Each unit's lines come in the register's order; together they are put into it again. */
static enum rc lines_viewed(struct reading *r, const struct line_query *q, enum filter filter, const char *lang,
                            struct lines *out, struct err *err)
{
    if (q->nunits == 0)
        return lines_of_unit(r, q, 0, filter, lang, out, err);
    bool more = false;
    for (size_t i = 0; i < q->nunits; i++) {
        struct lines one = { NULL, 0, false };
        enum rc rc = lines_of_unit(r, q, q->units[i], filter, lang, &one, err);
        if (rc != RC_OK)
            return rc;
        for (size_t k = 0; k < one.n; k++)
            ARENA_PUSH(r->a, out->items, out->n, one.items[k]);
        more |= one.more;
    }
    if (out->n > 1)
        qsort(out->items, out->n, sizeof *out->items, by_id);
    out->more = more || out->n > q->max;
    out->n = out->n < q->max ? out->n : q->max;
    return RC_OK;
}

enum rc board_lines(struct reading *r, const struct line_query *q, const char *lang, struct lines *out, struct err *err)
{
    *out = (struct lines){ NULL, 0, false };
    int filter = text_empty(q->state) ? F_OPEN : word_index(STATE_FILTERS, q->state);
    if (filter < 0)
        return err_set(
            err, PB_WRONG_VALUE,
            _("'%.*s' is no state: open, held, stopped, outside, confirm, late, to_assign, decide, unanswered, "
              "unreported, ended or all"),
            TEXT_FMT(q->state));
    if (find_lines_better(r, q))
        return find_lines(r, q, (enum filter)filter, lang, out, err);
    if (live_lines_better(r, q, (enum filter)filter))
        return live_lines(r, q, (enum filter)filter, lang, out, err);
    return r->past ? lines_folded(r, q, (enum filter)filter, lang, out, err)
                   : lines_viewed(r, q, (enum filter)filter, lang, out, err);
}

static enum rc waits_by(struct reading *r, const struct line_query *q, unit_id giver, person_id from, const char *lang,
                        struct lines *out, struct err *err)
{
    struct board_query bq = { .now = r->now, .giver = giver, .from = from, .max = q->max };
    struct board_row *rows;
    size_t n;
    enum rc rc = store_board_waits(r->conn, r->a, &bq, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        struct board_line line;
        bool hidden;
        rc = line_of_row(r, &rows[i], lang, &line, &hidden, err);
        line.passed = from != 0;
        if (rc == RC_OK && !hidden)
            ARENA_PUSH(r->a, out->items, out->n, line);
    }
    out->more |= rc == RC_OK && n == q->max;
    return rc;
}

enum rc board_waits(struct reading *r, const struct line_query *q, const char *lang, struct lines *out, struct err *err)
{
    *out = (struct lines){ NULL, 0, false };
    enum rc rc = q->from ? waits_by(r, q, 0, q->from, lang, out, err) : RC_OK;
    for (size_t i = 0; rc == RC_OK && i < q->ngivers; i++)
        rc = waits_by(r, q, q->givers[i], 0, lang, out, err);
    if (rc != RC_OK || out->n < 2)
        return rc;
    qsort(out->items, out->n, sizeof *out->items, by_id);
    size_t n = 1; /* what was given and passed on is told once, as passed on */
    for (size_t i = 1; i < out->n; i++) {
        if (out->items[i].id != out->items[n - 1].id)
            out->items[n++] = out->items[i];
        else
            out->items[n - 1].passed |= out->items[i].passed;
    }
    out->n = n;
    return RC_OK;
}
