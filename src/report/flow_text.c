/* flow_text.c -- the answer of `congvu flow` for people: the main figures on a page, lists cut to what a page holds and said to be. */
#include "report/flow.h"

#include "base/i18n.h"
#include "report/page.h"

#include <inttypes.h>

enum { SHOWN = 15 };
#define ULL(n) ((unsigned long long)(n)) /* gettext knows %llu, not PRIu64 */

struct pager {
    struct page page;
    const struct report_flow *flow;
};

static struct text count_text(const struct pager *p, uint64_t n) { return text_printf(p->page.a, "%" PRIu64, n); }
static struct text number_text(const struct pager *p, double x) { return text_printf(p->page.a, "%.1f", x); }

static struct text unit_text(const struct pager *p, uint32_t unit)
{
    struct text name = flow_words_at(p->flow->log->units, unit);
    return text_empty(name) ? text_of(_("(no unit)")) : name;
}

static void pair(struct table *t, const char *label, struct text value) { table_pair(t, label, TONE_PLAIN, value); }

static void more_rows(const struct pager *p, size_t all)
{
    if (all > SHOWN)
        page_para(&p->page, 2, TONE_FAINT,
                  text_printf(p->page.a, _("and %zu more: --format json has them all"), all - SHOWN));
}

static void say_log(const struct pager *p)
{
    const struct report_flow *flow = p->flow;
    const struct flow_figures *f = flow->figures;
    char first[INSTANT_CHARS], last[INSTANT_CHARS];
    struct table *t = table_new(p->page.a, PAIR_COLUMNS, 2);
    double cases = flow->log->cases ? (double)flow->log->cases : 1;
    pair(t, _("cases"), count_text(p, flow->log->cases));
    pair(t, _("acts"), count_text(p, flow->acts->acts));
    if (flow->acts->acts > 0)
        pair(t, _("from – to"),
             text_printf(p->page.a, "%s – %s", instant_vn((struct instant){ flow->acts->first_us }, false, first),
                         instant_vn((struct instant){ flow->acts->last_us }, false, last)));
    pair(t, _("hand-overs"),
         text_printf(p->page.a, _("%llu; %.2f a case, at most %llu; none in %llu cases"), ULL(f->handovers),
                     (double)f->handovers / cases, ULL(f->most), ULL(f->never)));
    pair(t, _("sent back (A, B, A)"),
         text_printf(p->page.a, _("%llu times in %llu cases (%.1f %%)"), ULL(f->bounces), ULL(f->bounce_cases),
                     100.0 * (double)f->bounce_cases / cases));
    pair(t, _("held twice by a unit"), text_printf(p->page.a, _("%llu cases"), ULL(f->revisit_cases)));
    pair(t, _("sent back between persons"),
         text_printf(p->page.a, _("%llu times in %llu cases"), ULL(flow->acts->person_bounces),
                     ULL(flow->acts->person_bounce_cases)));
    pair(t, _("days from first to last act"),
         text_printf(p->page.a, _("median %.1f, mean %.1f, 95th percentile %.1f, at most %.1f"),
                     flow_days(f->life_median2_us) / 2, f->dated ? flow_days(f->life_us) / (double)f->dated : 0,
                     flow_days(f->life_p95_us), flow_days(f->life_max_us)));
    if (f->due_cases > 0)
        pair(t, _("late cases"),
             text_printf(p->page.a, _("%llu of %llu with a due date"), ULL(f->late_cases), ULL(f->due_cases)));
    page_blank(&p->page);
    table_print(&p->page, t, 2);
}

