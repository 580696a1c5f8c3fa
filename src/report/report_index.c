/* report_index.c -- an index as text, JSON and CSV: each row with its share, what it brings, and the command that lists what is behind it. */
#include "report/index.h"

#include "base/i18n.h"
#include "report/csv.h"
#include "report/page.h"
#include "report/reading.h"
#include "report/report_json.h"

/* --- words ------------------------------------------------------------------------------------------------------------ */

/* "82.4" with the mark of the language. */
static struct text say_number(const struct reader *r, double x)
{
    struct text t = text_printf(r->a, "%.1f", x);
    char *p = (char *)text_cstr(r->a, t);
    for (size_t i = 0; r->lang[0] == 'v' && i < t.n; i++)
        p[i] = p[i] == '.' ? ',' : p[i];
    return (struct text){ p, t.n };
}

static struct text say_share(const struct reader *r, const struct index_sum *s)
{
    if (!s->n)
        return text_of(_("no data"));
    struct text number = say_number(r, index_share(s));
    return index_counts_share(s->row) ? text_printf(r->a, "%.*s%%", TEXT_FMT(number)) : number;
}

static struct text say_command(const struct reader *r, const struct index_report *report, const struct index_part *part,
                               const struct index_row *row)
{
    char from[INSTANT_CHARS], to[INSTANT_CHARS], at[INSTANT_CHARS];
    struct text t = text_printf(r->a, "congvu index %.*s %.*s --from %s --to %s", TEXT_FMT(part->index->code),
                                TEXT_FMT(row->code), day_iso(part->from, from), day_iso(part->to, to));
    if (!text_empty(report->unit_code))
        t = text_printf(r->a, "%.*s --unit '%.*s'", TEXT_FMT(t), TEXT_FMT(report->unit_code));
    return text_printf(r->a, "%.*s --as-of '%s'", TEXT_FMT(t), instant_iso(report->now, at));
}

struct total {
    double worth;
    int64_t points; /* of the rows that have data */
    size_t rows, all;
};

static struct total total_of(const struct index_part *part)
{
    struct total t = { .all = part->index->nrows };
    for (size_t i = 0; i < part->index->nrows; i++) {
        if (!part->sums[i].n)
            continue;
        t.worth += index_worth(&part->sums[i]);
        t.points += part->sums[i].row->points;
        t.rows++;
    }
    return t;
}

/* What the sum is called; only where every row has data, since the levels are made for all of them. */
static struct text say_level(const struct reader *r, const struct index_part *part, struct total t)
{
    if (t.rows < t.all)
        return TEXT_NONE;
    for (size_t i = 0; i < part->index->nlevels; i++)
        if (t.worth >= (double)part->index->levels[i].least)
            return names_in(part->index->levels[i].names, r->lang);
    return TEXT_NONE;
}

/* --- text --------------------------------------------------------------------------------------------------------------- */

static void print_row(struct table *t, const struct reader *r, const struct index_report *report,
                      const struct index_part *part, const struct index_sum *s)
{
    const struct index_row *row = s->row;
    struct text worth = TEXT_NONE;
    if (s->n)
        worth = row->points
                    ? text_printf(r->a, "%.*s/%lld", TEXT_FMT(say_number(r, index_worth(s))), (long long)row->points)
                    : say_number(r, index_worth(s));
    table_row(t);
    table_cell(t, TONE_PLAIN, row->code);
    table_cell(t, TONE_PLAIN, names_in(row->names, r->lang));
    table_cell(t, TONE_PLAIN, text_printf(r->a, "%lld", (long long)s->n));
    table_cell(t, s->n ? TONE_PLAIN : TONE_FAINT, say_share(r, s));
    table_cell(t, TONE_STRONG, worth);
    table_cell(
        t, TONE_FAINT,
        text_printf(r->a, "%.*s (%s)", TEXT_FMT(names_in(row->source, r->lang)), say_mark((enum mark)row->mark)));
    (void)report, (void)part;
}

static void print_matters(const struct page *page, const struct reader *r, const struct index_part *part)
{
    static const struct column COLUMNS[] = { { N_("Matter"), false, 0, 0 }, { N_("Score"), true, 0, 0 } };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < part->nmatters; i++) {
        table_row(t);
        table_cell(t, TONE_PLAIN, part->matters[i].code);
        table_cell(t, TONE_PLAIN, text_printf(r->a, "%.0f", part->matters[i].worth));
    }
    page_heading(page, _("Matters behind it"));
    table_print(page, t, 2);
}

static void print_part(const struct page *page, const struct reader *r, const struct index_report *report,
                       const struct index_part *part)
{
    static const struct column COLUMNS[] = {
        { N_("Row"), false, 0, 0 },    { N_("What is counted"), false, 0, 0 },
        { N_("Counted"), true, 0, 0 }, { N_("Share"), true, 0, 0 },
        { N_("Worth"), true, 0, 0 },   { N_("Source"), false, 0, 24 },
    };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    struct total total = total_of(part);
    struct text level = say_level(r, part, total), first = say_day(r, part->from), last = say_day(r, part->to);
    page_heading(page, text_cstr(page->a, names_in(part->index->names, r->lang)));
    page_para(page, 2, TONE_FAINT,
              text_printf(page->a, _("%.*s to %.*s; %.*s (%s)"), TEXT_FMT(first), TEXT_FMT(last),
                          TEXT_FMT(names_in(part->index->source, r->lang)), say_mark((enum mark)part->index->mark)));
    for (size_t i = 0; i < part->index->nrows; i++)
        if (text_empty(report->row) || text_eq(report->row, part->sums[i].row->code))
            print_row(t, r, report, part, &part->sums[i]);
    table_print(page, t, 2);
    if (text_empty(report->row)) {
        page_para(page, 2, TONE_STRONG,
                  text_printf(page->a, _("Together %.*s from %zu of %zu rows that have data%s%.*s."),
                              TEXT_FMT(say_number(r, total.worth)), total.rows, total.all, level.n ? ": " : "",
                              TEXT_FMT(level)));
        page_para(page, 2, TONE_FAINT,
                  text_printf(page->a, _("What is behind a row: %.*s"),
                              TEXT_FMT(say_command(r, report, part, &(struct index_row){ .code = TEXT("ROW") }))));
    } else {
        print_matters(page, r, part);
    }
}

