/* check_act.h -- what an act of one kind must mean, beyond its fields, its time and its author. Private to matter/. */
#ifndef CONGVU_CHECK_ACT_H
#define CONGVU_CHECK_ACT_H

#include "matter/check.h"

struct check {
    const struct world *w;
    const struct family *f; /* NULL: an opening                    */
    const struct matter *m;
    const struct holding *h; /* at t                                */
    const struct act *act;
    const struct rule *rule;   /* that governs the matter at t        */
    int step;                  /* of h, in that rule                  */
    struct standing standing;
    struct instant t; /* when it happened                    */
};

/* Fill what follows from m and t: the holding, the rule and the step. */
void check_begin(struct check *);

enum rc check_meaning(const struct check *, struct err *err);

/* Could the act be done at all now, whatever it states? For the list of what may come next. */
bool check_possible(const struct check *);

#endif
