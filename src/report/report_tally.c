/* report_tally.c -- the results of a directive, a unit or a person, in the categories offices report.
 *
 * Each row falls into exactly one category, so that they sum to the number of rows; silence is one of its own. What is only an
 * exhortation, and what was cancelled, is listed too, and said to be so. */
#include "base/i18n.h"
#include "report/csv.h"
#include "report/reading.h"
#include "report/report_json.h"

static const struct {
    const char *name;
    bool official; /* shown also when it is empty */
} CATEGORIES[CAT_COUNT] = {
    [CAT_IN_TIME] = { N_("done in time"), true },
    [CAT_LATE] = { N_("done late"), true },
    [CAT_WITHIN] = { N_("not done, within the limit"), true },
    [CAT_OVERDUE] = { N_("not done, overdue"), true },
    [CAT_SILENT] = { N_("not reported"), true },
    [CAT_EXHORTATION] = { N_("an exhortation, without product to report"), false },
    [CAT_CANCELLED] = { N_("ended without result"), false },
};

const char *say_category(enum category category) { return _(CATEGORIES[category].name); }

/* --- text ------------------------------------------------------------------------------------------------------------ */

static void print_counts(const struct page *page, const struct tally *tally)
{
    static const struct column COLUMNS[] = { { "", false, 0, 0 }, { "", true, 0, 0 } };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    size_t counts[CAT_COUNT];
    tally_count(tally, counts);
    for (int i = 0; i < CAT_COUNT; i++) {
        if (!CATEGORIES[i].official && counts[i] == 0)
            continue;
        bool bad = counts[i] > 0 && category_is_bad((enum category)i);
        table_row(t);
        table_cell(t, bad ? TONE_LATE : TONE_PLAIN, text_printf(page->a, bad ? "! %s" : "%s", _(CATEGORIES[i].name)));
        table_cell(t, TONE_STRONG, text_printf(page->a, "%zu", counts[i]));
    }
    table_row(t);
    table_cell(t, TONE_STRONG, text_of(_("together")));
    table_cell(t, TONE_STRONG, text_printf(page->a, "%zu", tally->n));
    if (tally->period) {
        table_row(t);
        table_cell(t, TONE_PLAIN, text_of(_("of which from before the period")));
        table_cell(t, TONE_PLAIN, text_printf(page->a, "%zu", tally->carried));
        table_row(t);
        table_cell(t, TONE_PLAIN, text_of(_("of which given in the period")));
        table_cell(t, TONE_PLAIN, text_printf(page->a, "%zu", tally->given));
    }
    page_blank(page);
    table_print(page, t, 2);
}

/* --- the same period of the year before ---------------------------------------------------------------------------------- */

/* "+3 (+50,0%)"; without a share where there was none. */
static struct text say_change(const struct reader *r, size_t now, size_t then)
{
    long change = (long)now - (long)then;
    if (change == 0)
        return TEXT("0");
    if (then == 0)
        return text_printf(r->a, "%+ld", change);
    struct text share = text_printf(r->a, "%+.1f", 100.0 * (double)change / (double)then);
    char *p = text_cstr(r->a, share);
    for (size_t i = 0; r->lang[0] == 'v' && i < share.n; i++)
        p[i] = p[i] == '.' ? ',' : p[i];
    return text_printf(r->a, "%+ld (%s%%)", change, p);
}

static void compared_row(struct table *t, const struct reader *r, const char *name, size_t now, size_t then)
{
    table_row(t);
    table_cell(t, TONE_PLAIN, text_of(name));
    table_cell(t, TONE_STRONG, text_printf(r->a, "%zu", now));
    table_cell(t, TONE_PLAIN, text_printf(r->a, "%zu", then));
    table_cell(t, TONE_PLAIN, say_change(r, now, then));
}

static void print_compared(const struct page *page, const struct reader *r, const struct tally *tally)
{
    static const struct column COLUMNS[] = { { "", false, 0, 0 },
                                             { N_("This period"), true, 0, 0 },
                                             { N_("A year before"), true, 0, 0 },
                                             { N_("Change"), true, 0, 0 } };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    const struct tally *then = tally->last_year;
    size_t now_n[CAT_COUNT], then_n[CAT_COUNT];
    tally_count(tally, now_n);
    tally_count(then, then_n);
    compared_row(t, r, _("given in the period"), tally->given, then->given);
    compared_row(t, r, _("from before the period"), tally->carried, then->carried);
    for (int i = 0; i < CAT_COUNT; i++)
        if (CATEGORIES[i].official || now_n[i] || then_n[i])
            compared_row(t, r, _(CATEGORIES[i].name), now_n[i], then_n[i]);
    page_heading(page,
                 text_cstr(page->a, text_printf(page->a, _("Beside the same period of the year before, %.*s to %.*s"),
                                                TEXT_FMT(say_day(r, then->from)), TEXT_FMT(say_day(r, then->to)))));
    table_print(page, t, 2);
}

