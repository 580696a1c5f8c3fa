/* report_slip.c -- the control slip as text, JSON and CSV; slip_html.c prints the official form. */
#include "report/pages.h"
#include "report/slip.h"

#include "base/i18n.h"
#include "report/csv.h"

/* --- text -------------------------------------------------------------------------------------------------------- */

static struct text say_handed(const struct reader *r, const struct slip_row *row)
{
    struct text at = say_instant(r, row->at);
    if (!instant_before(row->at, row->receivable))
        return at;
    return text_printf(r->a, _("%.*s, receivable %.*s"), TEXT_FMT(at), TEXT_FMT(say_instant(r, row->receivable)));
}

static const char *say_effect(enum effect effect)
{
    static const char *const WORDS[] = { [EFFECT_RUNS_ON] = N_("the limit runs on"),
                                         [EFFECT_STOPS] = N_("the limit stands still"),
                                         [EFFECT_AGAIN] = N_("the limit begins again") };
    return _(WORDS[effect]);
}

/* What the row is about beside being handed over. */
static struct text say_about(const struct reading *g, const struct slip_row *row)
{
    const struct reader *r = &g->r;
    struct text due = instant_is_max(row->due) ? TEXT_NONE : say_end_short(r, row->due);
    switch (row->kind) {
    case SLIP_GIVEN: return say_step(r, g->m->rule, row->step);
    case SLIP_OUTSIDE: return text_printf(r->a, _("waits until %.*s, %s"), TEXT_FMT(due), say_effect(row->effect));
    case SLIP_STOPPED: return text_printf(r->a, _("stopped until %.*s, %s"), TEXT_FMT(due), say_effect(row->effect));
    case SLIP_ASKED:
        return instant_is_max(row->due) ? text_of(_("asked")) : text_printf(r->a, _("asked, due %.*s"), TEXT_FMT(due));
    case SLIP_RESULT:
        return row->limited ? text_printf(r->a, _("result, appointed for %.*s"), TEXT_FMT(due)) : text_of(_("result"));
    case SLIP_KIND_COUNT: break;
    }
    return TEXT_NONE;
}

static struct text say_used(const struct reader *r, const struct slip_row *row)
{
    struct text used = row->kind == SLIP_RESULT ? TEXT_NONE : say_span(r, row->used);
    if (row->over.us <= 0 || row->late.us > 0)
        return used;
    return text_printf(r->a, _("%.*s (step late by %.*s)"), TEXT_FMT(used), TEXT_FMT(say_span(r, row->over)));
}

static bool is_measured(const struct slip_row *row) { return row->kind == SLIP_GIVEN || row->kind == SLIP_ASKED; }

static void print_row(struct table *t, const struct reading *g, const struct slip_row *row)
{
    const struct reader *r = &g->r;
    struct text from = say_party(r, row, true), to = say_party(r, row, false);
    table_row(t);
    table_cell(t, TONE_PLAIN, say_handed(r, row));
    table_cell(t, TONE_PLAIN,
               row->kind == SLIP_STOPPED ? from : text_printf(r->a, "%.*s → %.*s", TEXT_FMT(from), TEXT_FMT(to)));
    table_cell(t, TONE_PLAIN, say_about(g, row));
    table_cell(t, TONE_PLAIN, is_measured(row) && row->limited ? say_span(r, row->given) : TEXT_NONE);
    table_cell(t, TONE_PLAIN, say_used(r, row));
    table_cell(t, TONE_PLAIN, is_measured(row) ? say_span(r, row->share) : TEXT_NONE);
    table_cell(t, row->verdict == SLIP_LATE ? TONE_LATE : TONE_PLAIN, say_verdict(r, row));
}

static void slip_text(const struct page *page, const struct reading *g, const struct slip_row *rows, size_t n)
{
    static const struct column COLUMNS[] = {
        { N_("Handed over"), false, 0, 17 }, { N_("Giver → receiver"), false, 0, 0 },
        { N_("For"), false, 0, 0 },          { N_("Given"), true, 0, 0 },
        { N_("Used"), true, 0, 9 },          { N_("Own share"), true, 0, 0 },
        { N_("Result"), false, 0, 0 },
    };
    const struct reader *r = &g->r;
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    page_title(page, text_printf(page->a, _("%.*s  control slip"), TEXT_FMT(g->code)));
    page_as_of(page, r, g->sheet->province, g->now, g->sheet->as_of, g->sheet->exercise);
    page_para(page, 0, TONE_PLAIN, g->title);
    page_blank(page);
    for (size_t i = 0; i < n; i++)
        print_row(t, g, &rows[i]);
    table_print(page, t, 2);
    page_blank(page);
    page_para(page, 2, TONE_FAINT,
              text_of(_("Given: the step's limit, or what was left of it. Result: of the unit's own share; what a unit "
                        "asked used beyond its due is that unit's.")));
}

