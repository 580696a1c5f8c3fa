/* flow_pictures.c -- cases, hand-overs, times and months of a log as pictures, each with its table. */
#include "report/flow_html.h"

#include "base/i18n.h"
#include "plot/distribution.h"
#include "plot/network.h"
#include "plot/series.h"
#include "plot/timeline.h"

#include <math.h>
#include <stdlib.h>

/* --- the slowest cases ----------------------------------------------------------------------------------------------------------- */

enum { SLOWEST = 5 };

struct slow {
    int64_t life_us;
    size_t at; /* place in the holdings' cases */
};

static int longest(const void *x, const void *y)
{
    const struct slow *p = x, *q = y;
    return p->life_us != q->life_us ? (p->life_us < q->life_us ? 1 : -1) : (p->at > q->at) - (p->at < q->at);
}

/* Cases that were handed over at least once: of the others there is nothing to see. */
static size_t slowest(struct flow_page *p, struct slow out[SLOWEST])
{
    const struct flow_holdings *h = p->flow->holdings;
    size_t n = 0;
    for (size_t c = 0; c < h->cases; c++) {
        if (h->start[c + 1] < h->start[c] + 2)
            continue;
        struct slow one = { h->to_us[h->start[c + 1] - 1] - h->from_us[h->start[c]], c };
        if (n == SLOWEST && longest(&one, &out[n - 1]) >= 0)
            continue;
        out[n < SLOWEST ? n++ : n - 1] = one;
        qsort(out, n, sizeof *out, longest);
    }
    return n;
}

static struct text days_of(struct flow_page *p, int64_t us) { return html_number(p, (double)us / (double)US_DAY, 1); }

static void draw_case(struct flow_page *p, const struct slow *s)
{
    const struct flow_holdings *h = p->flow->holdings;
    struct plot_bar *bars = NULL;
    struct plot_timeline plot = {
        .due = INSTANT_MAX, .first_due = INSTANT_MAX, .now = INSTANT_MAX, .ended = INSTANT_MAX
    };
    size_t first = h->start[s->at], end = h->start[s->at + 1];
    struct text name = html_case(p, h->kase[first]), days = days_of(p, s->life_us);
    for (size_t i = first; i < end; i++) {
        char span[INSTANT_CHARS];
        struct plot_bar bar = { .lane = html_unit(p, h->unit[i]), .from = { h->from_us[i] }, .to = { h->to_us[i] } };
        if (h->person && h->person[i] != FLOW_NONE)
            bar.person = flow_person_shown(p->a, p->flow, h->person[i]);
        if (h->work_us)
            bar.span = text_dup(p->a, text_of(workspan_hm((struct workspan){ h->work_us[i] }, span)));
        ARENA_PUSH(p->a, bars, plot.nbars, bar);
    }
    if (h->due_end_us && h->due_end_us[end - 1] != FLOW_NEVER)
        plot.due = (struct instant){ h->due_end_us[end - 1] };
    plot.bars = bars;
    plot.ended = (struct instant){ h->to_us[end - 1] };
    plot.title = text_printf(p->a, _("Case %.*s"), TEXT_FMT(name));
    plot.desc = text_printf(p->a,
                            _("%.*s days from first to last act, %zu holdings. A bar is a holding; below it who held, "
                              "and the working time."),
                            TEXT_FMT(days), end - first);
    struct plot_style style = figure_begin(p, plot.title, plot.desc);
    plot_timeline(p->out, p->a, &plot, &style);
    figure_end(p);
    table_begin(p);
    plot_timeline_table(&p->tables, p->a, &plot, &style);
    table_end(p);
}

void html_cases(struct flow_page *p)
{
    struct slow slow[SLOWEST];
    size_t n = slowest(p, slow);
    if (n == 0)
        html_para(p, _("No case was handed over."));
    for (size_t i = 0; i < n; i++)
        draw_case(p, &slow[i]);
}

/* --- hand-overs ---------------------------------------------------------------------------------------------------------------------- */

enum { HEAT_UNITS = 20, NET_UNITS = 14, NET_ARROWS = 40 };

