/* report_authority.c -- one unit's authority: the matrix, delegations, working regulation, sensitive posts. */
#include "report/authority.h"

#include "base/i18n.h"
#include "report/csv.h"
#include "report/reading.h"

static bool in_force(const struct authority_view *v, const struct org_row *row)
{
    return !instant_before(v->now, row->from) && instant_before(v->now, row->to);
}

/* Lent on by somebody who was lent it. */
static bool lent_on(const struct authority_view *v, const struct loan *loan)
{
    return org_post_holder(v->world->org, loan->post, v->now) != loan->lender;
}

/* The kind whose decision, or whose register, the matrix calls so; the word itself where the regulations know none. */
static struct text say_decision(const struct reader *r, const struct authority_view *v, struct text word)
{
    const struct rulebook *rules = v->world->rules;
    for (size_t i = 0; i < rulebook_kinds(rules); i++) {
        const struct rule *rule = rulebook_find(rules, rulebook_kind(rules, i), v->now, v->now);
        if (rule && text_eq(word, text_empty(rule->decision) ? rule->kind : rule->decision))
            return names_in(rule->names, r->lang);
        if (rule && !text_empty(rule->readers) && text_eq(word, rule->readers))
            return text_printf(r->a, _("to read the register: %.*s"), TEXT_FMT(names_in(rule->names, r->lang)));
    }
    return word;
}

static const char *say_own(const struct org_row *row)
{
    return row->own ? _("decides itself") : _("for a higher level");
}

/* --- text ------------------------------------------------------------------------------------------------------------ */

static void print_matrix(const struct page *page, const struct reader *r, const struct authority_view *v)
{
    static const struct column COLUMNS[] = {
        { N_("Decision"), false, 0, 0 }, { N_("Authority"), false, 0, 0 }, { N_("From"), false, 0, 0 },
        { N_("to"), false, 0, 0 },       { N_("Source"), false, 0, 20 },
    };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < v->nmatrix; i++) {
        const struct org_row *row = v->matrix[i];
        enum tone tone = in_force(v, row) ? TONE_PLAIN : TONE_FAINT;
        table_row(t);
        table_cell(t, in_force(v, row) ? TONE_STRONG : TONE_FAINT,
                   text_empty(row->decision) ? text_of(_("any other")) : say_decision(r, v, row->decision));
        table_cell(t, tone, text_of(say_own(row)));
        table_cell(t, tone, say_begin_short(r, row->from));
        table_cell(t, tone, instant_is_max(row->to) ? text_of(_("now")) : say_end_short(r, row->to));
        table_cell(t, tone, row->source);
    }
    page_heading(page, _("Authority matrix"));
    if (v->nmatrix == 0)
        page_para(page, 2, TONE_PLAIN, text_of(_("The matrix says nothing of this unit.")));
    table_print(page, t, 2);
}

static void print_loans(const struct page *page, const struct reader *r, const struct authority_view *v)
{
    static const struct column COLUMNS[] = {
        { N_("Post"), false, 0, 0 },
        { N_("Lent by"), false, 0, 0 },
        { N_("Used by"), false, 0, 0 },
        { N_("to"), false, 0, 0 },
    };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < v->nloans; i++) {
        const struct loan *loan = &v->loans[i];
        struct text lender = org_person_name(r->org, loan->lender);
        table_row(t);
        table_cell(t, TONE_STRONG, org_post_name(r->org, loan->post, r->lang));
        table_cell(t, TONE_PLAIN, lent_on(v, loan) ? text_printf(r->a, _("%.*s, lent on"), TEXT_FMT(lender)) : lender);
        table_cell(t, TONE_PLAIN, org_person_name(r->org, loan->borrower));
        table_cell(t, TONE_PLAIN, say_end_short(r, loan->to));
    }
    page_heading(page, _("Delegations on the day"));
    if (v->nloans == 0)
        page_para(page, 2, TONE_PLAIN, text_of(_("No post is lent.")));
    table_print(page, t, 2);
}

enum { LINE_FIXED = 3, VALUES_SHOWN = TABLE_COLUMNS_MAX - LINE_FIXED };

static void print_lines(const struct page *page, const struct reader *r, const struct board *b, const char *heading,
                        const char *none)
{
    size_t shown = b->ncolumns < VALUES_SHOWN ? b->ncolumns : VALUES_SHOWN;
    struct column columns[TABLE_COLUMNS_MAX] = { { N_("Code"), false, 0, 0 }, { N_("Matter"), false, 3, 20 } };
    for (size_t i = 0; i < shown; i++)
        columns[2 + i] = (struct column){ text_cstr(page->a, b->columns[i].name), false, 3, 12 };
    columns[2 + shown] = (struct column){ N_("Due"), false, 0, 0 };
    struct table *t = table_new(page->a, columns, (int)(LINE_FIXED + shown));
    for (size_t i = 0; i < b->n; i++) {
        const struct board_line *line = &b->lines[i];
        table_row(t);
        table_cell(t, TONE_STRONG, line->code);
        table_cell(t, TONE_PLAIN, line->title);
        for (size_t k = 0; k < shown; k++)
            table_cell(t, TONE_PLAIN, k < line->nvalues ? line->values[k].said : TEXT_NONE);
        table_cell(t, line->late.us > 0 ? TONE_LATE : TONE_PLAIN, say_end_short(r, line->due));
    }
    page_heading(page, heading);
    if (b->n == 0)
        page_para(page, 2, TONE_PLAIN, text_of(none));
    table_print(page, t, 2);
}

