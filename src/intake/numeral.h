/* numeral.h -- numbers as offices write them: "5", "05 (năm)", "24-48" (the longer one), "mười lăm", "three", "forty-five", "thirty (30)".
 * An English day of the month may be counted: "5th", "the fifth".
 */
#ifndef CONGVU_INTAKE_NUMERAL_H
#define CONGVU_INTAKE_NUMERAL_H

#include "intake/scan.h"

/* The number at t; how many tokens it takes, what stands in brackets behind it included. 0: none stands there. */
size_t numeral_read(const struct scan *s, size_t t, size_t end, int *value);

/* "5th", "fifth", "twenty-first" at t, and "day" behind it: 1 to 31. 0: none. */
size_t numeral_nth(const struct scan *s, size_t t, size_t end, int *value);

/* The "th" glued to the number before t: 1 or 0. */
size_t numeral_suffix(const struct scan *s, size_t t, size_t end);

#endif
