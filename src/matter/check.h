/* check.h -- may this act be recorded? Asked once, against the facts recorded by then.
 *
 * The answer is yes, or one problem with one sentence. The state table (who may do what in which state) is readable as a
 * table in check.c; the roles are computed from org at the act's instant.
 */
#ifndef CONGVU_CHECK_H
#define CONGVU_CHECK_H

#include "matter/matter.h"

enum role {
    ROLE_HOLDER = 1 << 0,   /* the person holding, or of the unit while nobody in it is assigned; by delegation too */
    ROLE_AGENCY = 1 << 1,   /* of the holder's agency                                             */
    ROLE_GIVER = 1 << 2,    /* of the unit that gave it, or its office; of a child: of the asker   */
    ROLE_SUPERIOR = 1 << 3, /* of a unit above the giver                                          */
    ROLE_ABOVE = 1 << 4,    /* of a unit above the holder                                         */
    ROLE_NAMED = 1 << 5,    /* of a unit the regulation names as extender                         */
    ROLE_ANY = 1 << 6,      /* anybody who ever acted on or held the matter, or any role above     */
};
/* Roles of a person toward a matter at t, as bits; the post, unit and delegator through which. */
struct standing {
    unsigned roles;
    post_id post;
    unit_id unit;
    person_id behalf;
    unit_id giver; /* whose work it is now: of a question, the unit that holds the matter it was asked on */
};
struct standing matter_standing(const struct family *, const struct matter *, person_id, struct instant t);

/* Bits 1 << act_kind: which acts the state allows now, and which of those this person may do. For pages and `next`. */
uint32_t matter_may(const struct family *, const struct matter *, person_id, struct instant now);

/* The act as it would be recorded at act->recorded. For ACT_OPEN the family is NULL. Fills nothing, changes nothing. */
enum rc act_check(const struct world *, const struct family *, const struct act *, struct err *err);

/* The authority test (MODEL 4) on an act that gives a superior work. */
enum authority act_authority(const struct family *, const struct matter *, const struct act *,
                             const struct org_row **row);

#endif
