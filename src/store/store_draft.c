/* store_draft.c -- what persons did to a draft: edits, and the steps of contents. Nothing is changed, only followed. */
#include "store/conn.h"

enum rc store_draft_version(struct conn *c, int64_t document, int64_t *version, struct err *err)
{
    *version = 0;
    return conn_number(c, SQL_DRAFT_VERSION, VALUES(VALUE_I(document)), version, err);
}

enum rc store_content_ordinal(struct conn *c, int64_t document, int64_t *ordinal, struct err *err)
{
    *ordinal = 0;
    return conn_number(c, SQL_CONTENT_ORDINAL, VALUES(VALUE_I(document)), ordinal, err);
}

/* --- writing --------------------------------------------------------------------------------------------- */

enum rc store_draft_edit(struct conn *c, struct draft_edit_row *edit, struct draft_step_row *steps, size_t n,
                         struct err *err)
{
    assert(c->writing && n > 0);
    int64_t version;
    enum rc rc = store_draft_version(c, edit->document, &version, err);
    if (rc != RC_OK)
        return rc;
    edit->version = version + 1;
    rc = conn_run(c, SQL_DRAFT_EDIT_ADD,
                  VALUES(VALUE_I(edit->document), VALUE_I(edit->version), VALUE_I(edit->recorded.us),
                         VALUE_T(edit->person), VALUE_T(edit->operator_name), VALUE_T(edit->what),
                         VALUE_T(edit->reason)),
                  err);
    for (size_t i = 0; i < n && rc == RC_OK; i++) {
        struct content_row *content = &steps[i].content;
        if (content->id == 0)
            rc = store_contents_add(c, edit->document, content, 1, err);
        if (rc == RC_OK)
            rc = conn_run(c, SQL_DRAFT_STEP_ADD,
                          VALUES(VALUE_I(edit->document), VALUE_I(content->ordinal), VALUE_I(edit->version),
                                 VALUE_I(content->id), VALUE_I(steps[i].state)),
                          err);
    }
    return rc;
}

/* --- reading --------------------------------------------------------------------------------------------- */

enum rc store_draft_contents(struct conn *c, struct arena *a, int64_t document, struct content_row **rows,
                             enum draft_state **states, size_t *n, struct err *err)
{
    struct stmt *st;
    struct content_row *list = NULL;
    enum draft_state *state = NULL;
    size_t count = 0, nstates = 0;
    bool row;
    enum rc rc = conn_ask(c, SQL_DRAFT_CONTENTS, VALUES(VALUE_I(document)), &st, err);
    if (rc != RC_OK)
        return rc;
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
        ARENA_PUSH(a, state, nstates, row_int(c, st, 8) == DRAFT_DROPPED ? DRAFT_DROPPED : DRAFT_STANDS);
    }
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *states = state;
    *n = count;
    return RC_OK;
}

enum rc store_draft_edits(struct conn *c, struct arena *a, int64_t document, struct draft_edit_row **rows, size_t *n,
                          struct err *err)
{
    struct stmt *st;
    struct draft_edit_row *list = NULL;
    size_t count = 0;
    bool row;
    enum rc rc = conn_ask(c, SQL_DRAFT_EDITS, VALUES(VALUE_I(document)), &st, err);
    if (rc != RC_OK)
        return rc;
    while ((rc = conn_row(c, st, &row, err)) == RC_OK && row) {
        struct draft_edit_row r = {
            .document = document,
            .version = row_int(c, st, 0),
            .recorded = row_instant(c, st, 1),
            .person = row_text(c, st, 2, a),
            .operator_name = row_text(c, st, 3, a),
            .what = row_text(c, st, 4, a),
            .reason = row_text(c, st, 5, a),
        };
        ARENA_PUSH(a, list, count, r);
    }
    if (rc != RC_OK)
        return rc;
    *rows = list;
    *n = count;
    return RC_OK;
}

enum rc store_document_file(struct conn *c, struct arena *a, int64_t document, struct text *name, struct err *err)
{
    struct stmt *st;
    bool row;
    struct text found = TEXT_NONE;
    enum rc rc = conn_ask(c, SQL_DOCUMENT_FILE, VALUES(VALUE_I(document)), &st, err);
    if (rc != RC_OK)
        return rc;
    while ((rc = conn_row(c, st, &row, err)) == RC_OK && row)
        found = row_text(c, st, 0, a);
    if (rc == RC_OK)
        *name = found;
    return rc;
}
