/* report_heat.c -- units against states as the plain data of a heat map; plot/ draws it. */
#include "base/i18n.h"
#include "plot/heat.h"
#include "report/pages.h"
#include "report/picture.h"
#include "report/reading.h"

static struct plot_head *heads(struct arena *a, const struct heat_map *map, const struct reader *r,
                               const struct report_links *links)
{
    struct plot_head *rows = ARENA_ARRAY(a, struct plot_head, map->n);
    for (size_t i = 0; i < map->n; i++) {
        struct text code = org_unit_code(r->org, map->rows[i].unit);
        rows[i] = (struct plot_head){ say_unit(r, map->rows[i].unit, map->now),
                                      picture_link(a, links->cell, code, TEXT_NONE) };
    }
    return rows;
}

static struct plot_heat heat_of(struct arena *a, const struct heat_map *map, const struct report_style *style)
{
    static const struct report_links NO_LINKS;
    const struct report_links *links = style->links ? style->links : &NO_LINKS;
    const struct reader r = { a, map->org, style->lang ? style->lang : i18n_lang() };
    struct plot_head *columns = ARENA_ARRAY(a, struct plot_head, HEAT_COUNT);
    int64_t *counts = ARENA_ARRAY(a, int64_t, map->n * HEAT_COUNT);
    struct text *cells = ARENA_ARRAY(a, struct text, map->n * HEAT_COUNT);
    for (int k = 0; k < HEAT_COUNT; k++)
        columns[k].label = text_of(say_heat((enum heat)k));
    for (size_t i = 0; i < map->n; i++)
        for (int k = 0; k < HEAT_COUNT; k++) {
            size_t at = i * HEAT_COUNT + (size_t)k;
            struct text code = org_unit_code(r.org, map->rows[i].unit);
            counts[at] = map->rows[i].counts[k];
            cells[at] = picture_link(a, links->cell, code, text_of(HEAT_WORDS[k]));
        }
    return (struct plot_heat){
        .title = text_of(_("What each unit holds, by state")),
        .desc = text_printf(
            a, _("As of %.*s. The order is the register's, no ranking; a matter may count in several columns."),
            TEXT_FMT(say_instant(&r, map->now))),
        .corner = text_of(_("Unit")),
        .rows = heads(a, map, &r, links),
        .nrows = map->n,
        .columns = columns,
        .ncolumns = HEAT_COUNT,
        .counts = counts,
        .links = cells,
        .column_totals = true,
    };
}

void report_heat_svg(struct sbuf *out, struct arena *a, const struct heat_map *map, const struct report_style *style)
{
    struct plot_heat p = heat_of(a, map, style);
    struct plot_style pen = picture_style(a, style, "heat", map->now.us / US_SECOND);
    plot_heat(out, a, &p, &pen);
}

void report_heat_table(struct sbuf *out, struct arena *a, const struct heat_map *map, const struct report_style *style)
{
    struct plot_heat p = heat_of(a, map, style);
    struct plot_style pen = picture_style(a, style, "heat", map->now.us / US_SECOND);
    plot_heat_table(out, a, &p, &pen);
}
