/* app_intake.c -- a directive's file to a draft: read, shown, kept. Nothing opens here; see app_accept.c. */
#include "app/clerk.h"
#include "app/deadline.h"
#include "app/draft.h"

#include "app/view.h"
#include "base/i18n.h"
#include "intake/extract.h"
#include "intake/intake_json.h"

#include <sodium.h>
#include <string.h>

static enum rc read_text(struct arena *a, const struct congvu_intake *in, struct extracted *file,
                         struct intake_draft *draft, struct err *err)
{
    struct intake_options options = { .has_issued = false };
    if (!text_empty(in->issued)) {
        options.has_issued = day_parse(in->issued, &options.issued);
        if (!options.has_issued)
            return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no date: write 2025-08-14"), TEXT_FMT(in->issued));
    }
    struct extract_watch watch = { in->progress, in->progress_arg };
    enum rc rc = intake_extract(a, in->bytes, in->progress ? &watch : NULL, file, err);
    if (rc == RC_OK)
        rc = intake_text(a, file->text, &options, draft, err);
    if (rc != RC_OK)
        err_prefix(err, "%s", in->file);
    return rc;
}

/* --- what a clerk reads ------------------------------------------------------------------------------------------------------ */

static void line(struct sbuf *out, const char *label, struct text value)
{
    if (!text_empty(value))
        sbuf_printf(out, "      %s: %.*s\n", label, TEXT_FMT(value));
}

static struct text units_text(struct arena *a, const struct org *org, struct instant t, const struct intake_unit *units,
                              size_t n, const char *lang)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < n; i++) {
        unit_id unit;
        bool renamed;
        size_t members = 0;
        struct text one = units[i].name;
        if (org && units[i].open_set) {
            (void)org_open_set(org, a, units[i].name, t, &members);
            one = members ? text_printf(a, _("%.*s (open set: %zu units)"), TEXT_FMT(units[i].name), members)
                          : text_printf(a, _("%.*s (open set: the register knows no units for it)"),
                                        TEXT_FMT(units[i].name));
        } else if (org && org_resolve_unit(org, units[i].name, t, &unit, &renamed, NULL) == RC_OK) {
            struct text name = org_unit_name(org, unit, t, lang);
            one = text_printf(a, "%.*s [%.*s]", TEXT_FMT(renamed ? name : units[i].name),
                              TEXT_FMT(org_unit_code(org, unit)));
        } else if (org) {
            one = text_printf(a, _("%.*s (not in the register)"), TEXT_FMT(units[i].name));
        }
        all = i == 0 ? one : text_printf(a, "%.*s; %.*s", TEXT_FMT(all), TEXT_FMT(one));
    }
    return all;
}

/* The words, and what they were taken for. */
static struct text due_text(struct arena *a, const struct intake_deadline *d, struct day issued, const char *lang)
{
    struct text said = deadline_said(a, d, issued, lang);
    return text_empty(said) ? TEXT_NONE : text_printf(a, "%.*s [%.*s]", TEXT_FMT(d->text), TEXT_FMT(said));
}

static void write_content(struct sbuf *out, struct arena *a, const struct org *org, struct day issued, size_t number,
                          const struct intake_content *c, const char *lang)
{
    struct instant t = issued.n == DAY_MIN.n ? INSTANT_MAX : day_start(issued);
    enum { SHOWN = 160 };
    struct text words = text_sub(c->words, 0, SHOWN);
    while (words.n < c->words.n && words.n > 0 && ((unsigned char)c->words.p[words.n] & 0xC0) == 0x80)
        words.n--; /* cut at a letter */
    sbuf_printf(out, "%4zu  %.*s%s%.*s%s\n", number, TEXT_FMT(c->number), c->number.n ? "  " : "", TEXT_FMT(words),
                words.n < c->words.n ? " ..." : "");
    line(out, _("lead"),
         c->nleads ? units_text(a, org, t, c->leads, c->nleads, lang) : text_of(_("not named: to be assigned")));
    line(out, _("with"), units_text(a, org, t, c->coordinators, c->ncoordinators, lang));
    line(out, _("person"), c->person);
    line(out, _("due"), due_text(a, &c->deadline, issued, lang));
    line(out, _("report to"), c->report_to);
    line(out, _("product"), c->product);
    if (c->exhortation)
        line(out, _("note"), text_of(_("an exhortation without date or product: opened only by hand")));
}

