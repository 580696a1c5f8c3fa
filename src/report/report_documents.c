/* report_documents.c -- the documents that were read: which wait to be accepted, and what became of the others.
 *
 *      Draft  Document     Date       Title              State     Opened  To assign  Late
 *          2  12/CT-UBND   3/9/2025   Về ...             draft     0 of 6
 *          1  96/TB-UBND   14/8/2025  Kết luận ...       accepted  8 of 9          1   ! 2
 *
 * What was not opened is shown with the document itself: an exhortation, a name that the register does not know.
 */
#include "base/i18n.h"
#include "report/csv.h"
#include "report/reading.h"
#include "report/report_json.h"

static const char *const STATES[] = { "draft", "accepted" };

static struct text say_count(const struct reader *r, const struct document_line *line, size_t n)
{
    return line->accepted ? text_printf(r->a, "%zu", n) : TEXT_NONE;
}

static void documents_row(struct table *t, const struct reader *r, const struct document_line *line)
{
    table_row(t);
    table_cell(t, line->accepted ? TONE_PLAIN : TONE_STRONG, text_printf(r->a, "%lld", (long long)line->draft));
    table_cell(t, TONE_STRONG, text_empty(line->number) ? text_of(_("no number")) : line->number);
    table_cell(t, TONE_PLAIN, line->date.n == DAY_MIN.n ? TEXT_NONE : say_day(r, line->date));
    table_cell(t, TONE_PLAIN, text_empty(line->title) ? line->type : line->title);
    table_cell(t, line->accepted ? TONE_PLAIN : TONE_STRONG, text_of(line->accepted ? _("accepted") : _("draft")));
    table_cell(t, TONE_PLAIN, text_printf(r->a, _("%zu of %zu"), line->opened, line->contents));
    table_cell(t, line->to_assign ? TONE_STRONG : TONE_PLAIN, say_count(r, line, line->to_assign));
    table_cell(t, line->late ? TONE_LATE : TONE_PLAIN,
               line->late ? text_printf(r->a, "! %zu", line->late) : say_count(r, line, 0));
}

static void print_draft_to_open(const struct page *page, const struct documents *d)
{
    for (size_t i = 0; i < d->n; i++)
        if (!d->lines[i].accepted) {
            long long draft = (long long)d->lines[i].draft;
            page_para(page, 2, TONE_PLAIN,
                      text_printf(page->a,
                                  _("Look at a draft again: congvu draft %lld; open its matters: congvu intake "
                                    "--accept %lld --as PERSON"),
                                  draft, draft));
            return;
        }
}

static void documents_text(const struct page *page, const struct reader *r, const struct documents *d)
{
    static const struct column COLUMNS[] = {
        { N_("Draft"), true, 0, 0 },     { N_("Document"), false, 0, 0 }, { N_("Date"), false, 0, 0 },
        { N_("Title"), false, 2, 0 },    { N_("State"), false, 0, 0 },    { N_("Contents opened"), true, 0, 0 },
        { N_("To assign"), true, 0, 0 }, { N_("Late"), true, 0, 0 },
    };
    page_title(page, text_of(_("Documents")));
    page_as_of(page, r, d->province, d->now, false, d->exercise);
    page_blank(page);
    if (d->n == 0) {
        page_para(page, 2, TONE_PLAIN, text_of(_("No document to show: 'congvu intake FILE' reads one.")));
        return;
    }
    struct table *t = table_new(page->a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < d->n; i++)
        documents_row(t, r, &d->lines[i]);
    table_print(page, t, 2);
    page_blank(page);
    print_draft_to_open(page, d);
    if (d->more)
        page_para(page, 2, TONE_STRONG, text_of(_("There are more: ask for one state.")));
}

static json_t *js_document(const struct document_line *line)
{
    json_t *o = json_object();
    js_set(o, "id", json_integer(line->draft));
    js_set(o, "draft", line->accepted ? json_null() : json_integer(line->draft));
    js_set(o, "state", js_word(STATES[line->accepted]));
    js_set(o, "number", js_text_or_null(line->number));
    js_set(o, "date", line->date.n == DAY_MIN.n ? json_null() : js_day(line->date));
    js_set(o, "issuer", js_text_or_null(line->issuer));
    js_set(o, "type", js_text_or_null(line->type));
    js_set(o, "title", js_text_or_null(line->title));
    js_set(o, "received", js_instant(line->received));
    js_set(o, "contents", json_integer((json_int_t)line->contents));
    js_set(o, "opened", json_integer((json_int_t)line->opened));
    js_set(o, "not_opened", json_integer((json_int_t)(line->contents - line->opened)));
    js_set(o, "matters", json_integer((json_int_t)line->matters));
    js_set(o, "open", json_integer((json_int_t)line->open));
    js_set(o, "to_assign", json_integer((json_int_t)line->to_assign));
    js_set(o, "late", json_integer((json_int_t)line->late));
    return o;
}

static void documents_json(struct sbuf *out, const struct documents *d)
{
    json_t *root = js_report("documents", d->province, d->now, d->exercise), *list = json_array();
    for (size_t i = 0; i < d->n; i++)
        js_add(list, js_document(&d->lines[i]));
    js_set(root, "documents", list);
    js_set(root, "more", json_boolean(d->more));
    js_print(out, root);
}

static void documents_csv(struct sbuf *out, const struct documents *d)
{
    struct csv csv =
        csv_new(out, "draft,state,number,date,issuer,type,title,received,contents,opened,not_opened,matters,open,"
                     "to_assign,late");
    for (size_t i = 0; i < d->n; i++) {
        const struct document_line *line = &d->lines[i];
        csv_int(&csv, line->draft);
        csv_word(&csv, STATES[line->accepted]);
        csv_text(&csv, line->number);
        csv_day(&csv, line->date);
        csv_text(&csv, line->issuer);
        csv_text(&csv, line->type);
        csv_text(&csv, line->title);
        csv_instant(&csv, line->received);
        csv_int(&csv, (int64_t)line->contents);
        csv_int(&csv, (int64_t)line->opened);
        csv_int(&csv, (int64_t)(line->contents - line->opened));
        csv_int(&csv, (int64_t)line->matters);
        csv_int(&csv, (int64_t)line->open);
        csv_int(&csv, (int64_t)line->to_assign);
        csv_int(&csv, (int64_t)line->late);
        csv_end(&csv);
    }
}

void report_documents(struct sbuf *out, struct arena *a, const struct documents *d, const struct report_style *style)
{
    struct page page = page_new(out, a, style);
    struct reader r = { a, NULL, page.lang };
    switch (style->format) {
    case REPORT_TEXT: documents_text(&page, &r, d); break;
    case REPORT_JSON: documents_json(out, d); break;
    case REPORT_CSV: documents_csv(out, d); break;
    }
}
