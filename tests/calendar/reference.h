/* reference.h -- the calendar again, plainly: day by day and minute by minute from the rows, with no table.
 *
 * It shares no code with src/calendar but the types, and is as slow as it looks. */
#ifndef CONGVU_TESTS_CALENDAR_REFERENCE_H
#define CONGVU_TESTS_CALENDAR_REFERENCE_H

#include "calendar/limit.h"

struct ref {
    const struct cal_row *rows;
    size_t n;
    struct instant known; /* rows announced later are not there yet */
};

int ref_windows(const struct ref *ref, struct day d, struct cal_window out[CAL_WINDOWS_MAX]);
bool ref_provisional(const struct ref *ref, struct day d);
int64_t ref_elapsed(const struct ref *ref, struct instant a, struct instant b);
/* The earliest instant with so much work since `from`; gives up after a year. */
bool ref_add(const struct ref *ref, struct instant from, int64_t us, struct instant *out);

/* A limit by this calendar alone, and by every announcement in `announced` (ascending). */
struct instant ref_end(const struct ref *ref, struct limit limit, struct instant start, const struct stop *stops,
                       size_t n);
struct instant ref_due(struct ref ref, const struct instant *announced, size_t nannounced, struct limit limit,
                       struct instant start, const struct stop *stops, size_t n);

#endif