static void write_draft(struct sbuf *out, struct arena *a, const struct org *org, const struct intake_draft *d,
                        const char *lang)
{
    char buf[INSTANT_CHARS];
    struct day issued = d->document.has_date ? d->document.date : DAY_MIN;
    sbuf_printf(out, "%.*s %.*s%s%s\n", TEXT_FMT(d->document.type), TEXT_FMT(d->document.number),
                d->document.has_date ? ", " : "", d->document.has_date ? day_vn(d->document.date, buf) : "");
    sbuf_printf(out, "%.*s\n%.*s\n\n", TEXT_FMT(d->document.issuer), TEXT_FMT(d->document.title));
    for (size_t i = 0; i < d->ncontents; i++)
        write_content(out, a, org, issued, i + 1, &d->contents[i], lang);
    size_t counts[REASON_COUNT] = { 0 };
    for (size_t i = 0; i < d->nclauses; i++)
        counts[d->clauses[i].reason]++;
    sbuf_printf(out, "\n%s\n", _("No task:"));
    for (int i = 0; i < REASON_COUNT; i++)
        if (counts[i])
            sbuf_printf(out, "%6zu  %s\n", counts[i], _(intake_reason_meaning((enum intake_reason)i)));
}

/* What of the file is not in the text. */
static void write_left_out(struct sbuf *out, const struct extracted *file)
{
    if (file->has_footnotes)
        sbuf_printf(out, "%s\n", _("The file has footnotes; they are not read."));
    if (file->has_hidden)
        sbuf_printf(out, "%s\n", _("The file has words formatted as hidden; they are not read."));
}

/* What was recognised in pictures, and which of its words a person should compare with the page. */
static void write_doubts(struct sbuf *out, const struct extracted *file)
{
    enum { SHOWN = 40 };
    if (file->recognised == 0)
        return;
    if (file->unmapped)
        sbuf_printf(out, "%s\n",
                    _("The letters of some pages have no meaning for programs (fonts without a map to "
                      "Unicode): these pages were read as pictures."));
    sbuf_printf(out,
                _("Recognised in pictures: %zu words, on the whole %d %% sure. Compare with the pages: %zu words "
                  "that are less sure, figures and dates above all.\n"),
                file->recognised, file->sure, file->ndoubts);
    for (size_t i = 0; i < file->ndoubts && i < SHOWN; i++)
        sbuf_printf(out, _("  page %d: %.*s (%d %%)\n"), file->doubts[i].page, TEXT_FMT(file->doubts[i].word),
                    file->doubts[i].sure);
    if (file->ndoubts > SHOWN)
        sbuf_printf(out, _("  and %zu more\n"), file->ndoubts - SHOWN);
}

static void write_result(struct sbuf *out, struct arena *a, const struct org *org, const struct congvu_intake *in,
                         const struct extracted *file, const struct intake_draft *draft)
{
    if (in->style.format == REPORT_JSON) {
        intake_json(draft, file, out);
    } else {
        write_draft(out, a, org, draft, in->style.lang);
        write_left_out(out, file);
        write_doubts(out, file);
    }
}

enum rc congvu_read(const struct congvu_intake *in, struct sbuf *out, struct err *err)
{
    struct arena *a = arena_new();
    struct extracted file;
    struct intake_draft draft;
    enum rc rc = read_text(a, in, &file, &draft, err);
    if (rc == RC_OK)
        write_result(out, a, NULL, in, &file, &draft);
    arena_free(a);
    return rc;
}

