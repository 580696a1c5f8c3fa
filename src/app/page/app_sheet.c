/* app_sheet.c -- one matter, whole: what report_sheet and report_why need, as known at an instant. */
#include "app/account/noted.h"
#include "app/figures/summing.h"
#include "app/pages.h"

#include "app/view/shield.h"
#include "app/view/signal_read.h"
#include "app/view/view.h"
#include "app/world/shipped.h"
#include "base/i18n.h"
#include "report/pages.h"

static enum rc sheet_document(struct conn *conn, struct arena *a, struct sheet *sheet, struct err *err)
{
    const struct matter *root = &sheet->family->matters[0];
    struct content_row content;
    struct document_row doc;
    if (root->opening->content == 0)
        return RC_OK;
    enum rc rc = store_content(conn, a, root->opening->content, &content, err);
    if (rc == RC_OK)
        rc = store_document(conn, a, content.document, &doc, err);
    if (rc != RC_OK)
        return rc == RC_NOT_FOUND ? RC_OK : rc; /* opened by hand with a number that names no document kept here */
    char buf[INSTANT_CHARS];
    sheet->document =
        doc.date.n == DAY_MIN.n ? doc.number : text_printf(a, "%.*s, %s", TEXT_FMT(doc.number), day_vn(doc.date, buf));
    sheet->content_number = content.number;
    sheet->content_words = content.words;
    sheet->document_id = content.document;
    sheet->content_start = content.start;
    sheet->content_end = content.end;
    return RC_OK;
}

static enum rc sheet_seen(struct reading *r, struct text code, struct sheet *sheet, struct err *err)
{
    struct matter_key key;
    enum rc rc = store_matter_by_code(r->conn, r->a, code, &key, err);
    *sheet = (struct sheet){
        .now = r->now, .as_of = r->as_of, .exercise = r->app->meta.exercise, .province = r->app->meta.province
    };
    if (rc == RC_OK)
        rc = family_read(r->conn, r->a, &r->world, key.family, r->past ? r->now : INSTANT_MAX, true, &sheet->family,
                         err);
    if (rc != RC_OK)
        return rc;
    sheet->world = &r->world;
    sheet->matter = family_matter(sheet->family, key.id);
    if (!sheet->matter)
        return err_set(err, PB_UNKNOWN_MATTER, _("'%.*s' was not there yet at that instant"), TEXT_FMT(code));
    if (instant_before(r->now, sheet->matter->opened))
        return err_set(err, PB_BEFORE_BEGIN, _("'%.*s' began later than that instant"), TEXT_FMT(code));
    if (reading_conceals(r, sheet->family, sheet->matter))
        return err_set(err, PB_EXCLUDED,
                       _("only whom the matter names and who holds it may know of it: name one with --as"));
    if (reading_hides(r, sheet->family, sheet->matter))
        return err_set(err, PB_EXCLUDED, _("'%.*s' is in the excluded set of the matter"),
                       TEXT_FMT(org_person_name(r->world.org, r->person)));
    if (rule_guards(sheet->matter->rule))
        noted_read(r->app, r->who, key.code, "sealed matter");
    sheet->version = sheet->family->acts[sheet->family->nacts - 1].seq;
    rc = family_codes(r->conn, r->a, sheet->family, &sheet->codes, err);
    return rc == RC_OK ? sheet_document(r->conn, r->a, sheet, err) : rc;
}

/* To who is signed in, a matter that is hidden, or was not there yet, is one that is not there: the same sentence for all. */
static enum rc sheet_fill(struct reading *r, struct text code, struct sheet *sheet, struct err *err)
{
    struct err why = { .problem = PB_NONE };
    enum rc rc = sheet_seen(r, code, sheet, &why);
    bool hides = why.problem == PB_EXCLUDED || why.problem == PB_UNKNOWN_MATTER || why.problem == PB_BEFORE_BEGIN;
    if (rc != RC_OK && r->sight.bound && hides)
        return matter_unknown(code, err);
    if (rc != RC_OK && err)
        *err = why;
    return rc;
}

static enum rc sheet_begin(struct congvu *app, const struct congvu_ask *ask, struct reading *r, struct sheet *sheet,
                           struct err *err)
{
    enum rc rc = reading_begin(app, ask, r, err);
    return rc == RC_OK ? sheet_fill(r, ask->what, sheet, err) : rc;
}

static enum rc sheet_shields(struct reading *r, struct sheet *sheet, struct err *err)
{
    struct proposals all;
    enum rc rc = proposals_read(r->conn, r->a, &r->world, r->now, r->past ? r->now : INSTANT_MAX, &all, err);
    if (rc == RC_OK)
        sheet->shields = shields_of(r->a, &all, sheet->family, sheet->matter, r->now, &sheet->nshields);
    return rc;
}

