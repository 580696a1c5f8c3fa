/* rule_check.h -- what a rule means, tested after its fields were read: steps that can be entered, effects where they have one,
 * nothing said twice. Every complaint names the place in the file and what to write instead.
 */
#ifndef CONGVU_RULE_CHECK_H
#define CONGVU_RULE_CHECK_H

#include "base/yaml.h"
#include "rules/rulebook.h"

/* Ceilings of one file and one rule: a hundred times what an office writes. */
enum { RULES_MAX = 500, RULE_STEPS_MAX = 64, RULE_REASONS_MAX = 256, RULE_FORMS_MAX = 64, RULE_ACTS_MAX = 128 };

/* `node` is the mapping the rule was read from; the rule's after_step are resolved. */
enum rc rule_check(struct arena *a, const struct rule *rule, const struct ynode *node, struct err *err);

/* --- for the questions themselves --- */

/* A rule that is asked; `err` takes what is wrong with it. */
struct rule_asked {
    struct arena *a;
    const struct rule *rule;
    const struct ynode *node;
    struct err *err;
};

/* Its steps (rule_steps.c). A variant's rows say only what differs in steps of its kind: variant.c finds them. */
enum rc rule_check_steps(const struct rule_asked *);

/* The place to point at: the value under `key`, or the row where it is absent. */
const struct ynode *rule_place(const struct ynode *row, const char *key);
/* The i-th row of the list under that key, which is there. */
const struct ynode *rule_row(const struct rule_asked *, const char *list, size_t i);
enum rc rule_wrong_code(const struct rule_asked *, const struct ynode *where);

/* Who reads a register, and how long it is kept (rule_register.c). */
enum rc rule_check_register(const struct rule_asked *);

/* What a row is called: { vi, en }. */
extern const struct yfield RULE_NAMES_FIELDS[];

/* One to forty small letters without accents, digits and _. */
bool rule_is_code(struct text t);

/* As much of a foreign value as a sentence should quote: its first line, sixty bytes, cut at a letter. */
struct text rule_shown(const struct ynode *scalar);

#endif