struct busy {
    uint64_t count;
    uint32_t unit, place;
};

static int busiest(const void *x, const void *y)
{
    const struct busy *p = x, *q = y;
    return p->count != q->count ? (p->count < q->count ? 1 : -1) : (p->place > q->place) - (p->place < q->place);
}

static int register_order(const void *x, const void *y)
{
    const struct busy *p = x, *q = y;
    return (p->place > q->place) - (p->place < q->place);
}

/* Those with most hand-overs, in the register's order; `all` is how many have any. In the arena. */
static const struct busy *busy_units(struct flow_page *p, size_t most, size_t *n, size_t *all)
{
    const struct flow_figures *f = p->flow->figures;
    size_t units = flow_words_count(p->flow->log->units), k = 0;
    struct busy *b = ARENA_ARRAY(p->a, struct busy, units);
    for (uint32_t u = 0; u < units; u++)
        b[u] = (struct busy){ 0, u, p->place[u] };
    for (size_t i = 0; i < f->nhandovers; i++) {
        b[f->handover[i].a].count += f->handover[i].count;
        b[f->handover[i].b].count += f->handover[i].count;
    }
    qsort(b, units, sizeof *b, busiest);
    while (k < units && b[k].count > 0)
        k++;
    *all = k;
    *n = k < most ? k : most;
    qsort(b, *n, sizeof *b, register_order);
    return b;
}

/* Index of each unit among b[0, n), or -1. In the arena. */
static const int *index_of(struct flow_page *p, const struct busy *b, size_t n)
{
    size_t units = flow_words_count(p->flow->log->units);
    int *at = ARENA_ARRAY(p->a, int, units);
    for (size_t u = 0; u < units; u++)
        at[u] = -1;
    for (size_t i = 0; i < n; i++)
        at[b[i].unit] = (int)i;
    return at;
}

static const struct plot_head *heads_of(struct flow_page *p, const struct busy *b, size_t n)
{
    struct plot_head *heads = ARENA_ARRAY(p->a, struct plot_head, n + 1);
    for (size_t i = 0; i < n; i++)
        heads[i] = (struct plot_head){ html_unit(p, b[i].unit), TEXT_NONE };
    heads[n] = (struct plot_head){ text_of(_("other units")), TEXT_NONE };
    return heads;
}

static struct text left_out(struct flow_page *p, const char *words, size_t shown, size_t all)
{
    if (all <= shown)
        return text_of(words);
    return text_printf(p->a, _("%s The %zu units with most hand-overs are shown, of %zu."), words, shown, all);
}

static void draw_heat(struct flow_page *p)
{
    const struct flow_figures *f = p->flow->figures;
    size_t n, all;
    const struct busy *b = busy_units(p, HEAT_UNITS, &n, &all);
    const int *at = index_of(p, b, n);
    size_t side = n + (all > n);
    int64_t *counts = ARENA_ARRAY(p->a, int64_t, side * side);
    for (size_t i = 0; i < f->nhandovers; i++) {
        int from = at[f->handover[i].a], to = at[f->handover[i].b];
        counts[(from < 0 ? n : (size_t)from) * side + (to < 0 ? n : (size_t)to)] += (int64_t)f->handover[i].count;
    }
    struct plot_heat plot = {
        .title = text_of(_("Hand-overs, from the row to the column")),
        .desc = left_out(p, _("Each number is how often the unit of the row passed a case to the unit of the column."),
                         n, all),
        .corner = text_of(_("From")),
        .rows = heads_of(p, b, n),
        .columns = heads_of(p, b, n),
        .nrows = side,
        .ncolumns = side,
        .counts = counts,
        .row_totals = true,
        .column_totals = true
    };
    struct plot_style style = figure_begin(p, plot.title, plot.desc);
    plot_heat(p->out, p->a, &plot, &style);
    figure_end(p);
    table_begin(p);
    plot_heat_table(&p->tables, p->a, &plot, &style);
    table_end(p);
}

