/* app_sheet.c -- one matter, whole: what report_sheet and report_why need, as known at an instant. */
#include "app/account/noted.h"
#include "app/pages.h"

#include "app/figures/shield.h"
#include "app/figures/signal_read.h"
#include "app/shipped.h"
#include "app/view/view.h"
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

/* Who is signed in, judged at the present. */
static enum rc look(struct reading *r, const struct congvu_who *who, struct err *err)
{
    struct instant present = r->now;
    bool asked;
    enum rc rc = who && r->as_of ? app_instant(r->app, r->conn, TEXT_NONE, &present, &asked, err) : RC_OK;
    if (rc != RC_OK)
        return rc;
    sight_init(&r->sight, r->a, &r->loaded->world, present, who);
    r->person = r->sight.person;
    return RC_OK;
}

enum rc reading_begin(struct congvu *app, const struct congvu_ask *ask, struct reading *r, struct err *err)
{
    *r = (struct reading){ .app = app, .a = arena_new(), .who = ask->who };
    enum rc rc = store_read(app->store, &r->conn, err);
    if (rc == RC_OK)
        rc = app_instant(app, r->conn, ask->as_of, &r->now, &r->as_of, err);
    if (rc == RC_OK)
        rc = world_hold(app, r->conn, true, &r->loaded, err);
    if (rc != RC_OK)
        return rc;
    r->world = r->loaded->world;
    struct instant newest;
    int64_t seq;
    rc = store_last_recorded(r->conn, &newest, &seq, err);
    r->past = r->as_of && instant_before(r->now, instant_max(newest, r->loaded->newest));
    char at[INSTANT_CHARS], began[INSTANT_CHARS];
    if (rc == RC_OK && r->past && !app->meta.exercise && instant_before(r->now, app->meta.created))
        return err_set(err, PB_BEFORE_BEGIN, _("'%s' is before the record began, %s"), instant_vn(r->now, false, at),
                       instant_vn(app->meta.created, false, began));
    if (rc == RC_OK && r->past)
        rc = world_as_of(r->conn, r->a, r->now, &r->world, err);
    if (rc == RC_OK)
        rc = look(r, ask->who, err);
    if (rc == RC_OK && !r->sight.bound && !text_empty(ask->person))
        rc = org_resolve_person(r->world.org, ask->person, &r->person, err);
    return rc;
}

void reading_end(struct reading *r)
{
    world_release(r->app, r->loaded);
    store_done(r->conn);
    arena_free(r->a);
}

/* As the family is now: who was excluded since the instant asked about is so for that instant too. */
static bool excluded_today(struct reading *r, const struct family *then, matter_id id)
{
    const struct family *f;
    matter_id root = then->matters[0].id;
    bool names = true, yes = true; /* what cannot be read is not shown */
    if (!then->matters[0].rule->excludes && store_names_persons(r->conn, root, &names, NULL) == RC_OK && !names)
        return false;
    struct arena *a = arena_new();
    if (family_read(r->conn, a, &r->loaded->world, root, INSTANT_MAX, false, &f, NULL) == RC_OK) {
        const struct matter *m = family_matter(f, id);
        yes = !m || matter_excludes(f, m, r->person, r->sight.now);
    }
    arena_free(a);
    return yes;
}

/* Is it of a closed kind, and who asks none of those who may know? The console without a person is nobody. Then and now: who has left
 * the unit since does not see by asking about the past. */
static bool reading_conceals(const struct reading *r, const struct family *f, const struct matter *m)
{
    return matter_conceals(f, m, r->person, r->now) || (r->past && matter_conceals(f, m, r->person, r->sight.now));
}

bool reading_excludes(struct reading *r, const struct family *f, const struct matter *m)
{
    if (reading_conceals(r, f, m))
        return true;
    if (!r->person)
        return false;
    if (matter_excludes(f, m, r->person, r->now))
        return true;
    return r->sight.bound && r->past && excluded_today(r, f, m->id);
}

bool reading_hides(struct reading *r, const struct family *f, const struct matter *m)
{
    return reading_excludes(r, f, m) || !sight_family(&r->sight, f, r->now);
}

enum rc reading_sees(struct reading *r, const struct matter_key *key, bool *sees, struct err *err)
{
    const struct family *f;
    bool folds = true;
    enum rc rc = RC_OK;
    *sees = true;
    if (!r->past)
        rc = sight_stored(&r->sight, r->conn, r->loaded->world.rules, key->family, sees, &folds, err);
    if (rc != RC_OK || !*sees || !folds)
        return rc;
    struct arena *a = arena_new();
    rc = family_read(r->conn, a, &r->world, key->family, r->past ? r->now : INSTANT_MAX, false, &f, err);
    const struct matter *m = rc == RC_OK ? family_matter(f, key->id) : NULL;
    *sees = m && !reading_hides(r, f, m);
    if (*sees && rule_guards(m->rule))
        noted_read(r->app, r->who, key->code, "sealed matter");
    arena_free(a);
    return rc == RC_NOT_FOUND ? RC_OK : rc;
}

enum rc family_seen(struct reading *r, struct text code, struct matter_key *key, const struct family **out,
                    struct err *err)
{
    const struct family *f;
    enum rc rc = store_matter_by_code(r->conn, r->a, code, key, err);
    if (rc == RC_OK)
        rc = family_read(r->conn, r->a, &r->world, key->family, r->past ? r->now : INSTANT_MAX, true, &f, err);
    if (rc != RC_OK)
        return rc == RC_NOT_FOUND ? matter_unknown(code, err) : rc;
    const struct matter *m = family_matter(f, key->id);
    if (!m || reading_hides(r, f, m))
        return matter_unknown(code, err);
    if (rule_guards(m->rule))
        noted_read(r->app, r->who, key->code, "sealed matter");
    *out = f;
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
