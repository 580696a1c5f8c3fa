#include "report/flow_html.h"

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
