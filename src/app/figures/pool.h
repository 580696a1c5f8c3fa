/* pool.h -- what the matters of a group stated, added up, and the regulation's figures over it. Private to app/.
 *
 *      plan[central] 100   plan[provincial] 40     of one matter   ┐
 *      plan[central] 60    disbursed[central] 30   of another      ┴► plan[central] 160, plan[provincial] 40, disbursed[central] 30
 *
 * A figure asks the pool as it would ask one matter: sum(plan) is 200, at(plan, central) is 160, the plain name of a number its sum. What
 * has no meaning over many (latest(), first(), days, steps) is unknown.
 *
 * Owns:    nothing; in the arena given.
 * Threads: one.
 */
#ifndef CONGVU_APP_POOL_H
#define CONGVU_APP_POOL_H

#include "matter/values.h"

struct pool_item {
    struct text field, key;
    double sum;
    size_t n;
};
struct pool {
    struct pool_item *items;
    size_t nitems;
};

/* Every value in force that is a number or money; of an entry or choice only those under `key`, where key is not "" and the field is stated per
 * `per`. */
void pool_add(struct arena *a, struct pool *pool, const struct values *v, int per, struct text key);
struct fvalue pool_sum(const struct pool *pool, struct text field);
struct fvalue pool_figure(const struct pool *pool, const struct rule *rule, const struct figure_rule *figure);

#endif
