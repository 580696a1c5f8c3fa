/* store_document.c -- documents, what was accepted of them, and their contents. */
#include "base/i18n.h"
#include "store/conn.h"

enum { SHA256_BYTES = 32 };

/* --- writing --------------------------------------------------------------------------------------------- */

enum rc store_contents_add(struct conn *c, int64_t document, struct content_row *rows, size_t n, struct err *err)
{
    assert(c->writing);
    int64_t id = 0;
    enum rc rc = conn_last(c, FACT_CONTENT, SQL_CONTENT_LAST, &id, err);
    for (size_t i = 0; i < n && rc == RC_OK; i++) {
        struct content_row *r = &rows[i];
        r->id = ++id;
        r->document = document;
        rc = conn_add(c, FACT_CONTENT, SQL_CONTENT_ADD,
                      VALUES(VALUE_I(r->id), VALUE_I(document), VALUE_I(r->ordinal), VALUE_I(r->start), VALUE_I(r->end),
                             VALUE_T(r->number), VALUE_T(r->words), VALUE_T(r->json)),
                      err);
    }
    return rc;
}

enum rc store_document_add(struct conn *c, struct document_row *doc, struct content_row *contents, size_t n,
                           struct err *err)
{
    assert(c->writing && doc->sha256.n == SHA256_BYTES);
    int64_t id = 0;
    enum rc rc = conn_number(c, SQL_DOCUMENT_BY_SHA256, VALUES(VALUE_B(doc->sha256)), &id, err);
    if (rc != RC_OK)
        return rc;
    if (id) {
        doc->id = id;
        return err_set(err, PB_EXISTS, _("the document '%.*s' is recorded already, as number %lld"),
                       TEXT_FMT(doc->number), (long long)id);
    }
    rc = conn_last(c, FACT_DOCUMENT, SQL_DOCUMENT_LAST, &id, err);
    if (rc != RC_OK)
        return rc;
    id++;
    rc = conn_add(c, FACT_DOCUMENT, SQL_DOCUMENT_ADD,
                  VALUES(VALUE_I(id), VALUE_T(doc->number), VALUE_T(doc->issuer), VALUE_T(doc->type),
                         VALUE_T(doc->title), VALUE_I(doc->date.n), VALUE_I(doc->recorded.us), VALUE_B(doc->sha256),
                         VALUE_T(doc->text)),
                  err);
    if (rc != RC_OK)
        return rc;
    if (!text_empty(doc->file))
        rc = conn_run(c, SQL_DOCUMENT_FILE_ADD, VALUES(VALUE_I(id), VALUE_T(doc->file)), err);
    if (rc != RC_OK)
        return rc;
    doc->id = id;
    return store_contents_add(c, id, contents, n, err);
}

static enum rc unknown(int64_t id, struct err *err)
{
    return err_set(err, PB_UNKNOWN_DOCUMENT, _("there is no document number %lld"), (long long)id);
}

/* --- reading --------------------------------------------------------------------------------------------- */

static struct document_row document_of(struct conn *c, const struct stmt *st, struct arena *a)
{
    return (struct document_row){
        .id = row_int(c, st, 0),
        .number = row_text(c, st, 1, a),
        .issuer = row_text(c, st, 2, a),
        .type = row_text(c, st, 3, a),
        .title = row_text(c, st, 4, a),
        .date = { (int32_t)row_int(c, st, 5) },
        .recorded = row_instant(c, st, 6),
        .sha256 = row_text(c, st, 7, a),
        .accepted = row_bool(c, st, 8),
    };
}

