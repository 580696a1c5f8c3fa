/* gather.c -- which matters a report is about, and in which order. */
#include "app/figures/gather.h"

#include "base/i18n.h"

#include <stdlib.h>

enum { ROOTS_AT_ONCE = 1024 };

enum rc keep_row(void *kept, const struct tally_row *row, struct err *err)
{
    struct kept_rows *k = kept;
    if (k->max && k->n == k->max)
        return err_set(err, PB_TOO_LARGE, _("the report would have more than %zu rows: ask for less"), k->max);
    ARENA_PUSH(k->a, k->rows, k->n, tally_row_dup(k->a, row));
    return RC_OK;
}

static enum rc give(struct gathering *g, const struct tally_row *row, struct err *err)
{
    enum rc rc = g->sink.row(g->sink.arg, row, err);
    if (rc == RC_OK) {
        g->tally->n++;
        bool before = instant_before(row->opened, g->from);
        g->tally->carried += g->tally->period && before;
        g->tally->given += g->tally->period && !before;
    }
    return rc;
}

/* --- a directive ------------------------------------------------------------------------------------------------------- */

/* A content that opened nothing still has a row: silence is shown, not left out. */
static enum rc give_unopened(struct gathering *g, const struct content_row *content, struct err *err)
{
    const struct tally_row row = { .content = content->id,
                                   .number = content->number,
                                   .words = content->words,
                                   .exhortation = true,
                                   .opened = INSTANT_MAX,
                                   .since = INSTANT_MAX,
                                   .due = INSTANT_MAX,
                                   .first_due = INSTANT_MAX,
                                   .finished = INSTANT_MAX,
                                   .ended = INSTANT_MAX };
    return give(g, &row, err);
}

static enum rc give_content(struct gathering *g, const struct content_row *content, struct err *err)
{
    struct board_query q = { .now = g->r->now, .content = content->id, .ended = true, .max = FAMILY_MATTERS_MAX };
    struct board_row *rows;
    size_t n, roots = 0, hidden = 0;
    enum rc rc = store_board(g->r->conn, g->r->a, &q, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        const struct family *f;
        if (rows[i].id != rows[i].family)
            continue;
        arena_reset(g->scratch);
        rc = family_at(g, rows[i].family, &f, err);
        bool hides = rc == RC_OK && f && reading_hides(g->r, f, &f->matters[0]);
        hidden += hides;
        if (rc != RC_OK || !f || hides || !matter_holding(&f->matters[0], g->at))
            continue;
        struct tally_row row = row_of_matter(g, f, rows[i].code, content);
        rc = give(g, &row, err);
        roots++;
    }
    return rc == RC_OK && roots == 0 && !(g->r->sight.bound && hidden) ? give_unopened(g, content, err) : rc;
}

static enum rc gather_directive(struct gathering *g, struct err *err)
{
    struct arena *a = g->r->a;
    struct tally *t = g->tally;
    struct document_row doc;
    struct content_row *contents;
    size_t n = 0;
    char buf[INSTANT_CHARS];
    enum rc rc = store_document_by_number(g->r->conn, a, g->ask->what, &doc, err);
    if (rc == RC_OK)
        rc = store_contents(g->r->conn, a, doc.id, &contents, &n, err);
    if (rc != RC_OK)
        return rc;
    struct text date = doc.date.n == DAY_MIN.n ? TEXT_NONE : text_printf(a, ", %s", day_vn(doc.date, buf));
    t->title = text_printf(a, "%.*s %.*s%.*s: %.*s", TEXT_FMT(doc.type), TEXT_FMT(doc.number), TEXT_FMT(date),
                           TEXT_FMT(doc.title));
    t->document_type = doc.type;
    t->document_number = doc.number;
    t->document_issuer = doc.issuer;
    t->document_date = doc.date;
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        rc = give_content(g, &contents[i], err);
    return rc;
}

/* --- a unit, a period ---------------------------------------------------------------------------------------------------- */

static bool among(const struct gathering *g, unit_id unit)
{
    for (size_t i = 0; i < g->nunits; i++)
        if (g->units[i] == unit)
            return true;
    return g->nunits == 0;
}

