/* slip_html.c -- the control slip to be printed: form no. 06 of Circular 03/2025/TT-VPCP, on one A4 page a dossier where it fits.
 *
 * The page stands alone: no script, no other file. In Vietnamese it is the form's own wording. */
#include "report/slip.h"

#include "base/i18n.h"
#include "report/xml.h"

static const char STYLE[] =
    "@page{size:A4;margin:20mm 15mm 20mm 30mm}"
    "body{font:13pt/1.4 'Times New Roman',serif;max-width:180mm;margin:0 auto;padding:4mm;color:#000;background:#fff}"
    "header{text-align:center}header p{margin:0;font-weight:bold}h1{font-size:14pt;text-align:center;margin:6mm 0 2mm}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:1mm 4mm;margin:4mm 0}dt{font-weight:bold}dd{margin:0}"
    "div{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{border:1px solid #000;padding:1.5mm;"
    "text-align:left;vertical-align:top}tr{break-inside:avoid}thead{display:table-header-group}"
    ".late{font-weight:bold}footer{margin-top:4mm;font-size:11pt}";

static void element(struct sbuf *out, const char *tag, struct text words)
{
    sbuf_printf(out, "<%s>", tag);
    xml_escape(out, words);
    sbuf_printf(out, "</%s>", tag);
}

static void pair(struct sbuf *out, const char *label, struct text value)
{
    if (text_empty(value))
        return;
    element(out, "dt", text_of(label));
    element(out, "dd", value);
    sbuf_char(out, '\n');
}

/* The units asked, each once. */
struct text slip_asked(const struct reading *g, const struct slip_row *rows, size_t n)
{
    struct text all = TEXT_NONE;
    for (size_t i = 0; i < n; i++) {
        bool twice = rows[i].kind != SLIP_ASKED;
        for (size_t k = 0; k < i && !twice; k++)
            twice = rows[k].kind == SLIP_ASKED && rows[k].to.unit == rows[i].to.unit;
        if (!twice)
            all = say_joined(&g->r, all, "; ", say_party(&g->r, &rows[i], false));
    }
    return all;
}

struct text slip_note(const struct reading *g, const struct slip_row *row)
{
    const struct reader *r = &g->r;
    struct text note = row->kind == SLIP_GIVEN ? say_step(r, g->m->rule, row->step) : TEXT_NONE;
    if (row->kind == SLIP_ASKED)
        note = text_of(_("asked"));
    if (row->kind == SLIP_OUTSIDE)
        note = text_of(_("supplement or payment by the applicant"));
    if (row->kind == SLIP_STOPPED)
        note = text_of(_("stopped"));
    if (row->kind == SLIP_RESULT)
        note = text_of(_("result"));
    if ((row->kind == SLIP_GIVEN || row->kind == SLIP_ASKED) && row->limited) {
        struct text spans = text_printf(r->a, _("given %.*s, own share %.*s"), TEXT_FMT(say_span(r, row->given)),
                                        TEXT_FMT(say_span(r, row->share)));
        note = say_joined(r, note, "; ", spans);
    }
    if (instant_before(row->at, row->receivable))
        note = say_joined(r, note, "; ",
                          text_printf(r->a, _("receivable %.*s"), TEXT_FMT(say_instant(r, row->receivable))));
    return note;
}

static void print_row(struct sbuf *out, const struct reading *g, const struct slip_row *row)
{
    sbuf_str(out, "<tr>");
    element(out, "td", say_party(&g->r, row, true));
    element(out, "td", say_party(&g->r, row, false));
    element(out, "td", say_instant(&g->r, row->at));
    sbuf_printf(out, row->verdict == SLIP_LATE ? "<td class=\"late\">" : "<td>");
    xml_escape(out, say_verdict(&g->r, row));
    sbuf_str(out, "</td>");
    element(out, "td", slip_note(g, row));
    sbuf_str(out, "</tr>\n");
}

static void print_head(struct sbuf *out, const struct reading *g)
{
    struct text title = text_printf(g->r.a, _("%.*s  control slip"), TEXT_FMT(g->code));
    sbuf_printf(out,
                "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width\">\n",
                g->r.lang);
    element(out, "title", title);
    sbuf_printf(out, "\n<style>%s</style>\n</head>\n<body>\n<header>", STYLE);
    element(out, "p", text_of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
    element(out, "p", text_of("Độc lập - Tự do - Hạnh phúc"));
    sbuf_str(out, "</header>\n<main>\n");
    element(out, "h1", text_of(_("SLIP THAT CONTROLS THE HANDLING OF A DOSSIER")));
    if (g->sheet->exercise)
        element(out, "p", text_of(_("EXERCISE: an invented example, not the record of an office")));
}

void slip_html(struct sbuf *out, const struct reading *g, const struct slip_row *rows, size_t n)
{
    const struct reader *r = &g->r;
    print_head(out, g);
    sbuf_str(out, "<dl>\n");
    pair(out, _("Dossier code"), g->code);
    pair(out, _("Matter"), g->title);
    pair(out, _("Received by"), say_unit(r, g->m->lead, g->m->opened));
    pair(out, _("Coordinating"), slip_asked(g, rows, n));
    pair(out, _("Received at"), say_instant(r, g->m->opened));
    if (g->clocks.matter.limited)
        pair(out, _("Result due"), say_end(r, g->clocks.matter.due.at));
    sbuf_str(out, "</dl>\n<div tabindex=\"0\"><table>\n<thead><tr>");
    static const char *const HEADS[] = { N_("Giver"), N_("Receiver"), N_("Time of handing over"), N_("Result"),
                                         N_("Note") };
    for (size_t i = 0; i < LEN(HEADS); i++) {
        sbuf_str(out, "<th scope=\"col\">");
        xml_escape(out, text_of(_(HEADS[i])));
        sbuf_str(out, "</th>");
    }
    sbuf_str(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < n; i++)
        print_row(out, g, &rows[i]);
    sbuf_str(out, "</tbody>\n</table></div>\n</main>\n<footer>");
    xml_escape(out, text_printf(r->a, _("Made from the record, as of %.*s."), TEXT_FMT(say_instant(r, g->now))));
    sbuf_str(out, "</footer>\n</body>\n</html>\n");
}
