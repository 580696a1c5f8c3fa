/* table_document.c -- a row's document: the matters of a task sheet are tied to it, so that its results can be reported as those of a
 * directive that was read. A document that is not there is recorded by its number alone, without a text; its contents are the rows. */
#include "app/intake/table.h"

#include "base/i18n.h"

enum { NUMBER_BYTES_MAX = 80 };

/* "Thông báo số 96/TB-UBND ngày 14/8/2025": the first word with a number, a stroke and then no number. "" where there is none. */
static struct text number_in(struct text words)
{
    struct text word;
    while (words.p && text_split(&words, ' ', &word)) {
        while (word.n && (word.p[word.n - 1] == ',' || word.p[word.n - 1] == ';' || word.p[word.n - 1] == '.'))
            word.n--;
        size_t stroke = text_find(word, TEXT("/"), 0);
        if (word.n <= NUMBER_BYTES_MAX && stroke != SIZE_MAX && stroke > 0 && stroke + 1 < word.n && word.p[0] >= '0' &&
            word.p[0] <= '9' && (word.p[stroke + 1] < '0' || word.p[stroke + 1] > '9'))
            return word;
    }
    return TEXT_NONE;
}

static enum rc record(struct conn *conn, struct arena *a, const struct table_source *s, struct text number,
                      struct document_row *doc, struct err *err)
{
    const struct text parts[] = { TEXT("table document"), number };
    *doc = (struct document_row){ .number = number,
                                  .issuer = s->issuer,
                                  .sha256 = request_digest(a, parts, LEN(parts)),
                                  .date = s->date,
                                  .file = s->file,
                                  .recorded = s->recorded };
    enum rc rc = store_document_add(conn, doc, NULL, 0, err);
    return rc == RC_OK ? store_document_accept(conn, doc->id, s->recorded, err) : rc;
}

/* The content with these words; a new one behind the others where there is none. */
static enum rc content_of(struct conn *conn, struct arena *a, int64_t document, const struct table_row *row,
                          int64_t *content, struct err *err)
{
    struct content_row *rows;
    size_t n;
    int64_t last;
    const struct intake_content said = { .words = row->task };
    enum rc rc = store_contents(conn, a, document, &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        if (text_eq(rows[i].words, row->task)) {
            *content = rows[i].id;
            return RC_OK;
        }
    if (rc == RC_OK)
        rc = store_content_ordinal(conn, document, &last, err);
    if (rc != RC_OK)
        return rc;
    struct content_row added = {
        .ordinal = (int)last + 1, .number = row->number, .words = row->task, .json = draft_content_json(a, &said)
    };
    rc = store_contents_add(conn, document, &added, 1, err);
    *content = added.id;
    return rc;
}

enum rc table_content(struct conn *conn, struct arena *a, const struct table_source *source,
                      const struct table_row *row, int64_t *content, struct err *err)
{
    struct text number = number_in(row->document);
    struct document_row doc;
    struct err why = { .rc = RC_OK };
    *content = 0;
    if (text_empty(number))
        return RC_OK;
    enum rc rc = store_document_by_number(conn, a, number, &doc, &why);
    if (rc != RC_OK && why.problem == PB_UNKNOWN_DOCUMENT)
        rc = record(conn, a, source, number, &doc, err);
    else if (why.problem == PB_AMBIGUOUS || (rc == RC_OK && !doc.accepted))
        return RC_OK; /* which of them, or a draft that somebody is still putting right: the number is kept with the act alone */
    else if (rc != RC_OK && err)
        *err = why;
    else
        doc.accepted = true;
    return rc == RC_OK ? content_of(conn, a, doc.id, row, content, err) : rc;
}
