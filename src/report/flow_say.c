/* flow_say.c -- what text, JSON and page of `congvu flow` share. */
#include "report/flow.h"

#include "base/i18n.h"

#include <stdlib.h>

double flow_days(flow_sum us) { return (double)us / 1e6 / 86400; }
double flow_hours(flow_sum us) { return (double)us / 1e6 / 3600; }

struct text flow_person_shown(struct arena *a, const struct report_flow *flow, uint32_t person)
{
    return flow->name_persons ? flow_words_at(flow->log->persons, person) : text_printf(a, "P%u", person);
}

struct ranked {
    uint64_t holdings;
    uint32_t place, unit;
};

static int most_first(const void *x, const void *y)
{
    const struct ranked *p = x, *q = y;
    if (p->holdings != q->holdings)
        return p->holdings < q->holdings ? 1 : -1;
    return (p->place > q->place) - (p->place < q->place);
}

const uint32_t *flow_units_by_holdings(struct arena *a, const struct report_flow *flow, size_t *n)
{
    const struct flow_figures *f = flow->figures;
    const uint32_t *order = flow_words_order(a, flow->log->units);
    struct ranked *row = ARENA_ARRAY(a, struct ranked, f->units);
    uint32_t *out = ARENA_ARRAY(a, uint32_t, f->units);
    *n = 0;
    for (size_t i = 0; i < f->units; i++)
        if (f->unit[order[i]].holdings > 0)
            row[(*n)++] = (struct ranked){ f->unit[order[i]].holdings, (uint32_t)i, order[i] };
    qsort(row, *n, sizeof *row, most_first);
    for (size_t i = 0; i < *n; i++)
        out[i] = row[i].unit;
    return out;
}

/* --- what if ----------------------------------------------------------------------------------------------------------- */

enum { WORKDAY_HOURS = 8 };

const char *const FLOW_RAISED_ASSUMES[] = {
    N_("The cases could rightly have been decided where they came from."),
    N_("Who passed a case up would have decided it in the time in which it decides cases of the kind itself; where it "
       "decided fewer than "
       "ten, in that of the units below the one named."),
    N_("Everything else stays as it was: others' queues do not grow shorter, and nobody passes up more or less."),
    N_("Low and high: where 95 in 100 answers lie when cases and times of deciding are drawn anew."), NULL
};

double flow_working_days(const struct report_flow *flow, double us)
{
    return us / (double)US_HOUR / (flow->raised->elapsed ? 24 : WORKDAY_HOURS);
}

struct text flow_raised(struct arena *a, const struct report_flow *flow)
{
    const struct raise_authority *r = flow->raised;
    struct text unit = flow_words_at(flow->log->units, r->unit);
    struct text kind = r->kind == FLOW_NONE ? text_of(_("every kind")) : flow_words_at(flow->log->kinds, r->kind);
    if (r->cases == 0)
        return text_printf(a, _("No case (%.*s) was passed up to %.*s from below."), TEXT_FMT(kind), TEXT_FMT(unit));
    return text_printf(a,
                       r->elapsed ? _("%zu cases (%.*s) were passed up to %.*s from below and held there %.1f days. "
                                      "Decided where they came from, %.1f "
                                      "days (%.1f to %.1f) would have been saved, nights and days off included.")
                                  : _("%zu cases (%.*s) were passed up to %.*s from below and held there %.1f working "
                                      "days. Decided where they came "
                                      "from, %.1f working days (%.1f to %.1f) would have been saved."),
                       r->cases, TEXT_FMT(kind), TEXT_FMT(unit), flow_working_days(flow, r->held_us),
                       flow_working_days(flow, r->saved_us), flow_working_days(flow, r->low_us),
                       flow_working_days(flow, r->high_us));
}
