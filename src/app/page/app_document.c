/* app_document.c -- a document's text, with what came of it; a year of the calendar. */
#include "app/page/page.h"
#include "base/i18n.h"
#include "report/pages.h"

enum { LINES_EACH = 500, YEAR_FIRST = 2000, YEAR_LAST = 2100 };

/* What of the document who asks may see; *any: at least one matter. */
static enum rc contents_of(struct reading *r, int64_t document, const char *lang, struct document_page *page, bool *any,
                           struct err *err)
{
    struct content_row *rows;
    struct document_content *list = NULL;
    size_t n;
    enum rc rc = store_contents(r->conn, r->a, document, &rows, &n, err);
    *any = false;
    for (size_t i = 0; rc == RC_OK && i < n; i++) {
        const struct line_query q = { .content = rows[i].id, .state = TEXT("all"), .max = LINES_EACH };
        struct lines lines;
        rc = board_lines(r, &q, lang, &lines, err);
        if (rc != RC_OK)
            break;
        *any |= lines.n > 0;
        ARENA_PUSH(r->a, list, page->n,
                   ((struct document_content){ rows[i].ordinal, rows[i].start, rows[i].end, rows[i].number, lines.items,
                                               lines.n }));
    }
    page->contents = list;
    return rc;
}

static enum rc document(struct reading *r, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct document_row doc;
    struct document_page page = { .id = ask->document, .now = r->now };
    bool any = false;
    enum rc rc = store_document(r->conn, r->a, ask->document, &doc, err);
    if (rc == RC_OK)
        rc = contents_of(r, ask->document, ask->style.lang, &page, &any, err);
    bool may = rc == RC_OK && (any || document_shown(r, ask->who, &doc));
    if (rc == RC_OK && !may)
        rc = err_set(err, PB_UNKNOWN_DOCUMENT, _("no document has the number %lld"), (long long)ask->document);
    if (rc != RC_OK)
        return rc;
    page.number = doc.number;
    page.issuer = doc.issuer;
    page.type = doc.type;
    page.title = doc.title;
    page.text = doc.text;
    page.date = doc.date;
    report_document(out, r->a, r->world.org, &page, &ask->style);
    return RC_OK;
}

enum rc congvu_document(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        rc = document(&r, ask, out, err);
    reading_end(&r);
    return rc;
}

enum rc congvu_year(struct congvu *app, const struct congvu_ask *ask, int year, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK && (year < YEAR_FIRST || year > YEAR_LAST))
        rc = err_set(err, PB_NO_CALENDAR, _("there is no calendar of the year %d"), year);
    if (rc == RC_OK) {
        const struct calbook *book = r.world.book;
        report_year(out, r.a, calbook_last(book), calbook_announced(book, calbook_versions(book) - 1), year,
                    &ask->style);
    }
    reading_end(&r);
    return rc;
}
