/* clerk.h -- in whose name a clerk may take work in. Private to app/.
 *
 * The right `clerk` may be bounded by a unit and what is below it. Whoever has it without bounds, and the console, takes in for
 * anybody. A document belongs to the unit that issued it; one whose issuer the register does not know belongs to nobody yet, and
 * any clerk may put it right. Opening always names a giver, so there the bound is never passed by.
 */
#ifndef CONGVU_CLERK_H
#define CONGVU_CLERK_H

#include "app/accounts.h"
#include "app/app.h"

/* The same, said: PB_NO_RIGHT. */
enum rc clerk_gives(const struct org *org, const struct congvu_who *who, unit_id giver, struct instant now, struct err *err);
/* A document of this issuer, dated t. */
bool clerk_handles(const struct org *org, const struct congvu_who *who, struct text issuer, struct instant t,
                   struct instant now);

#endif
