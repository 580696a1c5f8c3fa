/* variant.h -- a variant of a kind made whole: what it leaves out is the kind's of the same days.
 *
 *      dossier                  [------ v1 ------][------ v2 ------>
 *      dossier.building_permit       [---------- its one row ------>
 *      made whole                    [ v1 + row ][    v2 + row   -->
 */
#ifndef CONGVU_VARIANT_H
#define CONGVU_VARIANT_H

#include "rules/version.h"

/* The versions (as versions_settle gives them) with each variant's row replaced by the whole rules it makes, in the same order. Refused: a variant
 * of a kind that is not there, of a step it has not, with a field that its formulas do not find. */
enum rc variants_join(struct arena *a, struct version **versions, size_t *n, struct err *err);

#endif
