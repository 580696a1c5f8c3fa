/* charge.h -- whose time a stretch was, and who is late (MODEL 2).
 *
 * Charges tile the life of a matter up to `now` and their working times sum to the life's, to the microsecond. The first
 * that applies takes a stretch: outside; the rule (a lawful pause, or the queue after the hand-over hour); an upheld
 * obstacle; a waited-for child that is late, through to that child's own payee; the holder.
 *
 * Lateness is another question: a unit is late by what its own charge, since it was given the work (in the step where steps
 * have limits), exceeds what it was given. See docs/attribution.md for officials.
 */
#ifndef CONGVU_CHARGE_H
#define CONGVU_CHARGE_H

#include "matter/matter.h"

enum payee { PAYEE_HOLDER, PAYEE_OUTSIDE, PAYEE_PAUSE, PAYEE_QUEUE, PAYEE_OBSTACLE, PAYEE_ASKED, PAYEE_COUNT };
extern const char *const PAYEE_WORDS[PAYEE_COUNT + 1]; /* "holder", "outside", "pause", "queue", "obstacle", "asked" */

struct charge {
    struct instant from, to;
    enum payee payee;
    unit_id unit;        /* holder, asked: who; outside: the keeper; else 0                */
    struct text outside; /* outside: who was waited for                                    */
    bool pending;        /* an obstacle not ruled on yet may still take this               */
    int holding;         /* index of the holding it lies in                                */
};

/* Charges of [opened, min(now, ended)), in time, neighbours with the same payee joined. In the arena. */
const struct charge *matter_charges(struct arena *, const struct family *, const struct matter *, struct instant now,
                                    size_t *n);

struct charge_sum {
    enum payee payee;
    unit_id unit;
    struct text outside;
    struct workspan span;
};
/* The same by payee, in order of first appearance. */
const struct charge_sum *charge_sums(struct arena *, const struct world *, const struct charge *, size_t n,
                                     size_t *nsums);
/* Add sums of another matter to *sums, payee by payee. */
void charge_sums_join(struct arena *, struct charge_sum **sums, size_t *n, const struct charge_sum *more, size_t nmore);
/* Do they tile the life and sum to its working time? */
bool charges_validate(const struct family *, const struct matter *, struct instant now, const struct charge *,
                      size_t n);

struct lateness {
    unit_id unit;
    int step; /* the step it was late in, or -1: the matter                      */
    struct workspan given, least, used, late;
    struct workspan shortfall; /* least - given: the giver's                                       */
    unit_id giver;
};
/* One row for each unit (and limited step) that held, in order. late is 0 for who was not. In the arena. */
const struct lateness *matter_lateness(struct arena *, const struct family *, const struct matter *, struct instant now,
                                       size_t *n);

/* --- duties (MODEL 9) ---------------------------------------------------------------------------------- */

enum occurrence_state { OCC_MET, OCC_LATE, OCC_SILENT, OCC_OPEN /* owed, not yet due */, OCC_STATE_COUNT };
extern const char *const OCCURRENCE_WORDS[OCC_STATE_COUNT + 1]; /* "met", "late", "silent", "owed" */

struct occurrence {
    struct day cutoff;
    struct due due;
    unit_id unit; /* who held at the cut-off's 24:00 */
    person_id person;
    enum occurrence_state state;
    const struct act *report; /* NULL: none */
};
/* Every cut-off from the opening to min(now, ended), oldest first, and the one to come. In the arena. */
const struct occurrence *duty_occurrences(struct arena *, const struct family *, const struct matter *,
                                          struct instant now, size_t *n);

/* The limit by which the report of a cut-off day is due, before an hour stated for it: to the day itself where that is stated, else
 * the regulation's grace, counted from the cut-off. */
struct limit duty_limit(const struct matter *, struct day cutoff);

/* --- attribution of a result (MODEL 10) ---------------------------------------------------------------- */

enum part { PART_DECIDED, PART_ADVISED, PART_VOTED, PART_OBJECTED, PART_INSTRUCTED, PART_COUNT };
struct attribution {
    enum part part;
    person_id person;
    unit_id unit;
    bool answers; /* the outcome is attributed to this person */
    const struct act *act;
};
/* Who answers for the outcome, and who expressly does not, with the act that says so. In the arena; n 0 without decision. */
const struct attribution *matter_attribution(struct arena *, const struct family *, const struct matter *, size_t *n);

#endif
