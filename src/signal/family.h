/* family.h -- one signal: its families (one kind of work each) judged, and each unit's work of all kinds together. Private to signal/.
 *
 *      members of kind 1 -> spread.h -> p of each ┐
 *      members of kind 2 -> spread.h -> p of each ┼─> discover.h
 *      each unit's work of all kinds -> spread.h  ┘
 *
 * Who pushes work away mostly does so in all it gets, and of one kind there may be too few cases to tell. So a unit's counts of all its
 * kinds are added up, each against what its own kind lets expect, and the sums are judged like members of one family: how far honest
 * units lie apart in such sums is estimated from the sums, so it need not be known how alike a unit's kinds are.
 */
#ifndef CONGVU_SIGNAL_FAMILY_H
#define CONGVU_SIGNAL_FAMILY_H

#include "signal/alike.h"
#include "signal/discover.h"

struct finding {
    struct arena *a;
    const struct flow_holdings *h;
    const uint32_t *place;         /* [units] in the register's order */
    size_t units;
    struct signal_row *rows;       /* p is filled in, q not yet       */
    size_t n;
    struct signal_family *families;
    size_t nfamilies;
    struct together *together;     /* of units with more kinds than one */
    size_t ntogether;
};

void family_shares(struct finding *, const struct alike *, enum signal);
void family_places(struct finding *, struct observer *);

#endif
