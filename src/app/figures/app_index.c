/* app_index.c -- indices over a period and a unit: every matter judged by every row of the versions that were valid in it. */
#include "app/pages.h"
#include "app/view/families.h"
#include "app/world/shipped.h"

#include "base/i18n.h"
#include "report/index.h"

struct counting {
    struct reading *r;
    const struct congvu_index *ask;
    struct index_part *parts;
    size_t n;
    unit_id unit;         /* 0: all of them                    */
    const unit_id *units; /* it, and what stands below it       */
    size_t nunits;
};

/* --- what is asked ---------------------------------------------------------------------------------------------------- */

static enum rc read_day(struct text t, struct day none, struct day *out, struct err *err)
{
    *out = none;
    if (text_empty(t) || day_parse(t, out))
        return RC_OK;
    return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no day: write 2025-09-12"), TEXT_FMT(t));
}

static enum rc read_period(struct counting *c, struct day *from, struct day *to, struct err *err)
{
    struct day today = instant_day(c->r->now);
    struct day year = day_of(day_civil(today).year, 1, 1);
    enum rc rc = read_day(c->ask->ask.from, year, from, err);
    if (rc == RC_OK)
        rc = read_day(c->ask->ask.to, today, to, err);
    if (rc == RC_OK && to->n < from->n)
        rc = err_set(err, PB_WRONG_VALUE, _("the period ends before it begins"));
    return rc;
}

static bool has_row(const struct index *index, struct text row)
{
    for (size_t i = 0; i < index->nrows; i++)
        if (text_eq(index->rows[i].code, row))
            return true;
    return text_empty(row);
}

/* The versions of the indices asked for that were valid in the period, each with its part of it. */
static void add_parts(struct counting *c, const struct index *list, size_t n, struct day from, struct day to)
{
    for (size_t i = 0; i < n; i++) {
        const struct index *index = &list[i];
        struct index_part part = { .index = index,
                                   .from = { index->from.n > from.n ? index->from.n : from.n },
                                   .to = { index->to.n < to.n ? index->to.n : to.n } };
        bool asked = text_empty(c->ask->index) || text_eq(c->ask->index, index->code);
        if (!asked || part.to.n < part.from.n || !has_row(index, c->ask->row))
            continue;
        part.sums = ARENA_ARRAY(c->r->a, struct index_sum, index->nrows);
        for (size_t k = 0; k < index->nrows; k++)
            part.sums[k] = (struct index_sum){ .row = &index->rows[k] };
        ARENA_PUSH(c->r->a, c->parts, c->n, part);
    }
}

static enum rc read_indices(struct counting *c, struct err *err)
{
    struct day from, to;
    enum rc rc = read_period(c, &from, &to, err);
    for (size_t i = 0; rc == RC_OK && i < SHIPPED_COUNT; i++) {
        struct index *list;
        size_t n;
        if (!text_starts(text_of(SHIPPED[i].name), TEXT("indices/")))
            continue;
        rc = index_read(c->r->a, SHIPPED[i].name, (struct text){ (const char *)SHIPPED[i].bytes, SHIPPED[i].n }, &list,
                        &n, err);
        if (rc == RC_OK)
            add_parts(c, list, n, from, to);
    }
    if (rc == RC_OK && c->n == 0)
        rc = err_set(err, PB_WRONG_VALUE, _("no index of that name, with that row, was valid in the period"));
    return rc;
}

static enum rc read_unit(struct counting *c, struct err *err)
{
    bool renamed;
    if (text_empty(c->ask->ask.unit))
        return RC_OK;
    enum rc rc = org_resolve_unit(c->r->world.org, c->ask->ask.unit, c->r->now, &c->unit, &renamed, err);
    if (rc == RC_OK)
        c->units = unit_and_below(c->r, c->unit, &c->nunits);
    return rc;
}

/* --- counting --------------------------------------------------------------------------------------------------------------- */

static bool is_of(const struct counting *c, unit_id unit)
{
    for (size_t i = 0; i < c->nunits; i++)
        if (c->units[i] == unit)
            return true;
    return c->nunits == 0;
}

