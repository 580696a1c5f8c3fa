/* version.h -- the versions of each kind in order, each ended where a later announced one takes over.
 *
 *      given     [--- v1, announced 2014 -------------------->     [--- v2, announced 2025 -->
 *      settled   [--- v1 ------------------------------------][--- v2 ----------------------->
 *
 * Two that are valid on one day otherwise contradict each other. One function settles it for a file (which can name the
 * lines) and for the whole book (which knows the rows of all files).
 */
#ifndef CONGVU_VERSION_H
#define CONGVU_VERSION_H

#include "rules/rule.h"

struct version {
    struct rule rule;
    size_t kind; /* kinds counted by first appearance */
    size_t seq;  /* the place among the rules given   */
};

/* The versions of rules[0..n) in the arena, by kind, first valid day and place; *kinds gets the number of kinds. False: two
 * clash, and clash[0], clash[1] are their places in `rules`, the earlier place first. */
bool versions_settle(struct arena *a, const struct rule *const *rules, size_t n, struct version **out, size_t *kinds,
                     size_t clash[2]);

#endif
