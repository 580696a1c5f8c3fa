/* svg.c -- elements with their attributes, patterns, and what is refused in XML. */
#include "plot/svg.h"

#include "plot/timeline.h"

#include <math.h>
#include <string.h>

#define FONT "Arial, 'Liberation Sans', 'Helvetica Neue', Helvetica, 'Noto Sans', sans-serif"

/* --- text in XML ------------------------------------------------------------------------------------------------ */

/* A tab or line break is a blank here; other control characters, noncharacters and marks of direction go. */
static bool is_refused(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff || c == 0x200e || c == 0x200f ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

void xml_text(struct sbuf *out, struct text t)
{
    for (size_t at = 0; at < t.n;) {
        size_t from = at;
        uint32_t c = text_next(t, &at);
        if (c == '\t' || c == '\n' || c == '\r')
            sbuf_char(out, ' ');
        else if (is_refused(c))
            continue;
        else if (c == 0xfffd) /* also what is no UTF-8 */
            sbuf_str(out, "\xef\xbf\xbd");
        else if (c == '&')
            sbuf_str(out, "&amp;");
        else if (c == '<')
            sbuf_str(out, "&lt;");
        else if (c == '>')
            sbuf_str(out, "&gt;");
        else if (c == '"')
            sbuf_str(out, "&quot;");
        else if (c == '\'')
            sbuf_str(out, "&#39;");
        else
            sbuf_add(out, text_sub(t, from, at));
    }
}

bool link_fits(struct text link)
{
    static const char *const BEGINNINGS[] = { "/", "./", "../", "#", "?", "https://", "http://" };
    if (text_starts(link, TEXT("//")) || text_starts(link, TEXT("/\\"))) /* another host in disguise */
        return false;
    for (size_t i = 0; i < link.n; i++)
        if ((unsigned char)link.p[i] <= ' ')
            return false;
    for (size_t i = 0; i < LEN(BEGINNINGS); i++)
        if (text_starts(link, text_of(BEGINNINGS[i])))
            return true;
    return false;
}

/* --- elements --------------------------------------------------------------------------------------------------- */

static void add_length(struct sbuf *b, int tenths)
{
    int whole = tenths / PX, rest = tenths % PX;
    if (rest == 0)
        sbuf_printf(b, "%d", whole);
    else
        sbuf_printf(b, "%s%d.%d", tenths < 0 ? "-" : "", whole < 0 ? -whole : whole, rest < 0 ? -rest : rest);
}

static void add_attr(struct sbuf *b, const char *name, int tenths)
{
    sbuf_printf(b, " %s=\"", name);
    add_length(b, tenths);
    sbuf_char(b, '"');
}

static void add_ink(struct sbuf *b, enum ink ink)
{
    const struct ink_row *row = &INKS[ink];
    sbuf_printf(b, " class=\"%s\" fill=\"%s\"", row->class, COLOURS[row->fill].light);
    if (row->stroke != COL_NONE)
        sbuf_printf(b, " stroke=\"%s\"", COLOURS[row->stroke].light);
    if (*row->more)
        sbuf_printf(b, " %s", row->more);
}

static void add_box(struct sbuf *b, int x, int y, int w, int h)
{
    add_attr(b, "x", x);
    add_attr(b, "y", y);
    add_attr(b, "width", w > 0 ? w : 0);
    add_attr(b, "height", h > 0 ? h : 0);
}

void svg_rect(struct svg *s, enum ink ink, int x, int y, int w, int h)
{
    sbuf_str(&s->body, "<rect");
    add_box(&s->body, x, y, w, h);
    add_ink(&s->body, ink);
    sbuf_str(&s->body, "/>\n");
}

void svg_line(struct svg *s, enum ink ink, struct point from, struct point to)
{
    sbuf_str(&s->body, "<line");
    add_attr(&s->body, "x1", from.x);
    add_attr(&s->body, "y1", from.y);
    add_attr(&s->body, "x2", to.x);
    add_attr(&s->body, "y2", to.y);
    add_ink(&s->body, ink);
    sbuf_str(&s->body, "/>\n");
}

void svg_poly(struct svg *s, enum ink ink, const struct point *points, size_t n, bool closed)
{
    sbuf_printf(&s->body, "<%s points=\"", closed ? "polygon" : "polyline");
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            sbuf_char(&s->body, ' ');
        add_length(&s->body, points[i].x);
        sbuf_char(&s->body, ',');
        add_length(&s->body, points[i].y);
    }
    sbuf_char(&s->body, '"');
    add_ink(&s->body, ink);
    sbuf_str(&s->body, "/>\n");
}