/* What an excluded set protects is told only to who asks for that kind. */
static bool belongs(const struct gathering *g, const struct family *f)
{
    const struct matter *m = &f->matters[0];
    const struct holding *h = matter_holding(m, g->at);
    bool kind = text_empty(g->ask->kind) ? !rule_guards(m->rule) : text_eq(g->ask->kind, m->rule->kind);
    return h && kind && !reading_hides(g->r, f, m) && (among(g, m->lead) || among(g, h->unit)) &&
           instant_before(g->from, m->ended);
}

static enum rc give_root(struct gathering *g, matter_id root, struct err *err)
{
    const struct family *f;
    struct matter_key key;
    struct content_row content;
    arena_reset(g->scratch);
    enum rc rc = family_at(g, root, &f, err);
    if (rc != RC_OK || !f || !belongs(g, f))
        return rc;
    rc = store_matter_by_id(g->r->conn, g->scratch, root, &key, err);
    int64_t id = f->matters[0].opening->content;
    bool known = rc == RC_OK && id && store_content(g->r->conn, g->scratch, id, &content, NULL) == RC_OK;
    if (rc != RC_OK)
        return rc;
    struct tally_row row = row_of_matter(g, f, key.code, known ? &content : NULL);
    row.content = 0; /* each matter for itself: of another's lead nothing is said here */
    return give(g, &row, err);
}

/* As known in the past the views do not say what was there: every family is read. */
static enum rc gather_families(struct gathering *g, struct arena *page, struct err *err)
{
    matter_id after = 0;
    for (;;) {
        matter_id *roots;
        size_t n;
        arena_reset(page);
        enum rc rc = store_families(g->r->conn, page, after, ROOTS_AT_ONCE, &roots, &n, err);
        for (size_t i = 0; rc == RC_OK && i < n; i++)
            rc = give_root(g, after = roots[i], err);
        if (rc != RC_OK || n < ROOTS_AT_ONCE)
            return rc;
    }
}

static enum rc gather_all(struct gathering *g, struct arena *page, struct err *err)
{
    struct board_query q = { .now = g->r->now, .ended = true, .kind = g->ask->kind, .max = ROOTS_AT_ONCE };
    for (;;) {
        struct board_row *rows;
        size_t n;
        arena_reset(page);
        enum rc rc = store_board(g->r->conn, page, &q, &rows, &n, err);
        for (size_t i = 0; rc == RC_OK && i < n; i++) {
            q.after = rows[i].id;
            if (rows[i].id == rows[i].family && !instant_before(g->at, rows[i].opened) &&
                instant_before(g->from, rows[i].ended))
                rc = give_root(g, rows[i].id, err);
        }
        if (rc != RC_OK || n < ROOTS_AT_ONCE)
            return rc;
    }
}

struct ids {
    matter_id *items;
    size_t n;
};