static struct text say_result(const struct reader *r, const struct tally_row *row)
{
    enum category category = category_of(row);
    bool bad = category_is_bad(category);
    struct text words = text_printf(r->a, bad ? "! %s" : "%s", _(CATEGORIES[category].name));
    if (row->done && !instant_is_max(row->finished))
        words = text_printf(r->a, "%.*s, %.*s", TEXT_FMT(words), TEXT_FMT(say_instant(r, row->finished)));
    if (row->to_allocate && !row->done)
        words = say_joined(r, words, "\n", text_of(_("to be assigned")));
    if (row->state == M_CONFIRM)
        words = say_joined(r, words, "\n", text_of(_("with the confirmer")));
    if (!text_empty(row->lateness))
        words = text_printf(r->a, _("%.*s\nlateness: %.*s"), TEXT_FMT(words), TEXT_FMT(row->lateness));
    return say_joined(r, words, "\n", row->report);
}

/* --- one content given to several: the giver sees it as one (MODEL 3) -------------------------------------------------- */

static void group_line(struct table *t, const struct reader *r, const struct tally_row *first, const struct group *g)
{
    struct text words = text_printf(r->a, _("%zu of %zu done"), g->done, g->n);
    if (g->done == g->n)
        words = text_printf(r->a, "%.*s, %.*s", TEXT_FMT(words), TEXT_FMT(say_instant(r, g->finished)));
    if (g->confirming)
        words = say_joined(r, words, "\n", text_printf(r->a, _("with the confirmer: %zu"), g->confirming));
    if (g->late)
        words = say_joined(r, words, "\n", text_printf(r->a, _("late: %zu"), g->late));
    table_row(t);
    table_cell(t, TONE_PLAIN, first->number);
    table_cell(t, TONE_PLAIN, TEXT_NONE);
    table_cell(t, TONE_PLAIN, first->words);
    table_cell(t, TONE_PLAIN, text_printf(r->a, _("given to %zu"), g->n));
    table_cell(t, TONE_PLAIN, TEXT_NONE);
    table_cell(t, TONE_STRONG, words);
}

static void tally_line(struct table *t, const struct reader *r, const struct tally_row *row, bool grouped)
{
    enum category category = category_of(row);
    bool bad = category_is_bad(category);
    table_row(t);
    table_cell(t, TONE_PLAIN, grouped ? TEXT_NONE : row->number);
    table_cell(t, TONE_STRONG, row->code);
    table_cell(t, TONE_PLAIN, grouped ? TEXT_NONE : row->words); /* stands in the line above */
    table_cell(t, TONE_PLAIN, row->lead);
    table_cell(t, TONE_PLAIN, say_end_short(r, row->due));
    table_cell(t, bad ? TONE_LATE : TONE_PLAIN, say_result(r, row));
}

static void print_rows(const struct page *page, const struct reader *r, const struct tally *tally)
{
    static const struct column COLUMNS[] = {
        { N_("No."), false, 0, 0 },  { N_("Code"), false, 0, 0 }, { N_("Content"), false, 4, 0 },
        { N_("Lead"), false, 3, 0 }, { N_("Due"), false, 0, 0 },  { N_("Result"), false, 0, 0 },
    };
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < tally->n;) {
        struct group g = group_of(r->a, &tally->rows[i], tally->n - i);
        if (g.n > 1)
            group_line(t, r, &tally->rows[i], &g);
        for (size_t k = 0; k < g.n; k++)
            tally_line(t, r, &tally->rows[i + k], g.n > 1);
        i += g.n;
    }
    page_blank(page);
    table_print(page, t, 2);
}

static void tally_text(const struct page *page, const struct reader *r, const struct tally *tally)
{
    page_title(page, text_printf(page->a, _("Results: %.*s"), TEXT_FMT(tally->title)));
    page_as_of(page, r, tally->province, tally->now, false, tally->exercise);
    print_counts(page, tally);
    if (tally->last_year)
        print_compared(page, r, tally);
    if (tally->n == 0) {
        page_blank(page);
        page_para(page, 2, TONE_PLAIN,
                  text_of(tally->unit || tally->period
                              ? _("Nothing was given in it: each matter will have a line here.")
                              : _("Nothing has been opened from it: each content that gives work will have a line "
                                  "here.")));
        return;
    }
    print_rows(page, r, tally);
    if (tally->nsums > 0)
        print_sums(page, r, tally->sums, tally->nsums, tally->now);
}

/* --- other formats ----------------------------------------------------------------------------------------------------- */

static json_t *js_row(const struct tally_row *row)
{
    json_t *o = json_object();
    js_set(o, "number", js_text(row->number));
    js_set(o, "content", row->content ? json_integer((json_int_t)row->content) : json_null());
    js_set(o, "code", js_text_or_null(row->code));
    js_set(o, "words", js_text(row->words));
    js_set(o, "lead", js_text_or_null(row->lead));
    js_set(o, "category", js_word(CATEGORY_WORDS[category_of(row)]));
    js_set(o, "state", js_word(MSTATE_WORDS[row->state]));
    js_set(o, "end", row->end == END_NONE ? json_null() : js_word(END_WORDS[row->end]));
    js_set(o, "done", json_boolean(row->done));
    js_set(o, "in_time", json_boolean(row->in_time));
    js_set(o, "late", json_boolean(row->late));
    js_set(o, "silent", json_boolean(row->silent));
    js_set(o, "to_allocate", json_boolean(row->to_allocate));
    js_set(o, "exhortation", json_boolean(row->exhortation));
    js_set(o, "due", js_instant(row->due));
    js_set(o, "finished", js_instant(row->finished));
    js_set(o, "lateness", js_text_or_null(row->lateness));
    js_set(o, "report", js_text_or_null(row->report));
    return o;
}

