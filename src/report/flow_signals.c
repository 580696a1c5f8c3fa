/* flow_signals.c -- for each signal what it counts, who stands out, and a funnel with its table for each kind of work. */
#include "report/flow_html.h"

#include "base/i18n.h"
#include "plot/funnel.h"

#include <math.h>
#include <stdlib.h>

enum { FUNNELS_MAX = 4 /* of one signal; the other kinds are in the list of who stands out, and in the JSON */ };

static const struct signal_row *row_at(const struct flow_page *p, const struct signal_family *f, size_t i)
{
    return &p->flow->signals->rows[f->first + i];
}

/* --- who stands out --------------------------------------------------------------------------------------------------------------- */

static struct text who(struct flow_page *p, const struct signal_row *r)
{
    struct text unit = html_unit(p, r->unit), kind = html_kind(p, r->kind);
    return text_empty(kind) ? unit : text_printf(p->a, "%.*s (%.*s)", TEXT_FMT(unit), TEXT_FMT(kind));
}

/* "= 0.0312", "< 0.0001" */
static struct text q_text(struct flow_page *p, double q)
{
    struct text least = html_number(p, 0.0001, 4), number = html_number(p, q, 4);
    return q < 0.0001 ? text_printf(p->a, "< %.*s", TEXT_FMT(least)) : text_printf(p->a, "= %.*s", TEXT_FMT(number));
}

static struct text what(struct flow_page *p, const struct signal_row *r)
{
    struct text n = html_count(p, r->n), q = q_text(p, r->q);
    if (r->signal == SIGNAL_HELD_LONG) {
        struct text times = html_number(p, r->times, 1);
        return text_printf(
            p->a, _("%.*s cases, half of them held more than %.*s times as long as its peers' like cases; q %.*s"),
            TEXT_FMT(n), TEXT_FMT(times), TEXT_FMT(q));
    }
    struct text count = html_count(p, r->count), share = html_percent(p, r->share),
                expected = html_percent(p, r->expected);
    struct text low = html_percent(p, r->low), high = html_percent(p, r->high);
    return text_printf(
        p->a, _("%.*s of %.*s, %.*s; expected %.*s, 95 in 100 honest units between %.*s and %.*s; q %.*s"),
        TEXT_FMT(count), TEXT_FMT(n), TEXT_FMT(share), TEXT_FMT(expected), TEXT_FMT(low), TEXT_FMT(high), TEXT_FMT(q));
}

static struct text cases_of(struct flow_page *p, const struct signal_row *r, size_t most)
{
    struct sbuf b;
    sbuf_init(&b, 1 << 16);
    for (size_t i = 0; i < r->ncases && i < most; i++) {
        sbuf_str(&b, i ? ", " : "");
        sbuf_add(&b, html_case(p, r->cases[i]));
    }
    struct text t = text_dup(p->a, sbuf_text(&b));
    sbuf_release(&b);
    return t;
}

static void outside(struct flow_page *p, const struct signal_row *r)
{
    struct text cases = cases_of(p, r, 5), words = what(p, r);
    sbuf_str(p->out, "<li><strong>");
    html_text(p->out, who(p, r));
    sbuf_str(p->out, "</strong>: ");
    html_text(p->out, words);
    if (!text_empty(cases)) {
        sbuf_str(p->out, ". ");
        html_text(p->out, text_printf(p->a, _("Cases that weigh most: %.*s"), TEXT_FMT(cases)));
    }
    sbuf_str(p->out, "</li>\n");
}

static void list_outside(struct flow_page *p, const struct signal_family *f, size_t n)
{
    size_t any = 0;
    for (size_t k = 0; k < n; k++)
        any += f[k].flagged;
    if (any == 0) {
        html_para(p, _("Nobody stands out: what units show lies where honest units with as many cases would lie."));
        return;
    }
    html_para(p, _("Outside what honest units show, in the order of the register:"));
    sbuf_str(p->out, "<ul>\n");
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < f[k].n; i++)
            if (row_at(p, &f[k], i)->flagged)
                outside(p, row_at(p, &f[k], i));
    sbuf_str(p->out, "</ul>\n");
}

