/* report_sums.c -- groups of matters of one kind with their sums. */
#include "report/totals.h"

#include "base/i18n.h"
#include "report/csv.h"
#include "report/reading.h"
#include "report/say_value.h"

#include <string.h>

static struct text plain_number(struct arena *a, const struct sums_column *c, struct fvalue v)
{
    if (v.type != VT_NUMBER)
        return TEXT_NONE;
    return text_printf(a, "%.*f", c->decimals, v.number);
}

/* --- text ------------------------------------------------------------------------------------------------------------ */

enum { FIXED = 4, SHOWN_MAX = TABLE_COLUMNS_MAX - FIXED };

static struct text row_name(const struct reader *r, const struct sums *s, const struct sums_row *row)
{
    struct text name = TEXT_NONE;
    for (int i = 0; i < s->nkeys; i++) {
        struct text one = text_empty(row->names[i]) ? text_of(_("not stated")) : row->names[i];
        name = i == 0 ? one : text_printf(r->a, "%.*s · %.*s", TEXT_FMT(name), TEXT_FMT(one));
    }
    return name;
}

static void sums_line(struct table *t, const struct reader *r, const struct sums *s, struct text name,
                      const struct sums_row *row)
{
    table_row(t);
    table_cell(t, TONE_PLAIN, name);
    table_cell(t, TONE_STRONG, text_printf(r->a, "%zu", row->n));
    table_cell(t, TONE_PLAIN, text_printf(r->a, "%zu", row->open));
    table_cell(t, row->late ? TONE_LATE : TONE_PLAIN, text_printf(r->a, "%zu", row->late));
    for (size_t i = 0; i < s->ncolumns && i < SHOWN_MAX; i++) {
        struct fvalue v = row->values[i];
        table_cell(t, s->columns[i].figure ? TONE_STRONG : TONE_PLAIN,
                   v.type == VT_NUMBER ? say_number(r, v.number, s->columns[i].decimals) : TEXT("–"));
    }
}

static struct table *sums_table(struct arena *a, const struct sums *s)
{
    static const struct column BEFORE[FIXED] = {
        { N_("Group"), false, 0, 0 },
        { N_("matters"), true, 0, 0 },
        { N_("open"), true, 0, 0 },
        { N_("late"), true, 0, 0 },
    };
    size_t shown = s->ncolumns < SHOWN_MAX ? s->ncolumns : SHOWN_MAX;
    struct column *columns = ARENA_ARRAY(a, struct column, FIXED + SHOWN_MAX);
    memcpy(columns, BEFORE, sizeof BEFORE);
    for (size_t i = 0; i < shown; i++) {
        const struct sums_column *c = &s->columns[i];
        struct text head =
            text_empty(c->measure) ? c->name : text_printf(a, "%.*s (%.*s)", TEXT_FMT(c->name), TEXT_FMT(c->measure));
        columns[FIXED + i] = (struct column){ text_cstr(a, head), true, 0, 16 };
    }
    return table_new(a, columns, (int)(FIXED + shown));
}

static void print_groups(const struct page *page, const struct reader *r, const struct sums *s)
{
    struct table *t = sums_table(page->a, s);
    for (size_t i = 0; i < s->n && s->nkeys > 0; i++)
        sums_line(t, r, s, row_name(r, s, &s->rows[i]), &s->rows[i]);
    sums_line(t, r, s, text_of(_("together")), &s->all);
    table_print(page, t, 2);
}

void print_totals(const struct page *page, const struct reader *r, const struct sums *s)
{
    page_heading(page, text_cstr(r->a, page_clean(r->a, s->kind_name)));
    print_groups(page, r, s);
    if (s->partial)
        page_para(page, 2, TONE_FAINT, text_of(_("Only what you may see is counted.")));
}

static void sums_text(const struct page *page, const struct reader *r, const struct sums *s)
{
    page_title(page, text_printf(r->a, _("Summary: %.*s"), TEXT_FMT(s->kind_name)));
    page_as_of(page, r, s->province, s->now, s->as_of, s->exercise);
    page_blank(page);
    if (s->n == 0) {
        page_para(page, 2, TONE_PLAIN, text_of(_("There is no matter of this kind in it.")));
        return;
    }
    print_groups(page, r, s);
    page_blank(page);
    if (s->undated)
        page_para(page, 2, TONE_PLAIN,
                  text_printf(r->a, _("Left out, because the day is not stated: %zu."), s->undated));
    if (s->ncolumns > SHOWN_MAX)
        page_para(page, 2, TONE_FAINT,
                  text_printf(r->a, _("%zu columns more are in --format csv and json."), s->ncolumns - SHOWN_MAX));
    if (s->partial)
        page_para(page, 2, TONE_FAINT, text_of(_("Only what you may see is counted.")));
}

/* --- other formats ----------------------------------------------------------------------------------------------------- */