static void say_pairs(const struct pager *p)
{
    static const struct column COLUMNS[] = { { N_("from"), false, 2, 34 },
                                             { N_("to"), false, 2, 34 },
                                             { N_("times"), true, 0, 0 } };
    const struct flow_figures *f = p->flow->figures;
    struct table *over = table_new(p->page.a, COLUMNS, LEN(COLUMNS)),
                 *back = table_new(p->page.a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < f->nhandovers && i < SHOWN; i++) {
        table_row(over);
        table_cell(over, TONE_PLAIN, unit_text(p, f->handover[i].a));
        table_cell(over, TONE_PLAIN, unit_text(p, f->handover[i].b));
        table_cell(over, TONE_PLAIN, count_text(p, f->handover[i].count));
    }
    for (size_t i = 0; i < f->nbounces && i < SHOWN; i++) {
        table_row(back);
        table_cell(back, TONE_PLAIN, unit_text(p, f->bounce[i].a));
        table_cell(back, TONE_PLAIN, unit_text(p, f->bounce[i].b));
        table_cell(back, TONE_PLAIN, count_text(p, f->bounce[i].count));
    }
    if (f->nhandovers > 0) {
        page_heading(&p->page, _("Most frequent hand-overs"));
        table_print(&p->page, over, 2);
        more_rows(p, f->nhandovers);
    }
    if (f->nbounces > 0) {
        page_heading(&p->page, _("Between whom cases go back and forth"));
        table_print(&p->page, back, 2);
        more_rows(p, f->nbounces);
    }
}

/* In the register's order where there is one: there is no ranking of units. Without it, who held most, since some must be left out. */
static void say_units(const struct pager *p)
{
    static const struct column COLUMNS[] = {
        { N_("unit"), false, 2, 30 },      { N_("holdings"), true, 0, 0 },
        { N_("median days"), true, 0, 0 }, { N_("90th pct. days"), true, 0, 0 },
        { N_("work days"), true, 0, 0 },   { N_("returned"), true, 0, 0 },
        { N_("up"), true, 0, 0 },          { N_("sideways"), true, 0, 0 },
    };
    enum { WORKDAY_HOURS = 8 };
    const struct report_flow *flow = p->flow;
    bool listed = flow->tree && flow->tree->listed > 0;
    size_t n = 0, held;
    const uint32_t *unit =
        listed ? flow_units_order(p->page.a, flow->log, flow->tree) : flow_units_by_holdings(p->page.a, flow, &held);
    size_t all = listed ? flow->figures->units : held;
    struct table *t = table_new(p->page.a, COLUMNS, LEN(COLUMNS));
    for (size_t i = 0; i < all; i++) {
        const struct flow_holder *h = &flow->figures->unit[unit[i]];
        if (h->holdings == 0 || (n++ >= SHOWN && !listed))
            continue;
        table_row(t);
        table_cell(t, TONE_PLAIN, unit_text(p, unit[i]));
        table_cell(t, TONE_PLAIN, count_text(p, h->holdings));
        table_cell(t, TONE_PLAIN, number_text(p, flow_days(h->held_median2_us) / 2));
        table_cell(t, TONE_PLAIN, number_text(p, flow_days(h->held_p90_us)));
        table_cell(t, TONE_PLAIN, flow->cal ? number_text(p, flow_hours(h->work_us) / WORKDAY_HOURS) : text_of("–"));
        table_cell(t, TONE_PLAIN, count_text(p, h->way[FLOW_WAY_RETURNED]));
        table_cell(t, TONE_PLAIN, listed ? count_text(p, h->way[FLOW_WAY_UP]) : text_of("–"));
        table_cell(t, TONE_PLAIN, count_text(p, h->way[FLOW_WAY_SIDEWAYS]));
    }
    page_heading(&p->page, listed ? _("Units, in the register's order") : _("Units that held most cases"));
    table_print(&p->page, t, 2);
    if (!listed)
        more_rows(p, n);
}

/* 16.5, of a share. */
static double percent(double share) { return 100 * share; }

