/* flow_html.h -- the answer of `congvu flow` as one page that stands alone: no script, nothing from elsewhere, printable on A4.
 *
 *      flow_html.c       the page: what it cannot know comes first, then signals, then pictures, then the tables of all of them
 *      flow_signals.c    a funnel and a table for each signal and kind
 *      flow_pictures.c   cases, hand-overs, times, months
 *
 * Each picture is a figure with a title, a sentence and a link to its table at the end of the page, which links back. Private to report/.
 */
#ifndef CONGVU_REPORT_FLOW_HTML_H
#define CONGVU_REPORT_FLOW_HTML_H

#include "plot/plot.h"
#include "report/flow.h"

struct flow_page {
    struct arena *a;
    struct sbuf *out;
    struct sbuf tables;             /* of the figures so far; they stand at the end                 */
    const struct report_flow *flow;
    const struct report_style *style;
    const uint32_t *order;          /* units in the register's order                                */
    const uint32_t *place;          /* [units] and back                                             */
    int figures;
    bool vietnamese;
};

void flow_html(struct sbuf *out, struct arena *a, const struct report_flow *flow, const struct report_style *style);

void html_signals(struct flow_page *p);
void html_cases(struct flow_page *p);
void html_handovers(struct flow_page *p);
void html_times(struct flow_page *p);
void html_months(struct flow_page *p);

/* --- what they share (flow_figure.c) --- */

/* Escaped. */
void html_text(struct sbuf *out, struct text t);
void html_element(struct sbuf *out, const char *tag, struct text words);
void html_para(struct flow_page *p, const char *sentence);
/* "<figure>" with the heading; what is drawn follows; its table is written to p->tables between table_begin and table_end. */
struct plot_style figure_begin(struct flow_page *p, struct text title, struct text desc);
void figure_end(struct flow_page *p);
void table_begin(struct flow_page *p);
void table_end(struct flow_page *p);

/* As this language writes them. In the arena. */
struct text html_number(struct flow_page *p, double x, int places);
struct text html_percent(struct flow_page *p, double share);
struct text html_count(struct flow_page *p, int64_t n);
struct text html_unit(const struct flow_page *p, uint32_t unit);
/* The kind, "" where the log has none. */
struct text html_kind(const struct flow_page *p, uint32_t kind);
struct text html_case(const struct flow_page *p, uint32_t kase);

#endif
