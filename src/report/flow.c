/* flow.c -- what text and JSON of `congvu flow` share. */
#include "report/flow.h"

#include "report/flow_html.h"

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

void report_flow(struct sbuf *out, const struct report_flow *flow, const struct report_style *style)
{
    struct arena *a = arena_new();
    if (flow->html)
        flow_html(out, a, flow, style);
    else if (style->format == REPORT_JSON)
        flow_json(out, a, flow);
    else
        flow_text(out, a, flow, style);
    arena_free(a);
}