static struct text signal_line(const struct pager *p, const struct signal_row *r)
{
    struct text kind = r->kind ? flow_words_at(p->flow->log->kinds, r->kind) : TEXT_NONE;
    struct text unit = unit_text(p, r->unit), who = unit;
    if (!text_empty(kind))
        who = text_printf(p->page.a, "%.*s (%.*s)", TEXT_FMT(unit), TEXT_FMT(kind));
    if (r->signal == SIGNAL_HELD_LONG)
        return text_printf(p->page.a, _("%.*s: %lld cases, %.1f times as long as its peers' like cases, q = %.4f"),
                           TEXT_FMT(who), (long long)r->n, r->times, r->q);
    return text_printf(p->page.a,
                       _("%.*s: %lld of %lld (%.1f %%), expected %.1f %%, honest units %.1f to %.1f %%, q = %.4f"),
                       TEXT_FMT(who), (long long)r->count, (long long)r->n, percent(r->share), percent(r->expected),
                       percent(r->low), percent(r->high), r->q);
}

/* Those flagged; --format json has every unit. */
static void say_signals(const struct pager *p)
{
    const struct signals *all = p->flow->signals;
    page_heading(&p->page, _("Signs that work is pushed away: more than among units that got like work"));
    for (int s = 0; s < SIGNAL_COUNT; s++) {
        bool any = false;
        for (size_t i = 0; i < all->n; i++) {
            if (all->rows[i].signal != (enum signal)s || !all->rows[i].flagged)
                continue;
            if (!any)
                page_para(&p->page, 2, TONE_STRONG, text_of(_(SIGNAL_WORDS[s].title)));
            any = true;
            page_para(&p->page, 4, TONE_PLAIN, signal_line(p, &all->rows[i]));
        }
        if (all->missing[s] != SIGNAL_THERE)
            page_para(
                &p->page, 2, TONE_FAINT,
                text_printf(p->page.a, "%s: %s", _(SIGNAL_WORDS[s].title), _(SIGNAL_MISSING_WORDS[all->missing[s]])));
        else if (!any)
            page_para(&p->page, 2, TONE_FAINT,
                      text_printf(p->page.a, _("%s: nothing beyond what honest units show"), _(SIGNAL_WORDS[s].title)));
    }
}

static void say_raised(const struct pager *p)
{
    if (!p->flow->raised)
        return;
    page_heading(&p->page, _("What if it had been decided where it came from"));
    page_para(&p->page, 2, TONE_PLAIN, flow_raised(p->page.a, p->flow));
    for (const char *const *s = FLOW_RAISED_ASSUMES; *s; s++)
        page_para(&p->page, 4, TONE_FAINT, text_of(_(*s)));
}

static void say_warnings(const struct pager *p)
{
    if (p->flow->nwarnings == 0)
        return;
    page_heading(&p->page, _("To be known when reading this"));
    for (size_t i = 0; i < p->flow->nwarnings; i++) {
        const struct flow_warning *w = &p->flow->warning[i];
        struct text line = text_printf(p->page.a, "%" PRIu64 " %s", w->count, _(w->sentence));
        if (!text_empty(w->where) && !text_empty(w->value))
            line = text_printf(p->page.a, _("%.*s; the first: %.*s: '%.*s'"), TEXT_FMT(line), TEXT_FMT(w->where),
                               TEXT_FMT(w->value));
        else if (!text_empty(w->where))
            line = text_printf(p->page.a, _("%.*s; the first: %.*s"), TEXT_FMT(line), TEXT_FMT(w->where));
        page_para(&p->page, 2, TONE_PLAIN, line);
    }
}

static void say_limits(const struct pager *p)
{
    if (!p->flow->holdings->to_units)
        page_para(
            &p->page, 2, TONE_PLAIN,
            text_of(
                _("The log does not say to whom an act gives the case (--to-unit). When the next holder received it is "
                  "therefore not known: long holding, late passing on and what fell due are not judged.")));
    page_para(&p->page, 2, TONE_PLAIN, text_of(_("These are figures, not findings: nobody has yet been heard.")));
}

void flow_text(struct sbuf *out, struct arena *a, const struct report_flow *flow, const struct report_style *style)
{
    struct pager p = { page_new(out, a, style), flow };
    page_title(&p.page, flow->title);
    say_log(&p);
    say_pairs(&p);
    say_units(&p);
    say_signals(&p);
    say_raised(&p);
    say_warnings(&p);
    page_blank(&p.page);
    say_limits(&p);
}
