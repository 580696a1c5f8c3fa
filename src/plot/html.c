#include "plot/html.h"

#include "plot/axis.h"

static void add_words(struct sbuf *out, struct text link, struct text t)
{
    bool linked = link_fits(link) && !text_empty(t);
    if (linked) {
        sbuf_str(out, "<a href=\"");
        xml_text(out, link);
        sbuf_str(out, "\">");
    }
    xml_text(out, t);
    if (linked)
        sbuf_str(out, "</a>");
}

void html_col_head(struct sbuf *out, bool number, struct text t)
{
    sbuf_printf(out, "<th scope=\"col\"%s>", number ? " class=\"num\"" : "");
    xml_text(out, t);
    sbuf_str(out, "</th>");
}

void html_table_open(struct sbuf *out, const struct plot_style *style, struct text caption)
{
    sbuf_printf(out, "<table class=\"plot-table\" lang=\"%s\"><caption>", style->lang);
    xml_text(out, caption);
    sbuf_str(out, "</caption>\n<thead><tr>");
}

void html_table_body(struct sbuf *out) { sbuf_str(out, "</tr></thead>\n<tbody>\n"); }

void html_table(struct sbuf *out, const struct plot_style *style, struct text caption, const struct html_head *heads,
                size_t n)
{
    html_table_open(out, style, caption);
    for (size_t i = 0; i < n; i++)
        html_col_head(out, heads[i].number, plot_word(style, heads[i].word));
    html_table_body(out);
}

void html_table_end(struct sbuf *out) { sbuf_str(out, "</tbody></table>\n"); }
void html_row(struct sbuf *out) { sbuf_str(out, "<tr>"); }
void html_row_end(struct sbuf *out) { sbuf_str(out, "</tr>\n"); }

void html_row_head(struct sbuf *out, struct text link, struct text t)
{
    sbuf_str(out, "<th scope=\"row\">");
    add_words(out, link, t);
    sbuf_str(out, "</th>");
}

void html_cell(struct sbuf *out, bool number, struct text link, struct text t)
{
    sbuf_str(out, number ? "<td class=\"num\">" : "<td>");
    add_words(out, link, t);
    sbuf_str(out, "</td>");
}

void html_note(struct sbuf *out, size_t columns, struct text t)
{
    sbuf_printf(out, "<tr><td colspan=\"%zu\">", columns);
    xml_text(out, t);
    sbuf_str(out, "</td></tr>\n");
}

void html_more(struct sbuf *out, struct arena *a, const struct plot_style *style, size_t columns, size_t more)
{
    if (more > 0)
        html_note(out, columns, plot_say(a, style, PW_MORE, figure_count(a, style, (int64_t)more), TEXT_NONE));
}
