/* app_next.c -- of one's own work: what may be done next with each line, and the next cut-offs of duties. By the fold, so that what is
 * offered is what would be taken; a page folds as many as a person reads, the lines that press most first. */
#include "app/app.h"
#include "app/page/page.h"
#include "report/pages.h"

enum { FOLDED_LINES = 100 };

struct adding {
    struct reading *r;
    struct work *work;
    size_t folded;
    struct duty_next *duties;
};

/* Of a duty that is held: what was not reported, the newest of it, and what is owed and still to come. */
static void add_duty(struct adding *d, const struct board_line *line, const struct family *f, const struct matter *m)
{
    size_t n, silent = 0;
    const struct occurrence *list = duty_occurrences(d->r->a, f, m, d->r->now, &n);
    for (size_t i = 0; i < n; i++)
        silent += list[i].state == OCC_SILENT;
    for (size_t i = 0, seen = 0; i < n; i++) {
        seen += list[i].state == OCC_SILENT;
        if (list[i].state == OCC_OPEN || (list[i].state == OCC_SILENT && seen == silent)) {
            struct duty_next next = { line->code, line->title, list[i], silent };
            ARENA_PUSH(d->r->a, d->duties, d->work->nduties, next);
        }
    }
}

static enum rc add_line(struct adding *d, struct board_line *line, bool held, struct err *err)
{
    struct reading *r = d->r;
    const struct family *f;
    struct matter_key key;
    if (d->folded == FOLDED_LINES)
        return RC_OK;
    enum rc rc = store_matter_by_code(r->conn, r->a, line->code, &key, err);
    if (rc == RC_OK)
        rc = family_read(r->conn, r->a, &r->world, key.family, r->past ? r->now : INSTANT_MAX, false, &f, err);
    if (rc != RC_OK)
        return rc;
    const struct matter *m = family_matter(f, key.id);
    d->folded++;
    line->may = matter_may(f, m, r->person, r->now);
    line->rule = m->rule;
    const struct holding *h = matter_holding(m, r->now);
    line->at_step = h ? h->step : -1;
    if (held && line->duty)
        add_duty(d, line, f, m);
    return RC_OK;
}

enum rc work_next(struct reading *r, struct work *work, struct err *err)
{
    const struct {
        struct board_line *lines;
        size_t n;
        bool held;
    } parts[] = { { work->holds, work->nholds, true },
                  { work->confirms, work->nconfirms, false },
                  { work->unclaimed, work->nunclaimed, false },
                  { work->waits, work->nwaits, false } };
    struct adding d = { .r = r, .work = work };
    for (size_t p = 0; p < LEN(parts); p++)
        for (size_t i = 0; i < parts[p].n; i++)
            if (add_line(&d, &parts[p].lines[i], parts[p].held, err) != RC_OK)
                return err->rc;
    work->duties = d.duties;
    return RC_OK;
}