void svg_circle(struct svg *s, enum ink ink, struct point at, int r)
{
    sbuf_str(&s->body, "<circle");
    add_attr(&s->body, "cx", at.x);
    add_attr(&s->body, "cy", at.y);
    add_attr(&s->body, "r", r);
    add_ink(&s->body, ink);
    sbuf_str(&s->body, "/>\n");
}

static void add_point(struct sbuf *b, char letter, struct point p)
{
    sbuf_char(b, letter);
    add_length(b, p.x);
    sbuf_char(b, ' ');
    add_length(b, p.y);
}

void svg_arrow(struct svg *s, enum ink line, enum ink head, struct point from, struct point bend, struct point to,
               int width)
{
    double dx = to.x - bend.x, dy = to.y - bend.y, length = sqrt(dx * dx + dy * dy);
    double size = 6 * PX + width, ux = length > 0 ? dx / length : 1, uy = length > 0 ? dy / length : 0;
    struct point neck = { to.x - (int)lround(ux * size), to.y - (int)lround(uy * size) };
    int sx = (int)lround(-uy * size * 0.55), sy = (int)lround(ux * size * 0.55);
    struct point tip[] = { to, { neck.x + sx, neck.y + sy }, { neck.x - sx, neck.y - sy } };
    sbuf_str(&s->body, "<path d=\"");
    add_point(&s->body, 'M', from);
    add_point(&s->body, 'Q', bend);
    add_point(&s->body, ' ', neck);
    sbuf_char(&s->body, '"');
    add_ink(&s->body, line);
    add_attr(&s->body, "stroke-width", width);
    sbuf_str(&s->body, "/>\n");
    svg_poly(s, head, tip, LEN(tip), true);
}

void svg_text(struct svg *s, enum ink ink, int x, int y, enum anchor anchor, struct text t)
{
    static const char *const ANCHORS[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };
    if (text_empty(t))
        return;
    sbuf_str(&s->body, "<text");
    add_attr(&s->body, "x", x);
    add_attr(&s->body, "y", y);
    sbuf_str(&s->body, ANCHORS[anchor]);
    add_ink(&s->body, ink);
    sbuf_char(&s->body, '>');
    xml_text(&s->body, t);
    sbuf_str(&s->body, "</text>\n");
}

void svg_text_up(struct svg *s, enum ink ink, int x, int y, struct text t)
{
    if (text_empty(t))
        return;
    sbuf_str(&s->body, "<text transform=\"translate(");
    add_length(&s->body, x);
    sbuf_char(&s->body, ' ');
    add_length(&s->body, y);
    sbuf_str(&s->body, ") rotate(-90)\"");
    add_ink(&s->body, ink);
    sbuf_char(&s->body, '>');
    xml_text(&s->body, t);
    sbuf_str(&s->body, "</text>\n");
}

void svg_charge(struct svg *s, int charge, int x, int y, int w, int h)
{
    if (charge == PLOT_OWN) {
        svg_rect(s, INK_OWN, x, y, w, h);
        return;
    }
    s->patterns |= 1u << charge;
    sbuf_str(&s->body, "<rect");
    add_box(&s->body, x, y, w, h);
    sbuf_printf(&s->body, " fill=\"url(#%.*s-c%d)\"/>\n", TEXT_FMT(s->style->id), charge);
}

/* --- what is walked --------------------------------------------------------------------------------------------- */

static void add_label(struct svg *s, struct text label)
{
    sbuf_str(&s->body, " aria-label=\"");
    xml_text(&s->body, label);
    sbuf_str(&s->body, "\">");
}

void svg_list(struct svg *s, struct text label)
{
    sbuf_str(&s->body, "<g role=\"list\"");
    add_label(s, label);
    sbuf_char(&s->body, '\n');
}

void svg_list_end(struct svg *s) { sbuf_str(&s->body, "</g>\n"); }

void svg_item(struct svg *s, struct text link, struct text label)
{
    sbuf_str(&s->body, "<g role=\"listitem\">");
    if (link_fits(link)) {
        sbuf_str(&s->body, "<a href=\"");
        xml_text(&s->body, link);
        sbuf_char(&s->body, '"');
    } else
        sbuf_str(&s->body, "<g role=\"img\"");
    add_label(s, label);
    sbuf_str(&s->body, "<title>");
    xml_text(&s->body, label);
    sbuf_str(&s->body, "</title>\n");
}

void svg_item_end(struct svg *s, struct text link)
{
    sbuf_str(&s->body, link_fits(link) ? "</a></g>\n" : "</g></g>\n");
}

void svg_hidden(struct svg *s) { sbuf_str(&s->body, "<g aria-hidden=\"true\">\n"); }
void svg_hidden_end(struct svg *s) { sbuf_str(&s->body, "</g>\n"); }

