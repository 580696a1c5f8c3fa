/* flow_html.c -- the page around the pictures. */
#include "report/flow_html.h"

#include "base/i18n.h"
#include "report/xml.h"

#include <inttypes.h>
#include <math.h>

enum { TABLES_BYTES_MAX = 1 << 29 };

/* --- the first page ---------------------------------------------------------------------------------------------------------------------- */

static const char CSS[] =
    ":root{color-scheme:light dark}\n"
    "body{font:16px/1.5 'Liberation Sans',Arial,Helvetica,sans-serif;max-width:960px;margin:0 "
    "auto;padding:1rem;color:#1b1f24;"
    "background:#fff}\n"
    "h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.3rem;margin:2rem 0 .5rem;border-bottom:2px "
    "solid #6b747d}\n"
    "h3{font-size:1.05rem;margin:0 0 .25rem}p{margin:.4rem 0;max-width:72ch}figure{margin:1.5rem 0 2rem}\n"
    "figcaption,.faint{font-size:.875rem;color:#555d66}a{color:#0b57b5}\n"
    ".heard{border:2px solid #6b747d;padding:.5rem 1rem;margin:1rem 0}.heard h2{border:0;margin:.25rem 0}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{color:#555d66}dd{margin:0}\n"
    ".twin{overflow-x:auto;margin:1.5rem 0}.flag{font-weight:bold}\n"
    "@media screen and (prefers-color-scheme:dark){body{color:#e9ecef;background:#1a1b1e}a{color:#8fbcec}"
    "figcaption,.faint,dt{color:#adb5bd}}\n"
    "@page{size:A4;margin:16mm 14mm 18mm}\n"
    "@media "
    "print{:root{color-scheme:light}body{font-size:10.5pt;max-width:none;padding:0}figure,.heard{break-inside:avoid}"
    "h2,h3{break-after:avoid}.new-page{break-before:page}a{color:inherit;text-decoration:none}.plot-table{font-size:"
    "8pt}"
    ".twin{overflow:visible}thead{display:table-header-group}}\n";

static void head(struct flow_page *p, struct text title)
{
    sbuf_printf(p->out,
                "<!doctype html>\n<html lang=\"%s\">\n<head><meta charset=\"utf-8\">"
                "<meta name=\"viewport\" content=\"width=device-width\">"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                "'unsafe-inline'\">\n<title>",
                p->vietnamese ? "vi" : "en");
    html_text(p->out, title);
    sbuf_str(p->out, "</title>\n<style>\n");
    sbuf_str(p->out, CSS);
    plot_css(p->out);
    sbuf_str(p->out, "</style></head>\n<body>\n<main>\n");
    html_element(p->out, "h1", title);
}

static void fact(struct flow_page *p, const char *name, struct text value)
{
    sbuf_str(p->out, "<dt>");
    html_text(p->out, text_of(name));
    sbuf_str(p->out, "</dt><dd>");
    html_text(p->out, value);
    sbuf_str(p->out, "</dd>\n");
}

static struct text count_of(struct flow_page *p, uint64_t n) { return html_count(p, (int64_t)n); }

static void facts(struct flow_page *p)
{
    const struct report_flow *flow = p->flow;
    const struct flow_figures *f = flow->figures;
    char first[INSTANT_CHARS], last[INSTANT_CHARS];
    struct text median = html_number(p, flow_days(f->life_median2_us) / 2, 1),
                p95 = html_number(p, flow_days(f->life_p95_us), 1);
    struct text handovers = count_of(p, f->handovers), most = count_of(p, f->most), never = count_of(p, f->never);
    struct text bounces = count_of(p, f->bounces), bounced = count_of(p, f->bounce_cases);
    sbuf_str(p->out, "<dl>\n");
    fact(p, _("cases"), count_of(p, flow->log->cases));
    fact(p, _("acts"), count_of(p, flow->acts->acts));
    if (flow->acts->acts > 0)
        fact(p, _("from – to"),
             text_printf(p->a, "%s – %s", instant_vn((struct instant){ flow->acts->first_us }, false, first),
                         instant_vn((struct instant){ flow->acts->last_us }, false, last)));
    fact(p, _("days from first to last act"),
         text_printf(p->a, _("median %.*s; 95 in 100 at most %.*s"), TEXT_FMT(median), TEXT_FMT(p95)));
    fact(p, _("hand-overs"),
         text_printf(p->a, _("%.*s, at most %.*s in a case; none in %.*s cases"), TEXT_FMT(handovers), TEXT_FMT(most),
                     TEXT_FMT(never)));
    fact(p, _("sent back (A, B, A)"),
         text_printf(p->a, _("%.*s times in %.*s cases"), TEXT_FMT(bounces), TEXT_FMT(bounced)));
    sbuf_str(p->out, "</dl>\n");
}

