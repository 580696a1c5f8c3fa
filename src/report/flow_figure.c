/* flow_figure.c -- words, numbers and the frames of figures and their tables, as the page writes them. */
#include "report/flow_html.h"

#include "base/i18n.h"
#include "report/xml.h"

#include <inttypes.h>
#include <math.h>

/* --- words and numbers ------------------------------------------------------------------------------------------------------------ */

void html_text(struct sbuf *out, struct text t) { xml_escape(out, t); }

void html_element(struct sbuf *out, const char *tag, struct text words)
{
    sbuf_printf(out, "<%s>", tag);
    html_text(out, words);
    sbuf_printf(out, "</%s>\n", tag);
}

void html_para(struct flow_page *p, const char *sentence) { html_element(p->out, "p", text_of(sentence)); }

/* 1234.5 with the marks of the language. */
static struct text marked(struct flow_page *p, const char *digits)
{
    struct sbuf b;
    size_t whole = 0;
    const char *d = digits + (*digits == '-');
    sbuf_init(&b, 64);
    while (d[whole] >= '0' && d[whole] <= '9')
        whole++;
    if (*digits == '-')
        sbuf_char(&b, '-');
    for (size_t i = 0; i < whole; i++) {
        sbuf_char(&b, d[i]);
        if (i + 1 < whole && (whole - i - 1) % 3 == 0)
            sbuf_char(&b, p->vietnamese ? '.' : ',');
    }
    if (d[whole] == '.') {
        sbuf_char(&b, p->vietnamese ? ',' : '.');
        sbuf_str(&b, d + whole + 1);
    }
    struct text t = text_dup(p->a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}

struct text html_number(struct flow_page *p, double x, int places)
{
    if (!isfinite(x))
        return text_of("–");
    return marked(p, text_cstr(p->a, text_printf(p->a, "%.*f", places, x)));
}

struct text html_percent(struct flow_page *p, double share)
{
    struct text number = html_number(p, 100 * share, 1);
    return text_printf(p->a, "%.*s%%", TEXT_FMT(number));
}

struct text html_count(struct flow_page *p, int64_t n)
{
    return marked(p, text_cstr(p->a, text_printf(p->a, "%" PRId64, n)));
}

struct text html_unit(const struct flow_page *p, uint32_t unit)
{
    struct text name = flow_words_at(p->flow->log->units, unit);
    return text_empty(name) ? text_of(_("(no unit)")) : name;
}

struct text html_kind(const struct flow_page *p, uint32_t kind)
{
    return kind ? flow_words_at(p->flow->log->kinds, kind) : TEXT_NONE;
}

struct text html_case(const struct flow_page *p, uint32_t kase)
{
    return flow_words_at(p->flow->log->names, p->flow->log->case_name[kase]);
}

/* --- figures and their tables -------------------------------------------------------------------------------------------------------- */

struct plot_style figure_begin(struct flow_page *p, struct text title, struct text desc)
{
    const char **words = ARENA_ARRAY(p->a, const char *, PLOT_WORD_COUNT);
    for (size_t i = 0; i < PLOT_WORD_COUNT; i++)
        words[i] = _(PLOT_WORDS[i]);
    p->figures++;
    sbuf_printf(p->out, "<figure id=\"f%d\"><h3>", p->figures);
    html_text(p->out, text_printf(p->a, _("Figure %d. %.*s"), p->figures, TEXT_FMT(title)));
    sbuf_str(p->out, "</h3>\n");
    html_element(p->out, "p", desc);
    return (struct plot_style){ .lang = p->vietnamese ? "vi" : "en",
                                .words = words,
                                .id = text_printf(p->a, "p%d", p->figures),
                                .untitled = true };
}

void figure_end(struct flow_page *p)
{
    sbuf_printf(p->out, "<figcaption><a href=\"#t%d\">", p->figures);
    html_text(p->out, text_printf(p->a, _("The same figures as table %d"), p->figures));
    sbuf_str(p->out, "</a></figcaption></figure>\n");
}

void table_begin(struct flow_page *p)
{
    sbuf_printf(&p->tables, "<section class=\"twin\" id=\"t%d\"><p><a href=\"#f%d\">", p->figures, p->figures);
    html_text(&p->tables, text_printf(p->a, _("Table %d, to figure %d"), p->figures, p->figures));
    sbuf_str(&p->tables, "</a></p>\n");
}

void table_end(struct flow_page *p) { sbuf_str(&p->tables, "</section>\n"); }