static void authority_text(const struct page *page, const struct reader *r, const struct authority_view *v)
{
    page_title(page, text_printf(r->a, _("Authority of %.*s"), TEXT_FMT(say_unit(r, v->unit, v->now))));
    page_as_of(page, r, v->province, v->now, v->as_of, v->exercise);
    print_matrix(page, r, v);
    print_loans(page, r, v);
    print_lines(page, r, &v->rules, _("Working regulation and its review"), _("No working regulation is recorded."));
    print_lines(page, r, &v->posts, _("Sensitive posts, due to be rotated"), _("No sensitive post is recorded."));
}

/* --- other formats ----------------------------------------------------------------------------------------------------- */

static json_t *js_matrix_row(const struct reader *r, const struct authority_view *v, const struct org_row *row)
{
    json_t *o = json_object();
    js_set(o, "decision", js_text_or_null(row->decision));
    js_set(o, "decision_name",
           js_text_or_null(text_empty(row->decision) ? TEXT_NONE : say_decision(r, v, row->decision)));
    js_set(o, "own", json_boolean(row->own));
    js_set(o, "of_class", json_boolean(text_empty(row->unit)));
    js_set(o, "from", instant_eq(row->from, INSTANT_MIN) ? json_null() : js_instant(row->from));
    js_set(o, "to", js_instant(row->to));
    js_set(o, "in_force", json_boolean(in_force(v, row)));
    js_set(o, "source", js_text_or_null(row->source));
    js_set(o, "mark", js_text_or_null(row->mark));
    return o;
}

static json_t *js_loan(const struct reader *r, const struct authority_view *v, const struct loan *loan)
{
    json_t *o = json_object();
    js_set(o, "post", js_text(org_post_name(r->org, loan->post, r->lang)));
    js_set(o, "unit", js_unit(r, org_post_unit(r->org, loan->post), v->now));
    js_set(o, "lender", js_person(r, loan->lender));
    js_set(o, "borrower", js_person(r, loan->borrower));
    js_set(o, "on", json_boolean(lent_on(v, loan)));
    js_set(o, "from", instant_eq(loan->from, INSTANT_MIN) ? json_null() : js_instant(loan->from));
    js_set(o, "to", js_instant(loan->to));
    return o;
}

static json_t *js_lines(const struct reader *r, const struct board *b)
{
    json_t *list = json_array();
    for (size_t i = 0; i < b->n; i++)
        js_add(list, js_line(r, &b->lines[i], b->now));
    return list;
}

static void authority_json(struct sbuf *out, const struct reader *r, const struct authority_view *v)
{
    json_t *root = js_report("authority", v->province, v->now, v->exercise), *matrix = json_array(),
           *loans = json_array();
    for (size_t i = 0; i < v->nmatrix; i++)
        js_add(matrix, js_matrix_row(r, v, v->matrix[i]));
    for (size_t i = 0; i < v->nloans; i++)
        js_add(loans, js_loan(r, v, &v->loans[i]));
    js_set(root, "unit", js_unit(r, v->unit, v->now));
    js_set(root, "matrix", matrix);
    js_set(root, "delegations", loans);
    js_set(root, "working_rules", js_lines(r, &v->rules));
    js_set(root, "sensitive_posts", js_lines(r, &v->posts));
    js_print(out, root);
}

/* The matrix, which is what a spreadsheet is made of; the rest is lists of matters (board). */
static void authority_csv(struct sbuf *out, const struct reader *r, const struct authority_view *v)
{
    struct csv csv = csv_new(out, "unit,decision,own,from,to,in_force,source,mark,as_of");
    for (size_t i = 0; i < v->nmatrix; i++) {
        const struct org_row *row = v->matrix[i];
        csv_text(&csv, org_unit_code(r->org, v->unit));
        csv_text(&csv, row->decision);
        csv_bool(&csv, row->own);
        csv_instant(&csv, row->from);
        csv_instant(&csv, row->to);
        csv_bool(&csv, in_force(v, row));
        csv_text(&csv, row->source);
        csv_text(&csv, row->mark);
        csv_instant(&csv, v->now);
        csv_end(&csv);
    }
}

void report_authority(struct sbuf *out, struct arena *a, const struct authority_view *v,
                      const struct report_style *style)
{
    struct page page = page_new(out, a, style);
    struct reader r = { a, v->world->org, page.lang };
    switch (style->format) {
    case REPORT_TEXT: authority_text(&page, &r, v); break;
    case REPORT_JSON: authority_json(out, &r, v); break;
    case REPORT_CSV: authority_csv(out, &r, v); break;
    }
}
