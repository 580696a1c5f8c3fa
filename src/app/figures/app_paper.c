/* app_paper.c -- the official report, its annex and the letters that follow from it. */
#include "app/figures/gather.h"
#include "app/world/shipped.h"

#include "base/i18n.h"
#include "report/annex.h"

#include <string.h>

/* --- templates ---------------------------------------------------------------------------------------------------------- */

enum { TEMPLATE_REPORT, TEMPLATE_URGE };

static const struct {
    const char *word, *folder;
    int kind;
    enum paper_form form;
} TEMPLATES[] = {
    { "report", "templates/bao-cao/", TEMPLATE_REPORT, PAPER_STATE },
    { "report-party", "templates/bao-cao-dang/", TEMPLATE_REPORT, PAPER_PARTY },
    { "urge", "templates/don-doc/", TEMPLATE_URGE, PAPER_STATE },
    { "urge-party", "templates/don-doc-dang/", TEMPLATE_URGE, PAPER_PARTY },
};

/* What all share, then what is its own. */
static struct package shipped_template(struct arena *a, size_t i)
{
    struct package package = { NULL, 0 };
    shipped_add(a, "templates/common/", "", &package);
    shipped_add(a, TEMPLATES[i].folder, "", &package);
    return package;
}

static enum rc template_of(struct arena *a, const struct congvu_paper *paper, int kind, struct package *out,
                           struct err *err)
{
    if (!text_empty(paper->template_bytes)) {
        enum rc rc = package_read(a, paper->template_bytes, out, err);
        if (rc != RC_OK)
            err_prefix(err, "%s", paper->template_name);
        return rc;
    }
    size_t i = 0;
    while (TEMPLATES[i].kind != kind || TEMPLATES[i].form != paper->form)
        i++;
    *out = shipped_template(a, i);
    return RC_OK;
}

enum rc congvu_template(struct text name, struct sbuf *out, struct err *err)
{
    for (size_t i = 0; i < LEN(TEMPLATES); i++) {
        if (!text_eq(name, text_of(TEMPLATES[i].word)))
            continue;
        struct arena *a = arena_new();
        struct package package = shipped_template(a, i);
        package_write(out, &package);
        arena_free(a);
        return RC_OK;
    }
    return err_set(err, PB_WRONG_VALUE, _("'%.*s' is no template: report, report-party, urge or urge-party"),
                   TEXT_FMT(name));
}

/* --- reading ---------------------------------------------------------------------------------------------------------------- */

/* The last whole minute, unless the record is younger than that. */
static struct text whole_minute(struct congvu *app, struct arena *a)
{
    char iso[INSTANT_CHARS];
    struct instant now = congvu_now(app), minute = { now.us - now.us % US_MINUTE };
    bool young = !app->meta.exercise && instant_before(minute, app->meta.created);
    return text_dup(a, text_of(instant_iso(young ? now : minute, iso)));
}

static struct text quoted(struct arena *a, struct text word)
{
    bool plain = word.n > 0;
    struct text safe = text_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:+");
    for (size_t i = 0; i < word.n; i++)
        plain &= memchr(safe.p, word.p[i], safe.n) != NULL;
    if (plain)
        return word;
    struct text all = TEXT("'"), part;
    for (bool first = true; text_split(&word, '\'', &part); first = false)
        all = text_printf(a, "%.*s%s%.*s", TEXT_FMT(all), first ? "" : "'\\''", TEXT_FMT(part));
    return text_printf(a, "%.*s'", TEXT_FMT(all));
}

static struct text with_option(struct arena *a, struct text command, const char *option, struct text value)
{
    if (text_empty(value))
        return command;
    return text_printf(a, "%.*s --%s %.*s", TEXT_FMT(command), option, TEXT_FMT(quoted(a, value)));
}

/* The command that prints the same figures again, by codes: a name may be another's by then. */
static struct text command_of(const struct reading *r, const struct congvu_ask *ask, const struct tally *tally)
{
    struct text command = TEXT("congvu report");
    struct text unit = tally->unit ? org_unit_code(r->world.org, tally->unit) : TEXT_NONE;
    struct text person = r->person && !r->sight.bound ? org_person_code(r->world.org, r->person) : TEXT_NONE;
    command = with_option(r->a, command, "directive", ask->what);
    command = with_option(r->a, command, "unit", unit);
    command = with_option(r->a, command, "from", ask->from);
    command = with_option(r->a, command, "to", ask->to);
    command = with_option(r->a, command, "kind", ask->kind);
    command = with_option(r->a, command, "as", person);
    return with_option(r->a, command, "as-of", ask->as_of);
}

static enum rc issuer_of(const struct reading *r, const struct congvu_paper *in, const struct tally *tally,
                         unit_id *out, struct err *err)
{
    bool renamed;
    if (!text_empty(in->issuer))
        return org_resolve_unit(r->world.org, in->issuer, r->now, out, &renamed, err);
    *out = paper_issuer(tally, in->form);
    return RC_OK;
}

