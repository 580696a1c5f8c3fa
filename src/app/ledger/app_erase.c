/* app_erase.c -- personal data erased as the law orders: content and salt go, the digest that was sealed stays.
 *
 * It is one transaction with the row that says what was erased, by whom and on what ground; then the pages they stood on are wiped.
 */
#include "app/seal/seal.h"
#include "app/view/due.h"

#include "base/i18n.h"

struct erasing {
    struct congvu *app;
    const struct congvu_erase *in;
    struct erasure_row row;
    struct arena *a;
    size_t fields;
};

static enum rc one(struct erasing *e, struct conn *conn, enum fact_sort sort, int64_t n, struct err *err)
{
    return store_erase(conn, e->a, e->row.seq, sort, n, NULL, 0, &e->fields, err);
}

static enum rc many(struct erasing *e, struct conn *conn, enum fact_sort sort, const int64_t *ns, size_t n,
                    struct err *err)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; i < n && rc == RC_OK; i++)
        rc = one(e, conn, sort, ns[i], err);
    return rc;
}

/* --- what may be erased ---------------------------------------------------------------------------------- */

/* Every word of every act of the family: a petition with all that was asked and answered about it. */
static enum rc of_matter(struct erasing *e, struct conn *conn, struct text what, struct err *err)
{
    struct matter_key key;
    struct act *acts;
    size_t n;
    enum rc rc = store_matter_by_code(conn, e->a, what, &key, err);
    if (rc == RC_OK)
        rc = store_acts(conn, e->a, key.family, INSTANT_MAX, false, &acts, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        rc = one(e, conn, FACT_ACT, acts[i].seq, err);
    return rc;
}

static enum rc of_act(struct erasing *e, struct conn *conn, struct text what, struct err *err)
{
    int64_t n;
    if (!text_int(what, &n))
        return err_set(err, PB_UNKNOWN_ACT, _("'%.*s' is no number of an act"), TEXT_FMT(what));
    return one(e, conn, FACT_ACT, n, err);
}

/* A person's name in every row of the register; the code stays, by which the record goes. By code only: a name must not come back in
 * the row that tells of its erasure. */
static enum rc of_person(struct erasing *e, struct conn *conn, struct text what, struct err *err)
{
    int64_t *ns;
    size_t n;
    enum rc rc = store_person_rows(conn, e->a, what, &ns, &n, err);
    if (rc == RC_OK && n == 0)
        rc = err_set(err, PB_UNKNOWN_PERSON, _("the register has no person of the code '%.*s'"), TEXT_FMT(what));
    return rc == RC_OK ? many(e, conn, FACT_REGISTER, ns, n, err) : rc;
}

static enum rc of_document(struct erasing *e, struct conn *conn, struct text what, struct err *err)
{
    struct document_row doc;
    int64_t id, *ns = NULL;
    size_t n = 0;
    enum rc rc = text_int(what, &id) ? store_document(conn, e->a, id, &doc, err)
                                     : store_document_by_number(conn, e->a, what, &doc, err);
    if (rc == RC_OK)
        rc = store_content_ids(conn, e->a, doc.id, &ns, &n, err);
    if (rc == RC_OK)
        rc = one(e, conn, FACT_DOCUMENT, doc.id, err);
    return rc == RC_OK ? many(e, conn, FACT_CONTENT, ns, n, err) : rc;
}

/* What a matter kept long enough states under seal; what else was written of it stays. */
static enum rc of_kept(struct erasing *e, struct conn *conn, const struct congvu_due_row *due, struct err *err)
{
    const struct text sealed = TEXT("sealed");
    struct matter_key key;
    struct act *acts;
    size_t n;
    e->row.subject = text_printf(e->a, "due %.*s", TEXT_FMT(due->code));
    e->row.ground = text_empty(text_trim(e->in->ground)) ? due->source : e->in->ground;
    enum rc rc = store_erasure_add(conn, &e->row, err);
    if (rc == RC_OK)
        rc = store_matter_by_code(conn, e->a, due->code, &key, err);
    if (rc == RC_OK)
        rc = store_acts(conn, e->a, key.family, INSTANT_MAX, false, &acts, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        rc = store_erase(conn, e->a, e->row.seq, FACT_ACT, acts[i].seq, &sealed, 1, &e->fields, err);
    return rc;
}

static enum rc all_due(struct erasing *e, struct conn *conn, const struct loaded *loaded, struct err *err)
{
    struct congvu_due_row *rows;
    struct instant now;
    bool asked;
    size_t n;
    enum rc rc = app_instant(e->app, conn, TEXT_NONE, &now, &asked, err);
    if (rc == RC_OK)
        rc = due_read(conn, e->a, &loaded->world, now, "vi", &rows, &n, err);
    for (size_t i = 0; rc == RC_OK && i < n; i++)
        rc = of_kept(e, conn, &rows[i], err);
    return rc;
}

static const struct {
    const char *word;
    enum rc (*erase)(struct erasing *e, struct conn *conn, struct text what, struct err *err);
} SUBJECTS[] = {
    { "matter", of_matter },
    { "act", of_act },
    { "person", of_person },
    { "document", of_document },
};

/* --- the transaction ------------------------------------------------------------------------------------- */

/* Comes on record by code. */
static enum rc who_says_so(struct erasing *e, const struct loaded *loaded, struct err *err)
{
    person_id person;
    enum rc rc = org_resolve_person(loaded->world.org, e->in->person, &person, err);
    if (rc == RC_OK)
        e->row.person = text_dup(e->a, org_person_code(loaded->world.org, person));
    return rc;
}

static enum rc what_it_says(struct erasing *e, struct conn *conn, struct err *err)
{
    struct text what = e->in->subject, word;
    text_split(&what, ' ', &word);
    for (size_t i = 0; i < LEN(SUBJECTS); i++) {
        if (!text_eq(word, text_of(SUBJECTS[i].word)) || text_empty(text_trim(what)))
            continue;
        enum rc rc = store_erasure_add(conn, &e->row, err);
        return rc == RC_OK ? SUBJECTS[i].erase(e, conn, text_trim(what), err) : rc;
    }
    return err_set(
        err, PB_USAGE,
        _("'%.*s' is nothing that can be erased: write matter CODE, act NUMBER, person CODE, document NUMBER or due"),
        TEXT_FMT(e->in->subject));
}

static bool is_due(const struct congvu_erase *in) { return text_eq(text_trim(in->subject), TEXT("due")); }

static enum rc erase_job(struct conn *conn, void *arg, struct err *err)
{
    struct erasing *e = arg;
    struct loaded *loaded;
    e->fields = 0;
    e->row = (struct erasure_row){ .recorded = instant_now(),
                                   .operator_name = e->in->operator_name,
                                   .subject = e->in->subject,
                                   .ground = e->in->ground };
    enum rc rc = world_hold(e->app, conn, false, &loaded, err);
    if (rc != RC_OK)
        return rc;
    rc = who_says_so(e, loaded, err);
    if (rc == RC_OK)
        rc = is_due(e->in) ? all_due(e, conn, loaded, err) : what_it_says(e, conn, err);
    world_release(e->app, loaded);
    return rc;
}

enum rc congvu_erase(struct congvu *app, const struct congvu_erase *in, size_t *fields, struct err *err)
{
    size_t sealed;
    if (!is_due(in) && text_empty(text_trim(in->ground)))
        return err_set(err, PB_MISSING_KEY, _("on what ground? Name the decision or the article that orders it"));
    enum rc rc = congvu_seal(app, &sealed, err); /* what is erased was sealed before */
    if (rc != RC_OK)
        return rc;
    struct erasing e = { .app = app, .in = in, .a = arena_new() };
    rc = store_write(app->store, erase_job, &e, err);
    if (rc == RC_OK)
        rc = store_scrub(app->store, err);
    if (rc == RC_OK)
        rc = congvu_seal(app, &sealed, err);
    if (rc == RC_OK)
        *fields = e.fields;
    arena_free(e.a);
    return rc;
}
