/* authority.h -- what one unit may decide, by which working regulation, who acts for whom, and which of its posts are to be rotated.
 *
 *      matrix           building-permit: own, since 2025-07-15, 30/QĐ-SXD       every version, those in force first said so
 *      delegations      Giám đốc: Thơ ──► Bách, until 30/9
 *      working rules    the duty to review the regulation: edition, rows, next review
 *      sensitive posts  who, since when, due to move on
 *
 * Owns: nothing. Threads: plain data.
 */
#ifndef CONGVU_REPORT_AUTHORITY_H
#define CONGVU_REPORT_AUTHORITY_H

#include "org/org_list.h"
#include "report/report.h"

struct authority_view {
    const struct world *world;
    unit_id unit;
    const struct org_row *const *matrix;
    size_t nmatrix;
    const struct loan *loans;
    size_t nloans;
    struct board rules, posts; /* lines with the columns of their kind */
    struct instant now;
    bool as_of, exercise;
    struct text province;
};
void report_authority(struct sbuf *out, struct arena *a, const struct authority_view *, const struct report_style *);

#endif
