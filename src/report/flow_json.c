/* flow_json.c -- the answer of `congvu flow` for programs. Written straight into the buffer: lists of a log of thousands of units are long, and
 * a tree of them in memory would be ten times as long. Numbers are rounded as their definitions say, and printed the shortest way. */
#include "report/flow.h"

#include "base/i18n.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct js {
    struct sbuf *out;
    struct arena *a;
    const struct report_flow *flow;
    bool first; /* nothing stands yet in the object or list that is open */
};

/* --- values -------------------------------------------------------------------------------------------------------------------------- */

static void string(struct js *j, struct text t)
{
    sbuf_char(j->out, '"');
    size_t from = 0;
    for (size_t i = 0; i < t.n; i++) {
        unsigned char c = (unsigned char)t.p[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        sbuf_add(j->out, text_sub(t, from, i));
        from = i + 1;
        if (c < 0x20)
            sbuf_printf(j->out, "\\u%04x", c);
        else
            sbuf_printf(j->out, "\\%c", c);
    }
    sbuf_add(j->out, text_sub(t, from, t.n));
    sbuf_char(j->out, '"');
}

static void comma(struct js *j)
{
    if (!j->first)
        sbuf_str(j->out, ", ");
    j->first = false;
}

static void key(struct js *j, const char *name)
{
    comma(j);
    sbuf_printf(j->out, "\"%s\": ", name);
}

static void open(struct js *j, char bracket)
{
    sbuf_char(j->out, bracket);
    j->first = true;
}

static void close(struct js *j, char bracket)
{
    sbuf_char(j->out, bracket);
    j->first = false;
}

static void put_text(struct js *j, const char *name, struct text t)
{
    key(j, name);
    string(j, t);
}

static void put_count(struct js *j, const char *name, uint64_t n)
{
    key(j, name);
    sbuf_printf(j->out, "%" PRIu64, n);
}

static void put_null(struct js *j, const char *name)
{
    key(j, name);
    sbuf_str(j->out, "null");
}

/* Rounded to so many places, half to even on the exact binary value; then without needless zeros, but one. */
static void put_number(struct js *j, const char *name, double x, int places)
{
    char buf[64];
    int n = snprintf(buf, sizeof buf, "%.*f", places, x);
    while (n > 2 && buf[n - 1] == '0' && buf[n - 2] != '.')
        n--;
    key(j, name);
    sbuf_add(j->out, (struct text){ strcmp(buf, "-0.0") == 0 ? "0.0" : buf, strcmp(buf, "-0.0") == 0 ? 3 : (size_t)n });
}

/* ISO 8601 in UTC, microseconds where there are any. */
static void put_utc(struct js *j, const char *name, int64_t us)
{
    struct day day = instant_day((struct instant){ us - ZONE_US });
    struct civil c = day_civil(day);
    int64_t of_day = us - (day_start(day).us + ZONE_US);
    key(j, name);
    sbuf_printf(j->out, "\"%04d-%02d-%02dT%02d:%02d:%02d", c.year, c.month, c.day, (int)(of_day / US_HOUR),
                (int)(of_day / US_MINUTE % 60), (int)(of_day / US_SECOND % 60));
    if (of_day % US_SECOND)
        sbuf_printf(j->out, ".%06d", (int)(of_day % US_SECOND));
    sbuf_str(j->out, "+00:00\"");
}

static struct text unit_name(const struct js *j, uint32_t unit) { return flow_words_at(j->flow->log->units, unit); }

/* --- the objects of the definitions ------------------------------------------------------------------------------------------------------- */

static void begin_part(struct js *j, const char *name, char bracket)
{
    if (!j->first)
        sbuf_str(j->out, ",");
    sbuf_printf(j->out, "\n \"%s\": ", name);
    open(j, bracket);
}

static void begin_row(struct js *j)
{
    sbuf_str(j->out, j->first ? "\n  " : ",\n  ");
    open(j, '{');
}

static void put_log(struct js *j)
{
    const struct report_flow *flow = j->flow;
    begin_part(j, "log", '{');
    put_count(j, "cases", flow->log->cases);
    put_count(j, "acts", flow->acts->acts);
    if (flow->acts->acts > 0) {
        put_utc(j, "first", flow->acts->first_us);
        put_utc(j, "last", flow->acts->last_us);
    } else {
        put_null(j, "first");
        put_null(j, "last");
    }
    close(j, '}');
}

static void put_counts(struct js *j)
{
    const struct flow_figures *f = j->flow->figures;
    begin_part(j, "handovers", '{');
    put_count(j, "count", f->handovers);
    put_number(j, "per_case", j->flow->log->cases ? (double)f->handovers / (double)j->flow->log->cases : 0, 2);
    put_count(j, "most", f->most);
    put_count(j, "cases_without", f->never);
    close(j, '}');
    begin_part(j, "bounces", '{');
    put_count(j, "count", f->bounces);
    put_count(j, "cases", f->bounce_cases);
    close(j, '}');
    begin_part(j, "revisits", '{');
    put_count(j, "cases", f->revisit_cases);
    close(j, '}');
    begin_part(j, "person_bounces", '{');
    put_count(j, "count", j->flow->acts->person_bounces);
    put_count(j, "cases", j->flow->acts->person_bounce_cases);
    close(j, '}');
}

static void put_days(struct js *j)
{
    const struct flow_figures *f = j->flow->figures;
    begin_part(j, "days", '{');
    put_number(j, "median", flow_days(f->life_median2_us) / 2, 1);
    put_number(j, "mean", f->dated ? flow_days(f->life_us) / (double)f->dated : 0, 1);
    put_number(j, "p95", flow_days(f->life_p95_us), 1);
    put_number(j, "max", flow_days(f->life_max_us), 1);
    close(j, '}');
}

static void put_pairs(struct js *j)
{
    const struct flow_figures *f = j->flow->figures;
    begin_part(j, "bounce_pairs", '[');
    for (size_t i = 0; i < f->nbounces; i++) {
        begin_row(j);
        key(j, "units");
        open(j, '[');
        comma(j);
        string(j, unit_name(j, f->bounce[i].a));
        comma(j);
        string(j, unit_name(j, f->bounce[i].b));
        close(j, ']');
        put_count(j, "count", f->bounce[i].count);
        close(j, '}');
    }
    close(j, ']');
    begin_part(j, "handover_pairs", '[');
    for (size_t i = 0; i < f->nhandovers; i++) {
        begin_row(j);
        put_text(j, "from", unit_name(j, f->handover[i].a));
        put_text(j, "to", unit_name(j, f->handover[i].b));
        put_count(j, "count", f->handover[i].count);
        close(j, '}');
    }
    close(j, ']');
}

struct ranked_state {
    uint64_t acts;
    struct text word;
    uint32_t state;
};

static int most_acts(const void *x, const void *y)
{
    const struct ranked_state *p = x, *q = y;
    if (p->acts != q->acts)
        return p->acts < q->acts ? 1 : -1;
    return text_cmp(p->word, q->word);
}

static void put_states(struct js *j)
{
    const struct flow_words *words = j->flow->log->states;
    size_t n = 0;
    struct ranked_state *row = ARENA_ARRAY(j->a, struct ranked_state, flow_words_count(words));
    for (uint32_t s = 1; s < flow_words_count(words); s++)
        if (j->flow->acts->state[s].acts > 0)
            row[n++] = (struct ranked_state){ j->flow->acts->state[s].acts, flow_words_at(words, s), s };
    qsort(row, n, sizeof *row, most_acts);
    begin_part(j, "states", '[');
    for (size_t i = 0; i < n; i++) {
        const struct flow_state *s = &j->flow->acts->state[row[i].state];
        begin_row(j);
        put_text(j, "state", row[i].word);
        put_count(j, "acts", s->acts);
        put_count(j, "cases", s->cases);
        put_number(j, "days", flow_days(s->us), 1);
        close(j, '}');
    }
    close(j, ']');
}

static void put_units(struct js *j)
{
    size_t n;
    const uint32_t *unit = flow_units_by_holdings(j->a, j->flow, &n);
    begin_part(j, "units", '[');
    for (size_t i = 0; i < n; i++) {
        const struct flow_holder *u = &j->flow->figures->unit[unit[i]];
        begin_row(j);
        put_text(j, "unit", unit_name(j, unit[i]));
        put_count(j, "holdings", u->holdings);
        put_count(j, "cases", u->cases);
        put_number(j, "held_hours", flow_hours(u->held_us), 1);
        if (j->flow->cal)
            put_number(j, "work_hours", flow_hours(u->work_us), 1);
        put_count(j, "sent_back", u->sent_back);
        close(j, '}');
    }
    close(j, ']');
}

/* --- what is said beside them ---------------------------------------------------------------------------------------------------------------- */

static void put_holder(struct js *j, const struct flow_holder *h)
{
    const struct report_flow *flow = j->flow;
    bool tree = flow->tree && flow->tree->listed > 0, due = flow->holdings->to_units && flow->holdings->due_us;
    put_count(j, "holdings", h->holdings);
    put_count(j, "cases", h->cases);
    put_number(j, "held_hours", flow_hours(h->held_us), 1);
    put_number(j, "held_median_hours", flow_hours(h->held_median2_us) / 2, 2);
    put_number(j, "held_p90_hours", flow_hours(h->held_p90_us), 2);
    if (flow->cal) {
        put_number(j, "work_hours", flow_hours(h->work_us), 1);
        put_number(j, "work_median_hours", flow_hours(h->work_median2_us) / 2, 2);
        put_number(j, "work_p90_hours", flow_hours(h->work_p90_us), 2);
    }
    put_count(j, "returned", h->way[FLOW_WAY_RETURNED]);
    if (tree) {
        put_count(j, "passed_up", h->way[FLOW_WAY_UP]);
        put_count(j, "passed_down", h->way[FLOW_WAY_DOWN]);
    } else {
        put_null(j, "passed_up");
        put_null(j, "passed_down");
    }
    put_count(j, "passed_sideways", h->way[FLOW_WAY_SIDEWAYS]);
    if (due) {
        put_count(j, "passed_late", h->passed_late);
        put_count(j, "overdue", h->overdue);
    } else {
        put_null(j, "passed_late");
        put_null(j, "overdue");
    }
    put_count(j, "clock_stopped", h->stopped);
    put_count(j, "decided", h->decided);
    if (flow->figures->late_us > 0)
        put_number(j, "late_share", (double)h->late_us / (double)flow->figures->late_us, 4);
    else
        put_null(j, "late_share");
}

static void put_holders(struct js *j)
{
    const struct report_flow *flow = j->flow;
    const struct flow_figures *f = flow->figures;
    const uint32_t *order = flow_units_order(j->a, flow->log, flow->tree);
    begin_part(j, "unit_figures", '[');
    for (size_t i = 0; i < f->units; i++) {
        if (f->unit[order[i]].holdings == 0)
            continue;
        begin_row(j);
        put_text(j, "unit", unit_name(j, order[i]));
        put_holder(j, &f->unit[order[i]]);
        close(j, '}');
    }
    close(j, ']');
    begin_part(j, "person_figures", '[');
    for (uint32_t p = 0; p < f->persons; p++) {
        if (f->person[p].holdings == 0)
            continue;
        begin_row(j);
        put_text(j, "person", flow_person_shown(j->a, flow, p));
        put_holder(j, &f->person[p]);
        close(j, '}');
    }
    close(j, ']');
}

static void put_late(struct js *j)
{
    const struct flow_figures *f = j->flow->figures;
    begin_part(j, "late", '{');
    put_count(j, "cases_due", f->due_cases);
    put_count(j, "cases", f->late_cases);
    put_number(j, "days", flow_days(f->late_us), 1);
    close(j, '}');
    if (!f->wait)
        return;
    begin_part(j, "superiors", '[');
    const uint32_t *order = flow_units_order(j->a, j->flow->log, j->flow->tree);
    for (size_t i = 0; i < f->units; i++) {
        const struct flow_wait *w = &f->wait[order[i]];
        if (w->holdings == 0)
            continue;
        begin_row(j);
        put_text(j, "unit", unit_name(j, order[i]));
        put_count(j, "holdings", w->holdings);
        put_number(j, "held_hours", flow_hours(w->held_us), 1);
        if (j->flow->cal)
            put_number(j, "work_hours", flow_hours(w->work_us), 1);
        close(j, '}');
    }
    close(j, ']');
}

/* --- signals (signal/) ---------------------------------------------------------------------------------------------------------------------- */

static void put_signal(struct js *j, const struct signal_row *r)
{
    const struct flow_log *log = j->flow->log;
    begin_row(j);
    put_text(j, "signal", text_of(SIGNAL_WORDS[r->signal].word));
    put_text(j, "unit", unit_name(j, r->unit));
    put_text(j, "kind", r->kind ? flow_words_at(log->kinds, r->kind) : TEXT(""));
    put_count(j, "n", (uint64_t)r->n);
    put_count(j, "count", (uint64_t)r->count);
    put_number(j, "share", r->share, 4);
    if (r->signal == SIGNAL_HELD_LONG)
        put_number(j, "times", r->times, 2);
    put_number(j, "expected", r->expected, 4);
    put_number(j, "low", r->low, 4);
    put_number(j, "high", r->high, 4);
    put_number(j, "q", r->q, 8);
    key(j, "flagged");
    sbuf_str(j->out, r->flagged ? "true" : "false");
    key(j, "cases");
    open(j, '[');
    for (size_t i = 0; i < r->ncases; i++) {
        comma(j);
        string(j, flow_words_at(log->names, log->case_name[r->cases[i]]));
    }
    close(j, ']');
    put_text(j, "lower", text_of(_(SIGNAL_WORDS[r->signal].mend)));
    close(j, '}');
}

static void put_signals(struct js *j)
{
    const struct signals *all = j->flow->signals;
    begin_part(j, "signals", '[');
    for (size_t i = 0; i < all->n; i++)
        put_signal(j, &all->rows[i]);
    close(j, ']');
    begin_part(j, "not_computed", '[');
    for (int s = 0; s < SIGNAL_COUNT; s++) {
        if (all->missing[s] == SIGNAL_THERE)
            continue;
        begin_row(j);
        put_text(j, "signal", text_of(SIGNAL_WORDS[s].word));
        put_text(j, "why", text_of(_(SIGNAL_MISSING_WORDS[all->missing[s]])));
        close(j, '}');
    }
    close(j, ']');
}

static void put_raised(struct js *j)
{
    const struct raise_authority *r = j->flow->raised;
    if (!r)
        return;
    begin_part(j, "what_if", '{');
    put_text(j, "change", TEXT("raise-authority"));
    put_text(j, "kind", r->kind == FLOW_NONE ? TEXT("") : flow_words_at(j->flow->log->kinds, r->kind));
    put_text(j, "unit", unit_name(j, r->unit));
    put_count(j, "cases", r->cases);
    put_count(j, "holdings", r->holdings);
    put_number(j, "held_days", flow_working_days(j->flow, r->held_us), 2);
    put_number(j, "saved_days", flow_working_days(j->flow, r->saved_us), 2);
    put_number(j, "low", flow_working_days(j->flow, r->low_us), 2);
    put_number(j, "high", flow_working_days(j->flow, r->high_us), 2);
    key(j, "working_days");
    sbuf_str(j->out, r->elapsed ? "false" : "true");
    key(j, "assumes");
    open(j, '[');
    for (const char *const *s = FLOW_RAISED_ASSUMES; *s; s++) {
        comma(j);
        string(j, text_of(_(*s)));
    }
    close(j, ']');
    close(j, '}');
}

static void put_warnings(struct js *j)
{
    begin_part(j, "warnings", '[');
    for (size_t i = 0; i < j->flow->nwarnings; i++) {
        const struct flow_warning *w = &j->flow->warning[i];
        begin_row(j);
        put_text(j, "warning", text_of(w->word));
        put_count(j, "count", w->count);
        put_text(j, "says", text_of(_(w->sentence)));
        if (!text_empty(w->where))
            put_text(j, "where", w->where);
        if (!text_empty(w->value))
            put_text(j, "value", w->value);
        close(j, '}');
    }
    close(j, ']');
}

void flow_json(struct sbuf *out, struct arena *a, const struct report_flow *flow)
{
    struct js j = { out, a, flow, true };
    open(&j, '{');
    put_log(&j);
    put_counts(&j);
    put_days(&j);
    put_pairs(&j);
    put_states(&j);
    put_units(&j);
    put_holders(&j);
    put_late(&j);
    put_signals(&j);
    put_raised(&j);
    put_warnings(&j);
    sbuf_str(out, "\n}\n");
}