/* --- the whole -------------------------------------------------------------------------------------------------- */

static bool id_fits(struct text id)
{
    bool fits = id.n > 0 && id.n <= 60;
    for (size_t i = 0; i < id.n; i++)
        fits &= (id.p[i] >= 'a' && id.p[i] <= 'z') || (id.p[i] >= 'A' && id.p[i] <= 'Z') ||
                (i > 0 && ((id.p[i] >= '0' && id.p[i] <= '9') || id.p[i] == '-'));
    return fits;
}

void svg_begin(struct svg *s, struct arena *a, const struct plot_style *style)
{
    int width = style->width ? style->width : PLOT_WIDTH;
    assert(id_fits(style->id));
    width = width < PLOT_WIDTH_MIN ? PLOT_WIDTH_MIN : width > PLOT_WIDTH_MAX ? PLOT_WIDTH_MAX : width;
    *s = (struct svg){ .a = a, .style = style, .width = width * PX, .narrow = width < PLOT_NARROW };
    sbuf_init(&s->body, PLOT_BYTES_MAX);
}

/* A tile of 8 by 8 pixels: dots, level lines, crosses, slanted lines, dashes. */
static const struct {
    enum ink base, line;
    const char *path; /* NULL: a dot */
} PATTERNS[PLOT_CHARGE_COUNT] = {
    [PLOT_OUTSIDE] = { INK_HATCH, INK_OUTSIDE, NULL },
    [PLOT_RULE] = { INK_HATCH, INK_RULE, "M0 2H8M0 6H8" },
    [PLOT_OBSTACLE] = { INK_HATCH, INK_OBSTACLE, "M-1 -1L9 9M-1 9L9 -1" },
    [PLOT_ASKED] = { INK_HATCH, INK_ASKED, "M-2 6L6 -2M-2 10L10 -2M2 10L10 2M6 10L10 6" },
    [PLOT_PENDING] = { INK_OWN, INK_PENDING, "M4 0V8" },
};

static void add_patterns(struct sbuf *out, const struct svg *s)
{
    if (!s->patterns)
        return;
    sbuf_str(out, "<defs>");
    for (int i = 1; i < PLOT_CHARGE_COUNT; i++) {
        if (!(s->patterns & 1u << i))
            continue;
        sbuf_printf(out,
                    "<pattern id=\"%.*s-c%d\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
                    "<rect width=\"8\" height=\"8\"",
                    TEXT_FMT(s->style->id), i);
        add_ink(out, PATTERNS[i].base);
        if (PATTERNS[i].path)
            sbuf_printf(out, "/><path d=\"%s\"", PATTERNS[i].path);
        else
            sbuf_str(out, "/><circle cx=\"4\" cy=\"4\" r=\"1.7\"");
        add_ink(out, PATTERNS[i].line);
        sbuf_str(out, "/></pattern>\n");
    }
    sbuf_str(out, "</defs>\n");
}

static void add_named(struct sbuf *out, const struct svg *s, const char *element, char letter, struct text t)
{
    if (text_empty(t))
        return;
    sbuf_printf(out, "<%s id=\"%.*s-%c\">", element, TEXT_FMT(s->style->id), letter);
    xml_text(out, t);
    sbuf_printf(out, "</%s>\n", element);
}

void svg_end(struct svg *s, struct sbuf *out, int height, struct text title, struct text desc)
{
    struct text id = s->style->id;
    assert(height > 0);
    sbuf_str(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" viewBox=\"0 0 ");
    add_length(out, s->width);
    sbuf_char(out, ' ');
    add_length(out, height);
    sbuf_char(out, '"');
    add_attr(out, "width", s->width);
    add_attr(out, "height", height);
    sbuf_printf(out, " lang=\"%s\" role=\"group\" aria-labelledby=\"%.*s-t\"", s->style->lang, TEXT_FMT(id));
    if (!text_empty(desc))
        sbuf_printf(out, " aria-describedby=\"%.*s-d\"", TEXT_FMT(id));
    sbuf_str(out, " font-family=\"" FONT "\">\n");
    add_named(out, s, "title", 't', text_empty(title) ? TEXT("–") : title);
    add_named(out, s, "desc", 'd', desc);
    add_patterns(out, s);
    sbuf_str(out, "<rect width=\"100%\" height=\"100%\"");
    add_ink(out, INK_PAPER);
    sbuf_str(out, "/>\n");
    if (sbuf_full(&s->body))
        out->full = true;
    sbuf_add(out, sbuf_text(&s->body));
    sbuf_str(out, "</svg>\n");
    sbuf_release(&s->body);
}
