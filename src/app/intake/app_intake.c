/* app_intake.c -- a directive's file to a draft: read, shown, kept. Nothing opens here; see app_accept.c. */
#include "app/intake/amend.h"
#include "app/intake/clerk.h"
#include "app/intake/draft.h"
#include "app/intake/taken.h"
#include "app/intake/unit_list.h"

#include "app/view/view.h"
#include "base/i18n.h"

#include <sodium.h>
#include <string.h>

enum rc taken_read(struct arena *a, const struct congvu_intake *in, struct taken *out, struct err *err)
{
    struct intake_options options = { .has_issued = false };
    struct taken t = { .differs = NULL };
    if (!text_empty(in->issued)) {
        options.has_issued = day_parse(in->issued, &options.issued);
        if (!options.has_issued)
            return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no date: write 2025-08-14"), TEXT_FMT(in->issued));
    }
    struct extract_watch watch = { in->progress, in->progress_arg };
    enum rc rc = intake_extract(a, in->bytes, in->progress ? &watch : NULL, &t.file, err);
    const struct envelope *e = rc == RC_OK ? t.file.envelope : NULL;
    if (e != NULL && e->has_date && !options.has_issued) {
        options.has_issued = true;
        options.issued = e->date;
    }
    if (rc == RC_OK)
        rc = intake_text(a, t.file.text, &options, &t.draft, err);
    if (rc == RC_OK && e != NULL) {
        t.differs = envelope_differs(a, e, &t.draft.document);
        envelope_fill(a, e, &t.draft.document);
    }
    if (rc == RC_OK)
        *out = t;
    else
        err_prefix(err, "%s", in->file);
    return rc;
}

enum rc taken_may(const struct org *org, const struct congvu_who *who, struct instant now, const struct taken *t,
                  struct err *err)
{
    const struct intake_document *doc = &t->draft.document;
    if (clerk_handles(org, who, doc->issuer, doc->has_date ? day_start(doc->date) : now, now))
        return RC_OK;
    return err_set(err, PB_NO_RIGHT, _("the account's right 'clerk' does not reach the unit that issued the document"));
}

static bool is_known(struct arena *a, const struct org *org, const struct intake_unit *unit, struct instant t)
{
    size_t members = 0;
    unit_id id;
    if (unit_list(org, a, unit->name, t, t, &members) != NULL)
        return true;
    if (!unit->open_set)
        return org_resolve_unit(org, unit->name, t, &id, NULL, NULL) == RC_OK;
    (void)org_open_set(org, a, unit->name, t, &members);
    return members > 0;
}

struct taken_counts taken_count(struct arena *a, const struct org *org, struct instant now, const struct taken *t)
{
    const struct intake_draft *d = &t->draft;
    struct instant at = d->document.has_date ? day_start(d->document.date) : now;
    struct taken_counts n = { t->file.form, d->ncontents, org ? 0 : TAKEN_UNKNOWN,
                              t->file.recognised > 0 ? (int64_t)t->file.ndoubts : TAKEN_UNKNOWN };
    for (size_t i = 0; org && i < d->ncontents; i++)
        for (size_t k = 0; k < d->contents[i].nleads; k++)
            n.unresolved += !is_known(a, org, &d->contents[i].leads[k], at);
    return n;
}

enum rc congvu_read(const struct congvu_intake *in, struct sbuf *out, struct err *err)
{
    struct arena *a = arena_new();
    struct taken taken;
    enum rc rc = taken_read(a, in, &taken, err);
    if (rc == RC_OK)
        taken_say(out, a, NULL, &in->style, &taken);
    arena_free(a);
    return rc;
}

/* --- kept ------------------------------------------------------------------------------------------------------------------------ */

/* Without the folders it lay in. */
static struct text file_name(const char *file)
{
    const char *slash = file ? strrchr(file, '/') : NULL;
    struct text name = text_of(slash ? slash + 1 : file);
    size_t bad;
    return text_utf8(name, &bad) ? name : TEXT_NONE;
}

struct taken_rows taken_rows(struct arena *a, const struct congvu_intake *in, const struct taken *t)
{
    const struct intake_draft *d = &t->draft;
    unsigned char *hash = arena_alloc(a, crypto_hash_sha256_BYTES);
    crypto_hash_sha256(hash, (const unsigned char *)in->bytes.p, in->bytes.n);
    struct taken_rows rows = { .n = d->ncontents };
    rows.doc = (struct document_row){
        .number = d->document.number,
        .issuer = d->document.issuer,
        .type = d->document.type,
        .title = d->document.title,
        .sha256 = { (const char *)hash, crypto_hash_sha256_BYTES },
        .text = t->file.text,
        .file = file_name(in->file),
        .date = d->document.has_date ? d->document.date : DAY_MIN,
    };
    rows.contents = ARENA_ARRAY(a, struct content_row, d->ncontents + 1);
    for (size_t i = 0; i < d->ncontents; i++) {
        const struct intake_content *c = &d->contents[i];
        rows.contents[i] = (struct content_row){ .ordinal = (int)i + 1,
                                                 .start = (int64_t)c->span.start,
                                                 .end = (int64_t)c->span.end,
                                                 .number = c->number,
                                                 .words = c->words,
                                                 .json = draft_content_json(a, c) };
    }
    return rows;
}

struct keeping {
    struct congvu *app;
    struct taken_rows *rows;
};

static enum rc keep_job(struct conn *conn, void *arg, struct err *err)
{
    const struct keeping *k = arg;
    struct document_row *doc = &k->rows->doc;
    struct loaded *loaded;
    struct err local;
    enum rc rc = world_hold(k->app, conn, false, &loaded, err);
    if (rc != RC_OK)
        return rc;
    rc = app_recorded(k->app, conn, loaded->newest, TEXT_NONE, &doc->recorded, err);
    world_release(k->app, loaded);
    if (rc != RC_OK)
        return rc;
    rc = store_document_add(conn, doc, k->rows->contents, k->rows->n, &local);
    if (rc != RC_OK && local.problem == PB_EXISTS) /* the same text is the same draft */
        return RC_OK;
    if (rc != RC_OK && err)
        *err = local;
    return rc;
}

enum rc taken_keep(struct congvu *app, struct taken_rows *rows, int64_t *number, struct err *err)
{
    struct keeping k = { app, rows };
    enum rc rc = store_write(app->store, keep_job, &k, err);
    if (rc == RC_OK)
        *number = rows->doc.id;
    return rc;
}

enum rc congvu_intake(struct congvu *app, const struct congvu_intake *in, int64_t *number, struct sbuf *out,
                      struct err *err)
{
    struct arena *a = arena_new();
    struct taken taken;
    struct reading r;
    enum rc rc = taken_read(a, in, &taken, err);
    struct congvu_ask now = { .as_of = TEXT_NONE };
    if (rc == RC_OK) {
        rc = reading_begin(app, &now, &r, err);
        if (rc == RC_OK)
            rc = taken_may(r.world.org, in->who, r.now, &taken, err);
        if (rc == RC_OK)
            taken_say(out, a, r.world.org, &in->style, &taken);
        if (rc == RC_OK && in->style.format != REPORT_JSON) {
            struct taken_rows rows = taken_rows(a, in, &taken);
            rc = amend_tell(r.conn, a, &r.world, &rows.doc, r.now, rows.contents, rows.n, out, err);
        }
        reading_end(&r);
    }
    if (rc == RC_OK && !in->dry_run) {
        struct taken_rows rows = taken_rows(a, in, &taken);
        rc = taken_keep(app, &rows, number, err);
    }
    arena_free(a);
    return rc;
}
