/* families.h -- every matter of a kind, one family after another, for views over many. Private to app/.
 *
 * A family lives until the visit returns, so that a view over a million matters needs no memory for them. What who reads may not see
 * is not visited; what an excluded set protects only where its kind is asked for (MODEL 8).
 */
#ifndef CONGVU_APP_FAMILIES_H
#define CONGVU_APP_FAMILIES_H

#include "app/view.h"

/* `scratch` holds the family; whatever is to be kept goes elsewhere. */
typedef enum rc family_visit(void *arg, struct arena *scratch, const struct family *f, struct err *err);

/* Of this kind with its variants; "" every kind. In the register's order. */
enum rc families_visit(struct reading *r, struct text kind, family_visit *visit, void *arg, struct err *err);

/* PB_UNKNOWN_KIND where no regulation of the kind is in force at the instant read. */
enum rc kind_known(const struct reading *r, struct text kind, struct err *err);

#endif
