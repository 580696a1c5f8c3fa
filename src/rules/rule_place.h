/* rule_place.h -- the places in a regulation's file that a complaint points at, and what is asked of every word there. Private to rules.
 */
#ifndef CONGVU_RULE_PLACE_H
#define CONGVU_RULE_PLACE_H

#include "base/yaml.h"
#include "rules/rule.h"

/* A rule that is asked; `err` takes what is wrong with it. */
struct rule_asked {
    struct arena *a;
    const struct rule *rule;
    const struct ynode *node;
    struct err *err;
};

/* The place to point at: the value under `key`, or the row where it is absent. */
const struct ynode *rule_place(const struct ynode *row, const char *key);
/* The i-th row of the list under that key, which is there. */
const struct ynode *rule_row(const struct rule_asked *, const char *list, size_t i);
enum rc rule_wrong_code(const struct rule_asked *, const struct ynode *where);

/* What a row is called: { vi, en }. */
extern const struct yfield RULE_NAMES_FIELDS[];

/* One to forty small letters without accents, digits and _. */
bool rule_is_code(struct text t);

/* As much of a foreign value as a sentence should quote: its first line, sixty bytes, cut at a letter. */
struct text rule_shown(const struct ynode *scalar);

#endif
