/* rule_check.h -- what a rule means, tested after its fields were read: steps that can be entered, effects where they have one,
 * nothing said twice. Every complaint names the place in the file and what to write instead.
 */
#ifndef CONGVU_RULE_CHECK_H
#define CONGVU_RULE_CHECK_H

#include "rules/rule_place.h"

/* Ceilings of one file and one rule: a hundred times what an office writes. */
enum { RULES_MAX = 500, RULE_STEPS_MAX = 64, RULE_REASONS_MAX = 256, RULE_FORMS_MAX = 64, RULE_ACTS_MAX = 128 };

/* `node` is the mapping the rule was read from; the rule's after_step are resolved. */
enum rc rule_check(struct arena *a, const struct rule *rule, const struct ynode *node, struct err *err);

/* --- questions of their own --- */

/* Its steps (rule_steps.c). A variant's rows say only what differs in steps of its kind: variant.c finds them. */
enum rc rule_check_steps(const struct rule_asked *);

/* Who reads a register, and how long it is kept (rule_register.c). */
enum rc rule_check_register(const struct rule_asked *);

#endif
