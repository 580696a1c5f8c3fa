/* look_reports.c -- what board and reports count, counted again from the facts alone.
 *
 *      every family folded ──► what each agency has, by state, and by the official categories ─┐
 *                                                                                              ├► each number that differs
 *      stored views ──► the board's cells; the report of each agency ──────────────────────────┘
 *
 * The board and the reports find their matters by the views; here every matter there is is looked at. Both at one instant, in one
 * snapshot.
 */
#include "app/ledger/look.h"
#include "app/page/page.h"

#include "app/figures/gather.h"
#include "base/i18n.h"
#include "matter/charge.h"
#include "matter/mclock.h"
#include "report/pages.h"

struct agency {
    const unit_id *units; /* whose work its report is about */
    size_t nunits;
    bool held; /* by the facts or the board: it has a row */
    int64_t board[HEAT_COUNT];
    size_t report[CAT_COUNT];
};
struct look_reports {
    struct look *l;
    struct reading r;        /* in the look's snapshot, by nobody in particular */
    struct agency *agencies; /* by unit; those that are none have no units  */
    struct arena *scratch;
};

/* --- from the facts -------------------------------------------------------------------------------------- */

/* A standing duty is late by the oldest cut-off that nobody reported on. */
static bool duty_late(struct look_reports *o, struct arena *a, const struct family *f, const struct matter *m)
{
    size_t n;
    const struct calendar *cal = calbook_last(o->r.world.book);
    const struct occurrence *list = duty_occurrences(a, f, m, o->r.now, &n);
    for (size_t i = 0; i < n; i++)
        if (list[i].state == OCC_SILENT || list[i].state == OCC_OPEN)
            return calendar_elapsed(cal, list[i].due.at, o->r.now).us > 0;
    return false;
}

static void board_add(struct look_reports *o, struct arena *a, const struct family *f, const struct matter *m)
{
    const struct org *org = o->r.world.org;
    struct instant now = o->r.now;
    const struct holding *h = matter_holding(m, now);
    if (!h || matter_ended(m, now) || matter_conceals(f, m, 0, now))
        return;
    enum mstate state = matter_state(m, now);
    const struct step_rule *step = h->step >= 0 && (size_t)h->step < m->rule->nsteps ? &m->rule->steps[h->step] : NULL;
    struct mclocks clocks;
    mclock_read(f, m, now, &clocks);
    bool late = m->recur.every != EVERY_NONE ? duty_late(o, a, f, m) : clocks.matter.late.us > 0;
    struct agency *g = &o->agencies[org_agency(org, h->unit, now)];
    g->held = true;
    g->board[HEAT_HELD] += state == M_HELD;
    g->board[HEAT_LATE] += late;
    g->board[HEAT_UNREPORTED] += late && m->rule->duty;
    g->board[HEAT_UNANSWERED] += late && m->parent >= 0;
    g->board[HEAT_TO_ASSIGN] += h->to_allocate;
    g->board[HEAT_DECIDE] += state == M_HELD && step && (step->on == ACT_ADVISE || step->on == ACT_ESCALATE);
    g->board[HEAT_CONFIRM] += state == M_CONFIRM;
    g->board[HEAT_STOPPED] += state == M_STOPPED;
    g->board[HEAT_OUTSIDE] += state == M_OUTSIDE;
}

static bool has(const struct agency *g, unit_id unit)
{
    for (size_t i = 0; i < g->nunits; i++)
        if (g->units[i] == unit)
            return true;
    return false;
}

static void report_add(struct look_reports *o, struct arena *a, const struct family *f)
{
    const struct congvu_ask ask = { .style = { .lang = "vi" } };
    const struct matter *m = &f->matters[0];
    const struct holding *h = matter_holding(m, o->r.now);
    struct content_row content;
    struct tally tally = { .world = &o->r.world, .now = o->r.now, .at = o->r.now };
    struct gathering g = {
        .r = &o->r, .ask = &ask, .tally = &tally, .scratch = a, .at = o->r.now, .from = INSTANT_MIN
    };
    if (!h || rule_guards(m->rule) || matter_conceals(f, m, 0, o->r.now))
        return;
    int64_t id = m->opening->content;
    bool known = id && store_content(o->r.conn, a, id, &content, NULL) == RC_OK;
    const struct tally_row row = row_of_matter(&g, f, TEXT_NONE, known ? &content : NULL);
    bool open = !matter_ended(m, o->r.now); /* of one that has ended its report speaks who led it */
    for (unit_id u = 1; u <= org_units(o->r.world.org); u++)
        if (has(&o->agencies[u], m->lead) || (open && has(&o->agencies[u], h->unit)))
            o->agencies[u].report[category_of(&row)]++;
}

