/* rule_sums.h -- the sums a regulation shows (rule->sums): of its own kind in groups, or of the matters that name one of its matters.
 * Private to rules.
 */
#ifndef CONGVU_RULE_SUMS_H
#define CONGVU_RULE_SUMS_H

#include "base/yaml.h"
#include "rules/rule.h"

enum { RULE_SUMS_MAX = 32 };

extern const struct yfield RULE_SUMS_FIELDS[];

/* What the rows of a rule of its own name is there. `node` is the mapping the rule was read from, NULL where it was made of two. */
enum rc rule_sums_check(const struct rule *rule, const struct ynode *node, struct err *err);
/* What they name of other kinds of the same file is there; of kinds in other files nothing is said here. */
enum rc rule_sums_check_others(const struct rule *rules, size_t n, const struct ynode *list, struct err *err);

#endif