/* Rows of a statement already bound; `text`: it selects the text too. */
static enum rc documents_read(struct conn *c, struct stmt *st, struct arena *a, bool text, struct document_row **rows,
                              size_t *n, struct err *err)
{
    struct document_row *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc;
    while ((rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct document_row d = document_of(c, st, a);
        if (text)
            d.text = row_text(c, st, 9, a);
        ARENA_PUSH(a, list, count, d);
    }
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

enum rc store_document(struct conn *c, struct arena *a, int64_t id, struct document_row *out, struct err *err)
{
    struct stmt *st;
    struct document_row *rows;
    size_t n = 0;
    enum rc rc = conn_ask(c, SQL_DOCUMENT, VALUES(VALUE_I(id)), &st, err);
    if (rc == RC_OK)
        rc = documents_read(c, st, a, true, &rows, &n, err);
    if (rc != RC_OK)
        return rc;
    if (n == 0)
        return unknown(id, err);
    *out = rows[0];
    return RC_OK;
}

enum rc store_document_by_number(struct conn *c, struct arena *a, struct text number, struct document_row *out,
                                 struct err *err)
{
    struct stmt *st;
    struct document_row *rows;
    size_t n = 0;
    enum rc rc = conn_ask(c, SQL_DOCUMENT_BY_NUMBER, VALUES(VALUE_T(number)), &st, err);
    if (rc == RC_OK)
        rc = documents_read(c, st, a, true, &rows, &n, err);
    if (rc != RC_OK)
        return rc;
    if (n == 0)
        return err_set(err, PB_UNKNOWN_DOCUMENT, _("there is no document '%.*s'"), TEXT_FMT(number));
    if (n > 1)
        return err_set(err, PB_AMBIGUOUS,
                       _("%zu documents have the number '%.*s', the first is number %lld of the record"), n,
                       TEXT_FMT(number), (long long)rows[0].id);
    *out = rows[0];
    return RC_OK;
}

enum rc store_documents(struct conn *c, struct arena *a, struct document_row **rows, size_t *n, struct err *err)
{
    struct stmt *st;
    enum rc rc = conn_ask(c, SQL_DOCUMENTS, NO_VALUES, &st, err);
    return rc == RC_OK ? documents_read(c, st, a, false, rows, n, err) : rc;
}

enum rc store_document_accept(struct conn *c, int64_t document, struct instant recorded, struct err *err)
{
    assert(c->writing);
    struct arena *a = arena_new();
    struct document_row doc = { .id = 0 };
    enum rc rc = store_document(c, a, document, &doc, err);
    if (rc == RC_OK && doc.accepted)
        rc = err_set(err, PB_EXISTS, _("the document '%.*s' is accepted already"), TEXT_FMT(doc.number));
    arena_free(a);
    if (rc != RC_OK)
        return rc;
    return conn_run(c, SQL_DOCUMENT_ACCEPT, VALUES(VALUE_I(document), VALUE_I(recorded.us)), err);
}

/* --- contents -------------------------------------------------------------------------------------------- */

static enum rc contents_read(struct conn *c, struct stmt *st, struct arena *a, struct content_row **rows, size_t *n,
                             struct err *err)
{
    struct content_row *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc;
    while ((rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct content_row r = {
            .id = row_int(c, st, 0),
            .document = row_int(c, st, 1),
            .ordinal = (int)row_int(c, st, 2),
            .start = row_int(c, st, 3),
            .end = row_int(c, st, 4),
            .number = row_text(c, st, 5, a),
            .words = row_text(c, st, 6, a),
            .json = row_text(c, st, 7, a),
        };
        ARENA_PUSH(a, list, count, r);
    }
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

enum rc store_contents(struct conn *c, struct arena *a, int64_t document, struct content_row **rows, size_t *n,
                       struct err *err)
{
    struct stmt *st;
    enum rc rc = conn_ask(c, SQL_CONTENTS, VALUES(VALUE_I(document)), &st, err);
    return rc == RC_OK ? contents_read(c, st, a, rows, n, err) : rc;
}

enum rc store_content(struct conn *c, struct arena *a, int64_t id, struct content_row *out, struct err *err)
{
    struct stmt *st;
    struct content_row *rows;
    size_t n = 0;
    enum rc rc = conn_ask(c, SQL_CONTENT, VALUES(VALUE_I(id)), &st, err);
    if (rc == RC_OK)
        rc = contents_read(c, st, a, &rows, &n, err);
    if (rc != RC_OK)
        return rc;
    if (n == 0)
        return err_set(err, PB_UNKNOWN_DOCUMENT, _("no document has a content number %lld"), (long long)id);
    *out = rows[0];
    return RC_OK;
}