static json_t *js_group(const struct reader *r, const struct tally_row *first, const struct group *g,
                        struct instant now)
{
    json_t *o = json_object();
    js_set(o, "content", first->content ? json_integer((json_int_t)first->content) : json_null());
    js_set(o, "number", js_text(first->number));
    js_set(o, "given_to", json_integer((json_int_t)g->n));
    js_set(o, "done", json_integer((json_int_t)g->done));
    js_set(o, "with_confirmer", json_integer((json_int_t)g->confirming));
    js_set(o, "late", json_integer((json_int_t)g->late));
    js_set(o, "finished", g->done == g->n ? js_instant(g->finished) : json_null());
    js_set(o, "closed", g->done == g->n ? js_instant(g->closed) : json_null());
    js_set(o, "sums", js_sums(r, g->sums, g->nsums, now));
    return o;
}

static json_t *js_groups(const struct reader *r, const struct tally *tally)
{
    json_t *list = json_array();
    for (size_t i = 0; i < tally->n;) {
        struct group g = group_of(r->a, &tally->rows[i], tally->n - i);
        js_add(list, js_group(r, &tally->rows[i], &g, tally->now));
        i += g.n;
    }
    return list;
}

static json_t *js_last_year(const struct tally *then)
{
    json_t *o = json_object(), *counts = json_object();
    size_t n[CAT_COUNT];
    tally_count(then, n);
    for (int i = 0; i < CAT_COUNT; i++)
        js_set(counts, CATEGORY_WORDS[i], json_integer((json_int_t)n[i]));
    js_set(o, "from", js_day(then->from));
    js_set(o, "to", js_day(then->to));
    js_set(o, "n", json_integer((json_int_t)then->n));
    js_set(o, "counts", counts);
    js_set(o, "carried", json_integer((json_int_t)then->carried));
    js_set(o, "given", json_integer((json_int_t)then->given));
    return o;
}

static void tally_json(struct sbuf *out, const struct reader *r, const struct tally *tally)
{
    json_t *root = js_report("tally", tally->province, tally->now, tally->exercise), *counts = json_object(),
           *rows = json_array();
    size_t n[CAT_COUNT];
    tally_count(tally, n);
    js_set(root, "title", js_text(tally->title));
    js_set(root, "n", json_integer((json_int_t)tally->n));
    for (int i = 0; i < CAT_COUNT; i++)
        js_set(counts, CATEGORY_WORDS[i], json_integer((json_int_t)n[i]));
    js_set(root, "counts", counts);
    if (tally->period) {
        js_set(root, "from", js_day(tally->from));
        js_set(root, "to", js_day(tally->to));
        js_set(root, "state_at", js_instant(tally_at(tally)));
        js_set(root, "carried", json_integer((json_int_t)tally->carried));
        js_set(root, "given", json_integer((json_int_t)tally->given));
    }
    if (tally->last_year)
        js_set(root, "last_year", js_last_year(tally->last_year));
    for (size_t i = 0; i < tally->n; i++)
        js_add(rows, js_row(&tally->rows[i]));
    js_set(root, "contents", js_groups(r, tally));
    js_set(root, "rows", rows);
    js_set(root, "sums", js_sums(r, tally->sums, tally->nsums, tally->now));
    js_print(out, root);
}

static void tally_csv(struct sbuf *out, const struct tally *tally)
{
    struct csv csv = csv_new(out, "number,code,words,lead,category,due,finished,lateness,report,as_of");
    for (size_t i = 0; i < tally->n; i++) {
        const struct tally_row *row = &tally->rows[i];
        csv_text(&csv, row->number);
        csv_text(&csv, row->code);
        csv_text(&csv, row->words);
        csv_text(&csv, row->lead);
        csv_word(&csv, CATEGORY_WORDS[category_of(row)]);
        csv_instant(&csv, row->due);
        csv_instant(&csv, row->finished);
        csv_text(&csv, row->lateness);
        csv_text(&csv, row->report);
        csv_instant(&csv, tally->now);
        csv_end(&csv);
    }
}

void report_tally(struct sbuf *out, struct arena *a, const struct tally *tally, const struct report_style *style)
{
    struct page page = page_new(out, a, style);
    struct reader r = { a, tally->world ? tally->world->org : NULL, page.lang };
    assert(tally->nsums == 0 || tally->world);
    switch (style->format) {
    case REPORT_TEXT: tally_text(&page, &r, tally); break;
    case REPORT_JSON: tally_json(out, &r, tally); break;
    case REPORT_CSV: tally_csv(out, tally); break;
    }
}