/* Families with something open that is the unit's, and those it led to their end. */
static enum rc ids_of_unit(struct gathering *g, unit_id unit, struct arena *page, struct ids *ids, struct err *err)
{
    struct arena *a = g->r->a;
    struct board_query q = { .now = g->r->now, .unit = unit, .ended = true, .max = ROOTS_AT_ONCE };
    matter_id *open;
    size_t n;
    arena_reset(page);
    enum rc rc = store_open_families(g->r->conn, page, unit, g->r->now, &open, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        ARENA_PUSH(a, ids->items, ids->n, open[i]);
    while (rc == RC_OK) {
        struct board_row *rows;
        arena_reset(page);
        rc = store_board(g->r->conn, page, &q, &rows, &n, err);
        for (size_t i = 0; rc == RC_OK && i < n; i++) {
            q.after = rows[i].id;
            if (rows[i].state == M_ENDED && rows[i].id == rows[i].family && instant_before(g->from, rows[i].ended))
                ARENA_PUSH(a, ids->items, ids->n, rows[i].id);
        }
        if (n < ROOTS_AT_ONCE)
            break;
    }
    return rc;
}

static int by_id(const void *x, const void *y)
{
    const matter_id *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static enum rc gather_unit(struct gathering *g, struct arena *page, struct err *err)
{
    struct ids ids = { NULL, 0 };
    enum rc rc = RC_OK;
    for (size_t i = 0; rc == RC_OK && i < g->nunits; i++)
        rc = ids_of_unit(g, g->units[i], page, &ids, err);
    if (ids.n > 1)
        qsort(ids.items, ids.n, sizeof *ids.items, by_id);
    for (size_t i = 0; rc == RC_OK && i < ids.n; i++)
        if (i == 0 || ids.items[i] != ids.items[i - 1])
            rc = give_root(g, ids.items[i], err);
    return rc;
}

static enum rc read_day(struct text t, const char *what, struct day *out, struct err *err)
{
    if (day_parse(t, out))
        return RC_OK;
    return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no date for %s: write 2025-09-14"), TEXT_FMT(t), what);
}

static enum rc read_period(struct gathering *g, struct err *err)
{
    struct tally *t = g->tally;
    enum rc rc = read_day(g->ask->from, "from", &t->from, err);
    if (rc == RC_OK)
        rc = read_day(g->ask->to, "to", &t->to, err);
    if (rc != RC_OK)
        return rc;
    if (t->to.n < t->from.n)
        return err_set(err, PB_WRONG_VALUE, _("the period ends on '%.*s', before it begins on '%.*s'"),
                       TEXT_FMT(g->ask->to), TEXT_FMT(g->ask->from));
    t->period = true;
    g->from = day_start(t->from);
    g->at = instant_min(g->r->now, day_end(t->to));
    if (!instant_before(g->from, g->r->now))
        return err_set(err, PB_WRONG_VALUE, _("the period from '%.*s' has not begun yet"), TEXT_FMT(g->ask->from));
    return RC_OK;
}

static struct text title_of(const struct gathering *g)
{
    const struct tally *t = g->tally;
    char from[INSTANT_CHARS], to[INSTANT_CHARS];
    struct text unit = t->unit ? org_unit_name(g->r->world.org, t->unit, g->at, g->ask->style.lang) : TEXT_NONE;
    if (!t->period)
        return unit;
    return text_printf(g->r->a, "%.*s%s%s – %s", TEXT_FMT(unit), t->unit ? ", " : "", day_vn(t->from, from),
                       day_vn(t->to, to));
}

static enum rc gather_many(struct gathering *g, struct err *err)
{
    bool renamed, dated = !text_empty(g->ask->from) || !text_empty(g->ask->to);
    enum rc rc = RC_OK;
    if (!text_empty(g->ask->unit))
        rc = org_resolve_unit(g->r->world.org, g->ask->unit, g->r->now, &g->tally->unit, &renamed, err);
    if (rc == RC_OK && dated)
        rc = read_period(g, err);
    if (rc == RC_OK && !text_empty(g->ask->kind) && !rulebook_find(g->r->world.rules, g->ask->kind, g->at, g->at))
        rc = err_set(err, PB_UNKNOWN_KIND, _("no regulation for '%.*s' is in force on that day"),
                     TEXT_FMT(g->ask->kind));
    if (rc != RC_OK)
        return rc;
    g->tally->at = g->at;
    if (g->tally->unit)
        g->units = unit_and_below(g->r, g->tally->unit, &g->nunits);
    g->tally->title = title_of(g);
    struct arena *page = arena_new();
    if (g->r->past)
        rc = gather_families(g, page, err);
    else if (g->nunits && !instant_before(g->at, g->r->now))
        rc = gather_unit(g, page, err);
    else /* who held what when the period ended, the views of today do not say: `belongs` reads it */
        rc = gather_all(g, page, err);
    arena_free(page);
    return rc;
}

enum rc gather(struct reading *r, const struct congvu_ask *ask, struct sink sink, struct tally *tally, struct err *err)
{
    *tally = (struct tally){ .world = &r->world,
                             .now = r->now,
                             .exercise = r->app->meta.exercise,
                             .partial = r->sight.bound && !r->sight.all,
                             .province = r->app->meta.province,
                             .document_date = DAY_MIN,
                             .at = r->now };
    struct gathering g = { .r = r, .ask = ask, .sink = sink, .tally = tally, .at = r->now, .from = INSTANT_MIN };
    g.scratch = arena_new();
    enum rc rc = text_empty(ask->what) ? gather_many(&g, err) : gather_directive(&g, err);
    tally->sums = g.sums;
    tally->nsums = g.nsums;
    arena_free(g.scratch);
    return rc;
}