void look_reports_add(struct look_reports *o, const struct family *f)
{
    struct arena *a = o->scratch;
    arena_reset(a);
    for (size_t i = 0; i < f->n; i++)
        board_add(o, a, f, &f->matters[i]);
    report_add(o, a, f);
}

/* --- as they are shown ----------------------------------------------------------------------------------- */

static void differ(struct look_reports *o, unit_id unit, const char *what, const char *column, long long shown,
                   long long facts)
{
    look_bad(o->l, _("%s: of '%.*s', %s, it shows %lld, and the facts give %lld"), what,
             TEXT_FMT(org_unit_code(o->r.world.org, unit)), column, shown, facts);
}

static enum rc board_compare(struct look_reports *o, struct err *err)
{
    struct heat_map map = { .n = 0 };
    size_t at = 0;
    enum rc rc = heat_viewed(&o->r, &map, err);
    if (rc != RC_OK)
        return rc;
    for (unit_id u = 0; u <= org_units(o->r.world.org); u++) {
        static const struct heat_row NOTHING = { .unit = 0 };
        bool shown = u > 0 && at < map.n && map.rows[at].unit == u;
        const struct heat_row *row = shown ? &map.rows[at++] : &NOTHING;
        for (int k = 0; k < HEAT_COUNT; k++)
            if (row->counts[k] != o->agencies[u].board[k])
                differ(o, u, _("the board"), say_heat((enum heat)k), row->counts[k], o->agencies[u].board[k]);
    }
    return RC_OK;
}

static enum rc count_row(void *arg, const struct tally_row *row, struct err *err)
{
    size_t *counts = arg;
    (void)err;
    counts[category_of(row)]++;
    return RC_OK;
}

static enum rc report_compare(struct look_reports *o, unit_id unit, struct err *err)
{
    const struct congvu_ask ask = { .unit = org_unit_code(o->r.world.org, unit), .style = { .lang = "vi" } };
    size_t shown[CAT_COUNT] = { 0 };
    struct tally tally;
    struct reading one = o->r;
    one.a = arena_new();
    enum rc rc = gather(&one, &ask, (struct sink){ count_row, shown }, &tally, err);
    arena_free(one.a);
    for (int k = 0; rc == RC_OK && k < CAT_COUNT; k++)
        if (shown[k] != o->agencies[unit].report[k])
            differ(o, unit, _("the report"), say_category((enum category)k), (long long)shown[k],
                   (long long)o->agencies[unit].report[k]);
    return rc;
}

/* A view so wrong that no board can be made of it was named before. */
static enum rc or_said(struct look *l, enum rc rc, const struct err *err)
{
    if (rc != RC_CORRUPT && rc != RC_NOT_FOUND)
        return rc;
    look_bad(l, _("board and reports cannot be made of the views: %s"), err->detail);
    return RC_OK;
}

enum rc look_reports_compare(struct look_reports *o, struct err *err)
{
    size_t before = o->l->wrong, agencies = 0;
    enum rc rc = or_said(o->l, board_compare(o, err), err);
    for (unit_id u = 1; rc == RC_OK && u <= org_units(o->r.world.org); u++) {
        if (o->agencies[u].nunits == 0)
            continue;
        agencies++;
        rc = or_said(o->l, report_compare(o, u, err), err);
    }
    if (rc == RC_OK && o->l->wrong == before)
        look_good(o->l, _("the board and the reports of %zu agencies count what the facts give"), agencies);
    return rc;
}

/* --- begun and ended ------------------------------------------------------------------------------------- */

enum rc look_reports_begin(struct look *l, struct loaded *world, struct look_reports **out, struct err *err)
{
    struct arena *a = l->a;
    struct look_reports *o = ARENA_NEW(a, struct look_reports);
    const struct org *org = world->world.org;
    o->l = l;
    o->scratch = arena_new();
    o->r = (struct reading){ .app = l->app, .a = a, .conn = l->conn, .loaded = world, .world = world->world };
    o->r.now = instant_now();
    if (l->app->meta.exercise) { /* the story's instant */
        int64_t seq;
        enum rc rc = store_last_recorded(l->conn, &o->r.now, &seq, err);
        if (rc != RC_OK) {
            arena_free(o->scratch);
            return rc;
        }
        o->r.now = instant_max(instant_max(o->r.now, world->newest), l->app->meta.created);
    }
    sight_init(&o->r.sight, a, &o->r.world, o->r.now, NULL);
    o->agencies = ARENA_ARRAY(a, struct agency, (size_t)org_units(org) + 1);
    for (unit_id u = 1; u <= org_units(org); u++)
        if (org_unit_exists(org, u, o->r.now) && org_agency(org, u, o->r.now) == u)
            o->agencies[u].units = unit_and_below(&o->r, u, &o->agencies[u].nunits);
    *out = o;
    return RC_OK;
}

void look_reports_end(struct look_reports *o)
{
    if (o)
        arena_free(o->scratch);
}
