/* report_levels.c -- decisions by level, by quarter and by the agency that was given the work. */
#include "report/levels.h"

#include "base/i18n.h"
#include "report/csv.h"
#include "report/reading.h"

const char *const LEVEL_WORDS[LEVEL_COUNT + 1] = { "lowest", "above", "not_own", "unknown", NULL };

static size_t level_decided(const struct level_row *row)
{
    size_t n = 0;
    for (int i = 0; i < LEVEL_COUNT; i++)
        n += row->counts[i];
    return n;
}

/* Of those of which the matrix speaks, in tenths of a per cent; -1 where there is none. */
static int level_share(const struct level_row *row)
{
    size_t known = level_decided(row) - row->counts[LEVEL_UNKNOWN];
    return known == 0 ? -1 : (int)((2000 * row->counts[LEVEL_LOWEST] + known) / (2 * known));
}

/* --- text ------------------------------------------------------------------------------------------------------------ */

/* "58.3 %", with a comma in Vietnamese. */
static struct text say_share(const struct reader *r, int tenths)
{
    if (tenths < 0)
        return TEXT("–");
    return text_printf(r->a, "%d%c%d\u00a0%%", tenths / 10, *r->lang == 'v' ? ',' : '.', tenths % 10);
}

static void level_line(struct table *t, const struct reader *r, struct text head, const struct level_row *row)
{
    table_row(t);
    table_cell(t, TONE_PLAIN, head);
    table_cell(t, TONE_PLAIN, text_printf(r->a, "%zu", level_decided(row)));
    for (int i = 0; i < LEVEL_COUNT; i++)
        table_cell(t, TONE_PLAIN, text_printf(r->a, "%zu", row->counts[i]));
    table_cell(t, TONE_STRONG, say_share(r, level_share(row)));
}

#define LEVEL_COLUMNS(head)                                                                                            \
    {                                                                                                                  \
        { head, false, 0, 0 }, { N_("decided"), true, 0, 0 }, { N_("at the lowest lawful level"), true, 0, 14 },       \
            { N_("above it"), true, 0, 0 }, { N_("without authority"), true, 0, 12 },                                  \
            { N_("the matrix says nothing"), true, 0, 12 }, { N_("share at the lowest"), true, 0, 10 },                \
    }
static const struct column BY_QUARTER[] = LEVEL_COLUMNS(N_("Quarter")), BY_AGENCY[] = LEVEL_COLUMNS(N_("Agency"));

static struct text say_quarter(const struct reader *r, const struct level_row *row)
{
    return text_printf(r->a, _("quarter %d/%d"), row->quarter, row->year);
}

static void levels_text(const struct page *page, const struct reader *r, const struct levels *l)
{
    page_title(page, text_of(_("Decisions by level")));
    page_as_of(page, r, l->province, l->now, l->as_of, l->exercise);
    page_blank(page);
    if (level_decided(&l->all) == 0) {
        page_para(page, 2, TONE_PLAIN, text_of(_("Nothing was decided in it.")));
        return;
    }
    struct table *t = table_new(page->a, BY_QUARTER, LEN(BY_QUARTER));
    for (size_t i = 0; i < l->nquarters; i++)
        level_line(t, r, say_quarter(r, &l->quarters[i]), &l->quarters[i]);
    level_line(t, r, text_of(_("together")), &l->all);
    table_print(page, t, 2);
    page_heading(page, _("By the agency that was given the work"));
    t = table_new(page->a, BY_AGENCY, LEN(BY_AGENCY));
    for (size_t i = 0; i < l->nunits; i++)
        level_line(t, r, say_unit(r, l->units[i].unit, l->now), &l->units[i]);
    table_print(page, t, 2);
    page_blank(page);
    page_para(page, 2, TONE_FAINT,
              text_of(_("The lowest lawful level is the lowest agency in the matter's line whose own decision it is by "
                        "the authority matrix of that day. The order is the register's, no ranking.")));
}

/* --- other formats ----------------------------------------------------------------------------------------------------- */

static json_t *js_level(const struct reader *r, const struct level_row *row, struct instant now)
{
    json_t *o = json_object();
    int share = level_share(row);
    if (row->quarter)
        js_set(o, "quarter", js_text(text_printf(r->a, "%d-Q%d", row->year, row->quarter)));
    if (row->unit)
        js_set(o, "unit", js_unit(r, row->unit, now));
    js_set(o, "decided", json_integer((json_int_t)level_decided(row)));
    for (int i = 0; i < LEVEL_COUNT; i++)
        js_set(o, LEVEL_WORDS[i], json_integer((json_int_t)row->counts[i]));
    js_set(o, "share", share < 0 ? json_null() : json_real(share / 10.0));
    return o;
}

static void levels_json(struct sbuf *out, const struct reader *r, const struct levels *l)
{
    json_t *root = js_report("levels", l->province, l->now, l->exercise), *quarters = json_array(),
           *units = json_array();
    for (size_t i = 0; i < l->nquarters; i++)
        js_add(quarters, js_level(r, &l->quarters[i], l->now));
    for (size_t i = 0; i < l->nunits; i++)
        js_add(units, js_level(r, &l->units[i], l->now));
    js_set(root, "partial", json_boolean(l->partial));
    js_set(root, "all", js_level(r, &l->all, l->now));
    js_set(root, "quarters", quarters);
    js_set(root, "units", units);
    js_print(out, root);
}

static void levels_csv(struct sbuf *out, const struct reader *r, const struct levels *l)
{
    struct csv csv = csv_new(out, "quarter,unit,decided,lowest,above,not_own,unknown,share,as_of");
    for (size_t i = 0; i < l->nquarters + l->nunits; i++) {
        const struct level_row *row = i < l->nquarters ? &l->quarters[i] : &l->units[i - l->nquarters];
        int share = level_share(row);
        csv_text(&csv, row->quarter ? text_printf(r->a, "%d-Q%d", row->year, row->quarter) : TEXT_NONE);
        csv_text(&csv, org_unit_code(r->org, row->unit));
        csv_int(&csv, (int64_t)level_decided(row));
        for (int k = 0; k < LEVEL_COUNT; k++)
            csv_int(&csv, (int64_t)row->counts[k]);
        csv_text(&csv, share < 0 ? TEXT_NONE : text_printf(r->a, "%d.%d", share / 10, share % 10));
        csv_instant(&csv, l->now);
        csv_end(&csv);
    }
}

void report_levels(struct sbuf *out, struct arena *a, const struct levels *levels, const struct report_style *style)
{
    struct page page = page_new(out, a, style);
    struct reader r = { a, levels->world->org, page.lang };
    switch (style->format) {
    case REPORT_TEXT: levels_text(&page, &r, levels); break;
    case REPORT_JSON: levels_json(out, &r, levels); break;
    case REPORT_CSV: levels_csv(out, &r, levels); break;
    }
}
