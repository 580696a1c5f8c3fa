/* rule_fields.h -- a rule's fields, figures and checks: what refers to what is found, formulas are read, and what makes no sense is refused.
 */
#ifndef CONGVU_RULE_FIELDS_H
#define CONGVU_RULE_FIELDS_H

#include "base/yaml.h"
#include "rules/rule.h"

enum { RULE_FIELDS_MAX = 64, RULE_FIGURES_MAX = 64, RULE_CHECKS_MAX = 64, RULE_CHOICES_MAX = 256 };

/* Gives each step the index of the step it must come from, and of the one it lapses to, and the rule that of its limit's; -1 where none is
 * named or none bears the name. */
void rule_steps_resolve(struct rule *rule);

/* Fills per_field and the formulas of rows that are ours to change. `node` is the mapping the rule was read from, to point at; NULL where it
 * was made of two. */
enum rc rule_fields_settle(struct arena *a, struct rule *rule, const struct ynode *node, struct err *err);

#endif