enum rc congvu_sheet(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    struct sheet sheet = { .matter = NULL };
    enum rc rc = sheet_begin(app, ask, &r, &sheet, err);
    if (rc == RC_OK && text_eq(sheet.matter->rule->kind, text_of(SIGNAL_KIND)))
        rc = sheet_shields(&r, &sheet, err);
    if (rc == RC_OK && sheet.matter->parent < 0)
        rc = sums_naming(&r, sheet.matter->rule, sheet.codes[sheet.matter->index], &ask->style, &sheet.totals,
                         &sheet.ntotals, err);
    if (rc == RC_OK)
        report_sheet(out, r.a, &sheet, &ask->style);
    reading_end(&r);
    return rc;
}

enum rc congvu_timeline(struct congvu *app, const struct congvu_ask *ask, bool table, struct sbuf *out, struct err *err)
{
    struct reading r;
    struct sheet sheet;
    enum rc rc = sheet_begin(app, ask, &r, &sheet, err);
    if (rc == RC_OK)
        (table ? report_timeline_table : report_timeline_svg)(out, r.a, &sheet, &ask->style);
    reading_end(&r);
    return rc;
}

enum rc congvu_slip(struct congvu *app, const struct congvu_ask *ask, bool html, struct sbuf *out, struct err *err)
{
    struct reading r;
    struct sheet sheet;
    enum rc rc = sheet_begin(app, ask, &r, &sheet, err);
    if (rc == RC_OK)
        report_slip(out, r.a, &sheet, html, &ask->style);
    reading_end(&r);
    return rc;
}

enum rc congvu_slip_docx(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    struct sheet sheet;
    enum rc rc = sheet_begin(app, ask, &r, &sheet, err);
    if (rc == RC_OK) {
        struct package template = shipped_package(r.a, "templates/kiem-soat/");
        rc = report_slip_docx(out, r.a, &sheet, &template, &ask->style, err);
    }
    reading_end(&r);
    return rc;
}

/* A stop that goes on has not moved anything yet. */
static size_t stops_ended(const struct matter *m, struct instant now)
{
    size_t n = m->nstops;
    while (n > 0 && instant_before(now, m->stops[n - 1].to))
        n--;
    return n;
}

/* The occurrence to come; of a duty that has ended, the last one it owed. NULL: it owes none. */
static const struct occurrence *occurrence_to_tell(struct reading *r, const struct sheet *sheet)
{
    size_t n;
    const struct occurrence *list = duty_occurrences(r->a, sheet->family, sheet->matter, r->now, &n);
    for (size_t i = 0; i < n; i++)
        if (list[i].state == OCC_OPEN)
            return &list[i];
    return n ? &list[n - 1] : NULL;
}

static enum rc why_duty(struct reading *r, const struct sheet *sheet, const struct congvu_ask *ask, struct sbuf *out,
                        struct err *err)
{
    const struct occurrence *o = occurrence_to_tell(r, sheet);
    struct why why;
    if (!o)
        return err_set(err, PB_NOT_NOW, _("the standing duty '%.*s' owed no report before it ended"),
                       TEXT_FMT(ask->what));
    struct limit limit = duty_limit(sheet->matter, o->cutoff);
    struct day from = { o->cutoff.n - (limit.unit == LIMIT_DATE) };
    enum rc rc = limit_why(r->a, r->world.book, limit, day_start(from), NULL, 0, &why, err);
    if (rc == RC_OK)
        report_why_duty(out, r->a, sheet, o, &why, &ask->style);
    return rc;
}

static enum rc why_matter(struct reading *r, const struct sheet *sheet, const struct congvu_ask *ask, struct sbuf *out,
                          struct err *err)
{
    const struct matter *m = sheet->matter;
    struct why why;
    if (m->limit.unit == LIMIT_NONE)
        return err_set(err, PB_NOT_NOW, _("'%.*s' has no due date: nobody stated one"), TEXT_FMT(ask->what));
    enum rc rc = limit_why(r->a, r->world.book, m->limit, m->limit_from, m->stops, stops_ended(m, r->now), &why, err);
    if (rc == RC_OK)
        report_why(out, r->a, sheet, &why, &ask->style);
    return rc;
}

enum rc congvu_why(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err)
{
    struct reading r;
    struct sheet sheet;
    enum rc rc = sheet_begin(app, ask, &r, &sheet, err);
    if (rc == RC_OK)
        rc = sheet.matter->recur.every != EVERY_NONE && sheet.matter->parent < 0
                 ? why_duty(&r, &sheet, ask, out, err)
                 : why_matter(&r, &sheet, ask, out, err);
    reading_end(&r);
    return rc;
}
