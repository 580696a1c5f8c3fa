/* lapse.h -- limits that run from an event: "trong vòng 10 ngày làm việc kể từ ngày nhận được văn bản này". */
#ifndef CONGVU_INTAKE_LAPSE_H
#define CONGVU_INTAKE_LAPSE_H

#include "intake/scan.h"

/* The length and the event at t; how many tokens they take, 0 where no such limit stands. */
size_t lapse_read(const struct scan *s, size_t t, size_t end, struct intake_lapse *out);

/* The same where nothing else is said, in a time field: "10 ngày", "05 ngày làm việc kể từ ngày ký". */
bool lapse_whole(const struct scan *s, size_t t, size_t end, struct intake_lapse *out);

/* n of the unit of time at t; LENGTH_NONE where none stands there. */
struct intake_lapse lapse_length(const struct scan *s, size_t t, size_t end, int n);

/* To the end of the comma clause, at most LAPSE_TOKENS_MAX further. */
enum { LAPSE_TOKENS_MAX = 60 };
size_t lapse_clause_end(const struct scan *s, size_t t, size_t end);

#endif
