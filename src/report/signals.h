/* signals.h -- signals as they stand, and what became of them by rule. */
#ifndef CONGVU_REPORT_SIGNALS_H
#define CONGVU_REPORT_SIGNALS_H

#include "base/sbuf.h"
#include "matter/matter.h"
#include "report/report.h"
#include "report/shield.h"

enum signal_state { SIGNAL_OPEN, SIGNAL_CONFIRMED, SIGNAL_DISMISSED, SIGNAL_EXPIRED, SIGNAL_STATE_COUNT };
extern const char *const SIGNAL_STATE_WORDS[SIGNAL_STATE_COUNT + 1]; /* "open", "confirmed", "dismissed", "expired" */

/* One signal, from its acts alone. */
struct signal_told {
    matter_id id;
    struct text code, title;
    unit_id unit;     /* whom it names                                                */
    person_id person; /* 0: the unit                                                  */
    struct text rule, of_kind, n, count, share, expected, low, high, q; /* as recorded, "" not stated */
    struct text cases;         /* "V1, V7"                                            */
    struct text recommend, to; /* of the conclusion: kind of recommendation, its holder's code */
    struct text proposal;      /* code of the registered proposal that somebody named; ""      */
    const struct shield *shields; /* those in whose scope it lies                             */
    size_t nshields;
    struct text answer;        /* the words of the answer                              */
    struct text step;
    struct instant opened, due, ended;
    unit_id giver;
    bool answered, may_answer; /* may_answer: who reads may, now                       */
    enum signal_state state;
};

struct signal_count { /* of one rule */
    struct text rule;
    int64_t raised, answered, open, confirmed, dismissed, expired;
};

/* Text, JSON or CSV. The share dismissed is of those concluded: confirmed and dismissed. */
void report_signal_counts(struct sbuf *out, struct arena *a, const struct signal_count *rows, size_t n,
                          const struct report_style *style);
/* JSON: { "signals": [...] }, for whom they name. */
void report_signals(struct sbuf *out, struct arena *a, const struct world *world, const struct signal_told *rows, size_t n,
                    const struct report_style *style);

#endif
