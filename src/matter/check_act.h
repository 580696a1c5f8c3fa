/* check_act.h -- what an act of one kind must mean, beyond its fields, its time and its author. Private to matter/.
 *
 *      check_act.c   opening, questions, halts, ends; the table of all
 *      check_pass.c  passing on
 *      check_fact.c  what several of them ask
 *      check_value.c the fields and demands of its kind
 */
#ifndef CONGVU_CHECK_ACT_H
#define CONGVU_CHECK_ACT_H

#include "matter/check.h"

struct check {
    const struct world *w;
    const struct family *f; /* NULL: an opening                    */
    const struct matter *m;
    const struct holding *h; /* at t                                */
    const struct act *act;
    const struct rule *rule;   /* that governs the matter at t        */
    int step;                  /* of h, in that rule                  */
    struct standing standing;
    struct instant t; /* when it happened                    */
    bool any_reason;  /* it is asked what might be done: no reason is stated yet */
};

/* --- what acts of several kinds must make sure of (check_fact.c) -------------------------------------------------- */

struct text check_unit_name(const struct check *, unit_id u); /* for a sentence */
/* A field that only this act, in this case, must state. */
enum rc check_states(const struct check *, enum act_field_id field, struct err *err);
enum rc check_unit(const struct check *, unit_id u, struct err *err);
/* A person holds in a unit (MODEL 2): who is named serves in the agency of the unit u it goes to; where none is named, in
 * some post, whose unit it goes to. */
enum rc check_person(const struct check *, unit_id u, struct err *err);
/* The unit and person the act goes to. */
enum rc check_receiver(const struct check *, struct err *err);
enum rc check_not_itself(const struct check *, struct err *err);
enum rc check_due(const struct check *, struct instant after, struct err *err);
/* Only a length of days or months can be counted from a day: of working hours the hour would be missing, a date needs none. */
enum rc check_counted(const struct check *, struct err *err);
enum rc check_until(const struct check *, struct err *err);
/* A reason, if stated, is one of the regulation's, and not used more often than it allows. */
enum rc check_reason(const struct check *, struct err *err);
/* No question that must be waited for is open, and every late disagreement is answered by name. */
enum rc check_settled(const struct check *, struct err *err);

/* --- one function a kind: passing on (check_pass.c); the others are check_act.c's own --------------------------------- */

typedef enum rc check_function(const struct check *, struct err *err);
extern check_function check_assign, check_forward, check_advise, check_escalate, check_transfer, check_return;
/* What was given by nobody before goes back to the giver's desk: not from that desk. */
bool check_returns_to_itself(const struct check *);

/* The fields of its kind that it states, and what the regulation demands of them (check_value.c). */
check_function check_values;

enum rc check_meaning(const struct check *, struct err *err);

/* Could the act be done at all now, whatever it states? For the list of what may come next. */
bool check_possible(const struct check *);

#endif