/* --- kept ------------------------------------------------------------------------------------------------------------------------ */

struct intake_job {
    struct congvu *app;
    struct arena *a;
    const struct congvu_intake *in;
    struct text text; /* of the file, which offsets count in */
    const struct intake_draft *draft;
    int64_t id;
};

/* Without the folders it lay in. */
static struct text file_name(const char *file)
{
    const char *slash = file ? strrchr(file, '/') : NULL;
    struct text name = text_of(slash ? slash + 1 : file);
    size_t bad;
    return text_utf8(name, &bad) ? name : TEXT_NONE;
}

static enum rc intake_job(struct conn *conn, void *arg, struct err *err)
{
    struct intake_job *job = arg;
    const struct intake_draft *d = job->draft;
    unsigned char hash[crypto_hash_sha256_BYTES];
    struct loaded *loaded;
    crypto_hash_sha256(hash, (const unsigned char *)job->in->bytes.p, job->in->bytes.n);
    struct document_row doc = {
        .number = d->document.number,
        .issuer = d->document.issuer,
        .type = d->document.type,
        .title = d->document.title,
        .sha256 = { (const char *)hash, sizeof hash },
        .text = job->text,
        .file = file_name(job->in->file),
        .date = d->document.has_date ? d->document.date : DAY_MIN,
    };
    enum rc rc = world_hold(job->app, conn, false, &loaded, err);
    if (rc != RC_OK)
        return rc;
    rc = app_recorded(job->app, conn, loaded->newest, TEXT_NONE, &doc.recorded, err);
    world_release(job->app, loaded);
    if (rc != RC_OK)
        return rc;
    struct content_row *rows = ARENA_ARRAY(job->a, struct content_row, d->ncontents + 1);
    for (size_t i = 0; i < d->ncontents; i++) {
        const struct intake_content *c = &d->contents[i];
        rows[i] = (struct content_row){ .ordinal = (int)i + 1,
                                        .start = (int64_t)c->span.start,
                                        .end = (int64_t)c->span.end,
                                        .number = c->number,
                                        .words = c->words,
                                        .json = draft_content_json(job->a, c) };
    }
    struct err local;
    rc = store_document_add(conn, &doc, rows, d->ncontents, &local);
    job->id = doc.id;
    if (rc != RC_OK && local.problem == PB_EXISTS) /* the same text is the same draft */
        return RC_OK;
    if (rc != RC_OK && err)
        *err = local;
    return rc;
}

static enum rc may_take_in(const struct reading *r, const struct congvu_who *who, const struct intake_draft *d,
                           struct err *err)
{
    struct instant t = d->document.has_date ? day_start(d->document.date) : r->now;
    if (clerk_handles(r->world.org, who, d->document.issuer, t, r->now))
        return RC_OK;
    return err_set(err, PB_NO_RIGHT, _("the account's right 'clerk' does not reach the unit that issued the document"));
}

enum rc congvu_intake(struct congvu *app, const struct congvu_intake *in, int64_t *number, struct sbuf *out,
                      struct err *err)
{
    struct arena *a = arena_new();
    struct extracted file;
    struct intake_draft draft;
    struct reading r;
    enum rc rc = read_text(a, in, &file, &draft, err);
    struct congvu_ask now = { .as_of = TEXT_NONE };
    if (rc == RC_OK) {
        rc = reading_begin(app, &now, &r, err);
        if (rc == RC_OK)
            rc = may_take_in(&r, in->who, &draft, err);
        if (rc == RC_OK)
            write_result(out, a, r.world.org, in, &file, &draft);
        reading_end(&r);
    }
    if (rc == RC_OK && !in->dry_run) {
        struct intake_job job = { .app = app, .a = a, .in = in, .text = file.text, .draft = &draft };
        rc = store_write(app->store, intake_job, &job, err);
        *number = job.id;
    }
    arena_free(a);
    return rc;
}
