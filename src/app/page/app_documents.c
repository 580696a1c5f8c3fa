/* app_documents.c -- the documents that were read, and what became of each. */
#include "app/intake/clerk.h"
#include "app/page/page.h"

#include "base/i18n.h"

enum { DOCUMENTS_MAX = 1000 };

static const char *const STATES[] = { "all", "draft", "accepted", NULL };
enum { ALL, DRAFT, ACCEPTED };

/* What a content opened, in order of the register: questions are not counted, they are of the matters. */
static enum rc roots_of(struct reading *r, int64_t content, const char *lang, struct lines *out, struct err *err)
{
    struct line_query q = { .state = TEXT("all"), .content = content, .max = SIZE_MAX };
    struct lines lines = { 0 };
    enum rc rc = board_lines(r, &q, lang, &lines, err);
    if (rc != RC_OK)
        return rc;
    size_t n = 0;
    for (size_t i = 0; i < lines.n; i++)
        if (!lines.items[i].question)
            lines.items[n++] = lines.items[i];
    lines.n = n;
    *out = lines;
    return RC_OK;
}

static bool is_late(const struct board_line *line, struct instant now)
{
    return line->state != M_ENDED && !line->stopped && line->limited && !instant_before(now, line->due);
}

static enum rc line_of(struct reading *r, const struct document_row *doc, const char *lang, struct document_line *out,
                       struct err *err)
{
    struct content_row *contents;
    size_t n = 0;
    struct document_line line = { .draft = doc->id,
                                  .number = doc->number,
                                  .issuer = doc->issuer,
                                  .type = doc->type,
                                  .title = doc->title,
                                  .date = doc->date,
                                  .received = doc->recorded,
                                  .accepted = doc->accepted };
    enum rc rc = store_contents(r->conn, r->a, doc->id, &contents, &n, err);
    line.contents = n;
    for (size_t i = 0; rc == RC_OK && doc->accepted && i < n; i++) {
        struct lines roots;
        rc = roots_of(r, contents[i].id, lang, &roots, err);
        if (rc != RC_OK)
            break;
        line.opened += roots.n > 0;
        line.matters += roots.n;
        for (size_t k = 0; k < roots.n; k++) {
            bool open = roots.items[k].state != M_ENDED;
            line.open += open;
            line.to_assign += open && roots.items[k].to_allocate;
            line.late += is_late(&roots.items[k], r->now);
        }
    }
    if (rc == RC_OK)
        *out = line;
    return rc;
}

bool document_shown(const struct reading *r, const struct congvu_who *who, const struct document_row *doc)
{
    if (!who || who->rights & CONGVU_MAY_READ_ALL)
        return true;
    struct instant t = doc->date.n == DAY_MIN.n ? r->now : day_start(doc->date);
    return clerk_handles(r->world.org, who, doc->issuer, t, r->now);
}

static enum rc list(struct reading *r, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct document_row *rows;
    struct document_line *lines = NULL;
    size_t n = 0, found = 0, max = ask->max ? ask->max : DOCUMENTS_MAX;
    struct documents documents = { .now = r->now,
                                   .exercise = r->app->meta.exercise,
                                   .province = r->app->meta.province };
    int state = text_empty(ask->state) ? ALL : word_index(STATES, ask->state);
    if (state < 0)
        return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no state of a document: say draft, accepted or all"),
                       TEXT_FMT(ask->state));
    enum rc rc = store_documents(r->conn, r->a, &rows, &n, err);
    for (size_t i = n; rc == RC_OK && i-- > 0;) {
        struct document_line line;
        if (state != ALL && rows[i].accepted != (state == ACCEPTED))
            continue;
        documents.more = found == max;
        if (documents.more)
            break;
        rc = line_of(r, &rows[i], ask->style.lang, &line, err);
        if (rc == RC_OK && (line.matters > 0 || document_shown(r, ask->who, &rows[i])))
            ARENA_PUSH(r->a, lines, found, line);
    }
    if (rc != RC_OK)
        return rc;
    documents.lines = lines;
    documents.n = found;
    report_documents(out, r->a, &documents, &ask->style);
    return RC_OK;
}

enum rc congvu_documents(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    enum rc rc = reading_begin(app, ask, &r, err);
    if (rc == RC_OK)
        rc = list(&r, ask, out, err);
    reading_end(&r);
    return rc;
}