/* --- JSON and CSV -------------------------------------------------------------------------------------------------- */

static json_t *js_party(const struct reading *g, const struct slip_row *row, bool from)
{
    const struct slip_party *p = from ? &row->from : &row->to;
    json_t *o = json_object();
    js_set(o, "unit", js_unit(&g->r, p->unit, row->at));
    js_set(o, "person", p->unit ? js_person(&g->r, p->person) : json_null());
    js_set(o, "name", js_text(say_party(&g->r, row, from)));
    return o;
}

static json_t *js_row(const struct reading *g, const struct slip_row *row)
{
    json_t *o = json_object();
    bool measured = is_measured(row);
    js_set(o, "kind", js_word(SLIP_KIND_WORDS[row->kind]));
    js_set(o, "from", js_party(g, row, true));
    js_set(o, "to", js_party(g, row, false));
    js_set(o, "at", js_instant(row->at));
    js_set(o, "receivable", js_instant(row->receivable));
    js_set(o, "end", js_instant(row->end));
    js_set(o, "about", js_text(say_about(g, row)));
    js_set(o, "given", measured && row->limited ? js_span(row->given) : json_null());
    js_set(o, "used", row->kind == SLIP_RESULT ? json_null() : js_span(row->used));
    js_set(o, "share", measured ? js_span(row->share) : json_null());
    js_set(o, "late", measured && row->limited ? js_span(row->late) : json_null());
    js_set(o, "step_over", row->kind == SLIP_GIVEN && row->limited ? js_span(row->over) : json_null());
    js_set(o, "due", js_instant(row->due.us ? row->due : INSTANT_MAX));
    js_set(o, "days", row->kind == SLIP_RESULT && row->limited ? json_integer(row->days) : json_null());
    js_set(o, "result", js_word(SLIP_VERDICT_WORDS[row->verdict]));
    js_set(o, "words", js_text(say_verdict(&g->r, row)));
    return o;
}

static void slip_json(struct sbuf *out, const struct reading *g, const struct slip_row *rows, size_t n)
{
    json_t *root = js_report("slip", g->sheet->province, g->now, g->sheet->exercise), *list = json_array();
    js_set(root, "code", js_text(g->code));
    js_set(root, "title", js_text(g->title));
    js_set(root, "received", js_instant(g->m->opened));
    js_set(root, "due", g->clocks.matter.limited ? js_due(&g->clocks.matter.due) : json_null());
    for (size_t i = 0; i < n; i++)
        js_add(list, js_row(g, &rows[i]));
    js_set(root, "rows", list);
    js_print(out, root);
}

static void slip_csv(struct sbuf *out, const struct reading *g, const struct slip_row *rows, size_t n)
{
    struct csv csv = csv_new(out, "code,kind,from,to,at,receivable,end,about,given_seconds,given,used_seconds,used,"
                                  "share_seconds,share,late_seconds,late,due,result,words");
    for (size_t i = 0; i < n; i++) {
        const struct slip_row *row = &rows[i];
        csv_text(&csv, g->code);
        csv_word(&csv, SLIP_KIND_WORDS[row->kind]);
        csv_text(&csv, say_party(&g->r, row, true));
        csv_text(&csv, say_party(&g->r, row, false));
        csv_instant(&csv, row->at);
        csv_instant(&csv, row->receivable);
        csv_instant(&csv, row->end);
        csv_text(&csv, say_about(g, row));
        csv_span(&csv, row->given);
        csv_span(&csv, row->used);
        csv_span(&csv, row->share);
        csv_span(&csv, row->late);
        csv_instant(&csv, row->due.us ? row->due : INSTANT_MAX);
        csv_word(&csv, SLIP_VERDICT_WORDS[row->verdict]);
        csv_text(&csv, say_verdict(&g->r, row));
        csv_end(&csv);
    }
}

void report_slip(struct sbuf *out, struct arena *a, const struct sheet *sheet, bool html,
                 const struct report_style *style)
{
    struct reading g = reading_of(a, sheet, style);
    struct page page = page_new(out, a, style);
    size_t n;
    const struct slip_row *rows = slip_rows(&g, &n);
    if (html) {
        slip_html(out, &g, rows, n);
        return;
    }
    switch (style->format) {
    case REPORT_TEXT: slip_text(&page, &g, rows, n); break;
    case REPORT_JSON: slip_json(out, &g, rows, n); break;
    case REPORT_CSV: slip_csv(out, &g, rows, n); break;
    }
}