static void draw_network(struct flow_page *p)
{
    const struct flow_figures *f = p->flow->figures;
    size_t n, all;
    const struct busy *b = busy_units(p, NET_UNITS, &n, &all);
    const int *at = index_of(p, b, n);
    struct plot_edge *edges = NULL;
    size_t nedges = 0;
    for (size_t i = 0; i < f->nhandovers; i++) {
        int from = at[f->handover[i].a], to = at[f->handover[i].b];
        if (from >= 0 && to >= 0 && nedges < NET_ARROWS)
            ARENA_PUSH(p->a, edges, nedges, ((struct plot_edge){ from, to, (int64_t)f->handover[i].count, TEXT_NONE }));
    }
    struct plot_network plot = { .title = text_of(_("Hand-overs as a network")),
                                 .desc = left_out(p,
                                                  _("An arrow is as wide as it is frequent; what goes and what comes "
                                                    "back are two arrows. The forty most frequent are drawn."),
                                                  n, all),
                                 .nodes = heads_of(p, b, n),
                                 .nnodes = n,
                                 .edges = edges,
                                 .nedges = nedges };
    struct plot_style style = figure_begin(p, plot.title, plot.desc);
    plot_network(p->out, p->a, &plot, &style);
    figure_end(p);
    table_begin(p);
    plot_network_table(&p->tables, p->a, &plot, &style);
    table_end(p);
}

void html_handovers(struct flow_page *p)
{
    if (p->flow->figures->nhandovers == 0) {
        html_para(p, _("No case was handed over."));
        return;
    }
    draw_heat(p);
    draw_network(p);
}

/* --- times ------------------------------------------------------------------------------------------------------------------------------ */

enum { STRIPS = 40 };

static int shorter(const void *x, const void *y)
{
    int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
    return (a > b) - (a < b);
}

/* Hours below which this part of t[0, n) lies, t in order; at least a minute, for the axis is one of multiples. */
static double part_of(const int64_t *t, size_t n, double part)
{
    double at = part * (double)(n - 1), hours;
    size_t i = (size_t)at;
    double x = (double)t[i], y = (double)t[i + 1 < n ? i + 1 : i];
    hours = (x + (y - x) * (at - (double)i)) / (double)US_HOUR;
    return hours < 1.0 / 60 ? 1.0 / 60 : hours;
}

static struct plot_strip strip_of(struct flow_page *p, uint32_t unit, int64_t *t, size_t n)
{
    struct plot_strip s = {
        .label = html_unit(p, unit), .n = (int64_t)n, .p10 = NAN, .q1 = NAN, .median = NAN, .q3 = NAN, .p90 = NAN
    };
    qsort(t, n, sizeof *t, shorter);
    if (n > 0) {
        s.p10 = part_of(t, n, .1), s.q1 = part_of(t, n, .25), s.median = part_of(t, n, .5);
        s.q3 = part_of(t, n, .75), s.p90 = part_of(t, n, .9);
    }
    return s;
}

/* Units that hold most, in the register's order. */
static struct busy *holding_units(struct flow_page *p, size_t *n, size_t *all)
{
    const struct flow_figures *f = p->flow->figures;
    struct busy *b = ARENA_ARRAY(p->a, struct busy, f->units);
    *all = 0;
    for (uint32_t u = 0; u < f->units; u++)
        if (f->unit[u].holdings > 0)
            b[(*all)++] = (struct busy){ f->unit[u].holdings, u, p->place[u] };
    qsort(b, *all, sizeof *b, busiest);
    *n = *all < STRIPS ? *all : STRIPS;
    qsort(b, *n, sizeof *b, register_order);
    return b;
}

static const struct plot_strip *strips_of(struct flow_page *p, const struct busy *b, size_t n)
{
    const struct flow_holdings *h = p->flow->holdings;
    const int *at = index_of(p, b, n);
    int64_t **times = ARENA_ARRAY(p->a, int64_t *, n);
    size_t *have = ARENA_ARRAY(p->a, size_t, n);
    struct plot_strip *strips = ARENA_ARRAY(p->a, struct plot_strip, n);
    for (size_t k = 0; k < n; k++)
        times[k] = ARENA_ARRAY(p->a, int64_t, b[k].count);
    for (size_t i = 0; i < h->n; i++) {
        int k = at[h->unit[i]];
        if (k >= 0)
            times[k][have[k]++] = h->work_us ? h->work_us[i] : h->to_us[i] - h->from_us[i];
    }
    for (size_t k = 0; k < n; k++)
        strips[k] = strip_of(p, b[k].unit, times[k], have[k]);
    return strips;
}

