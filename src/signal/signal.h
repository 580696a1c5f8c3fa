/* signal.h -- where work is pushed away more than among units that got like work: stated, explained, never a verdict.
 *
 *      holdings -> what each shows (observe.h) -> members: a unit's work of one kind; expected by what it got (alike.h)
 *               -> the honest spread and each member's chance (spread.h) -> q within the family -> rows, with cases
 *
 * A row stands for every unit with at least SIGNAL_N_LEAST of what is counted, flagged or not. A family is one signal and one kind; it is
 * flagged where q <= SIGNAL_Q_MOST. Rows stand by signal, kind, and within them in the register's order: there is no ranking.
 *
 * Signals whose facts are not in the log are left out whole, and `missing` says why: without `to_unit` nobody knows when a case reached
 * its next holder; without a register nobody knows what is above and what beside.
 *
 * Owns:    nothing; rows live in the arena.
 * Fails:   never.
 * Threads: pure; `threads` of its own. The rows are the same whatever their number.
 */
#ifndef CONGVU_SIGNAL_H
#define CONGVU_SIGNAL_H

#include "calendar/calendar.h"
#include "flow/holdings.h"

/* Name, word, what is counted, over what, what would lower it. */
#define SIGNAL_LIST(X)                                                                                                 \
    X(RETURNED, "returned", N_("Returned to the giver"),                                                               \
      N_("holdings that ended by passing the case back to who gave it"), N_("holdings"),                               \
      N_("Deciding what can be decided; where something is missing, asking for all of it at once and keeping the case."))       \
    X(PASSED_UP, "passed_up", N_("Passed up"), N_("holdings passed to a superior who had not given the case"),         \
      N_("holdings"),                                                                                                  \
      N_("Deciding within the unit's own authority; where that is unclear, having it clarified once for the whole kind of work."))         \
    X(PASSED_SIDEWAYS, "passed_sideways", N_("Passed sideways"),                                                       \
      N_("holdings passed to another unit that is neither giver, superior nor subordinate"), N_("holdings"),           \
      N_("Asking the other unit for its part and keeping the case; an agreement on who is competent for what."))                 \
    X(PASSED_LATE, "passed_late", N_("Passed on at the last moment"),                                                  \
      N_("holdings passed on when more than 80% of the working time from receipt to due was gone"),                    \
      N_("holdings received before the due date and passed on"),                                                       \
      N_("Passing on within the first days what belongs to somebody else."))                                           \
    X(CLOCK_STOPPED, "clock_stopped", N_("Clock stopped"), N_("holdings in which the clock was stopped"),              \
      N_("holdings"), N_("One complete request to the applicant instead of several; no stop for what the office itself can look up."))   \
    X(OVERDUE, "overdue", N_("Overdue while held"), N_("cases whose due date passed while the unit held them"),        \
      N_("holdings with a due date"), N_("Taking up first what is due first; asking for an extension before the day, with its ground."))          \
    X(HELD_LONG, "held_long", N_("Held long"), N_("cases held longer than half of the like cases of its peers"),       \
      N_("cases"), N_("Taking cases up in the order they came; help or fewer new cases where one desk has too many."))

enum signal {
#define X(name, word, title, count, over, mend) SIGNAL_##name,
    SIGNAL_LIST(X)
#undef X
        SIGNAL_COUNT
};

struct signal_words {
    const char *word, *title, *count, *over, *mend; /* English, marked for gettext; word: as in JSON     */
};
extern const struct signal_words SIGNAL_WORDS[SIGNAL_COUNT];

enum { SIGNAL_N_LEAST = 30, SIGNAL_CASES_MAX = 10 };
#define SIGNAL_Q_MOST 0.05

enum signal_missing { SIGNAL_THERE, SIGNAL_NO_TO_UNIT, SIGNAL_NO_REGISTER, SIGNAL_NO_DUE, SIGNAL_NO_STOPS, SIGNAL_MISSING_COUNT };
extern const char *const SIGNAL_MISSING_WORDS[SIGNAL_MISSING_COUNT]; /* why it is left out; "" for THERE  */

struct signal_row {
    enum signal signal;
    uint32_t unit, kind;         /* into the log's words; kind 0 where the log has none                  */
    int64_t n, count;
    double share;                /* count / n. held_long: the mean place of its cases among like ones, 0 to 1 */
    double times;                /* held_long: its median time to that of its peers' like cases; else NaN */
    double expected, low, high;  /* of the share; low, high: where 95 % of honest units of that n lie    */
    double p; /* chance that an honest unit shows as much or more */
    double q;
    bool flagged;
    const uint32_t *cases;       /* those that weigh most, into the log's cases                          */
    size_t ncases;
};

/* For a funnel: where 95 % of honest units of that n lie, as a multiple of what is expected. */
struct signal_limit {
    double n, low, high;
};
enum { SIGNAL_LIMITS = 24 };
struct signal_family {
    enum signal signal;
    uint32_t kind;
    size_t first, n, flagged;    /* its rows; at least one                                               */
    struct signal_limit limit[SIGNAL_LIMITS]; /* by n, from the least to the most of its rows            */
};

struct signals {
    const struct signal_row *rows;
    size_t n;
    const struct signal_family *families; /* in the rows' order                                          */
    size_t nfamilies;
    enum signal_missing missing[SIGNAL_COUNT];
    bool elapsed;                /* no calendar: times are not working times                             */
};

struct signals signals_find(struct arena *a, const struct flow_log *log, const struct flow_holdings *h,
                            const struct flow_tree *tree /* NULL: none */, const struct calendar *cal /* NULL: none */,
                            unsigned threads);

#endif
