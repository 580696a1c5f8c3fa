/* english_refer.h -- "the ministry", "these bodies": words that only point back at a body named before.
 *
 *   The PM asked the Ministry of Tides to ...   The ministry | must also ...      Both bodies | are to ...
 *            the body itself  <------------------   points back <------------------ at whoever acted before
 */
#ifndef CONGVU_INTAKE_ENGLISH_REFER_H
#define CONGVU_INTAKE_ENGLISH_REFER_H

#include "intake/english.h"

/* Every name of `who` that only points back gives way to what it stands for: of those who `acted` in the task before the one of that
 * kind, else the last such body that the text names in full. One that stands for nothing stays as it is written. */
void english_refer(const struct scan *s, const struct names *acted, struct names *who);

/* Whom the opening [t, main) of a sentence is addressed to, where "them" stands for nobody else: "In a letter to the Board, ...". */
bool english_opening_names(const struct scan *s, size_t t, size_t main, struct names *out);

/* "This work must be completed by July 20": nothing but when the task before it is due. */
bool english_completes(const struct scan *s, size_t t, size_t end, struct intake_deadline *out);

#endif
