/* taken_say.c -- what was understood of a file, as a clerk reads it. */
#include "app/intake/taken.h"

#include "app/intake/deadline.h"
#include "app/intake/unit_list.h"
#include "base/i18n.h"
#include "intake/intake_json.h"

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
        if (org && unit_list(org, a, units[i].name, t, t, &members) != NULL) {
            one = text_printf(a, _("%.*s (%zu units)"), TEXT_FMT(units[i].name), members);
        } else if (org && units[i].open_set) {
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

/* That nothing is left out, in figures. */
static void write_coverage(struct sbuf *out, const struct intake_coverage *c)
{
    size_t said = c->contents + c->conditions + c->no_task + c->marks;
    sbuf_printf(out,
                _("\nOf %zu words %zu are in contents, %zu in conditions of theirs, %zu no task, %zu list markers: "
                  "%.4g %% covered.\n"),
                c->words, c->contents, c->conditions, c->no_task, c->marks,
                c->words > 0 ? 100.0 * (double)said / (double)c->words : 100.0);
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
    write_coverage(out, &d->coverage);
}

/* What of the file is not in the text, or is there otherwise than it came. */
static void write_left_out(struct sbuf *out, const struct extracted *file)
{
    if (file->encoding != ENCODING_UTF8)
        sbuf_printf(out, _("The text was in %s; it was converted to Unicode.\n"), encoding_shown(file->encoding));
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

static void write_names(struct sbuf *out, const char *label, const struct text *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        sbuf_printf(out, i == 0 ? "      %s: %.*s" : "%s; %.*s", i == 0 ? label : "", TEXT_FMT(names[i]));
    if (n > 0)
        sbuf_char(out, '\n');
}

/* What the envelope says beside the document. */
static void write_envelope(struct sbuf *out, const struct taken *t)
{
    char buf[INSTANT_CHARS];
    const struct envelope *e = t->file.envelope;
    sbuf_printf(out, "%s\n", _("The envelope (edXML) says:"));
    line(out, _("sent by"), e->from);
    line(out, _("number"), e->number);
    line(out, _("date"), e->has_date ? text_of(day_vn(e->date, buf)) : TEXT_NONE);
    write_names(out, _("sent to"), e->to, e->nto);
    line(out, _("asked for by"), e->has_due ? text_of(day_vn(e->due, buf)) : TEXT_NONE);
    line(out, _("urgency"), e->urgency > 0 ? text_of(_(envelope_urgency_shown(e->urgency))) : TEXT_NONE);
    line(out, _("what it does"), e->business > 0 ? text_of(_(envelope_business_shown(e->business))) : TEXT_NONE);
    line(out, _("in reply to"), e->reply_to);
    for (size_t i = 0; i < e->nattachments; i++)
        if (e->attachments[i].left_out.n > 0)
            sbuf_printf(out, _("Not read: '%.*s': %.*s\n"), TEXT_FMT(e->attachments[i].name),
                        TEXT_FMT(e->attachments[i].left_out));
    if (t->differs)
        sbuf_printf(out, _("Envelope and document state the %s otherwise: what is printed was taken.\n"),
                    _(t->differs));
}

void taken_say(struct sbuf *out, struct arena *a, const struct org *org, const struct report_style *style,
               const struct taken *t)
{
    if (style->format == REPORT_JSON) {
        intake_json(&t->draft, &t->file, out);
    } else if (style->format == REPORT_TEXT) {
        write_draft(out, a, org, &t->draft, style->lang);
        if (t->file.envelope)
            write_envelope(out, t);
        write_left_out(out, &t->file);
        write_doubts(out, &t->file);
    }
}
