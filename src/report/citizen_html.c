/* citizen_html.c -- the look-up page: its form, and what is told of a dossier. */
#include "report/citizen.h"

#include "base/i18n.h"
#include "report/reading.h"
#include "report/xml.h"

#include <string.h>

const char CITIZEN_CSS[] =
    "*{box-sizing:border-box}body{font:1rem/1.5 system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif;color:#1a1a1a;"
    "background:#fff;margin:0 auto;max-width:40rem;padding:1rem}h1{font-size:1.4rem;margin:.5rem "
    "0}h2{font-size:1.15rem;"
    "margin:1.5rem 0 .5rem}header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem;"
    "border-bottom:2px solid #8a1f11;padding-bottom:.5rem}header p{margin:0;font-weight:600}a{color:#0b4f8a}"
    "label{display:block;font-weight:600;margin-top:.75rem}input{font:inherit;width:100%;padding:.6rem;"
    "border:1px solid #555;border-radius:.25rem}button{font:inherit;font-weight:600;margin-top:1rem;padding:.6rem "
    "1.2rem;"
    "border:0;border-radius:.25rem;background:#8a1f11;color:#fff}input:focus,button:focus,a:focus,summary:focus{"
    "outline:3px solid #0b4f8a;outline-offset:2px}.hint{color:#444;margin:.25rem "
    "0;font-size:.9rem}.note{border-left:.3rem "
    "solid #8a1f11;padding:.5rem .75rem;background:#fbf3f2;margin:1rem 0}dl{display:grid;"
    "grid-template-columns:minmax(7rem,max-content) 1fr;gap:.5rem 1rem;margin:0}dt{font-weight:600}dd{margin:0}"
    "ul{margin:0;padding-left:1.2rem}details{margin-top:1rem}summary{cursor:pointer;padding:.3rem "
    "0}table{border-collapse:"
    "collapse;width:100%;font-size:.9rem}th,td{border:1px solid #bbb;padding:.3rem .4rem;text-align:left;"
    "vertical-align:top}@media(max-width:26rem){dl{grid-template-columns:1fr;gap:0}dd{margin:0 0 .6rem}}";

static void element(struct sbuf *out, const char *tag, struct text words)
{
    sbuf_printf(out, "<%s>", tag);
    xml_escape(out, words);
    sbuf_printf(out, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

/* --- the frame ---------------------------------------------------------------------------------------------------- */

static void print_head(struct sbuf *out, const struct citizen_page *p, const char *lang)
{
    bool english = strcmp(lang, "en") == 0;
    sbuf_printf(out,
                "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"robots\" content=\"noindex\">\n<link rel=\"stylesheet\" href=\"/tra-cuu.css\">\n",
                lang);
    element(out, "title", text_of(_("Look up a dossier")));
    sbuf_str(out, "</head>\n<body>\n<header>");
    element(out, "p", p->province);
    sbuf_printf(out, "<a href=\"/tra-cuu?lang=%s\" lang=\"%s\">%s</a></header>\n<main>\n", english ? "vi" : "en",
                english ? "vi" : "en", english ? "Tiếng Việt" : "English");
    element(out, "h1", text_of(_("Look up a dossier")));
    if (p->exercise)
        element(out, "p class=\"note\"", text_of(_("EXERCISE: an invented example, not the record of an office")));
}

static void print_field(struct sbuf *out, const char *name, const char *label, const char *hint, const char *more)
{
    sbuf_printf(out, "<label for=\"%s\">", name);
    xml_escape(out, text_of(label));
    sbuf_printf(out,
                "</label>\n<input id=\"%s\" name=\"%s\" required autocomplete=\"off\" autocapitalize=\"characters\" "
                "spellcheck=\"false\" aria-describedby=\"%s-hint\" %s>\n<p class=\"hint\" id=\"%s-hint\">",
                name, name, name, more, name);
    xml_escape(out, text_of(hint));
    sbuf_str(out, "</p>\n");
}

static void print_form(struct sbuf *out, const char *lang)
{
    sbuf_printf(out, "<form method=\"post\" action=\"/tra-cuu?lang=%s\" autocomplete=\"off\">\n", lang);
    print_field(out, "code", _("Dossier code"), _("As it stands on the receipt, for example D25-0012"),
                "maxlength=\"64\"");
    print_field(out, "secret", _("Look-up secret"), _("26 letters and digits, given with the receipt"),
                "maxlength=\"64\"");
    sbuf_str(out, "<button type=\"submit\">");
    xml_escape(out, text_of(_("Look up")));
    sbuf_str(out, "</button>\n</form>\n");
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
    element(out, "dt", text_of(label));
    element(out, "dd", value);
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
    element(out, "li",
            text_printf(r->a, _("Limit: %.*s, counted from %.*s."), TEXT_FMT(say_limit(r, g->m->limit)),
                        TEXT_FMT(say_instant(r, g->m->limit_from))));
    if (moved)
        element(out, "li", text_of(moved));
    if (!instant_eq(g->m->first_due.at, g->m->due.at))
        element(out, "li",
                text_printf(r->a, _("The first date was %.*s."), TEXT_FMT(say_end_short(r, g->m->first_due.at))));
    if (why->moved)
        element(out, "li", text_of(_("Days off that were announced later moved it.")));
    sbuf_str(out, "</ul></dd>\n");
}

static void print_days(struct sbuf *out, const struct reading *g, const struct why *why)
{
    sbuf_str(out, "<details><summary>");
    xml_escape(out, text_of(_("Each day, counted or not")));
    sbuf_str(out, "</summary>\n<table><thead><tr>");
    element(out, "th scope=\"col\"", text_of(_("Day")));
    element(out, "th scope=\"col\"", text_of(_("Counted")));
    sbuf_str(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < why->n; i++) {
        const struct why_day *day = &why->days[i];
        struct text said = say_why_day(g, day);
        sbuf_str(out, "<tr>");
        element(out, "td", text_printf(g->r.a, "%s %.*s", say_weekday(day->day), TEXT_FMT(say_day(&g->r, day->day))));
        element(out, "td", text_empty(said) ? text_printf(g->r.a, "%d", day->n) : said);
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
    element(out, "h2 id=\"found\"", text_printf(a, _("Dossier %.*s"), TEXT_FMT(g.code)));
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
    print_head(out, p, style->lang);
    if (p->state == CITIZEN_NOT_FOUND)
        element(
            out, "p class=\"note\" role=\"alert\"",
            text_of(_("There is no dossier of this code and secret. Look at both again; the office that received the "
                      "dossier can give a new secret.")));
    if (p->state == CITIZEN_TOO_OFTEN)
        element(out, "p class=\"note\" role=\"alert\"", text_of(_("Too many look-ups at once: wait a few seconds.")));
    if (p->state == CITIZEN_FOUND)
        print_found(out, a, p, style);
    print_form(out, style->lang);
    sbuf_str(out, "</main>\n</body>\n</html>\n");
}