static const char *const CANNOT_KNOW[] = {
    N_("No unit and no person named here has been heard. What follows are signs to ask about, not findings; nobody may "
       "be judged by them."),
    N_("A log does not know how hard a case was, how many people a unit had, what was ordered by mouth, or what a "
       "superior kept waiting. "
       "Any of these may explain what is shown."),
    N_("It shows only what was entered, when it was entered. Who enters late looks late."),
    N_("A unit is compared with units that got like work of the same kind. Where there are none, nothing is said of "
       "it. There is no ranking: "
       "units stand in the order of the register."),
    N_("A sign marked as outside is more than chance and more than the spread between honest units explain; of twenty "
       "logs in which nobody "
       "pushes work away, one would still show such a sign."),
};

static void warnings(struct flow_page *p)
{
    const struct report_flow *flow = p->flow;
    for (size_t i = 0; i < flow->nwarnings; i++) {
        const struct flow_warning *w = &flow->warning[i];
        struct text count = count_of(p, w->count);
        html_element(p->out, "li", text_printf(p->a, "%.*s %s", TEXT_FMT(count), _(w->sentence)));
    }
    for (int s = 0; s < SIGNAL_COUNT; s++)
        if (flow->signals->missing[s] != SIGNAL_THERE)
            html_element(p->out, "li",
                         text_printf(p->a, "%s: %s", _(SIGNAL_WORDS[s].title),
                                     _(SIGNAL_MISSING_WORDS[flow->signals->missing[s]])));
    if (flow->signals->elapsed && flow->holdings->to_units)
        html_element(
            p->out, "li",
            text_of(_(
                "no calendar was given (--calendar, --hours): times are elapsed time, nights and days off included")));
}

static void first_page(struct flow_page *p)
{
    sbuf_str(p->out, "<section class=\"heard\"><h2>");
    html_text(p->out, text_of(_("Before reading: what this page cannot know")));
    sbuf_str(p->out, "</h2><ul>\n");
    for (size_t i = 0; i < LEN(CANNOT_KNOW); i++)
        html_element(p->out, "li", text_of(_(CANNOT_KNOW[i])));
    warnings(p);
    sbuf_str(p->out, "</ul></section>\n");
    facts(p);
    html_para(p, p->flow->name_persons ? _("Persons are named, as was asked for.")
                                       : _("Persons appear under pseudonyms (P1, P2 …), in the order of the log."));
}

/* --- the page ---------------------------------------------------------------------------------------------------------------------------------- */

struct section {
    const char *id, *title;
    bool new_page; /* in print */
    void (*fill)(struct flow_page *);
};

static void raised(struct flow_page *p)
{
    html_element(p->out, "p", flow_raised(p->a, p->flow));
    sbuf_str(p->out, "<ul>\n");
    for (const char *const *s = FLOW_RAISED_ASSUMES; *s; s++)
        html_element(p->out, "li", text_of(_(*s)));
    sbuf_str(p->out, "</ul>\n");
}

static void all_tables(struct flow_page *p) { sbuf_add(p->out, sbuf_text(&p->tables)); }