/* --- one funnel ------------------------------------------------------------------------------------------------------------------------ */

/* As a multiple of what is expected of the unit: each has its own expectation, so that one funnel fits all. */
static double relative(const struct signal_row *r, double share) { return share / fmax(r->expected, 1e-9); }

static const struct plot_limit *limits_of(struct flow_page *p, const struct signal_family *f)
{
    struct plot_limit *l = ARENA_ARRAY(p->a, struct plot_limit, SIGNAL_LIMITS);
    for (int k = 0; k < SIGNAL_LIMITS; k++)
        l[k] = (struct plot_limit){ f->limit[k].n, f->limit[k].low, f->limit[k].high, NAN, NAN };
    return l;
}

static void cell(struct flow_page *p, bool number, struct text t)
{
    sbuf_str(&p->tables, number ? "<td class=\"num\">" : "<td>");
    html_text(&p->tables, t);
    sbuf_str(&p->tables, "</td>");
}

static void table_head(struct flow_page *p, struct text title, enum signal s)
{
    const char *const HEADS[] = { _("Unit"),  _("n"),        _("count"),
                                  _("share"), _("expected"), _("95 in 100 honest units"),
                                  "q",        _("outside"),  _("cases that weigh most") };
    sbuf_str(&p->tables, "<table class=\"plot-table\"><caption>");
    html_text(&p->tables, title);
    sbuf_str(&p->tables, "</caption><thead><tr>");
    for (size_t i = 0; i < LEN(HEADS); i++) {
        sbuf_str(&p->tables, i >= 1 && i <= 6 ? "<th scope=\"col\" class=\"num\">" : "<th scope=\"col\">");
        html_text(&p->tables, text_of(i == 3 && s == SIGNAL_HELD_LONG ? _("times its peers'") : HEADS[i]));
        sbuf_str(&p->tables, "</th>");
    }
    sbuf_str(&p->tables, "</tr></thead><tbody>\n");
}

static void table_row_of(struct flow_page *p, const struct signal_row *r)
{
    bool times = r->signal == SIGNAL_HELD_LONG;
    struct text low = html_percent(p, r->low), high = html_percent(p, r->high);
    sbuf_str(&p->tables, r->flagged ? "<tr class=\"flag\"><th scope=\"row\">" : "<tr><th scope=\"row\">");
    html_text(&p->tables, html_unit(p, r->unit));
    sbuf_str(&p->tables, "</th>");
    cell(p, true, html_count(p, r->n));
    cell(p, true, html_count(p, r->count));
    cell(p, true, times ? html_number(p, r->times, 2) : html_percent(p, r->share));
    cell(p, true, times ? text_of("1") : html_percent(p, r->expected));
    cell(p, true, times ? text_of("–") : text_printf(p->a, "%.*s – %.*s", TEXT_FMT(low), TEXT_FMT(high)));
    cell(p, true, html_number(p, r->q, 4));
    cell(p, false, r->flagged ? text_of(_("yes")) : TEXT_NONE);
    cell(p, false, r->flagged ? cases_of(p, r, SIGNAL_CASES_MAX) : TEXT_NONE);
    sbuf_str(&p->tables, "</tr>\n");
}

