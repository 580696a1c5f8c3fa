/* flow.h -- what `congvu flow` says of a log: text for people, JSON for programs (docs/formats/flow.md).
 *
 * Objects of the JSON come in the order of the page; `log` to `units` are those of the definitions every figure is checked against, lists whole.
 * Persons are pseudonyms (P1, P2 ... in the order of the log) unless names were asked for.
 */
#ifndef CONGVU_REPORT_FLOW_H
#define CONGVU_REPORT_FLOW_H

#include "flow/figures.h"
#include "report/report.h"
#include "signal/signal.h"
#include "signal/what_if.h"

struct flow_warning {
    const char *word, *sentence; /* the sentence untranslated; the number stands before it       */
    uint64_t count;
    struct text where, value;    /* of the first; may be empty                                   */
};

struct report_flow {
    struct text title;           /* the files that were read                                     */
    const struct flow_log *log;
    const struct flow_holdings *holdings;
    const struct flow_acts *acts;
    const struct flow_figures *figures;
    const struct flow_tree *tree;      /* NULL: without UNITS.csv                                */
    const struct calendar *cal;        /* NULL: elapsed time alone                               */
    const struct signals *signals;
    const struct raise_authority *raised; /* NULL: not asked for                                 */
    bool name_persons;
    bool html;                         /* a page that stands alone, whatever the style's format is */
    const struct flow_warning *warning;
    size_t nwarnings;
};

void report_flow(struct sbuf *out, const struct report_flow *flow, const struct report_style *style);

/* How a person is shown. In the arena. */
struct text flow_person_shown(struct arena *a, const struct report_flow *flow, uint32_t person);

/* What a decision moved down would have saved, in a sentence; what is assumed, sentence by sentence, ended by NULL. Private to report/. */
struct text flow_raised(struct arena *a, const struct report_flow *flow);
extern const char *const FLOW_RAISED_ASSUMES[];
double flow_working_days(const struct report_flow *flow, double us);

/* The parts of the answer, for whoever adds to it. Private to report/. */
void flow_json(struct sbuf *out, struct arena *a, const struct report_flow *flow);
void flow_text(struct sbuf *out, struct arena *a, const struct report_flow *flow, const struct report_style *style);

/* Units that held something, most holdings first, then by name. In the arena. */
const uint32_t *flow_units_by_holdings(struct arena *a, const struct report_flow *flow, size_t *n);
/* Days and hours of a sum of microseconds. */
double flow_days(flow_sum us);
double flow_hours(flow_sum us);

#endif