static const struct section SECTIONS[] = {
    { "signs", N_("Signs that work is pushed away"), true, html_signals },
    { "slow", N_("The slowest cases: who held them"), true, html_cases },
    { "handovers", N_("Who hands over to whom"), true, html_handovers },
    { "times", N_("How long cases are held"), true, html_times },
    { "months", N_("Arrivals and closings"), false, html_months },
    { "what-if", N_("What if it had been decided where it came from"), false, raised },
    { "tables", N_("The tables of all figures"), true, all_tables },
};

static bool is_there(const struct flow_page *p, const struct section *s)
{
    return s->fill != raised || p->flow->raised;
}

/* The files without their folders, which are nobody's business. */
static struct text file_names(struct text title)
{
    for (size_t at = text_find(title, TEXT("/"), 0); at != SIZE_MAX; at = text_find(title, TEXT("/"), 0))
        title = text_sub(title, at + 1, title.n);
    return title;
}

static void contents(struct flow_page *p)
{
    sbuf_str(p->out, "<nav><ul>\n");
    for (size_t i = 0; i < LEN(SECTIONS); i++) {
        if (!is_there(p, &SECTIONS[i]))
            continue;
        sbuf_printf(p->out, "<li><a href=\"#%s\">", SECTIONS[i].id);
        html_text(p->out, text_of(_(SECTIONS[i].title)));
        sbuf_str(p->out, "</a></li>\n");
    }
    sbuf_str(p->out, "</ul></nav>\n");
}

/* How many units stand outside in each signal: the first page leads to them, and names nobody. */
static void summary(struct flow_page *p)
{
    const struct signals *all = p->flow->signals;
    sbuf_str(p->out, "<dl>\n");
    for (int s = 0; s < SIGNAL_COUNT; s++) {
        int64_t compared = 0, outside = 0;
        for (size_t k = 0; k < all->nfamilies; k++) {
            compared += all->families[k].signal == (enum signal)s ? (int64_t)all->families[k].n : 0;
            outside += all->families[k].signal == (enum signal)s ? (int64_t)all->families[k].flagged : 0;
        }
        struct text of = html_count(p, compared), out = html_count(p, outside);
        fact(p, _(SIGNAL_WORDS[s].title),
             all->missing[s] != SIGNAL_THERE
                 ? text_of(_("not computed, see above"))
                 : text_printf(p->a, _("%.*s outside, of %.*s units compared in a kind of work"), TEXT_FMT(out),
                               TEXT_FMT(of)));
    }
    sbuf_str(p->out, "</dl>\n");
}

void flow_html(struct sbuf *out, struct arena *a, const struct report_flow *flow, const struct report_style *style)
{
    struct flow_page p = { .a = a, .out = out, .flow = flow, .style = style };
    size_t units = flow_words_count(flow->log->units);
    uint32_t *place = ARENA_ARRAY(a, uint32_t, units);
    p.vietnamese = text_eq(text_of(style->lang ? style->lang : i18n_lang()), TEXT("vi"));
    p.order = flow_units_order(a, flow->log, flow->tree);
    for (uint32_t i = 0; i < units; i++)
        place[p.order[i]] = i;
    p.place = place;
    sbuf_init(&p.tables, TABLES_BYTES_MAX);
    struct text title = file_names(flow->title);
    head(&p, text_printf(a, _("Where work goes: %.*s"), TEXT_FMT(title)));
    first_page(&p);
    summary(&p);
    contents(&p);
    for (size_t i = 0; i < LEN(SECTIONS); i++) {
        if (!is_there(&p, &SECTIONS[i]))
            continue;
        sbuf_printf(out, "<h2 id=\"%s\"%s>", SECTIONS[i].id, SECTIONS[i].new_page ? " class=\"new-page\"" : "");
        html_text(out, text_of(_(SECTIONS[i].title)));
        sbuf_str(out, "</h2>\n");
        SECTIONS[i].fill(&p);
    }
    sbuf_str(out, "</main>\n</body>\n</html>\n");
    sbuf_release(&p.tables);
}