void html_times(struct flow_page *p)
{
    size_t n, all;
    const struct busy *b = holding_units(p, &n, &all);
    bool work = p->flow->holdings->work_us != NULL;
    const char *words = _("From the tenth to the ninetieth of a hundred holdings, a box around the middle half, a "
                          "stroke at the median. The scale grows by multiples.");
    struct plot_distribution plot = {
        .title = text_of(_("How long a holding lasts, by unit")),
        .desc = all > n ? text_printf(p->a, _("%s The %zu units with most holdings are shown, of %zu."), words, n, all)
                        : text_of(words),
        .measure = text_of(work ? _("working hours a holding") : _("hours a holding, nights and days off included")),
        .strips = strips_of(p, b, n),
        .n = n,
        .log = true,
    };
    struct plot_style style = figure_begin(p, plot.title, plot.desc);
    plot_distribution(p->out, p->a, &plot, &style);
    figure_end(p);
    table_begin(p);
    plot_distribution_table(&p->tables, p->a, &plot, &style);
    table_end(p);
}

/* --- months ----------------------------------------------------------------------------------------------------------------------------------- */

enum { MONTHS_LEAST = 4, WEEK_DAYS = 7 };

struct periods {
    struct instant *at;
    size_t n;
};

/* Months of the log; weeks from Monday where it has hardly any. */
static struct periods periods_of(struct flow_page *p)
{
    const struct flow_acts *acts = p->flow->acts;
    struct day first = instant_day((struct instant){ acts->first_us }),
               last = instant_day((struct instant){ acts->last_us });
    struct civil c = day_civil(first);
    struct periods out = { NULL, 0 };
    bool months = last.n - first.n > MONTHS_LEAST * 31;
    struct day d = months ? day_of(c.year, c.month, 1) : (struct day){ first.n - day_weekday(first) };
    while (d.n <= last.n && out.n < PLOT_POINTS_MAX) {
        ARENA_PUSH(p->a, out.at, out.n, day_start(d));
        d = months ? day_add_months(d, 1) : (struct day){ d.n + WEEK_DAYS };
    }
    return out;
}

static size_t period_at(const struct periods *t, int64_t us)
{
    size_t lo = 0, hi = t->n;
    while (hi - lo > 1) {
        size_t mid = (lo + hi) / 2;
        if (t->at[mid].us <= us)
            lo = mid;
        else
            hi = mid;
    }
    return lo;
}

void html_months(struct flow_page *p)
{
    const struct flow_holdings *h = p->flow->holdings;
    if (h->n == 0) {
        html_para(p, _("The log has no acts."));
        return;
    }
    struct periods t = periods_of(p);
    double *arrivals = ARENA_ARRAY(p->a, double, t.n), *closings = ARENA_ARRAY(p->a, double, t.n);
    for (size_t c = 0; c < h->cases; c++) {
        if (h->start[c] == h->start[c + 1])
            continue;
        arrivals[period_at(&t, h->from_us[h->start[c]])]++;
        closings[period_at(&t, h->to_us[h->start[c + 1] - 1])]++;
    }
    struct plot_line lines[] = { { text_of(_("first act")), arrivals }, { text_of(_("last act")), closings } };
    struct plot_series plot = {
        .title = text_of(_("Cases that came and cases that ended")),
        .desc = text_of(
            _("Cases by their first and by their last act. The last periods lack the last acts of cases still open.")),
        .measure = text_of(_("cases")),
        .at = t.at,
        .n = t.n,
        .lines = lines,
        .nlines = LEN(lines)
    };
    struct plot_style style = figure_begin(p, plot.title, plot.desc);
    plot_series(p->out, p->a, &plot, &style);
    figure_end(p);
    table_begin(p);
    plot_series_table(&p->tables, p->a, &plot, &style);
    table_end(p);
}