static json_t *js_row(const struct sums *s, const struct sums_row *row, bool keys)
{
    json_t *o = json_object(), *by = json_array(), *values = json_object();
    for (int i = 0; keys && i < s->nkeys; i++) {
        json_t *key = json_object();
        js_set(key, "code", js_text_or_null(row->keys[i]));
        js_set(key, "name", js_text_or_null(row->names[i]));
        js_add(by, key);
    }
    if (keys)
        js_set(o, "group", by);
    else
        json_decref(by);
    js_set(o, "matters", json_integer((json_int_t)row->n));
    js_set(o, "open", json_integer((json_int_t)row->open));
    js_set(o, "late", json_integer((json_int_t)row->late));
    for (size_t i = 0; i < s->ncolumns; i++) {
        struct fvalue v = row->values[i];
        json_object_setn_new(values, s->columns[i].code.p, s->columns[i].code.n,
                             v.type == VT_NUMBER ? json_real(v.number) : json_null());
    }
    js_set(o, "sums", values);
    return o;
}

static json_t *js_columns(const struct sums *s)
{
    json_t *list = json_array();
    for (size_t i = 0; i < s->ncolumns; i++) {
        json_t *o = json_object();
        js_set(o, "code", js_text(s->columns[i].code));
        js_set(o, "name", js_text(s->columns[i].name));
        js_set(o, "measure", js_text_or_null(s->columns[i].measure));
        js_set(o, "decimals", json_integer(s->columns[i].decimals));
        js_set(o, "figure", json_boolean(s->columns[i].figure));
        js_add(list, o);
    }
    return list;
}

static void set_totals(json_t *root, const struct sums *s)
{
    json_t *rows = json_array(), *by = json_array();
    js_set(root, "kind", js_text(s->kind));
    js_set(root, "name", js_text(s->kind_name));
    for (int i = 0; i < s->nkeys; i++) {
        json_t *key = json_object();
        js_set(key, "code", js_text(s->key_names[i]));
        js_set(key, "name", js_text_or_null(s->key_heads[i]));
        js_add(by, key);
    }
    js_set(root, "by", by);
    js_set(root, "columns", js_columns(s));
    js_set(root, "undated", json_integer((json_int_t)s->undated));
    js_set(root, "partial", json_boolean(s->partial));
    js_set(root, "all", js_row(s, &s->all, false));
    for (size_t i = 0; i < s->n && s->nkeys > 0; i++)
        js_add(rows, js_row(s, &s->rows[i], true));
    js_set(root, "rows", rows);
}

json_t *js_totals(const struct sums *s)
{
    json_t *o = json_object();
    set_totals(o, s);
    return o;
}

static void sums_json(struct sbuf *out, const struct sums *s)
{
    json_t *root = js_report("sums", s->province, s->now, s->exercise);
    set_totals(root, s);
    js_print(out, root);
}

static void csv_row(struct csv *csv, struct arena *a, const struct sums *s, const struct sums_row *row)
{
    for (int i = 0; i < s->nkeys; i++)
        csv_text(csv, row->names[i]);
    csv_int(csv, (int64_t)row->n);
    csv_int(csv, (int64_t)row->open);
    csv_int(csv, (int64_t)row->late);
    for (size_t i = 0; i < s->ncolumns; i++)
        csv_text(csv, plain_number(a, &s->columns[i], row->values[i]));
    csv_instant(csv, s->now);
    csv_end(csv);
}

static void sums_csv(struct sbuf *out, struct arena *a, const struct sums *s)
{
    struct text head = TEXT_NONE;
    for (int i = 0; i < s->nkeys; i++)
        head = text_printf(a, "%.*s%.*s,", TEXT_FMT(head), TEXT_FMT(s->key_names[i]));
    head = text_printf(a, "%.*smatters,open,late,", TEXT_FMT(head));
    for (size_t i = 0; i < s->ncolumns; i++)
        head = text_printf(a, "%.*s%.*s,", TEXT_FMT(head), TEXT_FMT(s->columns[i].code));
    struct csv csv = csv_new(out, text_cstr(a, text_printf(a, "%.*sas_of", TEXT_FMT(head))));
    for (size_t i = 0; i < s->n && s->nkeys > 0; i++)
        csv_row(&csv, a, s, &s->rows[i]);
    if (s->nkeys == 0)
        csv_row(&csv, a, s, &s->all);
}

void report_sums(struct sbuf *out, struct arena *a, const struct sums *sums, const struct report_style *style)
{
    struct page page = page_new(out, a, style);
    struct reader r = { a, sums->world->org, page.lang };
    switch (style->format) {
    case REPORT_TEXT: sums_text(&page, &r, sums); break;
    case REPORT_JSON: sums_json(out, sums); break;
    case REPORT_CSV: sums_csv(out, a, sums); break;
    }
}
