/* levels.h -- at which level matters were decided: at the lowest that lawfully may, or above it.
 *
 *      lead's agency ──► ... ──► agency that decided        the line a matter went up
 *      own: no           own: yes   own: yes
 *                        ▲ the lowest lawful level          decided above it
 *
 * One decision is one `decide` of a matter (confirming a completion decides nothing). The authority matrix in force on that day
 * answers for each agency that held the matter below the deciding one. Where it says nothing of one of them, the decision is
 * counted apart and in no share.
 *
 * Owns:    nothing.
 * Threads: plain data.
 */
#ifndef CONGVU_REPORT_LEVELS_H
#define CONGVU_REPORT_LEVELS_H

#include "report/report.h"

enum level { LEVEL_LOWEST, LEVEL_ABOVE, LEVEL_NOT_OWN, LEVEL_UNKNOWN, LEVEL_COUNT };
extern const char *const LEVEL_WORDS[LEVEL_COUNT + 1]; /* "lowest", "above", "not_own", "unknown" */

struct level_row {
    int year, quarter; /* 0: the whole period                       */
    unit_id unit;      /* agency that was given the work; 0: all    */
    size_t counts[LEVEL_COUNT];
};

struct levels {
    const struct world *world;
    const struct level_row *quarters; /* in time                                    */
    size_t nquarters;
    const struct level_row *units;    /* in the register's order, the whole period  */
    size_t nunits;
    struct level_row all;
    struct day from, to;              /* DAY_MIN, DAY_MAX: open                     */
    struct text kind;                 /* "" all                                     */
    struct instant now;
    bool as_of, exercise, partial;    /* partial: only what who asks may see is counted */
    struct text province;
};
void report_levels(struct sbuf *out, struct arena *a, const struct levels *levels, const struct report_style *style);

#endif
