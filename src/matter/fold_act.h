/* fold_act.h -- what one act does, by concept, and the moves its functions share. Private to matter/.
 *
 *      fold_act.c   opening, halts, ends; the table of all
 *      fold_pass.c  passing on: assign, forward, advise, escalate, transfer, return, recuse
 *      fold_ask.c   questions: ask, reply
 *
 * Each function assumes what act_check made sure of when the act was recorded, and stays sensible where a row recorded
 * later changed the ground under it: nothing here refuses. fold->at is the instant at which the act counts.
 */
#ifndef CONGVU_FOLD_ACT_H
#define CONGVU_FOLD_ACT_H

#include "matter/fold.h"

typedef void act_function(struct fold *, struct matter *, const struct act *);
extern act_function on_assign, on_forward, on_advise, on_escalate, on_transfer, on_return, on_recuse; /* fold_pass.c */
extern act_function on_ask, on_reply;                                                                /* fold_ask.c  */

/* The matter of that id; the root for one the family does not hold (the store keeps families whole). */
struct matter *fold_matter(const struct fold *, matter_id id);

/* --- passing on (fold_pass.c) ------------------------------------------------------------------------------------ */

/* The stretch `i` is taken up again: the same holder as then, nothing new given. */
void fold_take_up(struct fold *, struct matter *, struct instant t, const struct act *act, int i);
/* The step that the act leads to from here, -1 none; a question has none. */
int fold_next_step(const struct fold *, const struct matter *, const struct act *act);
/* Enter it: its holder, its clock, and what it finishes or ends. */
void fold_go_to_step(struct fold *, struct matter *, const struct act *act, int step);
/* Where a person holds what goes to the person by name: in the unit meant, if its agency is the person's, else in whatever
 * post serves. */
unit_id fold_unit_of(const struct org *, person_id person, unit_id meant, struct instant t);

/* --- questions (fold_ask.c) -------------------------------------------------------------------------------------- */

/* The late disagreements that the act answers by name wait no more. */
void fold_answer_late(struct fold *, const struct act *act);
/* Is silence consent by the child's due as it stands? */
bool fold_silence_consents(const struct fold *, const struct matter *child);

#endif
