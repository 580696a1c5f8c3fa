/* org_build.h -- what the steps of org_build share; for org_build.c and org_build_people.c only. */
#ifndef CONGVU_ORG_BUILD_H
#define CONGVU_ORG_BUILD_H

#include "org/org_index.h"

struct build {
    struct arena *a;
    struct org *o;
    const struct org_row *const *rows; /* that stand, by kind and key */
    size_t n;
    const struct org_row *fault;
    struct err *err;
};

static inline unit_id unit_of(const struct build *b, struct text code)
{
    return org_code_find(&b->o->unit_codes, code);
}
static inline person_id person_of(const struct build *b, struct text code)
{
    return org_code_find(&b->o->person_codes, code);
}

/* After units: posts and who holds them, absences, delegations, memberships, charges. */
enum rc org_build_posts(struct build *b);
enum rc org_build_people(struct build *b);

#endif
