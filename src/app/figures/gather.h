/* gather.h -- the rows of a report, one after another, from the register to whoever writes them. Private to app/.
 *
 *      directive   its contents in their order, of each the matters it opened
 *      unit        matters its agency leads or holds, in the register's order
 *      period      matters given in it or still open when it began
 *
 * A row lives until the sink returns: what a sink wants to keep it copies (tally_row_dup), so that a report over a million matters
 * needs no memory for them.
 */
#ifndef CONGVU_APP_GATHER_H
#define CONGVU_APP_GATHER_H

#include "app/view/view.h"

struct sink {
    enum rc (*row)(void *arg, const struct tally_row *row, struct err *err);
    void *arg;
};

/* A sink that keeps every row in an arena. */
struct kept_rows {
    struct arena *a;
    struct tally_row *rows;
    size_t n, max; /* max 0: any; PB_TOO_LARGE beyond                                  */
};
enum rc keep_row(void *kept, const struct tally_row *row, struct err *err);

/* *tally gets everything but the rows: title, scope, sums, counts of the period. */
enum rc gather(struct reading *r, const struct congvu_ask *ask, struct sink sink, struct tally *tally, struct err *err);

/* --- within ---------------------------------------------------------------------------------------------------------- */

struct gathering {
    struct reading *r;
    const struct congvu_ask *ask;
    struct sink sink;
    struct tally *tally;
    struct arena *scratch; /* of one row                                             */
    struct instant at;     /* matters are read at                                    */
    struct instant from;   /* of the period; INSTANT_MIN none                        */
    const unit_id *units;
    size_t nunits;
    struct charge_sum *sums;
    size_t nsums;
};

/* The family from what was recorded by now and had happened by `at`; *f NULL: there was none. In the scratch arena. */
enum rc family_at(struct gathering *g, matter_id root, const struct family **f, struct err *err);
/* What a report says of a root matter that had begun. In the scratch arena. */
struct tally_row row_of_matter(struct gathering *g, const struct family *f, struct text code,
                               const struct content_row *content);

#endif