static void index_text(const struct page *page, const struct reader *r, const struct index_report *report)
{
    page_title(page, text_empty(report->unit)
                         ? text_of(_("Indices of handling"))
                         : text_printf(page->a, _("Indices of handling: %.*s"), TEXT_FMT(report->unit)));
    page_as_of(page, r, report->province, report->now, report->as_of, report->exercise);
    for (size_t i = 0; i < report->n; i++)
        print_part(page, r, report, &report->parts[i]);
}

/* --- JSON and CSV ----------------------------------------------------------------------------------------------------------- */

static json_t *js_tenth(double x) { return json_sprintf("%.1f", x); }

static json_t *js_sum(const struct reader *r, const struct index_report *report, const struct index_part *part,
                      const struct index_sum *s)
{
    json_t *o = json_object();
    js_set(o, "row", js_text(s->row->code));
    js_set(o, "name", js_text(names_in(s->row->names, r->lang)));
    js_set(o, "group", js_text_or_null(names_in(s->row->group, r->lang)));
    js_set(o, "counted", json_integer(s->n));
    js_set(o, "share", s->n ? js_tenth(index_share(s)) : json_null());
    js_set(o, "worth", s->n ? js_tenth(index_worth(s)) : json_null());
    js_set(o, "points", s->row->points ? json_integer(s->row->points) : json_null());
    js_set(o, "source", js_text(names_in(s->row->source, r->lang)));
    js_set(o, "mark", js_word(MARK_WORDS[s->row->mark]));
    js_set(o, "command", js_text(say_command(r, report, part, s->row)));
    return o;
}

static json_t *js_part(const struct reader *r, const struct index_report *report, const struct index_part *part)
{
    json_t *o = json_object(), *rows = json_array(), *matters = json_array();
    struct total total = total_of(part);
    js_set(o, "index", js_text(part->index->code));
    js_set(o, "name", js_text(names_in(part->index->names, r->lang)));
    js_set(o, "from", js_day(part->from));
    js_set(o, "to", js_day(part->to));
    js_set(o, "source", js_text(names_in(part->index->source, r->lang)));
    js_set(o, "mark", js_word(MARK_WORDS[part->index->mark]));
    for (size_t i = 0; i < part->index->nrows; i++)
        if (text_empty(report->row) || text_eq(report->row, part->sums[i].row->code))
            js_add(rows, js_sum(r, report, part, &part->sums[i]));
    js_set(o, "rows", rows);
    js_set(o, "together", js_tenth(total.worth));
    js_set(o, "with_data", json_integer((json_int_t)total.rows));
    js_set(o, "level", js_text_or_null(say_level(r, part, total)));
    for (size_t i = 0; i < part->nmatters; i++) {
        json_t *m = json_object();
        js_set(m, "code", js_text(part->matters[i].code));
        js_set(m, "worth", json_integer((json_int_t)part->matters[i].worth));
        js_add(matters, m);
    }
    js_set(o, "matters", matters);
    return o;
}

static void index_json(struct sbuf *out, const struct reader *r, const struct index_report *report)
{
    json_t *root = js_report("index", report->province, report->now, report->exercise), *parts = json_array();
    js_set(root, "unit", js_text_or_null(report->unit));
    for (size_t i = 0; i < report->n; i++)
        js_add(parts, js_part(r, report, &report->parts[i]));
    js_set(root, "parts", parts);
    js_print(out, root);
}

static void index_csv(struct sbuf *out, const struct reader *r, const struct index_report *report)
{
    struct csv csv = csv_new(out, "index,from,to,row,name,counted,share,worth,points,source,mark,command");
    for (size_t i = 0; i < report->n; i++)
        for (size_t k = 0; k < report->parts[i].index->nrows; k++) {
            const struct index_part *part = &report->parts[i];
            const struct index_sum *s = &part->sums[k];
            csv_text(&csv, part->index->code);
            csv_day(&csv, part->from);
            csv_day(&csv, part->to);
            csv_text(&csv, s->row->code);
            csv_text(&csv, names_in(s->row->names, r->lang));
            csv_int(&csv, s->n);
            csv_text(&csv, s->n ? text_printf(r->a, "%.1f", index_share(s)) : TEXT_NONE);
            csv_text(&csv, s->n ? text_printf(r->a, "%.1f", index_worth(s)) : TEXT_NONE);
            csv_int(&csv, s->row->points);
            csv_text(&csv, names_in(s->row->source, r->lang));
            csv_word(&csv, MARK_WORDS[s->row->mark]);
            csv_text(&csv, say_command(r, report, part, s->row));
            csv_end(&csv);
        }
}

void report_index(struct sbuf *out, struct arena *a, const struct index_report *report,
                  const struct report_style *style)
{
    struct reader r = { .a = a, .lang = style->lang };
    struct page page = page_new(out, a, style);
    switch (style->format) {
    case REPORT_TEXT: index_text(&page, &r, report); break;
    case REPORT_JSON: index_json(out, &r, report); break;
    case REPORT_CSV: index_csv(out, &r, report); break;
    }
}
