/* app_work.c -- one's own work: what a person holds, and what they gave, passed on or asked and wait for. */
#include "app/page/page.h"
#include "base/i18n.h"
#include "report/pages.h"

#include <stdlib.h>

enum { WORK_LINES = 500 };

/* By time left, the latest first; what has no limit comes last, in the register's order. */
static int by_time_left(const void *x, const void *y)
{
    const struct board_line *a = x, *b = y;
    struct instant due_a = a->limited && !a->stopped ? a->due : INSTANT_MAX;
    struct instant due_b = b->limited && !b->stopped ? b->due : INSTANT_MAX;
    if (due_a.us != due_b.us)
        return due_a.us < due_b.us ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

/* The units the person has a post in today. */
const unit_id *work_units(struct reading *r, size_t *n)
{
    unit_id *units = NULL;
    size_t count;
    *n = 0;
    const struct tenure *tenures = org_tenures(r->world.org, r->person, &count);
    for (size_t i = 0; i < count; i++) {
        bool now = !instant_before(r->now, tenures[i].from) && instant_before(r->now, tenures[i].to);
        bool twice = false;
        for (size_t k = 0; k < *n; k++)
            twice |= units[k] == tenures[i].unit;
        if (now && !twice)
            ARENA_PUSH(r->a, units, *n, tenures[i].unit);
    }
    return units;
}

static void sort_lines(struct board_line *lines, size_t n)
{
    if (n > 1)
        qsort(lines, n, sizeof *lines, by_time_left);
}

/* Of what the units hold: the person's own, and what is assigned to nobody. */
static void divide(struct reading *r, const struct lines *all, struct work *work)
{
    struct board_line *holds = NULL, *confirms = NULL, *unclaimed = NULL;
    struct text me = org_person_code(r->world.org, r->person);
    for (size_t i = 0; i < all->n; i++) {
        const struct board_line *line = &all->items[i];
        bool mine = text_eq(line->person_code, me);
        if (line->state == M_CONFIRM && (mine || text_empty(line->person_code)))
            ARENA_PUSH(r->a, confirms, work->nconfirms, *line);
        else if (mine)
            ARENA_PUSH(r->a, holds, work->nholds, *line);
        else if (text_empty(line->person_code))
            ARENA_PUSH(r->a, unclaimed, work->nunclaimed, *line);
    }
    sort_lines(holds, work->nholds);
    sort_lines(confirms, work->nconfirms);
    sort_lines(unclaimed, work->nunclaimed);
    work->holds = holds;
    work->confirms = confirms;
    work->unclaimed = unclaimed;
    work->more |= all->more;
}

/* In whose name the person may have given work: the own units, and what their offices serve. */
static const unit_id *givers_of(struct reading *r, const unit_id *units, size_t n, size_t *out)
{
    const struct org *org = r->world.org;
    unit_id *givers = NULL;
    *out = 0;
    for (unit_id u = 1; u <= org_units(org); u++)
        for (size_t i = 0; i < n; i++)
            if (u == units[i] || org_office(org, u, r->now) == units[i]) {
                ARENA_PUSH(r->a, givers, *out, u);
                break;
            }
    return givers;
}

static enum rc read_waits(struct reading *r, const unit_id *units, size_t n, const char *lang, struct work *work,
                          struct err *err)
{
    size_t ngivers;
    const struct line_query q = {
        .givers = givers_of(r, units, n, &ngivers), .ngivers = ngivers, .from = r->person, .max = WORK_LINES
    };
    struct lines lines;
    enum rc rc = board_waits(r, &q, lang, &lines, err);
    if (rc != RC_OK)
        return rc;
    struct text me = org_person_code(r->world.org, r->person);
    struct board_line *waits = NULL;
    for (size_t i = 0; i < lines.n; i++) {
        bool own = text_eq(lines.items[i].person_code, me);
        for (size_t k = 0; k < n && !own; k++) /* what lies unclaimed in the own unit is told above */
            own =
                text_empty(lines.items[i].person_code) && org_unit(r->world.org, lines.items[i].unit_code) == units[k];
        if (!own)
            ARENA_PUSH(r->a, waits, work->nwaits, lines.items[i]);
    }
    sort_lines(waits, work->nwaits);
    enum wait_why *why = ARENA_ARRAY(r->a, enum wait_why, work->nwaits + 1);
    for (size_t i = 0; i < work->nwaits; i++)
        why[i] = waits[i].question ? WAIT_ASKED : waits[i].passed ? WAIT_PASSED : WAIT_GIVEN;
    work->waits = waits;
    work->why = why;
    work->more |= lines.more;
    return RC_OK;
}

enum rc work_read(struct reading *r, const char *lang, struct work *work, struct err *err)
{
    size_t n;
    const unit_id *units = work_units(r, &n);
    struct lines all = { NULL, 0, false };
    const struct line_query q = { .units = units, .nunits = n, .max = WORK_LINES };
    if (n == 0)
        return RC_OK;
    enum rc rc = board_lines(r, &q, lang, &all, err);
    if (rc != RC_OK)
        return rc;
    divide(r, &all, work);
    rc = read_waits(r, units, n, lang, work, err);
    return rc == RC_OK ? work_next(r, work, err) : rc;
}

enum rc congvu_work(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    struct work work = { .now = r.now, .exercise = app->meta.exercise, .province = app->meta.province };
    if (rc == RC_OK && r.person)
        rc = work_read(&r, ask->style.lang, &work, err);
    if (rc == RC_OK)
        report_work(out, r.a, &work, &ask->style);
    reading_end(&r);
    return rc;
}