/* Did the unit hold it, or was it asked? */
static bool takes_part(const struct counting *c, const struct family *f)
{
    const struct matter *m = &f->matters[0];
    for (size_t i = 0; i < m->nholdings; i++)
        if (is_of(c, m->holdings[i].unit))
            return true;
    for (size_t i = 1; i < f->n; i++)
        if (is_of(c, f->matters[i].opening->to_unit))
            return true;
    return false;
}

/* Handled in the part of the period: begun by its end and not done before it. */
static bool falls_in(const struct matter *m, const struct index_part *part)
{
    struct instant done = instant_min(m->finished, m->ended);
    return instant_before(m->opened, day_end(part->to)) && !instant_before(done, day_start(part->from));
}

static enum rc add_matter(struct counting *c, struct index_part *part, const struct matter *m, double worth,
                          struct err *err)
{
    struct matter_key key;
    enum rc rc = store_matter_by_id(c->r->conn, c->r->a, m->id, &key, err);
    struct index_matter row = { key.code, worth };
    if (rc == RC_OK)
        ARENA_PUSH(c->r->a, part->matters, part->nmatters, row);
    return rc;
}

static enum rc count_in(struct counting *c, struct index_part *part, const struct family *f, struct arena *a,
                        struct err *err)
{
    const struct matter *m = &f->matters[0];
    const struct index_reading reading = { f, m, instant_min(c->r->now, day_end(part->to)), c->units, c->nunits, a };
    for (size_t i = 0; i < part->index->nrows; i++) {
        struct index_sum *sum = &part->sums[i];
        double worth;
        bool asked = text_empty(c->ask->row) || text_eq(c->ask->row, sum->row->code);
        if (!asked || !index_judge(sum->row, &reading, &worth))
            continue;
        sum->n++;
        sum->sum += worth;
        enum rc rc = text_empty(c->ask->row) ? RC_OK : add_matter(c, part, m, worth, err);
        if (rc != RC_OK)
            return rc;
    }
    return RC_OK;
}

static enum rc count_family(void *arg, struct arena *scratch, const struct family *f, struct err *err)
{
    struct counting *c = arg;
    enum rc rc = RC_OK;
    if (takes_part(c, f))
        for (size_t i = 0; rc == RC_OK && i < c->n; i++)
            if (falls_in(&f->matters[0], &c->parts[i]))
                rc = count_in(c, &c->parts[i], f, scratch, err);
    return rc;
}

/* Only the kinds that some row counts, and of them what was open in the whole of the period. */
static enum rc count_all(struct counting *c, struct err *err)
{
    struct families_asked asked = FAMILIES_ALL;
    struct text *kinds = NULL;
    struct instant from = INSTANT_MAX, to = INSTANT_MIN;
    for (size_t i = 0; i < c->n; i++) {
        from = instant_min(from, day_start(c->parts[i].from));
        to = instant_max(to, day_end(c->parts[i].to));
        for (size_t k = 0; k < c->parts[i].index->nrows; k++)
            ARENA_PUSH(c->r->a, kinds, asked.nkinds, c->parts[i].index->rows[k].kind);
    }
    asked.kinds = kinds;
    asked.begun_before = to;
    asked.done_from = from;
    return families_visit(c->r, &asked, count_family, c, err);
}

enum rc congvu_index(struct congvu *app, const struct congvu_index *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, &ask->ask, &r, err);
    struct counting c = { .r = &r, .ask = ask };
    if (rc == RC_OK)
        rc = read_indices(&c, err);
    if (rc == RC_OK)
        rc = read_unit(&c, err);
    if (rc == RC_OK)
        rc = count_all(&c, err);
    if (rc == RC_OK) {
        const struct index_report report = {
            .parts = c.parts,
            .n = c.n,
            .unit_code = ask->ask.unit,
            .unit = c.unit ? org_unit_name(r.world.org, c.unit, r.now, ask->ask.style.lang) : TEXT_NONE,
            .row = ask->row,
            .now = r.now,
            .as_of = r.as_of,
            .exercise = app->meta.exercise,
            .province = app->meta.province
        };
        report_index(out, r.a, &report, &ask->ask.style);
    }
    reading_end(&r);
    return rc;
}
