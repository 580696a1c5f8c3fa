/* unit_list.h -- a list that says its noun once: "Các sở: Tài chính, Y tế", "UBND các xã Lam Khê và Cổ Tịnh". Private to app/.
 *
 * The noun goes before each item, and each must then be one unit of the register; else it is no list. An item may hold commas and "và" of
 * its own ("Văn hóa, Thể thao và Du lịch"): the longest that is a unit counts.
 */
#ifndef CONGVU_UNIT_LIST_H
#define CONGVU_UNIT_LIST_H

#include "org/org.h"

/* The units the words list at t, as they are at `now`; *n is 0 where they list none. In the arena. */
const unit_id *unit_list(const struct org *org, struct arena *a, struct text words, struct instant t, struct instant now, size_t *n);

#endif