static enum rc signer_of(const struct reading *r, const struct congvu_paper *in, person_id *out, struct err *err)
{
    *out = 0;
    return text_empty(in->signer) ? RC_OK : org_resolve_person(r->world.org, in->signer, out, err);
}

struct draft {
    struct reading r;
    struct tally tally;
    struct kept_rows kept;
    struct package template;
    struct paper paper;
};

/* Everything a paper is made of; draft_end is right also after a failure. */
static enum rc draft_begin(struct congvu *app, const struct congvu_paper *in, int kind, struct draft *d,
                           struct err *err)
{
    struct arena *scratch = arena_new();
    struct congvu_ask ask = in->ask;
    ask.style.lang = "vi";
    if (text_empty(ask.as_of))
        ask.as_of = whole_minute(app, scratch);
    *d = (struct draft){ .paper = { .form = in->form } };
    enum rc rc = reading_begin(app, &ask, &d->r, err);
    if (rc == RC_OK)
        rc = template_of(d->r.a, in, kind, &d->template, err);
    if (rc == RC_OK) {
        d->kept = (struct kept_rows){ .a = d->r.a, .max = PAPER_ROWS_MAX };
        rc = gather(&d->r, &ask, (struct sink){ keep_row, &d->kept }, &d->tally, err);
    }
    if (rc == RC_OK)
        rc = issuer_of(&d->r, in, &d->tally, &d->paper.issuer, err);
    if (rc == RC_OK)
        rc = signer_of(&d->r, in, &d->paper.signer, err);
    if (rc == RC_OK) {
        d->tally.rows = d->kept.rows;
        d->paper.tally = &d->tally;
        d->paper.template = &d->template;
        d->paper.command = command_of(&d->r, &ask, &d->tally);
    }
    arena_free(scratch);
    return rc;
}

static void draft_end(struct draft *d) { reading_end(&d->r); }

static enum rc named(const struct congvu_paper *in, enum rc rc, struct err *err)
{
    if (rc != RC_OK && err && err->problem == PB_TEMPLATE && in->template_name)
        err_prefix(err, "%s", in->template_name);
    return rc;
}

/* --- papers ------------------------------------------------------------------------------------------------------------------- */

enum rc congvu_docx(struct congvu *app, const struct congvu_paper *in, struct sbuf *out, struct err *err)
{
    struct draft d;
    enum rc rc = draft_begin(app, in, TEMPLATE_REPORT, &d, err);
    if (rc == RC_OK)
        rc = named(in, paper_report(out, d.r.a, &d.paper, err), err);
    draft_end(&d);
    return rc;
}

static enum rc write_letter(const struct draft *d, const struct letter *letter, congvu_letter *each, void *arg,
                            struct err *err)
{
    struct arena *a = arena_new();
    struct sbuf bytes;
    sbuf_init(&bytes, PAPER_BYTES_MAX);
    enum rc rc = paper_letter(&bytes, a, &d->paper, letter, err);
    if (rc == RC_OK && sbuf_full(&bytes))
        rc = err_set(err, PB_TOO_LARGE, _("filled it would be larger than %zu MiB"), (size_t)PAPER_BYTES_MAX >> 20);
    if (rc == RC_OK)
        rc = each(arg, text_printf(a, "don-doc-%.*s.docx", TEXT_FMT(org_unit_code(d->r.world.org, letter->to))),
                  sbuf_text(&bytes), err);
    sbuf_release(&bytes);
    arena_free(a);
    return rc;
}

enum rc congvu_letters(struct congvu *app, const struct congvu_paper *in, congvu_letter *each, void *arg,
                       size_t *letters, size_t *own, struct err *err)
{
    struct draft d;
    size_t n = 0, held = 0;
    enum rc rc = draft_begin(app, in, TEMPLATE_URGE, &d, err);
    if (rc == RC_OK) {
        const struct letter *list = paper_letters(d.r.a, &d.paper, &n, &held);
        for (size_t i = 0; rc == RC_OK && i < n; i++)
            rc = named(in, write_letter(&d, &list[i], each, arg, err), err);
    }
    draft_end(&d);
    if (rc == RC_OK) {
        *letters = n;
        *own = held;
    }
    return rc;
}

/* --- the annex -------------------------------------------------------------------------------------------------------------- */

enum rc congvu_xlsx(struct congvu *app, const struct congvu_paper *in, const char *path, struct err *err)
{
    struct reading r;
    struct tally tally;
    struct annex *annex = NULL;
    struct arena *scratch = arena_new();
    struct congvu_ask ask = in->ask;
    ask.style.lang = "vi";
    if (text_empty(ask.as_of))
        ask.as_of = whole_minute(app, scratch);
    enum rc rc = reading_begin(app, &ask, &r, err);
    if (rc == RC_OK)
        rc = annex_begin(path, &r.world, &tally, &annex, err);
    if (rc == RC_OK)
        rc = gather(&r, &ask, (struct sink){ annex_row, annex }, &tally, err);
    if (rc == RC_OK)
        rc = annex_end(annex, command_of(&r, &ask, &tally), err);
    else
        annex_free(annex);
    reading_end(&r);
    arena_free(scratch);
    return rc;
}
