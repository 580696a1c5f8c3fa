/* citizen_html.c -- the look-up page: its form, and what is told of a dossier. */
#include "report/citizen.h"

#include "base/i18n.h"
#include "report/plain.h"
#include "report/reading.h"
#include "report/xml.h"

static void print_form(struct sbuf *out, const char *lang)
{
    static const char MORE[] = "required autocomplete=\"off\" maxlength=\"64\"";
    sbuf_printf(out, "<form method=\"post\" action=\"/tra-cuu?lang=%s\" autocomplete=\"off\">\n", lang);
    plain_field(out, &(struct plain_field){ "code", _("Dossier code"),
                                            _("As it stands on the receipt, for example D25-0012"), "text", MORE,
                                            TEXT_NONE });
    plain_field(out,
                &(struct plain_field){ "secret", _("Look-up secret"),
                                       _("26 letters and digits, given with the receipt"), "text", MORE, TEXT_NONE });
    plain_button(out, _("Look up"), false);
    sbuf_str(out, "</form>\n");
}

/* --- what is told --------------------------------------------------------------------------------------------------- */

static struct text say_where(const struct reading *g)
{
    if (g->state == M_ENDED)
        return text_of(g->m->end == END_CANCELLED ? _("ended without a result")
                                                  : _("ended, the result is handed over"));
    if (g->state == M_OUTSIDE)
        return text_of(_("waiting for what the applicant was asked for"));
    if (g->state == M_STOPPED)
        return text_of(_("stopped for a time, by notice"));
    return say_step(&g->r, g->m->rule, g->holding->step);
}

static struct text say_due_day(const struct reading *g)
{
    if (g->state == M_ENDED || !g->clocks.matter.limited)
        return text_of(_("no date"));
    if (g->clocks.matter.stopped)
        return text_of(_("the limit stands still now"));
    return say_end_short(&g->r, g->clocks.matter.due.at);
}

static void print_pair(struct sbuf *out, const char *label, struct text value)
{
    plain_element(out, "dt", text_of(label));
    plain_element(out, "dd", value);
}

static const char *say_moved(enum due_cause cause)
{
    switch (cause) {
    case DUE_EXTEND: return _("The date was moved, with an apology in writing.");
    case DUE_AGAIN: return _("The limit began again when the papers asked for had come.");
    case DUE_STOP: return _("The time for which the limit stood still is not counted.");
    case DUE_REOPEN: return _("The dossier was opened again.");
    case DUE_OPEN:
    case DUE_EVENT: break;
    }
    return NULL;
}

static void print_why(struct sbuf *out, const struct reading *g, const struct why *why)
{
    const struct reader *r = &g->r;
    const char *moved = say_moved(g->due_cause);
    sbuf_str(out, "<dt>");
    xml_escape(out, text_of(_("Why then")));
    sbuf_str(out, "</dt>\n<dd><ul>\n");
    plain_element(out, "li",
                  text_printf(r->a, _("Limit: %.*s, counted from %.*s."), TEXT_FMT(say_limit(r, g->m->limit)),
                              TEXT_FMT(say_instant(r, g->m->limit_from))));
    if (moved)
        plain_element(out, "li", text_of(moved));
    if (!instant_eq(g->m->first_due.at, g->m->due.at))
        plain_element(out, "li",
                      text_printf(r->a, _("The first date was %.*s."), TEXT_FMT(say_end_short(r, g->m->first_due.at))));
    if (why->moved)
        plain_element(out, "li", text_of(_("Days off that were announced later moved it.")));
    sbuf_str(out, "</ul></dd>\n");
}

static void print_days(struct sbuf *out, const struct reading *g, const struct why *why)
{
    sbuf_str(out, "<details><summary>");
    xml_escape(out, text_of(_("Each day, counted or not")));
    sbuf_str(out, "</summary>\n<table><thead><tr>");
    plain_element(out, "th scope=\"col\"", text_of(_("Day")));
    plain_element(out, "th scope=\"col\"", text_of(_("Counted")));
    sbuf_str(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < why->n; i++) {
        const struct why_day *day = &why->days[i];
        struct text said = say_why_day(g, day);
        sbuf_str(out, "<tr>");
        plain_element(out, "td",
                      text_printf(g->r.a, "%s %.*s", say_weekday(day->day), TEXT_FMT(say_day(&g->r, day->day))));
        plain_element(out, "td", text_empty(said) ? text_printf(g->r.a, "%d", day->n) : said);
        sbuf_str(out, "</tr>\n");
    }
    sbuf_str(out, "</tbody></table></details>\n");
}

static void print_found(struct sbuf *out, struct arena *a, const struct citizen_page *p,
                        const struct report_style *style)
{
    struct reading g = reading_of(a, p->sheet, style);
    bool due = p->why && g.state != M_ENDED && !g.clocks.matter.stopped;
    sbuf_str(out, "<section aria-labelledby=\"found\">\n");
    plain_element(out, "h2 id=\"found\"", text_printf(a, _("Dossier %.*s"), TEXT_FMT(g.code)));
    sbuf_str(out, "<dl>\n");
    print_pair(out, _("Step"), say_where(&g));
    if (g.state != M_ENDED)
        print_pair(out, _("Unit that holds it"), say_unit(&g.r, g.holding->unit, g.now));
    print_pair(out, _("Result due"), say_due_day(&g));
    if (due)
        print_why(out, &g, p->why);
    sbuf_str(out, "</dl>\n");
    if (due)
        print_days(out, &g, p->why);
    sbuf_str(out, "</section>\n");
}

void report_citizen(struct sbuf *out, struct arena *a, const struct citizen_page *p, const struct report_style *style)
{
    plain_begin(out, &(struct plain_page){ p->province, p->exercise, style->lang, _("Look up a dossier"),
                                           TEXT("/tra-cuu"), NULL });
    if (p->state == CITIZEN_NOT_FOUND)
        plain_element(
            out, "p class=\"note\" role=\"alert\"",
            text_of(_("There is no dossier of this code and secret. Look at both again; the office that received the "
                      "dossier can give a new secret.")));
    if (p->state == CITIZEN_TOO_OFTEN)
        plain_element(out, "p class=\"note\" role=\"alert\"",
                      text_of(_("Too many look-ups at once: wait a few seconds.")));
    if (p->state == CITIZEN_FOUND)
        print_found(out, a, p, style);
    print_form(out, style->lang);
    plain_end(out);
}
