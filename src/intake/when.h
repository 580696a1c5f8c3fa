/* when.h -- deadlines: a date, a recurrence, or something that hangs on an event. */
#ifndef CONGVU_INTAKE_WHEN_H
#define CONGVU_INTAKE_WHEN_H

#include "intake/scan.h"

/* The deadline a clause states: the most specific, on a tie the first. Not: khẩn trương, kịp thời; the dates of cited
 * documents; the years in names of plans. */
struct intake_deadline when_clause(const struct scan *s, size_t t, size_t end);

/* The deadline in the value of a time field: always one. */
struct intake_deadline when_field(const struct scan *s, size_t t, size_t end);

/* How specific it is: a day, a month, a year, a recurrence ...; 0 for none. */
int when_rank(const struct intake_deadline *d);

#endif
