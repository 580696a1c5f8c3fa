/* signals.h -- signals are matters (MODEL 11): raised from what flow shows over our own record, answered first by whom they name.
 *
 *      flow over the record ──► rows that are flagged ──► a matter of kind `signal` each, once
 *                                  in the lead of the unit, in the name of a reviewer outside its line
 *      answer ─ review ─ notice ─ appeal (share/regulations/vn/signal.yaml) ──► confirmed for good ──► a recommendation, once
 *
 * Raised once: while one of the same rule, unit and kind of work is open, and for what it showed, nothing is raised again. What came
 * since is judged for itself: at least SIGNAL_N_LEAST more holdings, with a higher share than 95 in 100 honest units show.
 *
 * Until it is confirmed for good a signal is counted nowhere but in congvu_signal_rules.
 */
#ifndef CONGVU_SIGNALS_H
#define CONGVU_SIGNALS_H

#include "app/accounts.h"

struct congvu_signal_raise {
    struct text person;        /* in whose name; "" the head of the unit that reviews            */
    struct text operator_name; /* who sits at the console, or the server                          */
    struct text at;            /* exercise only                                                   */
    unsigned threads;          /* 0: as many as the machine has                                   */
    struct report_style style;
};
struct congvu_signal_raised {
    size_t flagged, raised, known; /* known: raised before                                        */
    size_t unreviewed;             /* nobody outside the line may review: see the authority matrix */
    size_t recommended;            /* confirmed for good, and a recommendation opened             */
};
/* Whom to ask to review: the first unit of the register whose own authority is `signal-review` and that stands outside the line. */
enum rc congvu_signal_raise(struct congvu *app, const struct congvu_signal_raise *ask, struct congvu_signal_raised *did,
                            struct sbuf *out, struct err *err);
/* The same once a night, after 01:00 of the office's day. *ran: it did now. */
enum rc congvu_signal_night(struct congvu *app, bool *ran, struct err *err);
/* What became of them, by rule. */
enum rc congvu_signal_rules(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);
/* Those that name who asks, or the unit they serve in; JSON. */
enum rc congvu_signals(struct congvu *app, const struct congvu_ask *ask, struct sbuf *out, struct err *err);

#endif
