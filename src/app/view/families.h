/* families.h -- the families of many matters, one after another, for views over all of them. Private to app/.
 *
 *      the views name the roots ──► of the kind, in the period? ──► read and folded, some at once ──► visited, in the register's order
 *
 * What the views tell is not read: a question about one quarter folds what was open in it. Of the past the views do not speak: then every
 * family is read. A few are folded at once, each thread with a snapshot of its own that holds the same facts; the visits come one by one.
 *
 * A family lives until the visit returns, so that a view over a million matters needs no memory for them. What who reads may not see
 * is not visited; what an excluded set protects only where its kind is asked for (MODEL 8).
 */
#ifndef CONGVU_APP_FAMILIES_H
#define CONGVU_APP_FAMILIES_H

#include "app/view/view.h"

struct families_asked {
    const struct text *kinds; /* of these kinds with their variants; n 0: every kind that protects nobody */
    size_t nkinds;
    struct text naming;       /* of one kind: only what may name the matter of this code in a field; the caller looks */
    bool obstacles;           /* of kind `obstacle`, or with a question of that form                     */
    struct instant begun_before, done_from; /* opened before the one, not done before the other          */
    bool words;               /* with what people wrote, beside the fields of its kind                   */
};
#define FAMILIES_ALL (struct families_asked){ .begun_before = INSTANT_MAX, .done_from = INSTANT_MIN }

/* `scratch` holds the family and is let go behind the visit; whatever is to be kept goes elsewhere. */
typedef enum rc family_visit(void *arg, struct arena *scratch, const struct family *f, struct err *err);

/* In the register's order. Which matters the period leaves out is the caller's to test again: of the past all are visited. */
enum rc families_visit(struct reading *r, const struct families_asked *asked, family_visit *visit, void *arg, struct err *err);

/* PB_UNKNOWN_KIND where no regulation of the kind is in force at the instant read. */
enum rc kind_known(const struct reading *r, struct text kind, struct err *err);

#endif