static void draw_funnel(struct flow_page *p, const struct signal_family *f)
{
    enum signal s = f->signal;
    bool times = s == SIGNAL_HELD_LONG;
    struct text kind = html_kind(p, f->kind), title = text_of(_(SIGNAL_WORDS[s].title));
    struct plot_funnel_point *points = ARENA_ARRAY(p->a, struct plot_funnel_point, f->n);
    if (!text_empty(kind))
        title = text_printf(p->a, "%.*s: %.*s", TEXT_FMT(title), TEXT_FMT(kind));
    for (size_t i = 0; i < f->n; i++) {
        const struct signal_row *r = row_at(p, f, i);
        points[i] =
            (struct plot_funnel_point){ html_unit(p, r->unit), TEXT_NONE, r->n, relative(r, r->share), r->flagged };
    }
    struct text desc = text_of(times ? _("Each point is a unit: to the right the more cases it had, higher the longer "
                                         "it held them; 1 is as long as its peers. Between "
                                         "the lines lie 95 in 100 honest units of that number. A point above the line "
                                         "without a name may be chance, for many are compared.")
                                     : _("Each point is a unit: to the right the more it had of them, higher the more "
                                         "of them counted; 1 is what units with like work "
                                         "show. Between the lines lie 95 in 100 honest units of that number. A point "
                                         "above the line without a name may be chance, for many are "
                                         "compared."));
    struct plot_style style = figure_begin(p, title, desc);
    struct plot_funnel plot = { .title = title,
                                .desc = desc,
                                .measure =
                                    text_of(times ? _("chance to be held longer than a peer's like case, to one half")
                                                  : _("times what is expected")),
                                .number = text_of(_(SIGNAL_WORDS[s].over)),
                                .points = points,
                                .npoints = f->n,
                                .limits = limits_of(p, f),
                                .nlimits = SIGNAL_LIMITS,
                                .average = 1 };
    plot_funnel(p->out, p->a, &plot, &style);
    figure_end(p);
    table_begin(p);
    table_head(p, title, s);
    for (size_t i = 0; i < f->n; i++)
        table_row_of(p, row_at(p, f, i));
    sbuf_str(&p->tables, "</tbody></table>\n");
    table_end(p);
}

/* --- one signal -------------------------------------------------------------------------------------------------------------------------- */

static int most_telling(const void *x, const void *y)
{
    const struct signal_family *p = x, *q = y;
    if ((p->flagged > 0) != (q->flagged > 0))
        return p->flagged > 0 ? -1 : 1;
    return p->n != q->n ? (p->n < q->n ? 1 : -1) : (p->first > q->first) - (p->first < q->first);
}

static struct signal_family *families_of(struct flow_page *p, enum signal s, size_t *n)
{
    const struct signals *all = p->flow->signals;
    struct signal_family *f = ARENA_ARRAY(p->a, struct signal_family, all->nfamilies);
    *n = 0;
    for (size_t i = 0; i < all->nfamilies; i++)
        if (all->families[i].signal == s)
            f[(*n)++] = all->families[i];
    return f;
}

static void one_signal(struct flow_page *p, enum signal s)
{
    const struct signal_words *w = &SIGNAL_WORDS[s];
    size_t n;
    struct signal_family *f = families_of(p, s, &n);
    sbuf_str(p->out, "<h3>");
    html_text(p->out, text_of(_(w->title)));
    sbuf_str(p->out, "</h3>\n");
    if (p->flow->signals->missing[s] != SIGNAL_THERE) {
        html_para(p, _(SIGNAL_MISSING_WORDS[p->flow->signals->missing[s]]));
        return;
    }
    html_para(p, text_cstr(p->a, text_printf(p->a, _("Counted: %s. Out of: %s."), _(w->count), _(w->over))));
    html_para(p, text_cstr(p->a, text_printf(p->a, _("What would lower it: %s"), _(w->mend))));
    if (n == 0) {
        html_para(p, _("No unit has thirty of them; of fewer nothing is said."));
        return;
    }
    list_outside(p, f, n);
    qsort(f, n, sizeof *f, most_telling);
    for (size_t k = 0; k < n && k < FUNNELS_MAX; k++)
        draw_funnel(p, &f[k]);
    if (n > FUNNELS_MAX)
        html_para(p,
                  text_cstr(p->a, text_printf(p->a, _("%zu other kinds of work are not drawn; --format json has them."),
                                              n - FUNNELS_MAX)));
}

void html_signals(struct flow_page *p)
{
    for (int s = 0; s < SIGNAL_COUNT; s++)
        one_signal(p, (enum signal)s);
}
