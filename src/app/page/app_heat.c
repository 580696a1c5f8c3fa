/* app_heat.c -- units against states: how many open matters each unit holds, and how they stand. */
#include "app/page/page.h"
#include "app/view/live.h"
#include "base/i18n.h"
#include "report/pages.h"

enum { HEAT_LINES = 1 << 20 };

static void count(int64_t counts[HEAT_COUNT], const struct board_line *line)
{
    bool late = line->late.us > 0;
    counts[HEAT_HELD] += line->state == M_HELD;
    counts[HEAT_LATE] += late; /* duties too: a number is as many as the list it opens */
    counts[HEAT_UNREPORTED] += late && line->duty;
    counts[HEAT_UNANSWERED] += late && line->question;
    counts[HEAT_TO_ASSIGN] += line->to_allocate;
    counts[HEAT_DECIDE] += line->state == M_HELD && line->deciding;
    counts[HEAT_CONFIRM] += line->state == M_CONFIRM;
    counts[HEAT_STOPPED] += line->state == M_STOPPED;
    counts[HEAT_OUTSIDE] += line->state == M_OUTSIDE;
}

/* In the register's order those that hold something. */
static void keep_rows(struct reading *r, struct heat_row *by_unit, const bool *any, struct heat_map *map)
{
    struct heat_row *rows = NULL;
    for (unit_id u = 1; u <= org_units(r->world.org); u++)
        if (any[u]) {
            by_unit[u].unit = u;
            ARENA_PUSH(r->a, rows, map->n, by_unit[u]);
        }
    map->rows = rows;
}

/* By agency: a department's number is also its divisions'. */
static void add_up(struct reading *r, const struct lines *lines, struct heat_map *map)
{
    const struct org *org = r->world.org;
    int32_t units = org_units(org);
    struct heat_row *by_unit = ARENA_ARRAY(r->a, struct heat_row, (size_t)units + 1);
    bool *any = ARENA_ARRAY(r->a, bool, (size_t)units + 1);
    for (size_t i = 0; i < lines->n; i++) {
        unit_id u = org_agency(org, org_unit(org, lines->items[i].unit_code), r->now);
        any[u] = true;
        count(by_unit[u].counts, &lines->items[i]);
    }
    keep_rows(r, by_unit, any, map);
}

/* --- from memory ----------------------------------------------------------------------------------------------------------- */

struct adding {
    const struct org *org;
    struct instant now;
    unit_id *agency; /* of each unit, 0: not asked yet */
    struct heat_row *by_unit;
    bool *any;
};

static void add_row(void *arg, const struct live_row *row, bool late)
{
    struct adding *add = arg;
    const struct board_line line = { .state = (enum mstate)row->state,
                                     .late = { late },
                                     .deciding = row->deciding,
                                     .question = row->question,
                                     .duty = row->duty,
                                     .to_allocate = row->to_allocate };
    unit_id u = row->unit > 0 && row->unit <= org_units(add->org) ? row->unit : 0;
    if (u && !add->agency[u])
        add->agency[u] = org_agency(add->org, u, add->now);
    u = add->agency[u];
    add->any[u] = true;
    count(add->by_unit[u].counts, &line);
}

static enum rc heat_live(struct reading *r, struct text kind, struct heat_map *map, struct err *err)
{
    size_t units = (size_t)org_units(r->world.org) + 1;
    struct adding add = { .org = r->world.org,
                          .now = r->now,
                          .agency = ARENA_ARRAY(r->a, unit_id, units),
                          .by_unit = ARENA_ARRAY(r->a, struct heat_row, units),
                          .any = ARENA_ARRAY(r->a, bool, units) };
    enum rc rc = live_rows(r, kind, add_row, &add, err);
    if (rc == RC_OK)
        keep_rows(r, add.by_unit, add.any, map);
    return rc;
}

static enum rc heat_walked(struct reading *r, const struct congvu_ask *ask, struct heat_map *map, struct err *err)
{
    struct lines lines = { NULL, 0, false };
    const struct line_query q = { .kind = ask->kind, .max = HEAT_LINES };
    enum rc rc = board_lines(r, &q, ask->style.lang, &lines, err);
    if (rc == RC_OK)
        add_up(r, &lines, map);
    return rc;
}

enum rc heat_viewed(struct reading *r, struct heat_map *map, struct err *err)
{
    const struct congvu_ask ask = { .style = { .lang = "vi" } };
    return heat_walked(r, &ask, map, err);
}

enum rc congvu_heat(struct congvu *app, const struct congvu_ask *ask, enum heat_form form, struct sbuf *out,
                    struct err *err)
{
    static void (*const REPORTS[])(struct sbuf *, struct arena *, const struct heat_map *,
                                   const struct report_style *) = {
        [HEAT_JSON] = report_heat, [HEAT_SVG] = report_heat_svg, [HEAT_TABLE] = report_heat_table
    };
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    struct heat_map map = { .exercise = app->meta.exercise, .province = app->meta.province };
    if (rc == RC_OK)
        rc = live_answers(&r) ? heat_live(&r, ask->kind, &map, err) : heat_walked(&r, ask, &map, err);
    if (rc == RC_OK) {
        map.org = r.world.org;
        map.now = r.now;
        REPORTS[form](out, r.a, &map, &ask->style);
    }
    reading_end(&r);
    return rc;
}
