/* app_heat.c -- units against states: how many open matters each unit holds, and how they stand. */
#include "app/pages.h"

#include "app/view.h"
#include "base/i18n.h"
#include "report/pages.h"

enum { HEAT_LINES = 1 << 20 };

static void count(int64_t counts[HEAT_COUNT], const struct board_line *line)
{
    bool late = line->late.us > 0;
    counts[HEAT_HELD] += line->state == M_HELD;
    counts[HEAT_LATE] += late && !line->duty;
    counts[HEAT_UNREPORTED] += late && line->duty;
    counts[HEAT_UNANSWERED] += late && line->question;
    counts[HEAT_TO_ASSIGN] += line->to_allocate;
    counts[HEAT_DECIDE] += line->state == M_HELD && line->deciding;
    counts[HEAT_CONFIRM] += line->state == M_CONFIRM;
    counts[HEAT_STOPPED] += line->state == M_STOPPED;
    counts[HEAT_OUTSIDE] += line->state == M_OUTSIDE;
}

/* By agency: a department's number is also its divisions'. */
static void add_up(struct reading *r, const struct lines *lines, struct heat_map *map)
{
    const struct org *org = r->world.org;
    int32_t units = org_units(org);
    struct heat_row *by_unit = ARENA_ARRAY(r->a, struct heat_row, (size_t)units + 1), *rows = NULL;
    bool *any = ARENA_ARRAY(r->a, bool, (size_t)units + 1);
    for (size_t i = 0; i < lines->n; i++) {
        unit_id u = org_agency(org, org_unit(org, lines->items[i].unit_code), r->now);
        any[u] = true;
        count(by_unit[u].counts, &lines->items[i]);
    }
    for (unit_id u = 1; u <= units; u++)
        if (any[u]) {
            by_unit[u].unit = u;
            ARENA_PUSH(r->a, rows, map->n, by_unit[u]);
        }
    map->rows = rows;
}

enum rc congvu_heat(struct congvu *app, const struct congvu_ask *ask, enum heat_form form, struct sbuf *out,
                    struct err *err)
{
    static void (*const REPORTS[])(struct sbuf *, struct arena *, const struct heat_map *,
                                   const struct report_style *) = {
        [HEAT_JSON] = report_heat, [HEAT_SVG] = report_heat_svg, [HEAT_TABLE] = report_heat_table
    };
    struct reading r;
    struct lines lines = { NULL, 0, false };
    const struct line_query q = { .kind = ask->kind, .max = HEAT_LINES };
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        rc = board_lines(&r, &q, ask->style.lang, &lines, err);
    if (rc == RC_OK) {
        struct heat_map map = {
            .org = r.world.org, .now = r.now, .exercise = app->meta.exercise, .province = app->meta.province
        };
        add_up(&r, &lines, &map);
        REPORTS[form](out, r.a, &map, &ask->style);
    }
    reading_end(&r);
    return rc;
}
