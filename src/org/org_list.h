/* org_list.h -- what the register says of one unit's authority, row by row: the matrix in its versions, posts lent on and on.
 *
 *      matrix    30/QĐ: building-permit own   [2023-07-01 ------ 2025-07-01)   an earlier version
 *                45/QĐ: building-permit own   [2025-07-01 ------------------>  in force
 *      chain     post Giám đốc:  Thơ ──► Bách ──► Quyền      each lends what was lent on, or what is the lender's own
 *
 * Owns: nothing; in the arena. Fails: never. Threads: as org.h.
 */
#ifndef CONGVU_ORG_LIST_H
#define CONGVU_ORG_LIST_H

#include "org/org.h"

/* Rows of the matrix that speak of the unit, or of its class at t: of every version, by decision, the newest first. */
const struct org_row **org_authority_rows(const struct org *, struct arena *, unit_id, struct instant t, size_t *n);

/* Posts of the unit's agency lent at t, in the register's order; of a chain its links one behind the other. */
struct loan *org_unit_loans(const struct org *, struct arena *, unit_id, struct instant t, size_t *n);

#endif
