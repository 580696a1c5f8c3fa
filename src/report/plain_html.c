/* plain_html.c -- the frame and the parts of a plain page (plain.h). */
#include "report/plain.h"

#include "base/i18n.h"
#include "report/xml.h"

#include <string.h>

const char PLAIN_CSS[] =
    ":root{--ground:#f4f6f8;--paper:#fff;--ink:#18222d;--ink-2:#4a5967;--line:#d5dce3;--line-2:#78899a;--main:#0b4f7d;"
    "--main-ink:#fff;--link:#0b5589;--late:#a8201a;--late-soft:#fdecea;--soon:#8a5200;--soon-soft:#fff3dc;--fine:#"
    "1c6b3c;--fine-soft:#e4f4ea;"
    "--focus:#b3541e;color-scheme:light dark}"
    "@media(prefers-color-scheme:dark){:root{--ground:#11171d;--paper:#1a222a;--ink:#e8edf2;--ink-2:#a9b7c4;"
    "--line:#34414d;--line-2:#72859a;--main:#4a9ad2;--main-ink:#06121b;--link:#7cc0f0;--late:#ff9d94;"
    "--late-soft:#3e1f1e;--soon:#f2be6a;--soon-soft:#3a2c14;--fine:#7fd3a0;--fine-soft:#17321f;--focus:#ffb27d}}"
    "*{box-sizing:border-box}body{font:1rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation "
    "Sans',Arial,sans-serif;color:var(--ink);background:var(--ground);margin:0 auto;max-width:36rem;padding:1rem;"
    "overflow-wrap:break-word}"
    "header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem;border-bottom:2px solid "
    "var(--main);padding-bottom:.5rem}header p{margin:0;font-weight:600}a{color:var(--link)}"
    "h1{font-size:1.4rem;line-height:1.25;margin:1.25rem 0 .75rem}h2{font-size:1.15rem;margin:0 0 .25rem}"
    "form,section{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:1.1rem 1.25rem "
    "1.25rem;margin:1rem 0}section form{border:0;padding:0;margin:.75rem 0 0;background:none}"
    "form.bare{border:0;background:none;padding:0}"
    "label{display:block;font-weight:600;margin-top:.9rem}form>label:first-of-type{margin-top:0}"
    "input{font:inherit;width:100%;padding:.6rem .7rem;margin-top:.2rem;border:1px solid var(--line-2);"
    "border-radius:8px;background:var(--paper);color:var(--ink)}"
    "button{font:inherit;font-weight:600;margin-top:1.1rem;padding:.6rem 1.2rem;min-height:2.75rem;border:1px solid "
    "var(--main);border-radius:8px;background:var(--main);color:var(--main-ink);cursor:pointer}"
    "button.quiet,a.button{display:inline-block;background:none;color:var(--link);border:1px solid var(--line-2)}"
    "a.button{padding:.55rem 1.2rem;border-radius:8px;font-weight:600;text-decoration:none}"
    ":focus-visible{outline:3px solid var(--focus);outline-offset:2px}"
    ".hint{color:var(--ink-2);margin:.2rem 0 0;font-size:.9rem}.note{border-left:.3rem solid var(--late);"
    "border-radius:4px;padding:.5rem .75rem;background:var(--late-soft);margin:1rem 0}"
    ".note.soon{border-color:var(--soon);background:var(--soon-soft)}.note.fine{border-color:var(--fine);background:"
    "var(--fine-soft)}"
    "code{font:600 1.05rem ui-monospace,'DejaVu Sans Mono',monospace;overflow-wrap:anywhere;user-select:all}"
    "svg.qr{display:block;width:12rem;height:12rem;margin:.75rem 0;background:#fff;border-radius:6px}"
    "dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.5rem 1rem;margin:0}dt{font-weight:600}"
    "dd{margin:0}ul{margin:0;padding-left:1.2rem}details{margin-top:1rem}summary{cursor:pointer;padding:.3rem 0}"
    "table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{border:1px solid var(--line);padding:.3rem .4rem;"
    "text-align:left;vertical-align:top}"
    "@media(max-width:26rem){dl{grid-template-columns:1fr;gap:0}dd{margin:0 0 .6rem}form,section{padding:1rem}}"
    "@media print{body{max-width:none;background:none}form{display:none}}";

void plain_element(struct sbuf *out, const char *tag, struct text words)
{
    sbuf_printf(out, "<%s>", tag);
    xml_escape(out, words);
    sbuf_printf(out, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

void plain_alert(struct sbuf *out, struct text words)
{
    if (!text_empty(words))
        plain_element(out, "p class=\"note\" role=\"alert\"", words);
}

void plain_begin(struct sbuf *out, const struct plain_page *p)
{
    bool english = strcmp(p->lang, "en") == 0;
    const char *other = english ? "vi" : "en";
    sbuf_printf(out,
                "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"robots\" content=\"noindex\">\n<link rel=\"icon\" href=\"/icon.svg\" "
                "type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"/plain.css\">\n",
                p->lang);
    plain_element(out, "title", text_of(p->title));
    if (p->script)
        sbuf_printf(out, "<script src=\"%s\" defer></script>\n", p->script);
    sbuf_str(out, "</head>\n<body>\n<header>");
    plain_element(out, "p", p->province);
    sbuf_str(out, "<a href=\"");
    xml_escape(out, p->other);
    sbuf_printf(out, "%clang=%s\" lang=\"%s\">%s</a></header>\n<main>\n",
                text_find(p->other, TEXT("?"), 0) == SIZE_MAX ? '?' : '&', other, other,
                english ? "Tiếng Việt" : "English");
    plain_element(out, "h1", text_of(p->title));
    if (p->exercise)
        plain_element(out, "p class=\"note soon\"",
                      text_of(_("EXERCISE: an invented example, not the record of an office")));
}

void plain_end(struct sbuf *out) { sbuf_str(out, "</main>\n</body>\n</html>\n"); }

void plain_field(struct sbuf *out, const struct plain_field *f)
{
    sbuf_printf(out, "<label for=\"%s\">", f->name);
    xml_escape(out, text_of(f->label));
    sbuf_printf(out, "</label>\n<input id=\"%s\" name=\"%s\" type=\"%s\" spellcheck=\"false\" autocapitalize=\"none\"",
                f->name, f->name, f->type);
    if (!text_empty(f->value)) {
        sbuf_str(out, " value=\"");
        xml_escape(out, f->value);
        sbuf_char(out, '"');
    }
    if (f->hint)
        sbuf_printf(out, " aria-describedby=\"%s-hint\"", f->name);
    sbuf_printf(out, " %s>\n", f->more);
    if (f->hint) {
        sbuf_printf(out, "<p class=\"hint\" id=\"%s-hint\">", f->name);
        xml_escape(out, text_of(f->hint));
        sbuf_str(out, "</p>\n");
    }
}

void plain_hidden(struct sbuf *out, const char *name, struct text value)
{
    sbuf_printf(out, "<input type=\"hidden\" name=\"%s\" value=\"", name);
    xml_escape(out, value);
    sbuf_str(out, "\">\n");
}

void plain_button(struct sbuf *out, const char *label, bool quiet)
{
    sbuf_printf(out, "<button type=\"submit\"%s>", quiet ? " class=\"quiet\"" : "");
    xml_escape(out, text_of(label));
    sbuf_str(out, "</button>\n");
}
